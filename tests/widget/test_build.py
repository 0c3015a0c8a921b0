"""What is committed under bot/widget/dist: what the source builds, small, and in agreement with the knowledge file."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from knowledge import KnowledgeStore

WIDGET = Path(__file__).parents[2] / "bot" / "widget"
MANIFEST = json.loads((WIDGET / "dist" / "manifest.json").read_text(encoding="utf-8"))
CURRENT = WIDGET / "dist" / f"v{MANIFEST['version']}"


@pytest.mark.parametrize(("name", "most"), [("chat.js", 20_000), ("amane.js", 4_000)])
def test_a_phone_on_a_slow_network_downloads_little(name: str, most: int) -> None:
    assert len(gzip.compress((CURRENT / name).read_bytes(), 9)) <= most


def test_the_tag_carries_the_hash_of_the_file() -> None:
    for name, file in MANIFEST["files"].items():
        digest = hashlib.sha384((CURRENT / name).read_bytes()).digest()
        assert file["integrity"] == "sha384-" + base64.b64encode(digest).decode()


def test_emergency_numbers_are_those_of_the_knowledge_file() -> None:
    """After an edit of knowledge/contacts.yml: `npm run build` in bot/widget."""
    wanted = [{"number": one.numero, "name": one.nom, "when": one.quand} for one in KnowledgeStore().current().contacts if one.numero]
    assert MANIFEST["contacts"] == wanted
    assert [one["number"] for one in wanted] == ["19", "177", "15", "2511"]
    for name in MANIFEST["files"]:
        built = (CURRENT / name).read_text(encoding="utf-8")
        for contact in wanted:
            assert contact["name"] in built and f'number:"{contact["number"]}"' in built


def test_no_markup_is_ever_made_from_text() -> None:
    for path in (WIDGET / "src").glob("*.ts"):
        source = path.read_text(encoding="utf-8")
        for way in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "unsafeHTML",
            "document.write",
            "eval(",
            "document.cookie",
            "localStorage",
        ):
            assert way not in source, f"{path.name}: {way}"


def test_the_lock_names_packages_and_no_registry() -> None:
    lock = json.loads((WIDGET / "package-lock.json").read_text(encoding="utf-8"))
    for name, package in lock["packages"].items():
        assert "resolved" not in package
        assert not name or package["integrity"].startswith("sha512-")
    assert list(json.loads((WIDGET / "package.json").read_text(encoding="utf-8"))["dependencies"]) == ["lit"]


def test_dist_is_what_the_source_builds(node_modules: Path) -> None:
    node = shutil.which("node")
    assert node
    typed = subprocess.run([node, "node_modules/typescript/bin/tsc", "--noEmit"], cwd=WIDGET, capture_output=True, text=True, timeout=300)
    assert typed.returncode == 0, typed.stdout
    built = subprocess.run([node, "build.mjs", "--verify"], cwd=WIDGET, capture_output=True, text=True, timeout=300)
    assert built.returncode == 0, built.stderr

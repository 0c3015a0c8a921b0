"""What is committed under bot/widget/dist: what the source builds, small, and every earlier release as partners pinned it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

WIDGET = Path(__file__).parents[3] / "bot" / "widget"
MANIFEST = json.loads((WIDGET / "dist" / "manifest.json").read_text(encoding="utf-8"))
CURRENT = WIDGET / "dist" / f"v{MANIFEST['version']}"


@pytest.mark.parametrize(("name", "most"), [("chat.js", 22_000), ("amane.js", 4_500), ("page.js", 1_000), ("partners.js", 2_500)])
def test_a_phone_on_a_slow_network_downloads_little(name: str, most: int) -> None:
    assert len(gzip.compress((CURRENT / name).read_bytes(), 9)) <= most


def test_the_tag_carries_the_hash_of_the_file() -> None:
    for name, file in MANIFEST["files"].items():
        digest = hashlib.sha384((CURRENT / name).read_bytes()).digest()
        assert file["integrity"] == "sha384-" + base64.b64encode(digest).decode()


def test_contacts_of_the_release_are_built_in_for_when_the_server_is_out_of_reach() -> None:
    """Those of the day of the release, not of today: an edit of the knowledge file reaches visitors without a new release."""
    release = json.loads((WIDGET / "src" / "contacts-of-release.json").read_text(encoding="utf-8"))
    assert re.fullmatch(r"(1er|[1-9]|[12]\d|3[01]) \w+ 20\d\d", release["day"])
    for name in ("chat.js", "amane.js"):
        built = (CURRENT / name).read_text(encoding="utf-8")
        assert release["day"] in built
        for contact in release["contacts"]:
            assert contact["name"] in built and (f'number:"{contact["number"]}"' if "number" in contact else contact["site"]) in built


def test_the_colour_is_one_everywhere() -> None:
    """Styles and scripts each need it in their own place; the icon of the pages has it too."""
    places = {
        WIDGET / "src" / "colours.ts": r'DEFAULT_COLOUR = "(#\w+)"',
        WIDGET / "src" / "chat.css": r"--accent: (#\w+);",
        WIDGET / "pages" / "pages.css": r"--link: (#\w+);",
        WIDGET.parent / "server" / "pages.py": r'fill="(#\w+)"',
    }
    colours = {re.findall(pattern, path.read_text(encoding="utf-8"))[0] for path, pattern in places.items()}
    assert len(colours) == 1, f"{colours} in {', '.join(path.name for path in places)}"


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


def test_the_source_is_typed(node_modules: Path) -> None:
    typed = subprocess.run(["node", "node_modules/typescript/bin/tsc", "--noEmit"], cwd=WIDGET, capture_output=True, text=True, timeout=300)
    assert typed.returncode == 0, typed.stdout


def build(widget: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["node", "build.mjs", *options], cwd=widget, capture_output=True, text=True, timeout=300)


def test_dist_is_what_the_source_builds(node_modules: Path) -> None:
    verified = build(WIDGET, "--verify")
    assert verified.returncode == 0, verified.stderr


# Partners carry these hashes in their pages: whatever the manifest says, they are what browsers accept.
PINNED = {
    "v1.0.0/amane.js": "sha384-MkX7cky1Xmm0GzqBmv2jg880hoHx0HVSfMrn2Mzh1kY+sXY2mCaHfa66/A3AxZbT",
    "v1.0.0/chat.js": "sha384-EIv2ZGUFz5K4vLm+AvL3oP4BdTaGISTgtkKfWI3nG2ulofFRL1Vo1m72KK3PjWhE",
    "v1.1.0/amane.js": "sha384-dREWvvDjsSdQamGQEX9g0UYBSnAgxuH8QZ0n+Ac5G9Qe1eGsW16JAOG7s5SvuPwM",
    "v1.1.0/chat.js": "sha384-lzRAskhsLebw4hevk11KnDKnC4iurnQDnkm6mlSXYjtXZ+VQPolD9axpkq0Enhb0",
    "v1.2.0/amane.js": "sha384-dREWvvDjsSdQamGQEX9g0UYBSnAgxuH8QZ0n+Ac5G9Qe1eGsW16JAOG7s5SvuPwM",
    "v1.2.0/chat.js": "sha384-yis7r1Zz3mhU9rkt75Nqil91rkLnH+YYskuonKdfVjQ7F+4tF015h6XJ75W6sN2f",
}


@pytest.mark.parametrize("name", PINNED)
def test_released_files_are_as_partners_pinned_them(name: str) -> None:
    digest = hashlib.sha384((WIDGET / "dist" / name).read_bytes()).digest()
    assert "sha384-" + base64.b64encode(digest).decode() == PINNED[name]


@pytest.fixture
def copy(node_modules: Path, tmp_path: Path) -> Path:
    """The folder of the widget, in a copy of the repository that a test may change."""
    widget = tmp_path / "bot" / "widget"
    shutil.copytree(WIDGET, widget, ignore=shutil.ignore_patterns("node_modules"))
    (widget / "node_modules").symlink_to(node_modules)
    (tmp_path / "knowledge").mkdir()
    shutil.copy(WIDGET.parents[1] / "knowledge" / "contacts.yml", tmp_path / "knowledge")
    return widget


def contents(widget: Path) -> dict[str, bytes]:
    return {path.relative_to(widget).as_posix(): path.read_bytes() for path in (widget / "dist").rglob("*") if path.is_file()}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def new_version(widget: Path, version: str) -> None:
    edit(widget / "package.json", f'"version": "{MANIFEST["version"]}"', f'"version": "{version}"')


def test_edited_contacts_change_nothing_that_is_built(copy: Path) -> None:
    before = contents(copy)
    edit(copy.parents[1] / "knowledge" / "contacts.yml", '"177"', '"1770"')
    assert build(copy, "--verify").returncode == 0
    assert build(copy).returncode == 0
    assert contents(copy) == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("chat.ts", "MOST_CHARACTERS = 500", "MOST_CHARACTERS = 501"),
        ("leaving.ts", '"amane-ouvert"', '"ouvert"'),
        ("launcher-texts.ts", "Quitter vite", "Quitter"),
        ("chat.css", "44px", "45px"),
        ("contacts-of-release.json", '"177"', '"1770"'),
    ],
)
def test_a_released_version_is_never_written_again(copy: Path, name: str, old: str, new: str) -> None:
    before = contents(copy)
    edit(copy / "src" / name, old, new)
    for options in ([], ["--verify"]):
        refused = build(copy, *options)
        assert refused.returncode == 1 and "raise the version in bot/widget/package.json" in refused.stderr
    assert contents(copy) == before
    # Nor does it help to go back to an earlier one, or to lose the record of them.
    new_version(copy, "1.0.0")
    assert build(copy).returncode == 1
    (copy / "dist" / "manifest.json").unlink()
    assert build(copy).returncode == 1
    assert contents(copy) == {name: content for name, content in before.items() if name != "dist/manifest.json"}


def test_a_new_version_stands_beside_the_earlier_ones(copy: Path) -> None:
    before = contents(copy)
    edit(copy.parents[1] / "knowledge" / "contacts.yml", '"177"', '"1770"')
    new_version(copy, "9.0.0")
    assert build(copy, "--contacts").returncode == 0
    assert build(copy, "--verify").returncode == 1, "not built yet"
    assert build(copy).returncode == 0
    assert build(copy, "--verify").returncode == 0
    after = contents(copy)
    assert {name for name in after if name not in before} == {f"dist/v9.0.0/{name}" for name in MANIFEST["files"]}
    assert all(after[name] == before[name] for name in before if name != "dist/manifest.json")
    assert b'"1770"' in after["dist/v9.0.0/amane.js"] and b'"177"' not in after["dist/v9.0.0/chat.js"]
    earlier = json.loads(after["dist/manifest.json"])["earlier"]
    assert earlier == {**MANIFEST["earlier"], MANIFEST["version"]: MANIFEST["files"]}


def test_a_draft_is_built_again_and_never_delivered(copy: Path) -> None:
    new_version(copy, "9.0.0-draft")
    assert build(copy).returncode == 0
    edit(copy / "src" / "launcher-texts.ts", "Quitter vite", "Quitter")
    assert build(copy).returncode == 0
    refused = build(copy, "--verify")
    assert refused.returncode == 1 and "draft" in refused.stderr
    edit(copy / "package.json", "9.0.0-draft", "9.0.0")
    assert build(copy).returncode == 0 and build(copy, "--verify").returncode == 0
    assert sorted(path.name for path in (copy / "dist").glob("v9*")) == ["v9.0.0"]


@pytest.mark.parametrize("spoil", ["changed", "lost", "unknown"])
def test_every_earlier_release_is_verified(copy: Path, spoil: str) -> None:
    file = copy / "dist" / "v1.0.0" / "chat.js"
    if spoil == "changed":
        file.write_bytes(file.read_bytes() + b"\n")
    elif spoil == "lost":
        file.unlink()
    else:
        shutil.copytree(file.parent, file.parent.with_name("v0.9.0"))
    refused = build(copy, "--verify")
    assert refused.returncode == 1 and ("v0.9.0" if spoil == "unknown" else "v1.0.0") in refused.stderr

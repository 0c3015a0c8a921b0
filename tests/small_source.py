"""A small copy of what the assistant is trained from, for tests of training itself: it trains in seconds."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
KEPT_EXAMPLES = 6
KEPT_CONVERSATIONS = 10


def small_source(folder: Path) -> Path:
    """Copy configuration, domain, rules, the first examples of each block and the first conversations of an author into `folder`, and return it."""
    (folder / "data" / "nlu").mkdir(parents=True)
    for name in ("config.yml", "domain.yml"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "data" / "stories", folder / "data" / "stories")
    for path in (ROOT / "data" / "nlu").glob("*.yml"):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for block in content["nlu"]:
            block["examples"] = "\n".join(block["examples"].splitlines()[:KEPT_EXAMPLES]) + "\n"
        (folder / "data" / "nlu" / path.name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    (folder / "data" / "conversations").mkdir()
    path = ROOT / "data" / "conversations" / "aines.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)[:KEPT_CONVERSATIONS]
    (folder / "data" / "conversations" / path.name).write_text("".join(lines), encoding="utf-8")
    return folder

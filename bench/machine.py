"""What a figure depends on: the machine, the date, the data it was measured with."""

from __future__ import annotations

import datetime
import hashlib
import os
import platform
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
TRAINING_FILES = "data/nlu/*.yml"
TEST_FILES = "bench/understanding/sets/*.jsonl"


def kind() -> dict[str, str | int]:
    """Return processor, cores, memory and system; nothing that names one machine."""
    names = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    kilobytes = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    return {
        "processor": names[0] if names else platform.machine(),
        "cores": os.cpu_count() or 1,
        "memory_gb": round(kilobytes / 1024**2),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def today() -> str:
    """Return the date, as ISO."""
    return datetime.date.today().isoformat()


def load_average() -> float:
    """Return the load of the last minute: how many processes wanted a core, ours included."""
    return round(os.getloadavg()[0], 2)


def fingerprint(*patterns: str) -> str:
    """Return the start of the sha256 of the files that match, names and contents."""
    digest = hashlib.sha256()
    for path in files(patterns):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def files(patterns: Iterable[str]) -> list[Path]:
    """Return the files that match any pattern, in the order of their names."""
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern))


def folder_megabytes(folder: Path) -> float:
    """Return what a folder takes on disk, in MB of 1e6 bytes; a file linked twice counts once."""
    seen: dict[tuple[int, int], int] = {}
    for path in (folder, *folder.rglob("*")):
        status = path.lstat()
        seen[status.st_dev, status.st_ino] = status.st_blocks * 512
    return round(sum(seen.values()) / 1e6, 1)


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []

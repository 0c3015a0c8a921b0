"""Show how far a long step is: a bar with the time left in a terminal, one line where the output goes to a log."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from typing import TypeVar

from tqdm import tqdm

Item = TypeVar("Item")
_MOST_COLUMNS = 90


def progress(says: str, items: Iterable[Item], total: int) -> Iterable[Item]:
    """Return `items`, showing as they are taken what is done (`says`, in French) and how much of `total` is left."""
    if not sys.stderr.isatty():
        print(f"• {says}…", flush=True)
        return items
    # A terminal that does not tell its size (a container's, a recorder's) counts as one of 80 columns; tqdm would show nothing there.
    size = shutil.get_terminal_size()
    shown = "{desc:<28} {bar} {percentage:3.0f} % ; reste {remaining}"
    return tqdm(items, f"• {says}", total, ncols=min(size.columns, _MOST_COLUMNS), nrows=size.lines, bar_format=shown)

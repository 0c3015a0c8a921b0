"""Keep each publication in git as well, where the knowledge folder is a repository of its own: who, when and what, for whoever knows git.

The checkout of the project is none: a commit there would stand in the way of its next update. The history of the desk is the folder `historique`.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from knowledge.folder import place_of
from knowledge.publication import Publication

_SECONDS = 20
# Publications have names, not addresses; git wants one.
_ADDRESS = "atelier@localhost"


class NotKeptError(RuntimeError):
    """Git did not take a publication; its text says why, in French or as git does."""


def is_one(knowledge: Path) -> bool:
    """Tell whether a knowledge folder is itself the top of a git repository."""
    return (knowledge / ".git").exists()


def keep(knowledge: Path, one: Publication) -> bool:
    """Commit the files of a publication, and nothing else, by the name of who published; False where the folder is no repository.

    Raises NotKeptError where git is missing, refuses or takes too long; the facts are published all the same.
    """
    if not is_one(knowledge):
        return False
    inside = [path for name in one.files if (path := place_of(knowledge, name)).resolve().is_relative_to(knowledge.resolve())]
    if not inside:
        return False
    did = f"Publication {one.identifier} reprend {one.takes_back}" if one.takes_back else f"Publication {one.identifier}"
    files = [str(path.relative_to(knowledge)) for path in inside]
    _git(knowledge, "add", "--all", "--", *files)
    _git(knowledge, "commit", "--quiet", "--message", f"{did} : {', '.join(files)}", "--only", "--", *files, by=one.who)
    return True


def _git(knowledge: Path, *arguments: str, by: str = "") -> None:
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (("NAME", by), ("EMAIL", _ADDRESS))} if by else {}
    # A repository named by the environment is another one.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | who | {"GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(
            ["git", "-c", "commit.gpgsign=false", "-C", str(knowledge), *arguments],
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=_SECONDS, check=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise NotKeptError("git n’est pas installé") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotKeptError("git ne répond pas") from error
    if done.returncode:
        raise NotKeptError((done.stderr or done.stdout).strip().rpartition("\n")[2] or f"git {arguments[0]} : {done.returncode}")

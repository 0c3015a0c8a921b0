"""A knowledge folder that is a git repository of its own keeps each publication there as well, and nothing else of what lies in it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from knowledge.draft import contents
from knowledge.publication import alone, changes_between, last_standing, publish, taking_back
from knowledge.repository import NotKeptError, keep
from tests.knowledge.editing import edit


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Essai", "-c", "user.email=essai@localhost")
    return subprocess.run(["git", *identity, "-C", str(folder), *arguments], capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def repository(folder: Path) -> Path:
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Au début")
    return folder


def test_each_publication_is_a_commit_by_the_name_of_who_published(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As in a hook of another repository.
    monkeypatch.setenv("GIT_DIR", "/nulle/part")
    edit(repository, "2511", "2512", "contacts.yml")
    old = contents(repository)
    new = {**old, "collectifs.yml": old["collectifs.yml"].replace(b"nombre: 11", b"nombre: 12"), "sources/autre.txt": b"Une autre page."}
    with alone(repository):
        first = publish(repository, changes_between(old, new), "Samira")
    assert keep(repository, first)
    monkeypatch.delenv("GIT_DIR")
    assert git(repository, "log", "-1", "--format=%an: %s") == "Samira: Publication 00001 : collectifs.yml, sources/autre.txt"
    assert "+        nombre: 12" in git(repository, "show", "--format=")
    # What somebody edits by hand stays theirs.
    assert git(repository, "status", "--porcelain", "--untracked-files=no").split() == ["M", "contacts.yml"]
    with alone(repository):
        last = last_standing(repository)
        assert last is not None
        back = publish(repository, taking_back(repository, last), "Nadia", last.identifier)
    assert keep(repository, back)
    assert git(repository, "log", "-1", "--format=%an: %s") == "Nadia: Publication 00002 reprend 00001 : collectifs.yml, sources/autre.txt"
    assert git(repository, "diff", "HEAD~2", "HEAD") == ""


def test_a_folder_inside_another_repository_is_none(folder: Path) -> None:
    git(folder.parent, "init", "--quiet")
    old = contents(folder)
    with alone(folder):
        one = publish(folder, changes_between(old, {**old, "sources/autre.txt": b"Une autre page."}), "Samira")
    assert not keep(folder, one)
    assert git(folder.parent, "status", "--porcelain").startswith("??")


def test_what_git_does_not_take_is_told_and_published_all_the_same(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = contents(repository)
    with alone(repository):
        one = publish(repository, changes_between(old, {**old, "sources/autre.txt": b"Une autre page."}), "Samira")
    (repository / ".git" / "index.lock").touch()
    with pytest.raises(NotKeptError):
        keep(repository, one)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotKeptError, match="git n’est pas installé"):
        keep(repository, one)
    assert (repository / "sources" / "autre.txt").exists()

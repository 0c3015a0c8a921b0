"""Every setting is read, checked and described."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings, SettingsError, variable

ROOT = Path(__file__).parents[2]


def _shown(value: Any) -> str:
    if value is None or value in ((), ""):
        return ""
    return {True: "oui", False: "non"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def test_every_setting_is_described_with_its_default() -> None:
    guide = (ROOT / "docs" / "exploitation.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(AMANE_\w+)` \| (?:`([^`]*)`)? ?\|", guide, flags=re.MULTILINE)
    assert dict(rows) == {variable(one.name): _shown(one.default) for one in fields(Settings)}
    docstring = str(Settings.__doc__)
    assert [one.name for one in fields(Settings) if not re.search(rf"\b{one.name}\b", docstring)] == []


def test_only_settings_that_exist_are_named() -> None:
    known = {variable(one.name) for one in fields(Settings)}
    for path in (*(ROOT / "docs").rglob("*.md"), *(ROOT / "deploy").iterdir()):
        assert set(re.findall(r"AMANE_[A-Z_]+[A-Z]", path.read_text(encoding="utf-8"))) <= known, path


def test_reads_every_kind() -> None:
    settings = Settings.from_environment(
        {
            "AMANE_PORT": "8080",
            "AMANE_DATA_DIR": "/srv/donnees",
            "AMANE_TOKEN_HOURS": "1.5",
            "AMANE_ALLOWED_ORIGINS": " https://a.exemple/ ,http://b.exemple:8080,",
            "AMANE_REST": "oui",
            "AMANE_SECRET": "",
            "PATH": "/bin",
        },
        host="::1",
    )
    assert (settings.port, settings.data_dir, settings.token_hours, settings.rest, settings.host) == (
        8080,
        Path("/srv/donnees"),
        1.5,
        True,
        "::1",
    )
    assert settings.allowed_origins == ("https://a.exemple", "http://b.exemple:8080")
    assert settings.database == "sqlite:////srv/donnees/conversations.sqlite3"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AMANE_PORT", "abc"),
        ("AMANE_PORT", "70000"),
        ("AMANE_REST", "peut-être"),
        ("AMANE_TOKEN_HOURS", "0"),
        ("AMANE_KEEP_DAYS", "-1"),
        ("AMANE_SECRET", "court"),
        ("AMANE_DATABASE_URL", "mysql://ailleurs"),
        ("AMANE_ALLOWED_ORIGINS", "*"),
        ("AMANE_ALLOWED_ORIGINS", "https://a.exemple/page"),
        ("AMANE_FRAME_ORIGINS", "a.exemple"),
        ("AMANE_FRAME_ORIGINS", "https://*.exemple"),
        ("AMANE_ADDRESS_LIMIT", "beaucoup"),
        ("AMANE_LOG_LEVEL", "tout"),
        ("AMANE_PROT", "5005"),
    ],
)
def test_refuses_what_it_can_not_use(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({name: value})


def test_secrets_are_not_shown() -> None:
    settings = Settings(secret="s" * 40, database_url="postgresql://u:motdepasse@h/b")
    assert "ssss" not in repr(settings)
    assert "motdepasse" not in repr(settings)


def test_rest_never_listens_to_the_world() -> None:
    with pytest.raises(SettingsError, match="AMANE_REST"):
        Settings(rest=True, host="0.0.0.0")

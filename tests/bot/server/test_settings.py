"""Every setting is read, checked and described."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from bot.server.origins import normal_origin
from bot.server.settings import Settings, SettingsError, variable

ROOT = Path(__file__).parents[3]


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
    for path in (*(ROOT / "docs").rglob("*.md"), *filter(Path.is_file, (ROOT / "deploy").rglob("*"))):
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
        ("AMANE_METRICS_NETWORKS", "0.0.0.0/0"),
        ("AMANE_METRICS_NETWORKS", "10.0.0.0/8, prometheus"),
        ("AMANE_METRICS_NETWORKS", "10.1.2.3/8"),
        ("AMANE_TOKEN_HOURS", "0"),
        ("AMANE_TOKEN_HOURS", "inf"),
        ("AMANE_TOKEN_HOURS", "nan"),
        ("AMANE_MESSAGE_SECONDS", "1e308"),
        ("AMANE_KEEP_DAYS", "inf"),
        ("AMANE_DATABASE_WAIT", "inf"),
        ("AMANE_DATABASE_URL", "postgresql://a:b@127.0.0.1:abc/x"),
        ("AMANE_DATABASE_URL", "postgresql://a:p@ss@127.0.0.1/x"),
        ("AMANE_ADDRESS_HEADER", "x real ip"),
        ("AMANE_ADDRESS_HEADER", "x-real-ip,x-forwarded-for"),
        ("AMANE_KEEP_DAYS", "-1"),
        ("AMANE_SECRET", "court"),
        ("AMANE_SECRET", " " * 40),
        ("AMANE_SECRET", "s " * 20),
        ("AMANE_SECRET", "s" * 40 + "\x00s"),
        ("AMANE_HOST", "  "),
        ("AMANE_HOST", "[]"),
        ("AMANE_MOST_CONNECTIONS", "0"),
        ("AMANE_DATABASE_URL", "mysql://ailleurs"),
        ("AMANE_ALLOWED_ORIGINS", "*"),
        ("AMANE_ALLOWED_ORIGINS", "https://a.exemple/page"),
        ("AMANE_ALLOWED_ORIGINS", "https://a.exemple//"),
        ("AMANE_ALLOWED_ORIGINS", "https://a.exemple?"),
        ("AMANE_ALLOWED_ORIGINS", "https://moi@a.exemple"),
        ("AMANE_ALLOWED_ORIGINS", "https://a.exemple:0"),
        ("AMANE_ALLOWED_ORIGINS", "https://a.exemple:70000"),
        ("AMANE_ALLOWED_ORIGINS", "https://a..exemple"),
        ("AMANE_ALLOWED_ORIGINS", "https://-a.exemple"),
        ("AMANE_ALLOWED_ORIGINS", "https://%C3%A9cole.ma"),
        ("AMANE_ALLOWED_ORIGINS", "https://[::1"),
        ("AMANE_ALLOWED_ORIGINS", "null"),
        ("AMANE_FRAME_ORIGINS", "https://a.exemple; script-src *"),
        ("AMANE_FRAME_ORIGINS", "https://'self'"),
        ("AMANE_FRAME_ORIGINS", "a.exemple"),
        ("AMANE_FRAME_ORIGINS", "https://*.exemple"),
        ("AMANE_ADDRESS_LIMIT", "beaucoup"),
        ("AMANE_LIMITS_URL", "oui"),
        ("AMANE_LIMITS_URL", "http://127.0.0.1:6379"),
        ("AMANE_LOG_LEVEL", "tout"),
        ("AMANE_PROT", "5005"),
    ],
)
def test_refuses_what_it_can_not_use(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({name: value})


def test_secrets_are_not_shown() -> None:
    settings = Settings(secret="s" * 40, database_url="postgresql://u:motdepasse@h/b", limits_url="valkey://:motdepasse@h")
    assert "ssss" not in repr(settings)
    assert "motdepasse" not in repr(settings)
    with pytest.raises(SettingsError) as told:
        Settings(limits_url="valkey://:motdepasse@h:abc")
    assert str(told.value).startswith("AMANE_LIMITS_URL doit être une adresse comme valkey://") and "motdepasse@h:abc" not in str(told.value)


def test_rest_never_listens_to_the_world() -> None:
    with pytest.raises(SettingsError, match="AMANE_REST"):
        Settings(rest=True, host="0.0.0.0")


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://www.école.ma", "https://www.xn--cole-9oa.ma"),
        ("HTTPS://WWW.ÉCOLE.MA:443/", "https://www.xn--cole-9oa.ma"),
        ("https://e\u0301cole.ma", "https://xn--cole-9oa.ma"),
        ("https://xn--cole-9oa.ma.", "https://xn--cole-9oa.ma"),
        ("http://Site.Exemple:80", "http://site.exemple"),
        ("http://site.exemple:443", "http://site.exemple:443"),
        ("https://[2001:DB8:0::1]:443", "https://[2001:db8::1]"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("https://مثال.المغرب", "https://xn--mgbh0fb.xn--mgbc0a9azcg"),
    ],
)
def test_origins_are_written_as_browsers_send_them(written: str, origin: str) -> None:
    settings = Settings.from_environment({"AMANE_ALLOWED_ORIGINS": f"https://autre.exemple, {written}", "AMANE_FRAME_ORIGINS": written})
    assert settings.allowed_origins == ("https://autre.exemple", origin)
    assert settings.frame_origins == (origin,)
    assert normal_origin(origin) == origin


@pytest.mark.parametrize(("written", "host"), [("[::1]", "::1"), (" 127.0.0.1 ", "127.0.0.1"), ("::", "::"), ("machine.exemple", "machine.exemple")])
def test_a_host_may_stand_in_brackets(written: str, host: str) -> None:
    assert Settings.from_environment({"AMANE_HOST": written}).host == host


def test_a_line_end_after_a_pasted_secret_is_none_of_it() -> None:
    assert Settings.from_environment({"AMANE_SECRET": "s" * 40 + "\n"}).secret == "s" * 40


def test_folders_are_those_of_the_project_wherever_the_command_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_environment({"AMANE_MODEL": "models/un.tar.gz", "AMANE_DATA_DIR": "/srv/donnees", "AMANE_KNOWLEDGE_DIR": "faits"})
    root = Path(__file__).parents[3]
    assert (settings.models_dir, settings.model, settings.data_dir) == (root / "models", root / "models/un.tar.gz", Path("/srv/donnees"))
    assert (settings.knowledge_dir, Settings.from_environment({}).knowledge_dir) == (root / "faits", root / "knowledge")
    assert Settings.from_environment({}).database == f"sqlite:///{root / 'donnees' / 'conversations.sqlite3'}"

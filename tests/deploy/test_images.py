"""The image holds what the assistant needs and nothing else, and the containers beside it have as few rights as they can."""

from __future__ import annotations

import importlib.resources
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.engine.training import TRAINED_FROM
from bot.server.guide import GUIDE
from bot.server.settings import Settings

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yml").read_text(encoding="utf-8"))
EXAMPLE = (ROOT / "deploy/compose/exemple.env").read_text(encoding="utf-8")


def _instructions(text: str) -> list[tuple[str, str]]:
    """The instructions of a Dockerfile in order, each with its arguments on one line."""
    lines = re.sub(r"\\\n\s*", "", "\n".join(line for line in text.splitlines() if not line.startswith("#"))).splitlines()
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines if line)]


def _stages() -> list[list[tuple[str, str]]]:
    stages: list[list[tuple[str, str]]] = []
    for word, rest in _instructions(DOCKERFILE):
        if word == "FROM":
            stages.append([])
        if stages:
            stages[-1].append((word, rest))
    return stages


def _copied() -> set[str]:
    """What the first stage takes of the project."""
    return {source for word, rest in _stages()[0] if word == "COPY" for source in rest.split()[:-1]}


def _environment() -> dict[str, str]:
    return dict(pair.split("=", 1) for word, rest in _stages()[-1] if word == "ENV" for pair in rest.split())


def _hadolint(text: str) -> str:
    program = Path(sys.executable).with_name("hadolint")
    return subprocess.run([program, "--no-color", "-"], input=text, capture_output=True, text=True, timeout=60).stdout


def test_the_usual_linter_has_nothing_to_say() -> None:
    assert _hadolint(DOCKERFILE) == ""
    assert "DL3007" in _hadolint("FROM debian:latest\n")


def test_what_is_copied_is_tracked_and_alone_leaves_this_machine() -> None:
    copied = _copied()
    assert {"bot", "actions", "knowledge", "data", "requirements.lock"} <= copied
    tracked = subprocess.run(["git", "ls-files", "-z", "--", *copied], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    assert [path for path in copied if not any(one == path or one.startswith(f"{path}/") for one in tracked)] == []
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*", "what is not named stays out: secrets, conversations, .git"
    assert {rule[1:] for rule in rules if rule.startswith("!")} == copied
    # What git leaves out below what is copied is left out of the image too, but for what is made anew there.
    kept_out = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines() if line.startswith("/knowledge/")]
    assert kept_out and set(kept_out) <= set(rules)
    assert {"**/__pycache__", "bot/widget/node_modules"} <= set(rules)


def test_what_a_model_is_made_from_and_what_pages_show_is_copied() -> None:
    needed = [*TRAINED_FROM, str(GUIDE.relative_to(ROOT)), "bot/server/phrases.yml", "bot/widget/dist/manifest.json", "NOTICE", "LICENSE"]
    copied = _copied()
    assert [path for path in needed if not any(path == one or path.startswith(f"{one}/") for one in copied)] == []


def test_both_stages_stand_on_one_base_and_only_the_first_builds() -> None:
    argument = next(rest for word, rest in _instructions(DOCKERFILE) if word == "ARG")
    assert re.fullmatch(r"BASE=debian:[a-z]+-slim", argument)
    first, last = _stages()
    assert first[0] == ("FROM", "${BASE} AS construction")
    assert last[0] == ("FROM", "${BASE}")
    run = " ".join(rest for word, rest in last if word == "RUN")
    assert re.findall(r"apt-get install -y --no-install-recommends (.*?) *&&", run) == ["python3"]
    assert not any(word == "COPY" and "--from=construction" not in rest for word, rest in last)
    assert "rm -rf .uv" in first[-1][1], "the installer is no part of the image"
    assert "-m bot train" in first[-1][1]


def test_the_image_runs_without_rights_and_says_how_it_is() -> None:
    last = dict(_stages()[-1])
    assert re.fullmatch(r"[1-9][0-9]{3,}:[1-9][0-9]{3,}", last["USER"])
    assert json.loads(last["ENTRYPOINT"]) == [".venv/bin/python", "-m", "bot"]
    assert json.loads(last["CMD"]) == ["serve"]
    settings = Settings.from_environment({name: value for name, value in _environment().items() if name.startswith("AMANE_")})
    assert settings.host == "0.0.0.0"
    check = last["HEALTHCHECK"]
    assert f"http://127.0.0.1:{settings.port}/health" in check
    compile(json.loads(check.partition("CMD ")[2])[-1], "HEALTHCHECK", "exec")
    assert last["EXPOSE"] == str(settings.port)


def _schema() -> dict[str, Any]:
    file = importlib.resources.files("check_jsonschema") / "builtin_schemas/vendor/compose-spec.json"
    return dict(json.loads(file.read_text(encoding="utf-8")))


def test_compose_is_written_as_its_specification_has_it() -> None:
    validator = jsonschema.validators.validator_for(_schema())(_schema())
    assert [error.message for error in validator.iter_errors(COMPOSE)] == []
    misspelt = {**COMPOSE, "services": {**COMPOSE["services"], "caddy": {**COMPOSE["services"]["caddy"], "read_onli": True}}}
    assert list(validator.iter_errors(misspelt)) != []


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_each_container_has_few_rights(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "caddy" else [])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "pid", "ipc", "devices"} & service.keys()
    # The assistant's own check is in its image.
    assert "healthcheck" in service or service["image"] == "amane-assistant"
    assert ("ports" in service) == (name == "caddy")


def test_only_the_proxy_reaches_the_outside() -> None:
    inside = {name for name, network in COMPOSE["networks"].items() if network.get("internal")}
    for name, service in COMPOSE["services"].items():
        outside = set(service.get("networks", [])) - inside
        assert outside == ({"dehors"} if name == "caddy" else set()), name
    assert COMPOSE["services"]["equipe"]["network_mode"] == "none"


def test_the_assistants_settings_can_be_used_and_secrets_are_given_by_the_operator() -> None:
    service = COMPOSE["services"]["assistant"]
    given = dict(line.split("=", 1) for line in EXAMPLE.splitlines() if "=" in line and not line.startswith("#"))
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "compose.yml").read_text(encoding="utf-8")))
    assert asked == {line.lstrip("#").partition("=")[0] for line in EXAMPLE.splitlines() if re.match(r"#?[A-Z_]+=", line)}
    assert (given["AMANE_SECRET"], given["POSTGRES_PASSWORD"]) == ("", "")
    filled = {**given, "AMANE_SECRET": "a" * 64, "POSTGRES_PASSWORD": "b" * 64}
    written = {name: re.sub(r"\$\{([A-Z_]+)[^}]*\}", lambda found: filled[found[1]], value) for name, value in service["environment"].items()}
    settings = Settings.from_environment({**{name: value for name, value in _environment().items() if name.startswith("AMANE_")}, **written})
    assert settings.database_url == f"postgresql://amane:{'b' * 64}@postgres/amane"
    assert settings.address_header == "x-real-ip"
    mounted = [volume.split(":") for volume in service["volumes"]]
    assert any(str(settings.data_dir).startswith(f"{one[1]}/") and len(one) == 2 for one in mounted)
    assert any(str(settings.knowledge_dir).startswith(f"{one[1]}/") and one[2:] == ["ro"] for one in mounted)


def test_caddy_of_compose_is_that_of_one_machine_but_for_where_the_assistants_are() -> None:
    alone, beside = ((ROOT / path).read_text(encoding="utf-8") for path in ("deploy/Caddyfile", "deploy/compose/Caddyfile"))
    for promise in ("request>remote_ip delete", "request>headers delete", "request>client_ip delete"):
        assert beside.count(promise) == alone.count(promise) == 2
    for rule in ("header_up X-Real-IP {remote_host}", "max_size 8KB", "respond /metrics* 404", "keepalive off", "response_header_timeout 30s"):
        assert rule in alone and rule in beside
    assert "lb_try_duration" not in beside
    caddy = shutil.which("caddy")
    if caddy is None:
        pytest.skip("no caddy on this machine (Debian: apt-get install caddy)")
    command = [caddy, "adapt", "--config", str(ROOT / "deploy/compose/Caddyfile")]
    done = subprocess.run(command, env={"SITE": "assistant.exemple.ma", "HOME": "/nonexistent"}, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert '"dynamic_upstreams":{"name":"assistant","port":"5005"' in done.stdout

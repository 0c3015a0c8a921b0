"""The examples under deploy/ start what exists, hide what must be hidden, and keep the promises of the privacy page."""

from __future__ import annotations

import configparser
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest

from bot.__main__ import NEEDS_A_PERSON
from bot.engine import model_file
from bot.engine.training import fingerprint
from bot.server.app import GRACE_SECONDS
from bot.server.phrases import phrase
from bot.server.settings import Settings
from bot.server.watchdog import CHECK_SHARE, REST_SHARE
from bot.server.web import MOST_BODY_BYTES
from knowledge import load
from tests.knowledge.editing import copy_of_the_files, edit
from tests.serving import free_port

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


def _read(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def _settings() -> Settings:
    lines = [line.partition("=") for line in _read("amane.env").splitlines() if line and not line.startswith("#")]
    return Settings.from_environment({name: value for name, _, value in lines})


def test_the_settings_can_be_used() -> None:
    settings = _settings()
    assert (settings.host, settings.port, settings.address_header) == ("127.0.0.1", 5005, "x-real-ip")
    assert str(settings.data_dir).startswith("/var/lib/amane/")


def _unit(name: str) -> dict[str, dict[str, str]]:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(_read(name))
    return {section: dict(unit[section]) for section in unit.sections()}


def test_the_service_is_hardened() -> None:
    service = _unit("amane.service")["Service"]
    assert service["ExecStart"].endswith("/.venv/bin/python -m bot serve")
    assert service["User"] == "amane"
    expected = {"NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "CapabilityBoundingSet": "", "UMask": "0077"}
    assert {name: service[name] for name in expected} == expected
    assert service["StateDirectory"] == "amane"
    # An image of the memory would hold visitors' messages.
    assert service["LimitCORE"] == "0"


def test_training_comes_before_the_service_with_the_same_rights_and_room_of_its_own() -> None:
    service, training = _unit("amane.service"), _unit("amane-entrainement.service")
    assert service["Unit"]["Wants"] == "amane-entrainement.service"
    assert "amane-entrainement.service" in service["Unit"]["After"].split()
    # Stopping a training, or failing it, must not stop the service that has its model.
    assert not {"Requires", "BindsTo", "PartOf"} & set(service["Unit"])
    assert training["Service"]["Type"] == "oneshot"
    assert training["Service"]["ExecStart"].endswith("/.venv/bin/python -m bot train --if-needed")
    own = "Type ExecStart TimeoutStartSec MemoryMax Nice OOMScoreAdjust PrivateNetwork RestrictAddressFamilies".split()
    of_serving = "TimeoutStopSec WatchdogSec Restart RestartSec RestartPreventExitStatus LimitNOFILE IPAddressDeny IPAddressAllow".split()
    shared = {name: value for name, value in training["Service"].items() if name not in own}
    assert shared == {name: value for name, value in service["Service"].items() if name not in own + of_serving}
    assert _megabytes(training["Service"]["MemoryMax"]) >= 1_100 > _megabytes(service["Service"]["MemoryMax"])


def _megabytes(text: str) -> int:
    assert text.endswith("M")
    return int(text[:-1])


def test_each_of_several_servers_is_the_one_server_on_the_port_of_its_name() -> None:
    one, several = _unit("amane.service"), _unit("amane@.service")
    assert several["Service"].pop("ExecStart") == f"{one['Service'].pop('ExecStart')} --port %i"
    lines = {name: [line for line in _read(name).splitlines() if line and not line.startswith("#")] for name in ("amane.service", "amane@.service")}
    # What one has and the other has not; each of several waits for the proxies to go elsewhere, and is stopped and started with the others.
    assert set(lines["amane@.service"]) - set(lines["amane.service"]) == {
        "Description=Assistant AMANE, port %i",
        "PartOf=amane.target",
        "Environment=AMANE_DRAIN_SECONDS=3",
        "ExecStart=/opt/amane/.venv/bin/python -m bot serve --port %i",
        "WantedBy=amane.target",
    }
    assert len(lines["amane@.service"]) == len(lines["amane.service"]) + 2
    # Time to say so, to finish, and to spare.
    assert int(several["Service"]["TimeoutStopSec"]) > 3 + 2 * GRACE_SECONDS
    assert _unit("amane.target")["Install"]["WantedBy"] == "multi-user.target"


def test_servers_are_restarted_one_after_the_other_and_no_more_once_one_stays_away(tmp_path: Path) -> None:
    called = tmp_path / "called"
    (tmp_path / "systemctl").write_text(
        f"""#!/bin/sh
echo "$*" >> {called}
[ "$1" != list-units ] || cat {tmp_path}/units
[ "$*" != "restart amane@5007.service" ]
""",
        encoding="utf-8",
    )
    asked = f'#!/bin/sh\nfor last; do :; done\necho "ask $last" >> {called}\n[ "$last" != http://127.0.0.1:5009/ready ]\n'
    (tmp_path / "curl").write_text(asked, encoding="utf-8")
    (tmp_path / "sleep").write_text("#!/bin/sh\n", encoding="utf-8")
    for name in ("systemctl", "curl", "sleep"):
        (tmp_path / name).chmod(0o755)

    def run(*ports: int) -> tuple[int, str, list[str]]:
        lines = [f"amane@{port}.service loaded active running Assistant AMANE, port {port}\n" for port in ports]
        (tmp_path / "units").write_text("".join(lines), encoding="utf-8")
        called.write_text("", encoding="utf-8")
        environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
        done = subprocess.run([DEPLOY / "relancer.sh"], env=environment, capture_output=True, text=True, timeout=60, check=False)
        return done.returncode, done.stderr, called.read_text(encoding="utf-8").splitlines()[1:]

    both = [line for port in (5005, 5006) for line in (f"restart amane@{port}.service", f"ask http://127.0.0.1:{port}/ready")]
    assert run(5005, 5006) == (0, "", both)
    code, said, done = run(5005, 5007, 5006)
    assert code == 1 and "amane@5007.service ne revient pas" in said and done == [*both[:2], "restart amane@5007.service"]
    code, said, done = run(5009, 5006)
    assert code == 1 and "amane@5009.service ne revient pas" in said and len(done) == 2
    code, said, done = run()
    assert code == 1 and "Aucun serveur" in said and done == []


def test_proxies_say_what_the_server_says_where_no_server_could_answer() -> None:
    for name in ("nginx.conf", "Caddyfile"):
        (told,) = re.findall(r"\{\"code\".*\}", _read(name))
        assert json.loads(told) == {"code": "erreur_interne", "message": phrase("erreur_interne")}, name


def test_systemd_watches_and_does_not_try_again_what_only_a_person_can_mend() -> None:
    service = _unit("amane.service")["Service"]
    assert service["Type"] == "notify"
    assert int(service["WatchdogSec"]) >= 60
    assert service["Restart"] == "always"
    assert int(service["RestartPreventExitStatus"]) == NEEDS_A_PERSON
    # A slow check that succeeds comes before systemd's patience ends.
    assert CHECK_SHARE + REST_SHARE < 1


def test_the_guide_copies_every_unit() -> None:
    guide = (ROOT / "docs" / "exploitation.md").read_text(encoding="utf-8")
    for unit in DEPLOY.glob("amane*.*"):
        if unit.suffix in (".service", ".target"):
            assert f"deploy/{unit.name}" in guide, unit.name


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_proxies_keep_the_promises(name: str) -> None:
    text = _read(name)
    settings = _settings()
    assert f"127.0.0.1:{settings.port}" in text
    assert re.search(rf"\b{settings.address_header}\b", text, flags=re.IGNORECASE)
    assert re.search(rf"{MOST_BODY_BYTES // 1024}\s?kb?\b", text, flags=re.IGNORECASE)
    assert "Strict-Transport-Security" in text


def test_no_proxy_logs_that_a_question_was_sent() -> None:
    path = "/webhooks/web/conversations/questions"
    assert re.search(rf"map \$uri \$amane_note {{\s+default 1;\s+{path} 0;\s+}}", _read("nginx.conf"))
    for name in ("Caddyfile", "compose/Caddyfile"):
        assert re.search(rf"^\tskip_log {path}$", _read(name), re.MULTILINE), name


def test_nginx_logs_no_address() -> None:
    text = _read("nginx.conf")
    assert "remote_addr" not in re.findall(r"log_format .*;", text)[0]
    logs = re.findall(r"^ *access_log (.*);$", text, re.MULTILINE)
    assert logs and all(re.fullmatch(r"off|\S+ sans_adresse if=\$amane_note", one) for one in logs)


def test_commands_of_the_guide_exist() -> None:
    guide = (ROOT / "docs" / "exploitation.md").read_text(encoding="utf-8")
    main = "".join((ROOT / "bot" / name).read_text(encoding="utf-8") for name in ("__main__.py", "questions.py", "tally/command.py"))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in set(re.findall(r"python -m bot (\w+)", guide)):
        assert f'add("{command}"' in main, command
    for target in set(re.findall(r"\bmake (\w+)", guide)):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target
    for path in set(re.findall(r"\bdeploy/[\w@-]+\.\w+", guide)):
        assert (ROOT / path).is_file(), path


def test_facts_move_out_of_the_project_and_back_as_the_guide_says(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "exploitation.md").read_text(encoding="utf-8")
    section = guide.partition("\n## Les connaissances hors du projet\n")[2].partition("\n## ")[0]
    away, _, back = re.findall(r"```sh\n(.*?)```", section, flags=re.DOTALL)
    upstream, project, facts, settings = (tmp_path / name for name in ("amane.git", "opt/amane", "srv/amane/connaissances", "etc/amane.env"))
    copy_of_the_files(upstream / "knowledge")
    shutil.copy(ROOT / "knowledge" / "collectifs.schema.json", upstream / "knowledge")
    for path in (tmp_path / "bin", settings.parent):
        path.mkdir()
    for name in ("systemctl", "journalctl"):
        (tmp_path / "bin" / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    settings.write_text("AMANE_PORT=5005\n", encoding="utf-8")

    def run(commands: str, folder: Path = tmp_path) -> str:
        for place in ("/opt/amane", "/srv/amane", "/etc/amane.env"):
            commands = re.sub(rf"(?<![\w/]){place}", f"{tmp_path}{place}", commands)
        environment = {**os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}
        done = subprocess.run(["sh", "-ec", commands], cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    commit = "git add -A; git -c user.name=essai -c user.email=essai@exemple.ma commit -qm essai"
    run(f"git init -qb main; {commit}", upstream)
    run(f"git clone -q {upstream} {project}")
    edit(project / "knowledge", 'numero: "19"', 'numero: "190"', "contacts.yml")
    run(away)
    assert settings.read_text(encoding="utf-8") == f"AMANE_PORT=5005\nAMANE_KNOWLEDGE_DIR={facts}\n"
    assert 'numero: "190"' in (facts / "contacts.yml").read_text(encoding="utf-8") and (facts / "collectifs.schema.json").is_file()
    assert load(facts).contacts[2].numero == "190"
    # What used to collide: the project changes the line that staff changed.
    edit(upstream / "knowledge", 'numero: "19"', 'numero: "191"', "contacts.yml")
    run(commit, upstream)
    run("git pull -q --ff-only", project)
    assert load(facts).contacts[2].numero == "190" and load(project / "knowledge").contacts[2].numero == "191"
    run(back)
    assert settings.read_text(encoding="utf-8") == "AMANE_PORT=5005\n" and load(project / "knowledge").contacts[2].numero == "190"


def test_training_that_is_not_needed_is_quick_and_keeps_the_model_in_use(tmp_path: Path) -> None:
    in_use, newer = tmp_path / f"amane-{fingerprint()}-1.tar.gz", tmp_path / "amane-0123456789ab-2.tar.gz"
    for age, model in ((2_000, in_use), (1_000, newer)):
        with tarfile.open(model, "w:gz"):
            pass
        model_file.seal(model)
        os.utime(model, (time.time() - age, time.time() - age))
    command = [sys.executable, *_unit("amane-entrainement.service")["Service"]["ExecStart"].split()[1:]]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AMANE_")} | {"AMANE_MODELS_DIR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert in_use.name in done.stdout
    assert in_use.stat().st_mtime > newer.stat().st_mtime
    # A model chosen by hand is served whatever the data: nothing is trained for it.
    in_use.unlink()
    done = subprocess.run(command, cwd=ROOT, env=environment | {"AMANE_MODEL": str(newer)}, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0 and newer.name in done.stdout


def test_without_a_model_serving_says_what_to_do_and_does_not_train(tmp_path: Path) -> None:
    settings = {"AMANE_MODELS_DIR": str(tmp_path / "models"), "AMANE_DATA_DIR": str(tmp_path / "donnees"), "AMANE_PORT": str(free_port())}
    command = [sys.executable, *_unit("amane.service")["Service"]["ExecStart"].split()[1:]]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AMANE_")} | settings
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == NEEDS_A_PERSON
    assert "Aucun modèle" in done.stderr and "python -m bot train" in done.stderr
    assert not (tmp_path / "models").exists()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")
def test_systemd_reads_the_units(tmp_path: Path) -> None:
    for unit in (*DEPLOY.glob("*.service"), *DEPLOY.glob("*.target")):
        # The programs named need not be on the machine that tests.
        text = re.sub(r"^(ExecStart=)\S+", r"\1/bin/true", _read(unit.name), flags=re.MULTILINE)
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    paths = [str(path) for path in tmp_path.iterdir()]
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *paths], capture_output=True, text=True, check=False, timeout=60)
    # Only the project's own lines: the machine may have troubles of its own.
    assert not [line for line in done.stderr.splitlines() if "amane" in line], done.stderr

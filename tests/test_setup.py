"""The set-up: on a machine where something is missing it says what, in French first; what was interrupted is made anew; a folder may be moved."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# What a minimal system has, and nothing of Python.
PROGRAMS = ("sh cat cksum dirname find grep sed awk df id head tail rm mkdir readlink sleep chmod ln cp env apt-get touch").split()
PYTHON = Path(sys.executable).resolve()
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
# Stands in for uv where a test is about what the set-up makes of it: it notes how it is called, and makes an environment without packages.
UV = f"""#!/bin/sh
echo "$* cache=${{UV_CACHE_DIR:-}} index=${{UV_DEFAULT_INDEX:-}} pythons=${{UV_PYTHON_INSTALL_DIR:-}}" >> "$CALLS"
case "$*" in
    "venv --help") echo --relocatable ;;
    venv*)
        rm -rf .venv
        mkdir -p .venv/bin .venv/lib/python{VERSION}/site-packages
        ln -s {PYTHON} .venv/bin/python
        printf 'home = {PYTHON.parent}\nrelocatable = true\n' > .venv/pyvenv.cfg ;;
    "python install"*) echo "${{FAIL:-}}" >&2; exit 1 ;;
    "pip sync"*) if [ -n "${{FAIL:-}}" ]; then echo "$FAIL" >&2; exit 2; fi; sleep "${{SLOW:-0}}" ;;
esac
"""
# Stands in for a Python that lacks something: answers what stands in the cases, and is the Python of this test for the rest.
LACKING = """#!/bin/sh
case "$*" in
    *realpath*) echo "{version} $0"; exit ;;
    {cases}
esac
exec {python} "$@"
"""


class Machine:
    """A folder of programs, and a clone on which the set-up runs with these alone."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "programs"
        self.clone = folder / "l'assistant é"
        self.home = folder / "home"
        for made in (self.programs, self.clone / "bot" / "engine", self.home):
            made.mkdir(parents=True)
        for name in PROGRAMS:
            found = shutil.which(name)
            if found:
                (self.programs / name).symlink_to(found)
        for name in ("setup.sh", "requirements.lock", "requirements-dev.lock", "bot/engine/absent_packages.py"):
            shutil.copy(ROOT / name, self.clone / name)
        # The Python of the machine that runs this test is out of reach.
        script = self.clone / "setup.sh"
        script.write_text(script.read_text(encoding="utf-8").replace("/usr/bin/python3", "/nowhere/python3"), encoding="utf-8")
        self._calls = folder / "calls"

    def program(self, name: str, text: str) -> None:
        """Put a script on the path."""
        path = self.programs / name
        # What stands there may be a link to the system's own program: as root, writing through it would destroy that one.
        path.unlink(missing_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def with_python(self) -> Machine:
        """Give it the Python that runs this test, and a stand-in for uv."""
        (self.programs / "python3").symlink_to(PYTHON)
        self.program("uv", UV)
        return self

    def with_lacking_python(self, cases: str, version: str = VERSION, name: str = "python3") -> None:
        """Give it a Python that answers some things its own way."""
        self.program(name, LACKING.format(cases=cases, version=version, python=PYTHON))

    def environment(self, **more: str) -> dict[str, str]:
        return {"PATH": str(self.programs), "HOME": str(self.home), "CALLS": str(self._calls), **more}

    def setup(self, kind: str = "dev", **more: str) -> subprocess.CompletedProcess[str]:
        """Run the set-up; return what it said."""
        return self.run({**self.environment(), **more}, kind)

    def run(self, environment: dict[str, str], kind: str = "dev") -> subprocess.CompletedProcess[str]:
        """Run the set-up with exactly this environment."""
        return subprocess.run(["./setup.sh", kind], cwd=self.clone, env=environment, capture_output=True, text=True, timeout=120)

    def calls(self) -> list[str]:
        """Return how uv was called since the last time."""
        lines = self._calls.read_text(encoding="utf-8").splitlines() if self._calls.exists() else []
        self._calls.unlink(missing_ok=True)
        return [line for line in lines if not line.startswith("venv --help")]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_stand_in_leaves_the_program_of_the_system_alone(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.write_text("of the system", encoding="utf-8")
    machine = Machine(tmp_path / "machine")
    (machine.programs / "tool").symlink_to(own)
    machine.program("tool", "of the test")
    assert own.read_text(encoding="utf-8") == "of the system" and not (machine.programs / "tool").is_symlink()


def french_first(said: str, french: str, english: str) -> None:
    assert "Traceback" not in said
    assert said.index(french) < said.index(english)


def test_without_python_it_says_how_to_get_it(machine: Machine) -> None:
    machine.program("apt-get", "#!/bin/sh\n")
    done = machine.setup()
    assert done.returncode == 1
    french_first(done.stderr, "Il manque Python sur cette machine", "Python is missing")
    assert "apt-get install -y python3 python3-venv" in done.stderr


@pytest.mark.parametrize(("manager", "command"), [("dnf", "dnf install -y python3 python3-pip"), ("apk", "apk add python3 py3-pip"), ("none", "uv")])
def test_other_systems_get_their_own_command(machine: Machine, manager: str, command: str) -> None:
    (machine.programs / "apt-get").unlink(missing_ok=True)
    machine.program(manager, "#!/bin/sh\n")
    assert command in machine.setup().stderr


def test_without_pip_and_venv_it_says_what_to_add(machine: Machine) -> None:
    machine.program("apt-get", "#!/bin/sh\n")
    # As on Debian without python3-venv: Python runs, and imports neither.
    machine.with_lacking_python('*"import pip"* | *"import ensurepip"*) exit 1 ;;')
    done = machine.setup()
    assert done.returncode == 1
    french_first(done.stderr, "ni pip, ni venv", "neither pip nor venv")
    assert "apt-get install -y python3-venv" in done.stderr


@pytest.mark.parametrize(
    ("tool", "french", "english"),
    [
        ("error: Failed to fetch: `https://index/simple/rasa/`\n  Caused by: dns error", "ne répond pas", "does not answer"),
        ("error: Request failed after 3 retries\n  Caused by: Connection refused (os error 111)", "ne répond pas", "does not answer"),
        ("error: Failed to write to file: No space left on device (os error 28)", "Le disque est plein", "The disk is full"),
        ("error: failed to create directory: Permission denied (os error 13)", "pas accessible en écriture", "cannot be written"),
        ("error: Hash mismatch for `rasa==3.6.21`", "n'est pas celui que le verrou attend", "not the one that the lock names"),
        ("error: something nobody thought of", "L'installation n'a pas abouti", "The installation failed"),
    ],
)
def test_a_failed_installation_is_explained_and_mended_by_the_next(machine: Machine, tool: str, french: str, english: str) -> None:
    machine.with_python()
    done = machine.setup(FAIL=tool)
    assert done.returncode == 1
    french_first(done.stderr, french, english)
    assert tool.splitlines()[-1] in done.stderr
    machine.calls()
    assert machine.setup().returncode == 0
    assert [call.split()[0] for call in machine.calls()] == ["venv", "pip"]


def test_an_unreachable_registry_is_told_by_pip_too(machine: Machine) -> None:
    machine.with_lacking_python('*"-m pip install"*) echo "ERROR: No matching distribution found for uv" >&2; exit 1 ;; *"import pip"*) exit 0 ;;')
    done = machine.setup()
    assert done.returncode == 1
    french_first(done.stderr, "Le registre des paquets (PyPI, ou le miroir choisi) ne répond pas", "does not answer")


def test_a_python_that_cannot_be_had_is_told_with_the_one_that_is_there(machine: Machine) -> None:
    machine.with_python()
    (machine.programs / "python3").unlink()
    machine.with_lacking_python("--version) echo Python 3.9.2; exit ;;", version="3.9")
    done = machine.setup(FAIL="error: Failed to download https://github.com/")
    assert done.returncode == 1
    french_first(done.stderr, "Aucun Python qui convienne (3.12 3.13 3.11) n'est sur cette machine (Python 3.9.2 y est)", "No Python that fits")
    assert "UV_PYTHON_INSTALL_MIRROR" in done.stderr
    # In the clone, where a service of another user can read it.
    assert f"pythons={machine.clone}/.python" in machine.calls()[-1]


def test_the_service_gets_a_python_that_it_can_reach(machine: Machine) -> None:
    machine.with_python()
    (machine.programs / "python3").unlink()
    # The preferred one lies in a folder that only its owner opens, as root's home is; pytest's folders are such.
    machine.with_lacking_python("", version="3.12", name="python3.12")
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        machine.with_lacking_python("", version="3.11")
        reached = (machine.programs / "python3").rename(Path(name) / "python3")
        machine.program("python3", f'#!/bin/sh\nexec {reached} "$@"\n')
        assert machine.setup("product").returncode == 0
        assert f"--python {reached}" in machine.calls()[0]
        shutil.rmtree(machine.clone / ".venv")
        # Who develops takes the preferred one.
        assert machine.setup("dev").returncode == 0
        assert f"--python {machine.programs}/python3.12" in machine.calls()[0]


def test_a_second_run_does_nothing(machine: Machine) -> None:
    machine.with_python()
    first = machine.setup()
    assert (first.returncode, first.stderr) == (0, "")
    assert "L'environnement est prêt" in first.stdout
    # Nothing is compiled, and nothing is taken that the lock does not name by its hash.
    assert "--require-hashes --no-build" in machine.calls()[-1]
    second = machine.setup()
    assert (second.returncode, second.stdout, second.stderr, machine.calls()) == (0, "", "", [])


def test_an_installation_killed_in_its_middle_is_made_anew(machine: Machine) -> None:
    machine.with_python()
    # In a group of its own, so that what it started is killed with it.
    running = subprocess.Popen(["./setup.sh", "dev"], cwd=machine.clone, env=machine.environment(SLOW="60"), start_new_session=True)
    deadline = time.monotonic() + 60
    while not (machine.clone / ".venv/.installing").exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait(timeout=10)
    torn = machine.clone / ".venv/torn"
    torn.touch()
    machine.calls()
    assert machine.setup().returncode == 0
    assert [call.split()[0] for call in machine.calls()] == ["venv", "pip"]
    assert not torn.exists()


def test_a_changed_lock_is_installed_again(machine: Machine) -> None:
    machine.with_python()
    machine.setup()
    machine.calls()
    with (machine.clone / "requirements-dev.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert machine.setup().returncode == 0
    assert [call.split()[0] for call in machine.calls()] == ["pip"]


def test_without_a_home_it_keeps_its_downloads_here(machine: Machine) -> None:
    machine.with_python()
    environment = machine.environment()
    del environment["HOME"]
    done = machine.run(environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"cache={machine.clone}/.uv/cache" in machine.calls()[-1]


def test_a_home_that_cannot_be_written_is_left_alone(machine: Machine) -> None:
    machine.with_python()
    done = machine.setup(HOME="/proc/nowhere")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"cache={machine.clone}/.uv/cache" in machine.calls()[-1]
    assert not (machine.clone / ".uv/cache").exists()


def test_uv_gets_pips_mirror(machine: Machine) -> None:
    machine.with_python()
    machine.setup(PIP_INDEX_URL="http://127.0.0.1:9/simple")
    assert "index=http://127.0.0.1:9/simple" in machine.calls()[-1]


def test_a_moved_folder_works_where_it_is(machine: Machine, tmp_path: Path) -> None:
    machine.with_python()
    machine.setup()
    machine.calls()
    machine.clone = machine.clone.rename(tmp_path / "ailleurs")
    done = machine.setup()
    assert (done.returncode, done.stdout, machine.calls()) == (0, "", [])


@pytest.mark.parametrize("locale", [{}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"LC_ALL": "POSIX"}])
def test_python_starts_in_a_folder_with_an_accent(machine: Machine, locale: dict[str, str]) -> None:
    machine.with_python()
    assert machine.setup().returncode == 0
    code = "import os, redis, websockets; print(redis.__name__, os.environ['RASA_TELEMETRY_ENABLED'])"
    done = subprocess.run([machine.clone / ".venv/bin/python", "-c", code], env=locale, cwd="/", capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("redis false\n", "")


def test_an_environment_finds_no_clone_but_where_it_is_started(tmp_path: Path) -> None:
    code = "import bot; print(bot.__file__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert "No module named 'bot'" in done.stderr
    (tmp_path / "bot.py").touch()
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert Path(done.stdout.strip()) == tmp_path / "bot.py"


def test_what_is_installed_for_python_is_ascii() -> None:
    # Python reads it in the encoding of the moment.
    site = Path(pytest.__file__).parent.parent
    assert (site / "amane.pth").read_text(encoding="ascii") == "import amane_environment\n"
    assert str(ROOT) not in (site / "amane_environment.py").read_text(encoding="ascii")


def test_the_commands_of_a_copied_environment_are_its_own(tmp_path: Path) -> None:
    # What the commands start with; Rasa itself need not be copied.
    site = Path(pytest.__file__).parent.parent
    for path in (Path(sys.prefix) / "bin/python", Path(sys.prefix) / "bin/rasa", Path(sys.prefix) / "pyvenv.cfg", *site.glob("amane*")):
        copy = tmp_path / ".venv" / path.relative_to(sys.prefix)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy, follow_symlinks=False)
    (tmp_path / "bot" / "engine").mkdir(parents=True)
    (tmp_path / "bot/engine/absent_packages.py").write_text("def install():\n    print('those of the copy')\n", encoding="utf-8")
    done = subprocess.run([tmp_path / ".venv/bin/rasa", "--version"], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.stdout == "those of the copy\n"
    assert "No module named 'rasa'" in done.stderr

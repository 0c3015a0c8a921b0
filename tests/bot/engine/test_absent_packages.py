"""The stand-ins: they let Rasa be imported, they fail loudly when called, and nothing of what they stand for is in the lock."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.engine import absent_packages

ROOT = Path(__file__).parents[3]
DISTRIBUTIONS = {name.replace("_", "-").lower() for name in absent_packages.ABSENT_PACKAGES}


def python(code: str, *options: str) -> str:
    """Run code in a new process and return what it prints."""
    done = subprocess.run([sys.executable, *options, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def installed() -> None:
    absent_packages.install()


def test_none_of_them_is_in_the_locks() -> None:
    # Two are tools of developers as well, asked for by name.
    tools = {"aiohttp", "matplotlib"}
    for lock, allowed in (("requirements.lock", set()), ("requirements-dev.lock", tools)):
        names = set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
        assert names, lock
        assert names & (DISTRIBUTIONS | {"google-auth", "jax", "protobuf", "pyjwt", "tf-keras", "torch"}) == allowed, lock


def test_the_locks_have_hashes_and_no_hosts() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        packages = re.split(r"\n(?=[a-z0-9])", text)
        assert all("--hash=sha256:" in package for package in packages if package.strip() and not package.startswith("#"))
        assert not re.search(r"://|--index-url|--extra-index|--find-links", text)


def test_the_development_lock_holds_the_products_versions() -> None:
    def versions(lock: str) -> set[str]:
        return set(re.findall(r"^[a-z0-9._-]+==\S+", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))

    assert versions("requirements.lock") < versions("requirements-dev.lock")


def test_what_rasa_does_while_imported_works() -> None:
    import tensorflow as tf  # type: ignore[import-untyped,unused-ignore]

    class Layer(tf.keras.layers.Layer):  # type: ignore[misc,name-defined,unused-ignore]
        def call(self, inputs: tf.Tensor) -> list[tf.Tensor] | None:
            return None

    @tf.function
    def plain() -> int:
        return 1

    @tf.function(input_signature=[tf.Tensor])
    def signed() -> int:
        return 2

    assert (plain(), signed()) == (1, 2)
    assert Layer.__name__ == "Layer"


def test_rasas_names_of_models_differ_and_fit_in_a_file_name() -> None:
    import randomname  # type: ignore[import-not-found,unused-ignore]

    names = {randomname.get_name() for _ in range(100)}
    assert len(names) == 100
    assert all(re.fullmatch(r"[a-z0-9]{4,20}", name) for name in names)


@pytest.mark.parametrize(
    "call",
    ["tensorflow.constant(1)", "tensorflow.keras.Model()", "pymongo.MongoClient()", "redis.StrictRedis()", "jwt.decode()", "sanic_cors.CORS()"],
)
def test_a_call_fails_loudly_with_the_name(call: str) -> None:
    module, _, function = call.partition("(")[0].partition(".")
    with pytest.raises(absent_packages.AbsentPackageError, match=function.rpartition(".")[2]):
        eval(call, {module: __import__(module)})


def test_other_missing_modules_stay_missing() -> None:
    with pytest.raises(ModuleNotFoundError):
        __import__("tensorflowx")


def test_installing_twice_registers_once() -> None:
    before = list(sys.meta_path)
    absent_packages.install()
    assert sys.meta_path == before


def test_an_installed_package_wins(tmp_path: Path) -> None:
    (tmp_path / "redis.py").write_text("real = True", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from bot.engine.absent_packages import install; install(); import redis"
    assert python(f"{code}; print(redis.real)") == "True"


def test_rasa_is_imported_without_tensorflow() -> None:
    code = """
import os, sys
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
from bot.engine import absent_packages; absent_packages.install()
import rasa.core.agent, rasa.model_training
print(sys.modules["tensorflow"].__spec__.loader.__class__.__name__)
"""
    assert python(code, "-W", "ignore") == "_AbsentFinder"


def test_the_rasa_command_works_in_the_environment(tmp_path: Path) -> None:
    rasa = Path(sys.executable).with_name("rasa")
    # A quick command that goes through all of Rasa's own start, as `rasa train` and `rasa test nlu` do.
    command = [rasa, "data", "split", "nlu", "-u", str(ROOT / "tests/trial/data/nlu.yml"), "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    assert (tmp_path / "training_data.yml").is_file()


def test_rasa_trains_and_tests_in_the_environment(tmp_path: Path) -> None:
    rasa = str(Path(sys.executable).with_name("rasa"))
    trial = ROOT / "tests/trial"
    environment = {**os.environ, "RASA_CACHE_DIRECTORY": str(tmp_path / "cache")}

    def run(*words: str) -> None:
        # Where docs/dependances.md says: in the project's folder.
        done = subprocess.run([rasa, *words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr[-2000:]

    parts = ["--config", str(trial / "config.yml"), "--domain", str(trial / "domain.yml")]
    run("train", *parts, "--data", str(trial / "data"), "--out", str(tmp_path / "models"))
    run("test", "nlu", *parts, "--nlu", str(trial / "data/nlu.yml"), "--model", str(tmp_path / "models"), "--out", str(tmp_path / "results"))
    assert len(list((tmp_path / "models").glob("*.tar.gz"))) == 1
    assert (tmp_path / "results/intent_report.json").is_file()

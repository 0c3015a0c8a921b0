"""Fixed sentences come from the domain, are filled with facts, and are there before anybody needs them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from actions.sentences import DOMAIN, sentence

ROOT = Path(__file__).parents[2]


def test_a_sentence_is_the_one_of_the_domain_filled() -> None:
    responses = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["responses"]
    for name, (variation, *_) in responses.items():
        variables = set(re.findall(r"{(\w+)}", variation["text"]))
        said = sentence(name.removeprefix("utter_"), **{variable: f"<{variable}>" for variable in variables})
        assert said and "{" not in said and all(f"<{variable}>" in said for variable in variables), name


def test_an_unknown_name_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        sentence("jamais_ecrite")
    responses = yaml.safe_load(DOMAIN.read_text(encoding="utf-8"))["responses"]
    filled = next(name for name, (variation, *_) in responses.items() if "{" in variation["text"])
    with pytest.raises(KeyError):
        sentence(filled.removeprefix("utter_"))


def test_they_are_read_when_the_assistant_starts() -> None:
    code = """
import sys
import actions.sentences as sentences
sys.addaudithook(lambda event, arguments: event == "open" and str(arguments[0]).endswith("domain.yml") and sys.exit("read again"))
print(sentences.sentence("merci"))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and done.stdout.strip(), done.stderr

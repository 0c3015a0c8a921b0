"""Files agree with each other: intents, examples, rules, responses, topics, knowledge; training and test data are apart."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from actions.answers.assistant import OF_AMANE
from actions.answers.missing import BY_A_WORD
from actions.answers.safeguarding import UNSURE, VARIANTS
from actions.answers.social import _AFTER_ALERT
from actions.attributes import ATTRIBUTES
from actions.disclosure import ROLES, SAID
from actions.foreign import SPOKEN_TO
from actions.foreign_words import ASKED
from actions.kinds import FACTUAL_KINDS, KINDS, LANGUAGE_KINDS, SECTIONS_OF_KIND, SOCIAL_KINDS, SOCIAL_TOPICS, TYPED_KINDS
from bench.understanding.evaluation import CORPORA, held_out_conversations
from bot.nlu.conversations import read
from bot.nlu.folding import fold
from knowledge import load

ROOT = Path(__file__).parent.parent
LONG_ENOUGH_TO_BE_ONES_OWN = 7
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RULES = yaml.safe_load((ROOT / "data/stories/rules.yml").read_text(encoding="utf-8"))["rules"]


BLOCKS = [block for path in sorted((ROOT / "data/nlu").glob("*.yml")) for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]]
EXAMPLES: dict[str, list[str]] = {}
AUTHORS: dict[str, set[str]] = {}
for _block in BLOCKS:
    EXAMPLES.setdefault(_block["intent"], []).extend(line[2:] for line in _block["examples"].splitlines())
    AUTHORS.setdefault(_block["intent"], set()).add(_block["metadata"]["auteur"])


def test_every_kind_is_an_intent_with_examples_and_a_rule() -> None:
    assert set(DOMAIN["intents"]) == {rule["steps"][0]["intent"] for rule in RULES} == set(KINDS)
    assert set(EXAMPLES) == TYPED_KINDS


def test_every_action_of_a_rule_is_in_the_domain_and_used() -> None:
    assert {rule["steps"][1]["action"] for rule in RULES} == set(DOMAIN["actions"])


@pytest.mark.parametrize("intent", sorted(FACTUAL_KINDS))
def test_each_kind_of_question_has_at_least_120_examples_by_three_authors(intent: str) -> None:
    assert len(EXAMPLES[intent]) >= 120
    assert len(AUTHORS[intent]) >= 3


def test_300_out_of_scope_examples_half_of_them_close_to_the_field() -> None:
    assert len(EXAMPLES["hors_sujet"]) >= 150
    assert len(EXAMPLES["hors_sujet_proche"]) + len(EXAMPLES["attribut_inconnu"]) >= 150


def test_no_example_stands_twice() -> None:
    seen: dict[str, str] = {}
    for intent, texts in EXAMPLES.items():
        for text in texts:
            folded = fold(text) or text
            assert folded not in seen, f"{text!r}: {seen[folded]} and {intent}"
            seen[folded] = intent


def test_training_and_test_sets_are_apart() -> None:
    trained = {fold(text) for texts in EXAMPLES.values() for text in texts}
    trained |= {fold(example.text) for example in read()}
    tested = {fold(turn["user"]) for _, conversation in held_out_conversations() for turn in conversation["turns"]}
    # What is said in a few words many people say.
    assert not {text for text in trained & tested if len(text.split()) >= LONG_ENOUGH_TO_BE_ONES_OWN}


@pytest.mark.corpora
def test_training_and_corpora_are_apart() -> None:
    trained = {fold(text) for texts in EXAMPLES.values() for text in texts}
    outside = {fold(json.loads(line)["text"]) for path in CORPORA.glob("*.jsonl") for line in path.read_text(encoding="utf-8").splitlines()}
    assert not {text for text in trained & outside if text}


def test_test_sets_are_large_and_name_known_topics() -> None:
    knowledge = load()
    topics = {f"{one.id}.{name}" for one in knowledge.collectifs for name in one.rubriques}
    topics |= SOCIAL_TOPICS | {
        "collectifs.liste",
        "collectifs.objectifs",
        "comparaison",
        "chronologie",
        "recherche",
        "precision",
        "urgence",
        "hors_sujet",
        "langue",
    }
    turns = [turn for _, conversation in held_out_conversations() for turn in conversation["turns"]]
    assert len(turns) >= 800
    assert {topic for turn in turns for topic in turn["topics"]} == topics


def test_every_section_is_reached_by_a_kind_of_question() -> None:
    reached = {name for sections in SECTIONS_OF_KIND.values() for name in sections}
    for collective in load().collectifs:
        for name, section in collective.rubriques.items():
            assert name in reached or section.alias, f"{collective.id}.{name}"


def test_every_response_is_used_and_every_used_one_exists() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "actions").rglob("*.py"))
    responses = {name.removeprefix("utter_") for name in DOMAIN["responses"]}
    assert set(re.findall(r'sentence\(\s*"(\w+)"', code)) <= responses
    # Which of several is said may be decided before it is said.
    named = {name for name in responses if f'"{name}"' in code} | SOCIAL_KINDS | LANGUAGE_KINDS | set(_AFTER_ALERT.values())
    of_what = {f"amane_{one}" for one in OF_AMANE} | {f"inconnu_{one.name}" for one in ATTRIBUTES if one.name not in BY_A_WORD}
    of_what |= {f"question_{one.ask}" for one in ASKED} | {f"{kind}_secours" for kind in LANGUAGE_KINDS}
    assert responses == named | of_what | _of_a_disclosure()


def _of_a_disclosure() -> set[str]:
    languages = [kind.removeprefix("langue_") for kind in LANGUAGE_KINDS]
    tellers = [f"urgence_{one}" for one in (*ROLES, *languages, "parler", "numeros", "maintenant_temoin", UNSURE)]
    after = ["urgence_suite", "urgence_suite_question", *(f"urgence_suite_{one}" for one in SAID)]
    after += [f"urgence_{one}_{end}" for one in languages for end in ("suite", "inconnu", "merci", *SPOKEN_TO)]
    worded = {"_".join(filter(None, ("urgence_suite", said, manner))) for said, manners in VARIANTS.items() for manner in manners}
    return {"urgence", "urgence_conseil", *tellers, *(f"{one}_conseil" for one in tellers), *after, *worded}

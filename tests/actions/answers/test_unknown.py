"""What is not known is said plainly, with what can be answered instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.answers.unknown import out_of_scope_reply, starting_points
from actions.gaps import NOT_SAID, OUT_OF_SCOPE
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

NOTHING = Memory()


def reply_to(kind: str, topic: str = "hors_sujet", collectives: tuple[str, ...] = (), memory: Memory = NOTHING, **fields: object):  # type: ignore[no-untyped-def]
    question = asking(kind, **fields)  # type: ignore[arg-type]
    return out_of_scope_reply(KNOWLEDGE, Request(topic, question, collectives, kind), memory)


def test_something_else_points_to_what_can_be_asked_and_what_is_near_to_the_site_too() -> None:
    reply = reply_to("hors_sujet")
    assert reply.kind == "fallback" and "https://" not in reply.text and reply.buttons == tuple(starting_points(KNOWLEDGE))
    assert reply_to("hors_sujet_proche").text.endswith(" : https://amanemena.org/")


def test_what_is_asked_of_a_collective_names_it() -> None:
    assert "PNPM" in reply_to("membres", collectives=("pnpm",)).text


def test_a_doubt_asks_which_of_two_sections_is_meant() -> None:
    between = ("groupe.membres", "cde.membres")
    reply = out_of_scope_reply(KNOWLEDGE, Request("hors_sujet", asking("membres"), kind="incertain", between=between), NOTHING)
    assert [button.payload for button in reply.buttons] == [f'/choisir{{"sujet": "{one}"}}' for one in ("groupe.membres", "cde.membres", "aide")]


def test_a_story_is_heard_and_after_an_alert_led_back_to_the_contacts() -> None:
    assert reply_to("contexte").buttons
    after = reply_to("contexte", memory=Memory(alerte=True))
    assert "SOS" in after.text and [button.payload for button in after.buttons] == ['/choisir{"sujet": "urgence"}']


def test_who_tells_something_and_asks_nothing_is_not_told_that_there_is_no_answer() -> None:
    told = out_of_scope_reply(KNOWLEDGE, Request("hors_sujet", asking("hors_sujet", text="mon bus est en retard"), kind="hors_sujet"), NOTHING)
    asked = out_of_scope_reply(KNOWLEDGE, Request("hors_sujet", asking("hors_sujet", text="il pleut", asks=True), kind="hors_sujet"), NOTHING)
    assert told.topic == asked.topic == "hors_sujet"
    # What is asked may be asked of the association: its site is told, not twice in a row.
    site = "sur son site : https://amanemena.org/"
    again = out_of_scope_reply(
        KNOWLEDGE, Request("hors_sujet", asking("hors_sujet", text="il pleut", asks=True), kind="hors_sujet"), Memory(dits=(("hors_sujet", "tout"),))
    )
    assert site in asked.text and site not in told.text + again.text
    assert told.text.startswith("Je ne peux pas vous aider pour cela") and asked.text.startswith("Je suis désolé, je ne peux pas répondre")


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("hors_sujet", "nous aimerions rejoindre l un de vos collectifs comment faire", "qui peut rejoindre les collectifs de l’association, ni"),
        ("attribut_inconnu", "il faut signer une charte", "s’il faut signer la charte. "),
        ("attribut_inconnu", "quel budget ont les collectifs", "quel est le budget des collectifs de l’association. "),
        ("hors_sujet", "combien ca coute a l association", "s’il y a quelque chose à payer. "),
        ("attribut_inconnu", "c est vous qui les dirigez", "qui dirige les collectifs de l’association. "),
        ("hors_sujet", "vous aidez les enfants des rues", "si l’on peut recevoir une aide directe de l’association. "),
    ],
)
def test_what_is_asked_of_amane_or_of_any_collective_is_named(kind: str, text: str, said: str) -> None:
    reply = reply_to(kind, text=text)
    assert reply.text.startswith(f"La page d’AMANE ne dit pas {said}") and reply.gap == NOT_SAID


def test_of_the_world_nothing_is_said_to_be_unsaid_and_a_word_is_said_to_be_explained_nowhere() -> None:
    assert reply_to("hors_sujet", text="combien coute un billet de train").gap == OUT_OF_SCOPE
    said = reply_to("attribut_inconnu", text="je ne comprends pas plaidoyer", detail="sens").text
    assert said.startswith("La page d’AMANE n’explique pas ce mot. ")


def test_who_asks_whether_somebody_can_be_helped_is_told_who_listens_unless_the_contacts_were_given() -> None:
    for collectives in ((), ("groupe",)):
        asked = reply_to("attribut_inconnu", collectives=collectives, text="il prend en charge les victimes directement", danger=0.01)
        assert "Si quelqu’un a besoin d’aide ou d’un conseil, appelez le 2511 : centre d’écoute" in asked.text
    assert "2511" not in reply_to("attribut_inconnu", text="vous aidez les victimes", danger=0.01, memory=Memory(alerte=True)).text
    in_doubt = asking("hors_sujet", text="qui peut aide moi", asks=True, danger=0.2)
    assert "2511" in out_of_scope_reply(KNOWLEDGE, Request("hors_sujet", in_doubt, kind="hors_sujet"), NOTHING).text
    assert "2511" not in reply_to("hors_sujet", text="il fait un froid ici et chez vous", asks=True, danger=0.16).text
    assert "2511" not in reply_to("attribut_inconnu", text="des medecins parmi les membres", collectives=("groupe",), danger=0.0001).text


@pytest.mark.parametrize("text", ["vous donnez des conseils aux parents", "auriez vous un conseil pour ma fille"])
def test_who_asks_for_advice_is_told_who_listens_before_anything_else(text: str) -> None:
    reply = reply_to("hors_sujet", text=text)
    assert reply.text.startswith("La page d’AMANE ne dit pas si l’on peut demander conseil à l’association.") and reply.gap == NOT_SAID
    assert "2511" in reply.text and "amanemena.org" not in reply.text


def test_of_all_that_were_told_it_is_not_said_of_the_first() -> None:
    for text, whose in (("qui finance tout ca", "les collectifs de l’association"), ("et ca marche", "la PNPM")):
        assert whose in reply_to("attribut_inconnu", collectives=("pnpm",), text=text, reference="tous").text


def test_who_goes_on_about_the_one_spoken_of_is_answered_of_it_however_it_was_read() -> None:
    spoken_of = Memory(collectif="pnpm", sujets=("pnpm.presentation",))
    said = reply_to("hors_sujet", memory=spoken_of, text="qui la finance", reference="courant").text
    assert said.startswith("La page ne dit pas qui finance la PNPM. ")
    for text, reference in (("quel temps fait il", "courant"), ("qui la finance", "aucun"), ("qui vous finance", "courant")):
        assert "PNPM." not in reply_to("hors_sujet", memory=spoken_of, text=text, reference=reference).text


def test_after_a_refusal_another_way_to_reach_the_association_is_asked_of_it() -> None:
    refused = Memory(sujets=("hors_sujet",), dits=(("hors_sujet", "-"),))
    for memory, said in ((refused, True), (NOTHING, False), (replace(refused, collectif="pnpm"), False)):
        reply = reply_to("hors_sujet", text="ya bien un mail quand meme", memory=memory)
        assert ("à quelle adresse écrire à l’association" in reply.text) == said

"""Who did a thing and with whom, and that a partner is not therefore a member."""

from __future__ import annotations

import pytest

from actions.leads import partners
from actions.memory import Memory
from actions.request import Request
from tests.actions.questions import asking
from tests.facts import KNOWLEDGE

THEY = "c’est AMANE, en partenariat avec l’UNICEF et le CNDH."
NO, YES = f"Non : {THEY}", f"Oui : {THEY}"
UNKNOWN = "La page ne le dit pas ; elle ne nomme l’UNICEF que pour l’étude à l’origine du groupe."


SPOKEN_OF = Memory(sujets=("groupe.origine",))


def _asked(text: str, *names: str, topic: str = "groupe.origine") -> Request:
    return Request(topic, asking("origine", text=text, detail="oui_non", organisations=names))


@pytest.mark.parametrize(
    ("text", "names", "said"),
    [
        # Somebody whom the section does not name.
        ("le gouvernement a participe a l etude", ("le gouvernement marocain",), NO),
        # Nobody is named, or a partner mistyped, or something else asked.
        ("l etude a ete faite avec serieux", (), None),
        ("amane a mene l etude avec des psychologues", (), None),
        ("l etude avec le cnhd", (), None),
        ("etudeavecunicef", (), None),
        ("le questionnaire etait dans l etude", (), None),
        ("l etude menee avec l oms en 2 ans", (), None),
        ("et l idee venait d elle", (), None),
        ("et avec quel budget", (), None),
        ("et vous", (), None),
        # Those whom it names, by what is said of them.
        ("c est vous qui avez ecrit l etude", (), YES),
        ("un parent demande si vous avez mene une etude", (), None),
        ("avez vous mene une etude", (), YES),
        ("le cndh aussi", ("CNDH",), YES),
        ("ah juste partenaire de l etude et unicef idem je suppose", ("UNICEF",), YES),
        ("c est l unicef qui l a faite", ("UNICEF",), "C’est AMANE, en partenariat avec l’UNICEF et le CNDH."),
        ("meme pas dans l etude faite avec l unicef", ("UNICEF",), None),
        ("deux partenaires donc pas la banque mondiale", (), None),
        ("l unicef l a payee", ("UNICEF",), None),
        ("l unicef partenaire et financeur", ("UNICEF",), None),
        ("l unicef y etait avec vous des le debut", ("UNICEF",), None),
        ("l unicef aide et dirige l etude du ministere", ("UNICEF",), None),
        # Alone.
        ("avec l unicef seulement", ("UNICEF",), NO),
        ("l unicef l a faite toute seule", ("UNICEF",), NO),
        ("toute seule", (), NO),
        ("ils etaient la pour l etude seulement", (), None),
        ("il y a une seule etude", (), None),
        ("juste pas seulement avec l unicef", ("UNICEF",), None),
    ],
)
def test_who_did_it_and_with_whom(text: str, names: tuple[str, ...], said: str | None) -> None:
    found = partners.with_whom(_asked(text, *names), SPOKEN_OF, KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("topic", "text", "name", "said"),
    [
        ("groupe.membres", "l unicef est membre du groupe", "UNICEF", UNKNOWN),
        ("groupe.origine", "bjr l unicef il fe parti du groupe", "UNICEF", UNKNOWN),
        ("cde.fondation", "est ce que l unicef fait partie de la plateforme cde", "UNICEF", UNKNOWN),
        # Named in no section as a partner, or of a list that may have it.
        ("pnpm.presentation", "l onu est membre de la pnpm", "Nations unies", None),
        ("pnpm.valeurs", "l onu en fait partie", "Nations unies", None),
    ],
)
def test_a_partner_is_not_said_to_be_no_member(topic: str, text: str, name: str, said: str | None) -> None:
    found = partners.member(_asked(text, name, topic=topic), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) if found and said else found is None and said is None


@pytest.mark.parametrize(("name", "begins"), [("UNICEF", "Oui : le groupe"), ("CNDH", "Non : le groupe")])
def test_who_is_a_member_is_known_where_all_are_named(name: str, begins: str) -> None:
    groupe = KNOWLEDGE.collectifs[1]
    members = groupe.rubriques["membres"]
    named = members.model_copy(update={"noms": ("l’UNICEF", *(f"l’association {place}" for place in range(members.nombre.value - 1)))})
    one = groupe.model_copy(update={"rubriques": {**groupe.rubriques, "membres": named}})
    knowledge = KNOWLEDGE.model_copy(update={"collectifs": tuple(one if other is groupe else other for other in KNOWLEDGE.collectifs)})
    told = partners.member(_asked("elle est membre du groupe", name, topic="groupe.membres"), Memory(), knowledge)
    assert told and told.text.startswith(begins)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("est ce que bayti fait partie des onze associations du groupe de travail", True),
        ("save the children est membre du groupe", True),
        ("des ong d espagne sont parmi les onze", True),
        ("amane fait partie des onze", False),
        ("les onze associations en font partie", False),
        ("plus de dix membres", False),
    ],
)
def test_of_somebody_the_file_does_not_know_no_number_says_yes(text: str, asks: bool) -> None:
    request = Request("groupe.membres", asking("membres", detail="oui_non", text=text))
    assert partners.asks_of_somebody_else(request, KNOWLEDGE.collectifs[1], KNOWLEDGE) is asks


@pytest.mark.parametrize(
    ("text", "names", "said"),
    [
        ("qu est ce que l unicef vient faire la", ("UNICEF",), "L’UNICEF a été partenaire de l’étude à l’origine du groupe."),
        ("a quel moment apparait l unicef", ("UNICEF",), "L’UNICEF a été partenaire de l’étude à l’origine du groupe."),
        ("le cndh il est la a quel titre", ("CNDH",), "Le CNDH a été partenaire de l’étude à l’origine du groupe."),
        ("et l unicef elle a fait quoi", ("UNICEF",), "L’UNICEF a été partenaire de l’étude à l’origine du groupe."),
        ("quel est le role du cndh", ("CNDH",), "Le CNDH a été partenaire de l’étude à l’origine du groupe."),
        ("le cndh joue quel role dans l etude", ("CNDH",), "Le CNDH a été partenaire de l’étude à l’origine du groupe."),
        # Two of them, somebody whom the section does not name, and more than a part in it.
        ("le role de l unicef et du cndh", ("UNICEF", "CNDH"), None),
        ("que vient faire le gouvernement", ("le gouvernement marocain",), None),
        ("quel role joue l unicef dans les ecoles", ("UNICEF",), None),
        ("l unicef c est quoi", ("UNICEF",), None),
    ],
)
def test_what_part_a_partner_had(text: str, names: tuple[str, ...], said: str | None) -> None:
    found = partners.its_part(_asked(text, *names), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "l unicef membre ou juste partenaire de l etude",
            "L’UNICEF a été partenaire de l’étude à l’origine du groupe ; la page ne parle pas d’une adhésion.",
        ),
        ("l unicef membre du groupe ou du gouvernement", UNKNOWN),
        ("l unicef est membre", None),
    ],
)
def test_a_member_or_a_partner(text: str, said: str | None) -> None:
    found = partners.member_or_not(_asked(text, "UNICEF"), Memory(), KNOWLEDGE)
    assert (found.text if found else None) == said


def test_with_whom_an_organisation_works_is_told_where_it_does_not_with_the_one_named() -> None:
    asked = asking(
        "adhesion", text="l unicef c est avec la plateforme des migrants qu ils ont travaille", detail="oui_non",
        reference="description", organisations=("UNICEF",),
    )  # fmt: skip
    told = partners.with_another(Request("pnpm.adhesion", asked, ("pnpm",)), Memory(), KNOWLEDGE)
    assert told and told.gap and told.about == "groupe"
    assert told.text.startswith("La page ne le dit pas ; elle dit qu") and "UNICEF" in told.text
    assert partners.with_another(Request("groupe.origine", asked, ("groupe",)), Memory(), KNOWLEDGE) is None


def test_what_somebody_has_read_of_a_partner_says_nobody_alone() -> None:
    assert partners.with_whom(_asked("j ai lu que l unicef", "UNICEF"), SPOKEN_OF, KNOWLEDGE) is None
    alone = partners.with_whom(_asked("y avait que l unicef", "UNICEF"), SPOKEN_OF, KNOWLEDGE)
    assert alone and alone.text == NO


def test_who_is_named_elsewhere_is_not_told_of_what_others_did() -> None:
    text = "l etude vient du ministere avec le groupe"
    asked = asking("origine", detail="oui_non", text=text, organisations=("le gouvernement marocain",), reference="nom")
    assert partners.with_another(Request("groupe.origine", asked), Memory(), KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("text", "named", "before", "said"),
    [
        ("avec qui d autre", (), ("UNICEF",), "Avec le CNDH."),
        ("avec l unicef et un autre partenaire, qui donc", ("UNICEF",), (), "Avec le CNDH."),
        ("et le cndh, l autre", ("CNDH",), (), "Avec l’UNICEF."),
        ("y avait il un autre partenaire", (), ("UNICEF",), "Oui : le CNDH."),
        # Nobody was named, or all were; another collective is no partner.
        ("avec qui d autre", (), (), None),
        ("avec qui d autre", ("UNICEF", "CNDH"), (), None),
        ("l unicef est dans un autre groupe", ("UNICEF",), (), None),
    ],
)
def test_whom_nobody_has_named_yet(text: str, named: tuple[str, ...], before: tuple[str, ...], said: str | None) -> None:
    told = partners.besides_the_named(_asked(text, *named), Memory(organisations=before), KNOWLEDGE)
    assert (told.text if told else None) == said


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("il y a une etude menee avec la croix rouge", True),
        ("une etude faite par le gouvernement", True),
        ("menee avec l unicef", False),
        ("une etude par amane et le cndh", False),
        ("il y a une etude", False),
    ],
)
def test_whom_the_section_does_not_name_is_a_stranger(text: str, stranger: bool) -> None:
    found = KNOWLEDGE.section("groupe.origine")
    assert found and partners.with_a_stranger(text, found[1]) is stranger
    bare = KNOWLEDGE.section("groupe.membres")
    assert bare and not partners.with_a_stranger(text, bare[1])


@pytest.mark.parametrize(
    ("topic", "text", "said"),
    [
        ("groupe.fondation", "et les cinq du depart a part amane c etait qui", "La page ne nomme pas les autres."),
        ("groupe.fondation", "qui d autre l a fonde en dehors de vous", "La page ne nomme pas les autres."),
        ("groupe.fondation", "qui etaient les quatre autres fondateurs a cote d amane", "La page ne nomme pas les autres."),
        ("groupe.fondation", "les quatre autres c est qui", "La page ne nomme pas les autres."),
        ("groupe.fondation", "les quatre autre c est qui", "La page ne nomme pas les autres."),
        ("groupe.fondation", "a part vous", "La page ne nomme pas les autres."),
        ("groupe.fondation", "a part la charte il y a quoi", None),
        ("groupe.origine", "a part amane qui l a menee", None),
    ],
)
def test_who_but_amane_is_not_named(topic: str, text: str, said: str | None) -> None:
    told = partners.besides_amane(Request(topic, asking("fondation", detail="qui", text=text)), Memory(), KNOWLEDGE)
    assert (told.text if told else None) == said


def test_who_did_what_was_not_spoken_of_is_told_with_it() -> None:
    told = partners.with_whom(_asked("amane a deja travaille avec l unicef", "UNICEF"), Memory(), KNOWLEDGE)
    assert told and told.text.startswith("Oui : le groupe de travail a été initié à la suite d’une étude")


@pytest.mark.parametrize(
    ("topic", "text", "name", "says"),
    [
        ("groupe.fondation", "l unicef avait fonde votre groupe", "UNICEF", "Non : le groupe fondateur comptait cinq associations, dont AMANE"),
        ("groupe.fondation", "c est vous ou l unicef qui l a fonde", "UNICEF", ""),
        ("groupe.fondation", "l unicef l a fonde avec vous", "UNICEF", ""),
        # Of whom the file tells nothing with that collective nobody knows.
        ("cde.fondation", "l unicef a fonde la plateforme", "UNICEF", ""),
        ("groupe.fondation", "l unicef est dedans", "UNICEF", ""),
    ],
)
def test_a_partner_of_something_else_has_not_founded_it(topic: str, text: str, name: str, says: str) -> None:
    question = asking("fondation", text=text, detail="oui_non", organisations=(name,))
    found = partners.founder(Request(topic, question), Memory(), KNOWLEDGE)
    assert found.text.startswith(says) if found and says else found is None and not says


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("y en a une a fes dans la liste", "Je ne le sais pas : la page ne cite pas les noms, mais elle donne le lien vers la liste"),
        ("l asso bayti est dedans", "Je ne le sais pas : la page ne cite pas les noms"),
        # What is said of them, who is none of them, and where they are.
        ("y a que des assos dedans", None),
        ("amane est dedans", None),
        ("la liste est a fes", None),
        ("que des assos ou y a l etat dedans", None),
    ],
)
def test_of_members_who_are_not_named_nobody_knows_whether_one_is_among_them(text: str, said: str | None) -> None:
    asked = asking("membres", text=text, detail="oui_non")
    found = partners.among_the_unnamed(Request("groupe.membres", asked), Memory(), KNOWLEDGE)
    assert found.text.startswith(said) and found.gap if found and said else found is None and said is None


def test_a_partner_who_is_said_to_be_there_is_asked_about_as_a_member() -> None:
    found = partners.member(_asked("l unicef est dedans", "UNICEF"), Memory(), KNOWLEDGE)
    assert found and found.text == UNKNOWN


@pytest.mark.parametrize(
    ("text", "names", "said"),
    [
        ("sans aucune aide", (), NO),
        ("sans le cndh", ("CNDH",), NO),
        ("sans la croix rouge", ("Croix-Rouge",), None),
        ("elle serait finie sans le cndh", ("CNDH",), None),
    ],
)
def test_without_anybody_or_without_one_of_them(text: str, names: tuple[str, ...], said: str | None) -> None:
    told = partners.without_anybody(_asked(text, *names), SPOKEN_OF, KNOWLEDGE)
    assert (told.text if told else None) == said


@pytest.mark.parametrize(
    ("text", "memory", "said"),
    [
        ("ils etaient trois", SPOKEN_OF, YES),
        ("elles etaient deux partenaires", SPOKEN_OF, YES),
        ("ils etaient cinq", SPOKEN_OF, NO),
        ("ils etaient cinq", Memory(), None),
        ("ils etaient cinq enfants", SPOKEN_OF, None),
    ],
)
def test_so_many_did_it_together(text: str, memory: Memory, said: str | None) -> None:
    told = partners.so_many_together(_asked(text), memory, KNOWLEDGE)
    assert (told.text if told else None) == said

"""Say what the page does not tell of a collective: the thing asked by its name, what bears on it, and where it may be found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urljoin

from actions.asking import words_of
from actions.association import IDENTITY
from actions.attributes import Attribute, attribute
from actions.blocks import Lead
from actions.conditions import CARES
from actions.french import at, of, that
from actions.gaps import NOT_SAID
from actions.kinds import MISSING, SECTIONS_OF_KIND, SOCIAL_TOPICS, kind_of_topic
from actions.memory import KEPT_SAID, NO_DETAIL, Memory
from actions.question import Question
from actions.reply import A_SITE, Reply, answer, follow_ups, from_page, in_its_document
from actions.sentences import sentence
from actions.statements import NOT_GIVEN, ended, sentences
from actions.things import named_thing
from knowledge import Collective, Knowledge, Section
from knowledge.model import Link
from knowledge.text import plain_words

# Of whom the page gives no objectives it says what it is for.
_ITS_OBJECT = "objectifs"
# Details that ask for what something says.
_CONTENT = frozenset({"tout", "liste", "sens", "encore", "autre", NO_DETAIL})
# What is said of what is asked so, where nothing else names it.
_PLAINLY = {"oui_non": "page_ne_le_dit_pas", "lien": "sans_lien"}
_NOTHING_SAID, _NOTHING_ASKED = Memory(), Question("")
# Asked by a word that by itself names nothing: whom, where or why is not said of what the question is about.
BY_A_WORD = frozenset({"noms", "nombre", "lieu", "raison", "maniere", "auteur"})
# Asked of a thing, never of who has it.
_OF_A_THING = frozenset({"signataires", "publication", "suites", "langue", "date"})
# The same, and asked of who has it where nothing was just told that has any.
_OF_WHAT_WAS_TOLD = _OF_A_THING | {"resultats"}
_THAT_ONE = {"feminin": "celle-ci", "masculin": "celui-ci"}
_THE_PAGE = re.compile(r"\bla page(?= n(?:e |’))", re.IGNORECASE)


def missing_reply(
    knowledge: Knowledge, collective: Collective, kind: str, question: Question = _NOTHING_ASKED, memory: Memory = _NOTHING_SAID
) -> Reply:
    """Say plainly that the page does not tell `kind` of a collective, of which this was asked, and what it is for where that bears on it."""
    if kind == "adhesion":
        return _role_of_amane(knowledge, collective)
    lately = (*memory.sujets, *memory.vus[-2:])
    meant = None if kind in MISSING else attribute(question.text)
    spoken_of = [one[1] for topic in lately if (one := knowledge.section(topic)) and one[0] is collective]
    refusal = _not_given(meant, spoken_of)
    told = spoken_of[0] if refusal else collective.rubriques["presentation"]
    if not refusal:
        refusal = _refusal(collective, kind, meant, question, spoken_of)
        aims = _asks_for_its_object(meant, kind, question) and f"{collective.id}.{_ITS_OBJECT}" not in lately
        refusal = _with_its_object(refusal, collective) if kind == _ITS_OBJECT or aims else refusal
    lead = None if meant else _where_it_stands(knowledge, question, spoken_of)
    others = follow_ups(collective, (f"{collective.id}.presentation",))
    blocks = [lead or refused(knowledge, refusal, memory, collective)]
    return replace(answer(knowledge, "hors_sujet", blocks, told.sources, others, "fallback"), gap=NOT_SAID)


def _asks_for_its_object(meant: Attribute | None, kind: str, question: Question) -> bool:
    """« Elle s'occupe aussi des touristes ? »: tell whether what a collective is for bears on what is asked."""
    return meant.near == _ITS_OBJECT if meant else kind == "attribut_inconnu" and CARES.search(question.text) is not None


def _not_given(meant: Attribute | None, spoken_of: Sequence[Section]) -> str:
    """Return the sentence by which the section last told says itself that what is meant is not given; empty where none does.

    « La page ne donne pas la date de cette présentation. »
    """
    said = next((said for one in spoken_of[:1] for said in sentences(one) if NOT_GIVEN.search(said)), "")
    return said if meant and meant.words.search(plain_words(said)) else ""


def _where_it_stands(knowledge: Knowledge, question: Question, spoken_of: Sequence[Section]) -> Lead | None:
    """« Elle a présenté ses préoccupations. — Lesquelles ? »: return that they stand in the document of what was just told; None where none is."""
    goes_on = question.reference == "courant" and question.detail == "liste"
    return in_its_document(knowledge, spoken_of[0]) if goes_on and spoken_of else None


def _with_its_object(refusal: str, collective: Collective) -> str:
    """Return a refusal that goes on with what a collective is for, which the file does tell."""
    name = "elle_dit_seulement" if from_page(collective.rubriques["presentation"]) else "elles_disent_seulement"
    # « Celle-ci » is who was named just before, else the page.
    whom = _THAT_ONE[collective.genre] if collective.designation.partition(" ")[2] in refusal else collective.designation
    told = sentence("objet_de", collectif=whom, objet=at(collective.objet))
    return sentence("a_defaut", refus=refusal.removesuffix("."), suite=sentence(name, texte=that(ended(told))))


def refused(knowledge: Knowledge, refusal: str, memory: Memory, collective: Collective | None = None) -> Lead:
    """Return what says that something is not known, and where to look for it."""
    return Lead(naming_the_page(knowledge, refusal, memory), where_to_look(knowledge, collective, memory, refusal))


def naming_the_page(knowledge: Knowledge, said: str, memory: Memory) -> str:
    """Return what is said of the page, which is AMANE's where it is first spoken of."""
    spoken_of = memory.sujets or any(kind == IDENTITY or kind not in SOCIAL_TOPICS for kind, _ in memory.dits)
    return said if spoken_of else _THE_PAGE.sub(lambda found: f"{found[0]} {of(knowledge.association.nom)}", said, count=1)


def of_it(name: str, designation: str, thing: str = "") -> str:
    """Return the name of what is asked, as it goes on from « La page ne dit pas »: qui dirige la PNPM, qui a signé la charte."""
    thing = thing or designation
    return sentence(f"inconnu_{name}", nom=designation, du_nom=of(designation), au_nom=at(designation), chose=thing, de_la_chose=of(thing))


def thing_of(collectives: Sequence[Collective], text: str, meant: Attribute | None) -> str:
    """Return with its article the thing of one of these collectives that folded words name, or that what is meant is asked of; else nothing."""
    asked = (*text.split(), meant.near if meant else "")
    sections = [section for one in collectives for section in one.rubriques.values() if _fits(section, meant)]
    found = [thing for section in sections if (thing := named_thing(section, asked))]
    # Of several « la charte » is said of any.
    return found[0] if len(collectives) == 1 and found else min(found, key=len, default="")


def _fits(section: Section, meant: Attribute | None) -> bool:
    """Of what is dated nobody says that the page does not date it."""
    return not (meant and meant.name == "date" and section.date)


def is_said_of_whom(meant: Attribute, thing: str) -> bool:
    """Tell whether what is asked has a name that fits whom or what it is asked of."""
    return meant.name not in BY_A_WORD and bool(thing or meant.name not in _OF_A_THING)


def where_to_look(knowledge: Knowledge, collective: Collective | None = None, memory: Memory = _NOTHING_SAID, said: str = "") -> str:
    """Return the sentence that names the site on which more may stand: that of a collective where it has one, else that of AMANE.

    A site whose address is not known is found by its link on AMANE's page. After one refusal it is short, after two it is left out.
    said: what it follows; whom that names is not named again.
    """
    before = refusals(memory)
    if before == KEPT_SAID:
        return ""
    link = _site(collective)
    whose = collective.designation if collective and link else knowledge.association.nom
    named = whose if link else sentence("l_association")
    where = sentence("son_site") if named in said else sentence("le_site", du_nom=of(whose))
    if link is None:
        address = site(knowledge)
    elif link.adresse:
        address = link.adresse
    else:
        where, address = sentence("dont_le_lien", site=where), knowledge.page.adresse
    return sentence("chercher_encore" if before else "chercher", site=where, adresse=address)


def site(knowledge: Knowledge) -> str:
    """Return the address of the site that AMANE's page is on."""
    return urljoin(knowledge.page.adresse, "/")


def _site(collective: Collective | None) -> Link | None:
    """Return the link to the site of a collective; None where it has none."""
    documents = collective.rubriques.get("documents") if collective else None
    return next((one for one in documents.liens[:1] if one.adresse or A_SITE.search(one.titre)), None) if documents else None


def refusals(memory: Memory) -> int:
    """Return how many of the last turns said that something is not known, or told who AMANE is."""
    told = {kind_of_topic(topic) for topic in memory.sujets}
    missing = {kind for one in memory.vus[:-1] if (kind := one.partition(".")[2]) in SECTIONS_OF_KIND} - told
    return sum(kind in ("hors_sujet", IDENTITY) or kind in missing for kind, _ in memory.dits)


def _refusal(collective: Collective, kind: str, meant: Attribute | None, question: Question, spoken_of: Sequence[Section]) -> str:
    name, on_page = collective.designation, from_page(collective.rubriques["presentation"])
    thing = thing_of([collective], question.text, meant)
    if kind in MISSING and on_page:
        inside = thing and question.detail in _CONTENT
        # « Ni le nombre ni la liste » denies by itself.
        missing = MISSING[kind] if MISSING[kind].startswith("ni ") else f"pas {MISSING[kind]}"
        return sentence("page_ne_detaille_pas" if inside else "page_ne_donne_pas", chose=thing, attribut=missing, du_collectif=of(name))
    if not thing and question.reference == "courant":
        thing = _just_told(meant, question, spoken_of)
    if meant and is_said_of_whom(meant, thing):
        return sentence("page_ne_dit_pas" if on_page else "mes_sources_ne_disent_pas", quoi=of_it(meant.name, name, thing))
    return _plain_refusal(name, meant, question, thing, on_page=on_page)


def _plain_refusal(name: str, meant: Attribute | None, question: Question, thing: str, *, on_page: bool) -> str:
    """Say that it is not said, where nothing names what was asked: of whom, but for the one spoken of, who need not be named."""
    plainly = "" if meant else _PLAINLY.get(question.detail, "")
    if not plainly and not thing and question.reference == "courant":
        plainly = "page_ne_le_dit_pas"
    return sentence(plainly or "page_ne_repond_pas" if on_page else "mes_sources_ne_repondent_pas", nom=thing or name)


def _just_told(meant: Attribute | None, question: Question, spoken_of: Sequence[Section]) -> str:
    """« Il est de quelle année ? », « on peut la lire ? » of the thing that was told just before."""
    of_it = meant.name in _OF_WHAT_WAS_TOLD if meant else question.detail == "lien"
    fitting = (one for one in spoken_of if of_it and _fits(one, meant))
    return next((named_thing(one, words_of(*one.existe[:1])) for one in fitting), "")


def _role_of_amane(knowledge: Knowledge, collective: Collective) -> Reply:
    """Say how AMANE takes part in a collective of which no section tells it."""
    topic = f"{collective.id}.adhesion"
    return answer(knowledge, topic, [Lead(f"{collective.role_amane}.")], tuple(collective.sources), follow_ups(collective, (topic,)))

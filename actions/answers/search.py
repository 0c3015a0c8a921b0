"""Say which collectives are asked for, each with the one sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.answers.sections import names_of
from actions.blocks import Block, Lead, Points, Text
from actions.conditions import FOUNDED, MEMBERSHIP, bounds_members
from actions.french import PRONOUN, after_colon, at, capital, lowered, number, of
from actions.gaps import NOT_SAID
from actions.holding import SURE
from actions.leads.points import series
from actions.leads.sizes import not_counted
from actions.memory import Memory
from actions.question import Question
from actions.ranking import ranked
from actions.reply import Reply, answer, presentations
from actions.sentences import sentence
from actions.sets import ONLY_THAT, SOME_ONE, Chosen, asks_of_all, chosen, of_these, says_all, says_several
from actions.statements import NOT_GIVEN, Said, by_its_name, ended, object_of, sentences, with_what_it_is
from knowledge import Collective, Knowledge, Section, Source

_OR_THE_OTHER = re.compile(r"\bou (?:bien )?(?:l ?autre|les autres|(?:d |a |pour )?une? seule?)\b")
# « Existe-t-il un collectif qui… ? » asks whether, and which.
_THERE_IS = re.compile(
    r"^(?!.*\b(?:(?:le|la|les|du|des)?quel\w*|celui|celle)\b).*"
    r"\b(?:exist\w+ (?:t )?il|il existe|(?:y a|ya)(?: t il)?|avez vous|vous avez|vs avez|t as|tu as)(?: pas)? (?:une?|des|d) "
    r"(?:\w+ )?(?:coll?ectif|plate? ?form|asso|rese?au|group|structure|organis)\w*"
)
_THE_ONLY_ONE = re.compile(r"\b(?:le|la|l) (?:seule?|unique)\b(?! fois)")
_DENIED = re.compile(r"\b(?:pas|aucune?|jamais|ni)\b(?! (?:seulement|que|une? seule?)\b)")
_ITS = {"la": "sa", "le": "son", "les": "ses"}
# Of one alone less has to be said than of several to say that it is the one (`SURE`): with this share 14 of 15 are, with 1 in 3 half of them.
LIKELY = 0.4
# So few words stand in brackets: « la Plateforme CDE Maroc (une trentaine d'associations) ».
_FEW = 5


def search_reply(knowledge: Knowledge, question: Question, among: Sequence[str] = ()) -> Reply | None:
    """Return which collectives are asked for, of `among` (ids) where it names some; None where nothing of what is asked is known."""
    found = chosen(knowledge, question, among)
    if not found.known:
        return None
    candidates = of_these(knowledge, among if not found.ids or set(found.ids) <= set(among) else ())
    collectives = sorted((one for one in candidates if one.id in found.ids), key=lambda one: found.ids.index(one.id))
    search = _Search(knowledge, question, found, candidates, collectives)
    told = search.told
    explained = _explained(knowledge, question, [said for _, said in told])
    sources = [*(source for _, said in told for source in said.sources), *explained.values()] or knowledge.liste.sources
    reply = answer(knowledge, "recherche", [*search.blocks(), *map(Text, explained)], sources, presentations(collectives or candidates))
    # « C'est le combientième ? », « auprès de qui ? » goes on from the one point of a list that is told.
    point = _point(*told[0]) if len(told) == 1 else None
    if point:
        return replace(reply, listed=point[0], point=point[1])
    # « Lequel a un rapport annuel ? — Il est de quelle année ? » goes on from the one section that tells of it.
    return replace(reply, listed=_section(*told[0])) if len(told) == 1 else reply


def found_nowhere(knowledge: Knowledge, question: Question, memory: Memory) -> Reply:
    """Tell what is likeliest where it is likely, else what each collective is about, so that one can choose."""
    if near := _likeliest(question, memory, knowledge):
        topic, owner, section = near
        listed = series(knowledge, topic)
        told = lowered(by_its_name((listed.introduced if listed and listed.titles else "") or sentences(section)[0], owner)).removesuffix(".")
        alone = owner.designation in told
        lead = Lead(sentence("ensemble_proche", collectifs=told) if alone else _nearest_is(owner, told))
        return answer(knowledge, "recherche", [lead], section.sources, presentations([owner]))
    blocks: list[Block] = [Lead(sentence("recherche_rien")), Points(tuple(f"{capital(object_of(one))}." for one in knowledge.collectifs))]
    sources = [source for one in knowledge.collectifs for source in one.sources]
    return replace(answer(knowledge, "recherche", blocks, sources, presentations(knowledge.collectifs)), gap=NOT_SAID)


def _likeliest(question: Question, memory: Memory, knowledge: Knowledge) -> tuple[str, Collective, Section] | None:
    """Return the topic of the section that is likelier than all others together, whose it is, and it; nothing for who asks which one is not so."""
    found = [(one, share) for one, share in ranked(question, memory, knowledge) if one.of_section]
    best, share = found[0]
    owner, section = knowledge.section(best.topic) or (None, None)
    sure = 2 * share > sum(other for _, other in found)
    return (best.topic, owner, section) if owner and section and sure and not NOT_GIVEN.search(question.text) else None


@dataclass(frozen=True)
class _Search:
    """What is asked for and what was found, of `candidates`, who are all or those among whom it is asked."""

    knowledge: Knowledge
    question: Question
    found: Chosen
    candidates: Sequence[Collective]
    collectives: Sequence[Collective]

    @property
    def told(self) -> list[tuple[Collective, Said]]:
        """What is said of those found; of those that are left once others are left out, what is said of the others tells why."""
        every = ([(one, self.found.said[one.id]) for one in ones if one.id in self.found.said] for ones in (self.collectives, self.candidates))
        return next(filter(None, every), [])

    @property
    def whether(self) -> bool:
        # « C'est la même ou l'autre ? », « les trois ou un seul ? » ask which.
        return self.question.detail == "oui_non" and not _OR_THE_OTHER.search(self.question.text)

    @property
    def is_named_beside(self) -> bool:
        """« Le CNDH en est-il membre ? »: whether somebody of whom no list of members has the name is asked to be one."""
        lists = (section for one in self.collectives for section in one.rubriques.values() if section.count)
        members = " ".join(name for section in lists for name in (*section.noms, *section.qui))
        asked = self.question.organisations if MEMBERSHIP.search(self.question.text) else ()
        return bool(asked) and not any(name in members for name in asked)

    def blocks(self) -> list[Block]:
        """Return the sentence that answers and a line for each collective; of one what is said of it goes on from its name, in the same sentence."""
        lines, rest = [_line(one, said) for one, said in self.told], _uncounted(self.question, self.candidates)
        tellers = [one for one, _ in self.told]
        # « Non, pas tous : la Plateforme CDE, à savoir un rassemblement s'est mis d'accord (…) » is no sentence.
        if len(lines) == 1 and tellers == self.collectives and not (self.is_no and "(" in lines[0]):
            return [Lead(self.of_one() or self.lead(lowered(lines[0].removesuffix("."))), rest)]
        if self.collectives and lines and not any(one in self.collectives for one in tellers):
            # What is said of those left out says nothing of those that are left.
            return [Lead(self.lead("" if self.question.years else self.left()), rest)]
        each = tuple(map(_after_whose_it_is, tellers, lines))
        return [Lead(self.lead(), rest), *([Points(each)] if each else [])]

    def of_one(self) -> str:
        """Return the sentence that names the only one found, with a yes for who asks whether there is one; empty where its line says more."""
        if self.whether or self.is_named_beside or self.question.detail == "nombre":
            return ""
        it_is = self.it_is(*self.told[0])
        there_is = it_is and _THERE_IS.search(self.question.text)
        return sentence("ensemble_oui", collectifs=lowered(it_is).removesuffix(".")) if there_is else it_is

    @property
    def is_no(self) -> bool:
        """« Vos trois collectifs y sont allés ? », « c'est juste pour les migrants ? »: whether it is claimed of all, and is so of some only."""
        text, count = self.question.text, len(self.candidates)
        only = (self.question.reference == "tous" or says_several(text)) and ONLY_THAT.search(text)
        of_all = bool(only) or asks_of_all(text, count) or says_all(text)
        return self.whether and of_all and not len(self.collectives) == count > 1

    def left(self) -> str:
        """« Lequel ne s'occupe pas d'enfants ? »: return those of whom the page does not say so, of one alone with what it is about."""
        first, *others = self.collectives
        about = "" if others else sentence("objet_de", collectif=PRONOUN[first.genre], objet=at(first.objet))
        return sentence("ensemble_reste" if others else "ensemble_reste_un", collectifs=names_of(self.collectives), texte=about)

    def it_is(self, collective: Collective, said: Said) -> str:
        """« Qui fait du plaidoyer ? »: return the sentence that names the one, and in which point of a list it stands; empty where that is unsure."""
        rest, point = _after_its_name(collective, said), _point(collective, said)
        # What it is about is so in any case, where it is asked for by a theme.
        of_its_object = said.text == ended(capital(object_of(collective)))
        themed = of_its_object and any(one.nom in self.question.themes for one in collective.themes)
        if self.found.found < LIKELY and not themed:
            return ""
        if of_its_object:
            about = sentence("objet_de", collectif=PRONOUN[collective.genre], objet=at(collective.objet))
            return sentence("c_est_lui", collectif=collective.designation, texte=ended(about))
        listed = series(self.knowledge, point[0]) if point else None
        if not rest or listed is None or point is None:
            rest = rest or _of_its_thing(collective, said.text)
            return sentence("c_est_lui", collectif=collective.designation, texte=rest) if rest else by_its_name(said.text, collective)
        name = sentence("c_est_lui", collectif=collective.designation, texte="").removesuffix(" : ")
        return listed.told_of(name, point[1])

    def lead(self, alone: str = "") -> str:
        """Return the sentence that names those asked for; `alone` says what is told of the only one."""
        if not self.collectives:
            parts = names_of([one for one in self.candidates if one.id in self.found.each]) if self.found.each else ""
            return sentence("ensemble_chacun", collectifs=parts) if parts else sentence("ensemble_non_aucun" if self.whether else "ensemble_aucun")
        if self.is_named_beside:
            return sentence("ensemble_cite", collectifs=alone or names_of(self.collectives))
        return self._nearest(alone) if self.found.found < (1 if self.whether else SURE) else self._after_a_no(self.surely(alone))

    def _nearest(self, alone: str) -> str:
        """Return the sentence that names those that come near; `alone` says what is told of the only one."""
        if alone and (told := self._after_the_name(alone)):
            return _nearest_is(self.collectives[0], self._in_its_point() or told)
        return sentence("ensemble_proche", collectifs=alone or names_of(self.collectives))

    def _after_a_no(self, told: str) -> str:
        """« Chez les autres, pas de charte ? »: return a yes as one says it to who denies."""
        denied = self.whether and _DENIED.search(self.question.claim) and not SOME_ONE.search(self.question.text)
        return f"Si{told.removeprefix('Oui')}" if denied and told.startswith("Oui") else told

    def _after_the_name(self, alone: str) -> str:
        """Return what is told of the only one where it stands after its name and a colon; empty elsewhere, and of a few words."""
        head, _, told = alone.partition(" : ")
        return told if head == self.collectives[0].designation and len(told.split()) > _FEW else ""

    def _in_its_point(self) -> str:
        """Return how the one point tells it in a sentence, « la deuxième valeur est… »; empty where it stands in no list."""
        point = _point(*self.told[0])
        listed = series(self.knowledge, point[0]) if point else None
        return lowered(listed.told(point[1])).removesuffix(".") if point and listed else ""

    def _yes_of(self, told: str) -> str:
        """Return the yes that names the only one with what is told of it, and in which point of a list that stands."""
        collective, said = self.told[0]
        point = _point(collective, said)
        listed = series(self.knowledge, point[0]) if point else None
        if point is None or listed is None:
            return sentence("ensemble_oui_de", collectif=collective.designation, texte=told)
        return sentence("oui_suite", suite=listed.told_of(collective.designation, point[1]))

    def surely(self, alone: str) -> str:
        """Return the sentence that names those asked for, where it is sure that they are."""
        names, count = names_of(self.collectives), len(self.candidates)
        if self.question.detail == "nombre":
            number_of = capital(number(len(self.collectives))) if self.collectives[1:] else "Un seul"
            return sentence("ensemble_nombre", nombre=number_of, collectifs=names)
        every = sentence("ensemble_tous", nombre=number(count), collectifs=names) if len(self.collectives) == count > 1 else ""
        if not self.whether:
            return f"{capital(every or alone or names)}."
        if self.is_no:
            return sentence("ensemble_non", collectifs=alone or names)
        return self._yes(alone, names, every)

    def _yes(self, alone: str, names: str, every: str) -> str:
        """Return the yes that names those asked for; the no, where one is claimed to be the only one."""
        if _THE_ONLY_ONE.search(self.question.text) and len(self.collectives) > 1:
            return sentence("ensemble_pas_le_seul", collectifs=names)
        if told := self._after_the_name(alone):
            return self._yes_of(told)
        return sentence("oui_detail" if alone else "ensemble_oui", detail=alone, collectifs=every or names)


def _nearest_is(collective: Collective, told: str) -> str:
    return sentence("ensemble_proche_de", collectif=collective.designation, texte=after_colon(told))


def _point(collective: Collective, said: Said) -> tuple[str, int] | None:
    """Return the topic and the place, from 0, of the one point of a list that says what is told; None where none does, or several do."""
    sections = ((f"{collective.id}.{name}", section) for name, section in collective.rubriques.items())
    found = [(topic, place) for topic, section in sections for place, point in enumerate(section.points) if ended(point.texte) == said.text]
    return found[0] if len(found) == 1 else None


def _section(collective: Collective, said: Said) -> str:
    """Return the topic of the section that says what is told; empty where it is what the collective is about."""
    sections = (f"{collective.id}.{name}" for name, section in collective.rubriques.items() if said.text in map(ended, with_what_it_is(section)))
    return next(sections, "")


def _uncounted(question: Question, candidates: Sequence[Collective]) -> str:
    """« Moins de vingt membres ? »: return the sentence that names those of whom nobody knows how many; empty where that is not asked."""
    if not bounds_members(question.text) or FOUNDED.search(question.text):
        return ""
    unknown = [one for one in candidates if not ((section := one.rubriques.get("membres")) and section.count)]
    return f"{capital(not_counted(unknown))}." if unknown else ""


def _line(collective: Collective, said: Said) -> str:
    """Return what the file says of a collective as a sentence that names it."""
    rest = _after_its_name(collective, said)
    return f"{capital(collective.designation)} : {rest}" if rest else by_its_name(said.text, collective)


def _after_whose_it_is(collective: Collective, line: str) -> str:
    """« Les signataires de la charte de la PNPM… », one line of several: return it after the name of whose thing it tells, « … de sa charte »."""
    told = _of_its_thing(collective, line)
    return sentence("lequel", collectif=capital(collective.designation), texte=told) if told else line


def _of_its_thing(collective: Collective, line: str) -> str:
    """Return a sentence as it goes on from the name of whose thing it tells: « son dernier rapport annuel… »; empty where it names no such thing."""
    its = rf"\b(le|la|les) ((?:(?!(?:le|la|les|de|des|du) )[\w’]+ ){{1,3}}){of(collective.designation)}\b"
    told = re.sub(its, lambda found: f"{_ITS[found[1].lower()]} {found[2]}".rstrip(), line, count=1, flags=re.IGNORECASE)
    return "" if told == line else after_colon(lowered(told))


def _after_its_name(collective: Collective, said: Said) -> str:
    """Return what the file says of a collective as it goes on from its name; empty where it names it by itself."""
    itself, text = f", {collective.designation} ", by_its_name(said.text, collective)
    if itself in text:
        # « …, le groupe de travail a élaboré… »: who it is comes first.
        return after_colon(lowered(text).replace(itself, f", {PRONOUN[collective.genre]} ", 1))
    return "" if collective.designation in lowered(text) else after_colon(lowered(text))


def _explained(knowledge: Knowledge, question: Question, told: Sequence[Said]) -> dict[str, Source]:
    """Return what the names of the organisations asked about mean where what is told does not say it, each sentence with its source."""
    every = {one.nom: one for collective in knowledge.collectifs for one in collective.organisations if one.nom in question.organisations}
    texts = "\n".join(said.text for said in told)
    return {
        sentence("organisation_sens", nom=one.nom, sens=one.sens): one.source
        for one in every.values()
        if one.sens and one.source and one.sens not in texts
    }

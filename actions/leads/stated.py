"""Say yes where the file says in so many words what is asked: that something exists, or is so after all; and that nobody founded alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.asking import telling, without_tag, words_of
from actions.association import is_named, is_spoken_to
from actions.blocks import Links
from actions.conditions import FOUNDED, MEMBERS, Thing, having
from actions.descriptions import by_theme
from actions.french import enumerate_words
from actions.leads.answered import Answered, verdict
from actions.leads.claimed import A_KIND
from actions.leads.claims import denies
from actions.leads.lasting import STOPPED
from actions.leads.nearest import PLACES_OF_TEXT, nearest, says_it_was_made
from actions.leads.partners import with_a_stranger
from actions.leads.points import asked_words, matched, series
from actions.leads.values import about
from actions.memory import Memory
from actions.question import Question
from actions.reply import links
from actions.request import Request
from actions.sentences import sentence
from actions.statements import NOT_GIVEN, object_of, sentences
from actions.stems import likeness
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words
from knowledge.values import dates_in, numbers_in

_EXISTS = re.compile(
    r"\b(?:il y a|y a|ya|publie\w*|disponibles?|existe\w*|a t il|a t elle|ont|avez|a une|a un|a des|possed\w*|dispos\w*|propos\w*|a aussi)\b"
)
# « Vous avez quelque chose sur les migrants ? » asks whether there is one for them.
_ONE_FOR = re.compile(r"\b(?:q\w* ?chose|qqch|une? truc|(?:une?|des) (?:collectif|groupe|plateforme|reseau)\w*)\b")
# « CDE charte ? », « documents de plaidoyer aussi ? »: the thing, and little else.
_LITTLE_ELSE = frozenset(
    """et aussi egalement la le l un une des de du d celui celle ceux ci a y elle il elles ils oui non ou ok donc alors pour lui soi eux bien
    plateforme groupe collectif maroc""".split()
)
# What is claimed of it besides is not known to be right.
_BESIDES = re.compile(r"\b(?:meme|mois|ans?|annees?|quand|dates?|avant|apres|toutes?|tous|qui|que|interdit|oblige|public|publique|cache\w*)\b")
_ALL_THE_SAME = re.compile(r"\b(?:tout de|quand) meme ")
_CONTENT = re.compile(r"\b(?:y a|ya|y a t il|parle\w*|dit|disent) .*\b(?:dedans?|dessus|la dans)\b")
# « Un groupe qui s'occupe de… » asks for nobody.
_ONES = re.compile(r"groupes?|collectifs?|plateformes?|reseaux?|groupements?|regroupements?")
_WHO_DOES = re.compile(rf"\b({_ONES.pattern}|celui|celle|ceux|celles) (?:qui|ki)\b")
# Against somebody is no for them, and more than that is not said.
_MORE = re.compile(
    r"\b(?:contre(?! les (?:violences?|discriminations?))|seule?s?|seulement|uniquement|surtout|en general|tous|toutes|aussi|individu\w*"
    r"|personnell\w*|tout de suite|(?:des|a|depuis) c(?:e|ette) (?:meme )?(?:moment|date|epoque|annee))\b"
)
# « Pas une seule ? » asks for names.
_ALONE = re.compile(r"(?<!\bun )(?<!\b1 )(?<!\bune )\bseule?s?\b")
# « Toute seule ou avec d'autres ? »
_FEW = 7
_ASKS = re.compile(r"\b(?:qui|ki|quoi|koi|quel(?:le)?s?|kel\w*|quand|comment|pourquoi|combien|ou|lequel|laquelle|lesquel\w*)\b")
_DENIED = re.compile(r"\b(?:pas|aucune?|jamais|sans|ni)\b")
_OF_ALL = re.compile(
    r"\b(?:que d[eu]s?|rien que des|uniquement des|seulement des|tou(?:te)?s(?! les\b)|entierement)"
    r"(?: (?:elles|ils|sont|bien|du|de|des|d))* (?P<what>\w{4,})"
)
_PLACE = re.compile(r"\b(?:au|en|a) [a-z]{4,}\b")
_WITH_WHOM = re.compile(r"\b(?:avec|par) (?:l |la |le |les )?(?P<who>\w+)")
_IN_COMMON = re.compile(r"\b(?:memes?|communs?|communes?|partage\w*)\b(?! (?:si|pas|temps|annee))")
_THE_SAME = r"\bmemes? {word}\b|\b{word}\b.* (?:la|le|les) memes?(?: pour\b| partout\b|$)"
_GOALS = re.compile(r"(?:objectif|but|visee|finalite|ambition|mission|combat|cause|accord|reseau|liste)[sx]?|souscri\w*|ment|dessus|chacune?")
_COMPLEMENT = re.compile(r"\b(\w{3,}) (?:de la|de l|des|du|de|d) (?:une? |leurs? |ses? )?(\w{3,})\b")
# Articles and one word more may stand between.
_SOON = 4
_SHARED = re.compile(
    r"\b(?:memes?|communs?|communes?|partag\w*|pareils?)\b(?! (?:si|pas|temps|annee))"
    r"|\b(?:d accord|souscri\w*|ensemble|tous|toutes|chac\w+|chaque)\b|\b(?:tous |toutes )?les trois\b(?=.*\bmemes? choses?\b)"
    # « C'est un objectif de tous, pas d'un seul ? »
    r"|\b(?:de|a|pour) (?:tous|toutes|(?:tous |toutes )?les trois)\b"
    r"(?: (?:et )?(?:pas|non) (?:pas )?(?:d |de |a |pour )?une? seule?(?: (?:collectif|groupe|plateforme))?)?"
)
_ONLY_ONE = r"une? (?:(?:collectif|plateforme|groupe|reseau) )?(?:seule?|precise?|particuliere?|en particulier)"
_ONE_ALONE = rf"(?:d |a |pour |par )?(?:{_ONLY_ONE}|(?:que|seulement|juste) (?:pour |par |a |de )?l[ae])"
_ALL = r"(?:de |a |pour |par |des |aux )?(?:tous|toutes|l ensemble|(?:les )?(?:deux|trois|quatre|cinq|six|\d))"
_EACH_ITS_OWN = r"\bmemes? (?:but|objectif|visee)s?\b.* ou chac\w+ (?:a )?l[ea]s? si"
_ALL_OR_ONE = re.compile(rf"{_EACH_ITS_OWN}|\b{_ALL}\b.* ou (?:bien )?{_ONE_ALONE}\b|\b{_ONE_ALONE}\b.* ou (?:bien )?{_ALL}\b")
_OTHER = re.compile(r"\b(?:autres?|rien)\b")
# Below this a kind may well be another.
_SURELY = 0.8


def exists(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le groupe a une charte ? »: yes where the section says that there is one."""
    found = about(request, knowledge)
    text = _ALL_THE_SAME.sub("", request.question.text)
    if not found or not (_EXISTS.search(text) or is_thing_alone(request.question, found[1])):
        return None
    section, asked = found[1], text.split()
    if _CONTENT.search(text) or _claims_more(text) or with_a_stranger(text, section):
        return None
    there = [one for one in section.existe if all(any(likeness(word, said) for said in asked) for word in plain_words(one).split() if len(word) > 2)]
    there = there or _by_its_kind(text, request.question, section)
    return _yes(nearest(section, plain_words(there[0]).split()), section, knowledge) if there else None


def _by_its_kind(text: str, question: Question, section: Section) -> list[str]:
    """« Il y a un règlement ? », surely read as a question about the charter: return the thing that goes by the name of the kind."""
    surely = question.confidence >= _SURELY and not section.points and _EXISTS.search(text) and not _OTHER.search(text)
    return [one for one in section.existe if surely and plain_words(one) == question.kind]


def _claims_more(text: str) -> bool:
    return bool(denies(text) or _BESIDES.search(text) or numbers_in(text) or dates_in(text))


def there_is_one(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Vous avez quelque chose sur les migrants ? »: yes, the one that has this theme in the file."""
    collective, section = about(request, knowledge) or (None, None)
    text = request.question.text
    asks = request.topic.endswith(".presentation") and _EXISTS.search(text) and _ONE_FOR.search(text) and not denies(text)
    if collective is None or section is None or not asks or request.question.collectives:
        return None
    return _yes(sentences(section)[0], section, knowledge) if by_theme(request.question, memory, knowledge) == (collective.id,) else None


def is_thing_alone(question: Question, section: Section) -> bool:
    """Tell whether a question has no other words than something that is there, the name of whose it is and « aussi »."""
    things = [word for one in section.existe for word in plain_words(one).split()]
    left = [word for word in question.claim.split() if word not in _LITTLE_ELSE and not any(likeness(word, thing) for thing in things)]
    return bool(things) and set(left) <= set(words_of(*question.collectives))


def says_so(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Marocaines ? », « une charte a été élaborée ? »: yes where one sentence has all that tells in the question, and says it of the same."""
    collective, section = about(request, knowledge) or (None, None)
    if collective is None or section is None or section.points or request.question.kind == "nom_seul":
        return None
    question = request.question
    text = _WHO_DOES.sub(r"\1 ", without_tag(question.claim))
    given = _that_may_say_so(text, section)
    if told := _of_its_kind(text, request, collective, section, knowledge):
        return told
    if _is_said_of_all(text, section, question, knowledge):
        return _yes(next(iter(given), sentences(section)[0]), section, knowledge)
    if _asks_more(question, text, collective, knowledge):
        return None
    words = _to_be_said(_claimed(question, text, collective, knowledge))
    if request.topic.endswith(".presentation"):
        given.append(f"{object_of(collective)}.")
    said = next((one for one in given if _says_it(one, words, text)), None)
    return _yes(said, section, knowledge) if said else None


def _that_may_say_so(text: str, section: Section) -> list[str]:
    """Return the sentences of a section that give something, and say that it was made where a text does."""
    return [one for one in sentences(section) if not (NOT_GIVEN.search(one) or says_it_was_made(text, [one]))]


def _says_it(said: str, words: Sequence[str], text: str) -> bool:
    """Tell whether a sentence says what a text claims; « au Maroc, bien sûr ? » claims no more than where."""
    others = [one["who"] for one in _WITH_WHOM.finditer(text)]
    return _has_all(said, others) and _says_its_kind(said, text) and (_says_the_same(said, words, text) if words else _is_there(said, text))


def _says_its_kind(said: str, text: str) -> bool:
    """« C'est une association ? »: tell whether a sentence says so where a text does; « un rassemblement d'associations » does not."""
    kind = A_KIND.search(text)
    named = kind is None or _ONES.fullmatch(kind["what"])
    return bool(named or (kind and re.search(rf"\b(?:est|sont) (?:une?|des) {kind['what']}\b", plain_words(said))))


def _of_its_kind(text: str, request: Request, collective: Collective, section: Section, knowledge: Knowledge) -> Answered | None:
    """« La PNPM, c'est une association ? »: yes where its name or a sentence says that it is one, no where associations are what it counts."""
    kind = A_KIND.search(text) if request.topic.endswith(".presentation") else None
    if kind is None or telling(request.question, knowledge, text.replace(kind["what"], " ")):
        return None
    said, what, members = sentences(section)[0], kind["what"], collective.rubriques.get("membres")
    is_a = re.search(r"\best une? (\w+)", plain_words(said))
    if _ONES.fullmatch(what) or what in (*words_of(collective.nom)[:1], is_a and is_a[1]):
        return verdict(True, said, section.sources)
    counts = members and what in MEMBERS and not MEMBERS.isdisjoint(words_of(members.unite or ""))
    return verdict(False if counts else None, said, section.sources) if counts or is_a else None


def _is_said_of_all(text: str, section: Section, question: Question, knowledge: Knowledge) -> bool:
    """« Toutes marocaines ? », « que des associations ? »: tell whether what all are said to be is what the section counts."""
    counted = plain_words(section.unite or "").split() if section.count else []
    claimed = None if _DENIED.search(text) else _OF_ALL.search(text)
    if not counted or not claimed:
        return False
    # « Toutes les associations sont citées ? » says something else of all; « asso » is cut off.
    meant = any(likeness(claimed["what"], one) or one.startswith(claimed["what"].rstrip("s")) for one in counted)
    return meant and set(telling(question, knowledge, text[claimed.end() :])) <= {"dedans"}


def _is_there(said: str, text: str) -> bool:
    """Tell whether a sentence has the one place that a text names, with the word before it."""
    return any(phrase in plain_words(said) for phrase in _PLACE.findall(text))


def _to_be_said(words: Sequence[str]) -> Sequence[str]:
    """Return what is claimed without where it is written and that there is such a thing, which a sentence need not say."""
    return [word for word in words if word not in PLACES_OF_TEXT and not _EXISTS.fullmatch(word)] or words


def _yes(said: str, section: Section, knowledge: Knowledge) -> Answered:
    """Return yes, with the sentence that says so and where more of it is to be read."""
    shown = links(knowledge, section)
    return verdict(True, said, section.sources, blocks=(Links(shown),) if shown else ())


def _claimed(question: Question, text: str, collective: Collective, knowledge: Knowledge) -> list[str]:
    """Return the telling words of what is claimed of a collective, without those that it is called by."""
    called = words_of(collective.designation, collective.id) if collective.id in question.collectives else []
    return [word for word in telling(question.naming(collectives=()), knowledge, text) if word not in called]


def _asks_more(question: Question, text: str, collective: Collective, knowledge: Knowledge) -> bool:
    """Tell whether a claim names somebody else, denies, limits, counts or dates: what a sentence has of its words is then no yes."""
    others = question.organisations or not set(question.collectives) <= {collective.id} or is_named(text, knowledge)
    limits = denies(text) or _MORE.search(text) or STOPPED.search(text) or _ASKS.search(text) or numbers_in(text) or dates_in(text)
    return question.detail != "oui_non" or bool(others or limits)


def _says_the_same(said: str, words: Sequence[str], text: str) -> bool:
    """Tell whether a sentence has these words in their order, or in another one each still with what it is « de »: « la charte a été élaborée ».

    « L'étude a été initiée à la suite du groupe » turns round what was said.
    """
    return _has_in_order(said, words) or (_has_all(said, words) and all(_has_complement(said, *pair) for pair in _COMPLEMENT.findall(text)))


def _has_complement(said: str, word: str, complement: str) -> bool:
    """Tell whether a sentence has the one word soon after the other."""
    having = plain_words(said).split()
    places = [place for place, one in enumerate(having) if likeness(word, one)]
    return any(likeness(complement, one) for place in places for one in having[place + 1 : place + 1 + _SOON])


def _has_in_order(said: str, words: Sequence[str]) -> bool:
    left = iter(plain_words(said).split())
    return all(any(likeness(word, one) for one in left) for word in words)


def not_alone(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est AMANE qui l'a fondée toute seule ? », « seuls ? » of what she founded with others."""
    found = about(request, knowledge)
    collective, text = found[0] if found else None, request.question.text
    of_founding = (FOUNDED.search(text) and is_spoken_to(text, knowledge)) or (request.topic.endswith(".fondation") and len(text.split()) <= _FEW)
    if collective is None or not (_ALONE.search(text) and of_founding and FOUNDED.search(plain_words(collective.role_amane))):
        return None
    return Answered(sentence("pas_seule", role=collective.role_amane), collective.sources)


def the_same_goals(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Ils ont les mêmes buts ? » of the goals that the file says they share."""
    goals = knowledge.objectifs_communs
    text = _SHARED.sub(" ", request.question.text)
    # « La prise en charge, c'est le même point ? » asks of one thing among them.
    of_one = any(not _GOALS.fullmatch(word) for word in telling(request.question, knowledge, text))
    if request.topic != "collectifs.objectifs" or text == request.question.text or denies(text) or of_one:
        return None
    # « C'est un objectif de tous ? » of a point just told goes on from it.
    whole = memory.point[:1] != (request.topic,)
    return verdict(True, sentences(goals)[-1], goals.sources, whole=whole, introduces=whole)


def of_all_or_of_one(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« C'est un objectif des trois ou d'un seul ? » of the goals that the file says they share: so it is, and the one that is named."""
    goals, listed = knowledge.objectifs_communs, series(knowledge, request.topic)
    if request.topic != "collectifs.objectifs" or listed is None or not _ALL_OR_ONE.search(request.question.text):
        return None
    named = matched(listed, asked_words(request.question, knowledge)).places
    return Answered(sentences(goals)[-1], goals.sources, " ".join(listed.told(place) for place in named[:1]))


def in_common(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et la charte commune aux trois ? »: no, each has its own; told of one after the other, the first says so and each tells of its own."""
    owner, thing = request.topic.partition(".")[0], _in_common(request.question, knowledge)
    if thing is None or len(thing.said) < 2:
        return None
    if owner in list(thing.said)[1:]:
        return Answered(thing.said[owner].text, thing.said[owner].sources)
    names = enumerate_words([one.designation for one in knowledge.collectifs if one.id in thing.said])
    return Answered(sentence("rien_de_commun", collectifs=names), tuple(source for said in thing.said.values() for source in said.sources))


def _in_common(question: Question, knowledge: Knowledge) -> Thing | None:
    """Return the thing that collectives are said to have together; « au même endroit ? » says nothing of the thing."""
    text = question.claim
    if not _IN_COMMON.search(text) or question.collectives or denies(_IN_COMMON.sub(" ", text)):
        return None
    thing = next(iter(having(knowledge.collectifs, knowledge.collectifs, text)), None)
    called = [word for word in text.split() if thing and thing.is_called(word)]
    same = "meme" not in text or any(re.search(_THE_SAME.format(word=word), text) for word in called)
    return thing if same else None


def _has_all(said: str, words: Sequence[str]) -> bool:
    return all(any(likeness(word, one) for one in plain_words(said).split()) for word in words)

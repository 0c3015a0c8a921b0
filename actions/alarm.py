"""Decide whether a turn is answered with the emergency contacts: asked first, of every turn, and nowhere else.

Understanding gives its reading (how likely a disclosure is, whether a safe word or a high-risk word stands in the message); what follows from it
is decided here. After the contacts were given a disclosure stays open until something else is told: what goes on with it is answered briefly,
the contacts within reach, and they are given again for a new danger, for a safe word and to whoever asks for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.asking import telling
from actions.contacts import asked_alone, at_once, means_one
from actions.disclosure import CALL, ROLES, asked_after, confirms, in_words, is_afresh, tells_of_an_act, turns_away, turns_to_us
from actions.kinds import FACTUAL_KINDS, LANGUAGE_KINDS, SOCIAL_KINDS
from actions.memory import NO_DETAIL, Memory
from actions.message import Message
from actions.plan import resolve
from actions.question import Marker, Question, leading
from actions.reactions import is_mere_thanks, reaction
from actions.request import Request
from actions.tellers import TAKEN_BACK
from knowledge import Knowledge
from knowledge.text import plain_words


@dataclass(frozen=True)
class Thresholds:
    """From which probability on what follows, 0 to 1; the curves are in docs/comprehension.md."""

    # A message without a high-risk word.
    disclosure: float = 0.28
    # With such a word a doubt is enough: every model misses some disclosures, and these words are rare elsewhere.
    disclosure_with_words: float = 0.22
    # In another language ordinary words are taken for one more easily (docs/comprehension.md): of 240 disclosures it misses hardly any.
    disclosure_in_another_language: float = 0.50
    # A sentence out of its context misleads more easily than the whole message, and most with a high-risk word: a play, an exam, « personne n'est
    # en danger ». Beside questions about us the whole hides what it tells (docs/experiments.md).
    disclosure_in_a_part: float = 0.80
    disclosure_in_a_part_with_words: float = 0.93
    # Somewhere in a message, by a regression that has learnt from disclosures among questions (docs/experiments.md).
    disclosure_among_questions: float = 0.65
    # With such a word and read without what was said before, which may hide it: « mais sérieux, hier elle m'a brûlé la main » after a joke. Of
    # 1,379 harmless messages that follow another in data/conversations two are as clear, of the frozen ones none.
    disclosure_by_itself: float = 0.80
    # While a disclosure is open: above all of the thanks, questions and excuses after one in the test sets that are open,
    # below most of what goes on with one. From here on a message is not refused as a program either.
    doubt: float = 0.03
    # A courtesy less sure than this, said while a disclosure is open, may go on with it.
    clear_courtesy: float = 0.50
    # Thanks in words that are hardly read are clear where nothing else is this nearly as likely.
    as_likely: float = 0.60
    # Below it a disclosure may well be none: 3 % of 700 true ones in data/conversations, 37 % of 807 false alarms. A question about facts
    # so clear is answered after one.
    doubtful: float = 0.60
    clear_question: float = 0.50
    # One this clear, without a doubt of a danger in it, is answered after any; where it resembles what is asked of the contacts, one clearer
    # still. Of 1,585 messages that go on with a disclosure none is read so.
    sure_question: float = 0.80
    surest_question: float = 0.95


THRESHOLDS = Thresholds()

# Kinds whose words are those of a disclosure too: « depuis 2 ans », « c'est qui ? », « 2 ».
_OF_ANYTHING = frozenset({"fondation", "adhesion", "chronologie", "nom_seul", "identite", "aide"})
# Who asks for help, or whom they are talking to, while a disclosure is open, asks because of it.
_ASKING_FOR_HELP = frozenset({"aide", "identite"})
# These end it kindly, the contacts within reach, whatever else they sound like.
_TAKING_LEAVE = frozenset({"merci", "au_revoir"})
# What tells no fact: the visitor got no answer to a question about us.
_UNANSWERED = frozenset({"hors_sujet", "aide", "precision"})


def alarm(message: Message, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether a turn is about a danger, whatever else it says and however it was said: the contacts are given, or kept within reach."""
    choice = message.choice(memory)
    if is_open(memory) and _ends_it(message):
        return False
    if choice == "urgence" or any(question.kind == "urgence" for question in message.questions):
        return True
    if _is_told_after_all(message.questions, memory):
        return True
    if not memory.alerte or choice:
        # A button says what it asks for.
        return False
    if is_open(memory) and (memory.doute or _is_sure(message, knowledge)) and asks_for_facts(message, memory, knowledge):
        return False
    requests, _ = resolve(message.questions, memory, knowledge)
    return _asks_for_a_number(message.questions, requests) or (is_open(memory) and _goes_on(message, requests, knowledge))


def _ends_it(message: Message) -> bool:
    """« Parlons d'autre chose », « sinon, c'est quoi la PNPM ? », « obrigada »: tell whether a message goes on with no disclosure."""
    return turns_away(message.questions) or turns_to_us(message.questions) or is_mere_thanks(message.text)


def is_answered_briefly(message: Message, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell of a turn about a danger whether it only goes on with what was told: the contacts stand just above, within reach.

    Who tells more of it at once does; after something else, or with a safe word, the contacts come whole.
    """
    if not is_open(memory) or message.choice(memory) == "urgence":
        return False
    if _is_told_after_all(message.questions, memory):
        return False
    just_given = memory.dits[:1] == (("urgence", NO_DETAIL),)
    if is_afresh(message.questions) and (not just_given or any(one.whole.afresh == CALL for one in message.questions)):
        return False
    if any(map(_asks_for_it_again, message.questions)):
        return False
    requests, _ = resolve(message.questions, memory, knowledge)
    told = bool(asked_after(message.questions)) or any(_tells(one) or asked_alone(one, knowledge) for one in message.questions)
    return told or not _asks_for_a_number(message.questions, requests)


def _tells(question: Question) -> bool:
    """Tell whether it is known what a message tells, beside facts; a reaction to an answer is none of it."""
    return bool(question.whole.told) and not reaction(question)


def is_disclosure(
    whole: float, parts: Sequence[float], high_risk_words: bool, calls: bool, foreign: bool = False, among: float = 0.0
) -> bool:
    """Tell whether a message is a disclosure or a call for help.

    whole, parts: probability, 0 to 1, that the message, and each of its sentences, is one; among: that one stands in it, whatever it asks beside.
    high_risk_words: it has such a word.
    calls: it, or one of its sentences, is a safe word. foreign: it is in a language that is known not to be French.
    """
    threshold = THRESHOLDS.disclosure_with_words if high_risk_words else THRESHOLDS.disclosure
    if foreign:
        threshold = THRESHOLDS.disclosure_in_another_language
    in_a_part = THRESHOLDS.disclosure_in_a_part_with_words if high_risk_words else THRESHOLDS.disclosure_in_a_part
    return whole >= threshold or calls or any(part >= in_a_part for part in (whole, *parts)) or among >= THRESHOLDS.disclosure_among_questions


def is_doubtful(questions: Sequence[Question], memory: Memory) -> bool:
    """Tell whether the disclosure that a message makes, or goes on with, is hardly one; what tells of it anew leaves no doubt."""
    afresh = max((one.whole.afresh for one in questions), default=0.0)
    if is_open(memory):
        return memory.doute and not afresh
    return 0 < afresh < THRESHOLDS.doubtful and not any(map(_tells, questions))


def is_open(memory: Memory) -> bool:
    """Tell whether the contacts were given and nothing else has been told since."""
    # What is told after the contacts offers buttons, thanks and the like offer the contacts alone.
    return memory.alerte and all(memory.topic_of(payload) == "urgence" for _, payload in memory.boutons)


def leaves_open(requests: Sequence[Request], memory: Memory) -> bool:
    """Tell whether a disclosure stays open after these requests: what is out of scope has not turned the talk to something else.

    Such an answer offers no buttons. One that says that it offers the nearest questions, or what the page tells of a collective, does.
    """
    aside = all(request.topic == "hors_sujet" and request.kind != "incertain" and not request.collectives for request in requests)
    return aside and is_open(memory)


def asks_for_facts(message: Message, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether a message clearly asks of us, and nothing of the contacts: « et leurs valeurs ? »."""
    asked = leading(message.questions)
    of_them = asked_after(message.questions) and not (_is_sure(message, knowledge) and asked.confidence >= THRESHOLDS.surest_question)
    clear = asked.kind in FACTUAL_KINDS and asked.confidence >= THRESHOLDS.clear_question and not of_them
    requests, _ = resolve(message.questions, memory, knowledge)
    return clear and not means_one(plain_words(message.text), knowledge) and any(request.topic not in _UNANSWERED for request in requests)


def _is_sure(message: Message, knowledge: Knowledge) -> bool:
    """« Et les documents de la plateforme ? »: tell whether a fact of ours is surely asked, in words of its own, and nothing sounds like a danger."""
    asked, questions = leading(message.questions), message.questions
    clear = asked.kind in FACTUAL_KINDS and asked.confidence >= THRESHOLDS.sure_question and bool(telling(asked, knowledge, asked.text))
    if not clear or in_words(questions) or tells_of_an_act(questions) or any(asked_alone(one, knowledge) for one in questions):
        return False
    unheard = (Marker.GOES_ON, Marker.CALLS, Marker.FOREIGN)
    return not any(one.has(*unheard) or one.whole.danger >= THRESHOLDS.doubt or one.whole.told in ROLES for one in questions)


def _is_told_after_all(questions: Sequence[Question], memory: Memory) -> bool:
    """Tell whether a disclosure that was taken back is made again: it is one like the first."""
    return memory.auteur == TAKEN_BACK and (is_afresh(questions) or confirms(questions))


def _asks_for_a_number(questions: Sequence[Question], requests: Sequence[Request]) -> bool:
    """« C'est quoi, le numéro ? » after a disclosure, however long ago: theirs, not that of a collective."""
    if leading(questions).kind in SOCIAL_KINDS | LANGUAGE_KINDS:
        return False
    return all(request.topic == "hors_sujet" for request in requests) and any(question.has(Marker.CALLS) for question in questions)


def _goes_on(message: Message, requests: Sequence[Request], knowledge: Knowledge) -> bool:
    """Tell whether a message goes on with an open disclosure (« il est avec moi là »); only what would not be answered with facts does."""
    questions = message.questions
    kind = leading(questions).kind
    if kind in LANGUAGE_KINDS or (in_words(questions) and not any(question.pointed for question in questions)):
        return True
    text, asked = plain_words(message.text), bool(asked_after(questions))
    named = _names_a_contact(text, questions, knowledge)
    if kind in SOCIAL_KINDS:
        return _courtesy_goes_on(leading(questions), named or asked)
    # « Qui sera au courant ? » is read as one of us with a collective in mind, too.
    asked_of_it = asked and (_are_unanswered(requests) or not any(one.pointed for one in questions))
    return named or asked_of_it or _sounds_unanswered(message, requests, knowledge) or _may_be_of_it(questions, knowledge)


def _may_be_of_it(questions: Sequence[Question], knowledge: Knowledge) -> bool:
    return any(map(_asks_for_it_again, questions)) or all(_may_be_of_anything(one, knowledge) for one in questions)


def _sounds_unanswered(message: Message, requests: Sequence[Request], knowledge: Knowledge) -> bool:
    return _are_unanswered(requests) and (bool(at_once(plain_words(message.text), knowledge)) or _sound_like_it(message.questions))


def _names_a_contact(text: str, questions: Sequence[Question], knowledge: Knowledge) -> bool:
    return means_one(text, knowledge) or any(asked_alone(one, knowledge) for one in questions)


def _are_unanswered(requests: Sequence[Request]) -> bool:
    return all(request.topic in _UNANSWERED for request in requests)


def _sound_like_it(questions: Sequence[Question]) -> bool:
    # What is out of scope without a word of French may well be another language, of those that the model has not learnt too.
    return all(question.has(Marker.FOREIGN) for question in questions) or any(map(_sounds_like_it, questions))


def _courtesy_goes_on(question: Question, about_contacts: bool) -> bool:
    """Tell whether a greeting, a yes, thanks… go on with an open disclosure: « salut, il est revenu », « oui mais ils répondent pas »."""
    # « J'y retourne demain ? » takes no leave.
    if question.kind in _ASKING_FOR_HELP or (question.kind == "au_revoir" and question.has(Marker.ASKS)):
        return True
    # Thanks are thanks however hardly read, but for words that are none of French and by themselves are none: « zid » (more) resembles them.
    thanks = question.kind == "merci" and (not question.has(Marker.FOREIGN) or (question.whole.thanks and not _is_as_likely_another(question)))
    unclear = question.confidence < THRESHOLDS.clear_courtesy and not thanks
    return unclear or ((about_contacts or question.has(Marker.FOREIGN) or _sounds_like_it(question)) and question.kind not in _TAKING_LEAVE)


def _is_as_likely_another(question: Question) -> bool:
    """« Wakha » just after the contacts may be thanks, and as well a mere yes, in words that are hardly read; a greeting is as courteous."""
    first, *others = [share for kind, share in question.kinds if kind != "salutation"] or [1.0]
    return any(share >= THRESHOLDS.as_likely * first for share in others[:1])


def _sounds_like_it(question: Question) -> bool:
    return question.whole.danger >= THRESHOLDS.doubt or question.has(Marker.GOES_ON)


def _asks_for_it_again(question: Question) -> bool:
    """« Répète » is for what was told last: the contacts. So is more of it in another language (« zid »), whatever fact was told before."""
    more = question.kind == "plus_de_details" and question.has(Marker.FOREIGN) and not question.pointed
    return more or question.kind == "repeter"


def _may_be_of_anything(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether what sounds like a question about us may as well be about the disclosure just before: it names nothing of ours.

    « Pourquoi moi ? », « mehr Details », « vous me croyez ? »: what has no word of its own may be, of whatever kind, and what is
    read with doubt and has no word of French or sounds like a disclosure.
    """
    named = question.collectives or question.sections or question.themes or question.organisations
    if named or question.has(Marker.FIELD, Marker.PLATFORM, Marker.EVERY, Marker.BOTH):
        return False
    wordless = question.kind in FACTUAL_KINDS and question.text and not telling(question, knowledge, question.text)
    sounds = question.has(Marker.FOREIGN) or question.whole.danger >= THRESHOLDS.doubt
    unread = sounds and question.confidence < THRESHOLDS.clear_courtesy
    return bool(question.kind in _OF_ANYTHING or unread or wordless)

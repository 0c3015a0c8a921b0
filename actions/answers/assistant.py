"""Answer what is asked of the assistant itself and of AMANE (its data, whom to write to, a gift…), and who complains."""

from __future__ import annotations

import re

from actions import association
from actions.answers.missing import of_it, refused, site, where_to_look
from actions.answers.sections import names
from actions.answers.social import social_reply
from actions.answers.unknown import out_of_scope_reply, starting_points
from actions.asking import telling
from actions.attributes import ATTRIBUTES, Attribute, attribute
from actions.blocks import Block, Lead, Link, Links, paragraphs
from actions.gaps import NOT_SAID
from actions.kinds import FACTUAL_KINDS, OUT_OF_SCOPE_KINDS, SOCIAL_KINDS, TOPIC_OF_KIND
from actions.lengths import length
from actions.memory import NO_DETAIL, Memory
from actions.neighbours import means_its_own, to_be_reached
from actions.question import Marker, Question
from actions.reactions import COMPLAINT, SOURCES
from actions.reply import Reply, follow_ups, links, where_it_is
from actions.request import Request
from actions.sentences import sentence
from actions.sets import WHICH
from knowledge import Knowledge

DATA, CONTACT = "donnees", "contact"
# What AMANE tells of itself, where it has filled it in (`association.contacts`).
OF_AMANE = ("contact", "don", "presse", "stage", "benevolat")
# What is asked in words of its own and answered by the contact that AMANE has filled in.
_CONTACTS = frozenset({"telephone", "mail", "siege", "joindre"})
# « Un mail au moins ? » asks more closely than what it was read as.
_CLOSER = frozenset({"telephone", "mail", "siege", "reseaux", "deduction", "don_nature"})
# What is asked beside a gift, or whom to write to: something else.
_ELSE = [one for one in ATTRIBUTES if one.name in ("budget", "statut", "fondateurs")]
# What leaves no doubt that somebody is not content with the assistant: it is named, or spoken to.
_IT = r"(?:truc|bot|robot|machin|assistant|chat|chatbot|tchat)"
_OF_IT_SAID = re.compile(
    rf"\b(?:vous|vs|tu|t|(?:ce|cet|le|l|votre|vot) {_IT}) (?:(?:ne|n|me|m|vous|te|nous) )*"
    r"(?:ser[stv]\w* (?:vraiment )?a rien|(?:compren\w*|sai[st]|savez|connai\w*) (?:vraiment )?rien"
    r"|(?:foute?\w*|moqu\w*) (?:de|du)|(?:etes|es|est) (?:\w+ment |trop |un peu )?"
    r"(?:nul(?:le)?s?|inutiles?|nazes?|bidons?|mauvais\w*|pourrie?s?|betes?|debiles?)"
    r"|repond\w* (?:(?:tjr?s?|toujours) )?(?:(?:pas|jamais) (?:aux|a (?:ma|mes|la|nos)) questions?|a cote|n importe quoi)|marche (?:pas|jamais))\b"
    rf"|\b{_IT} (?:de merde|nul\w*|pourri|inutile)\b|\b(?:nul\w*|rien|(?:marche|sert) (?:pas|jamais|a rien)) (?:ce|cet|votre|le|l) {_IT}\b"
)
# The same after an answer.
_OF_AN_ANSWER = re.compile(
    r"\b(?:pas|ni) (?:du tout )?(?:ma|la) question\b|\bmarche (?:pas|jamais)\b|\bn importe quoi$"
    r"|\bfois que je (?:cherche|demande|pose|le dis|vous)\b"
    r"|\b(?:c ?est|est) pas (?:du tout |tout a fait |vraiment |exactement )?(?:ce qu\w*|la question|ca qu\w*)"
    r" (?:je |j |on )?(?:ai |avais )?(?:demand|pos|voul|veu|cherch)\w*"
    r"|\b(?:tu|t|vous|vs) (?:ne |n )?(?:m )?(?:as|avez|a) (?:rien|pas) (?:vraiment )?repondu\b"
)
# Said of what they show or know, where nothing is asked: who does not understand one answer does not complain.
_NOT_HELPED = re.compile(r"\bcompren\w* (?:pas|rien) (?:a|de|dans) (?:votre|vos|ce\w*|tout)\b|\b(?:vous|vs|tu) (?:ne |n )?\w+ (?:pas|rien)\b")
# What stands before and after what is said by itself, whatever it was read as: that it is no good, has not helped much, or was not asked.
_BEFORE = (
    r"(?:(?:ah|bah|ben|euh|we?sh|mdr+|ptdr|lol"
    r"|ouais|oui|ok|hum|pff+|merci|mais|non|nn|nan|toujours|c est|cest|c|ca|sa|ce|n est|est|etait|je suis|j suis|suis|je|j"
    r"|tu|t|es|vous|etes|on|un peu|trop|tres|\w+ment|desolee?|pardon|(?:ta|votre|cette) reponse) )*"
)
_AFTER = (
    r"(?: (?:bof|merci|quoi|hein|tout ca|a ca|ca|pour moi|moi|la|svp|desolee?|pardon|savoir|du tout|a (?:ma|la) question"
    r"|comme (?:assistant|explications?|infos?|informations?|outil|aide)"
    r"|(?:comme |(?:ta|vos|tes|votre|cette|la) )?reponses?|(?:ton|votre|ce) (?:truc|machin|bot|robot)))*"
)
_BY_ITSELF = re.compile(rf"{_BEFORE}(?:nul(?:le)?s?|inutiles?|nazes?|bidon|pourri|n importe quoi|cherche\w* mieux){_AFTER}")
_LUKEWARM = re.compile(
    rf"{_BEFORE}(?:bof+(?: bof+)*|m+ou+a+is+|m+ou+i+|mwais|mwe+|mouep?"
    r"|pas (?:tres |trop |super |bien |\w+ment )*(?:convainc\w+|terribles?|ouf|fou|folle|top|genial\w*|utiles?|satisf\w+"
    r"|pratiques?|serieux|serieuses?)"
    r"|moyen(?:ne)?(?: moyen)?|decev\w+|decue?s?|sans plus|peut mieux faire|(?:leger|maigre|limite|pauvre|sommaire|court)e?(?= comme)|leger|maigre"
    rf"|(?:ne )?m (?:aide|avance|apprend) (?:pas|guere|rien)(?: (?:beaucoup|trop|des masses|grand chose))?){_AFTER}"
)
_NOT_ASKED = re.compile(
    rf"{_BEFORE}(?:(?:pas|jamais) (?:du tout )?(?:ca |sa )?(?:ce |c )?[qk]u?e? (?:je |j |on )?(?:ai |avais )?(?:demand|voul|cherch|pos|veu|di)\w*"
    r"|(?:demand|voul|cherch)\w* (?:pas|jamais) (?:du tout )?(?:ca|sa|cela)|(?:ne )?repond\w* (?:toujours |vraiment )?pas"
    rf"|(?:demand|voul|cherch|veu)\w* autre chose){_AFTER}"
)
# « Qui le dit ? », « et qui a dit ça ? »
_WHO_SAYS_SO = re.compile(
    r"(?:(?:et|mais|ah|ok|c est|bon|attends?|attendez) )*(?:qui|ki) (?:est ce qui )?(?:(?:l a |le |a )di[ts]?(?: (?:ca|cela))?|dit (?:ca|cela))"
)
_OF_OTHERS = re.compile(r"\b(?:ils?|elles?|eux|viennent)\b")
# Where the server tells what it keeps.
PRIVACY = "/confidentialite"
# Kinds of which what has no answer of its own is asked of AMANE or its assistant.
_OF_IT = frozenset({"identite", "hors_sujet_proche"})
_OF_A_NAME = frozenset({"complet", "entier"})
# A complaint is rarely read as a question this clear.
HARDLY_ASKED = 0.60
_BESIDE_FACTS = SOCIAL_KINDS | OUT_OF_SCOPE_KINDS


def is_asked(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """Tell whether a question is one of these, of no collective; who complains does so of an answer."""
    if any(words.fullmatch(question.text) for words in (_LUKEWARM, _BY_ITSELF, _NOT_ASKED)) or surely_complains(question, memory):
        return True
    if _of_itself(knowledge, question, memory):
        return True
    if question.pointed or question.has(Marker.PLATFORM) or to_be_reached(question, memory, knowledge):
        return False
    if _asks_for_help(question, knowledge) or _asks_for_its_sources(question):
        return True
    if _only_complains(question, memory):
        return True
    if question.kind not in _BESIDE_FACTS:
        # « AMANE, c'est quoi ? — Elle a été fondée par qui ? »
        return association.is_spoken_of(question, memory, knowledge) and _attribute(question, memory, knowledge) is not None
    if question.whole.told in (DATA, *OF_AMANE) or _complains(question, memory):
        return True
    return _attribute(question, memory, knowledge) is not None


def _asks_who(question: Question, memory: Memory, knowledge: Knowledge) -> bool:
    """« Vous êtes une ONG ? », « AMANE, ça veut dire quoi ? », « et son nom complet ? » just after it was spoken of."""
    text = question.text
    # « AMANE, c'est quoi ? — C'est une association marocaine ? »
    goes_on = association.is_spoken_of(question, memory, knowledge)
    if question.kind == association.IDENTITY and (association.asks_who_you_are(text) or (goes_on and association.asks_what_it_is(text))):
        return True
    what_it_is = association.asks_what_amane_is(text, knowledge)
    of_it = association.is_named(text, knowledge) or goes_on or what_it_is
    # « AMANE en parle : un plaidoyer, ça veut dire quoi ? » asks for another word.
    only = question.kind in _BESIDE_FACTS or all(map(association.asks_for_its_name, telling(question, knowledge, text, _OF_A_NAME)))
    of_another = question.pointed or question.has(Marker.PLATFORM)
    return of_it and only and not of_another and (association.asks_for_its_name(text) or what_it_is)


def _asks_what_it_is(question: Question) -> bool:
    """« Donc là je parle à un programme ? », whatever it was read as."""
    return question.kind != association.IDENTITY and not question.collectives and association.asks_whether_a_program(question.text) is not None


def _asks_for_its_sources(question: Question) -> bool:
    """« D'où sors-tu tout ça ? », whatever it was read as; « d'où viennent-elles ? », « laquelle ? » are asked of others."""
    # « Et leur site, vous l'avez ? » is that of the one spoken of.
    of_others = _OF_OTHERS.search(question.text) or WHICH.search(question.text) or means_its_own(question)
    return (question.whole.told == SOURCES and not of_others) or _WHO_SAYS_SO.fullmatch(question.text) is not None


def _asks_for_help(question: Question, knowledge: Knowledge) -> bool:
    """« Vous aidez les enfants battus ? », « comment protéger ma fille ? »."""
    aims = question.kind == "objectifs_communs" and question.detail in ("oui_non", NO_DETAIL)
    meant = attribute(question.text) if aims or question.kind in OUT_OF_SCOPE_KINDS else None
    if not (meant and meant.of_help) or association.names_any_collective(question.text):
        return False
    return meant.name == "conseils" or association.is_spoken_to(question.text, knowledge)


def _complains(question: Question, memory: Memory) -> bool:
    """Tell whether somebody complains: before any answer only where the words leave no doubt."""
    if _wants_it_otherwise(question):
        return False
    # Who does not understand a word asks for it.
    of_an_answer = (question.whole.told == COMPLAINT and question.detail != "sens") or _OF_AN_ANSWER.search(question.text)
    if question.kind == "aide" and not question.has(Marker.ASKS) and _NOT_HELPED.search(question.text):
        return True
    return bool(of_an_answer and _was_answered(memory)) or bool(_OF_IT_SAID.search(question.text) or _BY_ITSELF.fullmatch(question.text))


def _was_answered(memory: Memory) -> bool:
    return any(kind not in SOCIAL_KINDS for kind, _ in memory.dits)


def surely_complains(question: Question, memory: Memory) -> bool:
    """« C'est pas ce que je demande. Une affiche ! »: tell whether the words leave no doubt, whatever they react to."""
    said = _OF_AN_ANSWER.search(question.text) or _OF_IT_SAID.search(question.text) or _BY_ITSELF.fullmatch(question.text)
    return _was_answered(memory) and not question.pointed and said is not None


def _only_complains(question: Question, memory: Memory) -> bool:
    """« Pff, c'est toujours pareil avec vous », read as a question that nothing in it asks."""
    nothing_else = question.detail in (NO_DETAIL, "encore") and not question.has(Marker.ASKS) and question.confidence < HARDLY_ASKED
    return nothing_else and question.whole.told == COMPLAINT and bool(memory.dits) and not _wants_it_otherwise(question)


def _wants_it_otherwise(question: Question) -> bool:
    """« J'ai rien compris, répétez plus simple » asks for that, and complains of nothing else."""
    return question.detail == "encore" and bool(length(question.text))


def _attribute(question: Question, memory: Memory, knowledge: Knowledge) -> Attribute | None:
    """Return what is asked of the association itself; of the world, or of nobody, it is asked only where that was just spoken of."""
    found = association.asked_of_it(question.text, knowledge)
    if association.is_spoken_of(question, memory, knowledge) and association.asks_of_it(question, memory, knowledge):
        return found
    if found is None or not (found.given or question.kind in _OF_IT or question.kind in OUT_OF_SCOPE_KINDS):
        return None
    spoken_of = question.kind in _OF_IT or question.whole.told in OF_AMANE or association.is_spoken_to(question.text, knowledge)
    return found if spoken_of or found.name in ("don_nature", "visuel") or association.is_spoken_of(question, memory, knowledge) else None


def assistant_reply(knowledge: Knowledge, question: Question, memory: Memory) -> Reply:
    """Return the reply to what is asked of the assistant or of AMANE, under the topic that its kind of question has."""
    if question.whole.told == DATA:
        return _of_data(knowledge)
    if _asks_for_its_sources(question):
        return _of_its_sources(knowledge)
    if told := _of_itself(knowledge, question, memory):
        return told
    if _asks_for_help(question, knowledge):
        return out_of_scope_reply(knowledge, Request("hors_sujet", question, kind=association.ITSELF), memory)
    social = question.kind not in OUT_OF_SCOPE_KINDS
    topic = TOPIC_OF_KIND.get(question.kind, question.kind) if question.kind in SOCIAL_KINDS else "aide"
    topic, kind = (topic, "social") if social else ("hors_sujet", "fallback")
    if _LUKEWARM.fullmatch(question.text):
        return _to_the_discontent("tiede", knowledge, memory, topic, kind)
    if _NOT_ASKED.fullmatch(question.text) and memory.sujets:
        # Still of what was told, and not once more the same.
        return _to_the_discontent("reproche", knowledge, memory, memory.sujets[-1], "answer")
    if _complains(question, memory) or _NOT_ASKED.fullmatch(question.text):
        # Of an answer, and so of who gave it.
        topic, kind = (association.IDENTITY, "social") if memory.dits else (topic, kind)
        return _to_the_discontent("reproche", knowledge, memory, topic, kind)
    said, gap = _of_amane(knowledge, question, memory)
    if question.kind in FACTUAL_KINDS:
        topic, kind = "hors_sujet", "fallback"
    return Reply(topic, kind, (said,), gap=gap).with_buttons(starting_points(knowledge))


def _of_itself(knowledge: Knowledge, question: Question, memory: Memory) -> Reply | None:
    """Return what is told to who asks what AMANE or its assistant is, or for its site; None of anything else."""
    if _asks_who(question, memory, knowledge):
        return social_reply(knowledge, association.IDENTITY, memory, f"{association.NAME} {question.text}")
    if _asks_what_it_is(question):
        return social_reply(knowledge, association.IDENTITY, memory, question.text)
    if association.asks_for_its_site(question, memory, knowledge):
        name = "site_d_amane_oui" if question.detail == "oui_non" else "site_d_amane"
        said = Lead(sentence(name, adresse=site(knowledge)))
        return Reply(association.IDENTITY, "social", (said,)).with_buttons(starting_points(knowledge))
    return None


def _to_the_discontent(said: str, knowledge: Knowledge, memory: Memory, topic: str, kind: str) -> Reply:
    """Return what is said to somebody who is not content, after an answer or before any: where more may be found, and what else is known."""
    if not memory.dits:
        return Reply(topic, kind, paragraphs(sentence("sans_question", collectifs=names(knowledge)))).with_buttons(starting_points(knowledge))
    spoken_of = knowledge.collective(memory.collectif)
    buttons = follow_ups(spoken_of, memory.sujets) if spoken_of else starting_points(knowledge)
    return Reply(topic, kind, paragraphs(sentence(said, ailleurs=_where_it_may_be(knowledge, memory)))).with_buttons(buttons)


def _where_it_may_be(knowledge: Knowledge, memory: Memory) -> str:
    """Return where what was just spoken of is to be read: its link, else the site of its collective, else that of AMANE."""
    found = knowledge.section(memory.sujets[-1]) if memory.sujets else None
    if found and found[1].liens:
        return where_it_is(knowledge, links(knowledge, found[1])[0])
    return where_to_look(knowledge, found[0] if found else knowledge.collective(memory.collectif))


def _of_amane(knowledge: Knowledge, question: Question, memory: Memory) -> tuple[Lead, str]:
    """Return what AMANE tells of itself, else that it is not known, and its site; and whether that leaves a gap (`actions/gaps.py`)."""
    found = _attribute(question, memory, knowledge)
    name = question.whole.told if question.whole.told in OF_AMANE else CONTACT if found and found.name in _CONTACTS else ""
    if told := next((told for known, told in knowledge.association.contacts.items() if known == name), None):
        return Lead(told), ""
    if found and (question.whole.told not in OF_AMANE or found.name in _CLOSER):
        said = sentence("page_ne_dit_pas", quoi=of_it(found.name, sentence("l_association")))
    else:
        said, found = sentence("amane_inconnu", quoi=sentence(f"amane_{name}")), None
    # « J'aimerais faire un don, quel est le budget ? » asks both.
    for other in (one for one in _ELSE if one != found and one.words.search(question.text)):
        said += " " + sentence("ni_non_plus", quoi=of_it(other.name, sentence("l_association")))
    return refused(knowledge, said, memory), NOT_SAID


def _of_its_sources(knowledge: Knowledge) -> Reply:
    """« Vous tirez ça d'où ? »"""
    link = Link(knowledge.page.titre, knowledge.page.adresse, "")
    return Reply("identite", "social", (*paragraphs(sentence("ses_sources")), Links((link,)))).with_buttons(starting_points(knowledge))


def _of_data(knowledge: Knowledge) -> Reply:
    address = knowledge.association.contacts.get("confidentialite")
    link = Link(sentence("titre_confidentialite"), address, "" if address else PRIVACY)
    blocks: tuple[Block, ...] = (*paragraphs(sentence("donnees")), Links((link,)))
    return Reply("identite", "social", blocks).with_buttons(starting_points(knowledge))

"""Reply to greetings, thanks, goodbyes, yes and no, and to questions about the assistant itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.answers.missing import site
from actions.answers.sections import names
from actions.answers.unknown import starting_points
from actions.association import IDENTITY, asks_for_its_name, asks_whether_a_program, asks_who_you_are, is_named
from actions.blocks import Button, Lead, paragraphs
from actions.disclosure import may_talk
from actions.french import lowered, number
from actions.kinds import FACTUAL_KINDS, LANG_OF_KIND, OUT_OF_SCOPE_KINDS, TOPIC_OF_KIND
from actions.leads.growth import growth
from actions.lengths import is_of_the_last
from actions.memory import NO_DETAIL, Memory
from actions.question import Marker, Question
from actions.reactions import ANNOYED, COMPLAINT, DONE, REACTIONS, SAD, THANKS, reaction
from actions.reply import Reply, choose, cited, contacts_again, follow_ups
from actions.request import Request
from actions.sentences import sentence
from actions.tellers import CHILD, teller
from knowledge import Collective, Knowledge, Section, Source
from knowledge.text import plain_words

# After the contacts, by the end of the name of what is said in another language: thanks take nothing back.
_IN_THEIR_LANGUAGE = {"merci_apres_alerte": "merci", "nier_apres_alerte": "retrait", "affirmer_apres_alerte": "retrait"}
_AFTER_ALERT = {"merci": "merci_apres_alerte", "au_revoir": "merci_apres_alerte", "nier": "nier_apres_alerte", "affirmer": "affirmer_apres_alerte"}
WHAT_IT_DOES = "identite_ce_qu_elle_fait"
# « Que fait AMANE comme association ? »
_WHAT_IT_DOES = re.compile(
    r"\b(?:ce qu|que|quoi|koi|qu est ce qu)\w*(?: \w+){0,2} (?:(?<!en )fait|font|faites|fai)\b|\b(?:fait|faites|font) (?:quoi|koi)\b"
    r"|\b(?:a quoi ser[tv]\w*|ser[tv]\w* a quoi|activites?|actions|s occupe\w* de quoi|de quoi s occupe\w*)\b"
)
_SURPRISE = re.compile(r"\b(?:ah bo+n+|vraiment|serieu\w*|sans blague|incroyable|waouh|wow|eh ben|dis donc|la vache|oh la)\b")
_OF_SIZE = re.compile(r"\b(?:beaucoup|bcp|peu|tant|nombreu\w*|enorme|maigre|seulement|que ca)\b")
# These are so short that no reading of them is needed.
_REACTS = re.compile(
    rf"(?:(?:ah|oh|ok|mais|non|oui) )*(?:{_SURPRISE.pattern}|(?:c est|cest|c|ca fait) (?:\w+ ){{0,2}}(?:beaucoup|bcp|peu|enorme|maigre)"
    r"|(?:tant|rien|si peu) que ca|si peu|toujours (?:pareil|la meme|le meme)(?: \w+)?)"
)
_THAT_IS_ALL = re.compile(
    r"(?:(?:et|mais|donc|ah|ok|bon|pf+|d accord|daccor\w*) )*(?:c est|c|cest|ce|sont|est) (?:bien |vraiment |donc )?(?:tout|tou|tt|tous|toutes)"
)
# What asks, however it is read.
_ASKS = re.compile(r"\b(?:quoi|koi|quand|ou|lien|pourquoi|comment|qui|quel\w*|combien)\b")
_HOW_ARE_YOU = re.compile(r"\b(?:(?:ca|sa|c|tout) va|comment (?:allez|vas|va)|la forme)\b")
# « Tu parles arabe ? »
_LANGUAGES = re.compile(r"\b(?:langues?|arabe|darija|amazighe?|anglais|espagnol|allemand|francais)\b")
# « Merci quand même »: of what has not helped.
_ALL_THE_SAME = re.compile(r"\b(?:quand|qd|tout de) meme\b|\bmalgre tout\b")
# « Merci ! Et la charte ? », not « merci de me donner la charte ».
_THANKED = re.compile(
    rf"(?:(?:ok\w*|super|parfait|top|tres bien|d accord|un grand|mille|ah|oh) )*(?:{THANKS.pattern})(?! (?:d avance|de (?:me|m|nous|\w+r)\b))"
)
_BACK = re.compile(r"^re$|\bre ?(?:bonjour|bjr|slt|salut|coucou|bonsoir|hello)\b|\bc ?(?:est )?(?:encore|re) ?moi\b|\bme revoil\w+")
_EVENING = re.compile(r"\bbo?ns?oi?r\b|\bbsr\b", re.IGNORECASE)
# What is wished at parting, folded, as French writes it.
_WISHES = {"nuit": "Bonne nuit", "soiree": "Bonne soirée", "journee": "Bonne journée", "week end": "Bon week-end", "weekend": "Bon week-end"}
_WISHED = re.compile(rf"\bbon(?:ne)? (?:fin de )?({'|'.join(_WISHES)})\b")
# « Attendez, on m'appelle, je reviens. »
_COMES_BACK = re.compile(r"\b(?:je|j|on) (?:vous |te )?(?:revien[st]?|rappelle|reprend[st]?)\b(?! (?:demain|plus tard|jamais|pas|plus|une autre))")
# Typed faces and hearts, and emoji, that stand alone; those of who is sad.
_HEARTS, _SAD = r"(?:<3+|[❤💙💚💛🧡💜😍🥰]\ufe0f?)", r"(?:[:;=]['’]?-?[(\[/|\\]+|;_;|t_t|[😢😭😔😞😟🥺💔😥😓😿☹]\ufe0f?)"
_LIGHT = r"(?:[:;=x8]['’]?[-o^]?[)\]dp]+|:3+|\^[_.-]*\^['’]*|x+d+|mdr+|lo+l|ptdr+|ha(?:ha)+|hi(?:hi)+|[^\w\s!-⁯])"
_FACES = re.compile(rf"(?:(?:{_HEARTS}|{_SAD}|{_LIGHT})\s*)+", re.IGNORECASE)
# What is met in words of its own whatever else it was read as.
_OF_ONESELF = frozenset({"confie", "excuse", "attend", SAD})
_WITHOUT_BUTTONS = frozenset({"au_revoir"})


def social_reply(knowledge: Knowledge, kind: str, memory: Memory, asked: str = "", language: str = "", reacts: str = "") -> Reply:
    """Return the reply to a social kind, `asked` in these folded words; after an alert, thanks, goodbyes and no keep the contacts within reach.

    language: the kind of the language that it was said in; who went on with a danger in another one keeps it. reacts: one of REACTIONS.
    """
    name = _AFTER_ALERT.get(kind, kind) if memory.alerte else _name(kind, asked, reacts)
    if language and name in _IN_THEIR_LANGUAGE:
        text = sentence(f"{language.replace('langue_', 'urgence_')}_{_IN_THEIR_LANGUAGE[name]}")
        return Reply(TOPIC_OF_KIND.get(kind, kind), "social", paragraphs(text), lang=LANG_OF_KIND[language]).with_buttons([contacts_again()])
    if kind == "identite" and (is_named(asked, knowledge) or asks_for_its_name(asked)):
        # « Ça veut dire quoi, AMANE ? » is not asked of the assistant.
        name = _of_amane(asked)
    if kind == "aide" and not memory.alerte and may_talk((Question(kind, text=asked),)):
        return Reply("aide", "social", paragraphs(sentence("peut_parler"))).with_buttons([choose(sentence("voir_contacts"), "urgence")])
    values = {"bonjour": greeting(asked), "collectifs": names(knowledge), "site": site(knowledge), "voeu": _wish(asked)}
    text = sentence(name, **values, **_of_the_association(knowledge))
    if kind == "salutation" and language:
        # That French is spoken here is told to who greets in another language, too.
        text = f"{text}\n\n{sentence(language)}"
    buttons = [contacts_again()] if memory.alerte else [] if kind in _WITHOUT_BUTTONS else _offered(reacts, starting_points(knowledge))
    sources = _sources_of_the_association(knowledge, name) if kind == "identite" else ()
    return Reply(TOPIC_OF_KIND.get(kind, kind), "social", paragraphs(text), cited(knowledge, sources)).with_buttons(buttons)


def _of_the_association(knowledge: Knowledge) -> dict[str, str]:
    association = knowledge.association
    return {"description": association.description, "nom_complet": association.nom_complet, "plaidoyer": knowledge.objectifs_communs.introduction}


def _sources_of_the_association(knowledge: Knowledge, name: str) -> tuple[Source, ...]:
    return (*knowledge.association.sources, *(knowledge.objectifs_communs.sources if name == WHAT_IT_DOES else ()))


def reaction_reply(knowledge: Knowledge, question: Question, memory: Memory) -> Reply | None:
    """Meet in a few words who reacts to an answer and asks no more: « c'est tout ? », « ah bon », « c'est pas beaucoup »; None for the others."""
    if memory.alerte or question.pointed or is_of_the_last(question.text) or not (memory.sujets or _tells_of_oneself(question)):
        return None
    topic = memory.sujets[-1] if memory.sujets else ""
    collective, section = knowledge.section(topic) or (None, None)
    buttons = follow_ups(collective, memory.sujets) if collective else starting_points(knowledge)
    if collective and section and _THAT_IS_ALL.fullmatch(question.text) and not memory.point:
        return Reply(topic, "answer", (Lead(_whether_all(collective, section)),)).with_buttons(buttons)
    if not _only_reacts(question):
        return None
    text = _reaction(knowledge, question, topic, memory)
    # Who is annoyed complains of the answers.
    said_of = IDENTITY if reaction(question) == ANNOYED else "merci"
    return Reply(said_of, "social", paragraphs(text)).with_buttons(_offered(reaction(question), buttons))


def _whether_all(collective: Collective, section: Section) -> str:
    """« C'est tout ? »: return whether a section told all there is."""
    if section.points:
        return sentence("c_est_tout_des_points", nombre=number(len(section.points)))
    return sentence("ce_n_est_pas_tout" if section is collective.rubriques["presentation"] else "c_est_tout")


def _offered(reacts: str, buttons: Sequence[Button]) -> Sequence[Button]:
    """Return the buttons under what is said to a reaction: the contacts to whom the subject hurts, none to who has found it."""
    return [choose(sentence("voir_contacts"), "urgence")] if reacts == SAD else () if reacts == DONE else buttons


def _only_reacts(question: Question) -> bool:
    # Who complains is answered so.
    if question.whole.told == COMPLAINT and _REACTS.fullmatch(question.text) is None:
        return False
    remarks = question.kind in FACTUAL_KINDS and question.detail == NO_DETAIL and not question.has(Marker.ASKS) and not _ASKS.search(question.text)
    said = _name("merci", question.text, reaction(question))
    notes = question.kind == "merci" and said not in ("merci", "merci_quand_meme")
    return remarks or notes or _tells_of_oneself(question) or _REACTS.fullmatch(question.text) is not None


def _tells_of_oneself(question: Question) -> bool:
    """« Moi aussi je suis migrante » asks nothing that could be out of scope."""
    asks = question.has(Marker.ASKS) or _ASKS.search(question.text)
    return question.kind in OUT_OF_SCOPE_KINDS and reaction(question) in _OF_ONESELF and not asks


def _reaction(knowledge: Knowledge, question: Question, topic: str, memory: Memory) -> str:
    """Return what is said to a reaction; whether a number is much or little is left to the visitor: by how much it has grown is told, where known."""
    of_size = memory.dits[:1] and memory.dits[0][0] == "membres" and _OF_SIZE.search(question.text)
    if of_size and (grown := growth(Request(topic, Question("membres", detail="ecart")), memory, knowledge)):
        return sentence("c_est_la_taille", texte=lowered(grown.text))
    learnt = reaction(question)
    # « Oh la la, les pauvres » is more than a surprise.
    if of_size or (learnt in ("", "note") and _SURPRISE.search(question.text)):
        return sentence("c_est_ce_qui_est_dit")
    return sentence(_name("merci", question.text, learnt))


def face_reply(knowledge: Knowledge, message: str, memory: Memory) -> Reply | None:
    """Return the reply to a message of nothing but faces and hearts: thanks to a heart, a soft word to tears; None for the others."""
    if not _FACES.fullmatch(message.strip()):
        return None
    if re.search(_SAD, message, re.IGNORECASE) and not memory.alerte:
        return Reply("aide", "social", paragraphs(sentence("triste"))).with_buttons([choose(sentence("voir_contacts"), "urgence")])
    return social_reply(knowledge, "merci", memory, "merci" if re.search(_HEARTS, message) else message)


def begins_with_thanks(message: str) -> bool:
    """Tell whether a message, as typed, begins with thanks."""
    return _THANKED.match(plain_words(message)) is not None


def greeting(message: str) -> str:
    """Return the greeting that returns that of a message: « Bonsoir » to « bonsoir », « Rebonjour » to who is back."""
    if _BACK.search(plain_words(message)):
        return sentence("salut_du_retour")
    return sentence("salut_du_soir" if _EVENING.search(message) else "salut_du_jour")


def _of_amane(asked: str) -> str:
    """Return the name of what is said of AMANE: what its name means, what it does, else what it is."""
    return "identite_nom" if asks_for_its_name(asked) else WHAT_IT_DOES if _WHAT_IT_DOES.search(asked) else "identite_amane"


def _of_itself(asked: str) -> str:
    """Return the name of what the assistant says of itself: its languages, whether it is a program, else what it is."""
    a_program = asks_whether_a_program(asked)
    whether = "identite" if a_program is None else "identite_oui" if a_program else "identite_non"
    return "identite_langue" if _LANGUAGES.search(asked) and not asks_who_you_are(asked) else whether


def _name(kind: str, asked: str, reacts: str = "") -> str:
    if kind == "salutation":
        return "salutation_enfant" if teller((Question(kind, text=asked),)) == CHILD else "salutation_ca_va" if _HOW_ARE_YOU.search(asked) else kind
    if kind == "au_revoir" and _wish(asked):
        return "au_revoir_voeu"
    if kind == "au_revoir" and _COMES_BACK.search(asked):
        return "attend"
    if kind == "identite":
        return _of_itself(asked)
    if kind != "merci":
        return kind
    if THANKS.search(asked) and _ALL_THE_SAME.search(asked):
        return "merci_quand_meme"
    return REACTIONS.get(reacts) or (kind if THANKS.search(asked) or not asked else "entendu")


def _wish(asked: str) -> str:
    """Return what is wished at parting, as French writes it; empty where nothing is."""
    found = _WISHED.search(asked)
    return _WISHES[found[1]] if found else ""


def change_reply(knowledge: Knowledge, misunderstood: bool = False) -> Reply:
    """Return the reply to who wants to speak of something else than the disclosure just before, or made none; the contacts stay within reach."""
    named = names(knowledge)
    text = sentence("malentendu", collectifs=named) if misunderstood else sentence("changer_de_sujet", collectifs=named)
    return Reply("aide", "social", paragraphs(text)).with_buttons([*starting_points(knowledge)[:2], contacts_again()])


def welcome_reply(knowledge: Knowledge) -> Reply:
    """Return the greeting that opens a conversation."""
    return Reply("salutation", "social", paragraphs(sentence("accueil", collectifs=names(knowledge)))).with_buttons(starting_points(knowledge))

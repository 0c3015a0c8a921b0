"""What is minded between one message and the next: a greeting is returned with the answer, and nothing is told twice in the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.asking import BELIEVED, insists
from actions.blocks import Block, Lead, Points, Text
from actions.conditions import BY_ANOTHER
from actions.finding import DIGITS
from actions.french import begins_with_a_name, capital, in_a_sentence
from actions.kinds import RELAUNCH_KINDS
from actions.leads.answered import Answered
from actions.lengths import PLAIN, SHORT, is_of_a_pupil, length, most
from actions.memory import NO_DETAIL, Memory
from actions.question import Marker, Question
from actions.reactions import COMPLAINT
from actions.reply import Reply
from actions.request import Request
from actions.sentences import sentence
from actions.statements import by_its_name, ended, sentences, tells
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words

_OF_TWO = re.compile(
    r"(?:C’est p|P)lutôt (?:«|la (?:première|seconde) des deux)"
    r"|C’est vous qui avez raison|Cette fois, |Ni l’un ni l’autre : |C’est « .+ » qui est juste"
)
_VERDICT = re.compile(r"(?:(?:pour (?:le nombre|la date), )?oui|non|si)\b ?[,:]", re.IGNORECASE)
_OF_A_CLAIM = re.compile(r"(?P<is>Oui|Non) : (?P<detail>.+)\.")
# « AMANE toute seule ? », « y a que la charte ? » is no yes by what she did, nor « le même événement ? » by two in one year; « le seul » says
# something else, « que trois » how many.
_CLAIMS_MORE = re.compile(
    r"(?<!\bun )(?<!\ble )(?<!\bla )\b(?:seule?s?|only|(?:uniquement|exclusivement)(?! des\b))\b|\bmeme (?:collectif|evenement)\b"
    # « La dame s'est trompée alors ? » of what was right is no yes.
    rf"|\b(?:s est|se sont|vous etes|t es) tromp\w*"
    rf"|{BY_ANOTHER.pattern}|\b(?:y a|ya) (?:plus )?(?:que?|ke?|qu)\b(?! (?:des|\d+|{'|'.join(DIGITS)})\b)"
)
# « Deux plateformes et un groupe ? », « les deux autres ? » counts some of all collectives: that there are more is no « non ».
_SOME_OF_ALL = re.compile(r"\b(?:deux|2) (?:\w+ ){0,3}plateformes?\b|\bplateformes? (?:\w+ ){0,4}(?:deux|2)\b|\b(?:les|des) (?:deux|2)\b")
# « AMANE l'a créée ou elle l'a rejointe ? », « qui a raison ? », « elle dit 15, moi je dis 11 »: neither yes nor no tells which; « où elle est » may.
_ONE_OF_TWO = re.compile(
    r"(?<!celle )(?<!celui )(?<!ceux )(?<!une )(?<!un )(?<!reve )\bou (?:bien |alors )?(?:c est|c etait|ce sont|vous|elles?|ils?|juste|seulement"
    r"|simple\w*|apres|avant|plus tard|ensuite|(?:une? |l )autre|l[ae] meme)\b"
    r"|\bc (?:est|etait) (?:\w+ ){1,3}ou (?:\w+ ){1,3}(?:qui|ki)\b"
    r"|\b(?:qui|ki|lequel|laquelle) (?:\w+ )?a (?:raison|tort)\b|\btranchez\b"
    r"|\b(?:dit|di|disent|soutient|jure|retenu|pretend\w*)\b.*\bmoi (?:je |j |en )?\w+ (?:\w+ )*"
    rf"(?:\d|(?:{'|'.join(DIGITS)})\b)"
)
_TWO_THINGS = re.compile(r"\b(?:les?|la|l|des|du|aux?) \w+ ou (?:bien |plutot |juste |pour |sur )*(?:les?|la|l|des|du|aux?) \w+")
# « Il a écrit 2015, je corrige ? »: « non » would say not to.
_TO_CORRECT = re.compile(r"\b(?:je|on|faut il|dois je) (?:le |la |les )?(?:corrig|rectifi|modifi|chang)\w*$")
# « 2008, c'est faux ? »: yes, it is.
_FALSE = re.compile(r"(?<!vrai )(?<!ou )(?<!pas )\bfau(?:x|sse)\b(?! (?:ou|vrai))")
_INSISTS = re.compile(
    r"^(?:(?:ah|mais|ben|bah) )*(?:non|nan|nn|si)\b|\b(?:je suis|jsuis|chui) (?:\w+ )?(?:sure?|certaine?|persuade\w*)\b|\bpourtant\b"
)
_DOUBTS = re.compile(r"(?<!si )\bje (?:n |ne )?me (?:tromp|gour)\w*(?: (?:pas|donc|alors|ou|non|la|hein))*$")
# « En français alors : … », « je répète : … »: who asks the same again, and says so, wants the same answer.
_ANEW = re.compile(r"\ben (?:francais|fr|entier)\b|\bje (?:la |le )?(?:repete|repose|redemande)\b")
# « Onze associations marocaines. » and « Trois objectifs : … » are values, no sentences.
_AMOUNT = re.compile(rf"(?:\d{{1,3}}|une \w+aine|(?:{'|'.join(DIGITS)})(?:-\w+)*) (?!de |fois )", re.IGNORECASE)
_BESIDE_WHOM = re.compile(r"\b(?:avec|par|pour|chez|contre|a|aupres de) (?:qui|ki)\b")
# What is said where it can be told no shorter, and no plainer.
_NO_LESS = {SHORT: "pas_plus_court", PLAIN: "pas_plus_simple"}
# Details that ask for all of a section.
_OF_ALL = frozenset({"tout", "liste", "encore", NO_DETAIL, ""})
# « La page ne dit pas qui… », « je ne sais pas… »; what is told instead is a sentence of the file.
_REFUSES = re.compile(r"(?:la page|mes sources|je) (?:ne |n’)", re.IGNORECASE)
# Short ways to the end of the first sentence of a paragraph.
_ENDS = (". ", " ? ", " ! ", "… ")


def greeted(reply: Reply, greeting: str) -> Reply:
    """Return a reply that returns a greeting in its first sentence, which is a whole one; without a greeting, it takes thanks."""
    first, *rest = reply.blocks
    if not isinstance(first, Lead | Text):
        return reply
    name = "avec_plaisir" if not greeting else "bonjour_devant_un_nom" if begins_with_a_name(first.text) else "bonjour"
    told = in_a_sentence(first.text)
    told = sentence("il_y_a", quand=told) if _AMOUNT.match(first.text) else told
    values = {"bonjour": greeting} if greeting else {}
    return replace(reply, blocks=(replace(first, text=sentence(name, suite=told, **values)), *rest))


def saying_whose(reply: Reply, question: Question, collective: Collective, section: Section, memory: Memory) -> Reply:
    """Return a reply about a section of a collective that names it where the question does not: « qui est allé à Genève ? », « et Genève ? »."""
    first, *rest = reply.blocks
    if not isinstance(first, Lead | Text) or reply.kind != "answer" or reply.gap:
        return reply
    text = by_its_name(first.text, collective)
    # What is asked for in few words, or listed after it, is told as it is.
    as_it_is = length(question.text) or any(isinstance(block, Points) for block in rest) or is_verdict(text)
    if not (as_it_is or tells(first_sentence(text), collective.designation) or _is_known(text, collective, section, question, memory)):
        text = _naming_it(text, question, collective, section)
    return replace(reply, blocks=(replace(first, text=text), *rest))


def with_a_verb(reply: Reply, question: Question, knowledge: Knowledge) -> Reply:
    """« Quatre objectifs : l'échange… » is a heading: return a reply that says it in a sentence, unless few words were asked for."""
    first, *rest = reply.blocks
    if length(question.text) or not isinstance(first, Lead | Text) or not _AMOUNT.match(first.text) or " : " not in first_sentence(first.text):
        return reply
    collective, section = knowledge.section(reply.topic) or (None, knowledge.objectifs_communs if reply.topic == "collectifs.objectifs" else None)
    told = section and _who_has_so_many(first.text, collective.designation if collective else "", section)
    told = told or capital(sentence("il_y_a", quand=in_a_sentence(first.text)))
    return replace(reply, blocks=(replace(first, text=told), *rest))


def _who_has_so_many(text: str, name: str, section: Section) -> str:
    """« Quatre objectifs : … » goes on from « la PNPM poursuit quatre objectifs »: return that, empty where no sentence says it of this name."""
    amount, colon, more = text.removesuffix(".").partition(" : ")
    whole = next((one for one in sentences(section) if tells(one, f"{amount} {name}".strip())), "")
    return f"{whole.removesuffix('.')}{colon}{more}." if whole and _AMOUNT.match(text) else ""


def _naming_it(text: str, question: Question, collective: Collective, section: Section) -> str:
    """Return what is told in a sentence that names whose it is; as it is where nobody asks who and no sentence of the file does."""
    if whole := _who_has_so_many(text, collective.designation, section):
        return whole
    if question.detail not in ("qui", "lesquels"):
        return text
    # « Qui a fondé celui des enfants ? » asks something of it, too.
    name = "lequel" if question.has(Marker.REFERS) else "c_est_lui"
    return _stopped(capital(sentence(name, collectif=collective.designation, texte=in_a_sentence(text))))


def _is_known(text: str, collective: Collective, section: Section, question: Question, memory: Memory) -> bool:
    """Tell whether a question names whose it is, or is of the one spoken of: « qui l'a fondé ? », not « qui était à cinq au départ ? »."""
    # « Qui a fait l'étude ? », « avec qui ? » asks who has to do with what it names.
    if question.whole.greets and _AMOUNT.match(text):
        # « Bonjour, onze associations » is no sentence.
        return False
    who_did_it = (question.sections and (section.qui or section.avec)) or (_BESIDE_WHOM.search(question.text) and not question.organisations)
    about = (f"{collective.id}.", "recherche", "comparaison")
    spoken_of = question.reference in ("courant", "nom", "precedent") and any(topic.startswith(about) for topic in memory.sujets)
    return bool(question.collectives or who_did_it or spoken_of)


def beside_a_refusal(reply: Reply, refusal: Reply, owner: Collective) -> Reply:
    """Return what is told of another, its `owner`, after what the page does not give of whom it seems to be asked."""
    first, *rest = reply.blocks
    refused = refusal.blocks[0]
    # What is not said of it either is said once.
    if reply.gap or not (isinstance(first, Lead | Text) and isinstance(refused, Lead | Text)):
        return reply
    # « La page ne donne pas celles de la CDE ; oui : … » says yes to nothing.
    said, name = in_a_sentence(_said_without(first.text)), plain_words(owner.designation)
    told = "a_defaut" if f" {name} " in f" {plain_words(said)} " else "a_defaut_de_qui"
    # What the page says of the one instead is left out: it is told of the other.
    alone = refused.text.partition(" ; ")[0].removesuffix(".")
    text = sentence(told, refus=alone, collectif=owner.designation, suite=said)
    return replace(reply, blocks=(replace(first, text=text), *rest))


def is_verdict(text: str) -> bool:
    """Tell whether an answer begins with yes or no, or with which of two."""
    return _VERDICT.match(text) is not None or _OF_TWO.match(text) is not None


def refuses(text: str) -> bool:
    """Tell whether an answer begins with what is not told or known."""
    return _REFUSES.match(text) is not None


def said_again(reply: Reply, questions: Sequence[Question], said: str = "") -> Reply:
    """Return in other words a reply that is that of the turn before, unless somebody asked to hear it again.

    said: the name of the sentence that says so; empty for who asks something else.
    """
    asked = next((found for question in questions if (found := length(question.text))), "")
    if asked in _NO_LESS and reply.kind == "answer":
        return told_before(reply, _NO_LESS[asked])
    if asked or any(one.kind in RELAUNCH_KINDS or one.detail == "encore" or _ANEW.search(one.text) for one in questions):
        return reply
    if _holds_to_it(questions) and (confirmed := _confirmed(reply)):
        return confirmed
    # What is not on the page is told in a lead, too; what is simply not known has wordings of its own.
    return told_before(reply, said) if reply.kind == "answer" or isinstance(reply.blocks[0], Lead) else reply


def _holds_to_it(questions: Sequence[Question]) -> bool:
    return any(_INSISTS.search(one.text) or insists(one.text) for one in questions)


def _confirmed(reply: Reply) -> Reply | None:
    """« Non, 2012, je suis sûr »: return a « oui » or « non » that says so once more; None where a reply is neither."""
    first, *rest = reply.blocks
    held = _OF_A_CLAIM.fullmatch(first.text) if isinstance(first, Lead) else None
    if held is None or not isinstance(first, Lead):
        return None
    return replace(reply, blocks=(Lead(sentence("confirme", verdict=held["is"], suite=held["detail"]), first.rest), *rest))


def told_before(reply: Reply, name: str) -> Reply:
    """Return a reply that was given just before in a short form; where to look for what is not known stays."""
    first, *rest = reply.blocks
    if not isinstance(first, Lead | Text):
        return reply
    said, unknown = first_sentence(first.text), isinstance(first, Lead) and reply.kind == "fallback"
    # « Six de plus ? — Sept, alors ? » is another claim, and what is right of it no repetition.
    if name and not is_verdict(said) and not said.startswith(sentence(name, suite="").strip()):
        said = sentence(name, suite=in_a_sentence(said))
    elif not name and (reply.gap or unknown):
        said = _not_told(said)
    kept: list[Block] = [block for block in rest if not isinstance(block, Text | Points)]
    return replace(reply, blocks=(Lead(_stopped(said), first.rest if isinstance(first, Lead) and unknown else ""), *kept))


def _not_told(said: str) -> str:
    """Return what says that the page leaves another question without an answer, with what it says instead."""
    if refuses(said):
        return said if " ; " in said else sentence("ne_le_dit_pas_non_plus")
    return sentence("sait", suite=in_a_sentence(ended(said.partition(" ; ")[0])))


def _stopped(text: str) -> str:
    """Return a sentence with its full stop: an address ends one without, and may stand in brackets now."""
    return f"{text}." if text.endswith(")") else text


def to_who_doubts(told: Answered | None, question: Question) -> Answered | None:
    """« …en 2014, je me trompe ? »: return what answers without the « oui » or « non » that would say so; that it is so, where it is."""
    if told is None or not _DOUBTS.search(question.text):
        return told
    right = _OF_A_CLAIM.fullmatch(told.text)
    return replace(told, text=sentence("c_est_bien_cela", detail=right["detail"])) if right and right["is"] == "Oui" else _without_verdict(told)


def without_wrong_verdict(told: Answered, request: Request) -> Answered:
    """Return what is told without a « Oui » that affirms more than it says, or a « Non » that denies what nobody claims."""
    claim = request.question.claim
    if _FALSE.search(claim) and (found := _OF_A_CLAIM.fullmatch(told.text)):
        return replace(told, text=sentence("c_est_faux" if found["is"] == "Non" else "c_est_juste", detail=found["detail"]))
    if _TO_CORRECT.search(request.question.text):
        return _without_verdict(told)
    affirms = told.text.startswith("Oui") and (_CLAIMS_MORE.search(claim) or BELIEVED.search(claim))
    denies = told.text.startswith("Non : ") and request.topic == "collectifs.liste" and _SOME_OF_ALL.search(claim)
    return _without_verdict(told) if affirms or denies or _asks_which_of_two(request.question) else told


def _asks_which_of_two(question: Question) -> bool:
    """« C'est pour les enfants ou les migrants ? »; where it is read as asking for yes or no it may well be whether there is either."""
    return bool(_ONE_OF_TWO.search(question.text) or (question.detail != "oui_non" and _TWO_THINGS.search(question.text)))


def _without_verdict(told: Answered) -> Answered:
    return replace(told, text=_said_without(told.text))


def _said_without(text: str) -> str:
    return capital(_VERDICT.sub("", text, count=1).strip())


def how_long(question: Question) -> str:
    """Return how long or how plain an answer is asked to be told; who reproaches the last one with being told badly wants it plainer."""
    told_badly = question.whole.told == COMPLAINT and question.detail == "encore" and question.reference == "courant"
    return length(question.text) or (PLAIN if told_badly else "")


def in_plain_words(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Plus simplement ? », « j'ai rien compris », « j'ai 11 ans » of all of a section: the file's plain words for it, None where it has none."""
    found, question = knowledge.section(request.topic), request.question
    section = found[1] if found else knowledge.objectifs_communs if request.topic == "collectifs.objectifs" else None
    of_a_part = question.detail not in _OF_ALL and not (question.detail == "sens" and request.topic in question.sections)
    of_a_point = question.ordinals or (request.again and memory.point[:1] == (request.topic,))
    plainly = how_long(question) == PLAIN or is_of_a_pupil(question.text)
    if section is None or section.simplement is None or of_a_part or of_a_point or not plainly or most(question.text, "mot"):
        return None
    return Answered(section.simplement.texte, section.sources)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    ends = [text.find(end) + len(end.rstrip()) for end in _ENDS if end in text]
    first = text[: min(ends)] if ends else text
    return f"{first.removesuffix(':').rstrip()}." if first.endswith(":") else first

"""Tell whose it is that is told beside others, and why all act together."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.answers.sections import names
from actions.asking import words_of
from actions.association import NAME, as_named, is_spoken_to
from actions.conditions import FOUNDED
from actions.finding import ITS_PURPOSE
from actions.french import at, capital, in_a_sentence, lowered, number, of
from actions.gaps import NOT_SAID
from actions.leads.answered import Answered, verdict
from actions.leads.founders import of_her_part
from actions.leads.points import series
from actions.leads.recaps import aim_words
from actions.leads.values import who
from actions.memory import Memory
from actions.request import Request
from actions.sentences import sentence
from actions.statements import by_its_name, ended, sentences
from actions.stems import likeness
from actions.things import named_thing
from knowledge import Collective, Knowledge, Section
from knowledge.text import plain_words

# « Vous agissez seuls ? », « AMANE travaille dans son coin ou avec d'autres associations ? »
_ALONE = re.compile(
    rf"\b(?:vous|vs|tu|{NAME}) (?:\w+ )?(?:agi|travaill|boss|fai|fe|fonctionn|oeuvr|milit|plaid|avanc|lutt|et|es)\w*"
    r"(?: (?:ca|cela|tout|tous|toute|toutes|bien|donc|vraiment|encore))* seule?s?(?:$| (?:ou|dans|la|alors|donc|en)\b)"
    r"|\b(?:dans|de) (?:son|votre|leur) (?:cote|coin)\b"
)
_OR_WITH_OTHERS = re.compile(r"\bou (?:bien )?(?:avec|ensemble|en (?:reseau|collectif|groupe))\b")
# « Pour obtenir quoi ? » is asked of a point.
_WHAT_FOR = re.compile(r"\bp(?:ou)?r \w+ [qk]u?oi\b|\bpour quoi\b|\bdans quel but\b")


def by_whose_name(told: Answered, collective: Collective) -> Answered:
    """« Non pour le groupe de travail : onze… » where several are told of one by one: return what answers with whose it is."""
    names = [collective.designation, *([collective.sigle] if collective.sigle else [])]
    if any(plain_words(name) in plain_words(told.text) for name in names):
        return told
    verdict, rest = told.text[:3], told.text[3:]
    if verdict in ("Oui", "Non") and rest.startswith((" : ", ", ")):
        return replace(told, text=sentence("verdict_pour", verdict=verdict, collectif=collective.designation, suite=rest))
    return replace(told, text=sentence("lequel", collectif=capital(collective.designation), texte=lowered(told.text)))


# « Vous ne vous occupez que des migrants ? », « votre association travaille seulement avec eux ? »
_ONLY_THEM = re.compile(
    r"\b(?:seulement|uniquement|exclusivement|juste) (?:avec|pour|sur|contre|a|aux|des|les)\b"
    rf"|\b(?:n|ne|vous|vs|{NAME}|asso\w*|elle) (?:(?:vous|s|se|ne|n) )*\w+ (?:vous )?[qk]ue (?:pour|des?|d|du|les?|la|l|avec|sur|contre)\b"
)
# « Rien d'autre que pour les migrants ? »
_NOTHING_BUT = re.compile(r"\brien (?:\w+ ){0,3}?que (?:pour|avec|aux?)\b")
_THEM = r"(?:elles?|lui|eux|cel(?:le|ui)(?: ci| la)|ceux(?: ci| la))"
# « …, c'est elle aussi ? »
_IS_IT_THEM = re.compile(rf"\b(?:c ?est|ce sont|c) (?:bien |donc |encore |toujours )*{_THEM}(?: (?:aussi|egalement|non|alors))*$")
# « …, c'est vrai ou il raconte n'importe quoi ? »
_OR_NOT = re.compile(r" ou (?:il|elle|ils|on|c est|pas|non|quoi|bien pas)\b.*$")
_YOUR_ONE = re.compile(
    r"\b(?:(?:votre|vot|le|la|ce|cette) (?:plate ?forme|groupe|collectif|reseau|truc|pnpm|cde)"
    r"|(?:vos|ces|les) (?:trois )?(?:plate ?formes|groupes|collectifs|reseaux))\b"
)
# « Le rapport annuel d'AMANE », « celui d'AMANE », « AMANE publie un rapport ? »
_HERS = re.compile(
    rf"\b(?P<of>\w+) (?:de l |de |d ){NAME}\b(?! (?:dans|et l|et du|et de))"
    rf"|\b{NAME} (?:a|publie|edite|fait|redige|propose|possede)(?: (?:t )?elle)? (?:aussi )?(?:son|sa|ses|une?|des) (?:propres? )?(?P<has>\w+)"
)
# « AMANE toute seule ou tout le réseau ? », « la plateforme ou AMANE ? »
_SHE = rf"(?:{NAME}|vous)(?: (?:meme|memes|toute|seule?s?|en (?:son|votre) (?:propre )?nom|juste))*"
_ALL_OF_THEM = (
    r"(?:bien |c est )*(?:(?:la|le|l|les|tout|toute|tous|une?|vos|plusieurs|d) )*"
    r"(?:plate ?forme|reseau|collectif|groupe|bande|ensemble|equipe|autres|assos?\w*)"
)
_HER_OR_ALL = re.compile(rf"\b{_SHE} ou {_ALL_OF_THEM}|\b{_ALL_OF_THEM}(?: (?:entiere?|cde|pnpm))? ou (?:juste |seulement )?{_SHE}\b")
# « C'est AMANE toute seule qui y est allée ? », « c'est vous qui avez parlé ? »
_HER_ALONE = re.compile(
    rf"\b(?:{NAME}|vous) (?:toute )?(?:seule?s?|elle meme|vous memes?) (?:qui|ki)\b|\bc (?:est|etait) (?:bien )?{NAME} (?:qui|ki)\b"
)
_WITH_ARTICLE = {"celui": ("le ", "l’"), "celle": ("la ", "l’"), "ceux": ("les ",), "celles": ("les ",)}
# « Le rapport est-il d'AMANE ? »
_OF_IT = frozenset({*_WITH_ARTICLE, "est", "sont", "il", "elle"})
_WHY = re.compile(r"\b(?:pourquoi|pk|pq|raisons?)\b")


def not_her_own(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Le rapport annuel d'AMANE ? », « c'est celui d'AMANE ou de la plateforme ? » of what a collective has: whose it is."""
    claim = as_named(request.question.claim, knowledge)
    said = _HERS.search(claim)
    word = (said["of"] or said["has"] or "") if said else ""
    last = memory.sujets[-1] if memory.sujets and word in _WITH_ARTICLE else request.topic
    found = next((one for topic in (request.topic, last) if said and (one := knowledge.section(topic)) and _thing_meant(one[1], claim, word)), None)
    if found is None or knowledge.association.nom in (*found[1].qui, *found[1].avec):
        return None
    owner, thing = found[0], _thing_meant(found[1], claim, word)
    its = thing if of(owner.designation) in thing else f"{thing} {of(owner.designation)}"
    return Answered(sentence("c_est_la_sienne" if " ou " in claim else "ne_le_dit_pas_d_elle", chose=its), found[1].sources, gap=NOT_SAID)


def _thing_meant(section: Section, claim: str, word: str) -> str:
    """Return what of a section is said to be hers, with its article: named by a word, else the one that is « celui », « celle »; else nothing."""
    named, things = named_thing(section, claim.split()), (named_thing(section, words_of(name)) for name in section.existe)
    if any(likeness(word, one) for one in words_of(*section.existe)) or (named and word in _OF_IT):
        return named
    return next((one for one in things if one.startswith(_WITH_ARTICLE[word])), "") if word in _WITH_ARTICLE else ""


def hers_or_theirs(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Qui a porté ça, AMANE seule ou toute la plateforme ? » of what a sentence tells of the collective: that sentence."""
    collective, section = knowledge.section(request.topic) or (None, None)
    named = as_named(request.question.text, knowledge)
    either = _HER_OR_ALL.search(named)
    alone = request.question.detail == "oui_non" and " ou " not in named and _HER_ALONE.search(named)
    if collective is None or section is None or not (either or alone) or section.creation or request.topic.endswith((".adhesion", ".presentation")):
        return None
    if knowledge.association.nom in (*section.qui, *section.avec):
        return who(request, memory, knowledge) if either else None
    theirs = _done_by(collective, section)
    return verdict(None if either else False, theirs.removesuffix("."), section.sources) if theirs else None


def _done_by(collective: Collective, section: Section) -> str:
    """Return the sentence of a section that tells what its collective did; empty where none does, and of a list."""
    told = () if section.points else (by_its_name(one, collective) for one in sentences(section))
    return next((one for one in told if re.search(rf"(?:^|, ){collective.designation} ", one, re.IGNORECASE)), "")


def alone_or_together(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Vous agissez seuls ? » of AMANE, as it is said of all that she shares: no, and together with others."""
    goals, text = knowledge.objectifs_communs, request.question.text
    of_amane = request.topic in ("collectifs.objectifs", "collectifs.liste") and not request.question.pointed and is_spoken_to(text, knowledge)
    if not (of_amane and _ALONE.search(text)) or FOUNDED.search(text) or request.question.detail == "pourquoi" or _WHY.search(text):
        return None
    said = sentences(goals)[0]
    name = "avec_d_autres" if _OR_WITH_OTHERS.search(text) or " ou " in text else "non_suite"
    return Answered(sentence(name, suite=in_a_sentence(said)), goals.sources)


def not_only_there(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Votre association travaille seulement avec les migrants ? » of AMANE: no, she takes part in all collectives."""
    question, whose = request.question, [one for one in knowledge.collectifs for theme in one.themes if theme.nom in request.question.themes]
    of_one = len({one.id for one in whose} | set(question.collectives)) == 1 and len(knowledge.collectifs) > 1
    claim = _OR_NOT.sub("", question.claim)
    # « Votre plateforme, c'est juste pour les migrants ? » is said of one, « aussi le droit, ou seulement le public ? » offers two things.
    of_amane = is_spoken_to(claim, knowledge) and not _YOUR_ONE.search(claim)
    only = _ONLY_THEM.search(claim) or _NOTHING_BUT.search(claim)
    if question.detail != "oui_non" or not (of_one and of_amane and only) or " ou " in claim:
        return None
    told = sentence("elle_est_dans", nombre=number(len(knowledge.collectifs)), collectifs=names(knowledge))
    return verdict(False, told, knowledge.liste.sources)


def theirs_too(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Et l'examen à Genève, c'est eux aussi ? » just after another was told of, who has nothing of the kind: no, and whose it is."""
    owner, section = knowledge.section(request.topic) or (None, None)
    told = next(iter(memory.sujets[::-1]), "").partition(".")[0]
    of_another = knowledge.collective(told)
    if owner is None or section is None or of_another is None or of_another is owner or not set(request.question.collectives) <= {owner.id}:
        return None
    if request.question.detail != "oui_non" or not _IS_IT_THEM.search(request.question.claim):
        return None
    described = any(theme.nom in request.question.themes for theme in owner.themes)
    if section is owner.rubriques["presentation"] or described:
        said, more = sentence("c_est_lui_qui", collectif=owner.designation, objet=at(owner.objet)), ""
        of_both = _about_alike(owner, of_another)
    else:
        said, more = sentence("c_est", quoi=owner.designation), sentences(section)[0]
        of_both = request.topic.partition(".")[2] in of_another.rubriques
    return None if of_both else verdict(False, said, section.sources, rest=more)


def _about_alike(one: Collective, other: Collective) -> bool:
    """Tell whether two collectives are about alike: of what is for children in one it is no plain no that it is not the other."""
    aims = [aim_words(words_of(collective.objet)) for collective in (one, other)]
    return any(likeness(word, said) for word in aims[0] for said in aims[1])


def why_it_takes_part(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Pourquoi AMANE est dans ce collectif ? »: what she did that it was born of, where the file says so, else why she takes part in any."""
    collective, section = knowledge.section(request.topic) or (None, None)
    if collective is None or section is None or not of_her_part(request, knowledge):
        return None
    origin = collective.rubriques.get("origine")
    told = origin if origin and knowledge.association.nom in origin.qui else knowledge.objectifs_communs
    return Answered(sentences(told)[0], told.sources)


def why_together(request: Request, memory: Memory, knowledge: Knowledge) -> Answered | None:
    """« Pourquoi ne pas agir seul ? » of the goals that all share: for these, all that is said; « pour obtenir quoi ? » is asked of a point."""
    # « Ça sert à quoi ? » asks for the goals themselves.
    of_all = request.topic == "collectifs.objectifs" and not (_WHAT_FOR.search(request.question.text) or ITS_PURPOSE.search(request.question.text))
    listed = series(knowledge, request.topic) if of_all else None
    if listed and listed.quantity and listed.titles:
        # What introduces them says only that a common way to plead is why she takes part: who asks why that one is what they want.
        return Answered(sentence("pourquoi_ensemble", quantite=listed.quantity, titres=listed.titles), listed.sources)
    return Answered(ended(listed.introduction), listed.sources, whole=True, introduces=True) if listed else None

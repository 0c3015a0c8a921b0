"""The words of a question that say what it is about, without those that ask, join or point. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from actions.positions import is_place
from actions.question import Question
from knowledge import Knowledge
from knowledge.text import plain_words

# « C'est bien en 2009, n'est-ce pas ? », « …, vrai ou faux ? »: asks whether what stands before it is so, and denies and limits nothing.
_TAG = re.compile(
    r"\b(?:n ?est ce pas|(?:c est )?pas vrai|(?:si )?je (?:ne )?me trompe pas|si je (?:ne )?m abuse|sauf erreur|pas ca|ou pas(?: (?:du tout|encore))?"
    r"|ou (?:quoi|jamais|bien$)|oui ou non|vrai ou \w+"
    r"|si (?:j ai bonne memoire|je me souviens bien)|(?:il )?me semble(?: t il)?|je crois(?: bien)?|j imagine|je me tromp\w*"
    r"|(?:c est|cest|c|est ce) (?:bien )?(?:juste|exact|correct|vrai|ca|confirme|officiel|certain)$"
    r"|(?:on est|nous sommes) (?:bien )?d accord|(?:vous|tu) (?:me )?confirm\w+"
    r"|(?:(?:il|elle|on) a|(?:ils|elles) ont|a t (?:il|elle)) raison(?: (?:pour|sur|de dire(?: qu\w*)?))?)"
    r"|(?<!est )(?<!au )\b(?:juste|correct|vrai)$"
)
_IN_WHAT_SENSE = re.compile(r"(?:(?:et|mais|ah|ok) )*(?:dans|en) [qk]u?el sens(?: (?:ca|exactement|donc|alors))?")
_INSISTING = re.compile(
    r"(?:(?:mais|si|non|ah|bah|ben|oui|moi|et|desolee?) )*(?:(?:je|j|jy|jle) (?:insiste|maintien\w*|persiste(?: et signe)?"
    r"|(?:le |l |y )?(?:confirme|affirme|repete|jure|tiens)"
    r"|reste sur (?:ma position|mon idee|ce que j ai dit)|n en demords pas)|j en suis (?:sure?|certaine?|persuadee?))"
    r"(?: (?:la dessus|quand meme|ce que j (?:ai )?dit?|ce que je dis|pourtant|moi|mon chiffre|ma version|mordicus))*"
)
_WHETHER = re.compile(
    r"(?<!qu )\best ce qu\w*\b|\b(?:\w+(?:ent|ont|ait)|\w*[aeio]it|fait|sont|\w+ t|est|peut) (?:il|elle|on)s?\b"
)
# « La prise en charge, c'est dans vos objectifs ? »
_AMONG = re.compile(
    r"\b(?:c ?est|figure\w*|fait partie|font partie) (?:bien )?(?:dans|parmi|de|un de|l un de) (?:vos|les|leurs|ses|nos|ces) "
    r"(?:objectif|but|valeur|mission|priorite)s?\b"
)
_OPEN = re.compile(
    r"\b(?:qu?oi|koi|qui|ki|que|qu|ske|pk|pq|cmt|cb|qd|kand?|quel\w*|kel\w*|lequel|laquelle|lesquel\w*|quand|combien|comment|pourquoi|ou)\b"
)
_HAS_A_VERB = re.compile(
    r"\b(?:y ?a|ont?|est|sont|existe\w*|peu[xt]?|peuvent|puis|pourr\w+|faut|doi[st]|avez|avaient|etai\w*|font|fai[st]|c ?est"
    # « A le plus de membres » is no « à le ».
    r"|a (?=(?:le|une?|des|du|plus|moins|deja|bien|ete|\d+)\b)|s (?:occup|interess|adress)\w+"
    r"|\w+ent|\w+ez|\w+ t (?:il|elle|on)|(?:il|elle|on|ca|sa|cela)s? (?:(?:se|y|en|ne|n|l|le|la|les|leur) )?\w{3,})\b"
)
# « Un site où je peux lire », « ce qu'ils ont présenté », « quelque part »
_RELATIVE = re.compile(
    r"\bquelqu\w*|\best ce qu\w*"
    r"|\b(?:(?:une?|des|les?|la|sa|leurs?) \w+(?: d \w+)?|ce) (?:ou|que?|qu) (?=(?:je|j|on|ils?|elles?|nous|vous|tu)\b)"
)
# Words that ask, join or point; what is asked about is never one of them.
_ASKING = frozenset(
    """
    finir terminer conclure
    mettre mise place places agir seul seule seuls doit consacre consacree plutot entre expressement explicitement nommement publie publient dote
    sujet theme alle allee alles appelle appellent nomme nom noms assure interesse vrai vraie faux exact exacte raison tort aupres parait crois croire
    confirme confirmez confirmer jure les des une aux dans pour par sur sous avec sans chez vers contre mais donc car puis alors aussi bien pas plus
    moins tres trop tout tous toute toutes meme memes autre autres ici est sont etait etaient sera etre ont avait avais avez avaient avoir fait faire
    font fais faites peut peuvent peux veut veulent veux faut vont vais aller vient viennent soit serait que qui quoi dont quel quelle quels quelles
    lequel laquelle lesquels lesquelles comment combien quand pourquoi parce oui non merci svp stp plait bonjour bonsoir salut elle elles ils leur
    leurs ses son mon mes nos notre vos votre vous nous moi toi lui eux celle celui celles ceux cet cette ces cela cest sest jai quil quon dun dune
    parle parlent parler parlez parlait parlant evoque cite citent citee cites mentionne mentionnee mention dit disent dire dis dites ecrit ecrite
    ecrits inscrit figure figurent trouve trouver concerne concernent couvre inclut inclus incluse compris comprise compte accepte acceptent prevoit
    traite traitent porte portent touche touchent vise visent defend defendent lutte pense protege donne donner donnez precise precisement precis
    exactement justement vraiment chose choses truc collectif collectifs plateforme plateformes groupe reseau amane association associations dernier
    derniere premier premiere suivant suivante precedent precedente encore deja apres avant ensuite egalement question quelque part cas lieu lien kel
    kelle koi pourkoi ds vs pr avc ya sil lekel lakel yen voila okay bon bah ben euh hein mdr lol wesh dsl occupe occupent occuper aide aident bosse
    bosser travaille travaillent travailler bossent gere agit intervient engage mene participe actif lie liee dispose possede propre propres quelqu
    parmi jeunesse demande cherche voudrais aimerais besoin gens maroc sinon uniquement seulement moment direct directement special niveau reponse
    repondre deux trois quatre pourrait pouvez savoir etes etiez suis sure certain certains certaines chacun chacune idem pareil juste correct ete
    portait suppose imagine presume parie enfin alor general generale coup tant espere connaitre comprendre
    quils comprends comprend plusieurs sais jsais faite faits cause
    croyais croyait pensais pensait confonds confondais confondu confond melange melangeais inverse trompe trompais
    motif motifs criteres visees dedie dedies dediee dediees specifiquement specialement officiellement clairement formellement textuellement
    mentionnes vises nombre epoque reference references dedans volet volets pan aspect aspects axe axes partie
    """.split()
)
# « J'ai cru que c'était un truc de l'ONU »: who had believed it no longer does.
BELIEVED = re.compile(r"\b(?:j ?ai|g) (?:\w+ )?(?:cru|pense|imagine)\b|\bj?(?:croyai|pensai|imaginai)[st]?\b|\bje me disais\b")
_SHORTEST = 3
# « La charte des migrants », « celle pour les droits de l'enfant »: a theme that tells which one is meant.
_DESCRIBED = r"(?:(?:la|le|les|cette|ce|sa|leur) (?:charte|plateforme|collectif|groupe|reseau|document|liste)s?|celle|celui)"
_OF_A_THEME = r"(?:nationale?|de|des|du|d|la|le|l|les|pour|pr|sur|contre)"
_OF_ASSOCIATIONS = r"(?: d (?:assos?|associations|ong))?"


def telling(question: Question, knowledge: Knowledge, text: str, common: frozenset[str] = frozenset()) -> list[str]:
    """Return the folded words of `text`, a part of a question, that may say what it is about, in their order.

    The names of the collectives that the question names are none; common: words that say nothing where it is asked.
    """
    text = _without_description(text, question, knowledge)
    named = {word for one in knowledge.collectifs if one.id in question.collectives for word in words_of(one.nom, one.designation, one.id)}
    return [word for word in text.split() if _may_tell(word) and word not in common and word not in named]


def only_names_somebody(question: Question, knowledge: Knowledge, text: str) -> bool:
    """« Et l'UNICEF ? », « j'ai lu que l'UNICEF »: tell whether a text tells nothing of an organisation but its name."""
    involved = (body for one in knowledge.collectifs for body in one.organisations if body.nom in question.organisations)
    called = set(words_of(*(name for body in involved for name in (body.nom, *body.alias))))
    return bool(called) and set(telling(question, knowledge, text)) <= called


def _without_description(text: str, question: Question, knowledge: Knowledge) -> str:
    """« La charte des migrants parle de genre ? »: return a text without the themes that only describe which collective is meant."""
    named = tuple(alias for one in knowledge.collectifs for theme in one.themes if theme.nom in question.themes for alias in theme.alias)
    return _described(named).sub(r"\1", text) if named else text


@lru_cache(maxsize=64)
def _described(themes: tuple[str, ...]) -> re.Pattern[str]:
    folded = sorted(map(plain_words, themes), key=len, reverse=True)
    return re.compile(rf"\b({_DESCRIBED})(?: {_OF_A_THEME})*(?: (?:{'|'.join(map(re.escape, folded))}))\b")


def is_attached(names: Sequence[str], themes: Sequence[str], text: str) -> bool:
    """« Le groupe pour les migrants »: tell whether a folded text joins one of these names of a word to a theme, which it says alike."""
    called, meant = ("|".join(re.escape(plain_words(one)) for one in words) for words in (names, themes))
    return re.search(rf"\b(?:{called}){_OF_ASSOCIATIONS}(?: {_OF_A_THEME})* (?:{meant})\b", text) is not None


def without_tag(text: str) -> str:
    """Return what a folded text claims, without the words that only ask whether it is so."""
    return _TAG.sub(" ", text).strip()


def asks_in_what_sense(text: str) -> bool:
    """« Dans quel sens ? » asks for what was told, and for no name's meaning."""
    return _IN_WHAT_SENSE.fullmatch(text) is not None


def insists(text: str) -> bool:
    """« J'insiste », « j'en suis certain »: tell whether a folded text does nothing but hold to what was claimed."""
    return _INSISTING.fullmatch(text) is not None


def asks_whether(text: str) -> bool:
    """Tell whether folded words ask for yes or no by their form: « fait-elle référence… ? », « est-ce que… ? », with no word that asks for more."""
    asks = _WHETHER if _WHETHER.search(text) else _AMONG
    return asks.search(text) is not None and not _OPEN.search(asks.sub(" ", text))


def is_closed(text: str) -> bool:
    """« Ils ont un site ? »: tell whether folded words that had a question mark ask for yes or no: they have a verb, and none that asks for more."""
    return _HAS_A_VERB.search(text) is not None and not _OPEN.search(_RELATIVE.sub(" ", text))


def has_tag(text: str) -> bool:
    """Tell whether a folded text claims something and then asks whether it is so."""
    return _TAG.search(text) is not None


def _may_tell(word: str) -> bool:
    # Of numbers two digits are enough.
    long_enough = len(word) >= _SHORTEST or (word.isdigit() and len(word) > 1)
    return long_enough and word not in _ASKING and not is_place(word)


def words_of(*texts: str) -> list[str]:
    """Return the folded words of texts."""
    return plain_words(" ".join(texts)).split()

"""Find by its words which point of a list a question is about: « lequel parle de sensibilisation », « le handicap ? »."""

from __future__ import annotations

import math
from dataclasses import dataclass

from actions.leads.series import Series
from actions.positions import is_place
from actions.question import Question
from actions.stems import likeness
from knowledge import Knowledge
from knowledge.text import plain_words

# Words that ask, join or point; what is asked about is never one of them.
_ASKING = frozenset(
    """
    vrai vraie faux fausse exact exacte raison tort aupres parait paraitre crois croire confirme confirmez confirmer veridique jure
    les des une aux dans pour par sur sous avec sans chez entre vers contre mais donc car puis alors aussi bien pas plus moins tres trop
    tout tous toute toutes meme memes autre autres ici est sont etait etaient sera etre ont avait avoir fait faire font fais faites peut
    peuvent peux veut veulent veux doit doivent faut vont vais aller vient viennent soit serait que qui quoi dont quel quelle quels quelles
    lequel laquelle lesquels lesquelles comment combien quand pourquoi parce oui non merci svp stp plait bonjour bonsoir salut elle elles
    ils leur leurs ses son mon mes nos notre vos votre vous nous moi toi lui eux celle celui celles ceux cet cette ces cela ceci cest sest
    jai nai quil quon dun dune parle parlent parler parlez parlait parlant evoque evoquent cite citent citee cites citees mentionne
    mentionnent mentionnee mention mentionnes dit disent dire dis dites ecrit ecrite ecrits inscrit figure figurent trouve trouver trouvez
    concerne concernent concernant couvre couvrent inclut incluent inclus incluse compris comprise compte comptent accepte acceptent prevoit
    prevu traite traitent porte portent touche touchent aborde abordent existe vise visent defend defendent lutte pense pensent protege
    donne donner donnez precise precisement precis exactement justement vraiment objectif objectifs but buts valeur valeurs point points
    principe principes mission missions axe axes partie parties phrase phrases ligne lignes liste listes mot mots terme termes texte idee
    sujet chose choses truc numero num numeros position place rang ordre combientieme kombientieme page site charte collectif collectifs
    plateforme plateformes groupe reseau amane association associations dedans dessus dessous dernier derniere premier premiere suivant
    suivante precedent precedente encore deja apres avant ensuite egalement question quelque part cas lieu lien rapport faq kel kelle koi
    pourkoi ds vs pr avc ya sil lequelle lekel lakel yen voila okay bon bah ben euh hein mdr lol wesh dsl
    """.split()
)
# As much as a word says that stands in one point of several; one that stands in all says nothing of which.
_LEAST_LIKENESS = 0.7
_SHORTEST = 3


@dataclass(frozen=True)
class Matched:
    """The points that a question's words are about, from 0, none where none is; `every`: whether each of its words was found in the first of them."""

    places: tuple[int, ...]
    every: bool


def asked_words(question: Question, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the folded words of a question that may say what it is about; the names of the collectives it names are none."""
    named = {word for one in knowledge.collectifs if one.id in question.collectives for word in _words(one.nom, one.designation, one.id)}
    involved = [one for collective in knowledge.collectifs for one in collective.organisations if one.nom in question.organisations]
    # An organisation is asked about by any of its names, and a list has the one of the file.
    names = [word for one in involved for word in _words(one.nom)]
    aliases = {word for one in involved for word in _words(*one.alias)}.difference(names)
    words = [word for word in question.text.split() if _may_tell(word) and word not in named | aliases]
    return tuple(dict.fromkeys([*words, *names]))


def _words(*texts: str) -> list[str]:
    return plain_words(" ".join(texts)).split()


def _may_tell(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in _ASKING and not is_place(word)


def matched(listed: Series, words: tuple[str, ...]) -> Matched:
    """Return which points of a list words are about, the best ones where several are equally good."""
    scores = [0.0] * len(listed.items)
    found = [set[str]() for _ in listed.items]
    for word in words:
        likes = [max((likeness(word, said) for said in item.words), default=0.0) for item in listed.items]
        having = [place for place, like in enumerate(likes) if like >= _LEAST_LIKENESS]
        for place in having:
            found[place].add(word)
            scores[place] += likes[place] * math.log(1 + len(likes) / len(having))
    best = max(scores, default=0.0)
    places = tuple(place for place, score in enumerate(scores) if best and score > best - 1e-9)
    return Matched(places, bool(places) and found[places[0]] >= set(words))

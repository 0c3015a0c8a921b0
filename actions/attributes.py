"""What is often asked and not told: each by the words that ask for it, named in the refusal by a sentence of its own (`utter_inconnu_…`). Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Attribute:
    """Something that may be asked of a collective or of AMANE.

    name: of the sentence that says that the page does not tell it. words: how it is asked, in folded text.
    near: the kind of question, or the thing, that comes nearest to it; empty where nothing does.
    given: something to give or to be given, which is asked of the program too: « tu as un mail ? ». of_help: who asks it may look for help.
    of_amane: these words by themselves ask it of the association, where no collective is spoken of.
    may_be_known: its words ask for what a section may tell as well: « quand », « qui », « date », « adhésion ».
    """

    name: str
    words: re.Pattern[str]
    near: str = ""
    given: bool = False
    of_help: bool = False
    of_amane: bool = False
    may_be_known: bool = False


# « Combien gagne votre directrice ? »
_WORKS_THERE = r"(?:\w+ ){0,2}(?:direct(?:eur|rice)|presidente?|chef|salarie\w*|employe\w*)"
_OBJECTS = r"(?:jouets?|habits?|vetements?|cartables?|livres?|chaussures?|affaires)"
_THEM = r"(?:(?:t )?(?:ils?|elles?|vous) )?(?:directement )?"
_CHILD = r"(?:enfants?|fil(?:s|le|les)|gosses?|parents?)"
_GIVES = r"(?:donn|depos|offr|apport)\w*"
_GIVEN = frozenset({"deduction", "don_nature", "telephone", "mail", "reseaux", "joindre", "visuel"})
_MAYBE_KNOWN = frozenset({"rejoindre", "fondateurs", "debut", "noms", "nombre", "date", "lieu", "raison", "maniere", "auteur"})
_OF_AMANE = _GIVEN | set("finance budget horaires siege dirige coordonne decide benevolat emploi personnel statut rejoindre fondateurs debut".split())


def _of(name: str, *words: str, near: str = "") -> Attribute:
    read = re.compile(rf"\b(?:{'|'.join(words)})\b")
    return Attribute(name, read, near, name in _GIVEN, name in ("aide", "conseils"), name in _OF_AMANE, name in _MAYBE_KNOWN)


# The first that fits is what is asked: what is told of money stands before whom to ask for it, a question word alone comes last.
ATTRIBUTES: tuple[Attribute, ...] = (
    _of(
        "benevolat",
        r"(?<!combien de )(?<!combien d )(?<!ou de )(?<!ou des )benevol\w*|(?<!retour )(?<!depart )(?<!rapatriement )volontaires?|volontariat",
    ),
    _of("emploi", r"(?:recrut|embauch)\w*(?! d (?:enfant|ado)| de (?:mineur|petit|bonne))|postul\w*|stages?|stagiaires?|offres? d emploi"),
    _of("deduction", r"deduct\w*|defiscal\w*|impots?|fiscal\w*"),
    _of("don_nature", rf"{_OBJECTS}\b.*\b{_GIVES}|{_GIVES} .*\b{_OBJECTS}|dons? en nature"),
    _of("papiers", r"papiers|(?:cartes?|titres?) de sejour|regularis\w*|visas?", near="objectifs"),
    _of(
        "aide",
        r"avocats?|heberg\w*|loge(?:r|ments?)|foyers?|medecins?|psy\w*|bourses?|emplois?|trouver (?:du|un) travail",
        # « Qui donne de l'argent aux collectifs ? » asks who finances them.
        r"(?<!qui )(?<!ki )(?<!qui vous )(?:prevoi|propos|offr|accord|donn)\w* (?:\w+ ){0,2}aides? financi\w*(?! aux? (?:co|pl|as|gr))",
        r"argent (?:aux?|pour les) (?:migrant|enfant|famille|jeune|gens|pauvre|parent|victime|refugie|mineur)\w*",
        r"m ?aider?|m ?accompagn\w*|aide[rz]? moi|(?:peu|pou[rv])\w* (?:\w+ )?aider|pren\w+ en charge",
        rf"(?<!j )aide(?:z|nt)? {_THEM}(?:les|des|un)|(?:recoi|recev|accueill)\w+ {_THEM}(?:les|des|un) (?!dons|subv|fonds|membres|asso)",
        near="objectifs",
    ),
    _of(
        "resultats",
        # « Pour ma conclusion » says what it is for.
        r"resultats?|(?<!ma )(?<!en )(?<!la )conclusions?|"
        rf"statistiques?|chiffres? cles?|bilan\w*|impacts?|obtenue?s?|gagne\w*(?! {_WORKS_THERE})|efficac\w*",
    ),
    _of("cout", r"cotis\w*|cou(?:te|tent|t)|payante?s?|tarifs?|prix|frais"),
    _of("payes", r"(?:sont|est|etes) (?:\w+ ){0,2}(?:payee?s?|remunere\w*)(?! par)|salaires?(?! de)|gagne\w* " + _WORKS_THERE),
    _of("finance", r"financ\w*|subvention\w*|bailleurs?|sponsors?|argent|payee?s?|paie\w*|fonds|salaires?"),
    _of("budget", r"bud[gj]ets?|(?:les|ses|vos|des) comptes|comptes? (?:certifi\w+|annuels?|publi\w+)"),
    _of(
        "rejoindre",
        r"rejoindre|adherer|adhesion|integrer|inscri\w*|candidat\w*|r?entrer|rentrez?|en faire partie",
        r"(?:s|se|m|me|nous)(?: y)? joindre(?: a)?",
        r"(?:devenir|devient|devenons|etre) (?:t )?(?:on )?(?:une? )?(?:membre|signataire)\w*|ouvert\w* (?:a tou|aux)\w*",
    ),
    _of("mail", r"e ?mails?|mails?|mel|courriels?|adresses? electroniques?"),
    _of("reseaux", r"facebook|fb|insta\w*|linkedin|tik ?tok|youtube|whatsapp|reseaux sociaux|newsletters?|chaine|podcasts?"),
    _of("horaires", r"horaires?|ouvr\w+|ouvert\w*|ferm(?:e|ent|ee)|quelles? heures?|permanences?"),
    # « Le télécharger sur mon téléphone ? » asks for no number.
    _of("telephone", r"(?<!sur \wes )(?<!sur \won )(?<!sur le )(?<!sur un )(?:tel|telephon\w*|portables?)|fixe|numeros?|nums?|(?<!s )appell?er?"),
    _of(
        "siege",
        # « Des ministères y siègent-ils ? » asks who is in it.
        r"(?<!qui )(?<!ki )siege(?!nt|ait|aient| t (?:il|elle)|ons|ez)\w*"
        r"|locaux|bureaux?|basee?s?|situee?s?|adresses?|install\w*|domicil\w*|(?<!l )antennes?|quelles? villes?|ou se trouve\w*",
        r"(?:etes|es|est) (?:ou|dans quel\w*)|ou (?:vous )?(?:etes|es|est)",
    ),
    _of("dirige", r"pre[sz]id\w*|dirig\w*|direct(?:eur|rice)s?|responsables?|chefs?|patron\w*|porte parole|tete|anime|command(?:e|ent)"),
    _of("coordonne", r"coord[io]n\w*"),
    _of("decide", r"gouvernance|decid\w*|decision\w*"),
    _of(
        "joindre",
        r"contact\w*|joindre|joign\w*|coordonnees|a qui (?:\w+ ){0,3}(?:ecrire|demander|adresser|parler)|ecrire|rencontrer|interview\w*",
        r"parler (?:a|avec) (?:un |une |quelqu un |des )?(?:vraie?s? )?(?:humaine?s?|conseill\w+|personnes? reelles?)",
    ),
    _of("personnel", r"salarie\w*|employe\w*|emploie\w*|personnel|staff|equipes?|benevoles?"),
    _of("reunions", r"reunions?|seances?|assemblees?|rencontres?|evenements?|conferences?|se (?:reunit|reunissent|voient|retrouve)|prochaine?s?"),
    _of("signature", r"sign\w+ (?:\w+ ){0,2}(?:quand|kan|qd)|(?:quand|quel\w* (?:date|annee|jour|mois)) (?:\w+ ){0,5}sign\w+", near="charte"),
    _of("devoir_signer", r"(?:fau[td]\w*|doi\w*|devons|oblig\w*|besoin) (?:\w+ ){0,4}?sign(?:er|es?|ent|ez|ons)", near="charte"),
    _of("visuel", r"logos?|visuels?|(?:une |des |d )affiches?|brochures?|flyers?|plaquettes?|depliants?|(?:une? |des |de )(?:image|photo|video)s?"),
    _of("signer", r"(?:peu|pou[rv])\w* (?:\w+ ){0,3}signer|comment (?:\w+ ){0,3}sign\w+|(?:la |le )?signer$", near="charte"),
    _of("nombre_de_signataires", r"(?:combien|cb|nombre) (?:\w+ ){0,5}sign\w+|sign\w+ (?:\w+ ){0,3}(?:combien|cb)", near="charte"),
    _of("signataires", r"signataires?|sign(?:er?|ees?|ent)", near="charte"),
    _of("langue", r"(?:quell?es?|la) langues?|en (?:arabe|anglais)"),
    _of(
        "publication",
        r"publie\w*|publication|parue?s?|parution|sortie?s?|edit\w*|(?:quand|qd|kan|annee|date|jour|mois) (?:\w+ ){0,4}(?:adopt|vote)\w*",
    ),
    _of("suites", r"adoptee?s?|adoption|votee?s?|appliquee?s?|en vigueur|mise? en (?:oeuvre|application)"),
    _of("statut", r"statuts?|(?:forme|personnalite) juridique|declaree?s?|utilite publique|reglement interieur"),
    _of("conseils", rf"conseil\w* .*{_CHILD}|proteg\w+ (?:m(?:on|a|es)|nos) {_CHILD}"),
    _of("actions", r"activites?|actions?|projets?|realis\w*|programmes?|interv\w+|formations?|campagnes?|concret\w*", near="objectifs"),
    _of("fondateurs", r"(?:par )?(?:qui|ki) (?:\w+ )*?(?:fond|cre)\w*", r"fondat\w+|(?:fond|cre)\w* par (?:qui|ki)"),
    _of("debut", r"existe\w*|cree\w*|creation|(?<!une )fond\w+|nees?|(?:es?t?|sont|etes|etait) nes?|naissance|anniversaire|constitue\w*|vu le jour"),
    _of("noms", r"noms?|s appelle\w*|nommee?s?"),
    _of("nombre", r"combien|cb|cmb|nombre|nb"),
    _of("date", r"quand|kan|kand|qd|dates?|annees?|depuis"),
    _of("lieu", r"dans quel\w* (?:\w+ )?(?:villes?|pays|regions?)|ou (?:sont|se|peut|trouve\w*)"),
    _of("raison", r"pourquoi|pk|pq|raisons?"),
    _of("maniere", r"comment"),
    _of("auteur", r"par qui|qui|ki"),
)
_WHAT_FOR = re.compile(r"\b(?:pour (?:qu?oi|koi)|pourquoi|pk|pq|(?:dans|a) quel(?:le)?s? (?:but|fin|objectif)s?)\b")
_MEETINGS = re.compile(r"\b(?:se (?:reuni\w*|voi(?:t|ent)|rencontr\w*|retrouv\w*)|(?:prochaines?|leurs?|les) reunions?)\b")
_HOW_OFTEN = re.compile(r"\b(?:quand|qd|kan|combien|cb|souvent|regulier\w*|ou|prochaines?|dates?|jours?|heures?|fois|calendrier|agenda|adresse)\b")
_TO_JOIN = re.compile(r"\b(?:pour|peu[tx]|pouvons|pourrai\w*|veu[tx]|voulons|voudrai\w*|souhait\w*) (?:s|se|m|me|nous)(?: y)? joindre\b(?! l)")
_IT_DATES = re.compile(r"\b(?:elles?|ils?) date(?:nt)?\b")
_ITS_AGE = re.compile(
    r"\b(?<!plus )(?<!moins )(?<!aussi )(?<!l[ea] )(?<!les )(?:recente?s?|ancienn?e?s?|vieux|vieille|vieu|longtemps|lgtps?|lontemps)\b"
    r"(?!.* (?:que?|qu)\b)"
)
_PLACE = re.compile(
    r"(?:^|\b(?:bonjour|et|svp|sinon|moi) )ou (?!la |le |les |l |alors|bien)|\b(?:quelle?|kel\w*) (?:ville|endroit|lieu|pays)\b"
    r"|\b(?:lieu|ville) (?:de|d)\b|\bou$"
    # « Ou le groupe ? » asks whether, « où le groupe a été créé ? » where.
    r"|^ou (?:la|le|les|l) (?:\w+ ){1,4}(?:a ete|ont ete|est|sont|s est) (?:cree|fonde|ne|constitue)e?s?$"
)
# Papers that are a visitor's own, not what a collective publishes.
_OWN_PAPERS = re.compile(
    r"\b(?:mes|leurs?|nos|sans|(?:pour|avoir|donne\w*) (?:les?|des)) papiers?\b(?! (?:sur|de|d)\b)|\b(?:carte|titre) de sejour\b|\bregularis\w*"
)


def attribute(text: str) -> Attribute | None:
    """Return what a question in folded words asks for, of what is often asked; None where it is something else."""
    return next((one for one in ATTRIBUTES if one.words.search(text)), None)


def asks_for_meetings(text: str) -> bool:
    """« Quand se réunit le groupe ? »: no date of a beginning answers that; « pour quoi faire ? » does not ask when."""
    return bool(_MEETINGS.search(text) and _HOW_OFTEN.search(text)) and "fondat" not in text and not _WHAT_FOR.search(text)


def asks_for_beginning(text: str, described: bool = False) -> bool:
    """« Elle existe depuis 2015 ? », « née quand ? »; of a collective that is described, « celle avec trente associations, elle date ? »."""
    return getattr(attribute(text), "name", "") in ("debut", "fondateurs") or (described and _IT_DATES.search(text) is not None)


def asks_for_birthplace(text: str) -> bool:
    """« Dans quelle ville est-elle née ? », « où a été fondé le groupe ? »."""
    born, when = (next(one.words for one in ATTRIBUTES if one.name == name) for name in ("debut", "date"))
    return bool(born.search(text) and _PLACE.search(text)) and not when.search(text)


def asks_to_join(text: str) -> bool:
    """« Que faut-il faire pour nous y joindre ? », not « comment les joindre ? »."""
    return bool(_TO_JOIN.search(text))


def asks_its_age(text: str) -> bool:
    """« C'est récent ? », « depuis longtemps ? »: for the visitor to say, from the date; « plus ancien que… » compares, « depuis 2009 ? » claims."""
    return bool(_ITS_AGE.search(text)) and not any(word.isdigit() for word in text.split())


def asks_for_own_papers(text: str) -> bool:
    """« Elle peut m'aider pour les papiers ? »: those of a migrant, not documents to read."""
    return bool(_OWN_PAPERS.search(text))

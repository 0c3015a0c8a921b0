"""Know a call for help, whatever stands beside it: « SOS », « au secours », « 3te9ouni » with a greeting, a name, a place, a link.

What takes no complement (« SOS ») calls unless the message asks, or is about something else: « SOS Villages d'enfants, c'est quoi ? ».
What takes one (« aidez-moi à comprendre la charte ») calls only where nothing else is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from bot.nlu.folding import expand

# Safe words, without spaces: their letters may be set apart (« S.O.S », « a-i-d-e-z m-o-i ») or be digits that look like them (« S0S »).
# These take no complement; by them, how many words that are no known wrapping may stand beside.
_FREE = {
    5: "sos mayday titititatatatititi اساواس",
    2: """
    ausecours ausecour ausecrous oscour osecours osecour ausekour auskour oskour alaide aled alede socorro auxilio hilfe imdat
    nisaidie nisaidieni nisaidiye dimbalima waluma ndimbal taimako taimakeni kutaimakeni gbami egbami nyeremaka icawi
    помогите помоги спасите спаси допоможіть допоможи рятуите рятуй 救命 救命啊 救我 ⴰⵡⵙⵉⵢⵉ ⴰⵡⵙⴰⵜⵉⵢⵉ βοηθεια
    """,
}
_SPELLED = """
    secours secour
    aidezmoi aidemoi aidermoi aidaismoi edmoi edmoa edmwa edemwa edezmwa aidesmoi aidezmoa aidemoa edezmoi edemoi aideznous aidenous aidezmon aidezma aidezmes aideznotre aidemon aidema aidemes
    sauvezmoi sauvemoi sovezmoi sovemoi sauveznous secourezmoi secoureznous secoursmoi secourirmoi besoindaide besoindede besoindesecours
    3awniyi ⵄⴰⵡⵏⵉⵢⵉ hlep hlepme hepl heplme
    help helpme helpus helpmy saveme saveus
    ayuda ayudame ayudenme ayudadme ayudanos
    helftmir hilfmir helftuns
    aiuto aiutami aiutatemi aiutateci ajuda ajudame ajudeme ajutor yardimedin yardımedin
    awsiyi awsatiyi msaada walam ndeme ndɛmɛ salisangai lisungi taimakamin 帮帮我 帮我 помощь допомога کمک
""".split()
# Slips of the fingers are known for these: one letter too many, missing, other or moved. What has a word that looks like them (« au recours ») is none.
_OFTEN_MISTYPED = "ausecours ausecrous osecour oskour oscour aidemoi aidemoa aidezmoi aidezmoa aideznous sauvezmoi sauvemoi secourezmoi besoindaide".split()
_NO_SLIP = frozenset("toi vous nos du m ma mon mes aime aimes aimez aise avez bande cours guide guides guidez recours ride saute vide videz".split())
_SHORTEST_SLIP, _MOST_WORDS = 5, 3
# « Lequel a le + d'objectifs ? » is none.
_NEVER_IN_PARTS = frozenset({"aled", "alede"})
# Alone in a sentence beside others they press rather than call: « Urgent ! Qui est membre de la CDE ? »
_PRESSING = ("خطر", "khatar", "urgence", "urgences", "urgent", "urgente", "urgance", "urgencia", "emergency", "notfall", "emergenza")
# « SOSOSOS », and those of Darija and Arabic, of which each writer has a spelling: « 3te9ouni », « 3awnouni », « sa3douni », « n9douni », « ghitouni »; each letter once.
_WRITTEN = (
    r"s(?:os){2,}",
    r"3?[ae]?t[ei]?w?[9qk](?:ou?|u)?n[iya]",
    r"(?:3a?|a)w[e9]?n?(?:ou?|u|i)?n[iya]",
    r"sa?3?[ae]?d(?:ou?|u)?n[iya]",
    r"[ae3]?n[9q]i?[dz](?:ou?|u)?n[iya]",
    r"a?gh?i?t(?:ou?|u)n[iya]",
    r"(?:l[7h]|7)[ae]?[9qk](?:ou?|u)n[iya]",
    r"f[aeo]?k(?:ou?|u)n[iya]",
    r"(?:ال)?نجد[هة]",
    r"سا?عد[وي]?ن[يىا]",
    r"ا?نقذو?ن[يىا]",
    r"عا?ون(?:[وي]?ن)?[يىا]",
    r"عتقو?ن[يىا]",
    r"ا?غيثو?ن[يىا]",
    r"ا?لحقو?ن[يىا]",
    r"فكو?ن[يىا]",
    r"اعينو?ن[يىا]",
    r"n[ae]jda",
    r"(?:ال)?ا?غاث[هة]",
)
# Nouns and what is asked for others: calls where nothing else is said.
_WRITTEN_STRICTLY = (r"(?:ال)?طواري", r"(?:ال)?مساعد[هة]", r"m[ou]sa3ada", r"3[ae]?t[ei]?[9qk](?:ou?|u|w)", r"عتقوا?")
_DIGITS = {"o": "o0", "i": "i1", "e": "e3", "a": "a4", "s": "s5"}

# What may stand beside a safe word without saying anything else. Folded, SMS spellings written out.
_GREETINGS = """
    bonjour bonsoir bnjr bonjr bjour salut salu coucou hello hi hey yo salam salamo slm salem aleykoum alaykoum alikoum 3alaykoum assalam asalam alaikum azul ahlan marhaba merhaba
    sba7 sbah lkhir khir msa labas hola buenos buenas dias noches tardes hallo guten tag abend ola bom dia ciao buongiorno buonasera allo alo eh he oh ho hep
    السلام سلام عليكم مرحبا صباح مساء الخير اهلا
    ok okay oki oui ouais non nan no yes accord bref dit ecrit ecris ecrire ecrivez mot as tu wa y quelqu quelqun quelqu un revoir bye bonne nuit journee soiree bslama avance allez wesh
"""
_ADDRESSEES = """
    amane amande lamane madame mme monsieur mr mesdames messieurs docteur maitre maitresse robot bot assistant police gens quelqu quelqun
    repondez reponds repond ecoutez ecoute toi vous tous tout monde les someone somebody anyone everyone people sir lalla sidi a si khouya alguien jemand
"""
_COURTESY = """
    s il vous te plait merci please pliz por favor gracias bitte danke per piacere grazie thanks thank you 3afak 3afakom 3afakoum afak lah ykhalik ykhlik lay khalik
    abeg putain wallah wlh wallahi mdr lol serieux serieusement verite blague rigole bezaf beaucoup bcp
    pitie supplie prie pardon desole desolee excusez excuse moi implore vraiment من فضلك عافاك الله يخليك شكرا
"""
_URGENCY = """
    vite tres trop maintenant tout toute suite de immediatement rapidement rapide important grave danger now quick quickly fast hurry asap need i encore numero numeros contact
    contacts appel appelez daba dghya deghya ghya zerba schnell sofort rapido pronto ahora ya stop peur urgente urgentement fwd fw tr re rv objet sujet subject msg message mail sms transfere transferee forwarded
    mo7taj mo7taja m7taj m7taja bghit ana f safi we necesito right بسرعة محتاج محتاجه محتاجة احتاج نحتاج اريد بغيت انا في الان دابا بسرعة
"""
_RELATIVES = """
    mon ma mes notre nos son sa ses petit petite petits petites grand grande demi jeune frere frero freres soeur soeurs seour pere mere papa maman mama baba parents parent fils fille filles garcon garcons
    gamin gamine enfant enfants gosse bebe bb ami amie amis amies copain copine pote cousin cousine voisin voisine voisins neveu niece eleve eleves famille mari femme tante oncle tata tonton mamie papi
    beau belle my our brother sister father mother mom mum mommy dad daddy son daughter child kid kids baby friend neighbour
    l wlad drari wladi ouladi الولاد الدراري اولادي
    khoya khouya khti khtii bba mmi mwi weldi bnti sa7bi sa7bti mi mis hermano hermana padre madre hijo hija amigo amiga mein meine bruder schwester vater mutter sohn tochter freund freundin
    اخي اختي خويا ختي ابي امي ابني ابنتي ولدي بنتي
"""
_AGES = """
    j ai je suis ans an annee annees age agee mois deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix et un une ado adolescent adolescente mineur mineure presque bientot
    collegien collegienne lyceen lyceenne seul seule im am m years year old yo yrs boy girl tengo anos ano ich bin jahre jahr alt ho anni tenho
    3ndi 3andi 3am 3ami 3mri snin sana عندي عمري سنة سنوات سنين عام
"""
_PLACES = """
    maroc casablanca casa rabat sale tanger fes meknes marrakech kech agadir oujda tetouan kenitra nador beni melal khouribga safi el jadida mohamedia temara laayoune dakhla taza settat berrechid
    khemisset larache ksar kebir guelmim errachidia ouarzazate inezgane taroudant essaouira hoceima berkane maison quartier ville ecole college lycee internat primaire classe cp ce1 ce2 cm1 cm2
"""
_JOINING = "le la les l a au en et pour avec c est ici d de du moi me m nom prenom prenomme it is this the and for with from soy es"
# First names met in Morocco, and a few of France; others are known by what says them: « je m'appelle… ».
_FIRST_NAMES = """
    aaliyah abdallah abdelali abdelaziz abdelhak abdelilah abdelkader abdellah abdelmajid abdelmalek abdelouahed abderrahim abderrahmane abdessamad abdou abdoul abdoulaye adam adama adil adnane ahlam ahmed aicha aida
    aissa aissata akram ali alia alice alima aliou alpha alya amadou amal amel amina aminata amine amir amira amjad anas anais anaya anissa anna anouar antoine arij arthur arwa asmaa asma assia assiya awa aya ayah ayat aymane
    ayoub aziz aziza badr bader bahija bakary bilal binta bouchra boubacar brahim camille celia charlotte chaima chaimaa chama charlie chloe cheikh clara coumba dalal dalila daoud david deborah diae diana dina
    djibril dounia driss elias elif elisa emma emilie emna enzo eva fadoua fadwa fahd farah farid farida farouk fati fatiha fatim fatima fatimazahra fatou fatoumata fayza firdaous firdaws fouad gabriel ghali ghita
    ghizlane habiba hafid hafida hafsa hajar hakim hakima halima hamid hamida hamza hana hanae hanan hanane hania haroun hasna hasnaa hassan hassania hatim hawa hayat hiba hicham hiyam hind houda houria houssam houssine
    hugo ibrahim ibtissam idriss idrissa ihsane ikram ilham ilias ilyas ilyass imad imane imene ines inas inass iman israa ismael ismail issa issam jad jade jalal jamal jamila jana jawad jean jihad jihane jules julie juliette
    kadiatou kamal kamilia karim karima kawtar kaoutar kenza kevin khadija khadim khadidja khadra khalid khaoula kaoula khawla lamia lamiae lamine laila leila leila layla lea lena leo leyla lilia lina lou loubna louis
    louisa louise lubna lucas lucie lydia maha mahamadou maimouna maissa malak malek malika mamadou mamoudou manal manel manon marc maria mariam mariama marie mariem marwa marwane mathis maroua mathilde maya maryam maryem meriem
    meryem mehdi melissa mia mina mohamed mohammed mohcine mouad mouhamed mouna mounia mounir mourad moussa moustapha mustapha mustafa myriam nabil nabila nada nadia nadir nael naima najat najib najla najoua najwa nassim
    nassima nathan nawal nayla nezha nidal nisrine nizar noa noah noam noemie nohaila nora noor nour noura nouhaila noureddine oceane olivia omaima omar omayma othmane ouafae ouahiba oualid oum oumaima oumar oumayma oumou ousmane oussama
    paul pierre rabia rachid rachida raja rajae ramy ramzi rania raphael rayan rayane rayhana reda redouane rhita riad rihab rim rima romain romane rokia saad saadia sabah sabrina safaa safae safia safiya said saida salah saliha salim
    salima salma salif salimata salwa samia samir samira sami samy samuel sana sanaa sara sarah sekou selma sidi siham simo simohamed sira soraya soufiane soukaina soumaya sofia sofiane souad soulaimane souleymane tarik taha tahar tasnim
    theo thomas tom touria victor wafa wafae wahiba walid wassim widad wiam yacine yahya yara yasmina yasmine yassin yassine yassir yasser youness younes youssef youssouf yusra yousra yves zahia zahra zainab zakaria zaynab zeineb
    zineb zineddine zoe zohra zouhair
    سارة فاطمة مريم محمد احمد يوسف ياسين امين خديجة زينب سلمى هند ايمان ليلى نور اية
"""


def _once(text: str) -> str:
    """Write each letter once: « soooos », « AAAU SECOURS »."""
    return re.sub(r"(\w)\1+", r"\1", text)


def _spelling(word: str) -> str:
    letters = [f"[{_DIGITS.get(letter, letter)}]" for letter in _once(word)]
    return "".join(letters) if word in _NEVER_IN_PARTS else " ?".join(letters)


def _calls(spelled: Iterable[str], written: Sequence[str] = ()) -> re.Pattern[str]:
    words = "|".join([*sorted(map(_spelling, spelled), key=len, reverse=True), *written])
    # The number 505 is none.
    return re.compile(rf"(?<!\w)(?![\d ]+(?!\w))(?:{words})(?!\w)")


_FREE_WORDS = [word for words in _FREE.values() for word in words.split()]
_WRITTEN_CALLS = (*_WRITTEN, *_WRITTEN_STRICTLY)
_ANY_CALL, _CLEAR_CALL = _calls([*_FREE_WORDS, *_SPELLED, *_PRESSING], _WRITTEN_CALLS), _calls([*_FREE_WORDS, *_SPELLED], _WRITTEN_CALLS)
_FREE_CALLS = {most: _calls(words.split(), _WRITTEN if most == max(_FREE) else ()) for most, words in _FREE.items()}
# « Aidez-moi » takes none either where what follows is no complement: « Tudert, aidez-moi », « aidez-moi 3e étage ».
_FOR_US = _calls(word for word in _SPELLED if word.endswith(("moi", "moa", "mwa", "nous")))
_WITH_COMPLEMENT = re.compile(r"^ ?(?:a|pour|pr|avec|sur|en|dans|de|d|que|les?)\b|\b\w{2,}(?:er|ir|re|oir)\b")
_MOST_BESIDE_US = 2
_WRAPPING = frozenset(
    _once(word)
    for words in (_GREETINGS, _ADDRESSEES, _COURTESY, _URGENCY, _RELATIVES, _AGES, _PLACES, _JOINING, _FIRST_NAMES, " ".join(_PRESSING))
    for word in words.split()
)
_NUMBER = re.compile(r"\d+(?:ans?|yo|ano?s|e|er|eme|h|km|n|w)?")
_PRESENTED = re.compile(
    r"\b(?:(?:m )?apele?|nom est|prenom est|moi c est|c est moi|signe|name is|mi chiamo|me lamo|heise|smi?ti|smi?yti|isme?i|اسمي)(?: (?!\d|je\b|j\b|et\b)\w+){1,2}"
)
# « SOS Villages d'enfants », « SOS exposé », « SOS d'un terrien en détresse » are names or about something; so is what has a word that asks. Each letter once.
_NAMED_SO = re.compile(
    r"\bsos (?:vilaj?g?es?|plombier|ordinateur|depanage|racisme|medecins?|mediteran\w*|homophobie|amitie|chretiens?|disparus?|atentats?|mineurs?|mamans|jeunes|hepatites?|informatique|recetes?|vacances|cadeaux?|devoirs?|femes|animaux|solidarite|detrese|d un|d aba|barbecue|report|btn)\b"
)
_INTRODUCED = re.compile(
    r"\b(?:un|le|les|ce|des|du|mode|bouton|touche|vilages?|sauce|signal|sigle|apel|apele|crie|lance|roue|sortie|equipe|import|ereur|afiche|chanson|film|asociation|aso|ong|restart|traduis|print|alert|log|a envoye|rime avec) $"
)
_ABOUT = re.compile(
    r"\b(?:quoi|quels?|quele?s?|combien|coment|pourquoi|qui (?:a|est|sont)|veut dire|signifi\w*|significa|means?|meaning|what|definitions?|origine|tradui\w*|synonyme|film|chanson|serie|livre|roman|morse"
    r"|exposes?|devoirs?|controle|examen|exam|exercices?|exo|maths?|homework|dm|disertation|memoire|soutenance|bac|comprend\w*|asociations?|aso|ong|membres?|sigles?|site|page|documents?|projet|ides?|معنى|ماهو|شنو|فهم|شرح)\b"
)
_COMPLEMENT = re.compile(r"\b(?:a l aide|al aide) (?:de|d|du|des)\b")


def calls_for_help(folded: str, beside_others: bool = False, asks: bool = False) -> bool:
    """Tell whether folded text is a call for help and nothing that says something else.

    beside_others: it is one sentence of several, where what only presses calls nobody. asks: it has a question mark, or names what we know of.
    """
    text = _without_slips(_once(folded))
    rest, found = (_CLEAR_CALL if beside_others else _ANY_CALL).subn(" ", text)
    if not found:
        return False
    said = _once(expand(_PRESENTED.sub(" ", " ".join(rest.split())))).split()
    others = sum(not (word in _WRAPPING or _NUMBER.fullmatch(word)) for word in said)
    return not others or (not asks and not beside_others and others <= _most_others(text))


def without_calls(folded: str) -> str:
    """Return folded text without its safe words, what stands there beside them."""
    return " ".join(_ANY_CALL.sub(" ", folded).split())


def _most_others(text: str) -> int:
    """Return how many words besides its wrapping a text may have and still be a call; none where it is about something."""
    if _ABOUT.search(text) or _NAMED_SO.search(text) or _COMPLEMENT.search(text):
        return 0
    for most, calls in _FREE_CALLS.items():
        found = calls.search(text)
        if found:
            return 0 if _INTRODUCED.search(text[: found.start()]) else most
    found = _FOR_US.search(text)
    return _MOST_BESIDE_US if found and not _WITH_COMPLEMENT.search(text[found.end() :]) else 0


def _without_slips(text: str) -> str:
    """Write calls with a slip of the fingers as they should be: « au secrous », « aidr moi »."""
    words, index, written = text.split(), 0, []
    while index < len(words):
        size, word = _meant(words[index : index + _MOST_WORDS])
        written.append(word)
        index += size
    return " ".join(written)


def _meant(words: list[str]) -> tuple[int, str]:
    """Return how many of the first words are one call, the nearest and shortest, and that call; else the first word itself."""
    nearest, size, meant = 2, 1, words[0]
    for end in range(1, len(words) + 1):
        joined = "".join(words[:end])
        if len(joined) < _SHORTEST_SLIP or not _NO_SLIP.isdisjoint(words[:end]):
            continue
        for call in _OFTEN_MISTYPED:
            distance = OSA.distance(joined, call, score_cutoff=1)
            if distance < nearest:
                nearest, size, meant = distance, end, call
    return size, meant

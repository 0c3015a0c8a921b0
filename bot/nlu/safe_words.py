"""Know a call for help, whatever stands beside it: « SOS », « au secours », « 3te9ouni » with a greeting, a name, an age, a relative.

A message that says more than that is read as any other: « SOS Villages d'enfants, c'est quoi ? », « aidez-moi à comprendre la charte ».
"""

from __future__ import annotations

import re

from bot.nlu.folding import expand

# Safe words, without spaces: their letters may be set apart (« S.O.S », « a-i-d-e-z m-o-i ») or be digits that look like them (« S0S »).
_SPELLED = """
    sos mayday
    ausecours ausecour osecours osecour auskour oskour secours secour alaide
    aidezmoi aidemoi aidermoi aidesmoi aidezmoa aidemoa edezmoi edemoi aideznous aidenous aidezmon aidezma aidezmes aideznotre aidemon aidema aidemes
    sauvezmoi sauvemoi sauveznous
    help helpme helpus helpmy saveme saveus
    socorro auxilio ayuda ayudame ayudenme ayudadme ayudanos
    hilfe helftmir hilfmir helftuns
    aiuto aiutami aiutatemi aiutateci ajuda ajudame ajudeme imdat yardimedin
    awsiyi awsatiyi
""".split()
# Alone in a sentence beside others they press rather than call: « Urgent ! Qui est membre de la CDE ? »
_PRESSING = ("urgence", "urgences", "urgent", "urgente", "urgance", "urgencia", "emergency", "notfall", "emergenza")
# « SOSOSOS », and those of Darija and Arabic, of which each writer has a spelling: « 3te9ouni », « 3awnouni », « sa3douni », « n9douni », « ghitouni »; each letter once.
_WRITTEN = (
    r"s(?:os){2,}",
    r"3?[ae]?t[ei]?w?[9qk](?:ou?|u)?n[iy]",
    r"(?:3a?|a)we?n?(?:ou?|u)?n[iy]",
    r"sa?3?[ae]?d(?:ou?|u)?n[iy]",
    r"[ae3]?n[9q]i?[dz](?:ou?|u)?n[iy]",
    r"a?gh?i?t(?:ou?|u)n[iy]",
    r"(?:ال)?نجد[هة]",
    r"سا?عدو?ن[يى]",
    r"ا?نقذو?ن[يى]",
    r"عا?ونو?ن[يى]",
    r"عتقو?ن[يى]",
    r"ا?غيثو?ن[يى]",
    r"ا?لحقو?ن[يى]",
    r"(?:ال)?طواري",
    r"(?:ال)?مساعد[هة]",
)
_DIGITS = {"o": "o0", "i": "i1", "e": "e3", "a": "a4", "s": "s5"}

# What may stand beside a safe word without saying anything else. Folded, SMS spellings written out.
_GREETINGS = """
    bonjour bonsoir bnjr bonjr bjour salut salu coucou hello hi hey yo salam salamo slm salem aleykoum alaykoum alikoum 3alaykoum assalam asalam alaikum azul ahlan marhaba merhaba
    sba7 sbah lkhir khir msa labas hola buenos buenas dias noches tardes hallo guten tag abend ola bom dia ciao buongiorno buonasera allo alo eh he oh ho hep
    السلام سلام عليكم مرحبا صباح مساء الخير اهلا
"""
_ADDRESSEES = """
    amane amande lamane madame mme monsieur mr mesdames messieurs docteur maitre maitresse robot bot assistant police gens quelqu quelqun
    repondez reponds repond ecoutez ecoute toi vous tous tout monde les someone somebody anyone everyone people sir lalla sidi a si khouya alguien jemand
"""
_COURTESY = """
    s il vous te plait merci please pliz por favor gracias bitte danke per piacere grazie thanks thank you 3afak 3afakom 3afakoum afak lah ykhalik ykhlik lay khalik
    pitie supplie prie pardon desole desolee excusez excuse moi implore vraiment من فضلك عافاك الله يخليك شكرا
"""
_URGENCY = """
    vite tres trop maintenant tout toute suite de immediatement rapidement rapide important grave danger now quick quickly fast hurry asap need i encore numero numeros contact
    contacts appel appelez daba dghya deghya ghya zerba schnell sofort rapido pronto ahora ya stop peur الان دابا بسرعة
"""
_RELATIVES = """
    mon ma mes notre nos son sa ses petit petite petits petites grand grande demi jeune frere frero freres soeur soeurs seour pere mere papa maman mama baba parents parent fils fille filles garcon garcons
    gamin gamine enfant enfants gosse bebe bb ami amie amis amies copain copine pote cousin cousine voisin voisine voisins neveu niece eleve eleves famille mari femme tante oncle tata tonton mamie papi
    beau belle my our brother sister father mother mom mum mommy dad daddy son daughter child kid kids baby friend neighbour
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
    khemisset larache ksar kebir guelmim errachidia ouarzazate inezgane taroudant essaouira hoceima berkane maison quartier ecole ville
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
    return " ?".join(f"[{_DIGITS.get(letter, letter)}]" for letter in _once(word))


def _calls(spelled: tuple[str, ...] | list[str]) -> re.Pattern[str]:
    words = "|".join([*sorted(map(_spelling, spelled), key=len, reverse=True), *_WRITTEN])
    # The number 505 is none.
    return re.compile(rf"(?<!\w)(?![\d ]+(?!\w))(?:{words})(?!\w)")


_ANY_CALL, _CLEAR_CALL = _calls([*_SPELLED, *_PRESSING]), _calls(_SPELLED)
_WRAPPING = frozenset(
    _once(word)
    for words in (_GREETINGS, _ADDRESSEES, _COURTESY, _URGENCY, _RELATIVES, _AGES, _PLACES, _JOINING, _FIRST_NAMES, " ".join(_PRESSING))
    for word in words.split()
)
_NUMBER = re.compile(r"\d+(?:ans?|yo|ano?s|e|er|eme|h)?")
_NEED = re.compile(r"\bbesoin d ?aide\b")
_PRESENTED = re.compile(
    r"\b(?:(?:m )?apele?|nom est|prenom est|moi c est|c est moi|signe|name is|mi chiamo|me lamo|heise|smi?ti|smi?yti|isme?i|اسمي)(?: (?!\d|je\b|j\b|et\b)\w+){1,2}"
)


def calls_for_help(folded: str, beside_others: bool = False) -> bool:
    """Tell whether folded text is a safe word and little else; beside other sentences (`beside_others`) what only presses is none."""
    rest, found = (_CLEAR_CALL if beside_others else _ANY_CALL).subn(" ", _once(folded))
    if not found:
        return False
    said = _once(expand(_PRESENTED.sub(" ", _NEED.sub(" ", " ".join(rest.split()))))).split()
    return all(word in _WRAPPING or _NUMBER.fullmatch(word) for word in said)

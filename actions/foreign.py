"""The words of English, Spanish, German, Arabic and Darija by which what is asked after a disclosure leaves no doubt, by its names in French."""

from __future__ import annotations

import re

# Between the contacts of whom one is to be called.
OR = {"allemand": "oder", "anglais": "or", "arabe": "أو", "darija": "wla", "espagnol": "o"}
# What is not a fact about the contacts and has a sentence of its own in each language; « j'ai honte » is answered as « c'est de ma faute ».
SPOKEN_TO = ("faute", "peur", "pas_de_reponse", "doute", "retrait")
_WORDS = {
    "anglais": {
        "pas_de_reponse": r"(?:don t|doesn t|didn t|do not|does not|won t|nobody|no one|never) (?:\w+ )?(?:answer|pick|repl|respond)\w*|no answer",
        "doute": r"(?:if|maybe|might be|afraid) (?:\w+ ){0,3}(?:wrong|mistaken)|not (?:\w+ )?sure|i (?:may|might|could) be wrong|(?:have"
        r"|need) (?:no |any )?(?:proof|evidence)",
        "faute": r"my fault|blame myself|ashamed|my shame",
        "gratuit": r"free|(?:does|will) it cost|how much|have to pay",
        "anonyme": r"anonym\w*|(?:give|say|tell|leave)\w* (?:\w+ )?my name",
        "parents": r"(?:tell|know|inform|call|find out)\w* (?:\w+ ){0,2}(?:parents?|mom|mum|mother|dad|father|family)"
        r"|(?:parents?|mom|mum|mother|dad|father|family) (?:\w+ ){0,2}(?:know|find out|be told|be informed)",
        "confidentiel": r"confidential|private|(?:tell|repeat) (?:\w+ ){0,2}(?:anyone|anybody|someone|others)|who (?:\w+ ){0,2}(?:know|see)s?",
        "police": r"(?:the|call|tell|are|is) (?:\w+ )?police",
        "adultes": r"(?:for|only) (?:\w+ )?(?:children|kids|adults)|(?:i m|i am|as) an adult",
        "langue_parlee": r"(?:speak|talk|in) (?:\w+ )?(?:english|arabic|darija|spanish|german|french)|which language\w*|what language\w*",
        "horaires": r"open|hours|what time|closed|24 ?h|at night",
        "ecrire": r"(?:can|could) (?:\w+ )?(?:write|text|chat|email)|by (?:text|email|message)|instead of calling|sms|whatsapp",
        "ensuite": r"(?:what|what s) (?:\w+ )?happens?(?: \w+)?|happen (?:next|after\w*)",
        "peur": r"afraid|scared|frightened|retaliat\w*|revenge",
    },
    "espagnol": {
        "pas_de_reponse": r"(?:no|nadie) (?:\w+ )?(?:contesta|responde|cogen?|atiende)\w*",
        "doute": r"(?:me )?equivoc\w+|no (?:\w+ )?segur[oa]|pruebas",
        "faute": r"culpa (?:mia|es mia)|mi culpa|la culpa|verguenza",
        "gratuit": r"gratis|gratuit[oa]|cuesta|(?:que|hay que) pagar",
        "anonyme": r"anonim\w*|mi nombre",
        "parents": r"(?:avis|dec|dir|cont|llam|enter|sab|inform)\w* (?:\w+ ){0,3}(?:padres?|madre|familia)"
        r"|(?:padres?|madre|familia) (?:\w+ ){0,3}(?:enter|sab|sepa)\w*",
        "confidentiel": r"confidencial|se lo (?:van a )?(?:dir|dec|cont)\w*",
        "police": r"policia",
        "adultes": r"(?:solo |tambien )?para (?:\w+ )?(?:ninos|adultos|menores)|soy adult[oa]",
        "langue_parlee": r"hablan? (?:\w+ )?(?:espanol|ingles|arabe|frances)|idiomas?",
        "horaires": r"a que hora|horarios?|abiert\w*|abren|de noche",
        "ecrire": r"(?:puedo|se puede|podria) (?:\w+ )?escribir\w*|en (?:vez|lugar) de llamar|por (?:mensaje|correo|whatsapp|escrito)",
        "ensuite": r"que (?:\w+ )?pas(?:a|ara) (?:despues|luego|ahora)|que va a pasar|despues que",
        "peur": r"miedo|represalias|veng\w+",
    },
    "allemand": {
        "pas_de_reponse": r"(?:niemand|keiner) (?:\w+ ){0,2}(?:antwort|abnimmt|ran|ab)\w*|(?:gehen|geht|nehmen) (?:\w+ )?nicht (?:ran|ab)",
        "doute": r"nicht (?:\w+ )?sicher|wenn ich mich irre|beweise",
        "faute": r"meine schuld|ich schuld|schame mich",
        "gratuit": r"kostenlos|gratis|kostet|bezahlen",
        "anonyme": r"anonym\w*|mein(?:en)? namen?",
        "parents": r"(?:eltern|mutter|vater|mama|papa|familie) (?:\w+ ){0,3}(?:erfahr|wiss|inform|sag|bescheid)\w*|(?:erfahr|sag"
        r"|informier)\w* (?:\w+ ){0,3}(?:eltern|mutter|vater)",
        "confidentiel": r"vertraulich|weiter ?(?:sagen|erzahlen)",
        "police": r"polizei",
        "langue_parlee": r"(?:sprechen|spricht) (?:\w+ ){0,2}(?:deutsch|englisch|arabisch)|welche sprache\w*",
        "horaires": r"geoffnet|offnungszeiten|um wie viel uhr|nachts",
        "ecrire": r"(?:kann|darf) (?:\w+ ){0,3}schreiben|statt (?:\w+ )?anrufen|whatsapp|sms",
        "ensuite": r"was (?:\w+ )?(?:passiert|geschieht)",
        "peur": r"angst|rache|rachen",
    },
    "arabe": {
        "pas_de_reponse": r"(?:لا|لم|ما) (?:احد |يوجد من )?(?:يجيب|يرد|يجب)\w*|لا احد|(?:ما ?ك?ا?يجاوب|مكيجاوب|ماكيجاوب|ما حد)\w*",
        "doute": r"(?:اذا|لو|ان) (?:كنت )?(?:مخطي|غلطت|اخطات)\w*|لست متاكد\w*|ادلة|دليل",
        "faute": r"خطيي|خطاي|ذنبي|غلطتي|بسببي|السبب|حشومة|اخجل|خجل\w*|بالعار",
        "gratuit": r"مجان\w*|بالمجان|فابور|ادفع|تكلف|ثمن",
        "anonyme": r"اسمي|سميتي|مجهول\w*|هويتي",
        "parents": r"(?:س?[يت]?عرف|س?[يت]?علم|س?[يتن]?خبر|اخبر|س?[يتن]?قول|اقول|غادي يقول)\w* (?:\w+ ){0,2}(?:لوال|وال|ل?اب|ل?ام|ل?عايل|ل?اهل|لبا"
        r"|لماما)\w*",
        "confidentiel": r"سري\w*|سرا|(?:ست?خبر|ستقول|تقول)\w* (?:احد|لاحد|لشي)\w*",
        "police": r"الشرطة|البوليس|للشرطة",
        "langue_parlee": r"(?:يتكلم|تتكلم|يتحدث|كيهضر)\w* (?:\w+ )?(?:بال|ال)?\w*(?:عربية|دارجة|لغة|لغات)|(?:اي|باي) لغة",
        "horaires": r"مفتوح\w*|ساعات|الساعة|في الليل|بالليل|وقتاش",
        "ecrire": r"الكتابة|اكتب\w*|نكتب\w*|رسالة|واتساب",
        "ensuite": r"(?:ماذا|ما الذي|شنو|اش) (?:غادي |س)?(?:يحدث|يقع|يوقع|يطرا|سيحدث|سيقع)",
        "peur": r"ا?خاف|خاي[فـ]\w*|خوف\w*|كنخاف|الانتقام|ينتقم\w*",
    },
    "darija": {
        "pas_de_reponse": r"ma ?k?a?y?jaw[eo]?b\w*|makayjaw\w*|ma k?a?yhezz?o\w*|(?:7ta )?(?:wa7ed|7ed) ma\w*|ma ?kayredd?o\w*",
        "doute": r"ila (?:kent |knt )?(?:ghal[et]*|ghlet)\w*|ma ?chi mt2?[ae]k+[ae]?d\w*|ma ?3?ndich (?:dalil|preuve)\w*",
        "faute": r"(?:b ?)?s[ae]?b+[ae]?b?t?i|ghal[td]e?ti|dnbi|denbi|[h7]chouma\w*|hshouma",
        "gratuit": r"fabor|fabour|blach|b ?lflous|flous|flouss|taman|ghali",
        "anonyme": r"sm[iy]+ti|smiyti|anonyme?",
        "parents": r"(?:g[ou]*l|3[ea]?r[ea]?f|khe?b[be]*r)\w* (?:\w+ ){0,3}?l? ?(?:bba|baba|ba|mama|mmi|mwi|mi|walidi\w*|walidin\w*|darna|dar)"
        r"|\w*(?:gol|goul|3ref|3erf|khber|khbr)\w* (?:\w+ ){0,3}?l? ?(?:bba|baba|mama|mmi|walidi\w*|walidin|darna)"
        r"|(?:bba|baba|mama|mmi|walidi\w*|darna) (?:\w+ ){0,2}y?3[ea]?r[ea]?f\w*",
        "confidentiel": r"sirri\w*|\w*g[ou]+l\w* l ?(?:chi )?7ed|\w*goul\w* l chi wa7ed",
        "police": r"l?boulis\w*|l?bolis\w*|chorta",
        "langue_parlee": r"k?a?yhe?dro\w* (?:b ?)?(?:l? ?3[ea]r[bi]\w*|darija)|b ?darija|b ?l?3[ea]rbiy?a|ina lo?gha",
        "horaires": r"s[ae]?3a|fo9ach|fou9ach|we9tach|w9tach|7alli?n|me7loul\w*|m7loul\w*|f lil",
        "ecrire": r"\w*n?kte?b\w* (?:lihom|l hom|blas\w*|f blas\w*)|n9der nkte?b|nqder nkte?b|b ?l?message|b ?whats\w*|blas+t? (?:ma )?n?(?:hder"
        r"|3eyy?e?t)",
        "ensuite": r"(?:chno|chnou|ach|ash|achno) (?:ghadi |gha )?(?:yow9e3|yw9e3|yw9a3|ytra|ydar|ydiro\w*)",
        "peur": r"khay?e?f\w*|kan?khaf|khe?ft|kheft|yntaqem|ynta9em",
    },
}
# « And » and « so » are written with the next word in Arabic.
_IN = {language: [(name, re.compile(rf"\b[وف]?(?:{words})\b")) for name, words in said.items()] for language, said in _WORDS.items()}


def in_another_language(text: str, language: str = "") -> tuple[str, str]:
    """Return what a folded text without a common word of French asks in words that leave no doubt, and in which language; empty where it does not.

    language: that in which the text is known to be written, without `langue_`; empty where that is not known.
    """
    for one in (language,) if language in _IN else _IN:
        if name := next((name for name, words in _IN[one] if words.search(text)), ""):
            return name, one
    return "", ""

"""Fold a message for all that looks at its words: case, accents, apostrophes, hyphens, fancy letters; SMS spellings are written out apart (`expand`).

The message itself stays as typed. What points in it (`markers.py`) is looked for in the folded text, before SMS spellings are written out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from knowledge.text import plain_words

# Spellings of SMS French, by token. General usage, not taken from any test sentence.
SMS = {
    "c": "c est", "cest": "c est", "ct": "c etait", "g": "j ai", "jai": "j ai", "chui": "je suis", "chuis": "je suis",
    "jsuis": "je suis", "jss": "je suis", "jsp": "je sais pas", "jcomprends": "je comprends", "jveux": "je veux", "jpeux": "je peux", "jpeu": "je peux", "jveu": "je veux", "jvoudrais": "je voudrais",
    "koi": "quoi", "kwa": "quoi", "quoa": "quoi", "koa": "quoi", "ki": "qui", "kel": "quel", "kelle": "quelle", "kels": "quels", "kelles": "quelles", "qel": "quel",
    "ke": "que", "q": "que", "qd": "quand", "kan": "quand", "kand": "quand", "qan": "quand", "cb": "combien", "cbien": "combien", "combi1": "combien", "kombien": "combien", "cmb": "combien",
    "pk": "pourquoi", "pq": "pourquoi", "pkoi": "pourquoi", "pourkoi": "pourquoi", "prq": "pourquoi", "pr": "pour", "ds": "dans", "ac": "avec", "avc": "avec", "av": "avec", "sr": "sur", "ss": "suis",
    "cmt": "comment", "cmnt": "comment", "commen": "comment", "koman": "comment", "coment": "comment", "dps": "depuis", "dpui": "depuis", "dpuis": "depuis", "deps": "depuis",
    "bjr": "bonjour", "bsr": "bonsoir", "slt": "salut", "cc": "coucou", "mrc": "merci", "mci": "merci", "mr6": "merci", "svp": "s il vous plait", "stp": "s il te plait", "slvp": "s il vous plait",
    "tt": "tout", "ts": "tous", "tte": "toute", "ttes": "toutes", "tjs": "toujours", "tjrs": "toujours", "bcp": "beaucoup", "qq": "quelque", "qqn": "quelqu un", "qqch": "quelque chose", "qlq": "quelque",
    "vs": "vous", "ns": "nous", "nn": "non", "wi": "oui", "ui": "oui", "ouai": "oui", "ouais": "oui", "dac": "d accord", "dacc": "d accord", "dak": "d accord", "okk": "ok", "oki": "ok", "okay": "ok",
    "mm": "meme", "mtn": "maintenant", "mnt": "maintenant", "auj": "aujourd hui", "ojd": "aujourd hui", "pb": "probleme", "ya": "il y a", "yen": "il y en", "fo": "faut", "fau": "faut", "info": "information",
    "infos": "informations", "asso": "association", "assos": "associations", "assoc": "association", "orga": "organisation", "doc": "document", "docs": "documents", "obj": "objectif", "objs": "objectifs",
    "diff": "difference", "num": "numero", "tel": "telephone", "sk": "est ce que", "esk": "est ce que", "eske": "est ce que", "esq": "est ce que", "estce": "est ce", "kesk": "qu est ce que", "keske": "qu est ce que",
    "kesako": "qu est ce que c est", "kezako": "qu est ce que c est", "quesaco": "qu est ce que c est", "keskon": "qu est ce qu on", "2": "de", "o": "au", "pa": "pas", "ms": "mais", "msk": "", "vla": "voila", "wesh": "",
    "2pui": "depuis", "2puis": "depuis", "cki": "c est qui", "ckoi": "c est quoi", "ckwa": "c est quoi", "cquoi": "c est quoi", "ski": "ce qui", "ske": "ce que", "rep": "reponds", "dsl": "desole",
    "plz": "s il vous plait", "pls": "s il vous plait", "thx": "merci", "ty": "merci", "jms": "jamais", "dmd": "demande", "msg": "message", "parl": "parle", "expliq": "explique", "kil": "qu il", "kils": "qu ils", "kelk": "quelque",
}  # fmt: skip
# Letters of fonts made of signs (🆂, ꜱ, ʂ, ø): their Unicode names tell the letter, for those that NFKD does not decompose.
_NAMED_LETTER = re.compile(r"(?:^|NEGATIVE (?:SQUARED|CIRCLED) )LATIN (CAPITAL|SMALL|LETTER SMALL)(?: LETTER| CAPITAL) ([A-Z])(?: WITH .*)?$")
# Letters of other scripts that look like Latin ones; a word is read so only if all of it can be.
_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјкорсухһԁԛԝӏ" + "ΑΒΕΖΗΙΚΜΝΟΡΣΤΥΧαικνορστυχς" + "ՏՕՍօսոհ" + "ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᎾᏢᎡᏚᎢᏙᎳᏃ" + "ᗩᗷᑕᗪᗴᖴᘜᕼᒍᒪᗰᑎᑭᑫᖇᔕᑌᐯᗯᘔ" + "ꓢꓳ",
    "ABESIJKMHOPCTYXaesijkopcyxhdqwl" + "ABEZHIKMNOPSTYXaiknopstuxs" + "SOUounh" + "ABCDEHJKLMOPRSTVWZ" + "ABCDEFGHJLMNPQRSUVWZ" + "SO",
)
_FOREIGN_WORD = re.compile(r"[^\W\d_]*[\u0370-\u058f\u13a0-\u167f\ua4d0-\ua4ff][^\W\d_]*")
# Signs that stand for an apostrophe; some of them are letters to Unicode, so that « mʼa » would be one word.
_APOSTROPHES = frozenset("´‘’‛′ʹʻʼʽˈ՚＇ꞌ")
# Two of them are a flag: only an odd number spells something.
_REGIONAL = re.compile(r"[\U0001f1e6-\U0001f1ff]+")
_LONGEST_DECOMPOSITION = 4
_SOS = re.compile("🆘+")
_INVISIBLE = re.compile(r"[\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x00-\x08\x0b-\x1f\x7f]")
# Letters that are drawn out; « 2000 » is no 200.
_REPEATED = re.compile(r"([^\W\d])\1{2,}")


def fold(text: str) -> str:
    """Return lower-case words without accents or punctuation, one space apart; letters of other scripts stay."""
    return _REPEATED.sub(r"\1\1", plain_words(_INVISIBLE.sub("", plain_letters(text))))


def plain_letters(text: str) -> str:
    """Return `text` with the letters of fancy fonts and of scripts that look alike as plain ones: 𝐒𝐎𝐒, 🆂🅾🆂, ꜱᴏꜱ, ЅОЅ, 🇸🇴🇸, 🆘."""
    if text.isascii():
        return text
    text = _SOS.sub(" sos ", text)
    text = _REGIONAL.sub(lambda run: "".join(map(_regional, run[0])) if len(run[0]) % 2 else run[0], text)
    return _FOREIGN_WORD.sub(_alike, "".join(map(_plain, text)))


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    if char.isascii():
        return char
    if char in _APOSTROPHES:
        return "'"
    decomposed = unicodedata.normalize("NFKD", char)
    if len(decomposed) > _LONGEST_DECOMPOSITION:
        # « ﷺ » and its like are a sentence in one sign: a message of them would be twenty times as long.
        return " "
    if decomposed != char and unicodedata.decomposition(char).startswith("<"):
        return decomposed if decomposed.isalnum() and decomposed.isascii() else char
    named = _NAMED_LETTER.search(unicodedata.name(char, ""))
    return named[2] if named and decomposed == char else char


def _regional(sign: str) -> str:
    return chr(ord(sign) - ord("\U0001f1e6") + ord("a"))


def _alike(word: re.Match[str]) -> str:
    plain = word[0].translate(_ALIKE)
    return plain if plain.isascii() else word[0]


def expand(folded: str) -> str:
    """Return folded text with SMS spellings written out ("c koi" becomes "c est quoi")."""
    return " ".join(SMS.get(token, token) for token in folded.split())

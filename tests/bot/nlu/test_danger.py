"""Danger in words alone: safe words in whatever wrapping, with a classifier that never sees danger; and what must stay a question."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from bot.nlu.danger import doubtful, is_call
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.preparation import Prepared, prepare
from bot.nlu.reader import Reader
from bot.server.text import normalise
from tests.bot.nlu.fake_model import FakeModel
from tests.facts import KNOWLEDGE

GAZETTEER = Gazetteer(KNOWLEDGE)
KINDS = ["hors_sujet", "presentation", "urgence"]


def blind(texts: list[Prepared]) -> np.ndarray:
    """Take every text for something else than a disclosure."""
    return np.tile([0.98, 0.02, 0.0], (len(texts), 1))


def contacts(text: str) -> bool:
    questions, _ = Reader(FakeModel(KINDS, blind)).read(text, GAZETTEER)
    return [question.kind for question in questions] == ["urgence"]


def fooled(texts: list[Prepared]) -> np.ndarray:
    """Recognise a disclosure, but for the signs of a program beside it."""
    return np.array([[0.99, 0.0, 0.01] if text.is_code else [0.05, 0.0, 0.95] if "chambre" in text.masked else [0.96, 0.0, 0.04] for text in texts])


SAFE_WORDS = (
    "SOS", "sos", "au secours", "ô secours", "secours", "help", "help me", "aidez moi", "aidez-nous", "aide-moi", "à l’aide", "urgence", "urgent",
    "3te9ouni", "3tiw9ouni", "3t9ouni", "atkouni", "3awnouni", "awnouni", "sa3douni", "sa3edouni", "n9douni", "النجدة", "ساعدوني", "أنقذوني", "عتقوني", "🆘",
    "socorro", "ayúdame", "Hilfe", "aiuto", "S.O.S", "aidez-moi",
)  # fmt: skip
WRAPPINGS = (
    "{}", "Bonjour, {}", "Bonjour\n{}", "bonjour {}", "slt {}", "Salam {} 3afak", "Bonsoir madame, {}", "السلام عليكم {}", "AMANE {}", "{} AMANE", "Amane, {} !",
    "{}, j’ai 12 ans", "{} j'ai douze ans", "{} (12 ans)", "g 11 ans {}", "je suis une fille de 14 ans, {}", "3ndi 13 3am {}", "I am 15 years old {}",
    "je m’appelle Sara, {}", "{} je m'appelle Oumnia Zerrouki et j'ai 9 ans", "moi c'est Yassine {}", "Imane, 12 ans : {}", "my name is Ali {}", "smiti Kawtar {}",
    "{} 😭", "❤️ {}", "😢{}", "{} 💔💔💔", "{} 🙏", "{} mon frère", "{} ma petite sœur", "{} pour mon fils svp", "ma maman {}", "khti {}",
    "{} svp", "{} s’il vous plaît", "{} vite vite", "{} maintenant !!!", "{} c'est urgent", "{}... stp", "{} j'ai besoin d'aide",
    "« {} »", "({})", "*{}*", "_{}_", "**{}**", "#{}", "> {}", "- {}", "<b>{}</b>", "[{}]", "“{}”", "{} {}", "{}\n{}\n{}", "{}!!!", "{} ?",
    "[12/03/2025 14:32] Sara: {}", "12/03/2025, 14:32 - Lina B.: {}", "[14:32, 12/03/2025] +212 6 12 34 56 78: {}", "&laquo;&nbsp;{}&nbsp;&raquo;",
)  # fmt: skip
SPELLINGS = (
    "S. O. S.", "S-O-S", "S O S", "s.o.s", "S/O/S", "S_O_S", "s*o*s", "S…O…S", "S\nO\nS", "soooos", "SOSSSS", "SSSOOOSSS", "sososos", "S0S", "5O5", "s0s",
    "AAAU SECOURS", "au secouuuurs", "AU-SECOURS", "ausecours", "o skour", "a u  s e c o u r s", "AIDEZ MOIIII", "aidezmoi", "A-I-D-E-Z M-O-I", "4idez moi",
    "heeelp", "hellllp", "h.e.l.p", "h3lp", "H E L P  M E", "3te9ouniiiii", "النجـــــدة",
    "𝐒𝐎𝐒", "𝓢𝓞𝓢", "𝕊𝕆𝕊", "𝖘𝖔𝖘", "𝚂𝙾𝚂", "🅂🄾🅂", "🆂🅾🆂", "🅢🅞🅢", "Ⓢⓞⓢ", "🄢🄞🄢", "ꜱᴏꜱ", "ＳＯＳ", "ˢᵒˢ", "ЅОЅ", "SОS", "ᔕOᔕ", "🇸🇴🇸", "🇸 🇴 🇸",
    "S⃣O⃣S⃣", "s̶o̶s̶", "S̷̢͝O̸S̴", "𝐚𝐮 𝐬𝐞𝐜𝐨𝐮𝐫𝐬", "ᴀɪᴅᴇᴢ ᴍᴏɪ", "🅰🅸🅳🅴🆉 🅼🅾🅸", "ａｉｄｅｚ－ｍｏｉ", "ⓗⓔⓛⓟ", "🆘🆘🆘", "🆘😭",
)  # fmt: skip


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_every_safe_word_is_heard_in_every_wrapping(wrapping: str) -> None:
    assert [word for word in SAFE_WORDS if not contacts(wrapping.replace("{}", word))] == []


@pytest.mark.parametrize("wrapping", ["{}", "Bonjour {}", "{}, j’ai 12 ans", "{} mon frère 😭", "AMANE {}", "*{}*"])
def test_every_spelling_is_heard(wrapping: str) -> None:
    assert [spelling for spelling in SPELLINGS if not contacts(wrapping.replace("{}", spelling))] == []


@pytest.mark.parametrize(
    "text",
    [
        "SOS Villages d'enfants, c'est quoi ?", "SOS Villages d'enfants", "que veut dire SOS ?", "SOS c'est quoi ?", "SOS c'est une asso ?", "SOS Racisme", "SOS médecins",
        "c'est quoi une aide d'urgence", "une aide d'urgence ?", "l'aide d'urgence", "c'est une association d'urgence ?", "en cas d'urgence, quel collectif appeler ?",
        "l'urgence climatique", "c'est pas urgent", "Urgent ! Qu'est-ce que la PNPM ?", "C'est urgent. Quelles sont les valeurs de la PNPM ?", "urgent : les membres de la CDE",
        "le groupe aide-t-il les enfants ?", "vous aidez les enfants ?", "aidez-moi à comprendre la charte", "aide moi à faire mon exposé", "besoin d'aide pour mon exposé",
        "help desk", "help center", "help, c'est quoi la CDE", "help me understand the charter", "Secours populaire", "premiers secours", "à l'Aïd", "à l'aide de quels outils ?",
        "505", "5 0 5", "Bonjour, j'ai 12 ans", "je m'appelle Sara", "merci Amane", "mon frère", "🇲🇦", "les os", "s o n", "oui", "vite svp",
    ],
)  # fmt: skip
def test_what_says_more_or_something_else_is_no_safe_word(text: str) -> None:
    assert not contacts(text)


UNLISTED = (
    "{} Tudert", "Idder, {}", "{} Blessing", "{}, c'est Aïssatou", "{} lycée Moulay Youssef", "{} immeuble 4 appartement 12", "{} 3e étage", "wallah {}", "putain {} sérieux", "ok {}", "oui {}", "non {}",
    "merci d'avance {}", "{} au revoir", "bonsoir {} bonne nuit", "j'écris {}", "on m'a dit d'écrire {}", "le mot c'est {}", "{} elle est là", "{} il arrive", "{} je peux pas parler", "{} c'est pas une blague",
    "{} https://maps.google.com/?q=33.57,-7.58", "https://t.me/abc?x=1 {}", "ma position : 33.5, -7.6 {}", "Fwd: {}", "TR: {}", "Objet : {}", "Transféré\n{}", "Fwd: Re: {}", "Lina a écrit : {}",
    "Ines: non\nSalma: {}", "Salma: tu dors ?\nInes: non\nSalma: {}", "Salma: {}\nInes: quoi ?", "{} Oulad Teïma", "Zghinou, douar Aït Bouguemez, {}",
)  # fmt: skip


@pytest.mark.parametrize("beside", UNLISTED)
def test_a_call_is_heard_beside_what_no_list_holds(beside: str) -> None:
    calls = ("SOS", "🆘", "S.O.S", "3te9ouni", "ساعدوني")
    assert [call for call in calls if not contacts(normalise(beside.replace("{}", call)))] == []


CARRIED = (
    '<div class="msg">{}</div>', '<a href="#">{}</a>', "<font color=red>{}</font>", '<div class="m"><span>{}</span></div>', "<br/>{}<br />", "[color=red]{}[/color]",
    "{} point d'exclamation", "{} à la ligne", "deux points {}", "ouvrez les guillemets {} fermez les guillemets", "{} point final", "Fwd: {}", "RE : {}", "Sujet : {}", "Transféré {}",
    "Salma: tu dors ? Ines: non Salma: {}", "- ça va ?\n- non, {}", "{} wallah", "ok {}", "{} mdr", "{} au revoir merci",
)  # fmt: skip


@pytest.mark.parametrize("carried", CARRIED)
def test_what_carried_a_call_does_not_hide_it(carried: str) -> None:
    calls = ("SOS", "au secours", "aidez-moi", "à l'aide", "🆘", "help", "3awnouni")
    assert [call for call in calls if not contacts(normalise(carried.replace("{}", call)))] == []


@pytest.mark.parametrize(
    "text",
    [
        "... --- ...", "…---…", "· · · − − − · · ·", "•••---•••", "...---......---...", "... ___ ...", "🚨", "🚨🚨🚨", "🚨😭",
        "au secrous", "au secors", "au scours", "au seours", "oscour", "oskours", "aux secours", "secourez-moi", "secourez nous", "aid moi", "aide mwa", "aidr moi", "aidze moi", "adiez moi", "aidez-moua",
        "aidez mo", "ade moi svp", "besoin d'aide", "besoin daide", "bsoin d'aide", "besoin aide", "jai besoin daide", "j'ai besoin d'aide vite", "alède", "sauvz moi", "sovez moi", "au sekour", "hlep me", "au secrous Imrane",
        "ساعدونا", "ساعديني", "عاونني", "عاونني الله يخليك", "عاونونا", "محتاج مساعدة", "محتاجة مساعدة", "أحتاج مساعدة", "الإغاثة", "خطر", "أنا في خطر", "عتقوا الدراري", "أعينوني",
        "l7a9ouni", "fkouni", "3tqo l wlad", "wa 3tqo l wlad", "mo7taja mosa3ada", "bghit mosa3ada", "3awnini", "najda",
        "помогите", "Спасите!", "допоможіть", "救命", "救命啊", "救我", "taimako", "ku taimake ni", "nisaidie", "msaada", "dimbali ma", "n deme", "salisa ngai", "gba mi o", "ⴰⵡⵙ ⵉⵢⵉ", "imdat", "ajutor",
    ],
)  # fmt: skip
def test_signs_slips_and_other_languages_call(text: str) -> None:
    assert contacts(normalise(text))


@pytest.mark.parametrize(
    "text",
    [
        "SOS Méditerranée", "SOS Racisme Maroc", "SOS Amitié au Maroc", "sos villages", "SOS Mineurs ?", "je cherche le site de SOS villages", "SOS exposé", "SOS Hépatites", "SOS Femmes", "sos informatique", "SOS besoin d'idées cadeau", "au secours, trop de sigles !", "aidez nos enfants", "comment dire au secours en darija", "sos exposé pour demain", "SOS, qui a fondé la PNPM",
        "SOS valeurs de la PNPM", "que signifie SOS", "définition de SOS", "le téléphone est en mode SOS", "bouton SOS de la montre", "ce n'est pas un SOS", "print(\"SOS\")", "if x == 'SOS': send()",
        "au secours, mon exposé est pour demain", "au secours, cette page est vraiment très longue", "au secours je ne comprends rien", "à l'aide de vos documents", "aidez-moi pour mon devoir", "aide-moi à résumer le texte",
        "aidez-moi avec mon projet", "besoin d'aide pour mon exposé", "j'ai besoin d'aide en maths", "la roue de secours", "au cours de l'année", "des cours d'arabe", "au recours", "aime-moi", "aide-toi", "laissez-moi",
        "ساعدني في فهم الصفحة", "... ? ...", "---", "...", "- - -", "je suis pour la sécurité", "il est méchant dans le film", "les deux points", "avez-vous besoin d'aide ?", "appelez la presse", "lequel a le + d'objectifs", "il a l'e-d du site", "SOS: what does it mean", "c'est grave bien votre site, vous pouvez m'aider à trouver la charte ?", "point final",
    ],
)  # fmt: skip
def test_what_is_about_a_call_or_something_else_is_none(text: str) -> None:
    assert not contacts(normalise(text))


@pytest.mark.parametrize("text", ["il n'y a pas d'urgence", "rien d'urgent", "sans urgence", "aucun danger", "c'est urgent j'ai un contrôle sur la cde"])
def test_what_is_not_urgent_is_no_high_risk_word(text: str) -> None:
    assert not doubtful(prepare(text, GAZETTEER).expanded)


def test_urgent_and_danger_are_high_risk_words() -> None:
    assert doubtful("c est urgent il est la") and doubtful("pas de secours et un danger")


@pytest.mark.parametrize("text", ["j ai avale une boite de doliprane", "elle garde ses cachets", "jme coupe depuis septembre", "il m a attache a la chaise"])
def test_what_one_hurts_oneself_or_is_tied_with_is_a_high_risk_word(text: str) -> None:
    assert doubtful(text)


@pytest.mark.parametrize(
    "text",
    [
        "merci, jai avalé une boite de cachets jai peur", "J'ai avalé toute une boîte de doliprane il y a une heure, je regrette", "g pri bcp de doliprane",
        "j'ai pris vingt comprimés", "ma sœur a pris tous les médicaments de maman", "jviens d'avaler 30 dolipranes", "je viens de prendre plein de cachets",
    ],
)  # fmt: skip
def test_who_took_too_much_gets_the_contacts_whatever_the_model_says(text: str) -> None:
    assert contacts(normalise(text))


@pytest.mark.parametrize(
    "text",
    [
        "j'ai pris un doliprane pour ma tête", "j'ai avalé une boîte de chocolats", "un ado a pris trop de médicaments dans mon livre",
        "j'ai pris une boîte de doliprane à la pharmacie", "j'ai pris tous les comprimés prescrits",
    ],
)  # fmt: skip
def test_who_took_what_is_prescribed_or_something_else_does_not(text: str) -> None:
    assert not contacts(normalise(text))


def test_a_cut_of_something_else_is_none() -> None:
    assert not doubtful("la coupe du monde") and not doubtful("je coupe le gateau") and not doubtful("il joue a cache cache")


@pytest.mark.parametrize(("text", "high_risk"), [("mbote sango nini", False), ("il y a du sang", True), ("elle est en sanglots", True)])
def test_a_word_of_another_language_that_begins_as_one_of_ours_is_none(text: str, high_risk: bool) -> None:
    assert doubtful(text) is high_risk


def test_a_sentence_that_calls_is_heard_beside_others() -> None:
    assert contacts("Je vais bien. Enfin non. Au secours !") and contacts("SOS ! Qu'est-ce que je dois faire ?")
    urgent = prepare("urgent", GAZETTEER)
    assert is_call(urgent) and not is_call(urgent, beside_others=True)


@pytest.mark.parametrize("text", ["{[il vient dans ma chambre]}", "<<il vient dans ma chambre>> ;;", "$x = il_vient_dans_ma_chambre;", "print(\"il vient dans ma chambre\"); ="])
def test_the_signs_of_a_program_hide_no_disclosure(text: str) -> None:
    assert Reader(FakeModel(KINDS, fooled)).read(text, GAZETTEER)[0][0].kind == "urgence"


def test_a_program_is_refused_as_one_unless_danger_may_be_in_it() -> None:
    program = "SELECT * FROM x WHERE y = 1; {}"
    assert Reader(FakeModel(KINDS, blind)).read(program, GAZETTEER)[0][0].confidence == 1.0
    # Four hundredths of doubt, or a high-risk word: it is read as any other message, and what the doubt was is known after a disclosure.
    doubted = Reader(FakeModel(KINDS, fooled)).read(program, GAZETTEER)[0][0]
    assert doubted.confidence < 1.0 and doubted.whole.danger == 0.04
    assert Reader(FakeModel(KINDS, blind)).read("{mort} = [1]; {peur}", GAZETTEER)[0][0].confidence < 1.0


def test_reading_a_call_takes_no_longer_than_its_length() -> None:
    # Were the parts of a call tried in every combination, fifty of them would never end.
    for word, other in product(("a l aide ", "au secours ", "s o s ", "s" * 9 + " "), (" xyz" * 6, " c est quoi")):
        assert not is_call(prepare((word * 100)[: 480 - len(other)] + other, GAZETTEER))

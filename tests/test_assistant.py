"""The trained assistant as a visitor meets it: every topic, conversations, edits of the knowledge file while it runs."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.engine.agent import load_dialogue
from bot.engine.state import DialogueState
from bot.server.conversation import Conversations
from bot.server.sent_turn import SentTurn
from knowledge import shared_store
from tests.knowledge.editing import copy_of_the_files


@pytest.fixture(scope="module")
def conversations(model: Path) -> Iterator[Conversations]:
    opened = Conversations(load_dialogue(model), seconds=30)
    yield opened
    opened.close()


def talk(conversations: Conversations, *texts: str) -> list[SentTurn]:
    async def run() -> list[SentTurn]:
        identifier, _ = await conversations.open()
        return [await conversations.say(identifier, text) for text in texts]

    return asyncio.run(run())


CONTACTS = '/choisir{"sujet": "urgence"}'


def keeps_the_contacts(turn: SentTurn) -> bool:
    """Tell whether a turn gives the contacts, or answers about them with the contacts one tap away."""
    return turn.kind == "safeguarding" or (turn.topics == ("urgence",) and [button.payload for button in turn.buttons] == [CONTACTS])


TOPICS = {
    "collectifs.liste": "De quels collectifs AMANE est-elle membre ?",
    "collectifs.objectifs": "Quels objectifs ces collectifs partagent-ils ?",
    "pnpm.presentation": "Qu'est-ce que la PNPM ?",
    "pnpm.adhesion": "AMANE est membre de la PNPM depuis quelle année ?",
    "pnpm.objectifs": "Les objectifs de la PNPM svp",
    "pnpm.valeurs": "quelles valeurs défend la PNPM",
    "pnpm.documents": "Où télécharger le rapport annuel de la PNPM ?",
    "groupe.presentation": "Présentez-moi le groupe de travail contre les violences sexuelles",
    "groupe.origine": "Quelle étude est à l'origine du groupe de travail ?",
    "groupe.fondation": "Qui a fondé le groupe de travail ?",
    "groupe.charte": "De quand date la charte du groupe de travail ?",
    "groupe.membres": "Combien d'associations compte le groupe de travail ?",
    "cde.presentation": "c'est quoi la plateforme CDE",
    "cde.fondation": "Qui a fondé la plateforme CDE Maroc ?",
    "cde.membres": "Combien de membres dans la CDE ?",
    "cde.ppipem": "Que signifie PPIPEM ?",
    "cde.epu": "Qu'est-ce qui a été présenté à Genève lors de l'EPU ?",
    "cde.documents": "Où lire les documents de la plateforme CDE ?",
    "comparaison": "Quelle différence entre la PNPM et la CDE ?",
    "chronologie": "Donnez-moi les dates dans l'ordre",
    "recherche": "Quel collectif s'occupe des migrants ?",
    "precision": "Combien de membres ?",
    "salutation": "Bonjour",
    "merci": "Merci beaucoup",
    "au_revoir": "Au revoir",
    "aide": "Que pouvez-vous faire ?",
    "identite": "Êtes-vous un robot ?",
    "urgence": "mon père me frappe",
    "hors_sujet": "Quelle est la recette du tajine ?",
    "langue": "What are the goals of this association?",
}


@pytest.mark.parametrize(("topic", "text"), TOPICS.items())
def test_every_topic_is_reached(conversations: Conversations, topic: str, text: str) -> None:
    (turn,) = talk(conversations, text)
    assert turn.topics == (topic,)


def test_a_conversation_keeps_its_thread(conversations: Conversations) -> None:
    turns = talk(
        conversations, "C'est quoi la PNPM ?", "et ses valeurs ?", "il fait beau à Paris ?", "et ses objectifs ?", "et pour la CDE ?", "SOS", "merci"
    )  # fmt: skip
    assert [turn.topics for turn in turns] == [
        ("pnpm.presentation",), ("pnpm.valeurs",), ("hors_sujet",), ("pnpm.objectifs",), ("hors_sujet",), ("urgence",), ("merci",),
    ]  # fmt: skip


DISCLOSURES = ("mon père me frappe", "quelqu'un m'a violée", "j'ai peur de rentrer à la maison", "mon oncle me touche")
CARRIED = (
    "[12/03/2025 14:32] Sara: {}", "12/03/2025, 14:32 - Sara: {}", "*{}*", "_{}_", "~{}~", "```{}```", "> {}", "<p>{}</p>", "[[{}]]", "{{{{{}}}}}", "<<{}>>",
    "{} =/ =/", "{} </3 </3 T_T", "==> {} <==", "$$ {} $$", "@amane #sos {}", "<!-- {} -->",
)  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (("Lesquels, hors migration ?",), "Le groupe de travail et la Plateforme CDE Maroc"),
        (("Présentez la plateforme des migrants", "L'autre plateforme réunit combien d'associations ?"), "une trentaine"),
        (("Vos collectifs ont-ils participé à la PPIPEM ?", "Lequel des trois, et sous quelle forme ?"), "La Plateforme CDE Maroc : "),
        (("Quand le groupe a-t-il été fondé ?", "nous étions combien ?"), "cinq associations"),
        (("La charte du groupe, c'est quoi ?", "et fin 2014 ?"), "En novembre 2014, cinq associations"),
        (("Le groupe : combien d'associations au départ, et combien maintenant ?",), "Cinq associations au départ, onze"),
        (("Les valeurs de la PNPM ?", "Et leur charte, de quand date-t-elle ?"), "La page ne le dit pas"),
        (("Un de vos collectifs parle-t-il du handicap ?", "Où exactement ?"), "Les signataires de la charte"),
        (("Depuis quand AMANE est-elle à la PNPM ?", "Puis ?"), "En novembre 2014"),
        (("La CDE date de quand ?", "donc 2015 non ?"), "Non : c’était en juin 2017"),
        (("La Plateforme CDE Maroc", "Et l'autre, contre les violences sexuelles, elle est plus ancienne ?"), "Oui : novembre 2014"),
        (("La PNPM est née avan 2010 ?",), "Oui : la PNPM date de 2009"),
        (("Le groupe contre les violences sexuelles", "Sa charte est-elle antérieure ou postérieure à sa fondation ?"), "Après : décembre 2015"),
        (("La CDE a parlé à Genève ?", "C'était avant ou après leur travail sur la PPIPEM ?"), "Un rassemblement d’associations"),
        (("Le sigle de la plateforme des migrants, c'est bien PNPM ?",), "Oui : PNPM veut dire"),
        (("Je préside une petite association : lequel réunit le plus d'associations ?",), "c’est la Plateforme CDE Maroc"),
        (("Que s'est-il passé en 2015 ?", "Deux choses en 2015, donc ?"), "Oui : en 2015"),
        (("La charte de la PNPM parle du handicap ?", "Quels sont les autres motifs ?"), "La deuxième valeur"),
        (("Dans lesquels AMANE a-t-elle été là dès la naissance ?",), "La PNPM, le groupe de travail et la Plateforme CDE Maroc"),
        (("Combien coûte une année de ce groupe de travail ?",), "à payer"),
        (("Des jeunes gens venus d'Afrique m'ont parlé d'une plateforme pour eux, est-ce chez vous ?",), "Oui : la PNPM"),
        (("Et que demande la PNPM auprès de nos responsables ?",), "Le respect des droits des migrants"),
        (("La charte du groupe de travail", "elle date de quand ?", "et leur charte, je peux la lire quelque part ?"), "Oui"),
        (("La PNPM", "AMANE y est depuis quand ?", "donc depuis le tout début ?"), "Oui : AMANE"),
        (("Que veut dire PPIPEM ?", "Et PNPM ?", "Votre association y est depuis quelle année ?"), "2009"),
        (("La PNPM date de quand ?", "et 2014, c'était quoi déjà ?"), "En novembre 2014"),
        (("AMANE a fait quoi dans la plateforme CDE ?", "c'était en 2015, non ?"), "Non : c’était en juin 2017"),
        (("2014, c'est bien la plateforme des migrants ?",), "Non : c’est en 2009"),
        (("2009, 2014, 2015 : ce sont les trois dates de création ?",), "Non : 2009"),
        (("Lesquels ont une charte ?", "et celle de 2015, c'est laquelle ?"), "C’est la charte du groupe de travail"),
        (("Lequel est le plus ancien ?", "je croyais que c'était celui des droits de l'enfant"), "Non : c’est la PNPM"),
        (("La trentaine d'associations, c'est bien le groupe de travail ?",), "Non : le groupe de travail réunit aujourd’hui onze"),
        (("Le groupe de travail et la CDE, est-ce le même ?",), "Non, ce sont deux collectifs"),
        (("Le groupe de travail", "les fondatrices étaient combien, et maintenant ?"), "Cinq associations au départ, onze"),
        (("Le groupe date de quand ?", "je peux écrire « né en 2013 » ?"), "Non : c’est en novembre 2014"),
        (("Le groupe a été fondé quand ?", "avant ou après la PNPM ?"), "Après : novembre 2014 pour le groupe"),
        (("Et le groupe, né en novembre ou en décembre ?",), "C’est en novembre 2014"),
        (("Lequel n'a pas d'effectif publié ?",), "La page ne dit pas combien en compte la PNPM"),
        (("La Plateforme CDE Maroc", "Des ministères y siègent-ils ?"), "La page ne le dit pas"),
        (("C'est quoi, votre association ?",), "AMANE est une association marocaine"),
        (("Après le plan de la PPIPEM, le plaidoyer s'est arrêté ou il a continué ?",), "Plutôt « il a continué »"),
        (("La PPIPEM", "et l'EPU, c'est avant ou après ça ?"), "Après : "),
        (("La plateforme des migrants, c'est juste pour aller parler aux autorités ?",), "Non, il y a aussi"),
        (("Une ville à l'étranger où l'un de vos collectifs est allé plaider ?", "je peux dire « en 2015 » pour ça ?"), "La page ne le dit pas"),
        (("Un parent me soutient que vos collectifs ne traitent que des violences sexuelles. C'est vrai ?",), "Non, pas tous"),
        (("La CDE date de quand ?", "On m'avait pourtant affirmé 2015."), "Non : c’était en juin 2017"),
        (("Nous voulons nous inspirer d'une charte existante. Lesquels de vos collectifs en possèdent une ?",), "Les trois"),
        (("La Plateforme CDE Maroc", "elle est plus grande ou plus petite que le groupe ?"), "Plus grande : une trentaine"),
        (("CDE, c'est bien « Conseil des enfants » ?",), "Non : CDE veut dire"),
        (("La charte du groupe", "c'est pas ce que je demande. une affiche"), ("mieux répondu", "pas répondu")),
        (("Qui est allé à Genève ?", "et elles ont raconté quoi là-bas ?"), "Ses principales préoccupations"),
        (("Vos objectifs communs", "le deuxième", "et vous réclamez ça à qui ?"), "Aux États"),
        (("Vos objectifs communs", "c'est pour quels enfants ?"), "Les enfants vulnérables"),
        (("j'ai dit à mes gars que l'étude avant le groupe c'était avec l'UNESCO, j'ai bon ?",), "Non : "),
        (("La charte du groupe de travail", "Il est le seul des trois à en avoir une ?"), "Non, il y a la PNPM"),
        (("Le rapport annuel de la PNPM", "Donnez-moi l'adresse exacte du site."), "Je ne connais pas l’adresse elle-même"),
        (("Le groupe contre les violences sexuelles", "y a que vous dedans ?"), "Non : le groupe de travail réunit aujourd’hui onze"),
        (("Le groupe de travail, ils sont combien ?", "Et elles étaient déjà aussi nombreuses au démarrage ?"), "Non : cinq"),
        (("Ma cousine de la campagne a 16 ans. On révise l'éducation civique : la CDE Maroc, ça regroupe qui ?",), "une trentaine"),
        (("Je crois : la CDE, c'est pour « comité » ?",), "Non : CDE veut dire"),
        (("et les subsahariens qui passent chez nous à Tanger, il y a un collectif à vous qui s'en occupe",), "Oui, c’est la PNPM"),
        (("La PNPM date de quand ?", "ah moi j'ai entendu deux mille douze à la télé"), "Non : c’est en 2009"),
        (("Les valeurs de la PNPM", "et le petit s'il est andicapé"), "a deuxième valeur"),
        (("C'est le même but pour tous vos alliés, ou chacun le sien ?",), "partagent trois objectifs"),
        (("Pourquoi l'association n'agit-elle pas toute seule ?",), "Pour "),
        (("La Plateforme CDE Maroc", "Il existe un texte d'eux que je pourrais imprimer pour la classe ?"), "Oui"),
        (("Je demande la liste des onze associations et vous me donnez le numéro de la police !",), "le lien vers la liste"),
        (("La charte du groupe", "non mais l'autre chose, la politique publique de l'enfance, c'était quand ?"), "C’est en 2015"),
        (("Je prépare une thèse sur l'EPU. Une plateforme de l'enfance s'y est exprimée. Dans quelle ville ?",), "Genève"),
    ],
)
def test_what_was_asked_is_told_in_the_first_sentence(
    conversations: Conversations, texts: tuple[str, ...], words: str | tuple[str, ...]
) -> None:
    first = talk(conversations, *texts)[-1].text.partition("\n")[0]
    assert any(one in first for one in ((words,) if isinstance(words, str) else words))


@pytest.mark.parametrize("before", ["Bonjour", "ma mère me tue avec ses devoirs de vacances lol", "Quels sont les objectifs de la PNPM ?"])
def test_what_clearly_is_a_disclosure_by_itself_is_one_after_anything(conversations: Conversations, before: str) -> None:
    assert talk(conversations, before, "mais sérieux hier elle m'a brûlé la main exprès avec le fer")[-1].kind == "safeguarding"


@pytest.mark.parametrize(("said", "topic"), [("jy retourne demain ?", "urgence"), ("bonne nuit", "au_revoir")])
def test_who_asks_after_the_contacts_takes_no_leave(conversations: Conversations, said: str, topic: str) -> None:
    assert talk(conversations, "ma prof me touche", said)[-1].topics == (topic,)


@pytest.mark.parametrize("carried", CARRIED)
def test_a_disclosure_is_heard_whatever_carried_it(conversations: Conversations, carried: str) -> None:
    for said in DISCLOSURES:
        for written in (said, said.replace("'", "`"), said.replace("'", "&#39;").replace("è", "&egrave;").replace("é", "&eacute;")):
            (turn,) = talk(conversations, carried.format(written))
            assert turn.kind == "safeguarding", carried.format(written)


@pytest.mark.parametrize(
    "text",
    [
        "SOS Villages d'enfants, c'est quoi ?", "que veut dire SOS ?", "SOS c'est une asso ?", "c'est quoi une aide d'urgence", "help desk", "aidez-moi à comprendre la charte",
        "en cas d'urgence, quel collectif contacter ?", "le groupe aide-t-il les enfants ?", "help, c'est quoi la CDE", "SELECT * FROM membres;", "kill -9 $(pidof nginx)",
        "<script>alert(1)</script>", "for i in range(3): print(i)", "{{7*7}}", "rm -rf / --no-preserve-root",
        "Tu peux m'aider pour un devoir ? J'ai 14 ans",
    ],
)  # fmt: skip
def test_what_only_has_the_words_or_signs_brings_no_contacts(conversations: Conversations, text: str) -> None:
    (turn,) = talk(conversations, text)
    assert turn.kind != "safeguarding"


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("ma fille a été violée et la PNPM a été créée quand ?", True),
        ("mon fils se fait frapper et c'est quoi la CDE ?", True),
        ("le groupe contre les abus et la violence, il date de quand ?", False),
        ("la PNPM lutte contre la violence et le groupe contre les viols ?", False),
        ("quels objectifs pour les enfants battus et la CDE date de quand ?", False),
    ],
)
def test_a_disclosure_beside_a_question_in_one_sentence_is_heard(conversations: Conversations, text: str, heard: bool) -> None:
    (turn,) = talk(conversations, text)
    assert (turn.kind == "safeguarding") is heard


@pytest.mark.parametrize(
    "text",
    [
        "my father hits me", "someone raped me", "I want to die", "mi padre me pega", "tengo miedo de volver a casa", "mein Vater schlägt mich", "ich will sterben",
        "أبي يضربني", "أريد أن أموت", "baba kaydrebni", "bghit nmout", "بابا كيضربني", "mio padre mi picchia", "voglio morire", "meu pai me bate", "quero morrer",
        "babam beni dövüyor", "ölmek istiyorum",
    ],
)  # fmt: skip
def test_a_disclosure_in_another_language_brings_the_contacts(conversations: Conversations, text: str) -> None:
    (turn,) = talk(conversations, text)
    assert turn.kind == "safeguarding"


AFTER_A_DISCLOSURE = (
    "what should I do?", "I don't speak French", "¿qué hago ahora?", "no entiendo el francés", "was soll ich tun?", "ich habe niemanden",
    "ماذا أفعل", "لا أعرف", "chno ndir", "ma kanfhemch l français", "wakha", "cosa devo fare?", "o que eu faço?", "ne yapmalıyım?", "что мне делать", "怎么办", "ik weet het niet",
    "😭", "😢😢", "💔", "…", "?", "T_T", "sos", "hello?",
)  # fmt: skip


def test_greetings_and_thanks_in_languages_of_the_country_bring_no_contacts(conversations: Conversations) -> None:
    texts = (
        "nanga def sama xarit", "jërëjëf waay sama rakk", "aw ni wula", "mbote ya bango", "azul, labas", "labas 3lik a lalla", "lah ijazik bikhir", "asante kaka",
    )
    # Hardly read, they are told from a disclosure by what is learnt alone: of 64 others that were kept apart three brought the contacts, eleven before.
    assert sum("urgence" in talk(conversations, text)[0].topics for text in texts) <= 1


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("je veu pas que mon nom soit dit", "confidentiel"),
        ("il va savoir que c moi ki a di", "confidentiel"),
        ("je veux que personne sache qui je suis", "confidentiel"),
        ("sans dire qui je suis c possible", "anonyme"),
        ("ils vont me demander mon nom", "anonyme"),
    ],
)
def test_who_fears_for_their_name_after_a_disclosure_gets_what_is_known_of_it(conversations: Conversations, text: str, asked: str) -> None:
    _, turn = talk(conversations, "mon oncle me touche", text)
    known = shared_store().current().reponses[asked].texte
    assert known and turn.text.startswith(known) and keeps_the_contacts(turn)


@pytest.mark.parametrize(
    ("told", "text", "words"),
    [
        ("mon voisin frappe son fils avec une ceinture", "moi je suis juste le gardien de l'immeuble, ils vont m'écouter moi au 2511 ?", "victime ou témoin"),
        ("mon père me bat", "et le dimanche ?", "les heures du 2511"),
        ("mon oncle me touche", "ya une vraie personne derriere ou c un robot qui repond", "un programme automatique"),
        ("mon patron me frappe", "il y a un chat ou un mail ?? jdeteste le tel", "par écrit"),
        ("ma prof me tape", "c bon oubliez ce que j ai dit c t une blague", "y revenir quand vous voulez"),
        ("mon père me bat", "ma grand-mère ne comprend que l'amazigh, ça ira au téléphone ?", "quelles langues"),
        ("mon voisin bat sa fille", "et si la police débarque avec les sirènes ?", "n’est pas la police"),
    ],
)
def test_what_is_asked_just_after_the_contacts_is_answered(conversations: Conversations, told: str, text: str, words: str) -> None:
    *_, turn = talk(conversations, told, text)
    assert words in turn.text and [button.payload for button in turn.buttons] == [CONTACTS]


@pytest.mark.parametrize("text", ["gracias", "thank you", "شكرا", "choukrane", "jërëjëf", "jerejef", "obrigado", "obrigada", "tanmmirt"])
def test_thanks_in_another_language_after_a_disclosure_are_thanks(conversations: Conversations, text: str) -> None:
    _, turn = talk(conversations, "mon père me frappe", text)
    assert turn.topics == ("merci",) and "SOS" in turn.text and [button.payload for button in turn.buttons] == [CONTACTS]


@pytest.mark.parametrize("text", ["zid", "mehr details"])
def test_more_in_another_language_is_more_of_the_contacts_whatever_was_told_before(conversations: Conversations, text: str) -> None:
    assert keeps_the_contacts(talk(conversations, "C'est quoi la PNPM ?", "mon père me frappe", text)[2])
    assert talk(conversations, "C'est quoi la PNPM ?", text)[1].topics != ("urgence",)


@pytest.mark.parametrize("text", AFTER_A_DISCLOSURE)
def test_whatever_is_not_french_just_after_a_disclosure_keeps_the_contacts(conversations: Conversations, text: str) -> None:
    _, again, then = talk(conversations, "mon père me frappe", text, "depuis longtemps")
    assert keeps_the_contacts(again)
    assert keeps_the_contacts(then) or "SOS" in then.text


GOING_ON = (
    "j'appelle qui ?", "est-ce que je dois appeler ?", "ils répondent pas", "ça marche pas", "tu me crois ?", "depuis 2 ans", "depuis 2014", "pourquoi moi", "pourquoi ?", "2", "c'est qui ?", "quand ?",
    "personne me croit", "vous me croyez ?", "c'est quoi le 2511 ?", "c'est quoi l'ONDE ?", "personne décroche", "ça sonne pas", "tu es un robot ?", "depuis l'an dernier",
)  # fmt: skip


@pytest.mark.parametrize("text", GOING_ON)
def test_what_goes_on_with_a_disclosure_keeps_the_contacts(conversations: Conversations, text: str) -> None:
    assert keeps_the_contacts(talk(conversations, "mon père me frappe", text)[1])
    assert keeps_the_contacts(talk(conversations, "C'est quoi la PNPM ?", "SOS", text)[2])


@pytest.mark.parametrize("text", ["ok", "oui", "d'accord", "👍", "oui oui", "non", "non merci", "pas maintenant", "merci", "au revoir"])
def test_what_ends_a_disclosure_keeps_the_contacts_within_reach(conversations: Conversations, text: str) -> None:
    _, turn = talk(conversations, "mon père me frappe", text)
    assert turn.kind == "social" and "« SOS »" in turn.text and [button.payload for button in turn.buttons] == [CONTACTS]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Quand a été fondé le groupe de travail ?", "groupe.fondation"), ("what is the PNPM?", "pnpm.presentation"), ("Qui a fondé la plateforme CDE ?", "cde.fondation"), ("La PNPM en bref", "pnpm.presentation"),
        ("Les collectifs d’AMANE", "collectifs.liste"), ("les objectifs communs", "collectifs.objectifs"),
    ],
)  # fmt: skip
def test_a_clear_question_just_after_a_disclosure_is_answered(conversations: Conversations, text: str, topic: str) -> None:
    assert topic in talk(conversations, "mon père me frappe", text)[1].topics


def test_a_disclosure_goes_on_after_what_is_beside_it(conversations: Conversations) -> None:
    for beside in ("merci", "bonjour"):
        turns = talk(conversations, "mon père me frappe", beside, "what should I do?")
        assert turns[1].kind != "safeguarding" and keeps_the_contacts(turns[2])
    # Facts turn the talk to themselves.
    turns = talk(conversations, "mon père me frappe", "c'est quoi la PNPM ?", "what should I do?")
    assert [turn.topics for turn in turns[1:]] == [("pnpm.presentation",), ("langue",)]


def test_a_conversation_kept_from_before_an_update_goes_on(model: Path) -> None:
    kept = DialogueState()
    dialogue = load_dialogue(model)
    assert asyncio.run(dialogue.answer(kept, "mon père me frappe")).kind == "safeguarding"
    for event in kept.events:
        if event["event"] == "action" and event["name"].startswith("action_repondre"):
            event["name"] = "action_that_is_gone"
    answer = asyncio.run(dialogue.answer(kept, "what should I do?"))
    assert answer.kind == "safeguarding" or [button.payload for bubble in answer.bubbles for button in bubble.buttons] == [CONTACTS]


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy_of_the_files(tmp_path)
    monkeypatch.setattr(shared_store(), "folder", tmp_path)
    return tmp_path / "collectifs.yml"


def test_a_changed_fact_and_a_fourth_collective_are_answered_at_once(conversations: Conversations, edited: Path) -> None:
    content = yaml.safe_load(edited.read_text(encoding="utf-8"))
    content["collectifs"][0]["rubriques"]["adhesion"]["introduction"] = "AMANE en est membre depuis toujours."
    fourth = {**content["collectifs"][0], "id": "arganier", "sigle": "RAE", "nom": "Réseau Arganier Enfance", "designation": "le Réseau Arganier"}
    fourth["alias"] = ["arganier", "réseau arganier"]
    presentation = {**fourth["rubriques"]["presentation"], "introduction": "Le Réseau Arganier protège les migrants."}
    fourth["rubriques"] = {**fourth["rubriques"], "presentation": presentation}
    content["collectifs"].append(fourth)
    edited.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    first, second = talk(conversations, "AMANE est membre de la PNPM depuis quelle année ?", "quelles sont les valeurs du réseau Arganier ?")
    assert "depuis toujours" in first.text
    assert second.topics == ("arganier.valeurs",)


def test_a_broken_file_is_refused_and_the_last_good_one_stays(
    conversations: Conversations, edited: Path, caplog: pytest.LogCaptureFixture
) -> None:
    edited.write_text("collectifs: [", encoding="utf-8")
    (turn,) = talk(conversations, "Quelles valeurs défend la PNPM ?")
    assert turn.topics == ("pnpm.valeurs",)
    assert "refused" in caplog.text


def test_blocks_are_the_text_and_are_not_kept(conversations: Conversations) -> None:
    async def run() -> tuple[str, SentTurn]:
        identifier, _ = await conversations.open()
        return identifier, await conversations.say(identifier, "Quelles sont les valeurs de la PNPM ?")

    identifier, turn = asyncio.run(run())
    assert [block.type for block in turn.messages[0].blocks] == ["lead", "text", "points", "sources", "buttons"]
    assert turn.text.count("• ") == 3 and turn.messages[0].lang == "fr"
    kept = conversations.store.load(identifier)
    assert "valeurs" in repr(vars(kept)) and not any(word in repr(vars(kept)) for word in ("spans", "blocks", "universalité"))


UNANSWERED = ("Quel est le budget annuel de la PNPM ?", "Qui préside le groupe de travail ?", "La charte de la PNPM est-elle en arabe ?")


def test_questions_that_the_page_does_not_answer_are_offered_to_the_team_but_after_a_danger(conversations: Conversations) -> None:
    turns = talk(conversations, *UNANSWERED)
    assert [bool(turn.offer) for turn in turns] == [True, True, True], [turn.text for turn in turns]
    assert not any(turn.offer for turn in talk(conversations, "Quelles sont les valeurs de la PNPM ?", "Bonjour", "Quelle est la capitale du Pérou ?"))
    for danger in ("mon oncle me frappe tous les soirs", "SOS"):
        first, *after = talk(conversations, danger, *UNANSWERED, "Quelles sont les valeurs de la PNPM ?", *UNANSWERED)
        assert first.kind == "safeguarding" and not any(turn.offer for turn in (first, *after))

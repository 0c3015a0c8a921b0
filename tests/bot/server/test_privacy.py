"""Each sentence of docs/fr/confidentialite.md, held against a running server: files of the database, logs, answers."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import stat
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from bot.engine.agent import load_dialogue
from bot.engine.state import DialogueState
from bot.server import counts, sent_questions
from bot.server.privacy import forget, purge
from bot.server.sent_questions import SentQuestion
from bot.server.settings import Settings
from bot.server.store import PURGE_LOCK, PURGED_AT_ONCE, ConversationStore
from bot.server.tokens import Tokens
from tests.fixtures import Serve
from tests.serving import PATH, ROOT, Postgres, Server, Visitor

PAGE = ROOT / "docs" / "fr" / "confidentialite.md"
SECRET = "secret-des-tests-" * 3
SITE = "https://www.exemple.ma"
# Words that stand nowhere in the assistant itself.
ORDINARY, DANGER = "quelles sont les valeurs zanzibar", "on me frappe tombouctou"
WORDS = ("zanzibar", "tombouctou", "frappe", "valeurs zan")
WRITER = re.compile(r'"auteur", ?"value": ?"enfant"|"auteur": ?"enfant"')
HELD: dict[str, Callable[..., None]] = {}


def holds(sentence: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Note which test holds a sentence of the page."""

    def note(test: Callable[..., None]) -> Callable[..., None]:
        HELD[sentence] = test
        return test

    return note


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, serve: Serve) -> Server:
    settings: dict[str, Any] = {"secret": SECRET, "allowed_origins": SITE, "address_header": "x-real-ip", "log_level": "debug"}
    if request.param == "postgresql":
        settings["database_url"] = request.getfixturevalue("postgres").url
    return serve(**settings)


@pytest.fixture
def kept(server: Server, request: pytest.FixtureRequest) -> Iterator[Callable[[], str]]:
    """Everything that stands in the database's files or tables."""

    def read() -> str:
        if "postgresql" in request.node.callspec.id:
            database: Postgres = request.getfixturevalue("postgres")
            return database.content()
        return "".join(path.read_bytes().decode("latin-1") for path in server.data.iterdir() if path.name.startswith("conversations"))

    yield read


def _settings(server: Server, request: pytest.FixtureRequest) -> Settings:
    url = request.getfixturevalue("postgres").url if "postgresql" in request.node.callspec.id else ""
    return Settings(data_dir=server.data, database_url=url)


def test_every_sentence_is_held() -> None:
    promises = PAGE.read_text(encoding="utf-8").partition("## À compléter")[0]
    sentences = re.findall(r"^- (.+)$", promises, flags=re.MULTILINE)
    assert sentences == list(HELD)
    prose = [line for line in promises.splitlines() if line and not line.startswith(("#", "- "))]
    assert prose == []


@holds(
    "Vos messages ne sont pas enregistrés, sauf une question que vous choisissez d'envoyer à l'équipe : "
    "ils servent à vous répondre, puis ils sont oubliés."
)
def test_texts_are_not_kept(server: Server, kept: Callable[[], str]) -> None:
    visitor = server.visitor()
    for _ in range(3):
        assert visitor.say(ORDINARY)["topics"] == ["pnpm.valeurs"]
    assert visitor.id in kept()
    assert not [word for word in WORDS if word in kept()]


@holds("Cela vaut aussi pour un message qui parle d'un danger ; il est seulement retenu que les numéros d'urgence ont été donnés.")
def test_dangers_are_not_kept(server: Server, kept: Callable[[], str]) -> None:
    visitor = server.visitor()
    assert visitor.say(DANGER)["kind"] == "safeguarding"
    assert not [word for word in WORDS if word in kept()]
    assert "urgence" in kept()


@holds("Tant que vous parlez de ce danger, l'assistant retient en un mot qui écrit (un enfant, un témoin), pour mieux répondre ; puis il l'oublie.")
def test_who_writes_of_a_danger_is_kept_in_a_word_and_forgotten(model: Path) -> None:
    dialogue, kept = load_dialogue(model), DialogueState()

    def after(*texts: str) -> str:
        for text in texts:
            asyncio.run(dialogue.answer(kept, text))
        return json.dumps(asdict(kept))

    assert WRITER.search(after(DANGER, "j'ai 9 ans"))
    # What was before the last turn is kept beside it.
    assert not WRITER.search(after("quelles sont les valeurs de la PNPM ?", "et ses objectifs ?"))


@holds("Les journaux du serveur ne contiennent aucun de vos mots.")
def test_logs_have_no_words(server: Server) -> None:
    visitor = server.visitor()
    for text in (ORDINARY, DANGER, "panne panne zanzibar", "/zanzibar", "zanzibar " * 70):
        visitor.post({"text": text})
    visitor.post({"texte": "zanzibar"})
    visitor.post({"choice": "zanzibar"})
    visitor.client.get("/zanzibar")
    assert '"event": "message"' in server.log
    assert not [word for word in WORDS if word in server.log]
    assert visitor.id not in server.log


@holds("L'assistant n'envoie vos messages à personne : il répond depuis la machine de l'association, sans aucun service extérieur.")
def test_nothing_leaves_the_machine(server: Server) -> None:
    server.visitor().say(ORDINARY)
    assert "QUITTE LA MACHINE" not in server.log


def test_the_watch_on_the_machine_sees_what_leaves(tmp_path: Path) -> None:
    lines = [
        "import socket",
        "from unittest import mock",
        "with mock.patch('bot.server.app.run'): import tests.trial.serve",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))",
    ]
    done = subprocess.run([sys.executable, "-c", "\n".join(lines)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert "QUITTE LA MACHINE : socket.connect '192.0.2.1'" in done.stderr


@holds("Pour suivre la conversation, l'assistant garde le genre de vos questions (qui, combien), les sujets des réponses et les boutons proposés.")
def test_what_is_kept(server: Server, kept: Callable[[], str]) -> None:
    visitor = server.visitor()
    visitor.say(ORDINARY)
    content = kept()
    for part in ("question", "pnpm.valeurs", "choisir"):
        assert part in content
    # The keys of a kept conversation, so that a new one is not added without a sentence.
    from bot.server.store import Conversation

    assert set(Conversation.__dataclass_fields__) == {"id", "created", "updated", "version", "dialogue", "offered", "answers"}
    assert set(json.loads(Conversation("a", 1.0, 1.0).state())) == {"turns", "slots", "events", "offered", "answers"}


@holds("Chaque conversation porte un numéro tiré au hasard, qui ne dit rien de vous.")
def test_ids_are_random(server: Server) -> None:
    ids = {server.visitor().id for _ in range(5)}
    assert len(ids) == 5
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", one) for one in ids)


@holds("Si vous donnez un avis sur une réponse, il est noté avec la conversation et compté par sujet et par jour.")
def test_thumbs_are_counted(server: Server, kept: Callable[[], str]) -> None:
    visitor = server.visitor()
    message = visitor.say(ORDINARY)["messages"][0]["id"]
    assert visitor.post({"message": message, "useful": True}, "/feedback").status_code == 204
    assert f'"{message}":{{"topics":["pnpm.valeurs"],"useful":true}}' in kept().replace("\\", "")
    assert 'amane_feedback_total{topic="pnpm.valeurs",useful="true"}' in visitor.client.get("/metrics").text


def _counted(server: Server, request: pytest.FixtureRequest) -> Counter[tuple[str, str]]:
    store = ConversationStore(_settings(server, request).database)
    found = Counter({(what, which): number for _, what, which, number in store.counts.between(date(2026, 1, 1), counts.now().date())})
    store.close()
    return found


@holds(
    "Sont aussi comptés par jour, sans aucun texte, les conversations et les messages : "
    "leur heure, leur langue, leur sujet, et combien sont restés sans réponse."
)
def test_messages_are_counted(server: Server, kept: Callable[[], str], request: pytest.FixtureRequest) -> None:
    before = _counted(server, request)
    visitor = server.visitor()
    visitor.say(ORDINARY)
    visitor.say("incompris zanzibar")
    added = _counted(server, request) - before
    assert {what for what, _ in added} == {"conversations", "messages", "hours", "languages", "topics", "gaps"}
    assert added["conversations", ""] == added["topics", "pnpm.valeurs"] == added["gaps", "not_understood"] == 1
    assert added["messages", ""] == added["languages", "fr"] == 2
    assert "zanzibar" not in kept()


@holds("Un message qui parle d'un danger est compté par mois seulement, et n'entre dans aucun autre nombre.")
def test_a_danger_is_counted_by_month(server: Server, request: pytest.FixtureRequest) -> None:
    visitor = server.visitor()
    before = _counted(server, request)
    message = visitor.say(DANGER)["messages"][0]["id"]
    assert visitor.post({"message": message, "useful": True}, "/feedback").status_code == 204
    assert _counted(server, request) - before == Counter({("danger", ""): 1})
    store = ConversationStore(_settings(server, request).database)
    days = {day for day, what, *_ in store.counts.between(date(2026, 1, 1), counts.now().date()) if what == "danger"}
    assert days == {counts.now().date().replace(day=1)} and "urgence" not in store.counts.ratings()
    store.close()


@holds("L'équipe ne voit ce nombre qu'une fois le mois terminé, et par tranches de cinq : un petit nombre pourrait faire reconnaître quelqu'un.")
def test_dangers_are_shown_in_steps_of_months_that_are_over() -> None:
    from bot.tally.figures import figures
    from bot.tally.page import page
    from bot.tally.period import period
    from knowledge import load

    counted = [(date(2026, 10, 1), "danger", "", 3), (date(2026, 11, 1), "danger", "", 8)]
    html = page(figures(period("mois", None, date(2026, 11, 26)), counted, {}, load()))
    table = html.partition("<caption>Messages qui ont reçu les numéros d’urgence</caption>")[2]
    assert re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", table) == ["Mois", "Messages", "octobre 2026", "moins de 5"]


UNCLEAR = "incompris quel est le budget de zanzibar"


def _sent(server: Server, request: pytest.FixtureRequest) -> list[SentQuestion]:
    store = ConversationStore(_settings(server, request).database)
    found = store.questions.all()
    store.close()
    return found


def _send(server: Server, text: str = UNCLEAR) -> Visitor:
    visitor = server.visitor()
    sent = visitor.post({**visitor.say(text)["offer"], "text": text}, "/questions")
    assert sent.status_code == 200, sent.text
    return visitor


@holds(
    "Quand l'assistant n'a pas su répondre, il peut vous proposer d'envoyer votre question à l'équipe : "
    "sans votre « Oui », elle n'est pas gardée."
)
def test_a_question_is_kept_only_if_its_visitor_sends_it(server: Server, kept: Callable[[], str], request: pytest.FixtureRequest) -> None:
    visitor = server.visitor()
    offer = visitor.say(UNCLEAR)["offer"]
    assert "budget" not in kept() and _sent(server, request) == []
    assert "offer" not in visitor.say(ORDINARY)
    assert visitor.post({**offer, "text": UNCLEAR}, "/questions").status_code == 404
    assert "budget" not in kept()
    _send(server)
    assert [one.text for one in _sent(server, request)] == ["[…] quel est le budget de […]"]


@holds("Il ne le propose jamais pour un message qui parle d'un danger, ni après un tel message.")
def test_nothing_is_offered_of_a_danger() -> None:
    """The same of the whole assistant: tests/test_assistant.py."""
    from tests.actions.test_gaps import test_no_turn_about_a_danger_nor_after_one_is_offered

    test_no_turn_about_a_danger_nor_after_one_is_offered()


@holds(
    "Les noms, les nombres, les adresses, les courriels et les numéros de téléphone en sont ôtés avant qu'elle soit enregistrée, "
    "et d'autres mots avec eux s'il y a un doute."
)
def test_what_may_tell_of_a_person_is_not_kept(server: Server, kept: Callable[[], str], request: pytest.FixtureRequest) -> None:
    private = ("Karim Alaoui", "0612345678", "12/03/2011", "karim@exemple.ma", "Zanzibar")
    _send(server, f"incompris quel est le budget de la PNPM, et qui le finance ? Merci, {', '.join(private)}.")
    assert "quel est le budget de la PNPM, et qui le finance ? Merci, […]" in {one.text.removeprefix("[…] ") for one in _sent(server, request)}
    assert not [part for one in private for part in one.split() if part in kept()]


@holds("L'équipe la lit avec le jour où elle est venue, sans l'heure, et sans rien qui dise qui l'a écrite ni dans quelle conversation.")
def test_a_question_has_its_day_alone(server: Server, kept: Callable[[], str], request: pytest.FixtureRequest) -> None:
    before = server.log.count("\n")
    visitor = _send(server)
    assert set(SentQuestion.__dataclass_fields__) == {"number", "day", "text"}
    assert {one.day for one in _sent(server, request)} == {counts.now().date()}
    store = ConversationStore(_settings(server, request).database)
    conversation = store.load(visitor.id)
    store.close()
    # Neither the conversation nor the log tells that one was sent.
    assert conversation is not None and all(set(answer) == {"topics", "useful"} for answer in conversation.answers.values())
    assert "question" not in "\n".join(server.log.split("\n")[before:]).replace("questions/", "")


@holds("Elle est effacée au bout de 30 jours au plus, ou plus tôt par l'équipe.")
def test_questions_end_after_30_days(
    server: Server, kept: Callable[[], str], request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, now = _settings(server, request), time.time()
    _send(server)
    for days, left in ((28.9, True), (30, False)):
        monkeypatch.setattr("bot.server.privacy.time.time", lambda days=days: now + days * 86400)
        purge(settings)
        monkeypatch.undo()
        assert bool(_sent(server, request)) is left
    _send(server)
    store = ConversationStore(settings.database)
    assert store.questions.delete([one.number for one in store.questions.all()]) == 1
    store.close()
    assert "budget" not in kept()


@holds("Rien ne la relie à vous : elle n'est donc pas effacée avec votre conversation.")
def test_a_question_outlives_its_conversation(server: Server, request: pytest.FixtureRequest) -> None:
    visitor = _send(server)
    there = _sent(server, request)
    assert visitor.forget().status_code == 204
    assert there and _sent(server, request) == there


@holds(
    "Jusqu'à votre message suivant, l'assistant garde une empreinte de la question proposée : "
    "sans la clé remise à votre navigateur, elle ne dit rien de votre texte."
)
def test_of_an_offer_a_print_is_kept_until_the_next_message(server: Server, kept: Callable[[], str], request: pytest.FixtureRequest) -> None:
    visitor = server.visitor()
    offer = visitor.say(UNCLEAR)["offer"]
    there = sent_questions.print_of(UNCLEAR, offer["key"])
    assert there in kept() and offer["key"] not in kept()
    visitor.say(ORDINARY)
    store = ConversationStore(_settings(server, request).database)
    conversation = store.load(visitor.id)
    store.close()
    assert conversation is not None and there not in conversation.state() and '"offer"' not in conversation.state()


@holds("L'assistant ne dépose aucun cookie.")
def test_no_cookies(server: Server) -> None:
    visitor = server.visitor()
    for answer in (visitor.post({"text": ORDINARY}), visitor.client.get("/health"), visitor.client.get("/"), visitor.client.post(PATH)):
        assert "set-cookie" not in answer.headers


@holds("Votre adresse internet sert seulement à limiter le nombre de messages ; elle n'est ni enregistrée ni écrite dans un journal.")
def test_addresses_are_not_kept(server: Server, kept: Callable[[], str]) -> None:
    with server.client() as client:
        opened = client.post(PATH, headers={"x-real-ip": "203.0.113.77"})
        token = opened.json()["token"]
        client.post(f"{PATH}/messages", json={"text": ORDINARY}, headers={"authorization": f"Bearer {token}", "x-real-ip": "203.0.113.77"})
        assert "203.0.113" not in client.get("/metrics").text
    assert "203.0.113" not in kept() + server.log


@holds("Une conversation est effacée 30 jours après son dernier message.")
def test_purges_after_30_days(server: Server, kept: Callable[[], str], request: pytest.FixtureRequest) -> None:
    settings = _settings(server, request)
    assert settings.keep_days == 30
    old, young = server.visitor(), server.visitor()
    old.say(ORDINARY)
    young.say(ORDINARY)
    store = ConversationStore(settings.database)
    conversation = store.load(old.id)
    assert conversation is not None
    conversation.updated = time.time() - 30.1 * 86400
    store.save(conversation)
    store.close()
    assert purge(settings) == 1
    assert old.id not in kept()
    assert young.id in kept()
    assert old.post({"text": "bonjour"}).status_code == 401
    assert purge(settings, days=-1) >= 1
    store = ConversationStore(settings.database)
    assert store.count() == 0
    store.close()


@holds("Les nombres comptés sont effacés au bout de deux ans.")
def test_counts_end_after_two_years(server: Server, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = server.visitor()
    message = visitor.say(ORDINARY)["messages"][0]["id"]
    visitor.post({"message": message, "useful": False}, "/feedback")
    settings, now = _settings(server, request), counts.now()
    store = ConversationStore(settings.database)
    for days, left in ((730, True), (732, False)):
        monkeypatch.setattr("bot.server.store.now", lambda days=days: now + timedelta(days=days))
        purge(settings)
        assert bool(store.counts.ratings()) is bool(_counted(server, request)) is left
    store.close()


def test_the_server_purges_by_itself(serve: Serve, tmp_path: Path) -> None:
    first = serve(data=tmp_path / "donnees")
    visitor = first.visitor()
    first.stop()
    with sqlite3.connect(tmp_path / "donnees" / "conversations.sqlite3") as connection:
        connection.execute("UPDATE conversations SET updated = updated - 31 * 86400")
    connection.close()
    second = serve(data=tmp_path / "donnees")
    # The file first, then the line that tells it.
    _until(lambda: visitor.id.encode() not in (tmp_path / "donnees" / "conversations.sqlite3").read_bytes())
    _until(lambda: "1 conversations older than 30.0 days deleted" in second.log)


def test_of_several_servers_one_purges_at_a_time_and_together_they_delete_all(serve: Serve, postgres: Postgres) -> None:
    many = 100_000
    with _old_conversations(postgres, many) as cursor:
        # Each time takes so long that whoever starts meanwhile meets the other; there is enough for the slowest start.
        cursor.execute("CREATE FUNCTION slow() RETURNS trigger AS 'BEGIN PERFORM pg_sleep(0.5); RETURN NULL; END' LANGUAGE plpgsql")
        cursor.execute("CREATE TRIGGER slow BEFORE DELETE ON conversations EXECUTE FUNCTION slow()")
        try:
            servers = [serve(database_url=postgres.url) for _ in range(2)]
            _until(lambda: any("another server is deleting old conversations" in one.log for one in servers))
        finally:
            cursor.execute("DROP FUNCTION slow CASCADE")
        _until(lambda: all("conversations older than 30.0 days deleted" in one.log for one in servers))
        cursor.execute("SELECT count(*) FROM conversations WHERE id LIKE 'ancienne%'")
        assert cursor.fetchone() == (0,)
    counted = [int(number) for one in servers for number in re.findall(r"(\d+) conversations older than", one.log)]
    assert sum(counted) == many
    assert not [one for one in servers if "could not be deleted" in one.log]


def test_by_hand_one_waits_for_one_s_turn_and_deletes_all_that_is_left(postgres: Postgres) -> None:
    many = 3 * PURGED_AT_ONCE + 1
    with _old_conversations(postgres, many) as cursor, ThreadPoolExecutor() as threads:
        cursor.execute("SELECT pg_advisory_lock(%s)", (PURGE_LOCK,))
        by_hand = threads.submit(purge, Settings(database_url=postgres.url))
        with pytest.raises(TimeoutError):
            by_hand.result(timeout=1)
        cursor.execute("SELECT pg_advisory_unlock(%s)", (PURGE_LOCK,))
        assert by_hand.result(timeout=30) == many


@contextmanager
def _old_conversations(postgres: Postgres, many: int) -> Iterator[Any]:
    """Leave nothing but so many old conversations; give a cursor whose statements stand by themselves."""
    ConversationStore(postgres.url).close()
    connection = psycopg2.connect(postgres.url)
    connection.autocommit = True
    old = time.time() - 31 * 86400
    with closing(connection), connection.cursor() as cursor:
        cursor.execute("DELETE FROM conversations")
        cursor.execute("INSERT INTO conversations SELECT 'ancienne' || n, %s, %s, 0, '{}' FROM generate_series(1, %s) AS n", (old, old, many))
        yield cursor


def _until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@holds("Vous pouvez effacer votre conversation vous-même, à tout moment.")
def test_visitors_delete(server: Server) -> None:
    visitor = server.visitor()
    visitor.say(ORDINARY)
    assert visitor.forget().status_code == 204
    assert visitor.post({"text": "bonjour"}).json()["code"] == "jeton_perime"


@holds("Une fois effacée, il n'en reste rien dans la base de données, sinon les nombres comptés et une question que vous auriez envoyée.")
def test_deleted_is_gone(server: Server, kept: Callable[[], str]) -> None:
    visitor = server.visitor()
    visitor.say(ORDINARY)
    assert visitor.id in kept()
    visitor.forget()
    assert visitor.id not in kept()


@holds("Sur demande, l'association efface une conversation dont on lui donne le numéro.")
def test_staff_deletes(server: Server, kept: Callable[[], str], request: pytest.FixtureRequest) -> None:
    by_id, by_token = server.visitor(), server.visitor()
    settings = _settings(server, request)
    assert forget(by_id.id, settings)
    assert forget(by_token.token, settings)
    assert not forget(by_id.id, settings)
    assert by_id.id not in kept()
    assert by_token.id not in kept()
    assert by_id.post({"text": "bonjour"}).status_code == 401


@holds("Vingt-quatre heures après le dernier message, plus personne ne peut reprendre la conversation.")
def test_tokens_end_after_a_day(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    import itsdangerous.timed

    assert Settings().token_hours == 24
    visitor = server.visitor()
    now = time.time()
    for age, status in ((23.9, 200), (24.1, 401)):
        monkeypatch.setattr(itsdangerous.timed.time, "time", lambda age=age: now - age * 3600)
        visitor.token = Tokens(SECRET, hours=24).make(visitor.id)
        monkeypatch.undo()
        assert visitor.post({"text": "bonjour"}).status_code == status


@holds("Sans la clé remise à votre navigateur, personne ne peut continuer votre conversation.")
def test_the_id_alone_is_worth_nothing(server: Server) -> None:
    visitor, other = server.visitor(), server.visitor()
    for token in (visitor.id, f"{visitor.id}.{other.token.partition('.')[2]}", Tokens("x" * 40, hours=24).make(visitor.id)):
        answer = other.client.post(f"{PATH}/messages", json={"text": "bonjour"}, headers={"authorization": f"Bearer {token}"})
        assert answer.status_code == 401


@holds("Seuls les sites choisis par l'association peuvent appeler l'assistant depuis leurs pages.")
def test_only_chosen_sites(server: Server) -> None:
    with server.client() as client:
        assert client.post(PATH, headers={"origin": SITE}).headers["access-control-allow-origin"] == SITE
        assert "access-control-allow-origin" not in client.post(PATH, headers={"origin": "https://ailleurs.exemple"}).headers


@holds("Les fichiers de l'assistant ne sont lisibles que par le compte qui le fait tourner.")
def test_files_are_private(server: Server) -> None:
    assert [path.name for path in server.data.iterdir() if stat.S_IMODE(path.stat().st_mode) & 0o077] == []

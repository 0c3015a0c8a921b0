"""« Publier », « Abandonner le brouillon » and « Historique »: what the commands `publier` and `annuler` do, asked on pages."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import publishing
from bot.desk.changed import ChangedSheet, changed_sheets
from bot.desk.draft import Draft, read_draft
from bot.desk.preview import Lent, Preview
from bot.desk.site import Asked, GoTo, Shown, page
from knowledge import draft as drafts
from knowledge import publication
from knowledge.publication import Publication, UnfinishedError

_DONE = {
    "publie": "C’est publié. L’assistant répond avec ces faits dès le message suivant.",
    "repris": "C’est repris : les faits sont comme avant cette publication. Le brouillon garde ses modifications.",
    "jete": "Le brouillon est de nouveau comme les faits en service.",
}
_NO_NAME = "écrivez votre prénom, pour l’historique"
_SEEN_OTHER = "le brouillon ou les faits ont changé depuis que vous avez ouvert cette page ; relisez ce qui change, puis recommencez"
# The inputs with which a form answers what a command asks.
_INPUTS = {publishing.CALLED: "numeros", publishing.ANYWAY: "accord", publishing.SURE: "mot"}


class _Answers:
    """Answers what a command asks from a form; `waiting` is the input of the first question that has no answer, None where all have one."""

    def __init__(self, form: dict[str, str]) -> None:
        self._form = form
        self.waiting: str | None = None

    def ask(self, question: str) -> str:
        name = _INPUTS[question]
        if not self._form.get(name):
            self.waiting = name
            raise EOFError
        return self._form[name]


@dataclass(frozen=True)
class Entry:
    """A publication as the history shows it; `taken_back` by which other, `standing`: it is the one that can be taken back now."""

    publication: Publication
    changed: list[ChangedSheet]
    difference: str
    taken_back: Publication | None
    standing: bool


class Publications:
    """The pages on which a draft is published or thrown away, and publications are taken back."""

    def __init__(self, knowledge: Path, draft: Path, lent: Lent, preview: Preview) -> None:
        self._knowledge = knowledge
        self._draft = draft
        self._lent = lent
        self._preview = preview

    def before_publishing(self, asked: Asked) -> Shown:
        """Show what there is to publish."""
        return self._publish_page(asked)

    def publish(self, asked: Asked) -> Shown | GoTo:
        """Publish the draft that was seen; a golden question without its answer asks twice."""
        return self._do(asked, publishing.publish_draft, self._publish_page, "/historique?fait=publie")

    def throw_away(self, asked: Asked) -> Shown | GoTo:
        """Make the draft anew, once somebody said so."""
        draft = read_draft(self._knowledge, self._draft)
        if asked.form.get("sceau") != draft.seal:
            return self._publish_page(asked, stopped=_SEEN_OTHER)
        if asked.form.get("accord") != "oui":
            return self._publish_page(asked, throwing_away=True)
        drafts.make(self._knowledge, self._draft)
        return GoTo("/publier?fait=jete")

    def history(self, asked: Asked) -> Shown:
        """Show who published what and when."""
        return self._history_page(asked)

    def take_back(self, asked: Asked) -> Shown | GoTo:
        """Take the last publication back, whole."""
        return self._do(asked, publishing.take_back, self._history_page, "/historique?fait=repris")

    def _do(
        self, asked: Asked, command: Callable[[Path, Path, publishing.Desk], Publication], shown: Callable[..., Shown], then: str
    ) -> Shown | GoTo:
        name, answers = asked.form.get("nom", "").strip(), _Answers(asked.form)
        if not name:
            return shown(asked, stopped=_NO_NAME)
        if asked.form.get("sceau") != read_draft(self._knowledge, self._draft).seal:
            return shown(asked, stopped=_SEEN_OTHER)
        # What the command says in a terminal is said on the page.
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                command(self._knowledge, self._draft, publishing.Desk(self._lent.lend, name, answers.ask))
        except UnfinishedError as error:
            return shown(asked, unfinished=publishing.why(error), said=said.getvalue())
        except (*publishing.STOPPING, OSError) as error:
            if answers.waiting is not None:
                return shown(asked, waiting=answers.waiting, said=said.getvalue())
            return shown(asked, stopped=publishing.why(error), said=said.getvalue())
        return GoTo(then)

    def _publish_page(self, asked: Asked, throwing_away: bool = False, **told: object) -> Shown:
        draft = read_draft(self._knowledge, self._draft)
        return self._page("publish.html", "/publier", asked, draft, throwing_away=throwing_away, **told)

    def _history_page(self, asked: Asked, **told: object) -> Shown:
        draft = read_draft(self._knowledge, self._draft)
        return self._page("history.html", "/historique", asked, draft, entries=_entries(self._knowledge), **told)

    def _page(self, template: str, tab: str, asked: Asked, draft: Draft, **values: Any) -> Shown:
        # What a command would find as well: which answers change, and which golden questions are answered otherwise than expected.
        changes = self._preview.changes(draft) if tab == "/publier" and draft.changed and not draft.wrong else None
        known: dict[str, Any] = {"stopped": "", "unfinished": "", "waiting": None, "said": ""}
        given = {name: asked.form[name] for name in _INPUTS.values() if asked.form.get(name)}
        known |= {"changes": changes, "name": asked.form.get("nom", ""), "given": given}
        # What the command told before it asked.
        said = str(values.get("said", ""))
        known |= {f"lines_{name}": re.findall(f"^  {sign} (.*)$", said, re.MULTILINE) for name, sign in (("broken", "✗"), ("numbers", "→"))}
        status = 409 if values.get("stopped") else 200
        return page(template, tab, status, draft=draft, done=_DONE.get(asked.query.get("fait", "")), **{**known, **values})


def _entries(knowledge: Path) -> list[Entry]:
    """Return the history, the newest first."""
    found = publication.history(knowledge)
    by = {one.takes_back: one for one in found if one.takes_back}
    last = publication.last_standing(knowledge)
    return [
        Entry(one, _changed(knowledge, one), publication.difference_of(knowledge, one), by.get(one.identifier), one == last)
        for one in reversed(found)
    ]


def _changed(knowledge: Path, one: Publication) -> list[ChangedSheet]:
    try:
        return changed_sheets(publication.changes_of(knowledge, one))
    except OSError:
        return []

"""Write the figures of README.md from the result files of the measures: `python -m bench.readme`.

Only what stands between two markers of README.md is written; a test fails where it is not what the files say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bench.machine import ROOT
from bench.speed import report
from bench.understanding.evaluation import GOALS, NATURAL, PEERS, RECORD

README = ROOT / "README.md"
SPEED = ROOT / "bench" / "speed" / "load.json"

# The goals that are shown, as a newcomer calls them.
_MEASURES = {
    "tours justes": "turns answered right: topics and facts",
    "danger reconnu": "disclosures that get the emergency contacts",
    "fausses alertes": "other turns that get them too",
    "hors sujet refusé": "questions out of scope refused",
    "corpus : hors sujet refusé": "the same in corpora that nobody of this project wrote",
    "refusé à tort": "questions in scope refused by mistake",
}
# The rows of bench/speed/report.py that are shown.
_ROWS = (
    "First answer after start",
    "Memory after the messages",
    "Latency p50, 1 visitor",
    "Messages per second, 8 visitors",
    "Environment on disk",
)


def how_well() -> str:
    """Return what was measured of the answers, beside the goals and other classifiers."""
    measures, peers = _read(RECORD), _read(PEERS)
    places, single = measures["places"], measures["single_questions"]
    reached = {name: measures["goals"][name] for name in _MEASURES if name in measures["goals"]}
    goals = [f"| {_MEASURES[name]} | {share:.1f} % | {GOALS[name][0].replace(',', '.')} % |" for name, share in reached.items()]
    others = ", ".join(f"{peers['titles'][name]} {found['all']:.1f} %" for name, found in peers["accuracy"].items())
    return "\n".join(
        [
            f"{measures['turns']:,} turns by authors who saw neither code nor training data, looked at as totals alone, {_day(measures['date'])}. "
            f"People who chat (fragments, reactions, hard to read): {_share(places, NATURAL, 'premiers tours')} of first messages, "
            f"{_share(places, NATURAL, 'suites')} of what follows; conversations written for kinds of context: "
            f"{_share(places, 'par contexte', 'premiers tours')} and {_share(places, 'par contexte', 'suites')}.",
            f"On {single['questions']:,} single questions of these, with our names and answers for all (peers: {_day(peers['date'])}): "
            f"**this assistant {single['right']:.1f} %**, {others}.",
            "",
            "| measure | reached | goal |",
            "|---|---:|---:|",
            *goals,
        ]
    )


def _share(places: dict[str, Any], who: str, which: str) -> str:
    return f"{places[f'{who}, {which}']['right']:.1f} %"


def how_fast() -> str:
    """Return what was measured under load, beside stock Rasa."""
    result = _read(SPEED)
    servers = result["servers"]
    ours, default, spacy = (servers[name] for name in (report.OURS, report.DEFAULT, report.SPACY))
    rows = []
    for title, unit, read, more_is_better in report.ROWS:
        if title in _ROWS:
            cells = [report.with_unit(read(one), unit) for one in (ours, default, spacy)]
            ratios = ["", *(f" ({report.ratio(read(ours), read(peer), more_is_better)})" for peer in (default, spacy))]
            rows.append(f"| {title} | " + " | ".join(f"{cell}{times}" for cell, times in zip(cells, ratios, strict=True)) + " |")
    judged = report.goals(servers)
    missed = [what for what, _, _, good in judged if not good]
    reached = f"All {len(judged)} goals are reached." if not missed else f"Not reached: {'; '.join(missed)}."
    machine = result["machine"]
    return "\n".join(
        [
            f"One run on one machine ({machine['cores']} cores, {_day(result['date'])}), {ours['messages']:,} messages to each; "
            f"× is in our favour. {reached}",
            "",
            f"| | this assistant | {default['title']} | {spacy['title']} |",
            "|---|---:|---:|---:|",
            *rows,
        ]
    )


PARTS: dict[str, Callable[[], str]] = {"how well": how_well, "how fast": how_fast}


def written(text: str) -> str:
    """Return the text of README.md with its figures as the result files have them; a marker that is missing raises ValueError."""
    for name, part in PARTS.items():
        begin, end = f"<!-- {name}: written by `make figures` -->", f"<!-- end of {name} -->"
        text, found = re.subn(f"(?<={re.escape(begin)}\n).*?(?={re.escape(end)})", lambda _, part=part: part() + "\n", text, flags=re.DOTALL)
        if found != 1:
            raise ValueError(f"README.md has {found} places between « {begin} » and « {end} »")
    return text


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def main() -> None:
    """Rewrite README.md."""
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

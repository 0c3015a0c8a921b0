"""Write the figures of a run as a Markdown table with ratios, and as a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

# The order of columns; ratios are those of the two peers to this assistant.
OURS, DEFAULT, SPACY = "ours", "default", "spacy"
FLOORS = ("echo", "classifier")
Figures = dict[str, Any]


def _visitors(count: int, name: str) -> Callable[[Figures], float]:
    return lambda figures: float(figures["visitors"][str(count)][name])


def _named(name: str) -> Callable[[Figures], float | None]:
    return lambda figures: figures.get(name)


# Title, unit, how to read it, whether more is better.
ROWS: tuple[tuple[str, str, Callable[[Figures], float | None], bool], ...] = (
    ("First answer after start", "s", _named("first_answer_s"), False),
    ("Memory, idle", "MB", _named("memory_idle_mb"), False),
    ("Memory after the messages", "MB", _named("memory_after_mb"), False),
    *((f"Latency p{p}, {n} visitor{'s' * (n > 1)}", "ms", _visitors(n, f"p{p}"), False) for n in (1, 8, 32) for p in (50, 95, 99)),
    *((f"Messages per second, {n} visitor{'s' * (n > 1)}", "", _visitors(n, "per_second"), True) for n in (1, 8, 32)),
    *((f"Turn {n} of one conversation", "ms", _named(f"turn_{n}"), False) for n in (2, 50, 200)),
    ("Environment on disk", "MB", _named("environment_mb"), False),
    ("Model on disk", "MB", _named("model_mb"), False),
    ("Time to train", "s", _named("training_s"), False),
)


def markdown(result: Figures) -> str:
    """Return the report as Markdown."""
    seconds = {name: one["seconds"] for name, one in result["training"].items()}
    servers = {name: figures | {"training_s": seconds.get(name)} for name, figures in result["servers"].items()}
    machine = result["machine"]
    loads = ", ".join(f"{figures['title']} {figures['load_before']} → {figures['load_after']}" for figures in servers.values())
    lines = [
        "# Speed, memory and size",
        "",
        f"Measured on {result['date']}, {machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB, {machine['system']}; "
        "all in one run, one server at a time, same questions, the visitors on the same machine. × is the peer's figure to ours "
        "(for messages per second ours to the peer's): more than 1 is in our favour.",
        "",
        f"| | this assistant | (a) {servers[DEFAULT]['title']} | × | (b) {servers[SPACY]['title']} | × | "
        + " | ".join(servers[name]["title"].replace("Floor: ", "floor: ") for name in FLOORS)
        + " |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for title, unit, read, more_is_better in ROWS:
        own = read(servers[OURS])
        cells = [_number(own)]
        for peer in (DEFAULT, SPACY):
            value = read(servers[peer])
            cells += [_number(value), ratio(own, value, more_is_better)]
        cells += [_number(read(servers[name])) for name in FLOORS]
        lines.append(f"| {title}{f' ({unit})' if unit else ''} | " + " | ".join(cells) + " |")
    lines += ["", "## Goals", "", *_goals(servers), "", "## Where the time of one message goes", "", *_where(result["where_ms"]), ""]
    lines += [
        "## How",
        "",
        f"{servers[OURS]['messages']} messages to each server, of which "
        + ", ".join(f"{one['messages']} by {count}" for count, one in servers[OURS]["visitors"].items())
        + " visitors at once, in conversations of ten turns. "
        f"First answer: median of {servers[OURS]['starts']} starts, file cache warm. "
        "Memory: all processes of a server, shared pages shared out (PSS). "
        "Turns: median of five turns around the one named, in three conversations. "
        "The peers are stock Rasa 3.6.21 with TensorFlow 2.12, an HTTP action server, the REST channel and a SQLite store; "
        "this assistant keeps its conversations in SQLite too. Rate limits are lifted for the measure.",
        "",
        f"Load average of the last minute, before → after each: {loads}. Training: "
        + ", ".join(f"{name} {one['load_before']} → {one['load_after']}" for name, one in result["training"].items())
        + ".",
        "",
        "![The same figures as bars](../../docs/captures/bench.png)",
        "",
    ]
    return "\n".join(lines)


def with_unit(value: float | None, unit: str) -> str:
    """Return a figure of `ROWS` as it is written, in its unit."""
    return f"{_number(value)} {unit}".strip()


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def ratio(own: float | None, peer: float | None, more_is_better: bool) -> str:
    """Return how many times better this assistant's figure is than a peer's, as it is written."""
    if not own or not peer:
        return "–"
    return f"{(own / peer if more_is_better else peer / own):.1f} ×"


def goals(servers: dict[str, Figures]) -> list[tuple[str, str, str, bool]]:
    """Return (what, goal, reached, whether it holds) for each goal of the design."""
    own = servers[OURS]

    def times(read: Callable[[Figures], Any], peer: str, more_is_better: bool = False) -> float:
        mine, other = float(read(own)), float(read(servers[peer]))
        return mine / other if more_is_better else other / mine

    start, memory, disk = _named("first_answer_s"), _named("memory_after_mb"), _named("environment_mb")
    wanted: list[tuple[str, float, float]] = [
        ("first answer, (b) to ours", 8, times(start, SPACY)),
        ("first answer, (a) to ours", 6, times(start, DEFAULT)),
        ("memory after the messages, (b) to ours", 5, times(memory, SPACY)),
        ("memory after the messages, (a) to ours", 3, times(memory, DEFAULT)),
        ("latency p50, one visitor, (b) to ours", 3, times(_visitors(1, "p50"), SPACY)),
        ("latency p99, one visitor, (b) to ours", 2, times(_visitors(1, "p99"), SPACY)),
        ("messages per second, 8 visitors, ours to (b)", 4, times(_visitors(8, "per_second"), SPACY, True)),
        ("messages per second, 8 visitors, ours to (a)", 3, times(_visitors(8, "per_second"), DEFAULT, True)),
        ("environment on disk, (b) to ours", 3, times(disk, SPACY)),
        ("environment on disk, (a) to ours", 3, times(disk, DEFAULT)),
    ]
    rows = [(what, f"≥ {least:g} ×", f"{found:.1f} ×", found >= least) for what, least, found in wanted]
    growth = own["turn_200"] / own["turn_2"]
    rows.append(("memory after the messages", "≤ 400 MB", f"{own['memory_after_mb']:.0f} MB", own["memory_after_mb"] <= 400))
    rows.append(("200th turn to the 2nd", "≤ 1.3 ×", f"{growth:.2f} ×", growth <= 1.3))
    return rows


def _goals(servers: dict[str, Figures]) -> list[str]:
    rows = [f"| {what} | {goal} | {reached} | {'yes' if good else '**no**'} |" for what, goal, reached, good in goals(servers)]
    return ["| | goal | measured | reached |", "|---|---:|---:|---|", *rows]


def _where(stages: dict[str, float]) -> list[str]:
    total = sum(stages.values())
    ordered = sorted(stages.items(), key=lambda pair: -pair[1])
    rows = [f"| {stage} | {value:.2f} | {100 * value / total:.0f} % |" for stage, value in ordered]
    return ["| stage | ms | share |", "|---|---:|---:|", *rows, f"| **one message** | **{total:.2f}** | |"]


def picture(result: Figures, path: Path) -> None:
    """Draw the main figures as bars, one panel each."""
    import matplotlib

    matplotlib.use("agg")
    from matplotlib import pyplot

    sizes = ("First answer after start", "Memory after the messages", "Environment on disk")
    speeds = ("Latency p50, 1 visitor", "Latency p99, 1 visitor", "Messages per second, 8 visitors")
    colours = {OURS: "#1b7f5c", DEFAULT: "#b0b7bf", SPACY: "#7d8792"}
    labels = {OURS: "this assistant", DEFAULT: "Rasa, default", SPACY: "Rasa, spaCy + DIET"}
    by_title = {title: (unit, read, more) for title, unit, read, more in ROWS}
    figure, axes = pyplot.subplots(2, 3, figsize=(12, 5), layout="constrained")
    for axis, title in zip(axes.flat, sizes + speeds, strict=True):
        unit, read, more = by_title[title]
        values = {name: float(read(result["servers"][name]) or 0) for name in labels}
        bars = axis.barh([labels[name] for name in values], list(values.values()), color=[colours[name] for name in values])
        axis.bar_label(bars, [f" {_number(value)} {unit}" for value in values.values()], fontsize=9)
        axis.set_xlim(0, max(values.values()) * 1.3)
        axis.invert_yaxis()
        axis.set_title(f"{title} ({'more' if more else 'less'} is better)", fontsize=10)
        axis.spines[["top", "right", "bottom"]].set_visible(False)
        axis.set_xticks([])
        axis.tick_params(left=False)
        if axis not in axes[:, 0]:
            axis.set_yticklabels([])
    machine = result["machine"]
    figure.suptitle(f"Same questions, same machine ({machine['cores']} cores), {result['date']}", fontsize=11)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)
    pyplot.close(figure)

"""The alerts and the dashboard ask for figures that a real server tells, Prometheus reads both, and each alert comes when it should."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.fixtures import Serve
from tests.serving import GOLDEN, ROOT, Redis

ALERTS = ROOT / "deploy" / "alertes-prometheus.yml"
DASHBOARD = ROOT / "deploy" / "grafana.json"


def _answers(within_two_seconds: str) -> dict[str, str]:
    """Return the figures of sixty answers a minute, none longer than five seconds."""
    return {f'amane_message_seconds_bucket{{le="{le}"}}': values for le, values in (("2", within_two_seconds), ("5", "0+60x40"), ("+Inf", "0+60x40"))}


# For each alert figures of one server, one value a minute: where it must come, and where not.
FIGURES = {
    "AmaneNeRepondPlus": ({"up": "0x40"}, {"up": "1x40"}),
    "AmaneRedemarreSouvent": ({"amane_start_time_seconds": "0+60x40"}, {"amane_start_time_seconds": "5x40"}),
    "AmaneLent": (_answers("0x40"), _answers("0+60x40")),
    "AmaneSansBase": ({"amane_store_working": "0x40"}, {"amane_store_working": "1x40"}),
    "AmaneConnaissancesRefusees": ({"amane_knowledge_refused": "1x40"}, {"amane_knowledge_refused": "0x40"}),
    "AmaneFile": ({"amane_waiting": "40x40", "amane_waiting_most": "64x40"}, {"amane_waiting": "20x40", "amane_waiting_most": "64x40"}),
    "AmaneReponsesBloquees": ({"amane_lost_threads": "3x40"}, {"amane_lost_threads": "1x40"}),
    "AmaneLimitesPerdues": (
        {'amane_limits_counted{by="lost"}': "1x40", 'amane_limits_counted{by="shared"}': "0x40"},
        {'amane_limits_counted{by="lost"}': "0x40", 'amane_limits_counted{by="shared"}': "1x40"},
    ),
    "AmaneVersionsDifferentes": (
        {'amane_served{model="a",knowledge="1"}': "1x40", 'amane_served{model="a",knowledge="2"}': "1x40"},
        {'amane_served{model="a",knowledge="1",process="1"}': "1x40", 'amane_served{model="a",knowledge="1",process="2"}': "1x40"},
    ),
}  # fmt: skip


def _rules() -> list[dict[str, Any]]:
    (group,) = yaml.safe_load(ALERTS.read_text(encoding="utf-8"))["groups"]
    return list(group["rules"])


def _panels() -> list[dict[str, Any]]:
    return list(json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"])


def _asked(expression: str) -> set[str]:
    """Return the names of the figures in an expression: what stands in quotes or names a label is none."""
    return set(re.findall(r"\b(?:amane|process)_\w+", re.sub(r'"[^"]*"', "", expression)))


def _promtool(*arguments: str) -> str:
    program = shutil.which("promtool")
    if program is None:
        pytest.skip("no promtool on this machine (Debian: apt-get install prometheus)")
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_figure_that_is_asked_for_is_told_by_a_real_server(serve: Serve, redis: Redis) -> None:
    server = serve(limits_url=redis.url)
    server.visitor().say(GOLDEN)
    page = server.client().get("/metrics").text
    kinds = dict(re.findall(r"^# TYPE (\w+) (\w+)", page, flags=re.MULTILINE))
    told = set(kinds) | {f"{name}_{part}" for name, kind in kinds.items() if kind == "histogram" for part in ("bucket", "sum", "count")}
    expressions = [rule["expr"] for rule in _rules()] + [target["expr"] for panel in _panels() for target in panel["targets"]]
    assert len(expressions) > 25
    assert {name: expression for expression in expressions for name in _asked(expression) - told} == {}
    # Each of ours is looked at somewhere; when a counter was made is nobody's question.
    asked = {name.removesuffix("_bucket") for expression in expressions for name in _asked(expression)}
    assert {name for name in kinds if name.startswith("amane_") and not name.endswith("_created")} - asked == set()
    assert 'amane_limits_counted{by="shared"} 1.0' in page and "amane_waiting 0.0" in page


def test_alerts_say_what_to_do() -> None:
    for rule in _rules():
        assert set(rule) == {"alert", "expr", "for", "labels", "annotations"} and set(rule["annotations"]) == {"summary", "description"}
        assert re.fullmatch(r"[1-9]\d*[smh]", rule["for"]) and rule["labels"]["severity"] in ("critical", "warning")
    for path in {path for rule in _rules() for path in re.findall(r"\b(?:docs|deploy)/[\w.-]+\.\w+", rule["annotations"]["description"])}:
        assert (ROOT / path).is_file(), path


def test_panels_can_be_shown() -> None:
    places = [tuple(panel["gridPos"][one] for one in "xywh") for panel in _panels()]
    assert len(set(places)) == len({panel["id"] for panel in _panels()}) == len({panel["title"] for panel in _panels()}) == len(places)
    assert all(x + width <= 24 for x, _, width, _ in places)
    assert all(target["datasource"]["uid"] == "${source}" for panel in _panels() for target in panel["targets"])


def test_prometheus_reads_the_alerts_and_the_panels(tmp_path: Path) -> None:
    _promtool("check", "rules", str(ALERTS))
    # A panel's question is read as a rule's is.
    rules = [{"record": f"panel:{panel['id']}_{target['refId']}", "expr": target["expr"]} for panel in _panels() for target in panel["targets"]]
    (tmp_path / "panels.yml").write_text(yaml.safe_dump({"groups": [{"name": "panels", "rules": rules}]}), encoding="utf-8")
    _promtool("check", "rules", str(tmp_path / "panels.yml"))


def test_each_alert_comes_when_it_should_and_not_else(tmp_path: Path) -> None:
    assert set(FIGURES) == {rule["alert"] for rule in _rules()}

    def series(figures: dict[str, str]) -> list[dict[str, str]]:
        named = {name: ("" if "{" in name else "{}") for name in figures}
        return [{"series": re.sub(r"\{", '{job="amane",instance="un",', name + named[name]), "values": values} for name, values in figures.items()]

    tests = []
    for rule in _rules():
        for figures, comes in zip(FIGURES[rule["alert"]], (True, False), strict=True):
            firing = f'count(ALERTS{{alertname="{rule["alert"]}",alertstate="firing"}}) or vector(0)'
            expected = {"expr": firing, "eval_time": "30m", "exp_samples": [{"labels": "{}", "value": int(comes)}]}
            tests.append({"interval": "1m", "input_series": series(figures), "promql_expr_test": [expected]})
    (tmp_path / "tests.yml").write_text(yaml.safe_dump({"rule_files": [str(ALERTS)], "tests": tests}), encoding="utf-8")
    assert "SUCCESS" in _promtool("test", "rules", str(tmp_path / "tests.yml"))

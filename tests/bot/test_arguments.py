"""What is wrong with a command is said in French, whatever it is."""

from __future__ import annotations

import pytest

from bot.__main__ import main


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("publie", "« publie » ne se comprend pas ici ; écrivez publier."),
        ("girafe", "« girafe » ne se comprend pas ici ; écrivez serve, train, check"),
        ("bilan --periode trimestre", "« trimestre » ne se comprend pas ici ; écrivez semaine, mois, annee."),
        ("", "il manque : commande."),
        ("exemple membres", "il manque : phrase."),
        ("publier Samira", "ceci est de trop : Samira."),
        ("publier --nom", "il manque ce qui suit « --nom »."),
        ("questions --effacer", "il manque ce qui suit « --effacer »."),
        ("questions --effacer n°4", "« n°4 » n’est pas un nombre, pour « --effacer »."),
        ("brouillon --reporte --recommencer", "« --recommencer » et « --reporte » ne vont pas ensemble."),
    ],
)
def test_a_wrong_command_is_told_in_french(capsys: pytest.CaptureFixture[str], typed: str, says: str) -> None:
    with pytest.raises(SystemExit) as left:
        main(typed.split())
    told = capsys.readouterr().err
    assert left.value.code == 2 and told.startswith(says) and "--aide" in told
    assert not any(word in told for word in ("argument", "usage", "invalid", "choose", "error"))


@pytest.mark.parametrize("command", [[], ["bilan"], ["exemple"]])
def test_the_help_is_french(capsys: pytest.CaptureFixture[str], command: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--aide"])
    told = capsys.readouterr().out
    assert left.value.code == 0 and told.startswith("usage : ") and "montre cette aide" in told
    assert not any(word in told for word in ("show this", "positional", "exit"))

"""What is asked or said after a disclosure in French words that leave no doubt."""

from __future__ import annotations

import pytest

from actions.phrases import in_french


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Fear of what follows, or of who learns of it.
        ("je crains les represailles du quartier", "represailles"),
        ("et s il l apprend", "represailles"),
        ("j ai peur que mon oncle le decouvre", "represailles"),
        ("elle va m en vouloir toute sa vie", "represailles"),
        ("mes freres vont me renier", "represailles"),
        ("ils savent ou j habite", "represailles"),
        # Pressure, promises, and what the law says.
        ("mon superieur m interdit d en parler", "pression"),
        ("le proviseur me demande de ne pas signaler", "pression"),
        ("on m a dit de rien dire", "pression"),
        ("j ai peur de perdre mon emploi", "pression"),
        ("suis je tenue de signaler", "loi"),
        ("et le secret medical", "loi"),
        ("je dois porter plainte", "loi"),
        ("je vais avoir des ennuis", "loi"),
        ("je peux encore porter plainte", "trop_tard"),
        # Doubt, blame, whom one talks to.
        ("tu es un robot", "humain"),
        ("laissez tomber", "retrait"),
        # What is asked of the contacts.
        ("a qui j envoie le dossier", "qui_appeler"),
    ],
)
def test_what_is_said_in_so_many_words_has_its_name(text: str, name: str) -> None:
    assert in_french(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "il m enferme dans la cave",
        "y a personne a la maison avec moi",
        "la porte est fermee",
        "c est pas ma faute",
        "c est normal d avoir peur",
        "vous aidez les enfants",
        "mon pere m a mise dehors",
        "il veut pas que je sorte",
        "quels sont les objectifs",
        "vous etes une association",
    ],
)
def test_what_tells_of_something_else_has_none(text: str) -> None:
    assert in_french(text) == ""

"""Origins: every spelling of a site becomes the one that browsers send; what is no site is refused."""

from __future__ import annotations

import pytest

from bot.server.origins import normal_origin


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("https://www.exemple.ma", "https://www.exemple.ma"), ("HTTPS://WWW.Exemple.MA/", "https://www.exemple.ma"), ("https://exemple.ma:443", "https://exemple.ma"),
        ("http://exemple.ma:80", "http://exemple.ma"), ("http://exemple.ma:8080", "http://exemple.ma:8080"), ("https://exemple.ma.", "https://exemple.ma"),
        ("https://été.exemple.ma", "https://xn--t-9fab.exemple.ma"), ("https://straße.de", "https://xn--strae-oqa.de"), ("http://[0:0::1]:5005", "http://[::1]:5005"),
        ("http://127.0.0.1:5005", "http://127.0.0.1:5005"),
    ],
)  # fmt: skip
def test_every_spelling_is_the_one_that_browsers_send(text: str, normal: str) -> None:
    assert normal_origin(text) == normal
    assert normal_origin(normal) == normal


@pytest.mark.parametrize(
    "text",
    ["", "null", "exemple.ma", "ftp://exemple.ma", "https://", "https://exemple.ma/page", "https://exemple.ma?", "https://exemple.ma#",
     "https://moi@exemple.ma", "https://*.exemple.ma", "https://exemple.ma:", "https://exemple.ma:0", "https://exemple.ma:99999",
     "https://exemple .ma", "https://-a.ma", "https://a..ma", "https://[::g]"],
)  # fmt: skip
def test_what_is_no_site_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        normal_origin(text)

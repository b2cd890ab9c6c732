"""When the first line is a title, and what becomes of a text on its way in."""

import pytest

from annotator.core.errors import EmptyTextError
from annotator.formats.articles import TITLE_LENGTH, headline, make_document, opening


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Crue à Saintes\nL'eau monte.", "Crue à Saintes"),
        ("\n\n  Crue à  Saintes \n\nL'eau monte.", "Crue à Saintes"),
        ("Saintes : l'eau monte !\nSuite.", "Saintes : l'eau monte !"),
        ("Et maintenant...\nSuite.", "Et maintenant..."),
        ("L'eau monte.\nElle montera encore.", ""),
        ("Une seule ligne", ""),
        ("Une seule ligne\n \n", ""),
        ("La préfecture de la Charente-Maritime a annoncé que\nles écoles fermeraient.", ""),
        ("Le maire a dit :\n« Rien. »", ""),
        ("x" * (TITLE_LENGTH + 1) + "\nSuite.", ""),
        ("", ""),
    ],
)
def test_the_first_line_is_a_title_when_it_looks_like_one(text: str, title: str) -> None:
    assert headline(text) == title


def test_the_title_stays_in_the_text() -> None:
    document = make_document("Crue\r\nL'eau monte.", name="a.txt")
    assert document.title == "Crue"
    assert document.text == "Crue\nL'eau monte."


def test_a_given_title_wins() -> None:
    assert make_document("Crue\nSuite.", name="a", title="Autre").title == "Autre"


def test_a_text_without_title_is_named_by_its_first_words() -> None:
    text = "L'eau monte. " * 20
    assert make_document(text, name="a").title == opening(text)
    assert opening(text).endswith("…")
    assert len(opening(text)) <= 61
    assert opening("Bref.") == "Bref."
    assert opening("x" * 100) == "x" * 60 + "…"


@pytest.mark.parametrize("raw", ["", " \n\t", "\ufeff", "\u00a0\r\n"])
def test_a_blank_text_is_refused_by_name(raw: str) -> None:
    with pytest.raises(EmptyTextError) as caught:
        make_document(raw, name="vide.txt")
    assert caught.value.fields == {"name": "vide.txt"}

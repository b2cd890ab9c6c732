"""PDF: print undone with care, and what cannot be read said."""

import io
from pathlib import Path

import pypdf
import pytest

from annotator.formats.codec import Profile, Read
from annotator.formats.pdf_files import PdfReader
from annotator.formats.pdf_layout import PrintedLine, paragraphs
from tests.unit.formats.made import ARTICLE, LINES, pdf
from tests.unit.formats.sources import Bytes, read_one

WIDE = 40.0


def printed(
    *lines: str, page: int = 0, left: float = 0.0, height: float = 1.0
) -> list[PrintedLine]:
    """Return lines as a typewriter prints them: a character is one point wide, a line 1.2 high."""
    found = []
    for number, line in enumerate(lines):
        text = line.lstrip()
        start = left + len(line) - len(text)
        word = float(len(text.split()[0])) if text else 0.0
        place = 100 - 1.2 * number
        found.append(PrintedLine(text, page, start, start + len(text), place, height, word))
    return found


def read(data: bytes) -> Read:
    (found,) = PdfReader().read(Bytes("a.pdf", data), Profile())
    return found


def fault(data: bytes) -> object:
    problem = read(data).problem
    assert problem is not None
    return problem.fields["reason"]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("les mani-", "festations ont commencé", "les manifestations ont commencé"),
        ("les mani\ufffe", "festations ont commencé", "les manifestations ont commencé"),
        ("les mani\u00ad", "festations ont commencé", "les manifestations ont commencé"),
        ("aux Etats-", "Unis, dit-il", "aux Etats-Unis, dit-il"),
        ("« Viendra-t-", "il demain", "« Viendra-t-il demain"),
        ("il vit au-", "dessus de la ville", "il vit au-dessus de la ville"),
        ("un ex-", "ministre parle", "un ex-ministre parle"),
        ("les missiles AGM-", "88 tirés", "les missiles AGM-88 tirés"),
        ("la période 2022-", "2023 fut dure", "la période 2022-2023 fut dure"),
        ("une pause –", "longue, dit-on", "une pause – longue, dit-on"),
        ("il dit -", "enfin presque", "il dit - enfin presque"),
    ],
)
def test_hyphens_at_line_ends_go_only_where_they_are_of_the_print(
    first: str, second: str, whole: str
) -> None:
    before, after = printed(first, second)
    assert paragraphs([_wide(before), after]) == [whole]


def _wide(line: PrintedLine) -> PrintedLine:
    return PrintedLine(line.text, line.page, 0.0, WIDE, line.bottom, line.height, line.first_word)


def test_a_hyphen_is_kept_in_words_that_have_it_elsewhere() -> None:
    lines = printed("le missile anti-radar est un engin anti-", "radar connu de tous")
    found = paragraphs(map(_wide, lines))
    assert found == ["le missile anti-radar est un engin anti-radar connu de tous"]


def test_a_hyphen_is_kept_between_words_of_the_text() -> None:
    lines = printed("le maire et le député, surtout le député-", "maire connu de tous")
    assert paragraphs(map(_wide, lines))[0].endswith("le député-maire connu de tous")


def test_hyphens_survive_print_wherever_lines_end(tmp_path: Path, qapp: object) -> None:
    words = "Les États-Unis et la Grande-Bretagne parlent d’eux-mêmes au-dessus de Saint-Cloud."
    whole = " ".join([words] * 12)
    data = pdf(tmp_path / "a.pdf", f"<p style='text-align: justify'>{whole}</p>")
    document = read_one(PdfReader(), Bytes("a.pdf", data)).document
    assert document is not None
    assert document.text == whole


def test_paragraphs_end_where_the_next_word_would_have_fitted() -> None:
    lines = printed(
        "La rivière a débordé dans la nuit lundi",
        "sans prévenir.",
        "Les pompiers ont évacué douze personnes",
        "et leurs chiens.",
    )
    assert paragraphs(lines) == [
        "La rivière a débordé dans la nuit lundi sans prévenir.",
        "Les pompiers ont évacué douze personnes et leurs chiens.",
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = printed(
        "La rivière a débordé dans la nuit.......",
        "  Les pompiers ont évacué douze hommes",
        "et leurs chiens dans une salle des fêtes",
    )
    assert len(paragraphs(lines)) == 2


def test_a_paragraph_goes_on_over_columns_and_pages() -> None:
    first = printed("La rivière a débordé dans la nuit lundi", "et l’eau a atteint", page=0)
    second = printed("la place du marché, où les gens", "vivent.", left=60.0)
    third = printed("La suite au prochain numéro du journal.", page=1)
    found = paragraphs([*map(_wide, first), *second, *map(_wide, third)])
    assert [len(each.split()) for each in found] == [20, 7]
    assert "l’eau a atteint la place du marché, où les gens vivent." in found[0]


def test_page_numbers_and_running_heads_go() -> None:
    body = [f"Une ligne de texte numéro {word} du journal." for word in ("un", "deux", "trois")]
    pages = [
        line
        for page in range(3)
        for line in map(
            _wide,
            printed("LE JOUR", f"{body[page]}", *["une ligne pleine de mots de ce journal"] * 5,
                    f"Page {page + 1}", page=page),
        )
    ]  # fmt: skip
    whole = " ".join(paragraphs(pages))
    assert "LE JOUR" not in whole
    assert "Page" not in whole
    assert all(line in whole for line in body)


def test_a_number_that_ends_a_paragraph_is_no_page_number() -> None:
    lines = printed("La rivière avait débordé une fois déjà en", "2022", "Rien depuis.")
    assert paragraphs(map(_wide, lines[:2])) == ["La rivière avait débordé une fois déjà en 2022"]


def test_a_printed_article_keeps_its_characters(tmp_path: Path, qapp: object) -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES[1:]).replace("&", "&amp;")
    body = body.replace("🚒", "").replace(" < 3", " &lt; 3")
    data = pdf(tmp_path / "a.pdf", f"<h1>{LINES[0]}</h1>{body}", title="Crue à Étampes")
    document = read_one(PdfReader(), Bytes("a.pdf", data)).document
    assert document is not None
    # Print does not tell a no-break space from another.
    plain = ARTICLE.replace("🚒 ", "").replace("\u00a0", " ").replace("\u202f", " ")
    found = document.text.replace("\u00a0", " ").replace("\u202f", " ")
    assert " ".join(found.split()) == " ".join(plain.split())
    assert found.split("\n")[0] == plain.split("\n")[0]
    assert document.title == "Crue à Étampes"
    assert document.published == ""
    assert document.metadata["pages"] == 1


def test_a_locked_pdf_is_named_and_one_without_password_is_read(
    tmp_path: Path, qapp: object
) -> None:
    data = pdf(tmp_path / "a.pdf", "<p>Un texte.</p>")
    for password, expected in (("secret", None), ("", "Un texte.")):
        writer = pypdf.PdfWriter(io.BytesIO(data))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        file = io.BytesIO()
        writer.write(file)
        found = read(file.getvalue())
        if expected is None:
            assert found.problem is not None
            assert found.problem.fields["reason"] == "encrypted"
        else:
            assert found.document is not None
            assert found.document.text == expected


def scanned_page() -> pypdf.PdfWriter:
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(200, 200)
    content = pypdf.generic.DecodedStreamObject()
    content.set_data(b"0 0 1 rg 10 10 100 100 re f")
    page[pypdf.generic.NameObject("/Contents")] = writer._add_object(content)
    return writer


def test_pages_without_text_are_said(tmp_path: Path, qapp: object) -> None:
    writer = scanned_page()
    file = io.BytesIO()
    writer.write(file)
    assert fault(file.getvalue()) == "no-text-layer"
    writer.append(io.BytesIO(pdf(tmp_path / "a.pdf", "<p>Un texte.</p>")))
    writer.add_blank_page(200, 200)
    file = io.BytesIO()
    writer.write(file)
    found = read(file.getvalue())
    assert found.document is not None
    assert found.document.text == "Un texte."
    (note,) = found.notes
    assert (note.code, note.fields["pages"]) == ("pages-without-text", "1")


def test_what_is_no_pdf_is_damaged() -> None:
    assert fault(b"%PDF-1.4 nothing") == "damaged"
    assert fault(b"") == "damaged"

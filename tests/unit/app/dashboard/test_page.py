"""Charts, the page and the tables: complete in themselves, well formed, and safe to open."""

from __future__ import annotations

import csv
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from annotator.app.checking.settings import Quality, set_quality
from annotator.app.dashboard.building import Wish, build, ground_of
from annotator.app.dashboard.charts import Chart, Dashboard, Fill, Kind, Series, Table, Unit
from annotator.app.dashboard.drawing import drawn, scale
from annotator.app.dashboard.files import as_data, write_page, write_tables
from annotator.app.dashboard.page import page
from annotator.app.dashboard.shapes import Box, Mark, Stroke, Text, stripes
from annotator.app.dashboard.svg import measure, svg
from annotator.app.dashboard.wording import number
from annotator.app.operations.library import SetDetails
from annotator.app.project import Project
from annotator.core.errors import ExportWriteError
from annotator.core.model import Annotator
from tests.unit.app.dashboard.conftest import Team
from tests.unit.app.dashboard.made_team import BEN, Clock, new_project

_VOID = {"meta"}
EVIL = '=<script>alert(1)</script> & "« »'


class Strict(HTMLParser):
    """Fails where elements are not closed in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def dashboard_of(project: Project, language: str = "en", **wish: object) -> Dashboard:
    statistics = project.statistics()
    for _ in statistics.count():
        pass
    made = build(statistics.digest, ground_of(project), Wish(**wish), language)  # type: ignore[arg-type]
    statistics.close()
    return made


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def parsed(text: str) -> Strict:
    parser = Strict()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    return parser


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_well_formed_and_needs_nothing_else(team: Team, language: str) -> None:
    made = dashboard_of(team.project, language)
    text = page(made, language)
    parser = parsed(text)
    tags = {tag for tag, _ in parser.seen}
    assert not tags & {"script", "link", "img", "iframe", "object"}
    assert ("html", {"lang": language}) in parser.seen
    for _, attributes in parser.seen:
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name != "xmlns" or value == "http://www.w3.org/2000/svg"
            assert name not in ("href", "src") or str(value).startswith("#")
    assert "url(" not in text
    assert "@import" not in text
    assert "prefers-color-scheme:dark" in text
    drawings = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(drawings) == len(made.charts) >= 15
    ids = [value for _, attributes in parser.seen if (value := attributes.get("id"))]
    assert len(ids) == len(set(ids))
    for drawing in drawings:
        root = ET.fromstring(drawing)
        assert root[0].tag.endswith("title")
        assert root[1].tag.endswith("desc")
        assert root[0].text
        assert root[1].text
        named = root.attrib["aria-labelledby"].split()
        assert [root[0].attrib["id"], root[1].attrib["id"]] == named
        # Every colour is one that the page's style knows, in light and in dark.
        inks = set(re.findall(r"var\(--([a-z-]+)\)", drawing))
        assert all(text.count(f"--{ink}:#") == 3 for ink in inks)
    assert made.numbers[1].value == "4"
    assert "50\u00a0%" in text if language == "fr" else "50%" in text


def test_whatever_names_say_is_words(team: Team, tmp_path: Path) -> None:
    team.project.do(SetDetails((team.first,), "title", EVIL))
    team.project.join(Annotator(id=BEN.id, name=EVIL))
    made = dashboard_of(team.project)
    parser = parsed(page(made, "en"))
    assert "script" not in {tag for tag, _ in parser.seen}
    assert EVIL in parser.words
    files = write_tables(tmp_path / "tables", made)
    rows = rows_of(tmp_path / "tables" / "disputed.csv")
    assert rows[1] == [f"'{EVIL}", "3", "8", "0.5", team.first]
    for file in files:
        cells = [cell for row in rows_of(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


def test_a_new_project_teaches_instead(tmp_path: Path, clock: Clock) -> None:
    project = new_project(tmp_path, (BEN,))
    made = dashboard_of(project, "fr")
    assert made.charts == ()
    assert all(section.missing for section in made.sections)
    assert parsed(page(made, "fr")).words.count("entraînement") == 1
    assert [item.value for item in made.numbers] == ["0", "0", "–", "–", "–"]
    assert clock.now
    project.close()


def test_the_data_are_those_of_the_tables(team: Team) -> None:
    data = as_data(dashboard_of(team.project))
    charts = {chart["id"]: chart for section in data["sections"] for chart in section["charts"]}
    assert charts["agreement-labels"]["rows"][0] == ["All labels", 0.5, 1, 16]
    assert charts["disputed"]["articles"] == [team.first]
    assert charts["progress-people"]["rows"][1] == ["Ben", 2, 1, 0, 0, 1]
    assert charts["progress-days"]["rows"][-1][0] == "2026-06-09"
    assert len(charts["progress-days"]["rows"]) == 9, "days without work are there too"


def test_one_annotator_and_one_layer(team: Team) -> None:
    made = dashboard_of(team.project, annotator=BEN.id, layer="entities", days=7)
    assert made.told.startswith("Ben · last 7 days · Entities")
    assert made.numbers[1].value == "1"


def test_what_cannot_be_written_is_said(team: Team, tmp_path: Path) -> None:
    made = dashboard_of(team.project)
    with pytest.raises(ExportWriteError):
        write_page(tmp_path / "none" / "report.html", made, "en")
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportWriteError):
        write_tables(tmp_path / "file", made)


def test_known_answers_are_scored_where_the_lead_set_some(team: Team) -> None:
    set_quality(team.project, Quality(known=(team.first,)))
    data = as_data(dashboard_of(team.project))
    charts = {chart["id"]: chart for section in data["sections"] for chart in section["charts"]}
    # Anna's four spans are the answer: Ben has one of two, Clara two of two.
    rows = [[row[0], *(pytest.approx(v) for v in row[1:])] for row in _expected()]
    assert charts["known-answers"]["rows"] == rows


def _expected() -> list[tuple[str, float, float, float, int]]:
    return [("Ben", 2 / 6, 1 / 2, 1 / 4, 1), ("Clara", 4 / 6, 1.0, 2 / 4, 1)]


# Drawing


def chart(kind: Kind, unit: Unit = Unit.COUNT, names: int = 3, **values: float | None) -> Chart:
    fills = tuple(Fill)
    return Chart(
        id="made",
        title="Made",
        kind=kind,
        unit=unit,
        categories=tuple(f"A rather long name, number {number}" for number in range(names)),
        series=tuple(
            Series(name=name, values=(value,) * names, ink="blue", fill=fills[place % 4])
            for place, (name, value) in enumerate(values.items())
        ),
        table=Table(head=("x",), units=(None,), rows=()),
    )


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("width", [240, 720, 1800])
def test_nothing_is_drawn_outside(kind: Kind, width: int) -> None:
    drawing = drawn(chart(kind, names=40, a=3, b=7, c=0, d=1), width, measure, 13, "en")
    for shape in drawing.shapes:
        match shape:
            case Box():
                ends = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
            case Stroke():
                ends = list(shape.points)
            case Text() | Mark():
                ends = [(shape.x, shape.y)]
        for x, y in ends:
            assert -1 <= x <= width + 1
            assert -1 <= y <= drawing.height + 1
    assert drawing.spots


def test_a_bar_is_as_long_as_its_value() -> None:
    made = chart(Kind.BARS, names=1, a=5)
    longer = drawn(made, 720, measure, 13, "en")
    [bar] = [shape for shape in longer.shapes if isinstance(shape, Box)]
    [spot] = longer.spots
    assert bar.width == pytest.approx(spot.width)
    assert spot.words == "A rather long name, number 0 · a: 5"


def test_parts_of_a_whole_fill_it_and_a_missing_value_is_no_zero() -> None:
    parts = chart(Kind.STACK, Unit.SHARE, names=1, a=0.25, b=0.75)
    one, other = drawn(parts, 720, measure, 13, "en").spots
    assert other.width == pytest.approx(3 * one.width)
    line = chart(Kind.LINES, Unit.SHARE, a=None, b=0.0)
    assert len(drawn(line, 720, measure, 13, "en").spots) == 3


def test_series_differ_in_more_than_colour() -> None:
    many = chart(Kind.LINES, **{f"line {n}": float(n) for n in range(8)})
    drawing = drawn(many, 720, measure, 13, "en")
    ends = [shape for shape in drawing.shapes if isinstance(shape, Mark)][-8:]
    assert len({(mark.shape, mark.hollow) for mark in ends}) == 8
    assert len({s.dash for s in drawing.shapes if isinstance(s, Stroke) and s.width == 2}) == 4


@pytest.mark.parametrize(
    ("most", "unit", "expected"),
    [
        (18, Unit.COUNT, (0, 5, 10, 15, 20)),
        (1, Unit.COUNT, (0, 1)),
        (3, Unit.COUNT, (0, 1, 2, 3)),
        (1.0, Unit.SHARE, (0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        (0.004, Unit.SHARE, (0, 0.01)),
        (12345, Unit.COUNT, (0, 2500, 5000, 7500, 10000, 12500)),
    ],
)
def test_scales_are_round(most: float, unit: Unit, expected: tuple[float, ...]) -> None:
    assert scale(most, unit) == pytest.approx(expected)


def test_stripes_stay_inside() -> None:
    for width, height in ((100, 10), (3, 40), (7, 7)):
        for stroke in stripes(5, 6, width, height, "blue"):
            for x, y in stroke.points:
                assert 5 <= x <= 5 + width
                assert 6 <= y <= 6 + height


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    made = chart(Kind.BARS, names=1, **{"a\x00\x0b<&": 2.0})
    root = ET.fromstring(svg(made, lambda ink: ink, "en"))
    assert "a<&" in "".join(root.itertext())


@pytest.mark.parametrize(
    ("value", "decimals", "english", "french"),
    [(1234, 0, "1234", "1234"), (12345.67, 1, "12,345.7", "12\u202f345,7"), (0.5, 1, "0.5", "0,5")],
)
def test_numbers_are_written_as_in_the_language(
    value: float, decimals: int, english: str, french: str
) -> None:
    assert number(value, "en", decimals) == english
    assert number(value, "fr", decimals) == french

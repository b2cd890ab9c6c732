"""Agreement in a project on disk: read here or beside it, as tables, and what lies behind cells."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from annotator.app.agreement import (
    Agreement,
    Choice,
    Measure,
    measure,
    measure_project,
    names_of,
    numbers_of,
)
from annotator.app.agreement.confusion import NOTHING, confuse
from annotator.app.agreement.result import Estimate
from annotator.app.agreement.sheets import explained, name_of, sheets, write_sheet, written
from annotator.app.messages import languages
from annotator.app.project import Project
from annotator.core.errors import NothingToCompareError
from tests.unit.app.agreement.conftest import ADA, BEN


def result(project: Project, **fields: object) -> Agreement:
    *_, last = measure_project(project, Choice(**fields))  # type: ignore[arg-type]
    assert last.result is not None
    return last.result


def test_only_what_two_have_finished_counts(team: Project) -> None:
    found = result(team, resamples=200)
    assert found.articles == 2
    assert list(found.annotators.values()) == ["Ada", "Ben"]
    row = found.layers[0]
    assert row.estimates[Measure.STRICT].value == pytest.approx(2 * 2 / 9)
    assert row.estimates[Measure.OVERLAP].value == pytest.approx(2 * 3 / 9)
    assert row.estimates[Measure.STRICT].low is not None
    assert [one.title for one in found.by_article] == ["Querelle", "Calme"]
    assert found == result(team, resamples=200)


def test_beside_the_project_it_is_the_same(team: Project) -> None:
    choice = Choice(resamples=50)
    numbers, works = numbers_of(team, choice), team.works()
    *_, last = measure(works.each(numbers), numbers, team.scheme, names_of(team), choice)
    assert last.result == result(team, resamples=50)
    works.stop()
    assert works.stopped
    assert not list(works.each(numbers))


def test_there_must_be_somebody_to_compare(team: Project) -> None:
    with pytest.raises(NothingToCompareError):
        result(team, annotators=(ADA.id,))
    with pytest.raises(NothingToCompareError):
        result(team, gold=True)


def test_what_is_taken_for_what(team: Project) -> None:
    choice = Choice()
    numbers = numbers_of(team, choice)
    steps = confuse(team.everybody.each(numbers), len(numbers), team.scheme,
                    (ADA.id, BEN.id), choice)  # fmt: skip
    *_, last = steps
    assert last.matrices is not None
    matrix = last.matrices[0]
    assert matrix.articles == 2
    cells = {key: (cell.exact, cell.touching) for key, cell in matrix.cells.items()}
    assert cells == {
        ("PER", "PER"): (1, 0), ("LOC", "LOC"): (1, 0), ("PER", "LOC"): (1, 0),
        ("ORG", "ORG"): (0, 1), (NOTHING, "PER"): (1, 0),
    }  # fmt: skip
    (place,) = matrix.cell("PER", "LOC").places  # type: ignore[arg-type]
    assert (place.title, place.words) == ("Querelle", "deux")
    (place,) = matrix.cell("ORG", "ORG").places  # type: ignore[arg-type]
    assert place.other is not None
    assert matrix.cell(NOTHING, NOTHING).count == 0


def test_tables_in_words_and_as_files(team: Project, tmp_path: Path) -> None:
    made = {sheet.id: sheet for sheet in sheets(result(team), team.scheme, "fr")}
    assert list(made) == ["layers", "labels", "pairs", "attributes", "relations", "articles"]
    assert made["pairs"].lines[0].about[0] == "Ada – Ben"
    path = tmp_path / "labels.csv"
    write_sheet(path, made["labels"], "fr")
    with path.open(encoding="utf-8-sig") as file:
        head, *rows = csv.reader(file)
    assert head[:4] == ["étiquette", "articles", "passages comparés", "F1 strict"]
    assert [row[0] for row in rows] == ["Personne", "Organisation", "Lieu"]
    assert rows[0][3] == "0.5"


def test_every_measure_has_words() -> None:
    for language in languages():
        for measure_ in Measure:
            assert name_of(measure_, language)
            assert len(explained(measure_, language)) > 60
    assert written(None) == "–"
    assert written(Estimate(-0.25, -0.5, 0.125)) == "−0.25 [−0.50; 0.12]"
    assert written(Estimate(0.5), ",") == "0,50"

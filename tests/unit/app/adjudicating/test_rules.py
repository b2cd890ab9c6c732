"""Rules on many documents: counted first, applied as one gesture; the queue of what is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from annotator.app.adjudicating.anonymity import letters
from annotator.app.adjudicating.queue import Filter, Waiting, queue
from annotator.app.adjudicating.ruling import Tally, preview_rules
from annotator.app.adjudicating.table import FINISHED, Voters, table_of
from annotator.app.operations import ruling
from annotator.app.operations.adjudicating import TakeSide
from annotator.app.operations.ruling import ApplyRules
from annotator.app.past import past_gestures
from annotator.core.adjudication import CaseState
from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.model import GOLD, Document, DocumentState
from annotator.core.rulings import ALL_AGREE, Rule
from annotator.core.team import DecisionRule

from .conftest import Places

if TYPE_CHECKING:
    from .conftest import Team

MakeDocument = Callable[..., Document]
MAJORITY = Rule(kind=DecisionRule.MAJORITY)
PER, ORG, LONG = ("PER", 0, 4), ("ORG", 0, 4), ("PER", 0, 6)
LOC = ("LOC", 8, 12)
WORKS: list[list[Places]] = [
    [[PER], [PER], [PER]],  # all agree
    [[PER, LOC], [PER, LOC], [ORG, LOC]],  # two of three
    [[PER], [ORG], [LONG]],  # nobody
    [[PER]],  # one alone
    [[], []],  # nothing to be found
]


@pytest.fixture
def articles(team: Team, make_document: MakeDocument) -> list[DocumentId]:
    return [
        team.article(make_document(f"Anne à Lyon, article {number}."), *works)
        for number, works in enumerate(WORKS)
    ]


def looked(team: Team, voters: Voters = FINISHED, wanted: Filter | None = None) -> list[Waiting]:
    *_, last = queue(team.project, voters, wanted or Filter())
    return list(last.queue)


def foreseen(team: Team, *rules: Rule) -> Tally:
    *_, last = preview_rules(team.project, rules)
    return last.tally


def test_the_queue_begins_with_what_is_most_disputed(
    team: Team, articles: list[DocumentId]
) -> None:
    rows = looked(team)
    assert [row.document for row in rows] == [articles[at] for at in (1, 2, 0, 4)]
    assert rows[0].cases == {CaseState.OPEN: 1, CaseState.AGREED: 1}
    assert [row.left for row in rows] == [1, 1, 0, 0]
    assert not any(row.done for row in rows)
    assert [row.document for row in looked(team, wanted=Filter(query="2"))] == [articles[2]]
    agreed = Filter(states=frozenset({CaseState.AGREED}))
    assert [row.document for row in looked(team, wanted=agreed)] == [articles[1], articles[0]]
    pair = Voters(annotators=(team.ids[0], team.ids[1]))
    assert [row.left for row in looked(team, pair)] == [1, 0, 0, 0]


def test_rules_do_what_their_preview_says(
    team: Team, articles: list[DocumentId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ruling, "_PART", 2)
    rules = (ALL_AGREE, MAJORITY)
    expected = foreseen(team, *rules)
    assert (expected.documents, expected.changed, expected.completed) == (4, 2, 3)
    assert expected.settled == {DecisionRule.AGREED: 2, DecisionRule.MAJORITY: 1}
    assert expected.left == {CaseState.OPEN: 1}

    tally = Tally()
    effects = list(team.project.do_in_parts(ApplyRules(rules=rules, tally=tally)))
    assert tally == expected
    assert frozenset().union(*(one.decided for one in effects)) == {
        articles[at] for at in (0, 1, 4)
    }
    assert len(effects) == 2
    assert [team.gold(document) for document in articles] == [[PER], [PER, LOC], [], [], []]
    states = [team.project.status_by(GOLD.id, document).state for document in articles]
    done, new = DocumentState.DONE, DocumentState.NEW
    assert states == [done, done, new, new, done]
    assert [row.document for row in looked(team, wanted=Filter(finished=False))] == [articles[2]]

    (gesture,) = [
        one for one in past_gestures(team.project, done=True) if one.step.operation == "apply-rules"
    ]
    assert gesture.step.fields["count"] == 3
    for _ in range(2):
        team.project.undo()
        assert not any(team.gold(document) for document in articles)
        assert not any(team.project.decisions(document) for document in articles)
        assert team.project.status_by(GOLD.id, articles[4]).state is new
        assert foreseen(team, *rules) == expected
        team.project.redo()
        assert team.gold(articles[1]) == [PER, LOC]
        assert team.project.status_by(GOLD.id, articles[4]).state is done


def test_rules_apply_in_the_order_given_and_to_what_is_named(
    team: Team, articles: list[DocumentId]
) -> None:
    trusted = Rule(kind=DecisionRule.TRUSTED, annotator=team.ids[2])
    tally = Tally()
    operation = ApplyRules(
        rules=(trusted, MAJORITY), tally=tally, documents=(articles[1], articles[3])
    )
    list(team.project.do_in_parts(operation))
    assert tally.settled == {DecisionRule.TRUSTED: 1, DecisionRule.AGREED: 1}
    assert team.gold(articles[1]) == [ORG, LOC]
    assert team.gold(articles[0]) == []


def test_an_end_before_the_end_is_one_gesture_too(
    team: Team, articles: list[DocumentId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ruling, "_PART", 1)
    steps = team.project.do_in_parts(ApplyRules(rules=(ALL_AGREE,), tally=Tally()))
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert team.gold(articles[0]) == [PER]
    assert team.project.status_by(GOLD.id, articles[4]).state is DocumentState.NEW
    team.project.undo()
    assert team.gold(articles[0]) == []

    steps = team.project.do_in_parts(ApplyRules(rules=(ALL_AGREE,), tally=Tally()))
    next(steps)
    team.project.undo()
    assert list(steps) == []  # what was taken back is not gone on with
    assert team.project.status_by(GOLD.id, articles[4]).state is DocumentState.NEW


def test_what_hands_settled_stays(team: Team, articles: list[DocumentId]) -> None:
    case = table_of(team.project, articles[1]).waiting[0]
    team.project.do(TakeSide(articles[1], case.key, team.ids[2]))
    list(team.project.do_in_parts(ApplyRules(rules=(MAJORITY,), tally=Tally())))
    assert team.gold(articles[1]) == [ORG, LOC]


def test_letters_stay_and_tell_nothing(team: Team) -> None:
    found = letters(team.project)
    assert sorted(found.values()) == ["A", "B", "C"]
    assert set(found) == set(team.ids)
    assert letters(team.project) == found
    assert len({tuple(letters(team.project, seed).items()) for seed in range(20)}) > 1


def test_after_z_comes_aa(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [type("One", (), {"id": AnnotatorId(f"{number:032x}")}) for number in range(30)]
    monkeypatch.setattr(type(team.project), "people", property(lambda _: people))
    found = list(letters(team.project).values())
    assert found[:2] == ["A", "B"]
    assert found[25:28] == ["Z", "AA", "AB"]

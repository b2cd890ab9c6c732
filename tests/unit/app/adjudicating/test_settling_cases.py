"""Settling disagreements: what becomes gold, who said so, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.app.adjudicating.table import Voters, table_of
from annotator.app.operations.adjudicating import (
    DeferCase,
    GoldLink,
    GoldSpan,
    OpenCase,
    SettleAs,
    TakeMajority,
    TakeNone,
    TakeSide,
)
from annotator.app.teamwork import PACKAGE
from annotator.core.adjudication import CaseState
from annotator.core.changes import Added, Updated
from annotator.core.errors import (
    AdjudicationBlindError,
    AdjudicationInPackageError,
    CaseGoneError,
    NoMajorityError,
    SpanExistsError,
    UnknownNameError,
)
from annotator.core.ids import BatchId, LabelId, LayerId, new_id
from annotator.core.model import GOLD, Document, DocumentState
from annotator.core.sides import Disagreement
from annotator.core.team import Batch, DecisionRule

from .conftest import TEXT, Places, Write

if TYPE_CHECKING:
    from .conftest import Team

MakeDocument = Callable[..., Document]
NAME, TOWN = TEXT.index("Anne"), TEXT.index("Valbourg")
PER: tuple[str, int, int] = ("PER", NAME, NAME + 11)
SHORT: tuple[str, int, int] = ("PER", NAME, NAME + 4)
LOC: tuple[str, int, int] = ("LOC", TOWN, TOWN + 8)
ENTITIES = LayerId("entities")


def test_a_side_becomes_gold_and_what_all_agree_on_goes_along(
    team: Team, make_document: MakeDocument
) -> None:
    document = team.article(make_document(TEXT), [PER, LOC], [SHORT, LOC])
    case = table_of(team.project, document).waiting[0]
    effects = team.project.do(TakeSide(document, case.key, team.ids[1], comment="no surname"))
    assert effects.decided == {document}
    assert team.gold(document) == [SHORT, LOC]
    table = table_of(team.project, document)
    assert [one.state for one in table.cases] == [CaseState.SETTLED, CaseState.AGREED]
    assert table.status.state is DocumentState.DONE
    decision = table.cases[0].decision
    assert decision is not None
    assert (decision.rule, decision.chosen, decision.by, decision.comment) == (
        DecisionRule.BY_HAND,
        (team.ids[1],),
        team.ids[0],
        "no surname",
    )
    assert set(decision.sources) == set(case.sources)
    agreed = table.cases[1].decision
    assert agreed is not None
    assert (agreed.rule, agreed.chosen) == (DecisionRule.AGREED, (team.ids[0], team.ids[1]))

    team.project.undo()
    assert team.gold(document) == []
    assert team.project.decisions(document) == ()
    assert team.project.status_by(GOLD.id, document).state is DocumentState.NEW


def test_a_claim_is_taken_with_its_source(team: Team, make_document: MakeDocument) -> None:
    document = team.add(make_document(TEXT))
    sources = [("SOURCE", NAME, NAME + 11), ("SOURCE", TEXT.index("la mairie"), len(TEXT) - 1)]
    for who, source in enumerate(sources):
        claim, part = team.span(who, document, "CLAIM", 2, 24), team.span(who, document, *source)
        team.write(claim, part, links=((claim, part),))
    team.done(document, 0, 1)
    (case,) = table_of(team.project, document).cases
    assert case.kind is Disagreement.PARTS
    team.project.do(TakeSide(document, case.key, team.ids[1]))
    assert team.gold(document) == [("CLAIM", 2, 24), sources[1]]
    claim, source = team.project.spans_by(GOLD.id, document)
    (link,) = team.project.relations_by(GOLD.id, document)
    assert (link.head, link.child) == (claim.id, source.id)
    (case,) = table_of(team.project, document).cases
    assert case.gold.version == case.side(team.ids[1]).version
    team.project.do(TakeSide(document, case.key, team.ids[0]))
    assert team.gold(document) == [("CLAIM", 2, 24), sources[0]]
    assert len(team.project.relations_by(GOLD.id, document)) == 1


def test_none_deferred_and_opened_again(team: Team, make_document: MakeDocument) -> None:
    document = team.article(make_document(TEXT), [PER], [])
    key = table_of(team.project, document).waiting[0].key
    team.project.do(TakeNone(document, key))
    assert team.gold(document) == []
    (case,) = table_of(team.project, document).cases
    assert case.state is CaseState.SETTLED
    assert case.decision is not None
    assert case.decision.chosen == (team.ids[1],)
    team.project.do(OpenCase(document, key))
    table = table_of(team.project, document)
    assert [one.state for one in table.cases] == [CaseState.OPEN]
    assert table.status.state is DocumentState.NEW
    team.project.do(DeferCase(document, key, comment="ask the desk"))
    table = table_of(team.project, document)
    assert table.status.state is DocumentState.IN_PROGRESS
    assert table.cases[0].state is CaseState.DEFERRED
    assert table.cases[0].decision is not None
    assert table.cases[0].decision.comment == "ask the desk"


def test_what_all_agree_on_can_be_questioned(team: Team, make_document: MakeDocument) -> None:
    document = team.article(make_document(TEXT), [PER, LOC], [PER, ("ORG", LOC[1], LOC[2])])
    first, second = table_of(team.project, document).cases
    team.project.do(TakeSide(document, second.key, team.ids[0]))
    assert team.gold(document) == [PER, LOC]
    team.project.do(OpenCase(document, first.key))
    assert team.gold(document) == [LOC]
    team.project.do(TakeSide(document, second.key, team.ids[1]))
    assert [one.state for one in table_of(team.project, document).cases] == [
        CaseState.DEFERRED,
        CaseState.SETTLED,
    ]


def test_a_version_of_the_adjudicators_own(team: Team, make_document: MakeDocument) -> None:
    document = team.add(make_document(TEXT))
    claim = team.span(0, document, "CLAIM", 2, 24)
    team.write(claim)
    team.done(document, 0, 1)
    (case,) = table_of(team.project, document).cases
    kind = team.project.scheme.relations_between(LabelId("CLAIM"), LabelId("SOURCE"))[0].id
    drawn = (
        GoldSpan(label=LabelId("CLAIM"), start=2, end=20, attributes={"kind": "direct"}),
        GoldSpan(label=LabelId("SOURCE"), start=NAME, end=NAME + 11),
    )
    team.project.do(SettleAs(document, case.key, drawn, (GoldLink(kind, 0, 1),)))
    gold = team.project.spans_by(GOLD.id, document)
    assert [(one.label, one.start, one.end) for one in gold] == [
        ("CLAIM", 2, 20),
        ("SOURCE", NAME, NAME + 11),
    ]
    assert gold[0].attributes["kind"] == "direct"
    (case,) = table_of(team.project, document).cases
    assert case.state is CaseState.SETTLED
    assert case.decision is not None
    assert case.decision.chosen == ()
    for wrong in (LabelId("PER"), LabelId("WHAT")):
        with pytest.raises(UnknownNameError):
            team.project.do(SettleAs(document, case.key, (GoldSpan(label=wrong, start=2, end=4),)))


def test_gold_where_nobody_saw_anything(team: Team, make_document: MakeDocument) -> None:
    document = team.article(make_document(TEXT), [PER], [PER])
    town = GoldSpan(label=LabelId("LOC"), start=LOC[1], end=LOC[2])
    team.project.do(SettleAs(document, None, (town,)))
    assert team.gold(document) == [PER, LOC]
    table = table_of(team.project, document)
    assert [one.state for one in table.cases] == [CaseState.AGREED, CaseState.SETTLED]
    assert table.status.state is DocumentState.DONE
    with pytest.raises(SpanExistsError):
        team.project.do(SettleAs(document, None, (town,)))
    team.project.do(OpenCase(document, table.cases[1].key))
    assert team.gold(document) == [PER]


def test_new_work_shows_again(team: Team, make_document: MakeDocument) -> None:
    document = team.article(make_document(TEXT), [PER], [SHORT])
    key = table_of(team.project, document).waiting[0].key
    team.project.do(TakeSide(document, key, team.ids[0]))
    team.write(team.span(2, document, "ORG", PER[1], PER[2]))
    assert not table_of(team.project, document).waiting  # not finished yet
    early = table_of(team.project, document, Voters(unfinished=True))
    assert len(early.annotators) == 2  # nor begun, as far as anybody said
    team.done(document, 2)
    (case,) = table_of(team.project, document).cases
    assert case.state is CaseState.CHANGED
    assert team.gold(document) == [PER]
    team.project.do(TakeSide(document, key, team.ids[0]))
    assert table_of(team.project, document).cases[0].state is CaseState.SETTLED


def test_work_that_joins_two_decisions(team: Team, make_document: MakeDocument) -> None:
    parts: Places = [("PER", NAME, NAME + 4), ("PER", NAME + 5, NAME + 11)]
    document = team.article(make_document(TEXT), parts, [])
    for case in table_of(team.project, document).cases:
        team.project.do(TakeSide(document, case.key, team.ids[0]))
    team.write(team.span(2, document, *PER))
    team.done(document, 2)
    (case,) = table_of(team.project, document).cases
    assert len(case.decisions) == 2
    assert case.state is CaseState.CHANGED
    team.project.do(TakeSide(document, case.key, team.ids[2]))
    assert team.gold(document) == [PER]
    assert len(team.project.decisions(document)) == 1
    team.project.undo()
    assert team.gold(document) == parts
    assert len(team.project.decisions(document)) == 2


def test_majorities_and_what_is_no_longer_there(team: Team, make_document: MakeDocument) -> None:
    document = team.article(make_document(TEXT), [PER], [PER], [SHORT])
    key = table_of(team.project, document).waiting[0].key
    with pytest.raises(NoMajorityError):
        team.project.do(TakeMajority(document, key, needed=3))
    team.project.do(TakeMajority(document, key))
    assert team.gold(document) == [PER]
    with pytest.raises(CaseGoneError):
        team.project.do(TakeSide(document, (ENTITIES, 0), team.ids[0]))


def test_nobody_settles_in_a_package(team: Team, make_document: MakeDocument) -> None:
    document = team.article(make_document(TEXT), [PER], [SHORT])
    key = table_of(team.project, document).waiting[0].key
    team.project.change_settings(**{PACKAGE: {"annotator": team.ids[0]}})
    with pytest.raises(AdjudicationInPackageError):
        team.project.do(TakeNone(document, key))


def test_who_is_to_read_it_blind_finishes_first(team: Team, make_document: MakeDocument) -> None:
    document = team.add(make_document(TEXT))
    team.write(team.span(1, document, *PER))
    team.done(document, 1, 2)
    batch = Batch(
        id=BatchId(new_id()), annotator=team.ids[0], name="one", documents=(document,), at=1
    )
    team.project.do(Write((Added(batch),)))
    key = (ENTITIES, PER[1])
    with pytest.raises(AdjudicationBlindError):
        team.project.do(TakeNone(document, key))
    team.project.do(Write((Updated(batch, replace(batch, others=True)),)))
    team.project.do(TakeNone(document, key))
    assert table_of(team.project, document).cases[0].state is CaseState.SETTLED


_PLACES = st.lists(
    st.tuples(st.sampled_from(["PER", "ORG", "CLAIM"]), st.integers(0, 40), st.integers(1, 9)),
    max_size=5,
    unique=True,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(works=st.lists(_PLACES, min_size=2, max_size=3), data=st.data())
def test_gold_is_the_side_that_was_taken_and_undo_is_exact(
    make_team: Callable[[], Team],
    make_document: MakeDocument,
    works: list[list[tuple[str, int, int]]],
    data: st.DataObject,
) -> None:
    team = make_team()
    places = [[(label, at, at + size) for label, at, size in work] for work in works]
    document = team.article(make_document(TEXT), *places)
    states = [_held(team, document)]
    for key in [case.key for case in table_of(team.project, document).cases]:
        who = data.draw(st.sampled_from(team.ids[: len(works)]))
        team.project.do(TakeSide(document, key, who))
        case = next(one for one in table_of(team.project, document).cases if one.key == key)
        assert case.gold.version == case.side(who).version
        assert not case.waiting
        states.append(_held(team, document))
    table = table_of(team.project, document)
    assert not table.waiting
    if table.cases:
        assert table.status.state is DocumentState.DONE
    for state in reversed(states[:-1]):
        team.project.undo()
        assert _held(team, document) == state
    for state in states[1:]:
        team.project.redo()
        assert _held(team, document) == state


def _held(team: Team, document: str) -> tuple[object, ...]:
    project = team.project
    return (
        project.spans_by(GOLD.id, document),  # type: ignore[arg-type]
        project.relations_by(GOLD.id, document),  # type: ignore[arg-type]
        project.decisions(document),  # type: ignore[arg-type]
        project.status_by(GOLD.id, document),  # type: ignore[arg-type]
    )

"""The sheet of an article: look-ups agree with looking through everything, after any change."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ids import (
    AnnotatorId,
    DocumentId,
    LabelId,
    LayerId,
    RelationId,
    RelationTypeId,
    SpanId,
)
from annotator.core.model import Relation, Span, SpanState
from annotator.core.sheet import Sheet, place_of

ZONES = LayerId("zones")
LENGTH = 40


def span(number: int, start: int, end: int, layer: str, state: SpanState) -> Span:
    return Span(
        id=SpanId(f"{number:032x}"),
        document=DocumentId("d"),
        annotator=AnnotatorId("a"),
        layer=LayerId(layer),
        label=LabelId("L"),
        start=start,
        end=end,
        state=state,
    )


def relation(number: int, head: Span, child: Span, state: SpanState) -> Relation:
    return Relation(
        id=RelationId(f"{number:032x}"),
        document=DocumentId("d"),
        annotator=AnnotatorId("a"),
        type=RelationTypeId("t"),
        head=head.id,
        child=child.id,
        state=state,
    )


@st.composite
def versions(draw: st.DrawFn) -> list[tuple[tuple[Span, ...], tuple[Relation, ...]]]:
    """Return an article through some changes; what does not change stays the same object."""
    known: dict[int, Span] = {}
    links: dict[int, Relation] = {}
    found = []
    for _ in range(draw(st.integers(1, 5))):
        for number in draw(st.lists(st.integers(0, 9), max_size=4)):
            start = draw(st.integers(0, LENGTH - 1))
            end = draw(st.integers(start + 1, LENGTH))
            layer = draw(st.sampled_from(["names", "claims", ZONES]))
            known[number] = span(number, start, end, layer, draw(st.sampled_from(list(SpanState))))
        for number in draw(st.lists(st.sampled_from(sorted(known) or [0]), max_size=2)):
            known.pop(number, None)
        ends = list(known.values())
        links = {
            number: link
            for number, link in links.items()
            if {link.head, link.child} <= {one.id for one in ends}
        }
        if len(ends) > 1:
            head, child = draw(st.permutations(ends))[:2]
            state = draw(st.sampled_from(list(SpanState)))
            number = draw(st.integers(0, 5))
            links[number] = relation(number, head, child, state)
        found.append(
            (
                tuple(sorted(ends, key=place_of)),
                tuple(sorted(links.values(), key=lambda link: link.id)),
            )
        )
    return found


@given(versions(), st.integers(0, LENGTH), st.integers(1, 12))
def test_look_ups_agree_with_looking_through_everything(
    changes: list[tuple[tuple[Span, ...], tuple[Relation, ...]]], start: int, length: int
) -> None:
    sheet = Sheet(apart=[ZONES])
    before: tuple[Span, ...] = ()
    for spans, relations in changes:
        difference = sheet.follow(spans, relations)
        place = difference.place
        assert before[:place] == spans[:place]
        after = [*before[:place], *difference.came, *before[place + len(difference.gone) :]]
        assert tuple(after) == spans
        before = spans
        shown = [one for one in spans if one.visible and one.layer != ZONES]
        assert sheet.shown() == shown
        assert sheet.zones() == [one for one in spans if one.visible and one.layer == ZONES]
        end = start + length
        assert sheet.over(start, end) == [one for one in shown if one.overlaps(start, end)]
        for one in spans:
            assert sheet.span(one.id) is one
            links = [
                link
                for link in relations
                if one.id in (link.head, link.child) and link.state is not SpanState.REJECTED
            ]
            assert sorted(sheet.links(one.id), key=lambda link: link.id) == links
        assert sheet.span(SpanId("none")) is None


@given(versions(), st.integers(0, LENGTH - 1))
def test_a_cluster_begins_where_nothing_before_reaches(
    changes: list[tuple[tuple[Span, ...], tuple[Relation, ...]]], start: int
) -> None:
    sheet = Sheet(*changes[-1], apart=[ZONES])
    cluster = sheet.cluster(start, start + 1)
    assert [one for one in cluster if one.end > start] == sheet.over(start, start + 1)
    if cluster:
        first = cluster[0]
        earlier = [one for one in sheet.shown() if place_of(one) < place_of(first)]
        assert all(one.end <= first.start for one in earlier)


@given(versions(), st.integers(-1, LENGTH))
def test_walks_go_round_in_order(
    changes: list[tuple[tuple[Span, ...], tuple[Relation, ...]]], start: int
) -> None:
    sheet = Sheet(*changes[-1], apart=[ZONES])
    shown = sheet.shown()
    key = (start, -(10**9), "")
    behind = [one for one in shown if place_of(one) > key]
    ahead = [one for one in shown if place_of(one) < key]
    assert sheet.after(key, lambda _: True) == (behind or ahead or [None])[0]
    assert sheet.before(key, lambda _: True) == (ahead or behind or [None])[-1]
    assert sheet.after(key, lambda _: False) is None


def test_only_the_ends_of_links_that_changed_are_named() -> None:
    one, two, three, four = (
        span(number, number, number + 1, "claims", SpanState.ACCEPTED) for number in range(4)
    )
    suggested, accepted = SpanState.SUGGESTED, SpanState.ACCEPTED
    between = relation(1, three, four, accepted)
    before = (relation(0, one, two, suggested), between, relation(2, two, one, suggested))
    after = (relation(0, one, two, accepted), between, relation(2, two, one, accepted))
    sheet = Sheet((one, two, three, four), before)
    difference = sheet.follow((one, two, three, four), after)
    assert difference.linked == {one.id, two.id}
    assert {link.state for link in sheet.links(one.id)} == {accepted}
    assert sheet.links(three.id) == [between]

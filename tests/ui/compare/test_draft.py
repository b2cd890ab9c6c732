"""A version of one's own: whatever is pressed, its spans and links stay possible."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.app.operations.adjudicating import GoldLink, GoldSpan
from annotator.app.schemes import load_scheme
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, LayerId, SpanId
from annotator.core.model import Span
from annotator.core.tokens import words
from annotator.ui.compare.draft import Draft

TEXT = "Selon Anne Lemoal, le port rouvrira mardi 😀 sans grue."
SCHEME = load_scheme()
LABELS = ("CLAIM", "SOURCE", "CUE")


def draft_of(*places: tuple[int, int, str]) -> Draft:
    draft = Draft(SCHEME, words(TEXT), len(TEXT))
    for start, end, label in places:
        draft.add(start, end, LabelId(label))
    return draft


GESTURES = st.one_of(
    st.tuples(st.just("move"), st.sampled_from(("left", "right")), st.booleans(), st.booleans()),
    st.tuples(st.just("relabel"), st.sampled_from(LABELS)),
    st.tuples(st.just("add"), st.integers(0, len(TEXT) - 2), st.sampled_from(LABELS)),
    st.tuples(st.just("remove")),
    st.tuples(st.just("walk"), st.sampled_from((1, -1))),
    st.tuples(st.just("step"), st.sampled_from((1, -1))),
    st.tuples(st.just("label"), st.sampled_from(LABELS)),
)


def carry_out(draft: Draft, gesture: tuple[object, ...]) -> None:
    match gesture:
        case ("move", str(edge), bool(out), bool(exact)):
            draft.move(edge, out=out, exact=exact)
        case ("relabel", str(label)):
            draft.relabel(LabelId(label))
        case ("add", int(start), str(label)):
            draft.add(start, start + 2, LabelId(label))
        case ("remove",):
            draft.remove()
        case ("walk", int(step)):
            draft.walk(step)
        case ("step", int(step)):
            draft.step(step, 0)
        case ("label", str(label)) if draft.chosen is not None:
            draft.add(*draft.chosen, LabelId(label))


@given(st.lists(GESTURES, max_size=30))
def test_spans_stay_in_the_text_and_links_stay_allowed(
    gestures: list[tuple[object, ...]],
) -> None:
    draft = draft_of((19, 41, "CLAIM"), (6, 17, "SOURCE"))
    for gesture in gestures:
        carry_out(draft, gesture)
        start, end = draft.place or (0, 1)
        assert 0 <= start < end <= len(TEXT)
        assert all(0 <= span.start < span.end <= len(TEXT) for span in draft.spans)
        for link in draft.links:
            head, child = draft.spans[link.head], draft.spans[link.child]
            kinds = SCHEME.relations_between(head.label, child.label)
            assert any(kind.id == link.type for kind in kinds)
        assert (draft.focused is not None) == bool(draft.spans)


def test_a_part_that_is_added_belongs_to_the_span_that_lacks_it() -> None:
    draft = draft_of((19, 41, "CLAIM"), (0, 5, "CUE"), (6, 17, "SOURCE"))
    assert [(link.head, link.child) for link in draft.links] == [(0, 1), (0, 2)]
    draft.add(42, 45, LabelId("SOURCE"))
    assert len(draft.links) == 2


def test_what_is_taken_out_takes_its_links_along_and_the_others_stay() -> None:
    draft = draft_of((0, 5, "CUE"), (19, 41, "CLAIM"), (6, 17, "SOURCE"))
    assert [(link.head, link.child) for link in draft.links] == [(1, 2)]
    draft.focus = 0
    draft.remove()
    assert [(link.head, link.child) for link in draft.links] == [(0, 1)]
    draft.focus = 1
    draft.remove()
    assert draft.links == []


def test_edges_move_by_words_and_by_characters() -> None:
    draft = draft_of((6, 10, "SOURCE"))
    assert draft.move("right", out=True, exact=False)
    assert draft.spans[0].end == 17
    assert draft.move("left", out=True, exact=True)
    assert draft.spans[0].start == 5
    draft.spans[0] = GoldSpan(label=LabelId("SOURCE"), start=0, end=1)
    assert not draft.move("left", out=True, exact=True)
    assert not draft.move("right", out=False, exact=True)


def test_another_label_has_its_own_attributes() -> None:
    draft = draft_of((19, 41, "CLAIM"))
    assert set(draft.spans[0].attributes) == {"kind", "modality"}
    draft.set_attribute("kind", "mixed")
    draft.relabel(LabelId("SOURCE"))
    assert "kind" not in draft.spans[0].attributes
    draft.relabel(LabelId("CLAIM"))
    assert draft.spans[0].attributes["kind"] == "direct"


def test_it_begins_with_somebodys_version() -> None:
    def span(identifier: str, start: int, end: int, label: str) -> Span:
        return Span(
            id=SpanId(identifier), document=DocumentId("d"), annotator=AnnotatorId("a"),
            layer=LayerId("claims"), label=LabelId(label), start=start, end=end,
        )  # fmt: skip

    draft = draft_of((0, 5, "CUE"))
    draft.begin((span("1", 19, 41, "CLAIM"),), ())
    assert [(one.start, one.end) for one in draft.spans] == [(19, 41)]
    assert draft.links == list[GoldLink]()


def test_words_are_walked_from_the_focus_and_chosen_words_come_before_it() -> None:
    draft = draft_of((6, 17, "SOURCE"))
    assert draft.step(1, 0)
    assert draft.chosen == (17, 18)  # the comma
    assert draft.step(1, 0)
    assert TEXT[slice(*draft.chosen)] == "le"
    assert draft.move("right", out=True, exact=False)
    assert TEXT[slice(*draft.chosen)] == "le port"
    assert [(span.start, span.end) for span in draft.spans] == [(6, 17)]
    draft.add(*draft.chosen, LabelId("CLAIM"))
    assert draft.chosen is None
    assert draft.place == (19, 26)


def test_the_text_ends_on_both_sides() -> None:
    draft = draft_of()
    assert draft.place is None
    assert not draft.step(-1, 0)
    assert draft.step(1, 0)
    assert draft.chosen == (0, 5)
    assert not draft.step(-1, 0)
    while draft.step(1, 0):
        pass
    assert draft.chosen == (len(TEXT) - 1, len(TEXT))


def test_what_is_dragged_over_becomes_whole_words() -> None:
    draft = draft_of()
    draft.choose(7, 12)
    assert draft.chosen == (6, 17)
    draft.walk(1)
    assert draft.chosen is None

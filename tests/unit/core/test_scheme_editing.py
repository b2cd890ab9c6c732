"""Edits of a scheme: each does what it says, and nothing that passes the check is unusable."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import InvalidSchemeError
from annotator.core.ids import LabelId, LayerId
from annotator.core.scheme import Label, Layer, Overlap, RelationType, Scheme
from annotator.core.scheme_checking import Fault, check, usable_id
from annotator.core.scheme_data import scheme_to_data
from annotator.core.scheme_differences import Edit, differences
from annotator.core.scheme_draft import Draft
from annotator.core.scheme_editing import (
    SCHEME,
    Kind,
    Place,
    added,
    changed,
    free_id,
    id_of,
    in_use,
    item,
    label_place,
    merged,
    moved,
    places,
    removed,
    retired,
    siblings,
    taken_ids,
    with_id,
)
from annotator.core.scheme_reading import read_scheme
from tests.unit.core.scheme_drafts import drafts

MISC = Place(Kind.LABEL, "MISC", "entities")
SOURCE = Place(Kind.LABEL, "SOURCE", "claims")
KIND = Place(Kind.ATTRIBUTE, "kind", "claims")
MIXED = Place(Kind.VALUE, "mixed", "claims", "kind")
SAID_BY = Place(Kind.RELATION, "said-by")


def ids(scheme: Scheme, place: Place) -> list[str]:
    return [id_of(one) for one in siblings(scheme, place)]


def told(draft: Draft) -> list[tuple[str, str, str]]:
    return [(one.edit.value, one.place.id, one.into) for one in differences(draft)]


def test_every_place_holds_what_its_id_says(scheme: Scheme) -> None:
    found = list(places(scheme))
    assert found[0] == SCHEME
    assert len(found) == len(set(found))
    for place in found[1:]:
        one = item(scheme, place)
        assert one is not None
        assert id_of(one) == place.id
    assert label_place(scheme, LabelId("MISC")) == MISC
    assert label_place(scheme, LabelId("nothing")) is None
    assert item(scheme, Place(Kind.LABEL, "PER", "nowhere")) is None
    assert item(scheme, Place(Kind.VALUE, "x", "claims", "nothing")) is None


def test_a_label_is_added_renamed_and_moved(scheme: Scheme) -> None:
    place = Place(Kind.LABEL, "LAW", "entities")
    after = added(scheme, place, Label(id=LabelId("LAW"), name={"en": "Law"}))
    assert ids(after, MISC)[-1] == "LAW"
    after = moved(after, place, 0)
    assert ids(after, MISC)[:2] == ["LAW", "PER"]
    assert ids(moved(after, place, 99), MISC)[-1] == "LAW"
    after = changed(after, place, name={"en": "Act"}, key="l")
    label = after.label(LabelId("LAW"))
    assert label is not None
    assert (label.name, label.key) == ({"en": "Act"}, "l")
    with pytest.raises(ValueError, match="PER"):
        added(scheme, Place(Kind.LABEL, "PER", "claims"), Label(id=LabelId("PER"), name={}))
    assert free_id(scheme, Place(Kind.LABEL, "", "claims"), "PER") == "PER-2"
    assert "PER" in taken_ids(scheme, Place(Kind.LABEL, "", "claims"))


def test_what_goes_is_mentioned_nowhere(scheme: Scheme) -> None:
    without = removed(scheme, SOURCE)
    relation = next(kind for kind in without.relations if kind.id == "said-by")
    assert relation.child == ()
    assert check(without)[-1].fault is Fault.NO_LABELS
    assert [one.place.id for one in check(without)] == ["mention", "said-by"]
    gone = removed(scheme, Place(Kind.LAYER, "claims"))
    assert all(kind.head == kind.child == () for kind in gone.relations)
    attribute = item(removed(retired(scheme, MIXED, on=True), MIXED), KIND)
    assert attribute is not None
    assert not in_use(retired(scheme, MIXED, on=True), MIXED)
    assert getattr(attribute, "retired", None) == ()


def test_a_merge_hands_mentions_over(scheme: Scheme) -> None:
    after = merged(scheme, Place(Kind.LABEL, "CUE", "claims"), "SOURCE")
    cued = next(kind for kind in after.relations if kind.id == "cued-by")
    assert cued.child == ("SOURCE",)
    assert after.label(LabelId("CUE")) is None
    with pytest.raises(ValueError, match="PER"):
        merged(scheme, SOURCE, "PER")
    with pytest.raises(ValueError, match="cued-by"):
        merged(scheme, SAID_BY, "cued-by")


def test_merges_lead_to_the_last_one(scheme: Scheme) -> None:
    draft = Draft.of(scheme).merged(MISC, "ORG")
    draft = draft.merged(Place(Kind.LABEL, "ORG", "entities"), "LOC")
    assert draft.labels == {"MISC": "LOC", "ORG": "LOC"}
    assert draft.label(LabelId("PER")) == "PER"
    draft = draft.merged(MIXED, "direct").merged(
        Place(Kind.VALUE, "direct", "claims", "kind"), "indirect"
    )
    before = {"kind": "mixed", "modality": "denied", "other": "kept"}
    assert draft.attributes("claims", before) == {**before, "kind": "indirect"}
    assert told(draft) == [
        ("merged", "ORG", "LOC"), ("merged", "MISC", "LOC"),
        ("merged", "direct", "indirect"), ("merged", "mixed", "indirect"),
    ]  # fmt: skip


def test_values_go_with_what_held_them(scheme: Scheme) -> None:
    values = {"kind": "mixed", "modality": "denied"}
    draft = Draft.of(scheme).removed(MIXED)
    assert draft.attributes("claims", values) == {"modality": "denied"}
    assert Draft.of(scheme).removed(KIND).attributes("claims", values) == {"modality": "denied"}
    retiring = Draft.of(scheme).with_scheme(retired(scheme, MIXED, on=True))
    assert retiring.attributes("claims", values) == values
    words = {"mention": "le ministre"}
    assert draft.attributes("claims", words) == words
    assert Draft.of(scheme).removed(
        Place(Kind.ATTRIBUTE, "mention", "claims")
    ).attributes("claims", words) == {}  # fmt: skip


def test_what_is_new_may_get_another_id(scheme: Scheme) -> None:
    place = Place(Kind.LABEL, "NEW", "claims")
    after = added(scheme, place, Label(id=LabelId("NEW"), name={"en": "New"}))
    after = changed(after, SAID_BY, child=("NEW", "SOURCE"))
    after = with_id(after, place, "FRESH")
    relation = item(after, SAID_BY)
    assert isinstance(relation, RelationType)
    assert relation.child == ("FRESH", "SOURCE")
    assert with_id(after, SOURCE, "SOURCE") is after
    with pytest.raises(ValueError, match="PER"):
        with_id(after, Place(Kind.LABEL, "FRESH", "claims"), "PER")
    renewed = with_id(retired(scheme, MIXED, on=True), MIXED, "both")
    assert ids(renewed, MIXED) == ["direct", "indirect", "both", "unattributed"]
    assert not in_use(renewed, Place(Kind.VALUE, "both", "claims", "kind"))
    assert Draft.of(scheme).is_new(place)
    assert not Draft.of(scheme).is_new(SOURCE)


@pytest.mark.parametrize(
    ("place", "fields", "field", "fault", "other"),
    [
        (MISC, {"name": {"en": "  "}}, "name", Fault.NO_NAME, ""),
        (SCHEME, {"name": {}}, "name", Fault.NO_NAME, ""),
        (MISC, {"key": "f"}, "key", Fault.KEY_TAKEN, "annotate.same"),
        (MISC, {"key": "ab"}, "key", Fault.KEY_INVALID, ""),
        (MISC, {"key": "\t"}, "key", Fault.KEY_INVALID, ""),
        (MISC, {"colour": "#12345"}, "colour", Fault.COLOUR_INVALID, ""),
        (MISC, {"id": LabelId("a b")}, "id", Fault.ID_INVALID, ""),
        (KIND, {"values": ()}, "values", Fault.NO_VALUES, ""),
        (KIND, {"labels": ()}, "labels", Fault.NO_LABELS, ""),
        (SAID_BY, {"head": ()}, "head", Fault.NO_LABELS, ""),
        (SAID_BY, {"child": ()}, "child", Fault.NO_LABELS, ""),
        (SCHEME, {"layers": (), "relations": ()}, "labels", Fault.NO_LABEL, ""),
    ],
)
def test_every_problem_is_at_its_place(
    scheme: Scheme, place: Place, fields: dict[str, Any], field: str, fault: Fault, other: str
) -> None:
    assert check(scheme, {"F": "annotate.same"}) == ()
    [problem] = check(changed(scheme, place, **fields), {"F": "annotate.same"})
    assert (problem.field, problem.fault, problem.other) == (field, fault, other)


def test_a_key_that_two_labels_have_is_a_problem_of_both(scheme: Scheme) -> None:
    found = check(changed(scheme, MISC, key="C"))
    assert [(one.place.id, one.fault, one.other) for one in found] == [
        ("MISC", Fault.KEY_TAKEN, "CLAIM"),
        ("CLAIM", Fault.KEY_TAKEN, "MISC"),
    ]


def test_an_id_has_no_spaces_and_no_brackets() -> None:
    assert usable_id("said-by")
    assert not any(usable_id(name) for name in ("", "a b", "a[0]", '"', "x" * 65))


def test_differences_tell_each_change_once(scheme: Scheme) -> None:
    assert differences(Draft.of(scheme)) == ()
    edited = changed(scheme, MISC, name={"en": "Else"}, key="m", colour="red")
    edited = changed(edited, Place(Kind.LAYER, "claims"), overlap=Overlap.NONE)
    edited = retired(moved(edited, MISC, 0), MIXED, on=True)
    edited = changed(edited, SCHEME, guidelines={"en": "# Rules"}, name={"en": "Mine"})
    edited = removed(edited, Place(Kind.ATTRIBUTE, "modality", "claims"))
    new = Place(Kind.LAYER, "notes")
    edited = added(edited, new, Layer(id=LayerId("notes"), name={"en": "Notes"}, labels=()))
    assert told(Draft.of(scheme).with_scheme(edited)) == [
        ("removed", "modality", ""),
        ("renamed", "", ""),
        ("guidelines", "", ""),
        ("renamed", "MISC", ""),
        ("key", "MISC", "m"),
        ("colour", "MISC", ""),
        ("overlap", "claims", "none"),
        ("retired", "mixed", ""),
        ("added", "notes", ""),
        ("moved", "MISC", ""),
    ]


def test_a_merge_is_one_difference(scheme: Scheme) -> None:
    cue = Place(Kind.LABEL, "CUE", "claims")
    assert told(Draft.of(scheme).merged(cue, "SOURCE")) == [("merged", "CUE", "SOURCE")]
    assert told(Draft.of(scheme).removed(Place(Kind.LAYER, "zones"))) == [("removed", "zones", "")]


@given(st.data())
def test_what_passes_the_check_can_be_stored_and_read(scheme: Scheme, data: st.DataObject) -> None:
    draft = data.draw(drafts(scheme))
    stored = json.loads(json.dumps(scheme_to_data(draft.scheme)))
    if check(draft.scheme):
        return
    assert read_scheme(stored) == draft.scheme


@given(st.data())
def test_what_cannot_be_read_has_a_problem(scheme: Scheme, data: st.DataObject) -> None:
    draft = data.draw(drafts(scheme))
    try:
        read_scheme(scheme_to_data(draft.scheme))
    except InvalidSchemeError:
        assert check(draft.scheme)


@given(st.data())
def test_a_draft_differs_exactly_when_something_is_told(
    scheme: Scheme, data: st.DataObject
) -> None:
    draft = data.draw(drafts(scheme))
    found = differences(draft)
    if draft.scheme != scheme:
        assert found
    for one in found:
        if one.edit is Edit.MERGED:
            assert item(scheme, one.place) is not None
    kept = {label.id for label in draft.scheme.labels(disabled=True)}
    merged_away = {old for old, new in draft.labels.items() if new in kept}
    assert all(draft.label(label) in kept for label in merged_away)

"""Generated drafts: sequences of random edits of a scheme, as a person might make them."""

from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from annotator.core.ids import LabelId, LayerId, RelationTypeId
from annotator.core.scheme import (
    Anchoring,
    Attribute,
    Label,
    Layer,
    Overlap,
    RelationType,
    Scheme,
)
from annotator.core.scheme_draft import Draft
from annotator.core.scheme_editing import (
    Item,
    Kind,
    Place,
    added,
    changed,
    free_id,
    id_of,
    moved,
    places,
    retired,
    siblings,
    with_id,
)

NAMES = st.dictionaries(st.sampled_from(["en", "fr"]), st.text("aé X&*", max_size=4), max_size=2)


@st.composite
def drafts(draw: st.DrawFn, base: Scheme, most: int = 6) -> Draft:
    """Return a draft of ``base`` after up to ``most`` edits."""
    draft = Draft.of(base)
    for _ in range(draw(st.integers(0, most))):
        found = list(places(draft.scheme))[1:]
        if not found:
            break
        place = draw(st.sampled_from(found))
        edit = draw(st.sampled_from(EDITS))
        draft = edit(draft, place, draw)
    return draft


def _rename(draft: Draft, place: Place, draw: st.DrawFn) -> Draft:
    return draft.with_scheme(changed(draft.scheme, place, name=draw(NAMES)))


def _move(draft: Draft, place: Place, draw: st.DrawFn) -> Draft:
    return draft.with_scheme(moved(draft.scheme, place, draw(st.integers(0, 5))))


def _retire(draft: Draft, place: Place, draw: st.DrawFn) -> Draft:
    if place.kind is Kind.LAYER:
        return draft
    return draft.with_scheme(retired(draft.scheme, place, on=draw(st.booleans())))


def _remove(draft: Draft, place: Place, draw: st.DrawFn) -> Draft:
    del draw
    return draft.removed(place)


def _merge(draft: Draft, place: Place, draw: st.DrawFn) -> Draft:
    others = [id_of(one) for one in siblings(draft.scheme, place) if id_of(one) != place.id]
    if place.kind not in (Kind.LABEL, Kind.VALUE) or not others:
        return draft
    return draft.merged(place, draw(st.sampled_from(others)))


def _add(draft: Draft, place: Place, draw: st.DrawFn) -> Draft:
    name = free_id(draft.scheme, place, "new")
    words: Mapping[str, str] = draw(NAMES)
    labels = tuple(label.id for label in draft.scheme.labels(disabled=True))[:1]
    new: dict[Kind, Callable[[], Item]] = {
        Kind.LAYER: lambda: Layer(id=LayerId(name), name=words, labels=()),
        Kind.LABEL: lambda: Label(id=LabelId(name), name=words),
        Kind.ATTRIBUTE: lambda: Attribute(
            id=name, name=words, labels=(), values=(("a", words),), free=draw(st.booleans())
        ),
        Kind.VALUE: lambda: (name, words),
        Kind.RELATION: lambda: RelationType(
            id=RelationTypeId(name), name=words, head=labels, child=labels
        ),
    }
    return draft.with_scheme(added(draft.scheme, place, new[place.kind]()))


def _set(draft: Draft, place: Place, draw: st.DrawFn) -> Draft:
    fields: dict[Kind, dict[str, st.SearchStrategy[object]]] = {
        Kind.LABEL: {
            "key": st.sampled_from(["", "1", "c", "C", "z", " ", "ab"]),
            "colour": st.sampled_from(["red", "#12aB34", "#12", ""]),
            "guideline": st.just({"en": "**What** it is"}),
            "examples": st.just({"fr": "- exemple"}),
        },
        Kind.LAYER: {
            "anchoring": st.sampled_from(Anchoring),
            "overlap": st.sampled_from(Overlap),
            "style": st.sampled_from(["box", "claim"]),
        },
        Kind.RELATION: {"part": st.booleans()},
    }
    known = fields.get(place.kind)
    if known is None:
        return draft
    name = draw(st.sampled_from(sorted(known)))
    return draft.with_scheme(changed(draft.scheme, place, **{name: draw(known[name])}))


def _renew_id(draft: Draft, place: Place, draw: st.DrawFn) -> Draft:
    del draw
    if not draft.is_new(place):
        return draft
    name = free_id(draft.scheme, place, "renewed")
    return draft.with_scheme(with_id(draft.scheme, place, name))


EDITS = (_rename, _move, _retire, _remove, _merge, _add, _set, _renew_id)

"""What a draft changes in a scheme, one difference at a time, for previews and for history."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotator.core.scheme import Attribute, Label, Layer, RelationType
from annotator.core.scheme_draft import Draft
from annotator.core.scheme_editing import (
    SCHEME,
    Item,
    Kind,
    Place,
    id_of,
    in_use,
    item,
    places,
    siblings,
    words_of,
)


class Edit(StrEnum):
    """What is done to a place."""

    ADDED = "added"
    REMOVED = "removed"
    MERGED = "merged"
    RENAMED = "renamed"
    RETIRED = "retired"
    BROUGHT_BACK = "brought-back"
    MOVED = "moved"
    KEY = "key"
    COLOUR = "colour"
    DEFINITION = "definition"
    EXAMPLES = "examples"
    STYLE = "style"
    ANCHORING = "anchoring"
    OVERLAP = "overlap"
    LABELS = "labels"
    """The attribute belongs to other labels."""
    ENDS = "ends"
    """The relation type links other labels."""
    PART = "part"
    GUIDELINES = "guidelines"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. ``into`` is the id that something is merged into, or a new setting."""

    edit: Edit
    place: Place
    into: str = ""


_FIELDS: tuple[tuple[type, str, Edit], ...] = (
    (Label, "key", Edit.KEY),
    (Label, "colour", Edit.COLOUR),
    (Label, "guideline", Edit.DEFINITION),
    (Label, "examples", Edit.EXAMPLES),
    (Layer, "style", Edit.STYLE),
    (Layer, "anchoring", Edit.ANCHORING),
    (Layer, "overlap", Edit.OVERLAP),
    (Attribute, "labels", Edit.LABELS),
    (Attribute, "free", Edit.LABELS),
    (RelationType, "head", Edit.ENDS),
    (RelationType, "child", Edit.ENDS),
    (RelationType, "part", Edit.PART),
)
_SHOWN = frozenset({Edit.KEY, Edit.STYLE, Edit.ANCHORING, Edit.OVERLAP})


def differences(draft: Draft) -> tuple[Difference, ...]:
    """Return what ``draft`` changes: what goes first, then what is new or changed, in order."""
    return (*_gone(draft), *_here(draft), *_order(draft))


def _gone(draft: Draft) -> Iterator[Difference]:
    lost: set[str] = set()
    for place in places(draft.base):
        into = _merged_into(draft, place)
        if into:
            yield Difference(Edit.MERGED, place, into)
        elif place != SCHEME and item(draft.scheme, place) is None:
            # What stood in something that went is not told again.
            around = {place.layer, f"{place.layer}/{place.attribute}"} & lost
            if not around:
                yield Difference(Edit.REMOVED, place)
            if place.kind is Kind.LAYER:
                lost.add(place.id)
            elif place.kind is Kind.ATTRIBUTE:
                lost.add(f"{place.layer}/{place.id}")


def _merged_into(draft: Draft, place: Place) -> str:
    if place.kind is Kind.LABEL:
        return next((new for old, new in draft.labels.items() if old == place.id), "")
    if place.kind is Kind.VALUE:
        return draft.values.get((place.layer, place.attribute, place.id), "")
    return ""


def _here(draft: Draft) -> Iterator[Difference]:
    for place in places(draft.scheme):
        if place == SCHEME:
            if draft.base.name != draft.scheme.name:
                yield Difference(Edit.RENAMED, place)
            if draft.base.guidelines != draft.scheme.guidelines:
                yield Difference(Edit.GUIDELINES, place)
            continue
        before, after = item(draft.base, place), item(draft.scheme, place)
        if after is None:
            continue
        if before is None:
            yield Difference(Edit.ADDED, place)
            continue
        if words_of(before) != words_of(after):
            yield Difference(Edit.RENAMED, place)
        was, now = in_use(draft.base, place), in_use(draft.scheme, place)
        if was is not now:
            yield Difference(Edit.BROUGHT_BACK if now else Edit.RETIRED, place)
        yield from _fields(draft, place, before, after, by_merging=bool(draft.labels))


def _fields(
    draft: Draft, place: Place, before: Item, after: Item, *, by_merging: bool
) -> Iterator[Difference]:
    told: set[Edit] = set()
    for kind, name, edit in _FIELDS:
        if not (isinstance(before, kind) and isinstance(after, kind)) or edit in told:
            continue
        old, new = getattr(before, name), getattr(after, name)
        if by_merging and edit in (Edit.LABELS, Edit.ENDS) and isinstance(old, tuple):
            # What a merge brings along is part of the merge.
            old = tuple(dict.fromkeys(draft.label(label) for label in old))
        if old != new:
            told.add(edit)
            yield Difference(edit, place, str(new) if edit in _SHOWN else "")


def _order(draft: Draft) -> Iterator[Difference]:
    """Yield the lists in which what was there before stands in another order."""
    seen: set[tuple[Kind, str, str]] = set()
    for place in places(draft.scheme):
        row = (place.kind, place.layer, place.attribute)
        if place == SCHEME or row in seen:
            continue
        seen.add(row)
        try:
            old = [id_of(one) for one in siblings(draft.base, place)]
        except KeyError:
            continue  # the layer or attribute around it is new
        new = [id_of(one) for one in siblings(draft.scheme, place)]
        kept, before = [one for one in new if one in old], [one for one in old if one in new]
        first = next((now for now, then in zip(kept, before, strict=True) if now != then), None)
        if first is not None:
            yield Difference(Edit.MOVED, Place(place.kind, first, place.layer, place.attribute))

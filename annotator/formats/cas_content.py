"""What a UIMA CAS holds: its text, annotations and links. The only module that loads cassis."""

import io
import json
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from keyword import iskeyword
from typing import Any

from cassis import Cas, TypeSystem, load_cas_from_json, load_cas_from_xmi, load_typesystem
from cassis.typesystem import TypeNotFoundError
from lxml import etree

from annotator.core.errors import (
    AnnotationLeftOutError,
    SpanDoubtfulError,
    UnreadableFileError,
    UserFacingError,
)
from annotator.formats.annotated_records import place_all
from annotator.formats.annotation_layers import (
    is_linguistic,
    is_structure,
    label_and_attributes,
    short_name,
)
from annotator.formats.cas_types import KNOWN
from annotator.formats.codec import ReadRelation, ReadSpan
from annotator.formats.own_data import is_own
from annotator.formats.placing import Claimed, Placer, whole_number
from annotator.formats.records import storable_text
from annotator.formats.safe_xml import parse_xml
from annotator.formats.uima_layers import own_span, state_of

_ANNOTATION = "uima.tcas.Annotation"
_NOT_FEATURES = frozenset(("begin", "end", "sofa", "self"))
_ENDS = (("Governor", "Dependent"), ("governor", "dependent"), ("source", "target"))
_NEXT, _NEXT_LABEL = "next", "referenceRelation"
_BUILT_IN = ("http://www.omg.org/XMI", "http:///uima/cas.ecore", "http:///uima/tcas.ecore")
_NAME = re.compile("[A-Za-z_][A-Za-z0-9_]*")
"""What a feature may be called."""
_BAD_OFFSET = re.compile(r"Not mapping external offset \[(-?\d+)\]")
_UNKNOWN_TYPE = re.compile(r"Type with name \[([^\]]+)\]")
_DAMAGE = (
    etree.LxmlError, TypeNotFoundError, KeyError, IndexError, ValueError, TypeError,
    AttributeError, RuntimeError,
)  # fmt: skip
"""What cassis raises for files that are not what they should be; it checks little itself."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a CAS comes to: the text as it is in the file, and what is annotated in it."""

    text: str
    spans: tuple[ReadSpan, ...]
    relations: tuple[ReadRelation, ...]
    notes: tuple[UserFacingError, ...]
    left_out: frozenset[str]
    known: Mapping[str, str]
    """What our own files say of the article, by the names of its fields."""


def content_of(data: bytes, types: bytes | None, name: str) -> Content:
    """Return what the CAS in ``data`` holds; ``types`` is its type system, if there is one.

    Raises:
        UnreadableFileError: it is no CAS, is damaged, or declares entities.
    """
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            found = _Content(_load(data, types, name), said, name).content()
        except _DAMAGE as error:
            raise UnreadableFileError(name=name, reason="damaged") from error
    if types is None and not _is_json(data):
        note = AnnotationLeftOutError(name=name, line=1, what="xmi", reason="no-type-system")
        return replace(found, notes=(*found.notes, note))
    return found


def _is_json(data: bytes) -> bool:
    return data.lstrip()[:1] == b"{"


def _load(data: bytes, types: bytes | None, name: str) -> Cas:
    if _is_json(data):
        text = data.decode("utf-8")
        _refuse_odd_names(_names_in_json(text), name)
        return load_cas_from_json(io.StringIO(text))
    # cassis has no say in how its parser treats entities: what declares any is refused before.
    root = parse_xml(data, name)
    if types is None:
        system = _types_by_name(root)
    else:
        described = parse_xml(types, name).iter("{*}featureDescription")
        _refuse_odd_names((one.findtext("{*}name", "").strip() for one in described), name)
        system = load_typesystem(io.BytesIO(types))
    return load_cas_from_xmi(io.BytesIO(data), typesystem=system, lenient=True)


def _refuse_odd_names(names: Iterable[object], source: str) -> None:
    """Refuse features whose names are no names.

    cassis writes them into the Python code of a class and runs it: a file could bring its own.
    """
    if not all(isinstance(name, str) and _is_name(name) for name in names):
        raise UnreadableFileError(name=source, reason="damaged")


def _is_name(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and not iskeyword(name)


def _names_in_json(text: str) -> Iterator[object]:
    types = json.loads(text).get("%TYPES") or {}  # by the same parser as cassis
    for described in types.values():
        yield from (name for name in described if not str(name).startswith("%"))


def _types_by_name(root: Any) -> TypeSystem:
    """Return a type system in which every element with a place is an annotation with strings."""
    found: dict[str, set[str]] = {}
    for element in root:
        space, _, tag = str(element.tag).removeprefix("{").rpartition("}")
        if space in _BUILT_IN or "begin" not in element.attrib:
            continue
        prefix = space.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
        features = {str(key) for key in element.attrib if _is_name(str(key))}
        found.setdefault(f"{prefix}.{tag}".lstrip("."), set()).update(features - _NOT_FEATURES)
    system = TypeSystem()
    for name, features in found.items():
        if not system.contains_type(name):
            made = system.create_type(name, _ANNOTATION)
            for feature in sorted(features):
                system.create_feature(made, feature, "uima.cas.String")
    return system


class _Content:
    """A CAS that is being read."""

    def __init__(self, cas: Cas, said: Sequence[warnings.WarningMessage], name: str) -> None:
        self._view = self._first_view(cas)
        self._types = cas.typesystem
        self._name = name
        messages = [str(each.message) for each in said]
        self._bad_offsets = {
            int(found[1]) for each in messages if (found := _BAD_OFFSET.match(each))
        }
        unknown = [found[1] for each in messages if (found := _UNKNOWN_TYPE.search(each))]
        self._left_out = {short_name(each) for each in unknown if not is_structure(each)}
        self._notes: list[UserFacingError] = []
        self._known = self._fields()

    def content(self) -> Content:
        """Return what the view with the text holds."""
        text = self._view.sofa_string if self._view is not None else None
        if not isinstance(text, str):
            raise UnreadableFileError(name=self._name, reason="no-text")
        marks = [each for each in self._annotations() if self._is_read(each)]
        trim = not is_own(self._known)
        placer = Placer(text, name=self._name, line=1, exact=True, trim=trim)
        rows = [_row(each) for each in marks if _ends(each) is None]
        spans = place_all(placer, rows)
        self._doubt(spans, rows, placer.text)
        relations = self._relations(marks, {span.key for span in spans})
        return Content(
            text=text,
            spans=tuple(spans),
            relations=tuple(relations),
            notes=(*placer.notes, *self._notes),
            left_out=frozenset(self._left_out),
            known=self._known,
        )

    def _first_view(self, cas: Cas) -> Any:
        """Return the first view that has a text, the initial one before others."""
        names = [sofa.sofaID for sofa in cas.sofas]
        views = [cas.get_view(name) for name in names]
        return next((view for view in views if view.sofa_string), None)

    def _fields(self) -> dict[str, str]:
        """Return what is known of the article, as DKPro writes it."""
        marks = self._annotations() if self._view is not None else ()
        known = [dict(_features(mark)) for mark in marks if mark.type.name == KNOWN]
        return {str(each.get("key")): _plain(each.get("value")) for each in known}

    def _annotations(self) -> Iterator[Any]:
        return iter(self._view.select_all_annotations())

    def _is_read(self, mark: Any) -> bool:
        name = mark.type.name
        if is_linguistic(name):
            self._left_out.add(short_name(name))
        return name != _ANNOTATION and not is_linguistic(name) and not is_structure(name)

    def _doubt(
        self, spans: Sequence[ReadSpan], rows: Sequence[tuple[Claimed, ReadSpan]], text: str
    ) -> None:
        """Note spans with an edge inside a character, which cassis leaves as it found it."""
        claims = {span.key: claim for claim, span in rows}
        for span in spans:
            claim = claims[span.key]
            if {claim.start, claim.end} & self._bad_offsets:
                words = " ".join(text[span.start : span.end].split())[:60]
                note = SpanDoubtfulError(
                    name=self._name, line=1, label=span.label, text=words, reason="counting"
                )
                self._notes.append(note)

    def _relations(self, marks: Sequence[Any], keys: set[str]) -> list[ReadRelation]:
        found: list[ReadRelation] = []
        for mark in marks:
            state = state_of(dict(_features(mark)))
            for kind, head, child in _links(mark):
                if head in keys and child in keys:
                    found.append(ReadRelation(type=kind, head=head, child=child, state=state))
                else:
                    note = AnnotationLeftOutError(
                        name=self._name, line=1, what=kind, reason="no-such-span"
                    )
                    self._notes.append(note)
        return found


def _features(mark: Any) -> Iterator[tuple[str, Any]]:
    for feature in mark.type.all_features:
        if feature.name not in _NOT_FEATURES and (value := mark.get(feature.name)) is not None:
            yield feature.name, value


def _row(mark: Any) -> tuple[Claimed, ReadSpan]:
    values = {
        name.rstrip("_"): _plain(value)
        for name, value in _features(mark)
        if name not in (_NEXT, _NEXT_LABEL)
    }
    own = own_span(values) or {}
    label, attributes = label_and_attributes(mark.type.name, values)
    own = {"label": label, "layer": short_name(mark.type.name), "attributes": attributes} | own
    claim = Claimed(start=whole_number(mark.begin), end=whole_number(mark.end), label=label)
    return claim, ReadSpan(key=str(mark.xmiID), start=0, end=0, **own)


def _plain(value: Any) -> str:
    """Return a value that can be a label or an attribute; nothing for references and false."""
    if isinstance(value, str):
        return value
    return (
        ("true" if value is True else str(value))
        if isinstance(value, int | float) and value
        else ""
    )


def _ends(mark: Any) -> tuple[str, str] | None:
    """Return the keys of what a relation joins, None for what is no relation."""
    values = dict(_features(mark))
    for head, child in _ENDS:
        if head in values and child in values:
            ends = _reference(values[head]), _reference(values[child])
            return ends if all(ends) else None
    return None


def _links(mark: Any) -> Iterator[tuple[str, str, str]]:
    """Yield the links of a relation, or those that an annotation's features make to others."""
    values = dict(_features(mark))
    if (ends := _ends(mark)) is not None:
        named = {name for pair in _ENDS for name in pair}
        plain = {name: _plain(value) for name, value in values.items() if name not in named}
        kind, _ = label_and_attributes(mark.type.name, plain)
        yield kind, *ends
        return
    key = str(mark.xmiID)
    for name, value in values.items():
        if name == _NEXT and (target := _reference(value)):
            yield storable_text(_plain(values.get(_NEXT_LABEL)) or name), key, target
            continue
        for item in _items(value):
            # A slot is a structure of its own that names its role and what fills it.
            filler = item.get("target") if hasattr(item, "get") else None
            role = item.get("role") if filler is not None else None
            if target := _reference(item if filler is None else filler):
                yield storable_text(_plain(role) or name), key, target


def _items(value: Any) -> list[Any]:
    """Return the structures that a feature refers to; nothing for plain values."""
    value = getattr(value, "elements", value)
    found = value if isinstance(value, list) else [value]
    return [item for item in found if hasattr(item, "xmiID")]


def _reference(value: Any) -> str:
    """Return the key of what a feature refers to: a structure, or its number as text."""
    if isinstance(value, str):
        return value if value.isdecimal() else ""
    return str(value.xmiID) if hasattr(value, "xmiID") else ""

"""Reading brat's standoff: a text, and beside it an .ann file with what is annotated in it."""

import re
from collections.abc import Iterator

from annotator.core.errors import AnnotationLeftOutError, UserFacingError
from annotator.formats.annotated_records import place_all
from annotator.formats.articles import make_document
from annotator.formats.brat_lines import Standoff, parse
from annotator.formats.codec import Columns, Profile, Read, ReadRelation, ReadSpan, Source
from annotator.formats.contents import text_in, whole
from annotator.formats.encodings import encoding_of
from annotator.formats.placing import Claimed, Placer

_LINE = re.compile(rb"(?:[TREAMNX]\d+|#\d+|\*)\t")
_ANNOTATIONS, _TEXT = ".ann", ".txt"


class BratReader:
    """Reads a pair of files, found by either of them.

    A text-bound annotation in several parts becomes one span from the first to the last, which is
    noted unless only white space is left between them. The arguments of an event become relations
    from its trigger. A note is the comment of its span.
    """

    name = "brat"
    suffixes = frozenset((_ANNOTATIONS,))
    annotated = True

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.95 for annotations with their text, 0.9 for a text with annotations."""
        if source.suffix == _TEXT:
            return 0.9 if _beside(source, _ANNOTATIONS) is not None else 0.0
        if source.suffix != _ANNOTATIONS or _beside(source, _TEXT) is None:
            return 0.0
        return 0.95 if not head.strip() or _LINE.match(head.lstrip(b"\xef\xbb\xbf")) else 0.5

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return the encoding of the text."""
        text = source if source.suffix == _TEXT else _beside(source, _TEXT)
        if text is not None and text is not source:
            with text.open() as file:
                head = file.read(1 << 16)
        return Profile(encoding=encoding_of(head) or "" if head else "")

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return nothing: there is nothing to map."""
        del source, profile
        return None

    def companions(self, source: Source) -> frozenset[str]:
        """Return the name of the other file of the pair, which is read with the source."""
        other = _beside(source, _ANNOTATIONS if source.suffix == _TEXT else _TEXT)
        return frozenset((other.name,)) if other else frozenset()

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the one article."""
        text = source if source.suffix == _TEXT else _beside(source, _TEXT)
        marks = _beside(source, _ANNOTATIONS) if source.suffix == _TEXT else source
        try:
            yield _read(source, text or source, marks, profile)
        except UserFacingError as problem:
            yield Read(problem=problem, position=source.size)


def _beside(source: Source, suffix: str) -> Source | None:
    name = source.name.replace("\\", "/").rpartition("/")[2]
    return source.beside(name.rpartition(".")[0] + suffix)


def _read(source: Source, text: Source, marks: Source | None, profile: Profile) -> Read:
    raw, facts = text_in(whole(text), text, profile.encoding)
    document = make_document(raw, name=text.name, metadata=facts)
    lines = text_in(whole(marks), marks)[0] if marks is not None else ""
    standoff = parse(lines)
    name = marks.name if marks is not None else text.name
    notes: list[UserFacingError] = [
        AnnotationLeftOutError(name=name, line=line, what=what, reason=reason)
        for line, what, reason in standoff.left_out
    ]
    placer = Placer(raw, name=name, line=0)
    spans = _spans(placer, standoff)
    relations, lost = _relations(standoff, spans, name)
    return Read(
        document=document,
        position=source.size,
        spans=tuple(spans),
        relations=relations,
        notes=(*placer.notes, *notes, *lost),
    )


def _spans(placer: Placer, standoff: Standoff) -> list[ReadSpan]:
    """Return the text-bound annotations as spans, from the first part of each to the last."""
    rows = []
    for bound in standoff.bounds.values():
        # The words of several parts are not found in the text, unless they are those of its lines.
        between = placer.text[bound.start : bound.end]
        lines = between.split() == bound.quote.split()
        quote = bound.quote if len(bound.parts) == 1 or lines else None
        claim = Claimed(
            start=bound.start, end=bound.end, label=bound.label, quote=quote, line=bound.line
        )
        span = ReadSpan(
            key=bound.key,
            start=0,
            end=0,
            label=bound.label,
            attributes=standoff.attributes.get(bound.key, {}),
            comment="\n".join(standoff.notes.get(bound.key, ())),
        )
        rows.append((claim, span))
    claims = {span.key: claim for claim, span in rows}
    found = place_all(placer, rows)
    for span in found:
        words = placer.text[span.start : span.end]
        bound = standoff.bounds[span.key]
        if len(bound.parts) > 1 and words.split() != bound.quote.split():
            placer.repaired(claims[span.key], "fragments", words)
    return found


def _relations(
    standoff: Standoff, spans: list[ReadSpan], name: str
) -> tuple[tuple[ReadRelation, ...], list[UserFacingError]]:
    """Return relations and the arguments of events, each event standing for its trigger."""
    keys = {span.key for span in spans}
    found: list[ReadRelation] = []
    lost: list[UserFacingError] = []
    for kind, *ends, line in standoff.links:
        head, child = map(standoff.span_of, ends)
        if head in keys and child in keys:
            found.append(ReadRelation(type=kind, head=head, child=child))
        else:
            note = AnnotationLeftOutError(name=name, line=line, what=kind, reason="no-such-span")
            lost.append(note)
    return tuple(found), lost

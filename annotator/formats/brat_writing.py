"""Writing brat's standoff: a folder with a text and an .ann file for each article."""

import re
import unicodedata
from collections.abc import Iterator

from annotator.core.ids import SpanId
from annotator.core.model import Document, Span
from annotator.formats.brat_config import BratConfig, can_be_value
from annotator.formats.losses import (
    accepted,
    check,
    links,
    of_document,
    of_span,
    relation_loss,
    span_loss,
)
from annotator.formats.writing import Annotated, Holds, Loss, LossKind, Output, Provenance

_BREAKS = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""What ends a line for brat: no part of an annotation goes across it."""
_NOT_IN_NAMES = re.compile("[^a-z0-9]+")
_LONGEST_NAME = 60


class BratWriter:
    """Writes a pair of files an article, and annotation.conf and visual.conf for all of them.

    Files are numbered in the order of the export and called after the title, so that no two are
    the same on any disk. The parts of a split dataset are folders.
    """

    name = "brat"
    suffix = ""
    holds = Holds(states=False, layers=False, scores=False, metadata=False)

    def begin(self, output: Output, provenance: Provenance) -> "_Writing":
        """Begin an export."""
        return _Writing(output, provenance)


class _Writing:
    """An export under way."""

    def __init__(self, output: Output, provenance: Provenance) -> None:
        self._output = output
        self._provenance = provenance
        self._config = BratConfig(provenance.scheme, provenance.language)
        self._count = 0

    def add(self, annotated: Annotated) -> tuple[Loss, ...]:
        """Write one article."""
        check(annotated)
        self._count += 1
        article = _Article(annotated, self._config, self._provenance)
        lines = "".join(f"{line}\n" for line in article.lines())
        folder = f"{annotated.split}/" if annotated.split else ""
        stem = f"{folder}{self._count:06d}-{file_stem(annotated.document)}"
        self._write(f"{stem}.txt", annotated.document.text)
        self._write(f"{stem}.ann", lines)
        return (*article.lost, *of_document(annotated))

    def finish(self) -> None:
        """Write what brat needs to know of all articles."""
        self._write("annotation.conf", self._config.annotation())
        self._write("visual.conf", self._config.visual())

    def _write(self, name: str, content: str) -> None:
        # Two files an article: they are not left open until the end.
        with self._output.file(name) as file:
            file.write(content.encode())


class _Article:
    """The lines of one .ann file; ``lost`` is what they cannot hold."""

    def __init__(self, annotated: Annotated, config: BratConfig, provenance: Provenance) -> None:
        self._annotated = annotated
        self._text = annotated.document.text
        self._config = config
        self._scheme = provenance.scheme
        self._spans: dict[SpanId, Span] = {}
        self.lost: list[Loss] = []

    def lines(self) -> Iterator[str]:
        """Yield the lines: spans, then relations, attributes and notes."""
        spans, self.lost = accepted(self._annotated)
        keys: dict[SpanId, str] = {}
        for span in spans:
            if parts := self._parts(span):
                key = keys[span.id] = f"T{len(keys) + 1}"
                self._spans[span.id] = span
                yield f"{key}\t{self._label(span)} {self._ranges(parts)}"
        yield from self._relations(keys)
        yield from self._attributes(keys)
        yield from self._notes(keys)

    def _parts(self, span: Span) -> list[tuple[int, int]]:
        """Return the parts of a span on single lines, without white space at its edges."""
        words = self._text[span.start : span.end]
        first = span.start + len(words) - len(words.lstrip())
        last = span.end - len(words) + len(words.rstrip())
        if first >= last or (first, last) != (span.start, span.end):
            self.lost.append(span_loss(LossKind.TEXT, span))
        parts: list[tuple[int, int]] = []
        start = first
        for found in (*_BREAKS.finditer(self._text, first, max(first, last)), None):
            end = found.start() if found else last
            if self._text[start:end].strip():
                parts.append((start, end))
            start = found.end() if found else last
        return parts

    def _ranges(self, parts: list[tuple[int, int]]) -> str:
        places = ";".join(f"{start} {end}" for start, end in parts)
        return f"{places}\t{' '.join(self._text[start:end] for start, end in parts)}"

    def _label(self, span: Span) -> str:
        self.lost += of_span(span, BratWriter.holds, self._scheme)
        label = self._config.use_label(span.layer, span.label)
        if label != span.label:
            self.lost.append(span_loss(LossKind.TEXT, span))
        return label

    def _relations(self, keys: dict[SpanId, str]) -> Iterator[str]:
        relations, lost = links(self._annotated, keys)
        self.lost += lost
        for number, relation in enumerate(relations, 1):
            head, child = self._spans[relation.head], self._spans[relation.child]
            kind = self._config.use_relation(relation.type, head.label, child.label)
            if kind != relation.type:
                self.lost.append(relation_loss(LossKind.TEXT, relation, self._annotated))
            yield f"R{number}\t{kind} Arg1:{keys[head.id]} Arg2:{keys[child.id]}"

    def _attributes(self, keys: dict[SpanId, str]) -> Iterator[str]:
        number = 0
        for span_id, key in keys.items():
            span = self._spans[span_id]
            for name, value in span.attributes.items():
                # A value of several words is written as one, and none as a mark that it is set.
                written = self._config.use_attribute(name, value, span.label)
                words = value if can_be_value(value) else "_".join(re.findall(r"[^\s|,;:]+", value))
                number += 1
                if written != name or words != value or not value:
                    self.lost.append(span_loss(LossKind.ATTRIBUTE, span, name))
                yield f"A{number}\t{written} {key} {words}".rstrip()

    def _notes(self, keys: dict[SpanId, str]) -> Iterator[str]:
        number = 0
        for span_id, key in keys.items():
            span = self._spans[span_id]
            if span.comment:
                number += 1
                lines = _BREAKS.sub(lambda found: "\\n" * len(found[0]), span.comment)
                if lines.replace("\\n", "\n") != span.comment:
                    self.lost.append(span_loss(LossKind.COMMENT, span))
                yield f"#{number}\tAnnotatorNotes {key}\t{lines}"


def file_stem(document: Document) -> str:
    """Return what the files of a document may be called: plain letters from its title, or its id.

    Names that mean something to a system, such as those of devices, cannot come out: a number goes
    before.
    """
    parts = unicodedata.normalize("NFKD", document.title.lower())
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    words = _NOT_IN_NAMES.sub("-", plain).strip("-")
    return words[:_LONGEST_NAME].rstrip("-") or document.id[:12]

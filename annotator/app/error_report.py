"""What an evaluation found wrong, one by one, as data and as a text that a linguist can read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from annotator.app.evaluating import Evaluation
from annotator.app.messages import line
from annotator.app.record_words import kind_in_words, origin_in_words
from annotator.core.scoring import (
    EXACT,
    ClaimRecord,
    EntityRecord,
    agree,
    iou,
    pair_claims,
    trimmed,
)
from annotator.core.suggestions import Range

_CONTEXT = 48
"""Characters shown on either side of a passage."""
_TITLE = 72


class Wrong(StrEnum):
    """What is wrong with a proposal, or with its absence."""

    MISSED = "missed"
    EXTRA = "extra"
    BOUNDARY = "boundary"
    LABEL = "label"
    SOURCE = "source"
    CUE = "cue"
    KIND = "kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One error: what is wrong in the text ``id``, what the gold has and what was proposed.

    Entities go together when they overlap, claims when the intersection over union of their
    contents is at least 0.5, one to one and the likest first.
    """

    id: str
    wrong: tuple[Wrong, ...]
    expected: EntityRecord | ClaimRecord | None
    got: EntityRecord | ClaimRecord | None

    @property
    def place(self) -> Range:
        """Where it is in the text."""
        shown = self.expected or self.got
        assert shown is not None
        return _place(shown)

    @property
    def about(self) -> str:
        """Whether it is about an ``entity`` or a ``claim``."""
        return "entity" if isinstance(self.expected or self.got, EntityRecord) else "claim"


def find_errors(evaluation: Evaluation) -> list[Finding]:
    """Return every error of an evaluation, text by text in the gold's order, then by place."""
    findings: list[Finding] = []
    for identifier in evaluation.gold.rows:
        found: list[Finding] = []
        if identifier in evaluation.entity_texts:
            found += _entity_errors(evaluation, identifier)
        if identifier in evaluation.claim_texts:
            found += _claim_errors(evaluation, identifier)
        findings += sorted(found, key=lambda finding: finding.place)
    return findings


def as_data(finding: Finding, text: str) -> dict[str, Any]:
    """Return a finding in ``text`` as JSON can hold it."""
    return {
        "id": finding.id,
        "about": finding.about,
        "wrong": [item.value for item in finding.wrong],
        "expected": finding.expected and _record(finding.expected, text),
        "got": finding.got and _record(finding.got, text),
    }


def written(evaluation: Evaluation, findings: Sequence[Finding], language: str) -> Iterator[str]:
    """Yield the lines of a report in ``language``, without their line ends.

    Every passage stands between ⟦ and ⟧ with what surrounds it; line breaks are shown as ⏎.
    """
    if not findings:
        yield line("errors-none", language)
        return
    yield line("errors-title", language, count=len(findings))
    for about in ("entity", "claim"):
        counted = _counted([item for item in findings if item.about == about], language)
        if counted:
            yield f"  {line(f'errors-{about}', language)}: {counted}"
    current = ""
    for finding in findings:
        text = evaluation.gold.text(finding.id)
        if finding.id != current:
            current = finding.id
            yield ""
            yield f"=== {finding.id} | {' '.join(text[: _TITLE * 2].split())[:_TITLE]}"
        yield ""
        yield from described(finding, text, language)


def described(finding: Finding, text: str, language: str) -> Iterator[str]:
    """Yield the lines that tell a finding in ``text``: what is wrong, expected and got."""

    def word(key: str) -> str:
        return line(f"errors-{key}", language)

    wrong = ", ".join(word(item.value) for item in finding.wrong)
    start, end = finding.place
    yield f"{wrong} ({word(finding.about)}, {start}-{end})"
    width = max(len(word("expected")), len(word("got")), len(word("origin")))
    for key, record in (("expected", finding.expected), ("got", finding.got)):
        if record is None:
            continue
        kind = _called(record, language)
        passage = _in_context(text, _place(record))
        yield f"  {word(key):<{width}}  {f'[{kind}] ' if kind else ''}{passage}"
        if isinstance(record, ClaimRecord):
            parts = (("source", record.source), ("cue", record.cue))
            shown = (
                f"{line(f'scores-{name}', language)} = {_part(text, part, language)}"
                for name, part in parts
            )
            yield f"  {'':<{width}}  {'; '.join(shown)}"
    if finding.got is not None and finding.got.origin:
        yield f"  {word('origin'):<{width}}  {origin_in_words(finding.got.origin, language)}"


def _entity_errors(evaluation: Evaluation, identifier: str) -> Iterator[Finding]:
    labels = evaluation.labels
    gold = [item for item in evaluation.gold.rows[identifier].spans or () if item.label in labels]
    found = [item for item in evaluation.proposals.spans(identifier) if item.label in labels]
    right = {item.entity for item in gold} & {item.entity for item in found}
    wanted = [item for item in gold if item.entity not in right]
    others = [item for item in found if item.entity not in right]
    for expected, got in _overlapping(wanted, others):
        wanted.remove(expected)
        others.remove(got)
        wrong = []
        if _place(expected) != _place(got):
            wrong.append(Wrong.BOUNDARY)
        if expected.label != got.label:
            wrong.append(Wrong.LABEL)
        yield Finding(id=identifier, wrong=tuple(wrong), expected=expected, got=got)
    for item in wanted:
        yield Finding(id=identifier, wrong=(Wrong.MISSED,), expected=item, got=None)
    for item in others:
        yield Finding(id=identifier, wrong=(Wrong.EXTRA,), expected=None, got=item)


def _overlapping(
    gold: Sequence[EntityRecord], found: Sequence[EntityRecord]
) -> list[tuple[EntityRecord, EntityRecord]]:
    """Return entities that overlap, one to one; the likest first, then those of one label."""
    likeness = [
        (-iou(_place(one), _place(other)), one.label != other.label, place, index)
        for place, one in enumerate(gold)
        for index, other in enumerate(found)
        if iou(_place(one), _place(other)) > 0
    ]
    taken: set[int] = set()
    given: set[int] = set()
    pairs = []
    for _, _, place, index in sorted(likeness):
        if place not in taken and index not in given:
            taken.add(place)
            given.add(index)
            pairs.append((gold[place], found[index]))
    return pairs


def _claim_errors(evaluation: Evaluation, identifier: str) -> Iterator[Finding]:
    row = evaluation.gold.rows[identifier]
    text = evaluation.gold.text(identifier)
    gold = row.claims or ()
    found = evaluation.proposals.claims(identifier)
    pairing = pair_claims(text, gold, found, row.optional)
    for place, index in pairing.pairs:
        expected, got = gold[place], found[index]
        wrong = tuple(_differences(text, expected, got))
        if wrong:
            yield Finding(id=identifier, wrong=wrong, expected=expected, got=got)
    for place in pairing.missed:
        yield Finding(id=identifier, wrong=(Wrong.MISSED,), expected=gold[place], got=None)
    for index in pairing.extra:
        yield Finding(id=identifier, wrong=(Wrong.EXTRA,), expected=None, got=found[index])


def _differences(text: str, expected: ClaimRecord, got: ClaimRecord) -> Iterator[Wrong]:
    if iou(trimmed(text, expected.content), trimmed(text, got.content)) < EXACT:
        yield Wrong.BOUNDARY
    if not agree(expected.source, got.source):
        yield Wrong.SOURCE
    if not agree(expected.cue, got.cue):
        yield Wrong.CUE
    if expected.kind != got.kind:
        yield Wrong.KIND


def _counted(findings: Sequence[Finding], language: str) -> str:
    counts = {item: sum(item in finding.wrong for finding in findings) for item in Wrong}
    return ", ".join(
        f"{line(f'errors-{item.value}', language)} {count}"
        for item, count in counts.items()
        if count
    )


def passage(record: EntityRecord | ClaimRecord, text: str, language: str) -> str:
    """Return the words of an entity or of a claim's content, on one line, after what it is."""
    kind = _called(record, language)
    start, end = _place(record)
    return f"[{kind}] {_one_line(text[start:end])}" if kind else _one_line(text[start:end])


def _called(record: EntityRecord | ClaimRecord, language: str) -> str:
    if isinstance(record, EntityRecord):
        return record.label
    return kind_in_words(record.kind, language)


def _in_context(text: str, place: Range) -> str:
    start, end = place
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    lead = "…" if start > _CONTEXT else ""
    rest = "…" if end + _CONTEXT < len(text) else ""
    return _one_line(f"{lead}{before}⟦{text[start:end]}⟧{after}{rest}")


def _part(text: str, part: Range | None, language: str) -> str:
    if part is None:
        return line("errors-nothing", language)
    return f"⟦{_one_line(text[slice(*part)])}⟧ ({part[0]}-{part[1]})"


def _one_line(text: str) -> str:
    return "⏎".join(text.splitlines())


def _place(record: EntityRecord | ClaimRecord) -> Range:
    return (record.start, record.end) if isinstance(record, EntityRecord) else record.content


def _record(record: EntityRecord | ClaimRecord, text: str) -> dict[str, Any]:
    start, end = _place(record)
    data: dict[str, Any] = {"text": text[start:end], "origin": record.origin}
    if isinstance(record, EntityRecord):
        return {"start": start, "end": end, "label": record.label, **data}
    return {
        "content": [start, end],
        "source": record.source,
        "cue": record.cue,
        "kind": record.kind,
        **data,
    }

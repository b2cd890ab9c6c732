"""The project's lexicon: learning from every decision, and letting articles profit from it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from annotator.app.operations.lexicon import LEXICON, SAME_EVERYWHERE, ApplyLexicon
from annotator.core.changes import Added, Change, Removed, Updated
from annotator.core.ids import DocumentId, LabelId
from annotator.core.lexicon import Lexicon
from annotator.core.mentions import normal_form
from annotator.core.model import Span, SpanState
from annotator.core.scheme import Scheme

__all__ = ["LEXICON", "SAME_EVERYWHERE", "ApplyLexicon", "learned", "write_lexicon"]

Learned = dict[tuple[str, LabelId], tuple[int, int]]
"""How many more acceptances and rejections, by form and label; fewer are below 0."""


def learned(
    changes: Iterable[Change], scheme: Scheme, text_of: Callable[[DocumentId], str]
) -> Learned:
    """Return what ``changes`` teach about the forms of boxed layers.

    Every span that is accepted or rejected counts one, by what it was before and is afterwards; a
    suggestion that gets another label counts as its rejection as well. So the inverse of
    ``changes`` teaches exactly the opposite.
    """
    boxed = scheme.box_layers()
    found: Counter[tuple[str, LabelId, SpanState]] = Counter()
    texts: dict[DocumentId, str] = {}
    for span, state, number in (item for change in changes for item in _decisions(change)):
        if span.layer in boxed:
            if span.document not in texts:
                texts[span.document] = text_of(span.document)
            form = normal_form(texts[span.document][span.start : span.end])
            found[form, span.label, state] += number
    result: Learned = {}
    for form, label, _ in found:
        accepted = found[form, label, SpanState.ACCEPTED]
        rejected = found[form, label, SpanState.REJECTED]
        if accepted or rejected:
            result[form, label] = (accepted, rejected)
    return result


def new_forms(
    changes: Iterable[Change],
    documents: Collection[DocumentId],
    lexicon: Lexicon,
    scheme: Scheme,
    text_of: Callable[[DocumentId], str],
) -> dict[DocumentId, int]:
    """Return how many suggestions that come into ``documents`` have a form that is not known."""
    found = dict.fromkeys(documents, 0)
    boxed = scheme.box_layers()
    texts: dict[DocumentId, str] = {}
    for change in changes:
        span = change.entity if isinstance(change, Added) else None
        if not isinstance(span, Span) or span.state is not SpanState.SUGGESTED:
            continue
        if span.document in found and span.layer in boxed:
            text = texts.setdefault(span.document, "") or text_of(span.document)
            texts[span.document] = text
            found[span.document] += not lexicon.knows(normal_form(text[span.start : span.end]))
    return found


def write_lexicon(lexicon: Lexicon, path: Path) -> None:
    """Write the whole lexicon to ``path`` as CSV, by form and label.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.

    Raises:
        ExportWriteError: the file cannot be written.
    """
    from annotator.app.exporting.output import replacing  # noqa: PLC0415  (rarely used)
    from annotator.formats.table_cells import Table  # noqa: PLC0415

    entries = sorted(lexicon.entries(), key=lambda entry: (entry.form, entry.label))
    with replacing(path) as file:
        head = ("form", "label", "accepted", "rejected", "use")
        rows = Table(file, head, delimiter=",", bom=True)
        for entry in entries:
            count = entry.count
            use = lexicon.use(entry).value
            rows.add((entry.form, entry.label, count.accepted, count.rejected, use))


def _decisions(change: Change) -> Iterator[tuple[Span, SpanState, int]]:
    """Yield the decisions that a change adds (1) and takes back (-1)."""
    match change:
        case Added(Span() as span):
            yield from _decided(span, 1)
        case Removed(Span() as span):
            yield from _decided(span, -1)
        case Updated(Span() as before, Span() as after):
            yield from _decided(before, -1)
            yield from _decided(after, 1)
            yield from _relabelled(before, after)


def _decided(span: Span, number: int) -> Iterator[tuple[Span, SpanState, int]]:
    if span.state is not SpanState.SUGGESTED:
        yield span, span.state, number


def _relabelled(before: Span, after: Span) -> Iterator[tuple[Span, SpanState, int]]:
    """Yield the rejection of the label that a suggestion had, or its taking back."""
    if before.label == after.label or (before.start, before.end) != (after.start, after.end):
        return
    states = (before.state, after.state)
    if states == (SpanState.SUGGESTED, SpanState.ACCEPTED):
        yield before, SpanState.REJECTED, 1
    elif states == (SpanState.ACCEPTED, SpanState.SUGGESTED):
        yield after, SpanState.REJECTED, -1

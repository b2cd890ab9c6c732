"""What the store remembers of an article is what a fresh look into the file finds."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.app.project import Project
from annotator.core.changes import Added, Change, Removed, Updated
from annotator.core.ids import LabelId, LayerId, RelationId, RelationTypeId, SpanId
from annotator.core.model import Document, Relation, Span, SpanState
from annotator.store import keys

LENGTH = 30


class _AbandonedError(Exception):
    """Stands for any fault in the middle of a transaction."""


def _span(project: Project, document: Document, number: int, start: int, end: int) -> Span:
    return Span(
        id=SpanId(f"{number:032x}"),
        document=document.id,
        annotator=project.annotator_id,
        layer=LayerId("entities"),
        label=LabelId("LOC"),
        start=start,
        end=end,
        state=SpanState.ACCEPTED,
    )


def _link(project: Project, document: Document, number: int, head: Span, child: Span) -> Relation:
    return Relation(
        id=RelationId(f"{number:032x}"),
        document=document.id,
        annotator=project.annotator_id,
        type=RelationTypeId("said-by"),
        head=head.id,
        child=child.id,
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_remembered_spans_are_those_in_the_file(
    make_project: Callable[..., Project],
    add_document: Callable[..., Document],
    data: st.DataObject,
) -> None:
    project = make_project()
    document, other = add_document(project, "a" * LENGTH), add_document(project, "b" * LENGTH)
    file, me = project._file, project.annotator_id
    known: dict[int, Span] = {}
    links: dict[int, Relation] = {}
    for _ in range(data.draw(st.integers(1, 6))):
        trial, tried = dict(known), dict(links)
        changes: list[Change] = []
        for number in data.draw(st.lists(st.integers(0, 6), max_size=4)):
            start = data.draw(st.integers(0, LENGTH - 2))
            new = _span(project, document, number, start, data.draw(st.integers(start + 1, LENGTH)))
            old = trial.get(number)
            changes.append(Updated(old, new) if old else Added(new))
            trial[number] = new
        if len(trial) > 1 and data.draw(st.booleans()):
            head, child = list(trial.values())[:2]
            number = data.draw(st.integers(0, 3))
            link = _link(project, document, number, head, child)
            changes.append(Updated(tried[number], link) if number in tried else Added(link))
            tried[number] = link
        elif tried:
            changes.append(Removed(tried.popitem()[1]))
        free = [
            n
            for n, s in trial.items()
            if all(s.id not in (r.head, r.child) for r in tried.values())
        ]
        if free and data.draw(st.booleans()):
            changes.append(Removed(trial.pop(free[0])))
        fails = data.draw(st.booleans())
        with suppress(_AbandonedError), file.transaction():
            file.apply(changes)
            if fails:
                raise _AbandonedError
        if not fails:
            known, links = trial, tried
        if data.draw(st.booleans()):
            assert file.spans.of(other.id, me) == ()  # another article is looked at in between
        order = sorted(known.values(), key=lambda span: (span.start, -span.end, span.id))
        assert file.spans.of(document.id, me) == tuple(order)
        kept = tuple(sorted(links.values(), key=lambda link: link.id))
        assert file.relations.of(document.id, me) == kept
        remembered = file.spans.of(document.id, me), file.relations.of(document.id, me)
        file.spans.forget()
        file.relations.forget()
        assert remembered == (file.spans.of(document.id, me), file.relations.of(document.id, me))


def test_a_change_leaves_all_other_spans_the_same_objects(
    project: Project, add_document: Callable[..., Document]
) -> None:
    """Views find out by identity what is different."""
    document = add_document(project, "a" * LENGTH)
    file, me = project._file, project.annotator_id
    spans = [_span(project, document, number, number * 3, number * 3 + 2) for number in range(5)]
    with file.transaction():
        file.apply([Added(span) for span in spans])
    before = file.spans.of(document.id, me)
    with file.transaction():
        file.apply([Updated(before[2], before[2].at(6, 9))])
    after = file.spans.of(document.id, me)
    assert [one is other for one, other in zip(before, after, strict=True)] == [
        True,
        True,
        False,
        True,
        True,
    ]
    assert file.spans.of(document.id, me) is after


def test_numbers_of_documents_are_remembered_up_to_a_bound(
    project: Project, add_document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_MOST", 3)
    documents = [add_document(project, f"Texte {number}.") for number in range(8)]
    for _ in range(2):
        assert [project.number(one.id) for one in documents] == list(range(1, 9))
        assert [project.spans(one.id) for one in documents] == [()] * 8
        assert len(project._file._keys._documents) <= 3

"""What is stored for lists alone: titles as they are sorted, and labels by document."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.app.operations.library import RemoveDocuments, SetDetails
from annotator.app.operations.operation import Operation
from annotator.app.operations.spans import AcceptSpans, CreateSpan, DeleteSpans, RejectSpans
from annotator.app.project import Project
from annotator.core.folding import sorting_key
from annotator.core.ids import DocumentId, LabelId, SpanId
from annotator.core.listing import Field, Listing, Sort
from annotator.core.model import Document, SpanState
from annotator.core.query import parse_query
from annotator.store.listing_sql import Statement

AddDocument = Callable[..., Document]
TEXT = "Riga Oslo Kiev Lund"
WORDS = ((0, 4), (5, 9), (10, 14), (15, 19))


def found(project: Project, typed: str) -> list[DocumentId]:
    return project.identifiers(list(project.numbers(Listing(query=parse_query(typed)))))


def noted(project: Project) -> set[tuple[int, str]]:
    rows = project._file._db.execute("SELECT document, label FROM labelled")
    return {(row[0], row[1]) for row in rows}


def there(project: Project) -> set[tuple[int, str]]:
    return {
        (project.number(document), span.label)
        for document in project.document_ids()
        for span in project.spans(document)
        if span.state is not SpanState.REJECTED
    }


def decision(step: str, document: DocumentId, span: SpanId) -> Operation:
    if step == "accept":
        return AcceptSpans(document, (span,))
    return (RejectSpans if step == "reject" else DeleteSpans)(document, (span,))


STEPS = st.tuples(
    st.sampled_from(("create", "accept", "reject", "delete", "undo", "redo")),
    st.sampled_from(WORDS),
    st.sampled_from(("PER", "LOC", "ORG")),
    st.integers(0, 7),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_the_labels_noted_are_those_that_stand_whatever_is_done_and_undone(
    project: Project,
    add_document: AddDocument,
    steps: list[tuple[str, tuple[int, int], str, int]],
) -> None:
    document = add_document(project, f"{TEXT} {len(project.document_ids())}").id
    for step, (start, end), label, place in steps:
        spans = [span.id for span in project.spans(document) if span.visible]
        if step == "create":
            project.do(CreateSpan(document, start, end, LabelId(label)))
        elif step == "undo":
            project.undo()
        elif step == "redo":
            project.redo()
        elif spans:
            project.do(decision(step, document, spans[place % len(spans)]))
        assert noted(project) == there(project)


def test_a_label_is_looked_up_and_not_looked_for(
    project: Project, add_document: AddDocument
) -> None:
    made = [add_document(project, f"{TEXT} {place}").id for place in range(4)]
    for document in (made[3], made[1]):
        project.do(CreateSpan(document, 0, 4, LabelId("PER")))
    project.do(CreateSpan(made[3], 5, 9, LabelId("LOC")))
    assert found(project, "label:per") == [made[1], made[3]]
    assert found(project, "label:per label:loc") == [made[3]]
    assert found(project, "label:per -label:loc") == [made[1]]
    assert found(project, "-label:per") == [made[0], made[2]]
    assert found(project, "riga label:per") == [made[1], made[3]]
    assert plan(project, Listing(query=parse_query("label:per"))) == "l"


def plan(project: Project, listing: Listing) -> str:
    """Return which tables SQLite reads for a listing's documents in turn, and if it sorts them."""
    statement = Statement(listing, 1)
    rows = project._file._db.execute(
        f"EXPLAIN QUERY PLAN {statement.text('d.pk')}", statement.values
    ).fetchall()
    steps = [row[3].split() for row in rows]
    read = [step[1] for step in steps if step[0] in ("SCAN", "SEARCH") and len(step[1]) == 1]
    return " ".join([*read, *("sorted" for step in steps if step[:2] == ["USE", "TEMP"])])


@pytest.mark.parametrize(
    ("listing", "steps"),
    [
        (Listing(), "d"),
        (Listing(sort=Sort(Field.TITLE)), "k"),
        (Listing(query=parse_query("riga")), "w"),
        (Listing(query=parse_query("lang:fr"), sort=Sort(Field.TITLE)), "k d"),
        (Listing(sort=Sort(Field.LENGTH)), "d sorted"),
    ],
)
def test_what_can_be_read_in_its_order_is_not_sorted(
    project: Project, listing: Listing, steps: str
) -> None:
    assert plan(project, listing) == steps


def test_a_title_that_is_changed_moves_in_the_list(
    project: Project, add_document: AddDocument
) -> None:
    made = [add_document(project, f"Texte {title}", title=title).id for title in "bÀc"]
    listing = Listing(sort=Sort(Field.TITLE))

    def listed() -> list[int]:
        return [made.index(one) for one in project.identifiers(list(project.numbers(listing)))]

    assert listed() == [1, 0, 2]
    project.do(SetDetails((made[2],), "title", "Aa"))
    assert listed() == [1, 2, 0]
    project.undo()
    assert listed() == [1, 0, 2]
    keys = project._file._db.execute("SELECT key FROM titles ORDER BY document").fetchall()
    assert [key for (key,) in keys] == [sorting_key(title) for title in "bÀc"]


def test_a_version_whose_others_were_removed_is_none(
    project: Project, add_document: AddDocument
) -> None:
    made = [add_document(project, f"{TEXT} {place}").id for place in range(3)]
    with project.sketching() as versions:
        versions.join(project.number(made[0]), project.number(made[1]))
    assert found(project, "is:version") == made[:2]
    assert found(project, "-is:version riga") == made[2:]
    by_versions = Listing(sort=Sort(Field.VERSIONS, descending=True))
    project.do(RemoveDocuments((made[1],)))
    assert found(project, "is:version") == []
    assert project.identifiers(list(project.numbers(by_versions))) == [made[0], made[2]]
    project.undo()
    assert found(project, "is:version") == made[:2]

"""A team of three on one project, whose work is written as if their packages had been merged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.operation import Plan, Reader
from annotator.app.project import SUFFIX, Project
from annotator.core.changes import Added, Change, Updated
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, RelationId, SpanId, new_id
from annotator.core.model import (
    GOLD,
    Annotator,
    Document,
    DocumentState,
    DocumentStatus,
    Relation,
    Span,
)
from annotator.core.scheme import Scheme

TEXT = "« Le pont ouvrira en mai », a dit Anne Lemoal à Valbourg, selon la mairie."
Places = list[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Write:
    """Write whatever changes a test wants."""

    changes: tuple[Change, ...]
    name: ClassVar[str] = "write"
    undoable: ClassVar[bool] = False

    def plan(self, project: Reader) -> Plan:
        """Return the changes."""
        return Plan(changes=self.changes, progress=False)


class Team:
    """A project and the people whose work a test writes into it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.people = [project.annotator]
        for name in ("Zoé", "Ada"):
            self.people.append(Annotator(id=AnnotatorId(new_id()), name=name))
            project.join(self.people[-1])
        self.ids = [one.id for one in self.people]

    def add(self, document: Document) -> DocumentId:
        """Bring a document in without leaving a gesture."""
        self.project.do(AddDocuments((document,)))
        return document.id

    def span(self, who: int, document: DocumentId, label: str, start: int, end: int) -> Span:
        """Return a span of somebody's."""
        scheme = self.project.scheme
        layer = scheme.layer_of(LabelId(label))
        assert layer is not None
        return Span(
            id=SpanId(new_id()),
            document=document,
            annotator=self.ids[who],
            layer=layer.id,
            label=LabelId(label),
            start=start,
            end=end,
            attributes=scheme.default_attributes(LabelId(label)),
        )

    def write(self, *spans: Span, links: tuple[tuple[Span, Span], ...] = ()) -> None:
        """Write spans, and links from claims to their parts."""
        kinds = self.project.scheme.relations_between
        relations = [
            Relation(
                id=RelationId(new_id()),
                document=head.document,
                annotator=head.annotator,
                type=kinds(head.label, child.label)[0].id,
                head=head.id,
                child=child.id,
            )
            for head, child in links
        ]
        self.project.do(Write(tuple(Added(one) for one in (*spans, *relations))))

    def done(self, document: DocumentId, *who: int) -> None:
        """Let people have finished a document."""
        for one in who:
            before = DocumentStatus(document=document, annotator=self.ids[one])
            after = DocumentStatus(
                document=document, annotator=self.ids[one], state=DocumentState.DONE
            )
            self.project.do(Write((Updated(before, after),)))

    def article(self, document: Document, *works: Places) -> DocumentId:
        """Bring a document in that people have finished with these spans, the first one first."""
        found = self.add(document)
        for who, places in enumerate(works):
            self.write(*(self.span(who, found, *place) for place in places))
        self.done(found, *range(len(works)))
        return found

    def gold(self, document: DocumentId) -> list[tuple[str, int, int]]:
        """Return what is gold in a document."""
        spans = self.project.spans_by(GOLD.id, document)
        return [(span.label, span.start, span.end) for span in spans]


@pytest.fixture
def team(project: Project) -> Team:
    return Team(project)


@pytest.fixture(scope="session")
def make_team(
    tmp_path_factory: pytest.TempPathFactory, scheme: Scheme, annotator: Annotator
) -> Iterator[Callable[[], Team]]:
    """Return a function that makes a team in a project of its own, for generated cases."""
    made: list[Project] = []

    def make() -> Team:
        path: Path = tmp_path_factory.mktemp("team") / f"project{SUFFIX}"
        made.append(Project.create(path, scheme=scheme, annotator=annotator))
        return Team(made[-1])

    yield make
    for project in made:
        project.close()

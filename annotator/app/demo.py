"""The demo: a project of invented articles, and an annotator's work on it without a window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from annotator.app.demo_place import demo_path
from annotator.app.exporting import Choices, ExportReport, export_project
from annotator.app.importing import import_paths
from annotator.app.operations.documents import FlagDocument, SetDocumentState
from annotator.app.operations.relations import LinkSpans
from annotator.app.operations.spans import AcceptSpans, CreateSpan, RejectSpans, SetAttribute
from annotator.app.project import SUFFIX, Project
from annotator.app.schemes import load_scheme
from annotator.app.suggesting import suggest_project, tokenize_document
from annotator.core.errors import ProjectWriteError
from annotator.core.ids import DocumentId, LabelId, SpanId
from annotator.core.model import Annotator, DocumentState, Span, SpanState
from annotator.core.resources import corpus
from annotator.core.suggestions import CLAIM, CUE, CUED_BY, KIND, MODALITY, SAID_BY, SOURCE, Range

_FINISHED = 6
"""So many articles are annotated to the end; of the next two one is begun, one set aside."""

Suggest = Callable[[Project, str], Iterator[object]]
Work = Callable[[Path], dict[str, int]]
Place = tuple[int, int, LabelId]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoResult:
    """What the demo left behind."""

    project: Path
    export: Path
    added: int
    report: ExportReport
    done: dict[str, int]
    """What work other than the usual says that it did."""


def demo_project(annotator: Annotator, folder: Path | None = None) -> Path:
    """Return the path of the demo project, making it first if it is not there yet.

    It lies in the user's data folder unless another is named. It appears only when it is
    complete, so that an interrupted start does not leave half a demo behind.

    Raises:
        ProjectWriteError: the folder cannot be written to.
    """
    path = demo_path(folder)
    home = path.parent
    if not path.exists():
        try:
            home.mkdir(parents=True, exist_ok=True)
            unfinished = home / f"demo-unfinished{SUFFIX}"
            unfinished.unlink(missing_ok=True)
            create_demo(unfinished, annotator).close()
            unfinished.rename(path)
        except OSError as error:
            raise _unwritable(path, error) from error
    return path


def create_demo(path: Path, annotator: Annotator) -> Project:
    """Create a project of the demo's articles at ``path`` and return it, open.

    Raises:
        ProjectExistsError: there is a file already.
        ProjectWriteError: the folder cannot be written to.
    """
    project = Project.create(path, scheme=load_scheme(), annotator=annotator, name="demo")
    for _ in import_paths(project, [corpus("demo", "demo.jsonl")]):
        pass
    project.settle_history()
    return project


def run_demo(
    folder: Path,
    *,
    annotator: Annotator,
    pipeline: str,
    suggest: Suggest = suggest_project,
    work: Work | None = None,
) -> DemoResult:
    """Do an annotator's round in ``folder`` without a window.

    Creates the demo project, pre-highlights it, annotates some articles through the same
    operations as the window (as the demo's gold says: right suggestions accepted, wrong ones
    rejected, missing spans made by hand), takes a gesture back and does it again, finishes
    articles and exports them. ``work`` is done instead where it is given; the project is closed
    meanwhile.

    Raises:
        ProjectExistsError: the folder holds a demo already.
        ProjectWriteError: the folder cannot be written to.
        UserFacingError: whatever else stands in the way.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    export = folder / "demo.jsonl"
    project = create_demo(folder / f"demo{SUFFIX}", annotator)
    done: dict[str, int] = {}
    try:
        if work is None:
            for _ in suggest(project, pipeline):
                pass
            annotate(project)
        else:
            project.close()
            done = work(project.path)
            project = Project.open(project.path, annotator=annotator)
        report = ExportReport()
        for progress in export_project(project, export, Choices(), tokens_for=tokenize_document):
            report = progress.report
        added = sum(project.state_counts().values())
        return DemoResult(
            project=project.path, export=export, added=added, report=report, done=done
        )
    finally:
        project.close()


def annotate(project: Project) -> None:
    """Annotate some of the demo's articles as their gold says, through the real operations."""
    documents = {project.document(item).metadata.get("id"): item for item in project.document_ids()}
    rows = [row for row in _gold() if row["id"] in documents][: _FINISHED + 2]
    for row in rows[:_FINISHED]:
        document = documents[row["id"]]
        _Annotating(project, document, row).everything()
        project.do(SetDocumentState(document, DocumentState.DONE))
    for row in rows[_FINISHED : _FINISHED + 1]:
        _Annotating(project, documents[row["id"]], row).right_suggestions()
        # Second thoughts about the last of them, and third ones.
        project.undo()
        project.redo()
        # Whoever opens the project next finds suggestions to decide on.
        project.remember_place(documents[row["id"]], 0)
    for row in rows[_FINISHED + 1 :]:
        project.do(FlagDocument(documents[row["id"]], flagged=True, comment="Mise en page ?"))
        project.do(SetDocumentState(documents[row["id"]], DocumentState.SKIPPED))


class _Annotating:
    """One annotator in front of one article whose gold they know."""

    def __init__(self, project: Project, document: DocumentId, gold: dict[str, Any]) -> None:
        self._project = project
        self._document = document
        enabled = {label.id for label in project.scheme.labels()}
        self._claims: list[dict[str, Any]] = gold["claims"] if CLAIM in enabled else []
        self._entities: list[Place] = [
            (span["start"], span["end"], span["label"])
            for span in gold["spans"]
            if span["label"] in enabled
        ]

    def everything(self) -> None:
        """Decide on every suggestion and make what is missing."""
        self.right_suggestions()
        wrong = tuple(span.id for span in self._suggested() if self._place(span) not in self._gold)
        self._project.do(RejectSpans(self._document, wrong))
        for start, end, label in self._entities:
            self._make((start, end), label)
        for claim in self._claims:
            self._make_claim(claim)

    def right_suggestions(self) -> None:
        """Accept the suggestions that are in the gold, one by one."""
        for span in self._suggested():
            if self._place(span) in self._gold:
                self._project.do(AcceptSpans(self._document, (span.id,)))

    @property
    def _gold(self) -> set[Place]:
        parts = ((CLAIM, "content"), (SOURCE, "source"), (CUE, "cue"))
        claims = {
            (*claim[part], label) for claim in self._claims for label, part in parts if claim[part]
        }
        return claims | set(self._entities)

    def _suggested(self) -> list[Span]:
        spans = self._project.spans(self._document)
        return [span for span in spans if span.state is SpanState.SUGGESTED]

    def _place(self, span: Span) -> Place:
        return span.start, span.end, span.label

    def _make(self, place: Range, label: LabelId) -> SpanId:
        start, end = place
        self._project.do(CreateSpan(self._document, start, end, label))
        return next(
            span.id
            for span in self._project.spans(self._document)
            if self._place(span) == (start, end, label)
        )

    def _make_claim(self, claim: dict[str, Any]) -> None:
        content = self._make(claim["content"], CLAIM)
        for name in (KIND, MODALITY):
            self._project.do(SetAttribute(self._document, content, name, claim[name]))
        for part, label, kind in (("source", SOURCE, SAID_BY), ("cue", CUE, CUED_BY)):
            if claim[part]:
                child = self._make(claim[part], label)
                self._project.do(LinkSpans(self._document, kind, content, child))


def _unwritable(path: Path, error: OSError) -> ProjectWriteError:
    return ProjectWriteError(path=str(path), reason=error.strerror or str(error))


def _gold() -> list[dict[str, Any]]:
    lines = corpus("demo", "gold.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(row) for row in lines]

"""A project against gold, step by step: how far, then the scores and every error."""

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from annotator.app.error_report import Finding, find_errors
from annotator.app.evaluating import Evaluation, evaluate
from annotator.app.project import Project
from annotator.app.proposing import Gold, Proposals, propose_project, read_gold
from annotator.core.ids import DocumentId
from annotator.core.offsets import canonicalise
from annotator.core.suggestions import Range

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a project has against gold."""

    evaluation: Evaluation
    findings: tuple[Finding, ...]

    def place(self, finding: Finding) -> tuple[DocumentId, Range]:
        """Return the document of a finding, and where it is in the document's text."""
        text = self.evaluation.gold.text(finding.id)
        start, end = (len(canonicalise(text[:offset])) for offset in finding.place)
        return self.evaluation.proposals.documents[finding.id], (start, end)


@dataclass(frozen=True, slots=True)
class ComparisonProgress:
    """How far a comparison is, in texts of the gold; the last one has the result."""

    done: int
    total: int
    comparison: Comparison | None = None


Steps = Generator[ComparisonProgress | None, None, None]


def compare_project(project: Project, path: Path) -> Steps:
    """Compare a project with the gold at ``path``.

    The project is read here, between two steps; what needs no project is computed in a thread,
    and None is yielded meanwhile.

    Raises:
        UnreadableFileError: the gold cannot be read, or is not text.
        NothingToScoreError: none of its texts is in the project.
    """
    executor = ThreadPoolExecutor(1, "comparing")
    try:
        gold = yield from _apart(executor, lambda: read_gold(path))
        proposals = None
        for progress in propose_project(project, gold):
            proposals = progress.proposals
            yield ComparisonProgress(progress.done, progress.total)
        assert proposals is not None  # it reports at its start
        found = proposals
        result = yield from _apart(executor, lambda: _compared(gold, found))
        yield ComparisonProgress(len(gold.rows), len(gold.rows), result)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _compared(gold: Gold, proposals: Proposals) -> Comparison:
    evaluation = evaluate(gold, proposals)
    return Comparison(evaluation, tuple(find_errors(evaluation)))


def _apart(
    executor: ThreadPoolExecutor, work: Callable[[], _Result]
) -> Generator[ComparisonProgress | None, None, _Result]:
    future = executor.submit(work)
    while not future.done():
        yield None
    return future.result()

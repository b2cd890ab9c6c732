"""Finding the versions of stories among all documents of a project, a few at a time."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from annotator.app.duplicates.sketching import SKETCH_VERSION, Sketch, shingles, sketch, versions
from annotator.app.project import Project
from annotator.core.ids import DocumentId

_BATCH = 100
"""Documents in one transaction: between two of them the window lives."""
_CANDIDATES = 40
"""Candidates that are compared with a document; a story with more is found through its others."""


@dataclass(frozen=True, slots=True)
class VersionsProgress:
    """How far the search is, in documents, and what is known so far."""

    done: int
    total: int
    stories: int
    """Stories of which there are several versions."""
    documents: int
    """Documents that are a version of such a story."""


def find_versions(
    project: Project, *, again: bool = False
) -> Generator[VersionsProgress, None, None]:
    """Look for versions among the documents that were not looked at yet; ``again`` at all.

    What was found stays found when the generator is closed, and the next run goes on from there.
    Memory does not grow with the project: keys live in its file, and texts are read as needed.

    Raises:
        ProjectWriteError: the project file cannot be written.
    """
    if again or project.settings().get("sketches") != SKETCH_VERSION:
        project.forget_versions()
        project.change_settings(sketches=SKETCH_VERSION)
    total = project.count_unsketched()
    done = 0
    yield _progress(project, done, total)
    while batch := project.unsketched(_BATCH):
        _look_at(project, batch)
        done += len(batch)
        yield _progress(project, done, max(done, total))


def _look_at(project: Project, batch: Sequence[DocumentId]) -> None:
    """Store keys and stories of a few documents in one transaction."""
    with project.sketching() as sketches:
        for identifier in batch:
            found = shingles(project.document(identifier).text)
            mine = sketch(found)
            if mine is None:
                sketches.add(identifier, (), b"")
                continue
            known: set[DocumentId] = set()
            for other, stored in sketches.candidates(mine.keys, _CANDIDATES):
                if other in known or not mine.may_match(Sketch.from_bytes(stored)):
                    continue
                if versions(found, shingles(project.document(other).text)):
                    sketches.join(identifier, other)
                    known.update(sketches.of(identifier))
            sketches.add(identifier, mine.keys, mine.to_bytes())


def _progress(project: Project, done: int, total: int) -> VersionsProgress:
    stories, documents = project.version_counts()
    return VersionsProgress(done, total, stories, documents)

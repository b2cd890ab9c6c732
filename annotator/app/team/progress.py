"""How far everybody has come: for the list of people and their assignments."""

from dataclasses import dataclass

from annotator.app.teamwork import Teamwork
from annotator.core.model import Annotator, DocumentState
from annotator.core.team import Batch


@dataclass(frozen=True, slots=True)
class Given:
    """One batch, and how far its annotator has come with it."""

    batch: Batch
    articles: int
    """Those that are still in the project."""
    done: int
    """Finished or skipped."""
    left: int
    """Not begun."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One person of a project: what they were given, and what they have done."""

    person: Annotator
    given: tuple[Given, ...]
    in_progress: int
    done: int
    """Finished or skipped, given to them or not."""

    @property
    def assigned(self) -> int:
        """How many articles they were given."""
        return sum(one.articles for one in self.given)

    @property
    def left(self) -> int:
        """How many of these they have not begun."""
        return sum(one.left for one in self.given)


def standings(project: Teamwork) -> list[Standing]:
    """Return everybody of a project in the order in which they came."""
    states = project.states_by_person()
    progress = project.progress_by_batch()
    batches: dict[str, list[Given]] = {}
    for batch in project.batches():
        known = progress.get(batch.id, {})
        made = Given(batch, sum(known.values()), _finished(known), known.get(DocumentState.NEW, 0))
        batches.setdefault(batch.annotator, []).append(made)
    return [
        Standing(
            person=person,
            given=tuple(batches.get(person.id, ())),
            in_progress=states.get(person.id, {}).get(DocumentState.IN_PROGRESS, 0),
            done=_finished(states.get(person.id, {})),
        )
        for person in project.people
    ]


def _finished(states: dict[DocumentState, int]) -> int:
    return states.get(DocumentState.DONE, 0) + states.get(DocumentState.SKIPPED, 0)

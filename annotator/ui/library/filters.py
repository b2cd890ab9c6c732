"""The filters over the list: those that are always there, and those that a project keeps."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from annotator.app.project import Project
from annotator.core.listing import Listing
from annotator.core.model import DocumentState
from annotator.core.query import Query

SETTING = "filters"
"""The project's setting that holds the saved filters."""


class Filter(StrEnum):
    """Which articles are listed."""

    ALL = "all"
    TO_DO = "to-do"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    SKIPPED = "skipped"
    FLAGGED = "flagged"
    NOTED = "noted"
    """Those in which a span has a flag or a comment."""
    MINE = "mine"
    """Those that the annotator was given."""


STATES: dict[Filter, tuple[DocumentState, ...]] = {
    Filter.TO_DO: (DocumentState.NEW,),
    Filter.IN_PROGRESS: (DocumentState.IN_PROGRESS,),
    Filter.DONE: (DocumentState.DONE,),
    Filter.SKIPPED: (DocumentState.SKIPPED,),
}
"""The states that a filter lets through; the others let every state through."""


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A search and a filter under a name; it is kept with the project."""

    name: str
    search: str
    filter: Filter = Filter.ALL


def listing_of(listing: Listing, chosen: Filter, query: Query | None) -> Listing:
    """Return a listing with other conditions, in the same order."""
    return replace(
        listing,
        states=STATES.get(chosen, ()),
        flagged=chosen is Filter.FLAGGED,
        noted=chosen is Filter.NOTED,
        mine=chosen is Filter.MINE,
        query=query,
    )


def saved_filters(project: Project) -> list[SavedFilter]:
    """Return the filters that the project keeps, in the order in which they were saved."""
    kept = project.settings().get(SETTING)
    found = [_from_data(item) for item in kept] if isinstance(kept, list) else []
    return [item for item in found if item is not None]


def save_filter(project: Project, saved: SavedFilter) -> None:
    """Keep a filter, in place of the one of the same name.

    Raises:
        ProjectWriteError: the project file cannot be written.
    """
    others = [item for item in saved_filters(project) if item.name != saved.name]
    _write(project, [*others, saved])


def forget_filter(project: Project, name: str) -> None:
    """Keep a filter no longer.

    Raises:
        ProjectWriteError: the project file cannot be written.
    """
    _write(project, [item for item in saved_filters(project) if item.name != name])


def _write(project: Project, filters: list[SavedFilter]) -> None:
    project.change_settings(**{SETTING: [asdict(item) for item in filters]})


def _from_data(data: Any) -> SavedFilter | None:
    """Return what is stored; None where another version stored something else."""
    if not isinstance(data, Mapping) or data.get("filter") not in tuple(Filter):
        return None
    name, search = data.get("name"), data.get("search")
    if not isinstance(name, str) or not isinstance(search, str) or not name:
        return None
    return SavedFilter(name, search, Filter(data["filter"]))

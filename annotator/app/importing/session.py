"""An import being prepared: sources in groups that are read alike, and what is decided."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from annotator.app.importing.collecting import Collection
from annotator.app.importing.looking import Keep, Look, Looked, Looker, Refit, Switch
from annotator.app.importing.preview import FIRST, Preview, relabelled
from annotator.app.importing.request import Chosen, Request
from annotator.app.label_names import LabelMap
from annotator.core.errors import UserFacingError
from annotator.core.scheme import Scheme
from annotator.formats.codec import Profile

_SAID = tuple(field.name for field in fields(Profile) if field.name != "fields")


@dataclass(slots=True, eq=False)
class Group:
    """Files that are read in the same way."""

    sources: list[Chosen]
    found: Preview | None = None
    """What is in the first of them, None while that is not known."""
    readers: tuple[str, ...] = ()
    """The formats that they may be of, the likeliest first."""
    given_up: bool = False
    """Looking into them was stopped, or the process that did it ended."""
    waiting: int = 0
    """Answers about it that are still to come."""
    changed: bool = False
    """Somebody changed how they are read."""

    @property
    def reader(self) -> str:
        """The name of the format."""
        return self.sources[0].reader

    @property
    def profile(self) -> Profile:
        """How they are read."""
        return self.sources[0].profile

    @property
    def reading(self) -> bool:
        """Whether somebody is looking into them."""
        return self.waiting > 0


class ImportSession:
    """What a person decides before an import begins.

    Nothing here reads a file: the ``Looker`` does, and ``changed`` is called when it has answered.
    """

    def __init__(self, scheme: Scheme, found: Collection, looker: Looker) -> None:
        self.scheme = scheme
        self.problems: list[UserFacingError] = []
        self.groups: list[Group] = []
        self.said: dict[str, str] = {}
        self.add_labels = False
        self.as_suggestions = False
        self.as_done = False
        self.changed: Callable[[], None] = _nothing
        self._looker = looker
        self.add(found)

    def add(self, found: Collection) -> None:
        """Take more files in; those that are here already stay as they are."""
        here = {chosen.path for group in self.groups for chosen in group.sources}
        self.problems += found.problems
        fresh = _grouped(chosen for chosen in found.sources if chosen.path not in here)
        known = {_key(group.sources[0]): group for group in self.groups}
        for group in fresh:
            same = known.get(_key(group.sources[0]))
            if same is None:
                self.groups.append(group)
                self._look(group)
            else:
                same.sources += group.sources

    @property
    def request(self) -> Request:
        """The import that was decided on."""
        return Request(
            sources=tuple(chosen for group in self.groups for chosen in group.sources),
            labels=dict(self.said),
            add_labels=self.add_labels,
            as_suggestions=self.as_suggestions,
            as_done=self.as_done,
        )

    @property
    def reading(self) -> bool:
        """Whether something is not known yet."""
        return any(group.reading for group in self.groups)

    @property
    def label_map(self) -> LabelMap:
        """What labels become as things stand."""
        return LabelMap(self.scheme, self.said)

    def seen(self, group: Group) -> Preview | None:
        """Return the first records of a group as they would come in, None while unknown."""
        return None if group.found is None else relabelled(group.found, self.label_map)

    def labels(self) -> Counter[str]:
        """Return the labels in the first records of all groups, as far as known."""
        found: Counter[str] = Counter()
        for group in self.groups:
            found += group.found.labels if group.found is not None else Counter()
        return found

    def unmapped(self) -> list[str]:
        """Return the labels that the scheme has nothing for and nobody decided on."""
        known = self.label_map
        return [name for name in self.labels() if known[name] is None and name not in self.said]

    @property
    def settled(self) -> bool:
        """Whether there is nothing to decide, as far as can be seen."""
        if self.problems or self.unmapped():
            return False
        return not any(group.found is None or group.found.problems for group in self.groups)

    def give_up(self, group: Group) -> None:
        """Stop looking into a group; it can be imported all the same."""
        self._looker.give_up(group)

    def look_again(self, group: Group) -> None:
        """Look into a group after all."""
        self._look(group)
        self.changed()

    def set_reader(self, group: Group, name: str) -> None:
        """Have a group read as another format."""

        def take(sources: Any) -> None:
            group.sources = sources
            self._look(group)

        self._ask(group, Switch(tuple(group.sources), name), take)

    def set_profile(self, group: Group, profile: Profile, *, refit: bool = False) -> None:
        """Have a group read in another way; with ``refit`` its columns are mapped anew."""
        self._set_profile(group, profile)
        if not refit:
            self._look(group)
            self.changed()
            return

        def take(fitted: Any) -> None:
            self._set_profile(group, fitted.profile)
            self._look(group)

        self._ask(group, Refit(group.sources[0]), take)

    def set_label(self, name: str, becomes: str | None) -> None:
        """Say which label of the scheme a label becomes; None takes back what was said."""
        if becomes is None:
            self.said.pop(name, None)
        else:
            self.said[name] = becomes

    def leave_out(self, group: Group) -> None:
        """Take a group out of the import."""
        self.give_up(group)
        self.groups.remove(group)

    def remember(self, failed: Callable[[str], None]) -> None:
        """Remember how changed groups are read, for the next source of their kind."""
        for group in self.groups:
            if group.changed:
                self._looker.ask(Keep(group.sources[0]), lambda why: failed(why) if why else None)

    def _set_profile(self, group: Group, profile: Profile) -> None:
        group.sources = [replace(chosen, profile=profile) for chosen in group.sources]
        group.changed = True

    def _look(self, group: Group) -> None:
        def take(answer: Looked) -> None:
            group.found, group.readers = answer.seen, answer.readers

        self._ask(group, Look(tuple(group.sources[:FIRST])), take)

    def _ask(self, group: Group, request: Any, take: Callable[[Any], None]) -> None:
        """Ask about a group; what was known of it no longer holds."""
        group.found, group.given_up = None, False
        group.waiting += 1

        def taken(answer: Any) -> None:
            group.waiting -= 1
            if group not in self.groups:
                return
            if answer is None:
                group.given_up = True
            else:
                take(answer)
            self.changed()

        self._looker.ask(request, taken, group)


def _nothing() -> None:
    """Nobody wants to know yet."""


def _key(chosen: Chosen) -> tuple[object, ...]:
    profile = chosen.profile
    said = [getattr(profile, name) for name in _SAID]
    return (chosen.reader, *said, *sorted(profile.fields.items()))


def _grouped(sources: Iterable[Chosen]) -> list[Group]:
    groups: dict[tuple[object, ...], Group] = {}
    for chosen in sources:
        key = _key(chosen)
        if key in groups:
            groups[key].sources.append(chosen)
        else:
            groups[key] = Group([chosen])
    return list(groups.values())

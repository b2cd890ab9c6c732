"""An import being prepared: sources in groups that are read alike, and what is decided."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from time import perf_counter

from annotator.app.importing.collecting import Collection, with_reader
from annotator.app.importing.preview import FIRST, Preview, guessed_profile, preview, readers_of
from annotator.app.importing.remembered import Remembered
from annotator.app.importing.request import Chosen, Request
from annotator.app.label_names import LabelMap
from annotator.core.errors import UserFacingError
from annotator.core.scheme import Scheme
from annotator.formats.codec import Profile
from annotator.formats.fields import guess_fields
from annotator.formats.profiles import profile_to_data

_PATIENCE = 0.2
"""Seconds for looking into one group: a folder may hold thousands of files."""


@dataclass(slots=True)
class Group:
    """Files that are read in the same way."""

    sources: list[Chosen]
    seen: Preview | None = field(default=None)

    @property
    def reader(self) -> str:
        """The name of the format."""
        return self.sources[0].reader

    @property
    def profile(self) -> Profile:
        """How they are read."""
        return self.sources[0].profile


class ImportSession:
    """What a person decides before an import begins."""

    def __init__(
        self, scheme: Scheme, found: Collection, remembered: Remembered | None = None
    ) -> None:
        self.scheme = scheme
        self.problems: list[UserFacingError] = list(found.problems)
        self.groups = _grouped(found.sources)
        self.said: dict[str, str] = {}
        self.add_labels = False
        self.as_suggestions = False
        self._remembered = remembered if remembered is not None else Remembered()
        self._changed: set[int] = set()

    @property
    def request(self) -> Request:
        """The import that was decided on."""
        return Request(
            sources=tuple(chosen for group in self.groups for chosen in group.sources),
            labels=dict(self.said),
            add_labels=self.add_labels,
            as_suggestions=self.as_suggestions,
        )

    @property
    def label_map(self) -> LabelMap:
        """What labels become as things stand."""
        return LabelMap(self.scheme, self.said)

    def seen(self, group: Group) -> Preview:
        """Return the first records of a group as they would come in."""
        if group.seen is None:
            group.seen = _look(group.sources, self.label_map)
        return group.seen

    def labels(self) -> Counter[str]:
        """Return the labels in the first records of all groups."""
        found: Counter[str] = Counter()
        for group in self.groups:
            found += self.seen(group).labels
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
        return not any(self.seen(group).problems for group in self.groups)

    def choices(self, group: Group) -> list[str]:
        """Return the formats that a group may be of, the likeliest first."""
        return readers_of(group.sources[0])

    def set_reader(self, group: Group, name: str) -> None:
        """Have a group read as another format."""
        group.sources = [with_reader(chosen, name, self._remembered) for chosen in group.sources]
        self._forget(group)

    def set_profile(self, group: Group, profile: Profile) -> None:
        """Have a group read in another way."""
        group.sources = [replace(chosen, profile=profile) for chosen in group.sources]
        self._changed.add(id(group))
        self._forget(group)

    def set_header(self, group: Group, *, header: bool) -> None:
        """Say whether the first row of a group's tables names the columns; they are mapped anew."""
        self.set_profile(group, replace(group.profile, header=header, fields={}))
        columns = self.seen(group).columns
        fields = guess_fields(columns.names if columns else (), {})
        self.set_profile(group, replace(group.profile, fields=fields))

    def set_label(self, name: str, becomes: str | None) -> None:
        """Say which label of the scheme a label becomes; None takes back what was said."""
        if becomes is None:
            self.said.pop(name, None)
        else:
            self.said[name] = becomes
        for group in self.groups:
            self._forget(group)

    def leave_out(self, group: Group) -> None:
        """Take a group out of the import."""
        self.groups.remove(group)

    def remember(self) -> None:
        """Remember how changed groups are read, for the next source of their kind.

        Raises:
            OSError: it cannot be stored.
        """
        for group in self.groups:
            if id(group) in self._changed:
                first = group.sources[0]
                self._remembered.keep(
                    first.read_by(), first.source, guessed_profile(first), first.profile
                )

    def _forget(self, group: Group) -> None:
        group.seen = None


def _grouped(sources: Iterable[Chosen]) -> list[Group]:
    groups: dict[tuple[str, str], Group] = {}
    for chosen in sources:
        key = (chosen.reader, repr(sorted(profile_to_data(chosen.profile).items(), key=str)))
        if key in groups:
            groups[key].sources.append(chosen)
        else:
            groups[key] = Group([chosen])
    return list(groups.values())


def _look(sources: Iterable[Chosen], labels: LabelMap) -> Preview:
    """Look into as many sources as there is time for, the first one at least."""
    until = perf_counter() + _PATIENCE
    seen: Preview | None = None
    for chosen in sources:
        most = FIRST - (len(seen.records) if seen else 0)
        found = preview(chosen, labels, most=most)
        if seen is None:
            seen = found
        else:
            seen = replace(
                seen, records=seen.records + found.records, labels=seen.labels + found.labels
            )
        if len(seen.records) >= FIRST or perf_counter() > until:
            break
    assert seen is not None  # a group has a source
    return seen

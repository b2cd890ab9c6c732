"""Parting a project's articles into train, dev and test."""

from collections.abc import Iterator

from annotator.app.exporting.gathering import Gathering
from annotator.app.holdings import Holdings
from annotator.core.splitting import Member, SplitPlan, split
from annotator.formats.writing import SPLITS, Split
from annotator.store.outgoing import BATCH


def part_project(project: Holdings, gathering: Gathering, plan: SplitPlan) -> dict[int, Split]:
    """Return for each article's number its part."""
    return splits_of(split(list(members_of(project, gathering, plan)), plan))


def splits_of(parts: dict[int, int]) -> dict[int, Split]:
    """Return the names of the parts."""
    return {number: SPLITS[part] for number, part in parts.items()}


def members_of(project: Holdings, gathering: Gathering, plan: SplitPlan) -> Iterator[Member]:
    """Yield the articles as parting sees them.

    Spread evenly are the accepted spans of each label and, where they may be parted, the sources.
    Versions of a story always stay together.
    """
    everybody, numbers = project.everybody, gathering.numbers
    for first in range(0, len(numbers), BATCH):
        chunk = numbers[first : first + BATCH]
        counts = dict(everybody.label_counts(chunk, gathering.annotator))
        for number, name, story, source in everybody.belongings(chunk):
            groups: list[tuple[str, object]] = [("story", story)] if story is not None else []
            features = {str(label): count for label, count in counts.get(number, {}).items()}
            if source and plan.sources_together:
                groups.append(("source", source))
            elif source:
                features[f"source {source}"] = 1
            yield Member(key=number, name=name, groups=tuple(groups), features=features)

"""Parting a project's articles into train, dev and test."""

from annotator.app.exporting.gathering import Gathering
from annotator.app.holdings import Holdings
from annotator.core.splitting import Member, SplitPlan, split
from annotator.formats.writing import SPLITS, Split


def part_project(project: Holdings, gathering: Gathering, plan: SplitPlan) -> dict[int, Split]:
    """Return for each article's number its part.

    Spread evenly are the accepted spans of each label and, where they may be parted, the sources.
    Versions of a story always stay together.
    """
    everybody = project.everybody
    counts = dict(everybody.label_counts(gathering.numbers, gathering.annotator))
    members = []
    for number, name, story, source in everybody.belongings(gathering.numbers):
        groups: list[tuple[str, object]] = [("story", story)] if story is not None else []
        features = {str(label): count for label, count in counts.get(number, {}).items()}
        if source and plan.sources_together:
            groups.append(("source", source))
        elif source:
            features[f"source {source}"] = 1
        members.append(Member(key=number, name=name, groups=tuple(groups), features=features))
    return {number: SPLITS[part] for number, part in split(members, plan).items()}

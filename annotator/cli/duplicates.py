"""The command that lists the versions of stories."""

from pathlib import Path

import click

from annotator.app.duplicates.finding import UNHURRIED, find_versions
from annotator.app.project import Project
from annotator.cli.console import current, json_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.projects import PROJECT, opened
from annotator.core.ids import DocumentId


@click.command(epilog=HELP)
@PROJECT
@click.option("--again", is_flag=True, help="Compare all articles anew, not only new ones.")
@json_option
def duplicates(project: Path, again: bool) -> int:
    """Find the versions of the same story in PROJECT, and list them.

    Two articles are versions of one story when they share half of their wording, or when four
    fifths of the shorter one stand in the longer one; exact copies never come into a project. What
    is found is kept in the project: the window shows it, labels carry over from version to version,
    and all versions of a story stay in one part when a project is parted for training. What a
    person set apart stays apart.

    Each story is a block of lines: the title, source and date of each version, its state, and the
    number of its accepted labels.

    \b
    Examples:
      annotator duplicates crue.annodb
      annotator duplicates crue.annodb --json | jq '.groups | length'
    """  # noqa: D301 (click reads the control character)
    console = current()
    with opened(project) as existing:
        steps = find_versions(existing, again=again, seconds=UNHURRIED)
        last = console.followed(steps, "progress-duplicates")
        assert last is not None  # a search always reports at its end
        groups = [_group(existing, story) for story in existing.stories()]
    if not console.as_json:
        for number, group in enumerate(groups):
            click.echo("\n" * bool(number) + "\n".join(map(_line, group)))
    console.say("duplicates", compared=last.done, stories=last.stories, documents=last.documents)
    console.result(
        compared=last.done, stories=last.stories, documents=last.documents, groups=groups
    )
    return ExitCode.OK


def _group(project: Project, story: list[DocumentId]) -> list[dict[str, object]]:
    return [
        {
            "id": summary.id,
            "title": summary.title,
            "source": summary.source,
            "published": summary.published,
            "state": summary.state.value,
            "accepted": summary.accepted,
        }
        for summary in project.summaries(story)
    ]


def _line(version: dict[str, object]) -> str:
    state = current().words("state-" + str(version["state"]).replace(" ", "-"))
    facts = (version["title"], version["source"], version["published"], state)
    return "\t".join([*(" ".join(str(fact).split()) for fact in facts), str(version["accepted"])])

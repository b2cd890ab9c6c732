"""The command that settles disagreements between annotators by rules."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from annotator.app.adjudicating.access import check_access
from annotator.app.adjudicating.applying import apply_rules
from annotator.app.adjudicating.ruling import RulingProgress, Tally, preview_rules
from annotator.app.adjudicating.table import Voters
from annotator.app.project import Project
from annotator.cli.console import current, json_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.projects import PROJECT, opened
from annotator.core.ids import DocumentId
from annotator.core.query import parse_query
from annotator.core.rulings import ALL_AGREE, Rule
from annotator.core.team import DecisionRule


@click.command(epilog=HELP)
@PROJECT
@click.option(
    "--rule",
    "rules",
    multiple=True,
    required=True,
    metavar="agreed|majority[:K]|trusted:NAME",
    help="A rule; the first that applies settles a case. Name several in their order.",
)
@click.option("--query", default="", help="Only articles that this search finds.")
@click.option(
    "--unfinished", is_flag=True, help="Count also who has begun an article but not finished it."
)
@click.option("--preview", is_flag=True, help="Say what the rules would settle; change nothing.")
@json_option
def adjudicate(project: Path, **options: Any) -> int:
    """Settle by rules where annotators of PROJECT agree or disagree; the result is the gold layer.

    Looked at are the articles that at least two annotators have finished. A case is a place where
    spans of several annotators overlap, a claim together with its source and cue.

    \b
    agreed         all say the same
    majority       more than half say the same; with :K at least K do, and fewer say otherwise
    trusted:NAME   what NAME says, where NAME has finished the article

    What no rule settles stays open, and so does what was settled or deferred by hand. An article
    with nothing open is done. It is one gesture: undo in the window takes all of it back.

    \b
    Examples:
      annotator adjudicate crue.annodb --rule agreed --rule majority --preview
      annotator adjudicate crue.annodb --rule majority:3 --rule trusted:Zoé
      annotator export crue.annodb --whose gold -o gold.jsonl
    """  # noqa: D301 (click reads the control character)
    console = current()
    with opened(project) as existing:
        rules = [_rule(existing, text) for text in options["rules"]]
        voters = Voters(unfinished=options["unfinished"])
        documents = _documents(existing, options["query"])
        check_access(existing)
        steps = (preview_rules if options["preview"] else apply_rules)(
            existing, rules, documents, voters
        )
        last = console.followed(steps, "progress-adjudicate")
        assert isinstance(last, RulingProgress)  # rules always report at their end
        _say(last.tally, options)
    return ExitCode.OK


def _rule(project: Project, text: str) -> Rule:
    name, _, value = text.partition(":")
    if name == "agreed" and not value:
        return ALL_AGREE
    if name == "majority" and (not value or (value.isdecimal() and int(value) > 0)):
        return Rule(kind=DecisionRule.MAJORITY, needed=int(value or 0))
    if name == "trusted":
        known = {who.name: who.id for who in project.people}
        if value in known:
            return Rule(kind=DecisionRule.TRUSTED, annotator=known[value])
        raise click.UsageError(f"--rule: nobody is called {value}; there are {', '.join(known)}.")
    raise click.UsageError(f"--rule knows agreed, majority[:K] and trusted:NAME, not {text}.")


def _documents(project: Project, query: str) -> list[DocumentId] | None:
    return project.document_ids(query=parse_query(query)) if query.strip() else None


def _say(tally: Tally, options: Mapping[str, Any]) -> None:
    console = current()
    settled = {rule.value: tally.settled[rule] for rule in DecisionRule if tally.settled[rule]}
    left = {state.value: count for state, count in tally.left.items()}
    console.say(
        "adjudicate-preview" if options["preview"] else "adjudicated",
        cases=tally.settled.total(),
        documents=tally.changed,
        of=tally.documents,
    )
    for rule, count in settled.items():
        console.say(f"adjudicated-{rule}", count=count)
    console.say("adjudicated-left", count=tally.left.total(), completed=tally.completed)
    console.result(
        preview=options["preview"],
        articles=tally.documents,
        changed=tally.changed,
        completed=tally.completed,
        settled=settled,
        left=left,
    )

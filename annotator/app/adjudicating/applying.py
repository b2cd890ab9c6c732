"""Applying rules step by step, for a progress bar: each step tells what is settled so far."""

from collections.abc import Generator, Sequence

from annotator.app.adjudicating.ruling import RulingProgress, Tally, wanted
from annotator.app.adjudicating.table import FINISHED, Voters
from annotator.app.operations.ruling import ApplyRules
from annotator.app.project import Project
from annotator.core.effects import Effects
from annotator.core.ids import DocumentId
from annotator.core.rulings import Rule


def apply_rules(
    project: Project,
    rules: Sequence[Rule],
    documents: Sequence[DocumentId] | None = None,
    voters: Voters = FINISHED,
) -> Generator[RulingProgress, None, Effects]:
    """Settle what rules settle, and return what changed.

    Closed early, what is settled by then stays, and undo takes it back in one step.

    Raises:
        AdjudicationInPackageError: the project is a work package.
    """
    tally, decided = Tally(), set[DocumentId]()
    total = len(wanted(project, documents, voters))
    yield RulingProgress(done=0, total=total, tally=tally)
    named = None if documents is None else tuple(documents)
    operation = ApplyRules(rules=tuple(rules), tally=tally, documents=named, voters=voters)
    steps = project.do_in_parts(operation)
    for effects in steps:
        decided |= effects.decided
        yield RulingProgress(done=min(tally.documents, total), total=total, tally=tally)
    yield RulingProgress(done=total, total=total, tally=tally)
    return Effects(decided=frozenset(decided))

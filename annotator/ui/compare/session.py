"""Going through the cases of articles: what is looked at, decided, taken back, and what is next."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from annotator.app.adjudicating.access import check_access
from annotator.app.adjudicating.table import FINISHED, Table, Voters, table_of
from annotator.app.operations.operation import Operation
from annotator.core.adjudication import Case, CaseState, found_again
from annotator.core.errors import UserFacingError
from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.model import Span
from annotator.ui.bridge import ProjectBridge
from annotator.ui.compare.spread import Scene
from annotator.ui.compare.voices import Speaker, gold_speaker, speakers


class Session(QObject):
    """One article on the table, and the case of it that is looked at."""

    laid = Signal()
    """The table was read: another article, or something was decided."""
    moved = Signal()
    """Another case is looked at."""
    refused = Signal(object)
    """A ``UserFacingError``: the article may not be compared."""

    def __init__(self, bridge: ProjectBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.voters: Voters = FINISHED
        self.anonymous = False
        self.table: Table | None = None
        self.text = ""
        self.case: Case | None = None
        self._deciding = False

    @property
    def document(self) -> DocumentId | None:
        """The article on the table."""
        return self.table.document if self.table is not None else None

    @property
    def disputed(self) -> list[Case]:
        """The cases to walk: where annotators disagree, or disagreed when it was decided."""
        cases = self.table.cases if self.table is not None else ()
        return [case for case in cases if case.kind is not None or case.waiting]

    @property
    def speakers(self) -> dict[AnnotatorId, Speaker]:
        """How everybody of the project is shown."""
        return speakers(self._bridge.project, anonymous=self.anonymous)

    @property
    def place(self) -> tuple[int, int]:
        """Return the number of the case looked at among all, and how many there are."""
        cases = self.disputed
        keys = [case.key for case in cases]
        at = keys.index(self.case.key) + 1 if self.case and self.case.key in keys else 0
        return at, len(cases)

    def open(self, document: DocumentId) -> bool:
        """Lay an article on the table, at its first case that waits."""
        project = self._bridge.project
        try:
            check_access(project, document)
        except UserFacingError as error:
            self.close()
            self.refused.emit(error)
            return False
        self.table = table_of(project, document, self.voters)
        self.text = project.document(document).text
        first = next(iter(self.table.waiting), None)
        self.case = first or next(iter(self.disputed), None)
        self.laid.emit()
        self.moved.emit()
        return True

    def close(self) -> None:
        """Lay nothing on the table."""
        self.table, self.case, self.text = None, None, ""
        self.laid.emit()
        self.moved.emit()

    def reload(self) -> None:
        """Read the table again, and stay at the case."""
        self._read(lambda _, __: None)

    def follow(self) -> None:
        """Read the table again after a gesture was taken back or done again; look at its case."""
        if not self._deciding:
            self._read(_changed)

    def _read(self, prefer: Callable[[Table, Table], Case | None]) -> None:
        if self.table is None:
            return
        before, case = self.table, self.case
        self.table = table_of(self._bridge.project, before.document, self.voters)
        again = found_again(self.disputed, case) if case is not None else None
        self.case = prefer(before, self.table) or again or next(iter(self.disputed), None)
        self.laid.emit()
        self.moved.emit()

    def scene(self) -> Scene:
        """Return what is to be shown of the table."""
        if self.table is None:
            return Scene()
        project, document, shown = self._bridge.project, self.table.document, self.speakers
        voices = [
            replace(
                shown[who],
                spans=self._said(who),
                relations=project.relations_by(who, document),
            )
            for who in sorted(self.table.annotators, key=lambda who: shown[who].line)
        ]
        gold = replace(
            gold_speaker(len(shown)),
            spans=tuple(self.table.gold.spans),
            relations=tuple(self.table.gold.relations),
        )
        return Scene(text=self.text, speakers=(*voices, gold), cases=self.table.cases)

    def _said(self, who: AnnotatorId) -> tuple[Span, ...]:
        """Return the spans of an annotator of which the cases are made."""
        cases = self.table.cases if self.table is not None else ()
        sides = (side for case in cases for side in case.sides if side.annotator == who)
        return tuple(span for side in sides for span in side.spans)

    # Going

    def go(self, case: Case | None) -> None:
        """Look at a case."""
        self.case = case
        self.moved.emit()

    def walk(self, step: int) -> bool:
        """Look at the next or the previous case; tell whether there is one."""
        cases = self.disputed
        at = self.place[0] - 1
        wanted = at + step if at >= 0 else 0
        if not 0 <= wanted < len(cases):
            return False
        self.go(cases[wanted])
        return True

    def next_open(self) -> bool:
        """Look at the next case that waits, else at the first that does; tell whether one does."""
        waiting = [case for case in self.disputed if case.state in _UNDECIDED]
        here = self.case.start if self.case is not None else -1
        later = [case for case in waiting if self.case is None or case.start > here]
        found = next(iter(later or waiting), None)
        if found is not None:
            self.go(found)
        return found is not None

    # Deciding

    def settle(self, make: Callable[[DocumentId, Case], Operation]) -> bool:
        """Decide on the case looked at; tell whether it could be done."""
        if self.table is None or self.case is None:
            return False
        before = self.case
        self._deciding = True
        try:
            effects = self._bridge.do(make(self.table.document, before))
        finally:
            self._deciding = False
        if effects is None:
            return False
        self.table = table_of(self._bridge.project, self.table.document, self.voters)
        self.case = found_again(self.table.cases, before)
        self.laid.emit()
        return True


_UNDECIDED = frozenset({CaseState.OPEN, CaseState.CHANGED})


def _changed(before: Table, after: Table) -> Case | None:
    """Return the first case that stands otherwise than before."""
    states = {case.key: (case.state, case.gold.version) for case in before.cases}
    return next(
        (case for case in after.cases if states.get(case.key) != (case.state, case.gold.version)),
        None,
    )

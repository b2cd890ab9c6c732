"""What the keys of the window do: deciding, walking, editing, undoing."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QShortcut

from annotator.app.adjudicating.table import FINISHED, Voters
from annotator.app.operations.adjudicating import (
    DeferCase,
    OpenCase,
    SettleAs,
    TakeMajority,
    TakeNone,
    TakeSide,
)
from annotator.app.operations.operation import Operation
from annotator.core.adjudication import Case
from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.rulings import majority_taken
from annotator.ui.bridge import ProjectBridge
from annotator.ui.compare.actions import DURING_EDIT, ENTRIES
from annotator.ui.compare.deferring import DeferDialog
from annotator.ui.compare.draft import Draft
from annotator.ui.history_text import gesture_text

if TYPE_CHECKING:
    from annotator.app.holdings import HistoryStep
    from annotator.ui.compare.window import CompareWindow


class CompareDesk(QObject):
    """Serves the actions of a window."""

    rules_wanted = Signal()
    open_wanted = Signal(object)
    """The id of an article that is to be shown in the main window."""
    count_wanted = Signal()
    """Other annotators count now: the articles are to be looked for anew."""

    def __init__(self, window: "CompareWindow", bridge: ProjectBridge) -> None:
        super().__init__(window)
        self._window, self._bridge, self._session = window, bridge, window.session
        self.keys: list[QShortcut] = []
        """Digits and letters that take a version."""
        self.editing = False
        self.asking: DeferDialog | None = None

    def slots(self) -> Mapping[str, Callable[..., object]]:
        """Return what each action does."""
        return {
            "next": lambda: self._walk(1),
            "previous": lambda: self._walk(-1),
            "article": self.next_article,
            "majority": self.take_majority,
            "none": self.take_none,
            "edit": self.edit,
            "defer": self.defer,
            "reopen": self.reopen,
            "undo": self.undo,
            "redo": self.redo,
            "overlay": lambda on: self._window.text.overlay(on=on),
            "fold": lambda on: self._window.text.fold(on=on),
            "anonymous": self.hide_names,
            "begun": self.count_begun,
            "rules": self.rules_wanted.emit,
            "open": self._open_elsewhere,
            "search": self._search,
            "keys": self._show_keys,
        }

    def follow(self) -> None:
        """Enable what is of use now."""
        session, project = self._session, self._bridge.project
        case, editing = session.case, self.editing
        there = case is not None and not editing
        useful = dict.fromkeys((entry.id for entry in ENTRIES), not editing)
        useful |= dict.fromkeys(DURING_EDIT, True)
        useful |= dict.fromkeys(("none", "edit", "defer"), there)
        useful["majority"] = there and case is not None and majority_taken(case) is not None
        useful["reopen"] = there and case is not None and case.decision is not None
        useful["undo"] = not editing and project.next_undo is not None
        useful["redo"] = not editing and project.next_redo is not None
        useful["open"] = session.table is not None and not editing
        for way in ("next", "previous"):
            useful[way] = not editing and bool(session.disputed)
        self._window.actions_table.allow(useful)
        for key in self.keys:
            key.setEnabled(there)

    # Deciding

    def take_side(self, annotator: AnnotatorId) -> None:
        """Let an annotator's version be gold."""
        voters = self._session.voters
        self._settle(lambda doc, case: TakeSide(doc, case.key, annotator, voters=voters))

    def take_number(self, number: int) -> None:
        """Take the version with a number."""
        cards = self._window.panel.cards
        if number <= len(cards):
            self.take_side(cards[number - 1].version.annotators[0])

    def take_letter(self, sign: str) -> None:
        """Take the version of the annotator with a letter."""
        case = self._session.case
        shown = self._session.speakers
        for side in case.sides if case is not None else ():
            if shown[side.annotator].sign == sign:
                self.take_side(side.annotator)
                return

    def take_majority(self) -> None:
        """Take what most say."""
        voters = self._session.voters
        self._settle(lambda doc, case: TakeMajority(doc, case.key, voters=voters))

    def take_none(self) -> None:
        """Decide that nothing is there."""
        voters = self._session.voters
        self._settle(lambda doc, case: TakeNone(doc, case.key, voters=voters))

    def defer(self) -> None:
        """Ask why, and leave the case for later."""
        case = self._session.case
        if case is None:
            return
        known = case.decision.comment if case.decision is not None else ""
        self.asking = asking = DeferDialog(known, self._window)
        asking.told.connect(self.defer_with)
        asking.open()

    def defer_with(self, comment: str) -> None:
        """Leave the case for later with a comment."""
        voters = self._session.voters
        self._settle(lambda doc, case: DeferCase(doc, case.key, comment=comment, voters=voters))

    def reopen(self) -> None:
        """Take back what was decided on the case."""
        voters = self._session.voters
        make = lambda doc, case: OpenCase(doc, case.key, voters=voters)  # noqa: E731
        if self._session.settle(make):
            self._say_done()
            self._session.moved.emit()

    def _settle(self, make: Callable[[DocumentId, Case], Operation]) -> bool:
        """Decide, then go on to the next case that waits."""
        if self._session.case is None or not self._session.settle(make):
            return False
        self._say_done()
        if not self._session.next_open():
            self._session.moved.emit()
            self._window.say(self.tr("Nothing left to decide here: Enter opens the next article"))
        self._window.text.setFocus()
        return True

    # Going

    def open(self, document: DocumentId) -> None:
        """Compare an article."""
        if self.editing:
            self.leave_edit()
        if self._session.open(document):
            self._window.say("")
            self._window.text.setFocus()

    def next_article(self) -> None:
        """Compare the next article in which something is to be decided."""
        found = self._window.articles.model.next_open(self._session.document)
        if found is None:
            self._window.say(self.tr("No other listed article has anything left to decide"))
            return
        self.open(found)

    def _walk(self, step: int) -> None:
        if not self._session.walk(step):
            last = self.tr("This was the last disagreement: Enter opens the next article")
            first = self.tr("This is the first disagreement")
            self._window.say(last if step > 0 else first)
            return
        self._window.say("")

    def undo(self) -> None:
        """Take back the last gesture, whatever it was."""
        self._stepped(self._bridge.project.next_undo, self._bridge.undo, self.tr("Undone: {what}"))

    def redo(self) -> None:
        """Do again what was undone last."""
        self._stepped(
            self._bridge.project.next_redo, self._bridge.redo, self.tr("Done again: {what}")
        )

    def _stepped(self, step: "HistoryStep | None", do: Callable[[], object], said: str) -> None:
        if step is not None and do() is not None:
            self._window.say(said.format(what=gesture_text(step)))

    def _say_done(self) -> None:
        step = self._bridge.project.next_undo
        if step is not None:
            self._window.say(self.tr("Done: {what}").format(what=gesture_text(step)))

    # Looking

    def hide_names(self, on: bool) -> None:  # noqa: FBT001 (a signal's)
        """Show annotators by letters alone, or by name."""
        self._session.anonymous = on
        self._window.show_table()

    def count_begun(self, on: bool) -> None:  # noqa: FBT001 (a signal's)
        """Count those too who have begun and not finished."""
        self._session.voters = Voters(unfinished=True) if on else FINISHED
        self.count_wanted.emit()

    def _search(self) -> None:
        self._window.articles.search.setFocus()

    def _open_elsewhere(self) -> None:
        if self._session.document is not None:
            self.open_wanted.emit(self._session.document)

    def _show_keys(self) -> None:
        menu = self._window.actions_table.menu(self._window)
        corner = self._window.rect().topRight() - QPoint(menu.sizeHint().width() + 12, -44)
        menu.popup(self._window.mapToGlobal(corner))

    # Editing

    def edit(self) -> None:
        """Begin a version of one's own with the one that gold has, else that most have."""
        session = self._session
        case, document = session.case, session.document
        if case is None or document is None:
            return
        begin = case.gold if case.gold.spans else next(
            (group[0] for group in case.camps if group[0].spans), case.gold
        )  # fmt: skip
        project = self._bridge.project
        draft = Draft(project.scheme, project.tokens(document), len(session.text))
        draft.begin(begin.spans, begin.relations)
        self.editing = True
        self._window.panel.edit(on=True)
        self._window.text.choosing = True
        self.follow()
        self._window.panel.editing.begin(draft, case.layer, session.text, case.start)
        self._window.text.setFocus()

    def leave_edit(self) -> None:
        """Stop editing; nothing is decided."""
        self.editing = False
        self._window.panel.editing.end()
        self._window.panel.edit(on=False)
        self._window.text.choosing = False
        self._window.text.select(None)
        self.follow()
        self._window.text.setFocus()

    def take_draft(self) -> None:
        """Let the version be gold."""
        draft = self._window.panel.editing.draft
        if draft is None:
            return
        spans, links, voters = tuple(draft.spans), tuple(draft.links), self._session.voters
        if self._settle(lambda doc, case: SettleAs(doc, case.key, spans, links, voters=voters)):
            self.leave_edit()

    def show_draft(self) -> None:
        """Show what of the draft the keys act on."""
        draft = self._window.panel.editing.draft
        self._window.text.select(draft.place if draft is not None else None)

    def choose_words(self, chosen: tuple[int, int] | None) -> None:
        """Take words that the next label is for."""
        self._window.panel.editing.choose(chosen)

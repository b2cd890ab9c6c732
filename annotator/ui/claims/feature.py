"""Claims in the window: their list, walks, parts and values by key, and what is proposed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout

from annotator.app.claims import claim_labels, claims_of, incomplete
from annotator.core.effects import Effects
from annotator.core.ids import DocumentId, SpanId
from annotator.core.model import DocumentState, Span
from annotator.ui.claims.growing import Growing
from annotator.ui.claims.in_hand import ClaimInHand
from annotator.ui.claims.linking import LinkChoice
from annotator.ui.claims.panel import ClaimsPanel
from annotator.ui.claims.strip import ChoiceStrip
from annotator.ui.claims.values import ValueChoice
from annotator.ui.desk import Notice
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class Claims(QObject):
    """Serves the commands about claims."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(work)
        self._window, self._work = window, work
        self._desk, self._bridge = work.desk, work.bridge
        theme = window.appearance.theme
        self.panel = ClaimsPanel(work.desk, theme)
        self.tab = work.inspector.add_list(self.tr("Claims"), self.panel)
        self.strip = ChoiceStrip(theme, work.accepting.parentWidget())
        self.values = ValueChoice(self.strip, work.gestures)
        self.linking = LinkChoice(self.strip, work.gestures, work.article)
        self.hand = ClaimInHand(work.gestures, work.article)
        self.growing = Growing(work.desk)
        column = work.accepting.parentWidget()
        layout = column.layout() if column is not None else None
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(work.accepting), self.strip)
        self._finished: set[DocumentId] = set()
        self.panel.renamed.connect(self.tab.setText)
        self.panel.tell()
        self.hand.said.connect(self._say)
        work.gestures.claim_made.connect(self._made)
        work.bridge.changed.connect(self._warn)
        window.appearance.changed.connect(self._set_theme)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {
            "annotate.link": self.linking.begin,
            "annotate.grow": self.growing.grow,
            "annotate.shrink": self.growing.shrink,
            "annotate.stretch": self.growing.stretch,
            "claims.values": self.set_values,
            "claims.source": partial(self.hand.add, 0),
            "claims.cue": partial(self.hand.add, 1),
            "claims.propose": self.propose,
            "claims.next": partial(self.walk, 1),
            "claims.previous": partial(self.walk, -1),
            "claims.next_incomplete": self.walk_incomplete,
            "claims.list": self.show_list,
        }

    def remove(self) -> None:
        """Leave the window."""
        self.strip.close_choices()
        self._bridge.changed.disconnect(self._warn)
        self._window.appearance.changed.disconnect(self._set_theme)

    def set_values(self) -> None:
        """Show what the focused span's attributes can be set to."""
        if not self.values.open():
            self._say(self.tr("This label has nothing to set"))

    def propose(self) -> None:
        """Have source and cue looked for, for the focused claim."""
        focused = self._desk.focused
        if focused is None or not self._is_claim(focused):
            self._desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
            return
        if self._bridge.complete_claim(focused.document, focused.id, asked=True):
            self._say(self.tr("Looking for source and cue…"))

    def walk(self, direction: int) -> None:
        """Focus the next (1) or previous (-1) claim."""
        if not self._desk.walk_to(direction, self._is_claim):
            self._say(self.tr("There is no claim in this article"))

    def walk_incomplete(self) -> None:
        """Focus the next claim that lacks something."""
        lacking = {claim.span.id for claim in incomplete(self.panel.view.rows.claims)}
        if not self._desk.walk_to(1, lambda span: span.id in lacking):
            self._say(self.tr("No claim of this article lacks anything"))

    def show_list(self) -> None:
        """Show the list of claims and give it the keyboard; from there, go back to the article."""
        inspector = self._work.inspector
        if self.panel.isVisible() and self.panel.isAncestorOf(self._window.focusWidget()):
            self._work.article.setFocus()
            return
        if inspector.isHidden():
            self._work.toggle(inspector)
        self.tab.setChecked(True)
        self.panel.view.setFocus()

    def _is_claim(self, span: Span) -> bool:
        return span.label in claim_labels(self._desk.project.scheme)

    def _made(self, claim: SpanId) -> None:
        """Have the parts of a new claim proposed, unless it has them from a suggestion."""
        document = self._desk.document
        row = self.panel.view.rows.row_of(claim)
        if not self._window.suggesting or document is None or row is None:
            return
        made = self.panel.view.rows.claims[row]
        if made.missing or not made.parts:
            self._bridge.complete_claim(document.id, claim)

    def _warn(self, effects: Effects) -> None:
        """Say softly that an article was finished with incomplete claims."""
        project = self._bridge.project
        for document in effects.statuses:
            if project.status(document).state is not DocumentState.DONE:
                self._finished.discard(document)
                continue
            if document in self._finished:
                continue
            self._finished.add(document)
            claims = claims_of(project.spans(document), project.relations(document), project.scheme)
            count = len(incomplete(claims))
            if count:
                text = self.tr(
                    "Finished with %n incomplete claim(s); undo takes you back", "", count
                )
                # After what finishing itself has to say, such as that no article is left.
                QTimer.singleShot(0, self, partial(self._say, text))

    def _set_theme(self, theme: Theme) -> None:
        self.panel.set_theme(theme)
        self.strip.set_theme(theme)

    def _say(self, text: str) -> None:
        if self._window.status_line is not None:
            self._window.status_line.say(text)

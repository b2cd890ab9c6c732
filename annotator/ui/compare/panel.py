"""The case looked at, large: a card for each version, how it stands, and what is gold so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.core.adjudication import Case, CaseState
from annotator.core.ids import AnnotatorId
from annotator.core.team import Decision
from annotator.ui.compare.actions import CompareActions
from annotator.ui.compare.card import Card, Rendering
from annotator.ui.compare.content import Cards
from annotator.ui.compare.editing import Editing
from annotator.ui.compare.voices import Speaker
from annotator.ui.compare.wording import case_text, kind_text, provenance_text, state_text
from annotator.ui.i18n import language, locale_of, translate
from annotator.ui.theme import Theme

_BUTTONS = ("majority", "none", "edit", "defer", "reopen", "undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What cases are put into words with."""

    cards: Cards
    render: Rendering
    shown: Mapping[AnnotatorId, Speaker]
    people: Mapping[AnnotatorId, str]
    """The names of those who decide."""

    def provenance(self, decision: Decision) -> str:
        """Return who decided, when, from what, and how."""
        return provenance_text(decision, self.shown, self.people, locale_of(language()))


class CasePanel(QWidget):
    """Shows a case and what can be done with it."""

    side_wanted = Signal(object)
    """The annotator whose version is to be gold."""
    case_wanted = Signal(object)
    """A case of the list of results."""

    def __init__(self, actions: CompareActions, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._theme = theme
        self.cards: list[Card] = []
        self.number = QLabel(self)
        self.kind = QLabel(self)
        self.kind.setObjectName("muted")
        self.standing = QLabel(self)
        self.standing.setWordWrap(True)
        self.standing.setTextFormat(Qt.TextFormat.PlainText)
        self._page = QWidget(self)
        self._rows = QVBoxLayout(self._page)
        self.versions = QScrollArea(self)
        self.editing = Editing(theme, self)
        self.results = QListWidget(self)
        self.result_head = QLabel(self)
        self._actions = actions
        self._arrange()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``; cards are made anew when shown."""
        self._theme = theme
        self.editing.set_theme(theme)
        roles = {name: theme.colour(name).name() for name in ("raised", "line", "accent", "hover")}
        self._page.setStyleSheet(
            "#card {{ background: {raised}; border: 1px solid {line}; border-radius: 5px; }}"
            '#card[taken="true"] {{ border: 2px solid {accent}; }}'
            "#key {{ background: {hover}; border: 1px solid {line}; border-radius: 3px;"
            " padding: 0 5px; font-weight: 600; }}".format(**roles)
        )

    def show_case(self, case: Case | None, place: tuple[int, int], told: Telling) -> None:
        """Show a case, or that there is none."""
        self.number.setText(case_text(case, place))
        self.kind.setText(kind_text(case.kind) if case is not None else "")
        self._tell(case, told)
        for card in self.cards:
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        if case is None:
            return
        for number, version in enumerate(told.cards.of(case), start=1):
            speakers = sorted((told.shown[who] for who in version.annotators), key=lambda s: s.line)
            card = Card(version, number, speakers, told.render, self._page)
            first = version.annotators[0]
            card.taken.connect(lambda who=first: self.side_wanted.emit(who))
            card.show_taken(on=case.taken and case.gold.version == case.side(first).version)
            self._rows.insertWidget(len(self.cards), card)
            self.cards.append(card)
        self.versions.verticalScrollBar().setValue(0)

    def edit(self, *, on: bool) -> None:
        """Make room for editing."""
        self.versions.setVisible(not on)
        self._foot.setVisible(not on)

    def show_results(self, cases: Sequence[Case], told: Telling) -> None:
        """List what is gold of the article so far, with who decided it."""
        self.results.clear()
        agreed = [case for case in cases if case.state is CaseState.AGREED and case.taken]
        decided = [
            case
            for case in cases
            if case.decision is not None and case.state is not CaseState.AGREED
        ]
        for case in decided:
            decision = case.decision
            if decision is None:
                continue
            what = told.render.plain(told.cards.gold(case).lines) or state_or_nothing(case)
            why = told.provenance(decision)
            item = QListWidgetItem(f"{what}\n{why}")
            item.setData(Qt.ItemDataRole.UserRole, case)
            item.setToolTip(f"{what}\n{why}")
            self.results.addItem(item)
        head = [self.tr("Gold so far: %n decided", "", len(decided))]
        if agreed:
            head.append(self.tr("%n agreed", "", len(agreed)))
        self.result_head.setText(" · ".join(head))

    # Inside

    def _tell(self, case: Case | None, told: Telling) -> None:
        decision = case.decision if case is not None else None
        words = told.provenance(decision) if decision is not None else ""
        changed = case is not None and case.state is CaseState.CHANGED
        if changed:
            words = self.tr("Changed since: look at it again.") + "\n" + words
        self.standing.setText(words)
        self.standing.setObjectName("warning" if changed else "muted")
        self.standing.style().unpolish(self.standing)
        self.standing.style().polish(self.standing)
        self.standing.setVisible(bool(words))

    def _result_clicked(self, item: QListWidgetItem) -> None:
        self.case_wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def _arrange(self) -> None:
        font = self.number.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        self.number.setFont(font)
        self._rows.setContentsMargins(12, 4, 12, 8)
        self._rows.setSpacing(8)
        self._rows.addStretch(1)
        self.versions.setWidget(self._page)
        self.versions.setWidgetResizable(True)
        self.versions.setFrameShape(QFrame.Shape.NoFrame)
        self.versions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.versions.setAccessibleName(self.tr("Versions"))
        self._foot = QWidget(self)
        foot = QGridLayout(self._foot)
        foot.setContentsMargins(12, 4, 12, 8)
        foot.setSpacing(8)
        for at, identifier in enumerate(_BUTTONS):
            foot.addWidget(self._actions.button(identifier, self._foot), at // 3, at % 3)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self._upper())
        split.addWidget(self._lower())
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([560, 170])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _upper(self) -> QWidget:
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(0)
        walk = QHBoxLayout()
        walk.addWidget(self.number, 1)
        for identifier, sign in (("previous", "↑"), ("next", "↓")):
            button = self._actions.button(identifier, upper)
            button.setText(f"{sign} {button.text().rpartition('  ')[2]}")
            walk.addWidget(button)
        head.addLayout(walk)
        for part in (self.kind, self.standing):
            head.addWidget(part)
        column.addLayout(head)
        column.addWidget(self.versions, 1)
        column.addWidget(self.editing, 1)
        column.addWidget(self._foot)
        return upper

    def _lower(self) -> QWidget:
        lower = QWidget(self)
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        self.result_head.setObjectName("heading")
        self.result_head.setContentsMargins(12, 0, 0, 0)
        self.results.setAccessibleName(self.tr("Gold so far"))
        self.results.setWordWrap(True)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setTabKeyNavigation(False)
        self.results.itemActivated.connect(self._result_clicked)
        self.results.itemClicked.connect(self._result_clicked)
        self.results.setStyleSheet("QListWidget::item { padding: 4px 12px; }")
        column.addWidget(self.result_head)
        column.addWidget(self.results, 1)
        return lower


def state_or_nothing(case: Case) -> str:
    """Return what is said of a case of which nothing is gold."""
    if not case.taken:
        return state_text(case.state)
    return translate("Compare", "Nothing here")

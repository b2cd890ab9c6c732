"""The strip under the article that accepts every suggestion from a score on."""

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from annotator.ui.desk import Desk
from annotator.ui.elided import ElidedLabel
from annotator.ui.gestures import Gestures
from annotator.ui.number_box import NumberBox
from annotator.ui.preferences import Preferences

_STEP = 5
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AcceptStrip(QFrame):
    """Chooses a score and says how many suggestions reach it; Enter accepts them, Esc leaves."""

    left = Signal()
    """The keyboard belongs to the article again."""

    def __init__(self, desk: Desk, gestures: Gestures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._desk, self._gestures = desk, gestures
        self._preferences: Preferences | None = None
        self._locale = QLocale()
        self._build()
        self.hide()
        self.percent.valueChanged.connect(self._count)
        self.accept.clicked.connect(self._accept)
        self.leave.clicked.connect(self.give_up)
        desk.spans_changed.connect(self._count)
        desk.document_changed.connect(self._count)

    def ask(self, preferences: Preferences) -> None:
        """Show the strip with the score that was chosen last."""
        self._preferences = preferences
        self.percent.setValue(preferences.settings.accept_from)
        self.show()
        self._count()
        self.percent.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.percent.selectAll()

    def give_up(self) -> None:
        """Take the strip away; nothing more is accepted."""
        self.hide()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Accept on Enter and leave on Esc, wherever in the strip the keyboard is."""
        if isinstance(event, QKeyEvent) and (
            event.key() == Qt.Key.Key_Escape
            or (event.key() in _ENTER and watched is not self.leave)
        ):
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                (self.give_up if event.key() == Qt.Key.Key_Escape else self._accept)()
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        question = QLabel(self.tr("Accept from"), self)
        self.percent = NumberBox(self)
        self.percent.setRange(1, 100)
        self.percent.setSingleStep(_STEP)
        self.percent.setSuffix(self.tr("%", "after a number"))
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.percent.setFixedWidth(64)
        self.percent.setAccessibleName(self.tr("Least score in per cent"))
        self.percent.setToolTip(
            self.tr("Up and down change it; suggestions without a score are never accepted here")
        )
        question.setBuddy(self.percent)
        self.counted = ElidedLabel(self)
        self.counted.setObjectName("muted")
        self.accept = QPushButton(self)
        self.accept.setObjectName("primary")
        self.accept.setToolTip(self.tr("Accept them in one gesture; one undo takes it back"))
        self.leave = QPushButton(self.tr("Leave"), self)
        self.leave.setToolTip(self.tr("Accept nothing (Esc)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(question)
        layout.addWidget(self.percent)
        layout.addSpacing(4)
        layout.addWidget(self.counted, 1)
        layout.addWidget(self.accept)
        layout.addWidget(self.leave)
        for widget in (self.percent, self.accept, self.leave):
            widget.installEventFilter(self)

    @property
    def _least(self) -> float:
        return self.percent.value() / 100

    def _count(self) -> None:
        """Say how many suggestions of the article reach the score."""
        if self.isHidden():
            return
        reaching, total = len(self._gestures.sure(self._least)), len(self._desk.walkable())
        number = self._locale.toString
        self.counted.setText(
            self.tr("{count} of {total} left", "", total).format(
                count=number(reaching), total=number(total)
            )
        )
        self.counted.setToolTip(self.counted.text())  # where there is little room it is cut
        self.accept.setText(self.tr("Accept {count}").format(count=number(reaching)))
        self.accept.setEnabled(reaching > 0)

    def _accept(self) -> None:
        if not self._gestures.sure(self._least):
            return  # the strip says that there are none
        if self._preferences is not None:
            self._preferences.set("accept_from", self.percent.value())
        self._gestures.accept_sure(self._least)
        self.give_up()

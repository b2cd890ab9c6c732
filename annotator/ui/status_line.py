"""The status bar: short notices, the suggestions' progress, what is saved, and where we are."""

from PySide6.QtCore import QLocale, QSize, Qt, QTime, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from annotator.app.suggestion_service import ServiceState
from annotator.core.effects import Effects
from annotator.core.model import DocumentState
from annotator.ui.bridge import ProjectBridge
from annotator.ui.desk import Desk, Notice
from annotator.ui.elided import ElidedLabel
from annotator.ui.icons import icon, sign
from annotator.ui.pace import Pace
from annotator.ui.steady import SteadyLabel
from annotator.ui.theme import Theme

_NOTICE_STAYS = 6000
"""Milliseconds that a notice stays before the state of the suggestions comes back."""


class StatusLine(QStatusBar):
    """Says in a few words what happened, and what goes on in the background."""

    def __init__(
        self, bridge: ProjectBridge, desk: Desk, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._desk, self._theme = bridge, desk, theme
        self._locale = QLocale()
        self._pace = Pace()
        self._notice = self._at = ""
        self._typical: int | None = None
        self._fade = QTimer(self, singleShot=True, interval=_NOTICE_STAYS)
        self._fade.timeout.connect(self._end_notice)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(0, 0, 8, 0)
        self.setAccessibleName(self.tr("Status"))
        self._build()
        self._connect()
        self.set_theme(theme)
        self.show_position()
        self._show_done()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        self.cancel.setIcon(icon("cancel", theme, "muted"))
        self._show_state()

    def say(self, text: str) -> None:
        """Show a short notice for some seconds."""
        self._notice = text
        self._fade.start()
        self._show_state()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def show_position(self) -> None:
        """Show at which character of the article the annotator is."""
        document = self._desk.document
        if document is None:
            self.position.clear()
            return
        length = len(document.text)
        self.position.setText(
            self.tr("Char {offset} of {length} · {percent}%").format(
                offset=self._locale.toString(self._desk.offset),
                length=self._locale.toString(length),
                percent=self._locale.toString(round(100 * self._desk.offset / max(length, 1))),
            )
        )

    def show_time(self, milliseconds: int, resting: bool) -> None:  # noqa: FBT001 (a signal's)
        """Show how long the annotator has worked on the article, and whether the clock rests."""
        if self._desk.document is None:
            self.time.clear()
            return
        shown = in_minutes(milliseconds)
        self.time.setText(self.tr("{time} (paused)").format(time=shown) if resting else shown)
        tip = self.tr("Your working time on this article; it stops when you do nothing")
        if self._typical is not None:
            usual = self.tr("An article you finished took {time} (median)")
            tip += "\n" + usual.format(time=in_minutes(self._typical))
        self.time.setToolTip(tip)

    # Building

    def _build(self) -> None:
        left = QWidget(self)
        layout = QHBoxLayout(left)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.setSpacing(8)
        self.mark = QLabel(left)
        self.message = ElidedLabel(left)
        self.message.setAccessibleName(self.tr("Messages"))
        self.bar = QProgressBar(left)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(72)
        self.bar.setAccessibleName(self.tr("Pre-highlighting"))
        self.bar.setToolTip(self.tr("Articles that have their suggestions"))
        self.cancel = QToolButton(left)
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.cancel.setToolTip(self.tr("Stop pre-highlighting; the suggestions made stay"))
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout.addWidget(self.mark)
        layout.addWidget(self.message)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        layout.addStretch(1)
        left.setMinimumHeight(self.cancel.sizeHint().height())  # the same with and without it
        self.addWidget(left, 1)
        self.saved = self._fact(self.tr("Every gesture is on disk before the next one"))
        self.position = self._fact(self.tr("Where you are in the article"))
        self.time = self._fact("")
        self.time.setAccessibleName(self.tr("Time on this article"))
        self.done = self._fact(self.tr("Finished articles of the project"))

    def _fact(self, tip: str) -> QLabel:
        label = SteadyLabel(self)
        label.setToolTip(tip)
        label.setContentsMargins(12, 0, 4, 0)
        self.addPermanentWidget(label)
        return label

    def _connect(self) -> None:
        self.cancel.clicked.connect(self._bridge.cancel_suggesting)
        self._bridge.suggesting.connect(self._show_state)
        self._bridge.changed.connect(self._follow)
        self._bridge.keeping.changed.connect(self._show_saved)
        self._desk.noticed.connect(lambda notice: self.say(self._in_words(notice)))
        for signal in (
            self._desk.moved,
            self._desk.document_changed,
            self._desk.focus_changed,
            self._desk.selection_changed,
        ):
            signal.connect(self.show_position)

    # Following

    def _show_saved(self) -> None:
        """Say when something was saved last, or that something is not."""
        waiting = len(self._bridge.keeping.kept)
        if waiting:
            self.saved.setText(self.tr("%n not saved", "", waiting))
            return
        self.saved.setText(self.tr("Saved {time}").format(time=self._at) if self._at else "")

    def _follow(self, effects: Effects) -> None:
        self._at = QTime.currentTime().toString("HH:mm:ss")
        self._show_saved()
        if effects.statuses or effects.library:
            self._show_done()

    def _show_done(self) -> None:
        counts = self._bridge.project.state_counts()
        self._typical = self._bridge.project.typical_time()
        self.done.setText(
            self.tr("{done} of {total} done").format(
                done=self._locale.toString(counts[DocumentState.DONE]),
                total=self._locale.toString(sum(counts.values())),
            )
        )

    def _end_notice(self) -> None:
        self._notice = ""
        self._show_state()

    def _show_state(self) -> None:
        """Show the notice while there is one, else what the suggestion service does."""
        service = self._bridge.service
        busy = service.busy and service.state is not ServiceState.FAILED
        self._pace.follow(service.done, service.total if busy else 0)
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        if busy:
            self.bar.setRange(0, max(service.total, 1))
            self.bar.setValue(service.done)
        text = self._notice or self._suggesting(busy=busy)
        failed = service.state is ServiceState.FAILED and not self._notice
        shown = "info" if self._notice else "warning" if failed else "suggest"
        colour = "accent" if self._notice else "warning" if failed else "muted"
        side = self.message.fontMetrics().height()
        ratio = self.devicePixelRatioF()
        self.mark.setPixmap(sign(shown, self._theme, colour, QSize(side, side), ratio))
        self.mark.setVisible(bool(text))
        self.message.setText(text)
        self.message.setToolTip(text)

    def _suggesting(self, *, busy: bool) -> str:
        service = self._bridge.service
        match service.state:
            case ServiceState.LOADING:
                return self.tr("Loading {model}…").format(model=service.pipeline)
            case ServiceState.FAILED:
                keeps = self.tr("No suggestions: {model} keeps failing")
                missing = self.tr("No suggestions: {model} could not be loaded")
                return (keeps if service.ends else missing).format(model=service.pipeline)
            case ServiceState.READY if busy:
                return self._progress(service.done, service.total)
            case ServiceState.READY:
                return self._ready(service.lacks).format(model=service.loaded)
        return ""

    def _ready(self, lacks: tuple[str, ...]) -> str:
        """Say that the pipeline is ready, and what it cannot find or read."""
        failed = len(self._bridge.service.aside.failed)
        if failed:
            return self.tr("{model} is ready; it failed on %n article(s)", "", failed)
        if "parser" in lacks:
            return self.tr("{model} is ready; it has no parser, so no claims are found")
        if "ner" in lacks:
            return self.tr("{model} is ready; it finds no names")
        return self.tr("{model} is ready")

    def _progress(self, done: int, total: int) -> str:
        numbers = {"done": self._locale.toString(done), "total": self._locale.toString(total)}
        left = self._pace.left()
        if left is None:
            return self.tr("Pre-highlighting {done} of {total}").format(**numbers)
        if left < 60:
            return self.tr("Pre-highlighting {done} of {total}, less than a minute left").format(
                **numbers
            )
        return self.tr(
            "Pre-highlighting {done} of {total}, about %n min left", "", round(left / 60)
        ).format(**numbers)

    def _in_words(self, notice: Notice) -> str:
        return {
            Notice.NO_SUGGESTION_LEFT: self.tr("No suggestion is left in this article"),
            Notice.NO_SPAN_FOCUSED: self.tr("Choose words or a span first"),
            Notice.NOTHING_TO_UNDO: self.tr("There is nothing to undo"),
            Notice.NOTHING_TO_REDO: self.tr("There is nothing to redo"),
            Notice.NO_ARTICLE_LEFT: self.tr("There is no further article"),
            Notice.CANNOT_LINK: self.tr("These spans cannot be linked"),
            Notice.LINK_DRAG: self.tr("Drag from here to a source or cue to link it"),
            Notice.LINK_DROP: self.tr("Drop it on a span that lights up, or Esc to give up"),
            Notice.LINK_WHERE: self.tr("Click the span to link to, or Esc to give up"),
        }[notice]


def in_minutes(milliseconds: int) -> str:
    """Return a time as minutes and seconds, with hours from the first one on."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"

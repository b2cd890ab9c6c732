"""Repairing a damaged project: what can be saved goes into a new file, and what cannot is said."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from annotator.app.mending import Mended, Repair, repair
from annotator.app.messages import message_of
from annotator.app.side_thread import in_thread
from annotator.core.errors import UserFacingError
from annotator.ui.i18n import language
from annotator.ui.jobs import Job, JobRunner

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_WIDTH, _SIDE = 560, 20
_TITLES = 200
"""So many titles of lost articles are listed."""


@dataclass(frozen=True, slots=True)
class _Rows:
    done: int
    mended: Mended | None
    total: int = 0


class RepairDialog(QDialog):
    """Says what a repair does, does it, and reports."""

    begun = Signal()
    """The repair is about to begin: the project, if it is open, is closed after this."""

    def __init__(self, window: "MainWindow", path: Path) -> None:
        super().__init__(window)
        self._window, self.path = window, path
        self.target = _free(path, self.tr("repaired"))
        self._jobs = JobRunner(self)
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Repair {project}").format(project=path.stem))
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.report = QPlainTextEdit(self)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("What was saved, and what could not be"))
        self.report.hide()
        self.begin = QPushButton(self.tr("&Repair"), self)
        self.begin.setToolTip(self.tr("Write what can still be read into a new project"))
        self.begin.setDefault(True)
        self.open_it = QPushButton(self.tr("&Open it"), self)
        self.open_it.setToolTip(self.tr("Open the repaired project"))
        self.backups = QPushButton(self.tr("&Backups…"), self)
        self.backups.setToolTip(self.tr("See whether a backup has what is lost"))
        self.backups.setAutoDefault(False)
        self._arrange()
        self._explain()
        self.finished.connect(lambda _: self._jobs.stop())

    def run(self) -> None:
        """Repair the file; nothing is written into it."""
        self.begun.emit()
        bridge = self._window.project.bridge
        if bridge is not None and bridge.project.path == self.path:
            if not self._window.project.may_close():
                return
            self._window.project.close()
        self.begin.setEnabled(False)
        self.bar.show()
        self._say(self.tr("Looking through the file…"))
        steps = in_thread(repair(self.path, self.target), "repair")
        job = self._job = self._jobs.run("", _counted(steps))
        job.progressed.connect(self._follow)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)

    # Inside

    def _arrange(self) -> None:
        close = QDialogButtonBox.StandardButton.Close
        self.buttons = QDialogButtonBox(close, self)
        self.buttons.button(close).setAutoDefault(False)
        self.buttons.addButton(self.backups, QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.begin, self.open_it):
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.open_it.hide()  # the box shows what it is given
        self.buttons.rejected.connect(self.reject)
        self.begin.clicked.connect(self.run)
        self.open_it.clicked.connect(self._open)
        self.backups.clicked.connect(self._show_backups)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 16, _SIDE, 16)
        layout.setSpacing(12)
        layout.addWidget(self.text)
        layout.addWidget(self.bar)
        layout.addWidget(self.report, 1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)

    def _say(self, text: str) -> None:
        self.text.setText(text)
        # A layout does not ask a label with several lines how high it is at its width.
        self.text.setMinimumHeight(self.text.heightForWidth(_WIDTH - 2 * _SIDE))

    def _explain(self) -> None:
        self._say(
            self.tr(
                "{file} is only read: it stays as it is. All that can still be made out goes into "
                "a new project beside it, {target}: articles whose text is exactly as it came in, "
                "with the labels, links and states that belong to them. What is lost is counted, "
                "and lost articles are named as far as they are known."
            ).format(file=self.path.name, target=self.target.name)
        )

    def _follow(self, step: _Rows) -> None:
        self._say(self.tr("{count} rows saved so far…").format(count=QLocale().toString(step.done)))

    def _finish(self, step: _Rows) -> None:
        self.bar.hide()
        self.begin.hide()
        mended = step.mended
        if mended is None:
            return
        self._say(
            self.tr("Everything could be saved: nothing is known to be missing.")
            if mended.whole
            else self.tr("Part of the project could be saved. This is missing:")
        )
        self.report.setPlainText("\n".join((*self._saved(mended), "", *self._lost(mended))).strip())
        self.report.show()
        self.open_it.show()
        self.open_it.setDefault(True)
        self.open_it.setFocus()
        self.resize(self.width(), max(self.height(), 380))

    def _fail(self, error: UserFacingError) -> None:
        self.bar.hide()
        message = message_of(error, language())
        self._say(f"{message.what}\n\n{message.do}")
        self.begin.hide()
        self.backups.setDefault(True)

    def _saved(self, mended: Mended) -> Iterator[str]:
        saved = mended.saved
        yield self.tr("Saved: %n article(s)", "", saved["documents"])
        yield self.tr("Saved: %n label(s) on them", "", saved["spans"])
        yield self.tr("Saved: %n link(s)", "", saved["relations"])
        if mended.restored:
            yield self.tr(
                "Put back out of the history: %n label(s) or link(s)", "", mended.restored
            )

    def _lost(self, mended: Mended) -> Iterator[str]:
        lost: Counter[str] = mended.lost
        if not mended.project:
            yield self.tr("The project’s own labels are lost; it has the usual ones.")
        if mended.unnamed:
            yield self.tr("%n annotator(s) of whom only the work is left", "", mended.unnamed)
        if mended.missing:
            yield self.tr("Lost: %n label(s) or link(s) known to be missing", "", mended.missing)
        if lost["documents"]:
            yield self.tr("Lost: %n article(s) with a damaged text", "", lost["documents"])
        others = sum(lost.values()) - lost["documents"]
        if others:
            yield self.tr("Lost: %n row(s) that do not hold together", "", others)
        if mended.unreadable:
            yield self.tr("%n place(s) where nothing could be read", "", mended.unreadable)
        if mended.titles:
            yield self.tr("Lost: %n article(s):", "", len(mended.titles))
            yield from (f"    {title}" for title in mended.titles[:_TITLES])
            if len(mended.titles) > _TITLES:
                yield "    …"

    def _open(self) -> None:
        self.accept()
        self._window.project.open(self.target)

    def _show_backups(self) -> None:
        self.accept()
        self._window.backups.show(self.path)


def _free(path: Path, words: str) -> Path:
    """Return the name that a repaired project gets: one that nothing has."""
    numbers = ("" if one == 1 else f", {one}" for one in count(1))
    names = (path.with_stem(f"{path.stem} ({words}{number})") for number in numbers)
    return next(name for name in names if not name.exists())


def _counted(steps: Iterator[Repair | None]) -> Iterator[_Rows | None]:
    for step in steps:
        yield None if step is None else _Rows(step.rows, step.mended)

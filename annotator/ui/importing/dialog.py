"""Before an import: what the files hold and how it will come in, to be looked at and corrected."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.app.importing.collecting import Collection
from annotator.app.importing.session import Group, ImportSession
from annotator.app.messages import message_of
from annotator.ui.dialogs import choosers
from annotator.ui.i18n import language, locale_of
from annotator.ui.importing.first_records import FirstRecords
from annotator.ui.importing.labels import LabelsForm
from annotator.ui.importing.mapping import MappingForm
from annotator.ui.importing.wording import format_name
from annotator.ui.theme import Theme

_SIZE = (1060, 720)
_WIDTHS = [430, 600]
_LIST_ROWS = (2, 5)
"""How many files are seen at once: few leave room for the choices."""
_AROUND = 3
"""Pixels around a file's name."""


class ImportDialog(QDialog):
    """Sources and choices at the left, the first articles at the right; Enter imports."""

    chosen = Signal(object, bool)
    """The ``ImportSession`` to be carried out, and whether the next one is not to ask."""
    more = Signal(list)
    """Paths that are to come in as well."""
    choosing = Signal()
    """Somebody is about to choose more."""

    def __init__(self, session: ImportSession, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Add articles"))
        self._session = session
        self.sources = QListWidget(self)
        self.sources.setAccessibleName(self.tr("Files"))
        self.mapping = MappingForm(session, self)
        self.labels = LabelsForm(session, self)
        self.first = FirstRecords(session.scheme, theme, self)
        self.summary, self.problems = QLabel(self), QLabel(self)
        for label in (self.summary, self.problems):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.problems.setObjectName("muted")
        self.at_once = QCheckBox(self.tr("&Do not ask when there is nothing to decide"), self)
        self._shown: tuple[object, ...] = ()
        self._add_buttons()
        self._arrange()
        self._connect()
        self.setAcceptDrops(True)
        self._list()
        self.start.setFocus()

    def group(self) -> Group | None:
        """Return the group of files that is shown."""
        row = self.sources.currentRow()
        return self._session.groups[row] if 0 <= row < len(self._session.groups) else None

    @property
    def reading(self) -> bool:
        """Whether something is being looked into."""
        return self._session.reading

    def take(self, found: Collection) -> None:
        """Show files that came in addition."""
        self._session.add(found)
        self._list()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take them in as well."""
        event.acceptProposedAction()
        self._more(
            [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        )

    # Inside

    def _add_buttons(self) -> None:
        self.add_files = self._button(
            self.tr("&More files…"), self.tr("Choose more files to bring in"), self._add_files
        )
        self.add_folder = self._button(
            self.tr("Add a f&older…"),
            self.tr("Choose a folder: all files in it and below come in"),
            self._add_folder,
        )
        self.leave_out = self._button(
            self.tr("&Leave out"),
            self.tr("Take the chosen files out of this import"),
            self._leave_out,
        )
        self.buttons = QDialogButtonBox(self)
        self.start = self.buttons.addButton(
            self.tr("&Import"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.start.setDefault(True)
        cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setAutoDefault(False)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.sources.currentRowChanged.connect(self._show)
        self.mapping.changed.connect(self._refresh)
        self.labels.changed.connect(self._refresh)
        self.first.stop.connect(self._stop)
        self.first.again.connect(self._again)
        self._session.changed = self._refresh

    def _button(self, text: str, tip: str, does: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(does)
        return button

    def _add_files(self) -> None:
        self.choosing.emit()
        self._more(choosers.articles_to_add(self))

    def _add_folder(self) -> None:
        self.choosing.emit()
        folder = choosers.folder_to_add(self)
        self._more([] if folder is None else [folder])

    def _more(self, paths: Sequence[Path]) -> None:
        if paths:
            self.more.emit(list(paths))

    def _stop(self) -> None:
        group = self.group()
        if group is not None:
            self._session.give_up(group)

    def _again(self) -> None:
        group = self.group()
        if group is not None:
            self._session.look_again(group)

    def _left(self) -> QWidget:
        """Return the sources over the choices for the one that is shown."""
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        self.sources.setSpacing(_AROUND)
        column.addWidget(self.sources)
        buttons = QHBoxLayout()
        for button in (self.add_files, self.add_folder, self.leave_out):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        inner = QWidget(left)
        stacked = QVBoxLayout(inner)
        stacked.setContentsMargins(0, 0, 8, 0)
        stacked.setSpacing(16)
        stacked.addWidget(self.mapping)
        stacked.addWidget(self.labels)
        stacked.addStretch(1)
        scroll = QScrollArea(left)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(scroll, 1)
        return left

    def _arrange(self) -> None:
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(12, 0, 0, 0)
        beside.addWidget(self.first)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self._left())
        parts.addWidget(right)
        parts.setSizes(_WIDTHS)
        parts.setChildrenCollapsible(False)
        parts.setStretchFactor(1, 1)
        below = QHBoxLayout()
        below.addWidget(self.at_once, 1)
        below.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(self.summary)
        layout.addWidget(parts, 1)
        layout.addWidget(self.problems)
        layout.addLayout(below)
        self.resize(*_SIZE)

    def _list(self) -> None:
        """List the groups anew and show the first, or the one in the same place."""
        row = max(0, self.sources.currentRow())
        self.sources.clear()
        for group in self._session.groups:
            item = QListWidgetItem(self._named(group))
            item.setToolTip("\n".join(str(one.path) for one in group.sources[:20]))
            self.sources.addItem(item)
        self.sources.setCurrentRow(min(row, self.sources.count() - 1))
        row_height = self.sources.fontMetrics().height() + 2 * _AROUND + 2
        shown = max(_LIST_ROWS[0], min(_LIST_ROWS[1], self.sources.count()))
        self.sources.setFixedHeight(shown * row_height + 2 * _AROUND + 2)
        self._tell()

    def _named(self, group: Group) -> str:
        first = group.sources[0].path.name
        if len(group.sources) == 1:
            return f"{first}  ·  {format_name(group.reader)}"
        rest = self.tr("and %n more", "", len(group.sources) - 1)
        return f"{first} {rest}  ·  {format_name(group.reader)}"

    def _show(self) -> None:
        group = self.group()
        if group is None:
            return
        # What is typed into the form must not go with an answer about other files.
        state = (group, group.found, group.sources[0], group.reading, dict(self._session.said))
        if state == self._shown:
            return
        self._shown = state
        seen = self._session.seen(group)
        self.mapping.show_group(group)
        if seen is not None:
            self.first.show_preview(seen)
        elif group.reading:
            self.first.show_reading(group.sources[0].path.name)
        else:
            self.first.show_given_up()
        self.labels.refresh()

    def _refresh(self) -> None:
        for row, group in enumerate(self._session.groups):
            item = self.sources.item(row)
            if item is not None:
                item.setText(self._named(group))
        self._show()
        self._tell()

    def _leave_out(self) -> None:
        group = self.group()
        if group is not None:
            self._session.leave_out(group)
            self._list()
            self._show()

    def _tell(self) -> None:
        request = self._session.request
        size = locale_of(language()).formattedDataSize(request.size, 1)
        self.summary.setText(
            self.tr("%n file(s), {size}. This is how they will come in:", "", len(request.sources))
            .format(size=size)
        )  # fmt: skip
        found = list(self._session.problems)
        for group in self._session.groups:
            found += group.found.problems if group.found is not None else []
        shown = [message_of(problem, language()).what for problem in found[:3]]
        more = len(found) - len(shown)
        if more > 0:
            shown.append(self.tr("… and %n more; the report will name them all.", "", more))
        self.problems.setText("\n".join(shown))
        self.problems.setVisible(bool(shown))
        self.start.setEnabled(bool(request.sources))
        self.leave_out.setVisible(len(self._session.groups) > 1)

    def _accept(self) -> None:
        self.chosen.emit(self._session, self.at_once.isChecked())
        self.accept()

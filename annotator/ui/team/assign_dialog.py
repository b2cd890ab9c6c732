"""Giving articles out: the form beside what would come of it, before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages import message_of
from annotator.app.project import Project
from annotator.app.team import Outlook, look_ahead, pair
from annotator.core.errors import UserFacingError
from annotator.core.model import Annotator
from annotator.ui.i18n import language
from annotator.ui.team.assign_form import Articles, AssignForm
from annotator.ui.team.rows import Rows, table_of

_PAUSE = 150
"""Milliseconds after a change until the outlook is worked out."""
_MANY = 15_000
"""Articles from which on that takes so long that it waits until it is asked for."""
_SIZE = (980, 600)
_FORM = 400


class AssignDialog(QDialog):
    """Asks for everything at once and shows who would get what."""

    wanted = Signal(object, bool)
    """The ``Outlook`` to be given out, and whether work packages are to be written."""

    def __init__(
        self, project: Project, articles: Sequence[Articles], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New assignment"))
        self._project = project
        self._locale = QLocale()
        self.outlook: Outlook | None = None
        self._stale = True
        self.form = AssignForm(project, articles, self)
        self._rows = Rows((self.tr("Person"),), (), self)
        self.table = table_of(self._rows, self.tr("Who would get what"), self)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.look)
        self.form.changed.connect(self._follow)
        self.renew = QPushButton(self.tr("&Preview"), self)
        self.renew.setAutoDefault(False)
        self.renew.setToolTip(self.tr("Work out who would get what; many articles take a while"))
        self.renew.clicked.connect(self.look)
        self._build_buttons()
        self._arrange()
        self._follow(at_once=True)
        self.form.people.list.setFocus()

    def look(self) -> None:
        """Show what giving out as wished would come to."""
        self._later.stop()
        self._stale = False
        self.renew.hide()
        try:
            self.outlook = look_ahead(self._project, self.form.wishes())
        except UserFacingError as error:
            self.outlook = None
            message = message_of(error, language())
            self._rows.show([], titles=[self.tr("Person")])
            self.said.setText(f"{message.what} {message.do}")
        else:
            self._show(self.outlook)
        for button in (self.give, self.write):
            button.setEnabled(self.outlook is not None)

    def _follow(self, *, at_once: bool = False) -> None:
        """Look soon after a change; with very many articles, when somebody asks for it."""
        self._stale = True
        if self.form.count > _MANY:
            self._later.stop()
            self._rows.show([], titles=[self.tr("Person")])
            self.said.setText(self.tr("Many articles: the preview waits until you ask for it."))
            self.renew.show()
        elif at_once:
            self.look()
        else:
            self._later.start()

    def _build_buttons(self) -> None:
        role = QDialogButtonBox.ButtonRole
        self.buttons = QDialogButtonBox(self)
        self.give = self.buttons.addButton(self.tr("Assign"), role.AcceptRole)
        self.give.setDefault(True)
        self.write = self.buttons.addButton(
            self.tr("Assign and &write work packages…"), role.ActionRole
        )
        self.write.setAutoDefault(False)
        self.write.setToolTip(
            self.tr("One project file for each person, with all that they were given so far")
        )
        cancel = self.buttons.addButton(self.tr("Cancel"), role.RejectRole)
        cancel.setAutoDefault(False)
        self.give.clicked.connect(lambda: self._take(packages=False))
        self.write.clicked.connect(lambda: self._take(packages=True))
        self.buttons.rejected.connect(self.reject)

    def _arrange(self) -> None:
        heading = QLabel(self.tr("Who would get what"), self)
        heading.setObjectName("heading")
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(heading)
        right.addWidget(self.table, 1)
        right.addWidget(self.said)
        right.addWidget(self.renew, 0, Qt.AlignmentFlag.AlignLeft)
        left = QVBoxLayout()
        left.addWidget(self.form)
        left.addStretch(1)
        self.form.setMinimumWidth(_FORM)
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addLayout(left, 0)
        across.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(across, 1)
        layout.addWidget(self.buttons)
        self.resize(*_SIZE)

    def _show(self, outlook: Outlook) -> None:
        people = [share.annotator for share in outlook.shares]
        number = self._locale.toString
        titles = [self.tr("Person"), self.tr("Articles"), self.tr("Shared")]
        titles += [self.tr("with {name}").format(name=name) for name in _short(people)]
        rows = []
        for share in outlook.shares:
            own = share.annotator
            pairs = [
                "–" if one.id == own.id else number(outlook.pairs.get(pair(own.id, one.id), 0))
                for one in people
            ]
            counts = number(len(share.documents)), number(share.shared)
            rows.append((own.name, *counts, *pairs))
        alone = len(people) == 1
        self._rows.show([row[:3] for row in rows] if alone else rows,
                        titles=titles[:3] if alone else titles)  # fmt: skip
        self.said.setText(self._in_words(outlook))

    def _in_words(self, outlook: Outlook) -> str:
        parts = [
            self.tr("%n article(s) are given out.", "", outlook.dealt),
            self.tr("%n of them go(es) to several people.", "", outlook.shared),
        ]
        if outlook.left:
            parts.append(self.tr("%n article(s) stay with nobody.", "", len(outlook.left)))
        if outlook.held:
            parts.append(self.tr("%n article(s) somebody has already.", "", outlook.held))
        if outlook.newcomers:
            names = ", ".join(one.name for one in outlook.newcomers)
            parts.append(self.tr("New in the project: {names}.").format(names=names))
        if len(outlook.strata) > 1:
            parts.append(self.tr("%n kind(s) of articles, alike for all.", "", len(outlook.strata)))
        return " ".join(parts)

    def _take(self, *, packages: bool) -> None:
        """Hand on what is shown; what was changed a moment ago counts."""
        if self._stale:
            self.look()
        if self.outlook is not None:
            self.accept()
            self.wanted.emit(self.outlook, packages)


def _short(people: Sequence[Annotator]) -> list[str]:
    """Return first names, whole names where a first name would mean two people."""
    firsts = [(one.name.split() or [""])[0] for one in people]
    return [
        first if firsts.count(first) == 1 else one.name
        for first, one in zip(firsts, people, strict=True)
    ]

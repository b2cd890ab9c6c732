"""Where the open project lies: what that means is said, what a service left is offered."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.app.places import NOT_AGAIN, Kind, Place, conflicted_copies, place_of
from annotator.core.errors import UserFacingError
from annotator.ui.merging.wording import names_in_words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace

_TOLD = "surroundings-told"
_LOOK = 30_000
"""Milliseconds between two looks at whether another computer has taken the project over."""


class Surroundings(QObject):
    """Looks around once, when the page was seen; watches the lock file where it decides."""

    def __init__(
        self, window: "MainWindow", work: "Workspace", merge: Callable[[Sequence[Path]], None]
    ) -> None:
        super().__init__(window)
        self._window, self._work, self._merge = window, work, merge
        self.place = place_of(work.bridge.project.path)
        self._watch = QTimer(self, interval=_LOOK)
        self._watch.timeout.connect(self.look_for_another)
        if self.place.shared:
            self._watch.start()
        work.seen.connect(self.look)

    def remove(self) -> None:
        """Look no more."""
        self._watch.stop()
        self.deleteLater()

    def look(self) -> None:
        """Say what is to be known of the place, once each time the project is opened."""
        bridge = self._work.bridge
        if bridge.property(_TOLD):
            return
        bridge.setProperty(_TOLD, "yes")
        copies = conflicted_copies(bridge.project)
        known = bridge.project.settings().get(NOT_AGAIN) == self.place.kind.value
        if copies:
            self._offer(copies)
        elif self.place.shared and not known:
            self._explain(self.place)

    def look_for_another(self) -> None:
        """Say so if another computer has taken the project over."""
        holder = self._work.bridge.project.taken_over_by
        if holder is None:
            return
        self._watch.stop()
        self._window.messages.say(
            self.tr("{who} has opened this project on the computer {host}.").format(
                who=holder.who, host=holder.host
            ),
            self.tr("Close it in one of the two places, or changes may be lost."),
        )

    def _offer(self, copies: Sequence[Path]) -> None:
        self._window.messages.say(
            self.tr("Beside the project lies a copy that was changed elsewhere: {names}").format(
                names=names_in_words(copies)
            ),
            self.tr("Merge it, and nothing of either is lost."),
            second=self.tr("Merge…"),
            do_second=lambda: self._merge(copies),
        )

    def _explain(self, place: Place) -> None:
        if place.kind is Kind.SYNCED:
            what = self.tr("This project lies in a folder that {service} keeps the same elsewhere.")
            do = self.tr(
                "Open it on one computer at a time, and let the service finish before you change "
                "computers. To work in several places, give out packages and merge them."
            )
        else:
            what = self.tr("This project lies on a network drive ({service}).")
            do = self.tr(
                "Only one computer can have it open; a lock file beside it sees to that. It is "
                "slower than your own disk, and work waits when the network is away."
            )
        self._window.messages.say(
            what.format(service=place.name),
            do,
            second=self.tr("Do not say again"),
            do_second=lambda: self._know(place),
        )

    def _know(self, place: Place) -> None:
        bridge = self._work.bridge
        try:
            bridge.project.change_settings(**{NOT_AGAIN: place.kind.value})
        except UserFacingError as error:
            bridge.failed.emit(error)

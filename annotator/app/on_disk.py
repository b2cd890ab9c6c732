"""An open project as a file: copies of it, damage in it, who else has it."""

from pathlib import Path

from annotator.app.teamwork import Teamwork
from annotator.store.backups import Copying
from annotator.store.lock_file import Holder, let_go
from annotator.store.soundness import Examination


def seems_free(path: Path) -> bool:
    """Tell whether nobody seems to have the project at ``path`` open; only opening it decides.

    It asks the disk, so it belongs beside the window.
    """
    return let_go(path)


class OnDisk(Teamwork):
    """What an open project says of its file; backups are made by ``annotator.app.backups``."""

    @property
    def path(self) -> Path:
        """Where the project's file lies."""
        return self._file.path

    def back_up(self, target: Path) -> None:
        """Write a sound copy of the project to ``target``; see ``annotator.app.backups``.

        Raises:
            BackupFailedError: there is no room for it, or the project is damaged.
        """
        self._file.back_up(target)

    def copying(self) -> Copying:
        """Return what writes a sound copy of the project in another thread."""
        return self._file.copying()

    def last_gesture(self) -> tuple[int, str]:
        """Return the number and the id of what was recorded last."""
        return self._file.latest.gesture()

    def gestures_since(self, gesture: str) -> int:
        """Return how many gestures came after one; all of them where it is not known."""
        return self._file.latest.since(gesture)

    def examination(self) -> Examination | None:
        """Return a look through the whole file for damage, if opening it did not take one."""
        return self._file.examination()

    @property
    def taken_over_by(self) -> Holder | None:
        """Who opened the project on another computer while it was open here."""
        return self._file.lock.lost

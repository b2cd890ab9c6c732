"""A run that ended unexpectedly is told of at the next start, once."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui import i18n
from annotator.ui.crash_net import CrashNet
from annotator.ui.dialogs.crash import CrashDialogs
from annotator.ui.dialogs.report import ReportDialog
from annotator.ui.last_end import Ended, Run

SECRET = "Le ministre a démenti."
RUN = f"""
import faulthandler, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from annotator.ui.crash_net import CrashNet

app = QCoreApplication([])
net = CrashNet(lambda _: None, Path(sys.argv[1]))
net.install()
article = {SECRET!r}
print(len(net.ended), flush=True)
"""
CRASH = "faulthandler._sigsegv()"
UNSAVED = "net.note_unsaved(2)"
WAIT = "sys.stdin.read()"
END = "net.remove()"


def run(folder: Path, *lines: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", "\n".join([RUN, *lines]), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def ended_in(folder: Path) -> list[Ended]:
    folder.mkdir(exist_ok=True)
    this = Run(folder)
    found = this.ended_before()
    this.end()
    return found


def test_a_crash_of_native_code_is_told_once_and_without_folders(tmp_path: Path) -> None:
    run(tmp_path, CRASH).communicate()
    found = ended_in(tmp_path)
    assert len(found) == 1
    assert "Segmentation fault" in found[0].report or "access violation" in found[0].report
    assert found[0].unsaved == 0
    for secret in (SECRET, str(Path.home()), str(Path(sys.prefix))):
        assert secret not in found[0].report
    assert ended_in(tmp_path) == []
    assert not list(tmp_path.glob("faults-*"))


def test_what_was_not_saved_is_told(tmp_path: Path) -> None:
    run(tmp_path, UNSAVED, CRASH).communicate()
    assert [one.unsaved for one in ended_in(tmp_path)] == [2]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_run_is_told_of_only_where_something_was_lost(tmp_path: Path) -> None:
    for lines, told in (((), []), ((UNSAVED,), [2]), ((UNSAVED, "net.note_unsaved(0)"), [])):
        process = run(tmp_path, *lines, "print('there', flush=True)", WAIT)
        assert process.stdout is not None
        while process.stdout.readline() != b"there\n":
            pass
        assert ended_in(tmp_path) == [], "it lives"
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert [one.unsaved for one in ended_in(tmp_path)] == told


def test_a_good_end_leaves_nothing(tmp_path: Path) -> None:
    run(tmp_path, UNSAVED, END).communicate()
    assert not list(tmp_path.glob("faults-*"))
    assert ended_in(tmp_path) == []


def test_windows_paths_lose_their_folders_too(tmp_path: Path) -> None:
    (tmp_path / "faults-1.log").write_text(
        'Windows fatal exception: access violation\n  File "C:\\Users\\Élève\\a.py", line 3 in f\n',
        encoding="utf-8",
    )
    report = ended_in(tmp_path)[0].report
    assert 'File "a.py", line 3 in f' in report
    assert "Élève" not in report


def test_the_window_tells_it(qapp: QApplication, tmp_path: Path) -> None:
    i18n.install(qapp, "en")
    run(tmp_path, CRASH).communicate()
    net = CrashNet(lambda _: None, tmp_path)
    net.install()
    try:
        dialogs = CrashDialogs()
        dialogs.show_ended(net.ended)
        shown = next(
            one
            for one in qapp.topLevelWidgets()
            if isinstance(one, ReportDialog) and one.windowTitle() == "Ended unexpectedly"
        )
        assert "Nothing was lost" in shown.sentence.text()
        assert "fault" in shown.report.toPlainText() or "violation" in shown.report.toPlainText()
        shown.close()
        dialogs.show_ended([Ended("", 3)])
        shown = next(
            one
            for one in qapp.topLevelWidgets()
            if isinstance(one, ReportDialog) and "3 gestures" in one.sentence.text()
        )
        assert "Nothing was lost" not in shown.sentence.text()
        shown.close()
    finally:
        net.remove()

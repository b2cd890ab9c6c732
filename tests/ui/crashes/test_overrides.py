"""A bug in what Qt calls back ends in Python, however Qt was called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = """
import sys
import annotator.ui
from PySide6.QtCore import QAbstractListModel
from PySide6.QtWidgets import QApplication, QListView, QWidget

class Painted(QWidget):
    def paintEvent(self, event):
        len(5)

class Sized(QWidget):
    def resizeEvent(self, event):
        {}["missing"]

class Rows(QAbstractListModel):
    def rowCount(self, parent):
        return 1
    def data(self, index, role):
        [].index(1)

class Listing(QListView):
    def sizeHintForRow(self, row):
        return super().sizeHintForRow(row)

def paint():
    Painted().grab()

def size():
    one = Sized()
    one.resize(9, 9)
    one.grab()

def rows():
    one = Listing()
    rows = Rows()
    one.setModel(rows)
    one.sizeHintForRow(0)

sys.excepthook = lambda kind, *_: print(kind.__name__)
app = QApplication([])
try:
    globals()[sys.argv[1]]()
except Exception as error:
    print(type(error).__name__)
print("alive")
"""


@pytest.mark.parametrize(
    ("what", "kind"), [("paint", "TypeError"), ("size", "KeyError"), ("rows", "ValueError")]
)
def test_the_process_lives_on(what: str, kind: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, what],
        cwd=Path(__file__).parents[3],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done
    assert kind in done.stdout
    assert done.stdout.endswith("alive\n")

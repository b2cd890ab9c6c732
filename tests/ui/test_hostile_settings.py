"""The real window on projects whose settings, scheme and rows somebody has changed by hand.

``ANNOTATOR_HOSTILE_WINDOW`` says how many of them are opened.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from annotator.ui.main_window import MainWindow
from tests.security.tampering import ODD, tamper
from tests.security.test_hostile_projects import sound_project  # noqa: F401 (a fixture)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")
OpenWindow = Callable[..., MainWindow]
MANY = int(os.environ.get("ANNOTATOR_HOSTILE_WINDOW", "6"))
SETTINGS = (
    "order", "seed", "random_share", "lexicon", "pipeline", "package", "language", "filters",
    "columns", "export", "compare", "train_by_itself", "use_trained", "untrained_pipeline",
    "quality", "answers", "place-known", "carry_over", "sketches",
)  # fmt: skip
WALK = (
    "view.table", "view.concordance", "edit.history", "scheme.guidelines", "scheme.edit",
    "team.people", "team.dashboard", "team.agreement", "team.quality", "learning.show",
    "project.versions", "project.lexicon", "view.order.uncertain", "annotate.next",
    "annotate.accept", "edit.undo", "article.next",
)  # fmt: skip


def odd(random: Random, depth: int = 3) -> Any:
    """Return any JSON value."""
    if depth and random.random() < 0.4:
        names = [str(number) for number in range(random.randrange(3))]
        if random.random() < 0.5:
            return {random.choice((*SETTINGS, *names, "x")): odd(random, depth - 1) for _ in names}
        return [odd(random, depth - 1) for _ in names]
    value = random.choice(ODD)
    return value if isinstance(value, str | int | None) else str(value)[:20]


@pytest.mark.parametrize("number", range(MANY))
def test_the_window_opens_it_or_says_why_not(
    open_window: OpenWindow,
    sound: bytes,
    tmp_path: Path,
    qapp: QApplication,
    number: int,
) -> None:
    random = Random(number)
    path = tmp_path / "odd.annodb"
    path.write_bytes(sound)
    settings = {random.choice(SETTINGS): odd(random) for _ in range(12)}
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE project SET settings = ?", (json.dumps(settings),))
    done = tamper(path, random) if number % 2 else []
    window = open_window()
    try:
        if not window.project.open(path):
            assert window.messages.isVisible()
            return
        _walk(window, qapp)
    except BaseException as error:
        error.add_note(f"{settings} {done}")
        raise


def _walk(window: MainWindow, qapp: QApplication) -> None:
    assert window.workspace is not None
    desk = window.workspace.desk
    for document in desk.project.document_ids():
        desk.open(document)
        qapp.processEvents()
        window.grab()
    for command in WALK:
        if window.commands[command].isEnabled():
            window.commands[command].trigger()
            qapp.processEvents()
            for dialog in window.findChildren(QDialog):
                if dialog.isVisible():
                    dialog.grab()

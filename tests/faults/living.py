"""A day with a project, watched for what opens its file; the program of ``test_live_file``.

    python -m tests.faults.living work|copy PROJECT SOURCE

Prints what opened the live file by other means than SQLite's, and at the end, while the project is
still open, what a second process was told: ``locked``, or ``opened``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from annotator.app import backups
from annotator.app.backup_folder import Reason
from annotator.app.exporting import Choices, export_project
from annotator.app.mending import check
from annotator.app.project import Project
from annotator.core.model import Document
from annotator.core.tokens import Tokens, words
from annotator.store.glance import glance
from tests.faults.session import Session

_SECOND = """
import sys, pathlib
from annotator.app.project import Project
from annotator.core.errors import ProjectLockedError
try:
    Project.open(pathlib.Path(sys.argv[1])).close()
    print("opened")
except ProjectLockedError:
    print("locked")
"""
_STEPS = 60
watching: set[str] = set()
seen: list[str] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note each opening of a watched file; SQLite's own are no events of Python's."""
    if event != "open" or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    if os.fsdecode(arguments[0]) in watching:
        seen.append(f"open {arguments[1]!r} {arguments[2]!r}")


def work(project: Project, source: Path) -> None:
    """Do everything that touches the file of an open project."""
    session = Session(7, source)
    for number in range(1, _STEPS + 1):
        session.step(project, number)
    folder = project.path.parent
    made = backups.make(project, Reason.ASKED, home=folder / "backups")
    backups.verify(made.path)
    for _ in backups.making(project, Reason.SCHEDULED, home=folder / "backups"):
        pass
    for name in ("prodigy", "csv-spans"):
        chosen = Choices(format=name)
        for _ in export_project(project, folder / name, chosen, tokens_for=_tokens):
            pass
    for examined in check(project.path):
        assert not examined.findings
    glance(project.path)
    project.state_counts()


def _tokens(document: Document) -> Tokens:
    return words(document.text)


def main() -> None:
    """Open the project, work or copy, and ask a second process what it can do."""
    what, path, source = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    project = Project.open(path)
    watching.add(str(path))
    sys.addaudithook(watch)
    if what == "copy":
        shutil.copy(path, path.with_suffix(".copy"))
    else:
        work(project, source)
    told = subprocess.run(
        [sys.executable, "-c", _SECOND, path], capture_output=True, text=True, check=True
    )
    print(*seen, told.stdout.strip(), sep="\n")  # noqa: T201 (what it is for)
    if what == "work":
        project.close()


if __name__ == "__main__":
    main()

"""From part to part of the window by F6: every part is reached, and the article left again."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from annotator.app.operations.documents import AddDocuments
from annotator.app.project import Project
from annotator.core.model import Document
from annotator.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    project: Project,
    make_document: Callable[..., Document],
) -> MainWindow:
    project.do(AddDocuments((make_document("Anne vit à Kiev.", title="Un"),)))
    project.close()
    return open_window(project.path)


def part_of(window: MainWindow) -> str:
    work, focus = window.workspace, window.focusWidget()
    assert work is not None
    parts: dict[str, QWidget] = {
        "toolbar": window.toolbar,
        "library": work.library,
        "article": work.article,
        "inspector": work.inspector,
        "labels": work.palette_bar,
    }
    return next(name for name, part in parts.items() if focus is part or part.isAncestorOf(focus))


def test_f6_goes_round_the_window(window: MainWindow) -> None:
    assert window.workspace is not None
    window.workspace.article.setFocus()
    seen = [part_of(window)]
    for _ in range(5):
        window.commands["view.next_part"].trigger()
        seen.append(part_of(window))
    assert seen == ["article", "inspector", "labels", "toolbar", "library", "article"]


def test_shift_f6_goes_back(window: MainWindow) -> None:
    assert window.workspace is not None
    window.workspace.article.setFocus()
    window.commands["view.previous_part"].trigger()
    assert part_of(window) == "library"
    window.commands["view.previous_part"].trigger()
    assert part_of(window) == "toolbar"
    window.commands["view.previous_part"].trigger()
    assert part_of(window) == "labels"


def test_what_is_hidden_is_passed_over(window: MainWindow) -> None:
    assert window.workspace is not None
    window.workspace.toggle(window.workspace.inspector)
    window.workspace.article.setFocus()
    window.commands["view.next_part"].trigger()
    assert part_of(window) == "labels"

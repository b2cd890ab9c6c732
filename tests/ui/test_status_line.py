"""The status line: notices, the suggestions' progress, what is saved, and where we are."""

import pytest
from pytestqt.qtbot import QtBot

from annotator.app.suggestion_service import ServiceState
from annotator.core.model import DocumentState
from annotator.ui.desk import Notice
from annotator.ui.pace import Pace
from annotator.ui.status_line import StatusLine
from annotator.ui.theme import load_theme

# The offscreen platform says so of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def line(qtbot: QtBot, workplace) -> StatusLine:
    line = StatusLine(workplace.bridge, workplace.desk, load_theme("light"))
    qtbot.addWidget(line)
    line.resize(1024, line.sizeHint().height())
    line.show()
    return line


def progress(workplace, done: int, total: int) -> None:
    """Let the service be at ``done`` of ``total``, without its process."""
    service = workplace.bridge.service
    service.state = ServiceState.READY
    service.cancel()
    service._waiting.add(workplace.project.document_ids()[: total - done])
    service.done = done
    assert service.total == total
    workplace.bridge.suggesting.emit()


@pytest.mark.parametrize("notice", list(Notice))
def test_every_notice_is_a_sentence_that_goes_away(
    line: StatusLine, workplace, notice: Notice
) -> None:
    workplace.desk.noticed.emit(notice)
    assert " " in line.message.text()
    assert line._fade.isActive()
    line._fade.timeout.emit()
    assert line.message.text() == ""


def test_the_service_says_what_it_does(line: StatusLine, workplace) -> None:
    service, said = workplace.bridge.service, []
    for state in (ServiceState.LOADING, ServiceState.READY, ServiceState.FAILED, ServiceState.OFF):
        service.state, service.loaded = state, "fr_core_news_md 3.8.0"
        workplace.bridge.suggesting.emit()
        said.append(line.message.text())
    assert said == [
        "Loading fr_core_news_md…",
        "fr_core_news_md 3.8.0 is ready",
        "No suggestions: fr_core_news_md could not be loaded",
        "",
    ]
    assert line.bar.isHidden()
    assert line.cancel.isHidden()


def test_progress_shows_the_time_left_and_can_be_cancelled(line: StatusLine, workplace) -> None:
    workplace.add(20)
    now = 0.0
    line._pace = Pace(lambda: now)
    progress(workplace, 0, 20)
    height = line.sizeHint().height()
    assert line.message.text() == "Pre-highlighting 0 of 20"
    for done in range(1, 6):
        now += 10
        progress(workplace, done, 20)
    assert line.message.text() == "Pre-highlighting 5 of 20, about 2 min left"
    assert (line.bar.value(), line.bar.maximum()) == (5, 20)
    assert line.cancel.isVisible()
    for done in range(6, 16):
        now += 10
        progress(workplace, done, 20)
    assert line.message.text() == "Pre-highlighting 15 of 20, less than a minute left"
    line.cancel.click()
    assert not workplace.bridge.service.busy
    assert line.cancel.isHidden()
    assert line.message.text() == " is ready"
    assert line.sizeHint().height() == height


def test_a_notice_comes_before_the_progress_which_comes_back(line: StatusLine, workplace) -> None:
    workplace.add(5)
    progress(workplace, 0, 5)
    workplace.desk.noticed.emit(Notice.NOTHING_TO_UNDO)
    assert line.message.text() == "There is nothing to undo"
    assert line.bar.isVisible()
    progress(workplace, 1, 5)
    assert line.message.text() == "There is nothing to undo"
    line._fade.timeout.emit()
    assert line.message.text() == "Pre-highlighting 1 of 5"


def test_what_is_saved_where_we_are_and_how_much_is_done(line: StatusLine, workplace) -> None:
    assert line.saved.text() == ""
    assert line.position.text() == ""
    workplace.open_article()
    assert line.saved.text().startswith("Saved ")
    assert line.position.text() == "Char 0 of 128 · 0%"
    workplace.focus("Trieste")
    assert line.position.text() == "Char 109 of 128 · 85%"
    workplace.add(2)
    assert line.done.text() == "0 of 3 done"
    workplace.gestures.finish()
    assert workplace.project.state_counts()[DocumentState.DONE] == 1
    assert line.done.text() == "1 of 3 done"


def test_the_message_gives_way_and_the_facts_stay(line: StatusLine, workplace) -> None:
    workplace.open_article()
    line.say("Très long " * 40)
    line.resize(700, line.height())
    line.grab()
    for fact in (line.saved, line.position, line.done):
        assert fact.width() >= fact.sizeHint().width()
        assert line.rect().contains(fact.geometry())


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_is_drawn_in_both_themes(line: StatusLine, workplace, name: str) -> None:
    workplace.add(5)
    progress(workplace, 0, 5)
    before = line.grab().toImage()
    line.set_theme(load_theme(name))
    assert (before == line.grab().toImage()) is (name == "light")


def test_the_pace_needs_some_steps_and_begins_anew() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    for done in range(4):
        pace.follow(done, 10)
        assert (pace.left() is None) is (done < 3)
        now += 2
    assert pace.left() == 14
    pace.follow(0, 0)
    assert pace.left() is None
    pace.follow(0, 5)
    assert pace.left() is None

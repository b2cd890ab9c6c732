"""The window, the demo, its suggestions, help and About reach no network, in Python nor in Qt."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

REACHING = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostby", "urllib.", "http.client.", "ftplib.", "smtplib.", "webbrowser.",
)  # fmt: skip
TABLES = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
WAIT = 60_000


class Watch:
    """Notes what reaches out. A hook cannot be taken away, so it can be put to sleep."""

    def __init__(self) -> None:
        self.awake = True
        self.seen: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.awake and event.startswith(REACHING):
            self.seen.append(f"{event} {arguments!r}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch()
    yield watch
    watch.awake = False


def family(process: str = "self") -> Iterator[Path]:
    """Yield the folders under ``/proc`` of a process and of all it started."""
    folder = Path("/proc", process)
    yield folder
    for thread in folder.glob("task/*/children"):
        try:
            children = thread.read_text().split()
        except OSError:
            continue  # ended meanwhile
        for child in children:
            yield from family(child)


def network_sockets() -> set[str]:
    """Return the sockets to a network that this process or one it started has, on Linux."""
    known = {
        f"socket:[{line.split()[9]}]"
        for table in TABLES
        for path in [Path("/proc/net", table)]
        if path.is_file()
        for line in path.read_text().splitlines()[1:]
    }
    held = set()
    for folder in family():
        for link in folder.glob("fd/*"):
            try:
                held.add(str(link.readlink()))
            except OSError:
                continue  # closed meanwhile
    return held & known


def suggested(window: MainWindow) -> bool:
    bridge = window.project.bridge
    return bridge is not None and bool(bridge.project.document_ids()) and not (
        bridge.project.without_suggestions()
    )  # fmt: skip


def test_nothing_reaches_out(open_window: OpenWindow, qtbot: QtBot, watch: Watch) -> None:
    window = open_window()
    window.commands["project.demo"].trigger()
    qtbot.waitUntil(lambda: window.project.bridge is not None, timeout=WAIT)
    window.commands["project.suggest"].trigger()
    sockets: set[str] = set()
    processes: set[Path] = set()

    def done() -> bool:
        sockets.update(network_sockets())
        processes.update(family())
        return suggested(window)

    qtbot.waitUntil(done, timeout=WAIT)
    for command in ("help.contents", "help.about"):
        window.commands[command].trigger()
    sockets |= network_sockets()
    assert watch.seen == []
    # The process that suggests was looked at, too.
    assert len(processes) > 1 or not Path("/proc/self/task").exists(), (
        "suggestions' own is looked at"
    )
    assert sockets == set()


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="Linux tells what is loaded")
def test_qt_s_network_library_is_not_loaded(open_window: OpenWindow) -> None:
    open_window()
    loaded = Path("/proc/self/maps").read_text()
    assert "Qt6Widgets" in loaded
    assert "Qt6Network" not in loaded
    assert "PySide6.QtNetwork" not in sys.modules


def test_a_connection_would_be_seen(watch: Watch) -> None:
    with socket.socket() as listening, socket.socket() as reaching:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        reaching.connect(listening.getsockname())
        assert [line.split()[0] for line in watch.seen] == ["socket.bind", "socket.connect"]
        if Path("/proc/net/tcp").exists():
            assert len(network_sockets()) == 2

"""A spaCy pipeline that dies in the way its text names. Installed by the fixture ``deadly``."""

import ctypes
import gc
import os
import re
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

AT_LOADING = "ANNOTATOR_TEST_DIES_LOADING"
"""Names the death that it dies while it is loaded."""
EVERYWHERE = "ANNOTATOR_TEST_DIES_EVERYWHERE"
"""Names a file: while it exists, every text is deadly."""
ADDRESS_SPACE = 512 << 20


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def segfault() -> None:
    ctypes.string_at(0)


def hang() -> None:
    """Never come back, with the interpreter's lock in hand."""
    re.match(r"(a+)+$", "a" * 64 + "b")


def sleep() -> None:
    time.sleep(3600)


def memory() -> None:
    """Ask for more memory than there is, as Linux says it to a process with a limit."""
    import resource  # noqa: PLC0415  (POSIX only)

    used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (used + ADDRESS_SPACE, -1))
    kept = []
    while True:
        kept.append(bytearray(1 << 20))


def garbage() -> None:
    """Write bytes that are no message into every pipe."""
    for pipe in _pipes():
        pipe.send_bytes(b"\x80\x04nothing that anybody can read")
    time.sleep(3600)


def flood() -> None:
    """Announce a message of a gigabyte, and never send it."""
    for pipe in _pipes():
        os.write(pipe.fileno(), b"\x40\x00\x00\x00 ")
    time.sleep(3600)


def _pipes() -> list[Connection]:
    gc.unfreeze()  # what was there when the pipeline was loaded is hidden otherwise
    found = [item for item in gc.get_objects() if isinstance(item, Connection) and item.writable]
    assert found
    return found


DEATHS = {
    "KILLED": killed,
    "SEGFAULT": segfault,
    "HANG": hang,
    "SLEEP": sleep,
    "MEMORY": memory,
    "GARBAGE": garbage,
    "FLOOD": flood,
}


@Language.component("deadly")
def deadly(doc: Doc) -> Doc:
    everywhere = os.environ.get(EVERYWHERE)
    if everywhere and Path(everywhere).exists():
        killed()
    for name, die in DEATHS.items():
        if name in doc.text:
            die()
    if "REFUSED" in doc.text:
        raise ValueError("a text that it cannot read")
    return doc


def load(**_: object) -> Language:
    death = os.environ.get(AT_LOADING)
    if death:
        DEATHS[death]()
    nlp = spacy.blank("xx")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": [{"IS_TITLE": True}]}])  # type: ignore[attr-defined]
    nlp.add_pipe("deadly")
    nlp.meta["name"], nlp.meta["version"] = "deadly", "1.0"
    return nlp

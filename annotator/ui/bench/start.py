"""Section ``start``: from the start of the program to a window that can be used, and what it costs.

Every start is a process of its own, with bytecode in a folder of the run, so that no figure
depends on what the machine had compiled before; a first round that is not counted writes it.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from annotator.app.bench.articles import articles
from annotator.app.bench.loading import check_installed, load_chain, loaded
from annotator.app.bench.machine import Used
from annotator.app.bench.processes import in_fresh_process
from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.setting import Setting
from annotator.app.operations.documents import AddDocuments
from annotator.app.project import SUFFIX, Project
from annotator.app.schemes import load_scheme
from annotator.app.settings import Settings, SettingsFile
from annotator.core.ids import AnnotatorId, DocumentId, new_id
from annotator.core.model import Annotator, Document
from annotator.core.offsets import canonicalise, text_hash
from annotator.ui.bench.bare import bare_window
from annotator.ui.bench.starting import Started, start

SECTION = "start"
_CHARACTERS = 2_500
_BYTECODE = "PYTHONPYCACHEPREFIX"
_WINDOW_SECONDS, _SUGGESTIONS_SECONDS = 0.35, 0.5
_GAP, _WINDOW_MEMORY, _CHILD_RATIO = 50.0, 150.0, 1.1
_Result = TypeVar("_Result")


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the rows of the section.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    check_installed(setting.pipeline)
    text = canonicalise("\n".join(articles(20).texts))[:_CHARACTERS]
    bare: list[tuple[float, float, float]] = []
    ours: list[Started] = []
    loads: list[tuple[float, Used | None]] = []
    rounds = setting.rounds if setting.quick else 2 * setting.rounds + 1
    with _processes(setting) as processes:
        for number in range(rounds + (not setting.quick)):
            project = _project(processes.folder, text)
            window, _ = processes.call(bare_window, perf_counter(), text)
            started, _ = processes.call(start, perf_counter(), project, processes.folder)
            load, _ = processes.call(loaded, perf_counter(), setting.pipeline, text)
            if number or setting.quick:  # the first round warms up
                bare.append(window)
                ours.append(started)
                loads.append(load)
    yield from rows_of(bare, ours, loads)


def rows_of(
    bare: list[tuple[float, float, float]],
    ours: list[Started],
    loads: list[tuple[float, Used | None]],
) -> Iterator[Row]:
    """Yield the rows of what was measured, round by round."""
    usable, suggested = [item.usable for item in ours], [item.suggested for item in ours]
    windows, spacy = [item[0] for item in bare], [item[0] for item in loads]
    name = "window usable, the article painted, against a bare window"
    yield measured(SECTION, name, usable, "s", references=windows)
    beyond = [one - other for one, other in zip(usable, windows, strict=True)]
    target = Target(Aim.VALUE_AT_MOST, _WINDOW_SECONDS)
    yield measured(SECTION, "the same, beyond the bare window", beyond, "s", target=target)
    name = f"suggestions on {_CHARACTERS:,} characters, against spacy.load alone"
    yield measured(SECTION, name, suggested, "s", references=spacy)
    beyond = [one - other for one, other in zip(suggested, spacy, strict=True)]
    target = Target(Aim.VALUE_AT_MOST, _SUGGESTIONS_SECONDS)
    yield measured(SECTION, "the same, beyond spacy.load", beyond, "s", target=target)
    target = Target(Aim.VALUE_AT_MOST, _GAP)
    gaps = [item.gap for item in ours]
    yield measured(SECTION, "longest standstill of the window meanwhile", gaps, "ms", target=target)
    yield from _memory(bare, ours, [used for _, used in loads if used is not None])


def _memory(
    bare: list[tuple[float, float, float]], ours: list[Started], loads: list[Used]
) -> Iterator[Row]:
    windows = [item.window for item in ours if item.window is not None]
    children = [item.child for item in ours if item.child is not None]
    released = [item.released for item in ours if item.released is not None]
    if not (windows and children and loads and released):
        return
    target = Target(Aim.VALUE_AT_MOST, _WINDOW_MEMORY)
    resident = [used.resident for used in windows]
    references = [item[1] for item in bare]
    name = "memory of the window (RSS), against a bare window"
    yield measured(SECTION, name, resident, "MB", references=references, target=target)
    name = "memory of the window (PSS), against a bare window"
    shares, references = [used.share for used in windows], [item[2] for item in bare]
    yield measured(SECTION, name, shares, "MB", references=references)
    target = Target(Aim.RATIO_AT_MOST, _CHILD_RATIO)
    resident, references = [one.resident for one in children], [one.resident for one in loads]
    name = "memory of the suggestion process (RSS), against spaCy with the pipeline"
    yield measured(SECTION, name, resident, "MB", references=references, target=target)
    after = [used.resident for used in released]
    yield measured(SECTION, "memory of all when the process was let go (RSS)", after, "MB")


class Compiled:
    """Calls functions in new processes that keep their bytecode in a folder of the run."""

    def __init__(self, folder: Path, *, children: bool) -> None:
        """Prepare for processes whose own ``children`` keep it there too, or do as they would."""
        self.folder = folder
        self._children = children

    def call(self, function: Callable[..., _Result], *arguments: object) -> tuple[_Result, float]:
        """Call a function of a module in a new process; return its result and the seconds."""
        bytecode = str(self.folder / "bytecode")
        return in_fresh_process(with_bytecode, bytecode, self._children, function, *arguments)


def with_bytecode(
    folder: str,
    children: bool,  # noqa: FBT001 (by position)
    function: Callable[..., _Result],
    *arguments: object,
) -> _Result:
    """Call a function while this process, and perhaps its children, keep bytecode in ``folder``."""
    sys.dont_write_bytecode, sys.pycache_prefix = False, folder
    if children:
        os.environ[_BYTECODE] = folder
    return function(*arguments)


def compile_all(pipeline: str) -> None:
    """Import what a start imports, and the suggestion process if a pipeline is named."""
    import annotator.ui.application  # noqa: F401, PLC0415

    if pipeline:
        load_chain(pipeline)


@contextmanager
def _processes(setting: Setting) -> Iterator[Compiled]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        settings = SettingsFile(folder / "annotator" / "settings.json")
        settings.write(Settings(pipeline=setting.pipeline, language="en"))
        processes = Compiled(folder, children=not setting.quick)
        processes.call(compile_all, "" if setting.quick else setting.pipeline)
        yield processes


def _project(folder: Path, text: str) -> Path:
    """Write a project with one article without suggestions."""
    path = folder / f"start{SUFFIX}"
    path.unlink(missing_ok=True)
    who = Annotator(id=AnnotatorId(new_id()), name="bench")
    project = Project.create(path, scheme=load_scheme(), annotator=who)
    document = Document(
        id=DocumentId(new_id()), text=text, sha256=text_hash(text), title=text[:40].splitlines()[0]
    )
    try:
        project.do(AddDocuments((document,)))
    finally:
        project.close()
    return path

"""What is done with a very large project without a window, each in a process of its own."""

import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

from annotator.app.backups import Reason, make
from annotator.app.bench.load import RARE_LABEL
from annotator.app.bench.machine import peak_megabytes, resident_megabytes
from annotator.app.bench.processes import in_fresh_process
from annotator.app.concordance import Mode, Query, search
from annotator.app.exporting import Choices, export_project
from annotator.app.mending import check
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.listing import Listing
from annotator.core.query import parse_query
from annotator.core.tokens import words
from annotator.core.uncertainty import Order

Figures = dict[str, tuple[float, str]]
"""What was measured: a value and its unit, by name."""

_ROWS = 60
"""Articles that a window shows at once."""


def measure(path: Path) -> Iterator[tuple[str, float, str]]:
    """Yield name, value and unit of everything that is measured on the project at ``path``."""
    for work in WORKS:
        before = "" if work is questions else f"{work.__name__}: "
        figures, _ = in_fresh_process(work, str(path))
        for name, (value, unit) in figures.items():
            yield f"{before}{name}", value, unit


def questions(path: str) -> Figures:
    """Open the project and ask what lists ask; everything in milliseconds."""
    began = perf_counter()
    project = Project.open(Path(path))
    figures: Figures = {"opening": (_milliseconds(began), "ms")}
    asked = {
        "first rows": Listing(),
        "first rows, uncertain first": Listing(order=Order.UNCERTAIN),
        "first hits of a word": Listing(query=parse_query("gouvernement")),
        "first hits of a rare word": Listing(query=parse_query(_rare_word(project))),
        "first hits of two words": Listing(query=parse_query("président ministre")),
        "first hits of a label": Listing(query=parse_query("label:PER")),
        "first hits of a rare label": Listing(query=parse_query(f"label:{RARE_LABEL}")),
    }
    for name, listing in asked.items():
        began = perf_counter()
        project.rows(list(islice(project.numbers(listing), _ROWS)))
        figures[name] = _milliseconds(began), "ms"
    for name, ask in _counted(project).items():
        began = perf_counter()
        ask()
        figures[name] = _milliseconds(began), "ms"
    project.close()
    return _with_memory(figures)


def _rare_word(project: Project) -> str:
    """Return a word that one article has, somewhere in the middle."""
    return str(sum(project.state_counts().values()) // 2 + 7)


def _counted(project: Project) -> dict[str, Callable[[], object]]:
    return {
        "counting states": project.state_counts,
        "counting flags and comments": lambda: (project.flagged_count(), project.noted_count()),
        "sources for completing": project.sources,
        "counting spans by label": project.span_totals,
        "articles without suggestions": project.without_suggestions,
        "counting the hits of a word": lambda: project.count(
            Listing(query=parse_query("gouvernement"))
        ),
    }


def concordance(path: str) -> Figures:
    """Search all articles: a frequent word until there are too many hits, a rare one to the end."""
    project = Project.open(Path(path))
    figures: Figures = {}
    rare = Query(words=f"Article {_rare_word(project)}")
    label = Query(mode=Mode.LABEL, labels=(LabelId(RARE_LABEL),))
    asked = {"a frequent word": Query(words="gouvernement"), "a rare word": rare}
    for name, query in {**asked, "a rare label": label}.items():
        began, first, longest = perf_counter(), None, 0.0
        last, state = began, None
        for state in search(project, query, ""):
            now = perf_counter()
            longest, last = max(longest, now - last), now
            if first is None and state is not None and state.hits:
                first = now - began
        hits = len(state.hits) if state is not None else 0
        figures[f"{name}, first hits"] = (first or 0.0) * 1000, "ms"
        figures[f"{name}, all {hits:,} hits"] = perf_counter() - began, "s"
        figures[f"{name}, longest step"] = longest * 1000, "ms"
    project.close()
    return _with_memory(figures)


def export(path: str) -> Figures:
    """Export everything to JSON Lines."""
    project = Project.open(Path(path))
    with tempfile.TemporaryDirectory(dir=Path(path).parent) as folder:
        target = Path(folder, "out.jsonl")
        began, done = perf_counter(), 0
        choices = Choices(format="prodigy", states=())
        for progress in export_project(
            project, target, choices, tokens_for=lambda document: words(document.text)
        ):
            done = progress.done
        seconds = perf_counter() - began
        size = target.stat().st_size / 1e6
    project.close()
    return _with_memory({
        "time": (seconds, "s"), "rate": (done / seconds, "articles/s"), "size": (size, "MB"),
    })  # fmt: skip


def checking(path: str) -> Figures:
    """Look through the whole project as ``annotator check`` does."""
    figures: Figures = {}
    began = last = perf_counter()
    for step in check(Path(path)):
        if step.findings:
            raise RuntimeError(f"{step.name}: {step.findings[0]}")
        now = perf_counter()
        figures[step.name], last = (now - last, "s"), now
    return _with_memory({**figures, "all": (last - began, "s")})


def backup(path: str) -> Figures:
    """Back the project up, the copy's check included."""
    project = Project.open(Path(path))
    with tempfile.TemporaryDirectory(dir=Path(path).parent) as folder:
        began = perf_counter()
        make(project, Reason.ASKED, home=Path(folder))
        seconds = perf_counter() - began
    project.close()
    return _with_memory({"time": (seconds, "s")})


def statistics(path: str) -> Figures:
    """Count everybody's work as the dashboard does, all of it and then one article again."""
    project = Project.open(Path(path))
    counting = project.statistics()
    began = perf_counter()
    for _ in counting.count():
        pass
    seconds = perf_counter() - began
    [middle] = project.identifiers([sum(project.state_counts().values()) // 2])
    began = perf_counter()
    for _ in counting.count([middle]):
        pass
    again = _milliseconds(began)
    counting.close()
    project.close()
    return _with_memory({"everything": (seconds, "s"), "one article again": (again, "ms")})


def _milliseconds(began: float) -> float:
    return (perf_counter() - began) * 1000


def _with_memory(figures: Figures) -> Figures:
    for name, value in (("memory", resident_megabytes()), ("most memory", peak_megabytes())):
        if value is not None:
            figures[name] = value, "MB"
    return figures


WORKS: tuple[Callable[[str], Figures], ...] = (
    questions, concordance, export, checking, backup, statistics,
)  # fmt: skip

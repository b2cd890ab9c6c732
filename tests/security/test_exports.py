"""What is written for others: no formulas in tables, nothing outside the chosen folder."""

from __future__ import annotations

import ast
import csv
import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import annotator
from annotator.app.concordance import Hit
from annotator.app.dashboard.charts import Table as Numbers
from annotator.app.dashboard.files import write_table
from annotator.app.exporting import Choices, export_project
from annotator.app.hits_file import write_hits
from annotator.app.importing.report import ImportReport, write_report
from annotator.app.lexicon import write_lexicon
from annotator.app.operations.hits import Place
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.app.team.packages import file_names
from annotator.core.errors import BadRecordError, UserFacingError
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, new_id
from annotator.core.lexicon import Lexicon
from annotator.core.model import Annotator, Document
from annotator.core.scheme import Scheme
from annotator.core.splitting import SplitPlan
from annotator.formats.registry import WRITERS
from tests.security.living import by_words

PACKAGE = Path(annotator.__file__).parent
FORMULAS = (
    "=1+1", "+1", "-1+A1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "'=1", "=cmd|' /C calc'!A0",
)  # fmt: skip
ODD_NAMES = (
    "../../x", "/etc/x", "C:\\x", "a/b", "a\\b", "CON", "nul.txt", "COM1", "..", ".", "", " ",
    "x. ", ".hidden", "a\nb", "a\0b", "é" * 300, "🚒" * 200, "-rf", "~", "$HOME", "a:b",
    "a*?\"<>|", "\u202egnp.x",
)  # fmt: skip
DANGEROUS = re.compile(r"[\t\r\n]|[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")


# Tables


def test_only_one_module_writes_tables() -> None:
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        used = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "csv"
        }
        names = {
            item.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "csv"
            for item in node.names
        }
        writes = (used | names) & {"writer", "DictWriter"}
        assert not writes or path.name == "table_cells.py", path


def hits(path: Path, words: str) -> object:
    place = Place(DocumentId(new_id()), 0, 4)
    hit = Hit(place, 1, words, words, words, words, words)
    return write_hits(path, [(hit, words)])


def forms(path: Path, words: str) -> object:
    lexicon = Lexicon()
    lexicon.add("kiev", LabelId(words), 1, 0)
    return write_lexicon(lexicon, path)


def chart(path: Path, words: str) -> object:
    table = Numbers(head=(words,), units=(None,), rows=((words,),), links=(DocumentId(words),))
    return write_table(path, table)


def report(path: Path, words: str) -> object:
    problem = BadRecordError(name=words, line=1, reason=words)
    return write_report(ImportReport(problems=(problem,)), path, "en")


TABLES: dict[str, Callable[[Path, str], object]] = {
    "hits": hits, "forms": forms, "chart": chart, "report": report,
}  # fmt: skip


@pytest.mark.parametrize("written", TABLES)
@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_begins_like_a_formula(tmp_path: Path, written: str, words: str) -> None:
    path = tmp_path / "table.csv"
    TABLES[written](path, words)
    content = path.read_bytes().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
    assert not [cell for cell in cells if DANGEROUS.match(cell)]
    assert f"'{words}" in cells, "what was there comes back when one apostrophe is taken away"


# Names


@pytest.fixture
def odd(
    tmp_path: Path, scheme: Scheme, make_document: Callable[..., Document]
) -> Iterable[Project]:
    """Return a project in which everything that could become a name of a file is odd."""
    from annotator.app.operations.documents import AddDocuments  # noqa: PLC0415

    who = Annotator(id=AnnotatorId(new_id()), name="../../x")
    (tmp_path / "in").mkdir()
    project = Project.create(
        tmp_path / "in" / "odd.annodb", scheme=scheme, annotator=who, name="../../x"
    )
    made = tuple(
        make_document(
            f"Anna lit {number}.", title=name, source=name, metadata={"id": name, "file": name}
        )
        for number, name in enumerate(ODD_NAMES)
        if "\0" not in name
    )
    project.do(AddDocuments(made))
    for document in made:
        project.do(CreateSpan(document.id, 0, 4, LabelId("PER")))
    yield project
    project.close()


@pytest.mark.parametrize("split", [False, True], ids=["whole", "split"])
@pytest.mark.parametrize("name", [writer.name for writer in WRITERS])
def test_exports_stay_in_their_folder(
    odd: Project, tmp_path: Path, name: str, *, split: bool
) -> None:
    folder = tmp_path / "deep" / "down" / "out"
    folder.mkdir(parents=True)
    before = _files(tmp_path)
    choices = Choices(
        format=name, split=SplitPlan(train=0.5, dev=0.25, test=0.25) if split else None
    )
    for _ in export_project(odd, folder / "data", choices, tokens_for=by_words):
        pass
    new = _files(tmp_path) - before
    assert new
    assert all(path.is_relative_to(folder) for path in new)
    for path in new:
        for part in path.relative_to(folder).parts:
            assert _is_usable(part), part


@pytest.mark.parametrize("name", ["brat", "webanno-tsv"])
def test_what_is_not_an_export_is_not_written_over(odd: Project, tmp_path: Path, name: str) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("mine")
    with pytest.raises(UserFacingError):
        for _ in export_project(odd, mine, Choices(format=name), tokens_for=by_words):
            pass
    assert _files(mine) == {mine / "letter.txt"}


@given(st.lists(st.sampled_from(ODD_NAMES) | st.text(max_size=300), max_size=12))
def test_packages_have_names_that_every_system_takes(names: list[str]) -> None:
    found = file_names(names)
    assert len({name.casefold() for name in found}) == len(names)
    assert all(_is_usable(name) for name in found)


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def _is_usable(name: str) -> bool:
    """Tell whether a name leads nowhere and may be a file's on every system."""
    device = re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name, re.IGNORECASE)
    forbidden = re.search(r'[\x00-\x1f<>:"/\\|?*]', name)
    return not (
        device
        or forbidden
        or name in {"", ".", ".."}
        or name[-1] in ". "
        or len(name.encode()) > 255
    )

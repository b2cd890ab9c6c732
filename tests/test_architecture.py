"""The rules that keep the code base as it was drawn: sizes, imports, contracts, what is tracked."""

import ast
import io
import os
import re
import shutil
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "annotator"
SHARED = Path(os.environ.get("ANNOTATOR_SHARED", ROOT.parent / "shared"))

MODULE_AIM, MODULE_LIMIT, FUNCTION_LIMIT, TEST_LIMIT = 250, 400, 40, 600
# Module -> why it may exceed the aim (never the limit). Starts empty and should stay so.
LONG_MODULES: dict[str, str] = {}
VAGUE_NAMES = re.compile(r"^_*(util|utils|helper|helpers|manager|managers|misc|common)$")

TOP_LEVEL = {
    "annotator", "resources", "tests", "corpora", "packaging", "pyproject.toml",
    "README.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md", "LICENSE",
}  # fmt: skip

# Written with one letter in brackets, so that this file does not match itself.
MACHINE_TRACES = {
    "a path of one machine": re.compile(
        r"(?<![\w.~<-])/(?:[r]oot|[w]ork)\b|(?<![\w.])/(?:[h]ome|[U]sers)/\w|\b[A-Z]:\\[U]sers\\\w"
    ),
    "a package registry": re.compile(
        r"py[p]i\.org|python[h]osted\.|npm[j]s\.|art[i]factory|dev[p]i\b|--(?:extra-)?[i]ndex-url|"
        r"file[:]///|[/]simple/"
    ),
}


def modules() -> Iterator[Path]:
    """Yield every module of the application."""
    return PACKAGE.rglob("*.py")


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def code_lines(source: str) -> set[int]:
    """Return the numbers of the lines that hold code: not blank, comment or docstring."""
    ignored = {
        tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT,
        tokenize.ENCODING, tokenize.ENDMARKER,
    }  # fmt: skip
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in ignored:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            lines.difference_update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def in_subprocess(code: str, *arguments: str) -> str:
    """Run code in a fresh interpreter from the checkout, offscreen, and return its output."""
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def tracked() -> list[str]:
    """Return the tracked files, or skip where this is not a git checkout."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, or git is not installed")
    # A continuous-integration checkout may belong to another user.
    command = [git, "-c", "safe.directory=*", "ls-files", "-z"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return [name for name in listing.stdout.decode().split("\0") if name]


# Sizes and names


def test_code_lines_leave_out_blank_lines_comments_and_docstrings() -> None:
    source = (
        '"""Doc\nstring."""\n\n# comment\nx = """a\nb"""\n\n\ndef f():\n    "doc"\n    return x\n'
    )
    assert code_lines(source) == {5, 6, 9, 11}


def test_modules_are_short() -> None:
    sizes = {relative(path): len(code_lines(path.read_text("utf-8"))) for path in modules()}
    allowed = {name: MODULE_LIMIT if name in LONG_MODULES else MODULE_AIM for name in sizes}
    assert {name: size for name, size in sizes.items() if size > allowed[name]} == {}
    assert [name for name in LONG_MODULES if sizes.get(name, 0) <= MODULE_AIM] == []


def test_functions_are_short() -> None:
    long = {}
    for path in modules():
        source = path.read_text("utf-8")
        code = code_lines(source)
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = len(code & set(range(node.lineno, (node.end_lineno or node.lineno) + 1)))
                if size > FUNCTION_LIMIT:
                    long[f"{relative(path)}:{node.name}"] = size
    assert long == {}


def test_test_files_are_short() -> None:
    sizes = {
        relative(path): len(code_lines(path.read_text("utf-8")))
        for path in (ROOT / "tests").rglob("*.py")
    }
    assert {name: size for name, size in sizes.items() if size > TEST_LIMIT} == {}


def test_no_module_has_a_vague_name() -> None:
    names = {relative(path): path.relative_to(PACKAGE).with_suffix("").parts for path in modules()}
    vague = [name for name, parts in names.items() if any(map(VAGUE_NAMES.match, parts))]
    assert vague == []


# Imports

IMPORT_ALL = """
import importlib, pkgutil, sys
for name in sys.argv[1].split():
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, name + "."):
        importlib.import_module(module.name)
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("package", "absent"),
    [
        ("annotator.core", {"PySide6", "qtawesome", "spacy", "numpy", "sqlite_utils", "msgspec"}),
        ("annotator.app", {"PySide6", "qtawesome", "spacy", "thinc", "pyarrow", "distributed"}),
        ("annotator.cli", {"PySide6", "qtawesome", "spacy", "thinc", "pyarrow", "distributed"}),
        ("annotator.ui", {"spacy", "thinc"}),
    ],
)
def test_importing_a_layer_leaves_heavy_libraries_out(package: str, absent: set[str]) -> None:
    assert absent & set(in_subprocess(IMPORT_ALL, package).split()) == set()


def contracts(path: Path) -> dict[str, dict[str, Any]]:
    """Return the import contracts of a TOML file by name."""
    tool = tomllib.loads(path.read_text("utf-8"))["tool"]["importlinter"]
    return {contract["name"]: contract for contract in tool["contracts"]}


def test_the_import_contracts_are_at_least_the_agreed_ones() -> None:
    agreed_file = SHARED / "architecture" / "importlinter.toml"
    if not agreed_file.is_file():
        pytest.skip("the agreed contracts are not beside this checkout (set ANNOTATOR_SHARED)")
    ours = contracts(ROOT / "pyproject.toml")
    weaker = []
    for name, agreed in contracts(agreed_file).items():
        for key, value in agreed.items():
            own = ours.get(name, {}).get(key)
            widens = key in ("source_modules", "forbidden_modules")
            if not (set(own or ()) >= set(value) if widens else own == value):
                weaker.append(f"{name}: {key}")
    assert weaker == []


def test_no_contract_is_loosened_by_an_ignored_import() -> None:
    loosened = [
        name for name, contract in contracts(ROOT / "pyproject.toml").items()
        if contract.get("ignore_imports")
    ]  # fmt: skip
    assert loosened == []


# What is tracked


def test_only_the_agreed_names_lie_at_the_top() -> None:
    top = {name.partition("/")[0] for name in tracked()}
    assert {name for name in top if not name.startswith(".")} - TOP_LEVEL == set()


def test_tracked_text_names_no_machine_and_no_registry() -> None:
    found = []
    for name in tracked():
        path = ROOT / name
        content = path.read_bytes() if path.is_file() else b""
        if b"\0" in content:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            found += [
                f"{name}:{number}: {trace}"
                for trace, pattern in MACHINE_TRACES.items()
                if pattern.search(line)
            ]
    assert found == []


@pytest.mark.parametrize("line", ["see /ro" + "ot/x", "=/wo" + "rk/main", "https://pyp" + "i.org"])
def test_machine_traces_are_recognised(line: str) -> None:
    assert any(pattern.search(line) for pattern in MACHINE_TRACES.values())


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_by_hash_and_name_no_address(name: str) -> None:
    text = (ROOT / "packaging" / name).read_text("utf-8")
    pins = [line for line in text.splitlines() if line and line[0] not in " #"]
    assert "://" not in text
    assert [line for line in pins if not re.match(r"[a-z0-9-]+==\S+ .*\\$", line)] == []
    assert re.search(r"^pyside6-essentials==6\.11\.3 \\\n +--hash=sha256:", text, re.MULTILINE)
    assert re.search(r"^shiboken6==6\.11\.3 \\\n +--hash=sha256:", text, re.MULTILINE)


# The Qt binding

VOID_CALLS = """
import sys
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label, document = QLabel(), QTextDocument()
def calls(count):
    for _ in range(count):
        label.setText("x")
        document.setPlainText("x")
calls(10)
before = sys.getrefcount(None)
calls(1500)
print(sys.getrefcount(None) - before)
"""


def test_void_qt_calls_do_not_lose_references_to_none() -> None:
    """6.12.0 on Python 3.11 loses one per call and aborts after some thousand."""
    assert abs(int(in_subprocess(VOID_CALLS))) < 100

"""Translations: gather the strings, compile them, and check that nothing is missing.

    python packaging/translations.py update    write new strings into the files of translators
    python packaging/translations.py compile   turn them into what the program loads
    python packaging/translations.py check     fail when a string is missing or a file out of date

Those of the window are Qt's, ``annotator_fr.ts`` and its ``.qm``; those of the command line are
gettext's, ``fr/LC_MESSAGES/command-line.po`` and ``.mo`` (see ``command_line_words.py``). French
is complete; English holds plural forms only, since its words are in the sources. After ``update``,
translate what is unfinished (Qt Linguist, Poedit or an editor), then ``compile``. Commit all.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import command_line_words

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "annotator" / "ui"
FOLDER = ROOT / "resources" / "translations"
FRENCH, ENGLISH = "annotator_fr.ts", "annotator_en.ts"


def catalogues(folder: Path = FOLDER) -> dict[str, str]:
    """Return the catalogue of each language that has one, by code."""
    found = {path.stem.rpartition("_")[2]: path.name for path in folder.glob("annotator_*.ts")}
    return {"fr": FRENCH, "en": ENGLISH, **dict(sorted(found.items()))}


# Without places and with sorted messages the files change only when the words do.
STABLE = ["-silent", "-locations", "none", "-no-obsolete", "-sort-messages"]
NO_BREAK = "\u00a0\u202f"
HAND_MADE = re.compile(r"\w\((s|es|ies)\)")
LOOSE_SIGN = re.compile(rf"(?<![{NO_BREAK}])[:;!?»](?!\w)|«(?![{NO_BREAK}])")


def tool(name: str) -> str:
    """Return the path of one of Qt's tools, beside this Python or on the path."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        sys.exit(f"{name} is missing: it comes with PySide6-Essentials")
    return found


def run(command: list[str]) -> None:
    """Run one of Qt's tools and stop with its words when it fails."""
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode or "warning" in result.stderr.lower():
        sys.exit(f"{' '.join(command)}\n{result.stdout}{result.stderr}")


@dataclass(frozen=True, order=True)
class Words:
    """One string of the sources. ``plural`` tells whether it counts something."""

    context: str
    text: str
    comment: str = ""
    plural: bool = False


class Gathering(ast.NodeVisitor):
    """Finds ``self.tr``, ``translate`` and ``words`` in a module.

    Qt's own reader of Python drops a string whose count is an expression, misses that a string
    counts at all when its count is a name, and files strings under wrong contexts after a
    qualified call. So the strings are found here, and Qt's tool gets them written out plainly.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: set[Words] = set()
        self.faults: list[str] = []
        self._classes: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Remember the class: it is the context of its ``self.tr``."""
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        """Take the strings of a call that translates."""
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        arguments = list(node.args)
        if name == "tr" and self._classes:
            self._take(node, [ast.Constant(self._classes[-1]), *arguments])
        elif name in ("translate", "words") and len(arguments) >= 2:
            self._take(node, arguments)
        self.generic_visit(node)

    def _take(self, node: ast.Call, arguments: list[ast.expr]) -> None:
        context, text, *rest = [getattr(item, "value", None) for item in arguments[:3]]
        if isinstance(context, str) and isinstance(text, str):
            comment = rest[0] if rest and isinstance(rest[0], str) else ""
            plural = len(arguments) > 3 or "%n" in text
            self.found.add(Words(context, text, comment, plural))
            if HAND_MADE.search(text) and not plural:
                self.faults.append(f"{self.file}:{node.lineno}: a plural without %n: {text}")
        elif isinstance(arguments[1], ast.JoinedStr):
            self.faults.append(f"{self.file}:{node.lineno}: an f-string cannot be translated")


def gather() -> tuple[list[Words], list[str]]:
    """Return every string of the window, and what is wrong with how they are written."""
    found: set[Words] = set()
    faults: list[str] = []
    for path in sorted(SOURCES.rglob("*.py")):
        gathering = Gathering(path.relative_to(ROOT).as_posix())
        gathering.visit(ast.parse(path.read_text("utf-8")))
        found |= gathering.found
        faults += gathering.faults
    return sorted(found), faults


def written(found: list[Words]) -> str:
    """Return calls that Qt's reader of Python understands without fail."""
    quoted = partial(json.dumps, ensure_ascii=False)
    return "\n".join(
        f"translate({quoted(item.context)}, {quoted(item.text)}, {quoted(item.comment)}"
        f"{', 1' if item.plural else ''})"
        for item in found
    )


def update(folder: Path = FOLDER) -> None:
    """Gather the strings of the sources into the .ts files in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        source = Path(name, "strings.py")
        source.write_text(written(gather()[0]), encoding="utf-8")
        for language, file in catalogues(folder).items():
            extra = ("-pluralonly",) if file == ENGLISH else ()
            if (folder / file).exists() and not (folder / file).read_bytes().strip():
                (folder / file).unlink()  # a new language's, which Qt's tool would not read
            run([tool("pyside6-lupdate"), *STABLE, *extra, "-source-language", "en",
                 "-target-language", language, str(source), "-ts", str(folder / file)])  # fmt: skip


def compile_all(folder: Path = FOLDER, target: Path = FOLDER) -> None:
    """Turn the .ts files in ``folder`` into .qm files in ``target``."""
    for name in catalogues(folder).values():
        compiled = target / Path(name).with_suffix(".qm")
        run([tool("pyside6-lrelease"), "-silent", str(folder / name), "-qm", str(compiled)])


def problems() -> list[str]:
    """Return everything that is wrong with the translations, a line each."""
    files = catalogues().values()
    found = [*gather()[1], *(line for file in files for line in unfinished(FOLDER / file))]
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        for file in files:
            shutil.copy(FOLDER / file, fresh / file)
        update(fresh)
        for file in files:
            found += differing(FOLDER / file, fresh / file)
        compile_all(FOLDER, fresh)
        for file in files:
            compiled = Path(file).with_suffix(".qm").name
            committed = FOLDER / compiled
            if not committed.exists() or committed.read_bytes() != (fresh / compiled).read_bytes():
                found.append(f"{compiled} is out of date: run compile")
    return found


def differing(committed: Path, fresh: Path) -> list[str]:
    """Return which strings came or went since the last ``update``."""
    before, after = set(sources(committed)), set(sources(fresh))
    return [
        *(f"{committed.name}: not in it yet: {where}: {text}" for where, text in after - before),
        *(f"{committed.name}: no longer used: {where}: {text}" for where, text in before - after),
    ]


def unfinished(path: Path) -> Iterator[str]:
    """Yield what is missing or odd in a .ts file."""
    for context, message in messages(path):
        where = f"{path.name}: {context}: {message.findtext('source')}"
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            yield f"{where}: not translated"
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")]
        for text in forms or [translation.text or ""]:
            yield from (f"{where}: {fault}" for fault in faults(message, text, path.name))


def faults(message: ET.Element, text: str, name: str) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    if HAND_MADE.search(text):
        yield "a plural in brackets: each form has its own words"
    fields = re.compile(r"\{\w*\}")
    if not text.strip():
        yield "empty"
    if set(fields.findall(message.findtext("source") or "")) != set(fields.findall(text)):
        yield "other fields than the English"
    if name == FRENCH and ("'" in text or '"' in text):
        yield "straight quotes"
    if name == FRENCH and LOOSE_SIGN.search(text.replace(";;", "")):
        yield "a no-break space is missing or a plain one is used"


def messages(path: Path) -> Iterator[tuple[str, ET.Element]]:
    """Yield every message of a .ts file with its context."""
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name") or "", message


def sources(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the context and English words of every message."""
    for context, message in messages(path):
        comment = message.findtext("comment") or ""
        yield context, f"{message.findtext('source')}{f' ({comment})' if comment else ''}"


def main() -> int:
    """Run the command named on the command line."""
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if command == "update":
        update()
        command_line_words.update()
    elif command == "compile":
        compile_all()
        command_line_words.compile_all()
    elif command == "check":
        found = [*problems(), *command_line_words.problems()]
        print("\n".join(found) or "All translations are there and up to date.")
        return 1 if found else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The catalogues of the command line: its help, and the words of click. See ``translations.py``."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
NO_BREAK = "\u00a0\u202f"
LOOSE_SIGN = re.compile(
    rf"(?<![{NO_BREAK}])[;!?»](?!\w)|(?<![{NO_BREAK}]):(?=\s|$)|«(?![{NO_BREAK}])"
)
FOR_PROGRAMMERS = (
    *("DeprecationWarning", "Boolean option", "Could not determine name", "No options defined"),
    *("Name '{name}' defined twice", "Arguments take exactly", "Value must be an iterable"),
)
"""How click's words begin that only somebody who writes a command meets."""
FIELD = re.compile(r"\{\w+(?:!r)?\}|%\(\w+\)s")


def catalogues(folder: Path = FOLDER) -> list[Path]:
    """Return the catalogue of each language that has one."""
    return sorted(folder.glob("*/LC_MESSAGES/command-line.po"))


def template() -> Catalog:
    """Return every string, in the order of the commands; then those of click."""
    sys.path.insert(0, str(ROOT))
    from annotator.cli.application import commands  # noqa: PLC0415  (needs the path)
    from annotator.cli.in_language import in_words  # noqa: PLC0415

    found = Catalog(charset="utf-8")

    def note(text: str) -> str:
        if text not in found:
            found.add(text)
        return text

    in_words(commands, note)
    for _, _, words, _, _ in extract_from_dir(Path(click.__file__).parent):
        if words not in found and not str(words).startswith(FOR_PROGRAMMERS):
            found.add(words)
    return found


def read(path: Path) -> Catalog:
    """Return a catalogue from its file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def update() -> None:
    """Take over strings that came, and leave out those that went."""
    strings = template()
    for path in catalogues():
        catalogue = read(path)
        date = catalogue.creation_date
        catalogue.update(strings, no_fuzzy_matching=True, update_header_comment=False)
        catalogue.obsolete.clear()
        catalogue.creation_date = date  # the file changes only when the words do
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, no_location=True)


def compiled(path: Path) -> bytes:
    """Return what gettext reads."""
    written = io.BytesIO()
    write_mo(written, read(path))
    return written.getvalue()


def compile_all() -> None:
    """Write beside each catalogue what gettext reads."""
    for path in catalogues():
        path.with_suffix(".mo").write_bytes(compiled(path))


def problems() -> Iterator[str]:
    """Yield what is wrong with the catalogues, a line each."""
    strings = {message.id for message in template() if message.id}
    for path in catalogues():
        name, catalogue = f"{path.parts[-3]}/{path.name}", read(path)
        known = {message.id for message in catalogue if message.id}
        yield from (f"{name}: not in it yet: {one}" for one in strings - known)
        yield from (f"{name}: no longer used: {one}" for one in known - strings)
        for message in catalogue:
            if message.id:
                yield from (f"{name}: {message.id}: {fault}" for fault in faults(message))
        binary = path.with_suffix(".mo")
        if not binary.exists() or binary.read_bytes() != compiled(path):
            yield f"{name}: its .mo is out of date: run compile"


def faults(message: Message, *, french: bool = True) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    english, forms = _forms(message.id), _forms(message.string)
    for form in forms:
        if not form:
            yield "not translated"
            continue
        fields, last = set(FIELD.findall(form)), set(FIELD.findall(english[-1]))
        known = last | set(FIELD.findall(english[0]))
        if not fields <= known or (form == forms[-1] and fields != last):
            yield "other fields than the English"
        words = "\n".join(line for line in form.splitlines() if '"' not in line)
        if french and ("'" in words or LOOSE_SIGN.search(words)):
            yield "not set as French is"


def _forms(words: object) -> tuple[str, ...]:
    """Return what is said of one and of several, or what is said in any case."""
    return tuple(map(str, words)) if isinstance(words, list | tuple) else (str(words or ""),)

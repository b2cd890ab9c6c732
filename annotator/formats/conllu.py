"""Reading CoNLL-U, with the text as its comments have it and entities from its last column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotator.core.errors import EmptyTextError, SpanRepairedError, UnreadableFileError
from annotator.formats.codec import Columns, Profile, Read, Source
from annotator.formats.encodings import encoding_of
from annotator.formats.records import storable_text
from annotator.formats.tagging import entities, is_tag, scheme_of
from annotator.formats.token_lines import LONGEST, TextSoFar, lines_of, sample

_ID = re.compile(r"(\d+)(?:-(\d+)|\.\d+)?")
_COMMENTS = ("# newdoc", "# sent_id", "# text =", "# global.columns")
_COLUMNS = 10
_FORM, _MISC = 1, 9
_ENTITY_KEYS = ("ner", "ne", "entity")
_ESCAPES = {"s": " ", "t": "\t", "n": "\n", "r": "\r", "p": "|", "\\": "\\"}
_ESCAPED = re.compile(r"\\(.)")


@dataclass(slots=True)
class _Unit:
    """A surface token: its form, what follows it, and the tags of the words in it."""

    form: str
    after: str | None
    tags: list[str] = field(default_factory=list)
    last: int = 0
    """The number of the last word in it, where it is a range of several."""


@dataclass(slots=True)
class _Sentence:
    """The lines of one sentence."""

    line: int = 0
    text: str = ""
    starts_document: str | None = None
    starts_paragraph: bool = False
    units: list[_Unit] = field(default_factory=list)


class ConlluReader:
    """Reads CoNLL-U and CoNLL-U Plus; an article goes as far as the next ``# newdoc``.

    Entities are read from ``NER=`` or ``NE=`` in the MISC column, or from a column called so.
    """

    name = "conllu"
    suffixes = frozenset((".conllu", ".conllup", ".conll"))
    annotated = True

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.9 for numbered tokens in ten columns, or a declaration of columns."""
        del source
        lines = [line for line in sample(head) if line.strip()]
        if lines and lines[0].startswith("# global.columns"):
            return 0.9
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        fitting = sum(len(row) == _COLUMNS and bool(_ID.fullmatch(row[0])) for row in rows)
        commented = any(line.startswith(_COMMENTS) for line in lines)
        return (
            0.9 if fitting and fitting >= 0.9 * len(rows) else 0.4 * (commented and bool(fitting))
        )

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return the encoding."""
        del source
        return Profile(encoding=encoding_of(head) or "" if head else "")

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return nothing: the columns are fixed."""
        del source, profile
        return None

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the articles with the entities in them."""
        article: list[_Sentence] = []
        length = position = 0
        try:
            for sentence, position in _sentences(source, profile.encoding):
                full = length >= LONGEST
                if article and (sentence.starts_document is not None or full):
                    yield _read(source, article, position)
                    article, length = [], 0
                article.append(sentence)
                length += sum(len(unit.form) + 1 for unit in sentence.units)
        except UnreadableFileError as problem:
            yield Read(problem=problem, position=0)
        if article:
            yield _read(source, article, position)


def _sentences(source: Source, encoding: str) -> Iterator[tuple[_Sentence, int]]:
    names: list[str] = []
    sentence = _Sentence()
    position = 0
    for number, line, position in lines_of(source, encoding):
        if line.startswith("#"):
            if line.startswith("# global.columns"):
                names = line.partition("=")[2].split()
            _comment(sentence, line)
        elif line.strip():
            sentence.line = sentence.line or number
            _add_row(sentence, line.split("\t"), names)
        elif sentence.units:
            yield sentence, position
            sentence = _Sentence()
    if sentence.units:
        yield sentence, position


def _comment(sentence: _Sentence, line: str) -> None:
    name, _, value = line[1:].partition("=")
    words = name.split()
    if words[:1] == ["text"] and len(words) == 1:
        sentence.text = value.strip()
    elif words[:1] == ["newdoc"]:
        sentence.starts_document = value.strip()
    elif words[:1] == ["newpar"]:
        sentence.starts_paragraph = True


def _add_row(sentence: _Sentence, row: Sequence[str], names: Sequence[str]) -> None:
    """Add a word: as a unit of its own, or to the range of words that it is part of."""
    number = _ID.fullmatch(row[0].strip())
    if "." in row[0] or len(row) <= _FORM:
        return
    misc = _misc(row, names)
    tag = _tag(row, names, misc)
    first = int(number[1]) if number else 0
    if sentence.units and 0 < first <= sentence.units[-1].last and not (number and number[2]):
        sentence.units[-1].tags.append(tag)
        return
    form = row[_position(names, "FORM", _FORM)] if len(row) > _FORM else ""
    unit = _Unit(form, _after(misc))
    if number and number[2]:
        unit.last = int(number[2])
    else:
        unit.tags.append(tag)
    sentence.units.append(unit)


def _position(names: Sequence[str], name: str, default: int) -> int:
    return names.index(name) if name in names else default


def _misc(row: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    place = _position(names, "MISC", _MISC)
    if len(row) <= place:
        return {}
    pairs = (part.partition("=") for part in row[place].split("|"))
    return {key.casefold(): value for key, _, value in pairs}


def _tag(row: Sequence[str], names: Sequence[str], misc: dict[str, str]) -> str:
    """Return the tag of a word: from the first place where there is one."""
    for place, name in enumerate(names):
        if name.rpartition(":")[2].casefold() in _ENTITY_KEYS and place < len(row):
            return row[place]
    found = (misc[key] for key in _ENTITY_KEYS if key in misc)
    return next((tag for tag in found if is_tag(tag)), "O")


def _after(misc: dict[str, str]) -> str | None:
    """Return the white space after a token, None where it is not told."""
    if "spacesafter" in misc:
        return _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], match[0]), misc["spacesafter"])
    return "" if misc.get("spaceafter") == "No" else None


def _read(source: Source, article: list[_Sentence], position: int) -> Read:
    text = TextSoFar()
    scheme = scheme_of(tag for each in article for tag in (*_tags(each), ""))
    after: str | None = ""
    for sentence in article:
        if text.length:
            blank = after if after is None or not after.strip() else None
            text.add("\n\n" if sentence.starts_paragraph else " " if blank is None else blank)
        _add_sentence(text, sentence, scheme, source.name)
        after = sentence.units[-1].after
    key = article[0].starts_document
    metadata = {"id": storable_text(key)} if key else {}
    try:
        document = text.document(source, article[0].line, **metadata)
    except EmptyTextError as problem:
        return Read(problem=problem, position=position)
    return Read(
        document=document, position=position, spans=tuple(text.spans), notes=tuple(text.notes)
    )


def _tags(sentence: _Sentence) -> list[str]:
    return [tag for unit in sentence.units for tag in unit.tags or ["O"]]


def _add_sentence(text: TextSoFar, sentence: _Sentence, scheme: str, name: str) -> None:
    words, places = _places(sentence)
    start = text.add(words)
    units = zip(sentence.units, places, strict=True)
    owners = [place for unit, place in units for _ in unit.tags or ["O"]]
    for found in entities(_tags(sentence), scheme):
        first, last = owners[found.first][0], owners[found.last][1]
        label, quote = storable_text(found.label), words[first:last]
        text.span(start + first, start + last, label)
        if found.odd:
            note = SpanRepairedError(
                name=name, line=sentence.line, label=label, text=quote, reason="bad-tag"
            )
            text.notes.append(note)


def _places(sentence: _Sentence) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a sentence and the places of its units.

    They are looked for in the text of the comment; where it does not hold them all, the text is
    put together from the forms and what follows them.
    """
    places: list[tuple[int, int]] = []
    end = 0
    for unit in sentence.units:
        start = sentence.text.find(unit.form, end)
        if start < 0 or sentence.text[end:start].strip():
            break
        end = start + len(unit.form)
        places.append((start, end))
    if len(places) == len(sentence.units) and not sentence.text[end:].strip():
        return sentence.text, places
    parts, places, end = [], [], 0
    for number, unit in enumerate(sentence.units):
        places.append((end, end + len(unit.form)))
        last = number == len(sentence.units) - 1
        gap = "" if last else " " if unit.after is None else unit.after
        parts += [unit.form, gap]
        end += len(unit.form) + len(gap)
    return "".join(parts), places

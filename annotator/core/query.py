"""What somebody types to find articles: words, phrases, fields, and how they combine.

    inondation saintes          both words, in title, text, source or author
    "crue de la Charente"       these words in this order; “…” and «…» do as well
    inond*                      words that begin so
    NEAR(maire démission, 5)    both with at most 5 words between
    crue OR inondation          either
    crue -Saintes               one without the other; NOT Saintes is the same
    title:crue source:dépêche   in one field alone; author: and text: too
    label:PER label:LOC         articles with a span so labelled
    assigned:Anne assigned:me   articles that somebody, or oneself, is to annotate
    date:2024-02 date:2024..    published then, from or until then
    state:done is:flagged lang:fr

Accents and case do not matter. Half-typed queries mean what they say so far. What fields and
states are called in each language stands in ``resources/languages``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.core.errors import BadQueryError
from annotator.core.folding import folded_words
from annotator.core.query_words import field_named, value_named

TEXT_FIELDS = ("title", "source", "author", "text")
"""Fields in which words are looked for."""


class Kind(StrEnum):
    """What a condition beside the words is about."""

    LABEL = "label"
    ANNOTATOR = "annotator"
    ASSIGNED = "assigned"
    DATE = "date"
    STATE = "state"
    IS = "is"
    LANGUAGE = "lang"


ME = "me"
"""Who asks, where somebody's name is expected."""

FIELDS = (*TEXT_FIELDS, *(kind.value for kind in Kind))
"""Every field that a query may name, in the order in which they are offered."""

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<open>\() | (?P<close>\)) | (?P<comma>,)
      | (?P<minus>-(?=[\w"“«(]))
      | (?P<field>[^\W\d_]+):(?=\S|$)
      | ["“«](?P<phrase>[^"”»]*)["”»]?
      | (?P<word>[^\s()",“”«»]+)
    )""",
    re.VERBOSE,
)
_LEAST = 2
"""A word being typed is looked for from so many letters on, and as a beginning from one more."""
_NOT_ONE = {Kind.STATE: "state", Kind.IS: "is", Kind.DATE: "date"}
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Term:
    """Words in a row; the last is the beginning of a word where ``prefix``."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """Something other than words: an article has it, or where ``negated`` has it not."""

    kind: Kind
    value: str
    negated: bool = False

    @property
    def wanted_label(self) -> bool:
        """Whether it asks for a label that must be there."""
        return self.kind is Kind.LABEL and not self.negated


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood.

    ``match`` is the part about words as SQLite's FTS5 has it, empty where there are none;
    ``terms`` are the words that may be shown as hits in a text.
    """

    match: str = ""
    conditions: tuple[Condition, ...] = ()
    terms: tuple[Term, ...] = field(default=())

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing."""
        return not (self.match or self.conditions)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int
    last: bool


def parse_query(text: str, *, typing: bool = False) -> Query:
    """Understand a query; with ``typing`` its last word may be the beginning of one.

    Raises:
        BadQueryError: it cannot be understood; ``at`` says where.
    """
    return _Parser(text, typing=typing).query()


class _Parser:
    """Reads the words into an FTS5 expression, and sets the conditions apart."""

    def __init__(self, text: str, *, typing: bool) -> None:
        self._tokens = list(_tokens(text))
        self._place = 0
        self._typing = typing and not text.endswith((" ", '"', "”", "»", ")"))
        self._conditions: list[Condition] = []
        self._terms: list[Term] = []

    def query(self) -> Query:
        parts = []
        while self._next() is not None:
            part = self._either(depth=0)
            if part:
                parts.append(part)
            token = self._next()
            if token is not None and token.kind in ("close", "comma"):
                self._place += 1  # one too many: nobody minds
        return Query(" AND ".join(parts), tuple(self._conditions), tuple(self._terms))

    def _either(self, depth: int) -> str:
        """Read alternatives: A OR B."""
        parts = [part for part in (self._together(depth),) if part]
        while self._operator("OR"):
            part = self._together(depth)
            if part:
                parts.append(part)
        return f"({' OR '.join(parts)})" if len(parts) > 1 else "".join(parts)

    def _together(self, depth: int) -> str:
        """Read what must all be there, and what must not."""
        wanted: list[str] = []
        unwanted: list[str] = []
        while (token := self._next()) is not None and token.kind not in ("close", "comma"):
            if token.kind == "word" and token.text == "OR":
                break
            if self._operator("AND"):
                continue
            negated = self._negation()
            part = self._single(depth, negated=negated)
            if part:
                (unwanted if negated else wanted).append(part)
        if unwanted and not wanted:
            raise BadQueryError(reason="only-without", at=self._at())
        found = " AND ".join(wanted)
        if unwanted:
            return f"(({found}) NOT ({' OR '.join(unwanted)}))"
        return f"({found})" if len(wanted) > 1 else found

    def _negation(self) -> bool:
        token = self._next()
        if token is not None and (token.kind == "minus" or token.text == "NOT"):
            self._place += 1
            return True
        return False

    def _single(self, depth: int, *, negated: bool) -> str:
        token = self._take()
        if token is None:
            return ""
        if token.kind == "open":
            inner = self._either(depth + 1)
            closing = self._next()
            if closing is not None and closing.kind == "close":
                self._place += 1
            return inner
        if token.kind == "field":
            return self._in_field(token, depth, negated=negated)
        following = self._next()
        if token.text == "NEAR" and following is not None and following.kind == "open":
            return self._near()
        return self._words(token, shown=not negated)

    def _in_field(self, token: _Token, depth: int, *, negated: bool) -> str:
        name = field_named(token.text) or ""
        value = self._take()
        if value is None or value.kind not in ("word", "phrase"):
            return ""
        if name in TEXT_FIELDS:
            part = self._words(value, shown=not negated and name in ("text", "title"))
            return f"{{{name}}} : {part}" if part else ""
        if name not in tuple(Kind):
            raise BadQueryError(reason="unknown-field", at=token.at, name=token.text)
        if depth:
            raise BadQueryError(reason="field-inside", at=token.at, name=token.text)
        kind, said = Kind(name), value.text.strip()
        unfinished = self._typing and value.last
        known = _value(kind, said, beginning=unfinished)
        if known is not None:
            self._conditions.append(Condition(kind, known, negated))
        elif not unfinished:
            raise BadQueryError(reason=_NOT_ONE[kind], at=value.at, name=value.text)
        return ""

    def _near(self) -> str:
        """Read NEAR(words, distance)."""
        self._place += 1
        words: list[str] = []
        distance = 10
        while (token := self._take()) is not None and token.kind != "close":
            if token.kind == "comma":
                number = self._next()
                if number is not None and number.text.isdigit():
                    distance = min(int(number.text), 1000)
                    self._place += 1
            elif token.kind in ("word", "phrase"):
                words.append(self._words(token, shown=True))
        words = [word for word in words if word]
        if len(words) < 2:
            return "".join(words)
        return f"NEAR({' '.join(words)}, {distance})"

    def _words(self, token: _Token, *, shown: bool) -> str:
        """Return a word or phrase as FTS5 quotes it; one without letters asks for nothing."""
        words = tuple(word for word, _, _ in folded_words(token.text))
        if not words:
            return ""
        starred = token.kind == "word" and token.text.endswith("*")
        typed = self._typing and token.last and token.kind == "word" and not starred
        if typed and len(words[-1]) < _LEAST:
            words = words[:-1]  # any article has a word that begins so: wait for more
            if not words:
                return ""
        prefix = starred or (typed and len(words[-1]) > _LEAST)
        if shown:
            self._terms.append(Term(words, prefix))
        # Folded words hold letters and digits alone, so that nothing in them ends the quotation.
        return f'"{" ".join(words)}"{" *" if prefix else ""}'

    def _operator(self, name: str) -> bool:
        token = self._next()
        if token is not None and token.kind == "word" and token.text == name:
            self._place += 1
            return True
        return False

    def _next(self) -> _Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self) -> _Token | None:
        token = self._next()
        self._place += token is not None
        return token

    def _at(self) -> int:
        token = self._tokens[min(self._place, len(self._tokens)) - 1]
        return token.at


def _value(kind: Kind, said: str, *, beginning: bool) -> str | None:
    """Return what was meant by the value of a field, None where it can have no such value."""
    if kind in (Kind.STATE, Kind.IS):
        return value_named(kind.value, said, beginning=beginning)
    if kind is Kind.ASSIGNED:
        return value_named(kind.value, said) or said
    return said if kind is not Kind.DATE or date_range(said) is not None else None


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    end = len(text.rstrip())
    while place < end and (match := _TOKEN.match(text, place)) is not None:
        kind = match.lastgroup or "word"
        yield _Token(kind, match.group(kind), match.start(kind), match.end() >= end)
        place = match.end()


def date_range(value: str) -> tuple[str, str] | None:
    """Return the first and the last day that a date condition allows, or None if it is none.

    ``2024``, ``2024-02`` and ``2024-02-15`` mean that year, month or day; ``A..B`` from A to B;
    one of the two may be left out. The last day is written so that it sorts after all its times.
    """
    first, dots, last = value.partition("..")
    if not dots:
        last = first
    if not (first or last) or not all(_DATE.fullmatch(part) for part in (first, last) if part):
        return None
    return first, f"{last}~" if last else "~"


def hits(text: str, terms: tuple[Term, ...]) -> list[tuple[int, int]]:
    """Return the places of ``terms`` in ``text``, in code points, in order of their start."""
    words = list(folded_words(text))
    starts: dict[str, list[int]] = {}
    for index, (word, _, _) in enumerate(words):
        starts.setdefault(word, []).append(index)
    found: set[tuple[int, int]] = set()
    for term in terms:
        first, rest = term.words[0], term.words[1:]
        alone = not rest and term.prefix
        places = (
            [
                index
                for word, indices in starts.items()
                if word.startswith(first)
                for index in indices
            ]
            if alone
            else starts.get(first, [])
        )
        for index in places:
            if _goes_on(words, index + 1, rest, prefix=term.prefix):
                found.add((words[index][1], words[index + len(rest)][2]))
    return sorted(found)


def _goes_on(
    words: list[tuple[str, int, int]], index: int, rest: tuple[str, ...], *, prefix: bool
) -> bool:
    if index + len(rest) > len(words):
        return False
    for offset, wanted in enumerate(rest):
        word = words[index + offset][0]
        last = prefix and offset == len(rest) - 1
        if not (word.startswith(wanted) if last else word == wanted):
            return False
    return True

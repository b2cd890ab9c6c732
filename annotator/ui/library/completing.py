"""What the search field offers to complete: names of fields, and values of the field at hand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.app.project import Project
from annotator.core.folding import folded
from annotator.core.query import FIELDS, ME, TEXT_FIELDS, Kind
from annotator.core.query_words import field_named, names, offered
from annotator.core.scheme import wording

_MOST = 12
_LEAST = 2
"""So many letters before a field is offered: shorter ones begin any word."""
_TOKEN = re.compile(r'(?:[^\W\d_]+:)?(?:"[^"]*"?|[^\s()"]*)$')


@dataclass(frozen=True, slots=True)
class Completion:
    """Something offered: what is put in place of the token, and what it means."""

    text: str
    meaning: str
    start: int
    """Where the token begins."""


class Completer:
    """Offers what fits the token before the cursor, in the language of the window."""

    def __init__(self, project: Project, language: str) -> None:
        self._project = project
        self._language = language
        self._sources: list[str] | None = None

    def forget(self) -> None:
        """Read the values of the corpus anew when they are wanted next."""
        self._sources = None

    def offers(self, text: str, cursor: int) -> list[Completion]:
        """Return what may stand for the token that ends at the cursor."""
        match = _TOKEN.search(text[:cursor])
        token = match.group() if match else ""
        start = cursor - len(token)
        negated = token.startswith("-")
        token, start = token[negated:], start + negated
        name, colon, value = token.partition(":")
        if not colon:
            found = self._fields(name)
        else:
            found = self._values(field_named(name) or "", name, value.strip('"'))
        return [Completion(text, meaning, start) for text, meaning in list(found)[:_MOST]]

    def _fields(self, beginning: str) -> Iterator[tuple[str, str]]:
        if len(beginning) < _LEAST:
            return
        for field in FIELDS:
            shown = offered("fields", field, self._language)
            if _begins(shown, beginning) or _begins(field, beginning):
                yield f"{shown}:", ""

    def _values(self, field: str, name: str, value: str) -> Iterator[tuple[str, str]]:
        for said, meaning in self._known(field):
            if _begins(said, value) or (meaning and _begins(meaning, value)):
                yield f"{name}:{_quoted(said)} ", meaning

    def _known(self, field: str) -> Iterable[tuple[str, str]]:
        if field == Kind.LABEL:
            scheme = self._project.scheme
            return [(label.id, wording(label.name, self._language)) for label in scheme.labels()]
        if field in (Kind.STATE, Kind.IS):
            known = names(self._language).get(field, {}) or names("en").get(field, {})
            return [(offered(field, value, self._language), "") for value in known]
        if field in (Kind.ANNOTATOR, Kind.ASSIGNED):
            return self._people(field)
        if field == TEXT_FIELDS[1]:
            return [(source, "") for source in self._known_sources()]
        if field == Kind.LANGUAGE:
            return [(code, "") for code in ("fr", "en")]
        return ()

    def _people(self, field: str) -> list[tuple[str, str]]:
        own = self._project.annotator.name
        if field == Kind.ANNOTATOR:
            known = {own, *self._project.at_work()}
            return [(name, "") for name in sorted(known, key=folded)]
        people = sorted({one.name for one in self._project.people}, key=folded)
        me = offered(Kind.ASSIGNED, ME, self._language)
        return [(me, own), *((name, "") for name in people)]

    def _known_sources(self) -> list[str]:
        if self._sources is None:
            self._sources = self._project.sources(limit=500)
        return self._sources


def _begins(word: str, beginning: str) -> bool:
    return folded(word).startswith(folded(beginning))


def _quoted(value: str) -> str:
    return value if re.fullmatch(r"[\w.-]+", value) else f'"{value}"'

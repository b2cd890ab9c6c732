"""Lemmas of words outside any sentence, by a pipeline's lemmatizer alone.

The pipeline that makes suggestions goes without its lemmatizer, which costs a fifth of its time.
A word alone has the lemmas of every part of speech that it can be: « suis » those of both verbs.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

import spacy
from spacy.pipeline.lemmatizer import Lemmatizer as Component
from spacy.tokens import Doc

from annotator.nlp.language import has_file, language_file
from annotator.nlp.startup import remembered_patterns

_COMPONENT = "lemmatizer"
_FILE = "lemmas"
_KINDS = ("NOUN", "VERB", "ADJ", "AUX", "ADV", "PRON", "DET")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_BATCH = 1000

Pairs = list[tuple[str, str]]
"""Forms, each with a lemma, both in small letters."""


class NoLemmatizerError(Exception):
    """The pipeline has no lemmatizer that knows words without their sentence."""


class Lemmatizer:
    """The lemmatizer of an installed pipeline."""

    def __init__(self, pipeline: str) -> None:
        """Load it, and nothing else of the pipeline.

        Raises:
            NoLemmatizerError: the pipeline has none, or is not installed.
        """
        if not spacy.util.is_package(pipeline) and not (Path(pipeline) / "config.cfg").is_file():
            raise NoLemmatizerError(pipeline)
        with remembered_patterns():
            self._nlp = spacy.load(pipeline, exclude=_others(pipeline))
        component = self._nlp.get_pipe(_COMPONENT) if self._nlp.has_pipe(_COMPONENT) else None
        if not isinstance(component, Component):
            raise NoLemmatizerError(pipeline)
        self._component = component
        # They come as lists, and each word is looked for among 60,000 others.
        self._index = component.lookups.get_table("lemma_index", {})
        for kind, known in list(self._index.items()):
            self._index[kind] = set(known)
        language = self._nlp.lang or ""
        self._endings = language_file(language, _FILE) if has_file(language, _FILE) else {}

    def pairs(self, words: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each word, in small letters, with each of its lemmas but the word itself."""
        rest = iter(words)
        while batch := list(islice(rest, _BATCH)):
            found: dict[str, set[str]] = {word: set() for word in batch}
            for kind in _KINDS:
                for token in Doc(self._nlp.vocab, words=batch, pos=[kind] * len(batch)):
                    lemmas = self._component.lemmatize(token)
                    found[token.text].update(lemma.lower() for lemma in lemmas)
            for word, known in found.items():
                known.update(self._by_endings(word))
                yield from ((word, lemma) for lemma in sorted(known) if lemma and lemma != word)

    def _by_endings(self, word: str) -> Iterator[str]:
        """Yield the lemmas that the language's own endings give, where the tables know them."""
        for kind, endings in self._endings.items():
            for old, new in endings:
                lemma = word[: len(word) - len(old)] + new
                if word.endswith(old) and lemma in self._index.get(kind, ()):
                    yield lemma


def words_of(text: str) -> set[str]:
    """Return the words of a text in small letters, what is elided (« l' », « d' ») apart."""
    return {word.lower() for word in _WORD.findall(text)}


def run(connection: Connection, pipeline: str) -> None:
    """Gather the words of the texts that arrive; answer None with the pairs of all of them.

    A list of texts is answered with how many words are known so far. Where the pipeline has no
    lemmatizer the answer to None is a string that says so.
    """
    words: set[str] = set()
    try:
        connection.send("ready")
        while (texts := connection.recv()) is not None:
            words.update(*map(words_of, texts))
            connection.send(len(words))
        try:
            answer: Pairs | str = list(Lemmatizer(pipeline).pairs(sorted(words)))
        except (NoLemmatizerError, OSError, ValueError) as error:
            answer = f"{type(error).__name__}: {error}"
        connection.send(answer)
    except (EOFError, OSError, KeyboardInterrupt):
        return  # the window has gone, or has had enough


def _others(pipeline: str) -> list[str]:
    folder = (
        spacy.util.get_package_path(pipeline) if spacy.util.is_package(pipeline) else Path(pipeline)
    )
    names = spacy.util.load_config(_config_of(folder))["nlp"]["pipeline"]
    return [name for name in names if name != _COMPONENT]


def _config_of(folder: Path) -> Path:
    """Return where a pipeline's configuration lies; a package keeps it a folder further down."""
    return next(iter(sorted(folder.rglob("config.cfg"), key=lambda path: len(path.parts))))

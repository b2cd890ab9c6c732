"""How texts become spaCy tokens, the same with and without a trained pipeline."""

import re
from functools import cache
from typing import Any

import spacy
import spacy.about
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from annotator.core.tokens import Tokens
from annotator.nlp.claims.words import words_of
from annotator.nlp.language import has_language, language_file
from annotator.nlp.startup import remembered_patterns
from annotator.nlp.typography import plain

_LOWER, _UPPER = "a-zß-öø-ÿœ", "A-ZÀ-ÖØ-ÞŒ"
_GLUED = (
    rf"(?<=[{_LOWER}0-9»”\")])[.!?…]+(?=[{_UPPER}«“\"])",
    rf"(?<=[{_UPPER}]{{2}})\.(?=[{_UPPER}][{_LOWER}]|[«“\"])",
    r"[«»“”\"]",
    rf"(?<=[{_LOWER}{_UPPER}]{{3}})[()](?=[{_LOWER}{_UPPER}])",
)


def adapt_tokenizer(nlp: Language) -> None:
    """Let the tokenizer of ``nlp`` split sentences and quotation marks that lost their space.

    Feeds and scraped pages often drop paragraph breaks (« …communiqué.Le groupe »); read as one
    token, such a place hides two sentences and often a name.
    """
    infixes = [*(nlp.Defaults.infixes or ()), *_GLUED, *_of_language(nlp.lang or "")]
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "infix_finditer"):  # some languages have a tokenizer of their own
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def _of_language(language: str) -> list[str]:
    """Return where tokens end that only the data of ``language`` tells."""
    if not has_language(language):
        return []
    data = language_file(language, "language")["tokens"]
    return [rf"(?<=\b{re.escape(title)})(?=[{_UPPER}])" for title in data["titles"]]


def tokens_of(doc: Doc, tokenizer: str) -> Tokens:
    """Return the offsets of ``doc``'s tokens (white space left out) and of its sentences."""
    words = words_of(doc)
    sentences: list[int] = []
    if doc.has_annotation("SENT_START"):
        marks = doc.to_array("SENT_START").astype("int64").tolist()
        fresh = True
        before = -1
        for token, start in zip(words.token, words.start, strict=True):
            fresh = fresh or any(marks[place] == 1 for place in range(before + 1, token + 1))
            if fresh:
                sentences.append(start)
            fresh, before = False, token
    return Tokens(tuple(words.start), tuple(words.end), tuple(sentences), tokenizer)


def tokenize(text: str, language: str) -> Tokens:
    """Return the tokens of ``text`` by the rules of ``language`` (an ISO 639-1 code) alone.

    No trained pipeline is needed, so no sentences are found. The result is named after spaCy and
    the language, such as ``spacy fr 3.8.18``.
    """
    nlp = _blank(language)
    return tokens_of(nlp.make_doc(plain(text)), f"spacy {language} {spacy.about.__version__}")


@cache
def _blank(language: str) -> Language:
    with remembered_patterns():
        nlp = spacy.blank(language)
    adapt_tokenizer(nlp)
    return nlp

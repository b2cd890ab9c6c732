"""English sentences with the tags and dependencies that the English pipelines give, by hand.

Each token is written as ``TAG dep head``; the head is the nearest token of that form, and a root
has none. Full stops, commas and quotation marks may be left to ``.``: they hang on the root.
"""

import spacy
from spacy.tokens import Doc

from annotator.nlp.tokenizing import adapt_tokenizer

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ",
    "RB": "ADV", "IN": "ADP", "DT": "DET", "PRP": "PRON", "PRP$": "PRON", "TO": "PART",
    "CD": "NUM", "CC": "CCONJ", "WP": "PRON", "WDT": "PRON", "WRB": "SCONJ", "RP": "ADP",
    "POS": "PART", "MD": "AUX", "EX": "PRON",
}  # fmt: skip
_MORPH = {
    "VBD": "Tense=Past|VerbForm=Fin",
    "VBZ": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "VBP": "Tense=Pres|VerbForm=Fin",
    "VB": "VerbForm=Inf",
    "VBG": "Aspect=Prog|Tense=Pres|VerbForm=Part",
    "VBN": "Aspect=Perf|Tense=Past|VerbForm=Part",
    "MD": "VerbForm=Fin",
}

NLP = spacy.blank("en")
adapt_tokenizer(NLP)


def parse(text: str, written: str, names: dict[str, str] | None = None) -> Doc:
    """Return ``text`` with the parse ``written`` and the named entities ``names``."""
    plain = NLP.make_doc(text)
    words = [token.text for token in plain]
    rows = [row.split() for row in written.replace("\n", " ").split(";")]
    assert len(rows) == len(words), list(zip(words, rows, strict=False))
    root = next(index for index, row in enumerate(rows) if row[1:2] == ["ROOT"])
    rows = [[".", "punct", words[root]] if row == ["."] else row for row in rows]
    heads = [
        index if row[1] == "ROOT" else root if row[0] == "." else _nearest(words, row[2], index)
        for index, row in enumerate(rows)
    ]
    return Doc(
        NLP.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in plain],
        tags=[row[0] for row in rows],
        pos=[_pos(row, word) for row, word in zip(rows, words, strict=True)],
        morphs=[_MORPH.get(row[0], "") for row in rows],
        deps=[row[1] for row in rows],
        heads=heads,
        ents=_entities(words, names or {}),
    )


def _nearest(words: list[str], form: str, index: int) -> int:
    places = [place for place, word in enumerate(words) if word == form and place != index]
    return min(places, key=lambda place: abs(place - index))


def _pos(row: list[str], word: str) -> str:
    tag, dep = row[0], row[1]
    if tag.startswith("VB"):
        be = word.lower() in {"is", "are", "was", "were", "be", "been"}
        return "AUX" if dep in {"aux", "auxpass"} or be else "VERB"
    if tag == "IN" and dep == "mark":
        return "SCONJ"
    if tag == "DT" and dep != "det":
        return "PRON"
    return _POS.get(tag, "PUNCT")


def _entities(words: list[str], names: dict[str, str]) -> list[str]:
    tags = ["O"] * len(words)
    for name, label in names.items():
        parts = name.split()
        for start in range(len(words) - len(parts) + 1):
            if words[start : start + len(parts)] == parts:
                tags[start] = f"B-{label}"
                for place in range(start + 1, start + len(parts)):
                    tags[place] = f"I-{label}"
    return tags

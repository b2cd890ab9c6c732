"""Making spaCy's .spacy files without spaCy: what ``DocBin.to_bytes`` would make.

No pipeline and no vocabulary are loaded for it, which takes longer than most exports.
"""

import struct
import zlib
from array import array
from typing import Any

import msgspec

from annotator.formats.spacy_docs import Group, SpacyDoc, TokenSpan
from annotator.formats.spacy_strings import string_hash, symbols

_ORTH, _ENT_IOB, _ENT_TYPE, _SENT_START = 65, 77, 78, 80
_INSIDE, _OUTSIDE, _BEGINS = 1, 2, 3
_NOT_FIRST = (1 << 64) - 1
"""How minus one is written: the token is known not to begin a sentence."""
_SPAN = struct.Struct(">QQQllll")
_VERSION = "0.1"


class Bin:
    """Documents that go into one file."""

    def __init__(self) -> None:
        self._rows = array("Q")
        self._spaces = bytearray()
        self._lengths = array("i")
        self._numbers: dict[str, int] = {"": 0}
        self._groups: list[bytes] = []
        self._user_data: list[bytes] = []

    @property
    def tokens(self) -> int:
        """How many tokens its documents have."""
        return len(self._spaces)

    def __len__(self) -> int:
        return len(self._lengths)

    def add(self, doc: SpacyDoc) -> None:
        """Add a document."""
        length = len(doc.words)
        iob, types = [_OUTSIDE] * length, [0] * length
        for span in doc.entities:
            iob[span.first : span.last] = [_INSIDE] * (span.last - span.first)
            iob[span.first] = _BEGINS
            types[span.first : span.last] = [self._number(span.label)] * (span.last - span.first)
        words = map(self._number, doc.words)
        self._rows.extend(
            value
            for row in zip(words, iob, types, _sentence_starts(doc), strict=True)
            for value in row
        )
        self._spaces += bytes(doc.spaces)
        self._lengths.append(length)
        packed = {self._packed(key, group): [key] for key, group in doc.groups.items()}
        self._groups.append(msgspec.msgpack.encode(packed) if packed else b"")
        self._user_data.append(msgspec.msgpack.encode(doc.user_data))

    def to_bytes(self) -> bytes:
        """Return the file."""
        empty: dict[str, Any] = {}
        message = {
            "version": _VERSION,
            "attrs": [_ORTH, _ENT_IOB, _ENT_TYPE, _SENT_START],
            "tokens": self._rows.tobytes(),
            "spaces": bytes(self._spaces),
            "lengths": self._lengths.tobytes(),
            "strings": sorted(self._numbers),
            "cats": [empty] * len(self),
            "flags": [{"has_unknown_spaces": False}] * len(self),
            "span_groups": self._groups,
            "user_data": self._user_data,
        }
        return zlib.compress(msgspec.msgpack.encode(message))

    def _packed(self, name: str, group: Group) -> bytes:
        spans = [self._packed_span(span) for span in group.spans]
        return msgspec.msgpack.encode({"name": name, "attrs": group.attrs, "spans": spans})

    def _packed_span(self, span: TokenSpan) -> bytes:
        return _SPAN.pack(
            self._number(span.id), 0, self._number(span.label),
            span.first, span.last, span.start, span.end,
        )  # fmt: skip

    def _number(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            number = symbols().get(text)
            number = string_hash(text) if number is None else number
            self._numbers[text] = number
        return number


def _sentence_starts(doc: SpacyDoc) -> list[int]:
    """Return for each token whether it begins a sentence, as spaCy writes it."""
    if not doc.sentences:
        return [0] * len(doc.words)
    return [1 if number in doc.sentences else _NOT_FIRST for number in range(len(doc.words))]

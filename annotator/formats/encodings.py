"""Finding out how the bytes of a file spell their text."""

import codecs
import re

from charset_normalizer import from_bytes

from annotator.core.offsets import REPLACEMENT

_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ["cp1252", "iso8859_15", "mac_roman", "utf_16_le", "utf_16_be"]
"""Tried before every other: with all of them open, charset-normalizer takes one short French
article in two for Polish or Japanese."""
_LATIN_FAMILY = frozenset(("cp1252", "latin_1", "iso8859_15"))
_WINDOWS_ONLY = re.compile(rb"[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
_LATIN_9_ONLY = re.compile(rb"\xa4|\xbd[a-z]")
_NUL_SHARE = 0.1
_DAMAGE_SHARE = 0.25
_ACCENTED = re.compile("[^\x00-\x7f\ufffd]")


def encoding_of(data: bytes) -> str | None:
    """Return the Python name of the encoding of ``data``, or None if it does not look like text.

    A byte order mark decides; else UTF-8 is taken wherever it is valid, or is but for a few
    bytes: any other reading would spoil all the accents. Else it is the likeliest encoding of
    Western Europe, then of the world. The last character of ``data`` may be cut.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    # UTF-16 without a mark is valid UTF-8 as long as its letters are plain: every other is NUL.
    if data.count(0) <= len(data) * _NUL_SHARE and _is_mostly_utf8(data):
        return "utf-8"
    best = from_bytes(data, cp_isolation=_WESTERN).best() or from_bytes(data).best()
    if best is None:
        return None
    return _of_the_latin_family(data) if best.encoding in _LATIN_FAMILY else best.encoding


def decoded(data: bytes) -> tuple[str, str, int] | None:
    """Return the text of ``data``, its encoding and how many damaged places became U+FFFD.

    None means that it is not text.
    """
    encoding = encoding_of(data)
    if encoding is None:
        return None
    try:
        return data.decode(encoding), encoding, 0
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    own = data.count(REPLACEMENT.encode()) if encoding.startswith("utf-8") else 0
    return text, encoding, text.count(REPLACEMENT) - own


def _of_the_latin_family(data: bytes) -> str:
    """Tell apart three encodings that differ in a few bytes only, too few for statistics.

    Where Windows has its quotation marks and its euro, ISO 8859 has control characters, which
    no article holds. Latin 9 has its euro and its œ where the others have ¤ and ½.
    """
    if _WINDOWS_ONLY.search(data):
        return "cp1252"
    return "iso8859_15" if _LATIN_9_ONLY.search(data) else "cp1252"


def _is_mostly_utf8(data: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        damaged = text.count(REPLACEMENT) - data.count(REPLACEMENT.encode())
        return b"\x00" not in data and damaged <= len(_ACCENTED.findall(text)) * _DAMAGE_SHARE
    return True

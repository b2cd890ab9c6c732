"""Finding out how the bytes of a file spell their text."""

import codecs
import re

from charset_normalizer import from_bytes

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
_NUL_SHARE = 0.1
_DAMAGE_SHARE = 0.1
_MULTIBYTE = re.compile("[^\x00-\x7f\ufffd]")


def encoding_of(data: bytes, *, complete: bool = True) -> str | None:
    """Return the Python name of the encoding of ``data``, or None if it does not look like text.

    A byte order mark decides; else UTF-8 is taken wherever it is valid; else the likeliest
    encoding of Western Europe, then of the world. ``complete`` is False for the first part of a
    longer file, whose last character may be cut.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    # UTF-16 without a mark is valid UTF-8 as long as its letters are plain: every other is NUL.
    if data.count(0) <= len(data) * _NUL_SHARE and _is_utf8(data, complete=complete):
        return "utf-8"
    best = from_bytes(data, cp_isolation=_WESTERN).best() or from_bytes(data).best()
    if best is None:
        return None
    return best.encoding


def decoded(data: bytes) -> tuple[str, str, int] | None:
    """Return the text of ``data``, its encoding and how many damaged places were replaced.

    Text that is UTF-8 but for a few bytes is read as UTF-8, with U+FFFD for the damaged places:
    any other reading would spoil all its accents. None means that it is not text.
    """
    repaired = _almost_utf8(data)
    if repaired is not None:
        return repaired
    encoding = encoding_of(data)
    if encoding is None:
        return None
    try:
        return data.decode(encoding), encoding, 0
    except UnicodeDecodeError:
        return None


def _is_utf8(data: bytes, *, complete: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=complete)
    except UnicodeDecodeError:
        return False
    return True


def _almost_utf8(data: bytes) -> tuple[str, str, int] | None:
    if _is_utf8(data, complete=True) or b"\x00" in data:
        return None
    text = data.decode("utf-8-sig", errors="replace")
    damaged = text.count("\ufffd") - data.count("\ufffd".encode())
    sound = len(_MULTIBYTE.findall(text))
    return (text, "utf-8", damaged) if damaged <= sound * _DAMAGE_SHARE else None

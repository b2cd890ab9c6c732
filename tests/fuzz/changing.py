"""Small changes of sound files: of their bytes, and of what stands inside a container.

A changed byte of a zip file or of packed data is mostly found by its checksum, and one of JSON or
XML by its grammar: the code behind them is reached only by changing what they hold.
"""

from __future__ import annotations

import io
import json
import re
import warnings
import zipfile
import zlib
from random import Random
from typing import Any

import msgspec

_ODD_BYTES = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r\n", b"\xe2\x80\xa8", b'"', b"[[",
    b"{}", b"-1", b"1e999", b"99999999999999999999", b"null", b"&#0;", b"&#xD800;", b"]]>", b"<a",
    b"\xf0\x9f\x9a\x92", b"\t\t\t", b"NaN", b"\\ud800", b"\xef\xbf\xbe", b"[" * 2000, b"../../x",
)  # fmt: skip
"""Pieces at which parsers stumble."""
_ODD_TEXTS = (
    "", " ", "\x00", "🚒", "a\u0301", "\ufeff", "\u2028", "\ud800", "-1", "1e999", "NaN", "B-",
    "I-", "|", "\\", "_", "*", "[1]", "0-0", "1-1.5", "x" * 5000, "../../x", "T1",
    "..", "=1+1", "\x85", "9" * 30, "2024-13-45", "<b>", "&amp;", "{{", "%s", "\r", "\t", ",",
    "٣", "²", "true",
)  # fmt: skip
_ODD_NUMBERS = (0, -1, 1, 2**31, 2**63, -(2**63), 2**64, 10**30, 1.5, float("inf"), float("nan"))


def changed(data: bytes, random: Random) -> bytes:
    """Return a file with something in it changed, taken out, doubled or put in."""
    if random.random() < 0.4:
        return _bytes(data, random)
    for change in (_zip, _packed, _json, _markup, _lines):
        found = change(data, random)
        if found is not None:
            return found
    return _bytes(data, random)


def _bytes(data: bytes, random: Random) -> bytes:
    changing = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 8))):
        at, length = random.randrange(len(changing) + 1), random.choice((1, 1, 2, 4, 16, 64))
        match random.randrange(5):
            case 0:
                changing[at : at + 1] = bytes([random.randrange(256)])
            case 1:
                del changing[at : at + length]
            case 2:
                changing[at:at] = changing[at : at + length]
            case 3:
                changing[at:at] = random.choice(_ODD_BYTES)
            case _:
                changing[at : at + length] = random.randbytes(length)
    return bytes(changing)


def _zip(data: bytes, random: Random) -> bytes | None:
    """Change a member of a zip file, its name, or which members there are."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(one.filename, archive.read(one)) for one in archive.infolist()]
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError, EOFError, zlib.error):
        return None
    if not members:
        return None
    at = random.randrange(len(members))
    name, content = members[at]
    match random.randrange(8):
        case 0:
            del members[at]
        case 1:
            members.append(members[at])
        case 2:
            members[at] = (random.choice((*_ODD_TEXTS, "a/", "b.zip")) or "x", content)
        case _:
            members[at] = (name, changed(content, random))
    return _zipped(members)


def _zipped(members: list[tuple[str, bytes]]) -> bytes | None:
    file = io.BytesIO()
    try:
        with (
            warnings.catch_warnings(),
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        ):
            warnings.simplefilter("ignore")  # two members with one name are what is wanted
            for name, content in members:
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, content)
    except (UnicodeEncodeError, ValueError):
        return None
    return file.getvalue()


def _packed(data: bytes, random: Random) -> bytes | None:
    """Change what a spaCy file holds: msgpack in zlib."""
    if data[:1] != b"\x78":
        return None
    try:
        content = zlib.decompress(data)
        value = msgspec.msgpack.decode(content)
    except (zlib.error, msgspec.DecodeError, ValueError):
        return None
    if random.random() < 0.2:
        return zlib.compress(_bytes(content, random), 1)
    try:
        return zlib.compress(msgspec.msgpack.encode(_tree(value, random)), 1)
    except (UnicodeEncodeError, OverflowError):
        return None


def _json(data: bytes, random: Random) -> bytes | None:
    """Change a value of a JSON file, or of one of the lines of a file of JSON lines."""
    if data[:1] not in (b"{", b"["):
        return None
    try:
        return _dumped(_tree(json.loads(data), random))
    except (ValueError, RecursionError):
        lines = data.split(b"\n")
        at = random.randrange(len(lines))
        try:
            lines[at] = _dumped(_tree(json.loads(lines[at]), random))
        except (ValueError, RecursionError):
            return None
        return b"\n".join(lines)


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _tree(value: Any, random: Random) -> Any:
    """Return a value with one place in it changed, which is sought from its top."""
    places: list[tuple[Any, Any]] = []
    _places(value, places)
    if not places:
        return _odd(value, random)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        holder, key = random.choice(places)
        try:
            _change_place(holder, key, places, random)
        except (KeyError, IndexError):
            continue  # it has gone with another change
    return value


def _places(value: Any, places: list[tuple[Any, Any]], depth: int = 12) -> None:
    if depth and isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            places.append((value, key))
            _places(value[key], places, depth - 1)


def _change_place(holder: Any, key: Any, places: list[tuple[Any, Any]], random: Random) -> None:
    match random.randrange(6):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, list):
            holder.insert(key, holder[key])
        case 1:
            holder[random.choice(_ODD_TEXTS)] = holder[key]
        case 2:
            other, place = random.choice(places)
            holder[key] = json.loads(json.dumps(other[place], default=str))
        case _:
            holder[key] = _odd(holder[key], random)


def _odd(value: Any, random: Random) -> Any:
    if random.random() < 0.3:
        return random.choice((None, True, [], {}, [[]], [{}], {"a": 1}, "", 0, [None], ["a", 1]))
    if isinstance(value, bool | int | float):
        near = value + random.choice((-1, 1, 1000))
        return random.choice((*_ODD_NUMBERS, -value, near, str(value)))
    if isinstance(value, str) and value and random.random() < 0.5:
        at = random.randrange(len(value))
        return value[:at] + random.choice(_ODD_TEXTS) + value[at + random.randrange(2) :]
    if isinstance(value, bytes):
        return _bytes(value, random)
    if random.random() < 0.05:
        return _nested(random.choice((20, 200, 900)))
    return random.choice(_ODD_TEXTS)


def _nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = [value]
    return value


_TAG = re.compile(rb"<[^<>]*>")
_VALUE = re.compile(rb"\"[^\"<>]*\"")


def _markup(data: bytes, random: Random) -> bytes | None:
    """Change an element's tag or an attribute of a file of HTML or XML."""
    if b"<" not in data[:200]:
        return None
    found = list((_TAG, _VALUE)[random.randrange(2)].finditer(data))
    if not found:
        return None
    one, other = random.choice(found), random.choice(found)
    match random.randrange(5):
        case 0:
            new = b""
        case 1:
            new = one.group() * random.choice((2, 2, 2, 300))
        case 2:
            new = other.group()
        case _ if one.group()[:1] == b'"':
            odd = str(_odd(_number(one.group()[1:-1]), random))
            new = b'"' + odd.replace('"', "").encode("utf-8", "replace") + b'"'
        case _:
            odd = random.choice(_ODD_TEXTS)
            new = one.group() + odd.encode("utf-8", "surrogatepass")
    return data[: one.start()] + new + data[one.end() :]


def _number(value: bytes) -> Any:
    return (
        int(value) if re.fullmatch(rb"-?[0-9]{1,18}", value) else value.decode("utf-8", "replace")
    )


def _lines(data: bytes, random: Random) -> bytes | None:
    """Change a cell or a line of a file of lines."""
    lines = data.split(b"\n")
    if len(lines) < 2:
        return None
    at = random.randrange(len(lines))
    cut = next((mark for mark in (b"\t", b",", b";", b" ", b"=") if mark in lines[at]), b"\t")
    cells = lines[at].split(cut)
    cell = random.randrange(len(cells))
    match random.randrange(7):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[random.randrange(len(lines))])
        case 2:
            del cells[cell]
            lines[at] = cut.join(cells)
        case 3:
            cells.insert(cell, cells[random.randrange(len(cells))])
            lines[at] = cut.join(cells)
        case _:
            cells[cell] = str(_odd(_number(cells[cell]), random)).encode("utf-8", "surrogatepass")
            lines[at] = cut.join(cells)
    return b"\n".join(lines)

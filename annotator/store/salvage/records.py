"""Records of a SQLite file: a header of types, then the values.

After https://www.sqlite.org/fileformat2.html, section 2.1.
"""

import struct

Value = int | float | str | bytes | None
_WIDTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
"""Bytes of a value by its type, for the types below 12."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number of variable length at ``at`` and where it ends, as a signed 64-bit one."""
    value = 0
    for place in range(at, min(at + 8, len(data))):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    last = data[at + 8] if at + 8 < len(data) else 0
    value = value << 8 | last
    return value - (1 << 64) if value >= 1 << 63 else value, min(at + 9, len(data))


def values(record: bytes) -> tuple[Value, ...] | None:
    """Return the values of a record, None where it does not hold together.

    Its types must fill its header and its values the rest, to the byte; text must be UTF-8.
    """
    header, at = varint(record, 0)
    if not at <= header <= len(record):
        return None
    types: list[int] = []
    while at < header:
        kind, at = varint(record, at)
        types.append(kind)
    if at != header or any(kind < 0 or kind in (10, 11) for kind in types):
        return None
    if header + sum(map(_width, types)) != len(record):
        return None
    found: list[Value] = []
    for kind in types:
        width = _width(kind)
        try:
            found.append(_value(kind, record[at : at + width]))
        except UnicodeDecodeError:
            return None
        at += width
    return tuple(found)


def _width(kind: int) -> int:
    return _WIDTHS[kind] if kind < len(_WIDTHS) else (kind - 12) // 2


def _value(kind: int, data: bytes) -> Value:
    match kind:
        case 0:
            return None
        case 7:
            return float(struct.unpack(">d", data)[0])
        case 8 | 9:
            return kind - 8
        case _ if kind < 7:
            return int.from_bytes(data, "big", signed=True)
        case _:
            return data.decode("utf-8") if kind % 2 else data

"""The items of a JSON array by the standard library's decoder, as long as they are in order."""

import io
import json
from collections.abc import Iterator
from typing import TextIO

from annotator.formats.codec import Source
from annotator.formats.json_items import Item, json_items
from annotator.formats.reading import LARGEST_ARTICLE

_CHUNK = 1 << 20
_BETWEEN = " \t\r\n,"
_decode = json.JSONDecoder().raw_decode


def array_items(source: Source) -> Iterator[Item]:
    """Yield the records of a JSON file, several times as fast as ``json_items`` alone.

    That goes on where this ends: at the first item that is damaged or not an object.

    Raises:
        UnreadableFileError: it is not text, or too large to be read whole.
        OSError: it cannot be read.
    """
    number = 0
    closed = False
    with source.open() as file:
        try:
            text = io.TextIOWrapper(file, encoding="utf-8-sig")
            for record in _objects(text):
                if record is None:
                    closed = True
                    break
                number += 1
                yield Item(number, record, None, file.tell())
        except (ValueError, RecursionError):
            closed = False
    if not closed:
        for item in json_items(source):
            # A last object that is whole in a file that is cut off behind it is both read and told.
            if item.number > number or (item.number == number and item.problem is not None):
                yield item


def _objects(text: TextIO) -> Iterator[dict[str, object] | None]:
    """Yield the objects of an array, None at its end.

    Raises:
        ValueError: what comes next is no object, or the text ends too early.
        RecursionError: it is nested too deep.
    """
    data = text.read(_CHUNK).lstrip()
    if not data.startswith("["):
        raise ValueError("not an array")
    place = 1
    while True:
        while place < len(data) and data[place] in _BETWEEN:
            place += 1
        if data[place : place + 1] == "]":
            yield None
            return
        try:
            record, place = _decode(data, place)
        except ValueError:
            more = text.read(max(_CHUNK, len(data) - place))
            if not more or len(data) - place > LARGEST_ARTICLE:
                raise
            data, place = data[place:] + more, 0
            continue
        if not isinstance(record, dict):
            raise ValueError("not an object")
        yield record

"""Hits of a concordance as a table in a file, for spreadsheets."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from annotator.app.concordance import Hit
from annotator.app.exporting.output import replacing

HEAD = ("before", "found", "after", "labels", "title", "date", "document", "start", "end")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with: a spreadsheet would compute it."""


def write_hits(path: Path, hits: Iterable[tuple[Hit, str]]) -> int:
    """Write hits, each with what is labelled there, as CSV in UTF-8; return how many.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.

    Raises:
        ExportWriteError: the file cannot be written; what was there stays.
    """
    count = 0
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        rows = csv.writer(text)
        rows.writerow(HEAD)
        for hit, labels in hits:
            place = hit.place
            cells = (hit.left, hit.words, hit.right, labels, hit.title, hit.published)
            rows.writerow((*map(_harmless, cells), place.document, place.start, place.end))
            count += 1
        text.detach()
    return count


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

"""Hits of a concordance as a table in a file, for spreadsheets."""

from collections.abc import Iterable
from pathlib import Path

from annotator.app.concordance import Hit
from annotator.app.exporting.output import replacing
from annotator.formats.table_cells import Table

HEAD = ("before", "found", "after", "labels", "title", "date", "document", "start", "end")


def write_hits(path: Path, hits: Iterable[tuple[Hit, str]]) -> int:
    """Write hits, each with what is labelled there, as CSV in UTF-8; return how many.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.

    Raises:
        ExportWriteError: the file cannot be written; what was there stays.
    """
    count = 0
    with replacing(path) as file:
        rows = Table(file, HEAD, delimiter=",", bom=True)
        for hit, labels in hits:
            place = hit.place
            cells = (hit.left, hit.words, hit.right, labels, hit.title, hit.published)
            rows.add((*cells, place.document, place.start, place.end))
            count += 1
    return count

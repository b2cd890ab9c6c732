"""What an import has done, for people and for spreadsheets: nothing is silent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from annotator.app.messages import line, message_of
from annotator.core.errors import UserFacingError
from annotator.formats.table_cells import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import has done so far."""

    added: int = 0
    """Articles that came in; they are in the project when the import is complete."""
    duplicates: int = 0
    """Articles whose text the project, or this import, had already."""
    problems: tuple[UserFacingError, ...] = ()
    """One for every file or record that did not come in, with its name and the reason."""
    notes: tuple[UserFacingError, ...] = ()
    """One for every annotation that was put right or left out by its reader."""
    left_out: tuple[str, ...] = ()
    """Keys of the records that hold annotations which the reader does not read."""
    spans: int = 0
    relations: int = 0
    carried: int = 0
    """Spans that were added, as suggestions, to documents that were there already."""
    crowded: int = 0
    """Spans left out because their layer does not let spans overlap."""
    labels: Mapping[str, int] = field(default_factory=dict)
    """Labels that were left out, and how many spans had them."""
    links: Mapping[str, int] = field(default_factory=dict)
    """Types of relations that were left out, and how many there were."""
    attributes: Mapping[str, int] = field(default_factory=dict)
    """Attributes that were left out, and how many spans had them."""
    new_labels: tuple[str, ...] = ()
    """Labels that the scheme got."""

    @property
    def complete(self) -> bool:
        """Whether everything came in just as the files have it."""
        return not (
            self.problems or self.notes or self.left_out or self.crowded or self.labels
            or self.links or self.attributes
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProgress:
    """How far an import has come, in bytes, and what it has done so far."""

    done: int
    total: int
    report: ImportReport


def fault_to_json(fault: UserFacingError) -> str:
    """Return a fault as text that ``fault_from_json`` reads."""
    fields = {
        name: value if isinstance(value, int | float | str | None) else str(value)
        for name, value in fault.fields.items()
    }
    text = msgspec.json.encode([fault.code, _writable(fields)])
    return text.decode("utf-8")


def fault_from_json(text: str) -> UserFacingError:
    """Return the fault that ``fault_to_json`` wrote."""
    code, fields = msgspec.json.decode(text)
    return _known()[code](**fields)


def counted_lines(report: ImportReport, language: str) -> list[str]:
    """Return what was done, one line for each kind of thing, in words."""

    def say(key: str, **fields: object) -> str:
        return line(f"import-{key}", language, **fields)

    lines = [say("articles", count=report.added)]
    counts = {
        "spans": report.spans, "relations": report.relations, "carried": report.carried,
        "duplicates": report.duplicates, "problems": len(report.problems),
        "notes": len(report.notes), "crowded": report.crowded,
    }  # fmt: skip
    lines += [say(key, count=count) for key, count in counts.items() if count]
    for key, found in (
        ("labels", report.labels), ("links", report.links), ("attributes", report.attributes)
    ):  # fmt: skip
        lines += [say(key, name=name, count=count) for name, count in sorted(found.items())]
    lines += [say("new-label", name=name) for name in report.new_labels]
    if report.left_out:
        lines.append(line("left-out", language, keys=", ".join(report.left_out)))
    return lines


def report_text(report: ImportReport, language: str) -> str:
    """Return the whole report as text for people."""
    parts = ["\n".join(counted_lines(report, language))]
    for fault in (*report.problems, *report.notes):
        message = message_of(fault, language)
        parts.append(f"{message.what}\n{message.do}")
    return "\n\n".join(parts)


def write_report(report: ImportReport, path: Path, language: str) -> None:
    """Write the report to a file: a table if its name ends in .csv, else text.

    Raises:
        ExportWriteError: it cannot be written.
    """
    from annotator.app.exporting.output import replacing  # noqa: PLC0415  (rarely used)

    with replacing(path) as file:
        if path.suffix.lower() != ".csv":
            file.write(f"{report_text(report, language)}\n".encode("utf-8", "replace"))
            return
        head = ("kind", "file", "record", "what", "reason")
        table = Table(file, head, delimiter=",", bom=True)
        for row in _rows(report, language):
            # A name need not be text that UTF-8 can hold.
            table.add(cell.encode("utf-8", "replace").decode() for cell in row)


def _rows(report: ImportReport, language: str) -> Iterator[tuple[str, ...]]:
    for text in counted_lines(report, language):
        yield ("count", "", "", text, "")
    for kind, faults in (("problem", report.problems), ("note", report.notes)):
        for fault in faults:
            told = fault.fields
            record = told.get("line", told.get("number", ""))
            what = message_of(fault, language).what
            yield (
                kind, str(told.get("name", "")), str(record), what,
                str(told.get("reason", fault.code)),
            )  # fmt: skip


def _writable(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
        for name, value in fields.items()
    }


def _known() -> dict[str, type[UserFacingError]]:
    found: dict[str, type[UserFacingError]] = {}
    waiting: list[type[UserFacingError]] = [UserFacingError]
    while waiting:
        kind = waiting.pop()
        found[kind.code] = kind
        waiting += kind.__subclasses__()
    return found

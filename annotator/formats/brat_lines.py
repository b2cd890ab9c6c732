"""The lines of an .ann file: text-bound annotations, relations, events, attributes and notes."""

from dataclasses import dataclass, field

from annotator.formats.placing import whole_number
from annotator.formats.records import storable_text

_NOT_SUPPORTED = "not-supported"
_BAD_LINE = "bad-line"


@dataclass(frozen=True, slots=True)
class TextBound:
    """A text-bound annotation: its parts in the text, and the words as the line has them."""

    key: str
    label: str
    parts: tuple[tuple[int, int], ...]
    quote: str
    line: int

    @property
    def start(self) -> int:
        """Where its first part begins."""
        return min(start for start, _ in self.parts)

    @property
    def end(self) -> int:
        """Where its last part ends."""
        return max(end for _, end in self.parts)


@dataclass(slots=True)
class Standoff:
    """What an .ann file says."""

    bounds: dict[str, TextBound] = field(default_factory=dict)
    triggers: dict[str, str] = field(default_factory=dict)
    """The trigger of each event."""
    links: list[tuple[str, str, str, int]] = field(default_factory=list)
    """Relations and arguments: what they are called, from where, to where, on which line."""
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    left_out: list[tuple[int, str, str]] = field(default_factory=list)
    """Line, what was on it, and why it is not read."""

    def span_of(self, key: str) -> str:
        """Return the key of the span that ``key`` stands for: an event stands for its trigger."""
        return self.triggers.get(key, key)


def parse(text: str) -> Standoff:
    """Return what the lines say; those that cannot be read are in ``left_out``."""
    standoff = Standoff()
    about: list[tuple[int, str, str, str, str]] = []
    for number, ending in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        line = ending.rstrip("\r")
        if not line.strip():
            continue
        key, _, rest = line.partition("\t")
        body, _, tail = rest.partition("\t")
        if key[:1] in ("A", "M", "#"):
            about.append((number, key, body, tail, line))
        elif not _add(standoff, key, body, tail, number):
            _leave_out(standoff, number, line, key)
    # Lines about others may come before them.
    for number, key, body, tail, line in about:
        if not _tell(standoff, key, body, tail):
            _leave_out(standoff, number, line, key)
    return standoff


def _leave_out(standoff: Standoff, number: int, line: str, key: str) -> None:
    known = key[:1] in ("N", "*", "A", "M", "#")
    what = storable_text(" ".join(line.split())[:60])
    standoff.left_out.append((number, what, _NOT_SUPPORTED if known else _BAD_LINE))


def _add(standoff: Standoff, key: str, body: str, tail: str, number: int) -> bool:
    """Take a text-bound annotation, a relation or an event; tell whether it was one."""
    if key.startswith("T"):
        bound = _bound(key, body, tail, number)
        if bound is not None and key not in standoff.bounds:
            standoff.bounds[key] = bound
            return True
        return False
    if key.startswith("R"):
        return _relation(standoff, body, number)
    return key.startswith("E") and _event(standoff, key, body, number)


def _bound(key: str, body: str, tail: str, number: int) -> TextBound | None:
    label, _, ranges = body.partition(" ")
    parts = []
    for part in ranges.split(";"):
        numbers = [whole_number(each) for each in part.split()]
        if len(numbers) != 2 or numbers[0] is None or numbers[1] is None:
            return None
        parts.append((numbers[0], numbers[1]))
    return TextBound(key, storable_text(label), tuple(parts), tail, number) if label else None


def _relation(standoff: Standoff, body: str, number: int) -> bool:
    """Take a relation: its first argument is the head."""
    kind, *arguments = body.split()[:3] or [""]
    ends = [target for _, _, target in (each.partition(":") for each in arguments)]
    if len(ends) != 2 or not all(ends):
        return False
    standoff.links.append((storable_text(kind), ends[0], ends[1], number))
    return True


def _event(standoff: Standoff, key: str, body: str, number: int) -> bool:
    trigger, *arguments = body.split() or [""]
    _, _, target = trigger.partition(":")
    if not target:
        return False
    standoff.triggers[key] = target
    for argument in arguments:
        role, _, filler = argument.partition(":")
        standoff.links.append((storable_text(role), key, filler, number))
    return True


def _tell(standoff: Standoff, key: str, body: str, tail: str) -> bool:
    """Take an attribute or a note of a span; tell whether there is such a span."""
    name, *rest = body.split() or [""]
    target = standoff.span_of(rest[0]) if rest else ""
    if target not in standoff.bounds:
        return False
    if key.startswith("#"):
        note = storable_text(tail.replace("\\n", "\n"))
        standoff.notes.setdefault(target, []).append(note)
    else:
        value = " ".join(rest[1:]) or "true"
        standoff.attributes.setdefault(target, {})[storable_text(name)] = storable_text(value)
    return True

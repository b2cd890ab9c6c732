"""What a project has learned: which forms its annotator accepted and rejected, by label.

A form is the words of a span in their normal form (``core.mentions``). Each decision counts one;
what the lexicon proposes and holds back follows from the counts alone, so that a decision taken
back takes its effect along.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.core.ids import LabelId
from annotator.core.mentions import Forms, normal_form

_TRUSTED = 0.5
"""A label is proposed above this score: accepted more often than refused or labelled otherwise."""
_REFUSED = 0.25
"""At this score or below a label is held back, if it was refused often enough."""
_OFTEN = 2
"""So many decisions are no accident."""
_LONGEST = 80
"""Longer forms are no names: they do not come again."""
_SENTENCE_START = re.compile(r"(?:^|[.!?…:«»“”\"\n—–-])[\s«“\"(]*$")


@dataclass(frozen=True, slots=True)
class Count:
    """How often a form was accepted and rejected with one label."""

    accepted: int = 0
    rejected: int = 0

    def plus(self, accepted: int, rejected: int) -> "Count":
        """Return the count with so many more, or fewer; never below nothing."""
        return Count(max(0, self.accepted + accepted), max(0, self.rejected + rejected))

    def __bool__(self) -> bool:
        return bool(self.accepted or self.rejected)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is known of a form with one label; with ``silenced`` no use is made of it."""

    form: str
    label: LabelId
    count: Count
    silenced: bool = False


class Use(StrEnum):
    """What the lexicon does with a form and a label."""

    PROPOSED = "proposed"
    HELD_BACK = "held back"
    UNDECIDED = "undecided"
    SILENCED = "silenced"


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconProposal:
    """A place where the lexicon proposes a label, and how sure it is."""

    start: int
    end: int
    form: str
    label: LabelId
    score: float


@dataclass(slots=True)
class _Known:
    """One form's counts by label, and the labels of which no use is made."""

    counts: dict[LabelId, Count] = field(default_factory=dict)
    silenced: frozenset[LabelId] = frozenset()
    """Nearly always the one empty set: a project learns thousands of forms."""

    def heard(self) -> dict[LabelId, Count]:
        return {label: n for label, n in self.counts.items() if label not in self.silenced}

    @property
    def accepted(self) -> bool:
        """Whether the form was accepted with a label of which use is made."""
        return any(n.accepted and label not in self.silenced for label, n in self.counts.items())


class Lexicon:
    """Counts of accepted and rejected forms, and what follows from them."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._known: dict[str, _Known] = {}
        for entry in entries:
            known = self._known.get(entry.form)
            if known is None:
                known = self._known[entry.form] = _Known()
            known.counts[entry.label] = entry.count
            if entry.silenced:
                known.silenced |= {entry.label}
        self._forms = Forms(form for form, known in self._known.items() if known.accepted)

    def __len__(self) -> int:
        return len(self._known)

    def knows(self, form: str) -> bool:
        """Tell whether a decision was taken on a normal form, with whatever label."""
        return form in self._known

    def entries(self) -> Iterator[Entry]:
        """Yield everything known, form by form."""
        for form, known in self._known.items():
            for label, count in known.counts.items():
                silenced = label in known.silenced
                yield Entry(form=form, label=label, count=count, silenced=silenced)

    def entry(self, form: str, label: LabelId) -> Entry | None:
        """Return what is known of a normal form with one label, if anything."""
        known = self._known.get(form)
        if known is None or label not in known.counts:
            return None
        silenced = label in known.silenced
        return Entry(form=form, label=label, count=known.counts[label], silenced=silenced)

    def learn(self, form: str, label: LabelId, *, accepted: bool) -> None:
        """Count one decision: the form was accepted, or else rejected, with the label."""
        self.add(normal_form(form), label, int(accepted), int(not accepted))

    def add(self, form: str, label: LabelId, accepted: int, rejected: int) -> None:
        """Count decisions on a normal form, or with numbers below 0 take them back."""
        if not learnable(form):
            return
        known = self._known.setdefault(form, _Known())
        count = known.counts.get(label, Count()).plus(accepted, rejected)
        if count or label in known.silenced:
            known.counts[label] = count
        else:
            known.counts.pop(label, None)
        if not known.counts:
            del self._known[form]
        self._follow(form)

    def silence(self, form: str, label: LabelId, *, silenced: bool) -> None:
        """Make no use of a form with a label any more, or use it again."""
        known = self._known[form]
        known.silenced = known.silenced | {label} if silenced else known.silenced - {label}
        self._follow(form)

    def count(self, form: str, label: LabelId) -> Count:
        """Return how often a form was accepted and rejected with a label."""
        known = self._known.get(normal_form(form))
        return known.counts.get(label, Count()) if known else Count()

    def score(self, form: str, label: LabelId) -> float:
        """Return how likely it is, by the counts, that the form has the label."""
        known = self._known.get(normal_form(form))
        return _score(known.heard(), label) if known else _TRUSTED

    def label(self, form: str) -> tuple[LabelId, float] | None:
        """Return the label that the lexicon proposes for a form, and its score.

        None where nothing is known, where the form was refused as often as it was accepted, or
        where it was accepted as often with other labels.
        """
        known = self._known.get(normal_form(form))
        return _best(known.heard()) if known else None

    def use(self, entry: Entry) -> Use:
        """Return what follows from an entry for the next articles."""
        if entry.silenced:
            return Use.SILENCED
        if self.vetoes(entry.form, entry.label):
            return Use.HELD_BACK
        best = self.label(entry.form)
        common = entry.form == entry.form.lower() and entry.count.accepted < _OFTEN
        proposed = best is not None and best[0] == entry.label and not common
        return Use.PROPOSED if proposed else Use.UNDECIDED

    def vetoes(self, form: str, label: LabelId) -> bool:
        """Tell whether a form with a label was refused so often that it is not proposed."""
        known = self._known.get(normal_form(form))
        count = known.heard().get(label) if known else None
        if count is None or count.rejected < _OFTEN:
            return False
        return (count.accepted + 1) / (count.accepted + count.rejected + 2) <= _REFUSED

    def instead(self, form: str, label: LabelId) -> tuple[LabelId, float] | None:
        """Return the label that the annotator gave the form instead of ``label``, and its score.

        One decision is not enough: the form was accepted twice, or ``label`` was also refused.
        """
        known = self._known.get(normal_form(form))
        best = _best(known.heard()) if known else None
        if known is None or best is None or best[0] == label:
            return None
        mine, theirs = known.counts.get(label, Count()), known.counts[best[0]]
        if mine.accepted or theirs.accepted + mine.rejected < _OFTEN:
            return None
        return best

    def proposals(
        self, text: str, taken: Collection[tuple[int, int]] = ()
    ) -> list[LexiconProposal]:
        """Return where the lexicon proposes labels in ``text``, in order.

        The longest form wins; nothing is proposed that shares a character with ``taken``, nor a
        shorter form inside a longer one that is known. A word in lower case must have been
        accepted twice. A word that begins a sentence may owe its capital to that: it must not
        stand in the text in lower case as well.
        """
        found = []
        for place in self._forms.find(text):
            best = _best(self._known[place.form].heard())
            if best is None or any(place.start < end and start < place.end for start, end in taken):
                continue
            label, score = best
            if self._certain(text, place.start, place.end, place.form, label):
                found.append(
                    LexiconProposal(
                        start=place.start, end=place.end, form=place.form, label=label, score=score
                    )
                )
        return found

    def _certain(self, text: str, start: int, end: int, form: str, label: LabelId) -> bool:
        """Tell whether a mention is the name, and no common word that looks like it."""
        if form == form.lower():
            return self._known[form].counts[label].accepted >= _OFTEN
        if " " in form or not _SENTENCE_START.search(text[max(0, start - 8) : start]):
            return True
        return not _stands_in(text, text[start:end].lower())

    def _follow(self, form: str) -> None:
        """Look for forms that were accepted, and for no others."""
        known = self._known.get(form)
        if known is not None and known.accepted:
            self._forms.add(form)
        else:
            self._forms.discard(form)


def _stands_in(text: str, word: str) -> bool:
    """Tell whether a word stands in a text, letter by letter, and not as part of a longer one."""
    place = text.find(word)
    while place >= 0:
        after = place + len(word)
        joined = _lettered(text[place - 1 : place]) or _lettered(text[after : after + 1])
        if not joined:
            return True
        place = text.find(word, place + 1)
    return False


def _lettered(mark: str) -> bool:
    return mark.isalnum() or mark == "_"


def learnable(form: str) -> bool:
    """Tell whether a form is worth counting: a short one on one line, with a letter in it."""
    lettered = sum(map(str.isalpha, form)) >= _OFTEN
    return lettered and len(form) <= _LONGEST and "\n" not in form


def _score(counts: Mapping[LabelId, Count], label: LabelId) -> float:
    accepted = sum(count.accepted for count in counts.values())
    count = counts.get(label, Count())
    return (count.accepted + 1) / (accepted + count.rejected + 2)


def _best(counts: Mapping[LabelId, Count]) -> tuple[LabelId, float] | None:
    label = max(counts, key=lambda item: (counts[item].accepted, item), default=None)
    if label is None or not counts[label].accepted:
        return None
    score = _score(counts, label)
    return (label, score) if score > _TRUSTED else None

"""What an article should hold at the end: the gold, in the document's own offsets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.app.proposing import Gold
from annotator.core.ids import LabelId
from annotator.core.offsets import canonicalise, text_hash
from annotator.core.scoring import ClaimRecord, EntityRecord
from annotator.core.suggestions import Range

Entity = tuple[int, int, LabelId]


@dataclass(frozen=True, slots=True)
class TargetClaim:
    """A claim of the gold; ``kind`` is empty where the gold does not say it."""

    content: Range
    source: Range | None
    cue: Range | None
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The gold of one text: None for what no gold speaks of."""

    text: str
    entities: frozenset[Entity] | None
    claims: tuple[TargetClaim, ...] | None
    optional: tuple[Range, ...] = ()
    """Contents of claims that are neither right nor wrong."""
    left_out: int = 0
    """Claims of the gold whose content is that of another: a project has one claim at a place."""

    @property
    def spans(self) -> int:
        """How many gold spans there are: entities, contents, sources and cues, each place once."""
        parts = {
            (kind, place)
            for claim in self.claims or ()
            for kind, place in (("source", claim.source), ("cue", claim.cue))
            if place is not None
        }
        return len(self.entities or ()) + len(self.claims or ()) + len(parts)


def targets(golds: Sequence[Gold]) -> dict[str, Target]:
    """Return the targets by the hash of their canonical text; files may each hold a part.

    Rows whose text changes its length when it is made canonical are left out: their offsets are
    of another text.
    """
    found: dict[str, Target] = {}
    for gold in golds:
        for row in gold.rows.values():
            text = canonicalise(row.text or "")
            if row.text is None or len(text) != len(row.text):
                continue
            known = found.get(text_hash(text))
            entities = None if row.spans is None else _entities(row.spans)
            claims = None if row.claims is None else _claims(row.claims)
            found[text_hash(text)] = Target(
                text=text,
                entities=entities if known is None or entities is not None else known.entities,
                claims=claims if known is None or claims is not None else known.claims,
                optional=tuple(claim.content for claim in row.optional)
                or (known.optional if known else ()),
                left_out=len(row.claims or ())
                - len(claims or ())
                + (known.left_out if known else 0),
            )
    return found


def labels_of(found: Iterable[Target]) -> frozenset[LabelId]:
    """Return the labels of the entities in the gold: other suggestions are not looked at."""
    return frozenset(label for target in found for _, _, label in target.entities or ())


def _entities(spans: Iterable[EntityRecord]) -> frozenset[Entity]:
    return frozenset((span.start, span.end, LabelId(span.label)) for span in spans)


def _claims(claims: Iterable[ClaimRecord]) -> tuple[TargetClaim, ...]:
    """Return the claims, of those with one content the first."""
    distinct: dict[Range, TargetClaim] = {}
    for claim in claims:
        made = TargetClaim(claim.content, claim.source, claim.cue, claim.kind)
        distinct.setdefault(claim.content, made)
    return tuple(distinct.values())

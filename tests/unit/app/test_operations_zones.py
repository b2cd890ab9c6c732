"""Zones: proposed without asking for a decision, corrected by whole paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.operations.zones import SetZone, paragraphs
from annotator.app.project import Project
from annotator.core.errors import SpanOutsideTextError, UnknownNameError
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind, SpanState
from annotator.core.suggestions import SuggestedSpan, Suggestions

TEXT = "Le titre\nLe premier paragraphe.\nLIRE AUSSI : autre chose\n\n  Le dernier.  "
RULE = Origin(OriginKind.RULE, "zones", "1")
HEADLINE, RELATED, CAPTION = LabelId("HEADLINE"), LabelId("RELATED"), LabelId("CAPTION")


def zone(label: str, words: str) -> SuggestedSpan:
    start = TEXT.index(words)
    return SuggestedSpan(
        start=start, end=start + len(words), label=LabelId(label), score=None, origin=RULE
    )


def zones(project: Project, document: Document) -> list[tuple[str, str, str]]:
    layers = project.scheme.zone_layers()
    return [
        (span.label, TEXT[span.start : span.end], span.state.value)
        for span in project.spans(document.id)
        if span.layer in layers
    ]


@pytest.fixture
def document(project: Project, add_document: Callable[..., Document]) -> Document:
    made = add_document(project, TEXT)
    found = Suggestions(
        zones=(zone("HEADLINE", "Le titre"), zone("RELATED", "LIRE AUSSI : autre chose"))
    )
    project.do(StoreSuggestions(((made.id, found),)))
    return made


def test_proposed_zones_wait_for_nobody(project: Project, document: Document) -> None:
    assert zones(project, document) == [
        ("HEADLINE", "Le titre", "suggested"),
        ("RELATED", "LIRE AUSSI : autre chose", "suggested"),
    ]
    [summary] = project.summaries([document.id])
    assert (summary.suggested, summary.accepted, summary.prehighlighted) == (0, 0, True)


def test_another_zone_takes_the_place_of_the_proposed_one(
    project: Project, document: Document
) -> None:
    place = TEXT.index("AUSSI")
    project.do(SetZone(document.id, place, place + 3, CAPTION))
    assert zones(project, document) == [
        ("HEADLINE", "Le titre", "suggested"),
        ("CAPTION", "LIRE AUSSI : autre chose", "accepted"),
        ("RELATED", "LIRE AUSSI : autre chose", "rejected"),
    ] or sorted(zones(project, document))[0] == (
        "CAPTION",
        "LIRE AUSSI : autre chose",
        "accepted",
    )
    project.undo()
    assert len(zones(project, document)) == 2


def test_the_same_zone_is_accepted(project: Project, document: Document) -> None:
    project.do(SetZone(document.id, 0, 0, HEADLINE))
    assert ("HEADLINE", "Le titre", "accepted") in zones(project, document)
    assert len(zones(project, document)) == 2


def test_body_text_is_no_zone_and_stays_so(project: Project, document: Document) -> None:
    project.do(SetZone(document.id, 0, 0, None))
    assert ("HEADLINE", "Le titre", "rejected") in zones(project, document)
    again = Suggestions(zones=(zone("HEADLINE", "Le titre"),))
    project.do(StoreSuggestions(((document.id, again),)))
    assert ("HEADLINE", "Le titre", "rejected") in zones(project, document)
    assert ("HEADLINE", "Le titre", "suggested") not in zones(project, document)


def test_a_person_s_zone_is_not_proposed_over(project: Project, document: Document) -> None:
    place = TEXT.index("LIRE")
    project.do(SetZone(document.id, place, place, CAPTION))
    heading = Suggestions(zones=(zone("HEADING", "LIRE AUSSI : autre chose"),))
    project.do(StoreSuggestions(((document.id, heading),)))
    assert not any(label == "HEADING" for label, _, _ in zones(project, document))


def test_a_zone_takes_whole_paragraphs_without_their_edges() -> None:
    place = TEXT.index("dernier")
    start, end = paragraphs(TEXT, place, place + 2)
    assert TEXT[start:end] == "Le dernier."
    start, end = paragraphs(TEXT, 2, 12)
    assert TEXT[start:end] == "Le titre\nLe premier paragraphe."
    assert paragraphs(TEXT, 8, 8) == (0, 8)


def test_a_blank_paragraph_cannot_be_a_zone(project: Project, document: Document) -> None:
    blank = TEXT.index("\n\n") + 1
    with pytest.raises(SpanOutsideTextError):
        project.do(SetZone(document.id, blank, blank, CAPTION))


def test_only_labels_of_zones_make_zones(project: Project, document: Document) -> None:
    with pytest.raises(UnknownNameError):
        project.do(SetZone(document.id, 0, 0, LabelId("PER")))
    assert {span.state for span in project.spans(document.id)} == {SpanState.SUGGESTED}

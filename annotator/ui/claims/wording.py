"""What the window says of claims and of what they lack."""

from collections.abc import Iterable

from annotator.app.claims import Claim
from annotator.core.ids import RelationTypeId
from annotator.core.model import Span
from annotator.core.scheme import Scheme, wording
from annotator.core.suggestions import CUED_BY, SAID_BY
from annotator.ui.i18n import language, translate
from annotator.ui.inspector.wording import key_of


def none_of(kind: RelationTypeId) -> str:
    """Return that a claim has no part of this kind."""
    return {
        SAID_BY: translate("claims", "no source"),
        CUED_BY: translate("claims", "no cue"),
    }.get(kind, "")


def lacks(claim: Claim) -> str:
    """Return in a few words what keeps a claim from being complete; empty where nothing does."""
    words = [none_of(kind) for kind in claim.missing]
    if claim.undecided:
        words.append(translate("claims", "to decide"))
    return ", ".join(word for word in words if word)


def reasons(claim: Claim, scheme: Scheme) -> list[str]:
    """Return in whole sentences what keeps a claim from being complete."""
    said = {
        SAID_BY: translate(
            "claims",
            "It has no source. Choose the words and press {key}, or set another kind if nobody "
            "is named.",
        ),
        CUED_BY: translate("claims", "It has no cue. Choose the words and press {key}."),
    }
    keys = {SAID_BY: key_of("claims.source"), CUED_BY: key_of("claims.cue")}
    found = [said[kind].format(key=keys[kind]) for kind in claim.missing if kind in said]
    for kind in claim.undecided:
        relation = scheme.relation(kind)
        name = wording(relation.name, language()) if relation else str(kind)
        found.append(
            translate(
                "claims", "“{relation}” is only proposed. {key} on the claim accepts it."
            ).format(relation=name, key=key_of("annotate.accept"))
        )
    return found


def values(span: Span, scheme: Scheme) -> list[str]:
    """Return the names of the values that a span has, in the order of its attributes."""
    found = []
    for attribute in scheme.attributes(span.label, disabled=True):
        value = span.attributes.get(attribute.id, "")
        names = dict(attribute.values)
        if value:
            found.append(wording(names[value], language()) if value in names else value)
    return found


def one_line(words: str) -> str:
    """Return words of the article without their line breaks."""
    return " ".join(words.split())


def counted(claims: Iterable[Claim]) -> tuple[int, int]:
    """Return how many claims stand, and how many of them are incomplete."""
    standing = [claim for claim in claims if claim.span.visible]
    return len(standing), sum(not claim.complete for claim in standing)

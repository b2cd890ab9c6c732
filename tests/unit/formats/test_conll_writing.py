"""CoNLL-2003: tokens and tags come back, and whatever cannot be held is listed."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ids import LabelId
from annotator.core.model import Span, SpanState
from annotator.core.scheme import Scheme
from annotator.core.tokens import from_ranges
from annotator.formats.codec import Read
from annotator.formats.conll import ConllReader
from annotator.formats.conll_writing import ConllWriter, columns_of
from annotator.formats.registry import reader_for
from annotator.formats.writing import Annotated, Loss, LossKind, Provenance
from tests.unit.formats.sources import Bytes, read_all, read_one
from tests.unit.formats.works import Files, export, made, work

READER, WRITER = ConllReader(), ConllWriter()
LEFT_OUT = {LossKind.STATE, LossKind.OVERLAP, LossKind.UNALIGNED, LossKind.LAYER}


def of(scheme: Scheme) -> Provenance:
    return Provenance(project="crue", scheme=scheme)


def rows(files: Files) -> list[list[str]]:
    return [line.split(" ") for line in files["data.conll"].decode().removesuffix("\n").split("\n")]


def squeezed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place in a text of which only the visible characters are counted."""
    return len("".join(text[:start].split())), len("".join(text[:end].split()))


def written(annotated: Annotated, losses: tuple[Loss, ...]) -> Counter[tuple[int, int, str]]:
    """Return the spans that should come back, as far as tokens have their edges."""
    lost = {(each.label, each.start, each.end) for each in losses if each.kind in LEFT_OUT}
    wide = {(each.label, each.start, each.end) for each in losses if each.kind is LossKind.WIDENED}
    found: Counter[tuple[int, int, str]] = Counter()
    text = annotated.document.text
    for span in annotated.spans:
        key = (span.label, span.start, span.end)
        if key in lost:
            continue
        place = annotated.tokens.snap(span.start, span.end)
        assert place is not None
        exact = squeezed(text, *place) == squeezed(text, span.start, span.end)
        assert exact or key in wide
        found[(*squeezed(text, *place), span.label)] += 1
    return found


def came_back(read: Read) -> Counter[tuple[int, int, str]]:
    assert read.document is not None
    text = read.document.text
    return Counter((*squeezed(text, span.start, span.end), span.label) for span in read.spans)


@given(annotated=work())
def test_tokens_and_tags_come_back(scheme: Scheme, annotated: Annotated) -> None:
    files, (losses,) = export(WRITER, of(scheme), annotated)
    read = read_one(READER, Bytes("a.conll", files["data.conll"]))
    text = annotated.document.text
    tokens = [
        text[a:b] for a, b in zip(annotated.tokens.starts, annotated.tokens.ends, strict=True)
    ]
    assert [row[0] for row in rows(files)[2:] if len(row) > 1] == tokens
    assert read.document is not None
    assert "".join(read.document.text.split()) == "".join(tokens)
    assert came_back(read) == written(annotated, losses)
    assert read.notes == ()
    kinds = Counter(loss.kind for loss in losses)
    assert kinds[LossKind.ATTRIBUTE] == sum(
        len(span.attributes) for span in annotated.spans if is_written(span, losses)
    )
    assert kinds[LossKind.RELATION] == len(annotated.relations)


def is_written(span: Span, losses: tuple[Loss, ...]) -> bool:
    return not any(
        loss.kind in LEFT_OUT
        and (loss.label, loss.start, loss.end) == (span.label, span.start, span.end)
        for loss in losses
    )


@given(annotated=work(), cuts=st.lists(st.integers(0, 80)))
def test_sentences_end_where_they_are_known_but_never_in_a_span(
    scheme: Scheme, annotated: Annotated, cuts: list[int]
) -> None:
    text = annotated.document.text
    sentences = sorted({0, *(cut for cut in cuts if cut < len(text))})
    tokens = replace(annotated.tokens, sentences=tuple(sentences))
    annotated = replace(annotated, tokens=tokens)
    files, (losses,) = export(WRITER, of(scheme), annotated)
    read = read_one(READER, Bytes("a.conll", files["data.conll"]))
    assert came_back(read) == written(annotated, losses)
    found = rows(files)
    for before, row in pairwise(found):
        assert len(row) > 1 or len(before) > 1  # no sentence is empty
        if len(before) == 1:
            assert not any(tag.startswith("I-") for tag in row[3:])


def test_lines(scheme: Scheme) -> None:
    article = made(
        "Léa dit :\nil pleut.",
        ("entities", "PER", 0, 3),
        ("claims", "SOURCE", 0, 3),
        ("claims", "CLAIM", 10, 18),
    )
    files, (losses,) = export(WRITER, of(scheme), article)
    assert columns_of(scheme) == ("zones", "claims", "checks", "entities")
    assert rows(files) == [
        ["-DOCSTART-", "-X-", article.document.id, "O", "O", "O", "O"],
        [""],
        ["Léa", "-X-", "_", "O", "B-SOURCE", "O", "B-PER"],
        ["dit", "-X-", "_", "O", "O", "O", "O"],
        [":", "-X-", "_", "O", "O", "O", "O"],
        [""],
        ["il", "-X-", "_", "O", "B-CLAIM", "O", "O"],
        ["pleut", "-X-", "_", "O", "I-CLAIM", "O", "O"],
        [".", "-X-", "_", "O", "O", "O", "O"],
        [""],
    ]
    assert [(loss.kind, loss.label) for loss in losses] == [(LossKind.METADATA, "annotator")]
    source = Bytes("data.conll", files["data.conll"])
    assert reader_for(source)[0][0].name == "conll"


def test_of_spans_that_share_a_token_the_longest_then_the_earliest_is_kept(
    scheme: Scheme,
) -> None:
    article = made(
        "un deux trois quatre",
        ("entities", "PER", 0, 7),
        ("entities", "LOC", 3, 13),
        ("entities", "ORG", 0, 13),
        ("entities", "MISC", 8, 20),
        ("entities", "PER", 14, 20),
    )
    files, (losses,) = export(WRITER, of(scheme), article)
    assert [row[6] for row in rows(files)[2:6]] == ["B-ORG", "I-ORG", "I-ORG", "B-PER"]
    lost = [(each.label, each.start) for each in losses if each.kind is LossKind.OVERLAP]
    assert lost == [("PER", 0), ("LOC", 3), ("MISC", 8)]
    same = made("un", ("entities", "LOC", 0, 2), ("entities", "PER", 0, 2))
    files, (losses,) = export(WRITER, of(scheme), same)
    assert [row[6] for row in rows(files)[2:3]] == ["B-PER"]  # as in the scheme's order
    assert [each.label for each in losses if each.kind is LossKind.OVERLAP] == ["LOC"]


def test_every_kind_of_loss_has_its_label_and_place(scheme: Scheme) -> None:
    article = made(
        "Paris-Nice\u00a0!",
        ("entities", "LOC", 0, 3),
        ("entities", "PER", 10, 11),
        ("elsewhere", "ORG", 6, 10),
        ("entities", "MISC", 6, 10),
        ("entities", "DATE", 5, 6),
    )
    loc, per, org, misc, date = article.spans
    misc = replace(misc, label=LabelId("a b"))
    date = replace(date, state=SpanState.REJECTED)
    article = replace(article, spans=(loc, per, org, misc, date))
    _, (losses,) = export(WRITER, of(scheme), article)
    assert {(each.kind, each.label, each.start, each.end) for each in losses} == {
        (LossKind.WIDENED, "LOC", 0, 3),
        (LossKind.UNALIGNED, "PER", 10, 11),
        (LossKind.LAYER, "ORG", 6, 10),
        (LossKind.TEXT, "a b", 6, 10),
        (LossKind.STATE, "DATE", 5, 6),
        (LossKind.METADATA, "annotator", 0, 0),
    }


def test_tokens_with_white_space_are_words_and_none_is_the_mark_of_an_article(
    scheme: Scheme,
) -> None:
    text = "10\u00a0000 -DOCSTART- \n x"
    tokens = from_ranges([(0, 6), (6, 7), (7, 17), (17, 20), (20, 21)])
    article = replace(made(text), tokens=tokens)
    files, (losses, _) = export(WRITER, of(scheme), article, article)
    words = [row[0] for row in rows(files)[2:] if len(row) > 1]
    assert words[:3] == ["10_000", "_DOCSTART_", "x"]
    assert [(each.start, each.end) for each in losses[:2]] == [(0, 6), (7, 17)]
    assert len(read_all(READER, Bytes("a.conll", files["data.conll"]))) == 2

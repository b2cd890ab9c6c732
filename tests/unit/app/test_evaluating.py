"""Evaluation by hand-worked examples: rows, projects, the pipeline, and the list of errors."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.app.error_report import Wrong, as_data, find_errors, written
from annotator.app.evaluating import Evaluation, evaluate, scores_as_data
from annotator.app.operations.spans import AcceptSpans, CreateSpan, RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.app.proposing import Gold, Proposals, propose_project, propose_rows, read_gold
from annotator.core.errors import NothingToScoreError, UnreadableFileError, UserFacingError
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind, Span
from annotator.core.scoring import Score
from annotator.core.suggestions import CLAIM, SuggestedClaim, SuggestedSpan, Suggestions

TEXT = "« Le port rouvre », a dit Léa Morin à Brest. Selon Hélio, la navette reste à quai."
RULE = Origin(OriginKind.RULE, "incise", "1")
MODEL = Origin(OriginKind.MODEL, "test", "1")


def at(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


def span(part: str, label: str) -> dict[str, object]:
    start, end = at(part)
    return {"start": start, "end": end, "label": label, "origin": "model test 1"}


def claim(content: str, source: str | None, cue: str | None, kind: str) -> dict[str, Any]:
    return {
        "content": at(content),
        "source": source and at(source),
        "cue": cue and at(cue),
        "kind": kind,
    }


QUOTE = claim("Le port rouvre", "Léa Morin", "a dit", "direct")
REPORT = claim("la navette reste à quai", "Hélio", "Selon", "indirect")
GOLD = {
    "id": "a",
    "text": TEXT,
    "spans": [span("Léa Morin", "PER"), span("Brest", "LOC"), span("Hélio", "ORG")],
    "claims": [QUOTE, REPORT],
}
FOUND = {
    "id": "a",
    "spans": [
        span("Morin", "PER"),
        span("Brest", "LOC"),
        span("Hélio", "PER"),
        span("quai", "LOC"),
    ],
    "claims": [
        {
            **claim("Le port rouvre », a", None, "a dit", "mixed"),
            "score": 0.95,
            "origin": "rule incise 1",
        },
        {**claim("Brest", "Hélio", None, "indirect"), "score": 0.42},
    ],
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def rows(name: str, *values: object) -> Path:
        path = tmp_path / name
        path.write_text("".join(f"{json.dumps(value)}\n" for value in values), encoding="utf-8")
        return path

    return rows


Write = Callable[..., Path]


def proposals_of(steps: Iterable[Any]) -> Proposals:
    proposals: Proposals = list(steps)[-1].proposals
    return proposals


def from_rows(gold: Gold, path: Path | None, **options: Any) -> Proposals:
    return proposals_of(propose_rows(gold, path, pipeline="none", **options))


def evaluated(write: Write, found: object = FOUND, gold: object = GOLD) -> Evaluation:
    reference = read_gold(write("gold.jsonl", gold))
    return evaluate(reference, from_rows(reference, write("in.jsonl", found)))


def reasons(problems: Iterable[UserFacingError]) -> list[object]:
    return [problem.fields["reason"] for problem in problems]


# Scores


def test_rows_by_hand(write: Write) -> None:
    evaluation = evaluated(write)
    entities, claims = evaluation.entities, evaluation.claims
    assert entities is not None
    assert claims is not None
    assert entities.strict == Score(1, 4, 3)  # Brest
    assert entities.overlap == Score(2, 4, 3)  # and Morin
    assert entities.span == Score(2, 4, 3)  # and Hélio
    # « Le port rouvre », a: 19 characters from the same start, of which 14 are right.
    assert (claims.exact, claims.iou80) == (Score(0, 2, 2), Score(0, 2, 2))
    assert claims.iou50 == Score(1, 2, 2)
    parts = (claims.pairs, claims.source_right, claims.cue_right, claims.kind_right)
    assert parts == (1, 0, 1, 0)


def test_scores_as_data(write: Write) -> None:
    data = scores_as_data(evaluated(write))
    assert data["entities"]["strict"] == {
        "precision": 25.0, "recall": 33.3, "f1": 28.6, "right": 1, "proposed": 4, "gold": 3,
    }  # fmt: skip
    assert data["entities"]["labels"]["PER"]["proposed"] == 2
    assert data["claims"]["kinds"]["direct"] == {"found": 1, "gold": 1, "recall": 100.0}
    assert (data["claims"]["source_accuracy"], data["claims"]["cue_accuracy"]) == (0.0, 100.0)
    calibration = data["claims"]["calibration"]
    filled = [item for item in calibration["bins"] if item["count"]]
    assert [(item["from"], item["right"], item["mean_score"]) for item in filled] == [
        (0.4, 0, 0.42),
        (0.9, 1, 0.95),
    ]
    # Half of the claims are 0.42 off, the other half 0.05.
    assert calibration["expected_error"] == pytest.approx(0.235)


def test_without_scores_there_is_no_calibration(write: Write) -> None:
    evaluation = evaluated(write, {**GOLD})
    assert evaluation.bins == ()
    assert evaluation.claims is not None
    assert evaluation.claims.exact == Score(2, 2, 2)
    assert scores_as_data(evaluation)["claims"]["calibration"] is None


def test_what_one_side_does_not_speak_of_is_not_scored(write: Write) -> None:
    only_spans = {"id": "a", "spans": FOUND["spans"]}
    assert evaluated(write, only_spans).claims is None
    gold = {name: value for name, value in GOLD.items() if name != "spans"}
    assert evaluated(write, FOUND, gold).entities is None


def test_only_the_labels_asked_for_count(write: Write) -> None:
    gold = read_gold(write("gold.jsonl", GOLD))
    proposals = from_rows(gold, write("in.jsonl", FOUND))
    scores = evaluate(gold, proposals, labels=("LOC",)).entities
    assert scores is not None
    assert (scores.strict, list(scores.labels)) == (Score(1, 2, 1), ["LOC"])


# Files


def test_texts_without_a_row_count_as_missed(write: Write) -> None:
    other = {**GOLD, "id": "b"}
    gold = read_gold(write("gold.jsonl", GOLD, other))
    proposals = from_rows(gold, write("in.jsonl", GOLD, {"id": "z", "spans": []}))
    evaluation = evaluate(gold, proposals)
    assert evaluation.absent == ("b",)
    assert proposals.only_proposed == ["z"]
    assert evaluation.entities is not None
    assert evaluation.entities.strict == Score(3, 3, 6)


def test_bad_rows_are_named_and_the_others_scored(write: Write) -> None:
    gold = read_gold(
        write(
            "gold.jsonl",
            GOLD,
            {"id": "b", "spans": []},
            {"id": "c", "text": "Rien."},
            {"id": "d", "text": "Un", "spans": [{"start": 0, "end": 9, "label": "PER"}]},
            {"id": "e", "text": "Un", "spans": []},
            {"id": "f", "text": "Un", "spans": []},
            {"id": "g", "text": "Un", "spans": []},
        )
    )
    assert reasons(gold.problems) == ["no-text", "no-annotations", "outside-text"]
    rows = (
        FOUND,
        {"id": "e", "text": "Deux", "spans": []},
        {"id": "f", "spans": [{"start": 1, "end": 3, "label": "PER"}]},
        {"id": "g"},
    )
    evaluation = evaluate(gold, from_rows(gold, write("in.jsonl", *rows)))
    found = reasons(evaluation.problems)
    assert found[3:] == ["other-text", "outside-text", "no-annotations"]
    assert evaluation.entities is not None
    assert evaluation.entities.strict.right == 1


def test_nothing_in_common_is_a_fault(write: Write) -> None:
    gold = read_gold(write("gold.jsonl", GOLD))
    with pytest.raises(NothingToScoreError):
        evaluate(gold, from_rows(gold, write("in.jsonl", {"id": "z", "spans": []})))


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        read_gold(tmp_path / "none.jsonl")


# Suggestions made for the evaluation


def brest(texts: Iterable[str], pipeline: str) -> Iterator[Suggestions]:
    """Suggest « Brest » wherever it stands first."""
    for text in texts:
        start = text.find("Brest")
        place = SuggestedSpan(
            start=start, end=start + 5, label=LabelId("LOC"), score=None, origin=MODEL
        )
        yield Suggestions(spans=(place,) if start >= 0 else (), pipeline=f"{pipeline} 1.0")


def test_rows_with_text_alone_are_suggested_for(write: Write) -> None:
    gold = read_gold(write("gold.jsonl", GOLD, {**GOLD, "id": "b"}))
    path = write("in.jsonl", {"id": "a", "text": TEXT}, {**FOUND, "id": "b"})
    proposals = from_rows(gold, path, suggest=brest)
    assert proposals.pipeline == "none 1.0"
    assert [item.start for item in proposals.spans("a")] == [TEXT.index("Brest")]
    assert len(proposals.spans("b")) == 4
    again = from_rows(gold, path, suggest=brest, suggest_all=True)
    assert len(again.spans("b")) == 1


def test_the_gold_itself_is_suggested_for(write: Write) -> None:
    gold = read_gold(write("gold.jsonl", GOLD))
    steps = list(propose_rows(gold, None, pipeline="none", suggest=brest))
    assert [(step.done, step.total) for step in steps] == [(0, 1), (1, 1)]
    scores = evaluate(gold, steps[-1].proposals).entities
    assert scores is not None
    assert scores.strict == Score(1, 1, 3)


def test_suggestions_are_put_back_into_the_text_as_given(write: Write) -> None:
    text = "\ufeffUn.\r\nÀ Brest."
    start = text.index("Brest")
    row = {"id": "a", "text": text, "spans": [{"start": start, "end": start + 5, "label": "LOC"}]}
    gold = read_gold(write("gold.jsonl", row))
    scores = evaluate(gold, from_rows(gold, None, suggest=brest)).entities
    assert scores is not None
    assert scores.strict == Score(1, 1, 1)


# Projects


def suggested() -> Suggestions:
    spans = [("Léa Morin", "PER"), ("Brest", "LOC"), ("quai", "LOC")]
    return Suggestions(
        spans=tuple(
            SuggestedSpan(
                start=at(part)[0], end=at(part)[1], label=LabelId(label), score=None, origin=MODEL
            )
            for part, label in spans
        ),
        claims=(
            SuggestedClaim(
                content=at("Le port rouvre"),
                source=at("Léa Morin"),
                cue=at("a dit"),
                kind="direct",
                modality="asserted",
                score=0.9,
                origin=RULE,
            ),
        ),
    )


def spans_in(project: Project, document: Document) -> dict[tuple[str, str], Span]:
    spans = project.spans(document.id)
    return {(TEXT[item.start : item.end], item.label): item for item in spans}


def test_a_project_is_scored_by_what_is_not_rejected(
    write: Write, project: Project, add_document: Callable[..., Document]
) -> None:
    gold = read_gold(write("gold.jsonl", GOLD, {**GOLD, "id": "b", "text": f"{TEXT} Fin."}))
    add_document(project, "Un autre article.")
    document = add_document(project, TEXT)
    project.do(StoreSuggestions(((document.id, suggested()),)))
    spans = spans_in(project, document)
    project.do(RejectSpans(document.id, (spans["quai", "LOC"].id,)))
    project.do(AcceptSpans(document.id, (spans["Brest", "LOC"].id,)))
    project.do(CreateSpan(document.id, *at("Hélio"), LabelId("ORG")))
    project.do(CreateSpan(document.id, *at("la navette reste à quai"), CLAIM))
    evaluation = evaluate(gold, proposals_of(propose_project(project, gold)))
    assert evaluation.absent == ("b",)
    entities, claims = evaluation.entities, evaluation.claims
    assert entities is not None
    assert claims is not None
    assert entities.strict == Score(3, 3, 3)
    assert claims.exact == Score(2, 2, 2)
    assert (claims.source_right, claims.cue_right, claims.kind_right) == (1, 1, 1)
    (error,) = find_errors(evaluation)
    assert error.wrong == (Wrong.SOURCE, Wrong.CUE, Wrong.KIND)


def test_a_rejected_source_is_no_source(
    write: Write, project: Project, add_document: Callable[..., Document]
) -> None:
    gold = read_gold(write("gold.jsonl", {**GOLD, "claims": [QUOTE]}))
    document = add_document(project, TEXT)
    project.do(StoreSuggestions(((document.id, suggested()),)))
    source = spans_in(project, document)["Léa Morin", "SOURCE"]
    project.do(RejectSpans(document.id, (source.id,)))
    claims = evaluate(gold, proposals_of(propose_project(project, gold))).claims
    assert claims is not None
    assert (claims.pairs, claims.source_right, claims.cue_right) == (1, 0, 1)


# The list of errors


def test_every_error_is_found_and_named(write: Write) -> None:
    evaluation = evaluated(write)
    found = [(item.about, item.wrong, TEXT[slice(*item.place)]) for item in find_errors(evaluation)]
    assert found == [
        ("claim", (Wrong.BOUNDARY, Wrong.SOURCE, Wrong.KIND), "Le port rouvre"),
        ("entity", (Wrong.BOUNDARY,), "Léa Morin"),
        ("claim", (Wrong.EXTRA,), "Brest"),
        ("entity", (Wrong.LABEL,), "Hélio"),
        ("claim", (Wrong.MISSED,), "la navette reste à quai"),
        ("entity", (Wrong.EXTRA,), "quai"),
    ]


def test_the_report_shows_both_sides_in_context(write: Write) -> None:
    evaluation = evaluated(write)
    findings = find_errors(evaluation)
    report = "\n".join(written(evaluation, findings, "en"))
    assert "Errors: 6" in report
    assert "entity: EXTRA 1, BOUNDARY 1, WRONG LABEL 1" in report
    assert "=== a | « Le port rouvre »" in report
    assert "BOUNDARY, WRONG SOURCE, WRONG KIND (claim, 2-16)" in report
    assert "[direct] « ⟦Le port rouvre⟧ », a dit Léa Morin à Brest. Selon" in report
    assert "[mixed] « ⟦Le port rouvre », a⟧ dit Léa Morin" in report
    assert "source = ⟦Léa Morin⟧ (26-35); cue = ⟦a dit⟧ (20-25)" in report
    assert "source = none; cue = ⟦a dit⟧ (20-25)" in report
    assert "  origin    rule incise 1" in report
    assert "  origin    model test 1" in report
    assert "MAUVAISE SOURCE" in "\n".join(written(evaluation, findings, "fr"))


def test_the_errors_as_data(write: Write) -> None:
    evaluation = evaluated(write)
    first = as_data(find_errors(evaluation)[0], TEXT)
    assert first["wrong"] == ["boundary", "source", "kind"]
    assert first["expected"]["text"] == "Le port rouvre"
    assert first["got"]["source"] is None
    assert first["got"]["origin"] == "rule incise 1"


def test_the_gold_has_no_errors_against_itself(write: Write) -> None:
    evaluation = evaluated(write, {**GOLD, "text": TEXT})
    assert find_errors(evaluation) == []
    assert list(written(evaluation, [], "en")) == ["No errors."]


def test_optional_claims_are_no_errors(write: Write) -> None:
    gold = {**GOLD, "claims": [QUOTE], "optional": [REPORT]}
    proposed = {**GOLD, "claims": [QUOTE, REPORT]}
    assert find_errors(evaluated(write, proposed, gold)) == []


def test_line_breaks_do_not_break_the_report(write: Write) -> None:
    text = "Un titre\nLéa Morin\nest là."
    row = {"id": "a", "text": text, "spans": [{"start": 9, "end": 18, "label": "PER"}]}
    evaluation = evaluated(write, {"id": "a", "spans": []}, row)
    report = list(written(evaluation, find_errors(evaluation), "en"))
    assert report[-1] == "  expected  [PER] Un titre⏎⟦Léa Morin⟧⏎est là."

"""Label Studio's tasks: what is written comes back, and the configuration fits the tasks."""

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ids import LabelId
from annotator.core.model import DocumentState, Origin, OriginKind, SpanState
from annotator.core.offsets import canonicalise
from annotator.core.scheme import Scheme
from annotator.formats.label_studio import LabelStudioReader
from annotator.formats.label_studio_writing import CONFIG, LabelStudioWriter
from annotator.formats.registry import reader_for
from annotator.formats.writing import SPLITS, Annotated, LossKind, Provenance, Split
from tests.unit.formats.coming_back import check_all, check_document, solid
from tests.unit.formats.sources import Bytes, read_all
from tests.unit.formats.works import Files, export, made, work

READER, WRITER = LabelStudioReader(), LabelStudioWriter()
MODEL = Origin(OriginKind.MODEL, "fr_core_news_md", "3.8.0")
NAMES = (
    st.text(st.sampled_from("aÉ\"'<>&,;|=🚒e\u0301\u200d\x01\x85\n\t $"), min_size=1, max_size=8)
    .map(canonicalise)
    .filter(bool)
)


def of(scheme: Scheme, **fields: Any) -> Provenance:
    return Provenance(project="crue", scheme=scheme, **fields)


def tasks(files: Files, name: str = "data.json") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files[name])
    return found


@given(annotated=work().map(solid))
def test_what_is_written_comes_back(scheme: Scheme, annotated: Annotated) -> None:
    files, (losses,) = export(WRITER, of(scheme), annotated)
    reads = read_all(READER, Bytes("a.json", files["data.json"]))
    check_all(annotated, losses, reads)
    own = [read for read in reads if read.state is not None]
    if own:
        check_document(annotated, losses, own[0])
        assert own[0].milliseconds == annotated.milliseconds


@given(annotated=work().map(solid), name=NAMES)
def test_the_configuration_knows_everything_in_the_tasks(
    scheme: Scheme, annotated: Annotated, name: str
) -> None:
    spans = tuple(
        replace(span, label=LabelId(name + span.label), attributes={name: name, "kind": "direct"})
        for span in annotated.spans
    )
    files, (losses,) = export(WRITER, of(scheme), replace(annotated, spans=spans))
    assert files[CONFIG].startswith(b"<View>")  # Label Studio refuses an XML declaration
    config = ET.fromstring(files[CONFIG])
    known: dict[str, set[str]] = {
        tag.get("name", ""): {item.get("value", "") for item in tag}
        for tag in config.iter()
        if tag.get("name")
    }
    kinds = {tag.get("name"): tag.tag.lower() for tag in config.iter()}
    links = {item.get("value") for item in config.iter("Relation")}
    for task in tasks(files):
        for work_ in (*task["annotations"], *task["predictions"]):
            for item in work_["result"]:
                if item["type"] == "relation":
                    assert set(item["labels"]) <= links
                    continue
                assert kinds[item["from_name"]] == item["type"]
                if item["type"] != "textarea":
                    assert set(item["value"][item["type"]]) <= known[item["from_name"]]
    assert len(known) == len([tag for tag in config.iter() if tag.get("name")])
    check_all(
        replace(annotated, spans=spans),
        losses,
        read_all(READER, Bytes("a.json", files["data.json"])),
    )


def test_questions_are_asked_of_the_labels_that_have_them(scheme: Scheme) -> None:
    files, _ = export(WRITER, of(scheme, language="fr"))
    boxes = ET.fromstring(files[CONFIG]).findall("View[Choices]")
    found = [(box.get("whenLabelValue"), box[0].get("value"), box[1].get("name")) for box in boxes]
    assert found == [("CLAIM", "Forme", "kind"), ("CLAIM", "Modalité", "modality")]


def test_decisions_are_annotations_and_the_rest_predictions(scheme: Scheme) -> None:
    article = made(
        "🚒 Léa vit à Aÿ.",
        ("entities", "PER", 2, 5),
        ("entities", "LOC", 12, 14),
        ("entities", "ORG", 2, 5),
    )
    yes, maybe, no = article.spans
    spans = (
        replace(yes, origin=MODEL, score=0.5),
        replace(maybe, state=SpanState.SUGGESTED, origin=MODEL, score=0.25),
        replace(no, state=SpanState.REJECTED, origin=MODEL),
    )
    files, (losses,) = export(WRITER, of(scheme), replace(article, spans=spans))
    assert losses == ()
    (task,) = tasks(files)
    (annotation,) = task["annotations"]
    (region,) = annotation["result"]
    assert region["value"] == {"start": 2, "end": 5, "text": "Léa", "labels": ["PER"]}
    assert (region["from_name"], region["origin"]) == ("entities-labels", "prediction")
    assert [(each["model_version"], each.get("score")) for each in task["predictions"]] == [
        ("fr_core_news_md 3.8.0", 0.25),
        ("fr_core_news_md 3.8.0 (rejected)", None),
    ]


@pytest.mark.parametrize("state", DocumentState)
def test_an_article_nobody_has_begun_has_no_annotation(
    scheme: Scheme, state: DocumentState
) -> None:
    article = made("Aÿ")
    article = replace(article, status=replace(article.status, state=state))
    files, _ = export(WRITER, of(scheme), article)
    (task,) = tasks(files)
    assert len(task["annotations"]) == (state is not DocumentState.NEW)
    cancelled = [each["was_cancelled"] for each in task["annotations"]]
    assert any(cancelled) == (state is DocumentState.SKIPPED)


def test_names_that_mean_something_else_are_kept_aside(scheme: Scheme) -> None:
    article = made("Aÿ")
    metadata = {"id": 3, "text": "x", "_x": 1, "headline": "y"}
    article = replace(article, document=replace(article.document, metadata=metadata))
    files, (losses,) = export(WRITER, of(scheme), article)
    assert {loss.label for loss in losses} == {"text", "_x", "headline"}
    (task,) = tasks(files)
    assert task["data"]["id"] == 3
    assert task["meta"]["metadata"] == {"text": "x", "_x": 1, "headline": "y"}


def test_arrays_are_whole_and_of_this_format(scheme: Scheme) -> None:
    article = made("Léa vit à Aÿ.", ("entities", "LOC", 10, 12))
    files, _ = export(WRITER, of(scheme), article, article, article)
    source = Bytes("data.json", files["data.json"])
    assert reader_for(source)[0][0].name == "label-studio"
    assert len(read_all(READER, source)) == 3
    files, _ = export(WRITER, of(scheme))
    assert tasks(files) == []
    files, _ = export(WRITER, of(scheme, splits=SPLITS), replace(article, split=Split.DEV))
    assert {name: len(tasks(files, name)) for name in files.streams if name != CONFIG} == {
        "train.json": 0,
        "dev.json": 1,
        "test.json": 0,
    }
    config = Bytes(CONFIG, files[CONFIG])
    assert all(reader.name != "label-studio" for reader, _ in reader_for(config))


def test_answers_that_cannot_be_questions_are_listed(scheme: Scheme) -> None:
    article = made("Léa", ("entities", "PER", 0, 3))
    attributes = {"text": "a", "": "b", "entities-labels": "c", "kind": "", "free": "d\ne"}
    spans = tuple(replace(span, attributes=attributes) for span in article.spans)
    _, (losses,) = export(WRITER, of(scheme), replace(article, spans=spans))
    names = [loss.label for loss in losses if loss.kind is LossKind.ATTRIBUTE]
    assert names == ["text", "PER", "entities-labels", "kind"]

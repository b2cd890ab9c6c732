"""Label schemes: asked for labels, read from data with every fault named, written back."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import InvalidSchemeError
from annotator.core.ids import LabelId, LayerId, RelationTypeId
from annotator.core.scheme import Anchoring, Overlap, Scheme, wording
from annotator.core.scheme_data import scheme_to_data
from annotator.core.scheme_reading import read_scheme

SMALL: dict[str, Any] = {
    "id": "small",
    "name": "Small",
    "layers": [
        {
            "id": "marks",
            "name": {"en": "Marks"},
            "labels": [{"id": "A", "name": "A", "key": "1"}, {"id": "B", "name": "B"}],
            "attributes": [
                {"id": "tone", "name": "Tone", "labels": ["A"],
                 "values": [{"id": "high", "name": "high"}, {"id": "low", "name": "low"}]},
            ],
        }
    ],
    "relations": [{"id": "of", "name": "of", "head": ["A"], "child": ["B"]}],
}  # fmt: skip


def label(data: dict[str, Any], index: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = data["layers"][0]["labels"][index]
    return found


def attribute(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["layers"][0]["attributes"][0]
    return found


def test_the_default_scheme_has_entities_and_claims(scheme: Scheme) -> None:
    assert [layer.id for layer in scheme.layers] == ["entities", "claims", "checks", "zones"]
    assert scheme.zone_layers() == {"zones"}
    zones = {item.id for layer in scheme.layers if layer.zones for item in layer.labels}
    enabled = [item.id for item in scheme.labels() if item.id not in zones]
    assert enabled == ["PER", "ORG", "LOC", "MISC", "CLAIM", "SOURCE", "CUE"]
    assert {item.id for item in scheme.labels(disabled=True)} - set(enabled) - zones == {
        "DATE",
        "EVENT",
        "CHECKWORTHY",
    }
    [value] = scheme.attributes(LabelId("DATE"))
    assert value.free
    assert value.allows("2026-02-24")
    assert scheme.default_attributes(LabelId("CLAIM")) == {"kind": "direct", "modality": "asserted"}
    assert scheme.default_attributes(LabelId("PER")) == {}
    assert all(kind.part for kind in scheme.relations)


def test_every_default_label_is_worded_in_both_languages(scheme: Scheme) -> None:
    for item in scheme.labels(disabled=True):
        assert set(item.name) == set(item.guideline) == {"en", "fr"}
        layer = scheme.layer_of(item.id)
        assert item.key or (layer is not None and layer.zones)


def test_a_scheme_answers_for_its_labels(scheme: Scheme) -> None:
    layer = scheme.layer_of(LabelId("CUE"))
    assert layer is not None
    assert layer.id == "claims"
    assert scheme.layer(LayerId("claims")) is layer
    assert scheme.layer(LayerId("nothing")) is None
    assert scheme.layer_of(LabelId("nothing")) is None
    assert scheme.label(LabelId("nothing")) is None
    assert scheme.attributes(LabelId("nothing")) == ()
    date = scheme.label(LabelId("DATE"))
    assert date is not None
    assert not date.enabled
    said = scheme.relations_between(LabelId("CLAIM"), LabelId("SOURCE"))
    assert [kind.id for kind in said] == ["said-by"]
    assert scheme.relations_between(LabelId("SOURCE"), LabelId("CLAIM")) == ()
    assert scheme.relation(RelationTypeId("said-by")) == said[0]
    assert scheme.relation(RelationTypeId("nothing")) is None


def test_words_fall_back_to_english_then_to_any_language() -> None:
    assert wording({"en": "Person", "fr": "Personne"}, "fr") == "Personne"
    assert wording({"en": "Person", "fr": "Personne"}, "de") == "Person"
    assert wording({"fr": "Personne"}, "de") == "Personne"
    assert wording({"en": "Person", "fr": ""}, "fr") == "Person"
    assert wording({}, "fr") == ""


def test_what_is_left_out_has_its_default() -> None:
    scheme = read_scheme(SMALL)
    layer = scheme.layers[0]
    assert (scheme.version, scheme.name) == (1, {"en": "Small"})
    assert (layer.anchoring, layer.overlap, layer.style) == (Anchoring.TOKENS, Overlap.ANY, "box")
    assert (layer.labels[1].key, layer.labels[1].colour, layer.labels[1].enabled) == (
        "",
        "grey",
        True,
    )
    assert scheme.relations[0].part is False


Spoil = Callable[[dict[str, Any]], object]
FAULTS: list[tuple[Spoil, str]] = [
    (lambda d: d.update(version=0), "version: a whole number from 1 is needed"),
    (lambda d: d.update(version=True), "version: a whole number from 1 is needed"),
    (lambda d: d.update(version="2"), "version: a whole number from 1 is needed"),
    (lambda d: d.pop("id"), "scheme.id: a short name"),
    (lambda d: d.update(id="two words"), "scheme.id: a short name"),
    (lambda d: d.update(id="x" * 65), "scheme.id: a short name"),
    (lambda d: d.update(name=""), "scheme.name: words are needed"),
    (lambda d: d.update(name={"en": 1}), "scheme.name: words are needed"),
    (lambda d: d.update(layers={}), "scheme.layers: a list of tables is needed"),
    (lambda d: d.update(layers=["x"]), "scheme.layers: a list of tables is needed"),
    (lambda d: d.update(layers=[]), "layers: at least one label is needed"),
    (lambda d: d["layers"].append(copy.deepcopy(d["layers"][0])), "layer marks is there 2 times"),
    (lambda d: d["layers"][0].update(id=7), "layers[0].id: a short name"),
    (lambda d: d["layers"][0].update(anchoring="words"), "layers[0].anchoring: one of characters"),
    (lambda d: d["layers"][0].update(overlap=["any"]), "layers[0].overlap: one of none"),
    (lambda d: d["layers"][0].update(style="flash"), "layers[0].style: one of box, claim"),
    (lambda d: label(d).pop("name"), "layers[0].labels[0].name: words are needed"),
    (lambda d: label(d, 1).update(id=""), "layers[0].labels[1].id: a short name"),
    (lambda d: label(d, 1).update(id="A"), "label A is there 2 times"),
    (lambda d: label(d, 1).update(key="1"), "key 1 is there 2 times"),
    (lambda d: (label(d).update(key="c"), label(d, 1).update(key="C")), "key c is there 2 times"),
    (lambda d: label(d).update(key="ab"), "layers[0].labels[0].key: one visible character"),
    (lambda d: label(d).update(key=" "), "layers[0].labels[0].key: one visible character"),
    (lambda d: label(d).update(key=1), "layers[0].labels[0].key: one visible character"),
    (lambda d: label(d).update(colour="#12345"), "layers[0].labels[0].colour: a colour name"),
    (lambda d: label(d).update(guideline=3), "layers[0].labels[0].guideline: words are needed"),
    (lambda d: label(d).update(examples=[]), "layers[0].labels[0].examples: words are needed"),
    (lambda d: d.update(guidelines=1), "scheme.guidelines: words are needed"),
    (lambda d: attribute(d).update(retired=["mid"]), "retired: there is no value mid"),
    (lambda d: attribute(d).update(enabled=0), "attributes[0].enabled: true or false"),
    (lambda d: d["relations"][0].update(enabled=0), "relations[0].enabled: true or false"),
    (lambda d: label(d).update(enabled="no"), "layers[0].labels[0].enabled: true or false"),
    (lambda d: attribute(d).update(values=[]), "attributes[0].values: at least one value"),
    (lambda d: attribute(d)["values"][1].update(id="high"), "values: high is there 2 times"),
    (lambda d: attribute(d)["values"][0].pop("name"), "attributes[0].values[0].name: words"),
    (lambda d: attribute(d).update(labels=["C"]), "attribute tone: there is no label C"),
    (lambda d: attribute(d).update(labels="A"), "attributes[0].labels: a list of ids"),
    (lambda d: d["layers"][0]["attributes"].append(attribute(d)), "attribute tone is there 2"),
    (lambda d: d["relations"][0].update(head=["C"]), "relation of: there is no label C"),
    (lambda d: d["relations"][0].update(child=[]), "relations[0].child: a list of ids"),
    (lambda d: d["relations"][0].update(part=1), "relations[0].part: true or false"),
    (lambda d: d["relations"].append(d["relations"][0]), "relation of is there 2 times"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "problem"), FAULTS, ids=[problem for _, problem in FAULTS])
def test_each_fault_is_reported_with_its_place(spoil: Spoil, problem: str) -> None:
    data = copy.deepcopy(SMALL)
    spoil(data)
    with pytest.raises(InvalidSchemeError) as caught:
        read_scheme(data)
    problems = str(caught.value.fields["problems"]).split("\n")
    assert any(problem in line for line in problems)


def test_all_faults_are_reported_at_once() -> None:
    data = copy.deepcopy(SMALL)
    del data["name"]
    label(data)["key"] = "ab"
    data["relations"][0]["head"] = ["C"]
    with pytest.raises(InvalidSchemeError) as caught:
        read_scheme(data)
    assert len(str(caught.value.fields["problems"]).split("\n")) == 3


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(json_values, st.data())
def test_no_data_whatever_breaks_the_reader(value: Any, data: st.DataObject) -> None:
    """Put any value in any place: the scheme is read or the fault is reported."""
    spoilt = copy.deepcopy(SMALL)
    place: Any = spoilt
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
            place = place[key]
            continue
        place[key] = value
        break
    with suppress(InvalidSchemeError):
        read_scheme(spoilt)


def test_data_that_is_no_table_is_reported() -> None:
    with pytest.raises(InvalidSchemeError):
        read_scheme([])  # type: ignore[arg-type]


def test_a_scheme_comes_back_from_its_data(scheme: Scheme) -> None:
    for original in (scheme, read_scheme(SMALL)):
        data = scheme_to_data(original)
        assert read_scheme(data) == original
        assert read_scheme(json.loads(json.dumps(data))) == original


def test_what_is_retired_is_offered_no_more_but_stays_in_the_scheme() -> None:
    data = copy.deepcopy(SMALL)
    attribute(data).update(retired=["high"])
    data["relations"][0].update(enabled=False)
    data["guidelines"] = {"en": "# Rules"}
    label(data).update(examples="Like *this*.")
    scheme = read_scheme(data)
    [tone] = scheme.attributes(LabelId("A"))
    assert tone.default == "low"
    assert scheme.default_attributes(LabelId("A")) == {"tone": "low"}
    assert tone.allows("low")
    assert not tone.allows("high")
    assert scheme.relations_between(LabelId("A"), LabelId("B")) == ()
    assert scheme.relations_between(LabelId("A"), LabelId("B"), disabled=True) == scheme.relations
    assert read_scheme(scheme_to_data(scheme)) == scheme
    attribute(data).update(enabled=False)
    retired = read_scheme(data)
    assert retired.attributes(LabelId("A")) == ()
    assert [item.id for item in retired.attributes(LabelId("A"), disabled=True)] == ["tone"]
    assert retired.default_attributes(LabelId("A")) == {}
    attribute(data).update(enabled=True, retired=["high", "low"])
    assert read_scheme(data).default_attributes(LabelId("A")) == {}

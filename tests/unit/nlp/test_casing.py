import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.nlp.casing import readable


def test_a_headline_in_capitals_keeps_its_names():
    text = "LE MAIRE DUPONT REÇOIT L'ONU À PARIS\nM. Dupont a parlé de l’ONU."
    assert readable(text, "fr") == (
        "Le maire Dupont reçoit l'ONU à Paris\nM. Dupont a parlé de l'ONU."
    )


@pytest.mark.parametrize("text", ["", "ONU", "L'ONU et l'OTAN à New York", "NON !\nOui."])
def test_other_lines_stay_as_they_are(text):
    assert readable(text, "fr") == text


@given(st.text(max_size=200), st.sampled_from(["fr", "xx"]))
def test_every_character_keeps_its_place(text, language):
    for line in (text, text.upper(), text + "\n" + text.upper()):
        read = readable(line, language)
        assert len(read) == len(line)
        assert [a.isspace() for a in read] == [b.isspace() for b in line]


def test_entities_are_found_in_capitals(suggester):
    text = "EMMANUEL MACRON REÇOIT LE CHANCELIER À PARIS\nEmmanuel Macron est à Paris."
    found = {(text[span.start : span.end], span.label) for span in suggester.suggest(text).spans}
    assert found >= {("EMMANUEL MACRON", "PER"), ("PARIS", "LOC")}

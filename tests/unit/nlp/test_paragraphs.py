from itertools import pairwise


def sentences(suggester, text):
    starts = (*suggester.suggest(text).tokens.sentences, len(text))
    return [text[start:end].strip() for start, end in pairwise(starts)]


def test_a_headline_does_not_run_into_the_text(suggester):
    text = "La banque ferme\nLe ministre a réagi hier\nLIRE AUSSI: Le franc monte\nFin."
    assert sentences(suggester, text) == text.split("\n")


def test_blank_lines_and_indents_separate_too(suggester):
    text = "Le maire démissionne\n\n  \n\tLa ville attend."
    assert sentences(suggester, text) == ["Le maire démissionne", "La ville attend."]


def test_no_entity_crosses_a_line(suggester):
    text = "Un accord signé à Genève\nBerne a salué la nouvelle"
    for span in suggester.suggest(text).spans:
        assert "\n" not in text[span.start : span.end]

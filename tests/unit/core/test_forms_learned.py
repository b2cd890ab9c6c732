"""What follows from the counts of accepted and rejected forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ids import LabelId
from annotator.core.lexicon import Count, Entry, Lexicon, Use, learnable

LOC, PER, ORG = LabelId("LOC"), LabelId("PER"), LabelId("ORG")


def lexicon(*known: tuple[str, LabelId, int, int]) -> Lexicon:
    return Lexicon(
        Entry(form=form, label=label, count=Count(accepted, rejected))
        for form, label, accepted, rejected in known
    )


def proposed(known: Lexicon, text: str, *taken: tuple[int, int]) -> list[tuple[str, str]]:
    return [(text[item.start : item.end], item.label) for item in known.proposals(text, taken)]


def test_one_acceptance_is_enough_for_a_name() -> None:
    known = Lexicon()
    known.learn("Kiev", LOC, accepted=True)
    (found,) = known.proposals("À Kiev.")
    assert (found.start, found.end, found.label, found.form) == (2, 6, LOC, "Kiev")
    assert found.score == pytest.approx(2 / 3)


def test_the_score_grows_with_acceptances_and_falls_with_refusals() -> None:
    scores = [lexicon(("Kiev", LOC, a, r)).score("Kiev", LOC) for a, r in ((9, 0), (1, 0), (1, 3))]
    assert scores == pytest.approx([10 / 11, 2 / 3, 2 / 6])
    assert Lexicon().score("Kiev", LOC) == 0.5


@pytest.mark.parametrize(
    ("counts", "label"),
    [
        ([(LOC, 1, 0)], LOC),
        ([(LOC, 1, 1)], None),
        ([(LOC, 3, 1)], LOC),
        ([(LOC, 2, 0), (PER, 2, 0)], None),
        ([(LOC, 5, 0), (PER, 2, 0)], LOC),
        ([(LOC, 0, 1)], None),
    ],
)
def test_the_label_that_most_decisions_gave(
    counts: list[tuple[LabelId, int, int]], label: LabelId | None
) -> None:
    known = lexicon(*(("Washington", name, a, r) for name, a, r in counts))
    best = known.label("Washington")
    assert (best[0] if best else None) == label
    assert [item.label for item in known.proposals("à Washington")] == ([label] if label else [])


@pytest.mark.parametrize(
    ("accepted", "rejected", "vetoed"),
    [(0, 1, False), (0, 2, True), (1, 2, False), (1, 5, True), (3, 0, False)],
)
def test_what_was_refused_often_is_held_back(accepted: int, rejected: int, vetoed: bool) -> None:
    known = lexicon(("Mars", LOC, accepted, rejected))
    assert known.vetoes("Mars", LOC) is vetoed
    assert known.vetoes("Mars", PER) is False


@pytest.mark.parametrize(
    ("counts", "instead"),
    [
        ([(LOC, 1, 0), (PER, 0, 1)], LOC),
        ([(LOC, 2, 0)], LOC),
        ([(LOC, 1, 0)], None),
        ([(LOC, 9, 0), (PER, 1, 3)], None),
        ([(LOC, 1, 2), (PER, 0, 9)], None),
    ],
)
def test_another_label_where_the_annotator_gave_another(
    counts: list[tuple[LabelId, int, int]], instead: LabelId | None
) -> None:
    known = lexicon(*(("Kiev", name, a, r) for name, a, r in counts))
    found = known.instead("Kiev", PER)
    assert (found[0] if found else None) == instead
    assert known.instead("Kiev", LOC) is None


def test_the_longest_form_wins_and_hides_what_is_in_it() -> None:
    known = lexicon(("Paris", LOC, 9, 0), ("Paris Saint-Germain", ORG, 1, 0))
    text = "Le Paris Saint-Germain joue à Paris."
    assert proposed(known, text) == [("Paris Saint-Germain", ORG), ("Paris", LOC)]
    assert proposed(known, text, (10, 12)) == [("Paris", LOC)]


def test_common_words_need_more() -> None:
    assert proposed(lexicon(("police", ORG, 1, 0)), "la police") == []
    assert proposed(lexicon(("police", ORG, 2, 0)), "la police") == [("police", ORG)]
    orange = lexicon(("Orange", ORG, 3, 0))
    assert proposed(orange, "Orange recrute. Chez Orange.") == [("Orange", ORG)] * 2
    assert proposed(orange, "Orange ou une orange\u00a0?") == []
    assert proposed(orange, "Une orange. Orange. Chez Orange") == [("Orange", ORG)]


def test_other_spellings_of_a_name_are_the_name() -> None:
    known = lexicon(("Emmanuel Macron", PER, 1, 0), ("l'Ukraine", LOC, 1, 0))
    assert [word for word, _ in proposed(known, "Emmanuel MACRON aide l\u2019Ukraine")] == [
        "Emmanuel MACRON", "l\u2019Ukraine"
    ]  # fmt: skip


def test_a_forgotten_form_is_counted_and_not_used() -> None:
    known = lexicon(("Kiev", LOC, 3, 0), ("Mars", LOC, 0, 3))
    for form in ("Kiev", "Mars"):
        known.silence(form, LOC, silenced=True)
    assert known.proposals("Kiev") == []
    assert not known.vetoes("Mars", LOC)
    assert known.instead("Kiev", PER) is None
    known.learn("Kiev", LOC, accepted=True)
    assert known.count("Kiev", LOC) == Count(4, 0)
    known.silence("Kiev", LOC, silenced=False)
    assert proposed(known, "Kiev") == [("Kiev", LOC)]


def test_what_an_entry_does_can_be_said() -> None:
    known = lexicon(("Kiev", LOC, 1, 0), ("Mars", LOC, 0, 2), ("Ain", LOC, 0, 1),
                    ("police", ORG, 1, 0), ("Rome", LOC, 1, 0))  # fmt: skip
    known.silence("Rome", LOC, silenced=True)
    assert {entry.form: known.use(entry) for entry in known.entries()} == {
        "Kiev": Use.PROPOSED, "Mars": Use.HELD_BACK, "Ain": Use.UNDECIDED,
        "police": Use.UNDECIDED, "Rome": Use.SILENCED,
    }  # fmt: skip


def test_long_or_empty_forms_are_not_learned() -> None:
    known = Lexicon()
    for form in ("a", "12", "", "deux\nlignes", "x" * 81):
        assert not learnable(form)
        known.learn(form, LOC, accepted=True)
    assert len(known) == 0


DECISIONS = st.lists(
    st.tuples(
        st.sampled_from(["Kiev", "KIEV", "Paris", "l\u2019Ain", "police"]),
        st.sampled_from([LOC, PER]),
        st.booleans(),
    ),
    max_size=30,
)


@given(DECISIONS, DECISIONS)
def test_a_decision_taken_back_leaves_no_trace(
    stay: list[tuple[str, LabelId, bool]], go: list[tuple[str, LabelId, bool]]
) -> None:
    text = "Kiev, KIEV, Paris, l'Ain et la police."
    plain, other = Lexicon(), Lexicon()
    for form, label, accepted in stay:
        plain.learn(form, label, accepted=accepted)
    for form, label, accepted in (*stay, *go):
        other.learn(form, label, accepted=accepted)
    for form, label, accepted in go:
        normal = form.replace("\u2019", "'")
        other.add(normal, label, -int(accepted), -int(not accepted))
    key = lambda entry: (entry.form, entry.label)  # noqa: E731
    assert sorted(plain.entries(), key=key) == sorted(other.entries(), key=key)
    assert plain.proposals(text) == other.proposals(text)

"""What English has beside claims, and that languages keep to themselves."""

import re
from pathlib import Path

import pytest
import spacy

from annotator.nlp import entities
from annotator.nlp.calendar import date_value
from annotator.nlp.casing import readable
from annotator.nlp.claims.component import Claims
from annotator.nlp.claims.drafts import drafts_of
from annotator.nlp.claims.inflection import inflect
from annotator.nlp.claims.lexicon import lexicon
from annotator.nlp.claims.quotes import quotations
from annotator.nlp.claims.words import words_of
from annotator.nlp.entities.component import Entities, rule_of
from annotator.nlp.entities.dates import date_pattern, dates
from annotator.nlp.language import language_file
from annotator.nlp.pipelines import extend, load
from annotator.nlp.scores import Scores
from annotator.nlp.zones import Zone, zones_of
from tests.unit.nlp.english_parses import NLP, parse
from tests.unit.nlp.test_english import CASES

FILES = ("claims", "conjugation", "dates", "language", "names", "scores")

ABSENT = {
    # Named as the frames are; English has no conditional mood for hearsay, but « reportedly ».
    "claims": ("words.infinitive_markers.", "words.np_prepositions.", "hearsay."),
    # The signs of doubt are weighed on gold pages, of which there are no English ones.
    "scores": ("claims.hearsay", "signs."),
    "language": ("references.",),  # by the numbers and genders that pronouns of a language tell
    "names": ("organisations.short",),  # no rule reads it
}
"""How the keys begin that English has not got, and need not."""


def leaves(table, prefix=""):
    """Return the keys that hold words, with the tables they are in."""
    found = set()
    for key, value in table.items():
        inner = isinstance(value, dict)
        found |= leaves(value, f"{prefix}{key}.") if inner else {prefix + key}
    return found


def optional_lists():
    """Return the lists of names that a language may leave out, by how the rules ask for them."""
    folder = Path(entities.__file__).parent
    code = "".join(file.read_text("utf-8") for file in folder.glob("*.py"))
    return tuple(re.findall(r'listed\(f?"([\w.]+)', code))


@pytest.mark.parametrize("name", FILES)
def test_every_key_of_french_is_there_or_absent_on_purpose(name):
    missing = leaves(language_file("fr", name)) - leaves(language_file("en", name))
    allowed = ABSENT.get(name, ())
    if name == "names":
        allowed = (*allowed, *optional_lists())
    assert {key for key in missing if not key.startswith(tuple(allowed))} == set()


def test_there_are_enough_verbs():
    verbs = {verb.lemma for found in lexicon("en").forms.values() for verb, _ in found}
    assert len(verbs) >= 250


def test_every_frame_is_one_that_the_rules_know():
    named = language_file("en", "claims")["frames"]
    french = {
        frame for group in language_file("fr", "claims")["verbs"] for frame in group["frames"]
    }
    english = {
        named.get(frame, frame)
        for group in language_file("en", "claims")["verbs"]
        for frame in group["frames"]
    }
    assert english - french <= {"bare", "ing", "told", "charge", "à_np"}


FORMS = {
    "say": "say says said saying",
    "deny": "deny denies denied denying",
    "announce": "announce announces announced announcing",
    "confess": "confess confesses confessed confessing",
    "admit": "admit admits admitted admitting",
    "think": "think thinks thought thinking",
    "write": "write writes wrote written writing",
    "describe": "describe describes described describing",
    "dread": "dread dreads dreaded dreading",
    "bet": "bet bets betting",
    "foretell": "foretell foretells foretold foretelling",
    "agree": "agree agrees agreed agreeing",
    "welcome": "welcome welcomes welcomed welcoming",
    "lie": "lie lies lied lying",
    "aver": "aver avers averred averring",
    "discover": "discover discovers discovered discovering",
}


@pytest.mark.parametrize(("verb", "forms"), FORMS.items())
def test_inflection(verb, forms):
    assert set(inflect(verb, "en")) == set(forms.split())


# -------------------------------------------------------------------- each language for itself


@pytest.mark.parametrize(("text", "written", "_"), CASES.values(), ids=CASES)
def test_no_french_word_fires_in_english(text, written, _):
    doc = Claims("fr")(parse(text, written))
    assert [draft.cue for draft in drafts_of(doc) if draft.rule != "colon" and draft.cue] == []


FRENCH = (
    "Le ministère a affirmé que les troupes étaient parties.",
    "Selon la police, le conducteur dormait.",
    "« Nous partirons demain », a dit l'ambassadeur.",
    "La banque nie avoir perdu de l'argent.",
    "Le président appelle les habitants à rester calmes.",
    "Le syndicat dénonce la fermeture de l'usine.",
)


@pytest.mark.parametrize("text", FRENCH)
def test_no_english_word_fires_in_french(suggester, text):
    assert suggester.suggest(text).claims
    doc = Claims("en")(suggester._nlp(text))
    assert [draft.cue for draft in drafts_of(doc) if draft.rule != "colon" and draft.cue] == []


def test_no_english_zone_in_french_and_the_other_way_round():
    english = ("READ MORE: The port closes", "By Jane Doe", "Related stories")
    french = ("LIRE AUSSI : Le port ferme", "Par Jeanne Dupont", "Propos recueillis par A.")
    for language, lines in (("fr", english), ("en", french)):
        nlp = spacy.blank(language)
        extend(nlp)
        for line in lines:
            doc = nlp(f"A first line.\n{line}\nA last line of text.")
            assert zones_of(doc)[1].zone not in {Zone.RELATED, Zone.BYLINE}


# -------------------------------------------------------------------- without trained components

ARTICLE = """Port closes after attack
Ships are turned away while crews clear the harbour.
By Jane Doe and John Smith
Published on 3 May 2021 at 10:00
KYIV (Reuters) – The port has closed, “for a week at most”, its director said. Ships were waiting.
Photo: the port in 2019. / AFP
A long history
The town has grown since then. It has two more schools.
READ MORE: Minister says all is well
RELATED
The town is waiting."""


@pytest.fixture(scope="module")
def blank():
    nlp = spacy.blank("en")
    extend(nlp)
    return nlp


def test_a_pipeline_without_parser_gives_zones_and_quotations(blank):
    doc = blank(ARTICLE)
    assert [line.zone for line in zones_of(doc)] == [
        Zone.HEADLINE,
        Zone.STANDFIRST,
        Zone.BYLINE,
        Zone.BYLINE,
        Zone.BODY,
        Zone.CAPTION,
        Zone.HEADING,
        Zone.BODY,
        Zone.RELATED,
        Zone.RELATED,
        Zone.BODY,
    ]
    words = words_of(doc)
    quoted = [ARTICLE[slice(*words.chars(item.first, item.last))] for item in quotations(words)]
    assert quoted == ["for a week at most"]
    assert drafts_of(doc) == ()


@pytest.mark.parametrize("text", ["", "\n", "One.", "“", "‘", "'", "'s", "By", "READ MORE"])
def test_a_pipeline_without_parser_reads_anything(blank, text):
    assert blank(text).text == text


def test_a_pipeline_without_a_morphologizer_keeps_what_gives_parts_of_speech(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add(patterns=[[{"LOWER": "said"}]], attrs={"POS": "VERB"})
    nlp.to_disk(tmp_path)
    loaded = load(str(tmp_path))
    assert loaded("She said")[1].pos_ == "VERB"


def test_a_recogniser_without_a_parser_gives_entities():
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Jane Doe"}])
    extend(nlp)
    doc = nlp("On Monday Jane Doe flew to Kyiv.")
    assert [(span.text, span.label_) for span in doc.ents] == [
        ("Monday", "DATE"),
        ("Jane Doe", "PER"),
        ("Kyiv", "LOC"),
    ]


ZONES = {
    "By Jane Doe": Zone.BYLINE,
    "By Anna van der Berg, Political Editor": Zone.BYLINE,
    "Reporting by Jane Doe; editing by John Smith": Zone.BYLINE,
    "4 min read": Zone.BYLINE,
    "READ MORE: The port closes": Zone.RELATED,
    "RELATED": Zone.RELATED,
    "Sign up for our newsletter": Zone.RELATED,
    "Soldiers wait at the port. Photograph: Jane Doe/Getty Images": Zone.CAPTION,
    "The port in May (Photo by John Smith/AFP via Getty Images)": Zone.CAPTION,
    "By the time it closed, the port had lost its ships.": Zone.BODY,
    "Related costs rose last year, the firm said, and fell again.": Zone.BODY,
    "Read out in court, the letter moved many to tears.": Zone.BODY,
}


@pytest.mark.parametrize(("line", "zone"), ZONES.items())
def test_zones(blank, line, zone):
    doc = blank(f"The port closes\nA standfirst under it.\n{line}\nThe last line of text.")
    assert zones_of(doc)[2].zone is zone


QUOTED = {
    "“Yes,” he said.": ["Yes,"],
    '"Yes," he said, "and no."': ["Yes,", "and no."],
    "‘Yes,’ he said.": ["Yes,"],
    "Minister: 'We won't leave'": ["We won't leave"],
    "The workers' demands are the firms' problem.": [],
    "It's the town's port.": [],
    "“He said ‘yes’ twice,” she said.": ["He said ‘yes’ twice,"],
    "He called it 'the workers' victory' and left.": ["the workers' victory"],
    "'One' and 'two'.": ["One", "two"],
}


@pytest.mark.parametrize(("text", "expected"), QUOTED.items())
def test_quotations(text, expected):
    words = words_of(NLP(text))
    found = [text[slice(*words.chars(item.first, item.last))] for item in quotations(words)]
    assert found == expected


DATES = {
    "He left last Tuesday.": ["last Tuesday"],
    "It began on 24 February.": ["24 February"],
    "It began on February 24, 2022, at dawn.": ["February 24, 2022"],
    "It was 24 February 2022.": ["24 February 2022"],
    "Yesterday it rained.": ["Yesterday"],
    "On Monday evening it stopped.": ["Monday evening"],
    "Three years ago all was well.": ["Three years ago"],
    "In March 2019 and in 2020.": ["March 2019", "2020"],
    "It rained last week and last night.": ["last week", "last night"],
    "They may march on.": [],
    "Some 2000 people came in 1500 cars.": [],
    "The sun sat on the sat nav.": [],
    "In the 1990s it was new.": ["the 1990s"],
    "The deadline of 2022-02-24 passed.": ["2022-02-24"],
}


@pytest.mark.parametrize(("text", "expected"), DATES.items())
def test_dates(text, expected):
    words = words_of(NLP(text))
    found = [
        text[slice(*words.chars(item.first, item.last))]
        for item in dates(words, date_pattern("en"))
    ]
    assert found == expected


ENTITIES = {
    "labels of the pipeline become ours": (
        "Jane Doe visited Springfield.",
        "NNP compound Doe; NNP nsubj visited; VBD ROOT; NNP dobj visited; .",
        {"Jane Doe": "PERSON", "Springfield": "GPE"},
        [("Jane Doe", "PER"), ("Springfield", "LOC")],
    ),
    "the article is cut off, amounts are no entities": (
        "It gave the United Nations three ships.",
        """PRP nsubj gave; VBD ROOT; DT det Nations; NNP compound Nations; NNP dative gave;
        CD nummod ships; NNS dobj gave; .""",
        {"the United Nations": "ORG", "three": "CARDINAL"},
        [("United Nations", "ORG")],
    ),
    "a ministry has its whole name": (
        "He runs the Ministry of Fisheries.",
        """PRP nsubj runs; VBZ ROOT; DT det Ministry; NNP dobj runs; IN prep Ministry;
        NNPS pobj of; .""",
        {"Ministry": "ORG"},
        [("Ministry of Fisheries", "ORG")],
    ),
    "peoples are MISC": (
        "Then the French voted.",
        "RB advmod voted; DT det French; NNPS nsubj voted; VBD ROOT; .",
        {},
        [("French", "MISC")],
    ),
    "a title announces a person": (
        "She met Mr. Doe there.",
        "PRP nsubj met; VBD ROOT; NNP compound Doe; NNP dobj met; RB advmod met; .",
        {"Doe": "ORG"},
        [("Doe", "PER")],
    ),
    "a lake has its noun": (
        "They swam in Lake Garda yesterday.",
        """PRP nsubj swam; VBD ROOT; IN prep swam; NNP compound Garda; NNP pobj in;
        NN npadvmod swam; .""",
        {"Garda": "PERSON"},
        [("Lake Garda", "LOC"), ("yesterday", "DATE")],
    ),
}


@pytest.mark.parametrize(("text", "written", "given", "expected"), ENTITIES.values(), ids=ENTITIES)
def test_labels(text, written, given, expected):
    doc = Entities("en")(parse(text, written, given))
    assert [(span.text, span.label_) for span in doc.ents] == expected


VALUES = {
    "last Tuesday": "2022-02-22",
    "next Monday": "2022-02-28",
    "Thursday": "2022-02-24",
    "24 February 2022": "2022-02-24",
    "February 24, 2022": "2022-02-24",
    "yesterday": "2022-02-23",
    "March 2019": "2019-03",
    "2019": "2019",
    "three years ago": "2019",
}


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_what_a_date_stands_for(text, value):
    assert date_value(text, "2022-02-24", "en") == value


def test_an_entity_that_was_right_is_the_models():
    doc = parse(
        "Jane Doe left.", "NNP compound Doe; NNP nsubj left; VBD ROOT; .", {"Jane Doe": "PERSON"}
    )
    assert rule_of(Entities("en")(doc), 0, 8) == ""


def test_a_headline_in_capitals_keeps_its_names():
    text = "NATO CHIEF MEETS DOE IN KYIV\nMr. Doe said nothing."
    assert readable(text, "en") == "NATO chief meets Doe in Kyiv\nMr. Doe said nothing."


def test_every_rule_has_a_score():
    scores = Scores("en")
    assert all(scores.claim(rule) for rule in ("clause", "incise", "attribution", "free-quote"))
    assert scores.entity("PER", "") is not None

"""Suggestions for rows: offsets count in the row's text as it was given."""

import io
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import UserFacingError
from annotator.core.ids import LabelId
from annotator.core.model import Origin, OriginKind
from annotator.core.offsets import canonicalise
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.formats.suggestion_rows import OriginalPlaces, TextRow, read_rows, to_row_line

RULE = Origin(OriginKind.RULE, "selon", "1")


def rows(*records: object) -> list[TextRow | UserFacingError]:
    data = "".join(json.dumps(record) + "\n" for record in records).encode()
    return list(read_rows(io.BufferedReader(io.BytesIO(data)), "in.jsonl"))


def only(record: object) -> TextRow:
    (row,) = rows(record)
    assert isinstance(row, TextRow)
    return row


def spans_at(*places: tuple[int, int]) -> Suggestions:
    return Suggestions(
        spans=tuple(
            SuggestedSpan(start=start, end=end, label=LabelId("PER"), score=None, origin=RULE)
            for start, end in places
        )
    )


def test_offsets_lead_back_over_marks_and_line_ends() -> None:
    raw = "\ufeff\ufeffun\r\ndeux\r\n\r\ntrois\rquatre 🚒"
    row = only({"id": "a", "text": raw})
    start = row.text.index("trois")
    line = json.loads(to_row_line(row, spans_at((start, start + 5), (0, 3))))
    first, second = line["spans"]
    assert raw[first["start"] : first["end"]] == "trois"
    assert raw[second["start"] : second["end"]] == "un\r\n"


@given(st.text(st.sampled_from("ab\r\n\ufeff\u2028\0🚒é\ud83d"), max_size=40), st.data())
def test_every_range_leads_back_to_the_same_words(raw: str, data: st.DataObject) -> None:
    text, places = canonicalise(raw), OriginalPlaces(raw)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if start < end and text[start] != "\ufeff":
        quoted = raw[places.original(start) : places.original(end)]
        assert canonicalise(quoted) == text[start:end]
    assert places.original(len(text)) == len(raw) or not text


def test_ids_come_back_as_they_were_given() -> None:
    found = rows(
        {"id": 7, "text": "a"}, {"text": "b"}, {"id": "x", "text": "c"}, {"id": None, "text": "d"}
    )
    ids = [row.id for row in found if isinstance(row, TextRow)]
    assert ids == [7, 2, "x", None]


def test_an_id_with_half_an_emoji_comes_back_too() -> None:
    row = only({"id": "\ud83d", "text": "a"})
    assert json.loads(to_row_line(row, Suggestions()))["id"] == "\ud83d"


def test_a_claim_is_written_with_its_parts() -> None:
    row = only({"id": 1, "text": "Selon Léa, il pleut."})
    claim = SuggestedClaim(
        content=(11, 19), source=(6, 9), cue=None, kind="indirect", modality="asserted",
        score=0.8, origin=RULE,
    )  # fmt: skip
    line: dict[str, Any] = json.loads(to_row_line(row, Suggestions(claims=(claim,))))
    assert line == {
        "id": 1,
        "spans": [],
        "claims": [
            {
                "content": [11, 19], "source": [6, 9], "cue": None, "kind": "indirect",
                "modality": "asserted", "score": 0.8, "origin": "rule selon 1",
            }
        ],
        "zones": [],
    }  # fmt: skip


def test_bad_rows_stand_in_their_place() -> None:
    found = rows({"text": "a"}, {"id": 2}, {"text": " "}, {"text": "b"})
    codes = [item.code if isinstance(item, UserFacingError) else item.text for item in found]
    assert codes == ["a", "bad-record", "empty-text", "b"]

"""The queue of documents that wait for suggestions: order, taking out, pages read when needed."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from annotator.app.waiting import Waiting
from annotator.core.ids import DocumentId

NAMES = [DocumentId(f"{number:032x}") for number in range(30)]


def emptied(waiting: Waiting, apart: frozenset[DocumentId] = frozenset()) -> list[DocumentId]:
    """Take everything out."""
    found = []
    while (document := waiting.next(apart)) is not None:
        found.append(document)
    return found


@given(st.lists(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)))
def test_documents_come_out_once_and_in_order_but_for_those_pulled(
    asked: list[DocumentId], pulled: set[DocumentId]
) -> None:
    waiting = Waiting()
    waiting.add(asked)
    for document in pulled:
        assert waiting.pull(document) is (document in asked)
    left = [document for document in dict.fromkeys(asked) if document not in pulled]
    assert len(waiting) == len(left)
    assert emptied(waiting) == left
    assert not len(waiting)


def test_pages_are_read_when_their_turn_comes_and_without_those_apart() -> None:
    read: list[int] = []

    def pages() -> Iterator[list[DocumentId]]:
        for first in range(0, 30, 10):
            read.append(first)
            yield NAMES[first : first + 10]

    waiting = Waiting()
    waiting.add(NAMES[5:6])
    waiting.follow(pages(), 30)
    assert (len(waiting), read) == (31, [])
    assert (waiting.next(()), read) == (NAMES[5], [])
    assert (waiting.next((NAMES[0],)), read) == (NAMES[1], [0])
    assert len(waiting) == 28
    assert emptied(waiting) == NAMES[2:]
    assert (len(waiting), read) == (0, [0, 10, 20])


def test_what_is_pulled_from_pages_not_read_yet_no_longer_counts() -> None:
    waiting = Waiting()
    waiting.follow(iter([NAMES[:3]]), 3)
    assert not waiting.pull(NAMES[1])
    assert len(waiting) == 2
    waiting.clear()
    assert (len(waiting), waiting.next(())) == (0, None)

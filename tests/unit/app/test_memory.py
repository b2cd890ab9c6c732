"""Memory that is free goes back to the system, where the C library can do that."""

import sys

from annotator.app import memory


def test_giving_back_harms_nothing() -> None:
    blocks = [bytearray(4_000) for _ in range(5_000)]
    del blocks[::2]
    told = memory.give_back()
    assert isinstance(told, bool)
    assert all(len(block) == 4_000 for block in blocks)
    if sys.platform != "linux":
        assert told is False

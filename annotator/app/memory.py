"""Memory that nobody needs any more, given back to the system."""

import ctypes
import sys


def give_back() -> bool:
    """Let the C library return what is free in it; tell whether it could.

    What a thread of its own has used stays with the process when it ends, some megabytes for each
    kind of work: glibc keeps it for a thread to come. Other systems' libraries do without.
    """
    if sys.platform != "linux":
        return False
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return bool(trim(0)) if trim is not None else False

"""Making this process give way to every other one."""

import os
import sys

_NICE = 15
_BELOW_NORMAL = 0x00004000


def give_way() -> None:
    """Lower the priority of this process and keep numeric libraries to one thread.

    What started it, a window, must never feel it. To be called before they are imported.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  (there alone)

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_NICE)

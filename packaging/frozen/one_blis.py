"""Stands in for ``blis.py`` in the frozen app, which then has the library BLIS once, not twice.

``blis.cy`` and ``blis.py`` each carry the whole of it (17 MB on Linux). Of ``blis.py`` thinc calls
the product of matrices alone, and that is a call of ``blis.cy``'s: it is made here through the
table of C functions that ``blis.cy`` offers to other modules, so the same code computes the same
bits.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import numpy as np
from blis import cy  # type: ignore[import-untyped]
from numpy.typing import NDArray

_NAME = "gemm[floats_t,floats_t,floats_t]"
_MATRIX = [ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64]
"""Its first value, and how far it is to the next row and the next column."""


def _routine() -> Callable[..., None]:
    """Return BLIS' product of matrices of single precision."""
    capsule = cy.__pyx_capi__[_NAME]
    name, pointer = ctypes.pythonapi.PyCapsule_GetName, ctypes.pythonapi.PyCapsule_GetPointer
    name.restype, name.argtypes = ctypes.c_char_p, [ctypes.py_object]
    pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    sizes = [ctypes.c_int64] * 3
    kind = ctypes.CFUNCTYPE(
        None, ctypes.c_int, ctypes.c_int, *sizes, ctypes.c_double, *_MATRIX, *_MATRIX,
        ctypes.c_double, *_MATRIX,
    )  # fmt: skip
    routine: Callable[..., None] = kind(pointer(capsule, name(capsule)))
    return routine


_gemm = _routine()


def gemm(
    A: NDArray[np.float32],  # noqa: N803 (named as in blis)
    B: NDArray[np.float32],  # noqa: N803
    *,
    out: NDArray[np.float32] | None = None,
    trans1: bool = False,
    trans2: bool = False,
    alpha: float = 1.0,
    beta: float = 1.0,
) -> NDArray[np.float32]:
    """Return ``alpha * A @ B + beta * out`` of matrices of shape (n, k) and (k, m), or transposed.

    Raises:
        ValueError: the shapes do not go together.
        TypeError: a matrix is not one of single precision, row by row in one piece.
    """
    rows, depth = A.shape[::-1] if trans1 else A.shape
    depth_of_b, columns = B.shape[::-1] if trans2 else B.shape
    if depth != depth_of_b:
        message = "Shape mismatch for blis.gemm: (%d, %d), (%d, %d)"
        raise ValueError(message % (rows, depth, depth_of_b, columns))
    if out is None:
        out = np.zeros((rows, columns), dtype=np.float32)
    elif out.shape != (rows, columns):
        raise ValueError(f"out has shape {out.shape}, not {(rows, columns)}")
    _gemm(
        cy.trans_t.TRANSPOSE if trans1 else cy.trans_t.NO_TRANSPOSE,
        cy.trans_t.TRANSPOSE if trans2 else cy.trans_t.NO_TRANSPOSE,
        rows, columns, depth, alpha, *_laid(A), *_laid(B), beta, *_laid(out),
    )  # fmt: skip
    return out


def _laid(matrix: NDArray[Any]) -> tuple[int, int, int]:
    if matrix.dtype != np.float32 or not matrix.flags.c_contiguous:
        raise TypeError("matrices are of single precision, row by row in one piece")
    return matrix.ctypes.data, matrix.shape[1], 1

"""The frozen app's one BLIS computes what blis' own module computes, bit by bit."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from blis import py as blis_py
from hypothesis import given
from hypothesis import strategies as st

FILE = Path(__file__).resolve().parents[3] / "packaging" / "frozen" / "one_blis.py"


def stand_in() -> ModuleType:
    spec = importlib.util.spec_from_file_location("one_blis", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ONE_BLIS = stand_in()
SIZES = st.integers(1, 130)


@given(
    SIZES, SIZES, SIZES, st.booleans(), st.booleans(), st.integers(0, 9),
    st.sampled_from([0.0, 1.0, -0.5]), st.sampled_from([1.0, 2.5]),
)  # fmt: skip
def test_products_are_the_same_bits(
    rows: int, depth: int, columns: int, left: bool, right: bool, seed: int, beta: float,
    alpha: float,
) -> None:  # fmt: skip
    numbers = np.random.default_rng(seed)
    a = numbers.standard_normal((depth, rows) if left else (rows, depth), dtype=np.float32)
    b = numbers.standard_normal((columns, depth) if right else (depth, columns), dtype=np.float32)
    known = numbers.standard_normal((rows, columns), dtype=np.float32)
    found = known.copy()
    expected = blis_py.gemm(
        a, b, out=known, trans1=left, trans2=right, alpha=alpha, beta=beta
    )  # fmt: skip
    product = ONE_BLIS.gemm(a, b, out=found, trans1=left, trans2=right, alpha=alpha, beta=beta)
    assert product is found
    assert product.tobytes() == expected.tobytes()
    fresh = ONE_BLIS.gemm(a, b, trans1=left, trans2=right, beta=0.0)
    whole = blis_py.gemm(a, b, trans1=left, trans2=right, beta=0.0)
    assert fresh.tobytes() == whole.tobytes()


def test_what_does_not_go_together_is_refused() -> None:
    square = np.ones((3, 3), dtype=np.float32)
    with pytest.raises(ValueError, match="Shape mismatch"):
        ONE_BLIS.gemm(square, np.ones((4, 3), dtype=np.float32))
    with pytest.raises(ValueError, match="out has shape"):
        ONE_BLIS.gemm(square, square, out=np.ones((3, 4), dtype=np.float32))
    with pytest.raises(TypeError):
        ONE_BLIS.gemm(square, np.ones((3, 3)))
    with pytest.raises(TypeError):
        ONE_BLIS.gemm(square, np.ones((3, 6), dtype=np.float32)[:, ::2])


def test_thinc_calls_nothing_else_of_it() -> None:
    spec = importlib.util.find_spec("thinc.backends.numpy_ops")
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).parent / "numpy_ops.pyx"
    if not source.exists():
        pytest.skip("thinc came without its source")
    words = source.read_text("utf-8")
    assert set(re.findall(r"blis\.py\.(\w+)", words)) == {"gemm"}

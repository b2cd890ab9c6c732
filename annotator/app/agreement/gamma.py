"""Gamma, where the library for it is installed: ``pip install 'annotator[gamma]'``."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec

import numpy as np

from annotator.core.model import Span

_LIBRARY = "pygamma_agreement"
_SEED = 20150901
"""Chance is drawn from random continua: the same ones each time."""


@cache
def is_there() -> bool:
    """Tell whether gamma can be computed here."""
    return find_spec(_LIBRARY) is not None


def gamma_of(sides: Sequence[Sequence[Span]]) -> float | None:
    """Return gamma of the spans of one article and layer, None where it cannot be computed.

    Units are aligned so that the disorder is least, of position and of category, and gamma is
    1 - observed / expected disorder: Mathet, Widlöcher & Métivier 2015, "The unified and holistic
    method gamma for inter-annotator agreement measure and alignment", Computational Linguistics
    41:437-479. Computed by pygamma-agreement (Titeux & Riad 2021, Journal of Open Source Software
    6:2989) with α = β = Δ∅ = 1 and its fast alignment.
    """
    if not is_there() or not all(sides):
        return None
    # Heavy, and in an extra of its own.
    from pyannote.core import Segment  # noqa: PLC0415
    from pygamma_agreement import CombinedCategoricalDissimilarity, Continuum  # noqa: PLC0415

    continuum = Continuum()
    for place, spans in enumerate(sides):
        for span in spans:
            continuum.add(str(place), Segment(span.start, span.end), str(span.label))
    with _seeded():
        found = continuum.compute_gamma(
            CombinedCategoricalDissimilarity(alpha=1, beta=1, delta_empty=1), fast=True
        )
        return float(found.gamma)


@contextmanager
def _seeded() -> Iterator[None]:
    """Let the library draw the same each time, and keep what it says of solvers to itself."""
    before = np.random.get_state()
    level = logging.root.level
    np.random.seed(_SEED)
    logging.root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logging.root.setLevel(level)
        np.random.set_state(before)

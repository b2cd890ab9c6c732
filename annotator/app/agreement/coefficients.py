"""Coefficients of agreement from sums over articles; each takes arrays whose last axis it uses up.

So the same function gives the value and, from an array of resampled sums, its distribution. What
cannot be said (nothing was compared, or chance alone agrees fully) is not a number.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def f1(shared: Any, total: Any) -> Numbers:
    """Return 2·shared / total: spans both have, twice, over the spans of one and of the other.

    F1 is the same whichever of two annotators is taken for the truth, and it is the limit of
    kappa where what nobody marked cannot be counted (Hripcsak & Rothschild 2005, "Agreement, the
    F-measure, and reliability in information retrieval", JAMIA 12:296-298).
    """
    return _ratio(2 * np.asarray(shared, float), np.asarray(total, float))


def cohen(agreed: Any, firsts: Any, seconds: Any) -> Numbers:
    """Return Cohen's kappa (po - pe) / (1 - pe), with pe from both annotators' own frequencies.

    ``agreed`` counts items on which both say the same; ``firsts`` and ``seconds`` count what each
    says, by category (Cohen 1960, "A coefficient of agreement for nominal scales", Educational
    and Psychological Measurement 20:37-46).
    """
    ones, twos = np.asarray(firsts, float), np.asarray(seconds, float)
    total = ones.sum(-1)
    observed = _ratio(np.asarray(agreed, float), total)
    expected = _ratio((ones * twos).sum(-1), total**2)
    return _corrected(observed, expected)


def fleiss(agreements: Any, shares: Any) -> Numbers:
    """Return Fleiss' kappa (P - Pe) / (1 - Pe).

    ``agreements`` sums over items the share of pairs of annotators that agree,
    Σj nij(nij - 1) / (ni(ni - 1)); ``shares`` sums nij / ni by category. Where every item has as
    many annotators this is Fleiss 1971, "Measuring nominal scale agreement among many raters",
    Psychological Bulletin 76:378-382; else the extension in Gwet 2014, "Handbook of inter-rater
    reliability".
    """
    parts = np.asarray(shares, float)
    total = parts.sum(-1)
    observed = _ratio(np.asarray(agreements, float), total)
    expected = _ratio((parts**2).sum(-1), total**2)
    return _corrected(observed, expected)


def alpha(agreed: Any, values: Any) -> Numbers:
    """Return Krippendorff's alpha for nominal data, 1 - Do / De, from the coincidence matrix.

    ``agreed`` is its diagonal's sum, Σu Σc nuc(nuc - 1) / (nu - 1), and ``values`` its marginals,
    the pairable values by category: 1 - (n - 1)(n - Σ occ) / (n² - Σ nc²) (Krippendorff 2011,
    "Computing Krippendorff's alpha-reliability", section C; 2004, "Content analysis", ch. 11).
    """
    marginals = np.asarray(values, float)
    total = marginals.sum(-1)
    observed = total - np.asarray(agreed, float)
    expected = total**2 - (marginals**2).sum(-1)
    return 1 - _ratio((total - 1) * observed, expected)


def alpha_u(observed: Any, expected: Any) -> Numbers:
    """Return 1 - observed / expected disagreement, as ``unitising.disagreements`` sums them."""
    return 1 - _ratio(np.asarray(observed, float), np.asarray(expected, float))


def share(part: Any, whole: Any) -> Numbers:
    """Return part / whole."""
    return _ratio(np.asarray(part, float), np.asarray(whole, float))


def mean_known(values: Numbers) -> Numbers:
    """Return the mean over the last axis of what is a number; of Cohen's kappas, Light's kappa.

    Light 1971, "Measures of response agreement for qualitative data", Psychological Bulletin
    76:365-377.
    """
    known = ~np.isnan(values)
    return _ratio(np.where(known, values, 0.0).sum(-1), known.sum(-1).astype(float))


def _corrected(observed: Numbers, expected: Numbers) -> Numbers:
    return _ratio(observed - expected, 1 - expected)


def _ratio(over: Numbers, under: Numbers) -> Numbers:
    """Divide; by (nearly) nothing gives not a number rather than a fault."""
    sound = np.abs(under) > 1e-12
    found: Numbers = np.where(sound, over / np.where(sound, under, 1.0), np.nan)
    return found

"""The window and the command line train in another process: they never load spaCy for it."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module",
    ["annotator.app.training.service", "annotator.app.training.curve", "annotator.cli.training"],
)
def test_spacy_is_left_to_the_training_process(module: str) -> None:
    code = f"import sys, {module}; sys.exit('spacy' in sys.modules or 'thinc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

import subprocess
import sys

import pytest

MODULES = ["annotator.nlp", "annotator.nlp.process", "annotator.nlp.worker"]


@pytest.mark.parametrize("module", MODULES)
def test_the_parents_modules_leave_spacy_out(module):
    code = f"import sys, {module}; sys.exit('spacy' in sys.modules or 'thinc' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

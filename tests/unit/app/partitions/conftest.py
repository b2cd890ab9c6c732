"""A pipeline folder that is loaded in a moment and can be told to fail."""

import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from tests.unit.app.partitions.made import NAMES

COMPONENT = '''
"""A component that does what the words of an article ask for."""

import os
import signal
import time

from spacy.language import Language


@Language.component("trial_faults")
def trial_faults(doc):
    if "DEADLY" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "BROKEN" in doc.text:
        raise ValueError("a broken article")
    if "SLOW" in doc.text:
        time.sleep(0.1)
    return doc
'''


@pytest.fixture(scope="session")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Put the component where every process that is started from here finds it."""
    folder = tmp_path_factory.mktemp("trial")
    (folder / "trial_faults.py").write_text(COMPONENT)
    about = folder / "trial_faults-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: trial_faults\nVersion: 1\n")
    entry = "[spacy_factories]\ntrial_faults = trial_faults:trial_faults\n"
    (about / "entry_points.txt").write_text(entry)
    with pytest.MonkeyPatch.context() as patch:
        before = os.environ.get("PYTHONPATH")
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(folder), before))))
        patch.setattr(sys, "path", [str(folder), *sys.path])
        importlib.import_module("trial_faults")
        yield folder


@pytest.fixture(scope="session")
def pipeline(trial: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a folder of a pipeline that knows three names."""
    nlp = spacy.blank("xx")
    nlp.add_pipe("trial_faults")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "LOC", "pattern": name} for name in NAMES])
    folder = tmp_path_factory.mktemp("pipelines") / "names"
    nlp.to_disk(folder)
    return str(folder)

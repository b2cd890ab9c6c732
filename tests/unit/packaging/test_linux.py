"""What Linux is told: of the program, of its files, and of the package."""

import configparser
import gzip
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from annotator import __version__
from annotator.app.project import SUFFIX, Project
from annotator.core.model import Annotator
from annotator.core.scheme import Scheme

ROOT = Path(__file__).resolve().parents[3]
LINUX = ROOT / "packaging" / "linux"
KIND = "application/vnd.annotator.project"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def deb(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    monkeypatch.syspath_prepend(str(LINUX.parent))
    spec = spec_from_file_location("packaging_deb", LINUX / "deb.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    icons = tmp_path / "icons"
    icons.mkdir()
    for name in ("annotator-48.png", "annotator-256.png", "annotator.svg"):
        (icons / name).write_bytes(b"picture")
    monkeypatch.setattr(module, "ICONS", icons)
    return module


@pytest.fixture
def app(tmp_path: Path) -> Path:
    folder = tmp_path / "annotator"
    (folder / "_internal").mkdir(parents=True)
    (folder / "annotator").write_bytes(b"\x7fELF....GLIBC_2.9\0GLIBC_2.31\0")
    (folder / "_internal" / "one.so").write_bytes(b"\x7fELF....GLIBC_2.4\0GLIBC_2.28\0")
    (folder / "_internal" / "words.txt").write_bytes(b"GLIBC_2.99")
    (folder / "_internal" / "two.so").symlink_to("one.so")
    return folder


def test_a_project_is_known_by_its_name_and_by_what_is_in_it(
    tmp_path: Path, scheme: Scheme, annotator: Annotator
) -> None:
    tree = ET.parse(LINUX / "annotator-mime.xml")
    kind = tree.find(f"{MIME}mime-type")
    assert kind is not None
    assert kind.get("type") == KIND
    (glob,) = kind.iter(f"{MIME}glob")
    assert glob.get("pattern") == f"*{SUFFIX}"
    path = tmp_path / f"one{SUFFIX}"
    Project.create(path, scheme=scheme, annotator=annotator).close()
    content = path.read_bytes()
    matches = list(kind.iter(f"{MIME}match"))
    assert len(matches) == 2
    for match in matches:
        value, offset = str(match.get("value")).encode(), int(str(match.get("offset")))
        assert content[offset : offset + len(value)] == value


def test_the_menu_entry_opens_projects_in_both_languages() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(LINUX / "annotator.desktop", encoding="utf-8")
    told = entry["Desktop Entry"]
    assert told["MimeType"] == f"{KIND};"
    assert told["Exec"] == "annotator %f"
    assert all(f"{name}[fr]" in told for name in ("Comment", "GenericName", "Keywords"))


@pytest.mark.parametrize(
    ("tool", "words", "file"),
    [
        ("desktop-file-validate", [], "annotator.desktop"),
        ("appstreamcli", ["validate", "--no-net"], "annotator.metainfo.xml"),
    ],
)
def test_the_systems_own_tools_find_no_fault(tool: str, words: list[str], file: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run([tool, *words, LINUX / file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_asks_for_the_c_library_that_the_app_needs(deb: ModuleType, app: Path) -> None:
    assert deb.libc(app) == "2.31"


def test_the_package_puts_everything_in_its_place(
    deb: ModuleType, app: Path, tmp_path: Path
) -> None:
    root = tmp_path / "root"
    deb.lay_out(app, root)
    deb.describe(root, "amd64", "2.31")
    share = root / "usr" / "share"
    for place in (
        "applications/annotator.desktop", "metainfo/annotator.metainfo.xml",
        "mime/packages/annotator.xml", "doc/annotator/copyright",
        "icons/hicolor/48x48/apps/annotator.png", "icons/hicolor/256x256/apps/annotator.png",
        "icons/hicolor/scalable/apps/annotator.svg",
    ):  # fmt: skip
        assert (share / place).is_file(), place
    assert (root / "usr/bin/annotator").readlink() == Path("/opt/annotator/annotator")
    assert (root / "opt/annotator/_internal/two.so").readlink() == Path("one.so")
    assert b"annodb" in gzip.decompress((share / "man/man1/annotator.1.gz").read_bytes())
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    runs = {path.name for path in files if path.stat().st_mode & 0o111}
    assert runs == {"annotator", "postinst", "postrm"}
    news = gzip.decompress((share / "doc/annotator/changelog.gz").read_bytes()).decode()
    assert news.startswith(f"annotator ({__version__}) stable; urgency=medium\n\n  * ")
    control = (root / "DEBIAN" / "control").read_text()
    assert "Depends: libc6 (>= 2.31), " in control
    assert max(map(len, control.splitlines()[-3:])) <= 80
    sums = (root / "DEBIAN" / "md5sums").read_text().splitlines()
    assert [line for line in sums if not re.fullmatch(r"[0-9a-f]{32}  (opt|usr)/.+", line)] == []
    assert any(line.endswith("  opt/annotator/_internal/one.so") for line in sums)
    assert not any("two.so" in line or "DEBIAN" in line for line in sums)


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg is not installed")
def test_dpkg_can_read_the_package(
    deb: ModuleType, app: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    deb.main(app)
    (package,) = app.parent.glob("*.deb")
    told = subprocess.run(
        ["dpkg-deb", "--field", package, "Package", "Version"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert told.splitlines() == ["Package: annotator", f"Version: {deb.version()}"]

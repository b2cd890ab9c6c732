"""Opening project files: safe settings, one window at a time, and what is refused untouched."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlite_utils
from sqlite_utils.migrations import Migrations

from annotator.app.project import Project
from annotator.core.errors import (
    NotAProjectError,
    ProjectExistsError,
    ProjectLockedError,
    ProjectNotFoundError,
    ProjectTooNewError,
    ProjectWriteError,
    UserFacingError,
)
from annotator.core.model import Annotator, Document
from annotator.core.scheme import Scheme
from annotator.store import connection
from annotator.store.migrations import SCHEMA_VERSION, TABLES, migrations

AddDocument = Callable[..., Document]


def pragma(project: Project, name: str) -> object:
    return project._file._db.execute(f"PRAGMA {name}").fetchone()[0]


def open_elsewhere(path: Path) -> str:
    """Open the project in another process and return the code of the fault, or ``opened``."""
    script = (
        "import sys; from pathlib import Path\n"
        "from annotator.app.project import Project\n"
        "from annotator.core.errors import UserFacingError\n"
        "try: Project.open(Path(sys.argv[1])).close(); print('opened')\n"
        "except UserFacingError as error: print(error.code)\n"
    )
    command = [sys.executable, "-c", script, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


def closed_copy(project: Project, tmp_path: Path) -> Path:
    project.close()
    return Path(shutil.copy(project.path, tmp_path / "copy.annodb"))


# What holds on every connection


@pytest.mark.parametrize("reopened", [False, True])
def test_every_connection_is_set_to_be_safe(project: Project, reopened: bool) -> None:
    if reopened:
        project.close()
        project = Project.open(project.path)
    expected: dict[str, object] = {
        "foreign_keys": 1,
        "locking_mode": "exclusive",
        "journal_mode": "delete",
        "synchronous": 2,
        "fullfsync": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "application_id": connection.APPLICATION_ID,
        "user_version": SCHEMA_VERSION,
    }
    assert {name: pragma(project, name) for name in expected} == expected
    project.close()


@pytest.mark.skipif(sys.version_info < (3, 12), reason="sqlite3 has no such setting before 3.12")
def test_the_schema_cannot_be_written_into(project: Project) -> None:
    project._file._db.execute("PRAGMA writable_schema = ON")
    with pytest.raises(sqlite3.OperationalError):
        project._file._db.execute("DELETE FROM sqlite_master")
    project.close()


def test_nothing_is_read_before_it_is_hardened(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.close()
    said: list[str] = []
    connect = sqlite3.connect

    def listening(*arguments: object, **named: object) -> sqlite3.Connection:
        found = connect(*arguments, **named)  # type: ignore[call-overload]
        assert isinstance(found, sqlite3.Connection)
        said.append("connect")
        found.set_trace_callback(said.append)
        return found

    monkeypatch.setattr(sqlite3, "connect", listening)
    opened = Project.open(project.path)
    try:
        header, work = (index for index, one in enumerate(said) if one == "connect")
        for start in (header, work):
            assert said[start + 1 : start + 4] == [
                "PRAGMA trusted_schema = OFF",
                "PRAGMA cell_size_check = ON",
                "PRAGMA mmap_size = 0",
            ]
        begins = [
            "PRAGMA application_id", "PRAGMA user_version",  # of a connection for reading only
            "PRAGMA locking_mode = EXCLUSIVE", "SELECT type, name", "PRAGMA quick_check",
            "PRAGMA foreign_keys = ON", "PRAGMA journal_mode = DELETE",
            "PRAGMA synchronous = FULL", "PRAGMA fullfsync = ON", "BEGIN EXCLUSIVE",
        ]  # fmt: skip
        places = [
            next((at for at, one in enumerate(said) if one.strip().startswith(begin)), -1)
            for begin in begins
        ]
        assert -1 not in places, (begins[places.index(-1)], said)
        assert places == sorted(places), said
    finally:
        opened.close()


def test_sqlite_leaves_foreign_keys_off_unless_they_are_set() -> None:
    plain = sqlite3.connect(":memory:")
    assert plain.execute("PRAGMA foreign_keys").fetchone() == (0,)
    plain.close()


def test_reshaping_a_table_under_a_cascade_needs_a_migration_without_a_transaction() -> None:
    """A trap for later migrations: ``transform`` in a default one fails on our tables."""
    db = sqlite_utils.Database(memory=True)
    db.execute("PRAGMA foreign_keys = ON")
    db.executescript(
        "CREATE TABLE d (pk INTEGER PRIMARY KEY, a TEXT);"
        "CREATE TABLE s (d INTEGER REFERENCES d (pk) ON DELETE CASCADE)"
    )
    steps = Migrations("trap")

    @steps()
    def reshape(db: sqlite_utils.Database) -> None:
        db.table("d").transform(drop={"a"})

    with pytest.raises(sqlite_utils.db.TransactionError):
        steps.apply(db)
    db.close()


def test_foreign_keys_are_enforced(project: Project) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        project._file._db.execute("INSERT INTO places VALUES (1, 99, 0)")


def test_migrations_are_recorded_once(project: Project) -> None:
    path = project.path
    names = [step.name for step in migrations._migrations]
    project.close()
    with Project.open(path)._file._db.conn as raw:
        rows = raw.execute("SELECT migration_set, name FROM _sqlite_migrations").fetchall()
    assert rows == [("annotator", name) for name in names]
    tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {*TABLES, "_sqlite_migrations"}
    raw.close()


def test_opening_and_closing_writes_nothing(project: Project) -> None:
    project.close()
    before = project.path.read_bytes()
    Project.open(project.path).close()
    assert project.path.read_bytes() == before
    assert [path.name for path in project.path.parent.iterdir()] == [project.path.name]


def test_a_file_that_arrives_in_wal_mode_is_put_into_the_rollback_journal(
    project: Project, tmp_path: Path, add_document: AddDocument
) -> None:
    add_document(project, "Anna rit.")
    project.close()
    log = project.path.with_name(f"{project.path.name}-wal")
    raw = sqlite3.connect(project.path)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("UPDATE project SET name = 'from the log'")
    raw.commit()
    crashed = tmp_path / "crashed.annodb"
    for path in (project.path, log):
        shutil.copy(path, crashed.with_name(path.name.replace("project", "crashed")))
    raw.close()
    assert crashed.read_bytes()[18:20] == b"\x02\x02"

    opened = Project.open(crashed)
    assert opened.name == "from the log"
    assert pragma(opened, "journal_mode") == "delete"
    endings = {path.suffix for path in tmp_path.iterdir() if path.name.startswith("crashed")}
    assert endings <= {".annodb", ".lock", ".annodb-journal"}, "a log or shared memory was made"
    opened.close()
    assert crashed.read_bytes()[18:20] == b"\x01\x01"


def test_a_file_in_wal_mode_that_another_program_has_open_is_refused(project: Project) -> None:
    project.close()
    raw = sqlite3.connect(project.path)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("SELECT name FROM project").fetchall()
    before = project.path.read_bytes()
    with pytest.raises(ProjectLockedError):
        Project.open(project.path)
    assert project.path.read_bytes() == before
    raw.close()


# One window at a time


def test_a_second_window_of_this_program_is_refused(project: Project) -> None:
    with pytest.raises(ProjectLockedError):
        Project.open(project.path)
    assert open_elsewhere(project.path) == "project-open-by", "the refusal dropped the lock"


def test_another_process_is_refused_until_the_project_is_closed(project: Project) -> None:
    assert open_elsewhere(project.path) == "project-open-by"
    project.close()
    assert open_elsewhere(project.path) == "opened"


def test_a_locked_project_still_works(project: Project, add_document: AddDocument) -> None:
    with pytest.raises(ProjectLockedError):
        Project.open(project.path)
    document = add_document(project, "Le préfet a parlé.")
    assert project.document_ids() == [document.id]


def test_a_plain_copy_of_an_open_project_has_every_committed_row(
    project: Project, add_document: AddDocument, tmp_path: Path
) -> None:
    for number in range(20):
        add_document(project, f"Article {number}")
    # Copied by another process: a copy made in this one would drop the lock.
    copy = tmp_path / "copy.annodb"
    script = "import shutil, sys; shutil.copy(*sys.argv[1:])"
    subprocess.run([sys.executable, "-c", script, str(project.path), str(copy)], check=True)
    opened = Project.open(copy)
    assert opened.document_ids() == project.document_ids()
    opened.close()


# What is refused, and left as it was


def no_change(path: Path, make: Callable[[Path], object]) -> object:
    before = path.read_bytes()
    beside = sorted(path.parent.iterdir())
    try:
        return make(path)
    finally:
        assert path.read_bytes() == before
        assert sorted(path.parent.iterdir()) == beside


def refused(path: Path) -> UserFacingError:
    with pytest.raises(UserFacingError) as caught:
        no_change(path, Project.open)
    with pytest.raises(type(caught.value)):  # nothing is left open or locked behind
        no_change(path, Project.open)
    return caught.value


def test_no_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(ProjectNotFoundError):
        Project.open(tmp_path / "none.annodb")
    with pytest.raises(ProjectNotFoundError):
        Project.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"garbage " * 1000, b"SQLite format 3\x00", b"SQLite format 3\x00" + bytes(4080)],
    ids=["zero length", "one byte", "garbage", "header only", "empty pages"],
)
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.annodb"
    path.write_bytes(content)
    assert isinstance(refused(path), NotAProjectError)


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_another_programs_database_is_refused(tmp_path: Path, mode: str) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    theirs = sqlite3.connect(folder / "bookmarks.sqlite", isolation_level=None)
    theirs.execute(f"PRAGMA journal_mode = {mode}")
    theirs.execute("CREATE TABLE bookmarks (url TEXT)")
    theirs.execute("INSERT INTO bookmarks VALUES ('a')")
    # Copied while open, so that in WAL mode there is a log beside it which a reader would fold in.
    copies = tmp_path / "copies"
    script = "import shutil, sys; shutil.copytree(*sys.argv[1:])"
    subprocess.run([sys.executable, "-c", script, str(folder), str(copies)], check=True)
    theirs.close()
    (copies / "bookmarks.sqlite-shm").unlink(missing_ok=True)
    assert isinstance(refused(copies / "bookmarks.sqlite"), NotAProjectError)


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
def test_a_truncated_project_is_refused(
    project: Project, add_document: AddDocument, tmp_path: Path, keep: float
) -> None:
    add_document(project, "Long article. " * 5000)
    path = closed_copy(project, tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    assert isinstance(refused(path), NotAProjectError)


def test_a_project_with_overwritten_pages_is_refused(
    project: Project, add_document: AddDocument, tmp_path: Path
) -> None:
    add_document(project, "Article. " * 500)
    path = closed_copy(project, tmp_path)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    assert isinstance(refused(path), NotAProjectError)


def spoil(path: Path, *statements: str) -> None:
    raw = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        raw.execute(statement)
    raw.close()


def test_a_later_versions_project_is_refused(project: Project, tmp_path: Path) -> None:
    path = closed_copy(project, tmp_path)
    spoil(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    fault = refused(path)
    assert isinstance(fault, ProjectTooNewError)
    assert (fault.fields["found"], fault.fields["known"]) == (SCHEMA_VERSION + 1, SCHEMA_VERSION)


@pytest.mark.parametrize(
    ("statements", "reason"),
    [
        (["CREATE VIEW endless AS SELECT 1"], "view endless"),
        (
            ["CREATE TRIGGER odd AFTER INSERT ON spans BEGIN DELETE FROM documents; END"],
            "trigger odd",
        ),
        (["ALTER TABLE spans RENAME TO x", "CREATE VIEW spans AS SELECT 1"], "view spans"),
        (["DROP TABLE prehighlights"], "no table prehighlights"),
        (["DELETE FROM annotators"], "no annotator"),
        (["UPDATE project SET scheme = '{}'"], "invalid-scheme"),
        (["UPDATE project SET scheme = '[]'"], "invalid-scheme"),
        (["UPDATE project SET scheme = 'nonsense'"], "invalid-scheme"),
        (["PRAGMA user_version = 0"], "application id"),
        (["PRAGMA application_id = 7"], "application id"),
    ],
)
def test_a_project_with_a_strange_inside_is_refused(
    project: Project, tmp_path: Path, statements: list[str], reason: str
) -> None:
    path = closed_copy(project, tmp_path)
    spoil(path, *statements)
    fault = refused(path)
    assert isinstance(fault, NotAProjectError)
    assert reason in str(fault.fields["reason"])


# Names, and creation


@pytest.mark.parametrize("name", ["Élève é 中文", "100 % sûr?#1&a=b;c", "a'b"])
def test_any_file_name_will_do(
    tmp_path: Path, scheme: Scheme, annotator: Annotator, name: str
) -> None:
    if sys.platform == "win32":
        name = name.replace("?", "")
    folder = tmp_path / f"{name} dossier"
    folder.mkdir()
    path = folder / f"{name}.annodb"
    Project.create(path, scheme=scheme, annotator=annotator).close()
    opened = Project.open(path)
    assert opened.name == name
    opened.close()


@pytest.mark.skipif(sys.platform == "win32", reason="long paths are a setting of the system there")
def test_a_path_of_more_than_260_characters_will_do(
    tmp_path: Path, scheme: Scheme, annotator: Annotator
) -> None:
    folder = tmp_path.joinpath(*(f"dossier {number} é{'e' * 34}" for number in range(5)))
    folder.mkdir(parents=True)
    path = folder / "projet.annodb"
    assert len(str(path)) > 260
    Project.create(path, scheme=scheme, annotator=annotator).close()
    opened = Project.open(path)
    assert opened.name == "projet"
    opened.close()


def test_a_relative_path_stays_good_when_the_working_folder_changes(
    tmp_path: Path, scheme: Scheme, annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    project = Project.create(Path("a.annodb"), scheme=scheme, annotator=annotator)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    project.change_settings(a=1)
    project.close()
    assert list(elsewhere.iterdir()) == []


def test_an_existing_file_is_never_overwritten(
    tmp_path: Path, scheme: Scheme, annotator: Annotator
) -> None:
    path = tmp_path / "a.annodb"
    path.write_bytes(b"precious")
    with pytest.raises(ProjectExistsError):
        Project.create(path, scheme=scheme, annotator=annotator)
    assert path.read_bytes() == b"precious"


def test_a_folder_that_is_not_there_is_reported(
    tmp_path: Path, scheme: Scheme, annotator: Annotator
) -> None:
    with pytest.raises(ProjectWriteError):
        Project.create(tmp_path / "none" / "a.annodb", scheme=scheme, annotator=annotator)


@pytest.mark.parametrize("broken", ["migrate", "_lock"])
def test_a_creation_that_fails_leaves_no_file(
    tmp_path: Path,
    scheme: Scheme,
    annotator: Annotator,
    monkeypatch: pytest.MonkeyPatch,
    broken: str,
) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(connection, broken, fail)
        with pytest.raises(sqlite3.OperationalError):
            Project.create(tmp_path / "a.annodb", scheme=scheme, annotator=annotator)
    assert list(tmp_path.iterdir()) == []
    Project.create(tmp_path / "a.annodb", scheme=scheme, annotator=annotator).close()


def test_a_first_write_that_fails_leaves_no_file(tmp_path: Path, scheme: Scheme) -> None:
    nobody = Annotator(id="not hexadecimal", name="")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="hexadecimal"):
        Project.create(tmp_path / "a.annodb", scheme=scheme, annotator=nobody)
    assert list(tmp_path.iterdir()) == []

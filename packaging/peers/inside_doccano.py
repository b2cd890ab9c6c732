"""Runs in doccano's own environment: its import and its export, by its own code.

python inside_doccano.py HOME (label|relation) IN.jsonl OUT.jsonl
"""

import importlib
import os
import sys
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Any


def main(home: str, shape: str, source: str, out: str) -> None:
    """Make a project, import ``source`` into it and write its export to ``out``."""
    project, user = _project(home, use_relation=shape == "relation")
    datasets: Any = importlib.import_module("data_import.datasets")
    catalog: Any = importlib.import_module("data_import.pipeline.catalog")
    readers: Any = importlib.import_module("data_import.pipeline.readers")
    task = "RelationExtraction" if shape == "relation" else "SequenceLabeling"
    file = readers.FileName(full_path=source, generated_name=source, upload_name="data.jsonl")
    file_format = catalog.create_file_format("JSONL")
    found = datasets.load_dataset(task, file_format, [file], project, encoding="utf_8")
    found.save(user, batch_size=1000)
    if found.errors:
        sys.exit("; ".join(map(str, found.errors)))
    exporting: Any = importlib.import_module("data_export.celery_tasks")
    packed = exporting.export_dataset(project.id, "JSONL")
    with zipfile.ZipFile(packed) as archive:
        Path(out).write_bytes(archive.read("all.jsonl"))
    print(metadata.version("doccano"))


def _project(home: str, *, use_relation: bool) -> tuple[Any, Any]:
    """Set doccano up in ``home``, and return a new project and its owner."""
    os.environ["DOCCANO_HOME"] = home
    os.environ["DATABASE_URL"] = f"sqlite:///{home}/db.sqlite3"
    os.environ["MEDIA_ROOT"] = f"{home}/media"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.production"
    os.environ["STANDALONE"] = "True"
    backend: Any = importlib.import_module("backend")
    sys.path.append(str(Path(backend.__path__[0])))
    django: Any = importlib.import_module("django")
    django.setup()
    management: Any = importlib.import_module("django.core.management")
    management.call_command("migrate", verbosity=0)
    management.call_command("create_roles", verbosity=0)
    auth: Any = importlib.import_module("django.contrib.auth")
    users = auth.get_user_model().objects
    user = users.filter(username="admin").first() or users.create_superuser("admin", "", "admin")
    projects: Any = importlib.import_module("projects.models")
    project = projects.SequenceLabelingProject.objects.create(
        name="peers",
        project_type="SequenceLabeling",
        created_by=user,
        collaborative_annotation=True,
        allow_overlapping=True,
        use_relation=use_relation,
    )
    return project, user


if __name__ == "__main__":
    main(*sys.argv[1:5])

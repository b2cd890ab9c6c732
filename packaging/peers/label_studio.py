"""Label Studio as a server on this machine: our tasks into a project of it, and out again."""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_TOKEN = "0123456789abcdef0123456789abcdef01234567"
_PATIENCE = 300
_LOCAL = {
    "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": "true",
    "LATEST_VERSION_CHECK": "false",
    "COLLECT_ANALYTICS": "false",
    "SENTRY_RATE": "0",
    "LABEL_STUDIO_HOST": "",
}


@contextmanager
def server(environment: Path, home: Path) -> Iterator[str]:
    """Run Label Studio on a free port of this machine for the body; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        str(environment / "bin" / "label-studio"), "start", "--no-browser", "--port", str(port),
        "--internal-host", "127.0.0.1", "--data-dir", str(home), "--username", "a@example.org",
        "--password", "peers-peers", "--user-token", _TOKEN, "--enable-legacy-api-token",
    ]  # fmt: skip
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, env={**os.environ, **_LOCAL}, stdout=log, stderr=log, stdin=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, process)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def imported(address: str, config: bytes, tasks: bytes) -> bytes:
    """Import ``tasks`` into a new project with ``config``, and return the project's export."""
    project = call(address, "/api/projects", {"title": "peers", "label_config": config.decode()})
    path = f"/api/projects/{project['id']}"
    answer = call(address, f"{path}/import?return_task_ids=true", json.loads(tasks))
    print("  imported:", {k: v for k, v in answer.items() if k.endswith("_count")})
    exported = json.loads(_fetch(address, f"{path}/export?exportType=JSON&download_all_tasks=true"))
    # Its export only has the numbers of predictions.
    made = json.loads(_fetch(address, f"/api/predictions/?project={project['id']}"))
    by_id = {prediction["id"]: prediction for prediction in made}
    for task in exported:
        task["predictions"] = [by_id[number] for number in task["predictions"]]
    return json.dumps(exported, ensure_ascii=False).encode()


def call(address: str, path: str, body: object) -> Any:
    """Post ``body`` as JSON and return the answer."""
    return json.loads(_fetch(address, path, json.dumps(body).encode()))


def _fetch(address: str, path: str, body: bytes | None = None) -> bytes:
    request = urllib.request.Request(address + path, data=body)
    request.add_header("Authorization", f"Token {_TOKEN}")
    request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            content: bytes = answer.read()
            return content
    except urllib.error.HTTPError as error:
        raise SystemExit(f"{path}: {error} {error.read()[:3000]!r}") from error


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise SystemExit("Label Studio ended; see its server.log")
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=5):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(1)
    raise SystemExit("Label Studio does not answer")

"""Makes a Debian package of the frozen app: everything under /opt, and what desktops look for.

python packaging/linux/deb.py dist/annotator     writes dist/annotator_VERSION_amd64.deb
"""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from versions import version  # noqa: E402

ICONS = ROOT / "build" / "icons"
_NEEDED = (
    "libegl1", "libgl1", "libfontconfig1", "libdbus-1-3", "libxkbcommon-x11-0",
)  # fmt: skip
"""What Qt loads from the system besides the C library; X's small libraries are in the app."""
_ASKS = re.compile(rb"GLIBC_(\d+)\.(\d+)")

MAINTAINER = "The Annotator founders <annotator@localhost>"
CONTROL = """\
Package: annotator
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {needed}
Section: text
Priority: optional
Description: label entities and claims in news articles
 Shows news articles with names and claims already highlighted, to be put
 right with one key each, and exports what trains models. Makes no network
 connection.
"""
REFRESH = """\
#!/bin/sh
set -e
for command in "update-desktop-database -q" "update-mime-database /usr/share/mime" \\
    "gtk-update-icon-cache -q /usr/share/icons/hicolor"; do
  if command -v "${command%% *}" >/dev/null 2>&1; then $command || true; fi
done
"""


def libc(app: Path) -> str:
    """Return the oldest C library that the app runs with, from what its libraries ask for."""
    asked = {(2, 17)}
    for path in app.rglob("*"):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if content.startswith(b"\x7fELF"):
                asked |= {(int(one), int(two)) for one, two in _ASKS.findall(content)}
    return "{}.{}".format(*max(asked))


def lay_out(app: Path, root: Path) -> None:
    """Put the app and all that belongs to it under ``root`` as in a system."""
    shutil.copytree(app, root / "opt" / "annotator", symlinks=True)
    links = root / "usr" / "bin"
    links.mkdir(parents=True)
    (links / "annotator").symlink_to("/opt/annotator/annotator")
    share = root / "usr" / "share"
    papers = share / "doc" / "annotator"
    for source, target in (
        (HERE / "annotator.desktop", share / "applications" / "annotator.desktop"),
        (HERE / "annotator.metainfo.xml", share / "metainfo" / "annotator.metainfo.xml"),
        (HERE / "annotator-mime.xml", share / "mime" / "packages" / "annotator.xml"),
        (ROOT / "LICENSE", papers / "copyright"),
        (ROOT / "CHANGELOG.md", papers / "CHANGELOG.md"),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    _pack(changes().encode(), papers / "changelog.gz")
    _pack((HERE / "annotator.1").read_bytes(), share / "man" / "man1" / "annotator.1.gz")
    icons = share / "icons" / "hicolor"
    for picture in ICONS.glob("annotator-*.png"):
        size = picture.stem.partition("-")[2]
        place = icons / f"{size}x{size}" / "apps"
        place.mkdir(parents=True)
        shutil.copy(picture, place / "annotator.png")
    (icons / "scalable" / "apps").mkdir(parents=True)
    shutil.copy(ICONS / "annotator.svg", icons / "scalable" / "apps")
    for path in root.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or path == root / "opt" / "annotator" / "annotator"
            path.chmod(0o755 if runs else 0o644)


def changes() -> str:
    """Return the releases as Debian writes them; what changed is in ``CHANGELOG.md``."""
    told = []
    for one in ET.parse(HERE / "annotator.metainfo.xml").iter("release"):
        day = datetime.fromisoformat(one.attrib["date"]).replace(tzinfo=UTC)
        told.append(
            f"annotator ({one.attrib['version']}) stable; urgency=medium\n\n"
            f"  * A release; see CHANGELOG.md.\n\n -- {MAINTAINER}  {format_datetime(day)}\n"
        )
    return "\n".join(told)


def _pack(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, mtime=0))


def describe(root: Path, architecture: str, oldest: str) -> None:
    """Write what dpkg reads: the package, the sums of its files, what follows an installation."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(path.stat().st_size for path in files) // 1024
    sums = [f"{_md5(path)}  {path.relative_to(root).as_posix()}\n" for path in files]
    control = root / "DEBIAN"
    control.mkdir()
    needed = ", ".join((f"libc6 (>= {oldest})", *_NEEDED))
    control.joinpath("control").write_text(
        CONTROL.format(
            version=version(), architecture=architecture, kilobytes=size, needed=needed,
            maintainer=MAINTAINER,
        )
    )  # fmt: skip
    control.joinpath("md5sums").write_text("".join(sums))
    for script in ("postinst", "postrm"):
        (control / script).write_text(REFRESH)
        (control / script).chmod(0o755)
    root.chmod(0o755)


def _md5(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def main(app: Path) -> None:
    """Write the package."""
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    target = app.parent / f"annotator_{version()}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "root")
        lay_out(app, root)
        describe(root, architecture, libc(app))
        pack = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9"]
        subprocess.check_call([*pack, "--build", root, target])
    print(f"{target} {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

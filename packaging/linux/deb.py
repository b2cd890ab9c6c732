"""Makes a Debian package of the frozen app: everything under /opt, and what desktops look for.

python packaging/linux/deb.py dist/annotator     writes dist/annotator_VERSION_amd64.deb
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from versions import version  # noqa: E402

ICONS = ROOT / "build" / "icons"
_NEEDED = (
    "libc6 (>= 2.28)", "libegl1", "libgl1", "libfontconfig1", "libdbus-1-3", "libxkbcommon-x11-0",
)  # fmt: skip
"""What Qt loads from the system; X's small libraries are in the app."""

CONTROL = """\
Package: annotator
Version: {version}
Architecture: {architecture}
Maintainer: The Annotator founders <annotator@localhost>
Installed-Size: {kilobytes}
Depends: {needed}
Section: text
Priority: optional
Description: label entities and claims in news articles
 Shows news articles with names and claims already highlighted, to be put right with
 one key each, and exports what trains models. Makes no network connection.
"""
REFRESH = """\
#!/bin/sh
set -e
for command in "update-desktop-database -q" "update-mime-database /usr/share/mime" \\
    "gtk-update-icon-cache -q /usr/share/icons/hicolor"; do
  if command -v "${command%% *}" >/dev/null 2>&1; then $command || true; fi
done
"""


def lay_out(app: Path, root: Path) -> None:
    """Put the app and all that belongs to it under ``root`` as in a system."""
    shutil.copytree(app, root / "opt" / "annotator", symlinks=True)
    links = root / "usr" / "bin"
    links.mkdir(parents=True)
    (links / "annotator").symlink_to("/opt/annotator/annotator")
    share = root / "usr" / "share"
    for source, place in (
        (HERE / "annotator.desktop", share / "applications"),
        (HERE / "annotator.metainfo.xml", share / "metainfo"),
        (HERE / "annotator-mime.xml", share / "mime" / "packages"),
        (ROOT / "LICENSE", share / "doc" / "annotator"),
    ):
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, place)
    (share / "doc" / "annotator" / "LICENSE").rename(share / "doc" / "annotator" / "copyright")
    icons = share / "icons" / "hicolor"
    for picture in ICONS.glob("annotator-*.png"):
        size = picture.stem.partition("-")[2]
        place = icons / f"{size}x{size}" / "apps"
        place.mkdir(parents=True)
        shutil.copy(picture, place / "annotator.png")
    (icons / "scalable" / "apps").mkdir(parents=True)
    shutil.copy(ICONS / "annotator.svg", icons / "scalable" / "apps")


def main(app: Path) -> None:
    """Write the package."""
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    target = app.parent / f"annotator_{version()}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as name:
        root = Path(name, "root")
        lay_out(app, root)
        size = sum(one.lstat().st_size for one in root.rglob("*") if one.is_file()) // 1024
        control = root / "DEBIAN"
        control.mkdir()
        control.joinpath("control").write_text(
            CONTROL.format(
                version=version(), architecture=architecture, kilobytes=size,
                needed=", ".join(_NEEDED),
            )
        )  # fmt: skip
        for script in ("postinst", "postrm"):
            (control / script).write_text(REFRESH)
            (control / script).chmod(0o755)
        root.chmod(0o755)
        subprocess.check_call(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", root, target]
        )
    print(f"{target} {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

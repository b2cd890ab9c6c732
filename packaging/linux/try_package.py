"""Tries the Debian package in a Debian of its own: installed, used on a display, removed.

    python packaging/linux/try_package.py dist/annotator_VERSION_amd64.deb FOLDER

Needs root, debootstrap, desktop-file-utils, appstream and lintian; ``FOLDER`` gets a Debian 12 of
some 600 MB, which is used again. The program gets a bare display (Xvfb): no desktop, no other fonts
than one; the project is opened as a double click does, by its kind. A picture of the screen is left
in ``FOLDER/opened.png``.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
_DEBIAN = ("xvfb", "openbox", "xdotool", "imagemagick", "fonts-dejavu-core", "xdg-utils",
           "shared-mime-info", "libfile-mimeinfo-perl", "desktop-file-utils", "procps")  # fmt: skip
_MOUNTS = (("proc", "proc"), ("tmpfs", "dev/shm"))
_DISPLAY = ":78"
_PATIENCE = 60.0
_KIND = "application/vnd.annotator.project"
_BY_DESIGN = {
    "dir-or-file-in-opt": "programs that are no part of Debian belong there",
    "embedded-library": "Qt's and Python's wheels bring their libraries",
    "custom-library-search-path": "so that those are found",
    "shared-library-lacks-prerequisites": "Qt's and spaCy's wheels are made so",
    "library-not-linked-against-libc": "so is ICU's data",
    "unstripped-binary-or-object": "OpenBLAS does not load when it is stripped",
    "hardening-no-pie": "PyInstaller's loader is made so",
    "bogus-mail-host": "there is no address yet",
    "bogus-mail-host-in-debian-changelog": "there neither",
}
"""What Debian would not take into itself, and why it is so."""


class Debian:
    """A Debian in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self) -> None:
        """Set it up, as far as it is not there."""
        if not (self.folder / "usr/bin/apt-get").exists():
            subprocess.run(
                ["debootstrap", "--variant=minbase", "bookworm", self.folder], check=True
            )
        for kind, name in _MOUNTS:
            if not os.path.ismount(self.folder / name):
                subprocess.run(["mount", "-t", kind, kind, self.folder / name], check=True)
        if not (self.folder / "usr/bin/mimetype").exists():
            shutil.copy("/etc/resolv.conf", self.folder / "etc/resolv.conf")
            self.run("apt-get", "update", "-q")
            self.run("apt-get", "install", "-q", "-y", "--no-install-recommends", *_DEBIAN)

    def leave(self) -> None:
        """Take away what was mounted, so that the folder can be removed."""
        for _, name in _MOUNTS:
            subprocess.run(["umount", "--lazy", self.folder / name], check=False)

    def run(self, *words: str, code: int = 0) -> str:
        """Run a command in it; exits where its exit code is another."""
        done = subprocess.run(
            self.command(*words), capture_output=True, text=True, check=False, timeout=600
        )
        if done.returncode != code:
            sys.exit(f"FAILED: {' '.join(words)}: {done.returncode}\n{done.stderr[-3000:]}")
        return done.stdout

    def command(self, *words: str) -> list[str]:
        """Return the words that run a command in it, with little of our environment."""
        inside = ["chroot", str(self.folder), "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin"]
        inside += ["LANG=C.UTF-8", "HOME=/srv", "DEBIAN_FRONTEND=noninteractive"]
        return [*inside, f"DISPLAY={_DISPLAY}", *words]


def validate(package: Path) -> None:
    """Check what desktops and Debian read, as their own tools do."""
    subprocess.run(["desktop-file-validate", HERE / "annotator.desktop"], check=True)
    strict = ["appstreamcli", "validate", "--no-net", "--explain"]
    subprocess.run([*strict, HERE / "annotator.metainfo.xml"], check=True)
    told = subprocess.run(
        ["lintian", "--no-tag-display-limit", package], capture_output=True, text=True, check=False
    ).stdout
    found = re.findall(r"^([EW]): \S+: (\S+)(.*)", told, re.MULTILINE)
    wrong = ["".join(one) for one in found if one[1] not in _BY_DESIGN]
    if wrong:
        sys.exit("\n".join(("FAILED: lintian says", *wrong)))
    print(f"lintian says nothing but {', '.join(sorted({one[1] for one in found}))}")


def install(debian: Debian, package: Path) -> None:
    """Install the package with what it depends on, and look at what the system knows then."""
    shutil.copy(package, debian.folder / "annotator.deb")
    debian.run("apt-get", "install", "-q", "-y", "--no-install-recommends", "/annotator.deb")
    print(debian.run("annotator", "--version").strip())
    globs = (debian.folder / "usr/share/mime/globs2").read_text()
    if f"{_KIND}:*.annodb" not in globs:
        sys.exit("FAILED: the kind of file is not known")
    default = debian.run("xdg-mime", "query", "default", _KIND)
    if default.strip() != "annotator.desktop":
        sys.exit(f"FAILED: files open with {default!r}")
    print(f"files .annodb open with {default.strip()}")


def use(debian: Debian, picture: Path) -> None:
    """Do the demo's job through the window, then open its project on a display."""
    shutil.rmtree(debian.folder / "srv/demo", ignore_errors=True)
    print(debian.run("annotator", "demo", "--headless", "--keys", "--json", "-o", "/srv/demo"))
    debian.run("annotator", "check", "/srv/demo/demo.annodb")
    # By its name, and by what is in it.
    debian.run("cp", "/srv/demo/demo.annodb", "/srv/demo/without-a-name")
    for name in ("demo.annodb", "without-a-name"):
        kind = debian.run("mimetype", "--brief", "--dereference", f"/srv/demo/{name}").strip()
        if kind != _KIND:
            sys.exit(f"FAILED: {name} is taken for {kind}")
    debian.run("rm", "/srv/demo/without-a-name")
    background = [
        subprocess.Popen(debian.command(*words), stdout=subprocess.DEVNULL)
        for words in (
            ("Xvfb", _DISPLAY, "-screen", "0", "1280x800x24", "-nolisten", "tcp"),
            ("sh", "-c", "sleep 1; exec openbox"),
            ("sh", "-c", "sleep 2; exec xdg-open /srv/demo/demo.annodb"),
        )
    ]
    try:
        find = debian.command("xdotool", "search", "--onlyvisible", "--name", "demo")
        until = time.monotonic() + _PATIENCE
        while not subprocess.run(find, capture_output=True, check=False).stdout:
            if time.monotonic() > until:
                sys.exit("FAILED: no window came")
            time.sleep(0.3)
        time.sleep(5)
        debian.run("import", "-window", "root", "/opened.png")
        shutil.move(debian.folder / "opened.png", picture)
        debian.run("xdotool", "key", "ctrl+q")
        code = background[2].wait(_PATIENCE)
        if code:
            sys.exit(f"FAILED: the program ended with {code}")
    finally:
        for process in reversed(background):
            process.terminate()
    print("opened on a display, closed by its key")


def remove(debian: Debian) -> None:
    """Remove the package; projects stay, and nothing else does."""
    debian.run("apt-get", "purge", "-q", "-y", "annotator")
    left = [
        place
        for place in (
            "opt/annotator",
            "usr/bin/annotator",
            "usr/share/applications/annotator.desktop",
            "usr/share/mime/packages/annotator.xml",
            "usr/share/icons/hicolor/48x48/apps/annotator.png",
        )
        if (debian.folder / place).exists()
    ]
    if left:
        sys.exit(f"FAILED: left are {left}")
    if _KIND in (debian.folder / "usr/share/mime/globs2").read_text():
        sys.exit("FAILED: the kind of file is still known")
    if not (debian.folder / "srv/demo/demo.annodb").is_file():
        sys.exit("FAILED: the project is gone")
    print("removed; the project is still there")


def main() -> None:
    """Try the package."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("package", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    validate(arguments.package)
    debian = Debian(arguments.folder.resolve() / "debian")
    debian.folder.mkdir(parents=True, exist_ok=True)
    try:
        debian.make()
        install(debian, arguments.package)
        use(debian, arguments.folder.resolve() / "opened.png")
        remove(debian)
    finally:
        debian.leave()


if __name__ == "__main__":
    main()

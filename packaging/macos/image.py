"""Signs the app for macOS, has Apple check it, and packs it into a disk image. Not tried on macOS.

    python packaging/macos/image.py dist/Annotator.app [--output FOLDER] [--dry-run]

Signing needs a "Developer ID Application" certificate in the keychain, named by the variable
``ANNOTATOR_SIGN_MACOS``; without one the app is signed ad hoc, which Apple silicon asks for, and
people have to allow it by hand. Notarising needs ``ANNOTATOR_NOTARY_PROFILE``, a profile that
``xcrun notarytool store-credentials`` made. ``--dry-run`` says what would be done.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
from versions import version  # noqa: E402

_MAGIC = {
    b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa\xcf",
}  # fmt: skip
"""How programs and libraries of macOS begin."""
_FRAMEWORK = ".framework"
_TRIES = 5


class Runner:
    """Runs commands, or only says them."""

    def __init__(self, *, dry: bool) -> None:
        self.dry = dry
        self.said: list[list[str]] = []

    def __call__(self, *words: str | Path, tries: int = 1) -> None:
        """Run a command; more than one try is for what macOS' own services disturb."""
        command = [str(word) for word in words]
        self.said.append(command)
        print("$", *command, flush=True)
        for left in range(tries - 1, -1, -1):
            if self.dry or not subprocess.run(command, check=left == 0).returncode:
                return
            time.sleep(5)


def binaries(app: Path) -> Iterator[Path]:
    """Yield what has to be signed inside an app, the innermost first; the app itself not.

    A framework is signed as a whole, by the folder of its version, after what is in it.
    """
    real = [path for path in app.rglob("*") if not path.is_symlink()]
    found = [path for path in real if path.is_file() and _begins(path) in _MAGIC]
    found += [
        path
        for path in real
        if path.is_dir() and path.parent.name == "Versions" and path.parents[1].suffix == _FRAMEWORK
    ]
    main = app / "Contents" / "MacOS" / "annotator"
    yield from sorted((path for path in found if path != main), key=lambda path: -len(path.parts))


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


def sign(app: Path, identity: str, run: Runner) -> None:
    """Sign from the inside out, with the hardened runtime and a time stamp."""
    hardened = ["--options", "runtime", "--timestamp"] if identity != "-" else []
    common = ["codesign", "--force", "--sign", identity, *hardened]
    for path in binaries(app):
        run(*common, path)
    run(*common, "--entitlements", HERE / "entitlements.plist", app)
    run("codesign", "--verify", "--deep", "--strict", "--verbose=2", app)


def notarise(file: Path, profile: str, run: Runner) -> None:
    """Have Apple check an app or an image and fasten the answer to it.

    So it opens without a network, also where the app was taken out of the image.
    """
    sent = file.with_suffix(".zip") if file.suffix == ".app" else file
    if sent != file:
        run("ditto", "-c", "-k", "--keepParent", file, sent)
    run("xcrun", "notarytool", "submit", sent, "--keychain-profile", profile, "--wait")
    if sent != file and not run.dry:
        sent.unlink()
    # Apple's servers take a moment to hand out what they have just decided.
    run("xcrun", "stapler", "staple", file, tries=_TRIES)
    run("xcrun", "stapler", "validate", file)


def image(app: Path, target: Path, run: Runner) -> None:
    """Pack the app into a disk image with a link to Applications."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "Annotator"
        folder.mkdir()
        run("ditto", app, folder / app.name)
        if not run.dry:
            (folder / "Applications").symlink_to("/Applications")
        create = ["hdiutil", "create", "-volname", "Annotator", "-srcfolder", str(folder)]
        # The image is attached while it is filled; it is busy for a moment when Spotlight looks
        # into it, and then it cannot be detached.
        run(*create, "-fs", "HFS+", "-format", "ULFO", "-ov", target, tries=_TRIES)
        run("hdiutil", "verify", target)


def everything(app: Path, output: Path, run: Runner) -> Path:
    """Sign and notarise the app, pack it, sign and notarise the image; return the image."""
    identity = os.environ.get("ANNOTATOR_SIGN_MACOS") or "-"
    profile = os.environ.get("ANNOTATOR_NOTARY_PROFILE", "") if identity != "-" else ""
    machine = {"arm64": "apple-silicon", "x86_64": "intel"}.get(platform.machine(), "other")
    target = output / f"annotator-{version()}-macos-{machine}.dmg"
    sign(app, identity, run)
    if profile:
        notarise(app, profile, run)
    image(app, target, run)
    if identity != "-":
        run("codesign", "--force", "--sign", identity, "--timestamp", target)
    if profile:
        notarise(target, profile, run)
        run("spctl", "--assess", "--type", "open", "--context", "context:primary-signature",
            "--verbose", target)  # fmt: skip
    return target


def main() -> None:
    """Make the image."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("app", type=Path)
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    parser.add_argument("--dry-run", action="store_true")
    arguments = parser.parse_args()
    run = Runner(dry=arguments.dry_run)
    print(everything(arguments.app.resolve(), arguments.output.resolve(), run))


if __name__ == "__main__":
    main()

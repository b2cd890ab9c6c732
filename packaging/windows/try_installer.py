"""Tries the Windows installer under Wine, from installing to removing, as ``wine.py`` made it.

    python packaging/windows/try_installer.py PLACE [--json FILE]

Installs silently, does the demo's job through the window, opens a project by its file's kind,
works by keys, kills the program, looks for the work, refuses to be replaced while it runs,
installs over itself, and removes itself. Each step looks at files, registry and exit codes.
Pictures of the screen are left in ``PLACE/pictures``. Wine is not Windows: what is found here is a
beginning.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from wine import PREFIX, Debian

_DISPLAY = ":77"
_PATIENCE = 90.0
PERSON = "Élève é 中文"
_HOME = r"C:\users\root"
_FOLDER = rf"{_HOME}\AppData\Local\Programs\Annotator"
_WORK = rf"{_HOME}\Documents\{PERSON}"
_CLASSES = r"HKCU\Software\Classes"
_UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Annotator"


class Computer:
    """A Windows of Wine's with a screen, on which somebody works."""

    def __init__(self, place: Path) -> None:
        self.debian = Debian(place / "debian")
        self.pictures = place / "pictures"
        self._servers: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Computer:
        self.pictures.mkdir(exist_ok=True)
        screen = ["Xvfb", _DISPLAY, "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
        for words in (screen, ["env", f"DISPLAY={_DISPLAY}", "openbox"]):
            self._servers.append(
                subprocess.Popen(
                    ["chroot", self.debian.folder, *words],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                )
            )  # fmt: skip
            time.sleep(1)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.run("wineserver", "-k")
        for server in reversed(self._servers):
            server.terminate()
            server.wait(10)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of Debian's, or of Wine's; return what it said."""
        return subprocess.run(
            self._command(*words), capture_output=True, text=True, errors="replace", check=False,
            timeout=600,
        )  # fmt: skip

    def launch(self, *words: str) -> None:
        """Start a program for Windows that stays."""
        self._servers.append(
            subprocess.Popen(
                self._command("wine", *words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        )

    def _command(self, *words: str) -> list[str]:
        command = ["chroot", str(self.debian.folder), "env", "-i", "PATH=/usr/bin:/bin"]
        command += [f"DISPLAY={_DISPLAY}", "LANG=C.UTF-8", "HOME=/srv", f"WINEPREFIX={PREFIX}"]
        command += ["WINEDEBUG=-all", "WINEDLLOVERRIDES=winedbg.exe=;mscoree=;mshtml="]
        return [*command, *words]

    def path(self, windows: str) -> Path:
        """Return where a file of ``C:`` lies for us."""
        inside = windows.removeprefix("C:\\").replace("\\", "/")
        return self.debian.folder / PREFIX.lstrip("/") / "drive_c" / inside

    def registry(self, key: str, name: str = "") -> str:
        """Return a value of the registry, or nothing."""
        which = ["/v", name] if name else ["/ve"]
        told = self.run("wine", "reg", "query", key, *which).stdout
        return next((line.split("REG_SZ", 1)[1].strip() for line in told.splitlines()
                     if "REG_SZ" in line), "")  # fmt: skip

    def keys(self, *chords: str) -> None:
        """Press keys in the window on screen."""
        for chord in chords:
            self.run("xdotool", "key", "--clearmodifiers", chord)
            time.sleep(0.7)

    def windows(self, part: str) -> bool:
        """Tell whether a window with ``part`` in its title is on screen."""
        return bool(self.run("xdotool", "search", "--onlyvisible", "--name", part).stdout.strip())

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        self.run("import", "-window", "root", f"/{name}.png")
        shutil.move(self.debian.folder / f"{name}.png", self.pictures / f"{name}.png")


class Check:
    """The steps, each of which says what it found; the first that fails ends it."""

    def __init__(self, computer: Computer, installer: Path) -> None:
        self._here = computer
        self._installer = f"C:\\{installer.name}"
        shutil.copy(installer, computer.path(self._installer))
        self.rows: list[tuple[str, str, float]] = []

    def step(self, name: str, do: Callable[[], str]) -> None:
        """Do a step and note how it went; exits where it failed."""
        began = time.monotonic()
        found = do()
        self.rows.append((name, found, time.monotonic() - began))
        print(f"{name:<28} {self.rows[-1][2]:6.1f} s  {found}", flush=True)

    def everything(self) -> None:
        """Do all steps."""
        self.step("clean", self.clean)
        self.step("install", self.install)
        self.step("command line", self.command_line)
        self.step("demo through the window", self.demo)
        self.step("open by file", self.open_by_file)
        self.step("work, then kill", self.work_and_kill)
        self.step("open again", self.open_again)
        self.step("replace while open", self.replace_while_open)
        self.step("install over it", self.install_over)
        self.step("remove", self.remove)
        self.step("for everybody", self.for_everybody)

    def clean(self) -> str:
        """Begin without anything of an earlier try."""
        for folder in (_FOLDER, _WORK, rf"{_HOME}\AppData\Local\annotator"):
            shutil.rmtree(self._here.path(folder), ignore_errors=True)
        self._here.path(_WORK).mkdir(parents=True)
        for key in (rf"{_CLASSES}\.annodb", rf"{_CLASSES}\Annotator.Project", _UNINSTALL):
            self._here.run("wine", "reg", "delete", key, "/f")
        return "nothing of an earlier try is left"

    def install(self) -> str:
        """Install silently, as somebody without administrator's rights."""
        done = self._here.run("wine", self._installer, "/S", "/CURRENTUSER")
        expect(done.returncode == 0, f"the installer ended with {done.returncode}")
        program = self._here.path(rf"{_FOLDER}\annotator.exe")
        expect(program.is_file(), "there is no program")
        command = self._here.registry(rf"{_CLASSES}\Annotator.Project\shell\open\command")
        expect(command == f'"{_FOLDER}\\annotator.exe" "%1"', f"the file's command is {command}")
        kind = self._here.registry(rf"{_CLASSES}\.annodb")
        expect(kind == "Annotator.Project", f"the file's kind is {kind}")
        shown = self._here.registry(_UNINSTALL, "DisplayVersion")
        expect(bool(shown), "it is not among the installed programs")
        links = list(self._here.path(_HOME).rglob("Annotator.lnk"))
        expect(bool(links), "it is not in the Start menu")
        size = sum(one.stat().st_size for one in program.parent.rglob("*") if one.is_file())
        return f"version {shown}, {size / 1e6:.0f} MB"

    def command_line(self) -> str:
        """Ask for the version in a console."""
        done = self._here.run("wine", rf"{_FOLDER}\annotator-cli.exe", "--version")
        expect(done.returncode == 0, done.stderr[-2000:])
        return done.stdout.strip()

    def demo(self) -> str:
        """Work on the demo by keys, and let the export and the project be checked."""
        words = ("demo", "--headless", "--keys", "--json", "-o", rf"{_WORK}\demo")
        done = self._cli(*words)
        result = json.loads(done.stdout)
        self._cli("verify", result["export"])
        self._cli("check", result["project"])
        return ", ".join(f"{key} {value}" for key, value in result["done"].items())

    def open_by_file(self) -> str:
        """Open the project by the command that the registry has for its kind of file.

        Wine does not look for kinds of files among those of one person; Windows does.
        """
        self._open()
        self._here.picture("opened")
        return "the window is there"

    def work_and_kill(self) -> str:
        """Decide on something, end the program by force, and find the decision on disk."""
        before = self._decided()
        self._here.keys("Tab", "a", "Tab", "a")
        self._here.picture("worked")
        self._here.run("wine", "taskkill", "/F", "/IM", "annotator.exe")
        self._gone()
        after = self._decided()
        expect(after > before, f"{before} decided before, {after} after the kill")
        self._cli("check", rf"{_WORK}\demo\demo.annodb")
        return f"decided before {before}, after {after}; the project is sound"

    def open_again(self) -> str:
        """Open the project after the kill."""
        self._open()
        self._here.picture("again")
        return "without a question"

    def replace_while_open(self) -> str:
        """Install while the program runs: refused, and nothing is damaged."""
        done = self._here.run("wine", self._installer, "/S", "/CURRENTUSER")
        expect(done.returncode == 2, f"the installer ended with {done.returncode}")
        expect(self._here.path(rf"{_FOLDER}\_internal").is_dir(), "parts are gone")
        self._here.keys("ctrl+q")
        self._gone()
        return "refused with exit code 2"

    def install_over(self) -> str:
        """Install over what is there; what an older version left goes."""
        old = self._here.path(rf"{_FOLDER}\_internal\older.txt")
        old.write_text("from an older version")
        done = self._here.run("wine", self._installer, "/S", "/CURRENTUSER")
        expect(done.returncode == 0, f"the installer ended with {done.returncode}")
        expect(not old.exists(), "files of an older version are left")
        return "done"

    def remove(self) -> str:
        """Remove it silently; projects stay."""
        own = rf"_?={_FOLDER}"  # stays in place, so that the exit code is its own
        done = self._here.run("wine", rf"{_FOLDER}\uninstall.exe", "/S", "/CurrentUser", own)
        expect(done.returncode == 0, f"the uninstaller ended with {done.returncode}")
        left = [one.name for one in self._here.path(_FOLDER).glob("*")]
        expect(left in ([], ["uninstall.exe"]), f"left are {left}")
        for key in (rf"{_CLASSES}\Annotator.Project", _UNINSTALL, rf"{_CLASSES}\.annodb"):
            expect(self._here.run("wine", "reg", "query", key).returncode != 0, f"{key} is left")
        expect(not list(self._here.path(_HOME).rglob("Annotator.lnk")), "the Start menu has it")
        expect(self._here.path(rf"{_WORK}\demo\demo.annodb").is_file(), "the project is gone")
        return "the projects are still there"

    def for_everybody(self) -> str:
        """Install for all people, open the file as a double click does, and remove it again."""
        done = self._here.run("wine", self._installer, "/S", "/ALLUSERS")
        expect(done.returncode == 0, f"the installer ended with {done.returncode}")
        folder = r"C:\Program Files\Annotator"
        expect(self._here.path(rf"{folder}\annotator.exe").is_file(), "there is no program")
        self._here.launch("start", rf"{_WORK}\demo\demo.annodb")
        self._wait("demo")
        self._here.picture("everybody")
        self._here.keys("ctrl+q")
        self._gone()
        own = ("/S", "/AllUsers", rf"_?={folder}")
        done = self._here.run("wine", rf"{folder}\uninstall.exe", *own)
        expect(done.returncode == 0, f"the uninstaller ended with {done.returncode}")
        expect(not self._here.path(rf"{folder}\annotator.exe").exists(), "the program is left")
        return "opened by double click; removed"

    def _open(self) -> None:
        command = self._here.registry(rf"{_CLASSES}\Annotator.Project\shell\open\command")
        program = command.split('"')[1]
        self._here.launch(program, rf"{_WORK}\demo\demo.annodb")
        self._wait("demo")

    def _decided(self) -> int:
        """Return how many spans are decided on, as a read of the file from outside finds it."""
        told = self._cli("info", rf"{_WORK}\demo\demo.annodb", "--json", "--read-only").stdout
        labels = json.loads(told)["spans"].values()
        return sum(states.get("accepted", 0) + states.get("rejected", 0) for states in labels)

    def _cli(self, *words: str) -> subprocess.CompletedProcess[str]:
        done = self._here.run("wine", rf"{_FOLDER}\annotator-cli.exe", *words)
        expect(done.returncode == 0, f"{words}: {done.returncode}\n{done.stderr[-3000:]}")
        return done

    def _wait(self, title: str) -> None:
        until = time.monotonic() + _PATIENCE
        while not self._here.windows(title):
            expect(time.monotonic() < until, f"no window {title}")
            time.sleep(0.5)
        time.sleep(5)

    def _gone(self) -> None:
        until = time.monotonic() + _PATIENCE
        while "annotator.exe" in self._here.run("wine", "tasklist").stdout:
            expect(time.monotonic() < until, "the program does not end")
            time.sleep(0.5)


def expect(held: object, otherwise: str) -> None:
    """End the check where something does not hold."""
    if not held:
        sys.exit(f"FAILED: {otherwise}")


def main() -> None:
    """Check the newest installer in a place."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("place", type=Path)
    parser.add_argument("--json", type=Path, help="also write what was found to this file")
    arguments = parser.parse_args()
    place = arguments.place.resolve()
    installer = max(place.glob("annotator-*-setup.exe"), key=lambda path: path.stat().st_mtime)
    print(f"{installer.name} {installer.stat().st_size / 1e6:.1f} MB", flush=True)
    with Computer(place) as computer:
        check = Check(computer, installer)
        check.everything()
    if arguments.json:
        rows = [{"step": name, "found": found, "seconds": took} for name, found, took in check.rows]
        arguments.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()

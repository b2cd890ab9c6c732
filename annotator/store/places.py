"""What kind of place a file lies in: a disk of this computer, a network drive, a synced folder.

SQLite's locks keep two programs apart only where the file system keeps them, which network drives
often do not, and a synchronised folder cannot: there each computer has a copy of its own. What is
asked of the system is handed in as ``Facts``, so that the rules of all systems are tested on one.
"""

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = 4
"""What ``GetDriveTypeW`` answers for a drive that is another computer's (``DRIVE_REMOTE``)."""
_ESCAPED = re.compile(r"\\([0-7]{3})")
_MOUNTED = re.compile(r"^.* on (?P<point>/.*) \((?P<type>[^,)]+)")
"""A line of the BSD command ``mount``."""

_NETWORK = frozenset(
    (
        "9p",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "fuse.ceph",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "fuse.vmhgfs-fuse",
        "glusterfs",
        "gpfs",
        "lustre",
        "macfuse.sshfs",
        "ncpfs",
        "nfs",
        "nfs4",
        "osxfuse.sshfs",
        "prl_fs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "virtiofs",
        "vmhgfs",
        "webdav",
    )
)
"""File systems that are another computer's. Folders of a host in a virtual machine count too."""

_SYNCED_MOUNTS = {
    "fuse.pCloud.fs": "pCloud",
    "fuse.google-drive-ocamlfuse": "Google Drive",
    "fuse.onedriver": "OneDrive",
}
_MARKERS = {
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".SynologyWorkingDirectory": "Synology Drive",
    ".tmp.drivedownload": "Google Drive",
    ".stfolder": "Syncthing",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
}
"""What the services leave in the folder that they keep the same."""

_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NAMES = (
    (re.compile(r"dropbox( \(.+\))?"), "Dropbox"),
    (re.compile(r"onedrive([ -].+)?"), "OneDrive"),
    (re.compile(r"google ?drive(-.+)?|my drive|mon drive|googledrive"), "Google Drive"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs"), "iCloud Drive"),
    (re.compile(r"nextcloud\d*"), "Nextcloud"),
    (re.compile(r"owncloud\d*"), "ownCloud"),
    (re.compile(r"pclouddrive|pcloud ?(sync|drive)"), "pCloud"),
    (re.compile(r"synologydrive|cloudstation"), "Synology Drive"),
    (re.compile(r"kdrive\d*"), "kDrive"),
    (re.compile(r"megasync( downloads)?"), "MEGA"),
    (re.compile(r"box( sync|-box)"), "Box"),
    (re.compile(r"proton ?drive"), "Proton Drive"),
)
"""Names of folders that nobody but a service gives, in small letters."""


class Kind(StrEnum):
    """How far the locks of a file hold."""

    LOCAL = "local"
    NETWORK = "network"
    """On another computer: whether locks hold depends on both."""
    SYNCED = "synced"
    """A copy on each computer: locks hold on this one only."""


@dataclass(frozen=True, slots=True)
class Place:
    """The kind of a place, and what it is called: the service, or the kind of network drive."""

    kind: Kind = Kind.LOCAL
    name: str = ""

    @property
    def shared(self) -> bool:
        """Whether others can get at the file without SQLite's locks holding them off."""
        return self.kind is not Kind.LOCAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a computer says of itself."""

    system: str
    """As ``sys.platform`` has it."""
    mounts: Callable[[], str] = lambda: ""
    """What is mounted where: Linux's ``mountinfo``, or what ``mount`` prints on macOS."""
    drive_type: Callable[[str], int] = lambda _: 0
    """Windows' kind of a drive such as ``C:\\``."""
    environment: Mapping[str, str] = field(default_factory=dict)
    exists: Callable[[PurePath], bool] = lambda _: False


def place_of(path: Path) -> Place:
    """Return in what kind of place of this computer a file lies."""
    return found_place(path.absolute(), _here())


def found_place(path: PurePath, facts: Facts) -> Place:
    """Return in what kind of place a file lies, by what the computer says of itself."""
    service = _service(path, facts)
    if service:
        return Place(Kind.SYNCED, service)
    return _on_windows(path, facts) if facts.system == "win32" else _mounted(path, facts)


def _service(path: PurePath, facts: Facts) -> str:
    """Return the service that keeps one of the folders above a file the same elsewhere."""
    for variable in _VARIABLES:
        root = facts.environment.get(variable)
        if root and path.is_relative_to(root):
            return "OneDrive"
    for folder in path.parents:
        for pattern, service in _NAMES:
            if pattern.fullmatch(folder.name.casefold()):
                return service
        for marker, service in _MARKERS.items():
            if facts.exists(folder / marker):
                return service
    return ""


def _on_windows(path: PurePath, facts: Facts) -> Place:
    drive = PureWindowsPath(path).drive
    if drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\")):
        return Place(Kind.NETWORK, drive)
    if drive.startswith("\\\\?\\UNC\\"):
        return Place(Kind.NETWORK, "\\\\" + drive[8:])
    letter = drive.removeprefix("\\\\?\\")
    if letter and facts.drive_type(letter + "\\") == _REMOTE:
        return Place(Kind.NETWORK, letter)
    return Place()


def _mounted(path: PurePath, facts: Facts) -> Place:
    read = _mount_of_bsd if facts.system == "darwin" else _mount_of_linux
    found, depth = "", -1
    for line in facts.mounts().splitlines():
        mount = read(line)
        if mount is None:
            continue
        point = PurePosixPath(mount[0])
        # Of two at the same place the later one hides the earlier.
        if path.is_relative_to(point) and len(point.parts) >= depth:
            found, depth = mount[1], len(point.parts)
    if found in _SYNCED_MOUNTS:
        return Place(Kind.SYNCED, _SYNCED_MOUNTS[found])
    return Place(Kind.NETWORK, found.removeprefix("fuse.")) if found in _NETWORK else Place()


def _mount_of_linux(line: str) -> tuple[str, str] | None:
    before, _, after = line.partition(" - ")
    fields, kind = before.split(" "), after.split(" ")[0]
    if len(fields) < 5 or not kind:
        return None
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4]), kind


def _mount_of_bsd(line: str) -> tuple[str, str] | None:
    found = _MOUNTED.match(line)
    return (found["point"], found["type"]) if found else None


# This computer


def _here() -> Facts:
    return Facts(
        system=sys.platform,
        mounts=_mounts_on_mac if sys.platform == "darwin" else _mounts_on_linux,
        drive_type=_drive_type,
        environment=os.environ,
        exists=_exists,
    )


def _exists(path: PurePath) -> bool:
    try:
        return Path(path).exists()
    except OSError:
        return False  # a folder that may not be looked into


def _mounts_on_linux() -> str:
    try:
        return os.fsdecode(_MOUNTS.read_bytes())
    except OSError:
        return ""


def _mounts_on_mac() -> str:
    try:
        done = subprocess.run(["/sbin/mount"], capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""  # a server that does not answer: the folder's name still tells
    return os.fsdecode(done.stdout)


def _drive_type(root: str) -> int:
    if sys.platform == "win32":
        return int(ctypes.windll.kernel32.GetDriveTypeW(ctypes.c_wchar_p(root)))
    return 0

"""Where a file lies, told from what each of the three systems says of itself."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from annotator.store.places import Facts, Kind, Place, found_place, place_of

MOUNTINFO = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw shared:1 - ext4 /dev/vda rw
40 27 0:40 / /srv/equipe rw,relatime shared:20 - nfs4 server:/equipe rw,vers=4.2
41 27 0:41 / /mnt/dossier\\040commun rw - cifs //server/commun rw
42 27 0:42 / /srv/ana/distant rw,nosuid - fuse.sshfs ana@server: rw
43 40 0:43 / /srv/equipe/cache rw - tmpfs tmpfs rw
44 27 0:44 / /mnt/c rw - 9p drvfs rw,aname=drvfs
45 27 0:45 / /srv/ana/nuage rw - fuse.pCloud.fs pCloud rw
46 27 0:46 / /auto rw - autofs systemd-1 rw
47 27 0:47 / /auto rw - nfs server:/auto rw
"""
MOUNT = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//ana@server/equipe on /Volumes/equipe (1) (smbfs, nodev, nosuid, mounted by ana)
server:/x on /Volumes/nfs (nfs)
"""


def linux(path: str, *existing: str, **environment: str) -> Place:
    facts = Facts(
        system="linux",
        mounts=lambda: MOUNTINFO,
        environment=environment,
        exists=lambda one: str(one) in existing,
    )
    return found_place(PurePosixPath(path), facts)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/srv/equipe/presse.annodb", "nfs4"),
        ("/mnt/dossier commun/a/presse.annodb", "cifs"),
        ("/srv/ana/distant/presse.annodb", "sshfs"),
        ("/mnt/c/presse.annodb", "9p"),
        ("/auto/presse.annodb", "nfs"),
    ],
)
def test_network_drives_on_linux(path: str, name: str) -> None:
    assert linux(path) == Place(Kind.NETWORK, name)


@pytest.mark.parametrize(
    "path",
    [
        "/srv/ana/presse.annodb",
        "/srv/equipe/cache/presse.annodb",
        "/srv/equipes/presse.annodb",
        "/mnt/dossier/presse.annodb",
        "/srv/ana/Dropbox-notes.annodb",
        "/srv/ana/mes dropbox/presse.annodb",
    ],
)
def test_disks_of_ones_own(path: str) -> None:
    assert linux(path) == Place()
    assert not linux(path).shared


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Rédaction)", "Dropbox"),
        ("OneDrive - Le Journal", "OneDrive"),
        ("OneDrive-Personal", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-ana@example.org", "Google Drive"),
        ("Mon Drive", "Google Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("com~apple~CloudDocs", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud2", "ownCloud"),
        ("pCloudDrive", "pCloud"),
        ("pCloud Sync", "pCloud"),
        ("SynologyDrive", "Synology Drive"),
    ],
)
def test_names_of_synchronised_folders(folder: str, service: str) -> None:
    assert linux(f"/srv/ana/{folder}/projets/presse.annodb") == Place(Kind.SYNCED, service)


def test_what_a_service_leaves_in_its_folder_or_its_variable_gives_it_away() -> None:
    assert linux("/data/x/y/p.annodb", "/data/x/.dropbox") == Place(Kind.SYNCED, "Dropbox")
    assert linux("/data/x/p.annodb", "/data/x/.nextcloudsync.log").name == "Nextcloud"
    assert linux("/data/x/p.annodb", "/data/y/.nextcloudsync.log") == Place()
    assert linux("/data/one/p.annodb", OneDrive="/data/one") == Place(Kind.SYNCED, "OneDrive")
    assert linux("/data/two/p.annodb", OneDrive="/data/one") == Place()
    assert linux("/srv/ana/nuage/p.annodb") == Place(Kind.SYNCED, "pCloud")


def windows(path: str, **environment: str) -> Place:
    facts = Facts(
        system="win32",
        drive_type=lambda root: {"C:\\": 3, "Z:\\": 4}[root],
        environment=environment,
    )
    return found_place(PureWindowsPath(path), facts)


def test_windows() -> None:
    assert windows(r"C:\Gens\ana\presse.annodb") == Place()
    assert windows(r"\\?\C:\Gens\ana\presse.annodb") == Place()
    assert windows(r"Z:\presse.annodb") == Place(Kind.NETWORK, "Z:")
    assert windows(r"\\server\equipe\a\presse.annodb") == Place(Kind.NETWORK, r"\\server\equipe")
    long = windows(r"\\?\UNC\server\equipe\presse.annodb")
    assert long == Place(Kind.NETWORK, r"\\server\equipe")
    cloud = windows(r"c:\gens\ANA\cloud\p.annodb", OneDriveCommercial=r"C:\Gens\ana\cloud")
    assert cloud == Place(Kind.SYNCED, "OneDrive")
    assert windows(r"C:\Gens\ana\iCloudDrive\p.annodb").name == "iCloud Drive"


def mac(path: str) -> Place:
    return found_place(PurePosixPath(path), Facts(system="darwin", mounts=lambda: MOUNT))


def test_macos() -> None:
    assert mac("/Gens/ana/presse.annodb") == Place()
    assert mac("/Volumes/equipe (1)/presse.annodb") == Place(Kind.NETWORK, "smbfs")
    assert mac("/Volumes/nfs/presse.annodb") == Place(Kind.NETWORK, "nfs")
    cloud = "/Gens/ana/Library/Mobile Documents/com~apple~CloudDocs/p.annodb"
    assert mac(cloud) == Place(Kind.SYNCED, "iCloud Drive")


def test_this_computer_is_asked(tmp_path: Path) -> None:
    assert place_of(tmp_path / "p.annodb") == Place()
    folder = tmp_path / "travaux"
    (folder / "projets").mkdir(parents=True)
    (folder / ".dropbox").touch()
    assert place_of(folder / "projets" / "p.annodb") == Place(Kind.SYNCED, "Dropbox")


def test_odd_lines_of_the_mount_table_are_passed_over() -> None:
    def place(system: str, text: str) -> Place:
        path: PurePath = PurePosixPath("/a/b")
        return found_place(path, Facts(system=system, mounts=lambda: text))

    assert place("linux", "\nnonsense\n1 2 3 - \n1 2 3 4 /a - nfs x y") == Place(
        Kind.NETWORK, "nfs"
    )
    assert place("darwin", "\nnonsense (x\n on  ()\n") == Place()

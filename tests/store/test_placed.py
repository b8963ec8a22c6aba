"""What lies on a network share or in a synced folder, on each system, told without one."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from actionplan.store import placed
from actionplan.words.errors import StoreUnavailable

MOUNTINFO = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
36 22 0:40 / /mnt/team\040drive rw,relatime shared:9 - cifs //server/team rw,vers=3.1.1
37 36 8:2 / /mnt/team\040drive/scratch rw - xfs /dev/sdb1 rw
40 22 0:44 / /srv/plans rw - ext4 /dev/sdc1 rw
41 22 0:45 / /srv/plans rw - nfs4 server:/plans rw
43 22 0:47 / /media/stick rw - fuseblk /dev/sdd1 rw
50 22 0:50 / /mnt/z rw - fuse.sshfs person@server: rw
half a line
"""


@pytest.mark.parametrize(
    ("folder", "system"),
    [
        ("/somewhere/plans", "ext4"),
        ("/mnt/team drive", "cifs"),
        ("/mnt/team drive/comms", "cifs"),
        ("/mnt/team drives", "ext4"),
        ("/mnt/team drive/scratch/x", "xfs"),
        ("/srv/plans", "nfs4"),
        ("/media/stick", "fuseblk"),
        ("/mnt/z/a", "fuse.sshfs"),
    ],
)
def test_the_file_system_on_linux_is_that_of_the_nearest_mount_and_of_the_last_there(folder, system):
    assert placed.file_system(PurePosixPath(folder), placed.mounts_of_linux(MOUNTINFO)) == system


def test_which_file_systems_several_computers_write():
    shared = {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afpfs",
        "fuse.sshfs",
        "fuse.rclone",
        "9p",
        "drvfs",
        "vboxsf",
    }
    local = {"ext4", "xfs", "btrfs", "overlay", "tmpfs", "fuseblk", "apfs", "hfs", "ntfs", "zfs", ""}
    assert shared <= placed.ON_THE_NETWORK
    assert local & placed.ON_THE_NETWORK == set()


def test_the_file_system_on_macos():
    mounts = placed.mounts_of_mac(
        "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
        "//person@server/Comms (team) on /Volumes/Comms (team) (smbfs, nodev, nosuid, mounted by person)\n"
        "map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)\n"
    )
    assert placed.file_system(PurePosixPath("/Volumes/Comms (team)/plans"), mounts) == "smbfs"
    assert placed.file_system(PurePosixPath("/Users/person/plans"), mounts) == "apfs"


@pytest.mark.parametrize(
    ("folder", "is_unc"),
    [
        ("\\\\server\\share\\plans", True),
        ("\\\\?\\UNC\\server\\share\\plans", True),
        ("\\\\?\\C:\\plans", False),
        ("C:\\plans", False),
        ("Z:\\", False),
    ],
)
def test_the_name_of_a_server_on_windows(folder, is_unc):
    assert placed.is_unc(PureWindowsPath(folder)) is is_unc


@pytest.mark.parametrize(
    ("folder", "is_synced"),
    [
        ("C:\\Users\\person\\OneDrive - Example Trust\\Comms", True),
        ("C:\\Users\\person\\Dropbox (Example)\\Comms", True),
        ("G:\\My Drive\\Comms", True),
        ("C:\\Users\\person\\Elsewhere\\Comms", True),
        ("C:\\Users\\person\\Example Trust\\Team - Documents", True),
        ("C:\\Users\\person\\Documents\\OneDriven", False),
        ("C:\\Users\\person\\Boxes", False),
        ("C:\\Users\\person\\Acme Dropbox\\Comms", True),
        ("C:\\Users\\person\\SynologyDrive\\Comms", True),
        ("C:\\Users\\person\\Documents\\MEGA\\Comms", True),
        ("C:\\Users\\person\\Proton Drive\\person\\My files", True),
        ("G:\\Shared drives\\Comms", True),
        ("P:\\pCloud Drive\\Comms", True),
        ("C:\\Users\\person\\My Drive (person@example.org)", True),
        ("C:\\Users\\person\\Mega projects", False),
        ("C:\\Users\\person\\mega", False),
        ("C:\\box\\plans", False),
    ],
)
def test_a_synced_folder_on_windows(folder, is_synced):
    roots = ("C:\\Users\\person\\Elsewhere", "C:\\Users\\person\\OneDrive - Example Trust")
    assert placed.is_synced(PureWindowsPath(folder), roots) is is_synced


@pytest.mark.parametrize(
    "folder",
    [
        "/Users/person/Library/CloudStorage/OneDrive-ExampleTrust/Comms",
        "/Users/person/Library/Mobile Documents/com~apple~CloudDocs",
        "/somewhere/Nextcloud/plans",
        "/somewhere/ownCloud/plans",
        "/somewhere/Nextcloud2/plans",
        "/somewhere/Egnyte/plans",
        "/somewhere/Tresorit/plans",
        "/somewhere/Synology Drive/plans",
        "/somewhere/Dropbox (Example)/plans",
        "/somewhere/Google Drive/plans",
    ],
)
def test_a_synced_folder_elsewhere(folder):
    assert placed.is_synced(PurePosixPath(folder))


def test_a_store_is_found_on_a_share_and_in_a_synced_folder(tmp_path, monkeypatch):
    monkeypatch.delenv(placed.VARIABLE, raising=False)
    for name in ("share", "plain", "Dropbox"):
        (tmp_path / name).mkdir()
    (tmp_path / "way in").symlink_to(tmp_path / "Dropbox")
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        f"1 0 0:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:2 / {tmp_path}/share rw - nfs4 server:/ rw\n", "utf-8"
    )
    monkeypatch.setattr(placed, "MOUNTS", mounts)
    names = ("share", "plain", "Dropbox", "way in")
    assert [placed.is_shared(tmp_path / name / "actionplan.db") for name in names] == [
        True,
        False,
        True,
        True,
    ]
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "plain"))
    assert placed.is_shared(tmp_path / "plain" / "actionplan.db")


@pytest.mark.parametrize(
    ("folder", "is_synced"),
    [
        ("/people/box/Box/plans", True),
        ("/people/box/Box Sync", True),
        ("/people/box/plans", False),
        ("/people/box/box", False),
        ("/people/box/Documents/Box/plans", False),
        ("/srv/Box/plans", False),
    ],
)
def test_a_folder_called_box_is_synced_directly_in_a_persons_own_only(folder, is_synced):
    roots = placed._roots({"HOME": "/people/box"})
    assert placed.is_synced(PurePosixPath(folder), roots) is is_synced


def test_a_person_can_say_otherwise(tmp_path, monkeypatch):
    monkeypatch.setenv(placed.VARIABLE, "Yes")
    assert placed.is_shared(tmp_path / "actionplan.db")
    monkeypatch.setenv(placed.VARIABLE, "no")
    assert not placed.is_shared(Path("/srv/OneDrive/actionplan.db"))
    monkeypatch.setenv(placed.VARIABLE, "perhaps")
    with pytest.raises(StoreUnavailable) as caught:
        placed.is_shared(tmp_path / "actionplan.db")
    assert str(caught.value) == (
        'ACTIONPLAN_SHARED says "perhaps": write yes where people on other computers use the store too, or no.'
    )

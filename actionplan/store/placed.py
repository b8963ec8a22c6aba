"""Where the file of a store lies: on a disk of this computer, or where other computers write too."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePath, PureWindowsPath

from actionplan.words.errors import StoreUnavailable

VARIABLE = "ACTIONPLAN_SHARED"
_SAID = {"yes": True, "no": False, "": None}
MOUNTS = Path("/proc/self/mountinfo")
_ON_THE_NETWORK = """
9p afpfs afs beegfs ceph cifs coda davfs drvfs fuse.cephfs fuse.curlftpfs fuse.davfs2 fuse.glusterfs
fuse.google-drive-ocamlfuse fuse.gvfsd-fuse fuse.onedriver fuse.rclone fuse.s3fs fuse.smbnetfs fuse.sshfs
fuse.vmhgfs-fuse gfs2 glusterfs lustre macfuse ncpfs nfs nfs4 ocfs2 osxfuse prl_fs smb2 smb3 smbfs vboxsf virtiofs
vmhgfs webdav
"""
ON_THE_NETWORK = frozenset(_ON_THE_NETWORK.split())
"""File systems whose locks or shared memory do not hold between computers, by the names of Linux and macOS."""
SYNCED_BY = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Variables in which Windows tells the folders that OneDrive keeps the same on several computers."""
_SYNCED = re.compile(
    r"onedrive|onedrive - .+|sharepoint|cloudstorage|(.+ )?dropbox( \(.+\))?|google ?drive|my drive( \(.+\))?|"
    r"shared drives|icloud ?drive|mobile documents|(nextcloud|owncloud)(\d| - .+)?|synology ?drive|megasync|"
    r"egnyte( drive| connect)?|tresorit( drive)?|pcloud ?drive|proton ?drive"
)
_SYNCED_AS_WRITTEN = frozenset({"MEGA"})
IN_HOME = ("Box", "Box Sync")
"""What is a synced folder only directly in a person's own, as anything may be called so."""
_HOMES = ("HOME", "USERPROFILE")
_OF_ORGANISATION = re.compile(r"OneDrive - (.+)", re.IGNORECASE)
_CODE_OF_LETTER = re.compile(r"\\(\d{3})")
_MAC_MOUNT = re.compile(r".+ on (/.*) \((\w+)[,)]")
_DRIVE_REMOTE = 4  # of GetDriveTypeW


def is_shared(file: Path) -> bool:
    """Whether other computers may write the file: on a network share, or in a folder that is kept the same elsewhere.

    ACTIONPLAN_SHARED says otherwise with yes or no. It is found out once for each folder.

    Raises:
        StoreUnavailable: where the variable says something else.
    """
    said = os.environ.get(VARIABLE, "").strip().lower()
    if said not in _SAID:
        raise StoreUnavailable(
            f'{VARIABLE} says "{said[:60]}": write yes where people on other computers use the store too, or no.'
        )
    told = _SAID[said]
    return _found(file.parent.absolute(), _roots(os.environ)) if told is None else told


@lru_cache(maxsize=64)
def _found(folder: Path, roots: Sequence[str]) -> bool:
    real = Path(os.path.realpath(folder))
    return any(is_synced(one, roots) for one in (folder, real)) or _is_on_network(real)


def _roots(environment: Mapping[str, str]) -> tuple[str, ...]:
    homes = [Path(environment[name]) for name in _HOMES if environment.get(name)]
    told = [environment[name] for name in SYNCED_BY if environment.get(name)]
    return (*told, *(str(home / name) for home in homes for name in IN_HOME))


def is_synced(folder: PurePath, roots: Sequence[str] = ()) -> bool:
    """Whether a folder is one that a program keeps the same on several computers, by its name or by their `roots`."""
    if any(part in _SYNCED_AS_WRITTEN or _SYNCED.fullmatch(part.casefold()) for part in folder.parts):
        return True
    return any(folder.is_relative_to(root) for root in _with_libraries(roots, type(folder)))


def _with_libraries(roots: Sequence[str], kind: type[PurePath]) -> Iterator[PurePath]:
    """The roots, and beside `OneDrive - Trust` the folder `Trust` with the libraries of SharePoint that are synced."""
    for root in map(kind, roots):
        yield root
        if found := _OF_ORGANISATION.fullmatch(root.name):
            yield root.parent / found[1]


def _is_on_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return is_unc(folder) or _drive_type(f"{folder.drive}\\") == _DRIVE_REMOTE
    if sys.platform == "darwin":
        return file_system(folder, mounts_of_mac(_said_by_mount())) in ON_THE_NETWORK
    try:
        return file_system(folder, mounts_of_linux(MOUNTS.read_text("utf-8", "replace"))) in ON_THE_NETWORK
    except OSError:
        return False


def is_unc(folder: PurePath) -> bool:
    r"""Whether a path of Windows begins with the name of a server, also in its long form `\\?\UNC\server`."""
    drive = PureWindowsPath(folder).drive.upper()
    return drive.startswith("\\\\?\\UNC\\") or (drive.startswith("\\\\") and drive[2:4] not in ("?\\", ".\\"))


def _drive_type(root: str) -> int:
    """What Windows calls a drive, such as that of a letter; 0 where it does not say."""
    kernel = getattr(getattr(ctypes, "windll", None), "kernel32", None)
    return int(kernel.GetDriveTypeW(root)) if kernel else 0


def file_system(folder: PurePath, mounts: Sequence[tuple[str, str]]) -> str:
    """The file system that a folder is on, by the mount that is nearest above it, the last of several."""
    above = [
        (len(PurePath(place).parts), n) for n, (place, _) in enumerate(mounts) if folder.is_relative_to(place)
    ]
    return mounts[max(above)[1]][1] if above else ""


def mounts_of_linux(text: str) -> list[tuple[str, str]]:
    """The places and file systems of the mounts that the kernel tells (man 5 proc, mountinfo)."""
    found = []
    for line in text.splitlines():
        place, between, rest = line.partition(" - ")
        if between and len(place.split()) > 4 and rest:
            found.append((_unescaped(place.split()[4]), rest.split()[0]))
    return found


def _unescaped(text: str) -> str:
    return _CODE_OF_LETTER.sub(lambda code: chr(int(code[1], 8)), text)


def mounts_of_mac(text: str) -> list[tuple[str, str]]:
    """The same from what the command `mount` of macOS prints."""
    lines = (_MAC_MOUNT.match(line) for line in text.splitlines())
    return [(line[1], line[2]) for line in lines if line]


def _said_by_mount() -> str:
    try:
        return subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return ""

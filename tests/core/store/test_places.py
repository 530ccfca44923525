"""Where a register may lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.store.places import (
    PlaceKind,
    PlaceTrouble,
    RegisterInSyncedFolder,
    RegisterOnNetwork,
    require_own_disk,
    trouble_of,
)
from medias_desktop.core.store.remote import NETWORK_FILE_SYSTEMS, read_mounts

MOUNTS = r"""
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
//serveur/greffe /mnt/greffe cifs rw,vers=3.1.1 0 0
nas:/volume1/ville /mnt/ville nfs4 rw 0 0
/dev/sdb1 /mnt/ville/local ext4 rw 0 0
//serveur/Documents\040communs /mnt/Documents\040communs smb3 rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
https://nuage.ville.example/dav /home/anne/nuage fuse rw 0 0
systemd-1 /mnt/auto autofs rw 0 0
nas:/auto /mnt/auto nfs rw 0 0
/dev/sdc1 /media/cle fuseblk rw 0 0
"""

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="Linux lists what is mounted in /proc")


def on_linux(path: str) -> PlaceTrouble | None:
    return trouble_of(Path(path), platform="linux", environment={}, mounts=MOUNTS)


def on_windows(path: str, *remote: str, **environment: str) -> PlaceTrouble | None:
    return trouble_of(
        PureWindowsPath(path), platform="win32", environment=environment, is_remote=lambda top: top in remote
    )


@linux_only
@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("/mnt/greffe/Ville.medias", "//serveur/greffe"),
        ("/mnt/greffe/a/b/c/Ville.medias", "//serveur/greffe"),
        ("/mnt/ville/Ville.medias", "nas:/volume1/ville"),
        ("/mnt/Documents communs/Ville.medias", "//serveur/Documents communs"),
        ("/run/user/1000/gvfs/smb-share:server=s,share=g/Ville.medias", "gvfsd-fuse"),
        ("/home/anne/nuage/Ville.medias", "https://nuage.ville.example/dav"),
        ("/mnt/auto/Ville.medias", "nas:/auto"),
    ],
)
def test_a_share_on_linux(path, share):
    assert on_linux(path) == PlaceTrouble(PlaceKind.NETWORK, share)


@linux_only
@pytest.mark.parametrize(
    "path",
    [
        "/home/anne/Ville.medias",
        "/mnt/ville/local/Ville.medias",  # a disk of this computer inside a share's folder
        "/mnt/greffe2/Ville.medias",  # only the beginning of the name is the same
        "/media/cle/Ville.medias",
        "/Ville.medias",
    ],
)
def test_an_own_disk_on_linux(path):
    assert on_linux(path) is None


@linux_only
@given(
    st.sampled_from(sorted(NETWORK_FILE_SYSTEMS)), st.lists(st.sampled_from("abc é"), min_size=1, max_size=3)
)
def test_every_network_file_system_at_any_depth(kind, folders):
    point = "/mnt/" + "/".join(folders)
    line = f"source {point} {kind} rw 0 0".replace(point, point.replace(" ", r"\040"))
    found = trouble_of(Path(point) / "V.medias", platform="linux", environment={}, mounts=line)
    assert found == PlaceTrouble(PlaceKind.NETWORK, "source")
    outside = trouble_of(Path(point + "x/V.medias"), platform="linux", environment={}, mounts=line)
    assert outside is None


@linux_only
@given(st.text(max_size=200))
def test_a_strange_list_of_mounts_is_no_bug(text):
    trouble_of(Path("/home/anne/Ville.medias"), platform="linux", environment={}, mounts=text)


@linux_only
def test_this_computer_lists_its_mounts():
    assert " / " in read_mounts()


@linux_only
def test_a_link_is_followed(tmp_path):
    (tmp_path / "vrai").mkdir()
    (tmp_path / "lien").symlink_to(tmp_path / "vrai")
    mounts = f"//serveur/greffe {tmp_path}/vrai cifs rw 0 0"
    found = trouble_of(tmp_path / "lien" / "V.medias", platform="linux", environment={}, mounts=mounts)
    assert found == PlaceTrouble(PlaceKind.NETWORK, "//serveur/greffe")


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"\\serveur\greffe\Ville.medias", r"\\serveur\greffe"),
        ("//serveur/greffe/Ville.medias", r"\\serveur\greffe"),
        (r"\\?\UNC\serveur\greffe\Ville.medias", r"\\serveur\greffe"),
        (r"\\wsl$\Debian\home\anne\Ville.medias", r"\\wsl$\Debian"),
        (r"N:\Registre\Ville.medias", "N:"),
    ],
)
def test_a_share_on_windows(path, share):
    assert on_windows(path, "N:\\") == PlaceTrouble(PlaceKind.NETWORK, share)


@pytest.mark.parametrize(
    "path",
    [
        r"C:\Users\Anne\Documents\Ville.medias",
        r"\\?\C:\Registre\Ville.medias",
        r"D:\Ville.medias",
        r"\\.\C:\V.medias",
    ],
)
def test_an_own_disk_on_windows(path):
    assert on_windows(path, "N:\\") is None


def test_a_share_on_a_mac(tmp_path):
    """A folder that does not exist yet is asked about by the one above it."""
    asked = []

    def is_remote(folder: str) -> bool:
        asked.append(folder)
        return True

    found = trouble_of(
        tmp_path / "nouveau" / "V.medias", platform="darwin", environment={}, is_remote=is_remote
    )
    assert found == PlaceTrouble(PlaceKind.NETWORK, str(tmp_path))
    assert asked == [str(tmp_path)]


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (r"C:\Users\Anne\OneDrive\Ville.medias", "OneDrive"),
        (r"C:\Users\Anne\OneDrive - Ville de Sainte-Élodie\Documents\Ville.medias", "OneDrive"),
        (r"C:\Users\Anne\Dropbox\Ville.medias", "Dropbox"),
        (r"C:\Users\Anne\Dropbox (Ville)\Ville.medias", "Dropbox"),
        (r"C:\Users\Anne\Google Drive\Ville.medias", "Google Drive"),
        (r"G:\Mon disque\Ville.medias", "Google Drive"),
        (r"G:\My Drive\Greffe\Ville.medias", "Google Drive"),
        (r"C:\Users\Anne\iCloudDrive\Ville.medias", "iCloud"),
        (r"C:\Users\Anne\NEXTCLOUD2\Ville.medias", "Nextcloud"),
        (r"P:\pCloud Drive\Ville.medias", "pCloud"),
        (r"C:\Users\Anne\Box\Ville.medias", "Box"),
        (r"D:\kDrive\Ville.medias", "kDrive"),
    ],
)
def test_a_synchronised_folder_by_its_name(path, service):
    assert on_windows(path) == PlaceTrouble(PlaceKind.SYNCED, service)


@pytest.mark.parametrize(
    "path",
    [
        r"C:\Users\Anne\Documents\Dropbox.medias",  # the register's own name says nothing
        r"C:\Users\Anne\Documents\Dropboxes\Ville.medias",
        r"C:\Users\Anne\Documents\Anciens fichiers OneDrive\Ville.medias",
        r"C:\Users\Anne\Documents\Box\Ville.medias",
        r"C:\Users\Anne\Documents\Sync\Ville.medias",
        r"D:\Archives\Mon disque\Ville.medias",
    ],
)
def test_a_name_that_only_resembles(path):
    assert on_windows(path) is None


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"])
def test_onedrive_by_the_environment(variable):
    folder = r"D:\Infonuagique"
    assert on_windows(r"d:\infonuagique\greffe\V.medias", **{variable: folder}) == PlaceTrouble(
        PlaceKind.SYNCED, "OneDrive"
    )
    assert on_windows(r"D:\Infonuagique2\V.medias", **{variable: folder}) is None
    assert on_windows(r"D:\Infonuagique\V.medias", **{variable: ""}) is None


@pytest.mark.skipif(os.name == "nt", reason="a Mac's path")
def test_the_folders_of_a_mac():
    def found(path: str) -> PlaceTrouble | None:
        return trouble_of(Path(path), platform="darwin", environment={}, is_remote=lambda _folder: False)

    cloud = "/Users/anne/Library/CloudStorage/"
    assert found(cloud + "OneDrive-VilledeSainte-Élodie/V.medias") == PlaceTrouble(
        PlaceKind.SYNCED, "OneDrive"
    )
    assert found(cloud + "GoogleDrive-anne@ville.example/Mon disque/V.medias").by == "Google Drive"
    assert found(cloud + "Nuage-Ville/V.medias").by == "Nuage"
    assert found("/Users/anne/Library/Mobile Documents/com~apple~CloudDocs/V.medias").by == "iCloud"


@pytest.mark.parametrize(
    ("name", "service"),
    [
        (".dropbox", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    ],
)
def test_a_synchronised_folder_by_the_file_in_it(tmp_path, name, service):
    deep = tmp_path / "partage" / "greffe" / "2026"
    deep.mkdir(parents=True)
    (tmp_path / "partage" / name).touch()
    assert trouble_of(deep / "V.medias", mounts="", environment={}) == PlaceTrouble(PlaceKind.SYNCED, service)
    assert trouble_of(tmp_path / "V.medias", mounts="", environment={}) is None


def test_what_marks_nothing(tmp_path):
    """``~/.dropbox`` holds Dropbox's settings; desktop.ini is Windows' own."""
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / "desktop.ini").touch()
    assert trouble_of(tmp_path / "V.medias", mounts="", environment={}) is None
    (tmp_path / ".stfolder").mkdir()
    assert trouble_of(tmp_path / "V.medias", mounts="", environment={}).by == "Syncthing"


def test_a_bad_place_is_refused_with_the_reason(tmp_path):
    require_own_disk(tmp_path / "V.medias")
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    for alone in (False, True):  # synchronised folders are no place for one computer either
        with pytest.raises(RegisterInSyncedFolder) as caught:
            require_own_disk(folder / "V.medias", alone=alone)
    sentence = caught.value.sentence()
    assert "«\u00a0V.medias\u00a0»" in sentence
    assert "Nextcloud" in sentence
    assert "PostgreSQL" in sentence
    network = PlaceTrouble(PlaceKind.NETWORK, "//serveur/greffe").refusal(folder / "V.medias")
    assert isinstance(network, RegisterOnNetwork)
    assert "//serveur/greffe" in network.sentence()


def test_one_computer_alone_may_use_a_share(monkeypatch, tmp_path):
    from medias_desktop.core.store import places

    monkeypatch.setattr(places, "trouble_of", lambda _path: PlaceTrouble(PlaceKind.NETWORK, "N:"))
    require_own_disk(tmp_path / "V.medias", alone=True)
    with pytest.raises(RegisterOnNetwork):
        require_own_disk(tmp_path / "V.medias")

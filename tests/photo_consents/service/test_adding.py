"""Files become items: by their content, each once, whatever else lies in the batch."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import struct
import zlib

import pytest
from PIL import Image

from medias_desktop.core.errors import Cancelled, UserError
from medias_desktop.photo_consents.errors import EventGone
from medias_desktop.photo_consents.errors.adding import FolderUnreadable, NothingToPaste
from medias_desktop.photo_consents.rules.items import EventDraft, ItemDraft, ItemKind, Rights
from medias_desktop.photo_consents.rules.settings import Settings
from medias_desktop.photo_consents.service import adding as adding_part
from medias_desktop.photo_consents.service import batch
from medias_desktop.photo_consents.service.adding import Added
from tests.photo_consents.pictures import SKY, make_exif, make_photo, photo_bytes
from tests.photo_consents.seen import service_of

FACE = (4500, 2500, 700, 1100)


@pytest.fixture
def service(register):
    return service_of(register)


def only(service, added) -> object:
    assert (len(added.added), added.known, added.refused, added.left) == (1, (), (), 0)
    return service.items.item(added.added[0])


def test_a_photo_tells_of_itself(service, tmp_path):
    path = make_photo(
        tmp_path / "IMG_0042.JPG", (800, 600), [FACE], make_exif(place=(46.25, 72.5)), format="JPEG"
    )
    draft = ItemDraft(
        photographer="Zoé Côté", credit_line="© Ville", rights=Rights.OWN, rights_until=dt.date(2030, 1, 1)
    )
    item = only(service, service.adding.add_files([path], draft))
    assert (item.title, item.file_name) == ("IMG_0042", "IMG_0042.JPG")
    assert item.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (item.byte_size, item.media_type) == (path.stat().st_size, "image/jpeg")
    assert (item.width, item.height) == (800, 600)
    assert item.taken_at.isoformat() == "2026-06-24T14:03:00"
    assert item.day == dt.date(2026, 6, 24)
    assert item.camera == "Canon EOS R6"
    assert item.has_location
    assert (item.photographer, item.credit_line, item.rights) == ("Zoé Côté", "© Ville", Rights.OWN)
    assert item.original_place == str(path)
    assert not item.kept


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_held_any_way_is_shown_upright(service, tmp_path, orientation):
    upright = photo_bytes((800, 600), [FACE])
    lying = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    with Image.open(io.BytesIO(upright)) as image:
        turned = image.transpose(lying[orientation]) if orientation > 1 else image
        turned.save(tmp_path / "a.jpg", exif=make_exif(orientation=orientation))
    item = only(service, service.adding.add_files([tmp_path / "a.jpg"], ItemDraft()))
    assert (item.width, item.height) == (800, 600)
    with Image.open(io.BytesIO(service.items.picture(item.id))) as small:
        assert small.size == (512, 384)
        assert small.getexif() == {}
        sky = small.getpixel((5, 5))
        assert all(abs(one - other) < 24 for one, other in zip(sky, SKY, strict=True))
        assert small.getpixel((5, 380))[1] > small.getpixel((5, 380))[2]  # the lawn is below


def test_content_decides_what_a_file_is(service, tmp_path):
    renamed = tmp_path / "vraiment.jpg"
    renamed.write_bytes(photo_bytes((300, 200), format="PNG"))
    item = only(service, service.adding.add_files([renamed], ItemDraft()))
    assert (item.kind, item.media_type, item.width) == (ItemKind.PHOTO, "image/png", 300)


HEIC = b"\x00\x00\x00\x18ftypheic" + bytes(200)


def huge_png() -> bytes:
    """Return 300 million pixels that unpack from a few thousand bytes."""

    def chunk(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", 20_000, 15_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(60_001)))
        + chunk(b"IEND", b"")
    )


def progressive_bomb() -> bytes:
    """Return the head of a progressive JPEG of 169 million pixels: read at any size, all of them lie in memory."""
    small = bytearray(photo_bytes((64, 64), progressive=True))
    place = small.index(b"\xff\xc2")
    small[place + 5 : place + 9] = struct.pack(">HH", 13_000, 13_000)
    return bytes(small)


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_each_bad_file_has_its_sentence_and_the_others_go_in(service, tmp_path):
    good = [make_photo(tmp_path / f"bon {n}.jpg", (400, 300), seed=n) for n in range(3)]
    bad = {
        "coupée.jpg": (photo_bytes((800, 600))[:9000], "endommagée ou coupée"),
        "vide.jpg": (b"", "vide"),
        "tel.heic": (HEIC, "HEIC"),
        "tel.jpg": (HEIC, "HEIC"),
        "géante.png": (huge_png(), "trop de pixels"),
        "progressive.jpg": (progressive_bomb(), "trop de pixels"),
        "brute.nef": (b"MM\x00*" + bytes(300), "brut"),
        "faux.jpg": (b"<html>bonjour</html>", "endommagée ou coupée"),
        "calcul.xlsx": (b"PK\x03\x04" + bytes(99), "ni une image"),
    }
    for name, (content, _words) in bad.items():
        (tmp_path / name).write_bytes(content)
    files = [good[0], *(tmp_path / name for name in bad), tmp_path / "partie.jpg", tmp_path, *good[1:]]
    added = service.adding.add_files(files, ItemDraft())
    assert [service.items.item(number).title for number in added.added] == ["bon 0", "bon 1", "bon 2"]
    assert [name for name, _sentence in added.refused] == [*bad, "partie.jpg", tmp_path.name]
    for (_name, sentence), (_content, words) in zip(added.refused, bad.values(), strict=False):
        assert words in sentence, sentence
        assert "{" not in sentence
    assert (added.known, added.left, added.problem) == ((), 0, "")


def test_a_pipe_is_not_waited_for(service, tmp_path):
    os.mkfifo(tmp_path / "tube.jpg")
    added = service.adding.add_files([tmp_path / "tube.jpg"], ItemDraft())
    assert [name for name, _sentence in added.refused] == ["tube.jpg"]


def test_the_same_picture_is_recognised_wherever_it_lies(service, tmp_path):
    first = make_photo(tmp_path / "a.jpg", (300, 200))
    (tmp_path / "copie.jpg").write_bytes(first.read_bytes())
    other = make_photo(tmp_path / "b.jpg", (300, 200), seed=2)
    added = service.adding.add_files([first, tmp_path / "copie.jpg", other], ItemDraft())
    assert len(added.added) == 2
    assert added.known == added.added[:1]
    again = service.adding.add_files([other, tmp_path / "copie.jpg"], ItemDraft())
    assert again == Added((), (added.added[1], added.added[0]))


def test_a_copy_goes_in_when_the_municipality_wants_it(service, tmp_path):
    service.settings.change(Settings(keep_copies=True))
    path = make_photo(tmp_path / "a.jpg", (300, 200))
    content = path.read_bytes()
    item = only(service, service.adding.add_files([path], ItemDraft()))
    path.unlink()
    assert item.kept
    assert service.items.original(item.id) == content


def test_a_file_too_large_to_be_held_is_read_in_pieces(service, tmp_path, monkeypatch):
    monkeypatch.setattr("medias_desktop.photo_consents.service.reading.IN_MEMORY", 5000)
    path = make_photo(tmp_path / "a.jpg", (800, 600), exif=make_exif())
    video = tmp_path / "film.mp4"
    video.write_bytes(b"\x00\x00\x00\x18ftypisom" + bytes(3 << 20) + b"\xa9xyz+46.3-072.5/")
    added = service.adding.add_files([path, video], ItemDraft(), keep=True)
    photo, film = map(service.items.item, added.added)
    assert (photo.width, photo.camera, photo.kept) == (800, "Canon EOS R6", True)
    assert service.items.picture(photo.id)
    assert service.items.original(photo.id) == path.read_bytes()
    assert (film.kind, film.media_type, film.has_location, film.kept) == (
        ItemKind.VIDEO,
        "video/mp4",
        True,
        True,
    )
    assert film.sha256 == hashlib.sha256(video.read_bytes()).hexdigest()
    assert service.items.picture(film.id) is None


def test_a_large_file_that_changes_while_it_is_copied_is_refused_alone(service, tmp_path, monkeypatch):
    monkeypatch.setattr("medias_desktop.photo_consents.service.reading.IN_MEMORY", 5000)
    large, small = make_photo(tmp_path / "a.jpg", (800, 600)), tmp_path / "b.wav"
    small.write_bytes(b"RIFF\x00\x00\x00\x00WAVE")
    read = adding_part.read_file

    def then_gone(path):
        done = read(path)
        if path == large:
            path.unlink()
        return done

    monkeypatch.setattr(adding_part, "read_file", then_gone)
    added = service.adding.add_files([large, small], ItemDraft(), keep=True)
    assert [name for name, _sentence in added.refused] == ["a.jpg"]
    assert [service.items.item(number).kind for number in added.added] == [ItemKind.SOUND]


class _StopAt:
    def __init__(self, done):
        self._done = done

    def report(self, done, total):
        if done >= self._done:
            raise Cancelled


def test_stopping_keeps_whole_items_and_says_how_many_are_left(service, register, tmp_path, monkeypatch):
    monkeypatch.setattr(batch, "TOGETHER", 4)
    paths = [make_photo(tmp_path / f"{n:02}.jpg", (120, 90), seed=n) for n in range(12)]
    added = service.adding.add_files(paths, ItemDraft(), progress=_StopAt(6))
    assert (len(added.added), added.left) == (4, 8)
    counted = register.rows("SELECT (SELECT COUNT(*) FROM photo_item), (SELECT COUNT(*) FROM photo_picture)")
    assert tuple(counted[0]) == (4, 4)
    rest = service.adding.add_files(paths, ItemDraft())
    assert (len(rest.added), len(rest.known)) == (8, 4)


@pytest.mark.file_only("a page limit stands for a full disk")
def test_a_full_disk_leaves_what_went_in_and_says_so(service, register, tmp_path, monkeypatch):
    monkeypatch.setattr(batch, "TOGETHER", 2)
    paths = [make_photo(tmp_path / f"{n}.jpg", (600, 450), seed=n) for n in range(6)]
    taken = service.adding.add_files(paths[:1], ItemDraft(), keep=True).added
    with register._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    engine = register._engine

    import sqlalchemy as sa

    @sa.event.listens_for(engine, "checkout")
    def small_disk(raw, _record, _proxy):
        raw.execute(f"PRAGMA max_page_count = {pages + 45}")

    engine.dispose()
    added = service.adding.add_files(paths[1:], ItemDraft(), keep=True)
    assert 0 < len(added.added) < 5
    assert added.problem
    assert len(added.added) + added.left == 5
    assert len(service.items.pictures([*taken, *added.added])) == len(added.added) + 1


def test_days_come_from_the_photo_then_its_event_then_today(service, tmp_path):
    feast = service.events.add(EventDraft("Fête", dt.date(2025, 6, 24)))
    dated = make_photo(tmp_path / "a.jpg", (90, 60), exif=make_exif("2024:02:29 09:00:00"))
    dateless = make_photo(tmp_path / "b.jpg", (90, 60), seed=2)
    wrong = make_photo(tmp_path / "c.jpg", (90, 60), seed=3, exif=make_exif("0000:00:00 00:00:00"))
    added = service.adding.add_files([dated, dateless, wrong], ItemDraft(event_id=feast)).added
    assert [service.items.item(number).day for number in added] == [
        dt.date(2024, 2, 29),
        dt.date(2025, 6, 24),
        dt.date(2025, 6, 24),
    ]
    alone = make_photo(tmp_path / "d.jpg", (90, 60), seed=4)
    assert only(service, service.adding.add_files([alone], ItemDraft())).day == dt.date(2026, 11, 21)


def test_a_paste_is_kept_for_it_lies_nowhere_else(service):
    png = photo_bytes((200, 150), format="PNG")
    item = only(service, service.adding.add_clipboard(png, ItemDraft(title="Copie d’écran")))
    assert (item.title, item.kept, item.original_place) == ("Copie d’écran", True, "")
    assert service.items.original(item.id) == png
    with pytest.raises(NothingToPaste):
        service.adding.add_clipboard(b"", ItemDraft())


def test_an_unknown_event_stops_before_anything_is_read(service, tmp_path):
    with pytest.raises(EventGone):
        service.adding.add_files([tmp_path / "nulle part.jpg"], ItemDraft(event_id=99))


def test_a_folder_is_walked_with_what_lies_within(service, tmp_path):
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / ".caché").mkdir()
    for name in ("z.jpg", "b/c/a.png", "Thumbs.db", ".DS_Store", ".caché/x.jpg", "b/._a.jpg"):
        (tmp_path / name).write_bytes(b"x")
    found = service.adding.files_of(tmp_path)
    inside = [path.relative_to(tmp_path).as_posix() for path in found.files if "essai" not in path.name]
    assert [one for one in inside if not one.startswith("profile")] == ["z.jpg", "b/c/a.png"]


def test_a_folder_without_permission_says_so(service, tmp_path, monkeypatch):
    (tmp_path / "a" / "fermé").mkdir(parents=True)
    (tmp_path / "a" / "x.jpg").write_bytes(b"x")
    scan = os.scandir

    def refusing(place):
        if str(place).endswith("fermé"):
            raise PermissionError(13, "Permission denied", str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", refusing)
    found = service.adding.files_of(tmp_path / "a")
    assert [path.name for path in found.files] == ["x.jpg"]
    assert [
        sentence.startswith("Le dossier « fermé »".replace(" »", " »")) for _name, sentence in found.refused
    ]
    assert len(found.refused) == 1
    with pytest.raises(FolderUnreadable):
        service.adding.files_of(tmp_path / "a" / "fermé")


def test_a_file_without_permission_is_refused_alone(service, tmp_path, monkeypatch):
    closed, good = make_photo(tmp_path / "a.jpg", (90, 60)), make_photo(tmp_path / "b.jpg", (90, 60), seed=2)
    from medias_desktop.core import patience

    opening = patience.open_patiently

    def refusing(path, **more):
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return opening(path, **more)

    monkeypatch.setattr(patience, "open_patiently", refusing)
    added = service.adding.add_files([closed, good], ItemDraft())
    assert len(added.added) == 1
    assert "ne peut pas être lu" in added.refused[0][1]


def test_each_refusal_is_a_sentence_of_its_own(service, tmp_path):
    """A name with line ends and braces makes neither lines nor an error of its own."""
    odd = tmp_path / "a{x}\nb.jpg"
    odd.write_bytes(b"\xff\xd8\xff\xe0")
    added = service.adding.add_files([odd], ItemDraft())
    assert "\n" not in added.refused[0][1]
    assert "a{x} b.jpg" in added.refused[0][1]


def test_too_long_a_text_stops_the_batch(service, tmp_path):
    path = make_photo(tmp_path / "a.jpg", (90, 60))
    with pytest.raises(UserError, match="200"):
        service.adding.add_files([path], ItemDraft(place="x" * 201))

"""The folder of a post with photos: clean copies, each for its platform; never one that may not go out."""

import sys

import pypdfium2
import pytest
from PIL import Image

from medias_desktop.core.files import DiskFull, FolderMissing
from medias_desktop.photo_consents.rules.items import Frame, ItemDraft, Review, Rights, SubjectKind
from medias_desktop.photo_consents.service.copy_making import is_clean
from tests.editorial_calendar.exchange.posts import DRAFT, TODAY, add
from tests.editorial_calendar.town_rules import service_over
from tests.photo_consents.pictures import make_exif, photo_bytes
from tests.photo_consents.seen import outsider


@pytest.fixture
def service(register, clock):
    clock.set_today(TODAY)
    return service_over(register)


@pytest.fixture
def photo(service, tmp_path):
    """Return what adds a photo and gives its number; with ``hidden`` somebody unframed is on it who was never asked."""

    def photo(name, *, hidden=False, **more):
        folder = tmp_path / "originaux"
        folder.mkdir(exist_ok=True)
        path = folder / name
        place = len(list(folder.iterdir()))
        path.write_bytes(
            photo_bytes((640 + place, 480), [(4000, 3000, 1200, 1600)], make_exif(place=(46.1, 72.3)))
        )
        photos = service.photos
        number = photos.adding.add_files(
            [path], ItemDraft(rights=Rights.OWN, photographer="Zoé Fictive", **more), keep=True
        ).added[0]
        if hidden:
            person = outsider(photos, "Fictif", "Léo", adult=True)
            photos.subjects.add(number, SubjectKind.PERSON, person, None)
        review = Review.DONE if hidden else Review.NOBODY
        photos.items.review(number, photos.items.item(number).version, review)
        return number

    return photo


def test_clean_copies_for_each_platform(service, photo, tmp_path):
    number = add(service, photos=(photo("Patinoire.jpg", alt_fr="La patinoire le matin"),))
    made = service.post_exports.package(number, tmp_path)
    assert made.left_out == ()
    facebook = made.folder / "Photos – Facebook" / "1 Patinoire.jpg"
    twitter = made.folder / "Photos – X (Twitter)" / "1 Patinoire.jpg"
    assert facebook.read_bytes() == twitter.read_bytes()
    assert is_clean(facebook.read_bytes())
    with Image.open(facebook) as image:
        assert not image.getexif()
    assert (made.folder / "Textes de remplacement.txt").read_bytes().decode() == (
        "Photos – Facebook/1 Patinoire.jpg\r\nLa patinoire le matin\r\n\r\n"
        "Photos – X (Twitter)/1 Patinoire.jpg\r\nLa patinoire le matin"
    )


def test_one_that_may_not_go_out_stays_in(service, photo, tmp_path):
    number = add(service, photos=(photo("Foule.jpg", hidden=True), photo("Rue.jpg")), texts=DRAFT.texts[:1])
    made = service.post_exports.package(number, tmp_path)
    assert [title for title, _reason in made.left_out] == ["Foule"]
    assert [one.name for one in (made.folder / "Photos – Facebook").iterdir()] == ["2 Rue.jpg"]
    said = (made.folder / "Liste de contrôle.txt").read_text(encoding="utf-8")
    assert "[!] « Foule » n’est pas dans ce dossier" in said.replace("\u00a0", " ")
    sheet = pypdfium2.PdfDocument(made.folder / "Fiche de la publication.pdf")
    text = "\n".join(page.get_textpage().get_text_bounded() for page in sheet)
    sheet.close()
    assert "Foule" in text
    assert "Photos – Facebook/2 Rue.jpg" in text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a program’s files")
def test_a_full_disk_leaves_nothing_half(service, photo, tmp_path):
    import resource

    number = add(service, photos=(photo("Rue.jpg"),))
    goal = tmp_path / "dossiers"
    goal.mkdir()
    service.post_exports.sheet(number)  # what is loaded and read for it is so before the disk is full
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, hard))
    try:
        with pytest.raises(DiskFull):
            service.post_exports.package(number, goal)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        sys.dont_write_bytecode = before
    assert list(goal.iterdir()) == []


def test_a_folder_that_is_gone_is_told(service, tmp_path):
    with pytest.raises(FolderMissing):
        service.post_exports.package(add(service), tmp_path / "absent")


def test_a_photo_that_is_no_longer_to_be_had_is_told(service, photo, register, tmp_path):
    number = add(service, photos=(photo("Rue.jpg", title="Une rue"),), texts=())
    made = service.post_exports.package(number, tmp_path)
    assert made.left_out == (("Une rue", "Aucune plateforme n’est encore choisie."),)


def test_a_face_that_has_a_frame_is_covered(service, photo, tmp_path):
    item = photo("Fête.jpg")
    person = outsider(service.photos, "Fictif", "Ana", adult=True)
    service.photos.subjects.add(item, SubjectKind.PERSON, person, Frame(4000, 3000, 1200, 1600))
    service.photos.items.review(item, service.photos.items.item(item).version, Review.DONE)
    number = add(service, photos=(item,), texts=DRAFT.texts[:1])
    made = service.post_exports.package(number, tmp_path)
    assert made.left_out == ()
    assert len(list((made.folder / "Photos – Facebook").iterdir())) == 1

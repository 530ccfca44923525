"""Copies fit to publish: nothing hidden in the file, nothing to be had back from under a cover."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from medias_desktop.photo_consents.errors.items import OriginalNotThere
from medias_desktop.photo_consents.errors.publishing import MayNotBePublished, NotAPhoto, SizeImpossible
from medias_desktop.photo_consents.rules.answers import Question, Why
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, ConsentDraft, Method, Reach
from medias_desktop.photo_consents.rules.items import Frame, ItemDraft, ItemKind, Review, Rights, SubjectKind
from medias_desktop.photo_consents.rules.publishing import CopyWish, box_of
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.service.copy_making import is_clean, make_copy
from medias_desktop.photo_consents.service.covering import cover
from tests.photo_consents.pictures import draw_photo, make_exif, photo_bytes
from tests.photo_consents.seen import outsider, service_of

FACE = Frame(4000, 3000, 1200, 1600)
ASKED = Question(Purpose.FACEBOOK, dt.date(2026, 11, 22))


@pytest.fixture
def service(register):
    return service_of(register)


def photo(service, tmp_path, content=None, review=Review.DONE, **more):
    path = tmp_path / more.pop("name", "fete.jpg")
    path.write_bytes(
        content or photo_bytes((1200, 900), [(4000, 3000, 1200, 1600)], make_exif(place=(46.1, 72.3)))
    )
    draft = ItemDraft(rights=Rights.OWN, photographer="Zoé Côté", **more)
    number = service.adding.add_files([path], draft, keep=False).added[0]
    if review is not Review.OPEN:
        service.items.review(number, service.items.item(number).version, review)
    return number


def with_face(service, tmp_path, **more):
    """Return a photo on which somebody who was never asked is named, and that person."""
    number = photo(service, tmp_path, review=Review.OPEN, **more)
    person = outsider(service, "Bélanger", "Léo", adult=True)
    service.subjects.add(number, SubjectKind.PERSON, person, FACE)
    service.items.review(number, service.items.item(number).version, Review.DONE)
    return number, person


def whys(prospect):
    return [reason.why for reason in prospect.rest.reasons]


def markers(jpeg):
    """Return the markers of a JPEG, walked here by hand, and what lies after its end."""
    assert jpeg[:2] == b"\xff\xd8"
    place, found = 2, []
    while True:
        assert jpeg[place] == 0xFF
        marker = jpeg[place + 1]
        found.append(marker)
        if marker == 0xD9:
            return found, jpeg[place + 2 :]
        place += 2 + (jpeg[place + 2] << 8 | jpeg[place + 3])
        if marker == 0xDA:
            while jpeg[place] != 0xFF or jpeg[place + 1] == 0 or 0xD0 <= jpeg[place + 1] <= 0xD7:
                place += 1


LOADED = {
    "exif": make_exif(place=(46.1, 72.3)).tobytes(),
    "comment": b"NOM SECRET",
    "xmp": b"<x:xmpmeta>NOM SECRET</x:xmpmeta>",
    "icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
}


def loaded_jpeg():
    """Return a JPEG that tells all it can, an IPTC block and something after its end included."""
    out = io.BytesIO()
    draw_photo((900, 600)).save(out, "JPEG", **LOADED)
    content = out.getvalue()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x0fNOM SECRET IPTC"
    return content[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + content[2:] + b"NOM SECRET"


def loaded_png():
    out, told = io.BytesIO(), PngImagePlugin.PngInfo()
    told.add_text("Comment", "NOM SECRET")
    told.add_itxt("XML:com.adobe.xmp", "<x>NOM SECRET</x>")
    draw_photo((900, 600)).save(
        out, "PNG", pnginfo=told, exif=LOADED["exif"], icc_profile=LOADED["icc_profile"]
    )
    return out.getvalue()


@pytest.mark.parametrize("content", [loaded_jpeg(), loaded_png()], ids=["JPEG", "PNG"])
@pytest.mark.parametrize("frames", [(), (FACE,)], ids=["open", "covered"])
def test_a_copy_tells_nothing_but_the_picture(content, frames):
    assert b"NOM SECRET" in content
    jpeg, size = make_copy(content, frames, 800, "", 85)
    found, rest = markers(jpeg)
    assert rest == b""
    assert set(found) <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA, 0xD9}
    assert b"SECRET" not in jpeg
    with Image.open(io.BytesIO(jpeg)) as image:
        assert image.size == size == (800, 533)
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert dict(image.getexif()) == {}
    assert is_clean(jpeg)


@pytest.mark.parametrize("content", [loaded_jpeg(), b"", b"\xff\xd8", b"GIF89a", b"\xff\xd8\xff\xd9"])
def test_what_is_not_clean_is_seen(content):
    assert not is_clean(content)


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda jpeg: jpeg + b"x",
        lambda jpeg: jpeg[:2] + b"\xff\xfe\x00\x04hi" + jpeg[2:],
        lambda jpeg: jpeg[:2] + b"\xff\xe1\x00\x04hi" + jpeg[2:],
        lambda jpeg: jpeg[:-2],
        lambda jpeg: jpeg[:4] + b"\x00\x12" + jpeg[6:20] + b"hi" + jpeg[20:],
    ],
    ids=["after its end", "comment", "EXIF", "no end", "small picture"],
)
def test_one_thing_too_much_is_seen(spoilt):
    jpeg, _size = make_copy(photo_bytes((300, 200)), (), 300, "", 85)
    assert is_clean(jpeg)
    assert not is_clean(spoilt(jpeg))


def scribbled(image, box, seed):
    """Return a copy of a picture that differs within a box only."""
    other = image.copy()
    noise = Image.effect_noise((box[2] - box[0], box[3] - box[1]), 30 + seed).convert("RGB")
    other.paste(noise, box[:2])
    ImageDraw.Draw(other).line(box, fill=(255, seed % 256, 0), width=3)
    return other


def png_of(image):
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=1)
    return out.getvalue()


ALL = (
    (FACE,),
    (FACE, Frame(5000, 3000, 1500, 1600)),
    (FACE, Frame(5200, 3000, 1200, 1600)),
    (Frame(0, 0, 900, 900), Frame(9000, 9000, 1000, 1000)),
    (Frame(0, 0, 10_000, 10_000),),
    (Frame(4000, 4000, 1, 1),),
)


@pytest.mark.parametrize("frames", ALL)
@pytest.mark.parametrize("longest", [200, 640, 8000])
def test_what_is_under_a_cover_has_no_part_in_the_copy(frames, longest):
    image = draw_photo((640, 480), [(4000, 3000, 1200, 1600)])
    other = image
    for number, frame in enumerate(frames):
        other = scribbled(other, box_of(frame, image.size, 0), number)
    assert png_of(image) != png_of(other)
    first, second = (make_copy(png_of(one), frames, longest, "© Ville", 85) for one in (image, other))
    assert first == second


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 9999), st.integers(0, 9999), st.integers(1, 9999), st.integers(1, 9999)),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(["RGB", "L", "CMYK"]),
)
def test_covers_of_any_place_hide_all_and_leave_the_rest(corners, mode):
    frames = [Frame(x, y, min(w, 10_000 - x), min(h, 10_000 - y)) for x, y, w, h in corners]
    image = draw_photo((97, 61)).convert(mode)
    black = image.copy()
    pen = ImageDraw.Draw(black)
    for frame in frames:
        left, top, right, bottom = box_of(frame, image.size, 0)
        pen.rectangle((left, top, max(right - 1, left), max(bottom - 1, top)), fill=0)
    before = image.copy()
    cover(image, frames)
    cover(black, frames)
    assert image.tobytes() == black.tobytes()
    seen = {place for frame in frames for place in _within(box_of(frame, image.size), 17)}
    for y in range(61):
        for x in range(97):
            if (x, y) not in seen:
                assert image.getpixel((x, y)) == before.getpixel((x, y))


def _within(box, more):
    return [(x, y) for x in range(box[0] - more, box[2] + more) for y in range(box[1] - more, box[3] + more)]


def test_a_cover_lies_over_the_face_of_a_photo_that_was_held_sideways():
    upright = Image.new("RGB", (400, 600), "white")
    face = Frame(1000, 1000, 2000, 2000)
    ImageDraw.Draw(upright).rectangle((40, 60, 119, 179), fill="black")
    out = io.BytesIO()
    upright.transpose(Image.Transpose.ROTATE_90).save(out, "PNG", exif=make_exif(orientation=6))
    jpeg, size = make_copy(out.getvalue(), (face,), 600, "", 95)
    with Image.open(io.BytesIO(jpeg)) as image:
        assert size == image.size == (400, 600)
        assert image.convert("L").getextrema()[0] > 240


def test_colours_for_print_become_those_of_a_screen():
    out = io.BytesIO()
    Image.new("CMYK", (60, 40), (0, 255, 255, 0)).save(out, "JPEG")
    jpeg, _size = make_copy(out.getvalue(), (), 200, "", 90)
    with Image.open(io.BytesIO(jpeg)) as image:
        red, green, blue = image.getpixel((30, 20))
        assert (image.mode, red > 200, green < 60, blue < 60) == ("RGB", True, True, True)


def test_a_profile_without_sense_stops_nothing():
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(out, "JPEG", icc_profile=b"rien de sense" * 20)
    jpeg, _size = make_copy(out.getvalue(), (), 200, "", 90)
    assert is_clean(jpeg)


def test_who_was_not_asked_is_covered_and_the_copy_says_so(service, tmp_path):
    number, person = with_face(service, tmp_path, name="Léo à la fête.jpg")
    copy = service.publishing.copy(number, ASKED, CopyWish(longest_side=600, credit=True))
    assert copy.blurred == (person,)
    assert copy.relied_on == ()
    assert copy.name == f"photo 2026-06-24 {number}.jpg"
    assert copy.notes == ("L’endroit où la photo a été prise est retiré.",)
    assert copy.size[0] == 600
    assert copy.size[1] > 450  # the band is under the picture
    assert markers(copy.jpeg)[1] == b""


def test_who_agreed_is_shown_and_relied_on_beside_who_is_covered(service, tmp_path):
    number, person = with_face(service, tmp_path)
    agreed = outsider(service, "Roy", "Ève", adult=True)
    service.subjects.add(number, SubjectKind.PERSON, agreed, Frame(7000, 3000, 900, 1200))
    service.items.review(number, service.items.item(number).version, Review.DONE)
    draft = ConsentDraft(agreed, Reach(), frozenset({Purpose.FACEBOOK}), dt.date(2026, 1, 1))
    consent = service.consents.record(draft, [ActDraft(ActKind.GIVEN, dt.date(2026, 1, 1), Method.EMAIL)])
    prospect = service.publishing.prospect(number, ASKED)
    assert (prospect.fit, prospect.covering.persons) == (True, (person,))
    copy = service.publishing.copy(number, ASKED)
    assert (copy.relied_on, copy.blurred) == ((consent,), (person,))
    service.consents.withdraw([consent], dt.date(2026, 11, 1), "A changé d’avis.", None, frozenset())
    again = service.publishing.copy(number, ASKED)
    assert (again.relied_on, set(again.blurred)) == ((), {person, agreed})


def test_without_covers_who_was_not_asked_stands_in_the_way(service, tmp_path):
    number, _person = with_face(service, tmp_path)
    with pytest.raises(MayNotBePublished, match="22 novembre 2026"):
        service.publishing.copy(number, ASKED, CopyWish(blur=False))
    prospect = service.publishing.prospect(number, ASKED, blur=False)
    assert Why.NO_CONSENT in whys(prospect)
    assert not prospect.fit
    assert service.publishing.prospect(number, ASKED).fit


def test_who_has_no_frame_cannot_be_covered(service, tmp_path):
    number, person = with_face(service, tmp_path)
    hidden = outsider(service, "Roy", "Ève", adult=True)
    service.subjects.add(number, SubjectKind.PERSON, hidden, None)
    service.items.review(number, service.items.item(number).version, Review.DONE)
    prospect = service.publishing.prospect(number, ASKED)
    assert prospect.covering.unframed == (hidden,)
    assert prospect.covering.persons == (person,)
    with pytest.raises(MayNotBePublished):
        service.publishing.copy(number, ASKED)


def test_a_work_without_a_right_and_people_still_to_name_stay_in_the_way(service, tmp_path):
    number = photo(service, tmp_path, review=Review.OPEN)
    assert Why.NOT_REVIEWED in whys(service.publishing.prospect(number, ASKED))
    service.items.review(number, service.items.item(number).version, Review.NOBODY)
    assert service.publishing.prospect(number, ASKED).fit
    service.items.change_many([number], rights=Rights.DENIED)
    assert Why.RIGHTS_DENIED in whys(service.publishing.prospect(number, ASKED))


def test_what_no_copy_is_made_of(service, tmp_path):
    other = service.items.add_other(ItemDraft(ItemKind.VIDEO, "Défilé"))
    with pytest.raises(NotAPhoto):
        service.publishing.copy(other, ASKED)
    number = photo(service, tmp_path, review=Review.NOBODY)
    for side in (199, 8001):
        with pytest.raises(SizeImpossible):
            service.publishing.copy(number, ASKED, CopyWish(longest_side=side))
    (tmp_path / "fete.jpg").rename(tmp_path / "partie.jpg")
    with pytest.raises(OriginalNotThere):
        service.publishing.copy(number, ASKED)
    assert service.publishing.copy(number, ASKED, original=tmp_path / "partie.jpg").name == "fete.jpg"


def test_the_original_is_left_alone(service, tmp_path):
    number, _person = with_face(service, tmp_path)
    before = (tmp_path / "fete.jpg").read_bytes()
    service.publishing.copy(number, ASKED)
    assert (tmp_path / "fete.jpg").read_bytes() == before


def test_a_credit_is_asked_for_but_nobody_is_known(service, tmp_path):
    number = photo(service, tmp_path, review=Review.NOBODY)
    service.items.change_many([number], photographer="")
    copy = service.publishing.copy(number, ASKED, CopyWish(credit=True))
    assert len(copy.notes) == 2
    assert copy.size == (1200, 900)

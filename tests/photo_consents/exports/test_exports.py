"""What leaves the register of photo consents: counted by hand, read by other programs, cancelled in the middle."""

from __future__ import annotations

import csv
import datetime as dt
import io

import openpyxl
import pypdfium2
import pytest
from PIL import Image

from medias_desktop.core import i18n
from medias_desktop.core.errors import Cancelled
from medias_desktop.people.service import PeopleService
from medias_desktop.photo_consents import models
from medias_desktop.photo_consents.errors.exports import TooManyForSheet
from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.items import Frame
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import Removal, UseDraft
from medias_desktop.photo_consents.service import PhotoConsentService, sheet_facts
from medias_desktop.photo_consents.service.small_pictures import cropped, small
from medias_desktop.policies.service import PolicyService
from tests.photo_consents.pictures import draw_photo
from tests.photo_consents.written import Written

DAY = dt.date(2026, 11, 22)
QUESTION = Question(Purpose.FACEBOOK, DAY)
LONG = "Maximilien-Alexandre-Étienne-Wilbrod " * 3


@pytest.fixture
def written(register, clock):
    clock.set_today(DAY)
    return Written(register)


@pytest.fixture
def service(register, written):
    return PhotoConsentService(register, PeopleService(register), PolicyService(register))


@pytest.fixture
def lived(register, written, service):
    """An event of three photos: Léa agreed, Bo withdrew, the third shows nobody; one was published and taken down."""
    event = written.event("Fête de la famille", dt.date(2026, 6, 20), dt.date(2026, 6, 21), "Parc")
    lea, bo = written.person(), written.person("Cyr", f"Bo {LONG}".strip()[:110])
    for person in (lea, bo):
        written.act(written.consent(person))
    written.act(2, "withdrawn", dt.date(2026, 11, 20), note="Déménagement")
    jpeg = io.BytesIO()
    draw_photo((512, 384)).save(jpeg, "JPEG")
    items = []
    for number, title in enumerate(("La course", "=cmd|'/c calc'!A0", "Le parc")):
        items.append(
            written.item(
                title, event, review="done" if number < 2 else "nobody", day=dt.date(2026, 6, 20 - number)
            )
        )
        with register.transaction("test") as tx:
            tx.insert(models.picture, item_id=items[-1], content=jpeg.getvalue())
    written.seen(items[0], lea)
    written.seen(items[1], lea)
    written.seen(items[1], bo)
    use = service.uses.add(UseDraft(items[0], Purpose.FACEBOOK, published_on=dt.date(2026, 7, 1)))
    gone = service.uses.add(UseDraft(items[0], Purpose.WEBSITE, published_on=dt.date(2026, 7, 1)))
    service.uses.remove(gone, 1, DAY, "Julie Morin", Removal.REMOVED)
    return {"event": event, "lea": lea, "bo": bo, "items": items, "use": use}


def _text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    pages = len(document)
    document.close()
    return " ".join(text.replace("\ufffe", "").split()), pages


def test_the_register_has_a_line_for_each_person_in_each_photo(service, lived):
    rows = list(csv.reader(io.StringIO(service.exports.csv(ItemFilter()).decode("utf-8-sig")), delimiter=";"))
    titles, *lines = rows
    told = [dict(zip(titles, line, strict=True)) for line in lines]
    assert [(one["Titre"], one["État"]) for one in told] == [
        ("La course", "Publiable"),
        ("'=cmd|'/c calc'!A0", "Bloquée"),
        ("'=cmd|'/c calc'!A0", "Bloquée"),
        ("Le parc", "Publiable"),
    ]
    assert told[0]["Lieu de publication"] == "Facebook 2026-07-01", "what was taken down is no longer there"
    assert told[0]["Personne visible"] == "Gagnon, Léa"
    assert told[1]["Pourquoi"] == "", "Léa agreed: it is Bo who did not"
    assert told[2]["Dernière inscription"] == "Consentement retiré"
    assert told[3]["Personne visible"] == ""


def test_the_filter_narrows_the_register_and_is_said(service, lived):
    wanted = ItemFilter(event_id=lived["event"], state=PublicationState.BLOCKED)
    text, pages = _text(service.exports.pdf(wanted))
    assert pages == 1
    assert "Seulement : événement « Fête de la famille » · Bloquée" in text
    assert "La course" not in text
    assert "Page 1 sur 1" in text
    empty, _pages = _text(service.exports.pdf(ItemFilter(text="zzz")))
    assert "Cette liste ne contient aucune photo." in empty


def test_a_workbook_with_real_dates_that_computes_nothing(service, lived, tmp_path):
    path = tmp_path / "registre.xlsx"
    service.exports.write(ItemFilter(), path)
    sheet = openpyxl.load_workbook(path).active
    assert sheet.max_row == 5
    assert sheet["A2"].value.date() == dt.date(2026, 6, 20)
    assert sheet["C3"].value == "=cmd|'/c calc'!A0"
    assert sheet["C3"].data_type == "s"
    assert sheet.auto_filter.ref == "A1:R5"


@pytest.mark.parametrize("name", ["r.xlsx", "r.csv", "r.pdf"])
def test_what_was_there_stays_when_it_is_cancelled(service, lived, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(b"before")

    class Stops:
        def report(self, done, total):
            raise Cancelled

    with pytest.raises(Cancelled):
        service.exports.write(ItemFilter(), path, Stops())
    assert path.read_bytes() == b"before"
    assert list(tmp_path.glob(f"*{name}*")) == [path]


def test_ten_thousand_rows(register, written, service, tmp_path):
    person = written.person()
    written.act(written.consent(person))
    with register.transaction("test") as tx:
        numbers = tx.new_numbers(models.item, 10_000)
        tx.insert_many(
            models.item,
            [
                {
                    "id": number,
                    "uid": f"{number:036d}",
                    "kind": "photo",
                    "title": f"Photo {number}",
                    "rights": "own",
                    "review": "done",
                    "day": dt.date(2026, 1, 1) + dt.timedelta(days=number % 300),
                    "search_key": f"photo {number}",
                    "added_at": tx.now,
                }
                for number in numbers
            ],
        )
        tx.insert_many(
            models.subject,
            [
                {"uid": f"{number:036d}", "item_id": number, "kind": "person", "portrayed_id": person}
                for number in numbers
            ],
        )
    path = tmp_path / "r.pdf"
    service.exports.write(ItemFilter(), path)
    document = pypdfium2.PdfDocument(path)
    last = document[len(document) - 1].get_textpage().get_text_range().replace("\xa0", " ")
    assert f"Page {len(document)} sur {len(document)}" in last
    assert "Titre" in last, "the head of the columns stands on every page"
    document.close()


@pytest.mark.parametrize(("language", "blocked"), [("fr", "Bloquée"), ("en", "Blocked")])
def test_the_contact_sheet_of_an_event(service, lived, language, blocked):
    i18n.use_language(language)
    pdf = service.exports.contact_sheet(lived["event"], QUESTION)
    text, pages = _text(pdf)
    assert pages == 1
    assert text.count(blocked) == 1 + 1 + 1, "the legend, the photo, Bo"
    assert "Léa Gagnon" in text
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        alts = [
            str(one.Alt) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    assert alts.count("Des gens" if language == "fr" else "People") == 3


def test_a_contact_sheet_of_an_empty_event_and_of_too_many(service, written, monkeypatch):
    event = written.event("Rien encore")
    assert (
        "Cet événement n’a pas encore de photo." in _text(service.exports.contact_sheet(event, QUESTION))[0]
    )
    monkeypatch.setattr(sheet_facts, "MOST", 1)
    written.item("a", event)
    written.item("b", event)
    with pytest.raises(TooManyForSheet) as caught:
        service.exports.contact_sheet(event, QUESTION)
    assert "Rien encore" in caught.value.sentence()


def test_everything_about_one_person_names_nobody_else(service, written, lived):
    child = written.person("Bois", "Noé", dt.date(2016, 1, 1), email="x@exemple.ca")
    guardian = written.guardian(child, "Témoin", "Évangéline")
    consent = written.consent(child, event_id=lived["event"])
    act = written.act(consent, guardian_id=guardian, witness="Wilfrid Untel")
    written.act(consent, "corrected", replaces_id=act, guardian_id=guardian, day=dt.date(2026, 1, 2))
    written.seen(lived["items"][0], child)
    text, _pages = _text(service.exports.extract(child))
    for told in ("Noé Bois", "1er janvier 2016", "Mère", "Corrigé", "La course", "retirée le 22 nov. 2026"):
        assert told in text, told
    for other in ("Léa", "Gagnon", "Cyr", "Évangéline", "Témoin", "Wilfrid", "Julie"):
        assert other not in text, other
    assert "Rien de ce qui montre la personne" in _text(service.exports.extract(lived["bo"]))[0]


def test_other_faces_are_covered_in_an_extract_and_nothing_of_them_is_left():
    picture = draw_photo((512, 384))
    # 64 × 48 to 192 × 144 pixels, whole blocks of 8 × 8: without subsampling the pixels beside stay the same.
    hidden = Frame(1250, 1250, 2500, 2500)
    copies = []
    for colour in ("red", "blue"):
        changed = picture.copy()
        changed.paste(Image.new("RGB", (128, 96), colour), (64, 48))
        jpeg = io.BytesIO()
        changed.save(jpeg, "JPEG", subsampling=0)
        beside = Frame(0, 0, 2000, 2000)
        copies.append(
            (small(jpeg.getvalue(), 240, [hidden]), cropped(jpeg.getvalue(), beside, 240, [hidden]))
        )
    assert copies[0] == copies[1]
    whole = io.BytesIO()
    picture.save(whole, "JPEG")
    part = Image.open(io.BytesIO(cropped(whole.getvalue(), Frame(0, 0, 5000, 2500), 240)))
    assert part.size == (240, 90)


def test_the_worksheet_and_the_renewals_say_who_and_why(service, written, lived):
    use = service.uses.add(
        UseDraft(
            lived["items"][1],
            Purpose.FACEBOOK,
            "Ville",
            published_on=dt.date(2026, 8, 1),
            link="https://a.ca/1",
        )
    )
    found = service.uses.to_take_down(DAY)
    assert [one.use.id for one in found] == [use]
    text, pages = _text(service.exports.worksheet(found, DAY))
    assert pages == 1
    for told in ("1 publication à retirer", "https://a.ca/1", "2026-08-01", "Fait le"):
        assert told in text
    ending = written.person("Roy", "Ana", email="ana@exemple.ca")
    written.act(written.consent(ending, ends_on=dt.date(2026, 11, 30)))
    deadlines = service.deadlines.on(DAY)
    text, _pages = _text(service.exports.renewals(deadlines, DAY, "Seulement : Roy"))
    for told in ("Roy, Ana", "2026-11-30", "ana@exemple.ca", "Seulement : Roy", "1 échéance"):
        assert told in text
    assert "Aucune échéance." in _text(service.exports.renewals((), DAY))[0]

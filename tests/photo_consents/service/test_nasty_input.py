"""Whatever is typed or a file is called: recorded and shown whole, or refused in one sentence; no document breaks."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import sys

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from medias_desktop.core.errors import UserError
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.progress import Silent
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.consents import (
    ActDraft,
    ActKind,
    ConsentDraft,
    EvidenceKind,
    Method,
    Reach,
)
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.forms import FormKind, FormOrder
from medias_desktop.photo_consents.rules.items import EventDraft, ItemDraft, ItemKind, SubjectKind
from medias_desktop.photo_consents.rules.persons import GuardianDraft, PortrayedDraft, Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import UseDraft
from tests.photo_consents.pictures import photo_bytes
from tests.photo_consents.seen import service_of

DAY = dt.date(2026, 11, 20)
NASTY = (
    "Roy\r\nBcc: tous@exemple.ca",
    "\u202eénoëL \u2066x\u2069",
    "a\x00b",
    "\udcff\ud800",
    "x" * 10_000,
    "😀" * 300,
    "👩\u200d🚒\ufeff\ufffe",
    '=HYPERLINK("http://x","y")',
    "#let x = 1 *_$ @a <b>&amp;</b> \\",
    "../../CON",
    "%_!'\" OR 1=1 --",
    "كحيل محمد",
    "\u2028\u2029\x85\x1b[31m",
    " \t ",
)
EACH = settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
words = st.text(st.characters(codec=None), max_size=60) | st.sampled_from(NASTY)


def done(act):
    """Return what an act returns, None when it is refused in one sentence."""
    try:
        return act()
    except UserError as error:
        sentence = error.sentence()
        assert sentence
        assert "\n" not in sentence
        sentence.encode("utf-8", "replace")
        return None


def everything(service, text):
    """Type a text wherever there is room for one; return the person and the event that were recorded."""
    question = Question(Purpose.FACEBOOK, service.today)
    event = done(lambda: service.events.add(EventDraft(text, DAY, DAY, text, text)))
    item = done(
        lambda: service.items.add_other(
            ItemDraft(
                ItemKind.ARTICLE,
                text,
                event,
                text,
                text,
                text,
                text,
                rights_note=text,
                alt_fr=text,
                alt_en=text,
                original_place=text,
            )
        )
    ) or service.items.add_other(ItemDraft(title="Article"))
    mother = GuardianDraft(text, text, Relation.MOTHER)
    person = done(
        lambda: service.portrayed.add(
            PortrayedDraft(text, text, birth_date=dt.date(2014, 5, 1), note=text, guardians=(mother,))
        )
    ) or service.portrayed.add(PortrayedDraft("Roy", "Léo", adult=True))
    done(lambda: service.subjects.add(item, SubjectKind.CROWD, None, None, text))
    done(lambda: service.subjects.add(item, SubjectKind.PERSON, person, None))
    draft = ConsentDraft(person, Reach(item), frozenset({Purpose.FACEBOOK}), DAY)
    guardians = service.portrayed.one(person).guardians
    guardian = guardians[0].id if guardians else None
    act = ActDraft(ActKind.GIVEN, DAY, Method.VERBAL, guardian, witness=text, note=text, original_place=text)
    letter = (EvidenceKind.DOCUMENT, b"%PDF-1.7 x", text)
    consent = done(lambda: service.consents.record(draft, (act,), [letter]))
    if consent:
        done(lambda: service.consents.cancel(service.consents.one(consent).acts[0].id, text))
        done(lambda: service.consents.withdraw([consent], DAY, text, guardian))
    done(lambda: service.uses.add(UseDraft(item, Purpose.FACEBOOK, text, DAY, DAY, "", text, note=text)))
    done(lambda: service.uses.add(UseDraft(item, Purpose.PRESS, "", DAY, DAY, text)))
    done(lambda: service.items.remove(service.items.add_other(ItemDraft(title="Autre")), text))
    # What is asked
    wanted = ItemFilter(text)
    service.listing.first(wanted)
    service.listing.numbers(wanted)
    service.portrayed.find(text)
    service.portrayed.search_everyone(text)
    service.cards.card(item, question)
    service.uses.standing(service.today)
    service.deadlines.on(service.today)
    return item, person, event


@given(text=words)
@EACH
def test_whatever_is_typed(register, text):
    everything(service_of(register), text)


@pytest.mark.parametrize("text", NASTY, ids=[f"text {n}" for n in range(len(NASTY))])
def test_documents_and_lists_hold_whatever_was_typed_and_compute_nothing(register, text, tmp_path):
    service = service_of(register)
    _item, person, event = everything(service, text)
    order = FormOrder(FormKind.INDIVIDUAL, Reach(event_id=event), frozenset({Purpose.FACEBOOK}), DAY)
    question = Question(Purpose.FACEBOOK, service.today)
    documents = [
        service.exports.pdf(ItemFilter()),
        service.exports.extract(person),
        service.exports.worksheet(service.uses.to_take_down(service.today), service.today),
        service.exports.renewals(service.deadlines.on(service.today), service.today),
        service.forms.write(order, [person], Silent()),
    ]
    if event:
        documents.append(service.exports.contact_sheet(event, question))
    for document in documents:
        with open_pdf(document) as pages:
            assert len(pages) >= 1
    for row in csv.reader(io.StringIO(service.exports.csv(ItemFilter()).decode("utf-8-sig")), delimiter=";"):
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row)
    service.exports.write(ItemFilter(), tmp_path / "a.xlsx")
    for row in openpyxl.load_workbook(tmp_path / "a.xlsx").active.iter_rows():
        assert all(cell.data_type != "f" for cell in row)


file_names = (
    st.binary(min_size=1, max_size=120)
    .map(lambda name: name.replace(b"/", b"").replace(b"\x00", b"") or b"x")
    .filter(lambda name: name not in (b".", b".."))
)


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux’s")
@given(name=file_names)
@example(name=b"\xff\xfe.jpg")
@example(name="a\nb\u202egpj.exe.jpg".encode())
@example(name=b"x" * 251 + b".jpg")
@example(name=b"-rf.jpg")
@EACH
def test_whatever_a_file_is_called(register, tmp_path, name):
    service = service_of(register)
    folder = tmp_path / f"{name.hex()[:200]}"
    folder.mkdir(exist_ok=True)
    path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118
    with open(path, "wb") as stream:  # noqa: PTH123
        stream.write(photo_bytes((64, 48), seed=hash(name) % 10_000))
    found = service.adding.found_in([type(tmp_path)(os.fsdecode(path))])
    added = service.adding.add_files(found.files, ItemDraft(), keep=False)
    assert len(added.added) + len(added.known) == 1
    (number,) = (*added.added, *added.known)
    item = service.items.item(number)
    assert item.title
    item.file_name.encode()
    assert service.exports.csv(ItemFilter())
    assert service.exports.pdf(ItemFilter()).startswith(b"%PDF")

"""What others ask and write, from its arrival to its end, in the real window of the calendar, by the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.widgets.pdf_view import PdfDialog
from medias_desktop.editorial_calendar.rules.interactions import InteractionState
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.rules.requesting.states import RequestState
from medias_desktop.editorial_calendar.views.interactions.forms.answer_form import AnswerForm
from medias_desktop.editorial_calendar.views.interactions.forms.record_form import RecordForm
from medias_desktop.editorial_calendar.views.requests.forms.request_form import RequestForm
from medias_desktop.editorial_calendar.views.requests.forms.step_form import StepForm
from medias_desktop.editorial_calendar.views.requests.letter_dialog import LetterDialog
from medias_desktop.sanctions.views.online.recording.dialog import IncidentDialog
from tests.calendar_walk import CTRL, KEY, calendar_walk
from tests.hands import ESCAPE, SPACE

INSULT = "Vous êtes une bande de bons à rien."
REASONS = "L’activité est ouverte à tous."


@pytest.fixture
def walk(qtbot, qapp, dialogs, clock, sample):
    with calendar_walk(qtbot, qapp, dialogs, clock, sample) as walking:
        yield walking


def test_a_request_from_its_arrival_to_its_letter_and_its_post(walk):
    number = ask(walk)
    decide(walk, number)
    write_letter(walk)
    walk.walk_to("requests")
    walk.act()
    assert walk.tab.shown() == "calendar"
    made = walk.service.posts.one(walk.service.requests.one(number).post_id)
    assert (made.draft.title, made.draft.request_id) == ("Vente de livres", number)
    assert made.state is PostState.DRAFT
    assert walk.trail() == ["record_request", "step_request", "answer_request", "add_post"]


def ask(walk):
    page = walk.view("requests")
    walk.shift(KEY.Key_N)
    walk.wait_for(RequestForm)
    assert walk.at().objectName() == "kind"
    walk.write("Publication pour un service")
    walk.fill(requester="Bibliothèque", subject="Vente de livres", description="Samedi, de 9 h à midi.")
    walk.push("request_record")
    walk.home()
    number = page.list.current_id()
    assert walk.service.requests.one(number).draft.subject == "Vente de livres"
    return number


def decide(walk, number):
    walk.walk_to("requests")
    walk.act()
    walk.wait_for(StepForm)
    walk.fill(reasons=REASONS)
    walk.push("step_record")
    walk.home()
    one = walk.service.requests.one(number)
    assert (one.kept_state, one.number) == (RequestState.APPROVED, "D-2026-0005")


def write_letter(walk):
    walk.walk_to("requests")
    walk.shift(KEY.Key_L)
    letter = walk.wait_for(LetterDialog)
    walk.push("letter_pdf")
    shown = walk.wait_for(PdfDialog)
    with open_pdf(shown._pdf) as pages:
        said = " ".join(pages.text(0).split())
    assert "Bibliothèque" in said
    assert REASONS in said
    walk.press(ESCAPE)
    walk.under(letter)
    walk.push("letter_record")
    assert letter.told.text() == "L’envoi est consigné."
    walk.press(ESCAPE)
    walk.home()


def test_what_somebody_wrote_is_redirected_and_goes_to_moderation(walk):
    number = record(walk)
    redirect(walk, number)
    incident = moderate(walk)
    QTest.keyClick(walk.program.window, KEY.Key_5, CTRL)
    walk.settle()
    assert walk.service.interactions.one(number).incident_id == incident
    assert walk.trail() == [
        "record_interaction",
        "record_interaction_step",
        "record_incident",
        "link_interaction_incident",
    ]
    walk.walk_to("interactions")
    walk.walk_to("card_incident")
    walk.press(SPACE)
    assert walk.program.window._tabs().current_name() == "sanctions"


def record(walk):
    page = walk.view("interactions")
    walk.shift(KEY.Key_N)
    walk.wait_for(RecordForm)
    walk.write("Plainte")
    walk.fill(text=INSULT, sender="Grognon Fictif")
    walk.push("interaction_record")
    walk.home()
    number = page.list.current_id()
    assert walk.service.interactions.one(number).sender == "Grognon Fictif"
    return number


def redirect(walk, number):
    walk.walk_to("interactions")
    walk.act()
    walk.wait_for(AnswerForm)
    walk.push("answer_record")
    walk.home()
    assert walk.service.interactions.one(number).state is InteractionState.REDIRECTED


def moderate(walk):
    walk.walk_to("interactions")
    walk.shift(KEY.Key_M)
    form = walk.wait_for(IncidentDialog)
    assert form.fields.handle.text() == "Grognon Fictif"
    assert form.fields.capture.words() == INSULT
    assert walk.at().objectName() == "reasons"
    assert form.fields.clause.combo.currentText() == "Cochez d’abord un motif"
    walk.press(SPACE)
    walk.qtbot.waitUntil(form.settled)
    assert form.fields.reasons.codes() == ("attack_insult",)
    recorded = []
    form.recorded.connect(recorded.append)
    walk.push("incident_record")
    walk.home()
    return recorded[0]

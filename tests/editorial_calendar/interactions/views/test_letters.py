"""Each underlined letter reaches one thing alone, in every window of interactions, in both languages."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from medias_desktop.core import i18n
from medias_desktop.editorial_calendar.rules.interactions import InteractionKind, StepKind
from medias_desktop.editorial_calendar.views.interactions.forms.answer_form import AnswerForm
from medias_desktop.editorial_calendar.views.interactions.forms.record_form import RecordForm
from medias_desktop.editorial_calendar.views.interactions.forms.step_forms import StepForm
from medias_desktop.editorial_calendar.views.interactions.page import InteractionsPage
from medias_desktop.editorial_calendar.views.interactions.settings_dialog import CalendarSettingsDialog
from medias_desktop.editorial_calendar.views.interactions.templates_dialog import TemplatesDialog
from tests.editorial_calendar.interactions.views.test_page import received


def letter(text):
    found = re.search("&([^&])", text.replace("&&", ""))
    return found[1].lower() if found else ""


def twice(texts):
    counted = Counter(filter(None, map(letter, texts)))
    return {one for one, number in counted.items() if number > 1}


def texts_of(window):
    named = [one for one in window.findChildren(QLabel) if one.buddy() is not None]
    shown = (one for one in (*named, *window.findChildren(QAbstractButton)) if not one.isHidden())
    return [one.text() for one in shown]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_letter_is_there_once(answering, qtbot, language):
    i18n.use_language(language)
    service, desk = answering.service, answering.desk
    one, report = (
        service.interactions.one(received(answering, kind)) for kind in (KIND.COMPLAINT, KIND.DOUBT)
    )
    page = InteractionsPage(service, desk)
    qtbot.addWidget(page)
    windows = [
        RecordForm(page, service, desk, print),
        RecordForm(page, service, desk, print, report),
        *(AnswerForm(page, service, desk, print, one, kind) for kind in (STEP.ANSWERED, STEP.REFUSED)),
        *(StepForm(page, service, desk, one, kind) for kind in STEPS),
        TemplatesDialog(page, service, desk),
        CalendarSettingsDialog(page, service, desk),
    ]
    windows[2].channel.choose("public_reply")  # the reason is asked for
    assert not {window.objectName(): found for window in windows if (found := twice(texts_of(window)))}
    assert not twice([action.text() for action in page.actions_.menu.actions()])


KIND, STEP = InteractionKind, StepKind
STEPS = (STEP.TRANSMITTED, STEP.DUE, STEP.NOTE, STEP.SET_ASIDE, STEP.CLOSED, STEP.REOPENED)

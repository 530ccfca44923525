"""Texts in two windows: whatever is open here, what the other window does to the text is told in one sentence, lists follow."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from medias_desktop import app
from medias_desktop.core.progress import Silent
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.outline import read_outline
from medias_desktop.policies.rules import Resolution, Signatory, VersionState, drafts
from medias_desktop.policies.service.composing import SKELETON
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.views.comparing.opening import open_difference, open_matrix, open_side_by_side
from medias_desktop.policies.views.rules.opening import open_points, open_rules, open_try_out
from medias_desktop.policies.views.side_parts import LIFE, NOTES, RULES
from medias_desktop.window.program import Program
from tests.policies.adopting import IDENTITY

TEXT = (
    "1. But\n\nPublier avec soin.\n\n2. Portée\n\nTout le personnel.\n\n3. Suivi\n\nRévisée chaque année.\n"
)


@pytest.fixture
def windows(qtbot, qapp, register, clock, dialogs):
    register.close()
    opened = []
    for _number in range(2):
        program = Program(qapp, app.PARTS, dialogs=dialogs, clock=clock)
        qtbot.addWidget(program.window)
        program.window.show()
        assert program.open(register.path)
        program.elsewhere.timer.stop()  # the tests look when they want to
        opened.append(program)
    yield opened
    for program in opened:
        program.shutdown()
        program._qt_language.forget()


@pytest.fixture
def other(windows):
    return PolicyServices(windows[1].register, app.check_registry)


@pytest.fixture
def policy_id(other):
    """A policy with an adopted text."""
    version_id = other.policies.import_policy("a.txt", TEXT.encode(), read_outline(TEXT), IDENTITY)
    adopt(other, version_id)
    return other.policies.version(version_id).summary.policy_id


def newest(services):
    return max((one for policy in services.policies.library() for one in policy.versions), key=lambda v: v.id)


def adopt(services, version_id):
    today = services.policies.today
    resolution = Resolution("2026-1", today - dt.timedelta(days=9), today - dt.timedelta(days=2))
    services.policies.adopt(version_id, resolution, [Signatory("Léo Roy", "Maire")], {}, Silent())


# what is open here


def compose(tab):
    tab.compose(tab.current())
    page = tab.stack.page
    page.composition.type_body(page.composition.draft.sections[0].uid, "Ici.")


def search(tab):
    tab.search.field.setText("soin")
    tab.search.field.searched.emit("soin")


def annotate(tab):
    tab.reading.open_panel(NOTES)
    tab.reading.panel.part(NOTES).add_note()


OPEN = {
    "reading": lambda tab: None,
    "rules beside": lambda tab: tab.reading.open_panel(RULES),
    "life": lambda tab: tab.reading.open_panel(LIFE),
    "notes": annotate,
    "composing": compose,
    "searching": search,
    "matrix": open_matrix,
    "side by side": open_side_by_side,
    "difference": lambda tab: open_difference(tab, tab.current().summary),
    "all rules": lambda tab: open_rules(tab, tab.current()),
    "points": lambda tab: open_points(tab, tab.current()),
    "trying": lambda tab: open_try_out(tab, tab.current().summary.uid),
}

# what happens there


def delete_all(services, version):
    for policy in services.policies.library():
        for one in policy.versions:
            if one.state is VersionState.DRAFT:
                services.policies.delete_draft(one.id)


def save(services, version):
    summary, text = services.composing.draft(version.id)
    services.composing.save_draft(version.id, summary.row_version, drafts.delete(text, 1))


HAPPEN = {
    "deleted": lambda services, version: services.policies.delete_draft(version.id),
    "all deleted": delete_all,
    "adopted": lambda services, version: adopt(services, version.id),
    "composed": save,
    "next imported": lambda services, version: services.policies.import_policy(
        "c.txt", TEXT.encode(), read_outline(TEXT), IDENTITY, version.policy_id
    ),
    "renamed": lambda services, version: services.policies.correct_outline(
        version.id,
        version.row_version,
        read_outline(TEXT),
        identity=dataclasses.replace(IDENTITY, title="Autre"),
    ),
    "submitted": lambda services, version: services.life.submit(
        version.id, version.row_version, services.policies.today
    ),
}

BUILT_ANEW = {"deleted": ("theme", "dark"), "adopted": ("theme", "light")}
"""Which setting has the window built anew afterwards; the language, where nothing is named, which is the quickest."""


@pytest.mark.parametrize("opened", OPEN)
def test_nothing_breaks(windows, other, policy_id, dialogs, opened):
    for happens in HAPPEN:
        look_and_go(windows[0], other, policy_id, dialogs, opened, happens)
        # What was closed is gone before the next, as in the program, whose event loop sees to it.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def look_and_go(program, other, policy_id, dialogs, opened, happens):
    """Open something on a fresh draft in the first window, let something happen to it in the other one, and go on."""
    other.composing.start_draft(IDENTITY, SKELETON, "fr", policy_id)
    program.elsewhere.look()
    QCoreApplication.processEvents()
    tab = program.window.tab("policies")
    tab.open_text(newest(other).uid)
    OPEN[opened](tab)
    QCoreApplication.processEvents()
    HAPPEN[happens](other, newest(other))
    program.elsewhere.look()
    QCoreApplication.processEvents()
    dialogs.choices = [1]  # leave without saving
    if tab.stack.page is not None:
        tab.refresh()
        if tab.stack.page is not None:
            tab.stack.page.again()
    tab.close_page()
    if opened == "composing" and happens in ("composed", "renamed"):
        tab.stack.page.saving.dialog.accept()
        assert tab.close_page()
    program.change_setting(*BUILT_ANEW.get(happens, ("language", "fr")))
    QCoreApplication.processEvents()
    again = program.window.tab("policies")
    assert again.stack.page is None, happens
    known = {one.uid for policy in other.policies.library() for one in policy.versions}
    assert {one.uid for one in again._texts.versions()} == known, happens
    shown = again.current()
    assert shown is None or shown.summary.uid in known, happens
    told = [dialogs.errors.pop() for _one in tuple(dialogs.errors)]
    assert len(told) <= 1, happens
    if opened in ("all rules", "points") and "deleted" in happens:
        assert isinstance(told[0], UnknownVersion)

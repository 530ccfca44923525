"""The editor over a register whose municipality took Blainville’s text over, with an official page and its author."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from medias_desktop.editorial_calendar.rules.accesses import AccessDraft
from medias_desktop.editorial_calendar.views.editor.opening import open_editor
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.policies.rules.checks.accounts import PageRole
from tests.editorial_calendar.posts.drafts import draft
from tests.editorial_calendar.town_rules import service_of, service_over
from tests.prepared import Prepared

LINKED = "https://www.facebook.com/sainte-elodie"


class Page(QWidget):
    """Stands for the calendar’s page, which opens editors and leads on what they ask for."""

    clause_asked = Signal(str)
    place_wanted = Signal(str, str)


def _filled(register):
    service, account = service_of(register, "blainville")
    known = next(one for one in service.accounts.all() if one.id == account)
    from dataclasses import replace

    service.accounts.change(
        known, replace(known.draft, link=LINKED, opened_on=dt.date(2020, 1, 1), holder="Julie Landry")
    )
    author = service.people.add(
        PersonDraft("Landry", "Julie", group=Group.REGULAR, department="Communications")
    )
    service.people.add(PersonDraft("Nadeau", "Sylvie", group=Group.REGULAR, department="Greffe"))
    service.accesses.add(
        AccessDraft(
            account_id=account,
            role=next(iter(PageRole)),
            person_id=author,
            authorised_on=dt.date(2025, 1, 1),
            authorised_by="Direction générale",
        )
    )
    return account, author


@pytest.fixture(scope="package")
def prepared(new_register, tmp_path_factory):
    with Prepared(new_register, tmp_path_factory.mktemp("editor"), _filled) as made:
        yield made


@pytest.fixture
def register(prepared, tmp_path, clock):
    with prepared.copy("file", tmp_path, clock) as (opened, _numbers):
        yield opened


@pytest.fixture
def desktop(qtbot, qapp, register, desk, prepared):
    """Return what opens editors over a page, with the service and a way to wait until all is shown."""
    service = service_over(register)
    account, author = 1, None
    for one in service.accounts.all():
        account = one.id
    author = next(one.id for one in service.people.list() if one.last_name == "Landry")
    page = Page()
    page.resize(1280, 800)
    qtbot.addWidget(page)
    page.show()

    def settle(editor):
        qtbot.waitUntil(lambda: editor.settled() and desk.jobs.idle())

    def edit(post_id=None, **more):
        editor = open_editor(page, service, desk, post_id, **more)
        if editor is not None:
            settle(editor)
        return editor

    def add(**more):
        return service.posts.add(draft(author_id=author, **more))

    def form(kind):
        qtbot.waitUntil(lambda: any(one.isVisible() for one in _dialogs(page, kind)))
        return next(one for one in _dialogs(page, kind) if one.isVisible())

    yield SimpleNamespace(
        page=page,
        service=service,
        account=account,
        author=author,
        edit=edit,
        add=add,
        settle=settle,
        form=form,
        desk=desk,
    )
    for one in page.findChildren(QDialog):
        one.gone = True
        one.close()
    QApplication.processEvents()


def _dialogs(page, name):
    return page.findChildren(QDialog, name)


def kinds(editor):
    """Return the kinds of the findings that the editor shows."""
    return [one.kind for one in editor.findings.findings]

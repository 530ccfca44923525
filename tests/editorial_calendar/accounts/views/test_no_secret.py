"""A password can be neither entered nor stored: no column, no field, no label for one; each key of a form is its own."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)

from medias_desktop.core.i18n import use_language
from medias_desktop.editorial_calendar.models import accounts as models
from medias_desktop.editorial_calendar.rules.account_notes import PLACES
from medias_desktop.editorial_calendar.rules.account_texts import holds_secret
from medias_desktop.migrations.tables import metadata

SECRET = re.compile(r"pass ?word|mots? de passe|passwd|mdp|secret|pass ?phrase", re.IGNORECASE)
FORMS = {
    "account": lambda acts, service: acts.account(service.accounts.all()[0]),
    "new account": lambda acts, service: acts.account(),
    "closing": lambda acts, service: acts.close(service.accounts.all()[0]),
    "access": lambda acts, service: acts.access(service.accesses.all()[0]),
    "new access": lambda acts, service: acts.access(),
    "renewal": lambda acts, service: acts.renew(service.accesses.all()[0]),
    "declaration": lambda acts, service: acts.declare(service.accesses.all()[0]),
    "suspicion": lambda acts, service: acts.suspect(service.accesses.all()[0]),
    "ending": lambda acts, service: acts.end(service.accesses.all()[0]),
    "absence": lambda acts, service: acts.absence(service.absences.all()[0]),
    "duty": lambda acts, service: acts.duty(service.duties.lines(service.today)[0]),
    "followed": lambda acts, service: acts.followed(service.followed.all()[0]),
    "stop": lambda acts, service: acts.stop(service.followed.all()[0]),
    "emergency": lambda acts, service: acts.emergency(),
    "election": lambda acts, service: acts.period(service.periods.all()[0]),
}


def test_no_column_takes_one():
    tables = {name: table for name, table in vars(models).items() if hasattr(table, "columns")}
    assert len(tables) >= 7
    for table in tables.values():
        for column in metadata.tables[table.name].columns:
            assert not SECRET.search(column.name) or column.name == "kept_secret", column
    # The one word that is there is a yes or a no.
    assert models.access.c.kept_secret.type.python_type is bool


def typed_in(widget):
    return [
        one
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit)
        for one in widget.findChildren(kind)
        if not isinstance(one.parent(), QComboBox) or one.parent().isEditable()
    ]


def check(widget):
    for one in typed_in(widget):
        assert not SECRET.search(one.accessibleName()), one.objectName()
        assert not SECRET.search(one.objectName()), one.objectName()
        if isinstance(one, QLineEdit):
            assert one.echoMode() is QLineEdit.EchoMode.Normal
            assert not SECRET.search(one.placeholderText())
    buddies = {label.buddy(): label.text() for label in widget.findChildren(QLabel) if label.buddy()}
    for one in typed_in(widget):
        assert not SECRET.search(buddies.get(one, "").replace("&", ""))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_field_of_any_page_or_form_takes_one_and_every_key_is_its_own(page, town, language):
    service, _people = town
    use_language(language)
    for name in PLACES:
        page.show_page(name)
        check(page)
    for name, open_form in FORMS.items():
        open_form(page.acts, service)
        (form,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
        check(form)
        letters = keys_of(form)
        assert len(letters) == len(set(letters)), (language, name, sorted(letters))
        form.done(0)


def keys_of(form):
    words = [one.text() for one in form.findChildren(QLabel) if one.buddy() is not None]
    words += [one.text() for one in form.findChildren(QAbstractButton) if one.isVisible()]
    found = [re.search(r"&(\w)", one.replace("&&", "")) for one in words]
    return [one[1].casefold() for one in found if one]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_key_of_a_page_is_its_own(qtbot, town, desk, language):
    from medias_desktop.editorial_calendar.views.accounts.page import AccountsPage

    use_language(language)
    page = AccountsPage(town[0], desk)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(page.settled)
    for name in PLACES:
        page.show_page(name)
        letters = keys_of(page)
        assert len(letters) == len(set(letters)), (language, name, sorted(letters))


@pytest.mark.parametrize(
    "text",
    [
        "mot de passe : licorne",
        "Mot de passe= Soleil2026",
        "MDP:abc",
        "Le mot de passe du compte est Soleil2026!",
        "The password is hunter2",
        "password: x",
        "Mots de passe Facebook : Printemps",
        "phrase de passe = quatre mots au hasard",
        "NIP : 4512",
        "Note\nmot de passe : 12345",
    ],
)
def test_what_looks_like_one_is_found(text):
    assert holds_secret(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le mot de passe a été changé le 3 mars.",
        "Le mot de passe est partagé avec personne.",
        "Change the password every 60 days",
        "Elle est passée au bureau : tout va bien",
        "",
        "Mot de passe oublié",
    ],
)
def test_plain_words_about_one_are_none(text):
    assert not holds_secret(text)

"""No column of the whole calendar and no field of any of its windows is there for a password."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from medias_desktop.editorial_calendar import models
from medias_desktop.migrations.tables import metadata
from tests.editorial_calendar.accounts.views.test_no_secret import SECRET, check
from tests.editorial_calendar.test_reading_role import PatientDialogs
from tests.editorial_calendar.test_tab import VIEWS, go, shown
from tests.safekeeping import way_in


@pytest.fixture
def dialogs():
    return PatientDialogs()


@pytest.fixture
def program(qtbot, qapp, dialogs, clock):
    yield from way_in.run_program(qtbot, qapp, dialogs, clock)


def test_no_column_of_any_table_takes_one():
    tables = set()
    for part in pkgutil.iter_modules(models.__path__):
        found = importlib.import_module(f"{models.__name__}.{part.name}")
        tables |= {one.name for one in vars(found).values() if hasattr(one, "columns")}
    assert len(tables) >= 20
    for name in tables:
        for column in metadata.tables[name].columns:
            assert column.name == "kept_secret" or not SECRET.search(column.name), (name, column.name)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_field_of_any_view_or_window_is_for_one(qtbot, program, sample, language):
    program.open(sample)
    program.change_setting("language", language)
    fields = 0
    places = [f"{view}/" for view in VIEWS]
    places += ["calendar/new", "interactions/settings", "interactions/templates", "requests/organisations"]
    for place in places:
        tab = go(qtbot, program, place)
        QApplication.processEvents()
        windows = [one for one in program.window.findChildren(QDialog) if one.isVisible()]
        if place == "calendar/new":
            (editor,) = windows
            for name in ("text", "photos", "people", "details"):
                editor.form.show_page(name)
            qtbot.waitUntil(editor.settled)
        assert windows or place.endswith("/"), place
        for one in (tab, *windows):
            check(one)
            fields += len(one.findChildren(QLineEdit))
        for one in windows:
            one.gone = True
            one.done(0)
        shown(qtbot, program)
    for name in ("requests", "interactions"):
        tab.show_view(name)
        tab.view(name).actions_["record"].trigger()
        forms = [one for one in tab.findChildren(QDialog) if one.isVisible()]
        assert forms
        for one in forms:
            check(one)
            one.done(0)
    assert fields > 40

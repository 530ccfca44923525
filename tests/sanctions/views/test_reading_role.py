"""Who may only read: what writes is there, out of use, and says why; what shows things works."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from medias_desktop.core.store.roles import Role
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.sanctions.rules.incidents import ModeratedAccount
from medias_desktop.sanctions.views.case_panel.panel import PIECES, CasePanel
from medias_desktop.sanctions.views.ladder.acts import LadderActs
from medias_desktop.sanctions.views.letters.acts import LetterActs
from medias_desktop.sanctions.views.online.accounts_dialog import AccountsDialog
from medias_desktop.sanctions.views.online.acts import IncidentActs
from tests.sanctions.cases import begun, decided, heard, picture
from tests.sanctions.locked import locked_town


@pytest.fixture
def shown(qtbot, register, desk):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    town, desk = locked_town(desk, register, window)
    opened = town.acts.add_capture(decided(town, heard(town, begun(town))), picture(), "écran.png")
    letters = town.disciplinary.letters
    kind = letters.fitting(opened)[0]
    opened, _uid = letters.write(opened, kind, "fr", *letters.proposal(opened, kind, "fr"))
    town.sanctions.accounts.add(ModeratedAccount(platform="facebook", name="Ville de Sainte-Élodie"))
    register.actor = register.actor._replace(name="Line Caron", role=Role.READING)
    yield town, desk, window, opened
    desk.sealed.forget()


def refused(*controls):
    return all(not one.isEnabled() and "Line Caron" in one.toolTip() for one in controls)


def test_a_case_and_its_letters_are_read_and_nothing_else(qtbot, shown):
    town, desk, window, opened = shown
    panel = CasePanel(town.disciplinary, desk, lambda: ())
    qtbot.addWidget(panel)
    panel.show_open(opened)
    qtbot.waitUntil(lambda: panel.card is not None)
    assert refused(panel.next)
    panel.show_section(PIECES)
    links = [
        one for one in panel.findChildren(TextLink) if one.objectName().startswith(("withdraw_", "meeting_"))
    ]
    assert links
    assert refused(*links)
    assert theme.current().muted in links[0].styleSheet()
    letters = LetterActs(window, town.disciplinary, desk).open(opened)
    editor, paper = letters.editor, letters.paper
    assert refused(letters.side.new, editor.body, editor.keep, editor.discard, paper.issue)
    editor.preview.click()  # drawn as it was kept; nothing is written
    qtbot.waitUntil(lambda: letters.stack.currentWidget() is paper)
    assert letters.trouble.text() == ""
    assert town.cases.open(opened.id).version == opened.version
    letters.reject()


def test_the_ladder_and_the_accounts_are_looked_at(shown):
    town, desk, window, _opened = shown
    ladder = LadderActs(window, town.sanctions, desk).open()
    steps = ladder.steps
    assert refused(ladder.save_button, steps.add, steps.up, steps.down, steps.out, ladder.form, ladder.rules)
    steps.list.setCurrentRow(2)  # choosing another step leaves them so
    assert refused(steps.up, steps.out, ladder.form)
    ladder.reject()
    assert desk.dialogs.asked == []
    IncidentActs(window, town.sanctions, desk).accounts()
    accounts = window.findChild(AccountsDialog)
    assert refused(accounts.save, accounts.new, accounts.name, accounts.active)
    assert accounts.findChild(QPushButton, "leave").isEnabled()
    accounts.reject()

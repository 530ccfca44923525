"""What a card offers: the next act on a button, the others in a menu with a letter each; what is refused says why."""

from __future__ import annotations

import pytest

from medias_desktop.core.errors import UserError
from medias_desktop.core.widgets.card_acts import CardAct, CardActs, mnemonics
from tests.fakes import FakeDialogs


class Refused(UserError):
    """Writing is refused."""

    def sentence(self):
        return "Your role reads only."


@pytest.fixture
def offered(qtbot):
    def make(refused=None):
        row, done = CardActs(refused, FakeDialogs()), []
        qtbot.addWidget(row)
        row.show()
        row.offer(
            [
                CardAct("answer", "Answer…", lambda: done.append("answer"), keys="Ctrl+Shift+A"),
                CardAct("pass", "Pass on…", lambda: done.append("pass")),
                CardAct("close", "Close…", lambda: done.append("close"), keys="Ctrl+W"),
                CardAct("correct", "Correct…", lambda: done.append("correct")),
                CardAct("history", "History", lambda: done.append("history"), writes=False),
            ]
        )
        return row, done

    return make


def test_the_next_act_has_a_button_the_others_a_menu(offered):
    row, done = offered()
    assert [one.text() for one in row.buttons if one.isVisible()] == ["Answer…", "Pass on…"]
    assert row.buttons[0].toolTip() == "Answer (Ctrl+Shift+A)"
    assert [one.text() for one in row.menu.actions()] == ["&Close…\tCtrl+W", "C&orrect…", "&History"]
    row.buttons[0].click()
    row.buttons[1].click()
    row["correct"].trigger()
    assert done == ["answer", "pass", "correct"]


def test_what_is_offered_next_takes_the_place_of_what_was(offered):
    row, done = offered()
    row.offer([CardAct("reopen", "Open again…", lambda: done.append("reopen"))])
    assert "answer" not in row
    assert row.more.isHidden()
    row.buttons[0].click()
    assert done == ["reopen"]
    row.offer(())
    assert row.isHidden()


def test_who_may_only_read_is_told_why(offered):
    row, done = offered(Refused())
    assert not row.buttons[0].isEnabled()
    assert row.buttons[0].accessibleDescription() == "Your role reads only."
    assert [one.objectName() for one in row.menu.actions() if one.isEnabled()] == ["card_history"]
    row["history"].trigger()
    row.buttons[0].click()
    assert done == ["history"]


def test_each_line_has_a_letter_of_its_own_while_there_are_any():
    assert mnemonics(["Note…", "Noter le nom", "Été", "é"]) == ["&Note…", "Noter &le nom", "É&té", "é"]

"""What tests of the way into a register share: a running program at the cheapest passphrases, and its pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from medias_desktop.app import PARTS
from medias_desktop.safekeeping.views.making_wizard import MakingWizard
from medias_desktop.safekeeping.views.recovery_wizard import RecoveryWizard
from medias_desktop.window.program import Program
from tests.safekeeping.keys import CHEAP, PASSPHRASE


def make_cheap(monkeypatch):
    """Let the wizards make slots at the cheapest cost."""
    monkeypatch.setattr(MakingWizard, "cost", CHEAP)
    monkeypatch.setattr(RecoveryWizard, "cost", CHEAP)


def run_program(qtbot, qapp, dialogs, clock):
    """Give a running program; to be used with ``yield from`` in a fixture."""
    running = Program(qapp, PARTS, dialogs=dialogs, clock=clock)
    qtbot.addWidget(running.window)
    running.window.show()
    running.window.windowHandle().requestActivate()
    qtbot.waitExposed(running.window)
    yield running
    running.shutdown()
    running._qt_language.forget()


def type_in(field, text):
    """Type into a line as a person does, letter by letter (Qt's test keyboard has no accents)."""
    for letter in text:
        if letter.isascii():
            QTest.keyClick(field, letter)
        else:
            field.insert(letter)


def press(widget, key=Qt.Key.Key_Return, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key."""
    QTest.keyClick(widget, key, modifiers)


def unlock(qtbot, program, passphrase=PASSPHRASE):
    """Type the passphrase on the unlock page and wait for the register."""
    page = program.ways.page
    type_in(page.form.field.line, passphrase)
    press(page.form.field.line)
    qtbot.waitUntil(lambda: program.register is not None)
    qtbot.waitUntil(lambda: program.guard.lockable)

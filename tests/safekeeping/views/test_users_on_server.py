"""The window of users over a register on a server: the same, but for the change of keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.roles import Role
from medias_desktop.safekeeping.service.registers import Founder, new_keys
from medias_desktop.safekeeping.service.unlocking import sealed_keys
from medias_desktop.safekeeping.views.recovery_key import SheetDialog
from medias_desktop.safekeeping.views.sealed_access import SealedAccess
from medias_desktop.safekeeping.views.users.dialog import UsersDialog
from tests import servers
from tests.safekeeping.keys import CHEAP, PASSPHRASE
from tests.safekeeping.views.conftest import LINE
from tests.safekeeping.views.test_users_dialog import button, cells, choose, give_passphrase

NEW = "tire érable mitaine lune"

if servers.URL:

    @pytest.fixture
    def shared(clock):
        """Return a register on a server that its founder opens with a passphrase."""
        keys, made = new_keys(Founder("Huguette Rioux", PASSPHRASE), clock, CHEAP)
        with servers.empty_database() as name:
            register = Register.create_server(
                servers.written(name),
                Municipality("Ville de Sainte-Élodie"),
                clock,
                access=made.access,
                key_file=keys,
            )
            yield register
            register.close()

    @pytest.fixture
    def dialog(qtbot, desk, shared):
        sealed = SealedAccess(desk.dialogs, desk.jobs, lambda: 2)
        sealed.use(shared)
        made = UsersDialog(None, shared, replace(desk, sealed=sealed))
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        made.windowHandle().requestActivate()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    def fill(dialog, passphrase=LINE):
        dialog.add_button.click()
        page = dialog.page
        page.name.line.setText("Line Caron")
        page.passphrase.first.line.setText(passphrase)
        page.passphrase.again.line.setText(passphrase)
        return page

    def open_as_line(shared, clock, passphrase=LINE):
        keys = shared.load_keys()
        slot = next(slot for slot in keys.slots if slot.user_name == "Line Caron")
        return Register.open_server(
            servers.written(shared.path.name), clock, keys.unlock(slot.id, passphrase)
        )

    def test_a_user_is_added_entitled_and_removed(qtbot, dialog, shared, clock, dialogs):
        fill(dialog).sealed.click()
        button(dialog, "add_do").click()
        give_passphrase(qtbot, dialog._desk)
        qtbot.waitUntil(lambda: dialog.page is None)
        theirs = open_as_line(shared, clock)
        assert theirs.actor.role is Role.CLERK
        assert sealed_keys(theirs.load_keys(), theirs.actor.uid, LINE).newest == 1
        theirs.close()
        choose(dialog, "Line Caron")
        dialogs.answers.append(True)  # no change of keys is offered
        button(dialog, "user_remove").click()
        give_passphrase(qtbot, dialog._desk)
        qtbot.waitUntil(lambda: cells(dialog)[1][2] == "Retiré")
        assert [slot.user_name for slot in shared.load_keys().slots if slot.user_name] == ["Huguette Rioux"]
        assert dialogs.answers == []

    def test_passphrases(qtbot, dialog, shared, clock):
        fill(dialog)
        button(dialog, "add_do").click()
        qtbot.waitUntil(lambda: dialog.page is None)
        choose(dialog, "Line Caron")
        button(dialog, "user_reset").click()
        dialog.page.passphrase.first.line.setText(NEW)
        dialog.page.passphrase.again.line.setText(NEW)
        button(dialog, "reset_do").click()
        qtbot.waitUntil(lambda: dialog.page is None)
        open_as_line(shared, clock, NEW).close()
        button(dialog, "own_passphrase").click()
        page = dialog.page
        page.old.line.setText(PASSPHRASE)
        page.new.first.line.setText(NEW)
        page.new.again.line.setText(NEW)
        button(dialog, "own_do").click()
        qtbot.waitUntil(lambda: dialog.page is None)
        keys = shared.load_keys()
        keys.unlock(keys.slot_of(shared.actor.uid).id, NEW)

    def test_the_recovery_key_is_replaced_and_the_keys_are_not_changed_here(qtbot, dialog, shared):
        keys = button(dialog, "change_keys")
        assert keys.isVisible()
        assert not keys.isEnabled()
        assert "serveur" in keys.toolTip()
        assert "serveur" in dialog.keys.why.text()
        button(dialog, "replace_recovery").click()
        give_passphrase(qtbot, dialog._desk)
        qtbot.waitUntil(lambda: dialog.findChild(SheetDialog) is not None)
        sheet = dialog.findChild(SheetDialog)
        assert shared.load_keys().unlock_recovery(sheet.sheet._code).recovered
        sheet.sheet.proof.line.setText(sheet.sheet._code[-4:])
        sheet.next()

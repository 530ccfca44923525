"""Users and access, and the change of keys after a departure, on a register that is made anew for each scene."""

from __future__ import annotations

from itertools import count

from PySide6.QtWidgets import QWidget

from medias_desktop import demo
from medias_desktop.core.paths import profile_folder
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.roles import Role
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.people.tab import PeopleTab
from medias_desktop.safekeeping.errors import OthersAtWork
from medias_desktop.safekeeping.service import unlocking
from medias_desktop.safekeeping.service.registers import Founder, create_register
from medias_desktop.safekeeping.service.users import UserService
from medias_desktop.safekeeping.views.rotation_wizard import RotationWizard
from medias_desktop.safekeeping.views.users.dialog import UsersDialog
from medias_desktop.window_entries import change_keys
from tests.safekeeping.keys import CHEAP, PASSPHRASE
from tests.screenshots.stage import EMPTY, Scene, Stage

_numbers = count(1)


def _open(stage: Stage, who: str = "Noémie Ouellet") -> Register:
    UsersDialog.cost = RotationWizard.cost = CHEAP
    folder = profile_folder() / "users" / str(next(_numbers))
    folder.mkdir(parents=True)
    path = folder / "Sainte-Élodie-des-Érables.medias"
    founder = Founder("Noémie Ouellet", PASSPHRASE)
    made = create_register(path, Municipality(demo.MUNICIPALITY), founder, stage.clock, CHEAP)
    register = Register.open(path, stage.clock, made.access)
    users = UserService(register, CHEAP)
    sealed = unlocking.unlock_sealed(path, made.access.user_uid, PASSPHRASE)
    users.add("Alain Bédard", Role.CLERK, PASSPHRASE, sealed)
    users.add("Zoé Cœur-Lafrenière", Role.COMMUNICATIONS, PASSPHRASE)
    users.add("Marie-Ève Roy", Role.DIRECTION, PASSPHRASE)
    users.add("Réjean Dubé", Role.READING, PASSPHRASE)
    users.add("Françoise L’Écuyer", Role.CLERK, PASSPHRASE)
    users.remove(next(one for one in users.list() if one.name == "Françoise L’Écuyer"))
    if who != "Noémie Ouellet":
        register.close()
        slot = next(one for one in unlocking.door(path).users if one.name == who)
        register = Register.open(path, stage.clock, unlocking.unlock(path, slot.slot_id, PASSPHRASE))
    stage.program._take(register)
    stage.settle(100)
    return register


def _dialog(stage: Stage, who: str = "Noémie Ouellet", chosen: str = "") -> UsersDialog:
    dialog = UsersDialog(stage.window, _open(stage, who), stage.program.desk)
    dialog.show()
    if chosen:
        user = next(one for one in dialog.table.rows() if one.name == chosen)
        dialog.table.select_keys({user.uid}, user.uid)
    return dialog


def _listed(who: str, chosen: str) -> object:
    return lambda stage: _dialog(stage, who, chosen)


def sample(stage: Stage) -> QWidget:
    """Show the list of the sample, which opens for everybody."""
    assert stage.program.register is not None
    return UsersDialog(stage.window, stage.program.register, stage.program.desk)


def add(stage: Stage) -> QWidget:
    """Show the form of a new user, filled in."""
    dialog = _dialog(stage)
    dialog.add()
    page = dialog.page
    page.name.line.setText("Léa Tremblay")  # type: ignore[union-attr]
    page.passphrase.first.line.setText(PASSPHRASE)  # type: ignore[union-attr]
    page.passphrase.again.line.setText(PASSPHRASE)  # type: ignore[union-attr]
    return dialog


def add_problems(stage: Stage) -> QWidget:
    """Show the same form with everything wrong."""
    dialog = _dialog(stage, "Marie-Ève Roy")
    dialog.add()
    assert dialog.page is not None
    dialog.page.passphrase.first.line.setText("lea")  # type: ignore[attr-defined]
    dialog.page.submit()
    return dialog


def change(stage: Stage) -> QWidget:
    """Refuse another role to the only director."""
    dialog = _dialog(stage, chosen="Alain Bédard")
    dialog.change(dialog.table.current())
    return dialog


def reset(stage: Stage) -> QWidget:
    """Show the form of a forgotten passphrase."""
    dialog = _dialog(stage, chosen="Zoé Cœur-Lafrenière")
    dialog.reset(dialog.table.current())
    return dialog


def own(stage: Stage) -> QWidget:
    """Show the form of one's own passphrase, the present one wrong."""
    dialog = _dialog(stage)
    dialog.change_own()
    page = dialog.page
    page.old.line.setText("sirop")  # type: ignore[union-attr]
    page.new.first.line.setText("bouleau givre traîneau lac")  # type: ignore[union-attr]
    page.new.again.line.setText("bouleau givre traîneau lac")  # type: ignore[union-attr]
    page.submit()  # type: ignore[union-attr]
    stage.until(lambda: bool(page.old.problem.text()))  # type: ignore[union-attr]
    return dialog


def give_right(stage: Stage) -> QWidget:
    """Ask for the passphrase before a right is given."""
    dialog = _dialog(stage, chosen="Zoé Cœur-Lafrenière")
    dialog.card.right.click()
    stage.settle()
    assert stage.program._sealed.dialog is not None
    return stage.program._sealed.dialog


def tab_as_reader(stage: Stage) -> QWidget:
    """Show a tab as somebody sees it who only reads."""
    register = _open(stage)
    PeopleService(register).add(PersonDraft("Bérubé", "Noël"))
    register.close()
    slot = next(one for one in unlocking.door(register.path).users if one.name == "Réjean Dubé")
    access = unlocking.unlock(register.path, slot.slot_id, PASSPHRASE)
    stage.program._take(Register.open(register.path, stage.clock, access))
    stage.tab("people", PeopleTab)
    return stage.window


# The change of keys


def _wizard(stage: Stage) -> RotationWizard:
    register = _open(stage)
    leaving = [one.uid for one in UserService(register).list() if one.name == "Françoise L’Écuyer"]
    change_keys(stage.window, register, stage.program.desk, leaving)
    return stage.find(stage.window, RotationWizard)


def _with_sheet(stage: Stage) -> RotationWizard:
    wizard = _wizard(stage)
    next(iter(box for box in wizard.who.boxes.values() if box.isEnabled())).setChecked(True)
    wizard.next()
    wizard.keys.form.field.line.setText(PASSPHRASE)
    wizard.next()
    stage.until(lambda: wizard.step == 2)
    return wizard


def _proven(stage: Stage) -> RotationWizard:
    wizard = _with_sheet(stage)
    wizard.sheet.proof.line.setText(wizard.sheet._code[-4:])
    wizard.next()
    return wizard


def rotation_keys(stage: Stage) -> QWidget:
    """Ask for the passphrase, which was wrong four times."""
    wizard = _wizard(stage)
    wizard.next()
    wizard.keys.form._wrong = 3
    wizard.keys.form.field.line.setText("sirop")
    wizard.next()
    stage.until(lambda: not wizard.next_button.isEnabled() and wizard.stack.isEnabled())
    return wizard


def rotation_working(stage: Stage) -> QWidget:
    """Show the change half-way."""
    wizard = _proven(stage)
    wizard.set_working(True)
    wizard.change.show_progress("", 2, 4)
    from medias_desktop.core.i18n import _

    wizard.change.show_progress(_("Changing the keys…"), 2, 4)
    return wizard


def rotation_others(stage: Stage) -> QWidget:
    """Tell that somebody else has the register open."""
    wizard = _proven(stage)
    wizard.change.tell(OthersAtWork(name="Sainte-Élodie-des-Érables.medias").sentence())
    return wizard


def rotation_done(stage: Stage) -> QWidget:
    """Change the keys and show what is left to do."""
    wizard = _proven(stage)
    wizard.next()
    stage.until(lambda: wizard.step == 4)
    return wizard


def finished(stage: Stage) -> QWidget:
    """Show the page that stands in the window while the keys change."""
    from medias_desktop.window import rekeying

    _open(stage)
    stage.window.show_page(rekeying._waiting_page(rekeying.CHANGING_KEYS))
    return stage.window


SCENES = (
    Scene("users", _listed("Noémie Ouellet", "Alain Bédard"), EMPTY, main=True),  # type: ignore[arg-type]
    Scene("users-oneself", _listed("Noémie Ouellet", ""), EMPTY),  # type: ignore[arg-type]
    Scene("users-removed", _listed("Noémie Ouellet", "Françoise L’Écuyer"), EMPTY),  # type: ignore[arg-type]
    Scene("users-not-entitled", _listed("Marie-Ève Roy", "Alain Bédard"), EMPTY),  # type: ignore[arg-type]
    Scene("users-reader", _listed("Réjean Dubé", ""), EMPTY, main=True),  # type: ignore[arg-type]
    Scene("users-sample", sample, EMPTY),
    Scene("users-add", add, EMPTY, main=True),
    Scene("users-add-problems", add_problems, EMPTY, main=True),
    Scene("users-change", change, EMPTY),
    Scene("users-reset", reset, EMPTY),
    Scene("users-own", own, EMPTY),
    Scene("users-right", give_right, EMPTY),
    Scene("users-tab-reader", tab_as_reader, EMPTY),
    Scene("rotation-1", _wizard, EMPTY, main=True),
    Scene("rotation-2", rotation_keys, EMPTY, main=True),
    Scene("rotation-3", _with_sheet, EMPTY, main=True),
    Scene("rotation-4", _proven, EMPTY, main=True),
    Scene("rotation-4-working", rotation_working, EMPTY),
    Scene("rotation-4-others", rotation_others, EMPTY),
    Scene("rotation-5", rotation_done, EMPTY, main=True),
    Scene("rotation-window", finished, EMPTY),
)

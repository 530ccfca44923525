"""The lines of the register's menu, beside those of every program, each with the window that it opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from medias_desktop.core import i18n
from medias_desktop.core.store.roles import Permission
from medias_desktop.slices import derived, held_documents, retained, slices, tables
from medias_desktop.window.parts import Entry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.trail_words import TrailWords
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.signatures.views.trust.forms import TrustForm
    from medias_desktop.window.main_window import MainWindow


def entries(words: Callable[[], TrailWords]) -> Sequence[Entry]:
    """Return the lines in the order of the menu; ``words`` gives what the audit trail is told in."""

    def trail(window: QWidget, register: Register, desk: Desk) -> None:
        show_trail(window, register, desk, words())

    def integrity(window: QWidget, register: Register, desk: Desk) -> None:
        show_integrity(window, register, desk, words())

    return (
        Entry("signatures", lambda: i18n._("S&ignatures…"), show_signatures),
        Entry("checking", lambda: i18n._("Verify a &PDF…"), show_checking, "Ctrl+Shift+V", alone=True),
        Entry("backups", lambda: i18n._("&Backups…"), show_backups),
        Entry("retention", lambda: i18n._("Re&tention and destruction…"), show_retention),
        Entry("trail", lambda: i18n._("Audit t&rail…"), trail),
        Entry("integrity", lambda: i18n._("Verify the inte&grity…"), integrity),
        Entry("users", lambda: i18n._("&Users and access…"), show_users, begins_group=True),
        Entry(
            "recovery", lambda: i18n._("New reco&very key…"), show_recovery_key, needs=Permission.ADMINISTER
        ),
        Entry("locking", lambda: i18n._("Lock and &session…"), show_locking),
    )


def show_signatures(window: QWidget, register: Register, desk: Desk) -> None:
    """Open identities, trusted certificates and time stamps."""
    from medias_desktop.signatures.service.services import SignatureServices
    from medias_desktop.signatures.views.dialog import SignaturesDialog

    change = cast("MainWindow", window).settings_wanted.emit
    dialog = SignaturesDialog(window, SignatureServices(register), desk, change)
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    dialog.open()


def show_checking(window: QWidget, register: Register | None, desk: Desk) -> None:
    """Open the window that verifies any PDF, by the open register or by none."""
    from medias_desktop.signatures.service.checking import CheckingService
    from medias_desktop.signatures.views.checking.dialog import CheckingDialog

    holders = () if register is None else held_documents(register)
    trust = None if register is None else truster(register, desk)
    dialog = CheckingDialog(window, CheckingService(register, holders, desk.clock), desk, trust)
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    dialog.open()


def truster(register: Register, desk: Desk) -> Callable[[str], TrustForm] | None:
    """Return what makes the form that asks whether to trust a certificate (PEM); None for who may not."""
    from medias_desktop.signatures.service.services import SignatureServices

    service = SignatureServices(register).trust
    if service.refusal is not None:
        return None

    def form(certificate_pem: str) -> TrustForm:
        from medias_desktop.signatures.views.trust.forms import TrustForm

        return TrustForm(service, desk, certificate_pem)

    return form


def show_retention(window: QWidget, register: Register, desk: Desk) -> None:
    """Open the retention of records: rules, what is due, destructions."""
    from medias_desktop.safekeeping.service.retention import RetentionService
    from medias_desktop.safekeeping.views.retention.dialog import RetentionDialog

    RetentionDialog(window, RetentionService(register, retained()), desk).exec()


def show_users(window: QWidget, register: Register, desk: Desk) -> None:
    """Open the list of users; from there the keys are changed."""
    from medias_desktop.safekeeping.views.users.dialog import UsersDialog

    dialog = UsersDialog(window, register, desk)
    dialog.keys_wanted.connect(lambda leaving: change_keys(window, register, desk, leaving))
    dialog.finished.connect(lambda _result: dialog.deleteLater())
    dialog.open()


def change_keys(window: QWidget, register: Register, desk: Desk, leaving: Sequence[str]) -> None:
    """Lead through a change of keys, those ``leaving`` (uids) ticked beforehand."""
    from medias_desktop.safekeeping.views.rotation_wizard import RotationWizard

    replace_access = cast("MainWindow", window).access_change_wanted.emit
    wizard = RotationWizard(window, register, desk, leaving, replace_access)
    wizard.finished.connect(lambda _result: wizard.deleteLater())
    wizard.open()


def show_recovery_key(window: QWidget, register: Register, desk: Desk) -> None:
    """Make a new recovery key and show its sheet."""
    from medias_desktop.safekeeping.views.recovery_key import new_recovery_key

    new_recovery_key(window, register, desk)


def show_locking(window: QWidget, register: Register, desk: Desk) -> None:
    """Open the preferences of the lock."""
    from medias_desktop.core import settings
    from medias_desktop.safekeeping.views.locking_dialog import LockingDialog

    change = cast("MainWindow", window).settings_wanted.emit
    LockingDialog(window, register, desk, settings.load(), change).exec()


def show_trail(window: QWidget, register: Register, desk: Desk, words: TrailWords) -> None:
    """Open the audit trail, told in ``words``."""
    from medias_desktop.safekeeping.service.trail import TrailService
    from medias_desktop.safekeeping.views.trail.dialog import TrailDialog

    TrailDialog(window, TrailService(register, words), desk).exec()


def show_integrity(window: QWidget, register: Register, desk: Desk, words: TrailWords) -> None:
    """Verify the register and show what was found, in ``words``."""
    from medias_desktop.safekeeping.service.integrity import IntegrityService
    from medias_desktop.safekeeping.views.integrity.dialog import IntegrityDialog

    service = IntegrityService(register, tables(), words, derived())
    IntegrityDialog(window, service, desk, lambda: show_backups(window, register, desk)).exec()


def show_backups(window: QWidget, register: Register, desk: Desk) -> None:
    """Open the backups of the register."""
    from medias_desktop.window import restoring

    restoring.show_backups(cast("MainWindow", window), register, desk, slices())

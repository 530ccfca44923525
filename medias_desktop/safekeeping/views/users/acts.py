"""What is done with users: ask, call the service off the window's thread, tell what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.work import or_error
from medias_desktop.safekeeping.service.users import RegisterUser, UserService
from medias_desktop.safekeeping.views.users.form_page import FormPage
from medias_desktop.safekeeping.views.users.forms import AddPage, ChangePage, OwnPassphrasePage, ResetPage

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.keys.access import SealedKeys

Keys = Callable[["SealedKeys | None"], object]


class UserActs:
    """``done`` is called after each with what to tell; a form stays and shows why where something was refused."""

    def __init__(
        self, parent: QWidget, service: UserService, desk: Desk, done: Callable[[str], object]
    ) -> None:
        self._parent, self._service, self._desk, self._done = parent, service, desk, done

    def add(self, page: AddPage) -> None:
        """Add a user."""
        name, role, passphrase = page.name.text(), page.role.role(), page.passphrase.text()
        told = _("{name} was added. Give them their first passphrase in person.").format(name=name)
        why = _("You give {name} the right to the disciplinary records.").format(name=name)

        def add(sealed: SealedKeys | None) -> None:
            self._run(
                page, _("Adding the user…"), lambda: self._service.add(name, role, passphrase, sealed), told
            )

        self._with_keys(page.sealed.isChecked(), why, add)

    def change(self, page: ChangePage, user: RegisterUser) -> None:
        """Give another name or role."""
        name, role = page.name.text(), page.role.role()
        told = _("{name} was changed.").format(name=name)
        self._run(page, _("Changing the user…"), lambda: self._service.change(user, name, role), told)

    def reset(self, page: ResetPage, user: RegisterUser) -> None:
        """Give another passphrase, or let a removed user in again."""
        passphrase = page.passphrase.text()
        told = _("{name} opens the register with the new passphrase.").format(name=user.name)
        why = _("{name} is entitled to the disciplinary records and stays so.").format(name=user.name)

        def reset(sealed: SealedKeys | None) -> None:
            title = _("Setting the passphrase…")
            self._run(page, title, lambda: self._service.reset_passphrase(user, passphrase, sealed), told)

        self._with_keys(user.sealed, why, reset)

    def change_own(self, page: OwnPassphrasePage) -> None:
        """Change one's own passphrase."""
        old, new = page.old.text(), page.new.text()
        title = _("Setting the passphrase…")
        told = _("Your passphrase was changed. The former one opens nothing any more.")
        self._run(page, title, lambda: self._service.change_own_passphrase(old, new), told)

    def give_or_take_right(self, user: RegisterUser) -> None:
        """Give the right to sealed records, or take it after a question."""
        if user.sealed and not self._desk.dialogs.confirm(
            self._parent,
            _("Take away the right to sealed records"),
            _(
                "{name} will not open the disciplinary records any more. What they have already read or copied cannot "
                "be taken back; change the keys as well if they might have kept the key."
            ).format(name=user.name),
            _("Take it away"),
            destructive=True,
        ):
            return
        if user.sealed:
            do, told = (
                self._service.disentitle,
                _("{name} is no longer entitled to the disciplinary records."),
            )
            why = _("You take away {name}’s right to the disciplinary records.")
        else:
            do, told = self._service.entitle, _("{name} is entitled to the disciplinary records.")
            why = _("You give {name} the right to the disciplinary records.")

        def act(sealed: SealedKeys | None) -> None:
            assert sealed is not None
            self._run(None, _("Changing the right…"), lambda: do(user, sealed), told.format(name=user.name))

        self._with_keys(True, why.format(name=user.name), act)

    def remove(self, user: RegisterUser, removed: Callable[[], object]) -> None:
        """Remove a user after a question that says what this does not do, then call ``removed``."""
        if not self._desk.dialogs.confirm(
            self._parent,
            _("Remove {name}").format(name=user.name),
            _(
                "{name} will not open this register any more, neither with a passphrase nor from a computer. "
                "A window that is open at the moment can still be read until it is closed, and whoever copied the file or "
                "a backup before can still open that copy. What was done under this name stays in the audit trail."
            ).format(name=user.name),
            _("Remove"),
            destructive=True,
        ):
            return
        why = _(
            "{name} is entitled to the disciplinary records: removing them takes this right away as well."
        )

        def remove(sealed: SealedKeys | None) -> None:
            told = _("{name} was removed.").format(name=user.name)
            title = _("Removing the user…")
            self._run(None, title, lambda: self._service.remove(user, sealed), told, removed)

        self._with_keys(user.sealed, why.format(name=user.name), remove)

    def _with_keys(self, needed: bool, why: str, then: Keys) -> None:
        if not needed:
            then(None)
            return
        assert self._desk.sealed is not None
        self._desk.sealed.with_keys(self._parent, why, then)

    def _run(
        self,
        page: FormPage | None,
        title: str,
        do: Callable[[], object],
        told: str,
        then: Callable[[], object] | None = None,
    ) -> None:
        def work(_progress: Progress) -> Any:
            return or_error(do)

        def finish(found: object) -> None:
            if page is not None:
                page.set_working(False)
            if not isinstance(found, UserError):
                self._done(told)
                if then is not None:
                    then()
            elif page is not None:
                page.tell(found)
            else:
                self._desk.dialogs.tell_error(self._parent, found)

        if page is not None:
            page.set_working(True)
        self._desk.jobs.run(
            self._parent, title, work, finish, None if page is None else lambda: page.set_working(False)
        )

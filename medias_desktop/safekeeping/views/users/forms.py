"""The forms of users: a new one, another name or role, a new passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.keys.errors import WrongPassphrase
from medias_desktop.core.store.roles import Role
from medias_desktop.core.widgets.fields import Field, SecretField, TextField
from medias_desktop.core.widgets.parts import muted
from medias_desktop.safekeeping.errors import UserNameMissing
from medias_desktop.safekeeping.labels import role_label
from medias_desktop.safekeeping.service.users import RegisterUser
from medias_desktop.safekeeping.views.users.form_page import FormPage, add_all
from medias_desktop.safekeeping.views.users.new_passphrase import NewPassphrase
from medias_desktop.safekeeping.views.users.wording import role_powers


class RoleField(Field):
    """A choice of role; what it may do is told below."""

    def __init__(self, name: str, role: Role) -> None:
        self.combo = QComboBox()
        for one in Role:
            self.combo.addItem(role_label(one), one.value)
        super().__init__(_("User &role"), self.combo, name, " ")
        self.combo.currentIndexChanged.connect(lambda: self.hint.setText(role_powers(self.role())))
        self.combo.setCurrentIndex(self.combo.findData(role.value))
        self.hint.setText(role_powers(self.role()))

    def role(self) -> Role:
        """Return the chosen role."""
        return Role(self.combo.currentData())


class AddPage(FormPage):
    """A new user; ``entitled`` tells whether who adds may give the right to sealed records."""

    def __init__(self, municipality: str, *, entitled: bool) -> None:
        super().__init__(
            "add",
            _("Add a user"),
            _("Whoever has a passphrase can read everything in the register, but for the sealed records."),
            _("&Add the user"),
        )
        self.name = TextField(_("First and last &name"), "add_name")
        self.role = RoleField("add_role", Role.CLERK)
        self.passphrase = NewPassphrase(
            _("First &passphrase"), "add_passphrase", lambda: (self.name.text(), municipality)
        )
        self.sealed = QCheckBox(_("Entitled to the &disciplinary records"))
        self.sealed.setObjectName("add_sealed")
        self.sealed.setEnabled(entitled)
        why = (
            _("Tick it only for who must read them. Your own passphrase is asked for then.")
            if entitled
            else _("Only somebody who is entitled to these records can give the right to them.")
        )
        self.sealed.setAccessibleDescription(why)
        add_all(
            self.body,
            self.name,
            self.role,
            self.passphrase,
            muted(
                _(
                    "Give it to them in person. They change it themselves the first time: "
                    "Register › Users and access › My passphrase."
                )
            ),
            self.sealed,
            muted(why),
        )
        self.name.changed.connect(self.passphrase.rate)
        self.name.changed.connect(lambda: self.name.show_problem())
        self.setFocusProxy(self.name)

    def wrong(self) -> QWidget | None:
        """Tell what is missing."""
        nameless, weak = _tell_nameless(self.name), self.passphrase.check()
        return nameless or weak

    def tell(self, error: UserError) -> None:
        """Tell a problem at its field."""
        _tell_at(self, error, self.name, UserNameMissing)


class ChangePage(FormPage):
    """Another name or role of a user."""

    def __init__(self, user: RegisterUser) -> None:
        super().__init__(
            "change",
            _("Change {name}").format(name=user.name),
            _("What was done under the former name stays recorded of the same user."),
            _("&Save"),
        )
        self.name = TextField(_("First and last &name"), "change_name", user.name)
        self.role = RoleField("change_role", user.role)
        add_all(self.body, self.name, self.role)
        if not user.itself:
            self.body.addWidget(muted(_("Another role counts from the next time they open the register.")))
        self.setFocusProxy(self.name)

    def wrong(self) -> QWidget | None:
        """Tell what is missing."""
        return _tell_nameless(self.name)


class ResetPage(FormPage):
    """A passphrase for who forgot theirs, or for who is let in again."""

    def __init__(self, user: RegisterUser, municipality: str) -> None:
        again = not user.active
        title = _("Let {name} in again") if again else _("New passphrase for {name}")
        super().__init__(
            "reset",
            title.format(name=user.name),
            _("They open the register again, in the role that they had, without the right to sealed records.")
            if again
            else _(
                "The forgotten passphrase opens nothing any more. Make sure that it is really {name} who asks for it: "
                "by telephone or in person, not by e-mail."
            ).format(name=user.name),
            _("&Let in again") if again else _("&Set the passphrase"),
        )
        self.passphrase = NewPassphrase(
            _("New &passphrase"), "reset_passphrase", lambda: (user.name, municipality)
        )
        add_all(
            self.body,
            self.passphrase,
            muted(
                _(
                    "Give it to them in person. They change it themselves the first time: "
                    "Register › Users and access › My passphrase."
                )
            ),
        )
        self.setFocusProxy(self.passphrase)

    def wrong(self) -> QWidget | None:
        """Tell what is missing."""
        return self.passphrase.check()


class OwnPassphrasePage(FormPage):
    """Another passphrase of one's own."""

    def __init__(self, name: str, municipality: str) -> None:
        super().__init__(
            "own",
            _("My passphrase"),
            _("The register and your right to sealed records stay as they are; only what you type changes."),
            _("&Change my passphrase"),
        )
        self.old = SecretField(_("&Present passphrase"), "own_old")
        self.new = NewPassphrase(_("&New passphrase"), "own_new", lambda: (name, municipality))
        add_all(self.body, self.old, self.new)
        self.old.changed.connect(lambda: self.old.show_problem())
        self.setFocusProxy(self.old)

    def wrong(self) -> QWidget | None:
        """Tell what is missing."""
        missing = not self.old.text()
        self.old.show_problem(_("Type your present passphrase.") if missing else "")
        other = self.new.check()
        return self.old if missing else other

    def tell(self, error: UserError) -> None:
        """Tell a problem at its field."""
        _tell_at(self, error, self.old, WrongPassphrase)


def _tell_nameless(field: TextField) -> QWidget | None:
    missing = not field.text()
    field.show_problem(UserNameMissing().sentence() if missing else "")
    return field if missing else None


def _tell_at(page: FormPage, error: UserError, field: TextField, kind: type[UserError]) -> None:
    if isinstance(error, kind):
        field.show_problem(error.sentence())
        field.line.selectAll()
        field.setFocus()
    else:
        FormPage.tell(page, error)

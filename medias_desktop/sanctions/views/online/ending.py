"""Small forms about a recorded incident: a block is lifted, an incident annulled, a name corrected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import LongTextField
from medias_desktop.sanctions.labels import ACTION_NAMES
from medias_desktop.sanctions.labels.coded import platform_name
from medias_desktop.sanctions.rules.incidents import HANDLE_LENGTH, Incident, OnlineUser
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.online.form import OnlineForm, needed
from medias_desktop.sanctions.views.online.wording import what_was_done


class LiftForm(OnlineForm):
    """A block or a ban ends on a day, for a reason."""

    def __init__(self, parent: QWidget, service: SanctionService, desk: Desk, incident: Incident) -> None:
        about = _("Lift it on the platform as well: the register only keeps that it was done.")
        title = _("Lift the block") if incident.until is not None else _("Lift the ban")
        super().__init__(parent, desk, "lift", title, f"{what_was_done(incident)}\n{about}", _("&Lift"))
        self._service, self._incident = service, incident
        self.day = DateField(_("&Lifted on"), "lifted_on", service.today)
        self.because = LongTextField(_("&Why"), "lifted_because", _ended(incident, service))
        for field in (self.day, self.because):
            self.body.addWidget(field)

    def renew(self) -> None:
        """Read the incident again."""
        self._incident = self._service.incidents.one(self._incident.id)

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        because = needed(self.because, _("Say why it is lifted: whoever asks later is told."))
        day, incident = self.day.day(), self._incident
        return lambda: self._service.incidents.lift(incident.id, incident.version, day, because)


class AnnulForm(OnlineForm):
    """An incident that was recorded wrongly counts no more; it stays in the register with the reason."""

    def __init__(self, parent: QWidget, service: SanctionService, desk: Desk, incident: Incident) -> None:
        about = _("It stays in the register with the reason, and is counted no more for this user.")
        super().__init__(
            parent, desk, "annul", _("Annul the incident"), f"{what_was_done(incident)}\n{about}", _("&Annul")
        )
        self._service, self._incident = service, incident
        self.because = LongTextField(_("&Why"), "annulled_because")
        self.body.addWidget(self.because)

    def renew(self) -> None:
        """Read the incident again."""
        self._incident = self._service.incidents.one(self._incident.id)

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        because = needed(self.because, _("Say what was wrong with this incident."))
        incident = self._incident
        return lambda: self._service.incidents.annul(incident.id, incident.version, because)


class RenameForm(OnlineForm):
    """The name of an online user was misspelt, or is another one now."""

    def __init__(self, parent: QWidget, service: SanctionService, desk: Desk, user: OnlineUser) -> None:
        about = _("Incidents, blocks and appeals go with the user: only the name shown changes.")
        super().__init__(
            parent, desk, "rename", _("Correct the user’s name"), f"{platform_name(user.platform)} · {about}"
        )
        self._service, self._user = service, user
        self.handle = TextField(
            _("&Name shown on the platform"), "handle", user.handle, longest=HANDLE_LENGTH
        )
        self.body.addWidget(self.handle)

    def renew(self) -> None:
        """Read the user again."""
        self._user = self._service.online_users.one(self._user.id)

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        handle = needed(self.handle, _("Write the name as it is shown on the platform."))
        user = self._user
        return lambda: self._service.online_users.rename(user.id, user.version, handle)


def _ended(incident: Incident, service: SanctionService) -> str:
    """Return why a temporary block that has ended is lifted."""
    if incident.until is None or incident.until >= service.today:
        return ""
    return _("{action} ended").format(action=translate(ACTION_NAMES[incident.action]))

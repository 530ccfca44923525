"""Who carries out a task around the accounts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.form_fields import DayField, SelectField, two_columns
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.labels.accounts import duty_name
from medias_desktop.editorial_calendar.rules.duties import AssignedDuty, DutyDraft
from medias_desktop.editorial_calendar.views.accounts.forms.choices import OUTSIDE, chosen_text, offices
from medias_desktop.editorial_calendar.views.accounts.forms.form import AccountsForm
from medias_desktop.editorial_calendar.views.editor.fields.person import PersonField
from medias_desktop.policies.rules.checks.accounts import Duty

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.duty_checks import DutyLine
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class DutyForm(AccountsForm):
    """Names somebody for a task of the text, or corrects who is named."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        line: DutyLine | None = None,
        known: AssignedDuty | None = None,
    ) -> None:
        title = _("Who carries it out") if known else _("Name somebody for a task")
        super().__init__(parent, desk, "duty", title, line.text if line else "", size=(640, 0))
        self._service, self._known = service, known
        tasks: list[tuple[str, object]] = [(duty_name(one.value), one.value) for one in Duty]
        self.task = SelectField(_("&Task"), "duty_task", tasks)
        self.office = SelectField(_("&Office"), "duty_office", offices(OUTSIDE))
        self.who = PersonField(
            self,
            desk,
            _("&Person"),
            "duty_person",
            service.people,
            hint=_("Someone of the register, or a name."),
        )
        self.since = DayField(_("&Since"), "duty_since")
        self.until = DayField(_("&Until"), "duty_until")
        self.until.hint.setText(_("Empty: no end is known."))
        self.until.hint.show()
        self.body.addLayout(two_columns((self.task, self.office), (self.who,), (self.since, self.until)))
        if known is not None:
            self.task.choose(known.duty)
            self.office.choose(known.office)
            self.who.show_person(known.person_id, known.name)
            self.since.set_day(known.since)
            self.until.set_day(known.until)
        else:
            self.since.set_day(service.today)
            if line is not None:
                self.task.choose(line.duty)
                self.office.choose(line.offices[0] if line.offices else "")
        self.places = {
            errors.HolderMissing: self.who,
            errors.DutyKnown: self.who,
            errors.UntilBeforeSince: self.until,
        }

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        person = self.who.person_id()
        draft = DutyDraft(
            duty=chosen_text(self.task),
            office=chosen_text(self.office),
            person_id=person,
            name="" if person is not None else self.who.text(),
            since=self.since.day(),
            until=self.until.day(),
        )
        known, duties = self._known, self._service.duties
        if known is None:
            return lambda: duties.add(draft)
        return lambda: duties.change(known.id, known.version, draft)

    def renew(self) -> None:
        """Take over which state another window left."""
        if self._known is not None:
            self._known = self._service.duties.one(self._known.id)

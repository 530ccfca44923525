"""What is gathered before a decision: reasonable grounds, what was looked into, what the person said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import LongTextField
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.rules.cases import (
    LINE_LENGTH,
    CaseVerification,
    Grounds,
    PersonVersion,
)
from medias_desktop.sanctions.views.case.fields import Note, TickField
from medias_desktop.sanctions.views.case.form import CaseForm, Write

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import OpenCase
    from medias_desktop.sanctions.views.case.bench import Bench


class GroundsForm(CaseForm):
    """Why there is reason to suspect a breach."""

    def __init__(self, bench: Bench, open_case: OpenCase) -> None:
        super().__init__(
            bench,
            open_case,
            "grounds",
            _("Reasonable grounds"),
            _("What gives reason to suspect a breach. Nothing is verified before this is written."),
        )
        known = open_case.case.grounds
        self.day = DateField(_("Day"), "grounds_day", known.day if known else bench.service.today)
        self.by = TextField(
            _("Found by"), "grounds_by", known.by if known else bench.service.actor_name, longest=LINE_LENGTH
        )
        self.text = LongTextField(
            _("Reasonable grounds"),
            "grounds_text",
            known.text if known else "",
            lines=7,
            hint=_("Facts that anybody could check, not an impression: who saw what, where and when."),
        )
        self.add((self.day, self.by), (self.text,))
        self.places = {
            errors.GroundsTextMissing: self.text,
            errors.GroundsBeforeFault: self.day,
            errors.VerificationBeforeGrounds: self.day,
            errors.DayInFuture: self.day,
        }

    def draft(self) -> Write:
        """Return what records the grounds."""
        by = self.need(self.by, _("Write who found it."))
        text = self.need(self.text, _("Write what gives reason to suspect a breach."))
        grounds = Grounds(day=self.day.day(), by=by, text=text)
        acts = self.bench.disciplinary.acts
        return lambda case: acts.add_grounds(case, grounds)


class VerificationForm(CaseForm):
    """What was looked into, and what was found."""

    def __init__(self, bench: Bench, open_case: OpenCase) -> None:
        super().__init__(
            bench,
            open_case,
            "verification",
            _("Verification"),
            _("What was looked into, by whom, and what was found."),
        )
        if open_case.case.grounds is None:
            text = _("A verification without them would not stand before an arbitrator.")
            self.add((Note(_("Reasonable grounds must be recorded first."), text, "bad"),))
        self.day = DateField(_("Day"), "verification_day", bench.service.today)
        self.by = TextField(
            _("Verified by"), "verification_by", bench.service.actor_name, longest=LINE_LENGTH
        )
        self.what = LongTextField(_("What was looked into"), "verification_what")
        self.found = LongTextField(_("What was found"), "verification_found", lines=5)
        self.add((self.day, self.by), (self.what,), (self.found,))
        self.places = {
            errors.VerificationBeforeGrounds: self.day,
            errors.DayInFuture: self.day,
            errors.VerificationEmpty: self.what,
        }

    def draft(self) -> Write:
        """Return what records the verification."""
        by = self.need(self.by, _("Write who verified it."))
        what = self.need(self.what, _("Write what was looked into."))
        done = CaseVerification(uid="", day=self.day.day(), by=by, what=what, found=self.found.text())
        acts = self.bench.disciplinary.acts
        return lambda case: acts.add_verification(case, done)


class VersionForm(CaseForm):
    """What the person said of it, or that they would not."""

    def __init__(self, bench: Bench, open_case: OpenCase) -> None:
        super().__init__(
            bench,
            open_case,
            "version",
            _("The person’s version"),
            _("What the person said of it, in their own words as far as possible."),
        )
        known = open_case.case.person_version
        self.day = DateField(_("Day"), "version_day", known.day if known else bench.service.today)
        self.declined = TickField(
            _("The person declined to give a version"),
            "version_declined",
            ticked=known.declined if known else False,
        )
        self.text = LongTextField(_("Version"), "version_text", known.text if known else "", lines=9)
        self.declined.changed.connect(self._show_text)
        self.add((self.day,), (self.declined,), (self.text,))
        self.places = {
            errors.VersionMissing: self.text,
            errors.DayInFuture: self.day,
            errors.DayBeforeFault: self.day,
        }
        self._show_text()

    def _show_text(self) -> None:
        self.text.setEnabled(not self.declined.is_ticked())

    def draft(self) -> Write:
        """Return what records the version."""
        declined, text = self.declined.is_ticked(), ""
        if not declined:
            text = self.need(
                self.text, _("Write what the person said, or tick that they declined to say anything.")
            )
        version = PersonVersion(day=self.day.day(), text=text, declined=declined)
        acts = self.bench.disciplinary.acts
        return lambda case: acts.set_person_version(case, version)

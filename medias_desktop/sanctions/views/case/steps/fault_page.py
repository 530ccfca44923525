"""What happened: when, where, since when it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import ChoiceField, DateField, Field, TextField
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField, two_columns
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.rules.case_checks import check_fault
from medias_desktop.sanctions.rules.cases import Fault
from medias_desktop.sanctions.views.case.refusals import Places, needed, told_at

if TYPE_CHECKING:
    from medias_desktop.sanctions.views.case.bench import Bench

_PLATFORMS = ("", "Facebook", "Messenger", "Instagram", "X", "LinkedIn", "TikTok", "YouTube", "WhatsApp")


class FaultPage(QWidget):
    """The facts; ``day_changed`` when the day of the fault is another: the text in force may be, too."""

    day_changed = Signal()

    def __init__(self, bench: Bench, fault: Fault | None = None) -> None:
        super().__init__()
        self.title = _("What happened")
        self._today = today = bench.service.today
        self.day = DateField(_("Date of the fault"), "fault_day", fault.day if fault else today)
        self.known_on = DateField(
            _("Known to the municipality since"), "fault_known_on", fault.known_on if fault else today
        )
        self.platform = ChoiceField(
            _("Platform"), "fault_platform", _PLATFORMS, fault.platform if fault else ""
        )
        self.link = TextField(_("Link"), "fault_link", fault.link if fault else "", longest=2000)
        self.at_work = SelectField(
            _("During working hours"),
            "fault_at_work",
            [(_("Not known"), None), (_("Yes"), True), (_("No"), False)],
        )
        self.at_work.choose(fault.at_work if fault else None)
        self.facts = LongTextField(
            _("Facts"),
            "fault_facts",
            fault.facts if fault else "",
            lines=7,
            hint=_(
                "What was written or done, in the words that were used; what anybody thinks of it comes later."
            ),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(14)
        layout.addLayout(
            two_columns((self.day, self.known_on), (self.platform, self.at_work), (self.link,), (self.facts,))
        )
        layout.addStretch(1)
        self.day.changed.connect(self.day_changed)

    def fault(self) -> Fault:
        """Return what the page says."""
        return Fault(
            day=self.day.day(),
            known_on=self.known_on.day(),
            facts=self.facts.text(),
            platform=self.platform.text(),
            link=self.link.text(),
            at_work=cast("bool | None", self.at_work.value()),
        )

    def enter(self) -> QWidget | None:
        """Return what has the keyboard at first."""
        return self.day.editor

    def check(self) -> None:
        """Ask for the facts and for days that can be, before clauses are looked for. Raises FieldProblem, UserError."""
        needed(self.facts, _("Write what happened."))
        check_fault(self.fault(), self._today)

    def takes(self, error: UserError) -> bool:
        """Tell a refusal that is about the fault."""
        places: Places = {
            errors.FactsMissing: self.facts,
            errors.FaultInFuture: self.day,
            errors.DayBeforeFault: self.day,
            errors.KnownInFuture: self.known_on,
            errors.KnownBeforeFault: self.known_on,
            errors.ReportedBeforeFault: self.day,
        }
        return told_at(error, places, self.findChildren(Field))

    def forget(self) -> None:
        """Nothing but texts is held here."""

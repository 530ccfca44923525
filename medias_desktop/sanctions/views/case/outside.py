"""What is asked and told outside of the discipline: demands about a post, reports to authorities, claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import DayField, LongTextField, SelectField, names_of
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.labels import DEMAND_NAMES
from medias_desktop.sanctions.rules.cases import LINE_LENGTH, AuthorityReport, DemandKind, PostDemand
from medias_desktop.sanctions.views.case.fields import TickField
from medias_desktop.sanctions.views.case.form import CaseForm, Write

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import OpenCase
    from medias_desktop.sanctions.views.case.bench import Bench


class DemandForm(CaseForm):
    """A demand to change or remove a post, or what became of one; ``uid`` names the one to begin with."""

    def __init__(self, bench: Bench, open_case: OpenCase, uid: str = "") -> None:
        super().__init__(
            bench,
            open_case,
            "demand",
            _("Demand to change or remove a post"),
            _("Keep a capture of the post before it disappears."),
            width=680,
        )
        demands = open_case.case.demands
        self.which = SelectField(_("Which demand"), "demand_which", _choices(demands))
        self.which.setVisible(bool(demands))
        self.kind = SelectField(_("What is asked"), "demand_kind", names_of(DEMAND_NAMES))
        self.link = TextField(_("Link"), "demand_link", longest=2000)
        self.asked_on = DateField(_("Asked on"), "demand_asked_on", bench.service.today)
        self.due_on = DayField(_("To be done by"), "demand_due_on")
        self.done_on = DayField(_("Done on"), "demand_done_on")
        self.note = LongTextField(_("Note"), "demand_note")
        self.add(
            (self.which,), (self.kind, self.asked_on), (self.link,), (self.due_on, self.done_on), (self.note,)
        )
        self.places = {
            errors.DemandGone: self.which,
            errors.DayInFuture: self.asked_on,
            errors.DayBeforeFault: self.asked_on,
        }
        self.dated = {
            errors.DemandDatesWrong: (self.due_on, self.done_on),
            errors.DayInFuture: (self.asked_on, self.done_on),
        }
        self.which.changed.connect(self._show)
        self.which.choose(uid or next((one.uid for one in demands if one.done_on is None), ""))
        self._show()

    def _chosen(self) -> PostDemand | None:
        uid = self.which.value()
        return next((one for one in self.open_case.case.demands if one.uid == uid), None)

    def _show(self) -> None:
        known = self._chosen()
        self.kind.choose(known.demand if known else DemandKind.REMOVE)
        self.asked_on.set_day(known.asked_on if known else self.bench.service.today)
        self.due_on.set_day(known.due_on if known else None)
        self.done_on.set_day(known.done_on if known else None)
        self.link.line.setText(known.link if known else self.open_case.case.fault.link)
        self.note.area.setPlainText(known.note if known else "")
        self.done_on.setVisible(known is not None)

    def draft(self) -> Write:
        """Return what records the demand."""
        known = self._chosen()
        demand = PostDemand(
            uid=known.uid if known else "",
            demand=cast(DemandKind, self.kind.value()),
            asked_on=self.asked_on.day(),
            due_on=self.due_on.day(),
            done_on=self.done_on.day() if known else None,
            link=self.link.text(),
            note=self.note.text(),
        )
        acts = self.bench.disciplinary.acts
        write = acts.follow_demand if known else acts.add_demand
        return lambda case: write(case, demand)


class ReportForm(CaseForm):
    """A report to the authorities, or a claim for damages."""

    def __init__(self, bench: Bench, open_case: OpenCase) -> None:
        super().__init__(
            bench,
            open_case,
            "report",
            _("Report to the authorities"),
            _("A complaint to the police, a notice to another authority, or a claim for damages."),
        )
        self.day = DateField(_("Day"), "report_day", bench.service.today)
        self.to = TextField(_("To whom"), "report_to", longest=LINE_LENGTH)
        self.reference = TextField(_("File number"), "report_reference", longest=LINE_LENGTH)
        self.claim = TickField(_("It is a claim for damages"), "report_claim")
        self.note = LongTextField(_("Note"), "report_note", lines=4)
        self.add((self.to,), (self.day, self.reference), (self.claim,), (self.note,))
        self.places = {
            errors.ReportedToNobody: self.to,
            errors.DayInFuture: self.day,
            errors.DayBeforeFault: self.day,
        }

    def draft(self) -> Write:
        """Return what records the report."""
        report = AuthorityReport(
            uid="",
            day=self.day.day(),
            to=self.need(self.to, _("Write to whom it was reported.")),
            reference=self.reference.text(),
            note=self.note.text(),
            claim=self.claim.is_ticked(),
        )
        acts = self.bench.disciplinary.acts
        return lambda case: acts.add_report(case, report)


def _choices(demands: tuple[PostDemand, ...]) -> list[tuple[str, object]]:
    listed: list[tuple[str, object]] = [(_("New demand"), "")]
    for one in demands:
        listed.append((f"{translate(DEMAND_NAMES[one.demand])} · {format_date(one.asked_on)}", one.uid))
    return listed

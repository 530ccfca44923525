"""What the policies leave open about the calendar: each setting with the clauses that leave it open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.provinces import PROVINCE_NAMES
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import FieldProblem, SelectField, names_of
from medias_desktop.core.widgets.parts import Card, muted
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.editorial_calendar.errors import settings as wrong
from medias_desktop.editorial_calendar.labels.settings import (
    DEADLINE_NAMES,
    END_NAMES,
    HOURS_NAMES,
    SETTING_NAMES,
    left_open,
)
from medias_desktop.editorial_calendar.rules.settings import MOST_DAYS, CalendarSettings
from medias_desktop.editorial_calendar.views.interactions.forms.form import InteractionForm
from medias_desktop.editorial_calendar.views.interactions.opening_edit import OpeningEdit
from medias_desktop.editorial_calendar.views.interactions.platform_limits import LimitsEdit
from medias_desktop.policies.rules.checks.requests import PriorApproval
from medias_desktop.policies.rules.checks.words import Office

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class CalendarSettingsDialog(InteractionForm):
    """The settings of the whole calendar; whoever may not administer reads them."""

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk) -> None:
        about = _("Where the policy in force is silent, the municipality decides here.")
        super().__init__(
            parent,
            desk,
            "calendar_settings",
            _("Settings of the calendar"),
            about,
            _("&Save"),
            size=(760, 760),
        )
        self._service = service
        self._stored = service.settings.settings()
        rules = service.rules.on(service.today)
        self._make_fields(rules)
        for name, edit in self._edits().items():
            part = Card()
            part.body.addWidget(edit)
            part.body.addWidget(muted(left_open(name, rules)))
            self.column.addWidget(part)
        refused = service.refusal(Permission.ADMINISTER)
        permit(refused, desk.dialogs, self.record)

    def begins_with(self) -> QWidget | None:
        """Return the first setting."""
        return self.province.editor

    def draft(self) -> Callable[[], Any]:
        """Return what writes it. Raises FieldProblem."""
        try:
            settings = self._settings()
        except wrong.HoursUnreadable as error:
            self.refuse(error)
            raise FieldProblem from None
        return lambda: self._service.settings.save(settings)

    def renew(self) -> None:
        """Take over which state another window left."""
        self._stored = self._service.settings.settings()

    def _settings(self) -> CalendarSettings:
        return CalendarSettings(
            province=str(self.province.value()),
            opening=self.opening.week(),
            hours_of=self.hours_of.value(),  # type: ignore[arg-type]
            deadlines=self.deadlines.value(),  # type: ignore[arg-type]
            limit_end=self.limit_end.value(),  # type: ignore[arg-type]
            document_days=self.document_days.value() or None,
            reasonable_days=self.reasonable_days.value() or None,
            approver=str(self.approver.value()),
            website=self.website.text(),
            emergency_number=self.emergency.text(),
            limits=self.limits.limits(),
            version=self._stored.version,
        )

    # Fields

    def _make_fields(self, rules: tuple[PolicyRule, ...]) -> None:
        stored = self._stored

        def named(name: str) -> str:
            return translate(SETTING_NAMES[name])

        self.province = SelectField(named("province"), "setting_province", names_of(PROVINCE_NAMES))
        self.province.choose(stored.province)
        self.opening = OpeningEdit(named("opening"), stored.opening)
        self.hours_of = SelectField(named("hours_of"), "setting_hours_of", names_of(HOURS_NAMES))
        self.hours_of.choose(stored.hours_of)
        self.limit_end = SelectField(named("limit_end"), "setting_limit_end", names_of(END_NAMES))
        self.limit_end.choose(stored.limit_end)
        self.deadlines = SelectField(named("deadlines"), "setting_deadlines", names_of(DEADLINE_NAMES))
        self.deadlines.choose(stored.deadlines)
        self.document_days = _days("document_days", stored.document_days, _("not known"))
        self.reasonable_days = _days("reasonable_days", stored.reasonable_days, _("never"))
        self.approver = SelectField(named("approver"), "setting_approver", _approvers(rules, stored.approver))
        self.approver.choose(stored.approver)
        self.website = TextField(named("website"), "setting_website", stored.website, longest=500)
        self.emergency = TextField(
            named("emergency_number"), "setting_emergency", stored.emergency_number, longest=40
        )
        self.limits = LimitsEdit(named("limits"), stored.limits)
        self.places = {
            wrong.HoursImpossible: self.opening,
            wrong.HoursUnreadable: self.opening,
            wrong.NeverOpen: self.opening,
            wrong.WebsiteImpossible: self.website,
            wrong.LimitImpossible: self.limits,
        }

    def _edits(self) -> dict[str, QWidget]:
        return {
            "province": self.province,
            "opening": self.opening,
            "hours_of": self.hours_of,
            "limit_end": self.limit_end,
            "deadlines": self.deadlines,
            "document_days": _row("document_days", self.document_days),
            "reasonable_days": _row("reasonable_days", self.reasonable_days),
            "approver": self.approver,
            "website": self.website,
            "emergency_number": self.emergency,
            "limits": self.limits,
        }


def _approvers(rules: tuple[PolicyRule, ...], chosen: str) -> list[tuple[str, object]]:
    """Return the offices that the clauses name side by side, and either of them."""
    named = {
        office
        for rule in rules
        if isinstance(rule.parameters, PriorApproval) and len(rule.parameters.approvers) > 1
        for office in rule.parameters.approvers
    }
    offered = [one for one in Office if one in named or one.value == chosen]
    return [(_("either of those named"), ""), *((translate(one.label), one.value) for one in offered)]


def _days(name: str, days: int | None, none: str) -> QSpinBox:
    edit = QSpinBox()
    edit.setObjectName(f"setting_{name}")
    edit.setAccessibleName(translate(SETTING_NAMES[name]))
    edit.setRange(0, MOST_DAYS)
    edit.setSpecialValueText(none)
    edit.setMinimumWidth(16 * edit.fontMetrics().averageCharWidth())
    edit.setAlignment(Qt.AlignmentFlag.AlignRight)
    edit.setValue(days or 0)
    return edit


def _row(name: str, edit: QSpinBox) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    caption = QLabel(translate(SETTING_NAMES[name]))
    caption.setWordWrap(True)
    caption.setBuddy(edit)
    row.addWidget(caption, 1)
    row.addWidget(edit)
    return part

"""Sentences and columns of the tab."""

from __future__ import annotations

import datetime as dt

from medias_desktop.acknowledgements.labels import method_label, state_label
from medias_desktop.acknowledgements.naming import fingerprint, since, version_title
from medias_desktop.acknowledgements.rules import (
    AcknowledgementState,
    Audience,
    Campaign,
    Counts,
    PersonRow,
    Scope,
)
from medias_desktop.core.i18n import _, format_date, format_number, format_percent, ngettext
from medias_desktop.core.widgets.table import Column
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group

NONE = "—"
_DEPARTMENTS_NAMED = 3

KINDS = {
    AcknowledgementState.SIGNED: "ok",
    AcknowledgementState.HANDED_OUT: "warn",
    AcknowledgementState.TO_READ: "accent",
    AcknowledgementState.OVERDUE: "bad",
    AcknowledgementState.REFUSED: "bad",
    AcknowledgementState.EXEMPTED: "muted",
    AcknowledgementState.SUPERSEDED: "muted",
}
"""The kind of colour of a state."""

FIRST_COLUMNS = (0, 3, 2, 4, 1, 5, 6, 7)
"""The columns in the order in which a wider window adds them: the person and the state always stay."""


def columns() -> list[Column[PersonRow]]:
    """Return the columns of the list; their ``stretch`` is how many characters they should have."""
    return [
        Column(_("Person"), lambda row: row.listed_name, stretch=24),
        Column(_("Group"), lambda row: group_label(row.group), stretch=18),
        Column(_("Department"), lambda row: row.department or NONE, stretch=19),
        Column(
            _("State"),
            lambda row: state_label(row.status.state),
            lambda row: KINDS[row.status.state],
            stretch=17,
        ),
        Column(_("Date"), lambda row: day_of(row.status.day), stretch=14),
        Column(_("Method"), how, stretch=19),
        Column(_("Due date"), lambda row: day_of(row.status.due), stretch=14),
        Column(_("Witness"), lambda row: row.status.witness or NONE, stretch=14),
    ]


def day_of(day: dt.date | None) -> str:
    """Return a day as a list writes it."""
    return format_date(day, "medium") if day else NONE


def how(row: PersonRow) -> str:
    """Return how a person signed, or why they need not or would not."""
    status = row.status
    if status.through:
        return _("acknowledged version {number}; minor change").format(number=status.through)
    if status.state in (AcknowledgementState.REFUSED, AcknowledgementState.EXEMPTED):
        return " ".join(status.note.split()) or NONE
    if status.renews:
        return _("to renew")
    return method_label(status.method) or NONE


def about_text(scope: Scope) -> str:
    """Return which exact text a list is about, on one line."""
    version = scope.version
    parts = [version_title(version)] if scope.campaign is not None else []
    parts += [
        since(version),
        _("resolution {number}").format(number=version.resolution_number),
        fingerprint(version.text_sha256),
    ]
    return " · ".join(parts)


def about_asking(scope: Scope) -> str:
    """Return who must sign until when, and since when that is asked, on one line."""
    parts = [audience(scope.audience)]
    if scope.due is not None:
        parts.insert(0, _("Due on {day}").format(day=format_date(scope.due)))
    if scope.campaign is not None:
        parts.append(life(scope.campaign))
    if scope.arrival_days is not None:
        parts.append(
            ngettext("new people have {n} day", "new people have {n} days", scope.arrival_days).format(
                n=format_number(scope.arrival_days)
            )
        )
    if scope.renewal_months is not None:
        parts.append(
            ngettext("to renew every month", "to renew every {n} months", scope.renewal_months).format(
                n=format_number(scope.renewal_months)
            )
        )
    if scope.superseded:
        parts.append(_("a newer text is in force: nothing is left to do for this one"))
    line = " · ".join(parts)
    return line[:1].upper() + line[1:]


def audience(who: Audience) -> str:
    """Return whom a list concerns in words."""
    chosen = [group for group in Group if group in who.groups]
    if len(chosen) == len(Group):
        words = _("every group")
    else:
        words = ", ".join(group_label(group).lower() for group in chosen)
    if who.departments and chosen:
        named = sorted(who.departments)[:_DEPARTMENTS_NAMED]
        more = len(who.departments) - len(named)
        listed = ", ".join(named) + (f" +{format_number(more)}" if more else "")
        words = _("{groups} ({departments})").format(groups=words, departments=listed)
    if who.persons:
        number = len(who.persons)
        single = ngettext("{n} person chosen", "{n} people chosen", number).format(n=format_number(number))
        words = f"{words} + {single}" if words else single
    return words or _("nobody")


def life(campaign: Campaign) -> str:
    """Return when a campaign was opened, and closed."""
    opened = _("opened on {day}").format(day=format_date(campaign.opened_on))
    if campaign.closed_on is None:
        return opened
    closed = _("closed on {day}").format(day=format_date(campaign.closed_on))
    return f"{opened}, {closed}"


def progress(scope: Scope, counts: Counts) -> tuple[str, str]:
    """Return the sentence above the bar and the one below."""
    if not counts.total:
        return _("Nobody is concerned"), _("Choose who must sign, or add people to these groups.")
    title = _("{percent} on {day}").format(
        percent=format_percent(counts.percent / 100), day=format_date(scope.day)
    )
    left = counts.still_to_sign
    if counts.signed == counts.must:
        return title, _("Everyone concerned has signed.")
    number = format_number(left)
    note = ngettext("{n} signature awaited", "{n} signatures awaited", left).format(n=number)
    if scope.due is not None and left:
        note += " · " + due_in(scope.due, scope.day)
    return title, note


def due_in(due: dt.date, day: dt.date) -> str:
    """Return how far a due date is."""
    days = (due - day).days
    if days == 0:
        return _("due today")
    if days > 0:
        return ngettext("{n} day left", "{n} days left", days).format(n=format_number(days))
    return ngettext("due {n} day ago", "due {n} days ago", -days).format(n=format_number(-days))


def shown_and_selected(shown: int | None, selected: int) -> str:
    """Return how many persons the list shows (None: not counted yet) and how many are selected."""
    parts = []
    if shown is not None:
        parts.append(
            ngettext("{n} person in the list", "{n} people in the list", shown).format(n=format_number(shown))
        )
    if selected:
        parts.append(ngettext("{n} selected", "{n} selected", selected).format(n=format_number(selected)))
    return " · ".join(parts)


def uncounted_hint(number: int) -> str:
    """Return why some records are not in the list, or nothing."""
    if not number:
        return ""
    return ngettext(
        "{n} record of a person who no longer counts", "{n} records of people who no longer count", number
    ).format(n=format_number(number))

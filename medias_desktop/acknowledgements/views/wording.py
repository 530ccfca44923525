"""Sentences and columns of the tab."""

from __future__ import annotations

from medias_desktop.acknowledgements.labels import method_label, state_label
from medias_desktop.acknowledgements.rules import AcknowledgementState, Overview, PersonRow
from medias_desktop.core.i18n import _, format_date, format_number, format_percent, ngettext
from medias_desktop.core.widgets.table import Column
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules import VersionState, VersionSummary

NONE = "—"

KINDS = {
    AcknowledgementState.SIGNED: "ok",
    AcknowledgementState.HANDED_OUT: "warn",
    AcknowledgementState.TO_READ: "accent",
}
"""The kind of colour of a state."""


def columns() -> list[Column[PersonRow]]:
    """Return the columns of the list."""
    return [
        Column(_("Person"), lambda row: row.listed_name, stretch=5),
        Column(_("Group"), lambda row: group_label(row.group), stretch=4),
        Column(_("Department"), lambda row: row.department or NONE, stretch=4),
        Column(
            _("State"),
            lambda row: state_label(row.status.state),
            lambda row: KINDS[row.status.state],
            stretch=4,
        ),
        Column(
            _("Date"),
            lambda row: format_date(row.status.day, "medium") if row.status.day else NONE,
            stretch=4,
        ),
        Column(_("Method"), how, stretch=6),
    ]


def how(row: PersonRow) -> str:
    """Return how a person signed, with the witness."""
    if row.status.through:
        return _("acknowledged version {number}; minor change").format(number=row.status.through)
    label = method_label(row.status.method)
    if not label:
        return NONE
    return f"{label} ({row.status.witness})" if row.status.witness else label


def version_title(version: VersionSummary) -> str:
    """Return “Policy title, version 2”."""
    return _("{policy}, version {number}").format(policy=version.policy_title, number=version.ordinal)


def since(version: VersionSummary) -> str:
    """Return since or from when a version is in force, or that it is no more."""
    day = format_date(version.in_force_date) if version.in_force_date else ""
    if version.state is VersionState.IN_FORCE:
        return _("In force since {since}").format(since=day)
    if version.state is VersionState.ADOPTED:
        return _("In force from {since}").format(since=day)
    if version.state is VersionState.SUPERSEDED:
        return _("Superseded, in force from {since}").format(since=day)
    return _("Repealed, in force from {since}").format(since=day)


def subtitle(overview: Overview) -> str:
    """Return what the version is and whom it concerns, on one line."""
    total = overview.counts.total
    parts = [
        since(overview.version),
        _("resolution {number}").format(number=overview.version.resolution_number),
        ngettext("{n} person concerned", "{n} people concerned", total).format(n=format_number(total)),
    ]
    if len(overview.audience) < len(Group):
        chosen = [group_label(group).lower() for group in Group if group in overview.audience]
        parts.append(", ".join(chosen))
    return " · ".join(parts)


def progress(overview: Overview) -> tuple[str, str]:
    """Return the sentence above the bar and the one below."""
    counts = overview.counts
    if not counts.total:
        return _("Nobody is concerned"), _("Choose who must sign, or add people to these groups.")
    title = _("{percent} on {day}").format(
        percent=format_percent(counts.percent / 100), day=format_date(overview.day)
    )
    left = counts.still_to_sign
    if not left:
        return title, _("Everyone concerned has signed.")
    return title, ngettext("{n} person must still sign", "{n} people must still sign", left).format(
        n=format_number(left)
    )


def shown_and_selected(shown: int, selected: int) -> str:
    """Return how many persons the list shows and how many are selected."""
    text = ngettext("{n} person in the list", "{n} people in the list", shown).format(n=format_number(shown))
    if selected:
        text += " · " + ngettext("{n} selected", "{n} selected", selected).format(n=format_number(selected))
    return text


def uncounted_hint(number: int) -> str:
    """Return why some records are not in the list, or nothing."""
    if not number:
        return ""
    return ngettext(
        "{n} record of a person who no longer counts", "{n} records of people who no longer count", number
    ).format(n=format_number(number))

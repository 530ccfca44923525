"""The life of a policy in words."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.i18n import N_, _, format_date, ngettext, translate
from medias_desktop.policies.labels.versions import countdown
from medias_desktop.policies.rules import Change, VersionState, VersionSummary
from medias_desktop.policies.rules.life import meeting_missed, never_in_force
from medias_desktop.policies.rules.revising import Revision
from medias_desktop.policies.rules.steps import Step, StepKind

_STEPS = {
    StepKind.DRAFTED: (N_("Draft"), N_("Draft")),
    StepKind.SUBMITTED: (N_("Submitted to the council"), N_("Submitted to the council")),
    StepKind.MEETING: (N_("Meeting held, nothing recorded"), N_("Meeting that has it before it")),
    StepKind.ADOPTED: (N_("Adopted"), N_("Adoption")),
    StepKind.IN_FORCE: (N_("Came into force"), N_("Comes into force")),
    StepKind.SUPERSEDED: (N_("Superseded"), N_("Will be superseded")),
    StepKind.REPEALED: (N_("Repealed"), N_("Will be repealed")),
    StepKind.REASON: (N_("A reason to revise"), N_("A reason to revise")),
    StepKind.REVISION: (N_("Revision due"), N_("Next revision")),
}
"""What a step is called once it has happened, and while it is to come."""


def step_label(step: Step) -> str:
    """Return what a step is, and of which version."""
    happened, to_come = _STEPS[step.kind]
    text = translate(to_come if step.to_come else happened)
    if not step.ordinal:
        return text
    return _("{step}, version {number}").format(step=text, number=step.ordinal)


def step_detail(step: Step, today: dt.date) -> str:
    """Return its date, how far away it is, and what belongs to it."""
    parts = [format_date(step.on, "medium"), countdown(step.on, today)]
    if step.kind is StepKind.ADOPTED and step.detail:
        parts.append(_("resolution {number}").format(number=step.detail))
        if step.change is not None:
            parts.append(change_told(step.change, step.change_reason))
    elif step.detail:
        parts.append(step.detail)
    return " · ".join(part for part in parts if part)


def change_told(change: Change, reason: str) -> str:
    """Return what a text is to the one before it, and why if that was said."""
    kind = _("minor change") if change is Change.MINOR else _("substantive change")
    return _("{kind}: {reason}").format(kind=kind, reason=reason) if reason else kind


def standing(version: VersionSummary, today: dt.date) -> str:
    """Return where a version stands and what comes next, in one or two sentences."""
    state = version.state
    if version.being_signed:
        return _(
            "Its document is prepared and waits for signatures; its text is frozen until everybody has signed."
        )
    if state is VersionState.DRAFT:
        return _("This draft binds nobody. Submit it to the council when its text is final.")
    if state is VersionState.SUBMITTED and version.submitted_for is not None:
        day = format_date(version.submitted_for)
        if meeting_missed(version, today):
            sentence = _("The meeting of {date} is over. Record the adoption, or withdraw the text.")
        else:
            sentence = _(
                "The council has it before it at the meeting of {date}; its text is frozen until then."
            )
        return sentence.format(date=day)
    if version.repealed_on is not None and version.repealed_on > today:
        sentence = _("The council repealed it: it binds until the day before {date}.")
        if never_in_force(version):
            sentence = _("The council repealed it from {date}: it will never come into force.")
        return sentence.format(date=format_date(version.repealed_on))
    return _past_or_present(version)


def _past_or_present(version: VersionSummary) -> str:
    if version.state is VersionState.ADOPTED and version.in_force_date is not None:
        sentence = _("Adopted, it binds from {date}. Until then the text before stays in force.")
        return sentence.format(date=format_date(version.in_force_date))
    if version.state is VersionState.IN_FORCE:
        return _("It binds. A new text replaces it on the day that one comes into force.")
    if version.state is VersionState.REPEALED and version.repealed_on is not None:
        return _("It bound until {date}. What was recorded under it keeps pointing at it.").format(
            date=format_date(version.repealed_on - dt.timedelta(days=1))
        )
    return _("A later text took its place. What was recorded under it keeps pointing at it.")


def interval_words(months: int | None) -> str:
    """Return how often a policy is revised."""
    if months is None:
        return _("No time between revisions is set.")
    if months % 12 == 0:
        years = months // 12
        return ngettext("Revised every year.", "Revised every {n} years.", years).format(n=years)
    return ngettext("Revised every month.", "Revised every {n} months.", months).format(n=months)


def due_words(revision: Revision, today: dt.date) -> str:
    """Return when the next revision is due; nothing when none is."""
    if revision.due_on is None:
        return ""
    day = format_date(revision.due_on)
    if revision.is_due(today):
        return _("The revision has been due since {date}.").format(date=day)
    return _("Next revision: {date} ({remaining}).").format(
        date=day, remaining=countdown(revision.due_on, today)
    )

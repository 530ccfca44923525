"""What the life of policies puts on the list of things to do: revisions due or near, and reasons to revise."""

from __future__ import annotations

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.todo import Todo
from medias_desktop.policies.rules import PolicySummary, VersionState, section_name
from medias_desktop.policies.rules.revising import Revision
from medias_desktop.policies.service.life import LifeService

PANEL = "life"


def todos(life: LifeService) -> tuple[Todo, ...]:
    """Return one line for each revision that is due or near and for each open reason, in the interface language.

    Each leads to the clause of the text in force that asks for the revision, if it has one.
    """
    found: list[Todo] = []
    for revision in life.revisions():
        if revision.is_near(life.today) or revision.open_triggers():
            found += _of(life, revision, life.policy(revision.policy_id))
    return tuple(found)


def _of(life: LifeService, revision: Revision, policy: PolicySummary) -> list[Todo]:
    clause = life.revision_clause(policy.id)
    named = "" if clause is None else section_name(clause.number, clause.heading)
    place = _place(policy, "" if clause is None else clause.section_uid)
    found = []
    if revision.is_near(life.today) and revision.due_on is not None:
        due = revision.is_due(life.today)
        day = format_date(revision.due_on)
        sentence = _("Revision of “{policy}” due since {date}") if due else _("Revise “{policy}” by {date}")
        text = sentence.format(policy=policy.title, date=day)
        found.append(Todo(text, named, "bad" if due else "warn", "policies", place))
    for trigger in revision.open_triggers():
        text = _("Reason to revise “{policy}”: {reason}").format(policy=policy.title, reason=trigger.detail)
        found.append(Todo(text, named, "accent", "policies", place))
    return found


def _place(policy: PolicySummary, section_uid: str) -> str:
    """Return where it is done: the text in force (else the newest) at its clause, its life beside it."""
    in_force = (one for one in policy.versions if one.state is VersionState.IN_FORCE)
    version = next(in_force, policy.versions[0] if policy.versions else None)
    return "" if version is None else f"{version.uid}#{section_uid}#{PANEL}"

"""What the rules of a text would say of the policies on record: read, never written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from medias_desktop.core.described import Parameters
from medias_desktop.core.i18n import _, format_date, ngettext
from medias_desktop.core.text import fold
from medias_desktop.policies import rules
from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.checks.adopting import RevisionDue, Signatories, Trigger
from medias_desktop.policies.rules.checks.reading import RelatedDocuments
from medias_desktop.policies.rules.registry import Finding
from medias_desktop.policies.rules.revising import add_months
from medias_desktop.policies.service import life_reading, reading

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

P = TypeVar("P", bound=Parameters)


def try_reading(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Tell how many statements there are, and which documents to be read with the policy are on record."""
    statements = sum(1 for one in found if one.check is not None and one.check.name == "statement")
    told = []
    if statements:
        sentence = ngettext(
            "{n} statement is shown beside its clause and printed.",
            "{n} statements are shown beside their clauses and printed.",
            statements,
        )
        told.append(Finding("ok", sentence.format(n=statements)))
    titles = [fold(policy.title) for policy in reading.summaries(register, day)]
    for rule, settings in _of(found, RelatedDocuments):
        for document in settings.documents:
            told.append(_document(rule, document, titles))
    return tuple(told)


def _document(rule: BoundRule, document: str, titles: Sequence[str]) -> Finding:
    wanted = fold(document)
    if any(wanted in title or title in wanted for title in titles if title):
        return Finding("ok", _("In the register: {document}").format(document=document), rule.rule.code)
    return Finding("accent", _("To be read with it: {document}").format(document=document), rule.rule.code)


def try_adoption(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Compare the adoption of the text in force with what rules ask, and say when it would be revised."""
    policies = [one for one in reading.summaries(register, day) if not one.town]
    in_force = [
        (policy, version)
        for policy in policies
        for version in policy.versions
        if version.state is rules.VersionState.IN_FORCE
    ]
    told: list[Finding] = []
    if not in_force and any(True for _rule in (*_of(found, Signatories), *_of(found, RevisionDue))):
        return (Finding("warn", _("No policy is in force: there is nothing to compare.")),)
    for policy, version in in_force:
        record = reading.adoption(register, version.id)
        if record is None:
            continue
        for rule, signatures in _of(found, Signatories):
            told += _signed(rule, signatures, record)
        stands = life_reading.revisions(register, [policy], day, policy.id)[0]
        last = stands.last_on or record.resolution.in_force_date
        for rule, asked in _of(found, RevisionDue):
            told += _due(rule, asked, last, bool(stands.open_triggers()), day)
    return tuple(told)


def _signed(rule: BoundRule, asked: Signatories, record: rules.AdoptionRecord) -> Iterator[Finding]:
    code = rule.rule.code
    there = {fold(one.role): one.name for one in record.signatories}
    for role in asked.roles:
        name = there.get(fold(role))
        if name is None:
            sentence = _("Nobody signed the policy in force as “{role}”.")
            yield Finding("warn", sentence.format(role=role), code)
        else:
            yield Finding("ok", _("Signed as “{role}”: {name}").format(role=role, name=name), code)
    if asked.act is not None:
        sentence = _("Adopted by resolution {number} on {date}.")
        day = format_date(record.resolution.meeting_date)
        yield Finding("ok", sentence.format(number=record.resolution.resolution_number, date=day), code)


def _due(rule: BoundRule, asked: RevisionDue, last: dt.date, reason: bool, day: dt.date) -> Iterator[Finding]:
    code = rule.rule.code
    if asked.months is not None:
        due = add_months(last, asked.months)
        late = due <= day
        sentence = _("The revision was due on {date}.") if late else _("The revision is due on {date}.")
        yield Finding("bad" if late else "ok", sentence.format(date=format_date(due)), code)
    elif Trigger.PERIODIC in asked.triggers:
        yield Finding("warn", _("The clause gives no interval: set one for the revision."), code)
    if asked.triggers and reason:
        yield Finding("warn", _("A reason to revise is noted and not settled."), code)


def _of(found: Sequence[BoundRule], kind: type[P]) -> list[tuple[BoundRule, P]]:
    return [(one, one.parameters) for one in found if isinstance(one.parameters, kind)]

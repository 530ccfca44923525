"""What the rules of a text would say of the ladder and of the incidents on record: read, never written.

Disciplinary cases are sealed: of them a trial says what a rule will do, not whom it would meet.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.i18n import _, format_number, ngettext, translate
from medias_desktop.policies.rules.checks.accounts import Administrators, AssignedDuties, Netiquette
from medias_desktop.policies.rules.checks.moderation import (
    CommentModeration,
    CommentRemoval,
    IdentityMisuse,
    LinksInComments,
    ProhibitedComment,
    Reason,
    RepeatBeforeBlock,
)
from medias_desktop.policies.rules.checks.sanctions import (
    DisciplinaryLadder,
    Measure,
    ReasonableGrounds,
    RemovalDemand,
)
from medias_desktop.policies.rules.registry import Finding
from medias_desktop.sanctions.rules.incidents import EXCLUDING, IncidentAction, IncidentClause
from medias_desktop.sanctions.rules.ladder import StepKind
from medias_desktop.sanctions.rules.proposals import CountedIncident
from medias_desktop.sanctions.rules.proposing import IncidentQuestion, propose
from medias_desktop.sanctions.rules.reasons import IDENTITY_MISUSE, ModerationRule, reasons_of
from medias_desktop.sanctions.service.incident_rows import ACTIONS, split
from medias_desktop.sanctions.service.ladder import LadderSettings
from medias_desktop.sanctions.service.moderation_settings import ModerationSettingsService

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.checks import BoundRule

_SEVERITY = {Measure.REPRIMAND: 1, Measure.SUSPENSION: 2, Measure.DISMISSAL: 4}
_STEP_SEVERITY = {kind: place for place, kind in enumerate(StepKind)}
_RECORDED = (
    "SELECT i.id, i.user_id, u.handle, i.account_id, i.seen_on, i.reason, i.more_reasons, i.action, i.warned"
    " FROM moderation_incident i JOIN online_user u ON u.id = i.user_id"
    " WHERE i.annulled_on IS NULL ORDER BY i.user_id, i.seen_on, i.id"
)


class _Recorded(NamedTuple):
    handle: str
    incident: CountedIncident

    @property
    def codes(self) -> frozenset[str]:
        """Every reason of the incident."""
        return frozenset((self.incident.reason, *self.incident.more_reasons))


def try_cases(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:  # noqa: ARG001
    """Tell what each rule does in a case, and where the ladder that was set goes beyond the text."""
    steps = LadderSettings(register).ladder().steps
    told = []
    for one in found:
        parameters, code = one.parameters, one.rule.code
        if isinstance(parameters, DisciplinaryLadder):
            told.append(_of_ladder(parameters, [step.kind for step in steps], code))
        elif isinstance(parameters, ReasonableGrounds):
            text = _("A verification is refused in a case until its reasonable grounds are recorded.")
            told.append(Finding("ok", text, code))
        elif isinstance(parameters, RemovalDemand):
            text = _("A case offers the demand to the person and follows what becomes of it.")
            told.append(Finding("accent", text, code))
        else:
            text = _(
                "Offered with its clause when a case is opened for a fault on a day when it is in force."
            )
            told.append(Finding("accent", text, code))
    return tuple(told)


def _of_ladder(text: DisciplinaryLadder, kinds: Sequence[StepKind], code: str) -> Finding:
    from medias_desktop.sanctions.labels import STEP_KIND_NAMES

    if text.severest is not None:
        beyond = [kind for kind in kinds if _STEP_SEVERITY[kind] > _SEVERITY[text.severest]]
        if beyond:
            names = ", ".join(translate(STEP_KIND_NAMES[kind]) for kind in beyond)
            sentence = _("The ladder goes further than this text allows: {steps}.").format(steps=names)
            return Finding("bad", sentence, code)
    if text.severest is None and text.mildest is None:
        return Finding("accent", _("Told in a case, with its clause, when a measure is decided."), code)
    return Finding("ok", _("The ladder that was set stays within this text."), code)


def try_moderation(register: Register, found: Sequence[BoundRule], day: dt.date) -> tuple[Finding, ...]:
    """Tell how many incidents on record each rule would name, and whom it would shut out today."""
    recorded = [_recorded(row) for row in register.rows(_RECORDED)]
    rules = [_rule(one) for one in found if one.parameters is not None]
    shut_out = _shut_out(register, rules, recorded)
    told: list[Finding] = []
    for one in found:
        told += _of_rule(register, one, recorded, shut_out, day)
    return tuple(told)


def _recorded(row: Sequence[object]) -> _Recorded:
    number, _user, handle, account, seen_on, reason, more, action, warned = row
    return _Recorded(
        str(handle),
        CountedIncident(
            id=int(str(number)),
            account_id=int(str(account)),
            seen_on=dt.date.fromisoformat(str(seen_on)),
            reason=str(reason),
            more_reasons=split(str(more)),
            action=ACTIONS[str(action)],
            warned=bool(warned),
        ),
    )


def _rule(bound: BoundRule) -> ModerationRule:
    rule = bound.rule
    assert bound.parameters is not None
    clause = IncidentClause(version_id=0, section_uid=rule.section_uid, rule_code=rule.code, cite=rule.code)
    return ModerationRule(
        clause=clause, text=rule.text, force=rule.force, uses=rule.uses, parameters=bound.parameters
    )


def _shut_out(
    register: Register, rules: Sequence[ModerationRule], recorded: Sequence[_Recorded]
) -> Mapping[str, set[str]]:
    """Return, for each rule, whom it would shut out for their last incident."""
    settings = ModerationSettingsService(register).settings()
    of_user: defaultdict[str, list[_Recorded]] = defaultdict(list)
    for one in recorded:
        of_user[one.handle].append(one)
    named: defaultdict[str, set[str]] = defaultdict(set)
    for handle, those in of_user.items():
        last = those[-1]
        question = IncidentQuestion(
            account_id=last.incident.account_id, reasons=last.codes, seen_on=last.incident.seen_on
        )
        earlier = [one.incident for one in those[:-1]]
        for proposal in propose(rules, settings, question, earlier):
            if proposal.action in EXCLUDING and proposal.clause is not None:
                named[proposal.clause.rule_code].add(handle)
    return named


def _of_rule(
    register: Register,
    bound: BoundRule,
    recorded: Sequence[_Recorded],
    shut_out: Mapping[str, set[str]],
    day: dt.date,
) -> Iterator[Finding]:
    parameters, code = bound.parameters, bound.rule.code
    if isinstance(parameters, RepeatBeforeBlock):
        yield _repeated(sorted(shut_out.get(code, ())), code)
    elif isinstance(parameters, CommentRemoval):
        yield _removed(parameters, recorded, code)
    elif isinstance(parameters, ProhibitedComment | Administrators | IdentityMisuse):
        codes = set(reasons_of(parameters)) | (
            {IDENTITY_MISUSE} if isinstance(parameters, IdentityMisuse) else set()
        )
        yield _named(sum(bool(codes & one.codes) for one in recorded), code)
    elif isinstance(parameters, CommentModeration | AssignedDuties):
        yield _waiting(register, code)
    elif isinstance(parameters, LinksInComments):
        yield Finding(
            "accent", _("Told, with its clause, when a comment that holds a link is dealt with."), code
        )
    elif isinstance(parameters, Netiquette):
        yield _netiquette(register, parameters, code, day)
    else:
        yield Finding("accent", _("Shown with its clause where comments are dealt with."), code)


def _repeated(handles: Sequence[str], code: str) -> Finding:
    if not handles:
        return Finding("ok", _("No online user on record would be shut out by this rule."), code)
    text = ngettext(
        "{n} online user would be shut out by this rule",
        "{n} online users would be shut out by this rule",
        len(handles),
    )
    return Finding("warn", text.format(n=format_number(len(handles))), code, tuple(handles))


def _removed(parameters: CommentRemoval, recorded: Sequence[_Recorded], code: str) -> Finding:
    codes = {one.value for one in parameters.reasons} - {Reason.AGAINST_POLICY.value}
    against = len(codes) < len(parameters.reasons)
    left = [
        one
        for one in recorded
        if (against or not codes or codes & one.codes)
        and one.incident.action in (IncidentAction.NONE, IncidentAction.WARNING)
    ]
    if not left:
        return Finding("ok", _("Nothing on record calls for this rule."), code)
    text = ngettext(
        "{n} incident on record was not removed as this rule asks",
        "{n} incidents on record were not removed as this rule asks",
        len(left),
    )
    return Finding("warn", text.format(n=format_number(len(left))), code)


def _named(count: int, code: str) -> Finding:
    if not count:
        return Finding("ok", _("No incident on record is of the kind that this clause names."), code)
    text = ngettext(
        "{n} incident on record is of the kind that this clause names",
        "{n} incidents on record are of the kind that this clause names",
        count,
    )
    return Finding("accent", text.format(n=format_number(count)), code)


def _waiting(register: Register, code: str) -> Finding:
    count = int(register.rows("SELECT count(*) FROM waiting_comment WHERE state = 'waiting'")[0][0])
    if not count:
        return Finding("ok", _("No comment waits to be looked at."), code)
    text = ngettext(
        "{n} comment waits to be looked at by whom this clause names",
        "{n} comments wait to be looked at by whom this clause names",
        count,
    )
    return Finding("warn", text.format(n=format_number(count)), code)


def _netiquette(register: Register, parameters: Netiquette, code: str, day: dt.date) -> Finding:
    if not parameters.shown_on:
        return Finding("accent", _("Printed on the netiquette, and told when an incident is recorded."), code)
    rows = register.rows(
        "SELECT name FROM moderated_account WHERE active AND (netiquette_shown_on IS NULL OR netiquette_shown_on > :day)"
        " ORDER BY name",
        day=day.isoformat(),
    )
    if not rows:
        return Finding("ok", _("Every account in use shows the netiquette."), code)
    text = ngettext(
        "{n} account in use does not show the netiquette yet",
        "{n} accounts in use do not show the netiquette yet",
        len(rows),
    )
    return Finding("warn", text.format(n=format_number(len(rows))), code, tuple(row[0] for row in rows))

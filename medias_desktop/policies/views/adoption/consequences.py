"""What an adoption will do, in sentences, before anybody clicks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.policies import rules


def consequences(
    version: rules.VersionText,
    resolution: rules.Resolution,
    signatories: Sequence[rules.Signatory],
    family: Sequence[rules.VersionSummary],
    today: dt.date,
    change: rules.Change = rules.Change.SUBSTANTIVE,
    *,
    prepared: bool = False,
) -> list[str]:
    """Return the sentences in the order of events; ``family`` are the versions of the same policy.

    ``prepared`` says that the document is only prepared now, to be signed by and by.
    """
    found = [_document(version)]
    digital = [one.name for one in signatories if one.method is not rules.SignatureMethod.PEN]
    by_pen = [one.name for one in signatories if one.method is rules.SignatureMethod.PEN]
    if prepared:
        found += _by_and_by(signatories, digital)
    elif digital:
        found.append(_("{names} will sign it digitally, in this order.").format(names=_listed(digital)))
    if by_pen:
        found.append(
            _("To be signed by hand on the printed signature page: {names}.").format(names=_listed(by_pen))
        )
    day = format_date(resolution.in_force_date)
    ordinal = format_number(version.summary.ordinal)
    if prepared and resolution.in_force_date <= today:
        found.append(_("From then on version {number} is in force.").format(number=ordinal))
    elif resolution.in_force_date <= today:
        found.append(_("Version {number} will be in force at once.").format(number=ordinal))
    else:
        found.append(_("Version {number} will come into force on {date}.").format(number=ordinal, date=day))
    found += [
        _("Version {number} will be superseded on {date}.").format(number=format_number(old), date=day)
        for old in _replaced(version.summary, resolution, family, today)
    ]
    if (before := next((one for one in family if one.state.adopted), None)) is not None:
        found.append(_reading(change, version.summary, before))
    if not prepared:
        found.append(_("The text can no longer be changed afterwards."))
    return found


def _by_and_by(signatories: Sequence[rules.Signatory], digital: Sequence[str]) -> list[str]:
    elsewhere = [one.name for one in signatories if one.elsewhere]
    found = [_("{names} will sign it by and by, in this order.").format(names=_listed(digital))]
    if elsewhere:
        sentence = _("For {names} the PDF is saved, signed in another program, and taken back here.")
        found.append(sentence.format(names=_listed(elsewhere)))
    found.append(
        _("The policy is adopted once everybody has signed. Until then the text is frozen and binds nobody.")
    )
    return found


def _reading(change: rules.Change, version: rules.VersionSummary, before: rules.VersionSummary) -> str:
    if change is rules.Change.MINOR:
        sentence = _(
            "A minor change: who acknowledged version {before} need not acknowledge version {number}."
        )
    else:
        sentence = _("Everyone whom the policy binds must acknowledge version {number}.")
    return sentence.format(number=format_number(version.ordinal), before=format_number(before.ordinal))


def _document(version: rules.VersionText) -> str:
    count = len(version.sections)
    return ngettext(
        "The document is produced: cover, contents, {n} section, signature page.",
        "The document is produced: cover, contents, {n} sections, signature page.",
        count,
    ).format(n=format_number(count))


def _replaced(
    version: rules.VersionSummary,
    resolution: rules.Resolution,
    family: Sequence[rules.VersionSummary],
    today: dt.date,
) -> list[int]:
    """Return the ordinals of the versions that stop being in force because of this one."""
    own = rules.DatedVersion(version.ordinal, resolution.in_force_date)
    others = [one for one in family if one.id != version.id]
    dated = [rules.DatedVersion(one.ordinal, one.in_force_date) for one in others]
    day = max(today, resolution.in_force_date)
    before = rules.states_on(day, dated)
    after = rules.states_on(day, [*dated, own])
    superseded = rules.VersionState.SUPERSEDED
    return [
        one.ordinal
        for one, old, new in zip(others, before, after, strict=False)
        if old is not superseded and new is superseded and one.state is not rules.VersionState.REPEALED
    ]


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])

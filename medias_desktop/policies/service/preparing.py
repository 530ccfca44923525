"""What comes before any signature: everything checked, the text filled, the document typeset with its empty fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.store.letterhead import letterhead
from medias_desktop.policies import errors, rules
from medias_desktop.policies.service import filling, reading
from medias_desktop.policies.service.library import named

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.pdf.record import TypesetRecord
    from medias_desktop.core.store.register import Register


@dataclass(frozen=True, slots=True)
class Intent:
    """What is to be adopted, as it will be recorded: ``version`` has its placeholders filled, ``text`` has not."""

    text: rules.VersionText
    version: rules.VersionText
    identity: rules.PolicyIdentity
    resolution: rules.Resolution
    signatories: tuple[rules.Signatory, ...]
    change: rules.Change


def checked(
    register: Register,
    version: rules.VersionText,
    identity: rules.PolicyIdentity,
    resolution: rules.Resolution,
    signatories: Sequence[rules.Signatory],
    change: rules.Change,
) -> Intent:
    """Return what may be adopted, without spaces around it. Raises the errors of policies.errors that PolicyService.adopt names."""
    # As it is recorded, so that the document, the record and what is returned say the same.
    identity = rules.PolicyIdentity(**named(identity), language=identity.language)
    resolution, signatories = rules.trimmed(resolution), [rules.trimmed(one) for one in signatories]
    summary = version.summary
    if summary.state is rules.VersionState.LIBRARY:
        raise errors.TextOfATown(town=summary.municipality)
    if not summary.state.before_adoption:
        raise errors.AlreadyAdopted
    if summary.being_signed:
        raise errors.BeingSigned
    rules.check_can_adopt(len(version.sections), resolution, signatories, register.clock.today())
    filled = filling.to_be_adopted(register, version)
    if change is rules.Change.MINOR and not _amends(register, summary):
        raise errors.MinorWithoutPredecessor
    if change is rules.Change.MINOR and not resolution.change_reason:
        raise errors.MinorWithoutReason
    return Intent(version, filled, identity, resolution, tuple(signatories), change)


def typeset(register: Register, intent: Intent, made_at: dt.datetime, locking: int | None) -> TypesetRecord:
    """Return the document with an empty field for each signatory; ``made_at`` stands in its metadata.

    ``locking`` is the position of the signatory whose signature closes the document wherever it is made; None leaves
    that to whoever signs last here.
    """
    from medias_desktop.core.pdf.record import typeset_adoption
    from medias_desktop.policies.documents.adoption import adoption_document

    paper = register.municipality().paper
    return typeset_adoption(
        adoption_document(
            intent.version,
            intent.identity,
            intent.resolution,
            intent.signatories,
            paper,
            letterhead(register),
        ),
        made_at,
        locking,
    )


def _amends(register: Register, draft: rules.VersionSummary) -> bool:
    family = reading.summaries(register, register.clock.today(), draft.policy_id)
    return any(one.state.adopted for policy in family for one in policy.versions)

"""What an adoption will do to acknowledgements, said before anybody adopts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.service import campaign_rows
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.policies.rules import Change, VersionState
from medias_desktop.policies.rules.life import read_with
from medias_desktop.policies.service import PolicyService

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules.registry import ToBeAdopted

_SIGNED = """
SELECT count(DISTINCT s.person_id) FROM acknowledgement_status s JOIN person p ON p.id = s.person_id
WHERE s.version_id IN ({texts}) AND s.state = 'signed'
AND (p.start_date IS NULL OR p.start_date <= :day) AND (p.end_date IS NULL OR p.end_date >= :day)
"""


def foreseen(register: Register, text: ToBeAdopted) -> tuple[str, ...]:
    """Return how many acknowledgements of the text in force must be given anew, or go on counting; which campaigns follow."""
    adopted = PolicyService(register).adopted_versions()
    before = next(
        (one for one in adopted if one.policy_id == text.policy_id and one.state is VersionState.IN_FORCE),
        None,
    )
    if before is None:
        return ()
    texts = ", ".join(str(one.id) for one in (before, *read_with(before, adopted)))
    day = register.clock.today().isoformat()
    number = int(register.rows(_SIGNED.format(texts=texts), day=day)[0][0])
    told = [_signatures(number, before.ordinal, text.change)] if number else []
    for one in campaign_rows.campaigns(register):
        if one.open and one.policy_id == text.policy_id and text.change is Change.SUBSTANTIVE:
            sentence = _("The campaign “{title}” then asks for version {number} by itself.")
            told.append(sentence.format(title=one.title, number=format_number(text.ordinal)))
    return tuple(told)


def _signatures(number: int, ordinal: int, change: Change) -> str:
    if change is Change.MINOR:
        sentence = ngettext(
            "{n} acknowledgement of version {number} goes on counting.",
            "{n} acknowledgements of version {number} go on counting.",
            number,
        )
    else:
        sentence = ngettext(
            "{n} acknowledgement of version {number} will have to be renewed; it stays on record.",
            "{n} acknowledgements of version {number} will have to be renewed; they stay on record.",
            number,
        )
    return sentence.format(n=format_number(number), number=format_number(ordinal))

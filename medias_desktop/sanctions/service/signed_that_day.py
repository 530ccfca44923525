"""What a person had acknowledged on the day of a fault: read from the acknowledgements, changed by nothing here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.sanctions.rules.proofs import AcknowledgementProof, ProofState

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import RecordedEvent
    from medias_desktop.acknowledgements.rules.evidence import Evidence
    from medias_desktop.core.store.register import Register
    from medias_desktop.people.service import PeopleService
    from medias_desktop.policies.service import PolicyService


class SignedThatDay:
    """The acknowledgements of one register, as they stood on a day."""

    def __init__(self, register: Register, people: PeopleService, policies: PolicyService) -> None:
        self._register = register
        self._people = people
        self._policies = policies

    def proof(self, person_uid: str, version_id: int, day: dt.date) -> AcknowledgementProof | None:
        """Return where a person stood for a text on a day; None when nothing that happened by then is on record.

        A signature is stronger than anything else, be it of an earlier version of which the text is but a minor change.
        What was cancelled since does not count, what was corrected counts as corrected.
        """
        rows = self._register.rows("SELECT id FROM person WHERE uid = :uid", uid=person_uid)
        if not rows:
            return None
        found = [
            proof
            for number, ordinal in self._versions(version_id)
            if (proof := self._of_version(rows[0]["id"], number, ordinal, day))
        ]
        signed = (ProofState.SIGNED, ProofState.SIGNED_EARLIER_VERSION)
        strongest = next((one for one in found if one.state in signed), None)
        if strongest is not None:
            return strongest
        # Short of a signature only what concerns the text itself says where the person stood.
        return next((one for one in found if one.through_ordinal == 0), None)

    def _versions(self, version_id: int) -> tuple[tuple[int, int], ...]:
        """Return the text, and the earlier ones whose acknowledgement counts for it with their ranks."""
        from medias_desktop.policies.rules.life import read_with

        family = self._policies.adopted_versions()
        text = next((one for one in family if one.id == version_id), None)
        if text is None:
            return ((version_id, 0),)
        return ((version_id, 0), *((one.id, one.ordinal) for one in read_with(text, family)))

    def _of_version(
        self, person_id: int, version_id: int, ordinal: int, day: dt.date
    ) -> AcknowledgementProof | None:
        from medias_desktop.acknowledgements.rules.states import deciding_act, live_events
        from medias_desktop.acknowledgements.service import reading
        from medias_desktop.acknowledgements.service.evidence import evidence_of_person

        with self._register.read() as connection:
            events = reading.recorded(connection, version_id, person_id)
        standing = live_events([one.event for one in events])
        act = deciding_act([one for one in standing if one.day <= day])
        if act is None:
            return None
        chain = _chain(events, act.id)
        written = chain[0].recorded_at.astimezone().date()
        kept = [one for one in evidence_of_person(self._register, person_id) if _proves(one, chain)]
        state = ProofState(act.kind.value)
        if ordinal and state is ProofState.SIGNED:
            state = ProofState.SIGNED_EARLIER_VERSION
        return AcknowledgementProof(
            version_id=version_id,
            state=state,
            day=act.day,
            method=act.method.value if act.method else "",
            witness=act.witness,
            note=act.note,
            text_sha256=chain[-1].text_sha256,
            language=chain[-1].language,
            recorded_on=written,
            recorded_by=chain[0].recorded_by,
            recorded_after=written > day,
            event_id=act.id,
            document_sha256=next((one.content_sha256 for one in kept if one.content_sha256), ""),
            page_id=next((one.page_id for one in kept if one.page_id is not None), None),
            original_place=act.original_place,
            through_ordinal=ordinal,
        )


def _chain(events: Sequence[RecordedEvent], last: int) -> tuple[RecordedEvent, ...]:
    """Return an act with its corrections, the oldest first; ``last`` is the number of the last of them."""
    known = {one.event.id: one for one in events}
    found: list[RecordedEvent] = []
    number: int | None = last
    while number is not None and number in known:
        found.append(known[number])
        number = known[number].event.replaces_id
    return tuple(reversed(found))


def _proves(evidence: Evidence, chain: Sequence[RecordedEvent]) -> bool:
    return evidence.event_id in {one.event.id for one in chain}

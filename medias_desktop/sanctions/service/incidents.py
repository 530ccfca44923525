"""Breaches by online users and what was done: recorded, corrected, lifted, annulled, listed."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from array import array
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.sanctions.errors import moderation as errors
from medias_desktop.sanctions.rules.incident_checks import check_draft, check_lifting, required
from medias_desktop.sanctions.rules.incident_filters import (
    Block,
    IncidentFilter,
    IncidentRow,
    ModerationFigures,
)
from medias_desktop.sanctions.rules.incidents import Incident, IncidentClause, IncidentDraft
from medias_desktop.sanctions.service import incident_rows

if TYPE_CHECKING:
    from medias_desktop.core.first_rows import FirstRows
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.sanctions.service.incident_listing import IncidentListing
    from medias_desktop.sanctions.service.proposals import Proposals


class Incidents:
    """The incidents of one register."""

    def __init__(self, register: Register, proposals: Proposals) -> None:
        self._register = register
        self._proposals = proposals

    # Writing

    def record(self, draft: IncidentDraft, capture: tuple[bytes, str] | None = None) -> int:
        """Record an incident with its capture (bytes and name of an image), and return its number.

        Without a clause it takes the first one that the text in force that day has for the reason. Raises what
        rules.incident_checks raises, AccountGone, ClauseNotInForce, DepartureMissing, CaptureNotAPicture, CaptureTooLarge.
        """
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.sanctions.models import incident

        values = self._values(draft)
        media_type = _media_type(capture)
        with self._register.transaction("record_incident") as tx:
            user_id = incident_rows.user_of(tx, draft.account_id, draft.handle)
            values |= {"user_id": user_id, "recorded_at": tx.now, **_kept(tx, capture, media_type)}
            if draft.capture_text.strip():
                values["captured_at"] = tx.now
            return tx.insert(incident, uid=new_uid(), **values)

    def correct(
        self, incident_id: int, version: int, draft: IncidentDraft, capture: tuple[bytes, str] | None = None
    ) -> None:
        """Correct an incident; a new capture takes the place of the one kept. What is proposed is found anew.

        Raises as ``record``, IncidentGone, IncidentAnnulled, LiftedTooEarly or ChangedElsewhere.
        """
        from medias_desktop.core.i18n import format_date
        from medias_desktop.core.store import attachments
        from medias_desktop.sanctions.models import incident

        before = self.one(incident_id)
        if before.annulled_on is not None:
            raise errors.IncidentAnnulled
        if before.lifted_on is not None and draft.acted_on > before.lifted_on:
            raise errors.LiftedTooEarly(day=format_date(draft.acted_on))
        values = self._values(draft, before)
        media_type = _media_type(capture)
        with self._register.transaction("correct_incident") as tx:
            values["user_id"] = incident_rows.user_of(tx, draft.account_id, draft.handle)
            values |= _kept(tx, capture, media_type)
            if values["text_sha256"] not in ("", before.text_sha256):
                values["captured_at"] = tx.now
            tx.update(incident, incident_id, version=version, **values)
            if before.capture_sha256 and capture is not None:
                attachments.drop(tx, before.capture_sha256)

    def lift(self, incident_id: int, version: int, day: dt.date, because: str) -> None:
        """Record that a block was lifted on a day, and why.

        Raises IncidentGone, WhyMissing, NothingToLift, LiftedAlready, LiftedTooEarly, LiftedInFuture, IncidentAnnulled or
        ChangedElsewhere.
        """
        from medias_desktop.sanctions.models import incident

        because = required(because)
        check_lifting(self.one(incident_id), day, self._register.clock.today())
        with self._register.transaction("lift_block") as tx:
            tx.update(incident, incident_id, version=version, lifted_on=day, lifted_because=because)

    def annul(self, incident_id: int, version: int, because: str) -> None:
        """Annul an incident: it stays with the reason, shuts nobody out and counts for nothing.

        Raises IncidentGone, WhyMissing, IncidentAnnulled or ChangedElsewhere.
        """
        from medias_desktop.sanctions.models import incident

        because = required(because)
        if self.one(incident_id).annulled_on is not None:
            raise errors.IncidentAnnulled
        today = self._register.clock.today()
        with self._register.transaction("annul_incident") as tx:
            tx.update(incident, incident_id, version=version, annulled_on=today, annulled_because=because)

    def review(self, incident_id: int, version: int, day: dt.date) -> None:
        """Record that on a day a ban was looked at again and stays; the next review counts from then.

        Raises IncidentGone, IncidentAnnulled, NothingToLift, LiftedAlready, LiftedTooEarly, LiftedInFuture, ChangedElsewhere.
        """
        from medias_desktop.sanctions.models import incident

        check_lifting(self.one(incident_id), day, self._register.clock.today())
        with self._register.transaction("review_ban") as tx:
            tx.update(incident, incident_id, version=version, reviewed_on=day)

    # Reading

    def one(self, incident_id: int) -> Incident:
        """Return one incident. Raises IncidentGone."""
        return incident_rows.incident_of(self._register, incident_id)

    def capture(self, incident_id: int) -> bytes | None:
        """Return the image kept with an incident, checked. Raises IncidentGone or RegisterDamaged."""
        from medias_desktop.core.store import attachments

        digest = self.one(incident_id).capture_sha256
        return attachments.fetch(self._register, digest) if digest else None

    def first(self, wanted: IncidentFilter, count: int = 100) -> FirstRows[IncidentRow]:
        """Return the first incidents of a list, the last seen first; few when others would make the window wait."""
        return self._listing.first(wanted, count)

    def numbers(self, wanted: IncidentFilter, progress: Progress | None = None) -> array[int]:
        """Return the numbers of all incidents of a list, in its order: on the worker. Raises Cancelled."""
        return self._listing.numbers(wanted, progress)

    def rows(self, incident_ids: Sequence[int], day: dt.date | None = None) -> tuple[IncidentRow, ...]:
        """Return incidents by their numbers, in that order, as they stand on a day; those gone are left out."""
        return self._listing.rows(incident_ids, day)

    def any(self) -> bool:
        """Tell whether the register has any incident."""
        return bool(self._register.rows("SELECT 1 FROM moderation_incident LIMIT 1"))

    def blocks(self, day: dt.date | None = None) -> tuple[Block, ...]:
        """Return who is shut out on a day (today), by the name shown; a user as often as there are blocks."""
        day = day or self._register.clock.today()
        return incident_rows.blocks_where(self._register, incident_rows.SHUT_OUT, day)

    def ended(self, day: dt.date | None = None) -> tuple[Block, ...]:
        """Return temporary blocks that ended before a day (today) and are to be lifted on the platform.

        One whose user another block still shuts out of the same account is not among them.
        """
        return incident_rows.still_to_lift(self._register, day or self._register.clock.today())

    def to_review(self, day: dt.date | None = None) -> tuple[Block, ...]:
        """Return bans whose review is due on a day (today): so many months after the ban, or after its last review."""
        from medias_desktop.core.retention import cutoff

        day = day or self._register.clock.today()
        limit = cutoff(day, self._proposals.settings().review_months).isoformat()
        return incident_rows.blocks_where(self._register, incident_rows.TO_REVIEW, day, limit=limit)

    def figures(self, day: dt.date | None = None) -> ModerationFigures:
        """Return what the head of the view counts, on a day (today)."""
        return self._listing.figures(day or self._register.clock.today())

    @cached_property
    def _listing(self) -> IncidentListing:
        from medias_desktop.sanctions.service.incident_listing import IncidentListing

        return IncidentListing(self._register)

    # Parts of recording

    def _values(self, draft: IncidentDraft, before: Incident | None = None) -> dict[str, object]:
        """Return a row’s columns but its user and capture, with the clause and what was proposed in words."""
        from medias_desktop.sanctions.labels.proposals import all_in_words
        from medias_desktop.sanctions.rules.proposing import is_departure, main_proposal

        check_draft(draft, self._register.clock.today())
        proposals = self._proposals.for_incident(
            draft.account_id,
            draft.handle,
            (draft.reason, *draft.more_reasons),
            draft.seen_on,
            text=draft.capture_text,
            but=before.id if before else 0,
        )
        departs = is_departure(proposals, draft.action)
        if departs and not draft.departure.strip():
            raise errors.DepartureMissing
        main = main_proposal(proposals)
        values = incident_rows.said(draft) | incident_rows.clause_values(self._clause(draft, before))
        return values | {
            "proposed": main.action.value if main else "",
            "proposal": all_in_words(proposals),
            **({} if departs else {"departure": ""}),
        }

    def _clause(self, draft: IncidentDraft, before: Incident | None) -> IncidentClause | None:
        """Return the clause chosen, or the first of the reason. Raises ClauseNotInForce."""
        from medias_desktop.core.i18n import format_date

        if before is not None and draft.clause == before.clause and draft.seen_on == before.seen_on:
            return before.clause if draft.clause else self._first_clause(draft)
        if draft.clause is None:
            return self._first_clause(draft)
        wanted = (draft.clause.version_id, draft.clause.rule_code)
        for one in self._proposals.cited(draft.seen_on):
            if (one.version_id, one.code) == wanted:
                return IncidentClause(
                    version_id=one.version_id, section_uid=one.section_uid, rule_code=one.code, cite=one.cite
                )
        raise errors.ClauseNotInForce(day=format_date(draft.seen_on))

    def _first_clause(self, draft: IncidentDraft) -> IncidentClause | None:
        wanted = next(one for one in self._proposals.reasons(draft.seen_on) if one.code == draft.reason)
        return wanted.clauses[0].clause if wanted.clauses else None


def _media_type(capture: tuple[bytes, str] | None) -> str:
    """Return what kind of image a capture is. Raises CaptureNotAPicture or CaptureTooLarge."""
    from PIL import Image

    from medias_desktop.core.pictures import NotAPicture, PictureTooLarge, opened

    if capture is None:
        return ""
    content, name = capture
    try:
        with opened(io.BytesIO(content)) as (image, _full):
            image.load()  # one that is cut short shows it only now
            return Image.MIME[image.format or "PNG"]
    except NotAPicture:
        raise errors.CaptureNotAPicture(name=name) from None
    except PictureTooLarge:
        raise errors.CaptureTooLarge(name=name) from None


def _kept(tx: Transaction, capture: tuple[bytes, str] | None, media_type: str) -> dict[str, object]:
    """Keep a capture as it came, and return its columns; the name says nothing of whose it is."""
    from medias_desktop.core.store import attachments

    if capture is None:
        return {}
    name = f"capture-{hashlib.sha256(capture[0]).hexdigest()[:8]}.{media_type.rpartition('/')[2]}"
    return {
        "capture_sha256": attachments.keep(tx, name, media_type, capture[0]),
        "captured_at": tx.now,
    }

"""Reminders: who is to be reminded, what they are sent, and that they were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.models import reminder
from medias_desktop.acknowledgements.rules import AWAITED, OverviewFilter, PersonRow, Scope, ScopeKey
from medias_desktop.acknowledgements.rules.reminders import (
    Channel,
    DueReminders,
    Recipients,
    earliest_reminder,
    recipients,
    reminder_day,
)
from medias_desktop.acknowledgements.service.statements import ORDER, Statement
from medias_desktop.core.i18n import format_number
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.letterhead import arms_colour, letterhead
from medias_desktop.core.store.texts import as_date
from medias_desktop.core.store.transaction import new_uids

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.documents.reminders import LetterTemplate, ReminderWords
    from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService
    from medias_desktop.core.mail import Draft
    from medias_desktop.core.pdf.sealing import Sealable
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

LETTER = "acknowledgement_reminder"
MOST_LETTERS = 1000
"""In one document: each takes a third of a megabyte of memory while it is typeset."""
_AT_ONCE = 500
_REPORT_EVERY = 50


class Reminders:
    """The reminders of one register; what is made is recorded by ``record``, once it was printed, opened or saved."""

    def __init__(self, register: Register, service: AcknowledgementService) -> None:
        self._register = register
        self._service = service

    def due(self, day: dt.date | None = None) -> tuple[DueReminders, ...]:
        """Return who of which open campaign is to be reminded on a day (today by default); slow among very many."""
        found = []
        for campaign in self._service.campaigns():
            if campaign.open and campaign.reminder_offsets:
                one = self.due_in(self._service.scope(ScopeKey(campaign.id)), day)
                if one is not None:
                    found.append(one)
        return tuple(found)

    def due_in(self, scope: Scope, day: dt.date | None = None) -> DueReminders | None:
        """Return who of a list is to be reminded on a day, None when nobody is."""
        day = day or scope.day
        campaign = scope.campaign
        if campaign is None or not campaign.open or scope.superseded or not self._may_be_due(scope, day):
            return None
        since: dict[int, dt.date] = {}
        reminded = self.last_reminders(scope)
        asked_on = self._asked_on(scope)
        known: dict[dt.date, dt.date | None] = {}
        for row in self._awaited(scope):
            due = row.status.due
            if due is None:
                continue
            if due not in known:
                known[due] = reminder_day(due, campaign.reminder_offsets, campaign.province, asked_on, day)
            wanted = known[due]
            last = reminded.get(row.person_id)
            if wanted is not None and (last is None or last < wanted):
                since[row.person_id] = wanted
        return DueReminders(scope, tuple(since), min(since.values())) if since else None

    def last_reminders(self, scope: Scope) -> Mapping[int, dt.date]:
        """Return when persons were last reminded of a text, or of an earlier one that counts for it, by their numbers."""
        texts = ", ".join(str(one.id) for one in (scope.version, *scope.read_with))
        statement = (
            f"SELECT person_id, max(day) FROM acknowledgement_reminder WHERE version_id IN ({texts})"
            " GROUP BY person_id"
        )
        days = ((row[0], as_date(row[1])) for row in self._register.rows(statement))
        return {person_id: day for person_id, day in days if day is not None}

    def recipients(self, scope: Scope, person_ids: Sequence[int]) -> Recipients:
        """Return who of those chosen can be reminded how. Raises NobodyChosen or PersonGone."""
        return recipients(self._service.chosen(scope, person_ids))

    def words(self, scope: Scope, notes: Mapping[str, str] | None = None) -> ReminderWords:
        """Return what reminders of a text say; ``notes`` are the user's own lines by language."""
        from medias_desktop.acknowledgements.clauses import clauses, obliging
        from medias_desktop.acknowledgements.documents.reminders import ReminderWords

        found = clauses(self._register, scope.version.id)
        return ReminderWords(
            version=scope.version,
            day=scope.day,
            sender=self._register.actor.name,
            clauses=tuple(obliging(found)),
            printed=found,
            notes=dict(notes or {}),
        )

    def letters(
        self,
        scope: Scope,
        person_ids: Sequence[int],
        progress: Progress | None = None,
        notes: Mapping[str, str] | None = None,
    ) -> bytes:
        """Return a PDF/A with one letter a person who is awaited, in their language, sorted by name.

        Raises NobodyChosen, NobodyToRemind, TooManyLetters, PersonGone or Cancelled.
        """
        from medias_desktop.acknowledgements.documents.reminders import typeset_letters
        from medias_desktop.acknowledgements.errors.reminders import NobodyToRemind, TooManyLetters

        rows = self.recipients(scope, person_ids).everyone
        if not rows:
            raise NobodyToRemind
        if len(rows) > MOST_LETTERS:
            raise TooManyLetters(number=format_number(len(rows)), most=format_number(MOST_LETTERS))
        return typeset_letters(self.words(scope, notes), rows, self._template(), progress or Silent())

    def sealable_letters(
        self,
        scope: Scope,
        person_ids: Sequence[int],
        progress: Progress | None = None,
        notes: Mapping[str, str] | None = None,
    ) -> Sealable:
        """Return the same with its title; a single letter may be sealed, as it is about one person."""
        from medias_desktop.acknowledgements.documents.reminders import letters_title
        from medias_desktop.core.pdf.sealing import Sealable

        pdf = self.letters(scope, person_ids, progress, notes)
        alone = person_ids[0] if len(person_ids) == 1 else None
        language = self._register.municipality().language
        return Sealable(LETTER, letters_title(language), pdf, language, alone)

    def mails(
        self, scope: Scope, person_ids: Sequence[int], notes: Mapping[str, str] | None = None
    ) -> tuple[tuple[PersonRow, Draft], ...]:
        """Return the drafts of e-mails to those who are awaited and have an address, sorted by name."""
        words = self.words(scope, notes)
        return tuple((row, words.mail(row)) for row in self.recipients(scope, person_ids).with_email)

    def mails_into(
        self,
        folder: Path,
        drafts: Sequence[tuple[PersonRow, Draft]],
        progress: Progress | None = None,
    ) -> Path:
        """Write drafts as files of e-mails into a new folder and return it; nothing is left when that fails.

        Raises Cancelled or a file error.
        """
        from medias_desktop.core.file_names import file_stem
        from medias_desktop.core.files import new_folder, write_bytes
        from medias_desktop.core.mail import eml

        progress = progress or Silent()
        now = self._register.clock.now()
        with new_folder(folder) as (filled, finish):
            for done, (row, draft) in enumerate(drafts):
                if done % _REPORT_EVERY == 0:
                    progress.report(done, len(drafts))
                name = file_stem(f"{row.listed_name} {row.number}")
                write_bytes(filled / f"{name} {row.uid[:8]}.eml", eml(draft, now))
            progress.report(len(drafts), len(drafts))
            return finish()

    def record(self, scope: Scope, person_ids: Iterable[int], channel: Channel) -> int:
        """Record that persons were reminded today, those that are still awaited, and return how many."""
        chosen = list(dict.fromkeys(person_ids))
        with self._register.transaction("record_reminders") as tx:
            rows = [row for row in self._service.chosen(scope, chosen) if row.status.state in AWAITED]
            tx.insert_many(
                reminder,
                [
                    {
                        "uid": uid,
                        "version_id": scope.version.id,
                        "campaign_id": scope.campaign.id if scope.campaign else None,
                        "person_id": row.person_id,
                        "channel": channel.value,
                        "day": self._register.clock.today(),
                        "recorded_at": tx.now,
                    }
                    for uid, row in zip(new_uids(len(rows)), rows, strict=True)
                ],
            )
        return len(rows)

    def _awaited(self, scope: Scope) -> Iterable[PersonRow]:
        asked = Statement(scope)
        states = ", ".join(f"'{state}'" for state in sorted(AWAITED))
        where = f"{asked.where(OverviewFilter())} AND {asked.state()} IN ({states})"
        statement = f"SELECT p.id FROM {asked.tables()} WHERE {where} {ORDER}"
        numbers = [row[0] for row in self._register.rows(statement, **asked.values)]
        for start in range(0, len(numbers), _AT_ONCE):
            yield from self._service.listing.rows(scope, numbers[start : start + _AT_ONCE])

    def _may_be_due(self, scope: Scope, day: dt.date) -> bool:
        """Tell whether anybody may be to be reminded: before the first day nobody is looked at, at a start above all."""
        campaign = scope.campaign
        assert campaign is not None
        if scope.renewal_months is not None:
            return True
        if scope.due is None:
            return False
        first = earliest_reminder(scope.due, campaign.reminder_offsets, campaign.province)
        return first is not None and first <= day  # who arrives late is never due before the others

    def _asked_on(self, scope: Scope) -> dt.date:
        """Return the day on which the text was first asked for: the opening, or when a text took its place."""
        assert scope.campaign is not None
        opened = scope.campaign.opened_on
        texts = {scope.version.id, *(one.id for one in scope.read_with)}
        if scope.campaign.version_id in texts or scope.version.in_force_date is None:
            return opened
        return max(opened, scope.version.in_force_date)

    def _template(self) -> LetterTemplate:
        from medias_desktop.acknowledgements.documents.reminders import LetterTemplate

        town = self._register.municipality()
        return LetterTemplate(
            town.language,
            town.paper,
            arms_colour(self._register),
            letterhead(self._register),
            self._register.clock.now(),
        )

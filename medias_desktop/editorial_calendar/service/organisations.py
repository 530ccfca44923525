"""The register of organizations: recorded, corrected, accredited, withdrawn, imported from a list."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.errors import requests as errors
from medias_desktop.editorial_calendar.rules.requesting import organisations as rules
from medias_desktop.editorial_calendar.rules.requesting.organisation_checks import (
    check_organisation,
    fits,
    tidied,
)
from medias_desktop.editorial_calendar.rules.requesting.organisations import (
    Accreditation,
    Organisation,
    OrganisationDraft,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.lists.reading import ListTable
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.exchange.organisations.mapping import Mapping
    from medias_desktop.editorial_calendar.exchange.organisations.plan import OrganisationPlan

_ALL = """
SELECT o.*, (SELECT count(*) FROM calendar_request r WHERE r.organisation_id = o.id) AS requests
FROM accredited_organisation o
"""


class Organisations:
    """The organizations of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    # Reading

    def all(self) -> tuple[Organisation, ...]:
        """Return every organization, by name."""
        found = map(_organisation, self._register.rows(_ALL))
        return tuple(sorted(found, key=lambda one: (fold(one.name), one.id)))

    def one(self, organisation_id: int) -> Organisation:
        """Return one organization. Raises OrganisationGone."""
        rows = self._register.rows(f"{_ALL} WHERE o.id = :id", id=organisation_id)
        if not rows:
            raise errors.OrganisationGone
        return _organisation(rows[0])

    def named(self, name: str) -> Organisation | None:
        """Return the organization of a name, whatever its accents and case."""
        wanted = fold(name)
        return next((one for one in self.all() if fold(one.name) == wanted), None) if wanted else None

    # Writing

    def add(self, draft: OrganisationDraft) -> int:
        """Record an organization and return its number. Raises why it cannot be (errors.requests)."""
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models.requests import organisation

        values = self._checked(draft, None)
        with self._register.transaction("add_organisation") as tx:
            return tx.insert(organisation, uid=new_uid(), **values)

    def change(self, organisation_id: int, version: int, draft: OrganisationDraft) -> None:
        """Correct an organization. Raises as ``add``, OrganisationGone or ChangedElsewhere."""
        from medias_desktop.editorial_calendar.models.requests import organisation

        before = self.one(organisation_id)
        values = self._checked(draft, before)
        with self._register.transaction("change_organisation") as tx:
            tx.update(organisation, organisation_id, version=version, **values)

    def accredit(
        self,
        organisation_id: int,
        version: int,
        since: dt.date,
        until: dt.date | None = None,
        resolution: str = "",
    ) -> None:
        """Accredit an organization, or do so again after an end or a withdrawal.

        Raises AccreditationEndsTooEarly, RequestTextTooLong, OrganisationGone or ChangedElsewhere.
        """
        from medias_desktop.editorial_calendar.models.requests import organisation

        before = self.one(organisation_id)
        given = replace(
            before.draft, accredited_on=since, accredited_until=until, resolution_number=resolution
        )
        values = self._checked(given, before)
        with self._register.transaction("accredit_organisation") as tx:
            tx.update(
                organisation,
                organisation_id,
                version=version,
                **values,
                withdrawn_on=None,
                withdrawn_because="",
            )

    def withdraw(self, organisation_id: int, version: int, day: dt.date, because: str) -> None:
        """Withdraw an accreditation, with its reason; the organization stays in the register.

        Raises NotAccredited, WithdrawnAlready, WithdrawalReasonMissing, WithdrawalTooEarly, WithdrawalInFuture,
        OrganisationGone or ChangedElsewhere.
        """
        from medias_desktop.editorial_calendar.models.requests import organisation

        before = self.one(organisation_id)
        if before.withdrawn_on is not None:
            raise errors.WithdrawnAlready(day=before.withdrawn_on)
        since = before.draft.accredited_on
        if since is None:
            raise errors.NotAccredited
        if not because.strip():
            raise errors.WithdrawalReasonMissing
        if day < since:
            raise errors.WithdrawalTooEarly(day=since)
        if day > self._register.clock.today():
            raise errors.WithdrawalInFuture(day=day)
        with self._register.transaction("withdraw_accreditation") as tx:
            tx.update(
                organisation,
                organisation_id,
                version=version,
                withdrawn_on=day,
                withdrawn_because=fits(because, rules.NOTE_LENGTH),
            )

    # A list of them

    def plan_import(self, listed: ListTable, mapping: Mapping) -> OrganisationPlan:
        """Compare a list with the register. Raises OrganisationNameColumnMissing."""
        from medias_desktop.editorial_calendar.exchange.organisations.plan import make_plan

        return make_plan(listed, mapping, self.all())

    def apply_import(self, plan: OrganisationPlan, progress: Progress | None = None) -> tuple[int, int]:
        """Write a plan, all of it or nothing, and return how many were added and corrected.

        Raises OrganisationsChanged when the register is no longer as it was compared, Cancelled.
        """
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.exchange.organisations.plan import LineState, stamp_of
        from medias_desktop.editorial_calendar.models.requests import organisation

        if progress is not None:
            progress.report(0, len(plan.rows))
        if stamp_of(self.all()) != plan.stamp:
            raise errors.OrganisationsChanged
        new = [row.draft for row in plan.rows if row.state is LineState.NEW]
        changed = [row for row in plan.rows if row.state is LineState.UPDATE]
        with self._register.transaction("import_organisations") as tx:
            tx.insert_many(organisation, [{"uid": new_uid(), **_values(one)} for one in new])
            tx.update_many(
                organisation, [(row.organisation_id, row.version, _values(row.draft)) for row in changed]
            )
        return len(new), len(changed)

    # Parts

    def _checked(self, draft: OrganisationDraft, before: Organisation | None) -> dict[str, Any]:
        tidy = tidied(draft)
        check_organisation(tidy)
        known = self.named(tidy.name)
        if known is not None and (before is None or known.id != before.id):
            raise errors.OrganisationKnown(name=known.name)
        return _values(tidy)


def _values(draft: OrganisationDraft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "contact": draft.contact,
        "email": draft.email,
        "address": draft.address,
        "own_page": draft.own_page,
        "partner": draft.partner,
        "language": "en" if draft.language == "en" else "fr",
        "accredited_on": draft.accredited_on,
        "accredited_until": draft.accredited_until,
        "resolution_number": draft.resolution_number,
        "note": draft.note,
        "search_key": rules.search_key(draft),
    }


def _organisation(row: Any) -> Organisation:
    return Organisation(
        id=row["id"],
        draft=OrganisationDraft(
            name=row["name"],
            contact=row["contact"],
            email=row["email"],
            address=row["address"],
            own_page=row["own_page"],
            partner=bool(row["partner"]),
            language=row["language"],
            accredited_on=as_date(row["accredited_on"]),
            accredited_until=as_date(row["accredited_until"]),
            resolution_number=row["resolution_number"],
            note=row["note"],
        ),
        withdrawn_on=as_date(row["withdrawn_on"]),
        withdrawn_because=row["withdrawn_because"],
        requests=row["requests"],
        version=row["version"],
    )


def accredited(found: Sequence[Organisation], day: dt.date) -> tuple[Organisation, ...]:
    """Return those that are accredited on a day."""
    return tuple(one for one in found if one.standing(day) is Accreditation.ACCREDITED)

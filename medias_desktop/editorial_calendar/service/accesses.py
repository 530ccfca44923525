"""Accesses to one register's accounts: who, in which role, by whose authority, until when. Never a password."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.rules import account_texts as texts
from medias_desktop.editorial_calendar.rules.accesses import Access, AccessDraft, Author, Declarations
from medias_desktop.editorial_calendar.rules.holder_checks import Holder, check_holder, refused
from medias_desktop.editorial_calendar.service.account_persons import known_person
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules.checks.accounts import PageRole

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.service.access_incidents import AccessIncidents
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_SELECT = (
    "SELECT a.id, a.uid, a.account_id, m.name AS account, m.platform, a.role, a.person_id, a.name,"
    " p.first_name, p.last_name, p.group_code, p.end_date, a.office, a.role_title,"
    " a.authorised_on, a.authorised_by, a.authorised_office, a.ended_on, a.renewed_on,"
    " a.declared_on, a.long_enough, a.kinds_enough, a.unique_here, a.never_private, a.kept_secret, a.note, a.version"
    " FROM account_access a JOIN moderated_account m ON m.id = a.account_id LEFT JOIN person p ON p.id = a.person_id"
)
_ORDER = " ORDER BY m.platform, m.name, a.account_id, a.role, p.sort_key, a.name, a.id"


class Accesses:
    """The accesses of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    # Reading

    def all(self, ended: bool = True) -> tuple[Access, ...]:
        """Return the accesses by account; those ended are left out when they are not wanted."""
        return self._read(_ORDER) if ended else open_accesses(self._register, self._service.today)

    def one(self, access_id: int) -> Access:
        """Return one access. Raises AccessGone."""
        for found in self._read(" WHERE a.id = :id", id=access_id):
            return found
        raise errors.AccessGone

    def authors(self, day: dt.date) -> tuple[Author, ...]:
        """Return who may publish on each account on a day: those authorized, and who takes their place that day."""
        today = [one for one in self._read(_ORDER) if one.authorised(day)]
        found = [
            Author(account_id=one.account_id, person_id=one.person_id, name=one.name, role=one.role)
            for one in today
        ]
        for absence in self._service.absences.between(day, day):
            if not absence.replaced:
                continue
            for one in today:
                same = (
                    one.person_id == absence.person_id
                    if absence.person_id is not None
                    else one.person_id is None and fold(one.name) == fold(absence.name)
                )
                if same:
                    found.append(
                        Author(
                            account_id=one.account_id,
                            person_id=absence.replacement_id,
                            name=absence.replacement,
                            role=one.role,
                            replacing=absence.name,
                        )
                    )
        return tuple(found)

    def findings(self, draft: AccessDraft) -> tuple[Finding, ...]:
        """Return what the policy in force today says of a role before it is given."""
        name, group, left_on = draft.name, None, None
        if draft.person_id is not None:
            person = self._service.people.person(draft.person_id)
            name, group, left_on = person.full_name, person.group, person.end_date
        offices = {one.id: one.holder_office for one in self._service.accounts.all()}
        holder = Holder(
            name=name,
            role=draft.role,
            group=group,
            left_on=left_on,
            office=draft.office,
            role_title=draft.role_title,
            authorised_on=draft.authorised_on,
            authorised_office=draft.authorised_office,
            account_office=offices.get(draft.account_id, ""),
        )
        today = self._service.today
        return check_holder(holder, self._service.rules.on(today), today)

    # Writing

    def add(self, draft: AccessDraft) -> int:
        """Give an access and return its number. Raises HolderMissing, RoleRefused, AccessKnown, AccessToClosed…"""
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models.accounts import access as table

        draft = self._checked(draft)
        account = self._service.accounts.one(draft.account_id)
        if not account.active:
            raise errors.AccessToClosed(name=account.name)
        with self._register.transaction("give_access") as tx:
            _require_new(tx, draft)
            return tx.insert(table, uid=new_uid(), **_values(draft))

    def change(self, access_id: int, version: int, draft: AccessDraft) -> None:
        """Correct an access. Raises as ``add``, AccessGone or ChangedElsewhere."""
        from medias_desktop.editorial_calendar.models.accounts import access as table

        known = self.one(access_id)
        draft = self._checked(draft)
        if known.ended_on is not None and draft.authorised_on and known.ended_on < draft.authorised_on:
            raise errors.EndedBeforeAuthorised(day=draft.authorised_on)
        with self._register.transaction("change_access") as tx:
            _require_new(tx, draft, access_id)
            tx.update(table, access_id, version=version, **_values(draft))

    def end(self, access_id: int, version: int, day: dt.date) -> None:
        """End an access from a day on. Raises EndedAlready, EndedBeforeAuthorised, AccessGone or ChangedElsewhere."""
        from medias_desktop.editorial_calendar.models.accounts import access as table

        known = self.one(access_id)
        texts.plausible(day)
        if known.ended_on is not None:
            raise errors.EndedAlready
        if known.authorised_on is not None and day < known.authorised_on:
            raise errors.EndedBeforeAuthorised(day=known.authorised_on)
        with self._register.transaction("end_access") as tx:
            tx.update(table, access_id, version=version, ended_on=day)

    def renew(self, access_id: int, version: int, day: dt.date) -> None:
        """Record that what protects an access was changed on a day, nothing of what it is.

        Raises RenewedInFuture, RenewedBackwards, AccessGone or ChangedElsewhere.
        """
        from medias_desktop.editorial_calendar.models.accounts import access as table

        known = self.one(access_id)
        texts.plausible(day)
        if day > self._service.today:
            raise errors.RenewedInFuture(day=day)
        if known.renewed_on is not None and day < known.renewed_on:
            raise errors.RenewedBackwards(day=known.renewed_on)
        with self._register.transaction("renew_access") as tx:
            tx.update(table, access_id, version=version, renewed_on=day)

    def declare(self, access_id: int, version: int, said: Declarations) -> None:
        """Record the holder's own word on how the access is protected. Raises RenewedInFuture, AccessGone…"""
        from medias_desktop.editorial_calendar.models.accounts import access as table

        self.one(access_id)
        texts.plausible(said.declared_on)
        if said.declared_on is not None and said.declared_on > self._service.today:
            raise errors.RenewedInFuture(day=said.declared_on)
        with self._register.transaction("declare_access") as tx:
            tx.update(table, access_id, version=version, **dataclasses.asdict(said))

    @property
    def incidents(self) -> AccessIncidents:
        """Suspicions that somebody else uses an access."""
        from medias_desktop.editorial_calendar.service.access_incidents import AccessIncidents

        return AccessIncidents(self._register, self._service)

    # Helpers

    def _checked(self, draft: AccessDraft) -> AccessDraft:
        """Return a draft as it is kept, or raise what cannot be, or what the policy refuses."""
        from medias_desktop.editorial_calendar.labels.accounts import sentence

        texts.plausible(draft.authorised_on, draft.renewed_on)
        name = "" if draft.person_id is not None else texts.line(draft.name)
        if draft.person_id is None and not name:
            raise errors.HolderMissing
        if not draft.account_id:
            raise errors.AccountNotChosen
        if draft.renewed_on is not None and draft.renewed_on > self._service.today:
            raise errors.RenewedInFuture(day=draft.renewed_on)
        draft = dataclasses.replace(
            draft,
            name=name,
            role_title=texts.line(draft.role_title),
            authorised_by=texts.line(draft.authorised_by),
            note=texts.tidy(draft.note),
        )
        no = refused(self.findings(draft))
        if no is not None:
            raise errors.RoleRefused(reason=sentence(no))
        return draft

    def _read(self, where: str, **values: object) -> tuple[Access, ...]:
        return read_accesses(self._register, where, **values)


def read_accesses(register: Register, where: str = _ORDER, **values: object) -> tuple[Access, ...]:
    """Return accesses of a register, by account unless it is said otherwise."""
    return tuple(map(_access, register.rows(_SELECT + where, **values)))


def open_accesses(register: Register, day: dt.date) -> tuple[Access, ...]:
    """Return the accesses that are not ended by a day."""
    where = f" WHERE a.ended_on IS NULL OR a.ended_on > :day{_ORDER}"
    return read_accesses(register, where, day=day.isoformat())


def _require_new(tx: Transaction, draft: AccessDraft, but: int = 0) -> None:
    """Raise PersonUnknown, or AccessKnown when the same person has the role on the account."""
    import sqlalchemy as sa

    from medias_desktop.editorial_calendar.models.accounts import access as table

    name = known_person(tx, draft.person_id) or draft.name
    same = sa.select(table.c.id, table.c.person_id, table.c.name).where(
        table.c.account_id == draft.account_id,
        table.c.role == draft.role.value,
        table.c.ended_on.is_(None),
        table.c.id != but,
    )
    for row in tx.execute(same):
        if (row.person_id, fold(row.name)) == (draft.person_id, fold(draft.name)):
            raise errors.AccessKnown(name=name)


def _values(draft: AccessDraft) -> dict[str, object]:
    return {**dataclasses.asdict(draft), "role": draft.role.value}


def _access(row: Any) -> Access:
    here = row["person_id"] is not None
    return Access(
        id=row["id"],
        uid=row["uid"],
        account_id=row["account_id"],
        account=row["account"],
        platform=row["platform"],
        role=_ROLES[row["role"]],
        person_id=row["person_id"],
        name=f"{row['first_name']} {row['last_name']}".strip() if here else row["name"],
        group=Group(row["group_code"]) if here else None,
        left_on=as_date(row["end_date"]) if here else None,
        office=row["office"],
        role_title=row["role_title"],
        authorised_on=as_date(row["authorised_on"]),
        authorised_by=row["authorised_by"],
        authorised_office=row["authorised_office"],
        ended_on=as_date(row["ended_on"]),
        renewed_on=as_date(row["renewed_on"]),
        declared=Declarations(
            declared_on=as_date(row["declared_on"]),
            **{name: _answer(row[name]) for name in _DECLARED},
        ),
        note=row["note"],
        version=row["version"],
    )


_ROLES = {one.value: one for one in PageRole}
_DECLARED = ("long_enough", "kinds_enough", "unique_here", "never_private", "kept_secret")


def _answer(kept: Any) -> bool | None:
    return None if kept is None else bool(kept)

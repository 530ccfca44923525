"""Recording the persons of the municipality: one public method is one user action."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.memory import collector_at_rest
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.text import fold
from medias_desktop.people import rules
from medias_desktop.people.errors import InvalidPerson, PersonUnknown
from medias_desktop.people.models import person as table
from medias_desktop.people.rules import Flaw, Group, PeopleFigures, Person, PersonDraft, PersonFilter

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.lists.reading import ListTable
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.audit.latest import LastChange
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.people.list_import.mapping import Mapping
    from medias_desktop.people.list_import.plan import ImportPlan, ImportResult
    from medias_desktop.people.listing import PeopleListing

_PERSON_COLUMNS = (
    table.c.id,
    table.c.uid,
    table.c.number,
    table.c.last_name,
    table.c.first_name,
    table.c.email,
    table.c.department,
    table.c.group_code,
    table.c.language,
    table.c.start_date,
    table.c.end_date,
    table.c.version,
)


_GROUPS = {group.value: group for group in Group}


class PeopleService:
    """The persons of one register. Nobody is deleted: a person who leaves gets an end date."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @cached_property
    def listing(self) -> PeopleListing:
        """The same lists as ``list``, read page by page."""
        from medias_desktop.people.listing import PeopleListing

        return PeopleListing(self._register)

    def refusal(self, permission: Permission) -> UserError | None:
        """Return what to tell who tries what their role does not allow, or None when it is allowed."""
        return self._register.actor.refusal(permission)

    def language(self) -> str:
        """Return the municipality's language, 'fr' or 'en': what persons speak unless something says otherwise."""
        return self._register.municipality().language

    def list(self, filter: PersonFilter = PersonFilter()) -> tuple[Person, ...]:  # noqa: A002, B008 - frozen
        """Return the persons that pass ``filter``, sorted by name."""
        statement = (
            sa.select(*_PERSON_COLUMNS).where(*_conditions(filter)).order_by(table.c.sort_key, table.c.id)
        )
        with self._register.read() as connection, collector_at_rest():
            return tuple(map(_person, connection.execute(statement)))

    def person(self, person_id: int) -> Person:
        """Return one person. Raises PersonUnknown."""
        statement = sa.select(*_PERSON_COLUMNS).where(table.c.id == person_id)
        with self._register.read() as connection:
            row = connection.execute(statement).first()
        if row is None:
            raise PersonUnknown
        return _person(row)

    def count(self) -> int:
        """Return how many persons are recorded, former ones included."""
        with self._register.read() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())

    def figures(self, day: dt.date) -> PeopleFigures:
        """Return how many persons are active, gone or still to come on ``day``."""
        active = _active_on(day)
        count = sa.func.count
        statement = sa.select(
            count(),
            count().filter(active),
            count().filter(table.c.end_date < day),
            count().filter(active, table.c.email == ""),
        ).select_from(table)
        groups = (
            sa.select(table.c.group_code, count())
            .where(active)
            .group_by(table.c.group_code)
            .order_by(count().desc(), table.c.group_code)
        )
        with self._register.read() as connection:
            total, now, former, without_email = connection.execute(statement).one()
            by_group = tuple((Group(code), number) for code, number in connection.execute(groups))
        return PeopleFigures(total, now, former, total - now - former, without_email, by_group)

    def departments(self) -> tuple[str, ...]:
        """Return the names of the departments in use, sorted."""
        statement = sa.select(table.c.department).where(table.c.department != "").distinct()
        with self._register.read() as connection:
            found = connection.execute(statement).scalars()
            return tuple(sorted(found, key=lambda name: (fold(name), name)))

    def add(self, draft: PersonDraft) -> int:
        """Record a person and return their record number. Raises InvalidPerson."""
        draft = draft.tidied()
        with self._register.transaction("add_person") as tx:
            _refuse_flaws(tx, draft, None)
            values = _values(draft)
            return tx.insert(table, uid=new_uid(), created_at=tx.now, updated_at=tx.now, **values)

    def change(self, person_id: int, version: int, draft: PersonDraft) -> None:
        """Correct a person's record. Raises InvalidPerson, or ChangedElsewhere when ``version`` is not the latest."""
        draft = draft.tidied()
        with self._register.transaction("change_person") as tx:
            _refuse_flaws(tx, draft, person_id)
            tx.update(table, person_id, version=version, updated_at=tx.now, **_values(draft))

    def last_change(self, person_id: int) -> LastChange | None:
        """Return who changed a person's record last, and when."""
        return self._register.last_change((table.name, person_id))

    def plan_import(self, listed: ListTable, mapping: Mapping) -> ImportPlan:
        """Compare a list with the register; nothing is written. Raises NameColumnMissing."""
        from medias_desktop.people.list_import.plan import make_plan
        from medias_desktop.people.list_import.writing import recorded_persons

        recorded, stamp = recorded_persons(self._register)
        return make_plan(listed, mapping, recorded, stamp)

    def apply_import(self, plan: ImportPlan, progress: Progress | None = None) -> ImportResult:
        """Write a plan's new and changed persons, all or none, after a backup of the register as it is.

        Raises PeopleChangedSincePlan when the register is no longer what the plan was compared with, and Cancelled, or
        as Register.safeguard.
        """
        from medias_desktop.people.list_import.writing import write_plan

        self._register.safeguard(progress or Silent())
        return write_plan(self._register, plan, progress or Silent())


def _person(row: Any) -> Person:
    values: tuple[Any, ...] = (*row[:7], _GROUPS[row[7]], *row[8:])
    return Person(*values)


def _active_on(day: dt.date) -> sa.ColumnElement[bool]:
    return sa.and_(
        sa.or_(table.c.start_date.is_(None), table.c.start_date <= day),
        sa.or_(table.c.end_date.is_(None), table.c.end_date >= day),
    )


def _conditions(filter: PersonFilter) -> list[sa.ColumnElement[bool]]:  # noqa: A002
    found: list[sa.ColumnElement[bool]] = [
        table.c.search_key.contains(word, autoescape=True) for word in fold(filter.text).split()
    ]
    if filter.group is not None:
        found.append(table.c.group_code == filter.group.value)
    if filter.department:
        found.append(table.c.department == filter.department)
    if filter.active_on is not None:
        found.append(_active_on(filter.active_on))
    if filter.inactive_on is not None:
        found.append(sa.not_(_active_on(filter.inactive_on)))
    return found


def _values(draft: PersonDraft) -> dict[str, object]:
    return {
        "number": draft.number,
        "last_name": draft.last_name,
        "first_name": draft.first_name,
        "email": draft.email,
        "department": draft.department,
        "group_code": draft.group.value,
        "language": draft.language,
        "start_date": draft.start_date,
        "end_date": draft.end_date,
        "sort_key": rules.sort_key(draft.last_name, draft.first_name),
        "search_key": rules.search_key(draft),
    }


_SAME = table.c.number == sa.bindparam("number")
_OTHERS = sa.select(*_PERSON_COLUMNS).where(table.c.id != sa.bindparam("person_id")).limit(1)
_HOLDER = _OTHERS.where(_SAME)
"""Another person than ``person_id`` who bears a number; found by its index."""
_HOLDER_ANY_CASE = _OTHERS.where(
    # As the import of a list compares numbers, whatever the case (the database lowers ASCII letters only).
    sa.or_(_SAME, sa.func.lower(table.c.number) == sa.bindparam("lowered"))
)
"""The same for a number with letters."""


def _refuse_flaws(tx: Transaction, draft: PersonDraft, person_id: int | None) -> None:
    """Raise InvalidPerson for a flawed draft or a number that another person bears."""
    found = rules.flaws(draft)
    if found:
        raise InvalidPerson(found)
    if draft.number:
        asked = {"number": draft.number, "person_id": person_id or 0}
        lowered = draft.number.lower()
        if lowered == draft.number.upper():
            holder = tx.execute(_HOLDER, asked).first()
        else:
            holder = tx.execute(_HOLDER_ANY_CASE, {**asked, "lowered": lowered}).first()
        if holder is not None:
            raise InvalidPerson((Flaw.NUMBER_TAKEN,), holder=_person(holder).full_name)

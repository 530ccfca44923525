"""Official accounts of one register: those of moderation, with what publishing asks of them besides."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.rules import account_texts as texts
from medias_desktop.editorial_calendar.rules.accounts import AccountDraft, MultifactorState, OfficialAccount
from medias_desktop.sanctions.rules.incidents import ModeratedAccount

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.rules.account_overview import AccountOverview
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
    from medias_desktop.editorial_calendar.service.account_exports import AccountExports
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_SELECT = (
    "SELECT m.id, m.uid, m.platform, m.name, m.link, m.netiquette_shown_on, m.active, m.version AS account_version,"
    " o.id AS row_id, o.holder, o.holder_office, o.opened_on, o.closed_on, o.closed_because, o.logo_shown_on,"
    " o.multifactor, o.request_id, o.note, o.version"
    " FROM moderated_account m LEFT JOIN official_account o ON o.account_id = m.id"
)


class OfficialAccounts:
    """The accounts of one register; an act that touches both of its rows is one transaction."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    # Reading

    def all(self) -> tuple[OfficialAccount, ...]:
        """Return every account, by platform and name; those closed last."""
        return read_accounts(self._register)

    def official(self, day: dt.date) -> tuple[OfficialAccount, ...]:
        """Return the accounts that are the municipality's own on a day."""
        return tuple(one for one in self.all() if one.official(day))

    def one(self, account_id: int) -> OfficialAccount:
        """Return one account. Raises OfficialAccountGone."""
        for row in self._register.rows(f"{_SELECT} WHERE m.id = :id", id=account_id):
            return _account(row)
        raise errors.OfficialAccountGone

    def overview(self) -> AccountOverview:
        """Return everything about the accounts today, beside what the policy in force says."""
        from medias_desktop.editorial_calendar.service.account_overview import account_overview

        today = self._service.today
        return account_overview(self._register, self._service.rules.on(today), today)

    def shown(self, place: str) -> tuple[PolicyRule, ...]:
        """Return the rules in force today that a page shows (rules.account_notes)."""
        from medias_desktop.editorial_calendar.rules.account_notes import shown_on

        return shown_on(self._service.rules.on(self._service.today), place)

    def place_of(self, clause: Clause) -> str:
        """Return where a clause is read, in the words of the policies’ tab; "" for none."""
        if clause.version_id is None:
            return ""
        uids = {one.id: one.uid for one in self._service.policies.adopted_versions()}
        uid = uids.get(clause.version_id, "")
        return f"{uid}#{clause.section_uid}" if uid else ""

    @property
    def exports(self) -> AccountExports:
        """The lists of accounts, accesses and all that goes with them."""
        from medias_desktop.editorial_calendar.service.account_exports import AccountExports

        return AccountExports(self._register, self._service)

    # Writing

    def add(self, draft: AccountDraft) -> int:
        """Record an account and return its number. Raises AccountIncomplete, AccountKnown, LinkMalformed…"""
        from medias_desktop.editorial_calendar.models.accounts import official_account as table

        draft = self._tidied(draft)
        with self._register.transaction("add_official_account") as tx:
            number = self._service.sanctions.accounts.add(_moderated(draft), tx)
            tx.insert(table, account_id=number, **_values(draft))
        return number

    def change(self, known: OfficialAccount, draft: AccountDraft) -> None:
        """Correct an account as it was shown. Raises AccountKnown, PlatformInUse, LinkMalformed… or ChangedElsewhere."""
        from medias_desktop.core.store.errors import ChangedElsewhere

        draft = self._tidied(draft)
        if known.closed_on is not None and draft.opened_on is not None and known.closed_on < draft.opened_on:
            raise errors.ClosedBeforeOpened(day=draft.opened_on)
        with self._register.transaction("change_official_account") as tx:
            moderated = _moderated(draft, known)
            if moderated != _moderated(known.draft, known):
                self._service.sanctions.accounts.change(moderated, tx)
            elif _version(tx, known.id) != known.account_version:
                raise ChangedElsewhere
            _write(tx, known, _values(draft))

    def close(self, known: OfficialAccount, day: dt.date, because: str) -> int:
        """Close an account: it is in use no more, its accesses end; return how many did.

        Raises ClosedAlready, ClosedInFuture, ClosedBeforeOpened, ReasonMissing or ChangedElsewhere.
        """
        import sqlalchemy as sa

        from medias_desktop.editorial_calendar.models.accounts import access

        because = texts.reason(because)
        if known.closed_on is not None:
            raise errors.ClosedAlready
        if day > self._service.today:
            raise errors.ClosedInFuture(day=day)
        if known.opened_on is not None and day < known.opened_on:
            raise errors.ClosedBeforeOpened(day=known.opened_on)
        texts.plausible(day)
        with self._register.transaction("close_official_account") as tx:
            moderated = dataclasses.replace(_moderated(known.draft, known), active=False)
            self._service.sanctions.accounts.change(moderated, tx)
            _write(tx, known, {**_values(known.draft), "closed_on": day, "closed_because": because})
            open_ = sa.select(access.c.id, access.c.version, access.c.authorised_on).where(
                access.c.account_id == known.id, access.c.ended_on.is_(None)
            )
            found = tx.execute(open_).all()
            for row in found:
                ended = day if row.authorised_on is None else max(day, row.authorised_on)
                tx.update(access, row.id, version=row.version, ended_on=ended)
        return len(found)

    def reopen(self, known: OfficialAccount) -> None:
        """Take back that an account is closed; its accesses are given anew. Raises NotClosed or ChangedElsewhere."""
        if known.closed_on is None and known.active:
            raise errors.NotClosed
        with self._register.transaction("reopen_official_account") as tx:
            moderated = dataclasses.replace(_moderated(known.draft, known), active=True)
            self._service.sanctions.accounts.change(moderated, tx)
            _write(tx, known, {**_values(known.draft), "closed_on": None, "closed_because": ""})

    def _tidied(self, draft: AccountDraft) -> AccountDraft:
        """Return a draft as it is kept, or raise what cannot be."""
        today = self._service.today
        texts.plausible(draft.opened_on, draft.logo_shown_on, draft.netiquette_shown_on)
        if draft.opened_on is not None and draft.opened_on > today:
            raise errors.OpenedInFuture(day=draft.opened_on)
        if draft.logo_shown_on is not None and draft.logo_shown_on > today:
            raise errors.ShownInFuture(day=draft.logo_shown_on)
        return dataclasses.replace(
            draft,
            platform=texts.line(draft.platform),
            name=texts.line(draft.name),
            link=texts.link(draft.link),
            holder=texts.line(draft.holder),
            note=texts.tidy(draft.note),
        )


def read_accounts(register: Register) -> tuple[OfficialAccount, ...]:
    """Return every account of a register, by platform and name; those closed last."""
    rows = register.rows(f"{_SELECT} ORDER BY m.active DESC, m.platform, m.name, m.id")
    return tuple(map(_account, rows))


def _write(tx: Transaction, known: OfficialAccount, values: dict[str, object]) -> None:
    """Write what is kept here of an account, for the first time or again. Raises ChangedElsewhere."""
    import sqlalchemy as sa

    from medias_desktop.core.store.errors import ChangedElsewhere
    from medias_desktop.editorial_calendar.models.accounts import official_account as table

    row = tx.execute(sa.select(table.c.id, table.c.version).where(table.c.account_id == known.id)).first()
    if (0 if row is None else row.version) != known.version:
        raise ChangedElsewhere
    if row is None:
        tx.insert(table, account_id=known.id, **values)
    else:
        tx.update(table, row.id, version=known.version, **values)


def _version(tx: Transaction, account_id: int) -> int | None:
    """Return the version of what moderation keeps, None when the account is gone."""
    import sqlalchemy as sa

    from medias_desktop.core.store.schema import metadata

    table = metadata.tables["moderated_account"]
    found = tx.execute(sa.select(table.c.version).where(table.c.id == account_id)).scalar()
    return None if found is None else int(found)


def _moderated(draft: AccountDraft, known: OfficialAccount | None = None) -> ModeratedAccount:
    """Return what moderation keeps of an account."""
    return ModeratedAccount(
        id=known.id if known else 0,
        platform=draft.platform,
        name=draft.name,
        link=draft.link,
        netiquette_shown_on=draft.netiquette_shown_on,
        active=known.active if known else True,
        version=known.account_version if known else 0,
    )


def _values(draft: AccountDraft) -> dict[str, object]:
    names = ("holder", "holder_office", "opened_on", "logo_shown_on", "request_id", "note")
    return {"multifactor": draft.multifactor.value} | {name: getattr(draft, name) for name in names}


def _account(row: Any) -> OfficialAccount:
    there = row["row_id"] is not None
    return OfficialAccount(
        id=row["id"],
        uid=row["uid"],
        platform=row["platform"],
        name=row["name"],
        link=row["link"],
        netiquette_shown_on=as_date(row["netiquette_shown_on"]),
        active=bool(row["active"]),
        holder=row["holder"] or "",
        holder_office=row["holder_office"] or "",
        opened_on=as_date(row["opened_on"]),
        closed_on=as_date(row["closed_on"]),
        closed_because=row["closed_because"] or "",
        logo_shown_on=as_date(row["logo_shown_on"]),
        multifactor=MultifactorState(row["multifactor"] or ""),
        request_id=row["request_id"],
        note=row["note"] or "",
        version=row["version"] if there else 0,
        account_version=row["account_version"],
    )

"""What the trail tells of a row is what its own table holds, also of columns that nobody filled."""

from __future__ import annotations

import datetime as dt
import json

from medias_desktop.core.store.audit.reconciling import reconcile
from medias_desktop.migrations.tables import metadata
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.sanctions.rules.incidents import IncidentAction, IncidentDraft, ModeratedAccount
from medias_desktop.sanctions.service.sanctions import SanctionService

DAY = dt.date(2026, 11, 20)


def test_tables_about_the_same_user_do_not_take_each_others_columns(register):
    """An incident first, then a comment: both are about an online user, and a comment has no action."""
    service = SanctionService(register, PeopleService(register), PolicyService(register))
    account = service.accounts.add(ModeratedAccount(platform="facebook", name="Ville"))
    service.incidents.record(
        IncidentDraft(
            account_id=account, handle="Boréal", seen_on=DAY, acted_on=DAY,
            reason="spam", action=IncidentAction.REMOVAL, author="Line Caron",
        )
    )  # fmt: skip
    service.comments.add(account, "Boréal", DAY, "Belle patinoire !", "L’hiver au parc")
    (row,) = register.rows(
        "SELECT c.body FROM audit_event e JOIN audit_content c ON c.seq = e.seq WHERE e.entity = 'waiting_comment'"
    )
    told = json.loads(row["body"])["new"]
    assert set(told) == {column.name for column in metadata.tables["waiting_comment"].columns}
    assert told["reason"] == ""
    with register.read() as connection:
        assert reconcile(connection, metadata) == ()


def test_rows_by_place_are_tuples_and_those_by_name_stay_what_they_are(register):
    statement = "SELECT :a AS a, :b AS b"
    assert register.tuples(statement, a=1, b="x") == [(1, "x")]
    assert type(register.tuples(statement, a=1, b="x")[0]) is tuple
    assert register.rows(statement, a=1, b="x")[0]["b"] == "x"

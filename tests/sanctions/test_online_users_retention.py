"""Destroying online users: what is due by hand-counted days, who is kept, what goes."""

import datetime as dt

import pytest
import sqlalchemy as sa

from medias_desktop.core.store import attachments
from medias_desktop.safekeeping.service.retention import RetentionService
from medias_desktop.sanctions import models
from medias_desktop.slices import retained
from tests.sanctions.moderated import Moderated

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
LIMIT = dt.date(2025, 11, 21)
"""Twelve months before the day of the clock, 2026-11-21."""
DAY_AFTER = LIMIT + dt.timedelta(days=1)
OLD = dt.date(2020, 2, 1)


@pytest.fixture
def written(register):
    return Moderated(register)


@pytest.fixture
def retention(register):
    service = RetentionService(register, retained())
    service.set_rule("online_user", 12, "03-205")
    return service


def due(retention):
    return {record.label for record in retention.due("online_user")}


def waiting(retention):
    return next(state.due for state in retention.kinds() if state.kind.code == "online_user")


def count(register, table):
    with register.read() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def test_each_day_recorded_starts_the_clock_anew(written, retention):
    account = written.account()

    def seen(handle, **more):
        user = written.user(handle, created_at=LONG_AGO)
        days = {"seen_on": OLD, "acted_on": OLD, **more}
        return user, written.incident(account, user, **days)

    written.user("Recorded long ago, nothing else", created_at=LONG_AGO)
    written.user("Recorded lately")
    seen("Seen on the last day that is due", seen_on=LIMIT)
    seen("Seen a day later", seen_on=DAY_AFTER)
    seen("Dealt with a day later", acted_on=DAY_AFTER)
    seen("Block over", action="temporary_block", until=LIMIT)
    seen("Block over a day later", action="temporary_block", until=DAY_AFTER)
    seen("Ban lifted", action="ban", lifted_on=LIMIT)
    seen("Ban lifted a day later", action="ban", lifted_on=DAY_AFTER)
    seen("Ban annulled", action="ban", annulled_on=LIMIT)
    seen("Banned for good", action="ban")
    user, incident = seen("Appeal answered")
    written.appeal(incident, user, received_on=OLD, outcome="upheld", answered_on=LIMIT)
    user, incident = seen("Appeal answered a day later")
    written.appeal(incident, user, received_on=OLD, outcome="upheld", answered_on=DAY_AFTER)
    user, incident = seen("Appeal to be answered")
    written.appeal(incident, user, received_on=OLD)
    written.comment(
        account,
        written.user("Comment refused", created_at=LONG_AGO),
        received_on=OLD,
        state="refused",
        decided_on=LIMIT,
    )
    written.comment(account, written.user("Comment to be looked at", created_at=LONG_AGO), received_on=OLD)
    expected = {
        "Recorded long ago, nothing else",
        "Seen on the last day that is due",
        "Block over",
        "Ban lifted",
        "Ban annulled",
        "Appeal answered",
        "Comment refused",
    }
    assert due(retention) == expected
    assert waiting(retention) == len(expected)


def test_a_user_goes_with_everything_and_nobody_elses(register, written, retention):
    account = written.account()
    going = written.user("Zorglub du rang 4", created_at=LONG_AGO)
    staying = written.user("Autre personne fictive")
    with register.transaction("test") as tx:
        shared = attachments.keep(tx, "a.png", "image/png", b"shared")
        own = attachments.keep(tx, "b.png", "image/png", b"own")
    old = {"seen_on": OLD, "acted_on": OLD}
    first = written.incident(account, going, capture_sha256=shared, **old)
    written.incident(account, going, capture_sha256=own, note="Zorglub du rang 4", **old)
    written.incident(account, staying, capture_sha256=shared, note="Répond à Zorglub, du rang 4")
    written.appeal(first, going, received_on=OLD, outcome="upheld", answered_on=OLD)
    written.comment(account, going, received_on=OLD, state="accepted", decided_on=OLD)
    (record,) = retention.due("online_user")
    with register.read() as connection:
        (kind,) = (one for one in retained() if one.kind.code == "online_user")
        assert kind.mentions(connection, [record]) == 1
    with register.transaction("test") as tx:
        # The user, two incidents, an appeal, a comment.
        assert kind.destroy(tx, [record]) == 5
        tx.erase(record.subject, "03-205")
    assert count(register, models.online_user) == 1
    assert count(register, models.incident) == 1
    with register.read() as connection:
        held = connection.execute(sa.text("SELECT sha256 FROM attachment")).scalars().all()
        bodies = connection.execute(sa.text("SELECT body FROM audit_content")).scalars().all()
    assert shared in held
    assert own not in held
    assert not any("Zorglub du rang 4" in body for body in bodies)


def test_who_is_recorded_again_meanwhile_is_not_destroyed(register, written, retention):
    account = written.account()
    user = written.user(created_at=LONG_AGO)
    (before,) = retention.due("online_user")
    written.incident(account, user, seen_on=OLD, acted_on=OLD)
    (after,) = retention.due("online_user")
    assert before.stamp != after.stamp

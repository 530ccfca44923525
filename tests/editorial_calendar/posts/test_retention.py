"""Destroying posts: what is due by hand-counted days, what stays, what goes."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from medias_desktop.editorial_calendar.models import posts as tables
from medias_desktop.editorial_calendar.retention.posts import AuthorsOfPosts, PostsKept
from medias_desktop.editorial_calendar.rules.post_records import Counts, Publication
from medias_desktop.editorial_calendar.rules.posts import PostState
from tests.editorial_calendar.posts.drafts import TODAY, draft
from tests.editorial_calendar.posts.rows import Posted
from tests.editorial_calendar.town_rules import service_over
from tests.photo_consents.seen import listed

LONG_AGO = dt.datetime(2019, 1, 1, tzinfo=dt.UTC)
LIMIT = dt.date(2021, 11, 21)
AFTER = LIMIT + dt.timedelta(days=1)
LATER = dt.datetime(2021, 11, 22, 12, tzinfo=dt.UTC)


@pytest.fixture
def rows(register):
    return Posted(register)


def due(register):
    with register.read() as connection:
        found = {one.label for one in PostsKept().records(connection, limit=LIMIT)}
    assert PostsKept().count(register, LIMIT) == len(found)
    return found


def test_each_day_recorded_starts_the_clock_anew(register, rows):
    def old(title, **more):
        return rows.post(
            title, **({"state": "published", "created_at": LONG_AGO, "planned_on": LIMIT} | more)
        )

    old("due")
    old("refused", state="refused", planned_on=None)
    old("planned a day later", planned_on=AFTER)
    old("recorded lately", created_at=LATER)
    old("still an idea", state="idea")
    old("suspended for years", state="suspended")
    rows.evidence(old("appeared a day later"), published_on=AFTER)
    rows.evidence(old("appeared that day"), published_on=LIMIT)
    rows.evidence(old("taken down a day later"), published_on=LIMIT, removed_on=AFTER)
    rows.statistic(old("counted a day later"), AFTER)
    rows.step(old("archived a day later"), taken_at=LATER)
    assert due(register) == {"due", "refused", "appeared that day"}


def test_a_post_goes_with_all_that_is_kept_of_it(register):
    calendar = service_over(register)
    number = calendar.posts.add(draft(planned_on=None, planned_time=None, answers=frozenset({"reread"})))
    calendar.posts.attach_contest_rules(number, 1, b"%PDF-1.7", "r.pdf")
    version = calendar.posts.one(number).version
    out = Publication(platform="facebook", published_on=TODAY)
    calendar.post_records.record_publication(number, version, [out], "Essai")
    calendar.post_records.record_statistics(number, "facebook", TODAY, Counts(reach=3))
    stays = calendar.posts.add(draft(note="Voir « Ouverture de la patinoire »", title="Autre"))
    with register.read() as connection:
        (record,) = PostsKept().records(connection, limit=TODAY)
        assert PostsKept().mentions(connection, [record]) == 1
    assert (record.number, record.subject, record.since) == (number, f"post/{number}", TODAY)
    with register.transaction("destroy", None) as tx:
        assert PostsKept().destroy(tx, [record]) >= 7
    with register.read() as connection:
        for table in (tables.post_text, tables.post_step, tables.evidence, tables.statistic):
            left = connection.execute(sa.select(table.c.post_id).distinct()).scalars().all()
            assert number not in left
        assert (
            connection.execute(sa.select(sa.func.count()).select_from(sa.table("attachment"))).scalar() == 0
        )
    assert calendar.posts.one(stays).state is PostState.DRAFT


def test_a_post_stays_when_its_author_goes(register):
    calendar, person = service_over(register), listed(register)
    number = calendar.posts.add(draft(author_id=person))
    with register.read() as connection:
        assert AuthorsOfPosts().mentions(connection, [person]) == 1
        assert set(AuthorsOfPosts().stamps(connection, [person])) == {person}
    with register.transaction("destroy", None) as tx:
        assert AuthorsOfPosts().destroy(tx, [person]) == 0
    post = calendar.posts.one(number)
    assert (post.draft.author_id, post.draft.author) == (None, "Julie Landry")

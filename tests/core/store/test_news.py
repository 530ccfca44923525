"""A window learns that another one wrote, and never mistakes its own writing for another's."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.news import News
from medias_desktop.core.store.register import Municipality
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from tests.registers import open_again, opening

STEPS = st.lists(
    st.tuples(st.sampled_from(["ours", "others", "undone", "look"]), st.integers(1, 9)), max_size=40
)


@pytest.fixture
def second(register, clock):
    opened = open_again(register, clock)
    yield opened
    opened.close()


@given(STEPS, st.integers(0, 1000))
def test_any_order_of_writes_and_looks(steps, length):
    news, unseen = News(length), False
    for step, events in steps:
        if step == "ours":
            news.add_ours(events)
            assert not news.others_wrote(length) or unseen  # a look between the count and the commit
            length += events
        elif step == "undone":
            news.add_ours(events)
            news.add_ours(-events)
        elif step == "others":
            length += events
            unseen = True
        else:
            assert news.others_wrote(length) is unseen
            unseen = False


def test_what_another_window_wrote_is_news_once(register, second):
    assert not register.changed_elsewhere()
    PeopleService(second).add(PersonDraft("Roy", "Zoé"))
    assert register.changed_elsewhere()
    assert not register.changed_elsewhere()
    assert not second.changed_elsewhere()  # it was its own


def test_what_we_write_is_no_news(register):
    people = PeopleService(register)
    people.add(PersonDraft("Roy", "Zoé"))
    people.change(1, 1, PersonDraft("Roy", "Zoë"))
    assert not register.changed_elsewhere()


def test_news_among_our_own_writes(register, second):
    PeopleService(register).add(PersonDraft("Roy", "Zoé"))
    PeopleService(second).add(PersonDraft("Dubé", "Luc"))
    PeopleService(register).add(PersonDraft("Caron", "Yan"))
    assert register.changed_elsewhere()
    assert second.changed_elsewhere()
    assert not register.changed_elsewhere()


def test_what_was_undone_is_no_news_and_hides_none(register, second):
    with pytest.raises(ChangedElsewhere):
        PeopleService(register).change(1, 1, PersonDraft("Roy"))
    assert not register.changed_elsewhere()
    PeopleService(second).add(PersonDraft("Dubé", "Luc"))
    with pytest.raises(ChangedElsewhere):
        PeopleService(register).change(1, 7, PersonDraft("Roy"))
    assert register.changed_elsewhere()


def test_a_commit_that_fails_is_no_news(register, second, monkeypatch):
    """The events are counted before the commit: one that the disk refuses must not hide another window's later."""
    people = PeopleService(register)
    real = register._writing

    def failing(*args):
        inner = real(*args)

        class Refusing:
            def __enter__(self):
                return inner.__enter__()

            def __exit__(self, *_given):
                inner.__exit__(OSError, OSError("full"), None)
                raise OSError("full")

        return Refusing()

    monkeypatch.setattr(register, "_writing", failing)
    with pytest.raises(OSError, match="full"):
        people.add(PersonDraft("Roy", "Zoé"))
    monkeypatch.undo()
    PeopleService(second).add(PersonDraft("Dubé", "Luc"))
    assert register.changed_elsewhere()


def test_another_process(register):
    add = (
        "from medias_desktop.core.store.register import Register;"
        "from medias_desktop.people.rules import PersonDraft;"
        "from medias_desktop.people.service import PeopleService;"
        f"opened = {opening(register)}; PeopleService(opened).add(PersonDraft('Roy')); opened.close()"
    )
    subprocess.run([sys.executable, "-c", add], check=True)
    assert register.changed_elsewhere()
    assert PeopleService(register).count() == 1


def test_the_municipality_is_changed_only_as_it_was_seen(register, second):
    _municipality, version = register.municipality_as_opened()
    second.change_municipality(Municipality("Ville renommée"), version)
    with pytest.raises(ChangedElsewhere):
        register.change_municipality(Municipality("Ville autrement renommée"), version)
    assert register.municipality_as_opened() == (Municipality("Ville renommée"), version + 1)

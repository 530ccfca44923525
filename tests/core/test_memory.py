"""Memory that is let go, and its collector that waits."""

from __future__ import annotations

import gc
import weakref

from medias_desktop.core.memory import collector_at_rest, let_go


class Thing:
    pass


def test_what_nobody_else_holds_is_freed_and_the_rest_stays():
    things = [Thing() for _number in range(1201)]
    kept = things[0]
    alive = weakref.WeakSet(things)
    let_go(things)
    assert things == []
    assert list(alive) == [kept]


def test_rows_made_meanwhile_are_old_for_the_collector_and_it_works_again():
    gc.collect()
    with collector_at_rest():
        assert not gc.isenabled()
        rows = [[number] for number in range(5000)]
    assert gc.isenabled()
    assert len(gc.get_objects(generation=2)) > 5000
    assert sum(len(gc.get_objects(generation=young)) for young in (0, 1)) < 5000
    assert gc.get_freeze_count() == 0
    assert len(rows) == 5000


def test_a_collector_that_was_off_stays_off():
    with collector_at_rest():
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()

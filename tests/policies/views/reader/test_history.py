from medias_desktop.policies.views.reader.history import History, Place

A, B, C = Place("un", 0), Place("un", 4), Place("deux", 1)


def test_back_and_forward_walk_over_the_places_visited():
    history = History()
    for place in (A, B, C):
        history.visit(place)
    assert [history.back(), history.back(), history.back()] == [B, A, None]
    assert [history.forward(), history.forward(), history.forward()] == [B, C, None]


def test_a_new_visit_forgets_what_lay_ahead():
    history = History()
    for place in (A, B):
        history.visit(place)
    history.back()
    history.visit(C)
    assert not history.can_go_forward()
    assert history.back() == A


def test_the_same_place_twice_is_one_place():
    history = History()
    history.visit(A)
    history.visit(A)
    assert not history.can_go_back()


def test_scrolling_moves_the_current_place_only():
    history = History()
    history.visit(A)
    history.update(Place("un", 0, 7.5))
    history.visit(B)
    assert history.back() == Place("un", 0, 7.5)


def test_a_deleted_version_leaves_no_place_behind():
    history = History()
    for place in (A, C, B):
        history.visit(place)
    history.forget("deux")
    assert history.back() == A
    assert not history.can_go_back()


def test_the_oldest_places_are_dropped():
    history = History(limit=3)
    for section in range(10):
        history.visit(Place("un", section))
    assert [history.back(), history.back(), history.back()] == [Place("un", 8), Place("un", 7), None]

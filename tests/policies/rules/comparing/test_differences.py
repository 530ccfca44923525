"""Section by section: what is told of each, and that the difference applied to the old text makes the new one."""

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.rules.comparing import Edit, Kind, compare_versions, normalised
from tests.policies.rules.comparing.making import section, version

A = section("1", "Objet", "La Ville dit ce qu’elle attend de chacun.", "a")
B = section("2", "Photos", "Le consentement est écrit.", "b")
C = section("3", "Délais", "La réponse vient sous 24 heures.", "c")


def told(old, new):
    return [(one.shown.heading, set(one.kinds)) for one in compare_versions(old, new).sections]


def test_nothing_changed():
    difference = compare_versions(version(A, B), version(A, B, uid="v2"))
    assert difference.same
    assert difference.changes == ()
    assert difference.counts == {}


def test_added_removed_and_renumbered():
    later = section("3", "Photos", B.body, "b")
    new = section("2", "Concours", "Un règlement accompagne le tirage.", "n")
    assert told(version(A, B, C), version(A, new, later)) == [
        ("Objet", set()),
        ("Concours", {Kind.ADDED}),
        ("Photos", {Kind.RENUMBERED}),
        ("Délais", {Kind.REMOVED}),
    ]


def test_a_removed_section_stands_where_it_stood():
    assert told(version(A, B, C), version(A, C)) == [
        ("Objet", set()),
        ("Photos", {Kind.REMOVED}),
        ("Délais", set()),
    ]
    assert told(version(A, B), version(B))[0] == ("Objet", {Kind.REMOVED})


def test_one_moved_to_the_front_is_the_only_one_that_moved():
    assert told(version(A, B, C), version(C, A, B)) == [
        ("Délais", {Kind.MOVED}),
        ("Objet", set()),
        ("Photos", set()),
    ]


def test_level_heading_and_words():
    new = section("3", "Délai", "La réponse vient sous 48 heures.", "c", level=2)
    difference = compare_versions(version(A, C), version(A, new))
    changed = difference.sections[1]
    assert changed.kinds == {Kind.LEVEL, Kind.HEADING, Kind.TEXT}
    assert [(run.edit, run.text) for run in changed.body.runs if run.edit is not Edit.EQUAL] == [
        (Edit.DELETE, " 24"),
        (Edit.INSERT, " 48"),
    ]
    assert difference.rewritten == 1


def test_the_introduction_counts():
    difference = compare_versions(
        version(A, introduction="Considérant."), version(A, introduction="Attendu.")
    )
    assert not difference.same
    assert difference.introduction.changed
    assert difference.changes == ()


WORDS = st.sampled_from(["la", "Ville", "répond", "élu", "24", "heures", ".", "\n\n", "\n- "])
BODIES = st.lists(WORDS, max_size=12).map(" ".join)
SECTIONS = st.lists(
    st.builds(
        section,
        st.sampled_from(["", "1", "2", "2.1"]),
        st.sampled_from(["", "Objet", "Photos", "Délais de réponse"]),
        BODIES,
        st.sampled_from(["", "a", "b", "c", "d"]),
        st.integers(1, 3),
    ),
    max_size=7,
)
VERSIONS = st.builds(lambda found, text: version(*found, introduction=text), SECTIONS, BODIES)


def new_text(changes):
    return "".join(run.text for run in changes.runs if run.edit is not Edit.DELETE)


def applied(difference, old):
    """Make the new text of the old one: its sections, reordered, some gone, with what came."""
    made = []
    for one in difference.sections:
        if Kind.REMOVED in one.kinds:
            continue
        before = None if one.old_at is None else old.sections[one.old_at]
        number = one.new.number if one.kinds & {Kind.ADDED, Kind.RENUMBERED} else before.number
        level = one.new.level if one.kinds & {Kind.ADDED, Kind.LEVEL} else before.level
        body = new_text(one.body) if one.kinds & {Kind.ADDED, Kind.TEXT} else normalised(before.body)
        heading = (
            new_text(one.heading) if one.kinds & {Kind.ADDED, Kind.HEADING} else normalised(before.heading)
        )
        made.append((level, number, heading, body))
    return made


def comparable(text):
    """White space inside a paragraph does not count."""
    return " ".join(text.split())


@given(VERSIONS, VERSIONS)
def test_the_difference_applied_to_the_old_text_makes_the_new_one(old, new):
    difference = compare_versions(old, new)
    assert [(one[0], one[1], comparable(one[2]), comparable(one[3])) for one in applied(difference, old)] == [
        (one.level, one.number, comparable(normalised(one.heading)), comparable(normalised(one.body)))
        for one in new.sections
    ]
    assert new_text(difference.introduction) == normalised(new.introduction)
    assert sorted(one.old_at for one in difference.sections if one.old_at is not None) == list(
        range(len(old.sections))
    )


@given(VERSIONS)
def test_a_text_does_not_differ_from_itself(text):
    assert compare_versions(text, text).same


@given(VERSIONS, VERSIONS)
def test_the_way_back_adds_what_went(old, new):
    there, back = compare_versions(old, new).counts, compare_versions(new, old).counts
    assert there[Kind.ADDED] == back[Kind.REMOVED]
    assert there[Kind.REMOVED] == back[Kind.ADDED]
    for kind in (Kind.MOVED, Kind.LEVEL, Kind.RENUMBERED, Kind.HEADING, Kind.TEXT):
        assert there[kind] == back[kind]

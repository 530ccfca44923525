"""Word by word: what is told, and that the runs make both texts again."""

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.rules.comparing import Edit, Run, compare_words, normalised
from medias_desktop.policies.rules.comparing import words as module
from medias_desktop.policies.rules.comparing.subsequence import common

E, D, N = Edit.EQUAL, Edit.DELETE, Edit.INSERT

WORDS = st.sampled_from(
    ["la", "Ville", "répond", "l’", "élu", "24", "heures", ".", ",", "- ", "\n\n", "\n", " "]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=30).map(" ".join))


def runs(old, new):
    return [(run.edit, run.text) for run in compare_words(old, new).runs]


def joined(changes, *edits):
    return "".join(run.text for run in changes.runs if run.edit in edits)


def keys(text):
    return module._tokens(text).keys


def test_a_word_in_place_of_another():
    assert runs("La Ville répond sous 24 heures.", "La Ville répond sous 48 heures.") == [
        (E, "La Ville répond sous"),
        (D, " 24"),
        (N, " 48"),
        (E, " heures."),
    ]


def test_accents_and_capitals_are_differences():
    assert runs("Le maire a prive", "Le Maire a privé") == [
        (E, "Le"),
        (D, " maire a prive"),
        (N, " Maire a privé"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("un  mot\u00a0: oui", "un mot : oui"),
        ("l'élu", "l’élu"),
        ("e\u0301lu", "élu"),
        ("une ligne\r\ncoupée", "une ligne coupée"),
    ],
)
def test_white_space_apostrophes_and_composition_are_none(old, new):
    assert not compare_words(old, new).changed


def test_a_new_paragraph_and_a_new_item_are():
    assert compare_words("Un. Deux.", "Un.\n\nDeux.").changed
    assert compare_words("Un - deux", "Un\n- deux").changed
    assert compare_words("Un a) deux", "Un\na) deux").changed


def test_two_small_words_between_two_changes_are_read_with_them():
    assert runs(
        "Le service des loisirs de la Ville publie ici", "Le greffe et la mairie de la région diffuse ici"
    ) == [
        (E, "Le"),
        (D, " service des loisirs de la Ville publie"),
        (N, " greffe et la mairie de la région diffuse"),
        (E, " ici"),
    ]
    assert runs("La Ville répond", "La mairie répond") == [
        (E, "La"),
        (D, " Ville"),
        (N, " mairie"),
        (E, " répond"),
    ]


@given(TEXTS, TEXTS)
def test_the_runs_make_both_texts(old, new):
    changes = compare_words(old, new)
    assert joined(changes, E, N) == normalised(new)
    assert keys(joined(changes, E, D)) == keys(old)


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text):
    assert not compare_words(text, text).changed
    assert normalised(normalised(text)) == normalised(text)


@given(TEXTS, TEXTS)
def test_the_way_back_deletes_what_came_and_inserts_what_went(old, new):
    there, back = compare_words(old, new), compare_words(new, old)
    assert joined(there, N) == joined(back, D)
    assert joined(there, D) == joined(back, N)
    assert there.changed == back.changed


@given(st.lists(st.sampled_from("abcd"), max_size=25), st.lists(st.sampled_from("abcd"), max_size=25))
def test_the_common_subsequence_is_common_and_the_longest(old, new):
    found = common(old, new, 10_000)
    taken = [(one + step, other + step) for one, other, length in found for step in range(length)]
    assert all(old[one] == new[other] for one, other in taken)
    assert taken == sorted(taken)
    assert len({one for one, _ in taken}) == len({other for _, other in taken}) == len(taken)
    table = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            table[i + 1][j + 1] = table[i][j] + 1 if one == other else max(table[i][j + 1], table[i + 1][j])
    assert len(taken) == table[-1][-1]
    assert len(taken) >= sum(
        block.size for block in difflib.SequenceMatcher(None, old, new, False).get_matching_blocks()
    )


@given(TEXTS, TEXTS)
def test_long_texts_are_compared_by_sentences_and_still_make_both(old, new):
    kept, module._AT_MOST = module._AT_MOST, 40
    try:
        changes, back = compare_words(old, new), compare_words(new, old)
    finally:
        module._AT_MOST = kept
    assert joined(changes, E, N) == normalised(new)
    assert keys(joined(changes, E, D)) == keys(old)
    assert joined(changes, N) == joined(back, D)


def test_a_hundred_thousand_other_words_are_taken_as_a_whole():
    old = " ".join(f"mot{n}" for n in range(100_000))
    new = " ".join(f"autre{n}" for n in range(100_000))
    changes = compare_words(old, new)
    assert changes.coarse
    assert [run.edit for run in changes.runs] == [D, N]


def test_a_sentence_changed_in_a_hundred_thousand_words_is_still_found_word_by_word():
    sentences = [f"La phrase {n} décrit un devoir de la Ville." for n in range(11_000)]
    other = list(sentences)
    other[5000] = "La phrase 5000 décrit un droit de la Ville."
    other[9000] = "La phrase 9000 décrit un droit de la Ville."
    changes = compare_words(" ".join(sentences), " ".join(other))
    assert not changes.coarse
    assert [run for run in changes.runs if run.edit is not E] == [Run(D, " devoir"), Run(N, " droit")] * 2


def test_what_went_from_the_beginning_keeps_its_distance():
    assert compare_words("Toute demande", "demande").runs == (Run(D, "Toute "), Run(E, "demande"))
    assert compare_words("demande", "Toute demande").runs == (Run(N, "Toute "), Run(E, "demande"))

"""What is measured of a text: sentences, words, language, capitals, links, what looks personal. Counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.editorial_calendar.rules.checks.addresses import address, addresses
from medias_desktop.editorial_calendar.rules.checks.emergencies import says_number
from medias_desktop.editorial_calendar.rules.checks.languages import Tongue, tongue
from medias_desktop.editorial_calendar.rules.checks.personal import luhn, personal
from medias_desktop.editorial_calendar.rules.checks.sentences import count_sentences
from medias_desktop.editorial_calendar.rules.checks.wording import longest_shout, wording

SENTENCES = [
    (0, ""),
    (0, "   \n\n "),
    (0, "🎉🎉🎉"),
    (0, "#Patinoire #Hiver"),
    (1, "La patinoire ouvre samedi"),
    (1, "La patinoire ouvre samedi."),
    (2, "La patinoire ouvre samedi. Venez en famille!"),
    (1, "M. Untel, Mme Unetelle et le Dr. Tremblay seront là."),
    (1, "Rendez-vous au 12, boul. des Érables, app. 3."),
    (2, "Rendez-vous chez M. Untel. Mme Unetelle y sera."),
    (1, "Le taux passe de 3.5 à 4.25 et le budget à 1.200.000 $."),
    (2, "Il y a des jeux, du patin, etc. Venez tous."),
    (1, "Il y a des jeux, du patin, etc. pour tous."),
    (1, "La rencontre a lieu le 3 déc. à 8 h 30."),
    (2, "Il y en a sept. Venez!"),
    (1, "Voir l’art. 9 et le no. 12 de l’al. 3."),
    (1, "Tout est sur https://ville.example/a.b/c?d=1.2 et www.ville.example"),
    (2, "Tout est sur https://ville.example/a.b. Bonne lecture!"),
    (1, "Écrivez à info@ville.example pour en savoir plus."),
    (1, "Et puis… rien."),
    (2, "Et puis… Rien."),
    (1, "Et puis... rien"),
    (2, "Quoi?! Encore!!"),
    (1, "« Quoi? » demande-t-il."),
    (1, "Venez patiner! dit-elle."),
    (1, "Attendez... puis patinez."),
    (2, "venez patiner. puis rentrez."),
    (2, "Le total est de 3. Merci!"),
    (2, "« Venez! » Il est temps."),
    (2, "Il a dit « venez. » Elle est venue."),
    (3, "Patinoire ouverte\nSamedi 10 h\nVenez en famille"),
    (1, "Une ligne qui continue\nsur la suivante."),
    (2, "1. Inscription\n2. Paiement"),
    (2, "Ouverture le 1er. Fermeture le 30."),
    (1, "J. A. Tremblay sera là."),
    (1, "Ouvert de 9 h a.m. à 4 h p.m."),
    (2, "Ouvert! 🎉 Venez!"),
    (1, "Ouvert samedi! 🎉"),
    (1, "Ouvert samedi.\n\n#Patinoire\nhttps://ville.example"),
]


@pytest.mark.parametrize(("count", "text"), SENTENCES)
def test_sentences_are_counted_as_a_reader_counts_them(count, text):
    assert count_sentences(text) == count


@given(st.integers(0, 12), st.sampled_from([".", "!", "?", "…", "!!", "?!"]))
def test_so_many_sentences_are_so_many(count, mark):
    assert count_sentences(" ".join([f"Une phrase de plus{mark}"] * count)) == count


@given(st.text(max_size=300))
def test_any_text_can_be_measured(text):
    measured = wording(text)
    assert measured.sentences >= 0
    assert measured.words >= 0
    assert measured.shouted >= 0
    assert measured.tongue.code in ("", "fr", "en")
    assert set(measured.personal.certain) | set(measured.personal.likely) <= {
        "sin",
        "health_card",
        "payment_card",
        "telephone",
        "email",
        "address",
        "birth",
    }
    assert all(one.host for one in measured.links)
    assert measured.sentences <= max(1, len(text))


@given(st.text(max_size=120), st.text(max_size=120))
def test_a_line_between_two_texts_loses_no_sentence(one, other):
    together = count_sentences(f"{one}.\n\nA {other}")
    assert together >= max(count_sentences(f"{one}."), count_sentences(f"A {other}")) - 1


@given(st.integers(0, 400))
def test_words_are_counted_between_spaces(count):
    assert wording(" \n".join(["l’aréna"] * count)).words == count


def test_signs_alone_are_no_words():
    assert wording("— 🎉 l’an 2026 – «\u00a0oui\u00a0» !").words == 3


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (Tongue("fr"), "La patinoire du parc ouvre samedi pour les familles."),
        (Tongue("en"), "The rink opens on Saturday for all of the families."),
        (Tongue(), "Patinoire"),
        (Tongue(), "🎉 2026"),
        (Tongue(), ""),
        (Tongue("fr"), "Venez au Winter Carnival avec les enfants et vos amis de la ville."),
        (
            Tongue("fr", mixed=True),
            "La patinoire du parc est ouverte pour les familles.\nThe rink is open for all of the families today.",
        ),
        (Tongue("fr"), "LA PATINOIRE DU PARC EST OUVERTE POUR LES FAMILLES."),
        (Tongue("fr"), "L’été s’achève, l’école recommence déjà."),
    ],
)
def test_the_language_is_told_by_common_words(expected, text):
    assert tongue(text) == expected


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "La patinoire ouvre."),
        (2, "AVIS IMPORTANT : la patinoire ouvre."),
        (5, "ATTENTION LA PATINOIRE EST FERMÉE!"),
        (5, "ATTENTION, À 10 H, LA PATINOIRE EST FERMÉE"),
        (1, "Le CLSC et la SQ sont prévenus."),
        (0, "À l’aréna"),
        (0, "東京 2026"),
    ],
)
def test_shouting_is_the_longest_run_of_capitals(count, text):
    assert longest_shout(text) == count


@pytest.mark.parametrize(
    ("hosts", "text"),
    [
        ([], "Écrivez à info@ville.quebec."),
        ([], "Le prix est de 3.50 $, le 12.12.2026."),
        (["ville.quebec"], "Voir ville.quebec."),
        (["ville.example"], "Voir (https://www.ville.example/a)."),
        (["a.com", "b.ca"], "https://a.com, http://b.ca! https://a.com"),
        ([], "http://[ et https:// et www."),
    ],
)
def test_addresses_are_found_without_the_punctuation_around_them(hosts, text):
    assert [one.host for one in addresses(text)] == hosts


@pytest.mark.parametrize(
    ("under", "link", "page"),
    [
        (True, "https://www.facebook.com/Club/posts/1", "facebook.com/club/"),
        (True, "https://m.facebook.com/club", "https://www.facebook.com/Club"),
        (True, "https://nouvelles.club.example/1", "https://club.example"),
        (False, "https://facebook.com/club2/posts/1", "https://facebook.com/club"),
        (False, "https://monclub.example", "https://club.example"),
        (False, "https://facebook.com", "https://facebook.com/club"),
    ],
)
def test_a_link_lies_under_a_page_or_not(under, link, page):
    assert address(link).under(address(page)) is under


@pytest.mark.parametrize(
    ("commercial", "link"),
    [
        (True, "https://www.amazon.ca/dp/1"),
        (True, "https://exemple.shop"),
        (True, "https://exemple.ca/boutique/bottes"),
        (True, "https://www.facebook.com/marketplace/item/1"),
        (True, "https://exemple.ca/a?tag=abc"),
        (False, "https://exemple.ca/boutiques-du-village"),
        (False, "https://ville.example/loisirs"),
    ],
)
def test_links_to_what_is_for_sale_are_told(commercial, link):
    assert address(link).commercial is commercial


@pytest.mark.parametrize(
    ("certain", "likely", "text"),
    [
        ((), (), "La patinoire ouvre à 10 h au 12, rue des Érables."),
        (("sin",), (), "Numéro : 130 692 544"),
        ((), (), "Numéro : 130 692 545"),
        ((), (), "Résolution 2026-11-130"),
        (("health_card",), (), "Carte TREJ 8503 1234"),
        (("payment_card",), (), "Carte 4111 1111 1111 1111"),
        ((), (), "Carte 4111 1111 1111 1112"),
        ((), ("telephone",), "Composez le 450 555-0142."),
        ((), ("telephone",), "Composez le (450) 555-0142."),
        ((), (), "Composez le 9-1-1 ou le 3-1-1."),
        ((), ("email",), "julie.landry@ville.example"),
        ((), ("email",), "julie@gmail.com"),
        ((), (), "info@ville.example"),
        ((), ("address",), "Julie, domiciliée au 12, rue des Érables"),
        ((), ("birth",), "Julie Landry, née le 3 mai 1985"),
    ],
)
def test_what_looks_personal_is_told_by_its_kind_only(certain, likely, text):
    found = personal(text)
    assert (found.certain, found.likely) == (certain, likely)


def test_the_last_figure_checks_the_others():
    assert luhn("046 454 286")
    assert not luhn("046 454 287")
    assert not luhn("000 000 000")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (True, "Composez le 9-1-1."),
        (True, "Composez le 911!"),
        (True, "Composez le 9\u20111\u20111"),
        (False, "Le 29112"),
        (False, "Le 91 1 personnes"),
        (False, ""),
    ],
)
def test_a_number_is_said_however_its_figures_are_parted(said, text):
    assert says_number(text, "9-1-1") is said


@pytest.mark.parametrize(
    "odd", ["a", "a.", "a-", "é", "A A. ", "www.", "@a.b ", " 1234", "!? ", "💥", "12 rue "]
)
def test_however_odd_a_long_text_is_its_length_is_all_that_counts(odd):
    import time

    begun = time.process_time()
    measured = wording((odd * 30_000)[:30_000])
    assert measured.sentences >= 0
    assert measured.personal is not None
    assert measured.links is not None
    assert measured.shouted >= 0
    assert measured.tongue is not None
    # What grows with the square of the length took fifteen seconds.
    assert time.process_time() - begun < 2


def test_seventy_thousand_characters_are_measured_as_quickly_as_one_types():
    import time

    text = "Le conseil siège lundi; l’ordre du jour est sur https://ville.example. " * 1_000
    begun = time.process_time()
    measured = wording(text)
    assert (measured.sentences, measured.words, measured.tongue.code) == (1_000, 10_000, "fr")
    assert measured.personal == personal("")
    assert measured.spaced.startswith(" le conseil ")
    assert time.process_time() - begun < 2

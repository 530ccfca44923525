"""What columns are taken for, and what their cells are taken to mean."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.lists.cells import fold_all, tidy_all
from medias_desktop.core.lists.dates import DateOrder, date_order, is_ambiguous, parse_date
from medias_desktop.core.lists.names import NameOrder, name_order, split_name
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.text import fold
from medias_desktop.people.list_import.headers import Field, recognise
from medias_desktop.people.list_import.mapping import guess_mapping
from medias_desktop.people.list_import.values import guess_group, guess_language
from medias_desktop.people.rules import Group


def table(header, *rows):
    return ListTable("liste.csv", tuple(header), [list(row) for row in rows], range(2, 2 + len(rows)))


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Nom", Field.LAST_NAME),
        ("NOM DE FAMILLE", Field.LAST_NAME),
        ("Last name", Field.LAST_NAME),
        ("LastName", Field.LAST_NAME),
        ("Surname", Field.LAST_NAME),
        ("Prénom", Field.FIRST_NAME),
        ("prenom", Field.FIRST_NAME),
        ("First_Name", Field.FIRST_NAME),
        ("Given name", Field.FIRST_NAME),
        ("Nom complet", Field.FULL_NAME),
        ("Nom, prénom", Field.FULL_NAME),
        ("Nom et prénom de l’employé", Field.FULL_NAME),
        ("Full Name", Field.FULL_NAME),
        ("Employee name", Field.FULL_NAME),
        ("Matricule", Field.NUMBER),
        ("No employé", Field.NUMBER),
        ("No. d’employé", Field.NUMBER),
        ("N° d'employé", Field.NUMBER),
        ("Numéro d’employé", Field.NUMBER),
        ("Employee #", Field.NUMBER),
        ("EMPLOYEE_ID", Field.NUMBER),
        ("Emp. No.", Field.NUMBER),
        ("Courriel", Field.EMAIL),
        ("Adresse courriel (travail)", Field.EMAIL),
        ("E-mail", Field.EMAIL),
        ("Email Address", Field.EMAIL),
        ("Service", Field.DEPARTMENT),
        ("Département", Field.DEPARTMENT),
        ("Dept.", Field.DEPARTMENT),
        ("Direction / service", Field.DEPARTMENT),
        ("Statut", Field.GROUP),
        ("Catégorie d’emploi", Field.GROUP),
        ("Employment Type", Field.GROUP),
        ("Langue", Field.LANGUAGE),
        ("Preferred language", Field.LANGUAGE),
        ("Date d’embauche", Field.START_DATE),
        ("DATE_EMBAUCHE", Field.START_DATE),
        ("Hire date", Field.START_DATE),
        ("Date de début d’emploi", Field.START_DATE),
        ("Fin d’emploi", Field.END_DATE),
        ("Date de fin", Field.END_DATE),
        ("Termination Date", Field.END_DATE),
        ("Date de naissance", None),
        ("Téléphone", None),
        ("No de téléphone", None),
        ("Nom du supérieur", None),
        ("Années de service", None),
        ("Adresse", None),
        ("Produit", None),
        ("", None),
    ],
)
def test_headers(header, field):
    assert recognise(header)[0] is field


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Régulier", Group.REGULAR),
        ("Employée régulière", Group.REGULAR),
        ("Rég.", Group.REGULAR),
        ("permanent", Group.REGULAR),
        ("Temps plein", Group.REGULAR),
        ("Régulier - temps partiel", Group.REGULAR),
        ("Full-time", Group.REGULAR),
        ("Regular employee", Group.REGULAR),
        ("Cadre", Group.REGULAR),
        ("occasionnel", Group.CASUAL),
        ("Occ.", Group.CASUAL),
        ("Temporaire", Group.CASUAL),
        ("temporaire à temps plein", Group.CASUAL),
        ("Saisonnière", Group.CASUAL),
        ("Sur appel", Group.CASUAL),
        ("Casual", Group.CASUAL),
        ("Seasonal", Group.CASUAL),
        ("Étudiant", Group.STUDENT),
        ("ÉTUDIANTE", Group.STUDENT),
        ("Étudiant(e)", Group.STUDENT),
        ("Stagiaire", Group.STUDENT),
        ("Student", Group.STUDENT),
        ("Élu", Group.ELECTED),
        ("élue", Group.ELECTED),
        ("Élu(e)", Group.ELECTED),
        ("Conseillère", Group.ELECTED),
        ("Conseiller municipal", Group.ELECTED),
        ("Conseiller, siège no 4", Group.ELECTED),
        ("Maire", Group.ELECTED),
        ("Mairesse", Group.ELECTED),
        ("Mayor", Group.ELECTED),
        ("Councillor", Group.ELECTED),
        ("Elected official", Group.ELECTED),
        ("Bénévole", Group.VOLUNTEER),
        ("Volunteer", Group.VOLUNTEER),
        ("Pompier volontaire", Group.FIREFIGHTER),
        ("Pompière à temps partiel", Group.FIREFIGHTER),
        ("Pompier", Group.FIREFIGHTER),
        ("Volunteer firefighter", Group.FIREFIGHTER),
        ("Pompier permanent", Group.REGULAR),
        ("Contractuel", Group.CONTRACTOR),
        ("Contractuelle", Group.CONTRACTOR),
        ("Consultant", Group.CONTRACTOR),
        ("Contractor", Group.CONTRACTOR),
        ("Sous-traitant", Group.CONTRACTOR),
        ("Conseillère en communication", None),
        ("Martien", None),
        ("123", None),
        ("", None),
    ],
)
def test_groups(text, group):
    assert guess_group(text) is group


def test_every_group_reads_its_own_name_in_both_languages():
    from medias_desktop.people.labels import group_label

    for group in Group:
        for language in ("fr", "en"):
            assert guess_group(group_label(group, language)) is group


@pytest.mark.parametrize(
    ("text", "language"),
    [("Français", "fr"), ("FR", "fr"), ("f", "fr"), ("fr-CA", "fr"), ("Anglais", "en"), ("English", "en"), ("A", "en"), ("espagnol", None)],
)  # fmt: skip
def test_languages(text, language):
    assert guess_language(text) == language


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-03-04", (2021, 3, 4)),
        ("2021/3/4", (2021, 3, 4)),
        ("20210304", (2021, 3, 4)),
        ("2021-03-04 08:30:00", (2021, 3, 4)),
        ("2021-03-04T08:30", (2021, 3, 4)),
        ("04/03/2021", (2021, 3, 4)),
        ("4-3-2021", (2021, 3, 4)),
        ("04.03.2021", (2021, 3, 4)),
        ("04/03/21", (2021, 3, 4)),
        ("04/03/98", (1998, 3, 4)),
        ("4 mars 2021", (2021, 3, 4)),
        ("le 4 mars 2021", (2021, 3, 4)),
        ("jeudi 4 mars 2021", (2021, 3, 4)),
        ("1er août 2019", (2019, 8, 1)),
        ("4 févr. 2020", (2020, 2, 4)),
        ("4-Mar-21", (2021, 3, 4)),
        ("March 4, 2021", (2021, 3, 4)),
        ("Mar 4 2021", (2021, 3, 4)),
        ("4th of March 2021", (2021, 3, 4)),
        ("44259", (2021, 3, 4)),  # Excel: 2021-03-04
        ("44259.5", (2021, 3, 4)),
    ],
)
def test_dates(text, day):
    assert parse_date(text) == dt.date(*day)


@pytest.mark.parametrize(
    "text",
    ["", "bientôt", "31/02/2021", "2021-13-01", "00/00/0000", "12", "mars 2021", "5 brumaire 1999", "99999"],
)
def test_what_is_no_date(text):
    assert parse_date(text) is None


def test_the_column_settles_day_and_month():
    assert date_order(["03/04/2021", "13/04/2021"]) is DateOrder.DAY_FIRST
    assert date_order(["03/04/2021", "04/13/2021"]) is DateOrder.MONTH_FIRST
    assert date_order(["21-03-04", "98-12-31"]) is DateOrder.YEAR_FIRST
    assert date_order(["03/04/2021"]) is DateOrder.DAY_FIRST
    assert date_order(["03/04/2021"], english=True) is DateOrder.MONTH_FIRST
    assert date_order(["13/04/2021"], english=True) is DateOrder.DAY_FIRST
    assert is_ambiguous(["03/04/2021"])
    assert not is_ambiguous(["03/04/2021", "13/04/2021"])
    assert not is_ambiguous(["2021-03-04"])


@given(st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31)))
def test_a_date_written_any_way_is_read_back(day):
    from medias_desktop.core.i18n import format_date

    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day:%d/%m/%Y}", DateOrder.DAY_FIRST) == day
    assert parse_date(f"{day:%m/%d/%Y}", DateOrder.MONTH_FIRST) == day
    assert parse_date(f"{day:%y-%m-%d}", DateOrder.YEAR_FIRST) == day
    for language in ("fr", "en"):
        assert parse_date(format_date(day, "long", language)) == day
        assert parse_date(format_date(day, "medium", language)) == day


@given(
    st.lists(st.dates(dt.date(1960, 1, 1), dt.date(2030, 12, 31)), min_size=1),
    st.sampled_from(["dmy", "mdy"]),
)
def test_a_whole_column_is_read_right_or_known_to_be_ambiguous(days, order):
    pattern = "%d/%m/%Y" if order == "dmy" else "%m/%d/%Y"
    column = [day.strftime(pattern) for day in days]
    if not is_ambiguous(column):
        assert [parse_date(text, date_order(column)) for text in column] == days


@given(st.text(max_size=30))
def test_no_text_breaks_the_readers(text):
    parse_date(text)
    guess_group(text)
    guess_language(text)
    recognise(text)
    last, first = split_name(text, NameOrder.LAST_NAME_FIRST)
    assert last or not text.replace(",", "").strip() or first


@given(st.lists(st.text(st.characters(exclude_characters="\x1d", exclude_categories=["Cs"]), max_size=12)))
def test_columns_are_folded_as_single_texts_are(texts):
    assert fold_all(texts) == [fold(text) for text in texts]
    assert tidy_all(texts) == [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize(
    ("text", "order", "last", "first"),
    [
        ("Tremblay, Luc", "first_last", "Tremblay", "Luc"),
        ("Luc Tremblay", "first_last", "Tremblay", "Luc"),
        ("Tremblay Luc", "last_first", "Tremblay", "Luc"),
        ("TREMBLAY Luc", "first_last", "TREMBLAY", "Luc"),
        ("Luc TREMBLAY", "last_first", "TREMBLAY", "Luc"),
        ("Marie Ève Côté Gagné", "first_last", "Côté Gagné", "Marie Ève"),
        ("Jean-François L’Heureux", "first_last", "L’Heureux", "Jean-François"),
        ("Luc de la Durantaye", "first_last", "de la Durantaye", "Luc"),
        ("de la Durantaye Luc", "last_first", "de la Durantaye", "Luc"),
        ("St-Pierre Anne Marie", "last_first", "St-Pierre", "Anne Marie"),
        ("Tremblay", "first_last", "Tremblay", ""),
        ("Roy, Luc, fils", "first_last", "Roy", "Luc, fils"),
    ],
)
def test_whole_names(text, order, last, first):
    assert split_name(text, NameOrder(order)) == (last, first)


PAIRS = st.tuples(
    st.sampled_from(["Tremblay", "Côté", "Gagné", "Bélanger", "L’Heureux", "Ouellet"]),
    st.sampled_from(["Luc", "Noémie", "Zoé", "Marie-Ève", "Étienne", "Jean-François"]),
)


@given(st.lists(PAIRS, min_size=1))
def test_the_order_of_a_column_of_names_is_found(pairs):
    first_leads = [f"{first} {last}" for last, first in pairs]
    last_leads = [f"{last} {first}" for last, first in pairs]
    assert [split_name(text, name_order(first_leads)) for text in first_leads] == pairs
    assert [split_name(text, name_order(last_leads)) for text in last_leads] == pairs


def test_a_french_header_row():
    listed = table(
        ("Matricule", "Nom", "Prénom", "Courriel", "Service", "Statut", "Langue", "Date d’embauche", "Fin d’emploi", "Salaire"),
        ("001", "Côté", "Zoé", "z@v.example", "Greffe", "Régulier", "fr", "2020-01-01", "", "12"),
    )  # fmt: skip
    mapping = guess_mapping(listed)
    assert mapping.fields == (
        Field.NUMBER, Field.LAST_NAME, Field.FIRST_NAME, Field.EMAIL, Field.DEPARTMENT, Field.GROUP, Field.LANGUAGE,
        Field.START_DATE, Field.END_DATE, None,
    )  # fmt: skip
    assert mapping.default_group is None
    assert mapping.ambiguous_date_order is DateOrder.DAY_FIRST


def test_an_english_header_row():
    mapping = guess_mapping(
        table(("Employee #", "Name", "E-mail", "Department", "Hire date"), ("1", "Luc Roy", "", "", ""))
    )
    assert mapping.fields == (Field.NUMBER, Field.FULL_NAME, Field.EMAIL, Field.DEPARTMENT, Field.START_DATE)
    assert mapping.default_group is Group.REGULAR
    assert mapping.ambiguous_date_order is DateOrder.MONTH_FIRST


def test_a_lonely_name_column_may_hold_whole_names():
    assert guess_mapping(table(("Nom", "Service"), ("Roy, Luc", "Greffe"))).fields[0] is Field.FULL_NAME
    assert guess_mapping(table(("Nom", "Service"), ("Roy", "Greffe"))).fields[0] is Field.LAST_NAME
    assert guess_mapping(table(("Name", "First name"), ("Roy", "Luc"))).fields[0] is Field.LAST_NAME


def test_cells_tell_where_the_header_does_not():
    listed = table(
        ("Nom", "Prénom", "Contact", "X", "Y"),
        ("Roy", "Luc", "luc@v.example", "Pompier", "FR"),
        ("Dubé", "Maude", "maude@v.example", "Élue", "FR"),
        ("Caron", "Yan", "", "Bénévole", "EN"),
    )
    assert guess_mapping(listed).fields[2:] == (Field.EMAIL, Field.GROUP, Field.LANGUAGE)


def test_the_header_tells_the_order_of_names_that_do_not():
    assert (
        guess_mapping(table(("Nom et prénom", "Service"), ("Xyz Abc", ""))).name_order
        is NameOrder.LAST_NAME_FIRST
    )
    assert (
        guess_mapping(table(("Prénom et nom", "Service"), ("Xyz Abc", ""))).name_order
        is NameOrder.FIRST_NAME_FIRST
    )


def test_a_status_of_presence_is_no_group():
    listed = table(
        ("Nom", "Prénom", "Statut", "Type d’emploi"),
        ("Roy", "Luc", "Actif", "Permanent"),
        ("Dubé", "Maude", "Inactif", "Étudiant"),
    )
    assert guess_mapping(listed).fields[2:] == (None, Field.GROUP)
    alone = guess_mapping(table(("Nom", "Prénom", "Statut"), ("Roy", "Luc", "Actif")))
    assert (alone.fields[2], alone.default_group) == (None, Group.REGULAR)


def test_unknown_codes_of_groups_stay_for_the_user_to_settle():
    mapping = guess_mapping(table(("Nom", "Prénom", "Catégorie"), ("Roy", "Luc", "Z9")))
    assert (mapping.fields[2], mapping.default_group) == (Field.GROUP, None)

"""Lists of posts and of statistics: columns known by their names, what each row becomes, what stays out."""

import datetime as dt

import pytest

from medias_desktop.core.lists.errors import ListWithoutHeader, NotAList
from medias_desktop.editorial_calendar.errors.exchange import (
    NumbersColumnMissing,
    PostColumnMissing,
    TitleColumnMissing,
)
from medias_desktop.editorial_calendar.exchange import statistic_lists
from medias_desktop.editorial_calendar.exchange.plan import KnownPosts, LineState, planned_key
from medias_desktop.editorial_calendar.exchange.post_headers import Field
from medias_desktop.editorial_calendar.exchange.post_lists import guess_mapping, plan_posts, read_posts
from medias_desktop.editorial_calendar.exchange.statistic_lists import ListedPost, plan_statistics, read_count
from medias_desktop.editorial_calendar.exchange.words import platform_codes, read_hour
from medias_desktop.editorial_calendar.rules.post_records import Counts

TODAY = dt.date(2026, 11, 22)
D = dt.date


@pytest.fixture
def planned(tmp_path):
    def plan(text, known=None):
        path = tmp_path / "liste.csv"
        path.write_text(text, encoding="utf-8")
        listed = read_posts(path)
        return plan_posts(listed, guess_mapping(listed), known or KnownPosts(TODAY))

    return plan


def said(line):
    return [one.sentence() for one in (*line.problems, *line.remarks)]


def test_columns_are_known_by_their_names_in_both_languages(tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text(
        "Date prévue;Heure;Titre;Réseaux;Texte;Catégorie;Portée\n2026-12-03;13 h 30;a;b;c;d;4",
        encoding="utf-8",
    )
    assert guess_mapping(read_posts(path)).fields == (
        Field.DAY, Field.TIME, Field.TITLE, Field.PLATFORMS, Field.TEXT, Field.CATEGORY, None,
    )  # fmt: skip
    path.write_text(
        "Post title,Publish date,Channel,Caption,Link\na,12/03/2026,Facebook,c,", encoding="utf-8"
    )
    mapping = guess_mapping(read_posts(path))
    assert mapping.fields == (Field.TITLE, Field.DAY, Field.PLATFORMS, Field.TEXT, Field.LINK)
    assert mapping.ambiguous_date_order.value == "mdy"


def test_a_row_becomes_a_draft(planned):
    (line,) = planned(
        "Date;Heure;Titre;Plateformes;Texte;Catégorie;Auteur\n"
        "2026-12-03;13 h 30;Rue fermée;Facebook, X;La rue est fermée.;Travaux;Maude Fictive\n"
    ).lines
    assert (line.state, line.number, said(line)) == (LineState.NEW, 2, [])
    draft = line.draft
    assert (draft.planned_on, draft.planned_time) == (D(2026, 12, 3), dt.time(13, 30))
    assert draft.platforms == ("facebook", "twitter")
    assert {one.text for one in draft.texts} == {"La rue est fermée."}
    assert (draft.category, draft.author, draft.language) == ("roadwork", "Maude Fictive", "fr")


def test_x_is_a_network_and_no_empty_cell(planned):
    lines = planned("Date;Titre;Plateforme\n2026-12-03;X;X\n2026-12-03;b;—\n").lines
    assert [(line.draft.title, line.draft.platforms) for line in lines] == [("X", ("twitter",)), ("b", ())]


def test_a_day_and_an_hour_in_one_cell(planned):
    lines = planned("Date;Titre\n2026-12-03 09:15;a\n4 décembre 2026;b\n2026-12-05 00:00:00;c\n").lines
    assert [(line.draft.planned_on.day, line.draft.planned_time) for line in lines] == [
        (3, dt.time(9, 15)),
        (4, None),
        (5, None),
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("trente;;a;Facebook", "La date « trente » ne peut pas être lue."),
        ("2099-01-01;;a;Facebook", "La date « 2099-01-01 » est trop loin pour être planifiée."),
        ("2026-12-03;25:99;a;Facebook", "L’heure « 25:99 » ne peut pas être lue."),
        ("2026-12-03;;a;Minitel", "« Minitel » n’est pas une plateforme connue."),
        ("2026-12-03;;;Facebook", "La publication n’a pas de titre."),
    ],
)
def test_what_cannot_be_taken_says_why(planned, row, sentence):
    (line,) = planned(f"Date;Heure;Titre;Plateforme\n{row}\n").lines
    assert line.state is LineState.PROBLEM
    assert said(line)[0].replace("\u00a0", " ") == sentence


def test_an_hour_without_a_day_stays_out(planned):
    (line,) = planned("Date;Heure;Titre\n;13:00;a\n").lines
    assert line.state is LineState.PROBLEM


def test_what_is_there_twice_or_past_stays_out(planned):
    known = KnownPosts(TODAY, planned={planned_key("RUE FERMEE", D(2026, 12, 3), None)})
    plan = planned(
        "Date;Titre\n2026-12-03;Rue fermée\n2026-12-04;Autre\n2026-12-04;autre\n2026-11-21;Hier\n;Idée\n",
        known,
    )
    assert [line.state for line in plan.lines] == [
        LineState.ALREADY,
        LineState.NEW,
        LineState.PROBLEM,
        LineState.PAST,
        LineState.NEW,
    ]
    assert said(plan.lines[2]) == ["La même se trouve déjà à la ligne 3."]


def test_without_a_title_the_text_begins_it(planned):
    (line,) = planned("Date;Texte\n2026-12-03;Une annonce importante\n").lines
    assert (line.draft.title, line.draft.note) == ("Une annonce importante", "Une annonce importante")


def test_wrong_files_are_told(tmp_path, planned):
    image = tmp_path / "a.png"
    image.write_bytes(b"\x89PNG\r\n\x1a\n0000")
    with pytest.raises(NotAList):
        read_posts(image)
    with pytest.raises(TitleColumnMissing):
        planned("Date;Heure\n2026-12-03;13:00\n")
    with pytest.raises(ListWithoutHeader):
        planned("2026-12-03;a@b.example\n2026-12-04;c@d.example\n")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("13:30", "13:30"), ("13 h 30", "13:30"), ("13h", "13:00"), ("9 h", "09:00"), ("9h05", "09:05"),
        ("1:30 p.m.", "13:30"), ("12:15 am", "00:15"), ("12 pm", "12:00"), ("13:30:00", "13:30"), ("0:00", "00:00"),
    ],
)  # fmt: skip
def test_hours(text, time):
    assert f"{read_hour(text):%H:%M}" == time


@pytest.mark.parametrize("text", ["", "midi", "24:00", "13:61", "13 pm", "-1", "1:2:3:4"])
def test_no_hours(text):
    assert read_hour(text) is None


def test_platforms_of_a_cell():
    assert platform_codes("Facebook et Instagram; site web") == (("facebook", "instagram", "website"), "")
    assert platform_codes("X (Twitter)") == (("twitter",), "")
    assert platform_codes("Facebook, Minitel") == ((), "Minitel")


# Statistics

POSTS = (
    ListedPost(7, "Fête fictive", ("facebook",), (("facebook", "https://www.facebook.com/ville/posts/1/?fbclid=x"),), published_on=D(2026, 11, 1)),
    ListedPost(8, "Patin", ("facebook", "instagram"), (("facebook", ""), ("instagram", "https://instagram.com/p/abc")), published_on=D(2026, 11, 2)),
    ListedPost(9, "Patin", ("facebook",), (), published_on=D(2026, 11, 3)),
)  # fmt: skip


@pytest.fixture
def counted(tmp_path):
    def plan(text, kept=None):
        path = tmp_path / "stats.csv"
        path.write_text(text, encoding="utf-8")
        listed = statistic_lists.read_statistics(path)
        mapping = statistic_lists.guess_mapping(listed, TODAY)
        return plan_statistics(listed, mapping, POSTS, kept or {}, TODAY)

    return plan


def test_numbers_find_their_post_by_link_number_or_title(counted):
    plan = counted(
        "Lien;Titre;Numéro;Plateforme;Portée;Réactions;Date\n"
        "http://facebook.com/ville/posts/1;;;;1 234;5;2026-11-20\n"
        ";fete fictive;;Facebook;10;;2026-11-21\n"
        ";;8;Insta;1,2 k;0;2026-11-21\n"
        "https://www.instagram.com/p/abc/;;;;7;;2026-11-20\n"
    )
    found = [(line.post.id, line.platform, line.counts.reach, line.counts.reactions) for line in plan.lines]
    assert found == [
        (7, "facebook", 1234, 5),
        (7, "facebook", 10, None),
        (8, "instagram", 1200, 0),
        (8, "instagram", 7, None),
    ]
    assert plan.counts()[LineState.NEW] == 4
    assert plan.lines[0].day == D(2026, 11, 20)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Inconnue;Facebook;1;2026-11-20", "Aucune publication du registre n’est « Inconnue »."),
        (
            "Patin;Facebook;1;2026-11-20",
            "Plusieurs publications sont « Patin ». Donnez son lien ou son numéro.",
        ),
        ("Fête fictive;Instagram;1;2026-11-20", "La publication ne paraît pas sur Instagram."),
        ("Fête fictive;Facebook;beaucoup;2026-11-20", "« beaucoup » n’est pas un nombre."),
        ("Fête fictive;Facebook;;2026-11-20", "La ligne ne donne aucun nombre."),
        ("Fête fictive;Facebook;1;jamais", "La date « jamais » ne peut pas être lue."),
        (";Facebook;1;2026-11-20", "La ligne ne dit pas de quelle publication il s’agit."),
    ],
)
def test_numbers_that_stay_out_say_why(counted, row, sentence):
    (line,) = counted(f"Titre;Plateforme;Portée;Date\n{row}\n").lines
    assert line.state is LineState.PROBLEM
    assert line.problems[0].sentence().replace("\u00a0", " ") == sentence


def test_numbers_of_the_future_or_from_before(counted):
    early, late = counted("Titre;Portée;Date\nFête fictive;1;2026-10-31\nFête fictive;1;2026-11-23\n").lines
    assert early.state is late.state is LineState.PROBLEM
    assert late.problems[0].sentence() == "Le 23 novembre 2026 est encore à venir."


def test_numbers_that_are_kept_already_stay(counted):
    kept = {(7, "facebook", D(2026, 11, 20)): Counts(reach=1)}
    same, other, twice = counted(
        "Titre;Portée;Date\nFête fictive;1;2026-11-20\nFête fictive;9;2026-11-21\nFête fictive;9;2026-11-21\n",
        kept,
    ).lines
    assert (same.state, same.differs) == (LineState.ALREADY, False)
    assert (other.state, twice.state) == (LineState.NEW, LineState.PROBLEM)
    changed = counted("Titre;Portée;Date\nFête fictive;2;2026-11-20\n", kept).lines[0]
    assert (changed.state, changed.differs) == (LineState.ALREADY, True)


def test_wrong_columns_are_told(counted):
    with pytest.raises(PostColumnMissing):
        counted("Portée;Date\n1;2026-11-20\n")
    with pytest.raises(NumbersColumnMissing):
        counted("Titre;Date\na;2026-11-20\n")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 234", 1234), ("1,234", 1234), ("1.234.567", 1234567), ("12", 12), ("0", 0), ("3,5k", 3500), ("2M", 2_000_000),
        ("12.0", 12), ("12,00", 12), ("1\u202f234", 1234), ("", None), ("-3", None), ("1.5", None), ("9" * 30, None), ("abc", None),
    ],
)  # fmt: skip
def test_counts(text, number):
    assert read_count(text) == number

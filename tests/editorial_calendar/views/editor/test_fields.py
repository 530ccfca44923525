"""The fields that only the editor has: hours, days, platforms, the words of each platform, names."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.editorial_calendar.rules.accounts import OfficialAccount
from medias_desktop.editorial_calendar.views.editor.fields.counting import counted
from medias_desktop.editorial_calendar.views.editor.fields.day import PlannedDayField
from medias_desktop.editorial_calendar.views.editor.fields.hour import HourField, parse_hour
from medias_desktop.editorial_calendar.views.editor.fields.person import Named, PersonField
from medias_desktop.editorial_calendar.views.editor.fields.platforms import PlatformsField
from medias_desktop.editorial_calendar.views.editor.fields.texts import TextsField

TODAY = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("9", (9, 0)),
        ("9h", (9, 0)),
        ("9h30", (9, 30)),
        ("14:30", (14, 30)),
        ("14 h 30", (14, 30)),
        ("1430", (14, 30)),
        ("0900", (9, 0)),
        ("2 pm", (14, 0)),
        ("12 am", (0, 0)),
        ("12:15 p.m.", (12, 15)),
        ("00:00", (0, 0)),
        ("23:59", (23, 59)),
        ("24:00", None),
        ("14:60", None),
        ("13 pm", None),
        ("midi", None),
        ("", None),
        ("-1", None),
        ("99999999999", None),
    ],
)
def test_an_hour_is_understood_however_it_is_written(typed, hour):
    assert parse_hour(typed) == (dt.time(*hour) if hour else None)


def test_the_arrows_go_a_quarter_of_an_hour(qtbot):
    field = HourField("Heure", "hour")
    qtbot.addWidget(field)
    field.set_hour(dt.time(9, 20))
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.text() == "09:30"
    field.set_hour(dt.time(9, 20))
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert field.text() == "09:15"
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert field.hour() == dt.time(9, 0)
    field.set_hour(dt.time(23, 45))
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.hour() == dt.time(0, 0)


def test_what_is_no_hour_is_told_only_when_it_is_needed(qtbot):
    field = HourField("Heure", "hour")
    qtbot.addWidget(field)
    field.line.setText("bientôt")
    assert field.seen() is None
    with pytest.raises(FieldProblem):
        field.hour()
    assert field.problem.text()


def test_a_day_follows_the_keys_and_says_itself_in_words(qtbot):
    field = PlannedDayField("Jour", "day", lambda: TODAY)
    qtbot.addWidget(field)
    assert field.day() is None
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.day() == TODAY
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    QTest.keyClick(field.line, Qt.Key.Key_PageUp)
    assert field.day() == dt.date(2026, 11, 29)
    assert field.hint.text() == "dimanche 29 novembre 2026"
    field.line.setText("9999-12-31")
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    assert field.day() == dt.date(9999, 12, 31)


@pytest.mark.parametrize(
    ("platform", "text", "used", "most", "kind"),
    [
        ("twitter", "a" * 280, 280, 280, "warn"),
        ("twitter", "a" * 281, 281, 280, "bad"),
        ("twitter", "a" * 252, 252, 280, "muted"),
        ("instagram", "a" * 2200, 2200, 2200, "warn"),
        ("instagram", "🎉", 2, 2200, "muted"),
        ("facebook", "été", 3, 63206, "muted"),
        ("", "deux mots", 9, None, "muted"),
    ],
)
def test_what_is_counted_beside_the_limit(platform, text, used, most, kind):
    found = counted(platform, text)
    assert (found.used, found.most, found.kind) == (used, most, kind)


def test_the_municipality_may_set_its_own_limit():
    assert counted("facebook", "a" * 501, {"facebook": 500}).kind == "bad"


@pytest.fixture
def texts(qtbot):
    field = TextsField()
    qtbot.addWidget(field)
    field.show_texts({"facebook": "Bonjour", "twitter": "Bonjour"})
    return field


def test_one_text_goes_everywhere(texts):
    texts.area.setPlainText("La patinoire ouvre.")
    texts.settle()
    assert texts.texts() == {"facebook": "La patinoire ouvre.", "twitter": "La patinoire ouvre."}
    assert not texts.is_separate("twitter")


def test_whoever_types_in_a_platforms_tab_writes_it_separately(texts):
    texts.tabs.setCurrentIndex(2)
    assert texts.shown() == "twitter"
    assert texts.area.toPlainText() == "Bonjour"
    texts.insert("! ")
    texts.settle()
    assert texts.texts() == {"facebook": "Bonjour", "twitter": "! Bonjour"}
    texts.tabs.setCurrentIndex(0)
    texts.area.setPlainText("Salut")
    texts.settle()
    assert texts.texts() == {"facebook": "Salut", "twitter": "! Bonjour"}


def test_a_text_of_its_own_goes_back_to_that_of_all(texts):
    texts.tabs.setCurrentIndex(2)
    texts.insert("! ")
    texts.settle()
    texts.alike.click()
    assert texts.texts() == {"facebook": "Bonjour", "twitter": "Bonjour"}
    texts.tabs.setCurrentIndex(2)
    assert texts.area.toPlainText() == "Bonjour"


def test_looking_at_a_tab_writes_nothing_separately(texts):
    texts.tabs.setCurrentIndex(0)
    texts.area.setPlainText("Autre chose")
    texts.settle()
    for place in (1, 2, 0):
        texts.tabs.setCurrentIndex(place)
    assert texts.texts() == {"facebook": "Autre chose", "twitter": "Autre chose"}


def test_a_platform_taken_away_and_brought_back_has_its_words_again(texts):
    texts.tabs.setCurrentIndex(2)
    texts.insert("! ")
    texts.settle()
    texts.show_platforms(("facebook",))
    assert texts.texts() == {"facebook": "Bonjour"}
    texts.show_platforms(("facebook", "twitter"))
    assert texts.texts()["twitter"] == "! Bonjour"


def test_texts_that_differ_are_shown_so(qtbot):
    field = TextsField()
    qtbot.addWidget(field)
    field.show_texts({"facebook": "Long", "linkedin": "Long", "twitter": "Court"})
    assert field.common() == "Long"
    assert field.is_separate("twitter")
    assert field.texts() == {"facebook": "Long", "linkedin": "Long", "twitter": "Court"}


def test_signs_of_every_kind_stay_as_they_are(qtbot):
    field = TextsField()
    qtbot.addWidget(field)
    words = "Fête 🎉👩‍👩‍👧 \u202eשלום\u202c — « fin »\nligne"
    field.show_texts({"facebook": words})
    assert field.texts() == {"facebook": words}


def test_several_accounts_of_a_platform_are_chosen_among(qtbot):
    field = PlatformsField()
    qtbot.addWidget(field)
    field.show_accounts(
        [
            OfficialAccount(id=4, uid="a", platform="facebook", name="Ville"),
            OfficialAccount(id=5, uid="b", platform="facebook", name="Bibliothèque"),
            OfficialAccount(id=6, uid="c", platform="instagram", name="Ville"),
        ]
    )
    field.tick({"facebook": 5})
    field.boxes["instagram"].setChecked(True)
    assert field.account("facebook") == 5
    assert field.account("instagram") == 6
    field.combos["facebook"].setCurrentIndex(0)
    assert field.account("facebook") == 4
    assert field.codes() == ("facebook", "instagram")


def test_an_account_closed_meanwhile_stays_until_another_is_chosen(qtbot):
    field = PlatformsField()
    qtbot.addWidget(field)
    field.show_accounts([OfficialAccount(id=6, uid="c", platform="facebook", name="Ville")])
    field.tick({"facebook": 9})
    assert field.account("facebook") == 9
    field.combos["facebook"].setCurrentIndex(0)
    assert field.account("facebook") == 6


def test_a_text_without_an_account_stays_so_until_one_is_chosen(qtbot):
    field = PlatformsField()
    qtbot.addWidget(field)
    field.show_accounts([OfficialAccount(id=6, uid="c", platform="facebook", name="Ville")])
    field.tick({"facebook": None})
    assert field.account("facebook") is None
    field.combos["facebook"].setCurrentIndex(1)
    assert field.account("facebook") == 6


@pytest.fixture
def named(desktop, desk, qtbot):
    field = PersonField(
        desktop.page,
        desk,
        "Auteur",
        "author",
        desktop.service.people,
        lambda: [Named("Julie Landry", desktop.author, "peut publier")],
    )
    qtbot.addWidget(field)

    def typed(text):
        field.line.setText(text)
        field.line.textEdited.emit(text)
        qtbot.waitUntil(field.settled)

    return field, typed


def test_those_who_may_publish_come_first_others_as_one_types(named, desktop):
    field, typed = named
    typed("la")
    assert field.offered() == ["Julie Landry — peut publier"]
    typed("sylvie")
    assert field.offered() == ["Sylvie Nadeau — Greffe"]
    assert field.person_id() is None
    typed("Julie Landry")
    assert field.person_id() == desktop.author
    typed("Personne de ce nom")
    assert field.offered() == []
    assert (field.text(), field.person_id()) == ("Personne de ce nom", None)


def test_down_shows_who_may_publish(named, qtbot):
    field, _typed = named
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.waitUntil(field.settled)
    assert field.offered() == ["Julie Landry — peut publier"]


def test_a_line_under_the_cursor_means_the_person(named, desktop):
    field, typed = named
    typed("jul")
    field.line.setText("Julie Landry — peut publier")
    assert (field.text(), field.person_id()) == ("Julie Landry", desktop.author)

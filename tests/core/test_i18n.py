"""Dates and numbers as Québec writes them; expected values after the Office québécois de la langue française."""

from __future__ import annotations

import datetime as dt
import threading
import time

import pytest

from medias_desktop.core import i18n
from medias_desktop.core.pdf.appearance import Appearance
from medias_desktop.core.pdf.signing.stamps import stamp_texts


@pytest.mark.parametrize(
    ("day", "style", "language", "written"),
    [
        (dt.date(2026, 11, 21), "long", "fr", "21 novembre 2026"),
        (dt.date(2026, 12, 1), "long", "fr", "1er décembre 2026"),
        (dt.date(2026, 11, 21), "medium", "fr", "21 nov. 2026"),
        (dt.date(2026, 11, 21), "short", "fr", "2026-11-21"),
        (dt.date(2026, 12, 1), "long", "en", "December 1, 2026"),
    ],
)
def test_dates(day, style, language, written):
    assert i18n.format_date(day, style, language) == written


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows keeps one time zone for the whole computer")
def test_times_and_days_are_those_of_the_clock_on_the_wall(monkeypatch):
    """In November Toronto is five hours behind UTC: half past nine in the evening is the next day there."""
    monkeypatch.setenv("TZ", "America/Toronto")
    time.tzset()
    try:
        moment = dt.datetime(2026, 11, 22, 2, 30, tzinfo=dt.UTC)
        assert i18n.format_time(moment, "fr") == "21\u00a0h\u00a030"
        assert i18n.format_time(moment, "en").replace("\u202f", " ") == "9:30 p.m."
        appearance = Appearance("Zoé Roy", "Mairesse")
        assert stamp_texts(appearance, "J’approuve", moment, "fr")[2] == (
            "21 novembre 2026, 21\u00a0h\u00a030 (UTC−05:00)",
            "J’approuve",
        )
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_percentage_is_never_rounded_up_to_everyone():
    assert i18n.format_percent(0.9999, "fr") == "99\u00a0%"
    assert i18n.format_percent(1.0, "en") == "100%"


def test_numbers():
    assert i18n.format_number(31204, "en") == "31,204"
    assert i18n.format_number(31204, "fr").replace("\u202f", "\u00a0") == "31\u00a0204"


def test_language_switches_at_once():
    i18n.use_language("en")
    assert i18n._("&Quit") == "&Quit"
    i18n.use_language("fr")
    assert i18n._("&Quit") == "&Quitter"


def test_a_view_speaks_another_language_in_its_block_and_its_thread_only():
    i18n.use_language("fr")
    elsewhere = []
    with i18n.speaking("en"):
        assert (i18n._("Cancel"), i18n.current_language()) == ("Cancel", "en")
        assert i18n.ngettext("{n} person", "{n} persons", 2).format(n=2) == "2 persons"
        other = threading.Thread(target=lambda: elsewhere.append(i18n._("Cancel")))
        other.start()
        other.join()
        with i18n.speaking("fr"):
            assert i18n._("Cancel") == "Annuler"
        assert i18n._("Cancel") == "Cancel"
    assert elsewhere == ["Annuler"]
    assert i18n._("Cancel") == "Annuler"
    with pytest.raises(ZeroDivisionError), i18n.speaking("en"):
        raise ZeroDivisionError
    assert i18n.current_language() == "fr"

"""Lists, calendars, paper and folders, read by other programs."""

import csv
import datetime as dt
import io

import icalendar
import openpyxl
import pypdfium2
import pytest

from medias_desktop.core import i18n
from medias_desktop.core.errors import Cancelled
from medias_desktop.core.spreadsheets import restored
from medias_desktop.editorial_calendar.errors.exchange import NothingToTake, PeriodImpossible, YearImpossible
from medias_desktop.editorial_calendar.rules.post_filters import PostFilter
from tests.editorial_calendar.exchange.posts import TODAY, add, published
from tests.editorial_calendar.town_rules import service_over


@pytest.fixture
def service(register, clock):
    clock.set_today(TODAY)
    return service_over(register)


@pytest.fixture
def exports(service):
    return service.post_exports


def text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return " ".join("\n".join(page.get_textpage().get_text_bounded() for page in document).split())


def pages(pdf):
    return [(round(page.get_width()), round(page.get_height())) for page in pypdfium2.PdfDocument(pdf)]


class Stopping:
    def report(self, done, total):
        raise Cancelled


def test_the_list_shown_as_csv_never_computes(service, exports, tmp_path):
    add(service, title="=cmd|fictif", note="+1")
    add(service, title="Autre", planned_on=dt.date(2026, 12, 4))
    path = tmp_path / "liste.csv"
    assert exports.write_list(path) == 2
    head, *rows = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")), delimiter=";")
    found = [dict(zip(head, row, strict=True)) for row in rows]
    titles = {one["Titre"]: one for one in found}
    assert set(titles) == {"'=cmd|fictif", "Autre"}
    one = titles["'=cmd|fictif"]
    assert (one["Date"], one["Heure"], one["Note"]) == ("2026-12-03", "13:30", "'+1")
    # Line ends in a cell are made harmless too, and an import takes that away again.
    assert restored(one["Texte"]) == (
        "[Facebook]\nLa rue Fictive sera fermée.\n\nMerci de votre patience.\n\n[X (Twitter)]\nRue Fictive fermée"
    )


def test_only_what_the_filter_shows_is_written(service, exports, tmp_path):
    add(service)
    add(service, title="Autre", category="news")
    path = tmp_path / "liste.xlsx"
    assert exports.write_list(path, PostFilter(categories=frozenset({"news"}))) == 1
    sheet = openpyxl.load_workbook(path).active
    assert [sheet.cell(2, 4).value, sheet.cell(2, 2).value.date()] == ["Autre", dt.date(2026, 12, 3)]


def test_a_list_that_is_stopped_leaves_nothing(service, exports, tmp_path):
    add(service)
    path = tmp_path / "liste.csv"
    path.write_text("ancien")
    with pytest.raises(Cancelled):
        exports.write_list(path, progress=Stopping())
    assert path.read_text() == "ancien"
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


def test_a_calendar_of_some_days(service, exports, tmp_path):
    number = add(service)
    add(service, title="Plus tard", planned_on=dt.date(2027, 1, 9))
    add(service, title="Sans date", planned_on=None, planned_time=None)
    path = tmp_path / "posts.ics"
    assert exports.write_ics(path, dt.date(2026, 12, 1), dt.date(2026, 12, 31)) == 1
    (event,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    post = service.posts.one(number)
    assert (event["UID"], event["SEQUENCE"]) == (post.uid, post.version)
    assert event["DTSTART"].params["TZID"] == "America/Toronto"
    assert exports.write_ics(path) == 2
    with pytest.raises(PeriodImpossible):
        exports.write_ics(path, dt.date(2026, 12, 2), dt.date(2026, 12, 1))


@pytest.mark.parametrize(("paper", "size"), [("letter", (792, 612)), ("a4", (842, 595))])
def test_a_month_on_both_papers(service, exports, paper, size):
    add(service)
    pdf = exports.month(dt.date(2026, 12, 15), paper=paper)
    assert pages(pdf) == [size]
    said = text(pdf)
    assert "Calendrier éditorial – décembre 2026" in said
    assert "13 h 30 Fermeture de la rue Fictive" in said
    assert "Facebook, X (Twitter)" in said
    assert "dimanche lundi mardi mercredi jeudi vendredi samedi" in said
    assert "Jour de Noël" in said


def test_a_month_in_english_has_english_hours(service, exports):
    add(service)
    said = text(exports.month(dt.date(2026, 12, 1), language="en"))
    assert "Editorial calendar – December 2026" in said
    assert "1:30 p.m. Fermeture de la rue Fictive" in said
    assert "Christmas Day" in said
    assert i18n.current_language() == "fr"


def test_a_day_with_many_posts_goes_on_and_none_is_lost(service, exports):
    for number in range(70):
        add(service, title=f"Publication numéro {number:02d}")
    pdf = exports.month(dt.date(2026, 12, 1))
    assert len(pages(pdf)) > 1
    said = text(pdf)
    assert all(f"numéro {number:02d}" in said for number in range(70))


def test_what_stands_on_the_days(service, exports):
    service.day_notes.add(dt.date(2026, 12, 3), "Penser à la guignolée")
    said = text(exports.month(dt.date(2026, 12, 1)))
    assert "✎ Penser à la guignolée" in said


def test_a_week_day_by_day(service, exports):
    add(service)
    said = text(exports.week(dt.date(2026, 12, 3)))
    assert "dimanche 29 novembre 2026" in said
    assert "samedi 5 décembre 2026" in said
    assert "13 h 30 Fermeture de la rue Fictive" in said
    assert "Maude Fictive" in said


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_months_and_weeks_at_the_ends_of_time(exports, day):
    assert exports.month(day)
    assert exports.week(day)


def test_the_sheet_of_a_post(service, exports):
    said = text(exports.sheet(add(service)))
    assert "La rue Fictive sera fermée." in said
    assert "jeudi 3 décembre 2026, à 13 h 30" in said
    assert "Maude Fictive" in said


def test_the_folder_of_a_post(service, exports, tmp_path):
    number = add(service)
    made = exports.package(number, tmp_path)
    assert made.folder.name == "2026-12-03 Fermeture de la rue Fictive"
    assert sorted(one.name for one in made.folder.iterdir()) == [
        "1 Facebook.txt",
        "2 X (Twitter).txt",
        "Fiche de la publication.pdf",
        "Liste de contrôle.txt",
    ]
    assert made.files == 4
    assert (made.folder / "1 Facebook.txt").read_bytes().decode() == (
        "La rue Fictive sera fermée.\r\n\r\nMerci de votre patience."
    )
    again = exports.package(number, tmp_path)
    assert again.folder.name == "2026-12-03 Fermeture de la rue Fictive (2)"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CON", "2026-12-03 CON"),
        ("a/b\\c:d*e?f", "2026-12-03 a b c d e f"),
        ("Fin.  ", "2026-12-03 Fin"),
        ("é" * 200, "2026-12-03 " + "é" * 60),
    ],
)
def test_names_that_systems_refuse(service, exports, tmp_path, title, name):
    assert exports.package(add(service, title=title), tmp_path).folder.name == name


def test_a_folder_that_is_stopped_leaves_nothing(service, exports, tmp_path):
    number = add(service)
    goal = tmp_path / "dossiers"
    goal.mkdir()
    with pytest.raises(Cancelled):
        exports.package(number, goal, Stopping())
    assert list(goal.iterdir()) == []


def test_a_post_without_words_has_no_folder(service, exports, tmp_path):
    with pytest.raises(NothingToTake):
        exports.package(add(service, texts=()), tmp_path)


def test_what_council_is_told_of_a_year(service, exports, clock):
    published(service, title="Sans approbation fictive")
    said = text(exports.council(2026))
    assert "Sans approbation fictive" in said
    assert "Urgence fictive" in said
    assert "du 1er janvier 2026 au 31 décembre 2026" in said.replace("Du", "du")
    assert "Sans approbation fictive" not in text(exports.council(2025))
    with pytest.raises(YearImpossible):
        exports.council(99999)


def test_the_figures_of_a_year(service, exports):
    from medias_desktop.editorial_calendar.rules.post_records import Counts

    number = published(service)
    service.post_records.record_statistics(number, "facebook", TODAY, Counts(reach=1234, reactions=5))
    said = text(exports.figures(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
    assert "Facebook 1 1 234 5 – – –" in said
    assert "novembre 2026 1 1 234 5 – – –" in said
    with pytest.raises(PeriodImpossible):
        exports.figures(dt.date(2026, 1, 2), dt.date(2026, 1, 1))

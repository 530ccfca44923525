"""The command line over the editorial calendar, as a technician and a scheduled task use it."""

import datetime as dt
import json

import icalendar
import pypdfium2
import pytest

from medias_desktop import cli
from medias_desktop.__main__ import VERBS
from tests.acknowledgements.towns import take_over
from tests.editorial_calendar.exchange.posts import add
from tests.editorial_calendar.town_rules import service_over


@pytest.fixture
def run(register, capsys):
    """Run a verb of the calendar on the register and return its exit code, what it printed and what it complained of."""

    def go(verb, *words):
        register.close()
        place = ("--register", str(register.path), "--language", "fr")
        code = cli.main(["calendar", verb, *place, *map(str, words)])
        told = capsys.readouterr()
        return code, told.out.replace("\u00a0", " "), told.err.replace("\u00a0", " ")

    return go


@pytest.fixture
def tomorrow():
    return dt.date.today() + dt.timedelta(days=1)  # noqa: DTZ011 - the command reads the computer's own clock


@pytest.fixture
def number(register, clock, tomorrow):
    clock.set_today(tomorrow)
    return add(service_over(register), planned_on=tomorrow)


def test_posts_are_listed_and_written(run, number, tomorrow, tmp_path):
    assert "calendar" in VERBS
    code, said, _told = run("list")
    assert (code, said) == (
        0,
        f"{number}\t{tomorrow}\t13:30\tBrouillon\tfacebook,twitter\tFermeture de la rue Fictive\n",
    )
    assert run("list", "--state", "approuvée")[:2] == (0, "")
    assert run("list", "--output", tmp_path / "a.ics")[0] == 0
    assert len(icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")) == 1
    assert run("list", "--output", tmp_path / "a.xlsx", "--platform", "Facebook")[0] == 0
    code, _said, told = run("list", "--output", tmp_path / "a.doc")
    assert (code, told) == (
        1,
        "La fin de « a.doc » n’est celle d’aucun format connu. Donnez un nom qui se termine par .csv, .xlsx, .ics.\n",
    )
    code, _said, told = run("list", "--state", "perdue")
    assert code == 1
    assert told.startswith("Aucun état de publication ne s’appelle « perdue ».")


def test_the_policy_is_asked(run, register, tomorrow):
    take_over(register, "montmagny")
    words = ("--title", "Offre", "--category", "press_release", "--platform", "facebook", "--day", tomorrow)
    code, said, _told = run("check", *words, "--text", "CECI EST UN TEXTE TOUT EN MAJUSCULES POUR VOIR")
    # Its own account is not on record (Montmagny, art. 3): a warning, and nothing stands in the way.
    assert code == 0
    assert "Avertissement\tart. 3\t" in said
    code, _said, told = run("check", *words, "--time", "midi")
    assert (code, told.split(".")[0]) == (1, "« midi » n’est pas une heure")


def test_months_weeks_and_reports(run, number, tmp_path):
    for verb, *words in (
        ("print", "month"),
        ("print", "week", "--paper", "a4"),
        ("report", "council"),
        ("report", "figures"),
    ):
        path = tmp_path / f"{words[0]}.pdf"
        code, said, _told = run(verb, *words, "--output", path)
        assert (code, said) == (0, f"Le document est écrit dans « {path.name} ».\n")
        assert len(pypdfium2.PdfDocument(path)) >= 1
    assert run("report", "council", "--year", "1066", "--output", tmp_path / "a.pdf")[0] == 1


def test_the_folder_of_a_post(run, number, tmp_path):
    code, said, _told = run("package", number, "--to", tmp_path)
    assert code == 0
    assert (tmp_path / said.strip().rpartition("/")[2] / "1 Facebook.txt").is_file()


def test_posts_are_read_in(run, register, tomorrow, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text(f"Date;Titre\n{tomorrow};Fête fictive\njamais;Autre\n", encoding="utf-8")
    code, said, _told = run("import", path, "--dry-run", "--platform", "Facebook")
    assert (code, json.loads(said)["new"], json.loads(said)["written"]) == (0, 1, 0)
    found = json.loads(run("import", path, "--becomes", "idea")[1])
    assert (found["written"], found["problems"][0]["line"], found["problems"][0]["code"]) == (
        1,
        3,
        "day_unreadable",
    )
    events = tmp_path / "a.ics"
    events.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:Séance\nDTSTART:"
        + f"{tomorrow:%Y%m%d}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    assert json.loads(run("import", events)[1])["written"] == 1
    assert json.loads(run("import", events)[1])["already"] == 1
    assert run("recheck")[1].startswith("2 publications ont été vérifiées.")

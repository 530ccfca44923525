"""The command line over photos and consents, as a technician and a scheduled task use it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import openpyxl
import pytest
from PIL import Image

from medias_desktop import cli
from medias_desktop.core.store.register import Register
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, ConsentDraft, Method, Reach
from medias_desktop.photo_consents.rules.items import ItemDraft, Review, Rights
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import UseDraft
from tests.photo_consents.pictures import make_exif, make_photo
from tests.photo_consents.seen import event, named, outsider, service_of

YES = dt.date(2026, 1, 5)


@pytest.fixture(autouse=True)
def _french(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def run(register, capsys):
    """Run a verb of photos on the register and return its exit code, what it printed and what it complained of."""

    def go(*words):
        register.close()
        place = ("--register", str(register.path), "--language", "fr")
        code = cli.main(["photos", words[0], *place, *map(str, words[1:])])
        told = capsys.readouterr()
        return code, told.out.splitlines(), told.err.splitlines()

    return go


@pytest.fixture
def feast(register, tmp_path):
    """A photo of a feast whose only person, Léo Bélanger, agreed to Facebook."""
    service = service_of(register)
    path = make_photo(
        tmp_path / "fete.jpg", (800, 600), [(1000, 2000, 800, 1200)], make_exif(place=(46.2, 72.5))
    )
    draft = ItemDraft(
        title="Fête au parc",
        event_id=event(service),
        source="Loisirs",
        rights=Rights.OWN,
        alt_fr="Un homme",
        alt_en="A man",
    )
    (number,) = service.adding.add_files([path], draft).added
    person = outsider(service, adult=True)
    named(service, number, person)
    service.items.review(number, service.items.item(number).version, Review.DONE)
    consent = ConsentDraft(person, Reach(), frozenset({Purpose.FACEBOOK}), YES)
    service.consents.record(consent, (ActDraft(ActKind.GIVEN, YES, Method.PAPER),))
    return service, number, path, person


def test_files_are_added_and_the_others_told(run, register, tmp_path):
    service = service_of(register)
    event(service, "Fête d’été")
    folder = tmp_path / "photos"
    folder.mkdir()
    for seed in range(2):
        make_photo(folder / f"{seed}.jpg", (80, 60), seed=seed)
    (tmp_path / "vide.jpg").write_bytes(b"")
    code, told, wrong = run(
        "add", folder, tmp_path / "vide.jpg", "--event", "fete d’ete", "--credit", "© Ville"
    )
    assert code == 1
    assert [line.partition("\t")[2] for line in told[:2]] == ["0", "1"]
    assert told[2:] == ["2 éléments ajoutés."]
    assert len(wrong) == 1
    assert "vide.jpg" in wrong[0]
    code, told, wrong = run("add", folder)
    assert (code, told, wrong) == (0, ["0 élément ajouté.", "2 étaient déjà là."], [])
    opened = Register.open(register.path)
    items = service_of(opened).items.several([1, 2])
    opened.close()
    assert {(one.event_title, one.credit_line, one.kept) for one in items} == {
        ("Fête d’été", "© Ville", False)
    }


@pytest.mark.parametrize(("option", "kept"), [("--keep", True), ("--no-keep", False)])
def test_copies_are_kept_when_asked_for(run, register, tmp_path, option, kept):
    run("add", make_photo(tmp_path / "a.jpg", (80, 60)), option)
    opened = Register.open(register.path)
    assert service_of(opened).items.item(1).kept is kept
    opened.close()


@pytest.mark.parametrize("by", ["number", "title", "file"])
def test_what_may_be_published(run, feast, by):
    _service, number, path, _person = feast
    photo = {"number": number, "title": "Fête au parc", "file": path}[by]
    code, told, wrong = run("may", photo, "--purpose", "facebook", "--day", "2026-11-22")
    assert (code, wrong) == (0, [])
    assert (
        told[0]
        == "Publiable\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}Fête au parc\N{NO-BREAK SPACE}», Facebook, 22 novembre 2026"
    )
    assert told[-1] == "Repose sur le consentement de\N{NO-BREAK SPACE}: Léo Bélanger"


def test_what_may_not_says_why_and_by_which_law(run, feast):
    code, told, _wrong = run("may", feast[1], "--purpose", "presse", "--day", "2026-11-22")
    assert code == 1
    assert told[0].startswith(
        "Bloquée\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}Fête au parc\N{NO-BREAK SPACE}», Presse"
    )
    assert any("Léo Bélanger" in line and "(" in line for line in told[1:])


def test_the_answer_for_a_day_that_is_past(run, feast):
    assert run("may", feast[1], "--purpose", "facebook", "--day", "2026-01-04")[0] == 1
    assert run("may", feast[1], "--purpose", "facebook", "--day", "2026-01-05")[0] == 0


def test_the_answer_for_machines(run, feast):
    code, told, _wrong = run("may", feast[1], "--purpose", "press", "--day", "2026-11-22", "--json")
    found = json.loads("\n".join(told))
    assert code == 1
    assert (found["photo"], found["purpose"], found["day"]) == (feast[1], "press", "2026-11-22")
    assert found["state"] == "blocked"
    reason = next(one for one in found["reasons"] if not one["advice"])
    assert (reason["why"], reason["person"]) == ("not_for_purpose", "Léo Bélanger")
    assert reason["clauses"]
    assert found["relied_on"] == []


def test_lists(run, feast):
    service, number, _path, _person = feast
    service.items.add_other(ItemDraft(title="Vidéo\tdu conseil"))
    code, told, _wrong = run("list", "--purpose", "facebook")
    assert code == 0
    assert [line.split("\t")[2:4] for line in told] == [
        ["À compléter", "Vidéo du conseil"],
        ["Publiable", "Fête au parc"],
    ]
    assert run("list", "--state", "publiable")[1] == [
        f"{number}\t2026-06-24\tPubliable\tFête au parc\tFête nationale"
    ]
    assert run("list", "--state", "blocked")[1] == []
    assert len(run("list", "--event", "fete NATIONALE")[1]) == 1


def test_a_list_as_csv(run, feast):
    rows = list(csv.reader(run("list", "--csv", "--state", "publishable")[1], delimiter=";"))
    assert len(rows) == 2
    assert "Fête au parc" in rows[1]
    assert "Bélanger, Léo" in rows[1]


def test_what_must_come_down(run, feast, tmp_path):
    service, number, _path, person = feast
    service.uses.add(
        UseDraft(number, Purpose.FACEBOOK, published_on=dt.date(2026, 6, 30), link="https://exemple.ca/1")
    )
    assert run("takedown") == (0, [], [])
    register = Register.open(feast[0]._register.path, service._register.clock)
    consents = service_of(register).consents
    ids = [one.id for one in consents.of_portrayed(person)]
    consents.withdraw(ids, dt.date(2026, 11, 20), "Ne veut plus")
    register.close()
    worksheet = tmp_path / "feuille.pdf"
    code, told, wrong = run("takedown", "--output", worksheet)
    assert (code, wrong) == (1, [])
    assert told[0].split("\t")[:3] == ["À retirer", "Fête au parc", "Facebook"]
    assert "https://exemple.ca/1" in told[0]
    assert worksheet.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_the_register_as_a_file(run, feast, tmp_path, ending):
    output = tmp_path / f"registre.{ending}"
    code, told, wrong = run("export", "--output", output)
    assert (code, told, wrong) == (
        0,
        [f"Le registre est écrit dans «\N{NO-BREAK SPACE}registre.{ending}\N{NO-BREAK SPACE}»."],
        [],
    )
    content = output.read_bytes()
    if ending == "csv":
        assert "Fête au parc" in content.decode("utf-8-sig")
    elif ending == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        assert any("Fête au parc" in row for row in sheet.iter_rows(values_only=True))
    else:
        assert content.startswith(b"%PDF-")


def test_a_copy_fit_to_publish(run, feast, tmp_path):
    to = tmp_path / "copie.jpg"
    code, told, wrong = run(
        "copy", feast[1], "--purpose", "facebook", "--to", to, "--longest-side", 400, "--day", "2026-11-22"
    )
    assert (code, wrong) == (0, [])
    assert told[:2] == [
        "La copie est écrite dans «\N{NO-BREAK SPACE}copie.jpg\N{NO-BREAK SPACE}».",
        "Repose sur le consentement de\N{NO-BREAK SPACE}: Léo Bélanger",
    ]
    with Image.open(to) as made:
        assert made.size == (400, 300)
        assert not made.getexif()


def test_a_copy_for_another_purpose_covers_the_face(run, feast, tmp_path):
    code, told, _wrong = run("copy", feast[1], "--purpose", "press", "--to", tmp_path, "--day", "2026-11-22")
    assert code == 0
    assert "Visages masqués\N{NO-BREAK SPACE}: Léo Bélanger" in told
    assert len(list(tmp_path.glob("*.jpg"))) == 2  # the original and the copy


def test_without_covering_there_is_no_such_copy(run, feast, tmp_path):
    to = tmp_path / "copie.jpg"
    code, told, wrong = run(
        "copy", feast[1], "--purpose", "press", "--to", to, "--no-blur", "--day", "2026-11-22"
    )
    assert (code, told, len(wrong)) == (1, [], 1)
    assert not to.exists()


def test_a_copy_never_takes_the_originals_place(run, feast):
    path = feast[2]
    before = path.read_bytes()
    code, _told, wrong = run("copy", path, "--purpose", "facebook", "--to", path, "--day", "2026-11-22")
    assert code == 1
    assert wrong == [
        "«\N{NO-BREAK SPACE}fete.jpg\N{NO-BREAK SPACE}» est l’original, qui reste tel quel. Donnez un autre nom à la copie."
    ]
    assert path.read_bytes() == before


def test_a_copy_of_a_photo_that_was_moved(run, feast, tmp_path):
    path, to = feast[2], tmp_path / "copie.jpg"
    moved = path.rename(tmp_path / "ailleurs.jpg")
    ask = ("--purpose", "facebook", "--day", "2026-11-22", "--to", to)
    assert run("copy", feast[1], *ask)[0] == 1
    assert run("copy", feast[1], *ask, "--original", moved)[0] == 0
    to.unlink()
    assert run("copy", moved, *ask)[0] == 0


WRONG = {
    "photo": ("may", "999", "--purpose", "facebook"),
    "long number": ("may", "9" * 400, "--purpose", "facebook"),
    "title": ("may", "Fête", "--purpose", "facebook"),
    "surrogate": ("may", "a\udc80b", "--purpose", "facebook"),
    "long": ("may", "x" * 5000, "--purpose", "facebook"),
    "purpose": ("may", "1", "--purpose", "minitel"),
    "day": ("may", "1", "--purpose", "facebook", "--day", "demain"),
    "state": ("list", "--state", "peut-être"),
    "event": ("list", "--event", "Noël"),
    "event of files": ("add", "a.jpg", "--event", "Noël"),
    "missing file": ("add", "introuvable.jpg"),
    "folder for a register": ("export", "--output", "."),
    "no folder": ("export", "--output", "introuvable/a.csv"),
    "worksheet": ("takedown", "--output", "introuvable/a.pdf"),
    "copy": ("copy", "1", "--purpose", "facebook", "--to", "introuvable/a.jpg"),
    "size": ("copy", "1", "--purpose", "facebook", "--to", "a.jpg", "--longest-side", "1"),
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG.keys())
def test_misuse_gets_one_sentence(run, feast, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    code, told, wrong = run(*words)
    assert code == 1
    assert len(wrong) == 1
    assert "Traceback" not in wrong[0]
    assert told in ([], ["0 élément ajouté."])


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "words", [(), ("may",), ("list", "--state"), ("copy", "1", "--to", "a.jpg"), ("perdre",)]
)
def test_a_wrong_command_line(capsys, language, words):
    with pytest.raises(SystemExit) as left:
        cli.main(["photos", *words, "--language", language])
    assert left.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["add", "may", "list", "takedown", "export", "copy"])
def test_help_in_both_languages(capsys, verb):
    told = []
    for language in ("fr", "en"):
        with pytest.raises(SystemExit) as left:
            cli.main(["photos", verb, "--language", language, "--help"])
        assert left.value.code == 0
        told.append(capsys.readouterr().out)
    assert told[0] != told[1]
    assert "registre" in told[0]
    assert "register" in told[1]


def test_two_photos_of_one_title(run, feast):
    feast[0].items.add_other(ItemDraft(title="Fête au parc"))
    code, _told, wrong = run("may", "Fête au parc", "--purpose", "facebook")
    assert code == 1
    assert wrong[0].endswith("(1; 2).")

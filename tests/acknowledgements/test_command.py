"""The command line's choice of version and persons."""

from __future__ import annotations

import argparse
import datetime as dt

import pytest

from medias_desktop.acknowledgements.command import newest_in_force, read_group, run_sheets, write_sheets
from medias_desktop.acknowledgements.errors import (
    GroupUnknown,
    NobodyConcerned,
    NoVersionInForce,
    NumberUnknown,
    VersionNotAdopted,
)
from medias_desktop.core.files import FolderMissing
from medias_desktop.core.progress import Silent
from medias_desktop.people.rules import Group
from tests.acknowledgements.conftest import adopt, import_text
from tests.acknowledgements.documents.test_sheets import pages


def test_everyone_concerned(service, version_id, persons, tmp_path):
    out = tmp_path / "feuilles.pdf"
    assert write_sheets(service, out, Silent()) == 5
    assert len(pages(out.read_bytes())) == 5


def test_some_numbers(service, version_id, persons, tmp_path):
    out = tmp_path / "feuilles.pdf"
    assert write_sheets(service, out, Silent(), version_id=version_id, numbers=["004", "001"]) == 2
    first, second = pages(out.read_bytes())
    assert "Côté-Gagné" in first
    assert "Smith" in second


def test_a_group_in_english(service, version_id, persons, tmp_path):
    out = tmp_path / "sheets.pdf"
    assert write_sheets(service, out, Silent(), group=Group.FIREFIGHTER, language="en") == 1
    (page,) = pages(out.read_bytes())
    assert "Volunteer firefighter" in page


def test_refusals_leave_no_file(service, policies, version_id, persons, tmp_path):
    out = tmp_path / "feuilles.pdf"
    draft = import_text(policies, "Ébauche.")
    for error, options in (
        (NumberUnknown, {"numbers": ["999"]}),
        (NobodyConcerned, {"group": Group.CONTRACTOR}),
        (VersionNotAdopted, {"version_id": draft}),
    ):
        with pytest.raises(error):
            write_sheets(service, out, Silent(), **options)
    with pytest.raises(FolderMissing):
        write_sheets(service, tmp_path / "absent" / "f.pdf", Silent())
    assert not out.exists()


def test_which_version(service, register, policies, tmp_path):
    with pytest.raises(NoVersionInForce):
        newest_in_force(service)
    to_come = import_text(policies, "À venir.")
    adopt(register, to_come, in_force=dt.date(2027, 1, 1))
    assert newest_in_force(service) == to_come
    now = import_text(policies, "En vigueur.")
    adopt(register, now, number="2026-11-215")
    assert newest_in_force(service) == now


def options(register, out, **more):
    given = {"version_id": None, "person": [], "group": None, "language": None, "user": ""} | more
    return argparse.Namespace(register=register.path, output=out, **given)


def test_as_the_command_line_asks(register, clock, version_id, persons, tmp_path):
    out = tmp_path / "feuilles.pdf"
    told = run_sheets(options(register, out), clock=clock)
    assert told == ["5\u00a0feuilles enregistrées dans «\u00a0feuilles.pdf\u00a0»"]
    run_sheets(options(register, out, group="Élu", language="en"), clock=clock)
    (page,) = pages(out.read_bytes())
    assert "Elected official" in page


@pytest.mark.parametrize("text", ["volunteer_firefighter", "Pompier volontaire", "volunteer FIREFIGHTER"])
def test_groups_by_code_or_name(text):
    assert read_group(text) is Group.FIREFIGHTER


def test_a_group_that_does_not_exist():
    with pytest.raises(GroupUnknown) as caught:
        read_group("pompiers du coin")
    assert "Employé régulier; " in caught.value.sentence()

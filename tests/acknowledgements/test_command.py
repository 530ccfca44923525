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
from medias_desktop.acknowledgements.errors.sheets import CampaignUnknown
from medias_desktop.acknowledgements.models import campaign, campaign_group
from medias_desktop.acknowledgements.rules.printing import PrintOrder
from medias_desktop.core.files import FolderMissing
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.people.rules import Group
from tests.acknowledgements.conftest import adopt, import_text
from tests.acknowledgements.documents.test_sheets import pages


@pytest.fixture
def campaign_id(register, policies, version_id):
    """Return a campaign that asks the council only."""
    with register.transaction("open_campaign") as tx:
        number = tx.insert(
            campaign,
            uid=new_uid(),
            title="Accueil des employés",
            policy_id=policies.version(version_id).summary.policy_id,
            version_id=version_id,
            by_rules=False,
            opened_on=register.clock.today(),
            created_at=tx.now,
        )
        tx.insert(campaign_group, campaign_id=number, group_code=Group.ELECTED.value)
    return number


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
    assert write_sheets(service, out, Silent(), group=Group.FIREFIGHTER, order=PrintOrder(language="en")) == 1
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
    given = {
        "version_id": None,
        "campaign": None,
        "person": [],
        "group": None,
        "language": None,
        "user": "",
        "group_sheet": False,
        "text": "none",
    } | more
    return argparse.Namespace(register=register.path, output=out, **given)


def test_as_the_command_line_asks(register, clock, version_id, persons, tmp_path):
    out = tmp_path / "feuilles.pdf"
    told = run_sheets(options(register, out), clock=clock)
    assert told == ["5\u00a0feuilles enregistrées dans «\u00a0feuilles.pdf\u00a0»"]
    run_sheets(options(register, out, group="Élu", language="en"), clock=clock)
    (page,) = pages(out.read_bytes())
    assert "Elected official" in page


def test_a_group_sheet_is_recorded(register, clock, service, version_id, persons, tmp_path):
    out = tmp_path / "feuille.pdf"
    told = run_sheets(options(register, out, group_sheet=True, language="fr"), clock=clock)
    assert told == ["1\u00a0feuille enregistrée dans «\u00a0feuille.pdf\u00a0»"]
    (page,) = pages(out.read_bytes())
    assert "Côté-Gagné, Marie-Ève" in page
    (row,) = register.rows("SELECT count(*) FROM acknowledgement_group_line")
    assert row[0] == 5


def test_the_whole_text_behind_each_sheet(register, clock, version_id, persons, tmp_path):
    out = tmp_path / "feuilles.pdf"
    run_sheets(options(register, out, person=["001"], text="full"), clock=clock)
    first, second = pages(out.read_bytes())
    assert "Marie-Ève Côté-Gagné" in first
    assert "Vivre en paix." in second


def test_a_campaign_by_its_title_or_number(register, clock, service, campaign_id, persons, tmp_path):
    for named in ("accueil DES employés", str(campaign_id)):
        assert write_sheets(service, tmp_path / "f.pdf", Silent(), campaign=named) == 1
    with pytest.raises(CampaignUnknown):
        write_sheets(service, tmp_path / "g.pdf", Silent(), campaign="Autre")
    assert not (tmp_path / "g.pdf").exists()


@pytest.mark.parametrize("text", ["volunteer_firefighter", "Pompier volontaire", "volunteer FIREFIGHTER"])
def test_groups_by_code_or_name(text):
    assert read_group(text) is Group.FIREFIGHTER


def test_a_group_that_does_not_exist():
    with pytest.raises(GroupUnknown) as caught:
        read_group("pompiers du coin")
    assert "Employé régulier; " in caught.value.sentence()

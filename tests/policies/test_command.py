import argparse
import datetime as dt

import pytest

from medias_desktop.core.command import PASSPHRASE_VARIABLE, open_register
from medias_desktop.core.command_words import DateUnreadable
from medias_desktop.core.files import FolderMissing
from medias_desktop.core.pdf.identity import create_identity
from medias_desktop.policies import errors
from medias_desktop.policies.command import run_adopt
from medias_desktop.policies.rules import VersionState
from medias_desktop.policies.service import PolicyService
from medias_desktop.safekeeping.command import maker
from tests.policies.adopting import PASSPHRASE, draft, table_sizes
from tests.safekeeping.keys import CHEAP

OPENING = "sirop cabane neige raquette"
TEXT = """Ville de Sainte-Élodie

POLITIQUE DES MÉDIAS SOCIAUX

1. But

Publier avec soin et répondre aux citoyens dans un délai raisonnable.

2. Nétiquette

Les échanges restent courtois.
"""


@pytest.fixture
def folder(tmp_path, clock, register, monkeypatch):
    (tmp_path / "politique.txt").write_text(TEXT, encoding="utf-8")
    for number, name in ((1, "Marie-Ève Côté-Gagné"), (2, "Jean L’Heureux")):
        made = create_identity(name, "", "Autorité X", f"{PASSPHRASE} {number}", clock.now())
        (tmp_path / f"{number}.p12").write_bytes(made.pkcs12)
        monkeypatch.setenv(f"PHRASE_{number}", f"{PASSPHRASE} {number}")
    monkeypatch.setenv(PASSPHRASE_VARIABLE, OPENING)
    return tmp_path


def options(folder, **changes) -> argparse.Namespace:
    return argparse.Namespace(
        **{
            "register": folder / "essai.medias",
            "user": "",
            "policy": folder / "politique.txt",
            "version_id": None,
            "title": "Politique des médias sociaux",
            "municipality": "",
            "number": "2026-07",
            "resolution": "2026-11-214",
            "meeting_date": "2026-11-16",
            "in_force_date": "2026-12-01",
            "mover": "Noémie Ouellet",
            "seconder": "Léo Nadeau",
            "vote": "À l’unanimité",
            "signatory": [
                f"Marie-Ève Côté-Gagné;Mairesse;{folder / '1.p12'}",
                f"Jean L’Heureux; Greffier ;{folder / '2.p12'}",
                "Étienne Lavoie;Conseiller",
            ],
            "passphrase_env": "PHRASE",
            "output": folder / "adoption.pdf",
            **changes,
        }
    )


def test_a_text_is_imported_adopted_signed_and_written(folder, register, clock):
    lines = run_adopt(options(folder), clock=clock)
    service = PolicyService(register)
    (version,) = service.adopted_versions()
    assert (version.policy_title, version.resolution_number) == (
        "Politique des médias sociaux",
        "2026-11-214",
    )
    assert [one.heading for one in service.version(version.id).sections] == ["But", "Nétiquette"]
    record = service.adoption(version.id)
    assert (folder / "adoption.pdf").read_bytes() == service.adoption_pdf(version.id)
    assert any(record.pdf_sha256 in line for line in lines)
    assert lines[-1].endswith("adoption.pdf")
    assert len([line for line in lines if line.endswith("signature numérique")]) == 2


def test_a_draft_of_the_register_is_adopted(folder, register, clock):
    version_id = draft(PolicyService(register))
    run_adopt(options(folder, policy=None, version_id=version_id, title="", output=None), clock=clock)
    assert PolicyService(register).version(version_id).summary.state is VersionState.ADOPTED


def test_the_same_policy_adopted_again_is_its_next_version_signed_by_the_same_identities(
    folder, register, clock
):
    run_adopt(options(folder), clock=clock)
    run_adopt(options(folder, resolution="2026-11-215"), clock=clock)
    service = PolicyService(register)
    (policy,) = service.library()
    assert [one.ordinal for one in policy.versions] == [2, 1]
    assert len(service.signatures.identities.all()) == 2


def test_a_register_that_does_not_exist_is_made(folder, clock):
    path = folder / "nouveau.medias"
    wanted = options(folder, register=path, municipality="Ville de Rivière-Claire")
    lines = run_adopt(wanted, clock=clock, make=maker("Noémie Ouellet", CHEAP))
    assert "nouveau.medias" in lines[0]  # with its recovery code
    made = open_register(path, clock)
    assert made.actor.name == "Noémie Ouellet"
    assert made.municipality().name == "Ville de Rivière-Claire"
    assert len(PolicyService(made).adopted_versions()) == 1
    made.close()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"meeting_date": "16 novembre"}, DateUnreadable),
        ({"in_force_date": "2026-11-01"}, errors.InForceBeforeMeeting),
        ({"signatory": ["Marie-Ève Côté-Gagné"]}, errors.SignatoryUnreadable),
        ({"resolution": " "}, errors.ResolutionNumberMissing),
        ({"passphrase_env": "UNSET"}, errors.PassphraseMissing),
        ({"mover": "Léo Nadeau"}, errors.MoverSecondsHimself),
    ],
)
def test_a_refused_adoption_leaves_the_register_and_the_folder_as_they_were(
    folder, register, clock, changes, error
):
    before = table_sizes(register)
    files = sorted(folder.iterdir())
    with pytest.raises(error):
        run_adopt(options(folder, **changes), clock=clock)
    after = table_sizes(register)
    assert after == before
    assert sorted(folder.iterdir()) == files


def test_a_wrong_passphrase_leaves_no_register_behind(folder, clock, monkeypatch):
    monkeypatch.setenv("PHRASE_2", "une autre phrase de passe")
    path = folder / "nouveau.medias"
    with pytest.raises(errors.SignatoryPassphraseWrong) as caught:
        run_adopt(options(folder, register=path), clock=clock, make=maker("Noémie Ouellet", CHEAP))
    assert "Jean L’Heureux" in caught.value.sentence()
    assert not list(folder.glob("nouveau.medias*"))


def test_a_copy_that_could_not_be_written_stops_everything_first(folder, register, clock):
    before = table_sizes(register)
    with pytest.raises(FolderMissing):
        run_adopt(options(folder, output=folder / "nowhere" / "adoption.pdf"), clock=clock)
    assert table_sizes(register) == before


def test_a_policy_without_a_municipality_makes_no_register(folder, clock):
    (folder / "politique.txt").write_text("1. But\n\nPublier avec soin.\n", encoding="utf-8")
    with pytest.raises(errors.MunicipalityMissing):
        run_adopt(
            options(folder, register=folder / "nouveau.medias"),
            clock=clock,
            make=maker("Noémie Ouellet", CHEAP),
        )
    assert not (folder / "nouveau.medias").exists()


def test_dates_on_the_command_line_are_those_of_the_record(folder, register, clock):
    run_adopt(options(folder), clock=clock)
    (version,) = PolicyService(register).adopted_versions()
    resolution = PolicyService(register).adoption(version.id).resolution
    assert (resolution.meeting_date, resolution.in_force_date) == (
        dt.date(2026, 11, 16),
        dt.date(2026, 12, 1),
    )

"""A signature on the screen: the act, what was drawn, the answers and the receipt stand together or not at all."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import subprocess

import pytest
import sqlalchemy as sa

from medias_desktop.acknowledgements import errors, errors_signing
from medias_desktop.acknowledgements.models import answer, campaign, event, evidence, question
from medias_desktop.acknowledgements.rules import AcknowledgementState, Method, ScopeKey
from medias_desktop.acknowledgements.rules.evidence import EvidenceKind
from medias_desktop.acknowledgements.rules.signing import Act
from medias_desktop.acknowledgements.service.evidence import evidence_of_person
from medias_desktop.core.ink import Drawing, InkPoint, from_svg
from medias_desktop.core.pdf.verifying import verify
from medias_desktop.core.store import attachments
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import Actor, Role
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.signatures.errors import SealRevoked
from medias_desktop.signatures.models import sealed_document
from medias_desktop.signatures.rules import RevocationReason
from tests.acknowledgements.conftest import adopt, import_text

WAVE = Drawing(
    (
        tuple(InkPoint(300 + 40 * n, 500 + (90 if n % 2 else -90), 12 * n, 0) for n in range(30)),
        tuple(InkPoint(1500 + 30 * n, 620, 900 + 10 * n, 128) for n in range(20)),
    )
)
DOT = Drawing(((InkPoint(1500, 500, 0), InkPoint(1504, 503, 30)),))


def act(name="Jean-François L’Heureux", **changed):
    return dataclasses.replace(Act(name, WAVE, "fr", read_to_end=True), **changed)


@pytest.fixture
def scope(service, version_id):
    return service.scope(ScopeKey(0, version_id))


@pytest.fixture
def asked(register, policies, service, version_id):
    """Return the scope of a campaign with two questions."""
    with register.transaction("open_campaign") as tx:
        number = tx.insert(
            campaign,
            uid=new_uid(),
            title="Accueil",
            policy_id=policies.version(version_id).summary.policy_id,
            version_id=version_id,
            opened_on=dt.date(2026, 11, 16),
            created_at=tx.now,
        )
        for position, clause in enumerate(("art. 1", "")):
            tx.insert(
                question,
                uid=new_uid(),
                campaign_id=number,
                position=position,
                prompt_fr="Quel est le but?",
                choices_fr="La guerre\nLa paix\nLe repos",
                right_choice=1,
                clause=clause,
            )
    return service.scope(ScopeKey(number, 0))


def rows(register, table):
    with register.read() as connection:
        return connection.execute(sa.select(table)).all()


def nothing_recorded(register):
    return not any(rows(register, table) for table in (event, evidence, answer, sealed_document))


def trail(register):
    return register.rows("SELECT DISTINCT action_id FROM audit_event" if False else "SELECT 1")


def test_everything_is_recorded_in_one_act_and_the_receipt_is_sealed(
    register, policies, service, persons, scope
):
    done = service.signing.record(scope, persons[1], act())
    (row,) = rows(register, event)
    assert (row.kind, row.method, row.day, row.language) == ("signed", "on_screen", dt.date(2026, 11, 21), "fr")
    assert (row.uid, row.text_sha256) == (done.uid, scope.version.text_sha256)
    drawn, receipt = evidence_of_person(register, persons[1])
    assert (drawn.kind, receipt.kind) == (EvidenceKind.DRAWN_SIGNATURE, EvidenceKind.RECEIPT)
    assert from_svg(attachments.fetch(register, drawn.content_sha256)) == WAVE
    assert attachments.fetch(register, receipt.content_sha256) == done.receipt
    assert receipt.content_sha256 == done.receipt_sha256 == hashlib.sha256(done.receipt).hexdigest()
    assert done.unsealed is None
    assert verify(done.receipt, policies.signatures.trust.trust()).accepted
    (mention,) = rows(register, sealed_document)
    assert (mention.sha256, mention.person_id) == (done.receipt_sha256, persons[1])
    (found,) = service.listing.rows(scope, [persons[1]])
    assert (found.status.state, found.status.method) == (AcknowledgementState.SIGNED, Method.ON_SCREEN)


def text_of(pdf, tmp_path):
    (tmp_path / "r.pdf").write_bytes(pdf)
    made = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "r.pdf", "-"], check=True, capture_output=True, text=True
    )
    return " ".join(made.stdout.split())


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"read_to_end": False}, errors_signing.NotReadToEnd),
        ({"typed_name": " "}, errors_signing.FullNameMissing),
        ({"typed_name": "x"}, errors_signing.NameDiffers),
        ({"typed_name": "Jean"}, errors_signing.NameDiffers),
        ({"typed_name": "J.-F. L’Heureux"}, errors_signing.NameDiffers),
        ({"typed_name": "Jean-Claude L’Heureux"}, errors_signing.NameDiffers),
        ({"drawing": Drawing()}, errors_signing.NotSigned),
        ({"drawing": DOT}, errors_signing.NotSigned),
        ({"drawing": None}, errors_signing.StandInMissing),
        ({"drawing": None, "witness": "jean-françois l'heureux"}, errors_signing.WitnessIsSigner),
        ({"answers": {1: 0}}, errors_signing.QuestionsUnanswered),
    ],
)
def test_what_is_not_a_signature_records_nothing(register, service, persons, scope, changed, error):
    with pytest.raises(error):
        service.signing.record(scope, persons[1], act(**changed))
    assert nothing_recorded(register)

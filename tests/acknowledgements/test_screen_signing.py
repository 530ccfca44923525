"""A signature on the screen: the act, what was drawn, the answers and the receipt stand together or not at all."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import subprocess
import sys
import threading

import pytest
import sqlalchemy as sa

from medias_desktop.acknowledgements import errors
from medias_desktop.acknowledgements.errors import signing as errors_signing
from medias_desktop.acknowledgements.models import answer, event, evidence
from medias_desktop.acknowledgements.retention import AcknowledgementsOfPersons
from medias_desktop.acknowledgements.rules import AcknowledgementState, Method, ScopeKey
from medias_desktop.acknowledgements.rules.evidence import EvidenceKind
from medias_desktop.acknowledgements.rules.signing import Act
from medias_desktop.acknowledgements.service.evidence import evidence_of_person
from medias_desktop.core.ink import Drawing, InkPoint, from_svg
from medias_desktop.core.pdf.verifying import verify
from medias_desktop.core.store import attachments
from medias_desktop.core.store.errors import ChangedElsewhere, NotEntitled
from medias_desktop.core.store.roles import Actor, Role
from medias_desktop.signatures.by_hand import errors as hand_errors
from medias_desktop.signatures.errors import SealRevoked
from medias_desktop.signatures.models import sealed_document
from medias_desktop.signatures.rules import RevocationReason
from tests.acknowledgements.asking import ask
from tests.acknowledgements.conftest import PERSONS, adopt, import_text
from tests.conftest import ROOT
from tests.registers import open_again

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
    about = {"prompt_fr": "Quel est le but?", "choices_fr": "La guerre\nLa paix\nLe repos"}
    questions = ({**about, "clause": clause} for clause in ("art. 1", ""))
    number = ask(register, policies, version_id, *questions)
    return service.scope(ScopeKey(number, 0))


def rows(register, table):
    with register.read() as connection:
        return connection.execute(sa.select(table)).all()


def nothing_recorded(register):
    return not any(rows(register, table) for table in (event, evidence, answer, sealed_document))


def actions(register):
    """Return the actions of the trail that concern signatures, the oldest first."""
    return [
        row[0]
        for row in register.rows("SELECT action FROM audit_event GROUP BY action ORDER BY min(seq)")
        if row[0] in ("sign_on_screen", "seal_documents", "record_acknowledgements")
    ]


def test_everything_is_recorded_in_one_act_and_the_receipt_is_sealed(
    register, policies, service, persons, scope
):
    done = service.signing.record(scope, persons[1], act())
    (row,) = rows(register, event)
    assert (row.kind, row.method, row.day, row.language) == (
        "signed",
        "on_screen",
        dt.date(2026, 11, 21),
        "fr",
    )
    assert (row.uid, row.text_sha256) == (done.uid, scope.version.text_sha256)
    drawn, receipt = evidence_of_person(register, persons[1])
    assert (drawn.kind, receipt.kind) == (EvidenceKind.DRAWN_SIGNATURE, EvidenceKind.RECEIPT)
    assert from_svg(attachments.fetch(register, drawn.content_sha256)) == WAVE
    assert attachments.fetch(register, receipt.content_sha256) == done.receipt
    assert receipt.content_sha256 == done.receipt_sha256 == hashlib.sha256(done.receipt).hexdigest()
    assert done.unsealed is None
    assert actions(register) == ["sign_on_screen"]
    assert verify(done.receipt, policies.signatures.trust.trust()).accepted
    (mention,) = rows(register, sealed_document)
    assert (mention.sha256, mention.person_id) == (done.receipt_sha256, persons[1])
    (found,) = service.listing.rows(scope, [persons[1]])
    assert (found.status.state, found.status.method) == (AcknowledgementState.SIGNED, Method.ON_SCREEN)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"read_to_end": False}, errors_signing.NotReadToEnd),
        ({"typed_name": " "}, hand_errors.FullNameMissing),
        ({"typed_name": "x"}, hand_errors.NameDiffers),
        ({"typed_name": "Jean"}, hand_errors.NameDiffers),
        ({"typed_name": "J.-F. L’Heureux"}, hand_errors.NameDiffers),
        ({"typed_name": "Jean-Claude L’Heureux"}, hand_errors.NameDiffers),
        ({"drawing": Drawing()}, hand_errors.NotSigned),
        ({"drawing": DOT}, hand_errors.NotSigned),
        ({"drawing": None}, hand_errors.StandInMissing),
        ({"drawing": None, "witness": "jean-françois l'heureux"}, hand_errors.WitnessIsSigner),
        ({"answers": {1: 0}}, errors_signing.QuestionsUnanswered),
    ],
)
def test_what_is_not_a_signature_records_nothing(register, service, persons, scope, changed, error):
    with pytest.raises(error):
        service.signing.record(scope, persons[1], act(**changed))
    assert nothing_recorded(register)


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        (1, "JEAN FRANÇOIS LHEUREUX"),
        (1, "L’Heureux, Jean-François"),
        (1, "M. Jean-François  Robert L'Heureux"),
        (0, "Marie-Eve Cote"),
        (0, "marie-ève gagné"),
        (3, "Rose Ann Smith"),
        (3, "Rose Smith\x00\ud800"),
    ],
)
def test_a_name_is_the_persons_whatever_its_letters(service, persons, scope, place, typed):
    assert service.signing.record(scope, persons[place], act(typed)).event_id


def test_who_cannot_draw_signs_before_a_witness(register, service, persons, scope):
    service.signing.record(scope, persons[1], act(drawing=None, witness="  Rose Smith "))
    (row,) = rows(register, event)
    assert (row.method, row.witness) == ("on_screen", "Rose Smith")
    assert [one.kind for one in evidence_of_person(register, persons[1])] == [EvidenceKind.RECEIPT]


def test_right_answers_are_kept_with_the_signature(register, service, persons, asked):
    one, two = asked.campaign.questions
    service.signing.record(asked, persons[1], act(answers={one.id: 1, two.id: 1}))
    assert [(row.question_id, row.choice, row.right) for row in rows(register, answer)] == [
        (one.id, 1, True),
        (two.id, 1, True),
    ]
    assert rows(register, event)[0].campaign_id == asked.campaign.id


@pytest.mark.parametrize(
    ("choices", "error", "clauses"),
    [
        ((0, 1), errors_signing.AnswersWrong, "art. 1"),
        ((1, 0), errors_signing.AnswersWrongSomewhere, None),
        ((0, 2), errors_signing.AnswersWrong, "art. 1"),
        ((1,), errors_signing.QuestionsUnanswered, None),
        ((), errors_signing.QuestionsUnanswered, None),
    ],
)
def test_a_wrong_answer_says_what_to_read_and_may_be_mended(
    register, service, persons, asked, choices, error, clauses
):
    questions = asked.campaign.questions
    given = {one.id: choice for one, choice in zip(questions, choices, strict=False)}
    with pytest.raises(error) as caught:
        service.signing.record(asked, persons[1], act(answers=given))
    assert clauses is None or clauses in caught.value.sentence()
    assert nothing_recorded(register)
    service.signing.record(asked, persons[1], act(answers={one.id: 1 for one in questions}))


def test_nobody_signs_twice(register, service, persons, scope):
    service.signing.record(scope, persons[1], act())
    with pytest.raises(errors.AlreadySigned):
        service.signing.record(scope, persons[1], act())
    assert len(rows(register, event)) == len(rows(register, sealed_document)) == 1


def test_two_windows_sign_the_same_person_at_once(register, service, persons, scope):
    """Both are past every check before either writes; the one that comes second is refused whole."""
    ready = threading.Barrier(2)
    signing = service.signing
    write, found = signing._write, []

    def at_the_same_time(*given):
        ready.wait(30)
        return write(*given)

    signing._write = at_the_same_time

    def sign():
        try:
            found.append(signing.record(scope, persons[1], act()))
        except errors.AlreadySigned as error:
            found.append(error)

    threads = [threading.Thread(target=sign) for _window in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(type(one).__name__ for one in found) == ["AlreadySigned", "SignedOnScreen"]
    assert len(rows(register, event)) == len(rows(register, sealed_document)) == 1
    assert len(rows(register, evidence)) == 2


def test_who_may_not_seal_records_with_an_unsealed_receipt(register, service, persons, scope):
    register.actor = Actor(register.actor.uid, "Noémie", Role.COMMUNICATIONS)
    done = service.signing.record(scope, persons[1], act())
    assert isinstance(done.unsealed, NotEntitled)
    assert b"/ByteRange" not in done.receipt
    assert rows(register, sealed_document) == []
    assert rows(register, event)[0].recorded_by == "Noémie"


def test_who_may_only_read_records_nothing(register, service, persons, scope):
    register.actor = Actor(register.actor.uid, "Noémie", Role.READING)
    with pytest.raises(NotEntitled):
        service.signing.record(scope, persons[1], act())
    assert nothing_recorded(register)


def test_a_seal_revoked_meanwhile_leaves_the_signature_without_it(
    register, policies, service, persons, scope
):
    identities = policies.signatures.identities
    signing = service.signing
    write = signing._write

    def after_a_revocation(made, receipt):
        if receipt.prepared is not None:
            identities.revoke(receipt.prepared.identity, RevocationReason.SUPERSEDED)
        return write(made, receipt)

    signing._write = after_a_revocation
    done = signing.record(scope, persons[1], act())
    assert isinstance(done.unsealed, SealRevoked)
    assert rows(register, sealed_document) == []
    kept = evidence_of_person(register, persons[1])[-1]
    assert attachments.fetch(register, kept.content_sha256) == done.receipt
    assert b"/ByteRange" not in done.receipt


def test_a_receipt_about_somebody_who_changed_meanwhile_is_not_recorded(
    register, people, service, persons, scope
):
    signing = service.signing
    write = signing._write

    def after_a_correction(*given):
        person = people.person(persons[1])
        people.change(person.id, person.version, dataclasses.replace(PERSONS[1], department="Greffe"))
        return write(*given)

    signing._write = after_a_correction
    with pytest.raises(ChangedElsewhere):
        signing.record(scope, persons[1], act())
    assert nothing_recorded(register)


def test_a_person_who_is_gone_cannot_sign(register, service, persons, scope):
    with pytest.raises(errors.PersonGone):
        service.signing.record(scope, persons[-1] + 1, act())
    assert nothing_recorded(register)


def test_a_draft_is_not_signed(service, policies, scope):
    draft = import_text(policies, "Autre texte.", scope.version.policy_id)
    stale = dataclasses.replace(scope, version=dataclasses.replace(scope.version, id=draft))
    with pytest.raises(errors.VersionNotAdopted):
        service.signing.record(stale, 1, act())


def test_a_text_of_a_council_still_to_come_is_not_signed(register, policies, service, persons, clock):
    number = import_text(policies, "Autre texte.")
    adopt(register, number, meeting=dt.date(2026, 12, 1), in_force=dt.date(2026, 12, 2), number="2026-12-1")
    with pytest.raises(errors.DayBeforeAdoption):
        service.signing.record(service.scope(ScopeKey(0, number)), persons[1], act())
    assert nothing_recorded(register)


def test_drawing_and_receipt_go_with_the_person(register, service, persons, scope):
    service.signing.record(scope, persons[1], act())
    service.signing.record(scope, persons[3], act("Rose Smith", drawing=WAVE.without_last()))
    mine, others = (
        {one.content_sha256 for one in evidence_of_person(register, persons[place])} for place in (1, 3)
    )
    with register.transaction("destroy") as tx:
        AcknowledgementsOfPersons().destroy(tx, [persons[1]])
    kept = {row[0] for row in register.rows("SELECT sha256 FROM attachment")}
    assert not mine & kept
    assert others <= kept


CHILD = """
import resource, signal, sys
from pathlib import Path
from medias_desktop.acknowledgements.rules import ScopeKey
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.errors import UserError
from medias_desktop.core.store.register import Register
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from tests.acknowledgements.test_screen_signing import act
from tests.fakes import FixedClock

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.dont_write_bytecode = True  # compiled modules cut off at the limit would be everybody’s
path, version, person, limit = Path(sys.argv[1]), *map(int, sys.argv[2:])
register = Register.open(path, FixedClock())
policies = PolicyService(register)
policies.signatures.identities.seal_identity()
service = AcknowledgementService(register, PeopleService(register), policies)
scope = service.scope(ScopeKey(0, version))
log = path.with_name(path.name + "-wal")
room = (log.stat().st_size if log.exists() else 0) + limit
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    service.signing.record(scope, person, act())
except UserError as error:
    print(error.sentence())
"""


@pytest.mark.parametrize("limit", [4096, 40_000])
def test_a_disk_that_fills_up_keeps_nothing_of_it(register, clock, persons, scope, limit):
    pytest.importorskip("resource", reason="Windows has no limit on the size of a program’s files")
    register.close()
    done = subprocess.run(
        [sys.executable, "-c", CHILD, register.path, str(scope.version.id), str(persons[1]), str(limit)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert "disque" in done.stdout
    again = open_again(register, clock)
    assert nothing_recorded(again)
    kept = [row[0] for row in again.rows("SELECT name FROM attachment")]
    assert not [name for name in kept if name.endswith(".svg")]
    again.close()

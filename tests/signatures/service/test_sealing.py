"""Documents leave under the municipality's seal; the register keeps which, when and their fingerprints."""

from __future__ import annotations

import hashlib

import pytest
import sqlalchemy as sa

from medias_desktop.core.pdf.destruction import typeset_destruction
from medias_desktop.core.pdf.errors import AlreadySigned
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.pdf.sealing import Sealable
from medias_desktop.core.pdf.verifying import verify
from medias_desktop.core.progress import Cancelled
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.signatures.models import sealed_document
from tests.core.pdf.test_destruction import certificate

DOCUMENT = typeset_destruction(certificate())


def sealable(title="Certificat", person_id=None):
    return Sealable("destruction_certificate", title, DOCUMENT, "fr", person_id)


def recorded(register):
    with register.read() as connection:
        return connection.execute(sa.select(sealed_document).order_by(sealed_document.c.id)).all()


class StopsAt:
    """Listens to progress and cancels at a step, as the Cancel button does."""

    def __init__(self, step: int) -> None:
        self.step = step

    def report(self, done: int, total: int) -> None:
        if done >= self.step:
            raise Cancelled


def test_one_click_seals_and_records(register, signatures):
    made = signatures.sealing.seal(sealable())
    found = verify(made, signatures.trust.trust())
    assert found.accepted
    assert found.signatures[0].signer == register.municipality().name
    (row,) = recorded(register)
    assert (row.sha256, row.title) == (hashlib.sha256(made).hexdigest(), "Certificat")
    with open_pdf(made) as pages:
        assert row.pages == len(pages)
    (seal,) = signatures.identities.seals()
    assert (row.identity_id, seal.used) == (seal.id, True)
    signatures.sealing.seal(sealable())
    assert len(signatures.identities.seals()) == 1


def test_many_are_written_into_a_new_folder_each(register, signatures, tmp_path):
    wanted = [(f"{number}.pdf", sealable(str(number))) for number in range(3)]
    first = signatures.sealing.seal_into(tmp_path / "Sous scellés", wanted, 3)
    second = signatures.sealing.seal_into(tmp_path / "Sous scellés", wanted, 3)
    assert (first.name, second.name) == ("Sous scellés", "Sous scellés (2)")
    assert sorted(path.name for path in first.iterdir()) == ["0.pdf", "1.pdf", "2.pdf"]
    kept = {hashlib.sha256(path.read_bytes()).hexdigest() for path in [*first.iterdir(), *second.iterdir()]}
    assert {row.sha256 for row in recorded(register)} == kept


@pytest.mark.parametrize("step", [0, 1, 3])
def test_cancelled_on_the_way_nothing_is_left_or_recorded(register, signatures, tmp_path, step):
    wanted = [(f"{number}.pdf", sealable()) for number in range(3)]
    with pytest.raises(Cancelled):
        signatures.sealing.seal_into(tmp_path / "x", wanted, 3, StopsAt(step))
    assert list(tmp_path.glob("x*")) == []
    assert list(tmp_path.glob(".medias*")) == []
    assert recorded(register) == []


def test_a_document_that_cannot_be_sealed_undoes_the_others(register, signatures, tmp_path):
    signed = signatures.sealing.seal(sealable())
    wrong = Sealable("x", "Signé", signed, "fr")
    with pytest.raises(AlreadySigned):
        signatures.sealing.seal_into(tmp_path / "x", [("a.pdf", sealable()), ("b.pdf", wrong)], 2)
    assert list(tmp_path.glob("x*")) == []
    assert len(recorded(register)) == 1


def test_who_may_not_adopt_may_not_seal(register, signatures):
    register.actor = register.actor._replace(role=Role.COMMUNICATIONS, name="Line Caron")
    assert isinstance(signatures.sealing.refusal(), NotEntitled)
    with pytest.raises(NotEntitled):
        signatures.sealing.seal(sealable())
    assert recorded(register) == []


def test_who_may_not_seal_is_told_before_anything_is_sealed(register, signatures, tmp_path):
    """A sealed file that lay there for a moment could be kept by whoever may not have made it."""
    signatures.identities.seal_identity()
    register.actor = register.actor._replace(role=Role.COMMUNICATIONS, name="Line Caron")
    asked = []

    def wanted():
        asked.append(list(tmp_path.glob(".medias*")))
        yield "a.pdf", sealable()

    with pytest.raises(NotEntitled):
        signatures.sealing.seal_into(tmp_path / "x", wanted(), 1)
    assert asked == []
    with pytest.raises(NotEntitled):
        signatures.identities.credential(signatures.identities.seals()[0].id, "", None, register.clock.now())


def test_a_seal_is_recorded_within_the_action_that_it_belongs_to(register, signatures):
    prepared = signatures.sealing.prepare(sealable("Reçu"))
    assert recorded(register) == []
    with register.transaction("something_else") as tx:
        signatures.sealing.record_within(tx, prepared)
    assert verify(prepared.pdf, signatures.trust.trust()).accepted
    (row,) = recorded(register)
    assert (row.sha256, row.title) == (hashlib.sha256(prepared.pdf).hexdigest(), "Reçu")
    (seal,) = signatures.identities.seals()
    assert seal.used
    actions = {row[0] for row in register.rows("SELECT action FROM audit_event")}
    assert "something_else" in actions
    assert "seal_documents" not in actions


def test_an_action_that_is_undone_leaves_no_mention_of_its_seal(register, signatures):
    prepared = signatures.sealing.prepare(sealable())
    with pytest.raises(ZeroDivisionError), register.transaction("something_else") as tx:
        signatures.sealing.record_within(tx, prepared)
        raise ZeroDivisionError
    assert recorded(register) == []


def test_who_may_not_seal_prepares_nothing(register, signatures):
    register.actor = register.actor._replace(role=Role.COMMUNICATIONS)
    with pytest.raises(NotEntitled):
        signatures.sealing.prepare(sealable())
    assert signatures.identities.seals() == ()

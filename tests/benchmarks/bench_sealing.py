"""Sealing 500 certificates into a folder beside the signing alone of the same documents.

The signing alone: `core.pdf.signing.sign` with an open key on documents that have their field already, nothing written.
The whole: the field added, signed, each file written whole and flushed to the disk, all of them recorded at once. Both on
one thread, in turn, a tenth of the documents at a time; the rates of the whole are compared.
Run: python -m tests.benchmarks sealing
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from medias_desktop.acknowledgements.documents.certificates import (
    AcknowledgementCertificate,
    typeset_certificate,
)
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.core.pdf.sealing import SEAL_FIELD, Sealable, add_seal_field
from medias_desktop.core.pdf.signing import Appearance, sign
from medias_desktop.core.store.register import Municipality
from medias_desktop.people.rules import Group
from medias_desktop.signatures.service.services import SignatureServices
from tests.registers import make_register

COUNT = 500
ROUNDS = 10
LIMIT = 0.8
NOW = dt.datetime(2026, 11, 21, 18, 30, tzinfo=dt.UTC)
TOWN = "Municipalité de Rivière-aux-Ormes"


def certificate(number: int) -> Sealable:
    """Return one person's certificate."""
    made = AcknowledgementCertificate(
        uid=f"{number:08}-8a77-4c21-9d1e-0c7b3a5e1f22",
        municipality=TOWN,
        language="fr",
        person=f"Personne Numéro-{number}",
        number=str(number),
        department="Travaux publics",
        group=Group.REGULAR,
        policy_title="Politique des médias sociaux",
        policy_number="2026-07",
        version=2,
        resolution_number="2026-11-214",
        in_force_date=dt.date(2026, 12, 1),
        text_sha256=f"{number:064x}",
        day=dt.date(2026, 11, 20),
        method=Method.INDIVIDUAL_SHEET,
        witness="",
        recorded_at=NOW,
        made_at=NOW,
    )
    return Sealable("certificate", f"Attestation {number}", typeset_certificate(made), "fr")


def timed(action: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def main() -> int:
    """Print the ratio of the rates and whether it is within the limit."""
    documents = [certificate(number) for number in range(COUNT)]
    whole = alone = 0.0
    with tempfile.TemporaryDirectory() as folder:
        register = make_register(Path(folder) / "seals.medias", Municipality(TOWN, "fr"))
        services = SignatureServices(register)
        seal = services.identities.seal_identity()
        credential = services.identities.credential(seal, "", None, register.clock.now())
        lists = services.identities.revocation_lists()

        def sign_alone(pdf: bytes) -> None:
            sign(
                pdf,
                SEAL_FIELD,
                credential,
                Appearance(TOWN, "Sceau"),
                reason="Scellé",
                location=TOWN,
                now=register.clock.now(),
                certify=True,
                last=True,
                language="fr",
                revocation_lists=lists,
            )

        step = COUNT // ROUNDS
        for start in range(0, COUNT, step):
            part = documents[start : start + step]
            prepared = [add_seal_field(one.pdf, TOWN, "fr")[0] for one in part]
            alone += timed(lambda prepared=prepared: [sign_alone(pdf) for pdf in prepared])  # type: ignore[misc]
            named = [(f"{number}.pdf", one) for number, one in enumerate(part)]
            target = Path(folder) / f"part {start}"
            whole += timed(lambda named=named, target=target: services.sealing.seal_into(target, named, step))  # type: ignore[misc]
        register.close()
    ratio = alone / whole
    print(
        f"sealing: {COUNT} certificates at {COUNT / whole:.0f}/s, signing alone {COUNT / alone:.0f}/s; "
        f"ratio of the rates {ratio:.2f} (at least {LIMIT})"
    )
    return int(ratio < LIMIT)


if __name__ == "__main__":
    sys.exit(main())

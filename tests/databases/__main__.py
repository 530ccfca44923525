"""Make the filled register of this schema anew:  python -m tests.databases [FOLDER]

Every table holds something, made through the same services as a user's own. Once a schema is released its file is
never made again: it is what that release wrote.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
import tempfile
from pathlib import Path

import sqlalchemy as sa

from medias_desktop import demo
from medias_desktop.acknowledgements.rules import AcknowledgementState
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.pdf.authority import make_authority
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.register_file import fold_log
from medias_desktop.core.store.sealed import Vault
from medias_desktop.core.store.version import SCHEMA_NUMBER
from medias_desktop.migrations.tables import metadata
from medias_desktop.paper.reading import read_scan
from medias_desktop.people.rules import Group
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import Change, PolicyIdentity, Resolution, Signatory
from medias_desktop.policies.rules.notes import Note, NoteKind, NoteState
from medias_desktop.policies.rules.true_copies import proposed
from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.safekeeping.service.retention import RetentionService
from medias_desktop.signatures.rules import RevocationReason
from medias_desktop.signatures.service.services import SignatureServices
from medias_desktop.slices import retained
from tests.databases.acknowledging import fill_acknowledgements
from tests.databases.photographing import fill_photos
from tests.databases.planning import fill_calendar
from tests.databases.sanctioning import fill_sanctions
from tests.fakes import FixedClock

HERE = Path(__file__).parent
LEFT_EMPTY = {"key_store", "destruction", "attachment_thumbnail"}
"""Of a server only; of a destruction that is due; of pictures, which nothing attaches yet."""


def main(arguments: list[str]) -> int:
    """Make the register in a folder, by default in this one."""
    folder = Path(arguments[0]) if arguments else HERE
    target = folder / f"schema-{SCHEMA_NUMBER:04}.medias"
    clock = FixedClock()
    with tempfile.TemporaryDirectory() as profile:
        os.environ["MEDIAS_PROFILE"] = profile
        made = demo.build(clock, Silent())
        access = storage.load(made).unlock_open()
        register = Register.open(made, clock, access=access)
        try:
            fill(register)
            fill_rounds(register)
            fill_paper(register)
            fill_signatures(register)
            fill_acknowledgements(register)
            fill_photos(register)
            fill_sanctions(register)
            fill_calendar(register)
            fill_seals(register)
            seal(register, made, access.slot_id)
            empty = tables_without_rows(register)
        finally:
            register.close()
        fold_log(made, access.data_key)
        shutil.copy(made, target)
        shutil.copy(f"{made}.keys", f"{target}.keys")
    print(f"{target}: {target.stat().st_size // 1024} KB; empty: {', '.join(empty) or 'no table'}")
    return int(bool(set(empty) - LEFT_EMPTY))


def fill(register: Register) -> None:
    """Add to the sample what it lacks: own notes, comments, placeholders, decisions, a composed draft, an official text."""
    services = PolicyServices(register)
    (policy,) = services.policies.library()
    in_force = services.policies.in_force()[0]
    section = services.policies.version(in_force.id).sections[0].uid
    today = register.clock.today()
    notes = (
        Note(0, in_force.uid, section, NoteKind.NOTE, "", today, "À revoir avec le service des loisirs."),
        Note(
            0,
            policy.versions[0].uid,
            "",
            NoteKind.COMMENT,
            "Me Aline Fortier",
            today,
            "Préciser le délai.",
            "C’est fait.",
            NoteState.ACCEPTED,
        ),
        Note(0, "town/montmagny", "MM:1", NoteKind.NOTE, "", today, "Bonne formule."),
    )
    for note in notes:
        services.notes.add(note)
    services.composing.set_placeholders({"phone": "418 555-0142", "clerk": "la greffière-trésorière"})
    services.open_points.decide(policy.id, "ladder_steps", {"steps": ["Avis écrit", "Suspension"]}, "Usage")
    identity = PolicyIdentity(demo.MUNICIPALITY, "Politique des communications", "", "fr")
    services.composing.start_draft(identity, "town/senneterre", "fr")
    town = PolicyIdentity("Blainville", "Directive des médias sociaux", "", "fr")
    outline = Outline("", "", (Section(1, "1", "Objectif", "Un texte inventé pour les essais."),))
    services.policies.import_policy("directive.txt", b"1. Objectif", outline, town, town="blainville")
    people = PeopleService(register)
    AcknowledgementService(register, people, services.policies).set_audience(
        in_force.id, {Group.REGULAR, Group.ELECTED, Group.STUDENT}
    )
    retention = RetentionService(register, retained())
    retention.set_rule(retention.kinds()[0].kind.code, 60, "03-205")
    services.life.repeal(in_force.id, in_force.row_version, "2026-12-300", today + dt.timedelta(days=60))


def fill_signatures(register: Register) -> None:
    """Add the municipality's authority and seal, a revoked identity, a trusted certificate, a time-stamp server."""
    services = SignatureServices(register)
    left = services.identities.create("Line Caron", "Greffière adjointe", demo.PASSPHRASE)
    services.identities.revoke(left, RevocationReason.CESSATION_OF_OPERATION, "Départ le 30 octobre")
    services.identities.seal_identity()
    services.identities.export_revocation_list()
    other = make_authority("MRC des Érables", register.clock.now())
    services.trust.trust_certificate(other.certificate_pem.encode(), "Empreinte comparée au téléphone")
    services.timestamps.set_server("https://horodatage.example/tsa")


def fill_rounds(register: Register) -> None:
    """Add a document that waits for its second signature, made elsewhere, and a round that was abandoned."""
    services = PolicyServices(register)
    rounds = services.rounds
    own = PolicyIdentity(demo.MUNICIPALITY, "Politique d’affichage", "", "fr")
    section = (Section(1, "1", "But", "Un texte inventé pour les essais."),)
    version = services.policies.import_policy("affichage.txt", b"1. But", Outline("", "", section), own)
    today = register.clock.today()
    resolution = Resolution("2026-12-310", today, today, "Rose Hébert", "Paul Lachance", "À l’unanimité")
    mayor = services.policies.latest_signatories()[0]
    who = (
        Signatory(mayor.name, mayor.role, mayor.identity_id),
        Signatory("Me Aline Fortier", "Greffière suppléante", elsewhere=True),
    )
    for note in ("Une annexe manquait", ""):
        found = rounds.begin(version, resolution, who, None, Change.SUBSTANTIVE, None, Silent())
        rounds.sign_here(found.id, demo.PASSPHRASE, Silent())
        if note:
            rounds.abandon(found.id, note)


def fill_paper(register: Register) -> None:
    """Add a policy signed by hand, scanned back and certified."""
    services = PolicyServices(register)
    own = PolicyIdentity(demo.MUNICIPALITY, "Politique de la bibliothèque", "", "fr")
    section = (Section(1, "1", "But", "Un texte inventé pour les essais."),)
    version = services.policies.import_policy("bibliotheque.txt", b"1. But", Outline("", "", section), own)
    today = register.clock.today()
    resolution = Resolution("2026-12-311", today, today, "Rose Hébert", "Paul Lachance", "À l’unanimité")
    services.policies.adopt(
        version, resolution, (Signatory("Rose Hébert", "Mairesse suppléante"),), {}, Silent()
    )
    printed = services.policies.adoption_pdf(version)
    scans = [read_scan(printed, "Copieur.pdf", Silent())]  # its pages drawn are as good as scanned
    pages = proposed(services.true_copies.match(version, scans).pages)
    name, role = demo.CLERK
    clerk = next(one for one in services.policies.signatures.identities.all() if one.name == name)
    services.true_copies.attest(version, scans, pages, clerk.id, demo.PASSPHRASE, name, role, "", Silent())


def fill_seals(register: Register) -> None:
    """Seal a person's certificate."""
    policies = PolicyService(register)
    acknowledgements = AcknowledgementService(register, PeopleService(register), policies)
    rows = acknowledgements.overview(policies.in_force()[0].id).rows
    signed = next(row for row in rows if row.status.state is AcknowledgementState.SIGNED)
    policies.signatures.sealing.seal(acknowledgements.certificates.of(signed))


def seal(register: Register, path: Path, slot: str) -> None:
    """Add a sealed record."""
    vault = Vault(storage.load(path).unlock_sealed(slot, b"").keys)
    person = PeopleService(register).list()[0]
    with register.transaction("seal_record") as tx:
        vault.add(tx, person.uid, {"breach": "invented for the tests"})


def tables_without_rows(register: Register) -> list[str]:
    """Return the tables that would be upgraded empty."""
    with register.read() as connection:
        return [
            table.name
            for table in metadata.sorted_tables
            if not connection.execute(sa.select(sa.func.count()).select_from(table)).scalar()
        ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

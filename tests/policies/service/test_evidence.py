"""An evidence file proves an adoption without this program: its own instructions are carried out, literally."""

import dataclasses
import hashlib
import io
import json
import shutil
import subprocess
import zipfile

import pytest
import sqlalchemy as sa

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.files import DiskFull, FolderMissing
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import attachments
from medias_desktop.core.store.errors import RegisterDamaged
from medias_desktop.core.store.register import Register
from medias_desktop.policies import errors
from medias_desktop.policies.documents.evidence.readme import readme
from medias_desktop.policies.documents.evidence.records import Trail
from medias_desktop.policies.models import adoption, true_copy
from medias_desktop.policies.service.evidence_reading import gather
from medias_desktop.policies.service.services import PolicyServices
from tests.core.pdf.conftest import NOW
from tests.core.pdf.servers import office
from tests.fakes import FixedClock
from tests.policies.adopting import RESOLUTION, adopt, draft, signatories
from tests.registers import change_behind

COMMAND = "    $ "
NEEDED = ("openssl", "sha256sum", "xxd", "python3", "cmp")
needs_tools = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)),
    reason="openssl, sha256sum, xxd, cmp and python3 are needed to carry out the instructions",
)


def adopted(service):
    version_id = draft(service)
    who, passphrases = signatories(service)
    service.adopt(version_id, RESOLUTION, who, passphrases, Silent())
    return version_id


@pytest.fixture
def signed(service):
    return adopted(service)


@pytest.fixture
def exported(services, signed, tmp_path):
    return services.evidence.export(signed, tmp_path / "preuve.zip")


@pytest.fixture
def folder(exported, tmp_path):
    place = tmp_path / "dossier dézippé"
    with zipfile.ZipFile(exported.path) as archive:
        archive.extractall(place)
    return place


@pytest.fixture(scope="module")
def packed(new_register, tmp_path_factory):
    """An evidence file to be tampered with; what registers on servers write is carried out as it came."""
    place = tmp_path_factory.mktemp("packed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIAS_PROFILE", str(place / "profile"))
        for suffix in ("", ".keys"):
            shutil.copy(f"{new_register}{suffix}", place / f"essai.medias{suffix}")
        register = Register.open(place / "essai.medias", FixedClock())
        services = PolicyServices(register)
        done = services.evidence.export(adopted(services.policies), place / "preuve.zip")
        register.close()
    return done


@pytest.fixture
def tampered(packed, tmp_path):
    return unzipped(packed, tmp_path / "dossier dézippé")


def commands(folder, name="LISEZ-MOI.txt"):
    lines = (folder / name).read_text("utf-8").splitlines()
    return [line.removeprefix(COMMAND) for line in lines if line.startswith(COMMAND)]


def carried_out(folder, name="LISEZ-MOI.txt", only=""):
    """Return the commands that failed, with what they said; ``only`` those that say so."""
    return list(failing(folder, name, only))


def failing(folder, name="LISEZ-MOI.txt", only=""):
    """Give one command after the other that fails, with what it said."""
    for command in commands(folder, name):
        if only not in command:
            continue
        done = subprocess.run(
            ["sh", "-c", command], cwd=folder, capture_output=True, text=True, errors="replace", check=False
        )
        if done.returncode != 0:
            yield command, done.stdout + done.stderr


def sum_up_again(folder):
    """Do as a forger would who knows of the list of fingerprints: make it again."""
    listed = (folder / "SHA256SUMS").read_text("ascii").splitlines()
    names = [line.split("  ", 1)[1] for line in listed]
    told = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / "SHA256SUMS").write_text("".join(told), "ascii")


@needs_tools
@pytest.mark.parametrize("name", ["LISEZ-MOI.txt", "README.txt"])
def test_every_command_of_the_instructions_succeeds(folder, name):
    assert len(commands(folder, name)) >= 18
    assert carried_out(folder, name) == []


def flip_pdf(folder):
    path = folder / "document" / "adoption.pdf"
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(bytes(data))


def change_section(folder):
    (path,) = (folder / "texts").glob("001-*.txt")
    path.write_text(path.read_text("utf-8").replace("Publier avec soin.", "Publier sans soin."), "utf-8")


def swap_containers(folder):
    one, other = (folder / "signatures" / number / "signature.p7s" for number in "12")
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def drop_line(folder):
    path = folder / "audit" / "trail.ndjson"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:5] + lines[6:]))


def change_record(folder):
    path = folder / "audit" / "trail.ndjson"
    path.write_bytes(path.read_bytes().replace(b"2026-11-214", b"2026-11-215"))


def append_to_pdf(folder):
    path = folder / "document" / "adoption.pdf"
    path.write_bytes(path.read_bytes() + b"\n% more\n")


def other_certificate(folder):
    shutil.copy(
        folder / "signatures" / "2" / "certificate.pem", folder / "signatures" / "1" / "certificate.pem"
    )


def other_anchor(folder):
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem"
    subprocess.run(
        [*command.split(), "-subj", "/CN=Faussaire", "-out", "trust/anchors.pem"],
        cwd=folder,
        check=True,
        capture_output=True,
    )


TAMPERINGS = [
    flip_pdf,
    change_section,
    swap_containers,
    drop_line,
    change_record,
    append_to_pdf,
    other_anchor,
]


@needs_tools
@pytest.mark.parametrize("tamper", [*TAMPERINGS, other_certificate])
def test_the_list_of_fingerprints_shows_any_change(tampered, tamper):
    assert carried_out(tampered, only="SHA256SUMS") == []
    tamper(tampered)
    assert next(failing(tampered, only="SHA256SUMS"))


@needs_tools
@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_so_does_what_the_signatures_and_the_chain_say_when_the_list_was_made_again(tampered, tamper):
    tamper(tampered)
    sum_up_again(tampered)
    assert next(failing(tampered))
    failed = carried_out(tampered, only="--strict SHA256SUMS")
    assert not any(command.endswith("--strict SHA256SUMS") for command, _said in failed)


def test_what_is_in_it(exported, service, signed, register):
    version, record = service.version(signed), service.adoption(signed)
    with zipfile.ZipFile(exported.path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
        dates = {one.date_time for one in archive.infolist()}
    assert exported.sha256 == hashlib.sha256(exported.path.read_bytes()).hexdigest()
    assert exported.size == exported.path.stat().st_size
    assert exported.count == len(held)
    assert held["document/adoption.pdf"] == service.adoption_pdf(signed)
    assert hashlib.sha256(held["texts/canonical.txt"]).hexdigest() == version.summary.text_sha256
    assert held["texts/001-1-but.txt"].decode() == "1 But\nPublier avec soin.\n"
    assert held["texts/003-annexe-a-formulaire.txt"].decode() == "ANNEXE A Formulaire\nNom et signature.\n"
    assert {name for name in held if name.startswith("signatures/1/")} == {
        "signatures/1/signature.p7s",
        "signatures/1/certificate.pem",
        "signatures/1/chain.pem",
    }
    assert "trust/revocation-1.crl" in held
    assert all(name.isascii() and not name.startswith("/") and ".." not in name for name in held)
    when = record.recorded_at
    assert dates == {(when.year, when.month, when.day, when.hour, when.minute, when.second)}
    for language, expected in (("fr", "Empreinte du fichier"), ("en", "File fingerprint")):
        assert expected in held[f"report.{language}.txt"].decode()
        assert "1. Marie-Ève Côté-Gagné" in held[f"report.{language}.txt"].decode()
        assert "PAdES" in held[f"report.{language}.txt"].decode()


def test_the_same_evidence_is_packed_the_same_way(services, signed):
    made = []
    for _time in range(2):
        stream = io.BytesIO()
        services.evidence.pack(signed, stream)
        with zipfile.ZipFile(stream) as archive:
            # A list of revoked certificates is signed anew each time.
            kept = [one for one in archive.infolist() if not one.filename.endswith((".crl", "SHA256SUMS"))]
            made.append([(one.filename, one.date_time, one.external_attr, one.CRC) for one in kept])
    assert made[0] == made[1]


def test_handing_it_out_is_noted_in_the_trail(register, exported, signed):
    query = "SELECT e.action, e.change, e.entity, e.record, c.body FROM audit_event e JOIN audit_content c ON c.seq = e.seq"
    *_before, row = register.rows(query + " ORDER BY e.seq")
    assert tuple(row)[:4] == ("export_evidence", "export", "policy_version", str(signed))
    assert json.loads(row["body"]) == {
        "version_id": signed,
        "sha256": exported.sha256,
        "size": exported.size,
    }


def test_nothing_of_other_records_or_persons_is_in_it(services, service, register, signed, tmp_path):
    from medias_desktop.people.rules import Group, PersonDraft
    from medias_desktop.people.service import PeopleService

    PeopleService(register).add(
        PersonDraft(
            "E-1", "Bouchard-Secret", "Zoé", "zoe@exemple.ca", "Voirie", Group.REGULAR, "fr", None, None
        )
    )
    other = service.signatures.identities.create(
        "Autre Personne-Étrangère", "", "le phare veille sur le quai"
    )
    unrelated = service.import_policy("secret.txt", b"1. Secret", service_outline(), service_identity())
    done = services.evidence.export(signed, tmp_path / "preuve.zip")
    with zipfile.ZipFile(done.path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    for word in ("Bouchard", "Secret", "zoe@", "Étrangère", "Clause confidentielle"):
        assert word.encode() not in everything
        assert json.dumps(word)[1:-1].encode() not in everything
    assert other
    assert unrelated


def service_outline():
    from medias_desktop.policies.outline import Outline, Section

    return Outline("", "", (Section(1, "1", "Clause confidentielle", "Rien."),))


def service_identity():
    from medias_desktop.policies.rules import PolicyIdentity

    return PolicyIdentity("Ville de Sainte-Élodie", "Secret", "", "fr")


@needs_tools
def test_a_document_signed_by_hand_is_proved_by_its_fingerprint_and_the_trail(services, service, tmp_path):
    version_id = draft(service)
    adopt(service, version_id)
    done = services.evidence.export(version_id, tmp_path / "preuve.zip")
    place = tmp_path / "d"
    with zipfile.ZipFile(done.path) as archive:
        archive.extractall(place)
    assert carried_out(place) == []
    told = (place / "LISEZ-MOI.txt").read_text("utf-8")
    assert "il a été signé à la main" in told
    assert "@" not in told
    drop_line(place)
    sum_up_again(place)
    assert carried_out(place)


def test_no_value_is_left_to_be_filled_in(folder):
    for name in ("LISEZ-MOI.txt", "README.txt"):
        assert "@" not in (folder / name).read_text("utf-8")


def test_a_draft_has_no_evidence(services, service, tmp_path):
    with pytest.raises(errors.NotAdopted):
        services.evidence.export(draft(service), tmp_path / "preuve.zip")
    assert list(tmp_path.glob("*.zip")) == []


def events(register):
    return register.rows("SELECT count(*) FROM audit_event")[0][0]


def test_cancelled_it_leaves_nothing(services, register, signed, tmp_path):
    class Stopped:
        def __init__(self, after):
            self.left = after

        def report(self, done, total):
            self.left -= 1
            if self.left < 0:
                raise Cancelled

    before = events(register)
    for after in (0, 3, 8):
        with pytest.raises(Cancelled):
            services.evidence.export(signed, tmp_path / "preuve.zip", Stopped(after))
    assert not (tmp_path / "preuve.zip").exists()
    assert events(register) == before


def test_where_nothing_can_be_written_nothing_is_noted(services, register, signed, tmp_path, monkeypatch):
    before = events(register)
    with pytest.raises(FolderMissing):
        services.evidence.export(signed, tmp_path / "nulle part" / "preuve.zip")
    target = tmp_path / "preuve.zip"
    target.write_bytes(b"what was there")
    full = OSError(28, "No space left on device")

    def no_room(source, stream, length=0):
        stream.write(source.read(100))
        raise full

    monkeypatch.setattr("medias_desktop.policies.service.evidence.shutil.copyfileobj", no_room)
    with pytest.raises(DiskFull):
        services.evidence.export(signed, target)
    assert target.read_bytes() == b"what was there"
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".part")] == []
    assert events(register) == before


def test_a_damaged_document_is_no_evidence(services, register, signed, tmp_path):
    change_behind(
        register,
        "UPDATE attachment_chunk SET content = x'00' WHERE sha256 IN (SELECT pdf_sha256 FROM adoption)",
    )
    with pytest.raises(RegisterDamaged):
        services.evidence.export(signed, tmp_path / "preuve.zip")
    assert not (tmp_path / "preuve.zip").exists()


def unzipped(done, place):
    with zipfile.ZipFile(done.path) as archive:
        archive.extractall(place)
    return place


@needs_tools
def test_time_stamps_are_checked_too(services, service, clock, monkeypatch, tmp_path):
    monkeypatch.setattr(clock, "now", lambda: NOW)  # the hour of the office's own clock
    (tmp_path / "office").mkdir()
    with office(tmp_path / "office") as running:
        service.signatures.timestamps.set_server(running.timestamps)
        version_id = draft(service)
        who, passphrases = signatories(service)
        service.adopt(version_id, RESOLUTION, who, passphrases, Silent())
    place = unzipped(services.evidence.export(version_id, tmp_path / "preuve.zip"), tmp_path / "d")
    for name in ("LISEZ-MOI.txt", "README.txt"):
        assert sum("openssl ts -verify" in command for command in commands(place, name)) >= 2
        assert carried_out(place, name) == []
    shutil.copy(
        place / "signatures" / "2" / "signature-value.bin", place / "signatures" / "1" / "signature-value.bin"
    )
    sum_up_again(place)
    assert ["ts" in command for command, _said in carried_out(place)] == [True]


@needs_tools
def test_true_copies_are_in_it_with_their_scan(services, service, register, clock, tmp_path):
    who, passphrases = signatories(service)
    model = draft(service)
    service.adopt(model, RESOLUTION, who[:1], passphrases, Silent())
    attested = service.adoption_pdf(model)
    version_id = draft(service)
    adopt(service, version_id)
    with register.transaction("attest_true_copy") as tx:
        scan = attachments.keep(tx, "page.jpg", "image/jpeg", b"\xff\xd8 a picture")
        adoption_id = tx.execute(sa.select(adoption.c.id).where(adoption.c.version_id == version_id)).scalar()
        tx.insert(
            true_copy,
            uid="0" * 36,
            adoption_id=adoption_id,
            scan_sha256=scan,
            pdf_sha256=hashlib.sha256(attested).hexdigest(),
            pages=3,
            identity_id=who[0].identity_id,
            attested_by="Jean L’Heureux",
            attested_role="Greffier",
            note="Numérisée au guichet",
            attested_at=clock.now(),
        )
    place = unzipped(services.evidence.export(version_id, tmp_path / "preuve.zip"), tmp_path / "d")
    assert (place / "true-copies" / "1" / "true-copy.pdf").read_bytes() == attested
    assert (place / "true-copies" / "1" / "scan.jpg").read_bytes() == b"\xff\xd8 a picture"
    for name, word in (("LISEZ-MOI.txt", "Copie conforme 1, signature 1"), ("README.txt", "True copy 1")):
        assert word in (place / name).read_text("utf-8")
        assert carried_out(place, name) == []
    assert "Numérisée au guichet" in (place / "history.fr.txt").read_text("utf-8")
    path = place / "true-copies" / "1" / "true-copy.pdf"
    path.write_bytes(path.read_bytes().replace(b"endobj", b"endobJ", 1))
    sum_up_again(place)
    assert carried_out(place)


def test_a_certificate_that_nobody_vouches_for_any_more_is_told(register, service, signed):
    evidence = gather(register, service, signed, Silent())
    doubtful = dataclasses.replace(
        evidence, anchors=tuple(dataclasses.replace(one, trusted=False) for one in evidence.anchors)
    )
    for language, words in (("fr", "le registre ne s’y fie pas"), ("en", "the register does not trust it")):
        assert words not in readme(evidence, Trail(1, "0" * 64), language)
        assert words in readme(doubtful, Trail(1, "0" * 64), language)

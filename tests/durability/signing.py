"""A day with signatures: rounds, adoptions, files signed elsewhere, certified copies, seals, evidence.

``python -m tests.durability.signing ROUNDS [SEED]`` kills it at any instant, again and again (``kills``). Exits with 1 when a
round or an adoption is neither as before nor as after a step, a document in the register is not what its record says, or
something half made bears the name of something finished.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.attachments import fetch
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.audit.reconciling import reconcile_contents
from medias_desktop.core.store.register import Register
from medias_desktop.policies.outline import read_outline
from medias_desktop.policies.rules import Change, PolicyIdentity, Resolution, Signatory, SignatureMethod
from medias_desktop.policies.rules.true_copies import proposed
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.signatures.rules import RevocationReason
from tests.durability import kills, work
from tests.durability.answering import Answering, answer_all

PASSPHRASE = "le phare veille sur le quai"
MAYOR, CLERK = "Léo Roy", "Ève Caron"
TEXT = "1. Objet\n\nUn texte.\n\n2. Portée\n\nUn autre.\n"
SEALED = 3
"""Documents sealed at once."""


class SigningDay(work.Day):
    """What is signed, by chance but the same for the same seed."""

    def __init__(self, register: Register, seed: int) -> None:
        super().__init__(register, seed)
        self.services = PolicyServices(register)
        self.identities = self.services.policies.signatures.identities
        self.out = register.path.parent / "out"
        self.out.mkdir(exist_ok=True)

    def act(self) -> None:
        """Do one action."""
        self.chance.choice(
            [self.sign, self.sign, self.sign, self.change, self.elsewhere, self.abandon, self.at_once,
             self.attest, self.seal, self.seal, self.evidence, self.replace]
        )()  # fmt: skip

    def begin(self):
        """Return an open round, a new one when there is none."""
        rounds = self.services.policies.rounds
        for found in rounds.waiting():
            return found
        return rounds.begin(
            self._draft(), self._resolution(), self._who(), None, Change.SUBSTANTIVE, None, Silent()
        )

    def sign(self) -> None:
        """Let the next one sign here."""
        found = self.begin()
        turn = next(one for one in found.signatories if one.waiting and one.digital)
        if turn.identity_id is None:
            self.services.policies.rounds.change_method(
                found.id, turn.position, SignatureMethod.HERE, self._identity(turn.name), Silent()
            )
        else:
            self.services.policies.rounds.sign_here(found.id, PASSPHRASE, Silent())

    def change(self) -> None:
        """Let the next one sign elsewhere."""
        found = self.begin()
        turn = next(one for one in found.signatories if one.waiting and one.digital)
        if turn.identity_id is not None:
            self.services.policies.rounds.change_method(
                found.id, turn.position, SignatureMethod.ELSEWHERE, None, Silent()
            )

    def elsewhere(self) -> None:
        """Take back what the next one signed in another program."""
        self.change()
        found = self.begin()
        turn = next(one for one in found.signatories if one.waiting and one.digital)
        pdf = self._signed_elsewhere(found, turn)
        self.services.policies.rounds.take_back(found.id, pdf, Silent())

    def abandon(self) -> None:
        """Give a round up, and its draft."""
        found = self.begin()
        self.services.policies.rounds.abandon(found.id, "Reporté")
        self.services.policies.delete_draft(found.version_id)

    def at_once(self) -> None:
        """Adopt with both signatures."""
        who = self._who()
        secrets = {one.identity_id: PASSPHRASE for one in who if one.identity_id}
        self.services.policies.adopt(self._draft(), self._resolution(), who, secrets, Silent())

    def attest(self) -> None:
        """Certify the copy of what was signed by hand."""
        from medias_desktop.paper.reading import read_scan
        from tests.paper.scanner import as_pdf, printed

        copies, version_id = self.services.true_copies, self._adopted()
        pdf = self.services.policies.adoption_pdf(version_id)
        count = self.services.policies.adoption(version_id).pdf_pages
        scans = [read_scan(as_pdf([printed(pdf, number) for number in range(count)]), "a.pdf", Silent())]
        pages = proposed(copies.match(version_id, scans).pages)
        clerk = self._identity(CLERK)
        copies.attest(version_id, scans, pages, clerk, PASSPHRASE, CLERK, "Greffière", "", Silent())

    def seal(self) -> None:
        """Write sealed documents into a new folder."""
        from medias_desktop.core.pdf.destruction import typeset_destruction
        from medias_desktop.core.pdf.sealing import Sealable
        from tests.core.pdf.test_destruction import certificate

        pdf = typeset_destruction(certificate())
        wanted = [(f"{n}.pdf", Sealable("essai", f"Essai {n}", pdf, "fr")) for n in range(SEALED)]
        self.services.policies.signatures.sealing.seal_into(self.out / "Sceaux", wanted, SEALED)

    def evidence(self) -> None:
        """Write the evidence file of an adoption."""
        self.services.evidence.export(self._adopted(), self.out / f"preuve-{self.chance.random()}.zip")

    def replace(self) -> None:
        """Revoke an identity or the seal; the next one who signs has another."""
        one = self.chance.choice((*self.identities.all(), *self.identities.seals()))
        if one.revocation is None:
            self.identities.revoke(one.id, RevocationReason.SUPERSEDED)

    def _signed_elsewhere(self, found, turn) -> bytes:
        from medias_desktop.core.pdf.credentials import FileCredential
        from medias_desktop.core.pdf.record import field_names
        from medias_desktop.core.pdf.signing import Appearance, sign

        credential = FileCredential(self.identities.pkcs12(self._identity(turn.name)), PASSPHRASE)
        return sign(
            self.services.policies.rounds.export(found.id),
            field_names(len(found.signatories))[turn.position - 1],
            credential,
            Appearance(turn.name, turn.role),
            reason="",
            location="",
            now=self.register.clock.now(),
            certify=all(one.waiting for one in found.signatories),
            last=False,
            language="fr",
        ).pdf

    def _identity(self, name: str) -> int:
        usable = [one for one in self.identities.all() if one.name == name and one.revocation is None]
        return usable[0].id if usable else self.identities.create(name, "", PASSPHRASE)

    def _who(self) -> list[Signatory]:
        return [Signatory(name, "Élu", self._identity(name)) for name in (MAYOR, CLERK)]

    def _draft(self) -> int:
        identity = PolicyIdentity("Ville", f"Politique {self.chance.random()}", "", "fr")
        return self.policies.import_policy("p.txt", TEXT.encode(), read_outline(TEXT), identity)

    def _resolution(self) -> Resolution:
        today = self.register.clock.today()
        return Resolution("2026-1", today - dt.timedelta(days=9), today - dt.timedelta(days=2))


def prepare(register: Register) -> None:
    """Give an empty register a text signed by hand; in another process, see tests.durability.texts."""
    command = [sys.executable, "-m", "tests.durability.signing", "prepare", str(register.path)]
    subprocess.run(command, check=True)


def faults(register: Register, acknowledged: int) -> list[str]:
    """Return what is wrong; [] when nothing is. Signatures are verified in another process."""
    return faults_here(register, acknowledged) + list(VERIFYING.ask(str(register.path)))


def faults_here(register: Register, acknowledged: int) -> list[str]:
    """Return what is wrong as far as it is seen without verifying signatures."""
    found = work.faults(register, acknowledged)
    with register.read() as connection:
        found += [f"content: {one}" for one in reconcile_contents(connection)]
    return found + _left_over(register.path.parent / "out")


def _left_over(folder: Path) -> list[str]:
    found = []
    for path in folder.glob("*") if folder.exists() else ():
        if path.name.startswith(".medias-"):
            continue
        if path.is_dir():
            whole = [one.read_bytes().rstrip().endswith(b"%%EOF") for one in path.iterdir()]
            if len(whole) != SEALED or not all(whole):
                found.append("seals: a folder half made")
        elif zipfile.ZipFile(path).testzip() is not None:
            found.append("evidence: half written")
    return found


def verified(path: Path) -> list[str]:
    """Return what the documents of a register are not."""
    register = Register.open(path)
    services, found = PolicyServices(register), []
    policies = services.policies
    for one in (one for policy in policies.library() for one in policy.versions):
        if one.state.adopted and not policies.verify_adoption(one.id).accepted:
            found.append("adoption: not accepted")
        if one.state.adopted and policies.rounds.open_round(one.id) is not None:
            found.append("adoption: with an open round")
        for round_ in policies.rounds.rounds_of(one.id):
            fetch(register, round_.prepared_sha256)
            done = policies.rounds.export(round_.id).count(b"/ByteRange")
            if done != sum(who.digital and not who.waiting for who in round_.signatories):
                found.append("round: signatures and document differ")
        for copy in services.true_copies.copies(one.id):
            services.true_copies.scan(copy.id)
            if not services.true_copies.verify(copy.id).accepted:
                found.append("true copy: not accepted")
    named = {
        row[0]
        for column, table in _NAMING
        for row in register.rows(f"SELECT {column} FROM {table}")
        if row[0]
    }
    kept = {row[0] for row in register.rows("SELECT sha256 FROM attachment")}
    found += ["a document that nothing names"] * len(kept - named) + ["no document"] * len(named - kept)
    register.close()
    return found


_NAMING = (
    ("pdf_sha256", "adoption"),
    ("prepared_sha256", "signing_round"),
    ("current_sha256", "signing_round"),
    ("pdf_sha256", "true_copy"),
    ("scan_sha256", "true_copy"),
    ("source_sha256", "policy_version"),
)


def main(arguments: list[str]) -> int:
    """Work until killed when a register is given; otherwise run rounds and print what was found."""
    if arguments and arguments[0].isdecimal():
        found = kills.run(int(arguments[0]), int((arguments[1:] or ["1"])[0]), THIS, LONGEST)
        print(f"signing: {dict(found)}")
        return int(set(found) != {"rounds", "events acknowledged"})
    if arguments[0] == "prepare":
        register = Register.open(Path(arguments[1]))
        work.prepare(register)
        register.close()
        return 0
    if arguments[0] == "answer":
        answer_all(lambda path: verified(Path(path)))
        return 0
    register, seed = Register.open(Path(arguments[0])), int(arguments[1])
    day = SigningDay(register, seed)
    while True:
        day.act()
        known = heads.remembered(register.id)
        os.write(1, b"%d\n" % (known.seq if known else 0))


THIS = sys.modules[__name__]
VERIFYING = Answering("tests.durability.signing")
LOADED = (
    "medias_desktop.core.pdf.sealing",
    "medias_desktop.core.pdf.signing",
    "medias_desktop.core.pdf.typesetting",
    "medias_desktop.core.pdf.verifying",
    "medias_desktop.paper.reading",
    "pikepdf",
    "pyhanko.sign.signers",
    "tests.core.pdf.test_destruction",
    "tests.paper.scanner",
    "typst",
)
"""What is loaded once, not in each copy that is killed; importing it begins no thread."""
LONGEST = 0.8
"""Seconds after which a round is killed at the latest: the slowest actions take about a third of one."""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A disk that fills up while a certified copy is recorded: nothing of it stays."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="Windows has no limit on the size of a program’s files")

CHILD = """
import resource, signal, sys
from pathlib import Path
from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.register import Municipality
from medias_desktop.paper.reading import read_scan
from medias_desktop.policies.rules.true_copies import proposed
from medias_desktop.policies.service.services import PolicyServices
from tests.paper.scanner import as_pdf, printed, scanned
from tests.policies.adopting import PASSPHRASE, adopt, draft, table_sizes
from tests.registers import make_register

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.dont_write_bytecode = True  # compiled modules cut off at the limit would be everybody’s
register = make_register(Path(sys.argv[1]), Municipality("Ville"))
services = PolicyServices(register)
version = draft(services.policies)
adopt(services.policies, version)
clerk = services.policies.signatures.identities.create("Jean L’Heureux", "Greffier", PASSPHRASE)
pdf = services.policies.adoption_pdf(version)
pages = [printed(pdf, number) for number in range(services.policies.adoption(version).pdf_pages)]
scans = [read_scan(as_pdf(pages), "Copieur.pdf", Silent())]
placed = proposed(services.true_copies.match(version, scans).pages)
before = table_sizes(register)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
try:
    services.true_copies.attest(version, scans, placed, clerk, PASSPHRASE, "Jean L’Heureux", "Greffier", "", Silent())
    print("done")
except UserError as error:
    print(type(error).__name__)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(table_sizes(register) == before)
services.true_copies.attest(version, scans, placed, clerk, PASSPHRASE, "Jean L’Heureux", "Greffier", "", Silent())
print(len(services.true_copies.copies(version)))
"""


def test_what_finds_no_room_is_refused_whole_and_works_afterwards(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(tmp_path / "Ville.medias")],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[3],
    )
    assert done.returncode == 0, done.stderr
    told, unchanged, copies = done.stdout.split("\n")[:3]
    assert told in ("DiskFull", "DiskRefused")
    assert (unchanged, copies) == ("True", "1")

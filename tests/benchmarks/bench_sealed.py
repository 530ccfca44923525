"""Opening 5,000 sealed records beside the least that any program must do: decrypt the same bytes and parse them.

Run: python -m tests.benchmarks.bench_sealed
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from medias_desktop.core.store.register import Municipality
from medias_desktop.core.store.sealed import PAD, Vault
from tests.registers import make_register

RECORDS = 5_000
LIMIT = 8.0
ROUNDS = 9


def reference() -> float:
    """Return the least seconds for decrypting and parsing as many boxes of that length."""
    cipher, nonce = AESGCM(os.urandom(32)), os.urandom(12)
    boxes = [
        cipher.encrypt(nonce, json.dumps({"note": "x" * 600}).encode().ljust(PAD), b"")
        for _ in range(RECORDS)
    ]
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for box in boxes:
            json.loads(cipher.decrypt(nonce, box, b""))
        taken.append(time.perf_counter() - start)
    return min(taken)


def measure(folder: Path) -> tuple[float, float, float, float]:
    """Return the seconds for sealing, for opening all, for reading all with its record, and for sealing all anew."""
    register = make_register(folder / "a.medias", Municipality("Ville de Sainte-Élodie"))
    key = os.urandom(32)
    vault = Vault({1: key})
    start = time.perf_counter()
    with register.transaction("bench") as tx:
        for number in range(RECORDS):
            vault.add(tx, f"person-{number % 700}", {"note": "x" * 600})
    sealing = time.perf_counter() - start
    opening = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        assert vault.altered(register) == ()
        opening.append(time.perf_counter() - start)
    start = time.perf_counter()
    assert len(vault.read(register)) == RECORDS
    reading = time.perf_counter() - start
    start = time.perf_counter()
    with register.transaction("bench") as tx:
        assert Vault({1: key, 2: os.urandom(32)}).reseal(tx) == RECORDS
    anew = time.perf_counter() - start
    register.close()
    return sealing, min(opening), reading, anew


def main() -> int:
    """Print the ratio; 1 when it is above the limit."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MEDIAS_PROFILE"] = str(Path(folder, "profile"))
        sealing, opening, reading, anew = measure(Path(folder))
    least = reference()
    print(
        f"sealed: ratio {opening / least:.2f} (limit {LIMIT:g})  {RECORDS} records: opened {opening:.3f} s "
        f"(bare {least:.3f} s), read and recorded {reading:.2f} s, sealed {sealing:.2f} s, sealed anew {anew:.2f} s"
    )
    return 0 if opening / least <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())

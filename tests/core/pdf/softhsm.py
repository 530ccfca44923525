"""Real tokens for the tests: SoftHSM2 in a folder of this process's own."""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from medias_desktop.core.pdf.credentials import usual_modules

PIN = "824916"
_numbers = itertools.count(1)


@cache
def driver() -> Path | None:
    """SoftHSM2's driver, where it is installed."""
    return next((path for path in usual_modules() if "softhsm" in path.name), None)


needs_softhsm = pytest.mark.skipif(
    driver() is None, reason="SoftHSM2, which plays the token, is not installed here (package softhsm2)"
)


@cache
def folder() -> Path:
    """The folder of this process's tokens: a driver reads its settings once, when it is first used."""
    base = Path(tempfile.mkdtemp(prefix="tokens-"))
    atexit.register(shutil.rmtree, base, ignore_errors=True)
    (base / "tokens").mkdir()
    settings = base / "softhsm2.conf"
    settings.write_text(
        f"directories.tokendir = {base / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n"
    )
    os.environ["SOFTHSM2_CONF"] = str(settings)
    return base


@dataclass(frozen=True)
class Plugged:
    """A token with one key and its certificate."""

    module: Path
    label: str
    serial: str
    key_id: bytes = b"\x01"


def new_token(label: str = "") -> Plugged:
    """Plug in an empty token."""
    import pkcs11

    module = driver()
    assert module is not None
    folder()
    label = label or f"jeton {next(_numbers)}"
    command = [
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        label,
        "--so-pin",
        "12345678",
        "--pin",
        PIN,
    ]
    subprocess.run(command, check=True, capture_output=True)
    library: Any = pkcs11.lib(str(module))
    library.reinitialize()  # only then does the driver see a new token
    token = library.get_token(token_label=label)
    return Plugged(module, label, token.serial.decode())


def put(token: Plugged, key: Any, *certificates: Any, key_id: bytes = b"\x01", sign: bool = True) -> None:
    """Put a private key (cryptography) and its certificate, then its issuers', on a token."""
    import pkcs11
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pkcs11 import Attribute, CertificateType, ObjectClass
    from pkcs11.util.ec import decode_ec_private_key
    from pkcs11.util.rsa import decode_rsa_private_key

    is_rsa = isinstance(key, rsa.RSAPrivateKey)
    form = PrivateFormat.TraditionalOpenSSL
    der = key.private_bytes(Encoding.DER, form, NoEncryption())
    attributes = decode_rsa_private_key(der) if is_rsa else decode_ec_private_key(der)
    attributes |= {
        Attribute.ID: key_id,
        Attribute.TOKEN: True,
        Attribute.SIGN: sign,
        Attribute.LABEL: "clé",
        Attribute.PRIVATE: True,
        Attribute.SENSITIVE: True,
    }
    with (
        pkcs11.lib(str(token.module))
        .get_token(token_label=token.label)
        .open(user_pin=PIN, rw=True) as session
    ):
        session.create_object(attributes)
        for number, certificate in enumerate(certificates):
            session.create_object(
                {
                    Attribute.CLASS: ObjectClass.CERTIFICATE,
                    Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                    Attribute.TOKEN: True,
                    Attribute.PRIVATE: False,
                    Attribute.ID: key_id if number == 0 else b"",
                    Attribute.SUBJECT: certificate.subject.public_bytes(),
                    Attribute.VALUE: certificate.public_bytes(Encoding.DER),
                }
            )

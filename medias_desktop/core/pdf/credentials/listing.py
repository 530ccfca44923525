"""The cards and tokens that are plugged in (PKCS#11), and where their drivers usually are."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from medias_desktop.core.pdf.credentials.errors import NotADriver

_PROGRAM_FILES = ("ProgramFiles", "ProgramFiles(x86)")
_WINDOWS = (
    "{system}/eTPKCS11.dll",  # SafeNet, Thales
    "{system}/eToken.dll",
    "{system}/IDPrimePKCS1164.dll",
    "{system}/bit4xpki.dll",
    "{system}/bit4ipki.dll",
    "{programs}/Yubico/Yubico PIV Tool/bin/libykcs11.dll",
    "{programs}/OpenSC Project/OpenSC/pkcs11/opensc-pkcs11.dll",
    "C:/SoftHSM2/lib/softhsm2-x64.dll",
)
_MACOS = (
    "/usr/local/lib/libeTPkcs11.dylib",
    "/usr/local/lib/libIDPrimePKCS11.dylib",
    "/Library/Frameworks/eToken.framework/Versions/Current/libeToken.dylib",
    "/usr/local/lib/libykcs11.dylib",
    "/opt/homebrew/lib/libykcs11.dylib",
    "/Library/OpenSC/lib/opensc-pkcs11.so",
    "/usr/local/lib/opensc-pkcs11.so",
    "/Library/bit4id/pkcs11/libbit4xpki.dylib",
    "/usr/local/lib/softhsm/libsofthsm2.so",
    "/opt/homebrew/lib/softhsm/libsofthsm2.so",
)
_LINUX_FOLDERS = (
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/usr/lib64",
    "/usr/lib",
    "/usr/local/lib",
)
_LINUX_NAMES = (
    "libeTPkcs11.so",
    "libeToken.so",
    "libIDPrimePKCS11.so",
    "libykcs11.so",
    "opensc-pkcs11.so",
    "libbit4xpki.so",
    "libbit4ipki.so",
    "softhsm/libsofthsm2.so",
)

using_drivers = RLock()
"""Held around every call into a driver: some are not safe for several threads."""


@dataclass(frozen=True)
class TokenCertificate:
    """A certificate on a token and the id of the key that belongs to it."""

    pem: str
    key_id: bytes
    common_name: str


@dataclass(frozen=True)
class Token:
    """What is plugged in; ``serial`` tells two tokens of the same label apart, ``login`` whether it asks for a PIN."""

    label: str
    serial: str
    manufacturer: str
    certificates: tuple[TokenCertificate, ...] = ()
    login: bool = True
    pin_locked: bool = False


def usual_modules() -> tuple[Path, ...]:
    """Return the drivers (PKCS#11 modules) that exist in their usual places on this computer, no file twice."""
    found: dict[Path, Path] = {}
    for path in _usual_places():
        if path.is_file():
            found.setdefault(path.resolve(), path)
    return tuple(found.values())


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        system = f"{os.environ.get('SYSTEMROOT', 'C:/Windows')}/System32"
        programs = [os.environ[name] for name in _PROGRAM_FILES if name in os.environ]
        for pattern in _WINDOWS:
            for folder in programs if "{programs}" in pattern else [""]:
                yield Path(pattern.format(system=system, programs=folder))
    elif sys.platform == "darwin":
        yield from map(Path, _MACOS)
    else:
        yield from (Path(folder, name) for name in _LINUX_NAMES for folder in _LINUX_FOLDERS)


def tokens(module: Path) -> tuple[Token, ...]:
    """Return what is plugged in, with the certificates that it shows without a PIN. Raises NotADriver."""
    import pkcs11

    found = []
    with using_drivers:
        for slot in slots(module):
            try:
                token = slot.get_token()
                if pkcs11.TokenFlag.TOKEN_INITIALIZED & token.flags:
                    found.append(_described(token))
            except pkcs11.PKCS11Error:
                continue  # taken away at this very moment, or not readable: as if it were not there
    return tuple(found)


def slots(module: Path) -> list[Any]:
    """Return the slots of a driver that hold a token. Raises NotADriver."""
    import pkcs11

    if not module.is_file():
        raise NotADriver(name=module.name)
    try:
        return list(pkcs11.lib(str(module)).get_slots(token_present=True))
    except (pkcs11.PKCS11Error, OSError) as error:
        raise NotADriver(name=module.name) from error


def _described(token: Any) -> Token:
    from pkcs11 import TokenFlag

    with opened(token) as session:
        held = tuple(certificates(session))
    return Token(
        token.label,
        serial_of(token),
        token.manufacturer_id,
        held,
        bool(token.flags & TokenFlag.LOGIN_REQUIRED),
        bool(token.flags & TokenFlag.USER_PIN_LOCKED),
    )


def serial_of(token: Any) -> str:
    """Return a token's serial number as text."""
    return bytes(token.serial).decode("utf-8", "replace").strip("\0 ")


@contextmanager
def opened(token: Any) -> Iterator[Any]:
    """Hold a session without a PIN."""
    session = token.open()
    try:
        yield session
    finally:
        session.close()


def certificates(session: Any) -> Iterator[TokenCertificate]:
    """Yield the X.509 certificates that a session shows; what is not one is passed over."""
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509 import load_der_x509_certificate
    from pkcs11 import Attribute, ObjectClass, PKCS11Error

    from medias_desktop.core.pdf.identity import common_name

    for item in list(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})):
        try:
            certificate = load_der_x509_certificate(bytes(item[Attribute.VALUE]))
            key_id = bytes(item[Attribute.ID])
        except (PKCS11Error, ValueError, KeyError):
            continue
        pem = certificate.public_bytes(Encoding.PEM).decode()
        yield TokenCertificate(pem, key_id, common_name(certificate))

"""Keys on cards and tokens (PKCS#11), which never let them out."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from medias_desktop.core.errors import UserError
from medias_desktop.core.pdf.credentials import listing
from medias_desktop.core.pdf.credentials.errors import (
    NoSigningKey,
    PinLocked,
    PinMissing,
    PinNotSet,
    PinWrong,
    PinWrongFewTriesLeft,
    PinWrongLastTry,
    TokenFailed,
    TokenMissing,
    TokenRemoved,
)
from medias_desktop.core.pdf.credentials.forms import as_asn1, certificate_store
from medias_desktop.core.pdf.errors import KeyDoesNotMatch
from medias_desktop.core.pdf.identity import common_name

_PROCESS_SECRET = secrets.token_bytes(32)


class _Login:
    """A session in which the token's owner is logged in.

    A token knows one login for a whole program, so credentials of the same token share it: whoever logged out would
    log the other out as well, and a second login would be refused without a look at its PIN.
    """

    def __init__(self, session: Any, pin: str) -> None:
        self.session = session
        self.users = 1
        self._pin = _seal(pin)

    def is_opened_by(self, pin: str) -> bool:
        return hmac.compare_digest(self._pin, _seal(pin))


def _seal(pin: str) -> bytes:
    return hmac.digest(_PROCESS_SECRET, pin.encode(), hashlib.sha256)


_logins: dict[tuple[Path, str], _Login] = {}


class TokenCredential:
    """A key on a token, from logging in to ``close``."""

    def __init__(self, module: Path, token_serial: str, key_id: bytes, pin: str) -> None:
        """Log in and find the key and its certificate.

        An empty ``pin`` is right for a token that asks for none or has keys of its own to type it on. Raises
        NotADriver, TokenMissing, PinWrong, PinLocked, PinMissing, PinNotSet, NoSigningKey, KeyDoesNotMatch,
        TokenRemoved or TokenFailed.
        """
        self._module, self._serial, self._key_id = module, token_serial, key_id
        self._open = False
        self._pin_for_each: str | None = None
        with listing.using_drivers:
            token = self._plugged_in()
            with self._explained():
                self._session = self._log_in(token, pin)
            self._open = True
            try:
                with self._explained():
                    self._find(token, pin)
            except UserError:
                self.close()
                raise

    def __repr__(self) -> str:
        return f"TokenCredential({self._module.name}, {self._serial})"

    def signer(self) -> Any:
        """Return a pyHanko signer that asks the token for each signature. Its errors are those of a token."""
        from medias_desktop.core.pdf.credentials.token_signer import TokenSigner

        return TokenSigner(
            self._session,
            self._explained,
            key=self._key,
            certificate=as_asn1(self.certificate_pem),
            store=certificate_store(self.chain_pems),
            raw=self._raw,
            pin=self._pin_for_each,
        )

    def close(self) -> None:
        """Log out; a token that is gone has done so itself."""
        from pkcs11 import PKCS11Error

        with listing.using_drivers:
            if not self._open:
                return
            self._open = False
            self._pin_for_each = None
            login = _logins[self._module, self._serial]
            login.users -= 1
            if login.users == 0:
                del _logins[self._module, self._serial]
                with suppress(PKCS11Error):
                    login.session.close()

    def _plugged_in(self) -> Any:
        from pkcs11 import PKCS11Error

        for slot in listing.slots(self._module):
            try:
                token = slot.get_token()
            except PKCS11Error:
                continue
            if listing.serial_of(token) == self._serial:
                return token
        raise TokenMissing

    def _log_in(self, token: Any, pin: str) -> Any:
        from pkcs11 import PROTECTED_AUTH, TokenFlag, exceptions

        shared = _logins.get((self._module, self._serial))
        if shared is not None:
            if not shared.is_opened_by(pin):
                raise PinWrong(label=token.label)  # the token is not asked: no try is lost
            shared.users += 1
            return shared.session
        given: Any = pin
        if not token.flags & TokenFlag.LOGIN_REQUIRED:
            given = None
        elif token.flags & TokenFlag.USER_PIN_LOCKED:
            raise PinLocked(label=token.label)
        elif not pin:
            if not token.flags & TokenFlag.PROTECTED_AUTHENTICATION_PATH:
                raise PinMissing(label=token.label)
            given = PROTECTED_AUTH
        try:
            session = token.open(user_pin=given)
        except (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange):
            raise self._wrong_pin(token) from None
        except exceptions.PinLocked:
            raise PinLocked(label=token.label) from None
        except (exceptions.UserPinNotInitialized, exceptions.PinExpired):
            raise PinNotSet(label=token.label) from None
        _logins[self._module, self._serial] = _Login(session, pin)
        return session

    def _wrong_pin(self, token: Any) -> UserError:
        from pkcs11 import PKCS11Error, TokenFlag

        try:
            flags = token.slot.get_token().flags
        except PKCS11Error:
            return TokenRemoved()
        if flags & TokenFlag.USER_PIN_LOCKED:
            return PinLocked(label=token.label)
        if flags & TokenFlag.USER_PIN_FINAL_TRY:
            return PinWrongLastTry(label=token.label)
        if flags & TokenFlag.USER_PIN_COUNT_LOW:
            return PinWrongFewTriesLeft(label=token.label)
        return PinWrong(label=token.label)

    def _find(self, token: Any, pin: str) -> None:
        from cryptography.x509 import load_pem_x509_certificate
        from pkcs11 import Attribute, Mechanism, ObjectClass

        held = list(listing.certificates(self._session))
        own = [one for one in held if one.key_id == self._key_id]
        wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: self._key_id}
        keys = list(self._session.get_objects(wanted))
        if not own or not keys or not _attribute(keys[0], Attribute.SIGN, default=True):
            raise NoSigningKey(label=token.label)
        self._key = keys[0]
        self.certificate_pem, self.common_name = own[0].pem, own[0].common_name
        certificate = load_pem_x509_certificate(self.certificate_pem.encode())
        if not _belongs(self._key, certificate):
            raise KeyDoesNotMatch(name=common_name(certificate))
        self.chain_pems = tuple(one.pem for one in held if one.pem != self.certificate_pem)
        whole = {"RSA": Mechanism.SHA256_RSA_PKCS, "EC": Mechanism.ECDSA_SHA256}[self._key.key_type.name]
        self._raw = whole not in token.slot.get_mechanisms()
        # Such a key (a YubiKey's slot 9c…) wants the PIN before every signature.
        every_time = _attribute(self._key, Attribute.ALWAYS_AUTHENTICATE, default=False)
        self._pin_for_each = pin if every_time and pin else None

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn a driver's errors into sentences: a token that is no longer there was removed, whatever it is called."""
        from pkcs11 import PKCS11Error, exceptions

        try:
            yield
        except exceptions.PinLocked:
            raise PinLocked(label=self._serial) from None
        except PKCS11Error as error:
            try:
                self._plugged_in()
            except UserError:
                raise TokenRemoved from error
            if isinstance(error, _gone()):
                raise TokenRemoved from error
            raise TokenFailed(reason=type(error).__name__) from error


def _gone() -> tuple[type[Exception], ...]:
    from pkcs11 import exceptions

    return (
        exceptions.DeviceRemoved,
        exceptions.TokenNotPresent,
        exceptions.TokenNotRecognised,
        exceptions.SessionHandleInvalid,
        exceptions.SessionClosed,
        exceptions.SlotIDInvalid,
        exceptions.KeyHandleInvalid,
        exceptions.ObjectHandleInvalid,
        exceptions.UserNotLoggedIn,
    )


def _attribute(item: Any, name: Any, *, default: bool) -> bool:
    from pkcs11 import PKCS11Error

    try:
        return bool(item[name])
    except (PKCS11Error, KeyError):  # tokens may leave out what is optional
        return default


def _belongs(key: Any, certificate: Any) -> bool:
    """Tell whether a token's private key is that of a certificate, as far as the token lets itself be asked."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa
    from pkcs11 import Attribute, KeyType, PKCS11Error

    public = certificate.public_key()
    if isinstance(public, ec.EllipticCurvePublicKey):
        return bool(key.key_type == KeyType.EC)
    if not isinstance(public, rsa.RSAPublicKey) or key.key_type != KeyType.RSA:
        return False
    try:
        modulus = bytes(key[Attribute.MODULUS])
    except (PKCS11Error, KeyError):
        return True
    return int.from_bytes(modulus, "big") == public.public_numbers().n

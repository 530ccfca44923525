"""Signing with real tokens, and what each of their troubles is called."""

from __future__ import annotations

import logging
import shutil
import traceback

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from medias_desktop.core.pdf.credentials import TokenCredential, tokens, usual_modules
from medias_desktop.core.pdf.credentials.errors import (
    NoSigningKey,
    NotADriver,
    PinMissing,
    PinWrong,
    PinWrongFewTriesLeft,
    TokenMissing,
    TokenRemoved,
)
from medias_desktop.core.pdf.errors import KeyDoesNotMatch
from medias_desktop.core.pdf.identity import open_pkcs12
from medias_desktop.core.pdf.verifying import verify
from tests.core.pdf.conftest import PASSPHRASE, signed_with, trusting
from tests.core.pdf.softhsm import PIN, driver, folder, needs_softhsm, new_token, put
from tests.core.pdf.test_identity import foreign
from tests.core.pdf.tools import check_signatures, defects

pytestmark = needs_softhsm


@pytest.fixture(scope="module")
def mayors_token(mayor):
    token = new_token()
    key, certificate, others = open_pkcs12(mayor.pkcs12, PASSPHRASE)
    put(token, key, certificate, *others)
    return token


def opened(token, pin=PIN, key_id=b"\x01"):
    return TokenCredential(token.module, token.serial, key_id, pin)


def test_a_token_signs_like_a_file(record, mayors_token, mayor):
    credential = opened(mayors_token)
    try:
        assert credential.common_name == "Hélène Cœur-Bélanger"
        assert credential.certificate_pem == mayor.certificate_pem
        assert credential.chain_pems == mayor.chain_pems
        pdf = signed_with(credential, record.pdf, "signature_1", certify=True)
    finally:
        credential.close()
    assert check_signatures(pdf) == ["Hélène Cœur-Bélanger"]
    assert verify(pdf, trusting(*mayor.chain_pems), expected_fields=("signature_1",)).accepted
    assert defects(pdf, "2a") == defects(pdf, "ua1") == []


@pytest.mark.parametrize(
    "key", [rsa.generate_private_key(65537, 3072), ec.generate_private_key(ec.SECP384R1())]
)
def test_keys_of_every_usual_kind_sign(record, key):
    token = new_token()
    own, certificate, _ = open_pkcs12(foreign(key=key), "x")
    put(token, own, certificate)
    credential = opened(token)
    pdf = signed_with(credential, record.pdf, "signature_1", certify=True)
    credential.close()
    assert check_signatures(pdf) == ["Autre Programme"]


def test_what_is_plugged_in_is_listed_without_a_pin(mayors_token, mayor):
    (found,) = [one for one in tokens(mayors_token.module) if one.serial == mayors_token.serial]
    assert (found.label, found.login, found.pin_locked) == (mayors_token.label, True, False)
    assert "SoftHSM" in found.manufacturer
    own, _root = sorted(found.certificates, key=lambda one: one.key_id, reverse=True)
    assert (own.pem, own.key_id, own.common_name) == (mayor.certificate_pem, b"\x01", "Hélène Cœur-Bélanger")


def test_listing_does_not_disturb_who_is_logged_in(record, mayors_token):
    credential = opened(mayors_token)
    tokens(mayors_token.module)
    assert signed_with(credential, record.pdf, "signature_1", certify=True)
    credential.close()


def test_two_credentials_of_one_token_share_its_login(record, mayors_token):
    one, other = opened(mayors_token), opened(mayors_token)
    with pytest.raises(PinWrong):
        opened(mayors_token, "0000")
    one.close()
    one.close()
    assert signed_with(other, record.pdf, "signature_1", certify=True)
    other.close()


def test_a_wrong_pin_says_how_many_tries_are_left_and_never_which_pin(mayors_token, caplog):
    caplog.set_level(logging.DEBUG)
    wrong = str(13572467 + 1)  # not in these lines, which a traceback shows
    with pytest.raises(PinWrongFewTriesLeft) as caught:
        opened(mayors_token, wrong)
    told = "".join(traceback.format_exception(caught.value))
    assert wrong not in told + caplog.text + repr(caught.value.details)
    opened(mayors_token).close()


@pytest.mark.parametrize("pin", ["1", "9" * 300, "né\0"])
def test_a_pin_that_no_token_would_take_is_wrong(mayors_token, pin):
    with pytest.raises(PinWrong):
        opened(mayors_token, pin)


def test_a_pin_is_asked_for(mayors_token):
    with pytest.raises(PinMissing, match=mayors_token.label):
        opened(mayors_token, "")


def test_the_pin_is_in_no_representation(mayors_token):
    credential = opened(mayors_token)
    assert PIN not in repr(credential) + str(vars(credential))
    credential.close()


def test_another_token_is_not_this_one(mayors_token):
    with pytest.raises(TokenMissing):
        TokenCredential(mayors_token.module, "0123456789abcdef", b"\x01", PIN)


def test_a_token_without_that_key_says_so(mayors_token):
    with pytest.raises(NoSigningKey, match=mayors_token.label):
        opened(mayors_token, key_id=b"\x09")
    opened(mayors_token).close()  # and is logged out: a new login asks for the PIN


def test_a_key_that_may_not_sign_is_none():
    token = new_token()
    key, certificate, _ = open_pkcs12(foreign(), "x")
    put(token, key, certificate, sign=False)
    with pytest.raises(NoSigningKey):
        opened(token)


@pytest.mark.parametrize(
    "key", [rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1())]
)
def test_a_key_of_another_certificate_is_refused(key):
    token = new_token()
    _, certificate, _ = open_pkcs12(foreign(key=rsa.generate_private_key(65537, 2048)), "x")
    put(token, key, certificate)
    with pytest.raises(KeyDoesNotMatch, match="Autre Programme"):
        opened(token)


def test_a_token_removed_in_the_middle_leaves_nothing_behind(record):
    token = new_token()
    key, certificate, _ = open_pkcs12(foreign(), "x")
    put(token, key, certificate)
    credential = opened(token)
    for place in (folder() / "tokens").iterdir():
        if any(token.serial.encode() in file.read_bytes() for file in place.rglob("token.object")):
            shutil.rmtree(place)
    with pytest.raises(TokenRemoved):
        signed_with(credential, record.pdf, "signature_1", certify=True)
    credential.close()
    with pytest.raises(TokenMissing):
        opened(token)


@pytest.mark.parametrize("content", [b"", b"not a library", b"\x7fELF" + b"\0" * 500])
def test_other_files_are_not_drivers(tmp_path, content):
    file = tmp_path / "driver.so"
    file.write_bytes(content)
    with pytest.raises(NotADriver, match=r"driver\.so"):
        tokens(file)


def test_a_library_of_something_else_is_not_a_driver():
    import _ctypes
    from pathlib import Path

    with pytest.raises(NotADriver):
        tokens(Path(_ctypes.__file__))


def test_a_driver_that_is_gone_is_none(tmp_path):
    with pytest.raises(NotADriver):
        tokens(tmp_path / "gone.so")


def test_usual_drivers_exist_and_are_named_once():
    found = usual_modules()
    assert driver() in found
    assert all(path.is_file() for path in found)
    assert len({path.resolve() for path in found}) == len(found)

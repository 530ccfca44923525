"""What a token says about its PIN, with a device that says it: SoftHSM2 never locks itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from pkcs11 import PROTECTED_AUTH, TokenFlag, exceptions

from medias_desktop.core.pdf.credentials import TokenCredential, listing
from medias_desktop.core.pdf.credentials.errors import (
    PinLocked,
    PinNotSet,
    PinWrong,
    PinWrongFewTriesLeft,
    PinWrongLastTry,
    TokenFailed,
    TokenRemoved,
)

ASKS = TokenFlag.LOGIN_REQUIRED | TokenFlag.TOKEN_INITIALIZED


class Device:
    """A token in its slot that answers a PIN with an error, and has other flags from then on."""

    label, serial, manufacturer_id = "Mairie", b"0042", "Essai"

    def __init__(self, error, flags=ASKS, later=None):
        self.error, self.flags, self.later, self.pins = error, flags, later, []

    @property
    def slot(self):
        return self

    def get_token(self):
        if self.later is TokenRemoved and self.pins:
            raise exceptions.TokenNotPresent
        if self.pins and self.later is not None:
            self.flags = self.later
        return self

    def open(self, user_pin=None):
        self.pins.append(user_pin)
        raise self.error


def tried(monkeypatch, device, pin="1234"):
    monkeypatch.setattr(listing, "slots", lambda module: [device])
    return TokenCredential(Path("driver"), "0042", b"\x01", pin)


@pytest.mark.parametrize(
    ("device", "error"),
    [
        (Device(exceptions.PinIncorrect), PinWrong),
        (Device(exceptions.PinIncorrect, later=ASKS | TokenFlag.USER_PIN_COUNT_LOW), PinWrongFewTriesLeft),
        (Device(exceptions.PinIncorrect, later=ASKS | TokenFlag.USER_PIN_FINAL_TRY), PinWrongLastTry),
        (Device(exceptions.PinIncorrect, later=ASKS | TokenFlag.USER_PIN_LOCKED), PinLocked),
        (Device(exceptions.PinIncorrect, later=TokenRemoved), TokenRemoved),
        (Device(exceptions.PinLocked), PinLocked),
        (Device(exceptions.UserPinNotInitialized), PinNotSet),
        (Device(exceptions.DeviceRemoved), TokenRemoved),
        (Device(exceptions.DeviceError), TokenFailed),
        (Device(exceptions.GeneralError, later=TokenRemoved), TokenRemoved),
    ],
)
def test_each_answer_has_its_own_sentence(monkeypatch, device, error):
    with pytest.raises(error) as caught:
        tried(monkeypatch, device)
    assert type(caught.value) is error
    assert "1234" not in str(caught.value)


def test_a_locked_token_is_not_asked_again(monkeypatch):
    device = Device(exceptions.PinLocked, ASKS | TokenFlag.USER_PIN_LOCKED)
    with pytest.raises(PinLocked, match="Mairie"):
        tried(monkeypatch, device)
    assert device.pins == []


@pytest.mark.parametrize(
    ("flags", "pin", "given"),
    [
        (TokenFlag.TOKEN_INITIALIZED, "", None),
        (TokenFlag.TOKEN_INITIALIZED, "1234", None),
        (ASKS | TokenFlag.PROTECTED_AUTHENTICATION_PATH, "", PROTECTED_AUTH),
        (ASKS, "1234", "1234"),
    ],
)
def test_a_pin_goes_only_to_a_token_that_asks_for_it_here(monkeypatch, flags, pin, given):
    device = Device(exceptions.FunctionFailed, flags)
    with pytest.raises(TokenFailed, match="FunctionFailed"):
        tried(monkeypatch, device, pin)
    assert device.pins == [given]

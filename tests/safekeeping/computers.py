"""What a user does in the preferences of an open register, for tests that hold no window."""

from __future__ import annotations

from medias_desktop.core.store.register import Register
from medias_desktop.safekeeping.service import unlocking


def remember_on_computer(path, access, clock):
    """Let this computer's session open a register from now on."""
    register = Register.open(path, clock, access)
    unlocking.remember_on_computer(register)
    register.close()


def forget_on_computer(path, access, clock):
    """Let it do so no more."""
    register = Register.open(path, clock, access)
    unlocking.forget_on_computer(register)
    register.close()

"""Closed lists of values that bring their words along."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """A value as it is stored, with the word (an ``N_`` message) in which it is shown.

    Members are written ``NAME = "value", N_("Word")``.
    """

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member of its stored value and its word."""
        made = str.__new__(cls, value)
        made._value_ = value
        made.label = label
        return made

"""Errors that are the user's to mend, each one plain sentence.

UserError
├── core.files: FileMissing, FolderReadOnly, DiskFull, FileInUse …
├── core.store: NewerRegister, NotARegister …
└── each slice's errors.py

Everything that is not a UserError is a bug and reaches the crash dialog.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import ClassVar

from medias_desktop.core.i18n import N_, format_date, translate

_NOT_OF_A_LINE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
"""Line ends, and signs that turn the direction of what follows: file names may hold them."""

_NAMES_SHOWN = 7


class UserError(Exception):
    """Something the user can understand and act on; subclasses give the sentence.

    ``template`` is a translatable sentence with ``{placeholders}``: what happened, then what to do.
    ``details`` are the values of the placeholders: dates are written out in the language in use when the sentence is
    shown, of a list of names the first seven.
    """

    template: ClassVar[str] = N_("Something could not be done: {reason}")

    def __init__(self, **details: object) -> None:
        super().__init__(type(self).__name__, details)
        self.details = details

    def sentence(self) -> str:
        """Return the sentence in the interface language."""
        told = {name: _said(value) for name, value in self.details.items()}
        return translate(self.template).format(**told)

    def __str__(self) -> str:
        return self.sentence()


def _said(value: object) -> object:
    if isinstance(value, str):
        return _NOT_OF_A_LINE.sub(" ", value)
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, tuple | list):
        names = [str(_said(name)) for name in value[:_NAMES_SHOWN]]
        return "; ".join(names) + ("; …" if len(value) > _NAMES_SHOWN else "")
    return value


class Cancelled(Exception):
    """A job was cancelled by the user; nothing was written."""

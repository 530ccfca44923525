"""Errors that are the user's to mend, each one plain sentence.

UserError
├── core.files: FileMissing, FolderReadOnly, DiskFull, FileInUse …
├── core.store: NewerRegister, NotARegister …
└── each slice's errors.py

Everything that is not a UserError is a bug and reaches the crash dialog.
"""

from __future__ import annotations

from typing import ClassVar

from medias_desktop.core.i18n import N_, translate


class UserError(Exception):
    """Something the user can understand and act on; subclasses give the sentence.

    ``template`` is a translatable sentence with ``{placeholders}``: what happened, then what to do.
    ``details`` are the values of the placeholders.
    """

    template: ClassVar[str] = N_("Something could not be done: {reason}")

    def __init__(self, **details: object) -> None:
        super().__init__(type(self).__name__, details)
        self.details = details

    def sentence(self) -> str:
        """Return the sentence in the interface language."""
        return translate(self.template).format(**self.details)

    def __str__(self) -> str:
        return self.sentence()


class Cancelled(Exception):
    """A job was cancelled by the user; nothing was written."""

"""What is shown and printed of an adopted document: the signed original while it binds, else a copy that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.store import attachments
from medias_desktop.policies import errors
from medias_desktop.policies.labels.copies import Stamp, stamp_of, stamp_text
from medias_desktop.policies.rules import SignatureMethod, VersionState
from medias_desktop.policies.service import reading
from medias_desktop.policies.service.base import RegisterService

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules import VersionSummary

_REPEAL = "SELECT repeal_resolution FROM policy_version WHERE id = :version_id"
_COPIED = """
SELECT t.id FROM true_copy t JOIN adoption a ON a.id = t.adoption_id WHERE a.version_id = :version_id LIMIT 1
"""
_KEPT = 4


@dataclass(frozen=True, slots=True)
class DisplayCopy:
    """What to show of a version; ``why`` it is stamped, in the interface language ("" of the signed original)."""

    pdf: bytes
    stamped: bool
    why: str = ""


class CopyService(RegisterService):
    """Makes the copies of one register's adopted documents; the original's bytes stay as they are."""

    def __init__(self, register: Register) -> None:
        super().__init__(register)
        self._made: dict[tuple[str, Stamp, str], bytes] = {}

    def stamp(self, version_id: int) -> Stamp | None:
        """Return what a copy must say today, or None: the original is what is shown. Raises UnknownVersion.

        A text that is not in force yet and still wants a pen is printed to be signed: that is no copy.
        """
        version, family = self._family(version_id)
        resolution = ""
        if version.state is VersionState.REPEALED:
            resolution = next(
                (row["repeal_resolution"] for row in self._register.rows(_REPEAL, version_id=version_id)), ""
            )
        found = stamp_of(version, family, resolution)
        if found is not None and version.state is VersionState.ADOPTED and self._wants_pen(version_id):
            return None
        return found

    def why(self, version_id: int) -> str:
        """Return why the copies of a version are stamped, or "" when they are not. Raises UnknownVersion."""
        stamp = self.stamp(version_id)
        return "" if stamp is None else stamp_text(stamp)

    def display_copy(self, version_id: int) -> DisplayCopy:
        """Return what is shown and printed of a version today, made once a day for each.

        Raises UnknownVersion, NotAdopted or RegisterDamaged.
        """
        record = reading.adoption(self._register, version_id)
        if record is None:
            raise errors.NotAdopted
        stamp = self.stamp(version_id)
        if stamp is None:
            return DisplayCopy(attachments.fetch(self._register, record.pdf_sha256), stamped=False)
        language = self._family(version_id)[0].language
        key = (record.pdf_sha256, stamp, language)
        if key not in self._made:
            from medias_desktop.core.pdf.stamped import stamped_copy

            original = attachments.fetch(self._register, record.pdf_sha256)
            while len(self._made) >= _KEPT:
                self._made.pop(next(iter(self._made)), None)
            self._made[key] = stamped_copy(original, stamp_text(stamp, language), language, stamp.colour)
        return DisplayCopy(self._made[key], stamped=True, why=stamp_text(stamp))

    def _family(self, version_id: int) -> tuple[VersionSummary, tuple[VersionSummary, ...]]:
        for row in self._register.rows(
            "SELECT policy_id FROM policy_version WHERE id = :version_id", version_id=version_id
        ):
            for policy in reading.summaries(self._register, self.today, row["policy_id"]):
                for version in policy.versions:
                    if version.id == version_id:
                        return version, policy.versions
        raise errors.UnknownVersion

    def _wants_pen(self, version_id: int) -> bool:
        record = reading.adoption(self._register, version_id)
        if record is None or all(one.method is not SignatureMethod.PEN for one in record.signatories):
            return False
        return not self._register.rows(_COPIED, version_id=version_id)

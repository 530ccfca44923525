"""Certificates of what persons acknowledged, to look at one by one or sealed into a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.acknowledgements.documents.certificates import (
    AcknowledgementCertificate,
    typeset_certificate,
)
from medias_desktop.acknowledgements.errors import NobodySigned
from medias_desktop.acknowledgements.models import event
from medias_desktop.acknowledgements.rules import AcknowledgementState
from medias_desktop.core.i18n import N_, catalogue
from medias_desktop.core.pdf.sealing import Sealable
from medias_desktop.core.store.letterhead import arms_colour

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import PersonRow
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.service import PolicyService

KIND = "acknowledgement_certificate"
_TITLE = N_("Certificate of acknowledgement – {name}")
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class Certificates:
    """Makes the certificates of one register's acknowledgements."""

    def __init__(self, register: Register, policies: PolicyService) -> None:
        self._register = register
        self._policies = policies

    def of(self, row: PersonRow) -> Sealable:
        """Return the certificate of what a person acknowledged. Raises NobodySigned."""
        return self._certificate(_signed([row])[0], self._versions())

    def into(self, folder: Path, rows: Sequence[PersonRow], progress: Progress) -> Path:
        """Write the sealed certificates of those who signed into a new folder and return it; see SealingService.

        Raises NobodySigned, Cancelled or a file error: nothing is left or recorded then.
        """
        signed, versions = _signed(rows), self._versions()

        def named() -> Iterator[tuple[str, Sealable]]:
            for row in signed:
                yield _file_name(row), self._certificate(row, versions)

        return self._policies.signatures.sealing.seal_into(folder, named(), len(signed), progress)

    def _versions(self) -> dict[int, VersionSummary]:
        return {one.id: one for one in self._policies.adopted_versions()}

    def _certificate(self, row: PersonRow, versions: dict[int, VersionSummary]) -> Sealable:
        act, first = self._recorded(row.status.event_id or 0)
        version, status = versions[act.version_id], row.status
        assert status.day is not None
        assert status.method is not None
        town = self._register.municipality()
        pdf = typeset_certificate(
            AcknowledgementCertificate(
                uid=first.uid,
                municipality=version.municipality,
                language=row.language,
                person=row.full_name,
                number=row.number,
                department=row.department,
                group=row.group,
                policy_title=version.policy_title,
                policy_number=version.policy_number,
                version=version.ordinal,
                resolution_number=version.resolution_number,
                in_force_date=version.in_force_date,
                text_sha256=act.text_sha256,
                day=status.day,
                method=status.method,
                witness=status.witness,
                recorded_at=first.recorded_at,
                made_at=self._register.clock.now(),
                paper=town.paper,
                colour=arms_colour(self._register),
            )
        )
        title = catalogue(row.language).gettext(_TITLE).format(name=row.full_name)
        return Sealable(KIND, title, pdf, row.language, row.person_id)

    def _recorded(self, event_id: int) -> tuple[sa.Row[tuple[object, ...]], sa.Row[tuple[object, ...]]]:
        """Return the event that counts, and the one that it began with if it is a correction."""
        with self._register.read() as connection:
            act = first = connection.execute(event.select().where(event.c.id == event_id)).one()
            while first.replaces_id is not None:
                first = connection.execute(event.select().where(event.c.id == first.replaces_id)).one()
        return act, first


def _signed(rows: Sequence[PersonRow]) -> list[PersonRow]:
    found = [row for row in rows if row.status.state is AcknowledgementState.SIGNED]
    if not found:
        raise NobodySigned
    return found


def _file_name(row: PersonRow) -> str:
    """Return a name that every system accepts and that no two persons share."""
    plain = " ".join(_UNFIT.sub(" ", f"{row.listed_name} {row.number}").split())[:120].strip(" .")
    return f"{plain} {row.uid[:8]}.pdf"

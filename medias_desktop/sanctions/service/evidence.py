"""The evidence pack of a case: everything that is kept of it in one document, read from the register as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import current_language
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import RegisterDamaged
from medias_desktop.core.store.sealed import SealedRecordAltered

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.sanctions.documents.evidence_pack import ShownCapture, ShownLetter, ShownProof
    from medias_desktop.sanctions.rules.cases import Capture, Letter, OpenCase
    from medias_desktop.sanctions.service.cases import Cases
    from medias_desktop.sanctions.service.sanctions import SanctionService


class EvidencePacks:
    """Makes the packs of the cases of one register."""

    def __init__(self, cases: Cases, sanctions: SanctionService) -> None:
        self._cases, self._sanctions = cases, sanctions

    def pdf(self, opened: OpenCase, progress: Progress | None = None, language: str | None = None) -> bytes:
        """Return the pack in the interface language, or another; a file that does not open is told in it. May be cancelled."""
        from medias_desktop.core.store.letterhead import letterhead
        from medias_desktop.sanctions.documents.evidence_pack import EvidencePack, typeset_pack

        progress, case, register = progress or Silent(), opened.case, self._cases.register
        total = len(case.captures) + len(case.letters) + 1
        captures = []
        for done, capture in enumerate(case.captures):
            progress.report(done, total)
            captures.append(self._capture(opened, capture))
        letters = []
        for done, letter in enumerate(case.letters, start=len(captures)):
            progress.report(done, total)
            letters.append(self._letter(opened, letter))
        progress.report(total - 1, total)
        town = register.municipality()
        return typeset_pack(
            EvidencePack(
                municipality=town.name,
                language=language or current_language(),
                case=case,
                proofs=self._proofs(opened),
                captures=captures,
                letters=letters,
                made_at=self._cases.now,
                made_by=self._cases.author,
                paper=town.paper,
                letterhead=letterhead(register),
            )
        )

    def _proofs(self, opened: OpenCase) -> tuple[ShownProof, ...]:
        from medias_desktop.sanctions.documents.evidence_pack import ShownProof

        case = opened.case
        texts = {clause.version_id: clause for clause in case.clauses}
        return tuple(
            ShownProof(
                policy_title=clause.policy_title,
                ordinal=clause.ordinal,
                in_force_date=clause.in_force_date,
                proof=self._sanctions.signed.proof(case.person.uid, version_id, case.fault.day),
            )
            for version_id, clause in texts.items()
        )

    def _capture(self, opened: OpenCase, capture: Capture) -> ShownCapture:
        from medias_desktop.core.pictures.opening import NotAPicture, PictureTooLarge
        from medias_desktop.sanctions.documents.evidence_pack import ShownCapture
        from medias_desktop.sanctions.documents.pictures import shown_picture

        try:
            content = self._cases.file(opened, capture.piece)
        except (SealedRecordAltered, RegisterDamaged):
            return ShownCapture(capture=capture, altered=True)
        if capture.piece.media_type.startswith("text/"):
            return ShownCapture(capture=capture, text=content.decode("utf-8", "replace"))
        try:
            return ShownCapture(capture=capture, picture=shown_picture(content))
        except (NotAPicture, PictureTooLarge):
            return ShownCapture(capture=capture)

    def _letter(self, opened: OpenCase, letter: Letter) -> ShownLetter:
        from medias_desktop.sanctions.documents.evidence_pack import ShownLetter
        from medias_desktop.sanctions.documents.pictures import shown_pages

        if letter.piece is None:
            return ShownLetter(letter=letter)
        try:
            return ShownLetter(letter=letter, pages=shown_pages(self._cases.file(opened, letter.piece)))
        except (SealedRecordAltered, RegisterDamaged):
            return ShownLetter(letter=letter, altered=True)

"""The card of an adoption beside the text: the council's act, the signatures, the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_time
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import Card, Chip, button, label, muted, subheading
from medias_desktop.policies import rules
from medias_desktop.policies.views.adoption.copies import Copies
from medias_desktop.policies.views.adoption.evidence import EvidencePart
from medias_desktop.policies.views.adoption.review_page import facts
from medias_desktop.signatures.views.verdict import Verdict

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.views.paper_copy.card_part import PaperPart


class AdoptionCard(QWidget):
    """Shows one adopted version; hidden for a draft."""

    def __init__(self, service: PolicyService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("adoption_card")
        self._service, self._desk = service, desk
        self._version: rules.VersionSummary | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._card: Card | None = None
        self.verdict = Verdict()

    def show_version(self, version: rules.VersionSummary | None) -> None:
        """Show a version's adoption, or nothing for a draft."""
        if self._card is not None:
            self._layout.removeWidget(self._card)
            self._card.deleteLater()
            self._card = None
        self._version = version
        record = None if version is None else self._service.adoption(version.id)
        self.setVisible(record is not None)
        if record is not None and version is not None:
            self._card = self._build(version, record)
            self._layout.addWidget(self._card)
            self._card.show()

    def _build(self, version: rules.VersionSummary, record: rules.AdoptionRecord) -> Card:
        card = Card()
        card.body.setSpacing(10)
        card.body.addWidget(subheading(_("Adoption")))
        resolution = record.resolution
        rows = [
            (_("Resolution"), resolution.resolution_number),
            (_("Meeting of"), format_date(resolution.meeting_date)),
            (_("In force on"), format_date(resolution.in_force_date)),
            (_("Moved by"), resolution.mover),
            (_("Seconded by"), resolution.seconder),
            (_("Vote"), resolution.vote),
            (_("Text fingerprint"), version.text_sha256[:16] + "…"),
            (_("File fingerprint"), record.pdf_sha256[:16] + "…"),
        ]
        card.body.addLayout(facts([row for row in rows if row[1]]))
        card.body.addSpacing(4)
        card.body.addWidget(subheading(_("Signatories")))
        card.body.addLayout(_signatures(record))
        card.body.addSpacing(4)
        self.verdict = Verdict()
        self.verdict.hide()
        card.body.addWidget(self.verdict)
        self.copies = Copies(self, self._desk, self._service, version)
        if self.copies.why:
            card.body.addWidget(self.copies.note())
        card.body.addLayout(self._actions())
        self.evidence = EvidencePart(self._desk, self._service, version)
        card.body.addWidget(self.evidence)
        if any(one.method is rules.SignatureMethod.PEN for one in record.signatories):
            card.body.addSpacing(4)
            card.body.addWidget(self._paper(version, record))
        return card

    def _paper(self, version: rules.VersionSummary, record: rules.AdoptionRecord) -> PaperPart:
        from medias_desktop.policies.views.paper_copy.card_part import PaperPart

        def original() -> bytes:
            return self._service.adoption_pdf(version.id)

        def verified(found: object) -> None:
            self._on_verified((version.id, found))

        return PaperPart(self._service.true_copies, self._desk, version, record, original, verified)

    def _actions(self) -> QGridLayout:
        self.show_button = button(_("View the signed &PDF"), "mdi6.file-document-check-outline", primary=True)
        self.verify_button = button(_("Verif&y"), "mdi6.shield-check-outline")
        self.save_button = button(_("&Save a copy…"), "mdi6.content-save-outline")
        self.print_button = button(_("Prin&t…"), "mdi6.printer-outline")
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, (widget, name, act) in enumerate(
            (
                (self.show_button, "view_adoption", self.copies.view),
                (self.verify_button, "verify_adoption", self._verify),
                (self.save_button, "save_adoption", self.copies.save_original),
                (self.print_button, "print_adoption", self.copies.print),
            )
        ):
            widget.setObjectName(name)
            widget.clicked.connect(act)
            row, column, across = ((0, 0, 2), (2, 0, 1), (1, 0, 2), (2, 1, 1))[number]
            grid.addWidget(widget, row, column, 1, across)
        self.copies.offer_both(self.save_button, self.show_button)
        return grid

    def _verify(self) -> None:
        assert self._version is not None
        version_id = self._version.id

        def work(_progress: Progress) -> object:
            return version_id, self._service.verify_adoption(version_id)

        self._desk.jobs.run(self, _("Verifying the document…"), work, self._on_verified)

    def _on_verified(self, result: object) -> None:
        assert isinstance(result, tuple)
        version_id, found = result
        if self._version is not None and self._version.id == version_id:
            self.verdict.show_verification(found)
            self.verdict.show()


def _signatures(record: rules.AdoptionRecord) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for one in record.signatories:
        row = QHBoxLayout()
        row.setSpacing(8)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(label(one.name))
        role = one.role
        if one.signed_at is not None:
            when = one.signed_at.astimezone()
            role = _("{role}, {date}, {time}").format(
                role=role, date=format_date(when.date(), "medium"), time=format_time(when)
            )
        who.addWidget(muted(role))
        row.addLayout(who, 1)
        digital = one.method is not rules.SignatureMethod.PEN
        chip = Chip(_("Digital") if digital else _("By hand"), "ok" if digital else "muted")
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
    return column

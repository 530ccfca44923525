"""Scans of sheets as small as a code can be read on, for tests of what becomes of them."""

from __future__ import annotations

import io

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from medias_desktop.acknowledgements.models import group_line, group_sheet
from medias_desktop.acknowledgements.service.sheet_finding import (
    blank_sheet,
    individual_sheet,
    subject_uid,
)
from medias_desktop.core.pdf import qr
from medias_desktop.core.pdf.sheet_codes import SheetKind, sheet_code, tag
from medias_desktop.core.store.transaction import new_uid
from tests.paper.scanner import as_pdf, printed


def page_saying(text: str, title: str = "Accusé de réception") -> Image.Image:
    """Return a page at 100 dots per inch that bears a code."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    canvas.setFont("Helvetica", 20)
    canvas.drawString(72, 700, title)
    canvas.line(72, 300, 400, 300)
    if text:
        canvas.translate(450, 90)
        canvas.scale(90, 90)
        canvas.addLiteral(qr.Series().operators(text).decode())
    canvas.showPage()
    canvas.save()
    return printed(out.getvalue(), 0, 100)


def scan(*pages: Image.Image) -> bytes:
    """Return what an office scanner saves of pages."""
    return as_pdf(list(pages), 100)


def individual(register, scope, uid: str, page: int = 1, pages: int = 1) -> str:
    """Return what the code on a person's sheet says."""
    return sheet_code(
        SheetKind.INDIVIDUAL,
        tag(register.id),
        tag(subject_uid(scope)),
        individual_sheet(scope, uid),
        page,
        pages,
    )


def blank(register, scope) -> str:
    """Return what the code on a sheet with empty lines says."""
    return sheet_code(SheetKind.BLANK, tag(register.id), tag(subject_uid(scope)), blank_sheet(scope, "1"))


def group(register, scope, person_ids, sheet: str = "GRPABCDEFG22") -> str:
    """Note a group sheet of one page as printed and return what its code says."""
    with register.transaction("print_group_sheets") as tx:
        number = tx.insert(
            group_sheet,
            uid=new_uid(),
            code=sheet,
            campaign_id=scope.campaign.id if scope.campaign else None,
            version_id=scope.version.id,
            language="fr",
            pages=1,
            printed_at=tx.now,
        )
        tx.insert_many(
            group_line,
            [
                {"sheet_id": number, "page": 1, "line": line, "person_id": person}
                for line, person in enumerate(person_ids, 1)
            ],
        )
    return sheet_code(SheetKind.GROUP, tag(register.id), tag(subject_uid(scope)), sheet)

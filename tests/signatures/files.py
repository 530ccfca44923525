"""Files to be checked: what a register adopted, and what became of copies of it."""

from __future__ import annotations

import re

from medias_desktop.core.progress import Silent
from medias_desktop.policies.rules import Signatory
from medias_desktop.policies.service import PolicyService
from tests.policies.adopting import RESOLUTION, draft, signatories


def adopted(register, *, pen: bool = False) -> bytes:
    """Adopt a small policy, by two digital signatures or by pen; return the document of record."""
    service = PolicyService(register)
    version_id = draft(service)
    who, phrases = signatories(service)
    if pen:
        who, phrases = tuple(Signatory(one.name, one.role) for one in who), {}
    service.adopt(version_id, RESOLUTION, who, phrases, Silent())
    return service.adoption_pdf(version_id)


def changed(pdf: bytes) -> bytes:
    """One bit of a page’s content, turned."""
    data = bytearray(pdf)
    data[data.index(b"stream") + 40] ^= 1
    return bytes(data)


def rolled_back(pdf: bytes) -> bytes:
    """The file as it was before its last signature."""
    first = min(
        int(second) + int(length)
        for second, length in re.findall(rb"/ByteRange\s*\[\s*\d+\s+\d+\s+(\d+)\s+(\d+)", pdf)
    )
    return pdf[:first]


def encrypted(pdf: bytes, user: str = "", owner: str = "secret") -> bytes:
    """The file under a password."""
    import io

    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, encryption=pikepdf.Encryption(user=user, owner=owner))
    return out.getvalue()

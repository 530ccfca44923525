"""Is this the document that was signed, whole and unchanged, by people we know?"""

from medias_desktop.core.pdf.levels import Level
from medias_desktop.core.pdf.verifying.engine import verify
from medias_desktop.core.pdf.verifying.limits import LARGEST_FILE, read_pdf
from medias_desktop.core.pdf.verifying.problems import Problem, describe
from medias_desktop.core.pdf.verifying.returned import ReturnedDocument, only_signatures_added
from medias_desktop.core.pdf.verifying.trust import Trust, TrustAnchor, TrustOrigin
from medias_desktop.core.pdf.verifying.verdict import (
    Conformance,
    SignatureDetails,
    SignatureKind,
    SignatureStatus,
    Verification,
)

__all__ = [
    "LARGEST_FILE",
    "Conformance",
    "Level",
    "Problem",
    "ReturnedDocument",
    "SignatureDetails",
    "SignatureKind",
    "SignatureStatus",
    "Trust",
    "TrustAnchor",
    "TrustOrigin",
    "Verification",
    "describe",
    "only_signatures_added",
    "read_pdf",
    "verify",
]

"""PAdES signatures that keep a typeset document PDF/A-2a and PDF/UA-1.

pyHanko as it comes breaks PDF/A in four ways; each has its remedy here:
1. it rewrites the XMP metadata: ``document.open_for_signing`` and the writers of later revisions keep them;
2. it glues its first object to a final ``%%EOF`` without line feed: one is added to unsigned input;
3. its own stamp uses fonts that are not embedded: the stamp is ours (core/pdf/appearance.py);
4. the fields it makes are untagged: only fields made by core/pdf/fields.py are signed.
"""

from __future__ import annotations

from medias_desktop.core.pdf.appearance import Appearance
from medias_desktop.core.pdf.levels import Level
from medias_desktop.core.pdf.signing.results import SignedDocument
from medias_desktop.core.pdf.signing.session import sign
from medias_desktop.core.pdf.signing.timestamps import TimestampServer

__all__ = ["Appearance", "Level", "SignedDocument", "TimestampServer", "sign"]

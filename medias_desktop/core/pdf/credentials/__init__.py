"""Credentials: a signing key in a file or on a token, its certificate, and what pyHanko needs to sign with it."""

from __future__ import annotations

from medias_desktop.core.pdf.credentials.contract import Credential
from medias_desktop.core.pdf.credentials.files import FileCredential
from medias_desktop.core.pdf.credentials.listing import Token, TokenCertificate, tokens, usual_modules
from medias_desktop.core.pdf.credentials.token_keys import TokenCredential

__all__ = [
    "Credential",
    "FileCredential",
    "Token",
    "TokenCertificate",
    "TokenCredential",
    "tokens",
    "usual_modules",
]

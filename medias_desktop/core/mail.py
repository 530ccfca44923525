"""Drafts of e-mails for the user's own mail program: links that open one, and files that are one."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import quote

MOST_CHARACTERS = 2000
"""Of a link: beyond it Windows and mail programs cut it without a word."""

_NOT_OF_A_LINE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """An e-mail to one person in one language; ``body`` has lines ended by newlines."""

    address: str
    subject: str
    body: str
    language: str


def mailto(draft: Draft) -> str:
    """Return the link that opens a draft (RFC 6068): UTF-8, percent-encoded, lines ended by CRLF."""
    lines = "\r\n".join(draft.body.split("\n"))
    address = quote(draft.address, safe="@")
    return f"mailto:{address}?subject={quote(draft.subject, safe='')}&body={quote(lines, safe='')}"


def too_long_by(link: str) -> int:
    """Return how many characters a link has too many, 0 when it fits."""
    return max(0, len(link) - MOST_CHARACTERS)


def eml(draft: Draft, sent: dt.datetime) -> bytes:
    """Return a draft as a file (RFC 5322) that Outlook and Thunderbird open for editing; ``sent`` is aware.

    It has no sender: the mail program puts its own account there.
    """
    from email.message import EmailMessage
    from email.policy import SMTP, SMTPUTF8
    from email.utils import format_datetime

    message = EmailMessage(policy=SMTP if draft.address.isascii() else SMTPUTF8)
    message["X-Unsent"] = "1"
    message["Date"] = format_datetime(sent)
    message["To"] = draft.address
    message["Subject"] = _NOT_OF_A_LINE.sub(" ", draft.subject).strip()
    message.set_content(draft.body, charset="utf-8", cte="quoted-printable")
    message["Content-Language"] = draft.language
    return message.as_bytes()

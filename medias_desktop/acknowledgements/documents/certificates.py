"""The certificate of one person's acknowledgement: data in, bytes out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.acknowledgements.labels import METHOD_NAMES
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.core.digests import in_two_lines
from medias_desktop.core.i18n import N_, catalogue, format_date, format_time
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.pdf.typesetting import typeset
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group


@dataclass(frozen=True, slots=True)
class AcknowledgementCertificate:
    """Everything that the certificate says, in the person's ``language``; ``text_sha256`` is of the text acknowledged.

    ``uid`` is the record's own identifier; ``recorded_at`` and ``made_at`` are aware.
    """

    uid: str
    municipality: str
    language: str
    person: str
    number: str
    department: str
    group: Group
    policy_title: str
    policy_number: str
    version: int
    resolution_number: str
    in_force_date: dt.date | None
    text_sha256: str
    day: dt.date
    method: Method
    witness: str
    recorded_at: dt.datetime
    made_at: dt.datetime
    paper: str = "letter"
    colour: str = ""


_LABELS = {
    "title": N_("Certificate of acknowledgement"),
    "certificate": N_("Certificate"),
    "page": N_("Page {page} of {pages}"),
    "person": N_("Person"),
    "number": N_("Employee number"),
    "department": N_("Department"),
    "group": N_("Group"),
    "policy": N_("Policy"),
    "policy_number": N_("Number of the policy"),
    "version": N_("Version"),
    "resolution": N_("Resolution"),
    "in_force_date": N_("In force on"),
    "digest": N_("Text fingerprint (SHA-256)"),
    "day": N_("Acknowledged on"),
    "method": N_("Method"),
    "witness": N_("Witness"),
    "recorded_at": N_("Entered in the register on"),
    "signature": N_("Signature of the person in charge"),
    "date": N_("Date (year-month-day)"),
    "statement": N_(
        "The municipality certifies that {name} acknowledged the policy named below, in the exact text whose fingerprint "
        "is given, on {day}."
    ),
    "about": N_("What was acknowledged"),
    "how": N_("How it was recorded"),
    "who": N_("Who acknowledged"),
}
_AT = N_("{date}, {time}")


def typeset_certificate(certificate: AcknowledgementCertificate) -> bytes:
    """Return the certificate as PDF/A-2a and PDF/UA-1, one page."""
    return typeset("acknowledgement.typ", _data(certificate), certificate.made_at)


def _data(certificate: AcknowledgementCertificate) -> dict[str, object]:
    language = certificate.language
    say = catalogue(language).gettext
    labels = {key: say(text) for key, text in _LABELS.items()}
    recorded = certificate.recorded_at.astimezone()
    in_force = certificate.in_force_date
    who = (
        ("person", certificate.person),
        ("number", certificate.number),
        ("department", certificate.department),
        ("group", group_label(certificate.group, language)),
    )
    about = (
        ("policy", certificate.policy_title),
        ("policy_number", certificate.policy_number),
        ("version", str(certificate.version)),
        ("resolution", certificate.resolution_number),
        ("in_force_date", format_date(in_force, language=language) if in_force else ""),
        ("digest", in_two_lines(certificate.text_sha256)),
    )
    how = (
        ("day", format_date(certificate.day, language=language)),
        ("method", say(METHOD_NAMES[certificate.method])),
        ("witness", certificate.witness),
        (
            "recorded_at",
            say(_AT).format(
                date=format_date(recorded.date(), language=language), time=format_time(recorded, language)
            ),
        ),
    )
    return {
        "style": style.for_typst(certificate.paper, certificate.colour),
        "language": language,
        "labels": labels,
        "municipality": _clean(certificate.municipality),
        "uid": certificate.uid,
        "statement": _clean(
            labels["statement"].format(
                name=certificate.person, day=format_date(certificate.day, language=language)
            )
        ),
        "parts": [
            {
                "heading": labels[heading],
                "rows": [(labels[key], _clean(value)) for key, value in rows if value.strip()],
            }
            for heading, rows in (("who", who), ("about", about), ("how", how))
        ],
    }


def _clean(text: str) -> str:
    return printable(" ".join(text.split(" ")))[0]

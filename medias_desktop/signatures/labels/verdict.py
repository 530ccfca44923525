"""The result of a verification in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, format_time

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying import SignatureStatus, Verification


def verdict_lines(found: Verification) -> list[str]:
    """Return one sentence for the whole file or for each of its problems, then one for each signature."""
    from medias_desktop.core.pdf.verifying import describe

    if found.accepted:
        lines = [_("The document is exactly the one that was recorded.")]
    else:
        lines = [describe(problem) for problem in found.problems]
    return lines + [signature_line(one) for one in found.signatures]


def signature_line(one: SignatureStatus) -> str:
    """Return one sentence for a signature."""
    if one.signed_at is None or not one.intact:
        return _("Signature not accepted: {name}.").format(name=one.signer or one.field)
    when = one.signed_at.astimezone()
    return _("Signed by {name} on {date} at {time}; unchanged since.").format(
        name=one.signer, date=format_date(when.date()), time=format_time(when)
    )

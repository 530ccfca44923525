"""Verifying files without a window."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.command import open_register
from medias_desktop.core.errors import UserError
from medias_desktop.core.files import require_writable, write_bytes
from medias_desktop.core.i18n import _
from medias_desktop.signatures.checked import Conclusion
from medias_desktop.signatures.labels.checking import archival_line, register_line, wording
from medias_desktop.signatures.labels.cleaning import shown
from medias_desktop.signatures.labels.signatures import signature_words
from medias_desktop.signatures.service.checking import CheckingService

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from medias_desktop.core.clock import Clock
    from medias_desktop.core.pdf.verifying import SignatureStatus
    from medias_desktop.core.store.register import Register
    from medias_desktop.signatures.checked import CheckedFile, Holder


@dataclass(frozen=True, slots=True)
class Verified:
    """What is printed; ``machine`` can be written as JSON, its keys stay; ``errors`` tell which files cannot be read."""

    accepted: bool
    lines: list[str]
    machine: list[dict[str, object]]
    errors: list[str]


def run_verify(
    files: Sequence[Path],
    register_path: Path | None = None,
    user: str = "",
    *,
    holders: Callable[[Register], Sequence[Holder]] | None = None,
    report: Path | None = None,
    clock: Clock | None = None,
) -> Verified:
    """Verify files; all are accepted or the answer is no.

    With a register each must be, byte for byte, one of its documents. Without one nobody vouches for the signers: a file
    is accepted when nothing in it changed since it was signed. Raises a UserError when the only file cannot be read,
    or the register or the report's place.
    """
    if report is not None:
        require_writable(report)
    register = None if register_path is None else open_register(register_path, clock, user)
    try:
        known = () if register is None or holders is None else holders(register)
        service = CheckingService(register, known, clock)
        found = [_checked(service, file, alone=len(files) == 1) for file in files]
        checked = [one for one in found if not isinstance(one, UserError)]
        if report is not None and checked:
            write_bytes(report, service.report_pdf(checked))
    finally:
        if register is not None:
            register.close()
    return _told(files, found, report)


def _checked(service: CheckingService, file: Path, *, alone: bool) -> CheckedFile | UserError:
    try:
        return service.check_file(file)[0]
    except UserError as error:
        if alone:
            raise
        return error


def _told(files: Sequence[Path], found: Sequence[CheckedFile | UserError], report: Path | None) -> Verified:
    lines: list[str] = []
    machine: list[dict[str, object]] = []
    errors: list[str] = []
    for file, one in zip(files, found, strict=True):
        if isinstance(one, UserError):
            errors.append(one.sentence() if file.name in one.sentence() else f"{file}: {one.sentence()}")
            machine.append({"file": str(file), "error": one.sentence(), "accepted": False})
            continue
        if len(files) > 1:
            lines += ["", shown(str(file), 4000)] if lines else [shown(str(file), 4000)]
        lines += check_lines(one)
        machine.append({"file": str(file), "error": None, **as_data(one)})
    if report is not None and len(errors) < len(files):
        lines.append(_("Written: {path}").format(path=report))
    accepted = all(not isinstance(one, UserError) and is_accepted(one) for one in found)
    return Verified(accepted, lines, machine, errors)


def is_accepted(checked: CheckedFile) -> bool:
    """Tell whether a command says yes to a file; see ``run_verify``."""
    if checked.with_register:
        return checked.held is not None and checked.conclusion.accepted
    return checked.conclusion in (Conclusion.TRUSTED, Conclusion.SIGNER_UNKNOWN)


def check_lines(checked: CheckedFile) -> list[str]:
    """Return the verdict, what the register says, then each signature, as the window tells them."""
    told = wording(checked)
    lines = [
        f"{told.headline}. {told.sentence}",
        register_line(checked),
        _("PDF/A: {answer}").format(answer=archival_line(checked)),
    ]
    for one in checked.verification.signatures:
        words = signature_words(one)
        who = ", ".join(filter(None, (words.name, words.office)))
        lines.append(_("{who}: {state}").format(who=who, state=words.state))
        lines += [f"    {sentence}" for sentence in words.lines]
    return lines


def as_data(checked: CheckedFile) -> dict[str, object]:
    """Return a check for machines: keys and codes stay the same from version to version, in any language."""
    found, held, relation = checked.verification, checked.held, checked.relation
    return {
        "size": checked.size,
        "sha256": found.sha256,
        "checked_at": _iso(checked.checked_at),
        "register": checked.municipality or None,
        "accepted": is_accepted(checked),
        "conclusion": checked.conclusion.value,
        "pages": found.pages,
        "revisions": found.revisions,
        "problems": [one.value for one in found.problems],
        "held": held
        and {
            "kind": held.kind,
            "title": held.words(),
            "recorded_at": _iso(held.recorded_at),
            "kept": held.kept,
        },
        "relation": relation
        and {
            "kinship": relation.kinship.value,
            "title": relation.held.words(),
            "missing": list(relation.missing),
        },
        "pdfa": {
            "claimed": found.conformance.claimed,
            "checked": found.conformance.checked,
            "failures": list(found.conformance.failures),
        },
        "signatures": [_signature(one) for one in found.signatures],
    }


_DETAILS = (
    *(
        "role",
        "organisation",
        "trusted_by",
        "kind",
        "level",
        "time_stamp",
        "time_stamp_by",
        "reason",
        "location",
    ),
    *(
        "issuer",
        "serial",
        "not_before",
        "not_after",
        "certificate_sha256",
        "chain",
        "algorithm",
        "revoked_at",
    ),
)


def _signature(one: SignatureStatus) -> dict[str, object]:
    details = one.details
    data: dict[str, object] = {
        "field": one.field,
        "signer": one.signer,
        "signed_at": _iso(one.signed_at),
        "intact": one.intact,
        "trusted": one.trusted,
        "covers_whole_file": one.covers_whole_file,
        "problem": one.problem and one.problem.value,
    }
    if details is None:  # a signature that cannot be read: the same keys, and nothing known
        return data | dict.fromkeys(_DETAILS)
    return data | {
        "role": details.role,
        "organisation": details.organisation,
        "trusted_by": details.anchor and details.anchor.origin.value,
        "kind": details.kind.value,
        "level": details.level.value,
        "time_stamp": _iso(details.time_stamp),
        "time_stamp_by": details.time_stamp_by,
        "reason": details.reason,
        "location": details.location,
        "issuer": details.issuer,
        "serial": details.serial,
        "not_before": _iso(details.not_before),
        "not_after": _iso(details.not_after),
        "certificate_sha256": details.certificate_sha256,
        "chain": list(details.chain),
        "algorithm": details.algorithm,
        "revoked_at": _iso(details.revoked_at),
    }


def _iso(at: dt.datetime | None) -> str | None:
    return None if at is None else at.isoformat()

"""Adopting without a window."""

from __future__ import annotations

import contextlib
import getpass
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.command import open_register
from medias_desktop.core.command_words import read_date
from medias_desktop.core.errors import UserError
from medias_desktop.core.files import os_errors_explained, read_bytes, require_writable, write_bytes
from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.pdf.errors import WrongPassphrase
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.making import discard_keys
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.core.store.register_file import remove as remove_register
from medias_desktop.policies import errors, rules
from medias_desktop.policies.service import PolicyService

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.clock import Clock
    from medias_desktop.core.progress import Progress
    from medias_desktop.policies.outline import Outline


Maker = Callable[[Path, Municipality, "Clock | None"], tuple[Register, list[str]]]
"""Makes a protected register, opens it, and says in lines what must be known of it."""


class AdoptOptions(Protocol):
    """What the command line says."""

    register: Path
    user: str | None
    policy: Path | None
    version_id: int | None
    title: str
    municipality: str
    number: str
    resolution: str
    meeting_date: str
    in_force_date: str
    mover: str
    seconder: str
    vote: str
    signatory: list[str]
    passphrase_env: str | None
    output: Path | None


@dataclass(frozen=True, slots=True)
class SignatoryArgument:
    """A signatory as written on the command line."""

    name: str
    role: str
    identity: Path | None


def run_adopt(
    options: AdoptOptions,
    progress: Progress | None = None,
    clock: Clock | None = None,
    make: Maker | None = None,
) -> list[str]:
    """Adopt a text or a draft of the register and return lines that say what was done.

    A register that does not exist yet is made by ``make``. The passphrase of the n-th signatory is in the environment variable
    ``passphrase_env`` followed by _n, or in ``passphrase_env`` itself; without one it is asked for. Raises a
    UserError; the register is then as it was before.
    """
    resolution = rules.Resolution(
        options.resolution,
        read_date(options.meeting_date),
        read_date(options.in_force_date),
        options.mover,
        options.seconder,
        options.vote,
    )
    signatories = [_signatory(text) for text in options.signatory]
    passphrases = {
        number: _passphrase(options.passphrase_env, number, one.name)
        for number, one in enumerate(signatories, start=1)
        if one.identity is not None
    }
    if options.output is not None:
        require_writable(options.output)
    stack = contextlib.ExitStack
    # Left in the opposite order: what was written is undone, the register closed, and removed if it was made here.
    with stack() as remove, stack() as closing, stack() as undo:
        text = _read(options.policy) if options.policy is not None else None
        register, told = _open(options, text, clock, remove, make)
        closing.callback(register.close)
        service = PolicyService(register)
        version_id = options.version_id if text is None else _import(service, options, text, undo)
        assert version_id is not None
        identities = _identities(service, signatories, passphrases, undo)
        record = service.adopt(
            version_id,
            resolution,
            [
                rules.Signatory(one.name, one.role, identities.get(number))
                for number, one in enumerate(signatories, start=1)
            ],
            {identity: passphrases[number] for number, identity in identities.items()},
            progress or Silent(),
            identity=_named(service.version(version_id).summary, options),
        )
        for one in (undo, remove):
            one.pop_all()
        if options.output is not None:
            _write_copy(options.output, service.adoption_pdf(version_id))
        return told + _report(service.version(version_id).summary, record, options.output)


@dataclass(frozen=True, slots=True)
class _Text:
    name: str
    source: bytes
    outline: Outline
    identity: rules.PolicyIdentity


def _read(path: Path) -> _Text:
    from medias_desktop.policies.outline import guess_identity, read_policy_file
    from medias_desktop.policies.outline.language import guess_language

    source = read_bytes(path)
    text, outline = read_policy_file(path)
    guessed = guess_identity(outline)
    identity = rules.PolicyIdentity(guessed.municipality, guessed.title, guessed.number, guess_language(text))
    return _Text(path.name, source, outline, identity)


def _open(
    options: AdoptOptions,
    text: _Text | None,
    clock: Clock | None,
    remove: contextlib.ExitStack,
    make: Maker | None,
) -> tuple[Register, list[str]]:
    with os_errors_explained(options.register):
        exists = options.register.exists()
    if text is None or exists or make is None:
        return open_register(options.register, clock, options.user or ""), []
    municipality = options.municipality or text.identity.municipality
    if not municipality:
        raise errors.MunicipalityMissing
    made, told = make(options.register, Municipality(municipality, text.identity.language), clock)
    # Only now: what was there before is not ours to remove.
    remove.callback(discard_keys, options.register, made.id)
    remove.callback(remove_register, options.register)
    return made, told


def _import(service: PolicyService, options: AdoptOptions, text: _Text, undo: contextlib.ExitStack) -> int:
    identity = rules.PolicyIdentity(
        options.municipality or text.identity.municipality or service.municipality,
        options.title or text.identity.title,
        options.number or text.identity.number,
        text.identity.language,
    )
    version_id = service.import_policy(
        text.name, text.source, text.outline, identity, service.policy_named(identity)
    )
    undo.callback(service.delete_draft, version_id)
    return version_id


def _identities(
    service: PolicyService,
    signatories: Sequence[SignatoryArgument],
    passphrases: dict[int, str],
    undo: contextlib.ExitStack,
) -> dict[int, int]:
    """Return the identity of each signatory by number, brought into the register when it is not there yet."""
    found: dict[int, int] = {}
    for number, one in enumerate(signatories, start=1):
        if one.identity is not None:
            try:
                identity, added = service.signatures.identities.bring(
                    read_bytes(one.identity), passphrases[number], one.role
                )
            except WrongPassphrase as error:
                raise errors.SignatoryPassphraseWrong(name=one.name) from error
            found[number] = identity
            if added:
                undo.callback(service.signatures.identities.delete, identity)
    return found


def _named(version: rules.VersionSummary, options: AdoptOptions) -> rules.PolicyIdentity:
    return rules.PolicyIdentity(
        options.municipality or version.municipality,
        options.title or version.policy_title,
        options.number or version.policy_number,
        version.language,
    )


def _signatory(text: str) -> SignatoryArgument:
    parts = [part.strip() for part in text.split(";", 2)]
    if len(parts) < 2:
        raise errors.SignatoryUnreadable(text=text)
    name, role = (part.encode("utf-8", "replace").decode() for part in parts[:2])
    return SignatoryArgument(name, role, Path(parts[2]) if len(parts) == 3 and parts[2] else None)


def _passphrase(variable: str | None, number: int, name: str) -> str:
    if variable is None:
        try:
            return getpass.getpass(_("Passphrase of {name}:").format(name=name) + " ")
        except EOFError as error:  # nobody is there to type it
            raise errors.PassphraseMissing(name=name) from error
    for candidate in (f"{variable}_{number}", variable):
        if found := os.environ.get(candidate):
            return found
    raise errors.PassphraseMissing(name=name)


def _write_copy(path: Path, pdf: bytes) -> None:
    try:
        write_bytes(path, pdf)
    except UserError as error:
        raise errors.CopyNotWritten(reason=error.sentence()) from error


def _report(version: rules.VersionSummary, record: rules.AdoptionRecord, output: Path | None) -> list[str]:
    resolution = record.resolution
    lines = [
        _("Adopted: {title}, version {number} (number {id} in the register)").format(
            title=version.policy_title, number=version.ordinal, id=version.id
        ),
        _("Resolution {number}, in force on {date}.").format(
            number=resolution.resolution_number, date=format_date(resolution.in_force_date)
        ),
    ]
    for one in record.signatories:
        template = (
            _("{name}, {role}: by hand") if one.identity_id is None else _("{name}, {role}: signed digitally")
        )
        lines.append(template.format(name=one.name, role=one.role))
    pages = ngettext(
        "Document: {n} page, SHA-256 {digest}", "Document: {n} pages, SHA-256 {digest}", record.pdf_pages
    )
    lines.append(pages.format(n=format_number(record.pdf_pages), digest=record.pdf_sha256))
    if output is not None:
        lines.append(_("Written: {path}").format(path=output))
    return lines

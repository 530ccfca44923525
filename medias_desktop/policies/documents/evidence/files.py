"""The files of an evidence file: what each is called and what it holds, in an order that never changes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from medias_desktop.core.text import fold
from medias_desktop.policies.documents.evidence.readme import ANCHORS
from medias_desktop.policies.documents.evidence.report import history, report
from medias_desktop.policies.rules.texts import canonical_text

if TYPE_CHECKING:
    from medias_desktop.policies.documents.evidence.records import Evidence, SignedFile
    from medias_desktop.policies.rules import VersionText

SUMS = "SHA256SUMS"
_UNFIT = re.compile(r"[^a-z0-9.]+")
_LONGEST = 48


def files(evidence: Evidence) -> Iterator[tuple[str, bytes]]:
    """Give the files but the instructions, the trail and the list of fingerprints; names are plain ASCII."""
    yield evidence.adoption.path, evidence.adoption.pdf
    yield from _texts(evidence.version)
    for signed in evidence.signed_files:
        yield from _signatures(signed)
    for number, copy in enumerate(evidence.copies, start=1):
        yield copy.attested.path, copy.attested.pdf
        yield f"true-copies/{number}/scan.{copy.scan_ending}", copy.scan
    if evidence.anchors:
        yield ANCHORS, "".join(one.certificate_pem for one in evidence.anchors).encode("ascii")
    for number, content in enumerate(evidence.revocation_lists, start=1):
        yield f"trust/revocation-{number}.crl", content
    for language in ("fr", "en"):
        yield f"report.{language}.txt", report(evidence, language).encode()
        yield f"history.{language}.txt", history(evidence, language).encode()


def sums(digests: dict[str, str]) -> bytes:
    """Return a list that ``sha256sum --check`` reads, from digests by name."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items())).encode("ascii")


def _texts(version: VersionText) -> Iterator[tuple[str, bytes]]:
    """Give the parts of the text, each in canonical form: put together they are the canonical text."""
    parts = [("introduction", _part(version.introduction, ()))]
    parts += [(f"{one.number} {one.heading}".strip() or "-", _part("", (one,))) for one in version.sections]
    width = max(3, len(str(len(parts))))
    digests: dict[str, str] = {}
    for number, (title, content) in enumerate(parts):
        if number or content:
            name = f"{number:0{width}}-{_plain_name(title)}.txt"
            digests[name] = hashlib.sha256(content).hexdigest()
            yield f"texts/{name}", content
    canonical = canonical_text(version.introduction, version.sections).encode()
    digests["canonical.txt"] = hashlib.sha256(canonical).hexdigest()
    yield "texts/canonical.txt", canonical
    yield f"texts/{SUMS}", sums(digests)


def _part(introduction: str, sections: tuple[object, ...]) -> bytes:
    text = canonical_text(introduction, sections)  # type: ignore[arg-type]
    return b"" if text == "\n" else text.encode()


def _plain_name(title: str) -> str:
    """Return a name that every system and every archiver takes."""
    return _UNFIT.sub("-", fold(title))[:_LONGEST].strip("-.") or "section"


def _signatures(file: SignedFile) -> Iterator[tuple[str, bytes]]:
    for number, one in enumerate(file.signatures, start=1):
        folder = f"{file.folder}/{number}"
        yield f"{folder}/signature.p7s", one.container
        if one.is_time_stamp:
            pems = (one.certificate_pem, *one.other_pems)
            yield f"{folder}/time-stamp-certificates.pem", "".join(pems).encode("ascii")
            continue
        yield f"{folder}/certificate.pem", one.certificate_pem.encode("ascii")
        # A chain file without any certificate would stop openssl: the signer's own does no harm there.
        chain = "".join(one.other_pems) or one.certificate_pem
        yield f"{folder}/chain.pem", chain.encode("ascii")
        if one.time_stamp:
            yield f"{folder}/signature-value.bin", one.value
            yield f"{folder}/time-stamp.der", one.time_stamp
            yield f"{folder}/time-stamp-certificates.pem", "".join(one.time_stamp_pems).encode("ascii")

"""The instructions of an evidence file, in French and in English, with the commands filled in for this very one.

The texts are in ``resources/evidence``: blocks that begin with “== name”, with @values@ to be filled in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medias_desktop.core import paths
from medias_desktop.core.i18n import format_date, format_time

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.pdf.detached import DetachedSignature
    from medias_desktop.policies.documents.evidence.records import Evidence, SignedFile, Trail

ANCHORS = "trust/anchors.pem"
NAMES = {"fr": "LISEZ-MOI.txt", "en": "README.txt"}
_VALUE = re.compile(r"@(\w+)@")


def readme(evidence: Evidence, trail: Trail, language: str) -> str:
    """Return the instructions in a language ('fr' or 'en')."""
    return _Readme(evidence, trail, language).text()


class _Readme:
    def __init__(self, evidence: Evidence, trail: Trail, language: str) -> None:
        self._evidence, self._trail, self._language = evidence, trail, language
        self._blocks = _blocks(language)
        self._words = dict(line.split("=", 1) for line in self._blocks["words"].splitlines())
        self._steps = 3

    def text(self) -> str:
        """Put the blocks together."""
        parts = [self._signatures(), self._trust()]
        if self._evidence.copies:
            parts.append(self._block("copies", step=self._step()))
            parts += [self._of_file(one.attested) for one in self._evidence.copies]
        trail_step = self._step()
        head = {
            "head": f"{self._trail.head_seq}:{self._trail.head_hash}",
            "head_seq": self._trail.head_seq,
            "head_hash": self._trail.head_hash,
            "pdf_sha256": self._evidence.record.pdf_sha256,
        }
        parts.append(self._block("trail", step=trail_step, **head))
        parts.append(self._windows(head["head"]))
        return "\n".join([self._intro(), *parts]).replace("@trail_step@", str(trail_step)).rstrip() + "\n"

    def _step(self) -> int:
        self._steps += 1
        return self._steps

    def _block(self, name: str, **values: object) -> str:
        return _filled(self._blocks[name], {key: str(value) for key, value in values.items()})

    def _intro(self) -> str:
        version, record = self._evidence.version.summary, self._evidence.record
        return self._block(
            "intro",
            title=version.policy_title,
            underline="=" * len(version.policy_title),
            ordinal=version.ordinal,
            resolution=record.resolution.resolution_number,
            meeting_date=format_date(record.resolution.meeting_date, language=self._language),
            municipality=record.municipality,
            copies_listed=self._words["copies_listed"] + "\n" if self._evidence.copies else "",
            pdf_sha256=record.pdf_sha256,
            text_sha256=version.text_sha256,
        ).rstrip("\n")

    def _signatures(self) -> str:
        if not self._evidence.adoption.signatures:
            return self._blocks["no_signatures"]
        return self._of_file(self._evidence.adoption)

    def _of_file(self, file: SignedFile) -> str:
        return "\n".join(
            self._one(file, number, signature) for number, signature in enumerate(file.signatures, start=1)
        )

    def _one(self, file: SignedFile, number: int, signature: DetachedSignature) -> str:
        values = self._values(file, number, signature)
        if signature.is_time_stamp:
            parts = [self._block("document_time_stamp", **values)]
        else:
            parts = [self._block("signature", **values)]
            if signature.time_stamp:
                parts.append(self._block("time_stamp", **values))
        if signature is file.signatures[-1]:
            parts.append(self._block("whole", **values))
        return "".join(parts)

    def _values(self, file: SignedFile, number: int, signature: DetachedSignature) -> dict[str, object]:
        _start, length, second, rest = signature.byte_range
        status = next((one for one in file.verdict.signatures if one.field == signature.field), None)
        folder = f"{file.folder}/{number}"
        return {
            "label": self._label(file, number),
            "signer": status.signer if status is not None else signature.field,
            "when": self._when(signature.signed_at),
            "path": file.path,
            "windows_path": file.path.replace("/", "\\"),
            "folder": folder,
            "windows_folder": folder.replace("/", "\\"),
            "anchors": ANCHORS,
            "length": length,
            "first_end": length - 1,
            "second": second,
            "second_from": second + 1,
            "rest": rest,
            "end": signature.end - 1,
            "size": len(file.pdf),
            "hex_from": length + 2,
            "hex_length": 2 * len(signature.container),
            "epoch": int((signature.signed_at or self._evidence.made_at).timestamp()),
        }

    def _label(self, file: SignedFile, number: int) -> str:
        word = self._words["copy" if file.copy else "adoption"]
        return _filled(word, {"number": str(number), "copy": str(file.copy)})

    def _when(self, moment: dt.datetime | None) -> str:
        if moment is None:
            return ""
        day = format_date(moment.astimezone().date(), language=self._language)
        date = f"{day}, {format_time(moment.astimezone(), language=self._language)}"
        return _filled(self._words["when"], {"date": date})

    def _trust(self) -> str:
        doubt = self._words["untrusted"]
        listed = "".join(
            f"   {one.name}{'' if one.trusted else doubt}\n   SHA-256 {one.sha256}\n"
            for one in self._evidence.anchors
        )
        parts = [self._block("trust", step=self._step(), anchors_listed=listed.rstrip("\n") or "   –")]
        parts += [
            self._block("revocation", file=f"trust/revocation-{number}.crl")
            for number, _list in enumerate(self._evidence.revocation_lists, start=1)
        ]
        return "".join(parts)

    def _windows(self, head: object) -> str:
        blocks = [
            self._block("windows_signature", **self._values(file, number, signature))
            for file in self._evidence.signed_files
            for number, signature in enumerate(file.signatures, start=1)
            if not signature.is_time_stamp
        ]
        return self._block("windows", windows_signatures="".join(blocks).rstrip("\n"), head=head)


def _blocks(language: str) -> dict[str, str]:
    text = paths.resource("evidence", f"{language}.txt").read_text("utf-8")
    found: dict[str, str] = {}
    for part in text.split("== ")[1:]:
        name, _, body = part.partition("\n")
        found[name] = body
    return found


def _filled(text: str, values: dict[str, str]) -> str:
    return _VALUE.sub(lambda found: values.get(found[1], found[0]), text)

"""Which files the policies of a register hold: documents of record, true copies, prepared documents, imported texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import N_
from medias_desktop.core.store.texts import as_instant
from medias_desktop.signatures.checked import HeldDocument, Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register

_ADOPTION = N_("the document of record of “{title}”, resolution {resolution}")
_TRUE_COPY = N_("the true copy of “{title}” signed by hand, resolution {resolution}")
_SCAN = N_("the scan of “{title}” signed by hand, resolution {resolution}")
_PREPARED = N_("the document of “{title}” prepared for signing, resolution {resolution}")
_ABANDONED = N_("a document of “{title}” whose signing was abandoned, resolution {resolution}")
_CURRENT = N_("the document of “{title}” with the signatures given so far, resolution {resolution}")
_SOURCE = N_("the file that “{title}”, version {ordinal}, was imported from")

_ADOPTIONS = """
SELECT a.id, a.policy_title AS title, a.resolution_number AS resolution, a.pdf_sha256 AS sha256, a.recorded_at AS at
FROM adoption a
"""
_COPIES = """
SELECT a.policy_title AS title, a.resolution_number AS resolution, c.pdf_sha256 AS sha256, c.scan_sha256 AS scan,
       c.attested_at AS at
FROM true_copy c JOIN adoption a ON a.id = c.adoption_id
"""
_ROUNDS = """
SELECT r.id, r.state, r.policy_title AS title, r.resolution_number AS resolution, r.prepared_sha256 AS prepared,
       r.current_sha256 AS sha256, r.prepared_at AS at
FROM signing_round r
"""
_SOURCES = """
SELECT p.title, v.ordinal, v.source_sha256 AS sha256, v.imported_at AS at
FROM policy_version v JOIN policy p ON p.id = v.policy_id WHERE v.source_sha256 = :sha256
"""
_OF_VERSION = (
    " JOIN policy_version v ON v.id = {table}.version_id WHERE v.uid LIKE :start ORDER BY {table}.id DESC"
)
_SIGNED_ADOPTION = (
    "SELECT position FROM signatory WHERE adoption_id = :id AND signed_at IS NOT NULL ORDER BY position"
)
_SIGNED_ROUND = (
    "SELECT position FROM round_signatory WHERE round_id = :id AND signed_at IS NOT NULL ORDER BY position"
)


class PolicyFiles:
    """Tells of a file what it is to the policies of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def held(self, sha256: str) -> HeldDocument | None:
        """Return what a file is, by the SHA-256 (hexadecimal) of its bytes."""
        rows = self._register.rows
        for row in rows(_ADOPTIONS + "WHERE a.pdf_sha256 = :sha256", sha256=sha256):
            return self._adoption(row)
        for row in rows(_COPIES + "WHERE c.pdf_sha256 = :sha256 OR c.scan_sha256 = :sha256", sha256=sha256):
            scan = row["scan"] == sha256 != row["sha256"]
            if scan:
                return _document("scan", _SCAN, row, sha256, standing=Standing.MATERIAL)
            from medias_desktop.core.pdf.true_copy import FIELD

            return _document("true_copy", _TRUE_COPY, row, sha256, (FIELD,))
        where = "WHERE r.current_sha256 = :sha256 OR r.prepared_sha256 = :sha256 ORDER BY r.id DESC"
        for row in rows(_ROUNDS + where, sha256=sha256):
            return self._of_round(row, sha256)
        for row in rows(_SOURCES, sha256=sha256):
            values = (("title", row["title"]), ("ordinal", str(row["ordinal"])))
            at = as_instant(row["at"])
            return HeldDocument("source", _SOURCE, values, sha256, at, standing=Standing.MATERIAL)
        return None

    def bearing(self, document_id: str) -> Sequence[HeldDocument]:
        """Return the kept files whose pages bear a document id ("752C-C2F1-8DED"), the latest state first."""
        first, second, third = document_id.lower().split("-")
        start = f"{first}{second}-{third}-%"  # policies.documents.adoption.document_id
        adopted = self._register.rows(_ADOPTIONS + _OF_VERSION.format(table="a"), start=start)
        rounds = self._register.rows(_ROUNDS + _OF_VERSION.format(table="r"), start=start)
        return [self._adoption(row) for row in adopted] + [
            self._of_round(row, row["sha256"]) for row in rounds
        ]

    def _adoption(self, row: Any) -> HeldDocument:
        fields = self._signed(_SIGNED_ADOPTION, row["id"])
        return _document("adoption", _ADOPTION, row, row["sha256"], fields)

    def _of_round(self, row: Any, sha256: str) -> HeldDocument:
        prepared = sha256 == row["prepared"]
        kind, template = ("prepared", _PREPARED) if prepared else ("in_signing", _CURRENT)
        fields = () if prepared else self._signed(_SIGNED_ROUND, row["id"])
        if row["state"] == "abandoned":
            template = _ABANDONED
        return _document(kind, template, row, sha256, fields, Standing.UNFINISHED)

    def _signed(self, statement: str, number: int) -> tuple[str, ...]:
        """Return the fields signed digitally: those of signatories by pen have no instant of signing."""
        return tuple(f"signature_{row['position']}" for row in self._register.rows(statement, id=number))


def _document(
    kind: str,
    template: str,
    row: Any,
    sha256: str,
    fields: tuple[str, ...] | None = None,
    standing: Standing = Standing.OFFICIAL,
) -> HeldDocument:
    values = (("title", row["title"]), ("resolution", row["resolution"]))
    return HeldDocument(kind, template, values, sha256, as_instant(row["at"]), fields, standing)

"""From the code on a scanned sheet back to the list and the persons that it was printed for.

A person's sheet is found by deriving the numbers of everybody's: printing wrote nothing down. The tables made for that
are kept, so that a scan of hundreds of pages makes each once; ask one SheetFinder for the whole of a scan.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.errors import CampaignGone, VersionNotAdopted
from medias_desktop.acknowledgements.errors.sheets import SheetOfADeletedCampaign, SheetUnknown
from medias_desktop.acknowledgements.rules import Campaign, PersonRow, Scope, ScopeKey
from medias_desktop.core.pdf.sheet_codes import SHEET_LENGTH, TAG_LENGTH, SheetCode, SheetKind, sheet_id, tag
from medias_desktop.paper.errors import SheetOfAnotherRegister

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules import VersionSummary

_BITS = 5 * SHEET_LENGTH
_PEOPLE = "SELECT uid, id FROM person"
_CHANGES_OF_PEOPLE = "SELECT count(*), coalesce(max(id), 0) FROM person"
_GROUP_SHEET = (
    "SELECT id, campaign_id, version_id, language, pages FROM acknowledgement_group_sheet WHERE code = :code"
)
_GROUP_LINES = "SELECT line, person_id FROM acknowledgement_group_line WHERE sheet_id = :sheet AND page = :page ORDER BY line"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A person on a sheet; ``line`` counts from 1 on its page."""

    line: int
    row: PersonRow


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """A page of a sheet: its list, and those who stand on that page (nobody on a blank one)."""

    scope: Scope
    kind: SheetKind
    lines: tuple[SheetLine, ...]
    page: int = 1
    pages: int = 1
    sheet: str = ""
    """The letters and digits that name it, the same on all its pages."""

    @property
    def is_signed_page(self) -> bool:
        """Tell whether it is a page that people sign: a person's sheet is signed on the first, the rest is to be read."""
        return self.kind is not SheetKind.INDIVIDUAL or self.page == 1


def subject_uid(scope: Scope) -> str:
    """Return what a list's sheets are derived from besides text and person: its campaign, else its text again."""
    return scope.campaign.uid if scope.campaign else scope.version.uid


def individual_sheet(scope: Scope, person_uid: str) -> str:
    """Return the 12 letters and digits of a person's sheet for a list, the same each time."""
    return sheet_id(subject_uid(scope), scope.version.uid, person_uid)


def blank_sheet(scope: Scope, printing: str) -> str:
    """Return the 12 letters and digits of a sheet with empty lines: 8 for its text, 4 for the ``printing``."""
    return tag(f"{subject_uid(scope)} {scope.version.uid} blank") + tag(printing)[: SHEET_LENGTH - TAG_LENGTH]


def find(register: Register, service: AcknowledgementService, code: SheetCode) -> FoundSheet:
    """Return what one code means; for many, keep a SheetFinder.

    Raises SheetOfAnotherRegister, SheetOfADeletedCampaign or SheetUnknown.
    """
    return SheetFinder(register, service).find(code)


class SheetFinder:
    """Finds the sheets of one register, for as long as a scan is looked through."""

    def __init__(self, register: Register, service: AcknowledgementService) -> None:
        self._register = register
        self._service = service
        self._tag = tag(register.id)
        self._tables: dict[tuple[str, ...], dict[int, int]] = {}
        self._people: tuple[int, int] = (0, 0)
        self._uids: list[tuple[str, int]] = []

    def find(self, code: SheetCode) -> FoundSheet:
        """Return what a code means. Raises SheetOfAnotherRegister, SheetOfADeletedCampaign or SheetUnknown."""
        if code.register_tag and code.register_tag != self._tag:
            raise SheetOfAnotherRegister
        if code.kind is SheetKind.GROUP:
            return self._group(code)
        texts = list(self._texts(code))
        if not texts:
            raise SheetOfADeletedCampaign if code.register_tag else SheetUnknown
        return self._blank(code, texts) if code.kind is SheetKind.BLANK else self._individual(code, texts)

    def _texts(self, code: SheetCode) -> Iterator[tuple[Campaign | None, VersionSummary]]:
        """Yield the lists that a code may belong to: those of its campaign, its text, or every text when it is old."""
        versions = self._service.versions_to_acknowledge()
        for version in versions:
            if code.campaign_tag in ("", tag(version.uid)):
                yield None, version
        if not code.campaign_tag:
            return
        for campaign in self._service.campaigns():
            if tag(campaign.uid) == code.campaign_tag:
                for version in versions:
                    if version.policy_id == campaign.policy_id:
                        yield campaign, version

    def _individual(self, code: SheetCode, texts: list[tuple[Campaign | None, VersionSummary]]) -> FoundSheet:
        wanted = _number(code.sheet)
        self._read_people()
        for campaign, version in texts:
            parts = (version.uid,) if not code.campaign_tag else (_uid(campaign, version), version.uid)
            person_id = self._table(*parts).get(wanted)
            if person_id is not None:
                return self._found(code, campaign, version, [(1, person_id)])
        raise SheetUnknown

    def _blank(self, code: SheetCode, texts: list[tuple[Campaign | None, VersionSummary]]) -> FoundSheet:
        for campaign, version in texts:
            if code.sheet[:TAG_LENGTH] == tag(f"{_uid(campaign, version)} {version.uid} blank"):
                return self._found(code, campaign, version, [])
        raise SheetUnknown

    def _group(self, code: SheetCode) -> FoundSheet:
        sheets = self._register.rows(_GROUP_SHEET, code=code.sheet)
        if not sheets:
            raise SheetUnknown if any(self._texts(code)) else SheetOfADeletedCampaign
        sheet = sheets[0]
        lines = self._register.rows(_GROUP_LINES, sheet=sheet["id"], page=code.page)
        versions = {one.id: one for one in self._service.versions_to_acknowledge()}
        campaigns = {one.id: one for one in self._service.campaigns()}
        version, campaign = versions.get(sheet["version_id"]), campaigns.get(sheet["campaign_id"] or 0)
        if version is None or code.page > sheet["pages"] or code.pages != sheet["pages"]:
            raise SheetUnknown
        if sheet["campaign_id"] and campaign is None:
            raise SheetOfADeletedCampaign
        if code.campaign_tag != tag(_uid(campaign, version)):
            raise SheetUnknown
        return self._found(code, campaign, version, [(row["line"], row["person_id"]) for row in lines])

    def _found(
        self,
        code: SheetCode,
        campaign: Campaign | None,
        version: VersionSummary,
        lines: list[tuple[int, int]],
    ) -> FoundSheet:
        try:
            scope = self._service.scope(ScopeKey(campaign.id if campaign else 0, version.id))
        except (VersionNotAdopted, CampaignGone) as error:
            raise SheetUnknown from error
        rows = self._service.listing.rows(scope, [person_id for _line, person_id in lines])
        by_id = {row.person_id: row for row in rows}
        there = tuple(SheetLine(line, by_id[person_id]) for line, person_id in lines if person_id in by_id)
        return FoundSheet(scope, code.kind, there, code.page, code.pages, code.sheet)

    def _read_people(self) -> None:
        """Read who is in the register, and forget the tables when somebody came or went meanwhile."""
        (row,) = self._register.rows(_CHANGES_OF_PEOPLE)
        seen = (int(row[0]), int(row[1]))
        if seen != self._people:
            self._people = seen
            self._uids = [(uid, number) for uid, number in self._register.rows(_PEOPLE)]
            self._tables.clear()

    def _table(self, *parts: str) -> dict[int, int]:
        """Return who each sheet derived from ``parts`` and a person is for."""
        table = self._tables.get(parts)
        if table is None:
            start = hashlib.sha256(" ".join([*parts, ""]).encode())
            table = self._tables[parts] = {}
            for uid, person_id in self._uids:
                digest = start.copy()
                digest.update(uid.encode())
                table[int.from_bytes(digest.digest()[:8]) >> (64 - _BITS)] = person_id
        return table


def _uid(campaign: Campaign | None, version: VersionSummary) -> str:
    return campaign.uid if campaign else version.uid


def _number(sheet: str) -> int:
    """Return the number that a sheet's letters and digits write down."""
    padded = sheet + "A" * (-len(sheet) % 8)
    return int.from_bytes(base64.b32decode(padded)[:8]) >> (64 - _BITS)

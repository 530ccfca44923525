"""The paper that goes with a person: pages and files that prove nothing of anybody else, and unopened post that bears their code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.pdf.sheet_codes import SheetCode, SheetKind, sheet_id
from medias_desktop.core.store.retained import in_parts

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction

_VERSIONS = "SELECT v.uid, v.policy_id FROM policy_version v"
_CAMPAIGNS = "SELECT c.uid, c.policy_id FROM acknowledgement_campaign c"


@dataclass(frozen=True, slots=True)
class Paper:
    """What may go with persons: pages by number, files by their SHA-256, pages of group sheets (code, page) with their lines."""

    pages: frozenset[int]
    files: frozenset[str]
    places: frozenset[tuple[str, int]]


def paper_of(tx: Transaction, numbers: Sequence[int]) -> Paper:
    """Return the pages and files that prove acts of persons, and the unfiled pages that bear their own codes.

    Asked before their rows go: ``destroy_unnamed`` takes away afterwards what nobody else’s evidence names.
    """
    from medias_desktop.acknowledgements.models import evidence, group_line, group_sheet

    pages: set[int] = set()
    files: set[str] = set()
    places: set[tuple[str, int]] = set()
    on_sheets = sa.select(group_sheet.c.code, group_line.c.page).join(
        group_line, group_line.c.sheet_id == group_sheet.c.id
    )
    for part in in_parts(numbers):
        statement = sa.select(evidence.c.page_id, evidence.c.content_sha256).where(
            evidence.c.person_id.in_(part)
        )
        for row in tx.execute(statement):
            pages |= {row.page_id} if row.page_id is not None else set()
            files |= {row.content_sha256} if row.content_sha256 is not None else set()
        for line in tx.execute(on_sheets.where(group_line.c.person_id.in_(part))):
            places.add((line.code, line.page))
    pages |= _of_their_own(tx.connection, numbers)
    return Paper(frozenset(pages), frozenset(files), frozenset(places))


def destroy_unnamed(tx: Transaction, paper: Paper) -> int:
    """Destroy what nobody’s evidence names any more, group sheets without a person left included; return how many rows went."""
    from medias_desktop.acknowledgements.models import evidence
    from medias_desktop.core.store import attachments
    from medias_desktop.paper.service.destroying import destroy_pages

    emptied, gone = _emptied_sheets(tx, paper.places)
    pages = paper.pages | emptied
    named = _still(tx, evidence.c.page_id, sorted(pages))
    gone += destroy_pages(tx, sorted(pages - named))
    attachments.drop(tx, *sorted(paper.files))
    return gone


def staying_pages(connection: sa.Connection, numbers: Sequence[int]) -> int:
    """Return how many kept pages of group sheets name one of these persons beside others, and stay."""
    from medias_desktop.acknowledgements.models import group_line, group_sheet
    from medias_desktop.paper.service.destroying import filed_codes, unfiled_codes

    on_sheets: dict[tuple[str, int], set[bool]] = {}
    going = frozenset(numbers)
    statement = sa.select(group_sheet.c.code, group_line.c.page, group_line.c.person_id).join(
        group_line, group_line.c.sheet_id == group_sheet.c.id
    )
    for code, page, person in connection.execute(statement):
        on_sheets.setdefault((code, page), set()).add(person in going)
    both = {place for place, kinds in on_sheets.items() if kinds == {True, False}}
    if not both:
        return 0
    kept = (*filed_codes(connection), *unfiled_codes(connection))
    return sum((one.sheet, one.page) in both for _number, one in _sheets(kept, SheetKind.GROUP))


def pages_saying(connection: sa.Connection, numbers: Sequence[int], names: Callable[[str], bool]) -> int:
    """Return how many kept pages that stay when these persons go were scanned, or set aside, in words that name them."""
    from medias_desktop.acknowledgements.models import evidence
    from medias_desktop.paper.service.destroying import words_beside

    saying = {number for number, words in words_beside(connection) if names(words)}
    if not saying:
        return 0
    proofs = sa.select(evidence.c.page_id, evidence.c.person_id).where(evidence.c.page_id.is_not(None))
    theirs: set[int] = set()
    others: set[int] = set()
    going = frozenset(numbers)
    for page_id, person_id in connection.execute(proofs):
        (theirs if person_id in going else others).add(page_id)
    return len(saying - ((theirs | _of_their_own(connection, numbers)) - others))


def _of_their_own(connection: sa.Connection, numbers: Sequence[int]) -> set[int]:
    """Return the unfiled pages whose code is one of these persons’ own sheets, whatever list it was printed for."""
    from medias_desktop.acknowledgements.models import person
    from medias_desktop.paper.service.destroying import unfiled_codes

    unfiled = list(_sheets(unfiled_codes(connection), SheetKind.INDIVIDUAL))
    if not unfiled:
        return set()
    uids = [
        row.uid
        for part in in_parts(numbers)
        for row in connection.execute(sa.select(person.c.uid).where(person.c.id.in_(part)))
    ]
    versions = connection.execute(sa.text(_VERSIONS)).all()
    campaigns = connection.execute(sa.text(_CAMPAIGNS)).all()
    theirs = set(_their_sheets(uids, versions, campaigns))
    return {number for number, code in unfiled if code.sheet in theirs}


def _their_sheets(
    uids: Iterable[str], versions: Sequence[sa.Row[str, int]], campaigns: Sequence[sa.Row[str, int]]
) -> Iterator[str]:
    """Yield the numbers of every sheet that could have been printed for persons (service.sheet_finding derives them so)."""
    for uid in uids:
        for version in versions:
            yield sheet_id(version.uid, uid)  # printed before there were campaigns
            yield sheet_id(version.uid, version.uid, uid)
            for campaign in campaigns:
                if campaign.policy_id == version.policy_id:
                    yield sheet_id(campaign.uid, version.uid, uid)


def _emptied_sheets(tx: Transaction, places: frozenset[tuple[str, int]]) -> tuple[set[int], int]:
    """Delete the sheets among ``places`` on which nobody stands any more; return the kept pages without anybody, and how many sheets."""
    from medias_desktop.acknowledgements.models import group_line, group_sheet
    from medias_desktop.paper.service.destroying import filed_codes, unfiled_codes

    if not places:
        return set(), 0
    inhabited: set[tuple[str, int]] = set()
    codes = sorted({code for code, _page in places})
    for part in in_parts(codes):
        lines = (
            sa.select(group_sheet.c.code, group_line.c.page)
            .join(group_line, group_line.c.sheet_id == group_sheet.c.id)
            .where(group_sheet.c.code.in_(part))
        )
        inhabited |= {(row.code, row.page) for row in tx.execute(lines)}
    kept = (*filed_codes(tx.connection), *unfiled_codes(tx.connection))
    empty = places - inhabited
    pages = {number for number, code in _sheets(kept, SheetKind.GROUP) if (code.sheet, code.page) in empty}
    gone = 0
    for part in in_parts(sorted(set(codes) - {code for code, _page in inhabited})):
        gone += tx.delete_where(group_sheet, group_sheet.c.code.in_(part))
    return pages, gone


def _still(tx: Transaction, column: sa.Column[object], values: Sequence[object]) -> set[object]:
    found: set[object] = set()
    for part in in_parts(values):
        found |= set(tx.execute(sa.select(column).where(column.in_(part))).scalars())
    return found


def _sheets(pages: Iterable[tuple[int, str]], kind: SheetKind) -> Iterator[tuple[int, SheetCode]]:
    """Yield the pages whose codes are of one kind of sheet, each code of a page that bears several."""
    from medias_desktop.paper.codes import PrintedCode, parse_code

    for number, codes in pages:
        for text in codes.splitlines():
            said = parse_code(text)
            if isinstance(said, PrintedCode) and said.sheet is not None and said.sheet.kind is kind:
                yield number, said.sheet

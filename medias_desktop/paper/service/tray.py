"""The tray: every scanned page that arrived, what waits and what became of the others. Nothing is thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.core.store import attachments
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.texts import as_instant
from medias_desktop.paper import errors
from medias_desktop.paper.models import page as table
from medias_desktop.paper.rules import KeptPage, PageState, Received

if TYPE_CHECKING:
    from medias_desktop.core.pdf.pages import Picture
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

_COLUMNS = (
    "SELECT id, scan_name, scan_sha256, page, pages, content_sha256, code, quarter_turns, state, note, received_at, "
    "version FROM paper_page"
)
_IN_STATE = f"{_COLUMNS} WHERE state = :state ORDER BY id"
_ONE = f"{_COLUMNS} WHERE id = :number"
_COUNTS = "SELECT state, count(*) AS pages FROM paper_page GROUP BY state"


class Tray:
    """The scanned pages of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def receive(self, data: bytes, name: str, progress: Progress) -> Received:
        """Keep the pages of a scan, those read so far also when it is cancelled; ``progress`` counts pages.

        Raises Cancelled, ScanEmpty, NotAScan, ScanEncrypted, ScanTooLarge, TooManyPages, PageUnreadable, DiskFull…
        """
        from medias_desktop.paper.service.receiving import receive

        return receive(self._register, data, name, progress)

    def pages(self, state: PageState) -> tuple[KeptPage, ...]:
        """Return the pages in a state, in the order in which they arrived."""
        return tuple(map(_page, self._register.rows(_IN_STATE, state=state.value)))

    def page(self, page_id: int) -> KeptPage:
        """Return one page. Raises PageGone."""
        for row in self._register.rows(_ONE, number=page_id):
            return _page(row)
        raise errors.PageGone

    def counts(self) -> dict[PageState, int]:
        """Return how many pages there are in each state."""
        found = {PageState(row["state"]): int(row["pages"]) for row in self._register.rows(_COUNTS)}
        return {state: found.get(state, 0) for state in PageState}

    def pdf(self, page_id: int) -> bytes:
        """Return a page as a PDF, upright. Raises PageGone or RegisterDamaged."""
        found = self.page(page_id)
        content = attachments.fetch(self._register, found.content_sha256)
        return _turned(content, found.quarter_turns) if found.quarter_turns else content

    def picture(self, page: KeptPage, longest: int) -> Picture:
        """Return a page for the screen, upright, its longer side ``longest`` pixels.

        Raises PageUnreadable, PictureTooLarge, NotAScan or RegisterDamaged.
        """
        from medias_desktop.core.pdf.pages import Picture
        from medias_desktop.paper.sources import opened

        content = attachments.fetch(self._register, page.content_sha256)
        with opened(content, page.scan_name) as source:
            drawn = source.colour(0, longest)
        if page.quarter_turns:
            drawn = drawn.rotate(-90 * page.quarter_turns, expand=True)
        width, height = drawn.size
        return Picture(width, height, drawn.convert("RGBA").tobytes("raw", "BGRA"), 4 * width)

    def set_aside(self, page_id: int, note: str) -> None:
        """Put a page away, saying why; it is kept. Raises NoteMissing or PageElsewhere."""
        note = note.strip()
        if not note:
            raise errors.NoteMissing
        self._move(page_id, "set_page_aside", PageState.WAITING, PageState.ASIDE, note)

    def take_back(self, page_id: int) -> None:
        """Let a page that was put away wait again. Raises PageElsewhere."""
        self._move(page_id, "take_page_back", PageState.ASIDE, PageState.WAITING, "")

    def turn(self, page_id: int) -> None:
        """Turn a page by a quarter clockwise, for good. Raises PageGone."""
        with self._register.transaction("turn_page") as tx:
            turns = tx.execute(table.select().where(table.c.id == page_id)).mappings().first()
            if turns is None:
                raise errors.PageGone
            tx.update(table, page_id, quarter_turns=(turns["quarter_turns"] + 1) % 4)

    def _move(self, page_id: int, action: str, before: PageState, after: PageState, note: str) -> None:
        with self._register.transaction(action) as tx:
            move(tx, page_id, before, after, note)


def move(tx: Transaction, page_id: int, before: PageState, after: PageState, note: str = "") -> None:
    """Change what became of a page in the caller's transaction; only out of ``before``. Raises PageElsewhere."""
    found = tx.execute(table.select().where(table.c.id == page_id)).mappings().first()
    if found is None or found["state"] != before.value:
        raise errors.PageElsewhere
    try:
        tx.update(table, page_id, version=found["version"], state=after.value, note=note)
    except ChangedElsewhere as error:
        raise errors.PageElsewhere from error


def _page(row: Any) -> KeptPage:
    return KeptPage(
        row["id"],
        row["scan_name"],
        row["scan_sha256"],
        row["page"],
        row["pages"],
        row["content_sha256"],
        row["code"],
        row["quarter_turns"],
        PageState(row["state"]),
        row["note"],
        as_instant(row["received_at"]),
        row["version"],
    )


def _turned(pdf: bytes, quarter_turns: int) -> bytes:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.pages[0].rotate(90 * quarter_turns, relative=True)
        out = io.BytesIO()
        document.save(out, compress_streams=False, deterministic_id=True)
        return out.getvalue()

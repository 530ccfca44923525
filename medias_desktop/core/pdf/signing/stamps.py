"""The visible appearance of a signature as pyHanko wants it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import N_, catalogue, format_date, format_time

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.pdf.appearance import Appearance

_CAPTION = N_("Digitally signed by")
_WHEN = N_("{date}, {time} (UTC{offset})")


def stamp_texts(
    appearance: Appearance, reason: str, now: dt.datetime, language: str
) -> tuple[str, Appearance, tuple[str, ...]]:
    """Return the caption, the appearance and the further lines (when, why) in the document's language."""
    translate = catalogue(language).gettext
    local = now.astimezone()
    offset = local.strftime("%z")
    when = translate(_WHEN).format(
        date=format_date(local.date(), language=language),
        time=format_time(now, language=language),
        offset=f"{offset[0].replace('-', '−')}{offset[1:3]}:{offset[3:5]}",
    )
    return translate(_CAPTION), appearance, (when, reason)


def stamp_style(stamp_pdf: bytes) -> Any:
    """Return a pyHanko stamp style that shows the page ``stamp_pdf`` and nothing else."""
    from pyhanko.pdf_utils import layout
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.stamp import StaticStampStyle

    class ImportedPage(PdfContent):
        def render(self) -> bytes:
            page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(stamp_pdf)), page_ix=0)
            self.resources.xobject["/Stamp"] = page
            left, bottom, right, top = page.get_object()["/BBox"]
            self.box = layout.BoxConstraints(width=abs(right - left), height=abs(top - bottom))
            return b"/Stamp Do"

    middle = layout.AxisAlignment.ALIGN_MID
    margins: Any = layout.Margins
    filled = layout.SimpleBoxLayoutRule(x_align=middle, y_align=middle, margins=margins.uniform(0))
    return StaticStampStyle(background=ImportedPage(), border_width=0, background_layout=filled)

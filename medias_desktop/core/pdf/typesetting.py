"""The Typst engine: a template of ``resources/templates`` and data in, a PDF/A-2a and PDF/UA-1 document out."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from medias_desktop.core import paths
from medias_desktop.core.pdf import style

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

STANDARDS: Any = ["a-2a", "ua-1"]


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(style.fonts_folder())]
    )


def typeset(template: str, data: Mapping[str, object], made_at: dt.datetime) -> bytes:
    """Return the document that ``template`` (a file name) makes of ``data`` (anything JSON can hold).

    The data reach the template as one JSON string, never as source text; ``made_at`` is the date in the metadata.
    """
    return _made(_compiler(template, data), made_at)


def typeset_with_places(
    template: str, data: Mapping[str, object], made_at: dt.datetime, labels: Sequence[str]
) -> tuple[bytes, dict[str, list[Any]]]:
    """Return the same, and what the template noted under each label: metadata, in the order of the pages."""
    compiler = _compiler(template, data)
    pdf = _made(compiler, made_at)
    noted = {label: json.loads(compiler.query(f"<{label}>", field="value")) for label in labels}
    return pdf, noted


def _compiler(template: str, data: Mapping[str, object]) -> Any:
    import typst

    folder = paths.resource("templates")
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    return typst.Compiler(str(folder / template), root=str(folder), font_paths=_fonts(), sys_inputs=inputs)


def _made(compiler: Any, made_at: dt.datetime) -> bytes:
    made: Any = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=int(made_at.timestamp()))
    return _with_clear_streams(bytes(made))


def _with_clear_streams(pdf: bytes) -> bytes:
    """Mend a fault that chance brings to one document in 60: see core.pdf.repair.end_streams_clearly."""
    if b"\n\nendstream" not in pdf and b"\r\nendstream" not in pdf:
        return pdf
    from medias_desktop.core.pdf.typeset_pdf import TypesetPdf

    return TypesetPdf(pdf).written()

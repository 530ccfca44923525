"""Pictures of whole pages in a typeset document: the scanner's own data in the place of what the template put there."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from medias_desktop.core.pdf.repair import saved


@dataclass(frozen=True)
class PageImage:
    """A picture as a PDF holds it: ``data`` packed by ``filter`` ("DCTDecode", "CCITTFaxDecode", "FlateDecode"…).

    ``channels`` is 1 (grey, or a number in ``palette``: three bytes a colour) or 3. ``parameters`` are those of the
    filter, ``common`` the segments that a JBIG2 picture shares with others.
    """

    width: int
    height: int
    data: bytes = field(repr=False)
    filter: str
    channels: int = 1
    bits: int = 8
    palette: bytes = b""
    inverted: bool = False
    parameters: Mapping[str, int | bool] = field(default_factory=dict)
    common: bytes = b""


def from_picture(picture: Any, most: int) -> PageImage:
    """Return a picture (a Pillow image in mode 1, L, P or RGB) without loss, or as a JPEG when that takes over ``most`` bytes."""
    if picture.mode not in ("1", "L", "P", "RGB"):
        picture = picture.convert("RGB")
    if picture.mode == "P" and picture.palette.mode != "RGB":
        picture = picture.convert("RGB")
    made = _without_loss(picture)
    if len(made.data) <= most or picture.mode == "1":
        return made
    out = io.BytesIO()
    shown = picture.convert("RGB") if picture.mode == "P" else picture
    shown.save(out, "JPEG", quality=92)
    channels = 1 if shown.mode == "L" else 3
    return PageImage(picture.width, picture.height, out.getvalue(), "DCTDecode", channels)


def _without_loss(picture: Any) -> PageImage:
    """Let the PNG encoder find each line's best filter: its data are Flate data with a predictor (ISO 32000, 7.4.4.4)."""
    out = io.BytesIO()
    picture.info = {}
    whole = {"bits": 8} if picture.mode == "P" else {}  # else few colours would be packed in fewer bits
    picture.save(out, "PNG", compress_level=6, **whole)
    chunks = dict[str, bytes]()
    png, place = out.getvalue(), 8
    while place < len(png):
        size = int.from_bytes(png[place : place + 4], "big")
        kind = png[place + 4 : place + 8].decode("ascii")
        chunks[kind] = chunks.get(kind, b"") + png[place + 8 : place + 8 + size]
        place += size + 12
    channels, bits = (3 if picture.mode == "RGB" else 1), (1 if picture.mode == "1" else 8)
    predictor = {"Predictor": 15, "Colors": channels, "BitsPerComponent": bits, "Columns": picture.width}
    return PageImage(
        picture.width,
        picture.height,
        chunks["IDAT"],
        "FlateDecode",
        channels,
        bits,
        chunks.get("PLTE", b""),
        parameters=predictor,
    )


def put_images(pdf: bytes, images: Sequence[PageImage], first: int) -> bytes:
    """Return ``pdf`` whose pages from ``first`` (from 0) show ``images`` in the place of their one picture each."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page, image in zip(list(document.pages)[first:], images, strict=True):
            names = [name for name, item in page.Resources.XObject.items() if item.Subtype == "/Image"]
            (name,) = names
            # Its resources are its own: the engine may let pages share them.
            page.Resources = document.make_indirect(pikepdf.Dictionary(dict(page.Resources.items())))
            page.Resources.XObject = pikepdf.Dictionary(dict(page.Resources.XObject.items()))
            page.Resources.XObject[name] = _stream(document, image)
        document.remove_unreferenced_resources()
        return saved(document)


def _stream(document: Any, image: PageImage) -> Any:
    from pikepdf import Array, Dictionary, Name, String

    spaces = {1: Name.DeviceGray, 3: Name.DeviceRGB}
    space: Any = spaces[image.channels]
    if image.palette:
        space = Array([Name.Indexed, Name.DeviceRGB, len(image.palette) // 3 - 1, String(image.palette)])
    parameters = Dictionary({f"/{key}": value for key, value in image.parameters.items()})
    if image.common:
        parameters.JBIG2Globals = document.make_stream(image.common)
    made = document.make_stream(
        image.data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=image.width,
        Height=image.height,
        ColorSpace=space,
        BitsPerComponent=image.bits,
        Filter=Name(f"/{image.filter}"),
    )
    if len(parameters):
        made.DecodeParms = parameters
    if image.inverted:
        made.Decode = Array([1, 0] * image.channels)
    if image.data[-1:] in (b"\r", b"\n"):  # it would look like the end of the stream (ISO 19005-2, 6.1.7.1)
        packed = base64.a85encode(image.data) + b"~>"
        made.write(
            packed,
            filter=Array([Name.ASCII85Decode, Name(f"/{image.filter}")]),
            decode_parms=Array([None, parameters]) if len(parameters) else None,
        )
    return made


def repacked(data: bytes) -> bytes:
    """Return plain data as Flate data."""
    return zlib.compress(data, 6)


def one_page(image: PageImage, width: float, height: float, quarter_turns: int = 0) -> bytes:
    """Return a PDF of one page that shows a picture and nothing else, its data as they are.

    ``width`` and ``height`` are the page's in points as it is shown, ``quarter_turns`` clockwise make it lie so. The
    same picture gives the same bytes.
    """
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    if quarter_turns % 2:
        width, height = height, width
    with pikepdf.new() as document:
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, round(width, 2), round(height, 2)]),
            Rotate=90 * (quarter_turns % 4),
            Resources=Dictionary(XObject=Dictionary(Page=_stream(document, image))),
            Contents=document.make_stream(
                f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Page Do Q".encode("ascii")
            ),
        )
        document.pages.append(pikepdf.Page(document.make_indirect(page)))
        out = io.BytesIO()
        document.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
        )
        return out.getvalue()

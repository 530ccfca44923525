"""Ways to tamper with a signed file, as a forger with the usual tools would go about it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

import pikepdf
from asn1crypto import cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject

from medias_desktop.core.pdf.identity import Identity
from tests.core.pdf.tools import byte_ranges


@dataclass(frozen=True)
class Signed:
    """An adoption before, between and after its two signatures, its signatories, and another adoption by them."""

    unsigned: bytes
    once: bytes
    twice: bytes
    other: bytes
    mayor: Identity
    clerk: Identity
    stranger: Identity


# --- bytes -----------------------------------------------------------------------------------------------------------


def flipped(pdf: bytes, at: int) -> bytes:
    """One bit is different."""
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def other_digit(pdf: bytes, number: int) -> bytes:
    """One digit of a signature's value is another."""
    at = cms_of(pdf, number)[0] + 2 * len(cms_in(pdf, number)) - 9
    return pdf[:at] + (b"0" if pdf[at : at + 1] != b"0" else b"1") + pdf[at + 1 :]


def replaced(pdf: bytes, old: bytes, new: bytes, *, last: bool = False) -> bytes:
    """One passage is different, of the same length, so that every offset still holds."""
    at = pdf.rindex(old) if last else pdf.index(old)
    assert len(old) >= len(new)
    return pdf[:at] + new.ljust(len(old)) + pdf[at + len(old) :]


def in_page(pdf: bytes, number: int = 2) -> int:
    """Where the drawing of a page is in the file."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        contents = document.pages[number].Contents
        stream = contents[0] if isinstance(contents, pikepdf.Array) else contents
        raw = stream.read_raw_bytes()
    return pdf.index(raw) + len(raw) // 2


def cms_of(pdf: bytes, number: int) -> tuple[int, int]:
    """Where the hexadecimal digits of a signature's CMS begin and end."""
    _, start, end, _ = byte_ranges(pdf)[number]
    return start + 1, end - 1


def with_cms(pdf: bytes, number: int, container: bytes) -> bytes:
    """Another CMS stands in a signature's place."""
    start, end = cms_of(pdf, number)
    return pdf[:start] + container.hex().encode().ljust(end - start, b"0") + pdf[end:]


def cms_in(pdf: bytes, number: int) -> bytes:
    start, end = cms_of(pdf, number)
    return cms.ContentInfo.load(bytes.fromhex(pdf[start:end].decode()), strict=False).dump()


def byte_range_text(pdf: bytes, number: int) -> bytes:
    found = list(re.finditer(rb"/ByteRange\s*\[[^\]]*\]", pdf))
    return found[number].group()


def certificate_swapped(pdf: bytes, stranger: Identity) -> bytes:
    """The last CMS keeps its signature but brings the certificate of another person."""
    from asn1crypto import pem, x509

    container = cms.ContentInfo.load(cms_in(pdf, 1))
    signed = container["content"]
    other = x509.Certificate.load(pem.unarmor(stranger.certificate_pem.encode())[2])
    signer = signed["signer_infos"][0]["sid"].chosen
    signed["certificates"] = [
        other if one.chosen.serial_number == signer["serial_number"].native else one.chosen
        for one in signed["certificates"]
    ]
    signed["signer_infos"][0]["sid"] = cms.SignerIdentifier(
        {
            "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                {"issuer": other.issuer, "serial_number": other.serial_number}
            )
        }
    )
    return with_cms(pdf, 1, container.dump(force=True))


# --- incremental updates ---------------------------------------------------------------------------------------------


def added(pdf: bytes, change: Any) -> bytes:
    """The file with an incremental update, as a PDF editor would save it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer._update_meta = lambda: None  # type: ignore[method-assign]
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def nth_page(writer: Any, number: int) -> Any:
    return writer.find_page_for_modification(number)[0].get_object()


def new_page(writer: Any) -> None:
    drawing = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    writer.insert_page(PageObject(contents=drawing, media_box=(0, 0, 612, 792)))


def drawn_over(writer: Any) -> None:
    page = nth_page(writer, 2)
    over = writer.add_object(generic.StreamObject(stream_data=b"0 0 1 rg 100 400 200 50 re f"))
    page[pdf_name("/Contents")] = generic.ArrayObject([page.raw_get("/Contents"), over])
    writer.update_container(page)


def pages_swapped(writer: Any) -> None:
    first, second = nth_page(writer, 2), nth_page(writer, 3)
    one, two = first.raw_get("/Contents"), second.raw_get("/Contents")
    first[pdf_name("/Contents")], second[pdf_name("/Contents")] = two, one
    writer.update_container(first)
    writer.update_container(second)


def page_cropped(writer: Any) -> None:
    page = nth_page(writer, 2)
    page[pdf_name("/MediaBox")] = generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 300, 300)])
    writer.update_container(page)


def page_removed(writer: Any) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"].pop()
    pages[pdf_name("/Count")] = generic.NumberObject(pages["/Count"] - 1)
    writer.update_container(pages["/Kids"])
    writer.update_container(pages)


def object_replaced(writer: Any) -> None:
    """The drawing of a page gets a new version of the same number: the table of objects now leads there."""
    contents = nth_page(writer, 2).raw_get("/Contents")
    while not isinstance(contents, generic.IndirectObject):
        contents = contents.raw_get(0)
    stream = contents.get_object()
    if isinstance(stream, generic.ArrayObject):
        stream = stream[0]
    stream._data = b"BT ET"
    stream._encoded_data = None
    writer.update_container(stream)


def annotation(subtype: str, **more: Any) -> Any:
    def change(writer: Any) -> None:
        page = nth_page(writer, 2)
        note = generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Annot"),
                pdf_name("/Subtype"): pdf_name(subtype),
                pdf_name("/Rect"): generic.ArrayObject(
                    [generic.NumberObject(n) for n in (100, 400, 400, 500)]
                ),
                pdf_name("/Contents"): pdf_string("Nul et non avenu"),
            }
            | {pdf_name(key): value for key, value in more.items()}
        )
        reference = writer.add_object(note)
        annotations = page.get("/Annots", generic.ArrayObject())
        annotations.append(reference)
        if annotations.container_ref is None or "/Annots" not in page:
            page[pdf_name("/Annots")] = annotations
        writer.update_container(annotations)
        writer.update_container(page)
        if "/FT" in more:
            fields = writer.root["/AcroForm"]["/Fields"]
            fields.append(reference)
            writer.update_container(fields)

    return change


def in_catalogue(key: str, value: Any) -> Any:
    def change(writer: Any) -> None:
        writer.root[pdf_name(key)] = writer.add_object(value)
        writer.update_root()

    return change


def script() -> Any:
    code = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("app.alert('Abrogée')")}
    return in_catalogue("/OpenAction", generic.DictionaryObject(code))


def attached_file(writer: Any) -> None:
    from pyhanko.pdf_utils.embed import EmbeddedFileObject, FileSpec, embed_file

    held = EmbeddedFileObject.from_file_data(writer, data=b"autre texte", mime_type="text/plain")
    embed_file(writer, FileSpec(file_spec_string="politique.txt", embedded_data=held))


def other_title(writer: Any) -> None:
    metadata = writer.root["/Metadata"]
    metadata._data = metadata.data.replace(b"Politique sur", b"Abrogation de")
    metadata._encoded_data = None
    writer.update_container(metadata)


def signature_field(writer: Any, number: int) -> Any:
    return writer.root["/AcroForm"]["/Fields"][number]


def field_removed(writer: Any) -> None:
    fields = writer.root["/AcroForm"]["/Fields"]
    fields.pop(1)
    writer.update_container(fields)
    writer.update_container(writer.root["/AcroForm"])


def field_emptied(writer: Any) -> None:
    field = signature_field(writer, 1)
    del field["/V"]
    writer.update_container(field)


def field_renamed(writer: Any) -> None:
    field = signature_field(writer, 1)
    field[pdf_name("/T")] = pdf_string("signature_3")
    writer.update_container(field)


def appearance_redrawn(writer: Any) -> None:
    appearance = signature_field(writer, 0)["/AP"]["/N"]
    appearance._data = b"0 0 1 rg 0 0 200 50 re f"
    appearance._encoded_data = None
    writer.update_container(appearance)


def signature_borrowed(pdf: bytes, donor: bytes) -> bytes:
    """The empty field of one adoption gets the whole signature of another."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    def change(writer: Any) -> None:
        foreign = PdfFileReader(io.BytesIO(donor)).root["/AcroForm"]["/Fields"][1]["/V"]
        field = signature_field(writer, 1)
        field[pdf_name("/V")] = writer.add_object(writer.import_object(foreign))
        writer.update_container(field)

    return added(pdf, change)


def same_signature_twice(writer: Any) -> None:
    field = signature_field(writer, 1)
    field[pdf_name("/V")] = signature_field(writer, 0).raw_get("/V")
    writer.update_container(field)


# --- other programs --------------------------------------------------------------------------------------------------


def saved_anew(pdf: bytes, **options: Any) -> bytes:
    """The file as a program writes it that knows nothing of signatures."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, **options)
    return out.getvalue()


def locked_up(pdf: bytes, password: str) -> bytes:
    """The file protected by a password."""
    return saved_anew(pdf, encryption=pikepdf.Encryption(owner="propriétaire", user=password, R=6))


# --- by whoever holds a key ------------------------------------------------------------------------------------------


def signed_in_own_field(pdf: bytes, person: Any, **options: Any) -> bytes:
    """Another signature, in a field that the document did not have, drawn over its page."""
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    def change(writer: Any) -> None:
        append_signature_field(writer, SigFieldSpec("extra", on_page=2, box=(100, 100, 500, 500)))

    from tests.core.pdf.elsewhere import signed_at

    return signed_at(
        added(pdf, change), person.signer(), field_name="extra", existing_fields_only=True, **options
    )

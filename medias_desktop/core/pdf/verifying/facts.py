"""What the metadata say of a document: title, language, what it conforms to, its resolution. Dates may change.

A program that signs writes its dates and its own name into the metadata, often in another notation; it does not retitle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from medias_desktop.core.pdf.verifying.reading import malformed

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying.reading import ReadFile

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_SCHEMAS = "{http://www.aiim.org/pdfa/ns/extension/}schemas"
_WRITTEN_BY_PROGRAMS = frozenset(
    {
        "ModifyDate",
        "MetadataDate",
        "CreatorTool",
        "Producer",
        "InstanceID",
        "xmptk",
        "about",
        "parseType",
        "lang",
    }
)
_TITLES = frozenset({"title", "description", "creator", "subject"})
_INFORMATION = ("/Title", "/Subject", "/Author", "/Keywords")


def facts_kept(before: ReadFile, after: ReadFile) -> bool:
    """Tell whether everything that the metadata said before is still said, and no other title is."""
    if [_information(before, key) for key in _INFORMATION] != [
        _information(after, key) for key in _INFORMATION
    ]:
        return False
    said, says = _facts(before), _facts(after)
    named, names = ({fact for fact in facts if fact[0] in _TITLES} for facts in (said, says))
    return said <= says and named == names


def metadata(found: ReadFile) -> str:
    """Return the XMP packet, "" when there is none that can be read."""
    from pyhanko.pdf_utils.decode_limits import DecodePurpose

    try:
        raw = found.reader.root["/Metadata"].read_data(DecodePurpose.XMP_METADATA)
    except malformed():
        return ""
    encoding = "utf-16" if raw[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8"
    return str(raw.decode(encoding, errors="replace"))


def _information(found: ReadFile, key: str) -> str:
    try:
        return str(found.reader.trailer["/Info"].get(key, ""))
    except malformed():
        return ""


def _facts(found: ReadFile) -> set[tuple[str, str]]:
    """Return each property with its text; lists and languages count under the property that holds them."""
    packet = metadata(found)
    if "<!" in packet:  # declarations have no place in XMP and can be made to unfold without end
        return set()
    try:
        root = ElementTree.fromstring(packet.strip("\ufeff\0 \n"))
    except (ElementTree.ParseError, ValueError):
        return set()
    facts: set[tuple[str, str]] = set()
    pending = [(root, "")]
    while pending:
        element, above = pending.pop()
        if element.tag == _SCHEMAS:
            continue  # how properties are declared, which some programs rewrite badly, says nothing of the document
        name = above if element.tag.startswith(_RDF) else _local(element.tag)
        pairs = [
            (name, (element.text or "").strip()),
            *((_local(key), value) for key, value in element.attrib.items()),
        ]
        facts.update(pair for pair in pairs if pair[1] and pair[0] not in _WRITTEN_BY_PROGRAMS)
        pending += [(child, name) for child in element]
    return facts


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]

"""The text of a file, whatever program and system saved it."""

from __future__ import annotations

import re
import unicodedata

from medias_desktop.policies.outline.errors import EmptyDocument, NotText, UnknownEncoding

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes({*range(32), 127} - {9, 10, 11, 12, 13, 26, 27})
_SAMPLE = 65536
# Letters that French and English texts use, in the two old encodings that share no accented byte.
_FRENCH = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ«»’‘“”–—… °•€§©®²³½\u00a0")


def decode_policy_text(data: bytes, name: str) -> str:
    """Return the text of a file's bytes, its line ends as ``\\n`` and its accents composed.

    ``name`` is said in the errors: EmptyDocument, NotText, UnknownEncoding.
    """
    if not data.strip(b" \t\r\n\f\x00\xef\xbb\xbf\xfe\xff"):
        raise EmptyDocument(name=name)
    text = _decode(data, name)
    if len(_CONTROLS.findall(text[:_SAMPLE])) > max(2, len(text[:_SAMPLE]) // 200):
        raise NotText(name=name)
    text = _CONTROLS.sub(" ", text.lstrip("\ufeff"))
    if not text.strip():
        raise EmptyDocument(name=name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (
        text
        if text.isascii() or unicodedata.is_normalized("NFC", text)
        else unicodedata.normalize("NFC", text)
    )


def _decode(data: bytes, name: str) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnknownEncoding(name=name) from error
    wide = _utf_16_without_bom(data)
    if wide:
        try:
            return data[: len(data) // 2 * 2].decode(wide)
        except UnicodeDecodeError as error:
            raise UnknownEncoding(name=name) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_old(data, name)


def _utf_16_without_bom(data: bytes) -> str:
    """Tell UTF-16 by its zero bytes: nearly every second byte of a text in our languages."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half >= 4 and odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if half >= 4 and even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _decode_old(data: bytes, name: str) -> str:
    """Choose between the encodings of one byte by the letters that they make of the high bytes."""
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROL_BYTES)) > max(2, len(sample) // 200):
        raise NotText(name=name)
    high = bytes(byte for byte in data if byte > 127)
    best, encoding = 0.0, ""
    for candidate in ("cp1252", "mac_roman", "cp850"):
        letters = high.decode(candidate, errors="replace")
        share = sum(1 for letter in letters if letter in _FRENCH) / len(letters)
        if share > best + 0.02:
            best, encoding = share, candidate
    if best > 0.85:
        return data.decode(encoding, errors="replace")
    from charset_normalizer import from_bytes

    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is None or (best < 0.3 and len(high) > len(data) // 4):
        raise UnknownEncoding(name=name)
    try:
        return data.decode(guess.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnknownEncoding(name=name) from error

"""The bytes of a document fresh from the typesetter, finished in place: objects replaced and added, the rest untouched.

The typesetter writes objects one after another with a plain table of where each begins. A PDF library would read and
write anew all of its thousands of objects, the tags above all: that takes a fifth of the time of typesetting, for a
handful of changes. Whatever is not written as the typesetter writes it raises ValueError: a bug, never bad input.
"""

from __future__ import annotations

import base64
import re
from bisect import bisect_right

_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY = 20
_BEGUN = re.compile(rb"\d+ 0 obj\n")
_END = b"\nendobj"
_FLATE = re.compile(
    rb"<</Length (\d+)((?:(?!/DecodeParms|>>\nstream\n)[^\n])*?)/Filter/FlateDecode((?:(?!/DecodeParms)[^\n])*?)>>\nstream\n"
)
_REFERENCE = rb"(\d+) 0 R"


class TypesetPdf:
    """A document to be finished; objects are known by their numbers."""

    def __init__(self, pdf: bytes) -> None:
        table = pdf.rindex(b"xref\n0 ", 0, pdf.rindex(b"startxref"))
        head = _required(_TABLE.match(pdf, table))
        count = int(head[1])
        entries = pdf[head.end() : head.end() + _ENTRY * count]
        places = [int(entries[at : at + 10]) for at in range(_ENTRY, _ENTRY * count, _ENTRY)]
        order = sorted(range(1, count), key=lambda number: places[number - 1])
        self._pdf, self._order = pdf, order
        self._starts = [places[number - 1] for number in order]
        self._ends = [*self._starts[1:], table]
        self._rank = {number: rank for rank, number in enumerate(order)}
        self._head = pdf[: self._starts[0]]
        self._trailer = pdf[pdf.index(b"trailer\n", table) + 8 : pdf.rindex(b"\nstartxref")]
        self._changed: dict[int, bytes] = {}
        self._next = count

    def root(self) -> int:
        """Return the number of the catalogue."""
        return int(_required(re.search(rb"/Root " + _REFERENCE, self._trailer))[1])

    def pages(self) -> list[int]:
        """Return the pages in their order."""
        return self._leaves(int(_required(re.search(rb"/Pages " + _REFERENCE, self.body(self.root())))[1]))

    def _leaves(self, number: int) -> list[int]:
        kids = re.search(rb"/Kids\[([^\]]*)\]", self.body(number))
        if kids is None:
            return [number]
        return [leaf for kid in re.findall(_REFERENCE, kids[1]) for leaf in self._leaves(int(kid))]

    def holding(self, part: bytes) -> list[int]:
        """Return the objects, as they were typeset, that hold these bytes, in the order of the file."""
        found, at = [], self._pdf.find(part)
        while at >= 0:
            rank = bisect_right(self._starts, at) - 1
            found.append(self._order[rank])
            at = self._pdf.find(part, self._ends[rank])
        return found

    def body(self, number: int) -> bytes:
        """Return what stands between « obj » and « endobj »."""
        if number in self._changed:
            return self._changed[number]
        rank = self._rank[number]
        written = self._pdf[self._starts[rank] : self._ends[rank]]
        return written[_required(_BEGUN.match(written)).end() : written.rindex(_END)]

    def replace(self, number: int, old: bytes, new: bytes) -> None:
        """Put something else in place of the only ``old`` in an object."""
        body = self.body(number)
        if body.count(old) != 1:
            raise ValueError(f"{old!r} stands {body.count(old)} times in {body[:200]!r}")
        self._changed[number] = body.replace(old, new)

    def set_body(self, number: int, body: bytes) -> None:
        """Write an object anew."""
        self._changed[number] = body

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        number, self._next = self._next, self._next + 1
        self._changed[number] = body
        return number

    def add_stream(self, entries: bytes, data: bytes) -> int:
        """Add a stream; ``entries`` are those of its dictionary besides the length."""
        return self.add(b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(data), entries, data))

    def written(self) -> bytes:
        """Return the finished document."""
        self._end_streams_clearly()
        out, places, at = [self._head], [0] * self._next, len(self._head)
        numbers = [*self._order, *range(len(self._order) + 1, self._next)]
        for number in numbers:
            if number in self._changed:
                piece = b"%d 0 obj\n%b\nendobj\n" % (number, self._changed[number])
            else:
                rank = self._rank[number]
                piece = self._pdf[self._starts[rank] : self._ends[rank]]
            out.append(piece)
            places[number] = at
            at += len(piece)
        table = b"".join(b"%010d 00000 n\r\n" % place for place in places[1:])
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % self._next, self._trailer, count=1)
        out.append(b"xref\n0 %d\n0000000000 65535 f\r\n%b" % (self._next, table))
        out.append(b"trailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (trailer, at))
        return b"".join(out)

    def _end_streams_clearly(self) -> None:
        """Write in printable characters the streams whose data end in a line end: see core.pdf.repair."""
        added = [n for n in self._changed if n not in self._rank and self._changed[n].endswith(b"endstream")]
        for number in {*self.holding(b"\n\nendstream"), *self.holding(b"\r\nendstream"), *added}:
            body = self.body(number)
            head = _FLATE.match(body)
            if head is None:
                continue
            data = body[head.end() : head.end() + int(head[1])]
            if data[-1:] in (b"\r", b"\n"):
                packed = base64.a85encode(data) + b"~>"
                rest = head[2] + b"/Filter[/ASCII85Decode/FlateDecode]" + head[3]
                self._changed[number] = b"<</Length %d%b>>\nstream\n%b\nendstream" % (
                    len(packed),
                    rest,
                    packed,
                )


def text(value: str) -> bytes:
    """Return a string as PDF writes it: UTF-16, in hexadecimal digits."""
    return b"<FEFF" + value.encode("utf-16-be").hex().upper().encode() + b">"


def _required(found: re.Match[bytes] | None) -> re.Match[bytes]:
    if found is None:
        raise ValueError("this is not written as the typesetter writes")
    return found

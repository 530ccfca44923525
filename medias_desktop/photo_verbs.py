"""The verbs of the photo-consent log: « photos add », « photos may » and the others."""

from __future__ import annotations

import argparse
from pathlib import Path

from medias_desktop.core.i18n import _
from medias_desktop.verb_parts import Verbs, a_number, a_text, of_register


def about_photos(verbs: Verbs) -> None:
    """Add the verbs of photos and consents."""
    photos = verbs.group("photos", _("photos: add them, ask whether they may be published, list, copy them"))
    _add(photos)
    _may(photos)
    _list(photos)
    _takedown(photos)
    _export(photos)
    _copy(photos)


def _add(photos: Verbs) -> None:
    add = photos.add("add", _("record photos and other files; 1 when one was refused"))
    add.add_argument(
        "files", type=Path, nargs="+", metavar=_("FILE"), help=_("the files, or folders of them")
    )
    of_register(add, _("the register to write to"), required=True)
    _of_event(add, _("the event of all of them, by its title or number"))
    keep = add.add_mutually_exclusive_group()
    keep.add_argument(
        "--keep",
        action="store_const",
        const=True,
        dest="keep",
        help=_("keep a copy of each file in the register; by default as the settings say"),
    )
    keep.add_argument(
        "--no-keep",
        action="store_const",
        const=False,
        dest="keep",
        help=_("only record where the files lie"),
    )
    add.add_argument("--place", type=a_text, default="", help=_("where it was"))
    add.add_argument("--photographer", type=a_text, default="", help=_("who took them"))
    add.add_argument("--source", type=a_text, default="", help=_("where they come from"))
    add.add_argument("--credit", type=a_text, default="", help=_("the credit line"))


def _may(photos: Verbs) -> None:
    may = photos.add(
        "may", _("tell whether a photo may be published, why not and by which clause; 1 when it may not")
    )
    _of_photo(may)
    of_register(may, _("the register to read"), required=True)
    _of_question(may, required=True)
    may.add_argument("--json", action="store_true", help=_("print the result for machines"))
    may.formatter_class = argparse.RawDescriptionHelpFormatter
    may.epilog = _("With --json, one object; these keys stay as they are:") + "\n  " + "\n  ".join(MAY_KEYS)


MAY_KEYS = (
    "photo, title, purpose, day, state: publishable, incomplete or blocked",
    "reasons: why, sentence, advice, person, clauses",
    "relied_on: consent, person",
)
"""What the help of may says of its answer for machines (photo_consents.command)."""


def _list(photos: Verbs) -> None:
    listed = photos.add("list", _("list photos with what may be done with each"))
    of_register(listed, _("the register to read"), required=True)
    _of_filter(listed)
    listed.add_argument("--csv", action="store_true", help=_("the whole register of them, as CSV"))


def _takedown(photos: Verbs) -> None:
    takedown = photos.add(
        "takedown",
        _("list what must be taken down and what may no longer go out; 1 when there is anything"),
    )
    of_register(takedown, _("the register to read"), required=True)
    takedown.add_argument("--day", default="", metavar="YYYY-MM-DD", help=_("by default today"))
    takedown.add_argument(
        "--output", type=Path, metavar="PDF", help=_("where to write the worksheet of what must come down")
    )


def _export(photos: Verbs) -> None:
    export = photos.add(
        "export", _("write the register of photo consents as a spreadsheet or a list to print")
    )
    of_register(export, _("the register to read"), required=True)
    _of_filter(export)
    export.add_argument(
        "--output", type=Path, required=True, help=_("the file to write: .csv, .xlsx or .pdf")
    )


def _copy(photos: Verbs) -> None:
    copy = photos.add(
        "copy", _("write a copy fit to publish: nothing hidden in it, faces without consent covered")
    )
    _of_photo(copy)
    of_register(copy, _("the register to read"), required=True)
    _of_question(copy, required=True)
    copy.add_argument(
        "--to", type=Path, required=True, metavar=_("FILE"), help=_("the JPEG to write, or a folder for it")
    )
    copy.add_argument("--original", type=Path, help=_("where the original is now, when it was moved"))
    copy.add_argument(
        "--longest-side", type=a_number, default=2048, metavar=_("PIXELS"), help=_("by default 2048")
    )
    copy.add_argument("--credit", action="store_true", help=_("write the credit line below the picture"))
    copy.add_argument(
        "--no-blur",
        dest="blur",
        action="store_false",
        help=_("cover no face: without all consents there is no copy then"),
    )


def _of_photo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("photo", metavar=_("PHOTO"), help=_("its number, its title, or the file itself"))


def _of_event(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("--event", type=a_text, default="", metavar=_("EVENT"), help=text)


def _of_question(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument(
        "--purpose",
        type=a_text,
        required=required,
        default="facebook",
        help=_("where it would be published: facebook, instagram, website, bulletin, press…"),
    )
    parser.add_argument("--day", default="", metavar="YYYY-MM-DD", help=_("by default today"))


def _of_filter(parser: argparse.ArgumentParser) -> None:
    _of_question(parser, required=False)
    parser.add_argument(
        "--state", type=a_text, default="", help=_("only these: publishable, incomplete or blocked")
    )
    _of_event(parser, _("only this event, by its title or number"))
    parser.add_argument("--text", type=a_text, default="", help=_("only those with these words"))

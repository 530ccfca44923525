"""The verbs of the editorial calendar: « calendar list », « calendar check » and the others."""

from __future__ import annotations

import argparse
from pathlib import Path

from medias_desktop.core.i18n import LANGUAGES, _
from medias_desktop.verb_parts import Verbs, a_number, a_text, of_register


def about_calendar(verbs: Verbs) -> None:
    """Add the verbs of the editorial calendar."""
    calendar = verbs.group(
        "calendar",
        _("the editorial calendar: list, ask the policy, print, read in, hand over; nothing is posted"),
    )
    _list(calendar)
    _check(calendar)
    _recheck(calendar)
    _print(calendar)
    _report(calendar)
    _package(calendar)
    _import(calendar)


def _list(calendar: Verbs) -> None:
    listed = calendar.add("list", _("list posts, or write them as a spreadsheet or a calendar"))
    of_register(listed, _("the register to read"), required=True)
    listed.add_argument(
        "--since", default="", metavar="YYYY-MM-DD", help=_("only those of that day or later")
    )
    listed.add_argument(
        "--until", default="", metavar="YYYY-MM-DD", help=_("only those of that day or before")
    )
    listed.add_argument("--state", type=a_text, default="", help=_("only those in this state"))
    listed.add_argument("--platform", type=a_text, default="", help=_("only those on this platform"))
    listed.add_argument("--category", type=a_text, default="", help=_("only this kind of content"))
    listed.add_argument("--text", type=a_text, default="", help=_("only those with these words"))
    listed.add_argument("--output", type=Path, help=_("the file to write: .csv, .xlsx or .ics"))


def _check(calendar: Verbs) -> None:
    check = calendar.add(
        "check",
        _(
            "tell what the policy in force says of a post, with its clauses; 1 when something stands in the way"
        ),
    )
    of_register(check, _("the register to read"), required=True)
    check.add_argument("--post", type=a_number, metavar=_("NUMBER"), help=_("a post of the register"))
    check.add_argument("--title", type=a_text, default="", help=_("its title"))
    check.add_argument("--text", type=a_text, default="", help=_("what it says"))
    check.add_argument(
        "--platform", type=a_text, action="append", default=[], help=_("where it appears; may be repeated")
    )
    check.add_argument("--category", type=a_text, default="", help=_("its kind of content"))
    check.add_argument("--day", default="", metavar="YYYY-MM-DD", help=_("when it appears, by default today"))
    check.add_argument("--time", type=a_text, default="", metavar="HH:MM", help=_("at what hour"))
    check.add_argument("--post-language", choices=LANGUAGES, default="fr", help=_("its language"))


def _recheck(calendar: Verbs) -> None:
    recheck = calendar.add("recheck", _("check all posts to come again, and tell what changed"))
    of_register(recheck, _("the register to write to"), required=True)


def _print(calendar: Verbs) -> None:
    printed = calendar.add("print", _("write a month or a week as a PDF"))
    of_register(printed, _("the register to read"), required=True)
    printed.add_argument("span", choices=("month", "week"))
    printed.add_argument("--day", default="", metavar="YYYY-MM-DD", help=_("a day of it, by default today"))
    printed.add_argument(
        "--paper", choices=("letter", "a4"), default="", help=_("by default the municipality’s own")
    )
    _of_document(printed)


def _report(calendar: Verbs) -> None:
    report = calendar.add(
        "report", _("write a report on a year as a PDF: what council is told, or publications and answers")
    )
    of_register(report, _("the register to read"), required=True)
    report.add_argument("report", choices=("council", "figures"))
    report.add_argument("--year", type=a_number, help=_("by default this year"))
    _of_document(report)


def _package(calendar: Verbs) -> None:
    package = calendar.add(
        "package",
        _(
            "write the folder of a post: texts, clean pictures, checklist, sheet; 1 when a photo may not go out"
        ),
    )
    package.add_argument("post", type=a_number, metavar=_("NUMBER"))
    of_register(package, _("the register to read"), required=True)
    package.add_argument(
        "--to", type=Path, required=True, metavar=_("FOLDER"), help=_("the folder to put it in")
    )


def _import(calendar: Verbs) -> None:
    taken = calendar.add(
        "import", _("read posts from a calendar or a list, or statistics, or tell what would become of them")
    )
    taken.add_argument("file", type=Path)
    of_register(taken, _("the register to write to"), required=True)
    taken.add_argument("--statistics", action="store_true", help=_("the list holds what platforms counted"))
    taken.add_argument("--becomes", choices=("idea", "draft"), default="", help=_("what its lines become"))
    taken.add_argument("--platform", type=a_text, default="", help=_("the platform of lines that name none"))
    taken.add_argument("--dry-run", action="store_true", help=_("write nothing"))


def _of_document(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sheet-language", choices=LANGUAGES, default="", help=_("language of the sheet"))
    parser.add_argument("--output", type=Path, required=True, metavar="PDF", help=_("the file to write"))

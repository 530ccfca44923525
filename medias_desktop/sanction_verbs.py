"""The verbs of moderation: « sanctions add », « sanctions propose » and the others.

Disciplinary cases have none: what they hold would lie in the terminal’s history and in files.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from medias_desktop.core.i18n import LANGUAGES, _
from medias_desktop.verb_parts import Verbs, a_number, a_text, of_register


def about_sanctions(verbs: Verbs) -> None:
    """Add the verbs of moderation."""
    sanctions = verbs.group(
        "sanctions",
        _(
            "moderation of what the public writes: record, ask the policy, list, print; disciplinary cases open in the window only"
        ),
    )
    _propose(sanctions)
    _add(sanctions)
    _list(sanctions)
    _blocks(sanctions)
    _netiquette(sanctions)


def _propose(sanctions: Verbs) -> None:
    propose = sanctions.add(
        "propose", _("tell what the policy in force proposes about an incident, from the earlier ones")
    )
    of_register(propose, _("the register to read"), required=True)
    _of_incident(propose)


def _add(sanctions: Verbs) -> None:
    add = sanctions.add(
        "add", _("record an incident; something else than the policy proposes needs --because")
    )
    of_register(add, _("the register to write to"), required=True)
    _of_incident(add)
    add.add_argument(
        "--action",
        type=a_text,
        default="",
        help=_(
            "what was done: none, removal, link_disabled, warning, temporary_block, ban, report; by default what is proposed"
        ),
    )
    add.add_argument(
        "--acted", default="", metavar="YYYY-MM-DD", help=_("when it was done, by default today")
    )
    add.add_argument("--until", default="", metavar="YYYY-MM-DD", help=_("the last day of a temporary block"))
    add.add_argument("--everywhere", action="store_true", help=_("shut out of every account of the platform"))
    add.add_argument("--warned", action="store_true", help=_("the user was told"))
    add.add_argument("--link", type=a_text, default="", help=_("where it was written"))
    add.add_argument("--capture", type=Path, metavar=_("FILE"), help=_("a picture of it"))
    add.add_argument("--author", type=a_text, default="", metavar=_("NAME"), help=_("who dealt with it"))
    add.add_argument("--reported-to", type=a_text, default="", help=_("whom it was reported to"))
    add.add_argument("--note", type=a_text, default="", help=_("a note"))
    add.add_argument(
        "--because", type=a_text, default="", help=_("why something else was done than the policy proposes")
    )


def _list(sanctions: Verbs) -> None:
    listed = sanctions.add("list", _("list incidents, or write them as a spreadsheet or a list to print"))
    of_register(listed, _("the register to read"), required=True)
    listed.add_argument(
        "--account", type=a_text, default="", help=_("only this account, by its name or number")
    )
    listed.add_argument("--reason", type=a_text, default="", help=_("only this reason"))
    listed.add_argument("--action", type=a_text, default="", help=_("only where this was done"))
    listed.add_argument(
        "--state", type=a_text, default="", help=_("only these: done, shut_out, ended or annulled")
    )
    listed.add_argument(
        "--since", default="", metavar="YYYY-MM-DD", help=_("only those seen on that day or later")
    )
    listed.add_argument(
        "--until", default="", metavar="YYYY-MM-DD", help=_("only those seen on that day or before")
    )
    listed.add_argument("--text", type=a_text, default="", help=_("only those with these words"))
    _of_output(listed)


def _blocks(sanctions: Verbs) -> None:
    blocks = sanctions.add(
        "blocks", _("list who is shut out, with reason and date; 1 when a block ended and is to be lifted")
    )
    of_register(blocks, _("the register to read"), required=True)
    blocks.add_argument("--day", default="", metavar="YYYY-MM-DD", help=_("by default today"))
    blocks.add_argument(
        "--no-names", dest="names", action="store_false", help=_("a number in place of each user’s name")
    )
    _of_output(blocks)


def _netiquette(sanctions: Verbs) -> None:
    sheet = sanctions.add("netiquette", _("write the netiquette of the text in force as a PDF to be posted"))
    of_register(sheet, _("the register to read"), required=True)
    which = sheet.add_mutually_exclusive_group()
    which.add_argument("--version-id", type=a_number, help=_("the version; by default the one in force"))
    which.add_argument("--day", default="", metavar="YYYY-MM-DD", help=_("by default today"))
    sheet.add_argument("--sheet-language", choices=LANGUAGES, default="", help=_("language of the sheet"))
    sheet.add_argument("--texts", action="store_true", help=_("with the text of the clauses behind it"))
    sheet.add_argument("--output", type=Path, required=True, metavar="PDF", help=_("the file to write"))


def _of_incident(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--account", type=a_text, required=True, help=_("the municipality’s account, by its name or number")
    )
    parser.add_argument(
        "--handle",
        type=a_text,
        required=True,
        metavar=_("NAME"),
        help=_("the name that the user shows there"),
    )
    parser.add_argument(
        "--reason",
        type=a_text,
        action="append",
        required=True,
        help=_("why it is not accepted (advertising, hate, off_topic…); may be repeated"),
    )
    parser.add_argument(
        "--seen", default="", metavar="YYYY-MM-DD", help=_("when it was seen, by default today")
    )
    parser.add_argument("--text", type=a_text, default="", help=_("what was written"))


def _of_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, help=_("the file to write: .csv, .xlsx or .pdf"))

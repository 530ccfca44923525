"""What the command line understands: its verbs, their options, their help in the user's language."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from medias_desktop import __version__
from medias_desktop.calendar_verbs import about_calendar
from medias_desktop.core.i18n import _
from medias_desktop.photo_verbs import about_photos
from medias_desktop.sanction_verbs import about_sanctions
from medias_desktop.verb_parts import Command, Verbs, a_number, a_place, a_text, of_register, of_user


def make_parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """Return the parser; ``commands`` do the verbs, by name."""
    parser = argparse.ArgumentParser(
        prog="medias-desktop", description=_("The social-media policy of a municipality")
    )
    parser.add_argument("--version", action="version", version=__version__)
    verbs = Verbs(parser, commands)
    _about_policies(verbs)
    _about_people(verbs)
    _about_acknowledgements(verbs)
    about_photos(verbs)
    about_sanctions(verbs)
    about_calendar(verbs)
    _about_the_register(verbs)
    _about_backups(verbs)
    return parser


def _about_policies(verbs: Verbs) -> None:
    outline = verbs.add("outline", _("print level, number and heading of each section of a policy"))
    outline.add_argument("file", type=Path)

    rules = verbs.add("rules", _("list the rules of the library’s towns or of a register’s texts"))
    rules.add_argument(
        "--town", type=a_text, default="", metavar=_("TOWN"), help=_("only this town of the library")
    )
    rules.add_argument(
        "--coverage",
        action="store_true",
        help=_("tell what carries the rules out, and what nothing does yet"),
    )
    of_register(rules, _("the register whose texts are listed"))

    adopt = verbs.add("adopt", _("adopt a policy by a resolution and write the signed PDF"))
    of_register(adopt, _("the register to write to"), required=True)
    _adopt_options(adopt)

    _verify_options(verbs)
    _evidence_options(verbs)


def _evidence_options(verbs: Verbs) -> None:
    evidence = verbs.add(
        "evidence", _("write all that is needed to check an adoption without this program, as a ZIP file")
    )
    of_register(evidence, _("the register to read"), required=True)
    evidence.add_argument("--version-id", type=a_number, required=True, help=_("the adopted version"))
    evidence.add_argument("--output", type=Path, required=True, metavar="ZIP", help=_("the file to write"))


def _verify_options(verbs: Verbs) -> None:
    verify = verbs.add(
        "verify",
        _(
            "verify PDF documents: who signed, what was changed, whether a register holds them; 1 when one is refused"
        ),
    )
    verify.add_argument("files", type=Path, nargs="+", metavar=_("FILE"), help=_("the PDF documents"))
    of_register(verify, _("the register that the documents should come from"))
    verify.add_argument(
        "--report", type=Path, metavar="PDF", help=_("where to write the report of the verification")
    )
    verify.add_argument("--json", action="store_true", help=_("print the result for machines"))
    verify.formatter_class = argparse.RawDescriptionHelpFormatter
    verify.epilog = (
        _("With --json, a list with one object for each file; these keys stay as they are:")
        + "\n  "
        + "\n  ".join(JSON_KEYS)
    )


JSON_KEYS = (
    "file, error, accepted: error is null, or a sentence, and then there is nothing more",
    "size, sha256, checked_at, register, conclusion, pages, revisions, problems",
    "held: null or kind, title, recorded_at, kept",
    "relation: null or kinship, title, missing",
    "pdfa: claimed, checked, failures",
    "signatures: field, signer, role, organisation, signed_at, intact, trusted, covers_whole_file, problem,",
    "  trusted_by, kind, level, time_stamp, time_stamp_by, reason, location, issuer, serial, not_before,",
    "  not_after, certificate_sha256, chain, algorithm, revoked_at",
)
"""What the help of verify says of its answer for machines (signatures.command)."""


def _about_people(verbs: Verbs) -> None:
    people = verbs.add("import-people", _("import a list of people, or tell what an import would do"))
    people.add_argument("file", type=Path)
    of_register(people, _("the register to write to"))
    people.add_argument("--dry-run", action="store_true", help=_("write nothing"))

    sheets = verbs.add("sheets", _("write acknowledgement sheets as a PDF"))
    of_register(sheets, _("the register to read"), required=True)
    sheets.add_argument(
        "--version-id", type=a_number, help=_("the version to acknowledge; by default the newest in force")
    )
    sheets.add_argument(
        "--person",
        action="append",
        default=[],
        metavar=_("NUMBER"),
        help=_("only this person; may be repeated"),
    )
    sheets.add_argument("--campaign", help=_("the campaign of the sheets, by its title or number"))
    sheets.add_argument("--group", help=_("only this group"))
    sheets.add_argument(
        "--group-sheet", action="store_true", help=_("one sheet for many persons; its lines are recorded")
    )
    sheets.add_argument(
        "--text",
        choices=("none", "summary", "full"),
        default="none",
        help=_("what of the policy to print behind each sheet: nothing, a summary or the full text"),
    )
    sheets.add_argument("--output", type=Path, required=True, help=_("the PDF to write"))


def _about_acknowledgements(verbs: Verbs) -> None:
    past = verbs.add(
        "import-acknowledgements",
        _("record who signed before, from a list, or tell what would be recorded"),
    )
    past.add_argument("file", type=Path)
    of_register(past, _("the register to write to"), required=True)
    past.add_argument(
        "--version-id",
        type=a_number,
        default=0,
        help=_("the version of lines that name none; by default the one in force on their date"),
    )
    past.add_argument(
        "--place",
        type=a_text,
        default="",
        help=_("where the originals lie, when the list does not say it"),
    )
    past.add_argument("--dry-run", action="store_true", help=_("write nothing"))

    scan = verbs.add("scan", _("receive scanned sheets; what they show is confirmed in the window"))
    scan.add_argument("files", type=Path, nargs="+", metavar=_("FILE"), help=_("the scans: PDF or pictures"))
    of_register(scan, _("the register to write to"), required=True)

    export = verbs.add("register-export", _("write who signed a version as a spreadsheet or a list to print"))
    of_register(export, _("the register to read"), required=True)
    export.add_argument("--version-id", type=a_number, help=_("the version; by default the newest in force"))
    export.add_argument(
        "--output", type=Path, required=True, help=_("the file to write: .csv, .xlsx or .pdf")
    )


def _about_the_register(verbs: Verbs) -> None:
    check = verbs.add(
        "check", _("verify a register: its file, its audit trail, its records; 1 when something is wrong")
    )
    check.add_argument("register", type=a_place, metavar=_("REGISTER"), help=_("the register to verify"))
    of_user(check)

    move = verbs.add(
        "move", _("move a register to a server, or from a server into a file, and verify it there")
    )
    move.add_argument(
        "register", type=a_place, metavar=_("REGISTER"), help=_("the register; it stays as it is")
    )
    move.add_argument(
        "target", type=a_place, metavar=_("TARGET"), help=_("an empty database’s URL, or a new file")
    )
    of_user(move)


def _about_backups(verbs: Verbs) -> None:
    backup = verbs.add("backup", _("make a backup of a register and read it back, for a scheduled task"))
    backup.add_argument("register", type=a_place, metavar=_("REGISTER"), help=_("the register to back up"))
    backup.add_argument(
        "--to",
        type=Path,
        metavar=_("FOLDER"),
        help=_("a second place for a copy; by default the one chosen in the window, when it is there"),
    )
    of_user(backup)

    restore = verbs.add("restore", _("tell what restoring a backup would change, and restore it"))
    restore.add_argument(
        "backup", type=Path, metavar=_("BACKUP"), help=_("a backup, or a folder of them: the newest is taken")
    )
    restore.add_argument(
        "register", type=Path, metavar=_("REGISTER"), help=_("the register to replace or to make")
    )
    restore.add_argument("--yes", action="store_true", help=_("also when something would be lost"))
    of_user(restore)

    rehearse = verbs.add(
        "rehearse", _("restore the newest backup where it harms nobody, and verify it there")
    )
    rehearse.add_argument(
        "register", type=a_place, metavar=_("REGISTER"), help=_("the register that is backed up")
    )
    of_user(rehearse)


def _adopt_options(adopt: argparse.ArgumentParser) -> None:
    source = adopt.add_mutually_exclusive_group(required=True)
    source.add_argument("--policy", type=Path, help=_("the text to import and adopt"))
    source.add_argument("--version-id", type=a_number, help=_("a draft of the register"))
    adopt.add_argument(
        "--title", type=a_text, default="", help=_("title of the policy, when its text does not say it")
    )
    adopt.add_argument(
        "--municipality",
        type=a_text,
        default="",
        help=_("name of the municipality; by default the register’s"),
    )
    adopt.add_argument("--number", type=a_text, default="", help=_("number of the policy"))
    adopt.add_argument("--resolution", type=a_text, required=True, help=_("number of the resolution"))
    adopt.add_argument(
        "--meeting-date", required=True, metavar="YYYY-MM-DD", help=_("date of the council’s meeting")
    )
    adopt.add_argument(
        "--in-force-date", required=True, metavar="YYYY-MM-DD", help=_("date of coming into force")
    )
    adopt.add_argument("--mover", type=a_text, default="", help=_("who moved the resolution"))
    adopt.add_argument("--seconder", type=a_text, default="", help=_("who seconded it"))
    adopt.add_argument("--vote", type=a_text, default="", help=_("how the council voted"))
    adopt.add_argument(
        "--signatory",
        action="append",
        required=True,
        metavar="NAME;ROLE[;IDENTITY.p12]",
        help=_("who signs, in order; may be repeated"),
    )
    adopt.add_argument(
        "--passphrase-env", metavar="NAME", help=_("environment variable that holds the passphrase")
    )
    adopt.add_argument("--output", type=Path, help=_("where to write a copy of the signed PDF"))

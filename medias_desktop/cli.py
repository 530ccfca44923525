"""The command line: the same services as the window, for a technician and for checks.

Exit code 0 when done, 1 when something stands in the way (one plain sentence on the error output), 2 for a wrong
command line.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from medias_desktop import __version__
from medias_desktop.core import i18n
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _

DONE, STOPPED = 0, 1


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code."""
    from medias_desktop.core import settings

    i18n.use_language(_language(arguments) or settings.load().language)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows consoles and pipes would refuse accents otherwise
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.language:  # argparse understands “--lang” too
        i18n.use_language(options.language)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except UserError as error:
        print(error.sentence(), file=sys.stderr)
        return STOPPED
    except KeyboardInterrupt:
        print(_("Stopped: what was not finished was undone."), file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # the reader of our output went away
        sys.stderr.close()
        return STOPPED


def _language(arguments: Sequence[str]) -> str:
    """Return what --language says before the parser exists: its help texts are translated as well."""
    for number, argument in enumerate(arguments):
        if argument == "--language" and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith("--language="):
            return argument.partition("=")[2]
    return ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="medias-desktop", description=_("The social-media policy of a municipality")
    )
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(required=True, metavar=_("COMMAND"))
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--language", choices=i18n.LANGUAGES, help=_("language of what is printed"))

    def verb(name: str, text: str, command: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=text, description=text, parents=[common])
        made.set_defaults(command=command)
        return made

    def of_user(parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--user", type=_text, default="", metavar=_("NAME"), help=_("whose passphrase opens the register")
        )

    def of_register(parser: argparse.ArgumentParser, text: str, *, required: bool = False) -> None:
        where = parser.add_mutually_exclusive_group(required=required)
        where.add_argument("--register", type=_place, help=text)
        where.add_argument(
            "--database",
            dest="register",
            type=_place,
            metavar="URL",
            help=_("the same, on a server: postgresql+psycopg://user@server/database"),
        )
        of_user(parser)

    outline = verb("outline", _("print level, number and heading of each section of a policy"), _outline)
    outline.add_argument("file", type=Path)

    people = verb(
        "import-people", _("import a list of people, or tell what an import would do"), _import_people
    )
    people.add_argument("file", type=Path)
    of_register(people, _("the register to write to"))
    people.add_argument("--dry-run", action="store_true", help=_("write nothing"))

    adopt = verb("adopt", _("adopt a policy by a resolution and write the signed PDF"), _adopt)
    of_register(adopt, _("the register to write to"), required=True)
    _adopt_options(adopt)

    sheets = verb("sheets", _("write acknowledgement sheets as a PDF"), _sheets)
    of_register(sheets, _("the register to read"), required=True)
    sheets.add_argument(
        "--version-id", type=_number, help=_("the version to acknowledge; by default the newest in force")
    )
    sheets.add_argument(
        "--person",
        action="append",
        default=[],
        metavar=_("NUMBER"),
        help=_("only this person; may be repeated"),
    )
    sheets.add_argument("--group", help=_("only this group"))
    sheets.add_argument("--output", type=Path, required=True, help=_("the PDF to write"))

    verify = verb("verify", _("verify a signed PDF"), _verify)
    verify.add_argument("file", type=Path)
    of_register(verify, _("the register that the document should come from"))

    check = verb(
        "check",
        _("verify a register: its file, its audit trail, its records; 1 when something is wrong"),
        _check,
    )
    check.add_argument("register", type=_place, metavar=_("REGISTER"), help=_("the register to verify"))
    of_user(check)

    move = verb(
        "move", _("move a register to a server, or from a server into a file, and verify it there"), _move
    )
    move.add_argument(
        "register", type=_place, metavar=_("REGISTER"), help=_("the register; it stays as it is")
    )
    move.add_argument(
        "target", type=_place, metavar=_("TARGET"), help=_("an empty database’s URL, or a new file")
    )
    of_user(move)
    return parser


def _place(text: str) -> Path:
    """Return a register's file or its address on a server; what is neither is a wrong command line."""
    from medias_desktop.core.command import place

    try:
        return place(text)
    except UserError as error:
        raise argparse.ArgumentTypeError(error.sentence()) from error


def _number(text: str) -> int:
    """Return a row's number; beyond what a register can hold it is as unknown as the last one possible."""
    return min(int(text), 2**63 - 1)


def _text(text: str) -> str:
    """Return what was typed; bytes that are no text in the terminal's encoding become question marks."""
    return text.encode("utf-8", "replace").decode()


def _adopt_options(adopt: argparse.ArgumentParser) -> None:
    source = adopt.add_mutually_exclusive_group(required=True)
    source.add_argument("--policy", type=Path, help=_("the text to import and adopt"))
    source.add_argument("--version-id", type=_number, help=_("a draft of the register"))
    adopt.add_argument(
        "--title", type=_text, default="", help=_("title of the policy, when its text does not say it")
    )
    adopt.add_argument(
        "--municipality",
        type=_text,
        default="",
        help=_("name of the municipality; by default the register’s"),
    )
    adopt.add_argument("--number", type=_text, default="", help=_("number of the policy"))
    adopt.add_argument("--resolution", type=_text, required=True, help=_("number of the resolution"))
    adopt.add_argument(
        "--meeting-date", required=True, metavar="YYYY-MM-DD", help=_("date of the council’s meeting")
    )
    adopt.add_argument(
        "--in-force-date", required=True, metavar="YYYY-MM-DD", help=_("date of coming into force")
    )
    adopt.add_argument("--mover", type=_text, default="", help=_("who moved the resolution"))
    adopt.add_argument("--seconder", type=_text, default="", help=_("who seconded it"))
    adopt.add_argument("--vote", type=_text, default="", help=_("how the council voted"))
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


def _outline(options: argparse.Namespace) -> int:
    from medias_desktop.policies.outline import format_outline
    from medias_desktop.policies.outline.file import read_policy_file

    _text, outline = read_policy_file(options.file)
    print(format_outline(outline), end="")
    return DONE


def _import_people(options: argparse.Namespace) -> int:
    from medias_desktop.people.command import run_import

    found = run_import(options.file, options.register, dry_run=options.dry_run, user=options.user)
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return DONE


def _adopt(options: argparse.Namespace) -> int:
    from medias_desktop.policies.command import run_adopt
    from medias_desktop.safekeeping.command import maker

    for line in run_adopt(options, make=maker(options.user)):
        print(line)
    return DONE


def _sheets(options: argparse.Namespace) -> int:
    from medias_desktop.acknowledgements.command import run_sheets

    for line in run_sheets(options):
        print(line)
    return DONE


def _verify(options: argparse.Namespace) -> int:
    from medias_desktop.policies.command import run_verify

    accepted, lines = run_verify(options.file, options.register, options.user)
    for line in lines:
        print(line)
    return DONE if accepted else STOPPED


def _check(options: argparse.Namespace) -> int:
    from medias_desktop.core.command import open_register
    from medias_desktop.migrations.tables import metadata
    from medias_desktop.safekeeping.command import TerminalProgress, run_check

    register = open_register(options.register, user=options.user)
    try:
        sound, lines = run_check(register, metadata, TerminalProgress())
    finally:
        register.close()
    for line in lines:
        print(line)
    return DONE if sound else STOPPED


def _move(options: argparse.Namespace) -> int:
    from medias_desktop.core.store.moving.command import run_move
    from medias_desktop.safekeeping.command import TerminalProgress

    for line in run_move(options.register, options.target, options.user, TerminalProgress()):
        print(line)
    return DONE

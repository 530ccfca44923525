"""The command line: the same services as the window, for a technician and for checks.

Exit code 0 when done, 1 when something stands in the way (one plain sentence on the error output), 2 for a wrong
command line.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from medias_desktop.cli_calendar import CALENDAR_COMMANDS
from medias_desktop.core import i18n
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.verb_parts import DONE, STOPPED, Command
from medias_desktop.verbs import make_parser


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code."""
    from medias_desktop.core import settings

    i18n.use_language(_language(arguments) or settings.load().language)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows consoles and pipes would refuse accents otherwise
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = make_parser(COMMANDS)
    options = parser.parse_args(arguments)
    if options.language:  # argparse understands “--lang” too
        i18n.use_language(options.language)
    command: Command = options.command
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


def _outline(options: argparse.Namespace) -> int:
    from medias_desktop.policies.outline import format_outline
    from medias_desktop.policies.outline.errors import NoHeadings
    from medias_desktop.policies.outline.file import read_policy_file

    _text, outline = read_policy_file(options.file)
    if not outline.sections:
        raise NoHeadings(name=options.file.name)
    print(format_outline(outline), end="")
    return DONE


def _rules(options: argparse.Namespace) -> int:
    from medias_desktop.policies.rules_command import run_rules
    from medias_desktop.slices import check_registry

    lines = run_rules(
        check_registry(),
        town_key=options.town,
        register=options.register,
        user=options.user,
        covered=options.coverage,
    )
    for line in lines:
        print(line)
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


def _import_acknowledgements(options: argparse.Namespace) -> int:
    from medias_desktop.acknowledgements.register_command import run_past
    from medias_desktop.safekeeping.command import TerminalProgress

    found = run_past(
        options.file,
        options.register,
        user=options.user,
        version_id=options.version_id,
        place=options.place,
        dry_run=options.dry_run,
        progress=TerminalProgress(),
    )
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return DONE


def _scan(options: argparse.Namespace) -> int:
    from medias_desktop.paper.scan_command import run_scan
    from medias_desktop.safekeeping.command import TerminalProgress
    from medias_desktop.slices import sheet_handlers

    lines, problems = run_scan(
        options.register, options.files, sheet_handlers, user=options.user, progress=TerminalProgress()
    )
    for line in lines:
        print(line)
    for error in problems:
        print(error.sentence(), file=sys.stderr)
    return STOPPED if problems else DONE


def _register_export(options: argparse.Namespace) -> int:
    from medias_desktop.acknowledgements.register_command import run_export
    from medias_desktop.safekeeping.command import TerminalProgress

    lines = run_export(
        options.register,
        options.output,
        user=options.user,
        version_id=options.version_id,
        progress=TerminalProgress(),
    )
    for line in lines:
        print(line)
    return DONE


def _photos_add(options: argparse.Namespace) -> int:
    from medias_desktop.photo_consents.command import run_add
    from medias_desktop.safekeeping.command import TerminalProgress

    lines, problems = run_add(options, TerminalProgress())
    for line in lines:
        print(line)
    for sentence in problems:
        print(sentence, file=sys.stderr)
    return STOPPED if problems else DONE


def _photos_may(options: argparse.Namespace) -> int:
    from medias_desktop.photo_consents.command import run_may

    found = run_may(options)
    if options.json:
        print(json.dumps(found.machine, ensure_ascii=False, indent=2))
    else:
        for line in found.lines:
            print(line)
    return DONE if found.publishable else STOPPED


def _photos_list(options: argparse.Namespace) -> int:
    from medias_desktop.photo_consents.command import run_list

    for line in run_list(options):
        print(line)
    return DONE


def _photos_takedown(options: argparse.Namespace) -> int:
    from medias_desktop.photo_consents.command import run_takedown

    lines = run_takedown(options)
    for line in lines:
        print(line)
    return STOPPED if lines else DONE


def _photos_export(options: argparse.Namespace) -> int:
    from medias_desktop.photo_consents.command import run_export
    from medias_desktop.safekeeping.command import TerminalProgress

    for line in run_export(options, TerminalProgress()):
        print(line)
    return DONE


def _photos_copy(options: argparse.Namespace) -> int:
    from medias_desktop.photo_consents.command import run_copy

    for line in run_copy(options):
        print(line)
    return DONE


def _sanctions_propose(options: argparse.Namespace) -> int:
    from medias_desktop.sanctions.command import run_propose

    return _printed(run_propose(options))


def _sanctions_add(options: argparse.Namespace) -> int:
    from medias_desktop.sanctions.command import run_add

    return _printed(run_add(options))


def _sanctions_list(options: argparse.Namespace) -> int:
    from medias_desktop.safekeeping.command import TerminalProgress
    from medias_desktop.sanctions.command import run_list

    return _printed(run_list(options, TerminalProgress()))


def _sanctions_blocks(options: argparse.Namespace) -> int:
    from medias_desktop.safekeeping.command import TerminalProgress
    from medias_desktop.sanctions.command import run_blocks

    lines, ended = run_blocks(options, TerminalProgress())
    _printed(lines)
    return STOPPED if ended else DONE


def _sanctions_netiquette(options: argparse.Namespace) -> int:
    from medias_desktop.sanctions.command import run_netiquette

    return _printed(run_netiquette(options))


def _printed(lines: Sequence[str]) -> int:
    for line in lines:
        print(line)
    return DONE


def _verify(options: argparse.Namespace) -> int:
    from medias_desktop.signatures.command import run_verify
    from medias_desktop.slices import held_documents

    found = run_verify(
        options.files, options.register, options.user, holders=held_documents, report=options.report
    )
    if options.json:
        print(json.dumps(found.machine, ensure_ascii=False, indent=2))
    else:
        for line in found.lines:
            print(line)
    for sentence in found.errors:
        print(sentence, file=sys.stderr)
    return DONE if found.accepted else STOPPED


def _evidence(options: argparse.Namespace) -> int:
    from medias_desktop.policies.evidence_command import run_evidence
    from medias_desktop.safekeeping.command import TerminalProgress

    progress = TerminalProgress()
    for line in run_evidence(options.register, options.version_id, options.output, options.user, progress):
        print(line)
    return DONE


def _check(options: argparse.Namespace) -> int:
    from medias_desktop.core.command import open_register
    from medias_desktop.safekeeping.command import TerminalProgress, run_check
    from medias_desktop.slices import derived, tables

    register = open_register(options.register, user=options.user)
    try:
        sound, lines = run_check(register, tables(), TerminalProgress(), derived())
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


def _backup(options: argparse.Namespace) -> int:
    from medias_desktop.safekeeping.command import TerminalProgress
    from medias_desktop.safekeeping.service.backups.command import run_backup
    from medias_desktop.slices import slices

    for line in run_backup(options.register, options.to, options.user, slices(), TerminalProgress()):
        print(line)
    return DONE


def _restore(options: argparse.Namespace) -> int:
    from medias_desktop.safekeeping.command import TerminalProgress
    from medias_desktop.safekeeping.service.backups.command import run_restore
    from medias_desktop.slices import slices

    place, register, user = options.backup, options.register, options.user
    for line in run_restore(place, register, user, slices(), TerminalProgress(), yes=options.yes):
        print(line)
    return DONE


def _rehearse(options: argparse.Namespace) -> int:
    from medias_desktop.safekeeping.command import TerminalProgress
    from medias_desktop.safekeeping.service.backups.command import run_rehearsal
    from medias_desktop.slices import slices

    print(run_rehearsal(options.register, options.user, slices(), TerminalProgress()))
    return DONE


COMMANDS = {
    "outline": _outline,
    "rules": _rules,
    "import-people": _import_people,
    "adopt": _adopt,
    "sheets": _sheets,
    "import-acknowledgements": _import_acknowledgements,
    "scan": _scan,
    "register-export": _register_export,
    "photos add": _photos_add,
    "photos may": _photos_may,
    "photos list": _photos_list,
    "photos takedown": _photos_takedown,
    "photos export": _photos_export,
    "photos copy": _photos_copy,
    "sanctions propose": _sanctions_propose,
    "sanctions add": _sanctions_add,
    "sanctions list": _sanctions_list,
    "sanctions blocks": _sanctions_blocks,
    "sanctions netiquette": _sanctions_netiquette,
    **CALENDAR_COMMANDS,
    "verify": _verify,
    "evidence": _evidence,
    "check": _check,
    "move": _move,
    "backup": _backup,
    "restore": _restore,
    "rehearse": _rehearse,
}

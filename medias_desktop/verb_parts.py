"""What verbs of the command line share: how one is added, how a register is named, what was typed."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from medias_desktop.core import i18n
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _

Command = Callable[[argparse.Namespace], int]
DONE, STOPPED = 0, 1
"""Exit codes of a command: done, or something stands in the way."""


class Verbs:
    """Adds verbs that share an option or two; within another verb, ``prefix`` is that one and a space."""

    def __init__(
        self, parser: argparse.ArgumentParser, commands: Mapping[str, Command], prefix: str = ""
    ) -> None:
        self._verbs = parser.add_subparsers(required=True, metavar=_("COMMAND"))
        self._commands = commands
        self._prefix = prefix
        self._common = argparse.ArgumentParser(add_help=False)
        self._common.add_argument("--language", choices=i18n.LANGUAGES, help=_("language of what is printed"))

    def add(self, name: str, text: str) -> argparse.ArgumentParser:
        """Add a verb and return its own parser."""
        made = self._verbs.add_parser(name, help=text, description=text, parents=[self._common])
        made.set_defaults(command=self._commands[self._prefix + name])
        return made

    def group(self, name: str, text: str) -> Verbs:
        """Add a verb that has verbs of its own, and return what adds those."""
        made = self._verbs.add_parser(name, help=text, description=text)
        return Verbs(made, self._commands, f"{self._prefix}{name} ")


def of_user(parser: argparse.ArgumentParser) -> None:
    """Add whose passphrase opens the register."""
    parser.add_argument(
        "--user", type=a_text, default="", metavar=_("NAME"), help=_("whose passphrase opens the register")
    )


def of_register(parser: argparse.ArgumentParser, text: str, *, required: bool = False) -> None:
    """Add the register, in a file or on a server; ``text`` says what for."""
    where = parser.add_mutually_exclusive_group(required=required)
    where.add_argument("--register", type=a_place, help=text)
    where.add_argument(
        "--database",
        dest="register",
        type=a_place,
        metavar="URL",
        help=_("the same, on a server: postgresql+psycopg://user@server/database"),
    )
    of_user(parser)


def a_place(text: str) -> Path:
    """Return a register's file or its address on a server; what is neither is a wrong command line."""
    from medias_desktop.core.command import place

    try:
        return place(text)
    except UserError as error:
        raise argparse.ArgumentTypeError(error.sentence()) from error


def a_number(text: str) -> int:
    """Return a row's number; beyond what a register can hold it is as unknown as the last one possible."""
    return min(int(text), 2**63 - 1)


def a_text(text: str) -> str:
    """Return what was typed; bytes that are no text in the terminal's encoding become question marks."""
    return text.encode("utf-8", "replace").decode()

"""The command line’s way to moderation; disciplinary cases are not on it (README)."""

from medias_desktop.sanctions.command.listing import run_blocks, run_list, run_netiquette
from medias_desktop.sanctions.command.recording import run_add, run_propose

__all__ = ["run_add", "run_blocks", "run_list", "run_netiquette", "run_propose"]

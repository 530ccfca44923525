"""The register as an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from medias_desktop.acknowledgements.documents.register.columns import columns
from medias_desktop.acknowledgements.rules.register_lines import RegisterLine
from medias_desktop.core import exported
from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import Scope


def write_workbook(stream: IO[bytes], scope: Scope, lines: Iterable[RegisterLine], number: int) -> None:
    """Write ``number`` lines below a head that stays in view and filters them. Raises what ``lines`` raises."""
    book = exported.Workbook(scope.version.policy_title, scope.version.municipality, _("Register"))
    exported.write_workbook(stream, book, columns(), lines, number)

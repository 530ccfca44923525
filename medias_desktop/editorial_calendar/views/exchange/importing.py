"""What the windows over posts that are read in share: what becomes of lines, and what is told when they were recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _, format_number, ngettext, translate
from medias_desktop.core.widgets.column_list import Choice, choice
from medias_desktop.core.widgets.list_import.dialog import ListImportDialog
from medias_desktop.core.widgets.list_import.layout import Parts, Words
from medias_desktop.core.widgets.parts import fit_to_text, muted, problem
from medias_desktop.editorial_calendar.exchange.plan import LineState, PlannedPost, PostPlan
from medias_desktop.editorial_calendar.labels.posts import LANGUAGE_NAMES, platform_name
from medias_desktop.editorial_calendar.rules.platforms import PLATFORMS
from medias_desktop.editorial_calendar.views.exchange.wording import (
    BECOMES,
    POST_STATES,
    left_out,
    post_columns,
    remark,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.lists.reading import ListTable
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.column_list import ColumnList
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.core.widgets.parts import EmptyState
    from medias_desktop.editorial_calendar.rules.posts import PostState
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.service.post_imports import ImportResult


class PostsDialog(ListImportDialog[PostPlan, LineState]):
    """Shows what each line of a file would become, and records it when the user says so."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        listed: ListTable,
        words: Words,
        number: str,
        choices: ColumnList,
        asking: Sequence[EmptyState] = (),
    ) -> None:
        sentence, told = problem(), muted("")
        parts = Parts(choices, post_columns(number), asking, (sentence, told))
        super().__init__(parent, desk, listed, POST_STATES, words, parts)
        self._service, self.sentence, self.told = service, sentence, told
        self.shown.setObjectName("lines_shown")
        sentence.setObjectName("sentence")
        told.setObjectName("told")
        for one in (sentence, told):
            one.setVisible(False)
        fit_to_text(self, 1240, 760)
        self.preview.selection_changed.connect(self._say)

    @staticmethod
    def rows_of(plan: PostPlan) -> Sequence[PlannedPost]:
        """Return every line of a plan."""
        return plan.lines

    @staticmethod
    def held_by(plan: PostPlan) -> list[Any]:
        """Return the lines."""
        return list(plan.lines)

    def importable(self, counts: Mapping[LineState, int]) -> int:
        """Return how many posts would be recorded."""
        return counts[LineState.NEW]

    def action(self, number: int) -> str:
        """Return what the button does with so many."""
        return ngettext("&Record {n} post", "&Record {n} posts", number).format(n=format_number(number))

    def left_out(self, counts: Mapping[LineState, int]) -> str:
        """Return what is there already and what stays out, in words."""
        return left_out(counts)

    def write(self, plan: PostPlan, progress: Progress) -> ImportResult:
        """Record the plan's new posts, all of them or none."""
        return self._service.post_imports.apply(plan, progress)

    def announce(self, written: ImportResult, counts: Mapping[LineState, int]) -> str:
        """Announce what was recorded and return it in words."""
        self.desk.changes.announce("calendar")
        said = ngettext("{n} post was recorded.", "{n} posts were recorded.", written.written)
        return " ".join(filter(None, (said.format(n=format_number(written.written)), self.left_out(counts))))

    def _say(self) -> None:
        """Say what is to be known of the line under the cursor: a cell may be too narrow for it."""
        line = self.preview.current()
        said = "" if line is None else remark(line)
        wrong = line is not None and bool(line.problems)
        self.sentence.setText(said if wrong else "")
        self.told.setText("" if wrong else said)
        for one in (self.sentence, self.told):
            one.setVisible(bool(one.text()))


def becomes_choice(chosen: PostState) -> Choice:
    """Return the choice of what lines become."""
    return choice(
        "becomes", [(translate(name), state.value) for state, name in BECOMES.items()], chosen.value
    )


def platform_choice(chosen: str = "") -> Choice:
    """Return the choice of the platform of lines that name none."""
    platforms = [(platform_name(code), code) for code in PLATFORMS]
    return choice("default_platform", [(_("None yet"), ""), *platforms], chosen)


def language_choice(chosen: str) -> Choice:
    """Return the choice of the language of posts."""
    return choice(
        "default_language", [(translate(name), code) for code, name in LANGUAGE_NAMES.items()], chosen
    )

"""The import of statistics: columns at the left, which post each row is about at the right; nothing written before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _, format_number, ngettext, translate
from medias_desktop.core.lists.dates import DateOrder
from medias_desktop.core.lists.names import NameOrder
from medias_desktop.core.widgets.column_list import ColumnList
from medias_desktop.core.widgets.list_import.dialog import ListImportDialog
from medias_desktop.core.widgets.list_import.layout import Parts, Words
from medias_desktop.core.widgets.parts import EmptyState, fit_to_text, problem
from medias_desktop.editorial_calendar.exchange.names import STATISTIC_FIELDS
from medias_desktop.editorial_calendar.exchange.plan import LineState
from medias_desktop.editorial_calendar.exchange.statistic_headers import Field
from medias_desktop.editorial_calendar.exchange.statistic_lists import (
    StatisticLine,
    StatisticMapping,
    StatisticPlan,
    guess_mapping,
)
from medias_desktop.editorial_calendar.views.exchange.importing import platform_choice
from medias_desktop.editorial_calendar.views.exchange.wording import (
    STATISTIC_STATES,
    left_out,
    statistic_columns,
    statistic_remark,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.lists.reading import ListTable
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.service.post_imports import ImportResult


class StatisticChoices(ColumnList):
    """One choice per column, then the platform of rows that name none; rows without a date were read today."""

    def __init__(self, listed: ListTable, mapping: StatisticMapping) -> None:
        names = [(field.value, translate(STATISTIC_FIELDS[field])) for field in Field]
        super().__init__(listed, names, mapping.fields)
        self._mapping = mapping
        self.platform = platform_choice(mapping.platform)
        self.add_choice(_("&Platform of rows that name none"), self.platform)
        self.add_orders(NameOrder.LAST_NAME_FIRST, NameOrder.LAST_NAME_FIRST, mapping.ambiguous_date_order)
        for combo in (self.platform, self.date_order):
            combo.currentIndexChanged.connect(lambda _row: self._choose())
        self.field_chosen.connect(self._take_fields)
        self._show_what_matters()

    def mapping(self) -> StatisticMapping:
        """Return what is chosen."""
        return self._mapping

    def _take_fields(self, _index: int) -> None:
        fields = tuple(Field(code) if code else None for code in self.fields())  # Qt gives plain texts back
        self._mapping = replace(self._mapping, fields=fields)
        self._show_what_matters()

    def _choose(self) -> None:
        self._mapping = replace(
            self._mapping,
            platform=self.platform.currentData(),
            ambiguous_date_order=DateOrder(self.date_order.currentData()),
        )
        self.changed.emit()

    def _show_what_matters(self) -> None:
        self.show_orders(names=False, date_columns=(self._mapping.column_of(Field.DAY),))


class StatisticImportDialog(ListImportDialog[StatisticPlan, LineState]):
    """Shows which post each row is about and keeps its numbers when the user says so."""

    def __init__(
        self, parent: QWidget, service: EditorialCalendarService, desk: Desk, listed: ListTable
    ) -> None:
        no_posts = EmptyState(
            _("Which column says which post is meant?"),
            _("Choose at the left the column of links, of titles, or of numbers of posts."),
        )
        no_numbers = EmptyState(
            _("Which columns hold numbers?"),
            _("Choose at the left the column of reach, reactions, comments, shares or clicks."),
        )
        choices = StatisticChoices(listed, guess_mapping(listed, service.today))
        sentence = problem()
        parts = Parts(choices, statistic_columns(), (no_posts, no_numbers), (sentence,))
        super().__init__(parent, desk, listed, STATISTIC_STATES, _words(), parts)
        self.no_posts, self.no_numbers, self.sentence = no_posts, no_numbers, sentence
        self.choices: StatisticChoices = choices
        self._service = service
        self.setObjectName("statistic_import")
        self.shown.setObjectName("lines_shown")
        sentence.setObjectName("sentence")
        sentence.setVisible(False)
        fit_to_text(self, 1240, 760)
        self.preview.selection_changed.connect(self._say)

    def asking(self) -> EmptyState | None:
        """Return the page that asks for the posts or for the numbers, when no column holds them."""
        mapping = self.choices.mapping()
        if not mapping.has_posts:
            return self.no_posts
        return None if mapping.has_numbers else self.no_numbers

    def comparison(self) -> Callable[[], StatisticPlan]:
        """Return what looks every row up."""
        imports, listed, mapping = self._service.post_imports, self.listed, self.choices.mapping()
        return lambda: imports.plan_statistics(listed, mapping)

    @staticmethod
    def rows_of(plan: StatisticPlan) -> Sequence[StatisticLine]:
        """Return every row of a plan."""
        return plan.lines

    @staticmethod
    def held_by(plan: StatisticPlan) -> list[Any]:
        """Return the rows, and the posts with which they were compared."""
        return [*plan.lines, *plan.posts]

    def importable(self, counts: Mapping[LineState, int]) -> int:
        """Return how many rows would be kept."""
        return counts[LineState.NEW]

    def action(self, number: int) -> str:
        """Return what the button does with so many."""
        return ngettext("&Keep {n} line", "&Keep {n} lines", number).format(n=format_number(number))

    def left_out(self, counts: Mapping[LineState, int]) -> str:
        """Return what is there already and what stays out, in words."""
        return left_out(counts)

    def write(self, plan: StatisticPlan, progress: Progress) -> ImportResult:
        """Keep the plan's new rows, all of them or none."""
        return self._service.post_imports.apply_statistics(plan, progress)

    def announce(self, written: ImportResult, counts: Mapping[LineState, int]) -> str:
        """Announce what was kept and return it in words."""
        self.desk.changes.announce("calendar")
        said = ngettext("{n} line was kept.", "{n} lines were kept.", written.written)
        return " ".join(filter(None, (said.format(n=format_number(written.written)), self.left_out(counts))))

    def _say(self) -> None:
        """Say what is to be known of the row under the cursor: a cell may be too narrow for it."""
        line = self.preview.current()
        self.sentence.setText(statistic_remark(line) if line is not None and line.problems else "")
        self.sentence.setVisible(bool(self.sentence.text()))


def _words() -> Words:
    return Words(
        title=_("Import statistics"),
        about=_(
            "Each row is what a platform had counted of one post; numbers that the register has already stay."
        ),
        shown=_("&Lines shown"),
        all_rows=_("All lines"),
        preview=_("What would be kept"),
        do_import=_("Keep them"),
        nothing=_("Nothing to keep"),
        importing=_("Keeping the statistics"),
    )

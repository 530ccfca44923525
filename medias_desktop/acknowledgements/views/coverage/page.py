"""The coverage of a list: bars and a table, by department or by group; printed and exported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.labels import coverage as coverage_words
from medias_desktop.acknowledgements.rules import Scope
from medias_desktop.acknowledgements.rules.coverage import CoverageLine
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.acknowledgements.views.coverage.chart import CoverageChart, Legend
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.column_room import columns_with_room
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import Card, EmptyState, button, scrolled
from medias_desktop.core.widgets.switch import Switch
from medias_desktop.core.widgets.table import Column, RecordTable

if TYPE_CHECKING:
    from medias_desktop.core.jobs import Job

By = Literal["department", "group"]
_FIRST_COLUMNS = (0, 1, 8, 2, 5, 4, 3, 6, 7)
"""The columns in the order in which a wider window adds them."""
_BESIDE = 120
"""Characters from which the chart stands beside the table; in a narrower window it stands above."""


class CoveragePage(QWidget):
    """Shows the coverage of a scope; read by a quiet job each time it is shown."""

    people_asked = Signal(str, str)
    """“department” or “group”, and which: its people are wanted in the list."""

    def __init__(self, service: AcknowledgementService, desk: Desk) -> None:
        super().__init__()
        self._service, self._desk = service, desk
        self._scope: Scope | None = None
        self._asked = 0
        self._job: Job | None = None
        self.by: By = "department"
        self.lines: Sequence[CoverageLine] = ()
        self._lay_out()
        self._make_table()

    def show_scope(self, scope: Scope | None) -> None:
        """Read the coverage of a list and show it."""
        self._scope = scope
        if scope is None:
            return
        self._asked += 1
        asked, by, insight = self._asked, self.by, self._service.insight
        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.jobs.run(
            self,
            _("Counting…"),
            lambda _progress: insight.coverage(scope, by),
            lambda lines: self._arrive(asked, lines),
            quiet=True,
        )

    def settled(self) -> bool:
        """Return whether what was asked for is shown."""
        return self._job is None

    def _arrive(self, asked: int, lines: Sequence[CoverageLine]) -> None:
        if asked != self._asked:
            return
        self._job = None
        self.lines = lines
        self.chart.show_lines(lines, self.by)
        self.legend.show_states(
            [
                state
                for state in coverage_words.SEGMENTS
                if any(coverage_words.number(line.counts, state) for line in lines)
            ]
        )
        self.table.set_rows(lines)
        if lines and self.table.current() is None:
            self.table.selectRow(0)
        self.pages.setCurrentWidget(self.splitter if lines else self.nobody)
        for one in (self.print_button, self.export_button):
            one.setEnabled(bool(lines))

    # Layout

    def _lay_out(self) -> None:
        self.switch = Switch(_("Coverage by"), (("department", _("By department")), ("group", _("By group"))))
        self.switch.chosen.connect(self._choose)
        self.print_button = button(_("Pr&int the coverage"), "mdi6.printer-outline")
        self.print_button.setObjectName("print_coverage")
        self.print_button.clicked.connect(self._print)
        self.export_button = button(_("E&xport…"), "mdi6.table-arrow-right")
        self.export_button.setObjectName("export_coverage")
        self.export_button.clicked.connect(self._export)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.switch)
        row.addStretch(1)
        row.addWidget(self.export_button)
        row.addWidget(self.print_button)
        self.chart, self.legend = CoverageChart(), Legend()
        self.chart.chosen.connect(self._open)
        self.chart.moved.connect(self._follow_chart)
        drawn = Card()
        drawn.body.setContentsMargins(4, 12, 4, 4)
        holder = QVBoxLayout()
        holder.setContentsMargins(12, 0, 12, 0)
        holder.addWidget(self.legend)
        drawn.body.addLayout(holder)
        self.area = scrolled(self.chart)
        for one in (self.chart, self.area.viewport()):  # the card's own ground is seen behind the bars
            one.setAutoFillBackground(False)
        drawn.body.addWidget(self.area, 1)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        self.splitter.addWidget(drawn)
        self.nobody = EmptyState(
            _("Nobody is concerned"), _("Choose who must sign, or add people to these groups.")
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.splitter)
        self.pages.addWidget(self.nobody)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(row)
        layout.addWidget(self.pages, 1)

    def _make_table(self) -> None:
        """Make the table for departments or groups: its first column is called otherwise."""
        old = self.splitter.widget(1)
        self._columns = _columns(self.by)
        self.table = RecordTable(self._columns, _("Coverage"), key=lambda line: cast(CoverageLine, line).code)
        self.table.setObjectName("coverage_table")
        self.table.activated_row.connect(self._open)
        if old is None:
            self.splitter.addWidget(self.table)
        else:
            self.splitter.replaceWidget(1, self.table)
            old.deleteLater()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the chart stands beside the table where both have room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        characters = self.width() / self.fontMetrics().averageCharWidth()
        wide = characters >= _BESIDE
        self.splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self.splitter.setSizes([2, 3] if wide else [1, 1])
        room = characters * (0.6 if wide else 1)
        self.table.show_columns(columns_with_room(self._columns, _FIRST_COLUMNS, room))

    # Acting

    def _choose(self, by: str) -> None:
        self.by = cast(By, by)
        self._make_table()
        self.show_scope(self._scope)

    def _open(self, line: CoverageLine) -> None:
        if line.code:
            self.people_asked.emit(self.by, line.code)

    def _follow_chart(self, place: int) -> None:
        self.table.selectRow(place)
        box = self.chart.line_box(place)
        self.area.ensureVisible(box.center().x(), box.center().y(), 0, box.height())

    def _print(self) -> None:
        if self._scope is None:
            return
        scope, lines, by, insight = self._scope, self.lines, self.by, self._service.insight
        self._desk.jobs.run(
            self,
            _("Making the document…"),
            lambda _progress: insight.coverage_document(scope, lines, by),
            self._show_pdf,
        )

    def _show_pdf(self, pdf: bytes) -> None:
        from medias_desktop.core.widgets.pdf_view import PdfDialog

        dialog = PdfDialog(self, pdf, _("Coverage"), self._desk)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _export(self) -> None:
        if self._scope is None:
            return
        from medias_desktop.core.files import write_bytes
        from medias_desktop.core.i18n import current_language
        from medias_desktop.core.spreadsheets import as_csv

        name = f"{_('Coverage')} {self._scope.day.isoformat()}.csv"
        path = self._desk.dialogs.save_file(
            self, _("Export the coverage"), name, _("Spreadsheet text (*.csv)")
        )
        if path is None:
            return
        content = as_csv(coverage_words.as_rows(self.lines, self.by), current_language())
        self._desk.jobs.run(
            self,
            _("Exporting the list…"),
            lambda _progress: write_bytes(path, content),
            lambda _done: self._desk.dialogs.tell(
                self, _("The list was written to “{name}”.").format(name=path.name)
            ),
        )


def _columns(by: By) -> list[Column[CoverageLine]]:
    titles = coverage_words.header(by)

    def column(place: int, stretch: int) -> Column[CoverageLine]:
        return Column(
            titles[place],
            lambda line: coverage_words.cells(line, by)[place],
            stretch=stretch,
            align_right=0 < place < 8,
        )

    share: Column[CoverageLine] = Column(
        titles[1],
        coverage_words.share,
        lambda line: "ok" if line.complete_on else "accent" if line.counts.signed else "muted",
        stretch=13,
    )
    widths = (9, 15, 8, 10, 9, 10)
    return [column(0, 22), share, *(column(n + 2, wide) for n, wide in enumerate(widths)), column(8, 16)]

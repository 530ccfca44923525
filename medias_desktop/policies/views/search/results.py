"""What takes the library's place while something is searched: filters, how many hits, the hits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.parts import button, muted, subheading
from medias_desktop.policies.rules.searching import Findings
from medias_desktop.policies.views.search.filters import FilterBar
from medias_desktop.policies.views.search.hits import HitList


class Results(QWidget):
    """Shows hits; asks for others when a filter changes."""

    filters_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filters = FilterBar()
        self.count = muted("")
        self.count.setObjectName("search_count")
        self.list = HitList()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self._nothing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.filters)
        layout.addWidget(self.count)
        layout.addWidget(self.pages, 1)
        self.filters.changed.connect(self.filters_changed)

    def _nothing(self) -> QWidget:
        page = QWidget()
        self.nothing = subheading("")
        self.advice = muted("")
        self.without_filters = button(_("Search without filters"), "mdi6.filter-off-outline")
        self.without_filters.setObjectName("search_without_filters")
        self.without_filters.clicked.connect(self._clear)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(8, 24, 8, 8)
        layout.setSpacing(10)
        for label in (self.nothing, self.advice):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addWidget(self.without_filters, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return page

    def _clear(self) -> None:
        self.filters.clear()
        self.filters_changed.emit()

    def show_findings(self, query: str, findings: Findings) -> None:
        """Show the first hits of a query, or say that there are none and what to try."""
        self.list.hits.show(query, findings.hits, findings.total)
        self.list.scrollToTop()
        total = findings.total
        said = ngettext("{count} result", "{count} results", total).format(count=format_number(total))
        self._say(self.count, said if total else "")
        self.pages.setCurrentIndex(0 if total else 1)
        if not total:
            self._advise(query)

    def _advise(self, query: str) -> None:
        filtered = bool(self.filters.filters())
        self.nothing.setText(_("Nothing holds all of these words."))
        if filtered:
            advice = _("The filters leave some texts out.")
        elif '"' in query or "«" in query or "“" in query:
            advice = _("Words between quotation marks are found only as they are written: try without them.")
        elif len(query.split()) > 1:
            advice = _("Try fewer words, or only their beginnings.")
        else:
            advice = _("Try another word that says the same, or only its beginning.")
        self.advice.setText(advice)
        self.without_filters.setVisible(filtered)

    def show_more(self, findings: Findings) -> None:
        """Show the next hits of the same query."""
        self.list.hits.add(findings.hits)

    def show_refusal(self, error: UserError) -> None:
        """Say why nothing can be found now."""
        self.list.hits.show("", (), 0)
        self._say(self.count, "")
        self.nothing.setText(error.sentence())
        self.advice.setText("")
        self.without_filters.hide()
        self.pages.setCurrentIndex(1)

    def _say(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

"""The page of a difference: which two texts, what changed, and the text with its changes marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
)

from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import EmptyState, label, muted
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.labels.comparing import choice_title, summary_line
from medias_desktop.policies.rules.comparing import Difference, compare_versions
from medias_desktop.policies.service.comparing import Choice, ComparingService
from medias_desktop.policies.views.comparing.difference_view import ChangeList, DifferenceText
from medias_desktop.policies.views.comparing.frame import ComparingPage
from medias_desktop.policies.views.reader.tools import scaled, tool


class DifferencePage(ComparingPage):
    """What changed from one text to another."""

    def __init__(self, service: ComparingService, desk: Desk, old: str, new: str) -> None:
        super().__init__(_("Differences"), desk)
        self._service = service
        self._difference: Difference | None = None
        self.old, self.new = _chooser("difference_from"), _chooser("difference_to")
        self.list = ChangeList()
        self.text = DifferenceText()
        self.only_changed = QCheckBox(_("&Only what changed"))
        self.only_changed.setObjectName("only_changed")
        self.summary = label("", "h2")
        self.summary.setObjectName("difference_summary")
        self.where = muted("")
        self.where.setWordWrap(False)
        self.same = EmptyState(_("No difference"), _("The two texts say the same, word for word."))
        self.note.setText(
            _("White space and the shape of apostrophes are not counted; accents and capitals are.")
        )
        self._lay_out()
        self._fill(service.choices(current_language()), old, new)
        self._connect()
        self.setFocusProxy(self.list)
        self.refresh()

    def _lay_out(self) -> None:
        self.print_button = self.add_action(
            _("&Print…"), "mdi6.printer-outline", "print_difference", self.print_difference
        )
        self.swap = tool("mdi6.swap-horizontal", _("Exchange the two texts"), "swap_texts")
        texts = QHBoxLayout()
        texts.setSpacing(8)
        for name, box in ((_("&From:"), self.old), (_("&To:"), self.new)):
            words = label(name, wrap=False)
            words.setBuddy(box)
            texts.addWidget(words)
            texts.addWidget(box, 1)
            if box is self.old:
                texts.addWidget(self.swap)
        self.body.addLayout(texts)
        self.previous = tool("mdi6.arrow-up", _("Previous change  (Shift+F7)"), "previous_change")
        self.next = tool("mdi6.arrow-down", _("Next change  (F7)"), "next_change")
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.summary, 1)
        bar.addWidget(self.where)
        bar.addWidget(self.previous)
        bar.addWidget(self.next)
        bar.addWidget(self.only_changed)
        self.body.addLayout(bar)
        self.stack = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(14)
        self.list.setMinimumWidth(scaled(self, 180))
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self._paper())
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([scaled(self, 320), 900])
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.same)
        self.body.addWidget(self.stack, 1)

    def _paper(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(_legend())
        inside.addWidget(self.text, 1)
        return frame

    def _fill(self, choices: Sequence[Choice], old: str, new: str) -> None:
        for box, wanted in ((self.old, old), (self.new, new)):
            box.blockSignals(True)
            box.clear()
            for one in choices:
                box.addItem(choice_title(one.summary), one.uid)
            box.setCurrentIndex(max(0, box.findData(wanted)))
            box.blockSignals(False)

    def _connect(self) -> None:
        self.old.currentIndexChanged.connect(lambda _at: self._compare())
        self.new.currentIndexChanged.connect(lambda _at: self._compare())
        self.swap.clicked.connect(self.exchange)
        self.only_changed.toggled.connect(lambda _on: self._show_text())
        self.list.chosen.connect(self.text.go_to_section)
        self.text.at_passage.connect(self._tell_where)
        self.next.clicked.connect(lambda: self.step(1))
        self.previous.clicked.connect(lambda: self.step(-1))
        self.add_key("F7", lambda: self.step(1))
        self.add_key("Shift+F7", lambda: self.step(-1))
        self.add_key("Ctrl+P", self.print_difference)

    # what is compared

    def uids(self) -> tuple[str, str]:
        """Return the two texts."""
        return str(self.old.currentData()), str(self.new.currentData())

    def difference(self) -> Difference | None:
        """Return what is shown."""
        return self._difference

    def exchange(self) -> None:
        """Compare the other way round."""
        old, new = self.uids()
        self._fill(self._service.choices(current_language()), new, old)
        self._compare()

    def refresh(self) -> None:
        """Compare what the register holds now."""
        self._fill(self._service.choices(current_language()), *self.uids())
        self._compare()

    def _compare(self) -> None:
        language = current_language()
        try:
            old, new = (self._service.text(uid, language) for uid in self.uids())
        except UnknownVersion as error:
            self.desk.dialogs.tell_error(self, error)
            return
        difference = compare_versions(old, new)
        if difference == self._difference:
            return
        self._difference = difference
        told = summary_line(difference)
        if difference.coarse:
            told += " " + _("A passage too long to be compared word by word is shown as a whole.")
        self.summary.setText(told)
        self.list.show_difference(difference)
        self.stack.setCurrentWidget(self.same if difference.same else self.splitter)
        for one in (self.only_changed, self.next, self.previous, self.where):
            one.setVisible(not difference.same)
        self.summary.setVisible(not difference.same)
        self._show_text()

    def _show_text(self) -> None:
        if self._difference is not None:
            self.text.show_difference(self._difference, only_changed=self.only_changed.isChecked())

    def step(self, steps: int) -> None:
        """Go to the next or the previous change."""
        section = self.text.step(steps)
        if section is not None:
            self.list.mark(section)

    def _tell_where(self, number: int, count: int) -> None:
        self.where.setText(_("{n} of {count}").format(n=number, count=count) if number else "")

    def print_difference(self) -> None:
        """Typeset the difference, to be printed or kept."""
        from medias_desktop.policies.documents.comparing import difference_document

        if self._difference is None:
            return
        difference, now = self._difference, self.desk.clock.now()
        language, paper, town = current_language(), self._service.paper, self._service.municipality
        only = self.only_changed.isChecked()
        self.show_document(
            _("Differences"),
            lambda _progress: difference_document(difference, town, language, paper, now, only_changed=only),
        )

    def view_state(self) -> dict[str, Any]:
        """Return the two texts and what is left out."""
        return {"texts": self.uids(), "only": self.only_changed.isChecked()}


def _chooser(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(16)
    return box


def _legend() -> QHBoxLayout:
    """Say how what came and what went are marked."""
    colours = theme.current()
    row = QHBoxLayout()
    row.setContentsMargins(20, 8, 20, 6)
    row.setSpacing(16)
    for text, ink, ground, line in (
        (_("added"), colours.ok, colours.ok_soft, "underline"),
        (_("removed"), colours.bad, colours.bad_soft, "line-through"),
    ):
        words = label(text, wrap=False)
        words.setStyleSheet(f"color: {ink}; background: {ground}; text-decoration: {line}; padding: 1px 4px;")
        row.addWidget(words)
    row.addStretch(1)
    return row

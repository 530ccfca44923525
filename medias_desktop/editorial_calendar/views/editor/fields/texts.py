"""The words of a post: the same everywhere, and otherwise where a platform has its own; what they count beside the limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QTextDocument, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextDocumentLayout,
    QPlainTextEdit,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Chip, button
from medias_desktop.editorial_calendar.views.editor.fields.counting import Count, counted
from medias_desktop.editorial_calendar.views.editor.wording import platform_name

EVERYWHERE = ""
"""The tab of the words that every platform has which has none of its own."""
_LINES = 9
_ENDLESS = 3_000
"""Characters of a word that no language has."""
_PAUSE = 40
"""Milliseconds after a key until the words are counted and told."""


class TextsField(Field):
    """One text for all platforms; whoever types in a platform’s own tab writes that one separately from then on."""

    changed = Signal()

    def __init__(self) -> None:
        self.area = QPlainTextEdit()
        self.area.setTabChangesFocus(True)
        self._common = _document(self.area)
        self._own: dict[str, QTextDocument] = {}
        """The documents of platforms that were looked at; ``_separate`` names those written separately."""
        self._separate: set[str] = set()
        self._platforms: tuple[str, ...] = ()
        self._following = False
        """Whether a document is being made the same as the common one, which is nobody’s typing."""
        self.limits: Mapping[str, int] = {}
        """The most characters of platforms for which the municipality set its own."""
        self._texts: dict[QTextDocument, str] = {}
        """What documents say, read once until they change: they may be long."""
        super().__init__(_("Text"), self.area, "post_text")
        self.tabs = QTabBar()
        self.tabs.setObjectName("post_text_tabs")
        self.tabs.setAccessibleName(_("Text for"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(lambda _place: self._show())
        self.alike = button(_("Same text as &everywhere"))
        self.alike.setObjectName("post_text_alike")
        self.alike.setAutoDefault(False)
        self.alike.clicked.connect(self._make_alike)
        self.counts = FlowRow(6)
        self._chips: dict[str, Chip] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._tell)
        self._lay_out()
        self.area.setDocument(self._common)
        self._follow(self._common, EVERYWHERE)
        self._show_tabs()

    # What it says

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Put the words of platforms in: what most of them say is what is said everywhere."""
        common = Counter(texts.values()).most_common(1)[0][0] if texts else ""
        self._separate = {platform for platform, text in texts.items() if text != common}
        self._fit_lines(common)
        with self._by_program():
            self._common.setPlainText(common)
            self._own.clear()
            for platform in self._separate:
                self._document_of(platform).setPlainText(texts[platform])
        self._texts.clear()
        self.show_platforms(tuple(texts))
        self._show()

    def show_platforms(self, platforms: Sequence[str]) -> None:
        """Offer a tab for each of these; what was written for another one is kept until the window closes."""
        self._platforms = tuple(platforms)
        self._show_tabs()
        self._show_counts()

    def texts(self) -> dict[str, str]:
        """Return the words of each platform."""
        common = self._said(self._common)
        return {
            one: self._said(self._own[one]) if one in self._separate else common for one in self._platforms
        }

    def common(self) -> str:
        """Return the words that are said everywhere."""
        return self._said(self._common)

    def is_separate(self, platform: str) -> bool:
        """Tell whether a platform has words of its own."""
        return platform in self._separate

    def show_platform(self, platform: str) -> None:
        """Show the words of a platform; of all when it has none of its own."""
        wanted = platform if platform in self._separate else EVERYWHERE
        for place in range(self.tabs.count()):
            if self.tabs.tabData(place) == wanted:
                self.tabs.setCurrentIndex(place)

    def insert(self, text: str) -> None:
        """Put words in where the cursor is."""
        self.area.insertPlainText(text)

    # Which tab

    def shown(self) -> str:
        """Return the platform whose words are shown, “” for those said everywhere."""
        found = self.tabs.tabData(self.tabs.currentIndex()) if self.tabs.count() else EVERYWHERE
        return str(found or EVERYWHERE)

    def _show_tabs(self) -> None:
        before = self.shown()
        wanted = (EVERYWHERE, *self._platforms) if len(self._platforms) > 1 else (EVERYWHERE,)
        if len(self._platforms) == 1 and self._platforms[0] in self._separate:
            wanted = (EVERYWHERE, *self._platforms)
        with QSignalBlocker(self.tabs):
            while self.tabs.count():
                self.tabs.removeTab(0)
            for name in wanted:
                place = self.tabs.addTab(self._title(name))
                self.tabs.setTabData(place, name)
            self.tabs.setCurrentIndex(wanted.index(before) if before in wanted else 0)
        self.tabs.setVisible(len(wanted) > 1)
        self._show()

    def _title(self, platform: str) -> str:
        if platform == EVERYWHERE:
            return _("Everywhere")
        name = platform_name(platform)
        return _("{platform} (its own text)").format(platform=name) if platform in self._separate else name

    def _show(self) -> None:
        platform = self.shown()
        document = self._common if platform == EVERYWHERE else self._document_of(platform)
        if platform != EVERYWHERE and platform not in self._separate:
            self._copy_common(document)
        self._fit_lines(self._said(document))
        if self.area.document() is not document:
            self.area.setDocument(document)
        told = self.caption_of(platform)
        self.area.setAccessibleName(told)
        self.alike.setVisible(platform in self._separate)
        self._show_counts()

    def caption_of(self, platform: str) -> str:
        """Return what the words shown are."""
        if platform == EVERYWHERE:
            return _("Text")
        return _("Text for {platform}").format(platform=platform_name(platform))

    def _copy_common(self, document: QTextDocument) -> None:
        if self._said(document) != self._said(self._common):
            with self._by_program():
                document.setPlainText(self._said(self._common))
            self._texts.pop(document, None)

    def _make_alike(self) -> None:
        platform = self.shown()
        self._separate.discard(platform)
        self._show_tabs()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    # Typing

    def _document_of(self, platform: str) -> QTextDocument:
        found = self._own.get(platform)
        if found is None:
            found = self._own[platform] = _document(self.area)
            self._follow(found, platform)
        return found

    def _follow(self, document: QTextDocument, platform: str) -> None:
        document.contentsChanged.connect(lambda: self._on_typing(document, platform))

    def _on_typing(self, document: QTextDocument, platform: str) -> None:
        self._texts.pop(document, None)
        if self._following:
            return
        if platform != EVERYWHERE and platform not in self._separate:
            if self._said(document) == self._said(self._common):
                return
            self._separate.add(platform)
            self._show_tabs()
        self._timer.start()

    def _tell(self) -> None:
        self._fit_lines(self._said(self.area.document()))
        self._show_counts()
        self.show_problem()
        self.changed.emit()

    def settle(self) -> None:
        """Tell at once what was typed last."""
        if self._timer.isActive():
            self._timer.stop()
            self._tell()

    def settled(self) -> bool:
        """Tell whether what was typed last is told."""
        return not self._timer.isActive()

    @contextmanager
    def _by_program(self) -> Iterator[None]:
        """While documents are filled by the program, nobody types."""
        before, self._following = self._following, True
        yield
        self._following = before

    def _said(self, document: QTextDocument) -> str:
        found = self._texts.get(document)
        if found is None:
            found = self._texts[document] = document.toPlainText()
        return found

    def _fit_lines(self, text: str) -> None:
        """Break lines anywhere in a text without spaces: looking for where words end would take half a second a key."""
        endless = len(text) > _ENDLESS and max(map(len, text.split()), default=0) > _ENDLESS
        modes = QTextOption.WrapMode
        mode = modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere
        if self.area.wordWrapMode() != mode:
            self.area.setWordWrapMode(mode)

    # Counts

    def _show_counts(self) -> None:
        shown = self.shown()
        alone = [one for one in self._platforms if one not in self._separate]
        wanted = alone if shown == EVERYWHERE else [shown]
        text = self._said(self.area.document())
        counts = {one: counted(one, text, self.limits) for one in wanted or [EVERYWHERE]}
        if list(counts) != list(self._chips):
            self.counts.clear()
            self._chips = {one: Chip("", "muted") for one in counts}
            for one, chip in self._chips.items():
                chip.setObjectName(f"count_{one}")
                self.counts.addWidget(chip)
        for one, count in counts.items():
            self._show_count(self._chips[one], one, count, several=len(counts) > 1)

    def _show_count(self, chip: Chip, platform: str, count: Count, *, several: bool) -> None:
        text = count.words_for(platform_name(platform) if several else "")
        if chip.text() != text or chip.property("kind") != count.kind:
            chip.setProperty("kind", count.kind)
            chip.show_state(text, count.kind)

    def _lay_out(self) -> None:
        self.area.setMinimumHeight(self.area.fontMetrics().lineSpacing() * _LINES + 20)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.tabs)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addLayout(self.counts, 1)
        line.addWidget(self.alike, 0, Qt.AlignmentFlag.AlignTop)
        layout.insertWidget(3, row)
        layout.setStretchFactor(self.area, 1)
        layout.takeAt(layout.count() - 1)  # the field grows, not the ground below it


def _document(area: QPlainTextEdit) -> QTextDocument:
    made = QTextDocument(area)
    made.setDocumentLayout(QPlainTextDocumentLayout(made))
    made.setDefaultFont(area.font())
    return made

"""Sections of a text to be read, with the rules they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize

from medias_desktop.core.i18n import _
from medias_desktop.policies.rules import SectionText, VersionText
from medias_desktop.policies.views.reader.document import build_document
from medias_desktop.policies.views.reader.read_only import ReadOnlyText

_PADDING = 14


class ClauseView(ReadOnlyText):
    """Shows a few sections; the text can be selected, never changed."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__(accessible_name)
        self.setViewportMargins(_PADDING, 0, _PADDING, 0)
        self.setTabChangesFocus(True)
        self._starts: tuple[int, ...] = ()

    def show_sections(
        self, text: VersionText, sections: Sequence[SectionText], rules: Mapping[str, Sequence[str]]
    ) -> None:
        """Show sections of a text one below the other, each with its rules."""
        shown = tuple(replace(one, level=3, body=_with_rules(one, rules)) for one in sections)
        built = build_document(VersionText(text.summary, "", "", shown), self.look())
        self._starts = built.starts
        self.take(built.document)

    def go_to(self, section: int) -> None:
        """Bring a section to the top."""
        if 0 <= section < len(self._starts):
            self.verticalScrollBar().setValue(round(self.top_of(self._starts[section])) - _PADDING)

    def minimumSizeHint(self) -> QSize:
        """Qt: a column may be narrow."""
        return QSize(16 * self.fontMetrics().averageCharWidth() + 2 * _PADDING, 80)


def _with_rules(section: SectionText, rules: Mapping[str, Sequence[str]]) -> str:
    lines = rules.get(section.uid, ())
    if not lines:
        return section.body
    title = _("Rules of this section:")
    return "\n\n".join(
        filter(None, (section.body, title + "\n\n" + "\n".join(f"- {line}" for line in lines)))
    )

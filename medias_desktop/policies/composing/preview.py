"""A clause as it would come into the draft, with the rules that come along."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextEdit

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets import theme
from medias_desktop.policies.reader.document import TextLook, build_document
from medias_desktop.policies.rules import SectionText, VersionState, VersionSummary, VersionText
from medias_desktop.policies.rules.drafts import DraftSection
from medias_desktop.policies.service.clauses import Source

_NO_DAY = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


class ClausePreview(QTextEdit):
    """Shows one clause; the text can be selected, never changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clause_preview")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("The chosen clause"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._kept = QTextDocument(self)
        self.setDocument(self._kept)

    def show_nothing(self) -> None:
        """Say what to do first."""
        self._show((_section(_("Choose a clause to read it here before taking it."), ""),))

    def show_clause(self, source: Source, one: DraftSection) -> None:
        """Show a clause of a source."""
        rules = source.rules.get(one.uid, ())
        body = one.body
        if rules:
            title = ngettext("{n} rule comes along:", "{n} rules come along:", len(rules)).format(
                n=len(rules)
            )
            body += f"\n\n{title}\n\n" + "\n".join(f"- {rule.text}" for rule in rules)
        self._show((_section(body, f"{one.number} {one.heading}".strip()),))

    def _show(self, sections: tuple[SectionText, ...]) -> None:
        colours, font = theme.current(), self.font()
        look = TextLook(
            colours.text,
            colours.muted,
            colours.accent,
            font.family(),
            font.family(),
            round(font.pointSizeF() * 0.97, 2),
        )
        heading = sections[0].heading
        text = VersionText(_SUMMARY, "", "" if heading else sections[0].body, sections if heading else ())
        old, self._kept = self._kept, build_document(text, look).document
        self._kept.setDocumentMargin(10)
        self._kept.setParent(self)
        self.setDocument(self._kept)
        old.deleteLater()


def _section(body: str, heading: str) -> SectionText:
    return SectionText(0, 1, 3, "", heading, body)


_SUMMARY = VersionSummary(0, "", 0, "", "", "", 0, "fr", VersionState.LIBRARY, None, "", "", _NO_DAY, "", 0)

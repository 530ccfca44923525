"""A clause as it would come into the draft, with the rules that come along."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QFrame

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.policies.rules import SectionText, VersionState, VersionSummary, VersionText
from medias_desktop.policies.rules.drafts import DraftSection
from medias_desktop.policies.service.sources import Source
from medias_desktop.policies.views.reader.document import build_document
from medias_desktop.policies.views.reader.read_only import ReadOnlyText

_NO_DAY = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


class ClausePreview(ReadOnlyText):
    """Shows one clause; the text can be selected, never changed."""

    def __init__(self) -> None:
        super().__init__(_("The chosen clause"))
        self.setObjectName("clause_preview")
        self.setTabChangesFocus(True)
        self.setFrameShape(
            QFrame.Shape.StyledPanel
        )  # a box among boxes, unlike a text that has a side to itself
        self.setStyleSheet("")

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
        heading = sections[0].heading
        text = VersionText(_SUMMARY, "", "" if heading else sections[0].body, sections if heading else ())
        document = build_document(text, self.look(0.97)).document
        document.setDocumentMargin(10)
        self.take(document)


def _section(body: str, heading: str) -> SectionText:
    return SectionText(0, 1, 3, "", heading, body)


_SUMMARY = VersionSummary(0, "", 0, "", "", "", 0, "fr", VersionState.LIBRARY, None, "", "", _NO_DAY, "", 0)

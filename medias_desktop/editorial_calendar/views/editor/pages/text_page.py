"""What is said, and where: title, kind of content, language, platforms, words, link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import SelectField, two_columns
from medias_desktop.editorial_calendar.rules.categories import CATEGORIES
from medias_desktop.editorial_calendar.rules.posts import LINK_LENGTH, TITLE_LENGTH, PostText
from medias_desktop.editorial_calendar.views.editor.fields.platforms import PlatformsField
from medias_desktop.editorial_calendar.views.editor.fields.texts import TextsField
from medias_desktop.editorial_calendar.views.editor.pages.base import Bench, EditorPage
from medias_desktop.policies.rules.checks.calendar_words import Language

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.editorial_calendar.rules.posts import PostDraft


class TextPage(EditorPage):
    """The first page: whoever only plans an idea needs no other one."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.title = TextField(_("&Title"), "post_title", longest=TITLE_LENGTH)
        kinds = sorted(((_word(words), code) for code, words in CATEGORIES.items()), key=_first_word)
        self.category = SelectField(_("Category"), "post_category", [(_("Not chosen yet"), ""), *kinds])
        self.language = SelectField(
            _("Language"), "post_language", [(_word(one.label), one.value) for one in Language]
        )
        self.platforms = PlatformsField()
        self.texts = TextsField()
        self.texts.limits = bench.service.settings.settings().limits
        self.link = TextField(_("&Link"), "post_link", longest=LINK_LENGTH)
        self.link.line.setPlaceholderText("https://")
        self.places = {
            "title": self.title,
            "category": self.category,
            "language": self.language,
            "platforms": self.platforms,
            "text": self.texts,
            "link": self.link,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 8, 8)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addLayout(two_columns((self.category, self.language)))
        column.addWidget(self.platforms)
        column.addWidget(self.texts, 1)
        column.addWidget(self.link)
        for field in (self.title, self.category, self.language, self.texts, self.link):
            field.changed.connect(self.changed)
        self.title.changed.connect(self.title.show_problem)
        self.link.changed.connect(self.link.show_problem)
        self.platforms.changed.connect(self._on_platforms)
        self._day: dt.date | None = None
        self._know_accounts(bench.service.today)

    def show_draft(self, draft: PostDraft) -> None:
        """Put what a draft says into the fields."""
        self.title.line.setText(draft.title)
        self.title.line.setCursorPosition(0)
        self.category.choose(draft.category)
        self.language.choose(draft.language)
        self._know_accounts(draft.planned_on or self.bench.service.today)
        self.platforms.tick({one.platform: one.account_id for one in draft.texts})
        self.texts.show_texts({one.platform: one.text for one in draft.texts})
        self.link.line.setText(draft.link)

    def values(self, *, strict: bool) -> Mapping[str, Any]:  # noqa: ARG002 - nothing here can be half typed
        """Return what the fields say."""
        texts = self.texts.texts()
        return {
            "title": self.title.text(),
            "category": self.category.value(),
            "language": self.language.value(),
            "texts": tuple(
                PostText(platform=one, text=texts.get(one, ""), account_id=self.platforms.account(one))
                for one in self.platforms.codes()
            ),
            "link": self.link.text(),
        }

    def follow(self, draft: PostDraft) -> None:
        """Know the accounts that are official on the day planned."""
        self._know_accounts(draft.planned_on or self.bench.service.today)

    def _know_accounts(self, day: dt.date) -> None:
        if day != self._day:
            self._day = day
            self.platforms.show_accounts(self.bench.service.accounts.official(day))

    def _on_platforms(self) -> None:
        self.texts.show_platforms(self.platforms.codes())
        self.changed.emit()

    def settled(self) -> bool:
        """Tell whether what was typed last is told."""
        return self.texts.settled()


def _word(words: str) -> str:
    name = translate(words)
    return name[:1].upper() + name[1:]


def _first_word(choice: tuple[str, object]) -> str:
    from medias_desktop.core.text import fold

    return fold(choice[0])

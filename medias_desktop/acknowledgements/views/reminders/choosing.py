"""The first page: how persons are reminded, the user's own words, and what it will look like."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.acknowledgements.rules.reminders import Channel, Recipients
from medias_desktop.core.i18n import LANGUAGES, _, format_number, ngettext
from medias_desktop.core.mail import mailto, too_long_by
from medias_desktop.core.widgets.parts import (
    action_row,
    button,
    muted,
    problem,
    scrolled,
    subheading,
)
from medias_desktop.people.labels import language_label

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.documents.reminders import ReminderWords
    from medias_desktop.acknowledgements.rules import PersonRow

MOST_OF_A_NOTE = 600
_NAMES_SHOWN = 8


class ChoosingPage(QWidget):
    """``accepted`` when the user wants it done so; ``default`` is the button that says so."""

    accepted = Signal()
    cancelled = Signal()

    def __init__(self, found: Recipients, words: ReminderWords) -> None:
        super().__init__()
        self._found, self._words = found, words
        self.channels: dict[Channel, QRadioButton] = {}
        self.note_fields: dict[str, QPlainTextEdit] = {}
        self._samples: dict[str, PersonRow] = {}
        for row in found.everyone:
            self._samples.setdefault(row.language, row)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addWidget(scrolled(self._left()), 5)
        columns.addLayout(self._right(), 6)
        self.problem = problem()
        self.problem.setObjectName("problem")
        close = button(_("Cancel"))
        close.setObjectName("close")
        close.clicked.connect(self.cancelled)
        self.default = button("", "mdi6.bell-ring-outline", primary=True)
        self.default.setObjectName("make")
        self.default.clicked.connect(self.accepted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(columns, 1)
        layout.addWidget(self.problem)
        layout.addLayout(action_row(close, self.default))
        self.channels[Channel.EML if found.with_email else Channel.LETTER].setChecked(True)
        self._renew()
        self.setFocusProxy(next(one for one in self.channels.values() if one.isChecked()))

    def channel(self) -> Channel:
        """Return how persons are to be reminded."""
        return next(channel for channel, one in self.channels.items() if one.isChecked())

    def notes(self) -> dict[str, str]:
        """Return the user's own words by language."""
        return {language: field.toPlainText().strip() for language, field in self.note_fields.items()}

    def _left(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(6)
        layout.addWidget(subheading(_("How")))
        mails, everyone = len(self._found.with_email), len(self._found.everyone)
        told = {
            Channel.EML: (
                _("&Files of e-mails"),
                ngettext(
                    "{n} file in a folder; your mail program opens it as a draft",
                    "{n} files in a folder; your mail program opens them as drafts",
                    mails,
                ),
                mails,
            ),
            Channel.MAILTO: (
                _("&Drafts of e-mails"),
                ngettext(
                    "{n} draft, opened in your mail program",
                    "{n} drafts, opened one after the other in your mail program",
                    mails,
                ),
                mails,
            ),
            Channel.LETTER: (
                _("&Letters"),
                ngettext("{n} letter to print, a PDF", "{n} letters to print, one PDF", everyone),
                everyone,
            ),
        }
        for channel, (name, explained, number) in told.items():
            one = QRadioButton(name)
            one.setObjectName(channel.value)
            one.setEnabled(number > 0)
            explanation = muted(explained.format(n=format_number(number)))
            explanation.setContentsMargins(26, 0, 0, 4)
            one.setAccessibleDescription(explanation.text())
            one.toggled.connect(self._renew)
            self.channels[channel] = one
            layout.addWidget(one)
            layout.addWidget(explanation)
        self.without = muted(self._without_told())
        self.without.setObjectName("without_email")
        layout.addWidget(self.without)
        layout.addStretch(1)
        return page

    def _right(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.addWidget(subheading(_("What they will read")), 0, 0)
        self.shown_in = QComboBox()
        self.shown_in.setObjectName("shown_in")
        self.shown_in.setAccessibleName(_("Language of the preview"))
        self.shown_in.currentIndexChanged.connect(lambda _at: self._renew())
        grid.addWidget(self.shown_in, 0, 1, Qt.AlignmentFlag.AlignRight)
        self.named = QLabel()
        grid.addWidget(self.named, 1, 0, 1, 2)
        for language in (one for one in LANGUAGES if one in self._samples):
            field = QPlainTextEdit()
            field.setObjectName(f"note_{language}")
            field.setPlaceholderText(_("A few words of yours, if you like: a meeting, a place, whom to ask."))
            field.setTabChangesFocus(True)
            field.setFixedHeight(field.fontMetrics().lineSpacing() * 2 + 24)
            field.textChanged.connect(self._renew)
            self.note_fields[language] = field
            grid.addWidget(field, 2, 0, 1, 2)
            self.shown_in.addItem(language_label(language), language)
        self.shown_in.setVisible(len(self._samples) > 1)
        self.one_language = muted("")
        self.one_language.setObjectName("one_language")
        grid.addWidget(self.one_language, 3, 0, 1, 2)
        self.preview = QPlainTextEdit()
        self.preview.setObjectName("preview")
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setAccessibleName(_("What they will read"))
        grid.addWidget(self.preview, 4, 0, 1, 2)
        grid.setRowStretch(4, 1)
        return grid

    def _show_note(self, language: str) -> None:
        """Show the field of one language, and say when the other one has no note."""
        field = self.note_fields[language]
        for one in self.note_fields.values():
            one.setVisible(one is field)
        label = _("Your note in &French") if language == "fr" else _("Your note in &English")
        self.named.setText(label)
        self.named.setBuddy(field)
        field.setAccessibleName(label.replace("&", ""))
        notes = self.notes()
        lacking = [language_label(one).lower() for one, note in notes.items() if not note]
        mixed = bool(lacking) and len(lacking) < len(notes)
        self.one_language.setText(
            _("There is no note in the other language yet: {language}.").format(language=", ".join(lacking))
        )
        self.one_language.setVisible(mixed)

    def _renew(self) -> None:
        """Show what was chosen and typed, and whether it can be done so."""
        if not hasattr(self, "default"):
            return
        channel, notes = self.channel(), self.notes()
        words = dataclasses.replace(self._words, notes=notes)
        language = self.shown_in.currentData()
        self._show_note(language)
        told = words.to(self._samples[language])
        self.preview.setPlainText(f"{told.subject}\n\n{told.plain()}")
        self.without.setVisible(bool(self._found.without_email) and channel is not Channel.LETTER)
        labels = {
            Channel.LETTER: _("&Make the letters"),
            Channel.EML: _("Choose the &folder…"),
            Channel.MAILTO: _("&Show the drafts"),
        }
        self.default.setText(f" {labels[channel]}")
        refused = self._refused(channel, words)
        self.problem.setText(refused)
        self.problem.setVisible(bool(refused))
        self.default.setEnabled(not refused)

    def _refused(self, channel: Channel, words: ReminderWords) -> str:
        longest = max(map(len, words.notes.values()), default=0)
        if longest > MOST_OF_A_NOTE:
            sentence = ngettext(
                "Your note has {n} character too many. Shorten it.",
                "Your note has {n} characters too many. Shorten it.",
                longest - MOST_OF_A_NOTE,
            )
            return sentence.format(n=format_number(longest - MOST_OF_A_NOTE))
        if channel is not Channel.MAILTO:
            return ""
        rows = self._found.with_email
        beyond = [too_long_by(mailto(words.mail(row))) for row in _longest_names(rows)]
        if not max(beyond, default=0):
            return ""
        sentence = ngettext(
            "A draft would have {n} character too many for mail programs. Shorten your note, or choose files of e-mails.",
            "A draft would have {n} characters too many for mail programs. Shorten your note, or choose files of e-mails.",
            max(beyond),
        )
        return sentence.format(n=format_number(max(beyond)))

    def _without_told(self) -> str:
        rows = self._found.without_email
        names = "; ".join(row.listed_name for row in rows[:_NAMES_SHOWN])
        if len(rows) > _NAMES_SHOWN:
            names += "; …"
        sentence = ngettext(
            "{n} person has no e-mail address; a letter can be made afterwards: {names}",
            "{n} people have no e-mail address; letters can be made afterwards: {names}",
            len(rows),
        )
        return sentence.format(n=format_number(len(rows)), names=names)


def _longest_names(rows: tuple[PersonRow, ...]) -> list[PersonRow]:
    """Return those whose drafts are the longest in each language: the others need no looking at."""
    found: dict[str, PersonRow] = {}
    for row in rows:
        known = found.get(row.language)
        if known is None or len(row.full_name.encode() + row.email.encode()) > len(
            known.full_name.encode() + known.email.encode()
        ):
            found[row.language] = row
    return list(found.values())

"""Answering, provisionally or at last, leading elsewhere, refusing politely: the words, the way, what the clauses say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField, names_of, two_columns
from medias_desktop.core.widgets.parts import Card, button, muted, subheading
from medias_desktop.editorial_calendar.errors import interactions as wrong
from medias_desktop.editorial_calendar.labels.answers import NAMES
from medias_desktop.editorial_calendar.labels.interactions import LANGUAGE_NAMES, channel_name
from medias_desktop.editorial_calendar.rules.answer_ways import against
from medias_desktop.editorial_calendar.rules.answering import Told
from medias_desktop.editorial_calendar.rules.interaction_checks import situation
from medias_desktop.editorial_calendar.rules.interactions import NAME_LENGTH, REPORTS, StepDraft, StepKind
from medias_desktop.editorial_calendar.views.interactions.forms.form import InteractionForm
from medias_desktop.editorial_calendar.views.interactions.forms.moment import MomentFields
from medias_desktop.editorial_calendar.views.interactions.reminders_panel import RemindersPanel
from medias_desktop.editorial_calendar.views.interactions.wording import actor
from medias_desktop.policies.rules.checks.words import Channel

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.answering import Reminder
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.rules.interactions import AnswerTemplate, Interaction
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_CHANNELS = (Channel.PUBLIC_REPLY, Channel.PRIVATE_MESSAGE, Channel.EMAIL, Channel.TELEPHONE)
_HOUSE = {
    StepKind.PROVISIONAL: "provisional",
    StepKind.REDIRECTED: "redirected",
    StepKind.REFUSED: "refused",
}
"""The program’s own answer with which each begins."""


def title_of(kind: StepKind) -> str:
    """Return what the form is called."""
    return {
        StepKind.PROVISIONAL: _("Provisional answer"),
        StepKind.ANSWERED: _("Answer"),
        StepKind.REDIRECTED: _("Redirect"),
        StepKind.REFUSED: _("Refuse politely"),
    }[kind]


class TemplateField(SelectField):
    """What is kept ready, offered anew for another language."""

    def offer(self, choices: Sequence[tuple[str, object]], chosen: object) -> None:
        """Offer these and choose one; nothing is told of it."""
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self._values = [value for _text, value in choices]
            self.combo.addItems([text for text, _value in choices])
            self.choose(chosen)


class AnswerForm(InteractionForm):
    """Records an answer that was given; nothing is sent from here, the text is copied."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        ask: Callable[[Clause], None],
        one: Interaction,
        kind: StepKind,
    ) -> None:
        about = _("Choose the words, copy them where you answer, then record that it was done.")
        super().__init__(parent, desk, "answer", title_of(kind), about, size=(1080, 740), beside=True)
        self._service, self._one, self._kind = service, one, kind
        self._rules = service.interactions.rules(one)
        self._found = service.interactions.reminders(one)
        self._templates: tuple[AnswerTemplate, ...] = ()
        self._make_fields(ask)
        self._lay_out()
        self._offer()
        self._follow()
        self._show_departure()

    def begins_with(self) -> QWidget | None:
        """Return what has the keyboard at first: the words."""
        return self.text.editor

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        one, kept = self._one, self._service.interactions
        step = StepDraft(
            kind=self._kind,
            taken_at=self.taken.moment(),
            taken_by=self.by.text(),
            channel=str(self.channel.value()),
            text=self.text.text(),
            departure=self.departure.text() if not self.departure.isHidden() else "",
        )
        return partial(kept.step, one.id, one.version, step)

    def renew(self) -> None:
        """Read the interaction again."""
        self._one = self._service.interactions.one(self._one.id)

    # Fields

    def _make_fields(self, ask: Callable[[Clause], None]) -> None:
        english = self._one.language == "en" and not any(one.told is Told.FRENCH for one in self._found)
        allowed = any(one.told is Told.ENGLISH for one in self._found)
        self.language = SelectField(_("&Language"), "answer_language", names_of(LANGUAGE_NAMES))
        self.language.choose("en" if english or (allowed and self._one.language == "en") else "fr")
        self.template = TemplateField(_("Answer &kept ready"), "answer_template", [(_("(none)"), None)])
        self.channel = SelectField(
            _("By way o&f"),
            "answer_channel",
            [(channel_name(one.value), one.value) for one in self._channels()],
        )
        self.text = LongTextField(_("&Words"), "answer_text", lines=9)
        self.taken = MomentFields(_("Done &on"), _("&Hour"), "answered", self._service.local_now)
        self.by = TextField(_("Answered &by"), "answer_by", actor(self._service), longest=NAME_LENGTH)
        self.departure = LongTextField(
            _("Why it is done &nevertheless"),
            "departure",
            hint=_("It is kept with the answer, beside the clause."),
            lines=2,
        )
        self.copy = button(_("Co&py the words"), "mdi6.content-copy")
        self.copy.setObjectName("copy_answer")
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.told = muted("")
        self.told.setObjectName("answer_told")
        self.reminders = RemindersPanel(ask)
        self.places = {
            wrong.WordsMissing: self.text,
            wrong.TextTooLong: self.text,
            wrong.ChannelMissing: self.channel,
            wrong.AgainstTheClause: self.departure,
            wrong.StepInFuture: self.taken.day,
            wrong.StepBeforeReceived: self.taken.day,
            wrong.DepartmentTooLong: self.by,
        }

    def _channels(self) -> tuple[Channel, ...]:
        """Return the ways of answering, those of the interaction's own kind first."""
        if self._one.private:
            return (Channel.PRIVATE_MESSAGE, Channel.EMAIL, Channel.TELEPHONE, Channel.PUBLIC_REPLY)
        if any(one.told is Told.NOT_IN_PUBLIC for one in self._found) or self._one.kind in REPORTS:
            return (Channel.PRIVATE_MESSAGE, Channel.EMAIL, Channel.TELEPHONE, Channel.PUBLIC_REPLY)
        return _CHANNELS

    def _lay_out(self) -> None:
        column = self.column
        says = Card()
        says.body.addWidget(subheading(_("What the policy says")))
        says.body.addWidget(self.reminders)
        self.side.addWidget(says)
        self.side.addStretch(1)
        column.addLayout(two_columns((self.template, self.language)))
        column.addWidget(self.text)
        self.buttons_row = two_columns((self.copy, self.told))
        column.addLayout(self.buttons_row)
        column.addLayout(two_columns((self.channel, self.by)))
        column.addWidget(self.departure)
        column.addWidget(self.taken)
        self.departure.hide()
        self.reminders.show_reminders(self._found)

    def _follow(self) -> None:
        self.template.changed.connect(self._write)
        self.language.changed.connect(self._offer)
        self.channel.changed.connect(self._show_departure)
        self.departure.changed.connect(self.departure.show_problem)

    def _offer(self) -> None:
        """Offer what is kept ready in the language chosen; a fitting one of the program's own is put in at first."""
        language = str(self.language.value())
        self._templates = self._service.answer_templates.offered(self._one.kind.value, language)
        names = [
            template.name if template.id else translate(NAMES[template.name]) for template in self._templates
        ]
        house = _HOUSE.get(self._kind)
        chosen = next(
            (place for place, one in enumerate(self._templates) if not one.id and one.name == house), None
        )
        self.template.offer(
            [(_("(none)"), None), *((name, place) for place, name in enumerate(names))], chosen
        )
        self._write()

    def _write(self) -> None:
        place = self.template.value()
        if isinstance(place, int) and place < len(self._templates):
            self.text.area.setPlainText(self._service.answers.text(self._templates[place], self._one))
        self.told.setText("")

    def _against(self) -> tuple[Reminder, ...]:
        return against(situation(self._one), self._kind, str(self.channel.value()), self._rules)

    def _show_departure(self) -> None:
        """Ask for the reason where a clause says otherwise."""
        found = self._against()
        self.departure.setVisible(bool(found))
        if found:
            self.departure.hint.setText(
                _("{cite}: {text}").format(cite=found[0].clause.cite, text=found[0].text)
            )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())
        self.told.setText(_("The words are copied: paste them where you answer."))

"""The time-stamp server: whose clock confirms when a signature was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_, _, format_date, format_time, translate
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import Card, Chip, button, label, muted, scrolled, subheading
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.work import or_error
from medias_desktop.signatures.views.page import SignaturesPage, named

if TYPE_CHECKING:
    from medias_desktop.core.pdf.signing.timestamps import TimestampAnswer
    from medias_desktop.core.progress import Progress
    from medias_desktop.signatures.service.timestamps import TimestampService


class TimestampsPage(SignaturesPage):
    """One address, off until it is saved, and a trial that tells plainly how it went."""

    def __init__(self, service: TimestampService, desk: Desk) -> None:
        super().__init__(desk)
        self._service = service
        self.state = Chip()
        self.told = label("")
        self.told.setObjectName("timestamp_told")
        self.url = TextField(_("&Address of the server"), "timestamp_url", longest=300)
        self.url.line.setPlaceholderText("https://")
        self.save_button = named(button(_("&Save"), primary=True), "timestamp_save", self._save)
        self.try_button = named(
            button(_("&Try it now"), "mdi6.clock-check-outline"), "timestamp_try", self._try
        )
        self.off_button = named(button(_("Turn &off")), "timestamp_off", self._turn_off)
        self._lay_out()
        permit(service.refusal, desk.dialogs, self.save_button, self.off_button, self.url.line)
        self.url.changed.connect(self._edited)
        self.url.line.returnPressed.connect(self.save_button.click)
        self.refresh()

    def refresh(self) -> None:
        """Show what is set."""
        url = self._service.url()
        self._saved = url
        self.url.line.setText(url)
        self.state.show_state(_("Switched on") if url else _("Off"), "ok" if url else "muted")
        self.off_button.setVisible(bool(url))
        self._edited()

    def first_focus(self) -> QWidget:
        """Return the address."""
        return self.url

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 20)
        card.body.setSpacing(12)
        top = QHBoxLayout()
        top.addWidget(subheading(_("Time-stamp server")))
        top.addWidget(self.state)
        top.addStretch(1)
        card.body.addLayout(top)
        card.body.addWidget(self.url)
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in (self.save_button, self.try_button, self.off_button):
            row.addWidget(one)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(self.told)
        page = QWidget()
        page.setObjectName("page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        for text in (
            _(
                "A signature says by itself when it was made, by the clock of this computer. A time-stamp server "
                "confirms it by a clock that is not yours, which keeps the signature provable after the certificate expires."
            ),
            _(
                "At each signature the program sends the server a fingerprint of the signature, and nothing else: neither "
                "the document nor a name. When the server does not answer, the document is signed without it, and you are told."
            ),
        ):
            inside.addWidget(muted(text))
        inside.addWidget(card)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(scrolled(page))

    def _edited(self) -> None:
        self.url.show_problem()
        typed = self.url.text()
        self._say("", "muted")
        self.save_button.setEnabled(typed != self._saved)
        self.try_button.setEnabled(bool(typed))

    def _save(self) -> None:
        typed = self.url.text()
        if typed != self._saved and self._keep(typed) and typed:
            self._say(_("Saved. Signatures are time-stamped from now on."), "ok")

    def _turn_off(self) -> None:
        if self._keep(""):
            self.url.setFocus()

    def _keep(self, url: str) -> bool:
        done = or_error(lambda: self._service.set_server(url))
        if isinstance(done, UserError):
            self.url.show_problem(done.sentence())
            self.url.setFocus()
            return False
        self._desk.changes.announce("policies")
        self.refresh()
        return True

    def _try(self) -> None:
        typed, now = self.url.text(), self._desk.clock.now()
        self._say(_("Asking the server…"), "muted")
        self.try_button.setEnabled(False)

        def ask(_progress: Progress) -> object:
            from medias_desktop.core.pdf.signing.timestamps import try_server

            return or_error(lambda: try_server(self._service.server_at(typed), now))

        self._desk.jobs.run(self, _("Asking the server…"), ask, self._tried, self._stopped)

    def _stopped(self) -> None:
        self._say("", "muted")
        self.try_button.setEnabled(True)

    def _tried(self, found: object) -> None:
        self.try_button.setEnabled(True)
        if isinstance(found, UserError):
            self._say(_failure(found), "bad")
            return
        self._say(_answer(found), "ok")  # type: ignore[arg-type]

    def _say(self, text: str, kind: str) -> None:
        from medias_desktop.core.widgets import theme

        self.told.setText(text)
        self.told.setVisible(bool(text))
        self.told.setStyleSheet(f"color: {theme.current().ink(kind)};")


def _answer(found: TimestampAnswer) -> str:
    moment = found.time.astimezone()
    template = _("It works: {server} confirms {date}, {time}.")
    return template.format(server=found.by, date=format_date(moment.date()), time=format_time(moment))


_FAILURES = {
    "TimestampNotReached": N_(
        "{server} could not be reached. Check the connection of this computer and the address."
    ),
    "TimestampTooSlow": N_("{server} did not answer in time. Try again later, or choose another server."),
    "TimestampRefused": N_(
        "{server} refuses ({reason}). Check the address, and whether this server may be used freely."
    ),
    "TimestampNonsense": N_("{server} answers, but not with a time stamp. Check the address."),
    "TimestampClockDiffers": N_(
        "{server} works and says that it is {theirs}; this computer says {ours}. Set the clock of this computer."
    ),
}
"""What a trial tells, by the name of the error that a signature would tell in its own words."""


def _failure(error: UserError) -> str:
    template = _FAILURES.get(type(error).__name__)
    return translate(template).format(**error.details) if template else error.sentence()

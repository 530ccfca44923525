"""What is handed over for one platform: the text to copy, the account to open, what remains to be done there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from medias_desktop.core.i18n import _, format_date, format_time, ngettext
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, button, icon_size, label, subheading
from medias_desktop.editorial_calendar.views.editor.wording import PLATFORM_ICONS, platform_name

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.accounts import OfficialAccount
    from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostText

_LINES = 5


class ReadyCard(Card):
    """A box is ticked as soon as its button was pressed; the other steps are ticked by hand. Nothing of it is recorded."""

    copied = Signal(str)
    """What was put on the clipboard, in words."""

    def __init__(
        self,
        desk: Desk,
        draft: PostDraft,
        text: PostText,
        account: OfficialAccount | None,
        alts: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__()
        self.platform = text.platform
        self._desk, self._draft, self._text, self._account = desk, draft, text, account
        self._alts = [(title, words) for title, words in alts if words]
        name = platform_name(text.platform)
        self.setAccessibleName(name)
        self.words = QPlainTextEdit(text.text)
        self.words.setObjectName(f"ready_text_{text.platform}")
        self.words.setAccessibleName(_("Text for {platform}").format(platform=name))
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        lines = min(_LINES, max(2, text.text.count("\n") + 1 + len(text.text) // 90))
        self.words.setFixedHeight(self.words.fontMetrics().lineSpacing() * lines + 20)
        self.boxes: dict[str, QCheckBox] = {}
        self.copy = self._button("copy_text", _("Copy the text"), "mdi6.content-copy", self.copy_text)
        self.link = self._button("copy_link", _("Copy the link"), "mdi6.link-variant", self._copy_link)
        self.link.setVisible(bool(draft.link))
        self.alt = self._button("copy_alt", _("Copy the alt texts"), "mdi6.eye-outline", self._copy_alts)
        self.alt.setVisible(bool(self._alts))
        self.open = self._button(
            "open_account", _("Open the account"), "mdi6.open-in-new", self._open_account
        )
        self.open.setVisible(account is not None and bool(account.link))
        self._lay_out()

    def copy_text(self) -> None:
        """Put the words of the platform on the clipboard."""
        QGuiApplication.clipboard().setText(self._text.text)
        self._done("text", _("The text for {platform} is on the clipboard."))

    def done(self) -> dict[str, bool]:
        """Return which steps are ticked."""
        return {name: box.isChecked() for name, box in self.boxes.items()}

    def tick(self, step: str) -> None:
        """Tick a step."""
        if step in self.boxes:
            self.boxes[step].setChecked(True)

    def _copy_link(self) -> None:
        QGuiApplication.clipboard().setText(self._draft.link)
        self._done("", _("The link is on the clipboard."))

    def _copy_alts(self) -> None:
        words = [words for _title, words in self._alts]
        several = [f"{place}. {one}" for place, one in enumerate(words, 1)]
        QGuiApplication.clipboard().setText(words[0] if len(words) == 1 else "\n".join(several))
        self._done("alt", _("The alt texts are on the clipboard."))

    def _open_account(self) -> None:
        assert self._account is not None
        self._desk.dialogs.open_link(self._account.link)
        self._done("account", "")

    def _done(self, step: str, told: str) -> None:
        self.tick(step)
        if told:
            self.copied.emit(told.format(platform=platform_name(self.platform)))

    def _button(self, name: str, words: str, icon: str, act: object) -> QPushButton:
        made = button(words, icon)
        made.setObjectName(f"{name}_{self.platform}")
        made.setAutoDefault(False)
        made.setAccessibleName(f"{words}, {platform_name(self.platform)}")
        made.clicked.connect(act)
        return made

    def _steps(self) -> list[tuple[str, str]]:
        """Return what is to be done on the platform, in its order."""
        draft, photos = self._draft, len(self._draft.photos)
        steps = [("account", _("Open the account"))]
        if self._account is not None:
            steps = [("account", _("Open the account “{name}”").format(name=self._account.name))]
        steps.append(("text", _("Paste the text")))
        if photos:
            told = ngettext("Add the photo", "Add the {n} photos", photos).format(n=photos)
            steps.append(("photos", told))
        if self._alts:
            steps.append(("alt", _("Give each photo its alt text")))
        if draft.planned_on is not None and draft.planned_time is not None:
            import datetime as dt

            moment = dt.datetime.combine(draft.planned_on, draft.planned_time)
            told = _("Publish on {day} at {time}, or schedule it")
            steps.append(("out", told.format(day=format_date(moment.date()), time=format_time(moment))))
        else:
            steps.append(("out", _("Publish")))
        steps.append(("seen", _("Look at it as everybody does, and copy its address")))
        return steps

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        self._icon = label("", wrap=False)
        head.addWidget(self._icon)
        head.addWidget(subheading(platform_name(self.platform)))
        head.addStretch(1)
        buttons = FlowRow(8)
        for one in (self.copy, self.link, self.alt, self.open):
            buttons.addWidget(one)
        self.body.setSpacing(8)
        self.body.addLayout(head)
        self.body.addWidget(self.words)
        self.body.addLayout(buttons)
        steps = QVBoxLayout()
        steps.setSpacing(4)
        for name, words in self._steps():
            box = QCheckBox(words)
            box.setObjectName(f"step_{name}_{self.platform}")
            self.boxes[name] = box
            steps.addWidget(box)
        self.body.addLayout(steps)

    def draw(self) -> None:
        """Draw the platform’s icon, once the window has been painted."""
        from medias_desktop.core.widgets.icons import icon

        self._icon.setPixmap(icon(PLATFORM_ICONS[self.platform]).pixmap(icon_size()))
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)

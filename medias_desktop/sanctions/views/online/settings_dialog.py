"""What the policies leave open about moderation: each setting with the clause that leaves it open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import Card, muted
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.sanctions.labels.moderation_settings import SETTING_NAMES, left_open
from medias_desktop.sanctions.rules.incidents import ModerationSettings
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.online.form import OnlineForm

_RANGES = {
    "repeats_before_block": (2, 20),
    "forgotten_months": (0, 120),
    "block_days": (1, 3650),
    "appeal_days": (1, 365),
    "review_months": (1, 120),
}
"""The least and the most; of months 0 says never."""


class ModerationSettingsDialog(OnlineForm):
    """Six settings; whoever may not administer reads them."""

    def __init__(self, parent: QWidget, service: SanctionService, desk: Desk) -> None:
        about = _("Where the policy in force is silent, the municipality decides here.")
        super().__init__(
            parent,
            desk,
            "moderation_settings",
            _("Settings of moderation"),
            about,
            _("&Save"),
            size=(640, 640),
        )
        self._service = service
        self._stored = service.moderation_settings.settings()
        rules = service.proposals.rules(service.today)
        self.numbers: dict[str, QSpinBox] = {}
        self.everywhere = QCheckBox(translate(SETTING_NAMES["count_everywhere"]))
        self.everywhere.setObjectName("setting_count_everywhere")
        self.everywhere.setChecked(self._stored.count_everywhere)
        for name in SETTING_NAMES:
            edit = self.everywhere if name == "count_everywhere" else self._number(name)
            self.body.addWidget(_described(translate(SETTING_NAMES[name]), edit, left_open(name, rules)))
        self.body.addStretch(1)
        controls = (*self.numbers.values(), self.everywhere, self.record)
        permit(service.refusal(Permission.ADMINISTER), desk.dialogs, *controls)

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        number = {name: edit.value() for name, edit in self.numbers.items()}
        settings = ModerationSettings(
            repeats_before_block=number["repeats_before_block"],
            count_everywhere=self.everywhere.isChecked(),
            forgotten_months=number["forgotten_months"] or None,
            block_days=number["block_days"],
            appeal_days=number["appeal_days"],
            review_months=number["review_months"],
            version=self._stored.version,
        )
        return lambda: self._service.moderation_settings.save(settings)

    def begins_with(self) -> QWidget | None:
        """Return the first setting."""
        return next(iter(self.numbers.values()))

    def renew(self) -> None:
        """Take over which state another window left."""
        self._stored = self._service.moderation_settings.settings()

    def _number(self, name: str) -> QSpinBox:
        edit = QSpinBox()
        edit.setObjectName(f"setting_{name}")
        edit.setAccessibleName(translate(SETTING_NAMES[name]))
        edit.setRange(*_RANGES[name])
        edit.setMinimumWidth(16 * edit.fontMetrics().averageCharWidth())
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        if name == "forgotten_months":
            edit.setSpecialValueText(_("never"))
        edit.setValue(getattr(self._stored, name) or 0)
        self.numbers[name] = edit
        return edit


def _described(name: str, edit: QWidget, clause: str) -> QWidget:
    part = Card()
    if isinstance(edit, QCheckBox):
        part.body.addWidget(edit)
    else:
        row = QHBoxLayout()
        row.setSpacing(12)
        caption = QLabel(name)
        caption.setWordWrap(True)
        caption.setBuddy(edit)
        row.addWidget(caption, 1)
        row.addWidget(edit)
        part.body.addLayout(row)
    part.body.addWidget(muted(clause))
    return part

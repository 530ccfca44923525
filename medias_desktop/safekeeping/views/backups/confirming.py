"""The last question before a backup takes the register's place: what is lost, and where today's state stays."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.store.backups.previewing import Relation
from medias_desktop.core.widgets.parts import (
    Card,
    action_row,
    button,
    heading,
    label,
    scrolled,
    subheading,
)
from medias_desktop.safekeeping.backup_words import change_sentences, moment_text
from medias_desktop.safekeeping.views.backups.details import counts_grid

if TYPE_CHECKING:
    from medias_desktop.core.store.backups.listing import Backup
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.safekeeping.service.backups.comparing import Comparison


@dataclass(frozen=True)
class RestoreWish:
    """A backup to restore, what was shown of it, and what opens it when the register's own keys do not."""

    backup: Backup
    found: Comparison
    access: Access | None = None


class RestorePage(QWidget):
    """Says what is lost; where something is, the box must be ticked before the button works."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, wish: RestoreWish, path: Path) -> None:
        super().__init__()
        self.setObjectName("page")
        self.wish = wish
        found = wish.found
        lost = found.preview.lost
        self.understood = QCheckBox(
            ngettext(
                "&I know that {n} operation will be lost",
                "&I know that {n} operations will be lost",
                lost,
            ).format(n=format_number(lost))
        )
        self.understood.setObjectName("restore_understood")
        self.understood.setVisible(found.loses)
        self.keep = button(_("Change nothing"))
        self.keep.setObjectName("restore_leave")
        self.do = button(_("&Restore this backup"), "mdi6.backup-restore", primary=True)
        self.do.setObjectName("restore_do")
        content = QWidget()
        content.setObjectName("page")
        body = QVBoxLayout(content)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(12)
        body.addWidget(
            heading(_("Restore the backup of {moment}?").format(moment=moment_text(wish.backup.created_at)))
        )
        body.addWidget(self._lost())
        body.addWidget(self._stays(path))
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(scrolled(content), 1)
        layout.addWidget(self.understood)
        layout.addLayout(action_row(self.keep, self.do))
        self.understood.toggled.connect(self._enable)
        self.do.clicked.connect(self.confirmed)
        self.keep.clicked.connect(self.left)
        self._enable()

    def first_field(self) -> QWidget:
        """Return where the keyboard begins: the safe answer, or the box to tick."""
        return self.understood if self.wish.found.loses else self.keep

    def _lost(self) -> Card:
        found = self.wish.found
        card = Card()
        card.setProperty("part", "lost")
        card.body.addWidget(subheading(_("What would change")))
        for sentence in change_sentences(found):
            card.body.addWidget(label(sentence, "problem" if found.loses else ""))
        if found.sealed_under_other_keys:
            text = ngettext(
                "{n} disciplinary record of this backup is sealed with keys that were changed since: it stays closed.",
                "{n} disciplinary records of this backup are sealed with keys that were changed since: they stay closed.",
                found.sealed_under_other_keys,
            )
            card.body.addWidget(label(text.format(n=format_number(found.sealed_under_other_keys)), "problem"))
        if found.preview.now is not None and found.preview.relation is not Relation.SAME:
            card.body.addLayout(counts_grid(found))
        return card

    def _stays(self, path: Path) -> Card:
        card = Card()
        card.body.addWidget(subheading(_("What stays")))
        card.body.addWidget(
            label(
                _(
                    "Today’s register is kept whole beside the restored one, in “{folder}”, as “{stem}.before-…”. "
                    "You can open it and take up again what it holds."
                ).format(folder=path.parent, stem=path.stem)
            )
        )
        if not self.wish.found.unknown:
            card.body.addWidget(
                label(_("Users, passphrases and roles stay as they are today: who was taken out stays out."))
            )
        card.body.addWidget(
            label(
                _(
                    "What was destroyed since the backup is destroyed again. "
                    "The audit trail tells who restored which backup."
                )
            )
        )
        return card

    def _enable(self) -> None:
        self.do.setEnabled(not self.wish.found.loses or self.understood.isChecked())

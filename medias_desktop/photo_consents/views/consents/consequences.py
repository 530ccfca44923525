"""What a withdrawal means for what is planned and published, as a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, ngettext, translate
from medias_desktop.core.widgets.parts import Card, Chip, label, muted, subheading
from medias_desktop.photo_consents.labels import PURPOSE_NAMES
from medias_desktop.photo_consents.rules.uses import Consequence, PhotoUse, Standing

_SHOWN = 30


class Consequences(QWidget):
    """Published ones to take down first, then planned ones that are stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("consequences")
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(12)

    def show_standing(self, standing: Standing) -> None:
        """Show what is asked for."""
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        down, stop = len(standing.take_down), len(standing.stop)
        if down:
            words = ngettext("{n} publication to take down", "{n} publications to take down", down)
            self._add(words.format(n=format_number(down)), standing.take_down, _("To take down"), "bad")
        if stop:
            words = ngettext("{n} planned publication blocked", "{n} planned publications blocked", stop)
            self._add(words.format(n=format_number(stop)), standing.stop, _("Blocked"), "bad")
        if not down and not stop:
            card = Card()
            card.body.addWidget(subheading(_("Nothing is to be taken down")))
            card.body.addWidget(
                muted(_("No publication on record, planned or online, depends on what is withdrawn."))
            )
            self._body.addWidget(card)

    def _add(self, title: str, found: Sequence[Consequence], state: str, kind: str) -> None:
        card = Card()
        card.body.setSpacing(8)
        card.body.addWidget(subheading(title))
        for one in found[:_SHOWN]:
            line = QWidget()
            column = QVBoxLayout(line)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(label(_use_words(one.use)))
            if one.use.link:
                column.addWidget(muted(one.use.link))
            column.addWidget(Chip(state, kind))
            card.body.addWidget(line)
        if len(found) > _SHOWN:
            rest = len(found) - _SHOWN
            words = ngettext("and {n} other publication", "and {n} other publications", rest)
            card.body.addWidget(muted(words.format(n=format_number(rest))))
        self._body.addWidget(card)


def _use_words(use: PhotoUse) -> str:
    """Return a publication in a line: where, what, when."""
    where = translate(PURPOSE_NAMES[use.purpose])
    if use.published_on is not None:
        when = _("published on {day}").format(day=format_date(use.published_on, "medium"))
    elif use.planned_on is not None:
        when = _("planned for {day}").format(day=format_date(use.planned_on, "medium"))
    else:
        when = ""
    return " · ".join(filter(None, (where, use.item_title, use.account, when)))

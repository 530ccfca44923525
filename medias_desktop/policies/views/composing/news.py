"""A quiet line above the draft: what followed from a step, what another window did, why it is not saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.parts import label
from medias_desktop.policies.rules.numbering import Followed
from medias_desktop.policies.rules.placeholders import Replaced
from medias_desktop.policies.rules.rule_data import Rule
from medias_desktop.policies.views.composing.chips import placeholder_label
from medias_desktop.policies.views.reader.tools import tool

_SHOWN = 4


class News(QFrame):
    """Tells what the last step changed besides, until it is closed or something else is told."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.text = label("")
        self.text.setObjectName("composing_news")
        self.close_button = tool("mdi6.close", _("Close this message"), "close_news")
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.addWidget(self.text, 1)
        row.addWidget(self.close_button)
        self._problem = False
        self.hide()

    def tell_problem(self, sentence: str) -> None:
        """Tell what stands in the way of saving."""
        self._tell(sentence, ())
        self._problem = True

    def settle(self) -> None:
        """Nothing stands in the way any more."""
        if self._problem:
            self._problem = False
            self.hide()

    def tell_rules(self, rules: Sequence[Rule]) -> None:
        """Tell whose rules another window removed, set or added."""
        count = len(rules)
        text = ngettext(
            "{n} rule was changed in another window:", "{n} rules were changed in another window:", count
        ).format(n=count)
        self._tell(text, tuple(one.code for one in rules))

    def tell_followed(self, changes: Sequence[Followed]) -> None:
        """Tell which references have another number now."""
        told = tuple(dict.fromkeys(f"{one.before} → {one.after}" for one in changes))
        count = len(changes)
        text = ngettext("{n} reference followed:", "{n} references followed:", count).format(n=count)
        self._tell(text, told)

    def tell_replaced(self, words: Sequence[Replaced]) -> None:
        """Tell which words of another town became placeholders."""
        told = tuple(dict.fromkeys(f"“{one.words}” → {placeholder_label(one.name)}" for one in words))
        self._tell(_("Placeholders were put in:"), told)

    def _tell(self, text: str, told: Sequence[str]) -> None:
        shown = ", ".join(told[:_SHOWN]) + ("…" if len(told) > _SHOWN else "")
        self._problem = False
        self.text.setText(f"{text} {shown}".strip())
        self.text.setToolTip("\n".join(told))
        self.text.setAccessibleName(f"{text} {', '.join(told)}".strip())
        self.show()

"""What stands around the list: the buttons, the links to clauses, the page without any text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medias_desktop.acknowledgements.rules import Scope
from medias_desktop.core.i18n import _, format_number
from medias_desktop.core.widgets.actions import Actions, action_button, more_button
from medias_desktop.core.widgets.parts import EmptyState, button, muted

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.clauses import CitedRule


class Buttons:
    """The few actions that are always seen; the others are in the menu of the button “…”."""

    def __init__(self, actions: Actions) -> None:
        self.scan = action_button(actions["scan"], _("Si&gned sheets"), "mdi6.scanner", "scan_back")
        self.print = action_button(
            actions["print"], _("&Print sheets"), "mdi6.printer-outline", "print_sheets"
        )
        self.more = more_button(actions.menu)
        self.record = action_button(
            actions["record"], _("Re&cord signatures"), "mdi6.draw-pen", "record", primary=True
        )
        self.all: Sequence[QWidget] = (self.scan, self.print, self.more, self.record)
        self.writing = (self.scan, self.record)
        self.more.setMinimumSize(self.record.sizeHint().height(), self.record.sizeHint().height())

    def show_scope(self, scope: Scope) -> None:
        """Offer what a list is ready for: nobody prints sheets of a text that another took the place of."""
        self.print.setEnabled(not scope.superseded)

    def show_waiting(self, pages: int) -> None:
        """Tell how many scanned pages wait."""
        text = _("Si&gned sheets")
        self.scan.setText(f" {text} ({format_number(pages)})" if pages else f" {text}")


def clause_links(found: Sequence[CitedRule], open_clause: Callable[[str], None]) -> list[QWidget]:
    """Return links to the clauses that make people sign, then to those that they are told of, after words that say so."""
    from medias_desktop.acknowledgements.clauses import obliging, told

    asked = obliging(found)
    cited = {one.cite for one in asked}
    others = [one for one in told(found) if one.cite not in cited]  # one link to a clause is enough
    links = _links(
        _("Must sign by"), [*asked, *(one for one in told(found) if one.cite in cited)], open_clause
    )
    return links + _links(_("Signing, they are told of"), others, open_clause)


def _links(said: str, found: Sequence[CitedRule], open_clause: Callable[[str], None]) -> list[QWidget]:
    """Return links after words; nothing without any. A clause that makes several rules is linked to once."""
    from medias_desktop.core.widgets.clause import ClauseLink

    cited: dict[str, list[CitedRule]] = {}
    for one in found:
        if one.cite:
            cited.setdefault(one.cite, []).append(one)
    if not cited:
        return []
    words = muted(said)
    words.setWordWrap(False)
    links: list[QWidget] = [words]
    for cite, rules in cited.items():
        link = ClauseLink(cite)
        link.setToolTip("\n".join(one.text for one in rules))
        link.clicked.connect(lambda _checked=False, uid=rules[0].section_uid: open_clause(uid))
        links.append(link)
    return links


def empty_of_versions(go_to_policies: Callable[[], None]) -> EmptyState:
    """Return the page of a register without any adopted text."""
    go = button(_("Go to the p&olicies"), "mdi6.file-document-outline", primary=True)
    go.setObjectName("go_to_policies")
    go.clicked.connect(lambda: go_to_policies())
    return EmptyState(
        _("No policy is adopted yet"),
        _(
            "As soon as a version is adopted in the Policies tab, everyone who must sign it is listed here. "
            "You can then print the sheets and record the signatures."
        ),
        go,
    )

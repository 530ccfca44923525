"""The lines of the tab's menu in their groups, and the few buttons that are always seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.actions import Actions, Line, action_button, more_button
from medias_desktop.photo_consents.views.commands import Commands


def lines(commands: Commands) -> list[list[Line]]:
    """Return the lines of the menu in their groups."""
    errands = commands.errands
    return [
        [
            Line("add", _("&Add photos…"), errands.add_files, "Ctrl+Shift+N", writes=True),
            Line("folder", _("Add a fol&der…"), errands.add_folder, "Ctrl+Shift+O", writes=True),
            Line("paste", _("&Paste a picture"), errands.paste, "Ctrl+V", writes=True, in_list=True),
            Line("other", _("Record a &video, a comment, an article…"), errands.add_other, writes=True),
            Line("events", _("E&vents…"), errands.events),
        ],
        [
            Line("name", _("&Name the people…"), commands.name_people, "Ctrl+M", writes=True),
            Line("persons", _("Persons sho&wn…"), errands.persons, "Ctrl+Shift+M"),
            Line("record", _("Re&cord consents…"), commands.record, "Ctrl+R", writes=True),
            Line("export", _("E&xport a copy…"), commands.export, "Ctrl+E"),
            Line("plan", _("Plan or record a p&ublication…"), commands.plan, "Ctrl+D", writes=True),
        ],
        [
            Line("forms", _("Print consent &forms…"), commands.print_forms, "Ctrl+P"),
            Line("group_form", _("Print the &group form of the event…"), commands.print_group),
            Line("blank_form", _("Print &blank forms…"), errands.print_blank),
            Line("scan", _("&Take back signed forms…"), errands.scan_back, "Ctrl+Shift+R", writes=True),
        ],
        [
            Line("take_down", _("What is to be ta&ken down…"), errands.take_down, "Ctrl+T"),
            Line("deadlines", _("Dead&lines…"), errands.deadlines, "Ctrl+Shift+D"),
        ],
        [
            Line("sheet", _("Contact sheet of the e&vent…"), commands.contact_sheet),
            Line("register", _("Register of what is &shown…"), commands.register, "Ctrl+Shift+P"),
            Line("list", _("Expo&rt the list…"), commands.export_list, "Ctrl+Shift+E"),
        ],
        [
            Line("edit", _("Edi&t…"), commands.edit, "F2", writes=True, in_list=True),
            Line(
                "remove", _("Re&move from the register…"), commands.remove, "Del", writes=True, in_list=True
            ),
            Line("history", _("&History"), commands.show_history, "Ctrl+H"),
            Line("card", _("Card of the p&hoto"), commands.show_card, "Ctrl+I"),
            Line("toggle", _("Grid or l&ist"), commands.toggle, "Ctrl+G"),
            Line("settings", _("Settin&gs of consents…"), errands.settings),
        ],
    ]


class Buttons:
    """Adding, which is the primary one, and what is done with the selection."""

    def __init__(self, actions: Actions) -> None:
        self.name = action_button(
            actions["name"], _("&Name the people"), "mdi6.account-question-outline", "name_people"
        )
        self.record = action_button(actions["record"], _("&Consents"), "mdi6.draw-pen", "record_consents")
        self.export = action_button(actions["export"], _("&Export"), "mdi6.export-variant", "export_copy")
        self.more = more_button(actions.menu)
        self.add = action_button(
            actions["add"], _("&Add photos"), "mdi6.image-plus-outline", "add_photos", primary=True
        )
        self.all: Sequence[QWidget] = (self.name, self.record, self.export, self.more, self.add)
        self.writing = (self.name, self.record, self.add)
        self.more.setMinimumSize(self.add.sizeHint().height(), self.add.sizeHint().height())

"""Opening posts: one window for each, however often it is asked for; what is open survives a change of language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from medias_desktop.core.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.posts import PostDraft
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.editor.dialog import PostEditor

NAME = "post_editor"
"""What every editor is called."""
_BETWEEN = 120
"""Milliseconds between two parts that are loaded beforehand."""
_PACKAGE = "medias_desktop.editorial_calendar"
_PARTS = (
    f"{_PACKAGE}.labels.fact_words",
    f"{_PACKAGE}.labels.findings",
    f"{_PACKAGE}.rules.checks.checking",
    f"{_PACKAGE}.service.checking",
    f"{_PACKAGE}.service.surroundings",
    f"{_PACKAGE}.views.editor.planning",
    f"{_PACKAGE}.views.editor.pages.text_page",
    f"{_PACKAGE}.views.editor.saving",
    f"{_PACKAGE}.views.editor.dialog",
)


def open_editor(
    parent: QWidget,
    service: EditorialCalendarService,
    desk: Desk,
    post_id: int | None = None,
    day: dt.date | None = None,
    time: dt.time | None = None,
    *,
    draft: PostDraft | None = None,
) -> PostEditor | None:
    """Open a post, or a new one planned for a day and an hour or beginning with ``draft``; None when that was refused and told.

    The window belongs to the main one, not to the page that asked: that is made anew with another language, and what is
    typed here stays. Its signals reach the page by which it was opened last (``attend``).
    """
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.editorial_calendar.views.editor.dialog import PostEditor, new_draft

    home = _home(parent)
    if post_id is not None:
        for known in editors(home):
            if known.bench.post is not None and known.bench.post.id == post_id:
                known.raise_()
                known.activateWindow()
                return known
    refused = service.refusal(Permission.RECORD) if post_id is None else None
    if refused is not None:
        desk.dialogs.tell_error(parent, refused)
        return None
    try:
        post = service.posts.one(post_id) if post_id is not None else None
    except UserError as error:
        desk.dialogs.tell_error(parent, error)
        return None
    editor = PostEditor(home, service, desk, post, draft or new_draft(service, day, time))
    attend(parent, editor)
    editor.show()
    return editor


def warm(page: QWidget) -> None:
    """Load what an editor is made of while nothing else happens, a part at a time: the first one then opens as fast as any."""
    from importlib import import_module

    from PySide6.QtCore import QTimer

    def load(place: int) -> None:
        import_module(_PARTS[place])
        if place + 1 < len(_PARTS):
            QTimer.singleShot(_BETWEEN, page, lambda: load(place + 1))

    QTimer.singleShot(_BETWEEN, page, lambda: load(0))


def editors(window: QWidget) -> list[PostEditor]:
    """Return the editors that are open over a window."""
    from PySide6.QtWidgets import QDialog

    # By their name: whoever only asks needs nothing of what an editor is made of.
    found = cast("list[PostEditor]", window.findChildren(QDialog, NAME))
    return [one for one in found if not one.gone]


def attend(page: QWidget, *some: PostEditor) -> None:
    """Lead what open editors ask for through a page (its ``clause_asked`` and ``place_wanted``): all of them when none is named."""
    for editor in some or editors(_home(page)):
        for name in ("clause_asked", "place_wanted"):
            signal = getattr(page, name, None)
            if signal is not None:
                getattr(editor, name).connect(signal)


def may_close_editors(page: QWidget) -> bool:
    """Ask each open editor what becomes of what is not saved, and close them; False when one of them stays."""
    return all(editor.leave() for editor in editors(_home(page)))


def _home(parent: QWidget) -> QWidget:
    """Return the window that editors belong to: the main one, also when an editor opens another."""
    window = parent.window()
    while window.objectName() == NAME and (above := window.parentWidget()) is not None:
        window = above.window()
    return window

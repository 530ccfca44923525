"""Forms that ask for a reason: refusing, suspending, withdrawing, setting a finding aside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import N_, _, translate
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.fields import DateField
from medias_desktop.core.widgets.form_fields import FieldProblem, LongTextField
from medias_desktop.core.widgets.parts import label, muted
from medias_desktop.editorial_calendar.errors import post_records as record_errors
from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.views.editor.fields.boxes import BoxesField
from medias_desktop.editorial_calendar.views.editor.forms.post_form import PostForm
from medias_desktop.editorial_calendar.views.editor.wording import platform_name

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.post_records import Evidence
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_TITLES = {
    PostState.REFUSED: N_("Refuse “{title}”"),
    PostState.SUSPENDED: N_("Suspend “{title}”"),
}
_ACTIONS = {PostState.REFUSED: N_("&Refuse"), PostState.SUSPENDED: N_("&Suspend")}
_ABOUT = {
    PostState.REFUSED: N_("The reason stays with the post; whoever asked for it can be told."),
    PostState.SUSPENDED: N_("The post does not appear until it is resumed; the reason stays with it."),
}


class ReasonForm(PostForm):
    """One field: why."""

    def __init__(self, parent: QWidget, desk: Desk, name: str, title: str, about: str, action: str) -> None:
        super().__init__(parent, desk, name, title, about, action)
        self.reason = LongTextField(_("&Why"), f"{name}_reason", lines=4)
        self.reason.changed.connect(self.reason.show_problem)
        self.places = {errors.ReasonMissing: self.reason, errors.PostTextTooLong: self.reason}
        self.body.addWidget(self.reason)

    def why(self) -> str:
        """Return the reason. Raises FieldProblem, told at the field, when there is none."""
        text = self.reason.text()
        if not text:
            self.reason.show_problem(_("Write the reason: it stays with the post."))
            self.reason.area.setFocus()
            raise FieldProblem
        return text


class StepForm(ReasonForm):
    """Takes a post to a state that needs a reason."""

    def __init__(
        self, parent: QWidget, service: EditorialCalendarService, desk: Desk, post: Post, state: PostState
    ) -> None:
        title = translate(_TITLES[state]).format(title=post.draft.title)
        about, action = translate(_ABOUT[state]), translate(_ACTIONS[state])
        super().__init__(parent, desk, f"post_{state.value}", title, about, action)
        self._service, self._post, self._state = service, post, state

    def draft(self) -> Callable[[], Any]:
        """Return what takes the step."""
        post = self._post
        return partial(self._service.posts.step, post.id, post.version, self._state, self.why())


class WithdrawForm(ReasonForm):
    """Records that a post was taken down: where, on which day, why."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        post: Post,
        standing: tuple[Evidence, ...],
    ) -> None:
        super().__init__(
            parent,
            desk,
            "post_withdraw",
            _("Withdraw “{title}”").format(title=post.draft.title),
            _("Take it down on the platform first, then record it here. Its photos are recorded with it."),
            _("&Withdraw"),
        )
        self._service, self._post = service, post
        places = [(one.platform, platform_name(one.platform)) for one in standing]
        self.platforms = BoxesField(_("Taken down on"), "withdraw_platforms", places)
        self.platforms.tick([code for code, _name in places])
        self.day = DateField(_("&Day"), "withdraw_day", service.today)
        self.platforms.setVisible(len(places) > 1)
        self.body.insertWidget(0, self.platforms)
        self.body.insertWidget(1, self.day)
        self.places = {
            **self.places,
            record_errors.WithdrawnInFuture: self.day,
            record_errors.WithdrawnTooEarly: self.day,
        }

    def draft(self) -> Callable[[], Any]:
        """Return what records it."""
        chosen, day = self.platforms.codes(), self.day.day()
        if not chosen:
            self.platforms.show_problem(_("Tick where it was taken down."))
            raise FieldProblem
        post = self._post
        return partial(self._service.post_records.withdraw, post.id, post.version, day, self.why(), chosen)


class OverrideForm(ReasonForm):
    """Sets a finding aside for one post."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        post_id: int,
        finding: Finding,
        words: str,
    ) -> None:
        from medias_desktop.editorial_calendar.labels.findings import sentence

        super().__init__(
            parent,
            desk,
            "post_override",
            _("Set a finding aside"),
            _("The reason stays with the post and is listed for council. It can be taken back."),
            _("&Set aside"),
        )
        self._service, self._post_id, self._finding = service, post_id, finding
        said = label(breakable(sentence(finding)))
        said.setObjectName("override_finding")
        self.body.insertWidget(0, said)
        if words:
            self.body.insertWidget(1, muted(f"{finding.clause.cite}\u00a0: {words}"))
        self.places = {**self.places, errors.NotOverridable: self.reason}

    def draft(self) -> Callable[[], Any]:
        """Return what sets it aside."""
        return partial(self._service.posts.override, self._post_id, self._finding, self.why())

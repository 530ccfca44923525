"""Trying a text out: what its rules would say of the records today. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _, current_language, format_number, ngettext, translate
from medias_desktop.core.jobs import Job
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, Figure, label, muted, subheading
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.labels.rules import part_label
from medias_desktop.policies.labels.versions import version_label, version_state
from medias_desktop.policies.rules import VersionText
from medias_desktop.policies.rules.checks import Check
from medias_desktop.policies.rules.origins import town_uid
from medias_desktop.policies.rules.registry import Finding
from medias_desktop.policies.rules.ruled import town_of
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.service.trying import TriedCapability, TryOut
from medias_desktop.policies.towns import TOWNS, town
from medias_desktop.policies.views.comparing.frame import ComparingPage

_NAMES = 12
"""So many names are written out; of more, their number tells enough."""


class TryPage(ComparingPage):
    """A text is chosen; below stands what each part of the program would say, and what waits for its part."""

    def __init__(self, services: PolicyServices, desk: Desk, uid: str = "") -> None:
        super().__init__(_("Try a policy out"), desk)
        self._services = services
        self.out: TryOut | None = None
        self._job: Job | None = None
        self.choice = QComboBox()
        self.choice.setObjectName("try_choice")
        self.choice.setAccessibleName(_("Policy to try out"))
        for text, key in self._choices():
            self.choice.addItem(text, key)
        index = self.choice.findData(uid)
        self.choice.setCurrentIndex(max(0, index))
        row = FlowRow(10)
        row.addWidget(self.choice)
        self.body.addLayout(row)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(_("What the rules would say"))
        self.body.addWidget(self.area, 1)
        self.note.setText(
            _("What would these rules say of our records today? Nothing is adopted and nothing is written.")
        )
        self.setFocusProxy(self.choice)
        self.choice.currentIndexChanged.connect(lambda _index: self.refresh())
        self.refresh()

    def _choices(self) -> list[tuple[str, str]]:
        found = []
        for policy in self._services.policies.library():
            for version in policy.versions:
                if not policy.town:
                    name = f"{policy.title}, {version_label(version).lower()} ({version_state(version)[0].lower()})"
                    found.append((name, version.uid))
        for key in TOWNS:
            known = town(key)
            title = known.title_en if current_language() == "en" else known.title
            found.append((f"{known.municipality} – {title}", town_uid(key)))
        return found

    def refresh(self) -> None:
        """Ask again what the rules would say: with many records that takes its time, and the window does not wait."""
        if self._job is not None:
            self._job.cancel()
        self.out = self._job = None
        version = self._version(str(self.choice.currentData()))
        if version is None:
            self._show(())
            return
        self._show((muted(_("Looking through the records…")),))
        key, language, trying = town_of(version), current_language(), self._services.trying

        def work(_progress: Progress) -> TryOut:
            return trying.of_town(key, language) if key else trying.of_version(version.summary.id)

        def done(out: TryOut) -> None:
            if self._job is job:
                self.out = out
                self._fill(out, version)

        job = self._job = self.desk.jobs.run(self, _("Try a policy out"), work, done, quiet=True)

    def _show(self, parts: Iterable[QWidget | QLayout]) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for part in parts:
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)
        self.area.setWidget(page)

    def _version(self, uid: str) -> VersionText | None:
        try:
            return self._services.policies.text(uid, current_language())
        except UnknownVersion:
            return None

    def _fill(self, out: TryOut, version: VersionText) -> None:
        if not out.rules:
            self._show((muted(_("This text has no rules: there is nothing to try out.")),))
            return
        clauses = _Clauses(version, out)
        parts: list[QWidget | QLayout] = [_figures(out)]
        parts += [self._capability(tried, clauses) for tried in out.tried]
        if out.coverage.unbound:
            parts.append(_waiting(out))
        for one in out.coverage.wrong:
            if one.problem is not None:
                parts.append(label(f"{one.rule.code}: {one.problem.sentence()}", "problem"))
        self._show(parts)

    def _capability(self, tried: TriedCapability, clauses: _Clauses) -> QWidget:
        card = Card()
        card.body.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(subheading(translate(tried.capability.label)), 1)
        count = ngettext("{n} rule", "{n} rules", len(tried.rules)).format(n=len(tried.rules))
        head.addWidget(Chip(count, "accent"))
        card.body.addLayout(head)
        for finding in tried.findings:
            card.body.addWidget(self._finding(finding, clauses))
        if not tried.findings:
            card.body.addWidget(muted(_("Nothing to say today.")))
        return card

    def _finding(self, finding: Finding, clauses: _Clauses) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        dot = QLabel("●")
        dot.setStyleSheet(f"color: {theme.current().ink(finding.kind)};")
        dot.setAccessibleName(_kind_word(finding.kind))
        row.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(finding.text))
        if finding.names:
            words.addWidget(muted(_names(finding.names)))
        row.addLayout(words, 1)
        if finding.code:
            link = ClauseLink(clauses.cite(finding.code), "muted")
            link.clicked.connect(lambda: self.version_asked.emit(clauses.uid, clauses.section(finding.code)))
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return line


class _Clauses:
    """How the clauses of rules are cited, by the rules' codes."""

    def __init__(self, version: VersionText, out: TryOut) -> None:
        from medias_desktop.policies.rules import section_name

        self.uid = version.summary.uid
        self._sections = {one.rule.code: one.rule.section_uid for one in out.rules}
        self._names = {one.uid: section_name(one.number, one.heading) for one in version.sections}

    def section(self, code: str) -> str:
        """Return the section of a rule."""
        return self._sections.get(code, "")

    def cite(self, code: str) -> str:
        """Return the clause, or the rule's code where the clause has neither number nor heading."""
        return self._names.get(self.section(code), "") or code


def _figures(out: TryOut) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    numbers = (
        (out.coverage.rules, _("rules switched on"), "accent"),
        (out.coverage.bound_rules, _("applied by the program"), "ok"),
        (out.coverage.unbound_rules, _("waiting for their part"), "muted"),
        (out.count.get("warn", 0) + out.count.get("bad", 0), _("to be looked at"), "warn"),
    )
    for number, caption, kind in numbers:
        row.addWidget(Figure(format_number(number), caption, kind), 1)
    return row


def _waiting(out: TryOut) -> QWidget:
    """Tell for each part of the program that does not exist yet how many rules wait for it."""
    card = Card()
    card.body.setSpacing(8)
    card.body.addWidget(subheading(_("Waiting for their part of the program")))
    card.body.addWidget(
        muted(_("These rules are kept and shown. The program does not apply them yet, and says so."))
    )
    unbound = out.coverage.unbound
    for part in dict.fromkeys(check.part for check in unbound):
        checks: list[Check] = [check for check in unbound if check.part is part]
        number = sum(len(unbound[check]) for check in checks)
        count = ngettext("{n} rule", "{n} rules", number).format(n=number)
        row = QHBoxLayout()
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(part_label(part)))
        words.addWidget(muted(", ".join(translate(check.label).lower() for check in checks)))
        row.addLayout(words, 1)
        row.addWidget(Chip(count, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
    return card


def _names(names: tuple[str, ...]) -> str:
    if len(names) <= _NAMES:
        return " · ".join(names)
    left = len(names) - _NAMES
    more = ngettext("and {n} more", "and {n} more", left).format(n=format_number(left))
    return " · ".join((*names[:_NAMES], more))


def _kind_word(kind: str) -> str:
    words = {"ok": _("in order"), "accent": _("to be known"), "warn": _("to be looked at"), "bad": _("late")}
    return words.get(kind, "")

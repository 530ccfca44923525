"""Live findings beside the form: they follow what is typed, lead to the field, show their clause, are set aside."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity
from medias_desktop.editorial_calendar.views.editor.findings.places import (
    CHECKLIST,
    PLACES,
    PLANNING,
    place_of,
)
from tests.editorial_calendar.posts.drafts import MONDAY, on
from tests.editorial_calendar.views.editor.conftest import kinds


def test_every_kind_of_finding_has_its_place():
    assert set(PLACES) == set(Kind)


def test_every_place_is_a_field_of_the_form(desktop):
    editor = desktop.edit(desktop.add())
    for page, part in set(PLACES.values()) - {(PLANNING, "planned_on"), (PLANNING, "planned_time")}:
        if page != CHECKLIST:
            assert part in editor.form.page(page).places, (page, part)


def test_findings_follow_what_is_typed(desktop):
    editor = desktop.edit(day=MONDAY)
    assert Kind.NO_PLATFORM in kinds(editor)
    editor.form.page("text").platforms.boxes["facebook"].setChecked(True)
    desktop.settle(editor)
    assert Kind.NO_PLATFORM not in kinds(editor)
    assert Kind.NO_TEXT in kinds(editor)
    editor.form.page("text").texts.insert("VENEZ TOUS ET TOUTES NOMBREUX SAMEDI MATIN")
    editor.form.page("text").texts.settle()
    desktop.settle(editor)
    assert Kind.NO_TEXT not in kinds(editor)
    assert Kind.SHOUTING in kinds(editor)


def test_a_finding_of_another_day_goes_with_the_day(desktop):
    editor = desktop.edit(day=MONDAY)
    assert Kind.PAST_MOMENT not in kinds(editor)
    editor.planning.day.set_day(dt.date(2026, 11, 2))
    desktop.settle(editor)
    assert Kind.PAST_MOMENT in kinds(editor)


@pytest.mark.parametrize(
    ("kind", "page", "name"),
    [
        (Kind.NO_TEXT, "text", "post_text"),
        (Kind.NO_CATEGORY, "text", "post_category"),
        (Kind.NO_AUTHOR, "people", "post_author"),
        (Kind.SOURCE_MISSING, "photos", "post_source_credit"),
        (Kind.PURPOSE_MISSING, "details", "post_purpose"),
        (Kind.NO_MOMENT, "text", "planned_on"),
        (Kind.NO_HOUR, "text", "planned_time"),
    ],
)
def test_the_line_of_a_finding_leads_to_its_field(desktop, qtbot, kind, page, name):
    editor = desktop.edit(desktop.add())
    editor.findings.asked.emit(Finding(severity=Severity.WARN, kind=kind))
    assert editor.form.shown() == page
    qtbot.waitUntil(lambda: editor.focusWidget().objectName() == name)


def test_the_words_of_the_platform_meant_are_shown(desktop):
    words = (*on("facebook"), *on("twitter", text="Autre texte"))
    editor = desktop.edit(desktop.add(texts=words))
    editor.findings.asked.emit(Finding(severity=Severity.BLOCK, kind=Kind.TOO_LONG, platform="twitter"))
    assert editor.form.page("text").texts.shown() == "twitter"


def test_enter_on_a_line_does_the_same(desktop, qtbot):
    editor = desktop.edit(desktop.add(category=""))
    row = next(row for row in editor.findings.rows() if row.finding.kind == Kind.NO_CATEGORY)
    row.line.setFocus()
    QTest.keyClick(row.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.focusWidget().objectName() == "post_category")


def test_a_clause_shows_its_words_and_opens_in_the_policies(desktop):
    asked = []
    desktop.page.clause_asked.connect(asked.append)
    editor = desktop.edit(desktop.add())
    row = next(row for row in editor.findings.rows() if row.finding.clause.cite)
    row.clause.click()
    clause = row.finding.clause
    rule = next(one for one in desktop.service.rules.on(MONDAY) if one.code == clause.rule_code)
    assert row.words.text() == rule.text
    assert not row.words.isHidden()
    assert asked == [desktop.service.requests.place_of(clause)]
    row.clause.click()
    assert row.words.isHidden()


def test_rows_that_stay_are_not_made_anew(desktop):
    editor = desktop.edit(day=MONDAY)
    before = {row.finding.kind: row for row in editor.findings.rows()}
    editor.form.page("text").platforms.boxes["facebook"].setChecked(True)
    desktop.settle(editor)
    after = {row.finding.kind: row for row in editor.findings.rows()}
    assert before[Kind.NO_CATEGORY] is after[Kind.NO_CATEGORY]


def test_a_finding_is_set_aside_with_a_reason_and_taken_back(desktop, qtbot):
    post = desktop.add(category="")
    editor = desktop.edit(post)
    row = next(row for row in editor.findings.rows() if row.finding.kind == Kind.NO_CATEGORY)
    row.aside.click()
    form = desktop.form("post_override_dialog")
    form.save()
    assert form.reason.problem.text()
    form.reason.area.setPlainText("La catégorie n’existe pas encore.")
    form.save()
    qtbot.waitUntil(lambda: any(one.overridden for one in editor.findings.findings))
    desktop.settle(editor)
    row = next(row for row in editor.findings.rows() if row.finding.kind == Kind.NO_CATEGORY)
    assert "La catégorie n’existe pas encore." in row.reason.text()
    assert [one.reason for one in desktop.service.posts.overrides(post)] == [
        "La catégorie n’existe pas encore."
    ]
    row.back.click()
    qtbot.waitUntil(lambda: not any(one.overridden for one in editor.findings.findings))
    assert desktop.service.posts.overrides(post)[0].taken_back_at is not None


def test_the_checklist_of_the_policy_is_ticked_and_kept(desktop):
    post = desktop.add()
    editor = desktop.edit(post)
    assert "proofread" in editor.checklist.boxes
    editor.checklist.boxes["proofread"].setChecked(True)
    assert editor.dirty()
    editor.saving.save()
    desktop.settle(editor)
    assert desktop.service.posts.one(post).draft.answers == frozenset({"proofread"})


def test_a_check_is_quick_and_a_slow_one_goes_to_the_worker(desktop):
    editor = desktop.edit(desktop.add())
    live = editor.live
    editor.form.page("text").texts.insert("a")
    editor.form.page("text").texts.settle()
    desktop.settle(editor)
    assert live.at_once
    live.took(0.05)
    assert not live.at_once
    editor.form.page("text").texts.insert("b")
    editor.form.page("text").texts.settle()
    desktop.settle(editor)
    assert editor.findings.findings


def test_informing_ones_fold_away_when_there_are_many(desktop):
    editor = desktop.edit(desktop.add())
    pane = editor.findings
    many = [Finding(severity=Severity.INFORM, kind=kind) for kind in (Kind.NO_HOUR, Kind.WEEK_BELOW)]
    many += [Finding(severity=Severity.INFORM, kind=kind) for kind in (Kind.NOT_ON_WEBSITE, Kind.NOT_AHEAD)]
    with_facts = [
        Finding(severity=one.severity, kind=Kind.NO_HOUR, platform=str(place))
        for place, one in enumerate(many)
    ]
    pane.show_findings(with_facts, {})
    assert [row.isHidden() for row in pane.rows()] == [False, True, True, True]
    pane.more.click()
    assert not any(row.isHidden() for row in pane.rows())
    assert QApplication.instance() is not None


def test_place_of_an_unknown_kind_is_the_text():
    assert place_of("a_kind_of_later") == ("text", "text")

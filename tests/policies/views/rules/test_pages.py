"""The pages of rules: the whole list, what a text leaves open, what its rules would say of the records."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from medias_desktop.core import i18n
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.pdf_view import PdfDialog
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.policies import points_todo
from medias_desktop.policies.capabilities import own_registry
from medias_desktop.policies.documents.rules import rules_document
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.towns import TOWNS, town_text
from medias_desktop.policies.views.rules.points_page import PointsPage
from medias_desktop.policies.views.rules.rules_page import RulesPage
from medias_desktop.policies.views.rules.try_page import TryPage
from medias_desktop.slices import check_registry
from tests.policies.adopting import RESOLUTION, adopt, draft
from tests.policies.service.ruled import draft_rule, ruled_draft, services_of

LADDER = {"mildest": "reprimand", "severest": "dismissal", "steps_between": False}


@pytest.fixture
def services(register):
    i18n.use_language("en")
    return services_of(register)


def shown(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    return page


def labels(page):
    return [one.text() for one in page.findChildren(QLabel)]


def choose(combo, value):
    combo.setCurrentIndex(combo.findData(value))


# all rules


@pytest.fixture
def rules_page(services, desk, qtbot):
    return shown(qtbot, RulesPage(services, desk, town_text("blainville", "en")))


def test_every_rule_of_a_town_is_listed_in_the_order_of_its_text(rules_page):
    assert [one.rule.code for one in rules_page.table.rows()][:3] == ["BL-001", "BL-002", "BL-003"]
    assert len(rules_page.table.rows()) == 126
    assert "126 rules" in rules_page.note.text()


def test_filters_are_by_part_kind_and_state(rules_page):
    choose(rules_page.part, "calendar")
    assert len(rules_page.table.rows()) == 35
    choose(rules_page.kind, "seuil")
    assert [one.rule.code for one in rules_page.table.rows()] == ["BL-015", "BL-043"]
    choose(rules_page.state, "off")
    assert not rules_page.nothing.isHidden()
    choose(rules_page.state, "active")
    choose(rules_page.part, None)
    choose(rules_page.kind, None)
    assert len(rules_page.table.rows()) == 126


def test_what_nothing_carries_out_yet_is_listed_apart(register, desk, qtbot):
    i18n.use_language("en")
    few = PolicyServices(register, own_registry)
    page = shown(qtbot, RulesPage(few, desk, town_text("blainville", "en")))
    choose(page.part, "calendar")
    choose(page.state, "not_yet")
    assert len(page.table.rows()) == 35


def test_the_search_looks_at_words_clauses_and_settings(rules_page):
    rules_page.filter.setText("every: 60")
    rules_page.filter.searched.emit("every: 60")
    assert [one.rule.code for one in rules_page.table.rows()] == ["BL-080"]


def test_the_rule_in_hand_leads_to_its_clause(rules_page):
    asked = []
    rules_page.version_asked.connect(lambda *place: asked.append(place))
    rules_page.table.setCurrentIndex(rules_page.table.model().index(42, 0))
    (link,) = rules_page.side.widget().findChildren(ClauseLink)
    link.click()
    assert asked == [("town/blainville", "BL:9")]


def test_rules_are_printed_as_they_are_filtered(rules_page, qtbot):
    choose(rules_page.part, "calendar")
    rules_page.print_rules()
    qtbot.waitUntil(lambda: rules_page.findChild(PdfDialog) is not None)
    rules_page.findChild(PdfDialog).reject()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_printed_rules_hold_every_rule(services, clock, language):
    import pypdfium2

    text = services.rules.ruled(town_text("senneterre", language))
    pdf = rules_document(text, text.rules, services.registry, language, "letter", clock.now())
    document = pypdfium2.PdfDocument(pdf)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert all(f"SE-0{number:02d}" in words for number in range(1, 54))


def test_a_draft_s_rules_are_switched_from_the_list(services, desk, qtbot):
    version_id, _section, _uid = ruled_draft(services)
    page = shown(qtbot, RulesPage(services, desk, services.policies.version(version_id)))
    page.side.widget().findChild(object, "rule_active").click()
    assert not services.rules.rules_of(version_id)[0].rule.active
    assert "Switched off: 1" in page.note.text()


# open points


def with_ladder(services):
    version_id = draft(services.policies)
    section = services.policies.version(version_id).sections[0].uid
    services.rules.add(
        version_id, draft_rule(section, "Échelle.", check="disciplinary_ladder", params=LADDER)
    )
    return version_id


@pytest.fixture
def points_page(services, desk, qtbot):
    version_id = with_ladder(services)
    return shown(qtbot, PointsPage(services, desk, services.policies.version(version_id)))


def test_what_waits_comes_first_with_its_clause_quoted(points_page):
    assert points_page.list.count() == 12
    assert points_page.standing().point.key == "ladder_steps"
    assert "Publier avec soin." in labels(points_page)


def test_a_point_is_decided_by_fields_with_its_reason(points_page, services):
    points_page.decide.click()
    assert points_page.standing().decision is None
    points_page.form.edits["steps"].box.setPlainText("Avis écrit\nSuspension")
    points_page.reason.setPlainText("Convention")
    points_page.decide.click()
    decision = points_page.standing().decision
    assert (decision.answer.steps, decision.reason) == (("Avis écrit", "Suspension"), "Convention")
    assert "0 points wait" in points_page.note.text()
    points_page.withdraw.click()
    assert points_page.standing().decision is None


def test_nobody_decides_for_a_town(services, desk, qtbot):
    page = shown(qtbot, PointsPage(services, desk, town_text("montmagny", "en"), "two_deadlines"))
    assert page.standing().point.key == "two_deadlines"
    assert not hasattr(page, "decide")
    assert any("two business days" in text or "2 business days" in text for text in labels(page))


def test_what_waits_in_force_is_on_the_list_of_things_to_do(services, register, clock):
    assert points_todo.todos(register, check_registry) == ()
    version_id = with_ladder(services)
    adopt(services.policies, version_id)
    clock.set_today(RESOLUTION.in_force_date)
    (todo,) = points_todo.todos(register, check_registry)
    assert todo.text == "1 point of “Politique des médias sociaux” waits for a decision"
    assert (todo.chip, todo.tab) == ("s. 1", "policies")


# trying out


@pytest.fixture
def try_page(services, register, desk, qtbot):
    PeopleService(register).add(PersonDraft("Côté", "Zoé", "1", group=Group.ELECTED))
    ruled_draft(services)
    return tried(qtbot, TryPage(services, desk, "town/blainville"))


def tried(qtbot, page):
    """Show a page and wait until its rules have been tried."""
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page.out is not None)
    return page


def test_every_town_and_own_text_can_be_tried(try_page, services):
    uids = [try_page.choice.itemData(index) for index in range(try_page.choice.count())]
    (own,) = services.policies.library()
    assert uids == [own.versions[0].uid, *(f"town/{key}" for key in TOWNS)]


def test_what_the_rules_would_say_is_shown_with_names_and_clauses(try_page):
    said = labels(try_page)
    assert "Elected official: 1 person bound" in said
    assert "Côté, Zoé" in said
    assert "Official accounts and access" in said
    asked = []
    try_page.version_asked.connect(lambda *place: asked.append(place))
    next(link for link in try_page.findChildren(ClauseLink) if link.text() == "s. 1").click()
    assert asked == [("town/blainville", "BL:1")]


def test_looking_at_every_town_writes_nothing(try_page, register, qtbot):
    length = register.rows("SELECT max(seq) AS length FROM audit_event")[0]["length"]
    for index in range(try_page.choice.count()):
        try_page.choice.setCurrentIndex(index)
        qtbot.waitUntil(lambda: try_page.out is not None)
    assert register.rows("SELECT max(seq) AS length FROM audit_event")[0]["length"] == length


def test_who_chooses_quickly_sees_the_last_choice_only(try_page, qtbot):
    for key in (*TOWNS, "blainville"):
        choose(try_page.choice, f"town/{key}")
    qtbot.waitUntil(lambda: try_page.out is not None and try_page.desk.jobs.idle())
    assert {one.rule.code[:2] for one in try_page.out.rules} == {"BL"}


def test_a_text_without_rules_says_so(services, desk, qtbot):
    version_id = draft(services.policies)
    uid = services.policies.version(version_id).summary.uid
    page = tried(qtbot, TryPage(services, desk, uid))
    assert "This text has no rules: there is nothing to try out." in labels(page)

"""Messages to online users: neutral, true, with the clause, in both languages; copied from their window."""

import datetime as dt
import itertools

import pytest
from PySide6.QtGui import QGuiApplication

from medias_desktop.core import i18n
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.service.cited_rules import cited_rules
from medias_desktop.sanctions.rules.incidents import AppealOutcome, IncidentAction
from medias_desktop.sanctions.rules.messages import MessageKind, fitting, offered
from medias_desktop.sanctions.service import SanctionService
from tests.acknowledgements.towns import take_over
from tests.fakes import FakeDialogs
from tests.sanctions.moderated import Moderated

HANDLE, WRITTEN = "Zoé Fictive-Promo", "Rabais fictif chez Exemple"
UNTIL = dt.date(2026, 11, 30)


@pytest.fixture
def written(register, clock):
    clock.set_today(dt.date(2026, 12, 22))
    return Moderated(register)


@pytest.fixture
def service(register, written):
    return SanctionService(register, PeopleService(register), PolicyService(register))


@pytest.fixture
def incident(register, written, service):
    """Record incidents of a user under Blainville's third advertisement; return them by what was done."""
    version_id = take_over(register, "blainville")
    (rule,) = cited_rules(register, version_id, lambda one: one.code == "BL-030")
    page, user = written.account("Page fictive"), written.user(HANDLE)

    def recorded(action, **more):
        clause = {
            "version_id": version_id,
            "section_uid": rule.section_uid,
            "rule_code": rule.code,
            "cite": rule.cite,
        }
        number = written.incident(page, user, action=action, capture_text=WRITTEN, **{**clause, **more})
        return service.incidents.one(number)

    return recorded


def test_a_message_says_when_where_why_and_by_which_clause(service, incident):
    ban = incident("ban", acted_on=dt.date(2026, 11, 13))
    french = service.messages.text(MessageKind.BAN, ban, "fr").replace("\u00a0", " ")
    for words in (
        "Ce que vous avez publié le 12 novembre 2026 ne respecte pas notre nétiquette.",
        "Depuis le 13 novembre 2026, vous ne pouvez plus publier sur « Page fictive ».",
        "Motif : publicité ou sollicitation.",
        "(art. 5.6)",
        "(art. 5.6) : L’utilisateur qui affiche une troisième publicité est banni du compte.",
        "chaque année",
    ):
        assert words in french
    english = service.messages.text(MessageKind.BAN, ban, "en")
    for words in (
        "November 13, 2026",
        "(s. 5.6)",
        "A user who posts a third advertisement is banned from the account.",
    ):
        assert words in english
    # The interface's own language changes nothing.
    i18n.use_language("en")
    assert service.messages.text(MessageKind.BAN, ban, "fr").replace("\u00a0", " ") == french


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_message_is_neutral_and_whole(service, incident, language):
    for action, everywhere, until in itertools.product(IncidentAction, (False, True), (None, UNTIL)):
        about = incident(action.value, all_accounts=everywhere, until=until)
        for kind in offered(action):
            said = service.messages.text(kind, about, language)
            assert HANDLE not in said
            assert WRITTEN not in said
            assert "{" not in said
            assert "None" not in said


def test_a_message_offered_fits_what_was_done():
    assert fitting(IncidentAction.BAN) is MessageKind.BAN
    # Nobody is told of a removal, a block or a ban that did not happen.
    for action in (IncidentAction.NONE, IncidentAction.WARNING, IncidentAction.REPORT):
        assert offered(action) == (MessageKind.WARNING,)
    for action in IncidentAction:
        assert (MessageKind.BAN in offered(action)) is (action is IncidentAction.BAN)
        assert (MessageKind.BLOCK in offered(action)) is (action is IncidentAction.TEMPORARY_BLOCK)


def test_a_block_says_its_last_day_and_the_first_day_after(service, incident):
    said = service.messages.text(MessageKind.BLOCK, incident("temporary_block", until=UNTIL), "fr")
    assert "au 30 novembre 2026 inclusivement" in said
    # The day after 30 November, as Québec writes the first of a month.
    assert "à compter du 1er\u00a0décembre" in said or "à compter du 1er décembre" in said


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("pending", "au plus tard le 3 décembre 2026"),
        ("upheld", "nous maintenons notre décision"),
        ("shortened", "prend fin le 30 novembre 2026"),
        ("lifted", "vous pouvez de nouveau publier"),
    ],
)
def test_an_appeal_is_answered_as_it_was_decided(written, service, incident, outcome, words):
    about = incident("temporary_block", until=UNTIL)
    number = written.appeal(
        about.id,
        about.user_id,
        outcome=outcome,
        answer_due_on=dt.date(2026, 12, 3),
        answer="Votre explication a été lue." if outcome != "pending" else "",
    )
    appeal = service.appeals.one(number)
    assert appeal.outcome is AppealOutcome(outcome)
    said = service.messages.text(MessageKind.APPEAL_ANSWER, appeal, "fr").replace("\u00a0", " ")
    assert words in said
    assert ("Votre explication a été lue." in said) is (outcome != "pending")
    assert ("(art. 5.6)" in said) is (outcome == "upheld")


def test_without_a_clause_or_with_one_that_has_no_rule_the_message_says_what_it_can(service, incident):
    bare = incident("removal", version_id=None, section_uid="", rule_code="", cite="")
    said = service.messages.text(MessageKind.REMOVAL, bare, "fr")
    assert "Motif" in said
    assert "art." not in said
    gone = incident("removal", rule_code="BL-999")
    assert "(art. 5.6)" in service.messages.text(MessageKind.REMOVAL, gone, "fr")


def test_the_message_is_chosen_adjusted_and_copied(qtbot, service, incident):
    from medias_desktop.sanctions.views.messages.dialog import MessageDialog

    class Desk:
        dialogs = FakeDialogs()

    dialog = MessageDialog(None, service, Desk(), incident("ban"))
    qtbot.addWidget(dialog)
    dialog.show()
    first = dialog.text.toPlainText()
    assert "Depuis le" in first
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    assert "Since November 12, 2026" in dialog.text.toPlainText()
    dialog.kind.setCurrentIndex(dialog.kind.findData("removal"))
    assert "was removed" in dialog.text.toPlainText()
    dialog.text.appendPlainText("See you soon.")
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text().endswith("See you soon.")
    assert "copié" in dialog.told.text()

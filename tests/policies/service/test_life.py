import dataclasses
import datetime as dt

import pytest

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies import errors
from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import Change, PolicyIdentity, Resolution, VersionState
from medias_desktop.policies.rules.revising import TriggerKind
from medias_desktop.policies.service.life_writing import Steps
from tests.policies.adopting import IDENTITY, OUTLINE, RESOLUTION, adopt, draft

MEETING = dt.date(2026, 12, 7)


@pytest.fixture
def policies(services):
    return services.policies


@pytest.fixture
def life(services):
    return services.life


def summary(policies, version_id):
    return policies.version(version_id).summary


def submitted(policies, life):
    version_id = draft(policies)
    life.submit(version_id, 1, MEETING)
    return version_id


def second(meeting, in_force, number="2026-12-301"):
    return Resolution(number, meeting, in_force, "Noémie Ouellet", "Léo Nadeau")


def test_a_submitted_text_says_since_when_and_for_which_meeting(policies, life, clock):
    found = summary(policies, submitted(policies, life))
    assert found.state is VersionState.SUBMITTED
    assert (found.submitted_on, found.submitted_for) == (clock.today(), MEETING)
    assert found.row_version == 2


def test_a_submitted_text_is_frozen_until_it_is_withdrawn(policies, life):
    version_id = submitted(policies, life)
    found = summary(policies, version_id)
    frozen = [
        lambda: policies.correct_outline(version_id, found.row_version, OUTLINE),
        lambda: policies.correct_identity(found.policy_id, PolicyIdentity("Ville", "Autre")),
        lambda: policies.delete_draft(version_id),
    ]
    for act in frozen:
        with pytest.raises(errors.TextSubmitted):
            act()
    with pytest.raises(errors.AlreadySubmitted):
        life.submit(version_id, found.row_version, MEETING)
    life.withdraw(version_id, found.row_version)
    back = summary(policies, version_id)
    assert (back.state, back.submitted_on, back.submitted_for) == (VersionState.DRAFT, None, None)
    policies.delete_draft(version_id)
    assert policies.library() == ()


def test_a_submitted_text_is_adopted_and_stays_submitted_on_its_day(policies, life, clock):
    version_id = submitted(policies, life)
    clock.set_today(dt.date(2026, 12, 8))
    adopt(policies, version_id, second(MEETING, dt.date(2027, 1, 1)))
    found = summary(policies, version_id)
    assert found.state is VersionState.ADOPTED
    assert found.submitted_for == MEETING
    with pytest.raises(errors.AlreadyAdopted):
        life.withdraw(version_id, found.row_version)
    with pytest.raises(errors.AlreadyAdopted):
        life.submit(version_id, found.row_version, dt.date(2027, 1, 4))


def test_an_empty_text_is_not_submitted(policies, life):
    version_id = draft(policies, Outline("", "Rien encore.", ()))
    with pytest.raises(errors.NoSection):
        life.submit(version_id, 1, MEETING)
    with pytest.raises(errors.NotSubmitted):
        life.withdraw(version_id, 1)


def test_two_windows_submit_one_draft_once(policies, life):
    version_id = draft(policies)
    policies.correct_outline(version_id, 1, dataclasses.replace(OUTLINE, introduction="Autrement."))
    with pytest.raises(ChangedElsewhere):
        life.submit(version_id, 1, MEETING)
    assert summary(policies, version_id).state is VersionState.DRAFT
    life.submit(version_id, 2, MEETING)
    with pytest.raises(ChangedElsewhere):
        life.withdraw(version_id, 2)


def test_a_text_adopted_by_another_window_a_moment_ago_is_not_submitted(policies, register, clock):
    version_id = draft(policies)
    as_read = policies.version(version_id)
    adopt(policies, version_id)
    now = summary(policies, version_id)
    with pytest.raises(errors.AlreadyAdopted):
        Steps(register).submit(as_read, now.row_version, MEETING, clock.today())
    assert summary(policies, version_id) == now


def test_the_text_of_each_day_is_found_over_adoptions_and_a_repeal(policies, life, clock):
    first = draft(policies)
    adopt(policies, first)  # in force on 2026-12-01
    policy_id = summary(policies, first).policy_id
    clock.set_today(dt.date(2027, 3, 10))
    later = draft(policies, policy_id=policy_id)
    adopt(policies, later, second(dt.date(2027, 3, 8), dt.date(2027, 4, 1)))
    clock.set_today(dt.date(2027, 9, 20))
    life.repeal(later, summary(policies, later).row_version, "2027-09-88", dt.date(2027, 10, 1))

    def bound(year, month, day):
        return [one.ordinal for one in policies.in_force(dt.date(year, month, day))]

    assert bound(2026, 11, 30) == []
    assert bound(2026, 12, 1) == [1]
    assert bound(2027, 3, 31) == [1]
    assert bound(2027, 4, 1) == [2]
    assert bound(2027, 9, 30) == [2]
    assert bound(2027, 10, 1) == []


def test_a_repeal_to_come_can_be_cancelled_and_one_that_took_effect_cannot(policies, life, clock):
    version_id = draft(policies)
    adopt(policies, version_id)
    clock.set_today(dt.date(2026, 12, 10))
    life.repeal(version_id, summary(policies, version_id).row_version, " 2026-12-300 ", dt.date(2026, 12, 20))
    coming = summary(policies, version_id)
    assert (coming.state, coming.repealed_on) == (VersionState.IN_FORCE, dt.date(2026, 12, 20))
    with pytest.raises(errors.AlreadyRepealed):
        life.repeal(version_id, coming.row_version, "301", dt.date(2026, 12, 21))
    life.cancel_repeal(version_id, coming.row_version)
    assert summary(policies, version_id).repealed_on is None
    life.repeal(version_id, summary(policies, version_id).row_version, "301", dt.date(2026, 12, 10))
    over = summary(policies, version_id)
    assert over.state is VersionState.REPEALED
    with pytest.raises(errors.RepealTookEffect):
        life.cancel_repeal(version_id, over.row_version)


def test_only_an_adopted_text_is_repealed_and_in_one_window_only(policies, life):
    version_id = draft(policies)
    with pytest.raises(errors.NothingToRepeal):
        life.repeal(version_id, 1, "300", dt.date(2026, 12, 1))
    adopt(policies, version_id)
    stale = summary(policies, version_id).row_version
    life.repeal(version_id, stale, "300", dt.date(2026, 12, 20))
    life.cancel_repeal(version_id, stale + 1)
    with pytest.raises(ChangedElsewhere):
        life.repeal(version_id, stale, "300", dt.date(2026, 12, 20))


def test_a_first_text_is_substantive_and_a_later_one_may_be_minor(policies, clock):
    from medias_desktop.core.progress import Silent
    from medias_desktop.policies.rules import Signatory

    who = (Signatory("Marie-Ève Côté-Gagné", "Mairesse"),)
    first = draft(policies)
    with pytest.raises(errors.MinorWithoutPredecessor):
        policies.adopt(first, RESOLUTION, who, {}, Silent(), change=Change.MINOR)
    adopt(policies, first)
    clock.set_today(dt.date(2027, 1, 12))
    later = draft(policies, policy_id=summary(policies, first).policy_id)
    minor = second(dt.date(2027, 1, 11), dt.date(2027, 1, 12))
    with pytest.raises(errors.MinorWithoutReason):
        policies.adopt(later, minor, who, {}, Silent(), change=Change.MINOR)
    minor = dataclasses.replace(minor, change_reason=" Téléphone du greffe ")
    policies.adopt(later, minor, who, {}, Silent(), change=Change.MINOR)
    found = summary(policies, later)
    assert (found.change, found.change_reason) == (Change.MINOR, "Téléphone du greffe")
    assert policies.adoption(later).resolution.change_reason == "Téléphone du greffe"
    assert summary(policies, first).change is Change.SUBSTANTIVE


def test_a_revision_is_due_by_the_setting(policies, life, clock):
    version_id = draft(policies)
    adopt(policies, version_id)
    policy_id = summary(policies, version_id).policy_id
    assert life.revision(policy_id).due_on is None
    row_version = life.policy(policy_id).row_version
    life.set_revision_interval(policy_id, 24, row_version)
    assert life.revision(policy_id).due_on is None  # not in force yet
    clock.set_today(dt.date(2026, 12, 1))
    assert life.revision(policy_id).due_on == dt.date(2028, 12, 1)
    with pytest.raises(ChangedElsewhere):
        life.set_revision_interval(policy_id, 12, row_version)
    with pytest.raises(errors.IntervalOutOfRange):
        life.set_revision_interval(policy_id, 0)
    clock.set_today(dt.date(2028, 6, 1))
    life.record_review(policy_id, "Rien à changer")
    assert life.revision(policy_id).due_on == dt.date(2030, 6, 1)
    life.set_revision_interval(policy_id, None)
    assert life.revision(policy_id).due_on is None


def test_reasons_to_revise_are_noted_settled_and_answered_by_a_new_text(policies, life, clock):
    version_id = draft(policies)
    adopt(policies, version_id)
    policy_id = summary(policies, version_id).policy_id
    clock.set_today(dt.date(2027, 1, 5))
    platform = life.note_trigger(policy_id, TriggerKind.NEW_PLATFORM, "Compte Bluesky")
    need = life.note_trigger(policy_id, TriggerKind.NEED, "Délais de réponse")
    opened = life.revision(policy_id).open_triggers()
    assert [(one.id, one.kind, one.detail) for one in opened] == [
        (platform, TriggerKind.NEW_PLATFORM, "Compte Bluesky"),
        (need, TriggerKind.NEED, "Délais de réponse"),
    ]
    life.close_trigger(need, opened[1].row_version)
    with pytest.raises(errors.TriggerGone):
        life.close_trigger(need)
    with pytest.raises(errors.TriggerGone):
        life.close_trigger(999)
    clock.set_today(dt.date(2027, 2, 9))
    later = draft(policies, policy_id=policy_id)
    adopt(policies, later, second(dt.date(2027, 2, 8), dt.date(2027, 3, 1)))
    assert [one.id for one in life.revision(policy_id).open_triggers()] == [platform]
    clock.set_today(dt.date(2027, 3, 1))
    assert life.revision(policy_id).open_triggers() == ()
    assert [one.policy_id for one in life.revisions()] == [policy_id]
    with pytest.raises(errors.UnknownPolicy):
        life.note_trigger(policy_id + 1, TriggerKind.LAW, "Loi 25")
    with pytest.raises(errors.UnknownPolicy):
        life.revision(policy_id + 1)


def test_the_official_text_of_a_town_is_read_and_never_adopted(policies, life):
    town = dataclasses.replace(IDENTITY, municipality="Blainville", title="Directive des médias sociaux")
    version_id = policies.import_policy("directive.txt", b"x", OUTLINE, town, town="blainville")
    found = summary(policies, version_id)
    assert found.state is VersionState.LIBRARY
    assert policies.library()[0].town == "blainville"
    assert policies.adopted_versions() == ()
    assert life.revisions() == ()
    with pytest.raises(errors.TextOfATown):
        adopt(policies, version_id)
    with pytest.raises(errors.TextOfATown):
        life.submit(version_id, found.row_version, MEETING)
    policies.correct_outline(version_id, found.row_version, dataclasses.replace(OUTLINE, introduction=""))
    policies.delete_draft(version_id)
    assert policies.library() == ()


def test_the_clause_of_the_revision_is_that_of_its_rule_or_its_theme(register, policies, life, clock):
    from medias_desktop.core.store.transaction import new_uid
    from medias_desktop.policies.models import policy_rule

    sections = (Section(1, "1", "But", "Publier."), Section(1, "2", "Révision", "Tous les deux ans."))
    version_id = draft(policies, Outline("", "", sections))
    adopt(policies, version_id)
    policy_id = summary(policies, version_id).policy_id
    assert life.revision_clause(policy_id) is None
    clock.set_today(dt.date(2026, 12, 1))
    text = policies.version(version_id)  # its themes were guessed when it was imported
    clause = life.revision_clause(policy_id)
    assert (clause.number, clause.heading, clause.section_uid, clause.months) == (
        "2",
        "Révision",
        text.sections[1].uid,
        None,
    )
    with register.transaction("import_policy") as tx:
        tx.insert(
            policy_rule,
            uid=new_uid(),
            version_id=version_id,
            section_uid=text.sections[0].uid,
            code="R-1",
            kind="delai",
            force="imperatif",
            text="Réviser tous les deux ans.",
            app_part="adoption",
            check_name="revision_due",
            params='{"months": 24}',
        )
    clause = life.revision_clause(policy_id)
    assert (clause.number, clause.months) == ("1", 24)


def test_every_step_is_told_by_the_trail(register, policies, life):
    from medias_desktop.app import trail_words

    version_id = submitted(policies, life)
    life.withdraw(version_id, 2)
    adopt(policies, version_id)
    found = summary(policies, version_id)
    life.repeal(version_id, found.row_version, "300", dt.date(2026, 12, 20))
    life.cancel_repeal(version_id, found.row_version + 1)
    life.set_revision_interval(found.policy_id, 24)
    trigger = life.note_trigger(found.policy_id, TriggerKind.LAW, "Loi 25")
    life.close_trigger(trigger)
    life.record_review(found.policy_id)
    done = [row["action"] for row in register.rows("SELECT DISTINCT action FROM audit_event")]
    assert set(done) <= set(trail_words().actions)
    assert {"submit_version", "repeal_version", "record_review"} <= set(done)


def test_neither_composing_nor_rules_change_what_the_council_has_before_it(services, policies, life):
    from tests.policies.service.ruled import draft_rule

    version_id = submitted(policies, life)
    summary, text = services.composing.draft(version_id)
    section_uid = policies.version(version_id).sections[0].uid
    with pytest.raises(errors.TextSubmitted):
        services.composing.save_draft(version_id, summary.row_version, text)
    with pytest.raises(errors.TextSubmitted):
        services.rules.add(version_id, draft_rule(section_uid, "Réviser."))

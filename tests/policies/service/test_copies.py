"""What is shown of an adopted document: the original while it binds, a stamped copy before and after."""

import datetime as dt
import hashlib
import io

import pikepdf
import pytest

from medias_desktop.core import i18n
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.progress import Silent
from medias_desktop.policies import errors
from medias_desktop.policies.rules import Resolution
from tests.policies.adopting import RESOLUTION, adopt, draft, signatories

SECOND = Resolution("2027-01-004", dt.date(2027, 1, 11), dt.date(2027, 2, 1), "Noémie Ouellet", "Léo Nadeau")


@pytest.fixture
def copies(services):
    return services.copies


@pytest.fixture
def signed(service):
    version_id = draft(service)
    who, passphrases = signatories(service)
    service.adopt(version_id, RESOLUTION, who, passphrases, Silent())
    return version_id


def pages(pdf):
    with open_pdf(pdf) as document:
        return [document.text(number) for number in range(len(document))]


def succeed(service, version_id, clock, resolution=SECOND):
    """Adopt the next version of the same policy."""
    clock.set_today(resolution.meeting_date)
    policy_id = service.version(version_id).summary.policy_id
    following = draft(service, policy_id=policy_id)
    adopt(service, following, resolution)
    return following


def test_a_text_in_force_is_shown_as_it_was_signed(service, copies, signed, clock):
    clock.set_today(RESOLUTION.in_force_date)
    found = copies.display_copy(signed)
    assert (found.pdf, found.stamped, found.why) == (service.adoption_pdf(signed), False, "")


def test_a_text_that_is_not_in_force_yet_says_from_when(copies, signed):
    found = copies.display_copy(signed)
    assert found.stamped
    assert found.why == "Pas encore en vigueur\u00a0: elle le sera le 1er décembre 2026"
    assert all("Pas encore en vigueur" in page for page in pages(found.pdf))


def test_what_a_pen_is_still_to_sign_is_no_copy(service, copies):
    version_id = draft(service)
    adopt(service, version_id)
    assert copies.display_copy(version_id).pdf == service.adoption_pdf(version_id)


def test_a_superseded_text_says_by_which_version_and_since_when(service, copies, signed, clock):
    succeed(service, signed, clock)
    clock.set_today(dt.date(2027, 1, 31))
    assert not copies.display_copy(signed).stamped
    clock.set_today(dt.date(2027, 2, 1))
    original = service.adoption_pdf(signed)
    found = copies.display_copy(signed)
    assert found.why == "Remplacée le 1er février 2027 par la version 2"
    assert all(found.why in page for page in pages(found.pdf))
    assert service.adoption_pdf(signed) == original
    assert service.verify_adoption(signed).accepted
    with pikepdf.open(io.BytesIO(found.pdf)) as copy, copy.open_metadata() as metadata:
        assert metadata["dc:source"] == f"sha256:{hashlib.sha256(original).hexdigest()}"


def test_of_two_versions_on_one_day_the_later_one_replaces(service, copies, signed, clock):
    succeed(service, signed, clock)
    succeed(service, signed, clock, Resolution("2027-01-005", dt.date(2027, 1, 12), SECOND.in_force_date))
    clock.set_today(SECOND.in_force_date)
    assert copies.why(signed) == "Remplacée le 1er février 2027 par la version 3"


def test_a_repealed_text_says_by_which_resolution(service, services, copies, signed, clock):
    clock.set_today(dt.date(2027, 3, 1))
    version = service.version(signed).summary
    services.life.repeal(signed, version.row_version, "2027-02-033", dt.date(2027, 2, 15))
    assert copies.why(signed) == "Abrogée le 15 février 2027 par la résolution 2027-02-033"


def test_the_stamp_speaks_the_language_of_the_text_and_the_reason_that_of_the_screen(
    service, copies, signed, clock
):
    succeed(service, signed, clock)
    clock.set_today(dt.date(2027, 2, 1))
    i18n.use_language("en")
    found = copies.display_copy(signed)
    assert found.why == "Superseded on February 1, 2027 by version 2"
    assert all("Remplacée le 1er février 2027 par la version 2" in page for page in pages(found.pdf))


def test_a_copy_is_made_once_for_its_words(copies, signed):
    assert copies.display_copy(signed).pdf is copies.display_copy(signed).pdf


def test_a_draft_has_no_document(service, copies):
    with pytest.raises(errors.NotAdopted):
        copies.display_copy(draft(service))
    with pytest.raises(errors.NotAdopted):
        copies.display_copy(999)

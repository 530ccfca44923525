import hashlib
import zipfile

import pytest

from medias_desktop.core.files import FolderMissing
from medias_desktop.core.store.roles import Role
from medias_desktop.policies.views.adoption.evidence import EvidencePart
from tests.policies.adopting import adopt, draft


@pytest.fixture
def part(qtbot, service, desk):
    version_id = draft(service)
    adopt(service, version_id)
    found = EvidencePart(desk, service, service.version(version_id).summary)
    qtbot.addWidget(found)
    found.show()
    return found


def test_the_evidence_file_is_written_and_its_fingerprint_told(qtbot, part, dialogs, tmp_path):
    dialogs.files = [tmp_path / "preuve"]
    part.button.click()
    qtbot.waitUntil(part.result.isVisible)
    path = tmp_path / "preuve.zip"
    with zipfile.ZipFile(path) as archive:
        assert "LISEZ-MOI.txt" in archive.namelist()
    assert "preuve.zip" in part.result.text()
    assert part.digest.text() == hashlib.sha256(path.read_bytes()).hexdigest()


def test_nothing_is_done_when_no_place_is_chosen(part, dialogs):
    dialogs.files = [None]
    part.button.click()
    assert not part.result.isVisible()
    assert dialogs.errors == []


def test_a_place_that_cannot_be_written_is_told(qtbot, part, dialogs, tmp_path):
    dialogs.files = [tmp_path / "absent" / "preuve.zip"]
    part.button.click()
    qtbot.waitUntil(lambda: bool(dialogs.errors))
    assert isinstance(dialogs.errors[0], FolderMissing)
    assert not part.result.isVisible()


@pytest.mark.parametrize("role", list(Role))
def test_who_may_only_read_hands_nothing_out(qtbot, register, service, desk, role):
    version_id = draft(service)
    adopt(service, version_id)
    register.actor = register.actor._replace(name="Line Caron", role=role)
    found = EvidencePart(desk, service, service.version(version_id).summary)
    qtbot.addWidget(found)
    assert found.button.isEnabled() is (role is not Role.READING)
    assert ("Line Caron" in found.button.toolTip()) is (role is Role.READING)

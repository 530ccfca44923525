import pytest

from medias_desktop.policies.service.composing import SKELETON
from medias_desktop.policies.views.composing.page import ComposingPage
from tests.policies.adopting import IDENTITY


@pytest.fixture
def draft_id(services):
    return services.composing.start_draft(IDENTITY, SKELETON, "fr")


@pytest.fixture
def open_page(qtbot, services, desk):
    def open_it(version_id):
        page = ComposingPage(services, desk, version_id)
        qtbot.addWidget(page)
        page.resize(1500, 900)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.outline.setFocus()
        return page

    return open_it


@pytest.fixture
def page(open_page, draft_id):
    return open_page(draft_id)

"""What the tests of policies share: the services of a register, the tab on them."""

from __future__ import annotations

import pytest

from medias_desktop.policies.service.services import PolicyServices


@pytest.fixture
def services(register):
    return PolicyServices(register)


@pytest.fixture
def service(services):
    return services.policies


@pytest.fixture
def make_tab(qtbot, services, desk):
    """Return what opens a tab of a size, active, as it is when somebody looks at it first."""
    from medias_desktop.policies.tab import PoliciesTab

    def make(width=1300, height=760):
        tab = PoliciesTab(services, desk)
        qtbot.addWidget(tab)
        tab.resize(width, height)
        with qtbot.waitActive(tab):
            tab.show()
            tab.activateWindow()
        tab.setFocus()
        tab.refresh()
        return tab

    return make

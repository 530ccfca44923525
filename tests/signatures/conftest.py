"""What the tests of signatures share: the services of a register, and those of its policies to sign something."""

from __future__ import annotations

import pytest

from medias_desktop.policies.service.services import PolicyServices
from tests.core.pdf.conftest import clerk, mayor, once, record, roots, twice  # noqa: F401 - fixtures


@pytest.fixture
def service(register):
    return PolicyServices(register).policies


@pytest.fixture
def signatures(service):
    return service.signatures


@pytest.fixture
def identities(signatures):
    return signatures.identities

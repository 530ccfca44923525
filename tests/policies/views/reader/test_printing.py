"""The text on paper: every word, on the paper of the municipality."""

import pytest

from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.progress import Silent
from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.views.reader.printing import text_as_pdf
from tests.policies.texts import IDENTITY, OUTLINE


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595, 842))])
def test_paper_and_words(qapp, register, paper, size):
    service = PolicyService(register)
    version = service.version(service.import_policy("p.txt", b"x", OUTLINE, IDENTITY))
    with open_pdf(text_as_pdf(version, paper, Silent())) as pages:
        width, height = pages.size(0)
        text = "".join(pages.text(number) for number in range(len(pages)))
    assert (round(width), round(height)) == size
    for section in version.sections:
        assert " ".join(section.heading.split()) in " ".join(text.split())

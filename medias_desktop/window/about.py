"""About the program: versions to tell a technician, and what is new in this version."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from medias_desktop import __version__
from medias_desktop.core import paths
from medias_desktop.core.crash import environment
from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, label, muted


class AboutDialog(QDialog):
    """Name, version, where things lie, and a text to copy when help is needed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About the program"))
        fit_to_text(self, 560, 420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Médias")))
        layout.addWidget(
            label(
                _("The desk of a municipality’s social-media policy. Version {version}.").format(
                    version=__version__
                )
            )
        )
        layout.addWidget(
            muted(
                _(
                    "Everything you record lies in your register file. Nothing leaves this computer unless you send it."
                )
            )
        )
        text = f"{environment()}\n{paths.profile_folder()}"
        details = QPlainTextEdit(text)
        details.setReadOnly(True)
        details.setAccessibleName(_("For a technician"))
        layout.addWidget(details, 1)
        copy = button(_("C&opy the text"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
        layout.addLayout(action_row(copy, _close_button(self)))


class PageDialog(QDialog):
    """A page to read: a shipped text that holds French first, English after a rule."""

    def __init__(self, parent: QWidget, title: str, *file: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        fit_to_text(self, 640, 520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        text = QTextBrowser()
        text.setOpenLinks(False)
        text.setAccessibleName(title)
        text.setMarkdown(page(current_language(), *file))
        text.document().setDocumentMargin(16)
        layout.addWidget(text)
        layout.setSpacing(12)
        layout.addLayout(action_row(_close_button(self)))


class NewsDialog(PageDialog):
    """The changelog in the user's words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("What is new"), "CHANGELOG.md")


class ProtectionDialog(PageDialog):
    """What the encryption, the roles and the trail protect, and what they do not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("What is protected"), "help", "protection.md")


class LibraryDialog(PageDialog):
    """How policies are read, compared, written and lived by."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Library and writing"), "help", "library.md")


class AcknowledgementsHelpDialog(PageDialog):
    """How people are asked to sign, on paper and on the screen, and how one knows who has."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Campaigns and signed sheets"), "help", "acknowledgements.md")


class SanctionsHelpDialog(PageDialog):
    """How online users are moderated, and how cases of the personnel are kept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Sanctions and moderation"), "help", "sanctions.md")


class CalendarHelpDialog(PageDialog):
    """How posts are planned and checked, requests and interactions followed, accounts kept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Editorial calendar"), "help", "calendar.md")


class SignaturesHelpDialog(PageDialog):
    """Identities, trust and time, and what a signature proves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Signatures"), "help", "signatures.md")


DIALOGS: dict[str, Callable[[QWidget], QDialog]] = {
    "about": AboutDialog,
    "news": NewsDialog,
    "library": LibraryDialog,
    "acknowledgements": AcknowledgementsHelpDialog,
    "sanctions": SanctionsHelpDialog,
    "calendar": CalendarHelpDialog,
    "signatures": SignaturesHelpDialog,
    "protection": ProtectionDialog,
}
"""The pages of the help menu."""


def tell_news(window: QWidget, seen: str) -> None:
    """Show what is new since the version last ``seen`` beside the window; a first start has nothing new to tell."""
    if not seen:
        return
    news = NewsDialog(window)
    news.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    news.open()


def _close_button(dialog: QDialog) -> QPushButton:
    close = button(_("&Close"), primary=True)
    close.setDefault(True)
    close.clicked.connect(dialog.reject)
    return close


def page(language: str, *file: str) -> str:
    """Return a shipped text's half in a language: French first, English after a rule."""
    french, _rule, english = paths.resource(*file).read_text("utf-8").partition("\n---\n")
    return english if language == "en" and english else french

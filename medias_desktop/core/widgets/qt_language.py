"""Qt's own texts and date fields in the interface language: Cancel reads Annuler."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication


class QtLanguage:
    """Holds the translator that is installed, so that another can take its place."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translator = QTranslator(app)
        self._retired = False

    def use(self, language: str) -> None:
        """Let Qt speak ``language`` ('fr' or 'en') from now on."""
        if self._retired:
            return
        from PySide6.QtCore import QLibraryInfo, QLocale  # 8 ms that the first paint does without

        QLocale.setDefault(QLocale(f"{language}_CA"))
        self.forget()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and self._translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._translator)

    def retire(self) -> None:
        """Let Qt speak its own English for good: the program ends, whatever was still to be said."""
        self._retired = True
        self.forget()

    def forget(self) -> None:
        """Let Qt speak its own English."""
        self._app.removeTranslator(self._translator)

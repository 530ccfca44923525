"""What is kept of a comment: pasted words, a pasted picture, nothing at all."""

from __future__ import annotations

from PySide6.QtGui import QColor, QGuiApplication, QImage

from medias_desktop.sanctions.views.online.capture import CaptureField


def test_words_and_pictures_are_pasted_and_taken_out_again(qtbot, desk):
    field = CaptureField(desk)
    qtbot.addWidget(field)
    held = QGuiApplication.clipboard()
    held.clear()
    field.paste.click()
    assert not field.trouble.isHidden()
    held.setText("Achetez chez nous!")
    field.paste.click()
    assert field.words() == "Achetez chez nous!"
    assert field.trouble.isHidden()
    seen = QImage(60, 40, QImage.Format.Format_RGB32)
    seen.fill(QColor("teal"))
    held.setImage(seen)
    field.paste.click()
    qtbot.waitUntil(lambda: field.picture() is not None)
    qtbot.waitUntil(desk.jobs.idle)
    content, name = field.picture()
    assert QImage.fromData(content).size() == seen.size()
    assert name in field.about.text()
    field.forget.click()
    assert field.picture() is None
    assert field.thumbnail.isHidden()

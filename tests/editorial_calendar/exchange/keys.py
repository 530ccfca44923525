"""The keys of a window: each letter belongs to one thing."""

import re
from collections import Counter

from PySide6.QtWidgets import QAbstractButton, QLabel

_KEY = re.compile(r"(?<!&)&(?!&)(.)")


def doubled(window):
    """Return the letters that two things of a window claim."""
    texts = [one.text() for one in window.findChildren(QAbstractButton) if not one.isHidden()]
    texts += [
        one.text() for one in window.findChildren(QLabel) if one.buddy() is not None and not one.isHidden()
    ]
    letters = Counter(found[1].lower() for text in texts if (found := _KEY.search(text)))
    return sorted(letter for letter, number in letters.items() if number > 1)

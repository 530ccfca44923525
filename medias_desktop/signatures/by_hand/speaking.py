"""A window that speaks the language of who signs, whatever the program’s own is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from medias_desktop.core.i18n import speaking


class Speaks(Protocol):
    """Has the language of who signs: 'fr' or 'en'."""

    language: str


_Window = TypeVar("_Window", bound=Speaks)
_P = ParamSpec("_P")
_R = TypeVar("_R")


def spoken(method: Callable[Concatenate[_Window, _P], _R]) -> Callable[Concatenate[_Window, _P], _R]:
    """Let a method speak that language; it may wait for no window meanwhile."""

    @wraps(method)
    def inner(self: _Window, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        with speaking(self.language):
            return method(self, *args, **kwargs)

    return inner

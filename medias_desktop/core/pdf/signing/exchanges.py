"""One request over HTTP that ends in time, whatever the server does, and never takes more than it should."""

from __future__ import annotations

import http.client
import queue
import socket
import threading
import urllib.error
import urllib.request
from contextlib import suppress
from enum import Enum, auto
from typing import Any


class Trouble(Enum):
    """What went wrong."""

    NOT_REACHED = auto()
    TOO_SLOW = auto()
    REFUSED = auto()
    TOO_LARGE = auto()


class ExchangeFailed(Exception):
    """No answer that can be used; ``detail`` is the server's own word, if any."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(trouble, detail)
        self.trouble, self.detail = trouble, detail


def exchange(url: str, *, seconds: float, most: int, body: bytes | None = None, kind: str = "") -> bytes:
    """Return the answer of ``url``, at most ``most`` bytes, within ``seconds`` from name look-up to the last byte.

    ``body`` of media type ``kind`` is posted, without following a redirection; without one the address is read.
    The system's proxy and certificates are used. Raises ExchangeFailed.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise ExchangeFailed(Trouble.NOT_REACHED)
    work = _Work(url, seconds, most, body, kind)
    # A socket's own limit is per read: a server that sends a byte now and then would keep us for ever.
    thread = threading.Thread(target=work.run, daemon=True)
    thread.start()
    try:
        outcome = work.outcome.get(timeout=seconds)
    except queue.Empty:
        work.abandon()
        raise ExchangeFailed(Trouble.TOO_SLOW) from None
    thread.join()
    if isinstance(outcome, ExchangeFailed):
        raise outcome
    return outcome


class _Work:
    """What a thread of its own does, so that it can be abandoned."""

    def __init__(self, url: str, seconds: float, most: int, body: bytes | None, kind: str) -> None:
        self.outcome: queue.SimpleQueue[bytes | ExchangeFailed] = queue.SimpleQueue()
        self._sockets: list[socket.socket] = []
        self._url, self._seconds, self._most, self._body, self._kind = url, seconds, most, body, kind

    def run(self) -> None:
        try:
            self.outcome.put(self._ask())
        except ExchangeFailed as error:
            self.outcome.put(error)
        except urllib.error.HTTPError as error:
            error.close()
            self.outcome.put(ExchangeFailed(Trouble.REFUSED, f"HTTP {error.code}"))
        except TimeoutError:
            self.outcome.put(ExchangeFailed(Trouble.TOO_SLOW))
        except urllib.error.URLError as error:
            slow = isinstance(error.reason, TimeoutError)
            self.outcome.put(ExchangeFailed(Trouble.TOO_SLOW if slow else Trouble.NOT_REACHED))
        except (OSError, http.client.HTTPException, ValueError):
            self.outcome.put(ExchangeFailed(Trouble.NOT_REACHED))

    def abandon(self) -> None:
        """End the connection, and the thread with it."""
        for one in self._sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _ask(self) -> bytes:
        headers = {"User-Agent": "medias-desktop"} | ({"Content-Type": self._kind} if self._kind else {})
        request = urllib.request.Request(self._url, data=self._body, headers=headers)
        with self._opener().open(request, timeout=self._seconds) as answer:
            data = bytes(answer.read(self._most + 1))
        if len(data) > self._most:
            raise ExchangeFailed(Trouble.TOO_LARGE)
        return data

    def _opener(self) -> urllib.request.OpenerDirector:
        sockets = self._sockets

        class Plain(http.client.HTTPConnection):
            def connect(self) -> None:
                super().connect()
                sockets.append(self.sock)

        class Secure(http.client.HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                sockets.append(self.sock)

        class PlainHandler(urllib.request.HTTPHandler):
            def http_open(self, req: Any) -> Any:
                return self.do_open(Plain, req)

        class SecureHandler(urllib.request.HTTPSHandler):
            def https_open(self, req: Any) -> Any:
                return self.do_open(Secure, req)

        return urllib.request.build_opener(PlainHandler, SecureHandler, _Redirections)


class _Redirections(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any, newurl: str) -> Any:
        if req.data is not None or not newurl.lower().startswith(("http://", "https://")):
            return None  # a refusal
        return super().redirect_request(req, fp, code, msg, headers, newurl)

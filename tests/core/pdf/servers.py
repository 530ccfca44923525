"""A certification authority with its servers (certomancer), and servers that misbehave, on this computer only."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from asn1crypto import ocsp, tsp
from certomancer.registry import CertLabel, CertomancerConfig, KeyLabel, ServiceLabel
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509 import load_der_x509_certificate

from tests.core.pdf.conftest import NOW, PASSPHRASE

Answer = Callable[[bytes], bytes]
_KEYS = ("root", "interm", "interm-ocsp", "tsa", "mayor", "clerk")


def _usage(*names: str) -> dict[str, Any]:
    return {
        "id": "key_usage",
        "critical": True,
        "smart-value": {"schema": "key-usage", "params": list(names)},
    }


def _authority(**limits: int) -> list[dict[str, Any]]:
    basic = {"id": "basic_constraints", "critical": True, "value": {"ca": True, **limits}}
    return [basic, _usage("key_cert_sign", "crl_sign")]


def _lists(name: str) -> dict[str, Any]:
    smart = {"schema": "crl-dist-url", "params": {"crl-repo-names": [name]}}
    return {"id": "crl_distribution_points", "smart-value": smart}


def _links(name: str, **more: list[str]) -> dict[str, Any]:
    smart = {"schema": "aia-urls", "params": {"ca-issuer-links": [{"repo": name}], **more}}
    return {"id": "authority_information_access", "smart-value": smart}


def _answers(name: str) -> dict[str, Any]:
    return _links(name, **{"ocsp-responder-names": [name]})


def _certificate(issuer: str, *extensions: dict[str, Any], until: int = 2060, **more: Any) -> dict[str, Any]:
    dates = {"valid-from": "2020-01-01T00:00:00+0000", "valid-to": f"{until}-01-01T00:00:00+0000"}
    return {"issuer": issuer, "validity": dates, "extensions": list(extensions), **more}


def _settings(folder: Path) -> dict[str, Any]:
    purposes = {"id": "extended_key_usage", "critical": True}
    person = (_usage("digital_signature", "non_repudiation"), _lists("interm"))
    names = {"root": "Racine", "interm": "Autorité", "interm-ocsp": "Répondeur", "tsa": "Horloge officielle"}
    names |= {"mayor": "Hélène Cœur-Bélanger", "clerk": "Jean-François L’Écuyer"}
    keys = {}
    for name in _KEYS:
        key = ec.generate_private_key(ec.SECP256R1())
        (folder / f"{name}.pem").write_bytes(
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        )
        keys[name] = {"path": f"{name}.pem"}
    revoked = {"revoked-since": "2026-03-01T00:00:00+0000", "reason": "key_compromise"}
    certificates = {
        "root": _certificate(
            "root", *_authority(), subject="root", **{"subject-key": "root", "authority-key": "root"}
        ),
        "interm": _certificate("root", *_authority(), _lists("root"), _links("root")),
        "interm-ocsp": _certificate(
            "interm",
            _usage("digital_signature"),
            purposes | {"value": ["ocsp_signing"]},
            {"id": "ocsp_no_check"},
        ),
        "tsa": _certificate(
            "root",
            _usage("digital_signature"),
            purposes | {"value": ["time_stamping"]},
            _lists("root"),
            _links("root"),
        ),
        "mayor": _certificate("interm", *person, _answers("interm"), until=2029),
        "clerk": _certificate("interm", *person, _answers("interm"), until=2029),
        "mayor-revoked": _certificate("interm", *person, subject="mayor", revocation=revoked),
        "mayor-revoked-ocsp": _certificate(
            "interm", person[0], _answers("interm"), subject="mayor", revocation=revoked
        ),
        "mayor-unproved": _certificate("interm", person[0], subject="mayor"),
    }
    services = {
        "ocsp": {
            "interm": {"for-issuer": "interm", "responder-cert": "interm-ocsp", "signing-key": "interm-ocsp"}
        },
        "crl-repo": {
            name: {"for-issuer": name, "signing-key": name, "simulated-update-schedule": "P30D"}
            for name in ("root", "interm")
        },
        "cert-repo": {
            name: {"for-issuer": name, "publish-issued-certs": False} for name in ("root", "interm")
        },
        "time-stamping": {"tsa": {"signing-key": "tsa", "signing-cert": "tsa"}},
    }
    office = {
        "keyset": "office",
        "entity-defaults": {"country-name": "CA", "organization-name": "Autorité d’essai"},
        "entities": {name: {"common-name": title} for name, title in names.items()},
        "certs": certificates,
        "services": services,
    }
    return {"keysets": {"office": {"keys": keys}}, "pki-architectures": {"office": office}}


@dataclass
class Office:
    """A certification authority whose servers answer; ``silent`` names those that do not (tsa, ocsp, crls, certs)."""

    registry: Any
    url: str
    silent: set[str]
    asked: list[str]

    @property
    def timestamps(self) -> str:
        return f"{self.url}/office/tsa/tsa"

    def pem(self, name: str) -> str:
        der = self.registry.get_cert(CertLabel(name)).dump()
        return load_der_x509_certificate(der).public_bytes(Encoding.PEM).decode()

    def pkcs12(self, name: str, *, chain: bool = True) -> bytes:
        key = load_der_private_key(
            self.registry.key_set.get_private_key(KeyLabel(name.split("-")[0])).dump(), None
        )
        held = [
            load_der_x509_certificate(self.registry.get_cert(CertLabel(one)).dump())
            for one in ("interm", "root")
        ]
        own = load_der_x509_certificate(self.registry.get_cert(CertLabel(name)).dump())
        protected = BestAvailableEncryption(PASSPHRASE.encode())
        return serialize_key_and_certificates(b"x", key, own, held if chain else None, protected)  # type: ignore[arg-type]

    def revocation_list(self, name: str) -> bytes:
        return bytes(self.registry.service_registry.get_crl(ServiceLabel(name), NOW).dump())

    def answer(self, path: str, body: bytes) -> bytes | None:
        _, _, service, label, *_ = path.split("/")
        self.asked.append(service)
        services, label = self.registry.service_registry, ServiceLabel(label)
        if service in self.silent:
            return None
        if service == "tsa":
            stamps = services.summon_timestamper(label, NOW)
            return bytes(stamps.request_tsa_response(tsp.TimeStampReq.load(body)).dump())
        if service == "ocsp":
            return bytes(
                services.summon_responder(label, NOW).build_ocsp_response(ocsp.OCSPRequest.load(body)).dump()
            )
        if service == "crls":
            return bytes(services.get_crl(label, NOW).dump())
        return bytes(services.get_cert_from_repo(label, None).dump())


@contextmanager
def office(folder: Path) -> Iterator[Office]:
    """Serve an authority on a free port of 127.0.0.1 until the block ends."""
    made = Office(None, "", set(), [])

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            answer = made.answer(self.path, body)
            self.send_response(200 if answer is not None else 503)
            self.send_header("Content-Length", str(len(answer or b"")))
            self.end_headers()
            self.wfile.write(answer or b"")

        do_POST = do_GET  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.url = f"http://127.0.0.1:{server.server_port}"
        config = CertomancerConfig(_settings(folder), str(folder), external_url_prefix=made.url)
        made.registry = config.get_pki_arch("office")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield made
        server.shutdown()
        thread.join()


@contextmanager
def speaking(talk: Callable[[socket.socket, threading.Event], None]) -> Iterator[str]:
    """Serve whatever ``talk`` says to each caller; its event ends it. Yields the address."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    caller, _ = listening.accept()
                except OSError:
                    return
                with caller:
                    try:
                        talk(caller, over)
                    except OSError:
                        continue

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/tsa"
        over.set()
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


def answering(answer: Answer, status: str = "200 OK", header: str = "") -> Any:
    """Talk that reads the request and answers it."""

    def talk(caller: socket.socket, over: threading.Event) -> None:
        stream = caller.makefile("rb")
        length = 0
        while (line := stream.readline().strip().lower()) != b"":
            if line.startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        data = answer(stream.read(length))
        caller.sendall(f"HTTP/1.0 {status}\r\n{header}\r\n".encode() + data)

    return talk

"""Documents and signatures as other programs make them: other keys, other formats, time stamps, broken structures."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

LONG_AGO, FAR_AHEAD = dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.datetime(2040, 1, 1, tzinfo=dt.UTC)


@dataclass
class Person:
    """Somebody who signs with a certificate of their own making, or of ``issuer``'s."""

    name: str = "Étienne d’Ailleurs"
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    purpose: Any = None
    authority: bool = False
    issuer: Person | None = None
    not_after: dt.datetime = FAR_AHEAD

    def __post_init__(self) -> None:
        above = self.issuer or self
        algorithm = None if "25519" in type(self.key).__name__ else hashes.SHA256()
        use = dict.fromkeys(
            ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"),
            False,
        )
        signs = not self.authority
        builder = (
            x509.CertificateBuilder()
            .subject_name(self._name)
            .issuer_name(above._name)
            .public_key(self.key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(LONG_AGO)
            .not_valid_after(self.not_after)
            .add_extension(x509.BasicConstraints(ca=self.authority, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    digital_signature=signs,
                    content_commitment=signs,
                    key_cert_sign=self.authority,
                    crl_sign=self.authority,
                    **use,
                ),
                critical=True,
            )
        )
        if self.purpose is not None:
            builder = builder.add_extension(x509.ExtendedKeyUsage([self.purpose]), critical=True)
        self.certificate = builder.sign(above.key, algorithm)

    @property
    def _name(self) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, self.name)])

    @property
    def pem(self) -> str:
        return self.certificate.public_bytes(serialization.Encoding.PEM).decode()

    @property
    def asn1(self) -> asn1.Certificate:
        return asn1.Certificate.load(self.certificate.public_bytes(serialization.Encoding.DER))

    @property
    def secret(self) -> keys.PrivateKeyInfo:
        no_lock = serialization.NoEncryption()
        der = self.key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, no_lock)
        return keys.PrivateKeyInfo.load(der)

    def signer(self, *, pss: bool = False) -> signers.SimpleSigner:
        store = SimpleCertificateStore()
        if self.issuer is not None:
            store.register(self.issuer.asn1)
        return signers.SimpleSigner(
            signing_cert=self.asn1, signing_key=self.secret, cert_registry=store, prefer_pss=pss
        )

    def revocation_list(self, *revoked: Person, at: dt.datetime) -> bytes:
        """A list (DER) of certificates that this authority has revoked at a time."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self._name)
            .last_update(at)
            .next_update(at + dt.timedelta(days=3650))
        )
        for one in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(one.certificate.serial_number)
            builder = builder.add_revoked_certificate(entry.revocation_date(at).build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def rsa_person(bits: int = 2048) -> Person:
    return Person("Rose d’Ailleurs", rsa.generate_private_key(65537, bits))


def time_stamper(at: dt.datetime, name: str = "Horloge publique") -> tuple[Person, DummyTimeStamper]:
    """A time-stamp authority and its service, which says that it is ``at``."""
    clock = Person(name, rsa.generate_private_key(65537, 2048), ExtendedKeyUsageOID.TIME_STAMPING)
    service = DummyTimeStamper(tsa_cert=clock.asn1, tsa_key=clock.secret, fixed_dt=at)
    return clock, service


def blank(pages: int = 3, **options: Any) -> bytes:
    """A PDF of some other program."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page()
        document.save(out, **options)
    return out.getvalue()


def signed_at(pdf: bytes, signer: Any, now: dt.datetime | None = None, **options: Any) -> bytes:
    """The PDF signed as another program does it; options of pyHanko's metadata, ``stamper`` for a time stamp."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if writer.prev.encrypted:
        writer.encrypt("")
    stamper, existing = options.pop("stamper", None), options.pop("existing_fields_only", False)

    class At(signers.PdfSigner):
        def init_signing_session(self, *arguments: Any, **given: Any) -> Any:
            session = super().init_signing_session(*arguments, **given)
            session.system_time = now or session.system_time
            return session

    metadata = signers.PdfSignatureMetadata(**({"field_name": "Signature1"} | options))
    out = io.BytesIO()
    At(metadata, signer=signer, timestamper=stamper).sign_pdf(
        writer, output=out, existing_fields_only=existing
    )
    return out.getvalue()


# --- files that nobody would make by accident ------------------------------------------------------------------------


def built(*objects: tuple[int, bytes]) -> bytes:
    """A file of hand-written objects; number 1 is the catalogue."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in objects:
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    end = max(places) + 1
    rows = [
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(1, end)
    ]
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (end, b"".join(rows))
    return out + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (end, len(out))


def stream(entries: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def with_table(entries: bytes, data: bytes) -> bytes:
    """A file whose table of objects is a stream."""
    out = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    table = b"9 0 obj\n" + stream(b"/Type /XRef /Root 1 0 R " + entries, data) + b"\nendobj\n"
    return out + table + b"startxref\n%d\n%%%%EOF\n" % len(out)

"""Time stamps and long-term proofs: each level with real servers, and every trouble of a server told plainly."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import threading

import pikepdf
import pytest
from asn1crypto import tsp
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation import ades
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)
from pyhanko_certvalidator.registry import SimpleTrustManager

from medias_desktop.core.pdf.credentials import FileCredential
from medias_desktop.core.pdf.errors import IdentityRevoked
from medias_desktop.core.pdf.signing import Appearance, Level, TimestampServer, sign
from medias_desktop.core.pdf.signing.errors import (
    ArchiveStampMissing,
    LongTermDataMissing,
    TimestampClockDiffers,
    TimestampNonsense,
    TimestampNotReached,
    TimestampRefused,
    TimestampTooSlow,
)
from medias_desktop.core.pdf.signing.longterm import with_evidence
from medias_desktop.core.pdf.signing.revocation import Evidence
from medias_desktop.core.pdf.signing.timestamps import LARGEST_TOKEN, request_token, try_server
from tests.core.pdf.conftest import NOW, PASSPHRASE
from tests.core.pdf.servers import answering, office, speaking
from tests.core.pdf.tools import check_signatures, defects, revisions

DIGEST = bytes(range(32))


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with office(tmp_path_factory.mktemp("office")) as made:
        yield made


@pytest.fixture
def authority(running):
    running.silent.clear()
    running.asked.clear()
    return running


def signed(pdf, field, authority, name="mayor", chain=True, **options):
    given = {
        "reason": "J’approuve",
        "location": "Rivière-aux-Ormes",
        "now": NOW,
        "certify": field == "signature_1",
        "last": field == "signature_2",
        "language": "fr",
        "timestamps": TimestampServer(authority.timestamps),
    }
    credential = FileCredential(authority.pkcs12(name, chain=chain), PASSPHRASE)
    return sign(pdf, field, credential, Appearance(credential.common_name, "Mairesse"), **(given | options))


@pytest.fixture(scope="module")
def archived(record, running):
    running.silent.clear()
    once = signed(record.pdf, "signature_1", running)
    return once, signed(once.pdf, "signature_2", running, "clerk")


def test_the_last_signature_is_archived_and_the_first_can_be_proved(archived, record):
    once, twice = archived
    assert (once.level, once.notice) == (Level.B_LT, None)
    assert (twice.level, twice.notice) == (Level.B_LTA, None)
    assert twice.pdf.startswith(once.pdf)
    assert once.pdf.startswith(record.pdf)
    names = ["Hélène Cœur-Bélanger", "Jean-François L’Écuyer"]
    assert check_signatures(once.pdf) == names[:1]
    stamps = PdfFileReader(io.BytesIO(twice.pdf)).embedded_timestamp_signatures
    assert [one.field_name for one in stamps] == ["archive_timestamp"]


def test_each_level_stays_pdf_a_and_accessible(archived):
    once, twice = archived
    assert defects(once.pdf, "ua1") == defects(twice.pdf, "ua1") == []
    assert defects(twice.pdf[: revisions(twice.pdf)[0]], "2a") == []
    # The validator wants every signature to cover what was added after it, which no file can do.
    for pdf in (once.pdf, twice.pdf):
        assert {one.split("-", 1)[1] for one in defects(pdf, "2a")} == {"SIGNATURE-BYTERANGE-001"}


def test_a_proof_that_ends_with_a_carriage_return_has_the_length_it_says(record, authority):
    """Before the line feed of endstream it would be taken for half of that line end; a proof ends so once in 256 times."""
    proof = authority.revocation_list("root")[:-1] + b"\r"
    pdf = with_evidence(record.pdf, Evidence(lists={proof: None}))
    assert defects(pdf, "2a") == []
    with pikepdf.open(io.BytesIO(pdf)) as read:
        assert [one.read_bytes() for one in read.Root.DSS.CRLs] == [proof]
        assert read.check_pdf_syntax() == []


def judged(pdf, authority, moment):
    """What AdES validation (ETSI EN 319 102-1) says at a moment, asking nobody, with proofs required for everybody."""
    root = next(load_certs_from_pemder_data(authority.pem("root").encode()))
    required = RevocationCheckingRule.CRL_OR_OCSP_REQUIRED
    spec = PdfSignatureValidationSpec(
        SignatureValidationSpec(
            cert_validation_policy=CertValidationPolicySpec(
                trust_manager=SimpleTrustManager.build(trust_roots=[root]),
                revinfo_policy=CertRevTrustPolicy(
                    RevocationCheckingPolicy(
                        ee_certificate_rule=required, intermediate_ca_cert_rule=required
                    ),
                    retroactive_revinfo=True,
                ),
            ),
            revinfo_gathering_policy=RevocationInfoGatheringSpec(
                online_fetching_rule=RevinfoOnlineFetchingRule.LOCAL_ONLY
            ),
        )
    )

    async def judge(signature):
        if moment > NOW:
            return await ades.simulate_future_ades_lta_validation(signature, spec, moment)
        timing = ValidationTimingInfo(
            validation_time=moment, best_signature_time=moment, point_in_time_validation=True
        )
        return await ades.ades_lta_validation(signature, spec, timing_info=timing)

    signatures = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
    return [asyncio.run(judge(one)).ades_subindic for one in signatures]


@pytest.mark.parametrize("moment", [NOW, NOW.replace(year=2033)])
def test_an_independent_validator_proves_it_without_asking_anybody(archived, authority, moment):
    """In 2033 the signers' certificates have expired."""
    assert judged(archived[1].pdf, authority, moment) == [AdESPassed.OK] * 2


def test_a_time_stamp_alone(record, authority):
    made = signed(record.pdf, "signature_1", authority, "mayor-unproved")
    assert made.level is Level.B_T
    assert isinstance(made.notice, LongTermDataMissing)
    assert "Hélène Cœur-Bélanger" in str(made.notice)
    assert defects(made.pdf, "2a") == defects(made.pdf, "ua1") == []


def test_lists_at_hand_are_proof_enough(record, authority):
    authority.silent |= {"crls", "ocsp"}
    lists = [b"not a list", authority.revocation_list("root"), authority.revocation_list("interm")]
    made = signed(record.pdf, "signature_1", authority, "mayor-unproved", revocation_lists=lists)
    assert (made.level, made.notice) == (Level.B_LT, None)
    assert set(authority.asked) == {"tsa"}
    held = PdfFileReader(io.BytesIO(made.pdf)).root["/DSS"]
    assert {one.get_object().data for one in held["/CRLs"]} == set(lists[1:])
    assert len(held["/Certs"]) == 4


def test_an_issuer_that_did_not_come_along_is_fetched(record, authority):
    made = signed(record.pdf, "signature_1", authority, chain=False)
    assert made.level is Level.B_LT
    assert "certs" in authority.asked


@pytest.mark.parametrize("silent", [{"crls"}, {"ocsp", "crls"}])
def test_an_issuer_that_does_not_answer_costs_the_proof_only(record, authority, silent):
    authority.silent |= silent
    made = signed(record.pdf, "signature_1", authority)
    assert made.level is Level.B_T
    assert isinstance(made.notice, LongTermDataMissing)


@pytest.mark.parametrize("name", ["mayor-revoked", "mayor-revoked-ocsp"])
def test_a_certificate_that_its_issuer_took_back_does_not_sign(record, authority, name):
    with pytest.raises(IdentityRevoked, match=r"Hélène Cœur-Bélanger.*2026"):
        signed(record.pdf, "signature_1", authority, name)


def test_without_a_server_nobody_is_asked(record, authority):
    made = signed(record.pdf, "signature_1", authority, timestamps=None)
    assert (made.level, made.notice, authority.asked) == (Level.B_B, None, [])


def test_a_signature_is_made_even_when_its_stamp_is_not(record, authority):
    authority.silent.add("tsa")
    made = signed(record.pdf, "signature_1", authority)
    assert made.level is Level.B_B
    assert isinstance(made.notice, TimestampRefused)
    assert "503" in str(made.notice)
    assert check_signatures(made.pdf) == ["Hélène Cœur-Bélanger"]
    assert defects(made.pdf, "2a") == []


def test_an_archive_stamp_that_fails_leaves_the_rest(record, authority, monkeypatch):
    from medias_desktop.core.pdf.signing import longterm

    real = longterm.stamper
    monkeypatch.setattr(
        longterm,
        "stamper",
        lambda *given, **options: real(given[0].__class__("http://127.0.0.1:9/"), *given[1:], **options),
    )
    made = signed(record.pdf, "signature_1", authority, last=True)
    assert made.level is Level.B_LT
    assert isinstance(made.notice, ArchiveStampMissing)


def test_a_trial_says_whose_clock_it_is(authority):
    found = try_server(TimestampServer(authority.timestamps), NOW)
    assert found.time == NOW
    assert "Horloge officielle" in found.by


@pytest.mark.parametrize("years", [-2, 2])
def test_a_clock_years_off_is_told(record, authority, years):
    now = NOW.replace(year=NOW.year + years)
    made = signed(record.pdf, "signature_1", authority, now=now)
    assert made.level is Level.B_B
    assert isinstance(made.notice, TimestampClockDiffers)
    assert "2026" in str(made.notice)
    assert str(now.year) in str(made.notice)


def asked(url, seconds=5):
    return request_token(TimestampServer(url, seconds), DIGEST, NOW)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:9/tsa", "ftp://127.0.0.1/tsa", "file:///etc/passwd", "http://", "x", "http://a b/"],
)
def test_a_server_that_is_not_there(url):
    with pytest.raises(TimestampNotReached):
        asked(url)


@pytest.mark.parametrize(
    "data", [b"", b"<html>Bonjour</html>", b"0\x03\x02\x01", bytes(1000), b"0" * (LARGEST_TOKEN + 10)]
)
def test_nonsense_is_called_that(data):
    with (
        speaking(answering(lambda request: data)) as url,
        pytest.raises(TimestampNonsense, match=r"127\.0\.0\.1"),
    ):
        asked(url)


@pytest.mark.parametrize(
    ("status", "header"),
    [
        ("404 Not Found", ""),
        ("500 Oh", ""),
        ("401 No", ""),
        ("302 Found", "Location: http://127.0.0.1:9/\r\n"),
    ],
)
def test_a_refusal_says_which(status, header):
    with (
        speaking(answering(lambda request: b"", status, header)) as url,
        pytest.raises(TimestampRefused, match=f"HTTP {status[:3]}"),
    ):
        asked(url)


def test_the_servers_own_refusal_is_quoted():
    def refuse(request):
        status = {"status": "rejection", "status_string": ["Votre abonnement est expiré"]}
        inner = tsp.PKIStatusInfo(status).dump()
        return b"\x30" + bytes([len(inner)]) + inner

    with (
        speaking(answering(refuse)) as url,
        pytest.raises(TimestampRefused, match="Votre abonnement est expiré"),
    ):
        asked(url)


def dripping(caller, over):
    caller.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
    while not over.wait(0.05):
        caller.sendall(b"0")


def dripping_headers(caller, over):
    caller.sendall(b"HTTP/1.0 200 OK\r\nX: ")
    while not over.wait(0.05):
        caller.sendall(b"0")


def silent(caller, over):
    over.wait()


@pytest.mark.parametrize("talk", [silent, dripping, dripping_headers])
def test_a_server_that_keeps_us_waiting_is_left(talk):
    with speaking(talk) as url, pytest.raises(TimestampTooSlow):
        asked(url, 1)
    assert not [one for one in threading.enumerate() if one.name.startswith("exchange") and not one.daemon]


def hanging_up(caller, over):
    caller.recv(10)


def test_a_server_that_hangs_up():
    with speaking(hanging_up) as url, pytest.raises(TimestampNotReached):
        asked(url)


def change_nonce(request):
    request["nonce"] = request["nonce"].native ^ 1


def change_imprint(request):
    request["message_imprint"]["hashed_message"] = bytes(32)


def change_nothing(request):
    pass


@pytest.mark.parametrize("change", [change_nonce, change_imprint])
def test_a_stamp_of_something_else_is_not_ours(authority, change):
    def replay(data):
        request = tsp.TimeStampReq.load(data)
        change(request)
        return authority.answer("/office/tsa/tsa", request.dump(force=True))

    with speaking(answering(replay)) as url, pytest.raises(TimestampNonsense):
        asked(url)


def test_a_forged_stamp_is_not_one(authority):
    def forge(data):
        answer = bytearray(authority.answer("/office/tsa/tsa", data))
        answer[-5] ^= 1  # within the signature, which comes last
        return bytes(answer)

    with speaking(answering(forge)) as url, pytest.raises(TimestampNonsense):
        asked(url)


def test_a_server_a_day_late_is_told(authority):
    with pytest.raises(TimestampClockDiffers):
        request_token(TimestampServer(authority.timestamps), DIGEST, NOW + dt.timedelta(days=1))

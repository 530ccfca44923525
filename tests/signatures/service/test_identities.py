import datetime as dt

import pytest

from medias_desktop.core.passphrases import Strength, WeakPassphrase, passphrase_strength
from medias_desktop.core.pdf.errors import IdentityExpired, NotAnIdentityFile, WrongPassphrase
from medias_desktop.core.pdf.identity import create_identity, open_pkcs12
from medias_desktop.core.progress import Silent
from medias_desktop.signatures import errors
from tests.policies.adopting import PASSPHRASE, RESOLUTION, draft, signatories


def elsewhere(clock, days_ago: int = 10) -> bytes:
    made = clock.now() - dt.timedelta(days=days_ago)
    return create_identity("Réjean Thériault", "Greffier", "Autorité X", PASSPHRASE, made).pkcs12


def test_an_identity_is_made_for_three_years_and_opens_with_its_passphrase(identities, clock):
    identity = identities.create("Marie-Ève Côté-Gagné", "Mairesse", PASSPHRASE)
    (found,) = identities.all()
    assert (found.id, found.name, found.role) == (identity, "Marie-Ève Côté-Gagné", "Mairesse")
    assert (found.organisation, found.created_here, found.used) == ("Ville de Sainte-Élodie", True, False)
    assert not found.expired_at(clock.now())
    assert found.expired_at(clock.now() + dt.timedelta(days=365 * 3 + 1))
    _key, certificate, _chain = open_pkcs12(identities.pkcs12(identity), PASSPHRASE)
    assert "Marie-Ève Côté-Gagné" in certificate.subject.rfc4514_string()
    with pytest.raises(WrongPassphrase):
        open_pkcs12(identities.pkcs12(identity), "une autre phrase de passe")


@pytest.mark.parametrize(
    ("name", "passphrase", "error"),
    [
        ("  ", PASSPHRASE, errors.IdentityNameMissing),
        ("Léo Nadeau", "court", WeakPassphrase),
        ("Léo Nadeau", "leo nadeau 1", WeakPassphrase),
        ("Léo Nadeau", "Sainte-Élodie2", WeakPassphrase),
    ],
)
def test_a_weak_passphrase_or_a_missing_name_makes_no_identity(identities, name, passphrase, error):
    with pytest.raises(error):
        identities.create(name, "Greffier", passphrase)
    assert identities.all() == ()


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("", Strength.WEAK),
        ("elevencharz", Strength.WEAK),
        ("twelve chars", Strength.FAIR),
        ("un bon mot ici", Strength.GOOD),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("a b c d", Strength.WEAK),
        ("le toit du gîte", Strength.GOOD),
        ("sixteen letters!", Strength.GOOD),
        ("le phare veille sur le quai", Strength.STRONG),
    ],
)
def test_length_or_words_make_a_passphrase_strong(passphrase, expected):
    assert passphrase_strength(passphrase, "Léo Nadeau") is expected


def test_an_identity_from_elsewhere_is_kept_once(identities, clock):
    pkcs12 = elsewhere(clock)
    identity = identities.import_pkcs12(pkcs12, PASSPHRASE, "Greffier")
    (found,) = identities.all()
    assert (found.name, found.organisation, found.created_here) == ("Réjean Thériault", "Autorité X", False)
    assert identities.pkcs12(identity) == pkcs12
    with pytest.raises(errors.IdentityKnown):
        identities.import_pkcs12(pkcs12, PASSPHRASE)
    assert identities.bring(pkcs12, PASSPHRASE) == (identity, False)
    assert len(identities.all()) == 1


def test_a_file_that_cannot_sign_is_refused_and_not_kept(identities, clock):
    with pytest.raises(WrongPassphrase):
        identities.import_pkcs12(elsewhere(clock), "une autre phrase de passe")
    with pytest.raises(IdentityExpired):
        identities.import_pkcs12(elsewhere(clock, days_ago=365 * 3 + 30), PASSPHRASE)
    with pytest.raises(NotAnIdentityFile):
        identities.import_pkcs12(b"not an identity", PASSPHRASE)
    assert identities.all() == ()


def test_identities_are_sorted_by_name(identities):
    for name in ("Zoé Roy", "Émile Roy", "Anne Roy"):
        identities.create(name, "", PASSPHRASE)
    assert [one.name for one in identities.all()] == ["Anne Roy", "Émile Roy", "Zoé Roy"]


def test_an_unused_identity_is_deleted_and_one_that_signed_is_kept(service, identities):
    who, passphrases = signatories(service)
    spare = identities.create("Anne Roy", "", PASSPHRASE)
    service.adopt(draft(service), RESOLUTION, who, passphrases, Silent())
    identities.delete(spare)
    with pytest.raises(errors.IdentityInUse):
        identities.delete(who[0].identity_id)
    assert {one.name: one.used for one in identities.all()} == {
        "Jean L’Heureux": True,
        "Marie-Ève Côté-Gagné": True,
    }
    with pytest.raises(errors.IdentityMissing):
        identities.delete(spare)

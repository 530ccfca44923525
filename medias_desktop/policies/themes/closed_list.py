"""The themes, in the order in which a policy usually treats them, and their names on the screen."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from medias_desktop.core.i18n import N_, translate


class Theme(StrEnum):
    """One theme; its value is the key that the library's data and the register hold."""

    # The policy itself
    PURPOSE = "objet"
    DEFINITIONS = "definitions"
    PERSONS_BOUND = "personnes-visees"
    LAWS_CITED = "lois-citees"
    ROLES = "roles"
    AUTHORISATION = "autorisation"
    # What the municipality holds online
    OFFICIAL_ACCOUNTS = "comptes-officiels"
    WEBSITE = "site-web"
    AUDIENCES = "publics-cibles"
    FACEBOOK = "facebook"
    TWITTER = "twitter"
    LINKEDIN = "linkedin"
    BLOG = "blogue"
    POLICE = "police"
    # What it publishes
    EDITORIAL_LINE = "ligne-editoriale"
    PLANNING = "planification"
    FREQUENCY = "frequence"
    LANGUAGE = "langue"
    TONE = "ton"
    PERMITTED_CONTENT = "contenu-permis"
    FORBIDDEN_CONTENT = "contenu-interdit"
    PRESS_RELEASES = "communiques"
    PUBLIC_NOTICES = "avis-publics"
    JOB_OFFERS = "emplois"
    CONTESTS = "concours"
    ADVERTISING = "publicite"
    PARTNERS = "partenaires"
    ORGANISATIONS = "organismes"
    DEPARTMENTS = "services-municipaux"
    HYPERLINKS = "hyperliens"
    FOLLOWING = "abonnements"
    NEUTRALITY = "neutralite"
    ELECTIONS = "elections"
    EMERGENCY = "urgence"
    # Its exchanges with the public
    RESPONSE_TIME = "delais-reponse"
    CITIZEN_REQUESTS = "demandes-citoyennes"
    COMPLAINTS = "plaintes"
    MEDIA = "medias"
    NETIQUETTE = "netiquette"
    MODERATION = "moderation"
    MONITORING = "veille"
    # Those who work for it
    EMPLOYEES = "employes"
    COUNCIL_MEMBERS = "elus"
    USE_AT_WORK = "usage-au-travail"
    ACCESS = "acces"
    PASSWORDS = "mots-de-passe"
    REPUTATION = "reputation"
    HARASSMENT = "harcelement"
    LIABILITY = "responsabilite"
    SANCTIONS = "sanctions"
    REMEDIES = "recours"
    GOOD_PRACTICES = "bonnes-pratiques"
    # Rights
    CONFIDENTIALITY = "confidentialite"
    PHOTO_CONSENT = "photos-consentement"
    COPYRIGHT = "droit-auteur"
    LOGO = "logo"
    OWNERSHIP = "propriete-contenus"
    # Its life
    ACKNOWLEDGEMENT = "prise-de-connaissance"
    REVISION = "revision"
    ADOPTION = "adoption"
    ANNEX = "annexe"


_LABELS: Final = {
    Theme.PURPOSE: N_("Purpose"),
    Theme.DEFINITIONS: N_("Definitions"),
    Theme.PERSONS_BOUND: N_("Persons bound"),
    Theme.LAWS_CITED: N_("Laws and policies cited"),
    Theme.ROLES: N_("Roles"),
    Theme.AUTHORISATION: N_("Authorisation"),
    Theme.OFFICIAL_ACCOUNTS: N_("Official accounts"),
    Theme.WEBSITE: N_("Website"),
    Theme.AUDIENCES: N_("Audiences"),
    Theme.FACEBOOK: N_("Facebook"),
    Theme.TWITTER: N_("Twitter (X)"),
    Theme.LINKEDIN: N_("LinkedIn"),
    Theme.BLOG: N_("Blog"),
    Theme.POLICE: N_("Police"),
    Theme.EDITORIAL_LINE: N_("Editorial line"),
    Theme.PLANNING: N_("Planning"),
    Theme.FREQUENCY: N_("Frequency"),
    Theme.LANGUAGE: N_("Language of the posts"),
    Theme.TONE: N_("Tone"),
    Theme.PERMITTED_CONTENT: N_("Permitted content"),
    Theme.FORBIDDEN_CONTENT: N_("Forbidden content"),
    Theme.PRESS_RELEASES: N_("Press releases"),
    Theme.PUBLIC_NOTICES: N_("Public notices and tenders"),
    Theme.JOB_OFFERS: N_("Job offers"),
    Theme.CONTESTS: N_("Contests"),
    Theme.ADVERTISING: N_("Advertising"),
    Theme.PARTNERS: N_("Partners"),
    Theme.ORGANISATIONS: N_("Organisations"),
    Theme.DEPARTMENTS: N_("Municipal departments"),
    Theme.HYPERLINKS: N_("Links"),
    Theme.FOLLOWING: N_("Following and followers"),
    Theme.NEUTRALITY: N_("Political neutrality"),
    Theme.ELECTIONS: N_("Elections"),
    Theme.EMERGENCY: N_("Emergencies"),
    Theme.RESPONSE_TIME: N_("Response times"),
    Theme.CITIZEN_REQUESTS: N_("Questions and requests"),
    Theme.COMPLAINTS: N_("Complaints"),
    Theme.MEDIA: N_("Media requests"),
    Theme.NETIQUETTE: N_("Netiquette"),
    Theme.MODERATION: N_("Moderation"),
    Theme.MONITORING: N_("Monitoring"),
    Theme.EMPLOYEES: N_("Employees"),
    Theme.COUNCIL_MEMBERS: N_("Elected officials"),
    Theme.USE_AT_WORK: N_("Use at work"),
    Theme.ACCESS: N_("Access"),
    Theme.PASSWORDS: N_("Passwords"),
    Theme.REPUTATION: N_("Reputation"),
    Theme.HARASSMENT: N_("Harassment"),
    Theme.LIABILITY: N_("Liability"),
    Theme.SANCTIONS: N_("Sanctions"),
    Theme.REMEDIES: N_("Legal remedies"),
    Theme.GOOD_PRACTICES: N_("Good practices"),
    Theme.CONFIDENTIALITY: N_("Confidentiality"),
    Theme.PHOTO_CONSENT: N_("Photos and consent"),
    Theme.COPYRIGHT: N_("Copyright"),
    Theme.LOGO: N_("Logo"),
    Theme.OWNERSHIP: N_("Ownership of content"),
    Theme.ACKNOWLEDGEMENT: N_("Acknowledgement of reading"),
    Theme.REVISION: N_("Revision"),
    Theme.ADOPTION: N_("Adoption and coming into force"),
    Theme.ANNEX: N_("Annexes"),
}


def theme_label(theme: Theme) -> str:
    """Return the name of a theme in the interface language."""
    return translate(_LABELS[theme])

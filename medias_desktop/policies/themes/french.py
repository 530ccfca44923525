"""The French words by which a section tells its themes, folded and cut to their stems.

An entry is one or more beginnings of words; articles and prepositions in between do not count; ``.`` ends a
word that must be whole; ``#`` marks what says something in a heading only.
"""

from __future__ import annotations

from typing import Final

from medias_desktop.policies.themes.closed_list import Theme

WORDS: Final = {
    Theme.PURPOSE: (
        "#objectif, #objet., #objets., #but., #buts., #preambule, #introduction, #contexte, #mission, "
        "#raison etre, #intention, #finalite, politique vise, directive vise, reglement vise, "
        "politique pour objet, politique pour but, politique pour objectif, objectif politique, but "
        "present, objectif present, politique etabli, politique encadr, objectifs suivants, afin "
        "encadrer"
    ),
    Theme.DEFINITIONS: (
        "#definition, #terminologie, #glossaire, #interpretation, #lexique, on entend par., "
        "signifie., designe., definition, sens suivant, est defini, se defini, s'entend, terme "
        "inclut, inclut notamment"
    ),
    Theme.PERSONS_BOUND: (
        "#champ application, #portee, #personnes visees, #application, #assujetti, #personnel vise, "
        "#personnel concerne, s'applique tou, s'applique ensemble, s'applique employe, s'adresse tou, "
        "s'adresse employe, vise tous., vise toutes., est applicable"
    ),
    Theme.LAWS_CITED: (
        "#cadre legal, #cadre juridique, #cadre reglementaire, #references, #lois., #cadre normatif, "
        "loi sur., loi concernant, code civil, code criminel, charte langue, charte droits, code "
        "ethique, l.r.q., rlrq., c-19., lois applicables, lois en vigueur"
    ),
    Theme.ROLES: (
        "#role, #responsabilites, #roles responsabilites, #gestion compte, #gestion page, "
        "#administration, #administrateur, #gouvernance, #responsables application, #editeur, "
        "#mandat, est charge, est responsable application, est responsable administration, est "
        "responsable gestion, responsable contenu, responsable mise jour, releve direction, relevent "
        "direction, gere direction, gere service, gerent, administre par., a la charge, voit "
        "application, veille application, a pour mandat, assure gestion, assure suivi, assure "
        "coordination, personne designee"
    ),
    Theme.AUTHORISATION: (
        "#autorisation, #approbation, #permission, #porte-parole, #creation compte, autorisation "
        "prealable, prealablement autoris, approbation, personnes autorise, personnel autoris, "
        "employes autorise, employe autorise, autorise a., autorises a., sans autorisation, "
        "consentement prealable direction, nom municipalite., nom ville., dument autorise, sont "
        "autorises, est autorise, doit autoriser"
    ),
    Theme.OFFICIAL_ACCOUNTS: (
        "#comptes, #presence, #plateforme, #pages officielles, #social network utilises, #reseaux "
        "sociaux utilises, compte officiel, comptes officiels, page officielle, pages officielles, "
        "comptes municipa, pages municipales, ouverture compte, ouvrir compte, creation compte, "
        "reseaux sociaux officiels, sites social network"
    ),
    Theme.WEBSITE: "#site web, #site internet, site web., site internet., portail municipal",
    Theme.AUDIENCES: (
        "#public cible, #publics cibles, #clientele, #auditoire, #publics vises, publics cibles, "
        "public cible, clienteles visees"
    ),
    Theme.FACEBOOK: "#facebook, #meta., facebook",
    Theme.TWITTER: "#twitter, #x., twitter, tweet, microbillet, gazouill",
    Theme.LINKEDIN: "#linkedin, linkedin",
    Theme.BLOG: "#blogue, #carnet, blogue, cybercarnet",
    Theme.POLICE: "#police, #securite publique, service police, corps police, policier",
    Theme.EDITORIAL_LINE: (
        "#ligne editorial, #politique editorial, #charte editorial, #contenus social network, #type "
        "contenu, #types contenu, #contenu., #contenus., ligne editorial, politique editorial, charte "
        "editorial, comite editorial, orientation editorial, lignes directrices contenu"
    ),
    Theme.PLANNING: (
        "#planification, #calendrier, #programmation, calendrier publication, calendrier editorial, "
        "planifi, planification, programme avance, publications programme"
    ),
    Theme.FREQUENCY: (
        "#frequence, #rythme, #nombre publications, fois par jour, fois par semaine, publications par "
        "jour, par semaine, frequence publication, par jour."
    ),
    Theme.LANGUAGE: (
        "#langue., #langue officielle, #langue publication, #qualite langue, #francais, langue "
        "francaise, en francais., en anglais., langue officielle, fautes, qualite francais, autre "
        "langue"
    ),
    Theme.TONE: (
        "#ton., #langage, #style., #redaction, #tutoiement, ton., courtois, langage respectueux, "
        "poli., polie., politesse, professionnel courtois, vouvoi, tutoie, vocabulaire, civilise"
    ),
    Theme.PERMITTED_CONTENT: (
        "#contenu permis, #nous publions, #contenus permis, #contenu autoris, #contenu admis, "
        "#evenements, #activites, #publications admissibles, #information diffus, #utilisation social "
        "network, peuvent etre publi, peut etre publi, peuvent etre diffus, peut publier, sont "
        "diffuses, contenus suivants, informer citoyens, informer population, promouvoir evenements, "
        "promouvoir activites, promotion evenements, promotion activites, utilises pour diffuser, "
        "discretion ville., discretion municipalite., campagne sensibilisation"
    ),
    Theme.FORBIDDEN_CONTENT: (
        "#contenu interdit, #ne publions, #nous publions pas, #contenus interdits, #contenu prohibe, "
        "#interdiction, #interdit, #contenu inacceptable, interdit, est prohibe, sont prohibe, aucun "
        "contenu, ne publie pas, ne diffuse pas, ne peuvent pas publier, diffamatoire, haineux, "
        "injurieu, obscen, raciste, ne sera tolere, ne sont pas diffuse, discriminatoire, vulgaire, "
        "propos offensant, propos denigrant, trompeu, mensonger, desobligeant, litigieux"
    ),
    Theme.PRESS_RELEASES: "#communique, communique presse, communiques presse, communiques., communique.",
    Theme.PUBLIC_NOTICES: (
        "#avis public, #appels offres, #avis., avis publics, avis public., appels offres, appel "
        "offres, soumission, seao."
    ),
    Theme.JOB_OFFERS: (
        "#offres emploi, #recrutement, #emplois, offres emploi, offre emploi, recrut, postes a combler"
    ),
    Theme.CONTESTS: "#concours, #tirage, concours., tirage, loteries",
    Theme.ADVERTISING: (
        "#publicite, #promotion, #commandite, publicite, publicitaire, placement publicitaire, "
        "annonceur, but commercial, fins commerciales, nature commerciale"
    ),
    Theme.PARTNERS: "#partenaire, #partenariat, partenaire, partenariat, commanditaire",
    Theme.ORGANISATIONS: (
        "#organisme, #organisation, #associations, organismes accredites, organismes reconnus, "
        "organismes communautaires, organisme, organismes but non lucratif, obnl"
    ),
    Theme.DEPARTMENTS: (
        "#services municipaux, #directions., #demandes services, #demandes internes, services "
        "municipaux, chaque service, service demandeur, service requerant, chefs service, directions "
        "municipales"
    ),
    Theme.HYPERLINKS: (
        "#hyperlien, #liens., #lien., hyperlien, liens externes, lien externe, liens vers., sites "
        "externes, sites tiers"
    ),
    Theme.FOLLOWING: (
        "#abonnement, #abonnes, abonnements, s'abonner, s'abonnant, s'abonne, suivre compte, suivre "
        "page, pages aimees, comptes suivis"
    ),
    Theme.NEUTRALITY: (
        "#apolitique, #neutralite, #politique partisane, #impartialite, apolitique, neutralite, parti "
        "politique, partis politiques, partisan, opinion politique, opinions politiques, impartial, "
        "debat politique, contenu politique, nature politique, endoss"
    ),
    Theme.ELECTIONS: (
        "#election, #electoral, #periode electoral, election, electoral, electeur, campagne "
        "electorale, referend, scrutin"
    ),
    Theme.EMERGENCY: (
        "#urgence, #mesures urgence, #securite civile, #crise, #sinistre, mesures urgence, situation "
        "urgence, securite civile, situation crise, sinistre, cas urgence, urgence"
    ),
    Theme.RESPONSE_TIME: (
        "#delai, #temps reponse, #heures reponse, delai reponse, temps reponse, jours ouvrables, "
        "heures ouvrables, dans delai, heures ouverture, heures travail repon, reponse dans, delai "
        "raisonnable"
    ),
    Theme.CITIZEN_REQUESTS: (
        "#demandes citoyen, #questions, #requetes, #service clientele, #demandes information, "
        "#reponse commentaires, #gestion commentaires, #messages, #echanges, questions citoyen, "
        "demandes citoyen, questions commentaires, repondre questions, repondre commentaires, "
        "repondre citoyen, requete, demandes information, messages prives, message prive, echanges "
        "citoyen, service clientele, reponse question, diriger citoyen, demande citoyen, repond "
        "commentaires, service citoyens"
    ),
    Theme.COMPLAINTS: "#plainte, #reclamation, plainte, reclamation",
    Theme.MEDIA: (
        "#medias., #relations medias, #journaliste, #demandes medias, #demande medias, #presse., "
        "journaliste, demandes medias, relations medias, relations presse, questions medias, "
        "entrevue, representants medias"
    ),
    Theme.NETIQUETTE: (
        "#netiquette, #regles conduite, #regles utilisation, #code conduite, #savoir vivre, "
        "#comportements attendus, #civisme, #conditions utilisation, netiquette, regles bienseance, "
        "regles savoir vivre, echanges respectueux, respect autres"
    ),
    Theme.MODERATION: (
        "#moderation, #retrait, #retir, #bloqu, #suppression, #blocage, #moderateur, moderateur, "
        "moderation, modere., supprimer, supprime, retirer commentaire, retirer publication, retirer "
        "tout, retrait commentaire, bloquer, bloque, bannir, banni, masquer, sans preavis, sans "
        "avertissement, exclure, filtre"
    ),
    Theme.MONITORING: (
        "#veille., #surveillance, #vigie, veille strategique, veille medias, une veille, la veille., "
        "surveillance medias, vigie, signaler direction, signaler superieur, signaler communications, "
        "fausse information, informations fausses, mesinformation"
    ),
    Theme.EMPLOYEES: (
        "#employe, #personnel., #salarie, #devoir, #ressources humaines, employe., employes., "
        "employee., employees., salarie, membres personnel, membre personnel, collegue, superieur "
        "immediat, gestionnaire"
    ),
    Theme.COUNCIL_MEMBERS: (
        "#elus., #elues., #elu., #conseil municipal, #membres conseil, #conseiller, elus., elues., "
        "membres conseil, membre conseil, conseillers municipaux, conseiller municipal, maire."
    ),
    Theme.USE_AT_WORK: (
        "#utilisation travail, #usage travail, #utilisation personnelle, #usage personnel, #usage "
        "prive, #equipement, heures travail, temps travail, lieu travail, lieux travail, equipement "
        "municipal, equipements municipaux, poste travail, fins personnelles, usage personnel, "
        "pendant heures, durant heures, ordinateurs"
    ),
    Theme.ACCESS: (
        "#acces., #droits acces, #gestion acces, droits acces, droit acces comptes, code acces, codes "
        "acces, nom utilisateur, acces compte, acces social network, acces reseaux, acces internet, "
        "acces sites, administrateur page, identifiants"
    ),
    Theme.PASSWORDS: (
        "#mot passe, #mots passe, #authentification, mot passe, mots passe, authentification, "
        "multifacteur, double facteur"
    ),
    Theme.REPUTATION: (
        "#reputation, #image., #image municipalite, #image ville, reputation, image positive, image "
        "ville, image municipalite, discredit, nuire image, ternir, porter atteinte image, denigr, "
        "porter prejudice"
    ),
    Theme.HARASSMENT: (
        "#harcelement, #intimidation, #civilite, #cyberintimidation, harcel, intimid, cyberintimid, "
        "cyberharcel, menac"
    ),
    Theme.LIABILITY: (
        "#responsabilite., #responsabilite personnelle, #limite responsabilite, #degagement, "
        "#exoneration, #avis non responsabilite, personnellement responsable, responsable propos, "
        "responsable commentaires, decline responsabilite, decline toute, n'est pas responsable, ne "
        "peut etre tenu, ne saurait etre tenu, tenu responsable, tenus responsables, tenue "
        "responsable, responsable publication, responsable contenu qu, responsabilite personnelle, "
        "engage sa responsabilite, responsabilites personnelles, propre responsabilite, n'engage, "
        "n'endosse, responsable gestes"
    ),
    Theme.SANCTIONS: (
        "#sanction, #mesures disciplinaires, #manquement, #non respect, #contravention, #penalite, "
        "#amende, #infraction, #dispositions penales, mesure disciplinaire, mesures disciplinaires, "
        "sanction, congediement, reprimande, suspension, manquement, amende, avertissement ecrit"
    ),
    Theme.REMEDIES: (
        "#recours, #poursuite, #action justice, recours, poursuite, dommages interets, procedures "
        "judiciaires, mesures legales, action diffamation, poursuites judiciaires, dommages-interets"
    ),
    Theme.GOOD_PRACTICES: (
        "#bonnes pratiques, #conseils., #pratiques exemplaires, #aide memoire, #trucs, #a retenir, "
        "#demandez vous, #bon usage, bonnes pratiques, aide memoire, verifiez, relisez, soyez, "
        "demandez vous, bon sens, ayez"
    ),
    Theme.CONFIDENTIALITY: (
        "#confidential, #renseignements personnels, #vie privee, #protection renseignements, #donnees "
        "personnelles, renseignements personnels, renseignement personnel, confidentiel, vie privee, "
        "donnees personnelles, renseignements nominatifs, information confidentielle, loi acces "
        "documents, demande acces information"
    ),
    Theme.PHOTO_CONSENT: (
        "#photo, #image., #images, #video, #droit image, #consentement, droit image, consentement "
        "photo, photos, photographie, personnes reconnaissables, consentement personne, autorisation "
        "parent, formulaire consentement, captation"
    ),
    Theme.COPYRIGHT: (
        "#droits auteur, #droit auteur, #propriete intellectuelle, #plagiat, droit auteur, droits "
        "auteur, propriete intellectuelle, mention source, citer source, auteur contenu, libre droits"
    ),
    Theme.LOGO: (
        "#logo, #identite visuelle, #image marque, #signature visuelle, #armoiries, #normes "
        "graphiques, logo, identite visuelle, signature visuelle, armoiries, normes graphiques"
    ),
    Theme.OWNERSHIP: (
        "#propriete contenu, #propriete comptes, propriete municipalite., propriete ville., propriete "
        "exclusive, appartien municipalite., appartien ville., demeure propriete"
    ),
    Theme.ACKNOWLEDGEMENT: (
        "#prise connaissance, #accuse reception, #engagement., #attestation, pris connaissance, "
        "prendre connaissance, prise connaissance, accuse reception, avoir lu., declare avoir, lire "
        "politique, signer formulaire"
    ),
    Theme.REVISION: (
        "#revision, #mise jour, #modification, #evaluation, #bilan, revision, sera revise, est "
        "revise, reviser politique, mise jour politique, politique modifiee, est evolutive, modifier "
        "politique, modifier present, se reserve droit modifier, reevalu"
    ),
    Theme.ADOPTION: (
        "#adoption, #entree vigueur, #dispositions finales, #abrogation, #signature, entre en "
        "vigueur, entree vigueur, adopte conseil, adoptee conseil, resolution numero, resolution n, "
        "abroge, remplace toute, par resolution"
    ),
    Theme.ANNEX: "#annexe, #appendice, annexe",
}

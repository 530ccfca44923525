"""The English words by which a section tells its themes, folded and cut to stems, written as the French ones."""

from __future__ import annotations

from typing import Final

from medias_desktop.policies.themes.closed_list import Theme

WORDS: Final = {
    Theme.PURPOSE: (
        "#purpose, #objective, #preamble, #introduction, #background, #goal, #aim., #mission, "
        "#intent, #rationale, #policy statement, purpose policy, purpose this, policy aims, this "
        "policy establish, policy is intended, policy sets out, objectives policy, objective policy, "
        "this directive establish"
    ),
    Theme.DEFINITIONS: (
        "#definition, #interpretation, #glossary, #terminology, means., refers to., is defined, are "
        "defined, definition, includes but., following meaning, includes any., includes all."
    ),
    Theme.PERSONS_BOUND: (
        "#scope, #application., #who this, #persons covered, #persons bound, #applicability, applies "
        "all., applies every., applies employee, applies anyone, policy applies, covers all."
    ),
    Theme.LAWS_CITED: (
        "#legislation, #legal framework, #references, #related, #authority., #statutory, "
        "#legislative, criminal code, municipal act, privacy act, information protection, act "
        "respecting, code of conduct, r.s.o, human rights act, human rights code, charter of, local "
        "government act, community charter., applicable law, applicable legislation"
    ),
    Theme.ROLES: (
        "#role, #responsibilities, #administration., #administrator, #governance, #account "
        "management, #duties, #editor., is responsible for manag, is responsible maintain, is "
        "responsible administ, are responsible for manag, responsible overseeing, responsible for "
        "content, oversee, managed by., administered by., under direction, shall administer, "
        "coordinat, day-to-day"
    ),
    Theme.AUTHORISATION: (
        "#authori, #approval, #permission, #spokes, #creating account, prior approval, written "
        "approval, written permission, prior authori, authorized employee, authorized staff, "
        "authorised employee, authorised staff, authorized person, authorised person, authorized "
        "user, without authori, on behalf municipal, on behalf town, on behalf city, on behalf "
        "village, on behalf county, must be approved, must approve, shall approve, is authori, are "
        "authori, be authori, not authori"
    ),
    Theme.OFFICIAL_ACCOUNTS: (
        "#accounts, #official, #platforms, #presence, #official pages, #channels, official account, "
        "official page, official social, municipal account, corporate account, town account, new "
        "account, opening account, municipality's account, account name"
    ),
    Theme.WEBSITE: "#website, #web site, website, web site, municipal portal",
    Theme.AUDIENCES: "#audience, #target, target audience, intended audience, audiences",
    Theme.FACEBOOK: "#facebook, #meta., facebook",
    Theme.TWITTER: "#twitter, #x., twitter, tweet",
    Theme.LINKEDIN: "#linkedin, linkedin",
    Theme.BLOG: "#blog, blog",
    Theme.POLICE: "#police, #public safety, police, constable, rcmp",
    Theme.EDITORIAL_LINE: (
        "#editorial, #content., #contents., #types of content, #content strategy, #content "
        "guidelines, editorial line, editorial policy, editorial committee, editorial standard, "
        "content strategy, editorial guid"
    ),
    Theme.PLANNING: (
        "#planning, #calendar, #scheduling, content calendar, editorial calendar, publishing "
        "calendar, posting calendar, scheduled in advance, scheduled post, posting schedule"
    ),
    Theme.FREQUENCY: (
        "#frequency, #how often, times a day, times a week, posts per., per week, once a week, per "
        "day., posting frequency, each week"
    ),
    Theme.LANGUAGE: (
        "#language., #languages, #official language, #bilingual, both official language, bilingual, "
        "in french., in english., spelling, grammar, official language"
    ),
    Theme.TONE: (
        "#tone., #style., #voice., #plain language, tone., courteous, polite, professional tone, "
        "plain language, friendly, respectful language, jargon"
    ),
    Theme.PERMITTED_CONTENT: (
        "#permitted, #allowed, #acceptable content, #events, #activities, #what we post, #what we "
        "publish, #acceptable use, may be posted, may be published, may be shared, may post., may "
        "publish, following content, inform resident, inform public, promote event, promote program, "
        "promote activit, used to share, used to promote, used to inform, awareness campaign, "
        "eligible content"
    ),
    Theme.FORBIDDEN_CONTENT: (
        "#prohibited, #forbidden, #unacceptable, #inappropriate, #not permitted, #what we do not, "
        "prohibited, not permitted, not allowed, shall not post, must not post, not be posted, may "
        "not post, defamatory, hateful, obscen, racist, profan, offensive, discriminat, vulgar, "
        "libel, slander, false statement, misleading, sexual, is forbidden, derogatory, disparaging, "
        "not be tolerated"
    ),
    Theme.PRESS_RELEASES: (
        "#press release, #news release, #media release, press release, news release, media release"
    ),
    Theme.PUBLIC_NOTICES: (
        "#public notice, #tender, #notices, #procurement, public notice, tender, call for bids, "
        "request proposals, statutory notice, calls for tender"
    ),
    Theme.JOB_OFFERS: (
        "#job, #recruit, #employment opportunit, #hiring, #vacanc, job posting, job offer, recruit, "
        "vacanc, employment opportunit, job opening"
    ),
    Theme.CONTESTS: ("#contest, #draw., #giveaway, contest., contests., giveaway, prize, raffle, lottery"),
    Theme.ADVERTISING: (
        "#advert, #promotion, #sponsor, advertis, commercial content, commercial purpose, commercial "
        "promotion, sponsored post, solicitation"
    ),
    Theme.PARTNERS: "#partner, #partnership, #collaborat, partner., partners., partnership, sponsors",
    Theme.ORGANISATIONS: (
        "#organi, #community group, #non profit, #associations, community group, community organi, "
        "non profit, not for profit, local organi, recognized organi, charit, organisations., "
        "organizations."
    ),
    Theme.DEPARTMENTS: (
        "#departments, #department request, #internal request, each department, municipal "
        "departments, department head, requesting department, departments must, department must, "
        "department manager"
    ),
    Theme.HYPERLINKS: (
        "#link., #links., #linking, #hyperlink, hyperlink, external link, link to., links to., third "
        "party website, third party sites, external site, external website"
    ),
    Theme.FOLLOWING: (
        "#follow, #followers, #likes., follow other, follow account, following account, follow back, "
        "accounts it follows, accounts we follow, follow page, like page, endorsement"
    ),
    Theme.NEUTRALITY: (
        "#neutral, #apolitical, #impartial, #non partisan, #political, neutrality, apolitical, "
        "partisan, political party, political parties, political opinion, impartial, political "
        "content, political debate, endorse"
    ),
    Theme.ELECTIONS: (
        "#election, #electoral, #campaign period, election, electoral, candidate, referendum, ballot, "
        "lame duck, campaigning"
    ),
    Theme.EMERGENCY: ("#emergenc, #crisis, #disaster, emergenc, crisis, disaster, evacuation, 9-1-1, 911."),
    Theme.RESPONSE_TIME: (
        "#response time, #time limit, #delay, #timeliness, #hours., response time, business day, "
        "working day, business hours, office hours, within hours, respond within, reply within, "
        "reasonable time, regular hours"
    ),
    Theme.CITIZEN_REQUESTS: (
        "#inquir, #enquir, #questions, #requests, #customer service, #responding, #replies, "
        "#comments., #messages, #engagement with, inquir, enquir, answer questions, respond comment, "
        "reply comment, service request, customer service, private message, direct message, respond "
        "to., residents' questions, questions from., requests for information"
    ),
    Theme.COMPLAINTS: "#complaint, #grievance, complaint",
    Theme.MEDIA: (
        "#media relations, #media request, #media inquir, #media enquir, #press., #journalist, #news "
        "media, media relations, media request, media inquir, media enquir, journalist, reporter, "
        "news media, interview"
    ),
    Theme.NETIQUETTE: (
        "#netiquette, #rules of conduct, #code of conduct, #terms of use, #community guidelines, "
        "#community standards, #house rules, #expected behaviour, #public participation, #comment "
        "policy, #etiquette, netiquette, terms of use, house rules, community guidelines, respectful "
        "exchange, respectful discussion, respectful dialogue"
    ),
    Theme.MODERATION: (
        "#moderat, #removal, #removing, #blocking, #banning, #deletion, moderat, remove comment, "
        "remove post, removed., delete., deleted., right to remove, block user, blocked., blocking, "
        "ban., banned., hide., hidden, without notice"
    ),
    Theme.MONITORING: (
        "#monitor, #watch, #surveillance, monitor., monitors., monitored., monitoring, "
        "misinformation, false information, inaccurate information, report it to., report to "
        "supervisor"
    ),
    Theme.EMPLOYEES: (
        "#employee, #staff., #personnel, #human resources, #personal use, employee, staff., "
        "personnel, co worker, coworker, colleague, supervisor"
    ),
    Theme.COUNCIL_MEMBERS: (
        "#council, #elected official, #mayor, #councillor, #reeve, elected official, members of "
        "council, council member, councillor, mayor., reeve"
    ),
    Theme.USE_AT_WORK: (
        "#use at work, #personal use, #workplace, #work time, #equipment, working hours, work hours, "
        "work time, company time, workplace, municipal equipment, municipal device, personal use, "
        "work duties, during work, municipal computer, breaks."
    ),
    Theme.ACCESS: (
        "#access., #access control, #accounts access, #credentials, user name, username, credential, "
        "login, log in, access to accounts, access account, access rights, administrator access, "
        "access social network, access is, page administrator"
    ),
    Theme.PASSWORDS: (
        "#password, #authentication, password, passphrase, multi factor, two factor, authentication"
    ),
    Theme.REPUTATION: (
        "#reputation, #image., #public image, reputation, positive image, public image, discredit, "
        "disrepute, harm image, tarnish, embarrass, poor light"
    ),
    Theme.HARASSMENT: (
        "#harass, #bully, #violence, #respectful workplace, harass, bully, cyberbully, intimidat, "
        "threat, stalking"
    ),
    Theme.LIABILITY: (
        "#liabilit, #disclaimer, #personal responsibility, #limitation, #accountab, personally "
        "responsible, not responsible, not liable, held responsible, held liable, disclaim, assumes "
        "no, accepts no, personally liable, own opinion, views are., responsible for what, "
        "responsible for own, responsible for their, accountable"
    ),
    Theme.SANCTIONS: (
        "#sanction, #disciplin, #penalt, #offence, #breach, #non compliance, #violation, "
        "#enforcement, #consequences, #contravention, disciplinary, discipline, penalt, dismissal, "
        "reprimand, suspension, termination, fine of., fined, violation of., fines"
    ),
    Theme.REMEDIES: (
        "#legal action, #remed, #recourse, legal action, damages, lawsuit, civil action, legal "
        "proceeding, prosecut, injunction"
    ),
    Theme.GOOD_PRACTICES: (
        "#best practice, #good practice, #guidelines., #tips, #checklist, #remember, #do and, #ask "
        "yourself, #before you, best practice, good practice, good judgment, good judgement, common "
        "sense, think before, ask yourself, double check, check facts"
    ),
    Theme.CONFIDENTIALITY: (
        "#confidential, #privacy, #personal information, #protection of information, #disclosure, "
        "confidential, personal information, privacy, freedom of information, private information, "
        "personal data"
    ),
    Theme.PHOTO_CONSENT: (
        "#photo, #image., #images., #video, #consent, #filming, photo, photos., photograph, video., "
        "videos., consent form, recognizable, recognisable, image of., parental consent, consent of."
    ),
    Theme.COPYRIGHT: (
        "#copyright, #intellectual property, #plagiarism, copyright, intellectual property, cite "
        "source, credit author, credit source, trademark, royalty free"
    ),
    Theme.LOGO: (
        "#logo, #visual identity, #brand, #crest, #coat of arms, logo, visual identity, brand, coat "
        "of arms, crest"
    ),
    Theme.OWNERSHIP: (
        "#ownership, #property of, sole property, remain property, remains property, property "
        "municipality, property town, property city, belongs municipality, belong municipality, "
        "belongs town, owned by."
    ),
    Theme.ACKNOWLEDGEMENT: (
        "#acknowledg, #attestation, #undertaking, #receipt, #sign off, acknowledg, have read., read "
        "and understood, sign form, signed form, deemed to have read"
    ),
    Theme.REVISION: (
        "#review., #revision, #amendment, #evaluation, #updates, policy will be reviewed, policy "
        "shall be reviewed, reviewed annually, reviewed every, review policy, amend policy, be "
        "amended, reviewed periodically, be updated, be revised, periodic review"
    ),
    Theme.ADOPTION: (
        "#adoption, #coming into force, #effective date, #commencement, #enactment, #repeal, "
        "#signature, #approval date, comes into force, come into force, takes effect, effective on., "
        "adopted by., repealed, resolution no., resolution number, third time, by resolution"
    ),
    Theme.ANNEX: ("#annex, #appendix, #schedule., #attachment, appendix, annex., schedule a, schedule b"),
}

"""The names under which platforms and offices head the columns of a list of statistics."""

from __future__ import annotations

from enum import StrEnum

from medias_desktop.core.lists.headers import Headers


class Field(StrEnum):
    """What a column of a list of statistics may hold."""

    LINK = "link"
    POST = "post"
    NUMBER = "number"
    PLATFORM = "platform"
    DAY = "day"
    REACH = "reach"
    REACTIONS = "reactions"
    COMMENTS = "comments"
    SHARES = "shares"
    CLICKS = "clicks"


COUNTED = (Field.REACH, Field.REACTIONS, Field.COMMENTS, Field.SHARES, Field.CLICKS)
"""The columns of numbers."""

_NAMES = {
    Field.LINK: """lien; url; permalien; lien permanent; hyperlien; link; permalink; post link; post url; lien de la publication;
        adresse""",
    Field.POST: "titre; publication; post; title; post title; titre de la publication; sujet; message; name; nom",
    Field.NUMBER: "numero; no; id; number; post id; post number; identifiant; no de publication",
    Field.PLATFORM: "plateforme; reseau; platform; network; channel; canal; media; reseau social; social network; page",
    Field.DAY: """date; date du releve; releve le; date de mesure; mesure le; measured on; date measured; day; jour; au; as of;
        date d exportation; export date; lu le; read on""",
    Field.REACH: """portee; portee totale; couverture; personnes jointes; personnes rejointes; vues; impressions; reach;
        total reach; people reached; views; lifetime post total reach; accounts reached; comptes joints""",
    Field.REACTIONS: """reactions; reaction; mentions j aime; j aime; likes; like; likes and reactions; mentions j aime et reactions;
        total reactions; appreciations""",
    Field.COMMENTS: "commentaires; commentaire; comments; comment; nombre de commentaires; replies; reponses",
    Field.SHARES: "partages; partage; shares; share; retweets; republications; reposts; nombre de partages; saves",
    Field.CLICKS: "clics; clic; clicks; click; link clicks; total clicks; clics sur le lien; nombre de clics; clics totaux",
}  # fmt: skip
_NOT_OURS = r"\b(texte|content|contenu|auteur|author|categorie|category)\b"
_KEYWORDS = (
    (Field.LINK, r"\b(lien|link|url|permalink|permalien)\b"),
    (Field.REACH, r"\b(portee|reach|impressions?|couverture|vues|views)\b"),
    (Field.REACTIONS, r"\b(reactions?|likes?|aime)\b"),
    (Field.COMMENTS, r"\b(commentaires?|comments?)\b"),
    (Field.SHARES, r"\b(partages?|shares?|retweets?)\b"),
    (Field.CLICKS, r"\b(clics?|clicks?)\b"),
    (Field.PLATFORM, r"\b(plateforme|platform|reseau|network)\b"),
    (Field.DAY, r"\b(date|jour|day)\b"),
    (Field.POST, r"\b(titre|title|publication|post)\b"),
)  # fmt: skip

_HEADERS = Headers(_NAMES, _KEYWORDS, _NOT_OURS)
recognise, header_score, fields_of = _HEADERS.recognise, _HEADERS.score, _HEADERS.fields

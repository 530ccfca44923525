"""What a line of an import and its columns are called, as messages to be translated."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.editorial_calendar.exchange.plan import LineState
from medias_desktop.editorial_calendar.exchange.post_headers import Field as PostField
from medias_desktop.editorial_calendar.exchange.statistic_headers import Field as StatisticField

LINE_STATES = {
    LineState.NEW: N_("New"),
    LineState.ALREADY: N_("Already there"),
    LineState.PAST: N_("Stays out"),
    LineState.PROBLEM: N_("Problem"),
}
POST_FIELDS = {
    PostField.TITLE: N_("Title"),
    PostField.DAY: N_("Date"),
    PostField.TIME: N_("Time"),
    PostField.PLATFORMS: N_("Platforms"),
    PostField.TEXT: N_("Text"),
    PostField.CATEGORY: N_("Category"),
    PostField.LANGUAGE: N_("Language"),
    PostField.AUTHOR: N_("Author"),
    PostField.REQUESTER: N_("Requested by"),
    PostField.CAMPAIGN: N_("Campaign"),
    PostField.LINK: N_("Link"),
    PostField.CREDIT: N_("Source"),
    PostField.NOTE: N_("Note"),
}
STATISTIC_FIELDS = {
    StatisticField.LINK: N_("Link"),
    StatisticField.POST: N_("Title of the post"),
    StatisticField.NUMBER: N_("Number of the post"),
    StatisticField.PLATFORM: N_("Platform"),
    StatisticField.DAY: N_("Read on"),
    StatisticField.REACH: N_("Reach"),
    StatisticField.REACTIONS: N_("Reactions"),
    StatisticField.COMMENTS: N_("Comments"),
    StatisticField.SHARES: N_("Shares"),
    StatisticField.CLICKS: N_("Clicks"),
}

"""The record of a case beside the list: summary, pieces, history, links."""

"""Printing cases: the evidence pack, lists, figures for council."""

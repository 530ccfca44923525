"""Printing consent forms: what, for whom, for which places; looked at beforehand."""

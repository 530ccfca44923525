"""Printing sheets: what, for whom, how; looked at beforehand."""

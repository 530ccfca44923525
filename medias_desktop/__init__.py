"""The desk of a municipality's social-media policy."""

__version__ = "0.8.0"

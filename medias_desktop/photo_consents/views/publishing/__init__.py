"""Making copies fit to be published."""

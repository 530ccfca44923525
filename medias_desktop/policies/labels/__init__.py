"""The words for what the rules know as values, in the interface language; a start needs those of versions only."""

"""Words for what the editorial calendar records, by area."""

"""Six documents laid out by other hands than the rest: written down before the importer was run on them."""

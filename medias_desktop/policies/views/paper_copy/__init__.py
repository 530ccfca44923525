"""The paper document that was signed by hand: scanned back, put in order, certified, kept."""

"""How long sanctions are kept, and what goes when the time is over."""

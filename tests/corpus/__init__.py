"""Documents of our own writing with the outlines that a reader of the conventions expects of them."""

"""Letters of a case: listed, written, issued, printed."""

"""Reading one policy: its outline, its text, finding and quoting."""

"""Documents of record, sheets, signatures, viewing and printing."""

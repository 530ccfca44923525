"""The register file: engine, schema, transactions, attachments."""

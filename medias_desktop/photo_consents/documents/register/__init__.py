"""The register of photo consents as a file: CSV, an Excel workbook, a PDF to be printed."""

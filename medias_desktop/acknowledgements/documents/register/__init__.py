"""The register itself as a file: CSV, an Excel workbook, a PDF to be printed."""

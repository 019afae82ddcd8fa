"""A summary as PDF, XLSX, CSV and JSON, and as a mail. Qt is loaded only to draw the charts of the PDF."""

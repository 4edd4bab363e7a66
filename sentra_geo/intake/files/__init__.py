"""Opening a file: from bytes to records, with nothing in them believed."""

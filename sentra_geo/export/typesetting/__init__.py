"""Pages set by Typst: values go in as JSON, so no text of a file can run as code."""

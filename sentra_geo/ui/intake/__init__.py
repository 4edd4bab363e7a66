"""The Data page: files in, versions, templates."""

"""The store: what was accepted, kept as dated snapshots in a folder or in PostGIS."""

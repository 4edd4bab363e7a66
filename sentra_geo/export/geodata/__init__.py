"""The answer as map data: GeoPackage with styles, GeoJSON, GeoParquet, and what they mean."""

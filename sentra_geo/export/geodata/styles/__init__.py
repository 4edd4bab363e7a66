"""How layers look in QGIS and other programs: one look, written as QML and as SLD."""

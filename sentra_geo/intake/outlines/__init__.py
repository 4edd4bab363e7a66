"""Areas: their rings, their coordinate system, and whose line they are."""

"""What columns and their values mean."""

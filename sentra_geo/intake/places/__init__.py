"""Where a row is: coordinates, villages, rows at the same place."""

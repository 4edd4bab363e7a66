"""The atlas: one page a district, a village and a sentra, set as one PDF."""

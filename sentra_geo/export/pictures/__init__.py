"""Charts and maps drawn as SVG on this machine, without a browser."""

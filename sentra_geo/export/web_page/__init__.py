"""One self-contained web page: nothing on it is fetched from anywhere."""

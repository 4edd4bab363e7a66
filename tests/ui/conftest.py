"""Pages run without a browser."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from sentra_geo.study import DEFAULT_FOLDER

ROOT = DEFAULT_FOLDER.parent


@pytest.fixture
def open_page():
    """A function that runs one page with URL parameters and gives it back."""

    def run(page="dashboard.py", **query):
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
        for name, value in query.items():
            app.query_params[name] = value
        if page != "dashboard.py":
            app.switch_page(page)
        return app.run()

    return run


def texts(app):
    """Everything written on the page, as one text."""
    parts = []
    for kind in ("title", "header", "markdown", "caption", "info", "warning", "error"):
        parts += [element.value for element in app.get(kind) if hasattr(element, "value")]
    parts += [element.proto.body for element in app.get("html")]
    parts += [element.label for element in (*app.expander, *app.button, *app.toggle)]
    return plain("\n".join(str(part) for part in parts))


def plain(text):
    """Text as Markdown shows it: without the backslashes that keep it text."""
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", text)


def link(app):
    """The URL parameters of the page, as plain text."""
    values = dict(app.query_params.items())
    return {name: v[0] if isinstance(v, list) else v for name, v in values.items()}


def verdict(app):
    """The verdict's box."""
    bodies = [element.proto.body for element in app.get("html")]
    return next(body for body in bodies if 'class="sg-verdict"' in body)

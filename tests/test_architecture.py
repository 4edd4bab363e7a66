import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import sentra_geo

PACKAGE = Path(sentra_geo.__file__).parent
SCREEN = {"streamlit", "streamlit_folium"}


def modules_without_the_screen():
    """Names of all modules outside ``sentra_geo.ui``."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if "ui" not in parts:
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = list(modules_without_the_screen())


def test_the_core_is_found():
    assert {"sentra_geo", "sentra_geo.answer", "sentra_geo.measures.verdict"} <= set(MODULES)
    assert not any(name.startswith("sentra_geo.ui") for name in MODULES)


def test_importing_all_but_the_screen_loads_no_streamlit():
    code = (
        "import importlib, sys\n"
        f"for name in {MODULES}: importlib.import_module(name)\n"
        f"sys.exit(', '.join({SCREEN} & sys.modules.keys()) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", MODULES)
def test_no_module_but_the_screen_imports_streamlit(name):
    parts = name.split(".")
    path = PACKAGE.parent.joinpath(*parts)
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        assert not SCREEN & {imported.split(".")[0] for imported in names}


def test_public_names_exist():
    assert len(set(sentra_geo.__all__)) == len(sentra_geo.__all__)
    for name in sentra_geo.__all__:
        assert getattr(sentra_geo, name) is not None
    assert {"Study", "Question", "Answer", "answer", "read_study"} <= set(sentra_geo.__all__)


@pytest.mark.parametrize("name", MODULES)
def test_names_that_a_module_promises_exist(name):
    module = importlib.import_module(name)
    assert all(hasattr(module, public) for public in getattr(module, "__all__", ()))
    assert module.__doc__

"""Files that the map's frame fetches from this server: Leaflet, our script, the outlines.

Streamlit serves the folder of every declared component, so a component is used as a plain file
host; no setting and no internet is needed. Whoever reaches the server can read these files, so
only administrative outlines are put there, never business points.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
import threading
from functools import lru_cache
from pathlib import Path

import streamlit.components.v1 as components
from xstatic.pkg import leaflet

from sentra_geo.present.leaflet import ASSETS, MapFiles
from sentra_geo.present.outlines import outline_geojson
from sentra_geo.study import Study

_LAYERS = ("villages", "neighbours", "delineation")


def map_files(study: Study, boundary: str) -> MapFiles:
    """URLs, as the map's frame sees them, of everything a map needs.

    Args:
        study: The study whose outlines are drawn.
        boundary: ``boundary_id`` of the line.

    Returns:
        Relative URLs; they hold a digest, so a browser never shows an old file.
    """
    folder = _outline_folder()
    names = _write_outlines(study, boundary, folder)
    base = _host("leaflet", Path(leaflet.BASE_DIR))
    own = _host("map", ASSETS)
    outlines = _host("outlines", folder)
    return MapFiles(
        leaflet_js=f"{base}/leaflet.js",
        leaflet_css=f"{base}/leaflet.css",
        map_js=f"{own}/map.js?v={_digest_of(ASSETS / 'map.js')}",
        villages=f"{outlines}/{names['villages']}",
        delineation=f"{outlines}/{names['delineation']}",
        neighbours=f"{outlines}/{names['neighbours']}" if study.neighbours else None,
    )


def _host(name: str, folder: Path) -> str:
    component = components.declare_component(f"sentra_geo_{name}", path=str(folder))
    return f"../{component.name}"


@lru_cache(maxsize=8)
def _digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


@lru_cache(maxsize=1)
def _outline_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="sentra-geo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _write_outlines(study: Study, boundary: str, folder: Path) -> dict[str, str]:
    """Names of the outline files; written when they are not there (or were swept away)."""
    key = hashlib.sha256(f"{study.digest} {boundary}".encode()).hexdigest()[:16]
    names = {layer: f"{layer}-{key}.geojson" for layer in _LAYERS}
    for layer, name in names.items():
        path = folder / name
        if path.exists():
            continue
        folder.mkdir(exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        partial.write_text(outline_geojson(study, layer, boundary), encoding="utf-8")
        os.replace(partial, path)  # noqa: PTH105 - atomic on every system
    return names

"""A folium map that needs no internet, and the layers drawn on it.

folium points at CDNs; :class:`OfflineMap` points at files that the caller serves. Outlines are
fetched by URL once; what a filter changes travels as one small JSON and is drawn on the map that
is already there. Texts travel as JSON and become ``textContent``: nothing is ever read as HTML.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import folium
from jinja2 import Template

ASSETS = Path(__file__).parent / "assets"
MAX_ZOOM = 15


@dataclass(frozen=True)
class MapFiles:
    """Where the browser finds the files of a map, as URLs.

    Attributes:
        leaflet_js: Leaflet's script.
        leaflet_css: Leaflet's style sheet.
        map_js: ``assets/map.js`` of this package.
        villages: GeoJSON of the villages.
        delineation: GeoJSON of the boundary.
        neighbours: GeoJSON of the land around, None when there is none.
    """

    leaflet_js: str
    leaflet_css: str
    map_js: str
    villages: str
    delineation: str
    neighbours: str | None


class OfflineMap(folium.Map):
    """A folium map whose scripts and styles come from :class:`MapFiles`, without tiles."""

    def __init__(self, files: MapFiles, config: dict[str, Any], bounds: list[list[float]]) -> None:
        """Make the map.

        Args:
            files: URLs of scripts, styles and outlines.
            config: What ``sentraMap.start`` needs: colours, labels, legend, texts.
            bounds: South-west and north-east corner as [lat, lon].
        """
        self.default_js = [("leaflet", files.leaflet_js), ("sentra_map", files.map_js)]
        self.default_css = [("leaflet_css", files.leaflet_css)]
        super().__init__(
            tiles=None,
            prefer_canvas=True,
            zoom_control=True,
            control_scale=False,
            max_zoom=MAX_ZOOM,
            min_zoom=7,
            zoom_snap=0.25,
        )
        self.options["max_zoom"] = MAX_ZOOM
        self.fit_bounds(bounds)
        outlines = {
            "villages": files.villages,
            "delineation": files.delineation,
            "neighbours": files.neighbours,
        }
        self.add_child(_Start({**config, "outlines": outlines}))


class _Start(folium.MacroElement):
    _template = Template(
        """
        {% macro script(this, kwargs) %}
        sentraMap.start({{ this._parent.get_name() }}, {{ this.config | tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Start"
        self.config = config


class DrawnLayers(folium.MacroElement):
    """What changes with the question; belongs into a :class:`folium.FeatureGroup`."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        sentraMap.draw({{ this._parent._parent.get_name() }}, {{ this._parent.get_name() }},
                       {{ this.layers | tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, layers: dict[str, Any]) -> None:
        """Take the layers as plain values: fills, tips, sentra, points, chosen."""
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "DrawnLayers"
        self.layers = layers

/* Sentra Geo's map: outlines that travel once by URL, everything else as small JSON.
 *
 * Two entry points, called from the folium elements in present/leaflet.py:
 *   sentraMap.start(map, config)       once, when the map is made
 *   sentraMap.draw(map, group, layers) on every change, without making the map anew
 *
 * Text reaches the page only through textContent, never as HTML.
 */
(function () {
  "use strict";

  const STEPS = [0.5, 0.25, 0.1, 0.05, 0.02, 0.01];

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function textLabel(place, text, className) {
    const icon = L.divIcon({ className: "sg-label " + className, html: element("span", "", text), iconSize: null });
    return L.marker(place, { icon: icon, interactive: false, keyboard: false, pane: "labels" });
  }

  /* The clicked thing is told to the page through st_folium's own return value. */
  function pick(map, id) {
    if (!window.__GLOBAL_DATA__) return;
    window.__GLOBAL_DATA__.last_object_clicked_tooltip = id;
    map.fire("moveend");
  }

  function tip(map, place, lines) {
    const node = element("div");
    lines.forEach((line, index) => node.appendChild(element(index ? "div" : "strong", "", line)));
    map.sgTip.setLatLng(place).setContent(node);
    map.openTooltip(map.sgTip);
  }

  function fetchOutline(url, use) {
    fetch(url)
      .then((answer) => {
        if (!answer.ok) throw new Error(url + ": " + answer.status);
        return answer.json();
      })
      .then(use)
      .catch((error) => console.error(error));
  }

  function start(map, config) {
    const colours = config.colours;
    map.sg = { config: config, layers: null };
    map.sgTip = L.tooltip({ sticky: true, direction: "top", offset: [0, -6], className: "sg-tip" });
    map.getContainer().style.background = colours.water;
    // Leaflet focuses the map on a press; where the map reaches below the window, the page would
    // scroll under the pointer and the click be lost.
    const focus = HTMLElement.prototype.focus;
    map.getContainer().focus = () => focus.call(map.getContainer(), { preventScroll: true });
    addStyle(colours);
    map.createPane("points").style.zIndex = 420;
    map.getPane("points").style.pointerEvents = "none";
    map.createPane("labels").style.zIndex = 430;
    map.getPane("labels").style.pointerEvents = "none";
    L.control.scale({ imperial: false, maxWidth: 160 }).addTo(map);
    map.attributionControl.setPrefix(false);
    // Leaflet reads attributions as HTML: text is made so by the browser itself.
    map.attributionControl.addAttribution(element("span", "", config.credit).innerHTML);
    if (config.tiles) {
      L.tileLayer(config.tiles.url, { maxZoom: 18, attribution: config.tiles.credit }).addTo(map);
    }
    graticule(map);

    if (config.outlines.neighbours) {
      fetchOutline(config.outlines.neighbours, (data) => {
        L.geoJSON(data, {
          interactive: false,
          style: { color: colours.border, weight: 0.6, fillColor: colours.neighbour, fillOpacity: config.tiles ? 0 : 1 },
        }).addTo(map).bringToBack();
      });
    }
    fetchOutline(config.outlines.delineation, (data) => {
      map.sg.land = L.geoJSON(data, {
        interactive: false,
        style: { stroke: false, fillColor: colours.neighbour, fillOpacity: config.tiles ? 0 : 1 },
      }).addTo(map).bringToBack();
      map.sg.line = L.geoJSON(data, {
        interactive: false,
        style: { color: colours.line, weight: 2.4, dashArray: config.dashed ? "7 4" : null, fill: false },
      }).addTo(map);
      paint(map);
    });
    fetchOutline(config.outlines.villages, (data) => {
      map.sg.villages = L.geoJSON(data, {
        style: () => ({ color: colours.border, weight: 0.9, fillColor: colours.land, fillOpacity: 1 }),
        onEachFeature: (feature, layer) => {
          const code = feature.properties.village_code;
          layer.on("click", () => pick(map, "village:" + code));
          layer.on("mousemove", (event) => tip(map, event.latlng, (map.sg.layers && map.sg.layers.tips[code]) || [feature.properties.village]));
          layer.on("mouseout", () => map.closeTooltip(map.sgTip));
        },
      }).addTo(map);
      data.features.forEach((feature) => {
        const at = [feature.properties.label_lat, feature.properties.label_lon];
        textLabel(at, feature.properties.village, "sg-village").addTo(map);
      });
      paint(map);
    });
    config.labels.forEach((label) => {
      textLabel([label.lat, label.lon], label.text, label.kind).addTo(map);
    });
    const showByZoom = () => map.getContainer().classList.toggle("sg-close", map.getZoom() >= 12);
    map.on("zoomend", showByZoom);
    showByZoom();
  }

  /* Colours of the villages, once both the outlines and the colours are here. */
  function paint(map) {
    const sg = map.sg;
    if (!sg.layers) return;
    if (sg.villages) sg.villages.eachLayer((layer) => {
      const code = layer.feature.properties.village_code;
      const fill = sg.layers.fills[code];
      const chosen = sg.layers.chosen === "village:" + code;
      layer.setStyle({
        fillColor: fill ? fill[0] : sg.config.colours.land,
        fillOpacity: sg.config.tiles ? (fill ? Math.min(fill[1], 0.55) : 0.05) : fill ? fill[1] : 1,
        color: chosen ? sg.config.colours.line : sg.config.colours.border,
        weight: chosen ? 3 : 0.9,
      });
      if (chosen) layer.bringToFront();
    });
    if (sg.line) {
      sg.line.setStyle({ opacity: sg.layers.line ? 1 : 0 });
      sg.line.bringToFront();
    }
  }

  function draw(map, group, layers) {
    map.sg.layers = layers;
    paint(map);
    layers.sentra.forEach((place) => {
      if (place.uncertainty_m) {
        L.circle(place.at, { radius: place.uncertainty_m, interactive: false, color: map.sg.config.colours.ink, weight: 1, dashArray: "2 4", fill: false }).addTo(group);
      }
      const mark = element("div", "sg-sentra" + (layers.chosen === place.id ? " sg-chosen" : ""), place.text);
      mark.style.background = place.colour;
      mark.style.color = place.ink;
      const icon = L.divIcon({ className: "sg-mark", html: mark, iconSize: null });
      const marker = L.marker(place.at, { icon: icon, title: place.title, alt: place.title, riseOnHover: true });
      marker.on("click", () => pick(map, place.id));
      marker.addTo(group);
    });
    layers.outlets.forEach((place) => outletMark(map, place).addTo(group));
    if (layers.points.at.length) new Points(layers.points).addTo(group);
  }

  /* An outlet: the shape of its kind, filled by whether it sells local products. */
  function outletMark(map, place) {
    const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const shape = document.createElementNS("http://www.w3.org/2000/svg", "polygon");
    const look = { points: place.points, fill: place.fill, stroke: place.ink, "stroke-width": 0.22, "stroke-linejoin": "round" };
    Object.entries(look).forEach(([name, value]) => shape.setAttribute(name, value));
    picture.setAttribute("viewBox", "-1.2 -1.2 2.4 2.4");
    picture.setAttribute("class", "sg-outlet");
    picture.dataset.kind = place.kind;
    picture.appendChild(shape);
    const icon = L.divIcon({ className: "sg-mark", html: picture, iconSize: null });
    const marker = L.marker(place.at, { icon: icon, alt: place.lines.join(", "), riseOnHover: true });
    marker.on("mouseover click", () => tip(map, place.at, place.lines));
    marker.on("mouseout", () => map.closeTooltip(map.sgTip));
    return marker;
  }

  /* All business points on one canvas: pairs of integers, 1e-5 degree, and one class a point. */
  const Points = L.Layer.extend({
    initialize: function (points) {
      this.points = points;
    },
    onAdd: function (map) {
      this.canvas = L.DomUtil.create("canvas", "sg-points leaflet-zoom-hide", map.getPane("points"));
      map.on("moveend resize zoomend", this.redraw, this);
      this.redraw();
    },
    onRemove: function (map) {
      map.off("moveend resize zoomend", this.redraw, this);
      this.canvas.remove();
    },
    redraw: function () {
      const map = this._map;
      const size = map.getSize();
      const ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
      this.canvas.width = size.x * ratio;
      this.canvas.height = size.y * ratio;
      this.canvas.style.width = size.x + "px";
      this.canvas.style.height = size.y + "px";
      const pen = this.canvas.getContext("2d");
      pen.scale(ratio, ratio);
      pen.globalAlpha = 0.75;
      const points = this.points;
      const side = Math.max(2, Math.min(6, map.getZoom() - 7));
      let colour = -1;
      for (let i = 0; i < points.at.length; i += 2) {
        const place = map.latLngToContainerPoint([points.at[i + 1] / 1e5, points.at[i] / 1e5]);
        if (place.x < -9 || place.y < -9 || place.x > size.x + 9 || place.y > size.y + 9) continue;
        if (points.kind[i / 2] !== colour) {
          colour = points.kind[i / 2];
          pen.fillStyle = points.colours[colour];
        }
        const wide = points.count ? side * Math.min(4, Math.sqrt(points.count[i / 2])) : side;
        pen.fillRect(place.x - wide / 2, place.y - wide / 2, wide, wide);
      }
      this.canvas.dataset.drawn = points.at.length / 2;
    },
  });

  function graticule(map) {
    const colours = map.sg.config.colours;
    const group = L.layerGroup().addTo(map);
    const places = map.sg.config.degrees;
    function degrees(value, positive, negative) {
      const text = Math.abs(value).toFixed(2).replace(/0$/, "").replace(".", places.decimal);
      return text + "° " + (value < 0 ? negative : positive);
    }
    function redraw() {
      group.clearLayers();
      const view = map.getBounds();
      const step = STEPS.find((one) => (view.getEast() - view.getWest()) / one >= 2) || 0.01;
      const style = { color: colours.border, weight: 0.5, opacity: 0.6, interactive: false };
      const corner = map.containerPointToLatLng([map.getSize().x - 4, 0]);
      for (let x = Math.ceil(view.getWest() / step) * step; x < view.getEast(); x += step) {
        L.polyline([[view.getSouth(), x], [view.getNorth(), x]], style).addTo(group);
        label([map.containerPointToLatLng([0, 2]).lat, x], degrees(x, places.east, places.west), "sg-grid-x");
      }
      for (let y = Math.ceil(view.getSouth() / step) * step; y < view.getNorth(); y += step) {
        L.polyline([[y, view.getWest()], [y, view.getEast()]], style).addTo(group);
        if (map.latLngToContainerPoint([y, corner.lng]).y > 26) label([y, corner.lng], degrees(y, places.north, places.south), "sg-grid-y");
      }
    }
    function label(place, text, className) {
      textLabel(place, text, "sg-grid " + className).addTo(group);
    }
    map.on("moveend resize", redraw);
    redraw();
  }

  function addStyle(colours) {
    const halo = [[1, 1], [-1, 1], [1, -1], [-1, -1], [0, 2], [0, -2]].map((at) => `${at[0]}px ${at[1]}px 1px ${colours.halo}`).join(",");
    const style = element("style");
    style.textContent = `
      .leaflet-container { font: 12px/1.4 "Source Sans", "Source Sans Pro", "Segoe UI", sans-serif; }
      .sg-label { white-space: nowrap; color: ${colours.ink}; text-shadow: ${halo}; }
      .sg-label span { position: absolute; transform: translate(-50%, -50%); }
      .sg-village { display: none; font-size: 11px; }
      .sg-close .sg-village { display: block; }
      .sg-district { font-weight: 600; font-size: 12px; }
      .sg-close .sg-district { display: none; }
      .sg-region { font-style: italic; letter-spacing: .08em; opacity: .8; }
      .sg-water { font-style: italic; letter-spacing: .12em; opacity: .7; }
      .sg-grid { font-size: 10px; opacity: .8; }
      .sg-grid-x span { transform: translate(-50%, 0); }
      .sg-grid-y span { transform: translate(-100%, -50%); }
      .sg-mark { width: 0 !important; height: 0 !important; }
      .sg-sentra { position: absolute; transform: translate(-50%, -50%); min-width: 20px; padding: 0 4px; box-sizing: border-box;
        height: 20px; line-height: 18px; border-radius: 10px; border: 1px solid #fff; text-align: center; font-weight: 700;
        font-size: 11px; box-shadow: 0 1px 3px rgba(0,0,0,.45); cursor: pointer; white-space: nowrap; }
      .sg-outlet { position: absolute; width: 15px; height: 15px; transform: translate(-50%, -50%); cursor: pointer; overflow: visible; }
      .sg-chosen { outline: 3px solid ${colours.line}; outline-offset: 1px; }
      .sg-tip { background: ${colours.halo}; color: ${colours.ink}; border: 1px solid ${colours.border}; }
      .sg-tip::before { display: none; }
      .leaflet-control-attribution { background: ${colours.halo} !important; color: ${colours.ink} !important; opacity: .85; font-size: 10px; }
      .leaflet-control-scale-line { background: ${colours.halo}; color: ${colours.ink}; border-color: ${colours.ink}; text-shadow: none; }
      .leaflet-bar a { background: ${colours.halo}; color: ${colours.ink}; border-color: ${colours.border}; }
      .leaflet-bar a.leaflet-disabled { background: ${colours.halo}; opacity: .5; }
      .leaflet-bar a:hover { background: ${colours.neighbour}; color: ${colours.ink}; }
    `;
    document.head.appendChild(style);
  }

  window.sentraMap = { start: start, draw: draw };
})();

"""Sample programmes, outlets, receipts and events (DATA CONTOH), to try the dashboard with.

No open list of the programmes of Penajam Paser Utara, of their participants, or of what hotels and
shops sell of local products exists. The sample makes such lists up for the sample businesses and
draws whom a programme reached, what is sold where, and how often, without looking at the place: it
can neither prove nor hide a gap. Some answers are left out on purpose, so that what is unknown can
be seen beside what is "no".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import shapely
import shapely.ops

from sentra_geo.layers.projection import FloatArray, to_degrees, to_metric
from sentra_geo.layers.reading import Layer
from sentra_geo.layers.sample import SAMPLE_SEED, UNCERTAINTY_M

YOGYAKARTA = "Daerah Istimewa Yogyakarta"
_OFFICE = "Dinas KUKM Perindag PPU"
_AUTHORITY = "Otorita IKN"
# Kind, title, partner, date, status, seats, whether the list of participants is complete.
_PROGRAMMES = (
    ("training", "Pelatihan desain batik", YOGYAKARTA, "2024-03-12", "done", 60, "true"),
    ("training", "Pelatihan pembukuan", _OFFICE, "2024-07-23", "done", 90, "true"),
    ("training", "Pelatihan higiene pangan", _OFFICE, "2025-05-06", "done", 120, "true"),
    ("training", "Pelatihan pewarnaan alam", YOGYAKARTA, "2026-02", "done", 40, "true"),
    ("licensing", "Pendampingan NIB", _OFFICE, "2024-02-20", "done", 150, "true"),
    ("licensing", "Pendampingan P-IRT dan halal", _OFFICE, "2025-08-14", "done", 120, "true"),
    ("promotion", "Promosi daring", _OFFICE, "2024-10", "done", 70, ""),
    ("promotion", "Katalog produk", _AUTHORITY, "2025-11", "done", 60, "false"),
    ("packaging", "Klinik kemasan", YOGYAKARTA, "2024-06-04", "done", 50, "true"),
    ("packaging", "Bantuan kemasan", _OFFICE, "2025-09-17", "done", 80, "true"),
    ("exhibition", "Pameran bersama di Yogyakarta", YOGYAKARTA, "2025-03-21", "done", 25, "true"),
    ("exhibition", "Pameran kabupaten", _OFFICE, "2025", "done", 60, "true"),
    ("stall", "Lapak di kawasan IKN", _AUTHORITY, "2025-08", "done", 30, "true"),
    ("hotel_placement", "Kurasi produk kamar hotel", _AUTHORITY, "2026-01-29", "done", 35, "true"),
    ("partnership", "Kunjungan belajar", YOGYAKARTA, "2025-10-08", "done", 20, "true"),
    ("partnership", "Temu usaha dengan ritel modern", _OFFICE, "2026-04-15", "done", 45, "true"),
    ("forum", "Pertemuan forum UMKM", _OFFICE, "2026-06", "done", 100, "true"),
    ("training", "Pelatihan desain batik lanjutan", YOGYAKARTA, "2027-02", "planned", 40, ""),
    ("packaging", "Klinik kemasan kedua", YOGYAKARTA, "2027-03-09", "planned", 50, ""),
    ("exhibition", "Pameran bersama kedua", YOGYAKARTA, "2027-05", "planned", 30, ""),
    ("stall", "Lapak tambahan di kawasan IKN", _AUTHORITY, "2027", "planned", 25, ""),
    ("promotion", "Promosi radio", _OFFICE, "2025-02", "cancelled", 40, ""),
)
# Kind, how many, and rooms or None.
_OUTLETS = (
    ("hotel", (191, 85, 40)),
    ("mall", (None,) * 2),
    ("modern_retail", (None,) * 4),
    ("rest_area", (None,) * 2),
    ("ikn_stall", (None,) * 3),
    ("tourist_site", (None,) * 6),
    ("event_venue", (None,) * 3),
    ("market", (None,) * 6),
)
_OUTLET_NAMES = {
    "hotel": "hotel",
    "mall": "mal",
    "modern_retail": "ritel modern",
    "rest_area": "tempat istirahat",
    "ikn_stall": "lapak IKN",
    "tourist_site": "tempat wisata",
    "event_venue": "tempat acara",
    "market": "pasar",
}
_PRODUCTS = {
    "coconut": ("Minyak kelapa", "Kerajinan tempurung"),
    "folk_boat": ("Miniatur kapal",),
    "sea_product": ("Amplang", "Ikan asin"),
    "batik": ("Kain batik", "Syal batik"),
    "shrimp_paste": ("Terasi",),
    "weaving": ("Kain tenun",),
    "rattan": ("Tas rotan", "Lampit"),
    "bamboo": ("Kerajinan bambu",),
    "palm_sugar": ("Gula aren", "Gula semut"),
}
_STALL_DISTRICT = "Sepaku"
_MONTHS = tuple(f"2026-{month:02d}" for month in range(1, 11))
_PLACEMENTS = 160
_SCATTER_M = 300.0
_SHARE_ATTENDED = (0.90, 0.04, 0.06)
_SHARE_LOCAL = (0.60, 0.25, 0.15)
_FLAGS = ("true", "false", "")


def generate_sample_activities(
    businesses: pd.DataFrame, villages: Layer, seed: int = SAMPLE_SEED
) -> Mapping[str, pd.DataFrame]:
    """Make up programmes, participation, outlets, placements, receipts and events.

    Args:
        businesses: Sample businesses, as :func:`generate_sample_businesses` gives them.
        villages: Villages with settlement points.
        seed: Seed of the random draws; the same seed and layers give the same rows.

    Returns:
        A frame by layer name, its columns those of the layer, all with ``is_sample`` true.
    """
    rng = np.random.default_rng([seed, 6])
    programmes = _programmes()
    outlets = _outlets(rng, villages)
    placements = _placements(rng, businesses, outlets)
    return {
        "programmes": programmes,
        "participation": _participation(rng, programmes, businesses),
        "outlets": outlets,
        "placements": placements,
        "receipts": _receipts(rng, placements),
        "events": _events(outlets),
    }


def _programmes() -> pd.DataFrame:
    columns = ("kind", "title", "partner", "date", "status", "seats", "list_complete")
    frame = pd.DataFrame(_PROGRAMMES, columns=list(columns))
    frame["title"] = "DATA CONTOH " + frame["title"]
    frame.insert(0, "programme_id", [f"CONTOH-P{n:02d}" for n in range(1, len(frame) + 1)])
    return frame.assign(is_sample="true")


def _participation(
    rng: np.random.Generator, programmes: pd.DataFrame, businesses: pd.DataFrame
) -> pd.DataFrame:
    """Those drawn for each programme; one that is planned has invited some, or none yet."""
    ids, parts = businesses["business_id"].to_numpy(), []
    for row in programmes.to_dict("records"):
        seats, status = int(row["seats"]), row["status"]
        invited = {"done": seats, "planned": 0 if row["kind"] == "stall" else seats // 2}
        size = min(invited.get(status, 0), len(ids))
        drawn = np.sort(rng.choice(len(ids), size=size, replace=False))
        attended = rng.choice(_FLAGS, size=size, p=_SHARE_ATTENDED)
        parts.append(
            pd.DataFrame(
                {
                    "programme_id": row["programme_id"],
                    "business_id": ids[drawn],
                    "attended": attended if status == "done" else "",
                }
            )
        )
    return pd.concat(parts, ignore_index=True).assign(is_sample="true")


def _outlets(rng: np.random.Generator, villages: Layer) -> pd.DataFrame:
    frame = villages.frame
    x, y = to_metric(
        frame["settlement_lon"].to_numpy(dtype=np.float64),
        frame["settlement_lat"].to_numpy(dtype=np.float64),
    )
    stalls = np.flatnonzero(frame["district"] == _STALL_DISTRICT)
    rows: list[dict[str, Any]] = []
    for kind, rooms in _OUTLETS:
        where = stalls if kind == "ikn_stall" and len(stalls) else np.arange(len(frame))
        for number, count in enumerate(rooms, start=1):
            village = int(rng.choice(where))
            drawn = rng.normal((x[village], y[village]), _SCATTER_M)
            place = _within(villages.outlines[village], drawn)
            lon, lat = to_degrees(place[[0]], place[[1]])
            is_site = kind == "tourist_site"
            rows.append(
                {
                    "outlet_id": f"CONTOH-G{len(rows) + 1:02d}",
                    "name": f"DATA CONTOH {_OUTLET_NAMES[kind]} {number}",
                    "kind": kind,
                    "village_code": frame["village_code"].iloc[village],
                    "lon": round(float(lon[0]), 5),
                    "lat": round(float(lat[0]), 5),
                    "position_uncertainty_m": UNCERTAINTY_M,
                    "rooms": "" if count is None else str(count),
                    "sells_local": rng.choice(_FLAGS, p=_SHARE_LOCAL),
                    "has_souvenir": rng.choice(_FLAGS, p=(0.4, 0.4, 0.2)) if is_site else "",
                }
            )
    frame = pd.DataFrame(rows)
    named = frame["has_souvenir"] == "true"
    frame["souvenir"] = np.where(named, "DATA CONTOH cenderamata", "")
    return frame.assign(is_sample="true")


def _within(outline: Any, place: FloatArray) -> FloatArray:
    """The place, or the nearest one well inside the outline: settlements lie at shores, too."""
    inner = shapely.buffer(outline, -UNCERTAINTY_M)
    nearest = shapely.ops.nearest_points(inner, shapely.Point(place))[0]
    return np.array([nearest.x, nearest.y])


def _placements(
    rng: np.random.Generator, businesses: pd.DataFrame, outlets: pd.DataFrame
) -> pd.DataFrame:
    """Products of drawn businesses in drawn outlets that do not say they sell none."""
    selling = outlets["outlet_id"][outlets["sells_local"] == "true"].to_numpy()
    count = _PLACEMENTS if len(businesses) and len(selling) else 0
    drawn = businesses.iloc[rng.integers(max(len(businesses), 1), size=count)]
    products = [str(rng.choice(_PRODUCTS[name])) for name in drawn["commodity"]]
    frame = pd.DataFrame(
        {
            "outlet_id": rng.choice(selling, size=count),
            "business_id": drawn["business_id"].to_numpy(),
            "product": products,
            "since": rng.choice(("2024", "2025-02", "2025-09", "2026-01"), size=count),
        }
    )
    key = ["outlet_id", "business_id", "product"]
    frame = frame.drop_duplicates(key).sort_values(key, ignore_index=True)
    return frame.assign(is_sample="true")


def _receipts(rng: np.random.Generator, placements: pd.DataFrame) -> pd.DataFrame:
    """Receipts of two placements in three; the others keep no count."""
    counted = placements[rng.random(len(placements)) < 2 / 3]
    parts = []
    for month in _MONTHS:
        rows = counted[["outlet_id", "business_id", "product"]].copy()
        rows.insert(0, "month", month)
        rows["receipts"] = rng.poisson(4.0, size=len(rows))
        parts.append(rows)
    return pd.concat(parts, ignore_index=True).assign(is_sample="true")


def _events(outlets: pd.DataFrame) -> pd.DataFrame:
    venues = outlets["outlet_id"][outlets["kind"] == "event_venue"].to_list()
    rows = [
        ("CONTOH-A1", "DATA CONTOH Porprov 2026", venues[0], "2026-11", "2026-12", "12000", "40"),
        ("CONTOH-A1", "DATA CONTOH Porprov 2026", venues[1], "2026-11", "2026-12", "5000", "20"),
        ("CONTOH-A1", "DATA CONTOH Porprov 2026", venues[2], "2026-11", "2026-12", "", ""),
        ("CONTOH-A2", "DATA CONTOH pameran UMKM", venues[0], "2027-03-14", "2027-03-16", "", "30"),
    ]
    columns = ["event_id", "event", "outlet_id", "date", "end_date", "visitors_expected", "stalls"]
    return pd.DataFrame(rows, columns=columns).assign(is_sample="true")

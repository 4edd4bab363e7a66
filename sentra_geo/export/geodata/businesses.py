"""Businesses as points: for the office, without what names a person.

No name, number or identifier leaves: an identifier of a register can be looked up.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import numpy as np

from sentra_geo.answer import Answer
from sentra_geo.errors import Fault, LayerError
from sentra_geo.export.geodata.column import COUNT, FLAG, NUMBER, Column
from sentra_geo.export.geodata.geolayer import POINT, GeoLayer, table_of_columns
from sentra_geo.export.geodata.shapes import point_shapes
from sentra_geo.export.geodata.sources import sample_note
from sentra_geo.export.request import Request
from sentra_geo.layers.reading import Layer, read_layer
from sentra_geo.layers.schema import OTHER_COMMODITY, PREMISES
from sentra_geo.location import NO_VILLAGE, BoolArray
from sentra_geo.present.map_marks import business_name
from sentra_geo.present.points import kept_businesses
from sentra_geo.question import COMMODITIES, SCALES, ZONES
from sentra_geo.study import Study
from sentra_geo.wording import N_, Wording

NAME = "businesses"
_KIND = (
    Column("commodity", N_("Komoditas."), codes=(*COMMODITIES, OTHER_COMMODITY)),
    Column("scale", N_("Skala usaha."), codes=SCALES),
    Column("kbli_code", N_("Kode lapangan usaha (KBLI).")),
)
_PLACED = (
    Column("position_uncertainty_m", N_("Ketidakpastian letak."), NUMBER, "m"),
    Column("is_sample", N_("Apakah baris ini data contoh, bukan usaha nyata."), FLAG),
)
_KEPT = (
    Column("kbli_version", N_("Tahun terbit KBLI.")),
    Column("register", N_("Daftar asal.")),
    Column("workers", N_("Orang yang bekerja di usaha itu."), COUNT),
    Column("premises", N_("Tempat usaha."), codes=PREMISES),
    Column("has_nib", N_("Memiliki NIB."), FLAG),
    Column("is_halal", N_("Bersertifikat halal."), FLAG),
    Column("has_pirt", N_("Memiliki P-IRT."), FLAG),
    Column("sells_online", N_("Menjual secara daring."), FLAG),
    Column("forum_member", N_("Anggota forum."), FLAG),
    Column("as_of", N_("Keadaan per.")),
)
COLUMNS = (
    *_KIND,
    *_KEPT,
    Column("village_code", N_("Kode desa yang memuat letaknya; kosong di luar semua desa.")),
    Column("village", N_("Nama desa itu.")),
    Column("district", N_("Kecamatan desa itu.")),
    Column("zone", N_("Zona yang memuat seluruh atau sebagian besar usaha ini."), codes=ZONES),
    *_PLACED,
)


def businesses_layer(request: Request) -> GeoLayer | None:
    """Businesses that the filters keep; None where none take part.

    Nor for the public from a real register: rows could be counted, and would tell what all other
    public material leaves out. The data page has a public extract that stands by itself.
    """
    found, words = request.found, request.words
    if found.businesses == "none" or request.hides_businesses:
        return None
    is_sample = found.businesses == "sample"
    values, shapes = _rows(request)
    return GeoLayer(
        name=NAME,
        title=business_name(found, words),
        about=" ".join(
            filter(
                None, (_about(words, is_sample=is_sample), sample_note(words, is_sample=is_sample))
            )
        ),
        sources=("businesses", "villages", "delineation"),
        columns=COLUMNS,
        table=table_of_columns(COLUMNS, values),
        shapes=shapes,
        kind=POINT,
        is_sample=is_sample,
    )


def _about(words: Wording, *, is_sample: bool) -> str:
    if is_sample:
        return words.gettext("Satu baris: satu usaha. Nama, nomor, dan kode tidak disertakan.")
    return words.gettext(
        "Satu baris: satu usaha. Hanya untuk dipakai di dalam kantor: letaknya dapat berupa rumah "
        "pemilik. Nama, nomor, dan kode usaha tidak disertakan."
    )


def _rows(request: Request) -> tuple[dict[str, Any], Any]:
    found, study = request.found, request.study
    keep, zone = _shown(study, found)
    whole = _whole(study)
    x, y = whole.positions
    frame = whole.frame[keep]
    # Numbers of villages, zones and the like point into short lists of names.
    village = study.business_village[keep]  # type: ignore[index] # there are businesses
    places = study.villages.frame
    values: dict[str, Any] = {
        column.name: frame[column.name] if column.name in frame else [None] * len(frame)
        for column in (*_KIND, *_KEPT, *_PLACED)
    }
    for name in ("village_code", "village", "district"):
        names = np.array([*places[name], None], dtype=object)
        values[name] = names[np.where(village == NO_VILLAGE, len(places), village)]
    values["zone"] = np.array(ZONES, dtype=object)[zone[keep]]
    return values, point_shapes(x[keep], y[keep])


def _shown(study: Study, found: Answer) -> tuple[BoolArray, Any]:
    """Which businesses the filters and the shown zones keep, and the zone of each."""
    businesses, village, side = (
        study.businesses,
        study.business_village,
        found.boundary.business_side,
    )
    assert businesses is not None  # noqa: S101 - looked at before
    assert village is not None  # noqa: S101
    assert side is not None  # noqa: S101
    weights = found.boundary.zone_weights(side.inside, side.line_band, village, found.question)
    zone = weights.argmax(axis=1)
    wanted = [ZONES.index(name) for name in found.question.zone or ZONES]
    return kept_businesses(businesses, village, study, found) & np.isin(zone, wanted), zone


def _whole(study: Study) -> Layer:
    """The businesses with the columns that no figure needs, as the file has them.

    Raises:
        LayerError: The file is no longer the one the answer was made from.
    """
    held = study.businesses
    assert held is not None  # noqa: S101 - looked at before
    if hashlib.sha256(held.facts.path.read_bytes()).hexdigest() != held.facts.sha256:
        raise LayerError(
            Fault(
                N_("Berkas berubah sesudah dimuat."),
                N_("Muat ulang halaman, lalu buat lagi."),
                file=held.facts.path.name,
            )
        )
    return replace(held, frame=read_layer(held.facts, kept=True).frame)

"""A list of businesses to work through: their first rows on a page, all of them in a file.

Only rows of the register are held until the file is made, so a list of a million costs a page
nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sentra_geo.activities import Rows
from sentra_geo.answer import Answer
from sentra_geo.errors import Fault, LayerError
from sentra_geo.export.piece_tables import piece_csv, piece_workbook
from sentra_geo.layers.reading import Layer, read_layer
from sentra_geo.location import NO_VILLAGE
from sentra_geo.present.labels import COMMODITY, SAMPLE, SCALE, ZONE, label
from sentra_geo.present.piece import Piece
from sentra_geo.present.tables import Table
from sentra_geo.question import SCALES, ZONES
from sentra_geo.study import BUSINESS_COMMODITIES, Study
from sentra_geo.wording import N_, Wording

SHOWN_ROWS = 200
"""Rows of a list that a page shows."""

CSV, XLSX = "csv", "xlsx"
_NAME = "name"


@dataclass(frozen=True, eq=False)
class BusinessList:
    """Businesses, in the order in which they are listed.

    Attributes:
        code: Name of the file; the same in all languages.
        title: What the list is, in the reader's language.
        rows: Rows of the register.
        status: Place of each one's status in ``statuses``, shape ``(rows,)``.
        statuses: What is said of a business, in the reader's language.
        status_title: What the statuses are about, likewise.
        note: What belongs below the list, likewise.
        layers: Layers that it is made of.
        codes: Definitions behind it.
    """

    code: str
    title: str
    rows: Rows
    status: Rows
    statuses: tuple[str, ...]
    status_title: str
    note: str = ""
    layers: tuple[str, ...] = ("businesses", "villages", "delineation")
    codes: tuple[str, ...] = ()


def first_rows(
    listed: BusinessList, study: Study, found: Answer, words: Wording, most: int = SHOWN_ROWS
) -> Table:
    """The first rows of a list; names of businesses only where they are at hand.

    Args:
        listed: The list.
        study: Its register.
        found: The answer, for the zones.
        words: Language.
        most: How many rows at most.
    """
    if study.businesses is None:
        return Table(pd.DataFrame(), {})
    part = slice(0, most)
    return _table(listed, part, study.businesses, found, words)


def business_list_file(
    listed: BusinessList, form: str, study: Study, found: Answer, words: Wording
) -> bytes:
    """All rows of a list as a file; names of businesses are read only now.

    Args:
        listed: The list.
        form: ``csv`` or ``xlsx``.
        study: Its register.
        found: The answer.
        words: Language.

    Returns:
        The file.

    Raises:
        ValueError: The list has no rows, or the form is unknown.
        LayerError: The register's file is no longer the one the answer was made from.
    """
    if study.businesses is None or not len(listed.rows) or form not in {CSV, XLSX}:
        raise ValueError(f"no such list: {listed.code}, {form!r}")
    table = _table(listed, slice(None), _register(study.businesses), found, words)
    piece = Piece(
        listed.code,
        "",
        listed.title,
        listed.layers,
        listed.codes,
        table=table,
        note=listed.note,
        tells_businesses=True,
    )
    make = piece_csv if form == CSV else piece_workbook
    return make(piece, study, found, words)


def _register(held: Layer) -> Layer:
    """The register with its names, as long as the file is the one the answer was made from."""
    if _NAME in held.frame:
        return held
    if hashlib.sha256(held.facts.path.read_bytes()).hexdigest() != held.facts.sha256:
        raise LayerError(
            Fault(
                N_("Berkas berubah sesudah dimuat."),
                N_("Muat ulang halaman, lalu buat lagi."),
                file=held.facts.path.name,
            )
        )
    return read_layer(held.facts, kept=True)


def _table(
    listed: BusinessList, part: slice, register: Layer, found: Answer, words: Wording
) -> Table:
    """The rows of a part of a list, as text columns."""
    _, rows = words.gettext, listed.rows[part]
    frame = register.frame.iloc[rows]
    columns: dict[str, Any] = {_("Kode usaha"): frame["business_id"]}
    if _NAME in frame:
        columns[_("Nama usaha")] = frame[_NAME]
    columns |= _place_columns(rows, found, words)
    columns |= _kind_columns(rows, found, words)
    columns[listed.status_title] = _named(listed.status[part], listed.statuses)
    mark = np.where(frame["is_sample"].to_numpy(dtype=bool), 0, -1)
    columns[_("Data contoh")] = _named(mark, (_(SAMPLE),))
    texts = {name: pd.array(np.asarray(values), dtype="string") for name, values in columns.items()}
    return Table(pd.DataFrame(texts), {})


def _place_columns(rows: Rows, found: Answer, words: Wording) -> dict[str, Any]:
    """Village, district and zone of each."""
    _, cut = words.gettext, found.cut
    places = cut.study.business_village
    village = np.full(len(rows), NO_VILLAGE) if places is None else places[rows]
    frame = cut.study.villages.frame
    names = [label(words, ZONE, zone) for zone in ZONES]
    zone = cut.business_zones(rows).argmax(axis=1)
    return {
        _("Kode desa"): _named(village, frame["village_code"]),
        _("Nama desa"): _named(village, frame["village"]),
        _("Kecamatan"): _named(village, frame["district"]),
        _("Zona"): _named(zone, names),
    }


def _kind_columns(rows: Rows, found: Answer, words: Wording) -> dict[str, Any]:
    """Commodity and scale of each; empty where unknown."""
    kind = found.cut.study.business_kind
    assert kind is not None  # noqa: S101 - a list has businesses
    commodities = [label(words, COMMODITY, name) or None for name in BUSINESS_COMMODITIES]
    scales = [*(label(words, SCALE, name) for name in SCALES), None]
    return {
        words.gettext("Komoditas"): _named(kind.commodity[rows], commodities),
        words.gettext("Skala usaha"): _named(kind.scale[rows], scales),
    }


def _named(place: Any, names: Any) -> Any:
    """The name at each place; missing at -1."""
    return np.append(np.asarray(names, dtype=object), [None])[np.asarray(place, dtype=np.intp)]

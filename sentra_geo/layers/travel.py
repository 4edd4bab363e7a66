"""The table of travel distances or times between villages and the villages that host a sentra."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sentra_geo.errors import Fault
from sentra_geo.layers.projection import FloatArray
from sentra_geo.layers.reading import Layer
from sentra_geo.wording import N_

M_PER_UNIT = 1_000.0
"""Bands are 100 m wide: a value of 1 km, or 1 minute, fills ten of them."""

_MOST_PER_CHECK = 200
_MOST_PAIRS = 3


def find_travel_issues(travel: Layer | None, villages: Layer, sentra: Layer) -> list[Fault]:
    """More than one unit, codes that no village has, and pairs without a value.

    Every village needs a value to every village that hosts a sentra: a missing one would be
    unknown, and unknown is not far. Only the pair of a village with itself may be left out. Rows
    to villages without a sentra are passed over, so that a table can be loaded before the sentra.

    Args:
        travel: The table; None when there is none.
        villages: Villages.
        sentra: Sentra locations.

    Returns:
        The faults, empty when there are none.
    """
    if travel is None:
        return []
    codes = villages.frame["village_code"].tolist()
    return [
        *_mixed_units(travel),
        *_unknown_codes(travel, set(codes)),
        *_missing_pairs(travel, villages, set(sentra.frame["village_code"])),
    ]


def travel_distances_m(
    frame: pd.DataFrame, origins: Sequence[str], hosts: Sequence[str]
) -> FloatArray:
    """The table as a matrix.

    Args:
        frame: Rows of the layer, whose unit is one.
        origins: Village codes, each once.
        hosts: Codes of villages that host a sentra, each once.

    Returns:
        Thousandths of a kilometre or of a minute, shape ``(origins, hosts)``: 0 from a village to
        itself unless the table says otherwise, NaN where it says nothing.
    """
    start = pd.Index(origins).get_indexer(pd.Index(frame["from_village_code"]))
    end = pd.Index(hosts).get_indexer(pd.Index(frame["to_village_code"]))
    own: NDArray[np.bool_] = np.asarray(origins, object)[:, None] == np.asarray(hosts, object)
    matrix = np.where(own, 0.0, np.nan)
    used = (start >= 0) & (end >= 0)
    values = frame["value"].to_numpy(dtype=np.float64)
    matrix[start[used], end[used]] = values[used] * M_PER_UNIT
    return matrix


def _mixed_units(travel: Layer) -> Iterator[Fault]:
    counts = travel.frame["unit"].value_counts()
    if len(counts) > 1:
        told = ", ".join(f"{unit}: {count}" for unit, count in sorted(counts.items()))
        yield Fault(
            N_("Tabel memuat lebih dari satu satuan ({units})."),
            N_("Pakai satu satuan, km atau menit, untuk seluruh tabel."),
            file=travel.facts.path.name,
            fields={"units": told},
        )


def _unknown_codes(travel: Layer, known: set[str]) -> Iterator[Fault]:
    for name in ("from_village_code", "to_village_code"):
        codes = travel.frame[name]
        for row in np.flatnonzero(~codes.isin(known).to_numpy())[:_MOST_PER_CHECK]:
            yield Fault(
                N_("Desa dengan kode “{code}” tidak ada di lapisan desa."),
                N_("Pakai kode Kemendagri seperti 64.09.01.1015."),
                file=travel.facts.path.name,
                row=int(row) + travel.first_row,
                fields={"code": codes.iloc[row]},
            )


def _missing_pairs(travel: Layer, villages: Layer, hosting: set[str]) -> Iterator[Fault]:
    codes = villages.frame["village_code"].tolist()
    hosts = [code for code in codes if code in hosting]  # others are told as unknown villages
    matrix = travel_distances_m(travel.frame, codes, hosts)
    missing = np.argwhere(np.isnan(matrix))
    if not len(missing):
        return

    names = dict(zip(codes, villages.frame["village"], strict=True))
    first = [(codes[i], hosts[j]) for i, j in missing[:_MOST_PAIRS]]
    pairs = [f"{names[i]} ({i}) → {names[j]} ({j})" for i, j in first]
    yield Fault(
        N_(
            "{missing} dari {pairs} pasangan desa asal dan desa sentra tidak ada di tabel, yang "
            "pertama: {first}."
        ),
        N_(
            "Lengkapi pasangan itu (templat jarak tempuh memuat semuanya), atau tarik tabel ini "
            "supaya jarak lurus dipakai lagi."
        ),
        file=travel.facts.path.name,
        fields={"missing": len(missing), "pairs": matrix.size, "first": "; ".join(pairs)},
    )

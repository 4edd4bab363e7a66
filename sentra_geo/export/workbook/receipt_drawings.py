"""Native charts of receipts and of the forum."""

from __future__ import annotations

import pandas as pd

from sentra_geo.answer import Answer
from sentra_geo.export.workbook.activity_drawings import share_by_zone
from sentra_geo.export.workbook.coverage_drawings import zoned_bars
from sentra_geo.export.workbook.drawing import (
    BAR,
    Drawing,
    Mark,
    block,
    farthest,
    reach_names,
    reaches,
    row_height,
    short_name,
    unique_names,
)
from sentra_geo.present.charts import limit_names
from sentra_geo.present.palette import GREY
from sentra_geo.present.receipt_charts import MOST_BARS
from sentra_geo.present.tables import SHARE, Table
from sentra_geo.wording import Wording


def receipt_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Each group's part of all receipts with its interval, the first ones of a long list."""
    name, share = table.frame.columns[0], words.gettext("Bagian dari semua struk")
    rows = table.frame.iloc[:MOST_BARS].reset_index(drop=True)
    names = pd.Series(unique_names([short_name(str(one)) for one in rows[name]]), name=name)
    low, high = limit_names(found, words)
    limits = reaches(rows, share, (low, high), words)
    data = pd.concat([names, rows[share], limits], axis=1)
    has_limits = bool(data[reach_names(share, words)[0]].notna().any())
    error = reach_names(share, words) if has_limits else ()
    mark = Mark(share, GREY, error=error, labelled=True, in_legend=False)
    most = min(1.0, farthest(data, (mark,))) if has_limits else 1.0
    titles = (name, words.gettext("Bagian (%)"))
    drawn = (mark,) if data[share].notna().any() else ()
    height, numbers = row_height(len(data), 24), block(data, SHARE)
    return Drawing(BAR, (name,), drawn, titles, table=numbers, limits=(0, most), height=height)


def origin_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Where the receipts of each kind of outlet come from, with intervals."""
    kind, zone = table.frame.columns[:2]
    share = words.gettext("Bagian dari struk jenis gerai itu")
    low, high = limit_names(found, words)
    titles = (kind, words.gettext("Bagian (%)"))
    return zoned_bars(table, (kind, zone, share, low, high), titles, SHARE, words)


def member_drawing(table: Table, found: Answer, words: Wording) -> Drawing:
    """Members of the forum by zone, with intervals."""
    return share_by_zone(table, words.gettext("Bagian anggota"), found, words)

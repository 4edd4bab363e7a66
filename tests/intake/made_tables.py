"""Tables made by hand or by chance, as the intake gets them."""

import numpy as np
import pandas as pd
import shapely
from hypothesis import strategies as st

from sentra_geo.export.intake_report import finding_table
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.aliases import ALIASES
from sentra_geo.intake.fields.columns import TARGETS
from sentra_geo.intake.files.table import RawTable
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.wording import Wording

NASTY = (
    *(None, "", " ", "-", "n/a", "?", "0", "1", "-1", "ya", "TIDAK", "true", "v", "x", "#REF!"),
    *("Sepaku", "desa  sepan", "Sepan.", "Penajam", "Kec. Waru", "Tanjung Tengah", "Girimukti"),
    *("64.09.01.1001", "6409011001", "64.09.02", "99.99.99.9999", "6409030001", "ini bukan kode"),
    *("-1.39", "116.65", "-1,39", "116,65", "1.39", "116.65 BT", "1°22'48\" LS", "116°42'00\" E"),
    *("-1.39, 116.65", "116.65 -1.39", "(0, 0)", "0, 0", "460000", "9850000", "460.000,5", "1e999"),
    *("Rp 1.234.567", "1.234", "1,5", "2024-12-31", "45657", "31/12/2024", "Desember 2024", "2024"),
    *("mikro", "Usaha Kecil", "raksasa", "batik", "kerupuk ikan", "kopi", "resmi", "indikatif"),
    *("=1+1", "'=1+1", "Warung {x} %s \\n", "a\tb", "a\nb", "\u200b", "é" * 40, "\ufffe", "💥"),
    *("Jumlah", "Total", "(1)", "(2)", "NIK 6409012345670001", "Budi 0812-3456-7890", "a@b.co.id"),
    *("CONTOH-0001", "contoh-p01 ", "CONTOH-G01", "S1", "P-9", "pelatihan", "pasar", "selesai"),
    *("IKN", "KIKN", "laut", "UU 3/2022", "!!!", "uu3_2022", "a b", "CONTOH – hapus baris ini"),
)
NUMBERS = (0, 1, -1, 3.5, 1e300, float("nan"), float("inf"), 116.65, -1.39, 460_000, 2**60, True)
JUNK = (
    "catatan",
    "No. HP",
    "NIK",
    "Nama Pemilik",
    "kolom 1",
    "=cmd",
    "tanda {tangan}",
    "Ω",
    "Luas",
)


def cells():
    """One cell: mostly nasty texts, at times a number as spreadsheets hold them."""
    return st.sampled_from(NASTY) | st.sampled_from(NASTY) | st.sampled_from(NUMBERS)


def headers(layer):
    """Unique headers: names of the layer's columns, their aliases, and junk."""
    known = [*TARGETS[layer], *(name for names in ALIASES[layer].values() for name in names[:3])]
    wanted = [name.replace("_", " ").title() for name in known]
    pool = st.sampled_from(known) | st.sampled_from(wanted) | st.sampled_from(JUNK)
    return st.lists(pool, min_size=1, max_size=8, unique=True)


def shapes():
    """A shape in degrees, sound or not, or none."""
    square = shapely.box(116.6, -1.4, 116.7, -1.3)
    return st.sampled_from(
        [
            None,
            square,
            shapely.Polygon(),
            shapely.transform(square, lambda p: p[:, ::-1]),
            shapely.transform(square, lambda p: np.add(p, [50, 0])),
            shapely.Polygon([(116.6, -1.4), (116.7, -1.3), (116.7, -1.4), (116.6, -1.3)]),
            shapely.MultiPolygon([square, shapely.box(116.8, -1.4, 116.9, -1.3)]),
            shapely.Point(116.65, -1.39),
            shapely.Point(-1.39, 116.65),
            shapely.LineString([(116.6, -1.4), (116.7, -1.3)]),
            shapely.GeometryCollection([square, shapely.Point(116.65, -1.39)]),
        ]
    )


@st.composite
def tables(draw, layer):
    """Content of a file for a layer, whatever stands in it."""
    names = draw(headers(layer))
    rows = draw(st.lists(st.lists(cells(), min_size=len(names), max_size=len(names)), max_size=6))
    geometry = None
    if SCHEMAS[layer].geometry == "polygon" or draw(st.integers(0, 4)) == 0:
        geometry = draw(st.lists(shapes(), min_size=len(rows), max_size=len(rows)))
    crs = draw(st.sampled_from(["EPSG:4326", None, "EPSG:32750"])) if geometry is not None else None
    return table_of(names, rows, geometry=geometry, crs=crs)


def table_of(names, rows, *, geometry=None, crs=None, file="unggahan.xlsx", **about):
    """A table as a file would give it: texts as text, kinds mixed where they are."""
    columns = {
        name: pd.Series([row[place] for row in rows], dtype=object)
        for place, name in enumerate(names)
    }
    frame = pd.DataFrame(columns, index=pd.RangeIndex(len(rows)))
    held = None
    if geometry is not None:
        held = np.full(len(rows), None, dtype=object)
        held[:] = geometry
    numbers = np.arange(len(rows), dtype=np.int64) * 2 + 3
    return RawTable(file, "xlsx", "0" * 64, frame, numbers, geometry=held, crs=crs, **about)


def rows_with_issues(checked):
    """Positions of the rows that any issue names."""
    return sorted({int(row) for finding in checked.content.issues for row in finding.index})


def checked_of(names, rows, reference, layer="businesses", **choices):
    """A small table, checked."""
    about = {key: choices.pop(key) for key in ("geometry", "crs") if key in choices}
    return check_table(table_of(names, rows, **about), Choices(layer, **choices), reference)


def reasons(checked, findings=None, language="id"):
    """Row number and reason of every issue, as the user reads them."""
    found = checked.content.issues if findings is None else findings
    table = finding_table(checked, found, Wording(language))
    return list(zip(table["row"].tolist(), table["reason"].tolist(), strict=True))

"""Templates: empty tables for people to fill in, with notes, choices and instructions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from sentra_geo.export.data_dictionary import TITLE as DICTIONARY
from sentra_geo.export.data_dictionary import dictionary_sheet
from sentra_geo.export.spreadsheet import Sheet, csv_bytes, workbook_bytes
from sentra_geo.export.template_column import MARK, TemplateColumn, Value
from sentra_geo.export.template_columns import TEMPLATES
from sentra_geo.intake.examples import EXAMPLE_MARK
from sentra_geo.layers.dictionary import LAYERS, Entry, dictionary_of
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.present.tables import TENTHS, TEXT
from sentra_geo.wording import N_, Wording

"""What example rows are called. The intake sets rows that say so aside, in any language."""

_FLAGS = {True: N_("ya"), False: N_("tidak")}
_INSTRUCTIONS = N_("Petunjuk")
_NEEDED = N_("Kolom ini paling dibutuhkan.")
_MAY_BE_EMPTY = N_("Boleh kosong.")
_KINDS_OF_VILLAGE = (N_("Desa"), N_("Kelurahan"))
_DEGREES = ("lat", "lon", "settlement_lat", "settlement_lon")

_BEFORE = (
    N_("Isi lembar pertama mulai baris 2. Hapus baris yang bertanda “{mark}”."),
    N_("Jangan ubah nama kolom di baris 1. Urutan kolom bebas, dan kolom boleh dihapus."),
    N_("Kolom berkepala biru paling dibutuhkan; kolom lain boleh kosong."),
    N_("Kosongkan yang tidak diketahui; jangan isi dengan 0."),
    N_("Arti kolom tampak bila penunjuk diletakkan pada kepalanya, dan di lembar Kamus data."),
    N_("Sel yang punya daftar pilihan diisi dengan memilih dari daftar itu."),
)
_FOR_POINTS = (
    N_(
        "Lintang dan bujur dalam derajat desimal (WGS 84) dengan tanda titik, misalnya -1.2496 dan "
        "116.7738. Lintang di selatan khatulistiwa bertanda minus."
    ),
    N_("Bila koordinat tidak ada, isi desa dan kecamatan; letaknya lalu mengikuti desa itu."),
)
_FOR_POLYGONS = (
    N_(
        "Batas wilayah tidak dapat ditulis di lembar ini. Muat berkas peta (GeoPackage, GeoJSON, "
        "Shapefile dalam zip, atau KML) yang kolomnya bernama seperti di lembar pertama."
    ),
)
_KNOWN_OUTLET = N_("Kode gerai harus ada di daftar gerai, dan kode usaha di daftar usaha.")
_BY_NAME = N_(
    "Bila kode usaha tidak diketahui, isi nama usaha seperti di daftar usaha, dan desanya bila "
    "beberapa usaha bernama sama."
)
_FOR_LAYER = {
    "travel": (
        N_(
            "Nilai adalah km jalan dan feri, atau menit perjalanan; satu satuan untuk seluruh "
            "tabel, cukup diisi di satu baris."
        ),
        N_(
            "Tiap desa memerlukan nilai ke tiap desa tempat sentra; hanya dari sebuah desa ke desa "
            "itu sendiri boleh tidak ada, dan lalu dihitung 0."
        ),
    ),
    "programmes": (
        N_("Satu program satu kode; kode itu dipakai lagi di templat peserta program."),
        N_(
            "Isi “daftar peserta lengkap” dengan ya hanya bila semua peserta tercatat. Bila tidak, "
            "usaha yang tidak tercatat dianggap tidak diketahui, bukan tidak ikut."
        ),
        N_("Desa boleh kosong bila program tidak di satu desa."),
    ),
    "participation": (
        N_(
            "Kode program harus ada di daftar program, dan kode usaha di daftar usaha; muat kedua "
            "daftar itu lebih dulu."
        ),
        _BY_NAME,
        N_(
            "Kolom ikut serta yang kosong berarti tidak diketahui. Bila kolom itu dihapus, semua "
            "usaha di daftar dibaca sebagai ikut serta."
        ),
        N_("Tulis usahanya saja, tanpa nama orang."),
    ),
    "outlets": (
        N_("Satu tempat satu kode; kode itu dipakai lagi di templat produk, struk, dan acara."),
        N_("Jumlah kamar diisi untuk hotel, dan cenderamata untuk tempat wisata."),
    ),
    "placements": (_KNOWN_OUTLET, _BY_NAME),
    "receipts": (
        N_("Satu baris satu bulan, satu gerai, satu usaha, dan satu produk."),
        N_("Isi jumlah struk, bukan rupiah; isi 0 hanya bila memang tidak ada yang terjual."),
        _KNOWN_OUTLET,
        _BY_NAME,
    ),
    "events": (
        N_("Satu acara di beberapa tempat ditulis di beberapa baris dengan kode acara yang sama."),
        N_("Tempat acara ditulis dengan kode gerainya, yang harus ada di daftar gerai."),
    ),
    "milestones": (
        N_("Satu baris satu tahap yang dicapai, dengan bukti: sumber, tautan, atau keduanya."),
        N_("Pemeriksa ditulis dengan jabatan atau lembaganya, tanpa nama orang."),
    ),
}
_AFTER = (
    N_("Jarak dalam meter, luas dalam hektare, penduduk dalam orang, tanggal seperti 2024-12-31."),
    N_(
        "Jangan masukkan data pribadi: nama pemilik, NIK, NPWP, nomor telepon, surel, tanggal "
        "lahir, dan omzet. Kolom seperti itu dibuang sebelum data disimpan."
    ),
    N_("Sesudah diisi, simpan lalu muat di halaman Data. Baris yang keliru ditunjukkan di sana."),
)
_ORIGIN = N_("Asal data: {origin}")


def template_workbook(
    layer: str,
    words: Wording,
    villages: Sequence[str] = (),
    filled: pd.DataFrame | None = None,
    notes: Mapping[str, str] | None = None,
) -> bytes:
    """The template of a layer as XLSX: table, instructions, dictionary.

    Args:
        layer: A layer of :data:`TEMPLATES`.
        words: Language.
        villages: Names of villages to choose from.
        filled: Rows that are filled in already, in the place of the examples; it may have columns
            of numbers besides those of the template.
        notes: Notes for the headers of such columns.

    Returns:
        The file; the same bytes for the same language and villages.
    """
    _ = words.gettext
    columns, entries = TEMPLATES[layer], _entries(layer)
    headers = {column.target: column.header(words.language) for column in columns}
    frame = template_frame(layer, words) if filled is None else filled
    own = frozenset(frame.columns) - set(headers.values())
    table = Sheet(
        _(LAYERS[layer].title),
        frame,
        # As text, "116.654" stays what was typed; Excel would make it 116,654.
        kinds={headers[c.target]: TEXT for c in columns if _is_text(entries[c.target])}
        | dict.fromkeys(sorted(own), TENTHS),
        notes={headers[c.target]: _note(c, entries[c.target], words) for c in columns}
        | dict(notes or {}),
        choices={
            headers[c.target]: found
            for c in columns
            if (found := _choices(entries[c.target], words, villages))
        },
        strong={headers[c.target] for c in columns if c.is_strong},
        examples=len(frame) if filled is None else 0,
    )
    guide = Sheet(
        _(_INSTRUCTIONS),
        pd.DataFrame({_(_INSTRUCTIONS): instructions(layer, words)}),
        widths={_(_INSTRUCTIONS): 100},
        wrapped=True,
    )
    sheets = [table, guide, dictionary_sheet(layer, _(DICTIONARY), words, headers)]
    return workbook_bytes(sheets, words, {"title": f"Sentra Geo – {_(LAYERS[layer].title)}"})


def template_csv(layer: str, words: Wording) -> bytes:
    """The template of a layer as CSV: headers and example rows only."""
    return csv_bytes(template_frame(layer, words), words)


def template_frame(layer: str, words: Wording) -> pd.DataFrame:
    """Headers and example rows of a layer's template."""
    entries = _entries(layer)
    return pd.DataFrame(
        {
            column.header(words.language): pd.Series(
                [_shown(value, entries[column.target], words) for value in column.examples],
                dtype=object,
            )
            for column in TEMPLATES[layer]
        }
    )


def instructions(layer: str, words: Wording) -> list[str]:
    """How to fill in a layer's template, a sentence or two a line."""
    _, text = words.gettext, LAYERS[layer]
    geometry = SCHEMAS[layer].geometry
    own = {"point": _FOR_POINTS, "polygon": _FOR_POLYGONS}.get(geometry, ())
    own += _FOR_LAYER.get(layer, ())
    lines = [_(line, mark=_(EXAMPLE_MARK)) for line in (*_BEFORE, *own, *_AFTER)]
    return [_(text.row), *lines, _(_ORIGIN, origin=_(text.origin))]


def _entries(layer: str) -> dict[str, Entry]:
    return {entry.name: entry for entry in dictionary_of(layer)}


def _is_text(entry: Entry) -> bool:
    return entry.name in _DEGREES or entry.kind not in {"number", "count"}


def _choices(entry: Entry, words: Wording, villages: Sequence[str]) -> list[str]:
    """What a column offers to choose from, in the reader's language."""
    _ = words.gettext
    if entry.kind == "flag":
        return [_(text) for text in _FLAGS.values()]
    if entry.name == "village":
        return list(villages)
    if entry.name == "kind" and not entry.choices:
        return [_(text) for text in _KINDS_OF_VILLAGE]
    return [_(title) for _code, title in entry.choices]


def _note(column: TemplateColumn, entry: Entry, words: Wording) -> str:
    _ = words.gettext
    need = _NEEDED if column.is_strong else _MAY_BE_EMPTY
    return f"{_(entry.title)}\n{_(entry.about)}\n{_(need)}"


def _shown(value: Value | None, entry: Entry, words: Wording) -> Value | None:
    """An example as the reader would write it."""
    if isinstance(value, bool):
        return words.gettext(_FLAGS[value])
    if value == MARK:
        return words.gettext(EXAMPLE_MARK)
    titles = dict(entry.choices)
    return words.gettext(titles[value]) if isinstance(value, str) and value in titles else value

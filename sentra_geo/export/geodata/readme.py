"""The text beside the files: what is inside, how to open it, and where it comes from."""

from __future__ import annotations

from sentra_geo.export.audience import AUDIENCES
from sentra_geo.export.cells import plain_text
from sentra_geo.export.geodata.metadata import Described
from sentra_geo.layers.package import LayerFacts
from sentra_geo.present.sentences import layer_line
from sentra_geo.wording import Wording

_LINE = "\r\n"


def readme_text(described: Described, geopackage: str, dictionary: str) -> bytes:
    """The text, in lines that every editor of Windows shows.

    Args:
        described: What leaves.
        geopackage: Name of the GeoPackage.
        dictionary: Name of the table of columns.
    """
    words, colophon = described.request.words, described.colophon
    _ = words.gettext
    parts = [
        [described.title, "=" * len(described.title), _audience(described)],
        [*colophon.lines, _("Sidik data lengkap: {digest}", digest=colophon.digest)],
        [_("ISI"), *_contents(described), *_missing(described)],
        [_("KOLOM"), *_columns(dictionary, words)],
        [_("MEMBUKA DI QGIS"), *_opening(geopackage, words)],
        [_("SUMBER DAN LISENSI"), *(_source(fact, words) for fact in described.facts)],
    ]
    lines = [line for part in parts for line in (*filter(None, part), "")]
    return _LINE.join(_one_line(line) for line in lines).encode()


def _one_line(text: str) -> str:
    """A text from data stays in its line."""
    return " ".join(plain_text(text).splitlines())


def _audience(described: Described) -> str:
    words = described.request.words
    return words.gettext(AUDIENCES[described.request.audience])


def _contents(described: Described) -> list[str]:
    words = described.request.words
    return [
        words.gettext("Nama berkas di sini tanpa awalannya, yang sama pada semua berkas."),
        *_layers(described),
    ]


def _layers(described: Described) -> list[str]:
    words = described.request.words
    return [
        words.gettext(
            "- {name}: {title} – {n} baris. {about}",
            name=layer.name,
            title=layer.title,
            n=words.number(len(layer.shapes)),
            about=layer.about,
        )
        for layer in described.layers
    ]


def _missing(described: Described) -> list[str]:
    """What is not there, and why."""
    request = described.request
    _ = request.words.gettext
    names = {layer.name for layer in described.layers}
    lines = []
    if request.hides_businesses:
        lines.append(
            _(
                "Tidak ada: letak usaha (businesses). Untuk umum ada di halaman Data, bagian Untuk "
                "umum."
            )
        )
    elif "businesses" not in names:
        lines.append(_("Tidak ada: data usaha (businesses) tidak ikut dalam pilihan ini."))
    if "neighbours" not in names:
        lines.append(_("Tidak ada: wilayah tetangga (neighbours) belum dimuat."))
    if request.hides_businesses:
        lines.append(_("Untuk umum, angka usaha menurut desa dan kecamatan dikosongkan."))
    return lines


def _columns(dictionary: str, words: Wording) -> list[str]:
    _ = words.gettext
    return [
        _("Arti tiap kolom dan kode ada di {file}.", file=dictionary),
        _("Kosong berarti tidak diketahui, bukan nol. Bagian ditulis 0 sampai 1."),
        _(
            "Koordinat: bujur dan lintang WGS 84 (EPSG:4326) di semua berkas. Luas dihitung pada "
            "elipsoid, jadi tidak bergantung pada proyeksi."
        ),
    ]


def _opening(geopackage: str, words: Wording) -> list[str]:
    _ = words.gettext
    return [
        _("Seret {file} ke jendela QGIS, lalu pilih semua lapisan.", file=geopackage),
        _("Warna dan legenda terpasang sendiri dari berkas itu."),
        _(
            "Gaya lain untuk desa: klik kanan lapisan villages, Properti, Gaya, Muat Gaya, dari "
            "basis data."
        ),
        _("GeoJSON untuk peta web; GeoParquet untuk Python, R, dan DuckDB."),
    ]


def _source(fact: LayerFacts, words: Wording) -> str:
    licence = fact.licence or words.gettext("lisensi tidak diketahui")
    credit = f" {fact.credit}." if fact.credit else ""
    return f"- {layer_line(fact, words)}; {licence}.{credit}"

"""The hotel calculator in words: arithmetic, and no forecast."""

from __future__ import annotations

from sentra_geo.answer import INSIDE, OUTSIDE, Answer
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.labels import SAMPLE
from sentra_geo.wording import N_, Wording

BY = {
    "businesses": N_("Menurut banyaknya usaha"),
    "people": N_("Menurut penduduk (perkiraan)"),
    "villages": N_("Sama banyak tiap desa"),
}


def hotel_sentence(found: Answer, words: Wording) -> str:
    """Rooms times products, as arithmetic."""
    hotel = found.markets.hotel
    return words.gettext(
        "{rooms} kamar × {products} jenis produk = {packages} kemasan untuk satu kali pengisian "
        "semua kamar.",
        rooms=words.number(hotel.rooms),
        products=words.number(hotel.products),
        packages=words.number(hotel.packages),
    )


def hotel_caution(words: Wording) -> str:
    """That it is no forecast."""
    return words.gettext(
        "Ini hitungan, bukan ramalan: seberapa sering kamar diisi ulang tidak diketahui, begitu "
        "pula apakah tiap hotel mau menerima produknya."
    )


def supply_sentence(found: Answer, words: Wording) -> str:
    """How many packages each business would supply; businesses unknown are said to be."""
    hotel, _ = found.markets.hotel, words.gettext
    if hotel.businesses is None:
        return _("Belum ada data usaha, jadi bagian tiap usaha tidak diketahui.")
    if hotel.per_business is None:
        return _("Tidak ada usaha untuk saringan ini.")
    text = _(
        "Bila {n} usaha yang dipilih memasok sama banyak, tiap usaha menyiapkan {each} kemasan. "
        "Batasi komoditas di Saringan untuk menghitung pangan atau kriya saja.",
        n=words.count(hotel.businesses),
        each=words.number(hotel.per_business, 1),
    )
    return mark(text, words, uses_sample=found.businesses == "sample")


def rooms_sentence(found: Answer, words: Wording) -> str:
    """Rooms that the layer of outlets knows; hotels of unknown size apart."""
    hotel, _ = found.markets.hotel, words.gettext
    if hotel.whole is None or hotel.known_packages is None:
        return _("Belum ada daftar gerai, jadi jumlah kamar hotel tidak diketahui.")
    text = _(
        "Di daftar gerai ada {hotels} hotel dengan {rooms} kamar yang diketahui ({packages} "
        "kemasan); jumlah kamar {unknown} hotel tidak diketahui.",
        hotels=words.count(hotel.whole.hotels),
        rooms=words.count(hotel.whole.rooms),
        packages=words.count(hotel.known_packages),
        unknown=words.count(hotel.whole.unknown),
    )
    return mark(text, words, uses_sample=hotel.uses_sample)


def deals_title(found: Answer, words: Wording) -> str:
    """How many packages would come from outside by the number of businesses, else by people."""
    deal = next((one for one in found.markets.hotel.deals if one.packages is not None), None)
    if deal is None or deal.packages is None:
        return words.gettext("Kemasan tidak dapat dibagi: tidak ada yang menjadi dasarnya")
    text = words.gettext(
        "{by}, {outside} dari {n} kemasan berasal dari luar garis dan {inside} dari dalam",
        by=words.gettext(BY[deal.by]),
        outside=words.number(deal.packages[OUTSIDE]),
        inside=words.number(deal.packages[INSIDE]),
        n=words.number(found.markets.hotel.packages),
    )
    return mark(text, words, uses_sample=deal.by == "businesses" and found.businesses == "sample")


def deals_note(found: Answer, words: Wording) -> str:
    """That the dealing is an assumption; made-up businesses say so."""
    _ = words.gettext
    note = _("Pengandaian pembagian, bukan ramalan. Penduduk per desa adalah perkiraan.")
    return f"{_(SAMPLE)}. {note}" if found.businesses == "sample" else note

"""What a sentra's trade receives, in sentences: registered businesses, programmes and outlets."""

from __future__ import annotations

from collections.abc import Iterator

from sentra_geo.answer import Answer
from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.phrases import radius
from sentra_geo.present.tracker_tables import said_text
from sentra_geo.sections.tracker import TrackedSentra
from sentra_geo.wording import Wording

_MOST_PRODUCTS = 6


def record_lines(one: TrackedSentra, words: Wording) -> list[str]:
    """Facilities and products as the sentra layer tells them."""
    _ = words.gettext
    return [
        _("Fasilitas: {text}", text=said_text(one, "facilities", words)),
        _("Produk: {text}", text=said_text(one, "products", words)),
    ]


def support_lines(one: TrackedSentra, found: Answer, words: Wording) -> list[str]:
    """Businesses of its commodity, programmes and outlets; a figure of sample data says so."""
    mark = f"{words.gettext(SAMPLE)} – "
    return [
        f"{mark if is_made_up else ''}{text}" for text, is_made_up in _support(one, found, words)
    ]


def place_lines(one: TrackedSentra, words: Wording) -> list[str]:
    """The same without figures of businesses: what the public may see of a real register."""
    mark = f"{words.gettext(SAMPLE)} – "
    held = (*_nearest(one, words), *_held(one, words))
    return [f"{mark if is_made_up else ''}{text}" for text, is_made_up in held]


def _support(one: TrackedSentra, found: Answer, words: Wording) -> Iterator[tuple[str, bool]]:
    """Sentences, and whether each holds a figure of sample data."""
    is_made_up = found.businesses == "sample"
    yield _businesses(one, found, words), is_made_up and one.businesses_within is not None
    yield _reached(one, words), is_made_up and one.programmes.reached is not None
    yield _sold(one, words), is_made_up and one.market.placed is not None
    yield from _nearest(one, words)
    yield from _held(one, words)


def _businesses(one: TrackedSentra, found: Answer, words: Wording) -> str:
    _ = words.gettext
    if one.businesses_within is None:
        return _("Usaha terdaftar komoditas ini: tidak diketahui; daftar usaha belum dimuat")
    return _(
        "Usaha terdaftar komoditas ini dalam {radius}: {n} (bukan jumlah unit sentra)",
        radius=radius(found, words),
        n=words.count(one.businesses_within),
    )


def _reached(one: TrackedSentra, words: Wording) -> str:
    _ = words.gettext
    if one.programmes.reached is None:
        return _("Usaha komoditas ini yang tersentuh program: tidak diketahui")
    whole = one.programmes.reached[-1]
    return _(
        "Usaha komoditas ini yang tersentuh program: {n} dari {total}; {unknown} tidak diketahui",
        n=words.count(whole.count),
        total=words.count(whole.total),
        unknown=words.count(whole.unknown),
    )


def _sold(one: TrackedSentra, words: Wording) -> str:
    _ = words.gettext
    if one.market.placed is None:
        return _("Gerai yang menjual produk komoditas ini: tidak diketahui")
    if not one.market.outlets:
        return _("Belum ada gerai yang tercatat menjual produk komoditas ini")
    shown = one.market.products[:_MOST_PRODUCTS]
    more = "" if len(shown) == len(one.market.products) else ", …"
    return _(
        "Gerai yang menjual produk komoditas ini: {n} ({products})",
        n=words.number(len(one.market.outlets)),
        products=", ".join(shown) + more,
    )


def _nearest(one: TrackedSentra, words: Wording) -> Iterator[tuple[str, bool]]:
    for outlet in one.market.nearest[:1]:
        text = words.gettext(
            "Gerai produk lokal terdekat: {name}, {km} km garis lurus",
            name=outlet.name,
            km=words.number(outlet.km, 1),
        )
        yield text, outlet.is_sample


def _held(one: TrackedSentra, words: Wording) -> Iterator[tuple[str, bool]]:
    _, got = words.gettext, one.programmes
    if got.held is None or got.planned is None or got.unplaced is None:
        yield _("Program di desa sentra: tidak diketahui"), False
        return
    yield (
        _(
            "Program yang tercatat di desa sentra: {held} sudah, {planned} direncanakan; "
            "{unplaced} program lain tidak mencatat desanya",
            held=words.number(got.held),
            planned=words.number(got.planned),
            unplaced=words.number(got.unplaced),
        ),
        got.uses_sample,
    )

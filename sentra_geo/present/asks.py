"""What an office may ask for at the meeting, derived from the answer: plain, without promise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sentra_geo.answer import Answer
from sentra_geo.distances import STRAIGHT
from sentra_geo.present.phrases import radius
from sentra_geo.present.unloaded import REAL, layer_state
from sentra_geo.study import Study
from sentra_geo.wording import Wording

_MOST_NAMES = 3


def suggested_asks(
    study: Study, found: Answer, words: Wording, *, is_public: bool = False
) -> list[str]:
    """Requests that follow from what the answer shows and from what it lacks.

    Args:
        study: The layers.
        found: The answer.
        words: Language.
        is_public: Whether villages must not be named for their businesses.

    Returns:
        A sentence each, the most telling first; at least one.
    """
    asks = [
        *_verify(found, words),
        *_line(found, words),
        *_register(study, found, words),
        *_lists(found, words),
        *_units(found, words),
        *_parity(found, words, is_public=is_public),
        *_travel(study, words),
    ]
    return asks or [words.gettext("Mohon data ini diperiksa dan diperbarui bersama setiap tahun.")]


def _verify(found: Answer, words: Wording) -> Iterator[str]:
    rows = sorted(found.to_verify, key=lambda row: not row.decides)
    if rows:
        yield words.gettext(
            "Mohon kantor desa memastikan sisi garis dan letak permukiman di {villages}.",
            villages=_named([row.village for row in rows], words),
        )


def _line(found: Answer, words: Wording) -> Iterator[str]:
    if found.boundary.standing != "official":
        yield words.gettext(
            "Mohon Otorita IKN berkenan membagikan garis batas resmi yang berlaku sebagai data."
        )


def _register(study: Study, found: Answer, words: Wording) -> Iterator[str]:
    _ = words.gettext
    if study.has_register:
        return
    if found.businesses == "sample":
        yield _(
            "Mohon dinas yang membina usaha membagikan daftar usaha tanpa data pribadi, sebagai "
            "pengganti data contoh."
        )
    else:
        yield _("Mohon dinas yang membina usaha membagikan daftar usaha tanpa data pribadi.")


def _lists(found: Answer, words: Wording) -> Iterator[str]:
    """The lists of participants: all of them where there are none, else those not complete."""
    if layer_state(found, "participation") != REAL:
        yield words.gettext(
            "Mohon penyelenggara membagikan daftar program dan pesertanya tanpa data pribadi."
        )
        return
    figures = found.programmes.figures
    held = [one for row in figures.partners for one in row.programmes] if figures else []
    incomplete = sum(not one.is_complete for one in held)
    if incomplete:
        yield words.ngettext(
            "Mohon daftar peserta lengkap untuk {n} program yang sudah berlangsung.",
            "Mohon daftar peserta lengkap untuk {n} program yang sudah berlangsung.",
            incomplete,
            n=words.number(incomplete),
        )


def _units(found: Answer, words: Wording) -> Iterator[str]:
    locations = [place for sentra in found.sentra for place in sentra.locations]
    unknown = sum(place.unit_count is None for place in locations)
    if unknown:
        yield words.ngettext(
            "Mohon jumlah unit usaha dilengkapi untuk {n} lokasi sentra.",
            "Mohon jumlah unit usaha dilengkapi untuk {n} lokasi sentra.",
            unknown,
            n=words.number(unknown),
        )


def _parity(found: Answer, words: Wording, *, is_public: bool) -> Iterator[str]:
    """Villages that lack most; sample businesses and, in public, real ones name no village."""
    ranking = found.equity.ranking
    if ranking is None or not ranking.lacking or ranking.uses_sample:
        return
    if is_public and ranking.what == "businesses" and found.businesses == "real":
        return
    yield words.gettext(
        "Mohon jangkauan {radius} dipertimbangkan lebih dahulu bagi desa di luar dan dekat garis "
        "yang cakupannya masih di bawah cakupan di dalam: {villages}.",
        radius=radius(found, words),
        villages=_named([row.village for row in ranking.lacking], words),
    )


def _travel(study: Study, words: Wording) -> Iterator[str]:
    if study.distance == STRAIGHT:
        yield words.gettext(
            "Mohon dinas perhubungan membagikan jarak jalan dan feri antardesa, sebagai pengganti "
            "jarak lurus."
        )


def _named(names: Iterable[str], words: Wording) -> str:
    """The first names, and how many others there are."""
    every: Sequence[str] = list(dict.fromkeys(names))
    listed = ", ".join(every[:_MOST_NAMES])
    others = len(every) - _MOST_NAMES
    if others <= 0:
        return listed
    return words.ngettext(
        "{names}, dan {n} desa lain",
        "{names}, dan {n} desa lain",
        others,
        names=listed,
        n=words.number(others),
    )

"""What is said first of programmes, markets, receipts, events, the forum and the sentra's stages.

Each begins with its verdict or finding and with what is unknown; where a layer is absent, or the
public must not see the figures, it says so in one line instead. Every kind of material asks here,
so that none tells the public what another withholds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sentra_geo.export.audience import tells_placements, tells_reached
from sentra_geo.export.request import Request
from sentra_geo.present.event_sentences import event_sentence, filter_sentence, stalls_sentence
from sentra_geo.present.forum_sentences import (
    difference_sentence,
    forum_title,
    unknown_members_sentence,
)
from sentra_geo.present.hotel_sentences import hotel_caution, hotel_sentence, rooms_sentence
from sentra_geo.present.market_sentences import rates_sentence
from sentra_geo.present.outlet_sentences import (
    access_reading,
    access_title,
    unknown_outlets,
    why_no_access,
)
from sentra_geo.present.programme_sentences import programme_headline, unknown_sentence
from sentra_geo.present.receipt_sentences import origin_caution, origin_sentence
from sentra_geo.present.stall_sentences import need_sentence, split_title
from sentra_geo.present.tracker import tracker_sentences, tracker_title
from sentra_geo.sections import forum, programmes, receipt_figures
from sentra_geo.wording import N_

NOT_TOLD = N_("Ada jumlah usaha yang terlalu kecil untuk dibuka; lihat bahan di dalam kantor.")
_ABSENT = {
    programmes.NO_PROGRAMMES: N_(
        "Daftar program belum dimuat, jadi jangkauan program tidak diketahui (bukan nol)."
    ),
    programmes.NO_PARTICIPANTS: N_(
        "Programnya sudah tercatat, pesertanya belum, jadi usaha yang terjangkau tidak diketahui "
        "(bukan nol)."
    ),
    programmes.NO_BUSINESSES: N_(
        "Data usaha belum dimuat, jadi bagian ini tidak diketahui (bukan nol)."
    ),
    receipt_figures.NO_RECEIPTS: N_(
        "Struk penjualan belum dimuat, jadi penjualan tidak diketahui (bukan nol)."
    ),
    receipt_figures.TOO_FEW: N_("Struk untuk pilihan ini terlalu sedikit untuk ditampilkan."),
    receipt_figures.NONE_KEPT: N_("Tidak ada usaha yang cocok dengan saringan ini."),
    forum.NO_MEMBERSHIP: N_(
        "Anggota forum tidak tercatat di daftar usaha, jadi keanggotaannya tidak diketahui (bukan "
        "nol)."
    ),
}
_NO_OUTLETS = N_("Daftar gerai belum dimuat, jadi pasar tidak diketahui (bukan nol).")
_NO_PLACEMENTS = N_(
    "Daftar penempatan belum dimuat, jadi produk siapa yang dijual di gerai tidak diketahui (bukan "
    "nol)."
)
_NO_EVENTS = N_("Daftar acara belum dimuat, jadi tempat dan lapaknya tidak diketahui.")


@dataclass(frozen=True)
class Statement:
    """What a topic says first.

    Attributes:
        text: The finding; or why there is none.
        state: The state of its verdict; empty where nothing is judged.
        evidence: The figures behind it; empty for none.
        is_sample: Whether made-up rows decide it.
        is_missing: Whether ``text`` says why nothing is told.
        more: What follows, a paragraph each: what is unknown first.
    """

    text: str
    state: str = ""
    evidence: str = ""
    is_sample: bool = False
    is_missing: bool = False
    more: tuple[str, ...] = ()


def first_statement(topic: str, request: Request) -> Statement | None:
    """What a topic says first; None where there is nothing to say.

    Args:
        topic: A key of :data:`STATEMENTS`.
        request: The order.
    """
    return _MAKERS[topic](request)


def _missing(text: str, request: Request, *more: str) -> Statement:
    return Statement(request.words.gettext(text), is_missing=True, more=_filled(*more))


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _progress(request: Request) -> Statement | None:
    """How far the sentra have come, by evidence."""
    found, words = request.found, request.words
    if not found.tracker.sentra:
        return None
    title = f"{tracker_title(found.tracker, words)}."
    return Statement(title, more=tuple(tracker_sentences(found, words)))


def _programmes(request: Request) -> Statement:
    """Whom programmes reached outside and inside, and of how many nobody knows."""
    found, words = request.found, request.words
    section, figures = found.programmes, found.programmes.figures
    if figures is None:
        return _missing(_ABSENT[section.reason], request)
    if not tells_reached(found, request.audience):
        return _missing(NOT_TOLD, request)
    said, shares = programme_headline(found, figures, words), figures.whole.shares
    if shares is None:
        return Statement(said, is_missing=True)
    unknown = unknown_sentence(figures.whole, words)
    return Statement(said, shares.state, "", section.uses_sample, more=_filled(unknown))


def _markets(request: Request) -> Statement:
    """Who is near an outlet that sells local products, and of which outlets nobody knows."""
    found, words, markets = request.found, request.words, request.found.markets
    if not markets.has_outlets:
        return _missing(_NO_OUTLETS, request)
    unknown = unknown_outlets(found, words)
    if request.hides_businesses and found.question.covered == "businesses":
        return _missing(NOT_TOLD, request, unknown)
    if markets.access is None:
        return Statement(why_no_access(found, words), is_missing=True, more=_filled(unknown))
    judged = markets.access.judgement.verdict
    said, evidence = f"{access_title(found, words)}.", access_reading(found, words)
    return Statement(said, judged.state, evidence, judged.uses_sample, more=_filled(unknown))


def _placed(request: Request) -> Statement | None:
    """Placements of businesses outside and inside."""
    found, placed = request.found, request.found.markets.placements
    if placed is None:
        return _missing(_NO_PLACEMENTS, request) if found.markets.has_outlets else None
    if not tells_placements(found, request.audience):
        return _missing(NOT_TOLD, request)
    return Statement(rates_sentence(placed, found, request.words))


def _hotels(request: Request) -> Statement:
    """The hotel calculator: what was asked, and that it is no forecast."""
    found, words = request.found, request.words
    more = (rooms_sentence(found, words), hotel_caution(words))
    return Statement(hotel_sentence(found, words), more=more)


def _receipts(request: Request) -> Statement:
    """Where receipts come from."""
    found, words, figures = request.found, request.words, request.found.receipts.figures
    if figures is None:
        return _missing(_ABSENT[found.receipts.reason], request)
    if not tells_placements(found, request.audience):
        return _missing(NOT_TOLD, request)
    return Statement(origin_sentence(found, figures, words), more=(origin_caution(words),))


def _events(request: Request) -> Statement:
    """Which event, how many stalls, and what the chosen rule gives the businesses outside."""
    found, words, plan = request.found, request.words, request.found.events
    # What a rule gives depends on the businesses of single villages, by need on who took part.
    is_told = not (request.hides_businesses and plan.rule in {"businesses", "need"})
    said = f"{split_title(found, words)}." if plan.splits and is_told else ""
    need = "" if request.hides_businesses else need_sentence(found, words)
    asked = " ".join(_filled(stalls_sentence(found, words), filter_sentence(found, words)))
    if plan.chosen is None:
        return _missing(_NO_EVENTS, request, asked, said, need)
    return Statement(event_sentence(plan.chosen, words), more=_filled(asked, said, need))


def _forum(request: Request) -> Statement:
    """Members of the forum outside and inside, and of how many nobody knows."""
    found, words, section = request.found, request.words, request.found.forum
    figures = section.figures
    if figures is None:
        return _missing(_ABSENT[section.reason], request)
    if not tells_placements(found, request.audience):
        return _missing(NOT_TOLD, request)
    said, evidence = forum_title(found, figures, words), difference_sentence(found, figures, words)
    unknown = unknown_members_sentence(figures, words)
    state = figures.shares.state
    return Statement(f"{said}.", state, evidence, section.uses_sample, more=_filled(unknown))


_MAKERS: dict[str, Callable[[Request], Statement | None]] = {
    "progress": _progress,
    "programmes": _programmes,
    "markets": _markets,
    "placed": _placed,
    "hotels": _hotels,
    "receipts": _receipts,
    "events": _events,
    "forum": _forum,
}
STATEMENTS = tuple(_MAKERS)
"""Topics that have a statement."""

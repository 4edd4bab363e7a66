"""Events in words: where and when, whom they expect, how many stalls they have."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.sentences import filter_names
from sentra_geo.sections.events import Event, KnownSum
from sentra_geo.wording import Wording


def uses_sample(found: Answer) -> bool:
    """Whether what is dealt, or the businesses beside it, are made up."""
    return _deals_sample(found) or found.businesses == "sample"


def quotas_use_sample(found: Answer) -> bool:
    """Whether the quotas of the chosen rule rest on something made up."""
    by_businesses = found.events.rule in {"businesses", "need"}
    return _deals_sample(found) or (by_businesses and found.businesses == "sample")


def _deals_sample(found: Answer) -> bool:
    plan = found.events
    return plan.chosen is not None and plan.chosen.is_sample and not plan.is_own_number


def known_sum(found: KnownSum, words: Wording) -> str:
    """A sum, as ``paling sedikit`` where parts of it are unknown."""
    if found.value is None:
        return words.gettext("belum diketahui")
    value = words.number(found.value)
    if not found.unknown:
        return value
    return words.ngettext(
        "paling sedikit {value} ({n} tempat belum diketahui)",
        "paling sedikit {value} ({n} tempat belum diketahui)",
        found.unknown,
        value=value,
        n=words.number(found.unknown),
    )


def event_dates(event: Event, words: Wording) -> str:
    """When an event is held."""
    first, last = words.day(event.first_date), words.day(event.last_date)
    if first == last:
        return first
    return words.gettext("{low} sampai {high}", low=first, high=last)


def event_sentence(event: Event, words: Wording) -> str:
    """Where and when an event is held, whom it expects, and how many stalls it has."""
    text = words.ngettext(
        "{event}: {n} tempat, {dates}. Perkiraan pengunjung: {visitors}. Jumlah lapak: {stalls}.",
        "{event}: {n} tempat, {dates}. Perkiraan pengunjung: {visitors}. Jumlah lapak: {stalls}.",
        len(event.venues),
        event=event.event,
        n=words.number(len(event.venues)),
        dates=event_dates(event, words),
        visitors=known_sum(event.visitors, words),
        stalls=known_sum(event.stalls, words),
    )
    # The sample's own events say so in their names.
    is_named = words.gettext(SAMPLE) in event.event
    return mark(text, words, uses_sample=event.is_sample and not is_named)


def stalls_sentence(found: Answer, words: Wording) -> str:
    """How many stalls are dealt out, and who says so."""
    _, plan = words.gettext, found.events
    n = words.number(plan.stalls)
    if plan.stalls is None:
        return _("Jumlah lapak belum diketahui. Isi jumlahnya untuk melihat pembagiannya.")
    if plan.stalls == 0:
        return _("Tidak ada lapak yang tercatat. Isi jumlahnya untuk melihat pembagiannya.")
    if plan.is_own_number:
        return _("Yang dibagi: {n} lapak, jumlah yang Anda isi.", n=n)
    text = _("Yang dibagi: {n} lapak, menurut data acara.", n=n)
    if plan.chosen is not None and plan.chosen.stalls.unknown:
        text += " " + _("Sebenarnya dapat lebih banyak: ada tempat yang lapaknya belum diketahui.")
    return text


def filter_sentence(found: Answer, words: Wording) -> str:
    """That only some districts, commodities or scales take part; empty without such filters."""
    named = filter_names(found.question, words)
    if not named:
        return ""
    return words.gettext(
        "Saringan: lapak hanya dibagi menurut {filters}. Tempat acara tetap ditampilkan semua.",
        filters=", ".join(named),
    )

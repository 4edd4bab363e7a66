"""What the user supposes: rooms of the hotel calculator, and an event's stalls and their rule."""

from __future__ import annotations

from dataclasses import fields

from sentra_geo.answer import Answer
from sentra_geo.present.stall_sentences import rule_name
from sentra_geo.question import Question
from sentra_geo.wording import Wording

_DEFAULTS = {field.name: field.default for field in fields(Question)}


def what_if_rows(found: Answer, words: Wording) -> tuple[tuple[str, str], ...]:
    """Each supposition by name with its value in words, also those that nobody changed."""
    _, question, plan = words.gettext, found.question, found.events
    rooms, products = words.number(question.hotel_rooms), words.number(question.room_products)
    stalls = words.number(plan.stalls)
    return (
        (_("Kamar hotel dan produk"), _rooms(rooms, products, words)),
        (_("Acara"), _("tidak ada") if plan.chosen is None else plan.chosen.event),
        (_("Lapak yang dibagi"), _("{n}, diisi", n=stalls) if plan.is_own_number else stalls),
        (_("Aturan pembagian lapak"), rule_name(question.stall_rule, words).lower()),
    )


def what_if_line(found: Answer, words: Wording) -> str:
    """What the user supposes other than the dashboard opens with, in one line; else empty."""
    _, question = words.gettext, found.question
    changed = {name for name, value in _DEFAULTS.items() if getattr(question, name) != value}
    parts = []
    if changed & {"hotel_rooms", "room_products"}:
        rooms, products = words.number(question.hotel_rooms), words.number(question.room_products)
        parts.append(_rooms(rooms, products, words))
    if "event" in changed and found.events.chosen is not None:
        parts.append(_("acara {event}", event=found.events.chosen.event))
    if "stalls" in changed:
        parts.append(_("{n} lapak", n=words.number(question.stalls)))
    if "stall_rule" in changed:
        parts.append(_("lapak dibagi {rule}", rule=rule_name(question.stall_rule, words).lower()))
    return "; ".join(parts)


def _rooms(rooms: str, products: str, words: Wording) -> str:
    return words.gettext(
        "{rooms} kamar hotel, {products} jenis produk", rooms=rooms, products=products
    )

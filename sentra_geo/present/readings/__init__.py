"""The figures of an Answer as readings: what is shown, and the numbers its formula takes.

Nothing is computed here: every value is the Answer's. A test puts the numbers into the definition's
own function and compares.
"""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.present.readings import tracker
from sentra_geo.present.readings.events import EVENTS
from sentra_geo.present.readings.forum import FORUM
from sentra_geo.present.readings.markets import MARKETS
from sentra_geo.present.readings.programmes import PROGRAMMES
from sentra_geo.present.readings.reading import Reading, shown_number
from sentra_geo.present.readings.receipts import RECEIPTS
from sentra_geo.present.readings.sections import SECTIONS
from sentra_geo.present.readings.single import BY_SENTRA, BY_VILLAGE
from sentra_geo.present.readings.villages import VILLAGES
from sentra_geo.present.readings.whole import WHOLE
from sentra_geo.present.readings.zones import BY_ZONE
from sentra_geo.wording import Wording

__all__ = ["Reading", "readings", "shown_number"]

_READERS = {
    **WHOLE,
    **SECTIONS,
    **VILLAGES,
    **tracker.WHOLE,
    **EVENTS,
    **MARKETS,
    **PROGRAMMES,
    **RECEIPTS,
    **FORUM,
}


def readings(code: str, found: Answer, words: Wording, of: str = "") -> tuple[Reading, ...]:
    """What an Answer says of one definition.

    Args:
        code: Code of the definition.
        found: The answer.
        words: The reader's language.
        of: What it is asked of: a zone, ``village:CODE`` or ``sentra:ID``; empty for the whole
            answer and all zones.

    Returns:
        The readings; none where the Answer has no such figure.
    """
    kind, _, name = of.partition(":")
    if kind == "village":
        village = next(one for one in found.villages if one.village_code == name)
        reading = BY_VILLAGE[code](village, found, words) if code in BY_VILLAGE else None
        return () if reading is None else (reading,)
    if kind == "sentra":
        sentra = next(one for one in found.sentra if one.sentra_id == name)
        by_sentra = {**BY_SENTRA, **tracker.BY_SENTRA}
        return tuple(by_sentra[code](sentra, found, words)) if code in by_sentra else ()
    if code in BY_ZONE:
        kept = [one for one in found.zones if of in {"", one.zone}]
        return tuple(r for one in kept for r in BY_ZONE[code](one, found, words))
    read = _READERS.get(code)
    return () if read is None else tuple(read(found, words))

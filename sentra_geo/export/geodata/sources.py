"""What layers of map data have in common: titles with the sample mark, and what may be told."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.distances import TIME
from sentra_geo.present.labels import SAMPLE
from sentra_geo.present.piece import PLACES
from sentra_geo.wording import Wording


def figure_sources(found: Answer) -> tuple[str, ...]:
    """Layers that figures of places are made of."""
    return (*PLACES, *(("businesses",) if found.businesses != "none" else ()))


def marked(title: str, words: Wording, *, is_sample: bool) -> str:
    """The title of places that says when their figures of businesses are made up."""
    if not is_sample:
        return title
    mark = words.gettext("angka usaha: {sample}", sample=words.gettext(SAMPLE))
    return f"{title} ({mark})"


def sample_note(words: Wording, *, is_sample: bool) -> str:
    """The same as a sentence; empty without sample businesses."""
    if not is_sample:
        return ""
    mark = words.gettext(SAMPLE)
    return words.gettext("{sample}: usaha di sini dibuat untuk mencoba, bukan nyata.", sample=mark)


def distance_suffix(found: Answer) -> str:
    """Unit at the end of names of columns that hold distances to a sentra."""
    return "minutes" if found.cut.study.distance == TIME else "km"

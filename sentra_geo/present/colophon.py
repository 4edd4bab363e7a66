"""What every file says of itself: the question, the line, n, sources, data and software."""

from __future__ import annotations

from dataclasses import dataclass

from sentra_geo import __version__
from sentra_geo.answer import Answer
from sentra_geo.cut import INSIDE, NEAR, OUTSIDE
from sentra_geo.present.labels import LAYER, SAMPLE, label
from sentra_geo.present.maps import line_text
from sentra_geo.present.phrases import unit_name
from sentra_geo.present.sentences import choices, layer_line
from sentra_geo.present.what_if import what_if_line
from sentra_geo.sections.taking_part import layers_taking_part, sample_layers, takes_part
from sentra_geo.study import Study
from sentra_geo.wording import Wording

_SHORT = 12
# Layers whose rows are single businesses.
_OF_BUSINESSES = frozenset({"businesses", "participation", "placements", "receipts"})


@dataclass(frozen=True)
class Colophon:
    """The facts that stand on every file, each a line in the reader's language.

    Attributes:
        sample: ``DATA CONTOH`` and what it is about; empty without sample data.
        question: Every choice and filter.
        boundary: The line and its standing.
        n: How many units were counted, by zone.
        sources: The layers, with publisher, standing and date.
        as_of: The newest and the oldest date among them.
        use: That it is for the office alone, where it may tell of single businesses; else empty.
        data: The digest of the data, short.
        digest: The same in full.
        software: Name and version of the software.
    """

    sample: str
    question: str
    boundary: str
    n: str
    sources: str
    as_of: str
    use: str
    data: str
    digest: str
    software: str

    @property
    def lines(self) -> tuple[str, ...]:
        """All of them, the sample mark first, without those that are empty."""
        facts = (self.sample, self.question, self.boundary, self.n, self.sources)
        ending = f"{self.data} · {self.software}"
        return tuple(line for line in (*facts, self.as_of, self.use, ending) if line)


def colophon(study: Study, found: Answer, words: Wording, *layers: str) -> Colophon:
    """What a file made of some layers says of itself.

    Args:
        study: The layers.
        found: The answer.
        words: Language.
        layers: The layers that the file is made of; none means all that take part.
    """
    _ = words.gettext
    used = [
        fact
        for fact in study.layers_for(found.question.boundary)
        if (not layers or fact.layer in layers) and takes_part(found.cut, fact)
    ]
    asked = (choices(found, words), what_if_line(found, words))
    dates = sorted({fact.as_of for fact in used if fact.as_of})
    sources = "; ".join(layer_line(fact, words) for fact in used)
    return Colophon(
        sample=_sample_line(found, words, *layers),
        question=_("Pilihan: {choices}.", choices="; ".join(filter(None, asked))),
        boundary=f"{line_text(found, words)}.",
        n=_count_line(found, words),
        sources=_("Sumber: {sources}.", sources=sources) if sources else "",
        as_of=_dates_line(dates, words),
        use=_use_line(found, words, *layers),
        data=_("Data {digest}", digest=found.digest[:_SHORT]),
        digest=found.digest,
        software=f"Sentra Geo {__version__}",
    )


def uses_sample(found: Answer, *layers: str) -> bool:
    """Whether made-up rows count among some layers; none means all that take part."""
    return bool(_sample_names(found, *layers))


def _sample_names(found: Answer, *layers: str) -> list[str]:
    """Those layers, in the order of the study."""
    made_up = sample_layers(found.cut)
    order = dict.fromkeys(fact.layer for fact in layers_taking_part(found.cut))
    return [name for name in order if name in made_up and (not layers or name in layers)]


def _sample_line(found: Answer, words: Wording, *layers: str) -> str:
    names = _sample_names(found, *layers)
    if not names:
        return ""
    return words.gettext(
        "{sample}: {what} dibuat untuk mencoba, bukan data nyata.",
        sample=words.gettext(SAMPLE),
        what=", ".join(label(words, LAYER, name).lower() for name in names),
    )


def _use_line(found: Answer, words: Wording, *layers: str) -> str:
    """The public's answer knows no businesses of villages; one that does is not for the public."""
    told = any(village.businesses is not None for village in found.villages)
    if found.businesses != "real" or not told or (layers and _OF_BUSINESSES.isdisjoint(layers)):
        return ""
    return words.gettext("Hanya untuk dipakai di dalam kantor: dibuat dari daftar usaha nyata.")


def _count_line(found: Answer, words: Wording) -> str:
    units = found.units
    return words.gettext(
        "n = {n} {unit} ({inside} di dalam, {near} dekat batas, {outside} di luar).",
        n=words.count(sum(units)),
        unit=unit_name(found.question.unit, sum(units), words),
        inside=words.count(units[INSIDE]),
        near=words.count(units[NEAR]),
        outside=words.count(units[OUTSIDE]),
    )


def _dates_line(dates: list[str], words: Wording) -> str:
    if not dates:
        return words.gettext("Tanggal data tidak diketahui.")
    if len(dates) == 1:
        return words.gettext("Data per {date}.", date=words.day(dates[0]))
    return words.gettext(
        "Data per {first} sampai {last}.", first=words.day(dates[0]), last=words.day(dates[-1])
    )

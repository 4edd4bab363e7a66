"""The method page: every definition, every setting, and what nobody knows."""

from __future__ import annotations

from dataclasses import dataclass

from sentra_geo.answer import Answer
from sentra_geo.distances import STRAIGHT
from sentra_geo.present.definitions import TOPICS, of_topic
from sentra_geo.present.definitions.thresholds import SETTINGS, setting_line
from sentra_geo.present.provenance import Provenance, provenance
from sentra_geo.study import Study
from sentra_geo.wording import Wording


@dataclass(frozen=True)
class MethodTopic:
    """The definitions of one topic.

    Attributes:
        title: Its title.
        entries: Its definitions; sources are those of the answer at hand.
    """

    title: str
    entries: tuple[Provenance, ...]


def method_topics(study: Study, found: Answer, words: Wording) -> tuple[MethodTopic, ...]:
    """Every definition of the registry by topic, in reading order."""
    return tuple(
        MethodTopic(
            words.gettext(title),
            provenance(study, found, words, *_codes(topic), values=False),
        )
        for topic, title in TOPICS.items()
    )


def _codes(topic: str) -> list[str]:
    return [one.code for one in of_topic(topic)]


def setting_lines(study: Study, words: Wording) -> list[str]:
    """Every setting with its value in this study."""
    return [setting_line(name, study.settings, words) for name in SETTINGS]


def unknown_lines(study: Study, words: Wording) -> list[str]:
    """What nobody has published, and what that means here."""
    _ = words.gettext
    lines = [
        _(
            "Penduduk per desa, jumlah usaha per desa atau sektor, dan jumlah unit tiap sentra "
            "belum diterbitkan."
        ),
        _("Letak bengkel tiap sentra tidak diketahui; surat 2020 hanya menyebut desa."),
        _(
            "Garis UU 21/2023 yang berlaku belum tersedia sebagai data terbuka; Maridan, "
            "Pemaluan, dan Telemow terdampak."
        ),
        _("Garis luar Kutai Kartanegara belum ada di peta dasar."),
    ]
    if study.distance == STRAIGHT:
        lines.append(_("Jaringan jalan dan feri belum dimuat; semua jarak adalah garis lurus."))
    if not study.has_register:
        lines.insert(
            0, _("Daftar usaha nyata belum dimuat; angka usaha adalah data contoh atau kosong.")
        )
    return lines

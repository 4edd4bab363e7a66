"""What is not known of programmes and markets, as long as their layers are missing or made up."""

from __future__ import annotations

from sentra_geo.answer import Answer
from sentra_geo.present.labels import SAMPLE
from sentra_geo.sections.taking_part import layers_taking_part, sample_layers
from sentra_geo.wording import N_, Wording

REAL, MADE_UP, MISSING = "real", "sample", "none"
# By layer: what is said where it is missing, and where it is made up.
_LINES = {
    "participation": (
        N_(
            "Peserta pelatihan, perizinan, pameran, dan program lain belum dimuat, jadi belum "
            "dapat dikatakan siapa yang sudah dilayani."
        ),
        N_(
            "Peserta pelatihan, perizinan, pameran, dan program lain hanya {sample}, jadi belum "
            "dapat dikatakan siapa yang sudah dilayani."
        ),
    ),
    "outlets": (
        N_(
            "Tempat penjualan (hotel, toko modern, kios, pasar) belum dimuat, jadi pembagian pasar "
            "belum diketahui."
        ),
        N_(
            "Tempat penjualan (hotel, toko modern, kios, pasar) hanya {sample}, jadi pembagian "
            "pasar yang sebenarnya belum diketahui."
        ),
    ),
    "receipts": (
        N_("Hasil penjualan belum dimuat, jadi manfaat bagi usaha belum diketahui."),
        N_("Hasil penjualan hanya {sample}, jadi manfaat bagi usaha belum diketahui."),
    ),
}


def layer_state(found: Answer, layer: str) -> str:
    """Whether a layer's rows in an answer are ``real``, ``sample`` (some are) or ``none``.

    Args:
        found: The answer.
        layer: Name of the layer.
    """
    if layer in sample_layers(found.cut):
        return MADE_UP
    held = any(fact.layer == layer for fact in layers_taking_part(found.cut))
    return REAL if held else MISSING


def unloaded_lines(found: Answer, words: Wording) -> list[str]:
    """One sentence for each of participants, outlets and receipts that nobody has loaded for real.

    Args:
        found: The answer.
        words: Language.
    """
    lines = []
    for layer, (missing, made_up) in _LINES.items():
        state = layer_state(found, layer)
        if state != REAL:
            text = missing if state == MISSING else made_up
            lines.append(words.gettext(text, sample=words.gettext(SAMPLE)))
    return lines

"""A snapshot as the dashboard reads it: the facts of a layer file."""

from __future__ import annotations

from sentra_geo.layers.package import LayerFacts
from sentra_geo.store.manifest import DELINEATION, Manifest
from sentra_geo.store.snapshots import Snapshot
from sentra_geo.wording import Wording

_INDONESIAN, _ENGLISH = Wording("id"), Wording("en")


def facts_of(snapshot: Snapshot) -> LayerFacts:
    """What is known about a stored layer, in both languages.

    Args:
        snapshot: The snapshot.

    Returns:
        Its facts, as :func:`~sentra_geo.layers.package.read_package` gives them for a folder.
    """
    manifest = snapshot.manifest
    return LayerFacts(
        layer=manifest.layer,
        path=snapshot.path,
        title=_title(manifest, _INDONESIAN),
        title_en=_title(manifest, _ENGLISH),
        source=manifest.source or manifest.file,
        short_source=manifest.source or manifest.file,
        as_of=manifest.as_of,
        licence=manifest.licence,
        credit=manifest.source,
        standing=manifest.standing,
        note=_note(manifest, _INDONESIAN),
        note_en=_note(manifest, _ENGLISH),
        is_sample=manifest.is_sample,
        sha256=manifest.content_sha256,
    )


def _title(manifest: Manifest, words: Wording) -> str:
    _ = words.gettext
    if manifest.title:
        return manifest.title
    if manifest.layer == DELINEATION:
        return _(
            "Delineasi {law}, dimuat dari {file}",
            law=manifest.law or manifest.boundary_id,
            file=manifest.file,
        )
    return _("Dimuat dari {file}", file=manifest.file)


def _note(manifest: Manifest, words: Wording) -> str:
    _ = words.gettext
    parts = [
        _(
            "{read} baris dibaca: {accepted} diterima, {set_aside} disisihkan.",
            read=words.number(manifest.read),
            accepted=words.number(manifest.accepted),
            set_aside=words.number(manifest.set_aside),
        )
    ]
    if manifest.placed_by_village:
        rows = words.number(manifest.placed_by_village)
        parts.append(_("{rows} baris ditempatkan di permukiman desanya.", rows=rows))
    if manifest.who:
        parts.append(_("Dimuat oleh {who}.", who=manifest.who))
    return " ".join(parts)

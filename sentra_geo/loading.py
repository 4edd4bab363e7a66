"""Loading: what was checked is tried against the other layers, then stored and in force."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from sentra_geo.errors import Fault, IntakeError, LayerError
from sentra_geo.export.intake_report import set_aside_table
from sentra_geo.intake.checked import Checked
from sentra_geo.intake.fields.columns import shape_of
from sentra_geo.intake.reference import Reference
from sentra_geo.layers.geoparquet import geoparquet_bytes, geoparquet_rows
from sentra_geo.layers.package import LayerFacts
from sentra_geo.layers.schema import SCHEMAS
from sentra_geo.store.facts import facts_of
from sentra_geo.store.manifest import DELINEATION, Manifest
from sentra_geo.store.opening import Store, stored_layers
from sentra_geo.store.snapshots import Snapshot
from sentra_geo.study import Study, read_study
from sentra_geo.wording import N_, Wording

MODES = ("replace", "add")


@dataclass(frozen=True)
class About:
    """What the user says about the data.

    Attributes:
        who: Who loads them.
        title: A title.
        source: Who published them.
        as_of: ISO day, month or year that they describe.
        licence: Licence name.
        mode: ``replace`` what is in force, or ``add`` to it: rows of the same key are replaced.
    """

    who: str = ""
    title: str = ""
    source: str = ""
    as_of: str = ""
    licence: str = ""
    mode: str = "replace"


def reference_of(study: Study) -> Reference:
    """What a file for this study is compared with."""
    lines = {name: boundary.polygon for name, boundary in study.boundaries.items()}
    return Reference.from_layers(study.villages, lines)


def load(
    checked: Checked, folder: Path, store: Store, about: About, words: Wording, software: str = ""
) -> tuple[Snapshot, ...]:
    """Store what was accepted and put it in force.

    Args:
        checked: The outcome of the check.
        folder: The data folder whose layers it joins.
        store: Where it is kept.
        about: What the user says about it.
        words: Language of the stored reasons.
        software: Version to write down.

    Returns:
        The snapshots: one, or one for each boundary of a delineation.

    Raises:
        IntakeError: No row was accepted, or the rows do not fit the other layers. Nothing has
            changed then.
        StoreError: The store cannot be written. What was in force stays.
    """
    if not len(checked.accepted):
        raise IntakeError(
            Fault(
                N_("Tidak ada baris yang diterima, jadi tidak ada yang disimpan."),
                N_("Perbaiki baris yang disisihkan, atau terapkan perbaikan yang ditawarkan."),
                file=checked.raw.file,
            )
        )
    drafts = [_draft(checked, rows, store, about) for rows in _slots(checked)]
    drafts = [replace(draft, manifest=_signed(draft.manifest, software)) for draft in drafts]
    _try(drafts, folder, store, checked.raw.file)
    rest = _set_aside(checked, words)
    saved = tuple(store.save(draft.manifest, draft.content, rest) for draft in drafts)
    store.remember_columns(
        shape_of(checked.raw.headers, checked.choices.layer), checked.mapping
    )
    return saved


@dataclass(frozen=True)
class _Draft:
    manifest: Manifest
    content: bytes


def _slots(checked: Checked) -> list[NDArray[np.bool_]]:
    """Accepted rows of each snapshot to be: all of them, or those of one boundary."""
    frame = checked.frame
    if checked.choices.layer != DELINEATION:
        return [np.ones(len(frame), dtype=bool)]
    return [(frame["boundary_id"] == name).to_numpy() for name in frame["boundary_id"].unique()]


def _draft(checked: Checked, rows: NDArray[np.bool_], store: Store, about: About) -> _Draft:
    frame, shapes = checked.frame[rows].reset_index(drop=True), checked.geometry
    geometry = None if shapes is None else shapes[rows]
    layer = checked.choices.layer
    first = frame.iloc[0]
    others = len(checked.accepted) - int(rows.sum())
    manifest = Manifest(
        layer=layer,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        who=about.who,
        file=checked.raw.file,
        file_format=checked.raw.format,
        part=checked.raw.part,
        file_sha256=checked.raw.sha256,
        content_sha256="",
        read=checked.read - others,
        accepted=len(frame),
        set_aside=len(checked.set_aside),
        placed_by_village=checked.placed_by_village,
        mapping={header: target for header, target in checked.mapping.items() if target},
        repairs={
            repair.kind: len(repair.index) for repair in checked.content.repairs if repair.applied
        },
        villages=dict(checked.choices.villages),
        corrections=len(checked.choices.corrections),
        personal_columns=tuple(column.header for column in checked.personal),
        boundary_id=str(first["boundary_id"]) if layer == DELINEATION else "",
        law=str(first.get("law") or "") if layer == DELINEATION else "",
        resembles=checked.content.boundary.resembles if checked.content.boundary else "",
        title=about.title,
        source=about.source,
        as_of=about.as_of,
        standing=_standing(checked, frame),
        licence=about.licence,
        is_sample=_is_sample(frame),
    )
    if about.mode == "add" and (old := _in_force(store, manifest.slot)) is not None:
        frame, geometry = _added(old, frame, geometry, SCHEMAS[layer].key)
        manifest = replace(manifest, added_to=old.id, is_sample=_is_sample(frame))
    return _Draft(manifest, geoparquet_bytes(frame, geometry))


def _signed(manifest: Manifest, software: str) -> Manifest:
    return replace(manifest, software=software)


def _standing(checked: Checked, frame: pd.DataFrame) -> str:
    if _is_sample(frame):
        return "sample"
    if checked.choices.layer == DELINEATION:
        return str(frame["standing"].iloc[0])
    return checked.choices.standing


def _is_sample(frame: pd.DataFrame) -> bool:
    return "is_sample" in frame and bool(frame["is_sample"].all())


def _in_force(store: Store, slot: str) -> Snapshot | None:
    return next((held for held in store.current() if held.manifest.slot == slot), None)


def _added(
    old: Snapshot, frame: pd.DataFrame, geometry: NDArray[Any] | None, key: Sequence[str]
) -> tuple[pd.DataFrame, NDArray[Any] | None]:
    """The rows in force and the new ones; where the key is the same, the new one stays."""
    before, shapes = geoparquet_rows(old.path)
    columns = list(key)
    stays = ~pd.MultiIndex.from_frame(before[columns]).isin(
        pd.MultiIndex.from_frame(frame[columns])
    )
    whole = pd.concat([before[stays], frame], ignore_index=True)
    if geometry is None or shapes is None:
        return whole, None
    return whole, np.concatenate([shapes[stays], geometry])


def _try(drafts: Sequence[_Draft], folder: Path, store: Store, file: str) -> None:
    """Read the study as it would be; what does not fit is refused before anything is stored."""
    slots = {draft.manifest.slot for draft in drafts}
    held = {snapshot.manifest.slot: facts_of(snapshot) for snapshot in store.current()}
    usable = {fact.sha256 for fact in stored_layers(store)[0]}
    others = [fact for slot, fact in held.items() if slot not in slots and fact.sha256 in usable]
    with tempfile.TemporaryDirectory(prefix="sentra-geo-") as place:
        trial: list[LayerFacts] = []
        for draft in drafts:
            path = Path(place) / f"{draft.manifest.slot}.parquet"
            path.write_bytes(draft.content)
            trial.append(replace(facts_of(Snapshot("", draft.manifest, Path(place))), path=path))
        try:
            read_study(folder, [*others, *trial], strict=True)
        except LayerError as error:
            faults = [replace(fault, file=_told(fault.file, trial, file)) for fault in error.faults]
            raise IntakeError(faults) from error


def _told(name: str, trial: Sequence[LayerFacts], file: str) -> str:
    """The name of the user's file in the place of the stored one's."""
    return file if name in {fact.path.name for fact in trial} else name


def _set_aside(checked: Checked, words: Wording) -> bytes | None:
    if not len(checked.set_aside):
        return None
    table = set_aside_table(checked, words)
    buffer = io.BytesIO()
    texts = {name: table[name].map(_text, na_action="ignore") for name in table.columns[1:]}
    table.assign(**texts).to_parquet(buffer, index=False)
    return buffer.getvalue()


def _text(value: Any) -> str:
    return shapely.to_wkt(value) if isinstance(value, shapely.Geometry) else str(value)

"""Loading: what was checked is tried against the other layers, then stored and in force."""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from sentra_geo.errors import Fault, IntakeError, LayerError, StoreError
from sentra_geo.export.intake_report import set_aside_table
from sentra_geo.intake.checked import Checked
from sentra_geo.intake.checking import check_table
from sentra_geo.intake.choices import Choices
from sentra_geo.intake.fields.columns import shape_of
from sentra_geo.intake.fields.personal import mask_personal
from sentra_geo.intake.files.opening import open_table
from sentra_geo.intake.known_codes import KnownCodes, KnownNames
from sentra_geo.intake.reference import Reference
from sentra_geo.intake.report import IntArray
from sentra_geo.layers.geoparquet import geoparquet_bytes, geoparquet_rows
from sentra_geo.layers.package import LayerFacts, read_package
from sentra_geo.layers.reading import read_layer
from sentra_geo.layers.schema import STANDINGS
from sentra_geo.store.comparison import identity_of
from sentra_geo.store.facts import facts_of
from sentra_geo.store.manifest import DELINEATION, Manifest
from sentra_geo.store.opening import Store
from sentra_geo.store.snapshots import Snapshot
from sentra_geo.study import Study, read_study
from sentra_geo.versions import other_layers
from sentra_geo.wording import N_, Wording

MODES = ("replace", "add")
_ISO_DAY = 10


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

    Raises:
        IntakeError: The date is none.
        ValueError: There is no such mode.
    """

    who: str = ""
    title: str = ""
    source: str = ""
    as_of: str = ""
    licence: str = ""
    mode: str = "replace"

    def __post_init__(self) -> None:
        """Check the date and the mode."""
        if self.mode not in MODES:
            raise ValueError(self.mode)
        if self.as_of and not _is_date(self.as_of):
            raise IntakeError(
                Fault(
                    N_("Keadaan per “{value}” bukan tanggal, bulan, atau tahun."),
                    N_("Tulis seperti 2026-06-30, 2026-06, atau 2026, atau kosongkan."),
                    fields={"value": self.as_of},
                )
            )


def _is_date(text: str) -> bool:
    """Whether a text is an ISO day, month or year."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        return False
    try:
        date.fromisoformat(f"{text}-01-01"[:_ISO_DAY])
    except ValueError:
        return False
    return True


def reference_of(study: Study) -> Reference:
    """What a file for this study is compared with."""
    lines = {name: boundary.polygon for name, boundary in study.boundaries.items()}
    hosts = tuple(dict.fromkeys(study.sentra.frame["village_code"]))
    reference = Reference.from_layers(study.villages, lines, hosts)
    names = None if study.businesses is None else KnownNames(partial(_business_names, study))
    return replace(reference, codes=_known_codes(study), names=names)


def _known_codes(study: Study) -> dict[str, KnownCodes]:
    """The codes that rows of other layers may name, by layer; those that are there."""
    activities = study.activities
    held = {
        "businesses": (study.businesses, "business_id"),
        "programmes": (activities.programmes, "programme_id"),
        "outlets": (activities.outlets, "outlet_id"),
    }
    codes = {
        name: KnownCodes(layer.frame[column])
        for name, (layer, column) in held.items()
        if layer is not None
    }
    return {**codes, "sentra": KnownCodes(study.sentra.frame["sentra_id"].drop_duplicates())}


def _business_names(study: Study) -> pd.DataFrame:
    """Code, name and village of each business; names stand in the file only, not in memory."""
    assert study.businesses is not None  # noqa: S101 - asked only where there is a register
    assert study.business_village is not None  # noqa: S101 - it is there with the register
    kept = study.businesses.frame
    # Where the file is gone, or is another by now, a name is as unknown as without names.
    with contextlib.suppress(LayerError):
        whole = read_layer(study.businesses.facts, kept=True).frame
        kept = whole if len(whole) == len(kept) else kept
    codes = np.array([*study.villages.frame["village_code"], None], dtype=object)
    nothing = pd.Series(None, index=kept.index, dtype=object)
    return pd.DataFrame(
        {
            "business_id": kept["business_id"].to_numpy(dtype=object),
            "name": kept.get("name", nothing).to_numpy(dtype=object),
            "village_code": codes[study.business_village],
        }
    )


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
    drafts = [_draft(checked, rows, folder, store, about) for rows in _slots(checked)]
    drafts = [replace(draft, manifest=_signed(draft.manifest, software)) for draft in drafts]
    _try(drafts, folder, store, checked.raw.file)
    saved = _saved(drafts, _set_aside(checked, words), store)
    with contextlib.suppress(StoreError):  # the rows are stored; the next file is asked again
        shape = shape_of(checked.raw.headers, checked.choices.layer)
        store.remember_columns(shape, checked.mapping)
    return saved


@dataclass(frozen=True, eq=False)
class _Draft:
    """A snapshot to be.

    Attributes:
        manifest: What is known about it.
        content: GeoParquet of its rows.
        numbers: Number of each row in the user's file, 0 for rows that were there before.
    """

    manifest: Manifest
    content: bytes
    numbers: IntArray


def _saved(drafts: Sequence[_Draft], rest: bytes | None, store: Store) -> tuple[Snapshot, ...]:
    """Store all drafts, or none: where one fails, those before it are taken back."""
    before = {held.manifest.slot: held.id for held in store.snapshots() if held.is_current}
    saved: list[Snapshot] = []
    try:
        saved.extend(store.save(draft.manifest, draft.content, rest) for draft in drafts)
    except StoreError:
        for snapshot in saved:
            with contextlib.suppress(StoreError):
                if (old := before.get(snapshot.manifest.slot)) is not None:
                    store.restore(old)
                store.remove(snapshot.id)
        raise
    return tuple(saved)


def _slots(checked: Checked) -> list[NDArray[np.bool_]]:
    """Accepted rows of each snapshot to be: all of them, or those of one boundary."""
    frame = checked.frame
    if checked.choices.layer != DELINEATION:
        return [np.ones(len(frame), dtype=bool)]
    return [(frame["boundary_id"] == name).to_numpy() for name in frame["boundary_id"].unique()]


def _draft(
    checked: Checked, rows: NDArray[np.bool_], folder: Path, store: Store, about: About
) -> _Draft:
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
    numbers = checked.raw.rows[checked.accepted][rows]
    if about.mode == "add" and (old := _in_force(folder, store, manifest)) is not None:
        frame, geometry = _added(old, frame, geometry, identity_of(layer))
        numbers = np.concatenate([np.zeros(len(frame) - len(numbers), dtype=np.int64), numbers])
        manifest = replace(manifest, added_to=old.name, is_sample=_is_sample(frame))
    return _Draft(manifest, geoparquet_bytes(frame, geometry), numbers)


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


@dataclass(frozen=True, eq=False)
class _Old:
    """Rows in force: the id of their snapshot, or the name of their file; shapes in degrees."""

    name: str
    frame: pd.DataFrame
    geometry: NDArray[Any] | None


def _in_force(folder: Path, store: Store, manifest: Manifest) -> _Old | None:
    """The rows in force in a slot: those stored, else the folder's own.

    Rows that are all made up are not there for real ones to be added to.
    """
    for held in store.current():
        if held.manifest.slot == manifest.slot:
            if held.manifest.is_sample and not manifest.is_sample:
                return None
            return _Old(held.id, *geoparquet_rows(store.fetch(held).path))
    shipped = [fact for fact in read_package(folder) if fact.layer == manifest.layer]
    if not shipped or shipped[0].is_sample:
        return None
    fact = shipped[0]
    choices = Choices(layer=fact.layer, standing=_known_standing(fact))
    known = check_table(open_table(fact.path), choices, reference_of(read_study(folder)))
    frame, geometry = known.frame, known.geometry
    if fact.layer == DELINEATION:
        own = (frame["boundary_id"] == manifest.boundary_id).to_numpy()
        frame, geometry = frame[own], None if geometry is None else geometry[own]
    return _Old(fact.path.name, frame, geometry) if len(frame) else None


def _known_standing(fact: LayerFacts) -> str:
    return fact.standing if fact.standing in STANDINGS else "indicative"


def _added(
    old: _Old, frame: pd.DataFrame, geometry: NDArray[Any] | None, key: Sequence[str]
) -> tuple[pd.DataFrame, NDArray[Any] | None]:
    """The rows in force and the new ones; where the key is the same, the new one stays."""
    columns = list(key)
    stays = ~pd.MultiIndex.from_frame(old.frame[columns]).isin(
        pd.MultiIndex.from_frame(frame[columns])
    )
    whole = pd.concat([old.frame[stays], frame], ignore_index=True)
    if geometry is None or old.geometry is None:
        return whole, None
    return whole, np.concatenate([old.geometry[stays], geometry])


def _try(drafts: Sequence[_Draft], folder: Path, store: Store, file: str) -> None:
    """Read the study as it would be; what does not fit is refused before anything is stored."""
    others = other_layers(store, [draft.manifest.slot for draft in drafts])
    with tempfile.TemporaryDirectory(prefix="sentra-geo-") as place:
        trial: dict[str, LayerFacts] = {}
        for draft in drafts:
            path = Path(place) / f"{draft.manifest.slot}.parquet"
            path.write_bytes(draft.content)
            facts = facts_of(Snapshot("", draft.manifest, Path(place)))
            trial[path.name] = replace(facts, path=path)
        try:
            read_study(folder, [*others, *trial.values()], strict=True)
        except LayerError as error:
            numbers = {name: draft.numbers for name, draft in zip(trial, drafts, strict=True)}
            faults = [_told(fault, numbers, file) for fault in error.faults]
            raise IntakeError(faults) from error


def _told(fault: Fault, numbers: Mapping[str, IntArray], file: str) -> Fault:
    """A fault of the stored form as one of the user's file, with the row's number there."""
    if fault.file not in numbers:
        return fault
    rows = numbers[fault.file]
    number = int(rows[fault.row - 1]) if fault.row and fault.row <= len(rows) else 0
    return replace(fault, file=file, row=number or None)


def _set_aside(checked: Checked, words: Wording) -> bytes | None:
    if not len(checked.set_aside):
        return None
    table = set_aside_table(checked, words)
    buffer = io.BytesIO()
    texts = {name: _safe_texts(table[name]) for name in table.columns[1:]}
    table.assign(**texts).to_parquet(buffer, index=False)
    return buffer.getvalue()


def _safe_texts(values: pd.Series[Any]) -> pd.Series[Any]:
    """A column as texts, without personal data."""
    texts = values.astype(object).map(_text, na_action="ignore")
    return mask_personal(texts)[0]


def _text(value: Any) -> str:
    return shapely.to_wkt(value) if isinstance(value, shapely.Geometry) else str(value)

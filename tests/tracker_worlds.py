"""The grid world with milestones, programmes and outlets of its four sentra; worked out by hand.

S1 coconut at A (inside) was designated and works; S2 batik works at A, but nobody knows of C;
S3 rattan at B worked before it was planned, and is inactive since 2023; nothing is known of S4.
"""

from __future__ import annotations

from sentra_geo import read_study
from tests import worlds
from tests.activity_worlds import participants, programme, write_activities

A, B, C, D = worlds.VILLAGES
MILESTONES = [
    {"sentra_id": "S1", "stage": "designated", "date": "2020-06-11", "source": "Surat"},
    {
        "sentra_id": "S1",
        "stage": "operating",
        "date": "2021",
        "village_code": A,
        "event": "Bengkel dibuka",
        "event_en": "Workshop opened",
        "link": "https://contoh.example/bengkel",
        "checked_by": "Dinas",
        "checked_on": "2022-01",
    },
    {"sentra_id": "S2", "stage": "operating", "date": "2022-11", "village_code": A},
    {"sentra_id": "S2", "stage": "exporting", "date": "2023", "village_code": D},
    {"sentra_id": "S3", "stage": "operating", "date": "2020-05"},
    {"sentra_id": "S3", "stage": "planned", "date": "2021"},
    {"sentra_id": "S3", "stage": "inactive", "date": "2023-02-01"},
]
PROGRAMMES = [
    programme("P1", "training", "2024-01-10", village_code=A),
    programme("P2", "packaging", "2027-01", village_code=A, status="planned"),
    programme("P3", "promotion", "2024-05"),
]
PARTICIPATION = [*participants("P1", 1, 3), *participants("P3", 7)]
OUTLETS = [
    {"outlet_id": "G1", "name": "Pasar A", "kind": "market", "place": (6, 6)},
    {"outlet_id": "G2", "name": "Hotel D", "kind": "hotel", "place": (17, 15)},
]
PLACEMENTS = [
    {"outlet_id": "G1", "business_id": "U1", "product": "Minyak"},
    {"outlet_id": "G1", "business_id": "U2", "product": "Sabut"},
    {"outlet_id": "G2", "business_id": "U7", "product": "Kain"},
]


def tracked_world(folder, *, sentra=None, **layers):
    """A study of the grid world with the layers above; None leaves a layer out."""
    frames = {
        "milestones": MILESTONES,
        "programmes": PROGRAMMES,
        "participation": PARTICIPATION,
        "outlets": OUTLETS,
        "placements": PLACEMENTS,
        **{name: rows for name, rows in layers.items() if name != "businesses"},
    }
    kept = {name: rows for name, rows in layers.items() if name == "businesses"}
    if sentra is not None:
        kept["sentra"] = worlds.sentra_frame().assign(**sentra)
    return read_study(write_activities(worlds.write_world(folder, **kept), **frames))

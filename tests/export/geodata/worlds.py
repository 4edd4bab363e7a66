"""Worlds and orders of the tests of map data."""

from dataclasses import replace

from sentra_geo import answer
from sentra_geo.export.audience import INTERNAL, answer_for
from sentra_geo.export.request import Request
from sentra_geo.wording import Wording
from tests import worlds

HOSTILE = (
    "=cmd()|' /C calc'!A0",
    '<script>alert(1)</script> & "x" ]]> \'; DROP TABLE villages; --',
    "ꦱꦼꦥꦏꦸ سيباكو #typst{}\n\x07\tbaris",
    "Desa" + " sangat-panjang" * 14,
)
SECRETS = ("Rahasia", "6409011234567890", "081234567890", "business_id", '"owner"')


def order(study, language="id", audience=INTERNAL, found=None, **asked):
    """A request for the default question with other choices."""
    if found is None:
        found = answer(study, replace(study.default_question(), **asked))
    return Request(study, answer_for(found, audience), Wording(language), audience)


def register_frame():
    """The wide world's 420 businesses with everything that must not leave."""
    frame = worlds.wide_layers()["businesses"]
    rows = len(frame)
    return frame.assign(
        business_id=[f"U{number:04}" for number in range(rows)],
        name=[f"Warung Rahasia {number}" for number in range(rows)],
        owner="Siti Rahasia",
        nik="6409011234567890",
        phone="081234567890",
        register="umkm",
        kbli_code="10295",
        workers=[number % 5 for number in range(rows)],
        premises=["home" if number % 3 else "separate" for number in range(rows)],
        has_nib=[number % 2 == 0 for number in range(rows)],
        as_of="2024-03-17",
    )


def write_register(folder):
    """The wide world with such a register, kept as GeoParquet as the store keeps it."""
    layers = {**worlds.wide_layers(), "businesses": register_frame()}
    return worlds.write_world(folder, formats={"businesses": (".parquet", "EPSG:4326")}, **layers)


def write_hostile(folder):
    """The grid world with names that are no names."""
    villages = worlds.villages_frame().assign(village=HOSTILE, verify_note=HOSTILE[1])
    sentra = worlds.sentra_frame()
    sentra["sentra"] = [HOSTILE[number % 4] for number in range(len(sentra))]
    line = worlds.delineation_frame(law=[HOSTILE[1] + "\nbaris kedua"])
    return worlds.write_world(folder, villages=villages, sentra=sentra, delineation=line)

"""Villages: every figure is the answer's."""

import pytest

from sentra_geo.export.geodata.villages import villages_layer
from tests.export.geodata.worlds import order


def rows(request):
    return villages_layer(request).table.to_pylist()


def twin(row, other, **names):
    """Figures of a row equal those of another, by field; names of those that differ."""
    return all(row[name] == getattr(other, field) for name, field in names.items())


SAME = (
    *("village_code", "village", "kind", "district", "zone", "share_inside", "is_split"),
    *("people", "area_ha", "position_uncertainty_m", "is_covered"),
    *("businesses", "businesses_covered"),
)


def test_every_figure_is_the_answers(study):
    request = order(study, radius_km=10.0)
    found, table = request.found, rows(request)
    assert len(table) == 54
    shares = {row.village_code: row for row in found.equity.villages}
    access = {row.village_code: row for row in found.access.villages}
    needs = {r.village_code: (n, r) for n, r in enumerate(found.equity.ranking.villages, 1)}
    doubts = {row.village_code: row for row in found.to_verify}
    for row, village in zip(table, found.villages, strict=True):
        code = village.village_code
        assert twin(row, village, **{name: name for name in SAME})
        assert row["distance_km"] == village.distance_km
        assert (row["sentra"] or "") == "; ".join(village.sentra)
        assert row["businesses_coverage"] == (
            village.businesses_covered / village.businesses if village.businesses else None
        )
        assert twin(
            row,
            shares[code],
            **{n: n for n in ("units", "base", "unit_share", "base_share", "p", "q", "rate")},
            share_difference="difference",
            representation="state",
            smoothed_rate="smoothed_rate",
            coverage="coverage",
            signed_line_km="line_km",
        )
        assert twin(
            row,
            access[code],
            access_two_step="two_step",
            access_enhanced="enhanced",
            access_rank="rank",
            sentra_in_reach="sentra_in_reach",
            beyond_share="beyond_share",
            is_edge="is_edge",
        )
        place, need = needs.get(code, (None, None))
        assert row["need_rank"] == place
        if need is not None:
            assert twin(row, need, need="need", need_total="total", need_covered="covered")
            assert row["need_of"] == found.equity.ranking.what
        doubt = doubts.get(code)
        assert row["to_verify"] == (doubt is not None)
        if doubt is not None:
            assert row["verify_reasons"] == "; ".join(doubt.reasons)
            assert twin(
                row,
                doubt,
                verify_decides="decides",
                state_if_inside="state_if_inside",
                state_if_outside="state_if_outside",
            )
    assert doubts
    assert 0 < len(needs) < 54
    assert any(row["need"] for row in table)


def test_notes_follow_the_language(study, shipped):
    for language, field in (("id", "note"), ("en", "note_en")):
        request = order(study, language, found=shipped[0].found)
        noted = {row.village_code: getattr(row, field) for row in request.found.to_verify}
        table = {row["village_code"]: row["verify_note"] for row in rows(request)}
        assert {code: note for code, note in table.items() if note} == {
            code: note for code, note in noted.items() if note
        }
        assert any(table.values())


def test_without_businesses_their_figures_are_unknown(study):
    for row in rows(order(study, sample=False)):
        names = ("businesses", "businesses_covered", "businesses_coverage")
        assert [row[name] for name in names] == [None] * 3
        assert row["businesses_are_sample"] is None


def test_filters_keep_what_the_screen_keeps(study):
    request = order(study, district=("Sepaku",), zone=("near", "outside"))
    table = rows(request)
    assert {row["district"] for row in table} == {"Sepaku"}
    wanted = [v.village_code for v in request.found.villages if v.zone != "inside"]
    assert [row["village_code"] for row in table] == wanted
    assert 0 < len(wanted) < len(request.found.villages)


def test_a_zone_without_villages_leaves_columns_and_no_row(study):
    layer = villages_layer(order(study, rule="administration", zone=("near",)))
    assert layer.table.num_rows == len(layer.shapes) == 0
    assert "people" in layer.table.column_names


def test_minutes_have_a_column_of_their_own(by_time):
    request = order(by_time)
    table = rows(request)
    assert "distance_km" not in table[0]
    assert [row["distance_minutes"] for row in table] == [
        village.distance_km for village in request.found.villages
    ]


@pytest.mark.parametrize(
    "asked", [{"unit": "businesses", "base": "population"}, {"covered": "businesses"}]
)
def test_the_public_learns_nothing_of_a_villages_register(register, asked):
    request = order(register, audience="public", radius_km=10.0, **asked)
    hidden = ["businesses", "businesses_covered", "businesses_coverage"]
    if "unit" in asked:
        hidden += ["units", "base", "unit_share", "base_share", "share_difference", "p", "q"]
        hidden += ["rate", "smoothed_rate"]
    else:
        hidden += ["coverage", "need_of", "need_total", "need_covered", "need", "need_rank"]
    table = rows(request)
    for name in hidden:
        assert {row[name] for row in table} == {None}, name
    inside = rows(order(register, radius_km=10.0, **asked))
    for name in hidden:
        assert {row[name] for row in inside} != {None}, name
    if "unit" in asked:
        assert {row["representation"] for row in table} == {"unknown"}


def test_titles_say_when_businesses_are_made_up(study, layers):
    assert "DATA CONTOH" in layers[0].title
    assert "DATA CONTOH" in layers[0].about
    assert "DATA CONTOH" not in villages_layer(order(study, sample=False)).title

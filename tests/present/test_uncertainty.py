"""Uncertainty in words, charts and tables: they hold the answer's values."""

import re

import pytest

from sentra_geo import Question, answer, read_study
from sentra_geo.measures.verdict import STATES
from sentra_geo.present.palette import STATE_COLOUR, STATE_MARK
from sentra_geo.present.rule_band import band_chart
from sentra_geo.present.uncertainty import draw_chart, draw_sentences, draw_table
from sentra_geo.present.verification import (
    verification_sentence,
    verification_table,
    village_cases,
)
from sentra_geo.wording import Wording
from tests import worlds

ID = Wording("id")


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory):
    """The grid world with sentra S3 on the line, uncertain by 1 km: inside in half of all draws."""
    frame = worlds.sentra_frame()
    frame.loc[3, "geometry"] = worlds.place(15, 5)
    frame.loc[3, "position_uncertainty_m"] = 1_000.0
    return read_study(worlds.write_world(tmp_path_factory.mktemp("doubtful"), sentra=frame))


def found_of(study, **choices):
    return answer(study, Question(boundary="garis", **choices))


def numbers(text):
    return re.findall(r"\d[\d.,]*\d|\d", text)


class TestBand:
    def test_title_and_table_hold_the_band(self, grid):
        figure = band_chart(found_of(grid), ID)
        assert figure.title == (
            "Menurut aturan yang dipakai, 2,50 sampai 3 dari 5 lokasi sentra berada di dalam garis"
        )
        frame = figure.table.frame
        assert frame["Di dalam"].tolist() == [3, 2.5, 3, 500, 750, 1_000]
        assert frame["Dari"].tolist() == [5, 5, 5, 4_000, 4_000, 4_000]
        assert frame["Bagian di dalam"].round(4).tolist() == [0.6, 0.5, 0.6, 0.125, 0.1875, 0.25]

    def test_rules_that_agree_are_said_to_agree(self, grid):
        title = band_chart(found_of(grid, commodity=("coconut",)), ID).title
        assert title == "Menurut ketiga aturan 1 dari 1 lokasi sentra berada di dalam garis"

    def test_chart_has_a_mark_a_rule_and_one_band_a_measure(self, grid):
        chart = band_chart(found_of(grid, near_km=2.0), ID).chart.to_dict()
        (data,) = chart["datasets"].values()
        assert len(data) == 6
        locations = [row for row in data if row["what"] == "Lokasi sentra"]
        assert [(row["low"], row["high"]) for row in locations] == [
            (0.2, 0.6),
            (0.5, 0.5),
            (0.6, 0.6),
        ]
        assert {(row["band_low"], row["band_high"]) for row in locations} == {(0.2, 0.6)}
        assert len({row["row"] for row in data}) == 6

    def test_sample_businesses_say_so(self, study):
        figure = band_chart(answer(study, Question(unit="businesses")), ID)
        assert figure.note.startswith("DATA CONTOH")
        assert "DATA CONTOH" in figure.table.frame["Yang dihitung"][0]

    def test_unknown_businesses_leave_the_people(self, study):
        figure = band_chart(answer(study, Question(unit="businesses", sample=False)), ID)
        assert set(figure.table.frame["Yang dihitung"]) == {"Penduduk (perkiraan)"}
        assert "DATA CONTOH" not in figure.note


class TestDraws:
    def test_bars_are_the_shares_in_the_colour_and_mark_of_their_state(self, doubtful):
        found = found_of(doubtful)
        figure = draw_chart(found, ID)
        shares = figure.table.frame["Bagian undian (%)"].tolist()
        assert shares == [found.drawn.states.get(state, 0) for state in STATES]
        assert sum(shares) == pytest.approx(1)
        assert figure.table.frame["Undian"].sum() == pytest.approx(2_000)
        chart = figure.chart.to_dict()
        scale = chart["layer"][0]["encoding"]["color"]["scale"]
        assert scale["range"] == [STATE_COLOUR[state] for state in STATES]
        assert [name[0] for name in scale["domain"]] == [STATE_MARK[state] for state in STATES]

    def test_title_says_what_most_draws_lead_to(self, doubtful):
        found = found_of(doubtful)
        state, share = max(found.drawn.states.items(), key=lambda item: item[1])
        assert share < 1
        title = draw_chart(found, ID).title
        assert title.startswith(ID.percent(share))
        assert {"outside_behind": "luar tertinggal"}.get(state, "Belum cukup bukti") in title

    def test_title_when_all_agree(self, study):
        title = draw_chart(answer(study, Question(sample=False)), ID).title
        assert title == "Semua undian menghasilkan kesimpulan yang sama: Belum cukup bukti"

    def test_made_up_businesses_decide_nothing(self, study):
        figure = draw_chart(answer(study, Question(unit="businesses")), ID)
        assert "tidak memutuskan apa pun" in figure.title
        assert figure.note.startswith("DATA CONTOH")

    def test_table_holds_the_quantiles(self, study):
        frame = draw_table(answer(study, Question(sample=False)), ID).frame
        assert frame.iloc[0].tolist() == ["Lokasi sentra di dalam", "2", "2", "2"]
        assert frame.iloc[1].tolist()[1:] == ["33.565", "39.159", "41.956"]
        assert frame.iloc[2, 0] == "Rasio laju luar terhadap dalam"

    def test_unknown_is_a_dash(self, study):
        frame = draw_table(answer(study, Question(unit="businesses", sample=False)), ID).frame
        assert frame.iloc[0].tolist()[1:] == ["–"] * 3
        assert frame.iloc[2].tolist()[1:] == ["–"] * 3

    def test_sentences_say_what_was_drawn(self, study):
        lines = draw_sentences(answer(study, Question(sample=False)), ID)
        assert numbers(lines[0]) == ["13", "4", "1.200", "9.400"]
        assert numbers(lines[1]) == ["3"]
        assert "250 m" in lines[2]
        assert not any("Usaha" in line for line in lines)
        with_businesses = draw_sentences(answer(study, Question(unit="businesses")), ID)
        assert any("Usaha" in line for line in with_businesses)

    def test_an_official_line_and_certain_positions(self, grid):
        lines = draw_sentences(found_of(grid), ID)
        assert lines[:2] == ["Tidak ada letak yang diundi: semuanya pasti.", "Garis tidak digeser."]

    @pytest.mark.parametrize("rule", ["area", "administration"])
    def test_rules_that_do_not_look_at_positions_say_so(self, grid, rule):
        (line,) = draw_sentences(found_of(grid, rule=rule), ID)
        assert "tidak melihat letak" in line


class TestVerification:
    def test_every_village_has_reasons_actions_and_stakes(self, study):
        cases = {
            case.title.split(",")[0]: case for case in village_cases(answer(study, Question()), ID)
        }
        assert set(cases) == {"Pemaluan", "Maridan", "Telemow", "Binuang", "Bumi Harapan"}
        assert all(len(case.reasons) == len(case.actions) for case in cases.values())
        binuang = " ".join(cases["Binuang"].reasons)
        assert "290 m" in binuang
        assert "2.400 m" in binuang
        assert "66,9 %" in binuang
        assert cases["Telemow"].reasons[0].startswith("Catatan: Menurut garis UU 3/2022")
        assert any("Tenun" in line for line in cases["Telemow"].stakes)
        assert "1,3 km" in " ".join(cases["Pemaluan"].reasons)

    def test_a_village_that_decides_says_how(self, grid):
        found = found_of(grid)
        (case,) = village_cases(found, ID)
        (row,) = found.to_verify
        told = case.stakes[-1]
        assert ("bila di luar" in told) == row.decides

    def test_sentence_and_table_name_all(self, study, grid):
        found = answer(study, Question())
        assert verification_sentence(found, ID).startswith("5 desa perlu diverifikasi: Pemaluan")
        frame = verification_table(found, ID).frame
        assert frame["Nama desa"].tolist() == [row.village for row in found.to_verify]
        assert frame["Luas di dalam garis"].tolist() == [r.share_inside for r in found.to_verify]
        none = found_of(grid, district=("Utara",))
        assert verification_sentence(none, ID).startswith("Tidak ada desa")
        assert village_cases(none, ID) == []

    def test_notes_follow_the_language(self, study):
        found = answer(study, Question())
        telemow = next(i for i, row in enumerate(found.to_verify) if row.village == "Telemow")
        case = village_cases(found, Wording("en"))[telemow]
        assert "By the line of Law 3/2022" in case.reasons[0]

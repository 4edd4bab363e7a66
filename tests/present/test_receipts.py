"""Receipts in words, charts and pieces, on the shipped layers and on small worlds."""

import dataclasses

import pytest

from sentra_geo import answer
from sentra_geo.present.definitions import DEFINITIONS
from sentra_geo.present.provenance import provenance
from sentra_geo.present.receipt_charts import month_chart, product_chart
from sentra_geo.present.receipt_pieces import receipts_pieces
from sentra_geo.present.receipt_sentences import (
    gathered_sentence,
    order_sentence,
    origin_sentence,
)
from sentra_geo.question import Question
from sentra_geo.sections.receipt_figures import ReceiptGroup
from sentra_geo.wording import Wording
from tests.sections.test_receipts import MANY, ROWS, sold, study_of

ID = Wording("id")
MONTHS = ("2026-01", "2026-02", "2026-03")


@pytest.fixture(scope="module")
def shipped(study):
    return answer(study, study.default_question())


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return answer(study_of(tmp_path_factory.mktemp("small"), ROWS), Question(boundary="garis"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_pieces_have_a_chart_or_table_and_known_definitions(shipped, language):
    words = Wording(language)
    pieces = receipts_pieces(shipped, words)
    assert len(pieces) == 6
    for piece in pieces:
        assert piece.title.startswith("DATA CONTOH")
        assert set(piece.codes) <= set(DEFINITIONS)
        assert not piece.table.frame.empty
        if piece.figure is not None:
            assert piece.figure.chart.to_dict()
            assert piece.tells_businesses
        assert provenance(shipped.cut.study, shipped, words, *piece.codes)


def test_a_long_table_draws_twelve_and_the_rest(shipped):
    figures = shipped.receipts.figures
    drawn = product_chart(shipped, figures, ID)
    data = drawn.chart.data
    assert len(data) == 13
    assert data["name"].iloc[-1] == "lainnya (2)"
    assert data["share"].sum() == pytest.approx(1)
    assert len(drawn.table.frame) == 14


def test_what_is_gathered_is_said(small):
    figures = small.receipts.figures
    said = gathered_sentence(figures.products, ID)
    assert said.startswith("4 kelompok digabung")
    assert "kurang dari 5" in said
    assert "kurang dari 3" in said
    written = product_chart(small, figures, ID).table.frame.to_string()
    assert "Syal" not in written
    assert "Batik" not in written


def test_a_month_without_reports_leaves_a_gap_and_says_so(tmp_path):
    rows = [sold(number, "Gula", 2, month=month) for number in range(1, 6) for month in MONTHS[::2]]
    found = answer(study_of(tmp_path, [*rows, sold(6, "Gula", 0)]), Question(boundary="garis"))
    drawn = month_chart(found, found.receipts.figures, ID)
    data = drawn.chart.data.set_index("month")
    assert data["receipts"].isna().tolist() == [False, True, False]
    assert data["placements"].tolist() == ["6", "0", "5"]
    assert "1 bulan tanpa satu laporan pun: tidak diketahui, bukan nol" in drawn.reading
    assert "tidak ada laporan" in drawn.table.frame["Keterangan"].iloc[1]


def test_the_origin_sentence_has_three_shares(tmp_path):
    placed = [{"outlet_id": "G1", "business_id": f"U{n}", "product": "Gula"} for n in (1, 7)]
    found = answer(study_of(tmp_path, MANY, placements=placed), Question(boundary="garis"))
    said = origin_sentence(found, found.receipts.figures, ID)
    assert said.startswith("Dari luar garis: 66,7 % (interval 95 % ")
    assert "50,0 % dari usaha yang produknya tercatat" in said
    assert "41,7 % dari semua usaha" in said


def test_without_placements_their_share_is_unknown(small):
    said = origin_sentence(small, small.receipts.figures, ID)
    assert "Penempatan produk belum dimuat" in said


def test_no_pieces_without_receipts(study):
    question = dataclasses.replace(study.default_question(), sample=False)
    assert receipts_pieces(answer(study, question), ID) == ()


def test_the_first_is_first_only_beside_all_others():
    def group(name, share, low, high):
        return ReceiptGroup(name, 10, 5, share, (low, high))

    first, second = group("a", 0.4, 0.35, 0.45), group("b", 0.31, 0.30, 0.32)
    assert "tidak bertemu" in order_sentence([first, second], ID)
    # The third is known least: it may be ahead of the first.
    third = group("c", 0.29, 0.10, 0.50)
    assert "belum pasti" in order_sentence([first, second, third], ID)

"""Tables hold the Answer's values; formats tell shares from counts."""

from sentra_geo import answer
from sentra_geo.present.tables import (
    SHARE,
    reached_table,
    rule_table,
    sentra_table,
    village_table,
    zone_table,
)
from sentra_geo.question import Question
from sentra_geo.wording import Wording

ID, EN = Wording("id"), Wording("en")


def test_zone_table_keeps_empty_zones(study):
    table = zone_table(answer(study, Question(rule="administration")), ID)
    assert list(table.frame["Zona"]) == ["Dalam delineasi", "Dekat batas", "Luar delineasi"]
    assert table.frame.loc[1, "Desa"] == 0
    assert table.frame["Cakupan: Desa"].isna().tolist() == [False, True, False]


def test_business_columns_are_named_sample_and_vanish_with_it(study):
    with_sample = zone_table(answer(study, Question()), ID).frame.columns
    assert any("Usaha (DATA CONTOH)" in name for name in with_sample)
    without = zone_table(answer(study, Question(sample=False)), ID).frame.columns
    assert not any("Usaha" in name for name in without)


def test_village_table_is_the_answer(study):
    found = answer(study, Question())
    table = village_table(found, EN)
    assert len(table.frame) == 54
    assert table.kinds["Land inside the line"] == SHARE
    pemaluan = table.frame.set_index("Village").loc["Pemaluan"]
    assert round(pemaluan["Land inside the line"], 3) == 0.667
    assert len(village_table(answer(study, Question(zone=("near",))), EN).frame) == 3


def test_nothing_kept_is_an_empty_table(study):
    found = answer(study, Question(district=("Babulu",), zone=("inside",)))
    assert village_table(found, ID).frame.empty


def test_sentra_and_reached_tables_agree(study):
    found = answer(study, Question())
    overall = sentra_table(found, ID).frame
    for row, sentra in enumerate(found.sentra):
        reached = reached_table(sentra, found, ID).frame
        covered = overall.iloc[row][[c for c in overall if c.startswith("Desa tercakup")]]
        assert list(covered) == list(reached["Desa ≤ 5,0 km"])


def test_rule_table(study):
    frame = rule_table(answer(study, Question()), ID).frame
    inside = frame["Penduduk: Dalam delineasi"].tolist()
    assert inside == [33_565, 29_768, 41_956]

import dataclasses

import pytest

from sentra_geo import LayerError, Question, answer, read_study
from sentra_geo.settings import (
    DEFAULT_SETTINGS,
    DEFAULT_THRESHOLDS,
    SETTINGS_FILE,
    Settings,
    Thresholds,
    read_settings,
)
from sentra_geo.study import DEFAULT_FOLDER
from tests import worlds


def written(folder, text, encoding="utf-8"):
    (folder / SETTINGS_FILE).write_bytes(text.encode(encoding))
    return folder


def test_shipped_file_holds_every_setting_at_its_default():
    assert (DEFAULT_FOLDER / SETTINGS_FILE).is_file()
    assert read_settings(DEFAULT_FOLDER) == DEFAULT_SETTINGS


def test_without_a_file_all_have_their_defaults(tmp_path):
    assert read_settings(tmp_path) == DEFAULT_SETTINGS == Settings(DEFAULT_THRESHOLDS)


def test_what_is_left_out_keeps_its_default(tmp_path):
    found = read_settings(written(tmp_path, "[verdict]\nequal_from = 0.9\n"))
    assert found == Settings(Thresholds(low=0.9))


def test_each_value_is_read_in_its_unit(tmp_path):
    text = """
    [verdict]
    equal_from = 0.7
    equal_to = 1.5
    smallest_gap_points = 10
    alpha = 0.1
    [villages]
    false_discovery_rate = 0.2
    [line]
    indicative_uncertainty_m = 400
    """
    assert read_settings(written(tmp_path, text)) == Settings(
        Thresholds(low=0.7, high=1.5, gap=0.1, alpha=0.1), 0.2, 400.0
    )


def test_a_byte_order_mark_of_windows_is_no_fault(tmp_path):
    found = read_settings(written(tmp_path, "[verdict]\nalpha = 0.01\n", "utf-8-sig"))
    assert found.thresholds.alpha == 0.01


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[verdict]\nequal_from = 1.2", "verdict.equal_from = 1.2"),
        ("[verdict]\nequal_to = 0.9", "verdict.equal_to = 0.9"),
        ("[verdict]\nalpha = 0", "verdict.alpha = 0"),
        ("[verdict]\nalpha = true", "verdict.alpha = True"),
        ('[verdict]\nalpha = "0.05"', "verdict.alpha = 0.05"),
        ("[verdict]\nalpha = nan", "verdict.alpha = nan"),
        ("[line]\nindicative_uncertainty_m = -1", "line.indicative_uncertainty_m = -1"),
        ("[verdict]\nequal = 1", "“verdict.equal”"),
        ("alpha = 0.05", "“alpha”"),
        ("[[verdict]]\nalpha = 0.05", "“verdict”"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(tmp_path, text, named):
    with pytest.raises(LayerError) as error:
        read_settings(written(tmp_path, text))
    assert named in str(error.value)
    assert str(error.value).startswith(SETTINGS_FILE)


def test_all_faults_are_told_at_once(tmp_path):
    with pytest.raises(LayerError) as error:
        read_settings(written(tmp_path, "[verdict]\nalpha = 2\nx = 1\n[villages]\ny = 1"))
    assert len(error.value.faults) == 3


@pytest.mark.parametrize("content", [b"[verdict", b"\xff\xfe\x00a", b"\x00"])
def test_a_file_that_is_no_toml_is_named(tmp_path, content):
    (tmp_path / SETTINGS_FILE).write_bytes(content)
    with pytest.raises(LayerError, match=SETTINGS_FILE):
        read_settings(tmp_path)


def test_a_folder_in_its_place_is_named(tmp_path):
    (tmp_path / SETTINGS_FILE).mkdir()
    with pytest.raises(LayerError, match=SETTINGS_FILE):
        read_settings(tmp_path)


def test_every_setting_changes_the_digest():
    other = [
        dataclasses.replace(DEFAULT_SETTINGS, thresholds=Thresholds(**{name: 0.11}))
        for name in ("low", "high", "gap", "alpha")
    ]
    other += [Settings(false_discovery_rate=0.1), Settings(indicative_line_m=1.0)]
    digests = {settings.digest for settings in (DEFAULT_SETTINGS, *other)}
    assert len(digests) == len(other) + 1


def test_settings_decide_the_verdict_and_change_the_study(tmp_path):
    folder = worlds.write_world(tmp_path)
    question = Question(boundary="garis")
    plain = read_study(folder)
    assert answer(plain, question).verdict.state == "outside_behind"
    # With such thresholds any interval lies within "equal".
    wide = read_study(written(folder, "[verdict]\nequal_from = 0.01\nequal_to = 100\nalpha = 0.2"))
    assert wide.digest != plain.digest
    assert answer(wide, question).verdict.state == "equal"


def test_bad_settings_stop_a_study_with_a_message(tmp_path):
    with pytest.raises(LayerError, match=r"verdict\.alpha"):
        read_study(written(worlds.write_world(tmp_path), "[verdict]\nalpha = 7"))

"""Every number reaches its ⓘ, without a rerun and with every text escaped."""

import html
import re

import pytest

from sentra_geo import Question, answer
from sentra_geo.present.definitions import DEFINITIONS
from sentra_geo.present.provenance import provenance
from sentra_geo.wording import Wording
from tests.ui.conftest import texts, verdict

ID = Wording("id")


def bodies(app):
    return [element.proto.body for element in app.get("html")]


def folds(app):
    """The inside of every ⓘ on the page."""
    return re.findall(r'<details class="sg-info.*?</details>', "".join(bodies(app)), re.DOTALL)


def cards(app):
    return next(body for body in bodies(app) if 'class="sg-cards"' in body)


def test_the_verdict_box_holds_formula_n_source_and_date(open_page):
    box = verdict(open_page())
    for fragment in (
        '<details class="sg-info"><summary aria-label="',
        "RR = (x_L / n_L) / (x_D / n_D)",
        "RR = (11 / 161.683) / (2 / 33.565) = 1,14",
        "n = 13 lokasi sentra",
        "Surat Bupati PPU 518/176/2020, per 11 Juni 2020",
        "Disdukcapil PPU, per Juni 2025",
        "verdict.alpha = 0,05",
        "penduduk di tiap sisi garis adalah perkiraan",
        "UU 3/2022 (indikatif)",
    ):
        assert fragment in box


def test_each_line_of_figures_in_the_zone_cards_has_its_own_sign(open_page):
    text = cards(open_page())
    lines = text.count('class="sg-line"') + text.count('class="sg-large"')
    assert text.count("<details") == text.count("<summary aria-label=") == lines == 12
    assert "C_z = 1 / 12 = 8,3 %" in text


def test_a_line_without_a_figure_has_no_sign(open_page):
    text = cards(open_page(sample="0"))
    assert text.count("<details") == 9
    assert "Usaha: belum ada data</div>" in text


def test_folds_are_closed_at_first(open_page):
    for page in ("dashboard.py", "pages/coverage.py", "pages/sentra.py", "pages/method.py"):
        found = folds(open_page(page))
        assert found
        assert not any("<details open" in fold or " open>" in fold for fold in found)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("page", "query", "least"),
    [
        ("dashboard.py", {}, 16),
        ("pages/coverage.py", {"part": "radius"}, 4),
        ("pages/coverage.py", {"part": "villages"}, 2),
        ("pages/coverage.py", {"part": "sentra"}, 3),
        ("pages/sentra.py", {}, 11),
        ("pages/map.py", {"pick": "village:64.09.04.1006"}, 1),
        ("pages/map.py", {"pick": "sentra:64.09.01.1015"}, 2),
        ("pages/method.py", {}, 1),
        ("pages/equity.py", {"part": "villages"}, 2),
        ("pages/equity.py", {"part": "inequality"}, 3),
        ("pages/equity.py", {"part": "rates"}, 1),
        ("pages/equity.py", {"part": "commodities"}, 2),
        ("pages/equity.py", {"part": "ranking"}, 1),
        ("pages/sensitivity.py", {"part": "choices"}, 4),
        ("pages/sensitivity.py", {"part": "positions"}, 2),
        ("pages/sensitivity.py", {"part": "verify"}, 6),
    ],
)
def test_pages_have_their_signs_in_both_languages(open_page, language, page, query, least):
    app = open_page(page, lang=language, **query)
    assert not app.exception
    found = folds(app)
    assert len(found) >= least
    for fold in found:
        assert "<code>" in fold
        assert "518/176/2020" in fold or "2025" in fold or "2022" in fold


@pytest.mark.parametrize("covered", ["villages", "people", "businesses"])
def test_coverage_names_the_method_of_its_interval(open_page, covered):
    text = "".join(folds(open_page("pages/coverage.py", covered=covered)))
    assert ("Wilson 1927" in text) == (covered == "villages")
    assert ("Efron 1979" in text) == (covered != "villages")


def test_sample_businesses_are_marked_where_they_take_part(open_page):
    assert "DATA CONTOH" in cards(open_page())
    assert "<b>DATA CONTOH</b>" in verdict(open_page(unit="businesses"))
    assert "<b>DATA CONTOH</b>" not in verdict(open_page())


def test_text_of_the_data_is_escaped(open_page, monkeypatch, copy_data):
    nasty = '<img src=x onerror="alert(1)"><script>1</script>'
    package = copy_data / "datapackage.json"
    text = package.read_text(encoding="utf-8")
    escaped = nasty.replace('"', '\\"')
    package.write_text(text.replace("Disdukcapil PPU", f"Dinas {escaped}"), encoding="utf-8")
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    for page in ("dashboard.py", "pages/method.py"):
        app = open_page(page)
        assert not app.exception
        whole = "".join(bodies(app))
        assert "<img" not in whole
        assert "<script>1" not in whole
        assert "&lt;img" in whole


def test_the_method_page_holds_every_definition_with_its_function(open_page, study):
    whole = "".join(bodies(open_page("pages/method.py")))
    found = answer(study, Question())
    for item in provenance(study, found, ID, *DEFINITIONS, values=False):
        for text in (item.name, item.formula, item.computed_by):
            assert _html(text) in whole, item.code
        if item.literature:
            assert _html(item.literature) in whole


def _html(text):
    return html.escape(text)


def test_the_method_page_works_the_example_and_names_every_setting(open_page):
    app = open_page("pages/method.py")
    steps = next(body for body in bodies(app) if "sg-steps" in body)
    assert "RR = (11 / 161.683) / (2 / 33.565) = 1,14" in steps
    assert "Belum cukup bukti" in steps
    written = " ".join(element.value for element in app.markdown)
    for name in ("verdict.equal\\_from", "villages.false\\_discovery\\_rate", "line.indicative"):
        assert name in written


def test_a_changed_setting_shows(open_page, monkeypatch, copy_data):
    path = copy_data / "settings.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("alpha = 0.05", "alpha = 0.1"), encoding="utf-8")
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    assert "verdict.alpha = 0,1 " in verdict(open_page())


# What each part must let the reader trace: a definition's formula, and a figure of the shipped data
# with its n.
TRACED = [
    (
        "equity",
        "villages",
        "d_i = 2 / 13 − 4.314 / 203.639 = +13,3 poin persen",
        "13 lokasi sentra",
    ),
    ("equity", "villages", "p_i = min(1; 2 · min(P(K ≤ k); P(K ≥ k)))", "54 desa"),
    ("equity", "inequality", "G = 1 − Σ((P_i − P_j) · (S_i + S_j))", "54 desa"),
    ("equity", "inequality", "T_a = Σ(P_k · μ_k / μ · ln(μ_k / μ))", "54 desa"),
    ("equity", "inequality", "U_i = Multinomial(K; n_i / N)", "2.000 undian"),
    ("equity", "rates", "θ_i = v_i · k_i / n_i + (1 − v_i) · M", "13 lokasi sentra"),
    ("equity", "commodities", "LQ_z = (1 / 2) / (33.565 / 203.639) = 3,03", "n = 2"),
    ("equity", "commodities", "LQ_z = RR / (1 − p_z + p_z · RR)", "dari 3"),
    ("equity", "ranking", "k_i = max(0; ⌈2.797 / 33.565 · 5.388 − 0⌉) = 449", "5.388 penduduk"),
    ("sensitivity", "choices", "K = K_1 = K_2 = … = K_m", "27 gabungan pilihan"),
    ("sensitivity", "positions", "B = x_D ; x_D + x_B", "n = 203.639"),
    ("sensitivity", "positions", "f_K = (1 / B) · Σ([K_b = K])", "2.000 undian"),
    ("sensitivity", "verify", "V = [d_i ≤ max(b; b_0)] ∨", "dari 54 desa"),
]


@pytest.mark.parametrize(("page", "part", "formula", "n"), TRACED)
def test_each_part_shows_formula_and_n(open_page, page, part, formula, n):
    found = "".join(folds(open_page(f"pages/{page}.py", part=part)))
    assert formula in found
    assert n in found


@pytest.mark.parametrize("part", ["villages", "inequality", "rates", "commodities", "ranking"])
def test_sample_businesses_are_marked_on_the_equity_page(open_page, part):
    marked = "".join(
        folds(open_page("pages/equity.py", part=part, unit="businesses", covered="businesses"))
    )
    assert "<b>DATA CONTOH</b>" in marked
    if part != "commodities":
        plain = "".join(folds(open_page("pages/equity.py", part=part)))
        assert "<b>DATA CONTOH</b>" not in plain


def test_the_stability_line_has_its_own_sign(open_page):
    box = verdict(open_page())
    assert box.count("<details") == 2
    line = box.rpartition('<div class="sg-evidence">')[2]
    assert "Perbandingan: <code>Belum cukup bukti</code> (n = 27 gabungan pilihan)" in line
    assert 'aria-label="Asal angka: Apakah kesimpulan berubah?"' in line


def test_each_village_to_verify_has_its_own_sign(open_page, study):
    app = open_page("pages/sensitivity.py", part="verify")
    text = cards(app)
    listed = answer(study, Question()).to_verify
    assert text.count("<details") == len(listed) == 5
    assert text.count("q_i = a_D / a") == len(listed)
    for row in listed:
        assert f"<code>{ID.percent(row.share_inside)}</code>" in text
        assert f"<code>{ID.number(row.people)}</code>" in text


@pytest.mark.parametrize("language", ["id", "en"])
def test_levels_follow_the_settings_on_every_page(open_page, monkeypatch, copy_data, language):
    path = copy_data / "settings.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("alpha = 0.05", "alpha = 0.1"), encoding="utf-8")
    monkeypatch.setenv("SENTRA_GEO_DATA", str(copy_data))
    words = Wording(language)
    wrong = words.percent(0.95, 0)
    shown = [("pages/equity.py", part) for part in ("villages", "commodities", "ranking", "rates")]
    shown += [("pages/sensitivity.py", part) for part in ("choices", "positions", "verify")]
    shown += [("pages/coverage.py", part) for part in ("radius", "sentra", "access")]
    for page, part in [*shown, ("dashboard.py", "")]:
        app = open_page(page, lang=language, **({"part": part} if part else {}))
        assert not app.exception
        written = texts(app)
        assert wrong not in written, (page, part)
    commodities, inequality = (
        texts(open_page("pages/equity.py", part=part, lang=language))
        for part in ("commodities", "inequality")
    )
    assert words.percent(0.9, 0) in commodities
    assert wrong in inequality  # the range of blind draws, which no setting changes


def test_what_is_unknown_in_a_table_is_a_dash(open_page):
    app = open_page("pages/equity.py", sample="0", covered="businesses")
    table = next(one for one in app.dataframe if "Cakupan: Usaha" in one.value)
    assert table.value["Cakupan: Usaha"].isna().all()
    assert table.proto.placeholder == "–"

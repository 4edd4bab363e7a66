"""Receipts in words: titles, what is gathered or left out, and where receipts come from."""

from __future__ import annotations

from collections.abc import Sequence

from sentra_geo.answer import INSIDE, OUTSIDE, Answer
from sentra_geo.layers.dictionary import CHOICES
from sentra_geo.measures.disclosure import LEAST_BUSINESSES, LEAST_RECEIPTS
from sentra_geo.measures.resampling import BOOTSTRAP_DRAWS
from sentra_geo.present.charts import interval_level, sample_note
from sentra_geo.present.equity_sentences import mark
from sentra_geo.present.labels import COMMODITY, ZONE, label
from sentra_geo.present.phrases import interval
from sentra_geo.sections.receipt_figures import (
    NO_BUSINESSES,
    NO_RECEIPTS,
    NONE_KEPT,
    OTHERS,
    TOO_FEW,
    OriginCompared,
    ReceiptFigures,
    ReceiptGroup,
    ReceiptTable,
)
from sentra_geo.wording import N_, Wording

_OTHERS = N_("lainnya (terlalu sedikit)")
_REASON = {
    NO_RECEIPTS: N_(
        "Dengan struk per bulan dari gerai, bagian ini menunjukkan produk mana yang disukai, di "
        "jenis gerai apa, dan apakah asalnya dari dalam atau luar garis. Tanpa itu penjualan tidak "
        "diketahui (bukan nol)."
    ),
    NO_BUSINESSES: N_(
        "Asal produk dilihat dari letak usahanya; tanpa daftar usaha asal struk tidak diketahui "
        "(bukan nol)."
    ),
    NONE_KEPT: N_("Tidak ada struk dari usaha yang cocok dengan saringan ini."),
    TOO_FEW: N_(
        "Struk untuk pilihan ini terlalu sedikit untuk ditampilkan: kurang dari {receipts} struk, "
        "atau dari kurang dari {businesses} usaha."
    ),
}


def why_no_receipts(reason: str, words: Wording) -> str:
    """Why nothing can be said of receipts."""
    return words.gettext(_REASON[reason], receipts=LEAST_RECEIPTS, businesses=LEAST_BUSINESSES)


def product_name(name: str, words: Wording) -> str:
    """A product, or what is gathered."""
    return words.gettext(_OTHERS) if name == OTHERS else name


def commodity_name(name: str, words: Wording) -> str:
    """A commodity, unknown, or what is gathered."""
    if name == OTHERS:
        return words.gettext(_OTHERS)
    return label(words, COMMODITY, name) if name else words.gettext("tidak diketahui")


def kind_name(name: str, words: Wording) -> str:
    """A kind of outlet, or what is gathered."""
    return words.gettext(_OTHERS) if name == OTHERS else label(words, CHOICES["kind"], name)


def zone_name(name: str, words: Wording) -> str:
    """A zone, or what is gathered."""
    return words.gettext(_OTHERS) if name == OTHERS else label(words, ZONE, name)


def month_name(name: str, words: Wording) -> str:
    """A month, or what is gathered, or receipts of no known month."""
    if name == OTHERS:
        return words.gettext(_OTHERS)
    return words.day(name) if name else words.gettext("bulan tidak diketahui")


def share_text(one: ReceiptGroup | OriginCompared, found: Answer, words: Wording) -> str:
    """A share with its interval: ``12,9 % (interval 95 % 6,9 sampai 19,1)``."""
    share = one.share if isinstance(one, ReceiptGroup) else one.receipts
    if one.interval is None:
        return words.percent(share)
    return words.gettext(
        "{share} (interval {level} {limits})",
        share=words.percent(share),
        level=interval_level(found, words),
        limits=interval(one.interval, words, 1, 100),
    )


def first_title(table: ReceiptTable, first: str, found: Answer, words: Wording) -> str:
    """Which group has most receipts.

    Args:
        table: The groups, those with most receipts first.
        first: Name of the first in the reader's language.
        found: The answer.
        words: Language.
    """
    if not table.groups:
        text = words.gettext("Tidak ada kelompok yang struknya cukup untuk ditampilkan sendiri")
    else:
        text = words.gettext(
            "Struk terbanyak: {name}, {share}",
            name=first,
            share=share_text(table.groups[0], found, words),
        )
    return mark(text, words, uses_sample=found.receipts.uses_sample)


def order_sentence(groups: Sequence[ReceiptGroup], words: Wording) -> str:
    """Whether the first is known to be first; empty where there is nothing to say."""
    if len(groups) < 2:  # noqa: PLR2004 - nothing to compare with
        return ""
    first, *others = (one.interval for one in groups)
    if first is not None and all(one is not None and first[0] > one[1] for one in others):
        return words.gettext("Interval yang pertama tidak bertemu dengan yang lain.")
    return words.gettext(
        "Interval yang teratas bertumpang tindih atau tidak ada, jadi urutannya belum pasti."
    )


def receipts_note(found: Answer, figures: ReceiptFigures, words: Wording) -> str:
    """How many receipts, businesses and outlets, and what the intervals are."""
    return sample_note(found.receipts.uses_sample, words) + words.gettext(
        "n = {receipts} struk dari {businesses} usaha di {outlets} gerai. Interval {level}: usaha "
        "diundi ulang {draws} kali, karena struk satu usaha tidak saling lepas; tidak ada bila "
        "kelompoknya kurang dari lima usaha.",
        receipts=words.count(figures.receipts),
        businesses=words.number(figures.businesses),
        outlets=words.number(figures.outlets),
        level=interval_level(found, words),
        draws=words.number(BOOTSTRAP_DRAWS),
    )


def gathered_sentence(table: ReceiptTable, words: Wording) -> str:
    """What is gathered, and why; empty where nothing is."""
    if table.others is None:
        return ""
    count = table.others.gathered
    return words.ngettext(
        "{n} kelompok digabung menjadi “lainnya”: struknya kurang dari {receipts}, usahanya "
        "kurang dari {businesses}, atau dapat dipakai menghitung yang terlalu sedikit itu.",
        "{n} kelompok digabung menjadi “lainnya”: struknya kurang dari {receipts}, usahanya "
        "kurang dari {businesses}, atau dapat dipakai menghitung yang terlalu sedikit itu.",
        count,
        n=words.number(count),
        receipts=LEAST_RECEIPTS,
        businesses=LEAST_BUSINESSES,
    )


def hidden_sentence(count: int, words: Wording) -> str:
    """How many cells of the cross table are left out; empty for none."""
    if not count:
        return ""
    return words.ngettext(
        "{n} sel tidak ditampilkan karena terlalu sedikit, atau karena dapat dipakai menghitung "
        "yang terlalu sedikit.",
        "{n} sel tidak ditampilkan karena terlalu sedikit, atau karena dapat dipakai menghitung "
        "yang terlalu sedikit.",
        count,
        n=words.number(count),
    )


def months_title(found: Answer, figures: ReceiptFigures, words: Wording) -> str:
    """Receipts of the last month shown beside those of the first, and who reported."""
    known = [one for one in figures.reporting if one.month and one.receipts is not None]
    if not known:
        text = words.gettext("Struk per bulan tidak dapat ditampilkan")
    else:
        first, last = known[0], known[-1]
        text = words.gettext(
            "Struk {first} {a} (dari {m} penempatan yang melapor), {last} {b} (dari {n})",
            first=words.day(first.month),
            a=words.count(first.receipts),
            m=words.number(first.placements),
            last=words.day(last.month),
            b=words.count(last.receipts),
            n=words.number(last.placements),
        )
    return mark(text, words, uses_sample=found.receipts.uses_sample)


def months_reading(figures: ReceiptFigures, words: Wording) -> str:
    """How to read the months: a fall in reporting is no fall in sales."""
    text = words.gettext(
        "Angka di atas sumbu adalah penempatan yang melapor bulan itu. Bila itu turun, struk dapat "
        "turun tanpa penjualan yang turun."
    )
    silent = sum(one.placements == 0 for one in figures.reporting)
    if not silent:
        return text
    return f"{text} " + words.ngettext(
        "{n} bulan tanpa satu laporan pun: tidak diketahui, bukan nol.",
        "{n} bulan tanpa satu laporan pun: tidak diketahui, bukan nol.",
        silent,
        n=words.number(silent),
    )


def origin_sentence(found: Answer, figures: ReceiptFigures, words: Wording) -> str:
    """Receipts from outside beside businesses placed, and all businesses, outside."""
    _, outside = words.gettext, figures.compared[OUTSIDE]
    shown = (
        _("tidak ditampilkan (terlalu sedikit)")
        if outside.receipts is None
        else share_text(outside, found, words)
    )
    text = _(
        "Dari luar garis: {receipts} dari semua struk, {placed} dari usaha yang produknya "
        "tercatat di gerai, {register} dari semua usaha.",
        receipts=shown,
        placed=words.percent(outside.placed),
        register=words.percent(outside.register),
    )
    inside = figures.compared[INSIDE]
    if inside.placed is None:
        text = f"{text} " + _("Penempatan produk belum dimuat, jadi bagiannya tidak diketahui.")
    return mark(text, words, uses_sample=found.receipts.uses_sample)


def origin_caution(words: Wording) -> str:
    """What the comparison of origins does not say."""
    return words.gettext(
        "Ini keterangan, bukan kesimpulan tentang kesetaraan: struk hanya ada dari penempatan yang "
        "melapor, dan jumlahnya bergantung pada gerai, harga, dan jenis produk."
    )

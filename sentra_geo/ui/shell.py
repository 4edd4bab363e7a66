"""What every page shares: menu, language, choices, and the message when data cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from sentra_geo import __version__
from sentra_geo.answer import Answer
from sentra_geo.errors import LayerError
from sentra_geo.question import Question
from sentra_geo.study import DATA_VARIABLE, Study, data_folder
from sentra_geo.ui.cache import load_answer, load_study
from sentra_geo.ui.controls import choose_language, choose_question
from sentra_geo.ui.session import begin_page, permalink, start_session, write_permalink
from sentra_geo.ui.style import add_style
from sentra_geo.ui.writing import as_text, write_text
from sentra_geo.wording import N_, Wording

PAGES = {
    "dashboard.py": N_("Ringkasan"),
    "pages/map.py": N_("Peta"),
    "pages/coverage.py": N_("Cakupan"),
    "pages/equity.py": N_("Kesetaraan desa"),
    "pages/sensitivity.py": N_("Apakah kesimpulan berubah?"),
    "pages/sentra.py": N_("Sentra"),
    "pages/programmes.py": N_("Program"),
    "pages/markets.py": N_("Pasar"),
    "pages/events.py": N_("Acara"),
    "pages/forum.py": N_("Forum UMKM"),
    "pages/export.py": N_("Bahan rapat"),
    "pages/data.py": N_("Data"),
    "pages/method.py": N_("Metode dan sumber"),
}
_ICONS = {
    "dashboard.py": ":material/balance:",
    "pages/map.py": ":material/map:",
    "pages/coverage.py": ":material/radar:",
    "pages/equity.py": ":material/equalizer:",
    "pages/sensitivity.py": ":material/fork_right:",
    "pages/sentra.py": ":material/factory:",
    "pages/programmes.py": ":material/school:",
    "pages/markets.py": ":material/storefront:",
    "pages/events.py": ":material/event:",
    "pages/forum.py": ":material/groups:",
    "pages/export.py": ":material/download:",
    "pages/data.py": ":material/upload_file:",
    "pages/method.py": ":material/menu_book:",
}

_MOST_NOTICES = 3
# A :material: icon for the browser's tab would be fetched from the internet.
_ICON = Path(__file__).parent / "icon.svg"


@dataclass(frozen=True)
class View:
    """What a page shows.

    Attributes:
        study: The layers.
        question: The choices.
        found: The answer to them.
        words: The reader's language.
        dark: Whether the reader's theme is dark.
    """

    study: Study
    question: Question
    found: Answer
    words: Wording
    dark: bool


def page_shell(page: str, extras: Mapping[str, str] | None = None) -> View:
    """Draw menu, language and controls, and answer the question; called first on every page.

    Args:
        page: The page's file, a key of ``PAGES``.
        extras: The page's own choices that stand in the URL, with their defaults.

    Returns:
        What the page shows. Where the data cannot be used, the page ends here with a message.
    """
    st.set_page_config(
        page_title="Sentra Geo",
        page_icon=str(_ICON),
        layout="wide",
        menu_items={"About": f"Sentra Geo {__version__}"},
    )
    add_style()
    study, error = _study()
    begin_page(page)
    refused = start_session(study)
    with st.sidebar:
        st.markdown("### Sentra Geo")
        words = choose_language()
        links = st.container(key="menu", gap=None)
        question = choose_question(study, words) if study else None
        with links:
            _menu(study, question, words)
    if study is None or question is None:
        _show_error(error, words)
        st.stop()
    write_permalink(study, question, extras or {})
    found = load_answer(study, question)
    if refused:
        st.warning(
            as_text(
                words.gettext(
                    "Pilihan ini tidak ada dan diabaikan: {names}.",
                    names=", ".join(refused),
                )
            )
        )
    st.title(words.gettext(PAGES[page]))
    _show_notices(study, words)
    return View(study, question, found, words, st.context.theme.type == "dark")


def _show_notices(study: Study, words: Wording) -> None:
    """What the user must know about the data: stored layers that are not used, a lost server."""
    shown, rest = study.notices[:_MOST_NOTICES], len(study.notices) - _MOST_NOTICES
    lines = [as_text(notice.text(words.gettext)) for notice in shown]
    if rest > 0:
        lines.append(as_text(words.gettext("… dan {rest} kesalahan lain.", rest=rest)))
    if lines:
        st.warning("\n\n".join(lines), icon=":material/warning:")


def _study() -> tuple[Study | None, LayerError | None]:
    try:
        return load_study(data_folder()), None
    except LayerError as error:
        return None, error


def _menu(study: Study | None, question: Question | None, words: Wording) -> None:
    query = permalink(study, question) if study and question else None
    for page, title in PAGES.items():
        st.page_link(page, label=words.gettext(title), icon=_ICONS[page], query_params=query)


def _show_error(error: LayerError | None, words: Wording) -> None:
    _ = words.gettext
    st.title(_("Data tidak dapat dipakai"))
    if error is not None:
        for fault in error.faults[:20]:
            st.error(as_text(fault.text(_)), icon=":material/error:")
        if len(error.faults) > 20:  # noqa: PLR2004 - a screenful
            write_text(_("… dan {rest} kesalahan lain.", rest=len(error.faults) - 20))
    write_text(
        _(
            "Folder data: {folder}. Perbaiki berkas itu lalu muat ulang halaman ini; untuk "
            "memakai folder lain, atur {variable}.",
            folder=data_folder(),
            variable=DATA_VARIABLE,
        )
    )
    st.button(_("Muat ulang"), icon=":material/refresh:")

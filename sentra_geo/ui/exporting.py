"""The export page: what is made, for whom, in which language, and the files once they are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from sentra_geo.errors import QuestionError
from sentra_geo.export.audience import AUDIENCES, PUBLIC, answer_for
from sentra_geo.export.materials import MATERIALS, bundle, make_materials
from sentra_geo.export.naming import file_name
from sentra_geo.export.request import Request
from sentra_geo.present.asks import suggested_asks
from sentra_geo.present.colophon import uses_sample
from sentra_geo.ui.downloads import made_on_click
from sentra_geo.ui.session import bind, extra, take_extra
from sentra_geo.ui.shell import View
from sentra_geo.ui.writing import as_text, write_caption, write_heading, write_text
from sentra_geo.wording import LANGUAGES, Wording

ORDER_EXTRAS = {"for": PUBLIC, "filelang": "", "kinds": "report"}
_MADE, _ASKS = "made_files", "own_asks"
_DECK = "deck"


@dataclass(frozen=True)
class Made:
    """Files that were made, by kind, and of what."""

    of: tuple[object, ...]
    files: dict[str, dict[str, bytes]]


def choose_order(view: View) -> Request | None:
    """For whom and in which language; None where it cannot be made, which is then said."""
    _ = view.words.gettext
    left, right = st.columns(2)
    with left:
        audience = _choose(_("Untuk siapa"), "for", AUDIENCES, view.words)
    with right:
        held = extra("filelang", view.words.language, tuple(LANGUAGES))
        key = bind("filelang", held)
        st.segmented_control(
            _("Bahasa berkas"),
            list(LANGUAGES),
            default=held,
            format_func=LANGUAGES.__getitem__,
            key=key,
            on_change=take_extra,
            args=("filelang", key, str),
            required=True,
        )
    try:
        found = answer_for(view.found, audience)
    except QuestionError as error:
        st.warning(as_text(error.text(_)))
        return None
    request = Request(view.study, found, Wording(held), audience)
    return replace(request, asks=_choose_asks(request, view))


def _choose(title: str, name: str, names: dict[str, str], words: Wording) -> str:
    codes = list(names)
    chosen = extra(name, codes[0], codes)
    key = bind(name, chosen)
    st.segmented_control(
        title,
        codes,
        default=chosen,
        format_func=lambda code: words.gettext(names[code]),
        key=key,
        on_change=take_extra,
        args=(name, key, str),
        required=True,
    )
    return chosen


def _choose_asks(request: Request, view: View) -> tuple[str, ...]:
    """What the office asks for: suggestions until it writes its own, which outlast every choice."""
    _ = view.words.gettext
    language = request.words.language
    suggested = "\n".join(
        suggested_asks(request.study, request.found, request.words, is_public=request.is_public)
    )
    own = st.session_state.setdefault(_ASKS, {})
    text = own.get(language, suggested)
    with st.expander(_("Yang kami mohon (dapat diubah)"), key="asks-fold"):
        key = bind(f"asks-{language}", text)
        st.text_area(
            _("Satu permohonan tiap baris; dipakai di paparan, laporan, dan halaman web."),
            text,
            height="content",
            key=key,
            on_change=_take_asks,
            args=(key, language),
        )
        if language in own:
            write_caption(_("Ini teks Anda; ia tetap dipakai bila pilihan lain diubah."))
            st.button(_("Kembalikan usulan"), on_click=own.pop, args=(language, None))
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _take_asks(key: str, language: str) -> None:
    st.session_state[_ASKS][language] = st.session_state[key]


def show_deck(order: Request, view: View) -> None:
    """The deck with one press, its sections and its preview."""
    _ = view.words.gettext
    deck = MATERIALS[_DECK]
    with st.container(border=True, key="deck-card"):
        write_heading(_(deck.title))
        write_text(_(deck.about))
        press = st.container()  # the button stands first, but must know the sections below it
        with st.expander(_("Pilih bagian"), key="deck-sections"):
            request = replace(order, sections=_choose_sections(_DECK, view.words))
        with press:
            made_on_click(
                _("Buat dan unduh paparan"),
                lambda: next(iter(deck.files(request).values())),
                deck.file_name(request),
                view.words,
                key="deck-download",
            )
        fold = st.expander(_("Pratinjau"), key="deck-preview", on_change="rerun")
        if fold.open:
            with fold:
                _show_preview(request, view.words)


def _show_preview(request: Request, words: Wording) -> None:
    from sentra_geo.export.deck.deck import preview_pngs  # noqa: PLC0415 - only when looked at

    with st.spinner(words.gettext("Menyiapkan pratinjau")):
        slides = preview_pngs(request)
    columns = st.columns(2)
    for number, slide in enumerate(slides, start=1):
        with columns[(number - 1) % 2]:
            caption = words.gettext("Salindia {n} dari {total}", n=number, total=len(slides))
            st.image(slide, caption=caption, width="stretch")


def _choose_sections(kind: str, words: Wording) -> tuple[str, ...]:
    """Sections of one kind; all of them is the empty choice."""
    sections = MATERIALS[kind].sections
    if not sections:
        return ()
    chosen = st.pills(
        words.gettext("Bagian {kind}", kind=words.gettext(MATERIALS[kind].title)),
        list(sections),
        selection_mode="multi",
        default=list(sections),
        format_func=lambda code: words.gettext(sections[code]),
        key=f"sections_{kind}_{words.language}",
    )
    return () if len(chosen) in {0, len(sections)} else tuple(c for c in sections if c in chosen)


def show_materials(order: Request, view: View) -> None:
    """Any kinds at once, with progress, and the files once they are made."""
    _ = view.words.gettext
    with st.container(border=True, key="materials-card"):
        write_heading(_("Bahan lain, atau semuanya sekaligus"))
        kinds = _choose_kinds(view.words)
        for kind in kinds:
            write_caption(f"{_(MATERIALS[kind].title)}: {_(MATERIALS[kind].about)}")
        sections = _choose_sections(kinds[0], view.words) if len(kinds) == 1 else ()
        request = replace(order, sections=sections)
        if st.button(_("Buat berkas"), key="make-materials", disabled=not kinds):
            _make(kinds, request, view)
        _show_made(kinds, request, view.words)


def _choose_kinds(words: Wording) -> list[str]:
    held = extra("kinds", ORDER_EXTRAS["kinds"]).split(",")
    chosen = [kind for kind in MATERIALS if kind in held]
    key = bind("kinds", chosen)
    st.pills(
        words.gettext("Bahan"),
        list(MATERIALS),
        selection_mode="multi",
        default=chosen,
        format_func=lambda kind: words.gettext(MATERIALS[kind].title),
        key=key,
        on_change=take_extra,
        args=("kinds", key, ",".join),
    )
    return chosen


def _make(kinds: Sequence[str], request: Request, view: View) -> None:
    """Make the files one after the other; after another click in between it goes on from there."""
    _ = view.words.gettext
    made = _held(kinds, request) or Made(_identity(kinds, request), {})
    st.session_state[_MADE] = made
    bar = st.progress(0.0)
    for number, kind in enumerate(kinds):
        text = _(
            "Membuat {n} dari {total}: {what}",
            n=number + 1,
            total=len(kinds),
            what=_(MATERIALS[kind].title),
        )
        bar.progress(number / len(kinds), text)
        if kind not in made.files:
            made.files[kind] = {name: body for _kind, name, body in make_materials([kind], request)}
    bar.empty()


def _held(kinds: Sequence[str], request: Request) -> Made | None:
    """What was made of these very choices."""
    made: Made | None = st.session_state.get(_MADE)
    return made if made is not None and made.of == _identity(kinds, request) else None


def _identity(kinds: Sequence[str], request: Request) -> tuple[object, ...]:
    asked = (request.found.digest, request.found.question, request.words, request.audience)
    return (*asked, tuple(kinds), request.sections, request.asks)


def _show_made(kinds: Sequence[str], request: Request, words: Wording) -> None:
    """The files, as long as they are those of the choices on screen."""
    made = _held(kinds, request)
    if made is None:
        if st.session_state.pop(_MADE, None) is not None:
            st.info(words.gettext("Pilihan sudah berubah. Buat berkas lagi untuk mengunduhnya."))
        return
    if len(made.files) < len(kinds):
        st.info(
            words.gettext(
                "Belum selesai karena ada klik lain. Tekan Buat berkas untuk melanjutkan."
            )
        )
    with st.container(key="made-files"):
        if len(made.files) > 1:
            every = {name: body for files in made.files.values() for name, body in files.items()}
            stem = request.words.gettext("bahan-rapat")
            _offer(words.gettext("Unduh semuanya (ZIP)"), every, stem, request, words)
        for kind, files in made.files.items():
            material = MATERIALS[kind]
            stem = request.words.gettext(material.stem)
            _offer(words.gettext(material.title), files, stem, request, words)


def _offer(
    title: str, files: dict[str, bytes], stem: str, request: Request, words: Wording
) -> None:
    """One button; several files come as one ZIP."""
    data: bytes | Callable[[], bytes]
    if len(files) == 1:
        ((name, data),) = files.items()
    else:
        name, data = _zip_name(stem, tuple(files), request), partial(bundle, files)
    size = words.number(sum(map(len, files.values())) / 1e6, 2)
    text = words.gettext("{name} ({size} MB)", name=title, size=size)
    st.download_button(text, data, name, on_click="ignore", key=f"made-{stem}")


def _zip_name(stem: str, files: tuple[str, ...], request: Request) -> str:
    return file_name(
        stem,
        "zip",
        request.found,
        request.words,
        sample=uses_sample(request.found),
        of=files,
        internal=not request.is_public,
    )

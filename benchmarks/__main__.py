"""Command line of the measurements: ``python -m benchmarks [NAME] [--json]``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from typing import Any

Figures = Mapping[str, Any]


def main() -> None:
    """Run the measurement that is named, or all."""
    args = _parser().parse_args()
    chosen: list[Callable[[argparse.Namespace], Figures]] = (
        [args.run] if args.name else [_location, _answer, _sections, _exports, _intake, _pages]
    )
    for run in chosen:
        figures = run(args)
        print(json.dumps(figures) if args.json else "\n".join(_lines(figures)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="one line of JSON")
    shared.add_argument("--rounds", type=_positive, help="how often each thing is measured")
    commands = parser.add_subparsers(dest="name", metavar="NAME")
    for name, run, about in (
        ("location", _location, "n points against geopandas' own joins"),
        ("answer", _answer, "a new Answer, on the default data and on n businesses"),
        ("sections", _sections, "every section of an Answer, on the same two"),
        ("exports", _exports, "every kind of material, on the same two"),
        ("intake", _intake, "checking and loading a workbook and a GeoParquet of n rows"),
        ("pages", _pages, "the app in Chromium"),
    ):
        command = commands.add_parser(name, parents=[shared], help=about, description=about)
        command.set_defaults(run=run)
        if run is not _pages:
            command.add_argument("--n", type=_positive, default=1_000_000, help="points")
    parser.set_defaults(json=False, rounds=None, n=1_000_000)
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number over 0")
    return int(text)


# Each measurement imports what only it needs: geopandas, or a browser.
def _location(args: argparse.Namespace) -> Figures:
    from benchmarks.location import measure  # noqa: PLC0415

    return measure(args.n, args.rounds or 3)


def _answer(args: argparse.Namespace) -> Figures:
    from benchmarks.answer import measure  # noqa: PLC0415

    return measure(args.n, args.rounds or 20)


def _sections(args: argparse.Namespace) -> Figures:
    from benchmarks.sections import measure  # noqa: PLC0415

    return measure(args.n, args.rounds or 5)


def _exports(args: argparse.Namespace) -> Figures:
    from benchmarks.exports import measure  # noqa: PLC0415

    return measure(args.n, args.rounds or 3)


def _intake(args: argparse.Namespace) -> Figures:
    from benchmarks.intake import measure  # noqa: PLC0415

    return measure(parquet_rows=args.n)


def _pages(args: argparse.Namespace) -> Figures:
    from benchmarks.pages import measure  # noqa: PLC0415

    return measure(args.rounds or 3)


def _lines(figures: Figures, indent: str = "") -> list[str]:
    lines = []
    for name, value in figures.items():
        if isinstance(value, Mapping):
            lines += [f"{indent}{name}", *_lines(value, indent + "  ")]
        else:
            shown = f"{value:,.4g}" if isinstance(value, float) else value
            lines.append(f"{indent}{name:<24} {shown}")
    return lines


if __name__ == "__main__":
    main()

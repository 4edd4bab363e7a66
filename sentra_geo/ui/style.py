"""The few styles that Streamlit has no setting for; colours follow its theme variables."""

from __future__ import annotations

import streamlit as st

_STYLE = """
<style>
  .block-container, [data-testid="stMainBlockContainer"] { padding: 1.6rem 2.4rem 3rem; }
  [data-testid="stMain"] h1 { font-size: 1.7rem; padding: .2rem 0 .4rem; }
  [data-testid="stMain"] h2 { font-size: 1.25rem; }
  [data-testid="stMain"] h3 { font-size: 1.05rem; }
  .st-key-sample-notice { border: 1px dashed; border-radius: .5rem; padding: .15rem .8rem; opacity: .95;
    font-size: .9rem; }
  .sg-verdict { border-left: .5rem solid; border-radius: .4rem; padding: .7rem 1rem; margin: .2rem 0 .6rem;
    background: rgba(127,140,150,.12); font-size: 1.2rem; line-height: 1.45; font-weight: 600; }
  .sg-verdict .sg-state { display: inline-block; border-radius: .9rem; padding: 0 .7rem; margin-right: .5rem;
    color: #fff; font-size: .95rem; font-weight: 700; }
  .sg-cards { display: grid; grid-template-columns: repeat(3, 1fr); gap: .8rem; margin-bottom: .4rem; }
  .sg-card { border: 1px solid rgba(127,140,150,.35); border-top: .4rem solid; border-radius: .4rem; padding: .5rem .9rem .7rem; }
  .sg-card .sg-zone { font-weight: 700; font-size: .95rem; }
  .sg-card .sg-large { font-size: 1.7rem; font-weight: 700; line-height: 1.25; }
  .sg-card .sg-large small { font-size: .95rem; font-weight: 400; }
  .sg-card .sg-line { font-size: .88rem; opacity: .92; }
  .sg-key { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem; margin-right: .4rem;
    border: 1px solid rgba(0,0,0,.35); vertical-align: -1px; }
  .sg-legend { display: flex; flex-wrap: wrap; gap: .15rem 1rem; font-size: .85rem; margin-top: -.6rem; }
  .sg-entry { display: inline-flex; align-items: center; gap: .4rem; }
  .sg-sign { flex: none; display: inline-block; width: 1.1rem; height: .8rem; box-sizing: border-box; }
  .sg-sign.sg-area { border: 1px solid rgba(80,90,96,.7); }
  .sg-sign.sg-round { border-radius: .5rem; height: 1rem; border: 1px solid #fff; }
  .sg-sign.sg-dot { width: .4rem; height: .4rem; margin: 0 .35rem; }
  .sg-sign.sg-line { height: 0; border-top: 3px dashed; }
  @media (max-width: 640px) {
    [data-testid="stMainBlockContainer"] { padding: 4.2rem 1rem 3rem; }
    .sg-cards { grid-template-columns: 1fr; gap: .5rem; }
    .sg-verdict { font-size: 1.05rem; }
    [data-testid="stMain"] h1 { font-size: 1.4rem; }
  }
</style>
"""


def add_style() -> None:
    """Add the styles to the page."""
    st.html(_STYLE)

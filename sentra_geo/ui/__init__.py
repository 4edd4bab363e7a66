"""The only place that knows Streamlit: shell, cache, controls and panels of the pages."""

"""Keeps the Vietnamese catalogue in step with the source, without the gettext programs.

`uv run python -m tests.translations` adds what is new, drops what is gone and compiles;
`--check` changes nothing, names what is wrong and exits with 1.
"""

"""Titles of what factors were taken from."""

from collections.abc import Iterable

from sim_core.carbon import read_factors


def source_names(ids: Iterable[str]) -> str:
    """Titles with their years; the id where a title is not known."""
    known = read_factors().sources
    titles = []
    for name in ids:
        source = known.get(name)
        titles.append(f"{source.title} ({source.year})" if source else name)
    return "; ".join(titles)

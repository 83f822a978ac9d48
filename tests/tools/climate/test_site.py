"""Tables of sites: complete, sourced, and refused with every fault at once."""

from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from sim_core.content import read_catalogue
from tools.climate.site import MONTH_DAYS, SiteError, by_day, by_month, read_site

SITES = sorted((Path(__file__).parents[3] / "tools/climate/sites").glob("*.toml"))


@pytest.mark.parametrize("path", SITES, ids=lambda path: path.stem)
def test_a_site_is_complete_and_says_its_confidence(path):
    site = read_site(path)
    assert site["name"] == path.stem
    known = read_catalogue().sources | {"team_assumption"}
    for cited in site["source"].values():
        assert "confidence" in cited or "no storms" in cited
        assert cited.partition(":")[0] in known


def test_all_faults_of_a_site_are_told_at_once(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text('name = "bad"\ntemperature_c = [1, 2, 3]\n')
    with pytest.raises(SiteError) as fault:
        read_site(path)
    text = str(fault.value)
    assert "latitude is missing" in text
    assert "temperature_c needs twelve numbers" in text
    assert "together.summer.block_sky is missing" in text
    assert "source.rain_mm is missing" in text


def test_a_file_that_is_no_toml_is_told_with_its_path(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text("latitude = = 3")
    with pytest.raises(SiteError, match=r"bad\.toml"):
        read_site(path)


def test_days_drawn_out_of_months_keep_the_months_means():
    months = [15.2, 16.0, 18.3, 22.1, 25.6, 27.8, 28.6, 28.4, 27.6, 25.1, 21.5, 17.0]
    days = by_day(months)
    assert len(days) == 365
    assert_allclose(by_month(days), months, atol=0.01)


def test_the_mean_of_january_is_that_of_its_31_days():
    days = np.arange(365.0)
    assert by_month(days)[0] == 15.0
    assert MONTH_DAYS.sum() == 365

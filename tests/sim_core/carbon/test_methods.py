"""Every method of an inventory against a sum by hand."""

from math import exp

import pytest

from sim_core.carbon.asked import Asked
from sim_core.carbon.factors import read_factors
from sim_core.carbon.methods import METHODS, worked
from sim_core.carbon.methods.industry import steel_power_mwh
from sim_core.errors import IslandError
from sim_core.nature import curve

PLANTS = sorted(
    {
        row.id.split(".")[1]
        for row in read_factors().below("nature.")
        if row.id.endswith(".ceiling")
    }
)


def tonnes(name, gwp="AR5", **inputs):
    return worked(name, inputs, gwp).co2e_t


def gases(name, **inputs):
    return worked(name, inputs, "AR5").gases


def test_fuel_by_mass_and_by_energy_is_the_same():
    """100 t x 47.3 = 4.73 TJ; x (63.1 + 5 x 0.028 + 0.1 x 0.265 kg) = 299.2505 t."""
    by_mass = tonnes("stationary_fuel", fuel="lpg", sector="residential", mass_t=100)
    assert by_mass == pytest.approx(299.250545)
    again = tonnes("stationary_fuel", fuel="lpg", sector="residential", energy_tj=4.73)
    assert again == pytest.approx(by_mass)


def test_fuel_of_a_boat():
    """2 TJ x (74.1 t + 7 kg x 28 + 2 kg x 265) = 149.652 t."""
    assert tonnes("mobile_fuel", source="water_diesel", energy_tj=2) == pytest.approx(
        149.652
    )


def test_a_leak_by_mass_and_by_charge():
    """40 kg x 15 % of R-404A: 6 kg x 3942.8 = 23.6568 t."""
    by_charge = tonnes(
        "refrigerant_leak", blend="R-404A", charge_kg=40, leak_share=0.15
    )
    assert by_charge == pytest.approx(23.6568)
    assert tonnes("refrigerant_leak", blend="R-404A", leaked_kg=6) == by_charge


def test_sulphur_hexafluoride_of_a_switch():
    """2 kg x 23,500 = 47 t."""
    found = tonnes("refrigerant_leak", blend={"SF6": 1.0}, leaked_kg=2)
    assert found == pytest.approx(47.0)


def test_bought_electricity_and_its_losses():
    """1,000 x 0.4403 = 440.3 t; lost 1,000 x 0.0482/0.9518 x 0.4403 = 22.297 t."""
    power = {"energy_mwh": 1000, "region": "Guangdong", "year": 2022}
    assert tonnes("electricity", **power) == pytest.approx(440.3)
    assert tonnes("grid_losses", **power) == pytest.approx(22.2972, abs=1e-4)
    assert tonnes("grid_losses", loss_share=0.05, **power) == pytest.approx(
        23.1737, abs=1e-4
    )


def test_upstream_of_coal():
    """500 t x 390.06647 kg = 195.033 t."""
    found = tonnes("upstream_fuel", fuel="other_bituminous_coal", mass_t=500)
    assert found == pytest.approx(195.033235)


def test_bought_heat_with_and_without_the_network():
    """1,000 GJ x 0.11 = 110 t; delivered through a network that loses 10 %: 122.2."""
    assert tonnes("bought_heat", heat_gj=1000) == pytest.approx(110.0)
    assert tonnes("bought_heat", heat_gj=1000, delivered="yes") == pytest.approx(
        122.2222, abs=1e-4
    )


def test_bought_cooling():
    """800 MWh of cold at 4 = 200 MWh x 0.5568 = 111.36 t."""
    found = tonnes("bought_cooling", cold_mwh=800, cop=4, region="national", year=2021)
    assert found == pytest.approx(111.36)


def test_a_landfill_by_hand_over_three_years():
    """100 t of food a year for three years, deep tip, wet tropics.

    DDOCm = 100 x 0.15 x 0.5 x 0.8 = 6 t C a year. Put down at mid-year, with half a
    year's delay none of it decays in its own year; then e^-0.4 is left each year.
    """
    kept = exp(-0.4)
    stock = 6.0 * kept + 6.0
    gone = stock * (1 - kept)
    found = gases(
        "landfill",
        deposits_t=[100, 100, 100],
        composition={"food": 1.0},
        site="unmanaged_deep",
    )
    assert found["CH4"] == pytest.approx(gone * 0.5 * 16 / 12)
    assert found["CH4"] == pytest.approx(2.20269, abs=1e-4)


def test_waste_with_half_the_delay_begins_to_decay_in_its_own_year():
    """Three months of delay leave a quarter of a year: 6 x (1 - e^-0.1) t C."""
    inputs = {
        "deposits_t": [100], "composition": {"food": 1.0}, "site": "unmanaged_deep",
        "gwp": "AR5",
    }  # fmt: skip
    asked = Asked(read_factors(), inputs, {"waste.delay_months": 3.0})
    found = METHODS["landfill"].work(asked)
    assert found["CH4"] == pytest.approx(6.0 * (1 - exp(-0.1)) * 0.5 * 16 / 12)


def test_a_covered_landfill_that_catches_half_its_gas():
    """Half is caught, a tenth of the rest oxidised: 0.45 of the open tip."""
    mix = {"paper": 0.4, "wood": 0.1, "plastics": 0.5}
    asked = {"deposits_t": [10.0] * 20, "composition": mix}
    open_tip = tonnes("landfill", **asked)
    covered = tonnes("landfill", cover="covered", recovered_share=0.5, **asked)
    assert covered == pytest.approx(0.45 * open_tip)


def test_compost_and_a_digester():
    """1,000 t x (4 kg x 28 + 0.24 kg x 265) = 175.6 t; 0.8 kg x 28 = 22.4 t."""
    assert tonnes("compost", wet_t=1000) == pytest.approx(175.6)
    assert tonnes("digestion", wet_t=1000) == pytest.approx(22.4)


def test_burning_plastics_and_paper():
    """10 t: half plastics 5 x 0.75 x 44/12 = 13.75 t fossil;
    half paper 5 x 0.9 x 0.46 x 44/12 = 7.59 t, of it 1 % fossil."""
    asked = {"wet_t": 10, "composition": {"plastics": 0.5, "paper": 0.5}}
    found = gases("incineration", **asked)
    assert found["CO2"] == pytest.approx(13.8259)
    assert found["biogenic_CO2"] == pytest.approx(7.5141)
    assert found["N2O"] == pytest.approx(0.0005)
    assert found["CH4"] == pytest.approx(2e-6)
    fire = gases("open_burning", **asked)
    assert fire["CO2"] == pytest.approx(13.8259 * 0.58)
    assert fire["CH4"] == pytest.approx(0.065)
    assert fire["N2O"] == pytest.approx(0.0015)


def test_sewage_of_a_thousand_people_in_septic_tanks():
    """40 g x 365 x 1,000 = 14,600 kg BOD x 0.6 x 0.5 = 4.38 t CH4;
    38 kg x 0.16 x 1.1 x 1.25 x 0.005 x 44/28 x 1,000 = 65.686 kg N2O."""
    found = gases("waste_water", people=1000, systems={"septic_tank": 1.0})
    assert found["CH4"] == pytest.approx(4.38)
    assert found["N2O"] == pytest.approx(0.0656857)


def test_rice_under_three_kinds_of_water():
    """100 ha x 120 days x 1.3 kg = 15.6 t CH4; x 0.6 = 9.36; x 0.52 = 8.112."""
    field = {"area_ha": 100, "days": 120}
    assert gases("rice", water="flooded", **field)["CH4"] == pytest.approx(15.6)
    assert gases("rice", water="one_drainage", **field)["CH4"] == pytest.approx(9.36)
    found = gases("rice", water="alternate_wetting", **field)
    assert found["CH4"] == pytest.approx(8.112)


def test_straw_makes_a_field_give_more_methane():
    """(1 + 4 x 1 + 2 x 0.05)^0.59 = 5.1^0.59 = 2.6149."""
    field = {"area_ha": 1, "days": 100, "water": "flooded", "base": "east_asia"}
    bare = gases("rice", **field)["CH4"]
    dressed = gases("rice", amendments_t_ha={"straw_fresh": 4, "compost": 2}, **field)[
        "CH4"
    ]
    assert bare == pytest.approx(0.132)
    assert dressed / bare == pytest.approx(5.1**0.59)
    wet = gases("rice", before="flooded", **field)["CH4"]
    assert wet / bare == pytest.approx(1.9)


def test_livestock():
    """20 cows x 68 + 100 pigs x 1 = 1.46 t CH4 from their stomachs."""
    herd = {"dairy": 20, "pig": 100}
    assert gases("enteric", heads=herd)["CH4"] == pytest.approx(1.46)
    # 20 x 16 + 100 x 5 = 820 kg; (20 x 60 + 100 x 4.3) x 0.005 x 44/28 = 12.807 kg.
    found = gases("manure", heads=herd, store="solid")
    assert found["CH4"] == pytest.approx(0.82)
    assert found["N2O"] == pytest.approx(0.0128071, abs=1e-6)
    digested = gases("manure", heads=herd, store="digester", recovered_share=0.9)
    assert digested["CH4"] == pytest.approx(0.082)
    assert digested["N2O"] == 0.0


def test_nitrogen_on_a_field():
    """10 t of fertiliser: direct 0.1; volatile 1 x 0.01; leached 3 x 0.0075 t N2O-N."""
    found = gases("soil_nitrogen", fertiliser_n_t=10)
    assert found["N2O"] == pytest.approx((0.1 + 0.01 + 0.0225) * 44 / 28)
    paddy = gases("soil_nitrogen", organic_n_t=10, flooded_rice_share=1.0)
    assert paddy["N2O"] == pytest.approx((0.03 + 0.02 + 0.0225) * 44 / 28)


def test_lime_and_urea():
    """(10 x 0.12 + 5 x 0.13 + 3 x 0.2) x 44/12 = 8.983 t."""
    found = tonnes("liming", tonnes={"limestone": 10, "dolomite": 5, "urea": 3})
    assert found == pytest.approx(2.45 * 44 / 12)


def test_cement_by_its_clinker():
    """1,000 t x 0.75 x 0.51 x 1.02 = 390.15 t; with 90 % captured 39.015 t."""
    cement = {"cement_t": 1000, "clinker_share": 0.75}
    assert tonnes("clinker", **cement) == pytest.approx(390.15)
    assert tonnes("clinker", clinker_t=750) == pytest.approx(390.15)
    assert tonnes("clinker", captured_share=0.9, **cement) == pytest.approx(39.015)


def test_lime_kilns():
    assert tonnes("lime", lime_t=100) == pytest.approx(75.0)
    assert tonnes("lime", lime_t=100, kind="dolomitic") == pytest.approx(86.0)


def test_steel_routes_from_dirty_to_clean():
    """1,000 t: 1,460 and 80 t; coke 400 t and sinter 1,200 t add 224 and 240 t."""
    assert tonnes("steel", steel_t=1000, route="oxygen_furnace") == pytest.approx(1460)
    assert tonnes("steel", steel_t=1000, route="open_hearth") == pytest.approx(1720)
    assert tonnes("steel", steel_t=1000, route="electric_furnace") == pytest.approx(80)
    assert tonnes("steel", steel_t=1000, route="hydrogen") == pytest.approx(80)
    site = {"coke": 400, "sinter": 1200}
    found = tonnes("steel", steel_t=1000, route="oxygen_furnace", site_t=site)
    assert found == pytest.approx(1924.0)
    more = {"pellet": 100, "pig_iron": 10, "reduced_iron": 10}
    found = tonnes("steel", steel_t=0, route="electric_furnace", site_t=more)
    assert found == pytest.approx(3.0 + 13.5 + 7.0)


def test_hydrogen_steel_needs_power():
    """3.48 MWh a tonne."""
    asked = Asked(read_factors(), {"steel_t": 1000})
    assert steel_power_mwh(asked) == pytest.approx(3480.0)


def test_travel_by_people_and_by_vehicles():
    """500 km rail x 0.03546 + 100 km ferry x 0.01871 + 200 km car x 0.1645 kg."""
    found = tonnes(
        "travel",
        passenger_km={"rail": 500, "ferry": 100},
        vehicle_km={"car_petrol": 200},
    )
    assert found == pytest.approx(0.01773 + 0.001871 + 0.0329)


def test_freight_by_sea_and_by_truck():
    """10,000 t km x 0.01407 + 1,000 x 0.09752 kg = 0.23822 t."""
    found = tonnes("freight", tonne_km={"cargo_ship": 10000, "truck": 1000})
    assert found == pytest.approx(0.23822)


def test_commuting_counts_both_ways_and_lets_people_walk():
    """100 people x 250 days x 3 km x 2 x 0.5 x 0.11367/1.2 = 7.104 t."""
    trip = {"people": 100, "days": 250, "one_way_km": 3}
    found = tonnes("commuting", modes={"motorbike": 0.5}, **trip)
    assert found == pytest.approx(7.104375)
    with pytest.raises(IslandError, match="to more than 1"):
        tonnes("commuting", modes={"motorbike": 0.52, "bus": 0.5}, **trip)


def test_materials_of_a_building():
    """100 t concrete x 118.75127 + 10 t metals x 3815.78473 kg = 50.033 t."""
    found = tonnes("embodied", materials_t={"concrete": 100, "metals": 10})
    assert found == pytest.approx(11.875127 + 38.1578473)


def test_points_avoid_but_a_dirty_ride_avoids_nothing():
    """Mix: 0.5 x 0.11367/1.2 + 0.33 x 0.1645/1.5 + 0.17 x 0.14861 = 0.108816 kg."""
    bus = tonnes("low_carbon_points", passenger_km={"bus": 1000})
    assert bus == pytest.approx((0.1088163 - 0.10846), rel=1e-3)
    assert tonnes("low_carbon_points", passenger_km={"taxi": 1000}) == 0.0


def test_a_meeting_by_screen_saves_the_trips_that_would_have_been():
    """10 people x 0.3 x 2,000 km x 0.18287 kg = 1.09722 t, less screens 0.00134 t."""
    found = tonnes(
        "online_meetings",
        people=10,
        would_have_travelled_share=0.3,
        mode="flight_short",
        one_way_km=1000,
        hours=2.4,
        t_per_mwh=0.5568,
    )
    assert found == pytest.approx(1.09722 - 10 * 2.4 * 1e-4 * 0.5568)


def test_drained_peat_and_its_rewetting():
    """Tropical cropland: 14 t C x 44/12 = 51.33 t; 5 kg N2O-N x 44/28 x 265 = 2.082."""
    field = {"area_ha": 1, "climate": "tropical"}
    drained = tonnes("drained_peat", use="cropland", **field)
    assert drained == pytest.approx(51.3333 + 2.0821, abs=1e-3)
    # 41 kg CH4-C x 16/12 x 28 = 1.531 t.
    assert tonnes("rewetted_peat", nutrients="rich", **field) == pytest.approx(
        1.53067, abs=1e-4
    )


def test_a_marsh_gives_methane_below_18_ppt_only():
    """10 ha x 193.7 kg = 1.937 t."""
    fresh = gases("coastal_methane", area_ha=10, salinity_ppt=17.9)
    assert fresh["CH4"] == pytest.approx(1.937)
    assert gases("coastal_methane", area_ha=10, salinity_ppt=18)["CH4"] == 0.0


def test_a_drained_mangrove_gives_back_its_soil():
    """1 ha x 7.9 x 44/12 = 28.967 t a year."""
    assert tonnes("coastal_drainage", area_ha=1) == pytest.approx(28.9667, abs=1e-3)


def test_removals_of_forest_coast_and_field():
    """Young 9 x 1.2 x 0.47 x 44/12 = 18.612; at the ceiling nothing."""
    wood = {"area_ha": 1, "curve": "subtropical_forest"}
    assert tonnes("forest_growth", age_years=3, **wood) == pytest.approx(18.612)
    assert tonnes("forest_growth", age_years=20, **wood) == 0.0
    # At fifteen years 135 t stand: their roots are 0.24 of what is above.
    large = tonnes("forest_growth", age_years=15, **wood)
    assert large == pytest.approx(9 * 1.24 * 0.47 * 44 / 12)
    # Just past its twentieth year: 3.4 x 1.37 x 0.47 x 44/12.
    rain = {"area_ha": 1, "curve": "tropical_rain_forest_asia_insular"}
    grown = tonnes("forest_growth", age_years=20.5, **rain)
    assert grown == pytest.approx(3.4 * 1.37 * 0.47 * 44 / 12)
    assert tonnes("coastal_soil", area_ha=10, kind="mangrove") == pytest.approx(59.4)
    # 47 t C x (0.48 x 1.22 x 1.0 - 0.48) / 20 years x 44/12.
    field = tonnes(
        "soil_carbon",
        area_ha=1,
        soc_ref_t_ha=47,
        before=[0.48, 1, 1],
        after=[0.48, 1.22, 1],
    )
    assert field == pytest.approx(47 * 0.48 * 0.22 / 20 * 44 / 12)


@pytest.mark.parametrize("name", PLANTS)
def test_no_hectare_of_any_curve_grows_above_its_ceiling(name):
    """Year by year over two centuries; each year's growth ends at the ceiling."""
    whole = sum(
        tonnes("forest_growth", area_ha=1, curve=name, age_years=age)
        for age in range(200)
    )
    land = curve(name)
    per_t = max(land.small_tco2_per_t, land.large_tco2_per_t)
    assert 0.0 < whole <= land.ceiling_t_ha * per_t + 1e-9


def test_the_limits_enclose_the_middle_and_move_with_the_factors():
    """Rice: 0.8 x 0.79 x 0.88 to 2.2 x 1.26 x 1.14 of 1.3, methane 28 to 30."""
    found = worked("rice", {"area_ha": 1, "days": 1, "water": "flooded"}, "AR5")
    assert found.low_t == pytest.approx(0.8 * 0.79 * 0.88 * 28 / 1000)
    assert found.high_t == pytest.approx(2.2 * 1.26 * 1.14 * 30 / 1000)


def test_a_limit_that_lowers_the_result_counts_as_the_low_one():
    """Oxidation of an open tip runs from 0 to 0.1: its upper limit is the low end."""
    asked = {"deposits_t": [1.0, 1.0], "composition": {"food": 1.0}}
    found = worked("landfill", asked, "AR5")
    assert found.low_t < found.co2e_t < found.high_t


EXAMPLES = {
    "stationary_fuel": {"fuel": "lpg", "sector": "residential", "mass_t": 1},
    "landfill": {"deposits_t": [1], "composition": {"food": 1.0}},
    "rice": {"area_ha": 1, "days": 1, "water": "flooded"},
    "commuting": {"people": 1, "days": 1, "one_way_km": 1, "modes": {"bus": 1.0}},
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_missing_an_unknown_and_a_negative_input_are_told_together(name):
    inputs = EXAMPLES[name]
    with pytest.raises(IslandError, match="there is no key"):
        worked(name, inputs | {"colour": 1}, "AR5")
    for key in METHODS[name].needs:
        left = {k: v for k, v in inputs.items() if k != key}
        with pytest.raises(IslandError, match=f'"{key}" is missing'):
            worked(name, left, "AR5")


def test_a_share_is_at_most_one():
    with pytest.raises(IslandError, match=r"captured_share = 1.02 is more than 1"):
        tonnes("clinker", clinker_t=1, captured_share=1.02)
    assert tonnes("clinker", clinker_t=1, captured_share=1.0) == 0.0


@pytest.mark.parametrize(("paper", "is_fine"), [(0.40098, True), (0.40102, False)])
def test_shares_of_waste_may_miss_one_by_a_thousandth(paper, is_fine):
    asked = {"wet_t": 1, "composition": {"plastics": 0.6, "paper": paper}}
    if is_fine:
        assert tonnes("incineration", **asked) > 0.0
    else:
        with pytest.raises(IslandError, match=r"add up to 1\.00102"):
            tonnes("incineration", **asked)


@pytest.mark.parametrize(
    ("name", "inputs", "words"),
    [
        (
            "bought_cooling",
            {"cold_mwh": 1, "cop": 0, "region": "national", "year": 2021},
            "moves no heat",
        ),
        (
            "grid_losses",
            {"energy_mwh": 1, "region": "national", "year": 2021, "loss_share": 1.0},
            "nothing would arrive",
        ),
        (
            "soil_carbon",
            {
                "area_ha": 1,
                "soc_ref_t_ha": 1,
                "before": [1, 1, 1],
                "after": [1, 1, 1],
                "years": 0,
            },
            "needs time",
        ),
    ],
)
def test_what_would_divide_by_nothing_is_told(name, inputs, words):
    with pytest.raises(IslandError, match=words):
        worked(name, inputs, "AR5")


def test_nearly_all_of_it_may_be_lost_on_the_way():
    """98 % lost: 49 MWh for each that arrives x 0.5568."""
    found = tonnes(
        "grid_losses", energy_mwh=1, region="national", year=2021, loss_share=0.98
    )
    assert found == pytest.approx(49 * 0.5568)

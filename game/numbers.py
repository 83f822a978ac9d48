"""Numbers as players read them: units, signs, dates and sums that add up."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.text import say
from sim_core.calendar import Date, weekday

MINUS = "−"
YUAN_PER_COIN = 1000.0


def number(value: float, places: int = 0) -> str:
    """Thousands with commas and a true minus sign."""
    text = f"{abs(value):,.{places}f}"
    is_zero = not text.strip("0.,")
    return f"{MINUS}{text}" if value < 0 and not is_zero else text


def signed(value: float, places: int = 0) -> str:
    text = number(value, places)
    return text if text.startswith(MINUS) else f"+{text}"


def power(value: float) -> str:
    """MW, MWh or GWh: one decimal below 100."""
    return number(value, 1 if abs(value) < 99.95 else 0)


def tonnes(value_t: float, show=number) -> tuple[str, str]:
    """Amount and unit: t up to 9,999, then kt, then Mt."""
    size = abs(value_t)
    if size < 9_999.5:
        return show(value_t, 1 if 0.0 < size < 99.95 else 0), "t"
    if size < 999_500.0:
        return show(value_t / 1e3, 1 if size < 99_950.0 else 0), "kt"
    return show(value_t / 1e6, 2), "Mt"


@dataclass(frozen=True)
class Column:
    """One unit and one number of decimals for a whole column of numbers."""

    per_unit: float
    unit: str
    places: int

    def whole(self, value: float) -> float:
        """The rounded whole in the column's unit."""
        return round(value / self.per_unit, self.places)

    def parts(self, whole: float, values: Sequence[float]) -> list[float]:
        """Rounded parts, in the column's unit, of a whole that is rounded already."""
        return shared(whole, [value / self.per_unit for value in values], self.places)

    def show(self, amount: float) -> str:
        return number(amount, self.places)

    def signed(self, amount: float) -> str:
        return signed(amount, self.places) if amount else self.show(0.0)


def tonnes_column(most_t: float) -> Column:
    """The unit for tonnes none of which is above `most_t`."""
    size = abs(most_t)
    if size < 9_999.5:
        return Column(1.0, "t", 1 if size < 99.95 else 0)
    if size < 999_500.0:
        return Column(1e3, "kt", 2 if size < 99_950.0 else 1)
    return Column(1e6, "Mt", 3)


def energy_column(most_mwh: float) -> Column:
    """The unit for energies none of which is above `most_mwh`."""
    size = abs(most_mwh)
    if size < 9_999.5:
        return Column(1.0, "MWh", 1 if size < 99.95 else 0)
    return Column(1e3, "GWh", 2 if size < 99_950.0 else 1)


def coins(yuan: float) -> str:
    """Coins of 1,000 yuan."""
    return number(yuan / YUAN_PER_COIN)


def signed_coins(yuan: float) -> str:
    return signed(yuan / YUAN_PER_COIN)


def tight_coins(yuan: float, language: str) -> str:
    """Coins in few letters: 4.86 万 or 48.6 k from ten thousand on."""
    amount = yuan / YUAN_PER_COIN
    if abs(amount) < 9_999.5:
        return number(amount)
    steps = (1e8, 1e4) if language == "zh" else (1e6, 1e3)
    step = steps[0] if abs(amount) >= steps[0] else steps[1]
    unit = "numbers.large" if step == steps[0] else "numbers.small"
    places = 2 if language == "zh" else 1
    return f"{number(amount / step, places)} {say(unit, language)}"


def percent(share: float, places: int = 0) -> str:
    return f"{number(share * 100.0, places)} %"


def date(when: Date, language: str) -> str:
    """2031-05-12 周一, Mon 12 May 2031."""
    day = say("numbers.weekdays", language).split()[weekday(when)]
    month = say("numbers.months", language).split()[when.month - 1]
    return say(
        "numbers.date", language, year=when.year, month=month,
        day=f"{when.day:02d}" if language == "zh" else when.day, weekday=day,
    )  # fmt: skip


def month(when: Date, language: str) -> str:
    """2031-05, May 2031."""
    name = say("numbers.months", language).split()[when.month - 1]
    return say("numbers.month_of", language, year=when.year, month=name)


def duration(seconds: float) -> str:
    """3 h 05 min."""
    hours, minutes = divmod(round(seconds / 60.0), 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"


def rounded(values: Sequence[float], places: int = 0) -> list[float]:
    """Rounded parts that add up to the rounded whole (largest remainders)."""
    unit = 10.0**-places
    scaled = [value / unit for value in values]
    floors = [int(value // 1) for value in scaled]
    missing = round(sum(scaled)) - sum(floors)
    by_rest = sorted(
        range(len(scaled)), key=lambda row: (floors[row] - scaled[row], row)
    )
    for row in by_rest[:missing]:
        floors[row] += 1
    return [round(value * unit, places) for value in floors]


def shared(whole: float, values: Sequence[float], places: int) -> list[float]:
    """Rounded parts that add up to a whole that is rounded already."""
    found = rounded(values, places)
    off = round((whole - sum(found)) * 10**places)
    if off and found:
        largest = max(range(len(found)), key=lambda row: abs(values[row]))
        found[largest] = round(found[largest] + off / 10**places, places)
    return found

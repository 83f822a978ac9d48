"""A calendar of 365 days a year: 29 February does not exist."""

from typing import NamedTuple

DAYS_PER_YEAR = 365
HOURS_PER_DAY = 24
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# 1 January 2021 was a Friday; Monday is 0.
WEEKDAY_OF_2021_01_01 = 4


class Date(NamedTuple):
    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


def day_of_year(date: Date) -> int:
    """0 for 1 January, 364 for 31 December; 29 February counts as the 28th."""
    day = min(date.day, MONTH_DAYS[date.month - 1])
    return sum(MONTH_DAYS[: date.month - 1]) + day - 1


def days_left_in_month(day_of_year: int) -> int:
    """Days to the first of the next month, today counted."""
    left = day_of_year
    for length in MONTH_DAYS:
        if left < length:
            return length - left
        left -= length
    raise AssertionError("a day of the year is below 365")


def days_between(first: Date, last: Date) -> int:
    return (last.year - first.year) * DAYS_PER_YEAR + (
        day_of_year(last) - day_of_year(first)
    )


def date_of(start: Date, day: int) -> Date:
    """The date `day` days after `start`."""
    years, left = divmod(day_of_year(start) + day, DAYS_PER_YEAR)
    for month, length in enumerate(MONTH_DAYS, start=1):
        if left < length:
            return Date(start.year + years, month, left + 1)
        left -= length
    raise AssertionError("a day of the year is below 365")


def weekday(date: Date) -> int:
    """0 is Monday; the week runs on through years of 365 days."""
    since = days_between(Date(2021, 1, 1), date)
    return (since + WEEKDAY_OF_2021_01_01) % 7

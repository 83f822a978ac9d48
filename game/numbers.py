"""Numbers as players read them."""

MINUS = "−"


def number(value: float, places: int = 0) -> str:
    """Thousands with commas and a true minus sign."""
    text = f"{abs(value):,.{places}f}"
    is_zero = not text.strip("0.,")
    return f"{MINUS}{text}" if value < 0 and not is_zero else text


def signed(value: float, places: int = 0) -> str:
    text = number(value, places)
    return text if text.startswith(MINUS) else f"+{text}"


def coins(yuan: float) -> str:
    """Coins of 1,000 yuan."""
    return number(yuan / 1000.0)


def signed_coins(yuan: float) -> str:
    return signed(yuan / 1000.0)

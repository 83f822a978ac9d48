"""Says in plain words what a record refused."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sim_core.content.document import Fault, Loc
from sim_core.content.nearest import Near

LONGEST_SHOWN = 40
KINDS = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "string_type": "text in quotes",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a table of keys",
    "mapping_type": "a table of keys",
    "model_type": "a table of keys",
    "model_attributes_type": "a table of keys",
    "dataclass_type": "a table of keys",
    "finite_number": "a finite number",
}


def faults_of(model: type[BaseModel], error: ValidationError) -> list[Fault]:
    """Every refusal as a fault with its path in the file."""
    details = error.errors(include_url=False)
    return [_fault(model, detail) for detail in details]


def _fault(model: type[BaseModel], detail: ErrorDetails) -> Fault:
    kind, loc = detail["type"], detail["loc"]
    if kind == "missing":
        return _missing(loc)
    if kind == "extra_forbidden":
        return _extra(model, loc)
    if kind == "literal_error":
        return _not_listed(detail)
    context = detail.get("ctx", {})
    if kind in KINDS:
        return Fault(loc, f"needs {KINDS[kind]}, not {_shown(detail['input'])}")
    if kind in BOUNDS:
        return Fault(loc, BOUNDS[kind](context, detail["input"]))
    return Fault(loc, detail["msg"])


def _missing(loc: Loc) -> Fault:
    if loc and isinstance(loc[-1], int):
        return Fault(loc[:-1], f"the list needs at least {loc[-1] + 1} values")
    return Fault(loc, f'the key "{loc[-1]}" is missing', at_key=True)


def _extra(model: type[BaseModel], loc: Loc) -> Fault:
    name = str(loc[-1])
    owner = model_at(model, loc[:-1])
    known = keys_of(owner) if owner else []
    message = f'there is no key "{name[:LONGEST_SHOWN]}" here'
    return Fault(loc, message, Near(name, tuple(known)), at_key=True)


def _not_listed(detail: ErrorDetails) -> Fault:
    expected = str(detail.get("ctx", {}).get("expected", ""))
    known = [part.strip("'\"") for part in expected.replace(" or ", ", ").split(", ")]
    given = detail["input"]
    message = f"{_shown(given)} is not one of: {', '.join(known)}"
    is_text = isinstance(given, str) and len(known) > 1
    return Fault(detail["loc"], message, Near(given, tuple(known)) if is_text else "")


Say = Callable[[Mapping[str, Any], Any], str]
BOUNDS: Mapping[str, Say] = {
    "greater_than": lambda c, v: f"must be above {_number(c['gt'])}, not {_shown(v)}",
    "greater_than_equal": lambda c, v: (
        f"must be at least {_number(c['ge'])}, not {_shown(v)}"
    ),
    "less_than": lambda c, v: f"must be below {_number(c['lt'])}, not {_shown(v)}",
    "less_than_equal": lambda c, v: (
        f"must be at most {_number(c['le'])}, not {_shown(v)}"
    ),
    "too_short": lambda c, v: f"has {len(v)}; needs at least {c['min_length']}",
    "too_long": lambda c, v: f"has {len(v)}; at most {c['max_length']} may be",
    "string_too_short": lambda c, v: "must not be empty",
    "string_too_long": lambda c, v: (
        f"has {len(v)} signs; there is room for {c['max_length']}"
    ),
    "string_pattern_mismatch": lambda c, v: _pattern_words(c["pattern"], v),
}


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else str(value)


def _pattern_words(pattern: str, value: Any) -> str:
    if pattern == r"\S":
        return "must not be blank"
    return (
        f"{_shown(value)} is no id: small letters a–z first, then also 0–9 and _, "
        "at most 48"
    )


def _shown(value: Any) -> str:
    """The value as the file has it, cut short."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        text = f'"{value}"'
    elif isinstance(value, dict):
        return "a table"
    elif isinstance(value, tuple):
        return "a list"
    else:
        text = str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def keys_of(model: type[BaseModel]) -> list[str]:
    """Keys as they stand in the file."""
    return [info.alias or name for name, info in model.model_fields.items()]


def model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The record that holds a path, found through the types of the fields."""
    for part in loc:
        if isinstance(part, int):
            continue
        fields = {
            info.alias or name: info.annotation
            for name, info in model.model_fields.items()
        }
        inner = record_in(fields.get(part))
        if inner is None:
            return None
        model = inner
    return model


def record_in(annotation: Any) -> type[BaseModel] | None:
    """The record inside an annotation such as tuple[Goal, ...] or Goal | None."""
    from sim_core.content.base import Words
    from sim_core.text import Text

    if annotation is Text:
        return Words
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = record_in(inner)
        if found is not None:
            return found
    return None

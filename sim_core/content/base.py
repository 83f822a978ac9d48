"""What all records of content share: frozen, strict, described in both languages."""

import datetime
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.annotated_handlers import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from sim_core.calendar import Date
from sim_core.text import Text

SLUG = r"^[a-z][a-z0-9_]{0,47}$"
LARGEST_WHOLE = 2**53 - 1


class Record(BaseModel):
    """A frozen record that refuses unknown keys and never converts types."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        use_attribute_docstrings=False,
    )


@dataclass(frozen=True)
class Doc:
    """Meaning of a key for the generated reference, with its unit and an example."""

    en: str
    zh: str
    unit: str = ""
    example: str = ""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = {"description": f"{self.en} {self.zh}"}
        if self.unit:
            described["x-unit"] = self.unit
        return handler(schema) | described


Slug = Annotated[str, Field(pattern=SLUG)]


class Words(Record):
    """The same words in both languages."""

    zh: Annotated[
        str,
        Doc("Simplified Chinese.", "简体中文。", example='"晨光湾"'),
        Field(min_length=1, max_length=600, pattern=r"\S"),
    ]
    en: Annotated[
        str,
        Doc("English.", "英文。", example='"First Light Bay"'),
        Field(min_length=1, max_length=900, pattern=r"\S"),
    ]


class _AsText:
    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            _words_of,
            core_schema.no_info_after_validator_function(
                lambda words: Text(words.zh, words.en), handler.generate_schema(Words)
            ),
        )


def _words_of(value: Any) -> Any:
    return {"zh": value.zh, "en": value.en} if isinstance(value, Text) else value


Bilingual = Annotated[Text, _AsText]


class _AsDate:
    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_date_of)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "format": "date"}


def _date_of(value: Any) -> Date:
    if isinstance(value, Date):
        return value
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise PydanticCustomError("date", "needs a date such as 2021-01-01, no quotes")
    if (value.month, value.day) == (2, 29):
        raise PydanticCustomError(
            "date", "the calendar has 365 days a year: 29 February does not exist"
        )
    return Date(value.year, value.month, value.day)


Day = Annotated[Date, _AsDate]

"""Changes every constant of the carbon and nature rules by 5 %, one at a time."""

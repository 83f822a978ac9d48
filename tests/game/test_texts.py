"""Words: every key is there, in both languages, with the same gaps to fill."""

import ast
import re
from pathlib import Path

import game
import sim_core
from game import numbers
from game.text import entries, say

GAMES = sorted(Path(game.__file__).parent.rglob("*.py"))
CORES = sorted(Path(sim_core.__file__).parent.rglob("*.py"))


def literals(paths):
    for path in paths:
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        parts = {id(v) for n in nodes if isinstance(n, ast.JoinedStr) for v in n.values}
        for node in nodes:
            is_whole = isinstance(node, ast.Constant) and id(node) not in parts
            if is_whole and isinstance(node.value, str):
                yield node.value


def test_every_key_that_the_game_names_has_words():
    areas = {key.split(".")[0] for key in entries()}
    for words in literals(GAMES):
        area, _, rest = words.partition(".")
        is_key = area in areas and re.fullmatch(r"[a-z_0-9.]*[a-z_0-9]", rest)
        if is_key and not words.endswith((".toml", ".png", ".jpg")):
            assert words in entries(), words


def test_every_rejection_of_the_core_has_words():
    for words in literals(CORES):
        if re.fullmatch(r"reject\.[a-z_]+", words):
            assert words in entries(), words
    assert say("reject.too_expensive", "en", short="5") == "5 coins short"


def test_both_languages_fill_the_same_gaps():
    for key, words in entries().items():
        gaps = [set(re.findall(r"{(\w+)}", words[lang])) for lang in ("zh", "en")]
        assert gaps[0] == gaps[1], key


def test_numbers_wear_a_true_minus_and_no_minus_zero():
    assert numbers.number(-1234.5, 1) == "−1,234.5"
    assert numbers.number(-0.01, 1) == "0.0"
    assert numbers.signed(3.0) == "+3"
    assert numbers.coins(4_632_508) == "4,633"


def test_shown_parts_add_up_to_the_shown_whole():
    # 742 MWh of coal is 746.548 t; the two smaller rows take the missing units.
    assert numbers.rounded([746.3, 128.8, 38.9]) == [746.0, 129.0, 39.0]

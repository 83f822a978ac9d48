"""`python -m game [LEVEL] [--demo] [--shots DIR] [--lang zh|en] [--scale 1.5]`."""

import argparse
import os
import sys
from pathlib import Path

from sim_core.errors import IslandError

# SDL reads these when it is loaded; without a GPU, drawing in software is faster.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
os.environ.setdefault("SDL_VIDEO_X11_WMCLASS", "isle-zero")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m game")
    parser.add_argument("level", nargs="?", default="", metavar="LEVEL")
    parser.add_argument("--demo", action="store_true", help="a bot plays, no window")
    parser.add_argument("--shots", metavar="DIR", help="write pictures of all scenes")
    parser.add_argument("--lang", choices=("zh", "en"), default="")
    parser.add_argument("--scale", type=float, default=0.0, metavar="1.0-2.0")
    parser.add_argument("--data-dir", metavar="DIR")
    return parser.parse_args()


def data_folder(words: argparse.Namespace) -> Path:
    if words.data_dir:
        return Path(words.data_dir)
    import platformdirs

    return Path(platformdirs.user_data_dir("isle-zero", appauthor=False))


def main() -> int:
    words = arguments()
    if words.scale and not 1.0 <= words.scale <= 2.0:
        print("--scale goes from 1.0 to 2.0", file=sys.stderr)
        return 2
    try:
        return _main(words)
    except IslandError as fault:
        print(fault, file=sys.stderr)
        return 1


def _main(words: argparse.Namespace) -> int:
    if words.demo or words.shots:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
        os.environ["SDL_AUDIODRIVER"] = "dummy"
        from game.shots import demo, shots

        return demo(words) if words.demo else shots(words)
    return play(words)


def play(words: argparse.Namespace) -> int:
    """Open the window and play until it is closed."""
    import pygame

    from game.app import LEVEL, UNSEEN, App, open_window
    from game.scenes.title import Title
    from game.settings import read_settings

    try:
        settings, _ = read_settings(data_folder(words))
        open_window(settings.window)
        if pygame.display.get_driver() in UNSEEN:
            raise pygame.error("no display")
    except pygame.error:
        print("there is no display here; --demo plays without one", file=sys.stderr)
        return 1
    app = App(
        data_folder(words), language=words.lang, scale=words.scale,
        level=words.level or LEVEL,
    )  # fmt: skip
    app.scenes = [Title(app)]
    if words.level:
        from game.scenes.loading import started
        from sim_core.content import read_level

        read_level(words.level)
        app.change(started(app, words.level))
    app.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())

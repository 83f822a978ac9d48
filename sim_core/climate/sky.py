"""Irradiance under clouds: beam and sky light of a share of the clear sky."""

from dataclasses import dataclass

import numpy as np

from sim_core.numeric import Floats

# Below this height of the sun Erbs' split is not used; pvlib's default of 87 degrees.
LEAST_UP = 0.052335956
LEAST_UP_OF_CLEARNESS = 0.065
CLEAR_FROM = 0.9


@dataclass(frozen=True)
class Sky:
    """Light of some hours, all of one shape. [W/m²]"""

    global_w_m2: Floats
    beam_w_m2: Floats
    diffuse_w_m2: Floats


def erbs_diffuse_share(clearness_index: Floats) -> Floats:
    """Diffuse share of global light by the index of clearness, both 0 to 1.

    References
    ----------
    Erbs, Klein and Duffie, Solar Energy 28(4), 293-302, 1982.
    """
    k = clearness_index
    middle = 0.9511 - 0.1604 * k + 4.388 * k * k
    middle = middle - 16.638 * k * k * k + 12.336 * k * k * k * k
    share = np.where(k <= 0.22, 1.0 - 0.09 * k, middle)
    result: Floats = np.where(k > 0.8, 0.165, share)
    return result


def erbs(global_w_m2: Floats, up: Floats, extra_w_m2: Floats) -> Sky:
    """Split global light into beam and sky light.

    Parameters
    ----------
    global_w_m2 : ndarray
        On the level. [W/m²]
    up : ndarray
        Cosine of the sun's zenith angle.
    extra_w_m2 : ndarray
        Beam outside the air. [W/m²]

    References
    ----------
    Erbs et al. 1982, with the limits of pvlib.irradiance.erbs.
    """
    level_w_m2 = extra_w_m2 * np.maximum(up, LEAST_UP_OF_CLEARNESS)
    index = np.clip(global_w_m2 / level_w_m2, 0.0, 1.0)
    diffuse = erbs_diffuse_share(index) * global_w_m2
    beam = (global_w_m2 - diffuse) / np.maximum(up, LEAST_UP)
    low = up < LEAST_UP
    return Sky(
        global_w_m2,
        np.where(low, 0.0, beam),
        np.where(low, global_w_m2, diffuse),
    )


def clouded(clear: Sky, clearness: Floats, up: Floats, extra_w_m2: Floats) -> Sky:
    """The sky when `clearness` of the clear sky's global light is left.

    Erbs' beam never exceeds the clear sky's; towards a cloudless hour the split goes
    over into that of the clear sky.
    """
    global_w_m2 = clear.global_w_m2 * clearness
    split = erbs(global_w_m2, up, extra_w_m2)
    own = np.clip((clearness - CLEAR_FROM) / (1.0 - CLEAR_FROM), 0.0, 1.0)
    beam = np.minimum(split.beam_w_m2, clear.beam_w_m2)
    beam = beam + own * (clear.beam_w_m2 - beam)
    diffuse = np.maximum(global_w_m2 - beam * np.maximum(up, 0.0), 0.0)
    return Sky(global_w_m2, beam, diffuse)

"""Four generations of data centre, told apart by how they shed their heat."""

from tools.art.kit import roofs
from tools.art.kit.fittings import door, lamp, wall, window
from tools.art.kit.model import Model
from tools.art.kit.plants import bush, flowers, grass, hedge, leaf_tree, tuft
from tools.art.kit.shapes import box, cylinder, patch, tube
from tools.art.kit.sprite import Book
from tools.art.kit.tech import air_unit, container, pipe, pv_table, roof_fan, silo
from tools.art.models.services import plant_ground

BOOK = Book("digital")
SIZE = {"card": True, "footprint": (2, 2)}


def _hall(m: Model, skin: str, *, tint: float = 1.0, rim: str = "white") -> None:
    """A long hall with lines of light; its roof is at 0.56."""
    box(m, (-0.1, 0.3, 0), (1.36, 0.96, 0.52), skin, tint=tint)
    box(m, (-0.1, 0.3, 0), (1.38, 0.98, 0.08), "stoned")
    box(m, (-0.1, 0.3, 0.52), (1.42, 1.02, 0.04), rim)
    with wall(m, "left", (-0.1, -0.18, 0)):
        for i in range(12):
            box(
                m,
                (-0.61 + 0.111 * i, -0.006, 0.12),
                (0.02, 0.02, 0.36),
                "metald",
                bevel=0,
            )
        for i in range(11):
            for j in range(4):
                if (i * 5 + j * 3) % 4:
                    box(m, (-0.555 + 0.111 * i, -0.004, 0.16 + 0.08 * j),
                        (0.055, 0.014, 0.014), "g_cyanw", bevel=0)  # fmt: skip
    with wall(m, "right", (0.58, 0.3, 0)):
        for k in range(5):
            x = -0.38 + 0.18 * k
            box(m, (x, -0.004, 0.14), (0.11, 0.014, 0.3), "glassd", bevel=0.004)
            for z in (0.16, 0.3):
                box(m, (x, -0.01, z), (0.09, 0.014, 0.018), "g_cyanw", bevel=0)


def _lobby(m: Model, roof: str, skin: str = "white") -> None:
    box(m, (0.6, -0.54, 0), (0.42, 0.34, 0.28), skin)
    box(m, (0.6, -0.54, 0.28), (0.46, 0.38, 0.035), roof)
    with wall(m, "left", (0.6, -0.71, 0)):
        door(m, -0.1, 0, (0.1, 0.19), paint="glassd", step=False)
        window(m, 0.09, 0.08, (0.15, 0.12), cross=False, sill=False)
    with wall(m, "right", (0.81, -0.54, 0)):
        window(m, 0, 0.08, (0.2, 0.12), cross=False, sill=False)


@BOOK.sprite("data_centre", seed=1010, **SIZE)
def data_centre(m: Model) -> None:
    """The first: a grey block full of chillers and diesel sets."""
    plant_ground(m, "concreted")
    _hall(m, "grime", rim="grime2")
    for i in range(4):
        for j in range(3):
            air_unit(m, (-0.6 + 0.34 * i, 0.6 - 0.3 * j, 0.56), (0.26, 0.22, 0.14))
    _lobby(m, "grime2", "oldwall")
    for k in range(2):
        container(m, (-0.6 + 0.4 * k, -0.46, 0), "orange", size=(0.32, 0.18, 0.2))
        tube(
            m,
            (-0.52 + 0.4 * k, -0.42, 0.2),
            (-0.52 + 0.4 * k, -0.42, 0.36),
            0.02,
            "rust",
        )
    silo(m, (0.16, -0.5, 0), 0.1, 0.26, "tin", band="red")
    lamp(m, (0.84, -0.84, 0), 0.3)
    grass(m, 14, (0, -0.88), (0.84, 0.03), height=0.06, paint="reed")


@BOOK.sprite("data_centre_modular", seed=1011, **SIZE)
def data_centre_modular(m: Model) -> None:
    """White blocks on a frame, with a cold aisle of glass between two ranks."""
    plant_ground(m)
    for row, y in ((0, 0.5), (1, 0.0)):
        for k in range(4):
            x = -0.62 + 0.34 * k
            for level in range(2):
                spot = (x, y, 0.02 + 0.22 * level)
                container(m, spot, "white", size=(0.32, 0.34, 0.21), ribs=4)
                box(m, (x, y - 0.174, spot[2] + 0.14), (0.24, 0.01, 0.02), "g_cyanw",
                    bevel=0)  # fmt: skip
            roof_fan(m, (x - 0.07, y, 0.45), 0.06)
            roof_fan(m, (x + 0.08, y, 0.45), 0.06)
        box(m, (-0.11, y - 0.19, 0.22), (1.38, 0.03, 0.02), "cyan", bevel=0)
        if row == 0:
            box(m, (-0.11, 0.25, 0.02), (1.34, 0.14, 0.3), "glass", bevel=0.01)
    box(m, (0.68, 0.3, 0), (0.24, 0.5, 0.3), "navy")
    roofs.flat(m, (0.68, 0.3, 0.3), (0.24, 0.5), "white", "concreted")
    _lobby(m, "navy")
    pv_table(m, (-0.5, -0.56, 0), (0.5, 0.22), tilt=26, grid=(5, 2))
    pv_table(m, (0.06, -0.56, 0), (0.4, 0.22), tilt=26, grid=(4, 2))
    hedge(m, (-0.84, -0.88), (0.2, -0.88))
    leaf_tree(m, (0.88, 0.76, 0), 0.44)


@BOOK.sprite("data_centre_evaporative", seed=1012, **SIZE)
def data_centre_evaporative(m: Model) -> None:
    """A blue hall; wet towers with wide fans and a basin do the cooling."""
    plant_ground(m)
    _hall(m, "slate")
    for k in range(4):
        x = -0.58 + 0.33 * k
        box(m, (x, 0.34, 0.56), (0.28, 0.4, 0.16), "sky")
        for z in (0.6, 0.65):
            box(m, (x, 0.138, z), (0.24, 0.012, 0.02), "metald", bevel=0)
        cylinder(m, (x, 0.34, 0.72), 0.12, 0.07, "white", top=0.1, sides=20)
        cylinder(m, (x, 0.34, 0.79), 0.088, 0.006, "dark", sides=20)
        box(m, (x, 0.34, 0.796), (0.17, 0.02, 0.005), "metal", bevel=0)
    box(m, (-0.42, -0.52, 0), (0.7, 0.3, 0.06), "concrete")
    box(m, (-0.42, -0.52, 0.058), (0.64, 0.24, 0.006), "water", bevel=0, jitter=0)
    pipe(
        m, [(-0.2, -0.4, 0.08), (-0.2, -0.22, 0.08), (-0.2, -0.22, 0.6)], 0.026, "blue"
    )
    _lobby(m, "blue")
    silo(m, (0.2, -0.5, 0), 0.11, 0.34, "white", band="blue")
    hedge(m, (-0.84, -0.86), (0.2, -0.86))
    leaf_tree(m, (0.88, 0.7, 0), 0.44)


@BOOK.sprite("data_centre_liquid", seed=1013, **SIZE)
def data_centre_liquid(m: Model) -> None:
    """Warm water in coloured pipes, a greenhouse on the waste heat, panels, grass."""
    plant_ground(m, "paving")
    _hall(m, "dark", tint=1.3, rim="leafy")
    box(m, (-0.1, 0.3, 0.55), (1.32, 0.92, 0.02), "grass2", bevel=0)
    for _ in range(22):
        tuft(m, (m.between(-0.7, 0.5), m.between(-0.1, 0.7), 0.57), 0.05)
    for k in range(3):
        for y in (0.56, 0.2):
            pv_table(m, (-0.52 + 0.4 * k, y, 0.57), (0.36, 0.24), tilt=18, grid=(3, 2))
    for k, paint in enumerate(("cyan", "orange")):
        z = 0.1 + 0.07 * k
        pipe(m, [(-0.64, -0.2, z), (0.2, -0.2, z), (0.2, -0.4, z)], 0.024, paint)
    _greenhouse(m)
    _lobby(m, "leafy")
    hedge(m, (-0.84, -0.88), (0.3, -0.88))
    flowers(m, 8, (0.6, -0.86), (0.2, 0.02))
    leaf_tree(m, (0.88, 0.7, 0), 0.46)
    leaf_tree(m, (0.88, 0.1, 0), 0.4)


def _greenhouse(m: Model) -> None:
    """Crops under glass, kept warm by the machines."""
    patch(m, (-0.32, -0.56), (0.5, 0.18), "soild", edge=0.2, square=0.8, wobble=0)
    box(m, (-0.32, -0.54, 0), (0.86, 0.28, 0.16), "glass", bevel=0.006)
    roofs.gable(m, (-0.32, -0.54, 0.16), (0.86, 0.28, 0.09), "glass", wall="glass",
                over=0.02, rows=0, thick=0.016)  # fmt: skip
    for k in range(9):
        x = -0.75 + 0.1075 * k
        box(m, (x, -0.684, 0), (0.014, 0.014, 0.17), "white", bevel=0)
    for k in range(8):
        bush(m, (-0.7 + 0.108 * k, -0.69, 0.0), 0.05, "leaf2")

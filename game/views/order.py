"""From back to front: what stands nearer the eye is drawn later."""

import numpy as np

# Two boxes closer than this on the screen's width do not hide each other.
TOUCH = 1e-6
STEP = 1e-3
MOST_PASSES = 12
# A mover's depth inside its tile stays below half the way to the next tile's.
INSIDE = 0.49


def depths(boxes: np.ndarray) -> np.ndarray:
    """Depth of footprints (n, 4: x0, y0, x1, y1); sorting by it draws them right.

    The middle's x + y serves tiles and squares of any size; long boxes, for which it
    may fail, are moved behind whatever they hide.
    """
    depth = boxes.sum(axis=1) / 2.0
    long = np.abs((boxes[:, 2] - boxes[:, 0]) - (boxes[:, 3] - boxes[:, 1])) > TOUCH
    suspects = np.flatnonzero(long)
    for _ in range(MOST_PASSES):
        moved = _push_forward(boxes, depth, suspects)
        if not len(moved):
            break
        suspects = np.union1d(suspects, moved)
    return depth


def _push_forward(
    boxes: np.ndarray, depth: np.ndarray, suspects: np.ndarray
) -> np.ndarray:
    """Raise every box that is drawn too early; returns which were raised."""
    moved = []
    for one in suspects:
        behind = in_front(boxes, boxes[one]) & (depth <= depth[one])
        rows = np.flatnonzero(behind)
        depth[rows] = depth[one] + STEP
        moved.extend(rows)
        front = behind_of(boxes, boxes[one])
        least = depth[front].max(initial=-np.inf)
        if least >= depth[one]:
            depth[one] = least + STEP
            moved.append(one)
    return np.unique(np.array(moved, np.int64))


def _share_a_column(boxes: np.ndarray, box: np.ndarray) -> np.ndarray:
    """Whether they overlap on the screen from left to right."""
    left, right = boxes[:, 0] - boxes[:, 3], boxes[:, 2] - boxes[:, 1]
    return (left < box[2] - box[1] - TOUCH) & (right > box[0] - box[3] + TOUCH)


def in_front(boxes: np.ndarray, box: np.ndarray) -> np.ndarray:
    """Which boxes hide `box`."""
    beyond = (boxes[:, 0] >= box[2] - TOUCH) | (boxes[:, 1] >= box[3] - TOUCH)
    return beyond & _share_a_column(boxes, box)


def behind_of(boxes: np.ndarray, box: np.ndarray) -> np.ndarray:
    """Which boxes `box` hides."""
    before = (boxes[:, 2] <= box[0] + TOUCH) | (boxes[:, 3] <= box[1] + TOUCH)
    return before & _share_a_column(boxes, box)


def point_depths(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Depth of points that move over tiles, in step with the tiles' own."""
    column, row = np.floor(x), np.floor(y)
    return column + row + 1.0 + ((x - column) + (y - row) - 1.0) * INSIDE

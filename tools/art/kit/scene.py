"""Camera, sun, sky and ground, the same for every sprite; needs bpy."""

import math

import bpy
from mathutils import Vector

from tools.art.kit.canvas import SUN, UNIT_PX, Canvas
from tools.art.kit.materials import surface
from tools.art.kit.model import Mesh
from tools.art.kit.palette import linear

SUN_STRENGTH, SUN_COLOUR, SUN_DEGREES = 3.05, (1.0, 0.925, 0.80), 5.0
FILL_STRENGTH, FILL_COLOUR, FILL_DEGREES = 0.42, (0.86, 0.88, 1.0), 40.0
FILL = (0.9, -0.15, 0.45)
SKY_STRENGTH, SKY_COLOUR = 0.50, (0.74, 0.86, 1.0)
CAMERA_UNITS, CAMERA_ELEVATION = 40.0, math.radians(30.0)
GROUND_UNITS, GROUND_DROP = 30.0, -0.002


def fresh_scene(canvas: Canvas, scale: float, samples: int, threads: int) -> object:
    """Nothing is left of the scene before."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    _set_cycles(scene, samples, threads)
    _set_output(scene, canvas, scale)
    _add_camera(scene, canvas)
    return scene


def _set_cycles(scene: object, samples: int, threads: int) -> None:
    scene.render.engine = "CYCLES"
    scene.render.threads_mode, scene.render.threads = "FIXED", threads
    cycles = scene.cycles
    cycles.device, cycles.samples, cycles.seed = "CPU", samples, 7
    cycles.use_adaptive_sampling = False
    cycles.use_denoising, cycles.denoiser = True, "OPENIMAGEDENOISE"
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.denoising_prefilter = "FAST"
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 4, 3, 2
    cycles.transmission_bounces, cycles.transparent_max_bounces = 2, 8
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 3.0
    cycles.pixel_filter_type, cycles.filter_width = "BLACKMAN_HARRIS", 1.3


def _set_output(scene: object, canvas: Canvas, scale: float) -> None:
    render = scene.render
    render.film_transparent = True
    render.resolution_x = round(canvas.width * scale)
    render.resolution_y = round(canvas.height * scale)
    render.resolution_percentage = 100
    render.image_settings.file_format = "PNG"
    render.image_settings.color_mode = "RGBA"
    for name in dir(render):
        if name.startswith("use_stamp"):
            setattr(render, name, False)
    scene.view_settings.view_transform = "Standard"
    scene.view_settings.look = "None"


def _add_camera(scene: object, canvas: Canvas) -> None:
    """Dimetric 2:1; the world's origin falls on the anchor."""
    long = max(canvas.width, canvas.height)
    camera = bpy.data.cameras.new("camera")
    camera.type, camera.ortho_scale, camera.clip_end = "ORTHO", long / UNIT_PX, 200.0
    camera.shift_x = -(canvas.anchor_x - canvas.width / 2) / long
    camera.shift_y = (canvas.anchor_y - canvas.height / 2) / long
    holder = bpy.data.objects.new("camera", camera)
    flat = CAMERA_UNITS * math.cos(CAMERA_ELEVATION) * math.sqrt(0.5)
    holder.location = (flat, -flat, CAMERA_UNITS * math.sin(CAMERA_ELEVATION))
    holder.rotation_euler = (math.radians(60.0), 0.0, math.radians(45.0))
    scene.collection.objects.link(holder)
    scene.camera = holder


def add_daylight(scene: object) -> None:
    _add_sky(scene, SKY_STRENGTH)
    _add_sun(scene, "sun", SUN, (SUN_STRENGTH, SUN_COLOUR, SUN_DEGREES))
    _add_sun(scene, "fill", FILL, (FILL_STRENGTH, FILL_COLOUR, FILL_DEGREES))


def add_darkness(scene: object) -> None:
    _add_sky(scene, 0.0)


def _add_sky(scene: object, strength: float) -> None:
    world = bpy.data.worlds.new("sky")
    world.use_nodes = True
    sky = world.node_tree.nodes["Background"]
    sky.inputs[0].default_value = (*SKY_COLOUR, 1.0)
    sky.inputs[1].default_value = strength
    scene.world = world


def _add_sun(scene: object, name: str, towards: tuple, light: tuple) -> None:
    sun = bpy.data.lights.new(name, "SUN")
    sun.energy, sun.color, sun.angle = light[0], light[1], math.radians(light[2])
    holder = bpy.data.objects.new(name, sun)
    holder.rotation_euler = Vector(towards).to_track_quat("Z", "Y").to_euler()
    scene.collection.objects.link(holder)


def add_ground(scene: object, colour: str) -> object:
    """Bounces light and takes shadows; the camera need not see it."""
    side = GROUND_UNITS
    mesh = bpy.data.meshes.new("ground")
    corners = [(-side, -side, 0), (side, -side, 0), (side, side, 0), (-side, side, 0)]
    mesh.from_pydata(corners, [], [[0, 1, 2, 3]])
    paint = bpy.data.materials.new("ground")
    paint.use_nodes = True
    shader = paint.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (*linear(colour), 1.0)
    shader.inputs["Roughness"].default_value = 1.0
    shader.inputs["Specular IOR Level"].default_value = 0.0
    mesh.materials.append(paint)
    holder = bpy.data.objects.new("ground", mesh)
    holder.location.z = GROUND_DROP
    scene.collection.objects.link(holder)
    return holder


def add_mesh(scene: object, paint: str, mesh: Mesh, *, night: bool) -> object:
    """One object for each layer and paint."""
    data = bpy.data.meshes.new(paint)
    data.from_pydata(mesh.points.tolist(), [], mesh.faces)
    for name, values in (("tint", mesh.tints), ("cover", mesh.covers)):
        attribute = data.attributes.new(name, "FLOAT", "POINT")
        attribute.data.foreach_set("value", values)
    data.polygons.foreach_set("use_smooth", mesh.smooth)
    data.materials.append(surface(paint, night=night))
    holder = bpy.data.objects.new(paint, data)
    scene.collection.objects.link(holder)
    return holder

"""Blender materials from the palette; needs bpy."""

import bpy

from tools.art.kit.palette import hex_of, is_glow, light_of, linear, palette

DAY_LAMP_STRENGTH = 0.55


def surface(paint: str, *, night: bool) -> bpy.types.Material:
    """Matt colour times the points' tint; fades out where they do not cover."""
    found = bpy.data.materials.new(paint)
    found.use_nodes = True
    tree = found.node_tree
    shader = tree.nodes["Principled BSDF"]
    scaled = tree.nodes.new("ShaderNodeVectorMath")
    scaled.operation = "SCALE"
    scaled.inputs[0].default_value = linear(hex_of(paint))
    tree.links.new(_attribute(tree, "tint"), scaled.inputs["Scale"])
    tree.links.new(scaled.outputs[0], shader.inputs["Base Color"])
    tree.links.new(_attribute(tree, "cover"), shader.inputs["Alpha"])
    _finish(shader, paint)
    if is_glow(paint):
        _light(tree, shader, light_of(paint), night)
    return found


def _attribute(tree: bpy.types.NodeTree, name: str) -> bpy.types.NodeSocket:
    node = tree.nodes.new("ShaderNodeAttribute")
    node.attribute_name = name
    return node.outputs["Fac"]


def _finish(shader: bpy.types.Node, paint: str) -> None:
    book = palette()["finish"]
    pane = is_glow(paint) and light_of(paint) in palette()["unlit"]
    metallic, rough = book["pane"] if pane else book.get(paint, book["matt"])
    shader.inputs["Metallic"].default_value = metallic
    shader.inputs["Roughness"].default_value = rough
    shader.inputs["Specular IOR Level"].default_value = 0.5 if rough < 0.5 else 0.12


def _light(
    tree: bpy.types.NodeTree, shader: bpy.types.Node, light: str, night: bool
) -> None:
    """At night the camera sees a warm pane that is not clipped; the yard gets more."""
    shader.inputs["Emission Color"].default_value = (
        *linear(palette()["glow"][light]), 1.0,
    )  # fmt: skip
    strength = shader.inputs["Emission Strength"]
    if not night:
        strength.default_value = (
            0.0 if light in palette()["unlit"] else DAY_LAMP_STRENGTH
        )
        return
    book = palette()["strength"]
    seen, thrown = book.get(light, book["other"])
    ray = tree.nodes.new("ShaderNodeLightPath")
    mixed = tree.nodes.new("ShaderNodeMath")
    mixed.operation = "MULTIPLY_ADD"
    mixed.inputs[1].default_value, mixed.inputs[2].default_value = seen - thrown, thrown
    tree.links.new(ray.outputs["Is Camera Ray"], mixed.inputs[0])
    tree.links.new(mixed.outputs[0], strength)

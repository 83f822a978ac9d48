"""Writes sim_core/data/factors from tables of published factors."""

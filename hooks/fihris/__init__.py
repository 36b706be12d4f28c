"""Fihris: the core. Pure Python; knows no site generator."""

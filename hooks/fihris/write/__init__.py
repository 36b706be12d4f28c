"""Turns the site into text and bytes for the world outside."""

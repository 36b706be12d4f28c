"""Turns the derived records into what templates show: words chosen, addresses worked out."""

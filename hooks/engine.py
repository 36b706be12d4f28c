"""Hands this site over to the engine, a package. What the site does beyond it goes into a file beside this one."""

from mkdocs_fihris.exports import on_post_build, on_post_template
from mkdocs_fihris.pages import on_files, on_page_content, on_page_markdown
from mkdocs_fihris.sources import on_config
from mkdocs_fihris.templates import on_env, on_page_context, on_template_context

__all__ = [
    "on_config",
    "on_env",
    "on_files",
    "on_page_content",
    "on_page_context",
    "on_page_markdown",
    "on_post_build",
    "on_post_template",
    "on_template_context",
]

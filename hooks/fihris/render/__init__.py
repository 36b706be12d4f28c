"""From Markdown to the HTML of a page: links around mentions, typography, comments, embedding. Only this room knows the Markdown library."""

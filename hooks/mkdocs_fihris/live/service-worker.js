// Keeps nothing, so that nobody reads a page as it was. Where another site stood at this address before, whose worker keeps pages, this one
// takes its place.

// From the form of a brief, or of one of its sections, to that of a new section: the component's own list of folders has only those that have
// a section already, and a brief that was begun a moment ago has none.
const WITHIN = /^#\/collections\/(?:briefs|sections)\/entries\/(\d{4}\/[a-z0-9-]+)\/(?:index|(\d\d)-)/

/** A link, called `label`, that is there while such a form is. After a section comes the next number. */
export const section = (label) => {
  const link = document.createElement("a")
  link.textContent = label
  const place = document.createElement("nav")
  place.className = "f-more"
  place.setAttribute("aria-label", label)
  place.append(link)
  const follow = () => {
    const [, path, number] = WITHIN.exec(location.hash) ?? []
    place.hidden = !path
    const next = number ? { _slug: `${String(Number(number) + 1).padStart(2, "0")}-` } : {}
    if (path) link.href = `#/collections/sections/new?${new URLSearchParams({ path, ...next })}`
  }
  addEventListener("hashchange", follow)
  window.navigation?.addEventListener("currententrychange", follow) // steps that the component takes without one
  document.body.append(place)
  follow()
}

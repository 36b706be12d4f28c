// Reloads the page when its site has changed, at the place where it was read, and shows what is wrong with the sources: the page of the
// editor is not reloaded.
{
  const own = document.currentScript
  const PLACE = "fihris-live-place"
  let known = Number(own.dataset.number)

  // Within the editor, which has read its folder: its address changes, the page stays.
  const enter = async (event) => {
    event.preventDefault()
    const { hash, searchParams: asked } = new URL(event.currentTarget.href)
    const { lead } = await import("/edit/field.js")
    location.hash = hash
    if (asked.has("field")) lead(asked.get("field"), asked.get("lang") ?? "")
  }

  const show = (problems) => {
    document.querySelector(".fihris-live")?.remove()
    if (!problems.length || self !== top) return // beside a form, the editor's own page shows them
    const box = document.createElement("aside")
    box.className = "fihris-live"
    box.lang = "en"
    box.dir = "ltr"
    box.setAttribute("role", "status")
    for (const { text, entry } of problems) {
      const line = document.createElement("pre")
      const place = entry && "still" in own.dataset ? document.createElement("a") : document.createElement("span")
      if (place.localName === "a") {
        place.href = `/${entry}`
        place.addEventListener("click", enter)
      }
      place.textContent = text
      line.append(place)
      box.append(line)
    }
    document.body.append(box)
  }

  const ask = async (number) => {
    try {
      const state = await (await fetch(new URL(`state?number=${number}`, own.src))).json()
      show(state.problems)
      if (state.number !== known && "still" in own.dataset) {
        known = state.number // the editor's page, where somebody writes
        dispatchEvent(new Event("fihris-change"))
      }
      if (state.number !== known) {
        sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollX, scrollY]))
        location.reload()
        return
      }
      ask(known)
    } catch {
      setTimeout(() => ask(known), 500) // the server begins anew
    }
  }

  const [path, x, y] = JSON.parse(sessionStorage.getItem(PLACE) || "[]")
  sessionStorage.removeItem(PLACE)
  if (path === location.pathname) addEventListener("load", () => scrollTo({ left: x, top: y, behavior: "instant" }))
  ask(0)
}

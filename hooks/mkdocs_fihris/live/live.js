// Reloads the page when its site has changed, at the place where it was read, and shows what is wrong with the sources: the page of the
// editor is not reloaded.
{
  const own = document.currentScript
  const PLACE = "fihris-live-place"
  const FOUND = { ar: "ما يلزم إصلاحه", en: "To be put right" }
  let known = Number(own.dataset.number)

  // Within the editor, which has read its folder: its address changes, the page stays.
  const enter = async (event) => {
    event.preventDefault()
    const { hash, searchParams: asked } = new URL(event.currentTarget.href)
    const { lead } = await import("/edit/field.js")
    location.hash = hash
    if (asked.has("field")) lead(asked.get("field"), asked.get("lang") ?? "")
  }

  const isForm = "still" in own.dataset

  const told = ({ text, said, of, entry }, lang) => {
    const box = document.createElement("div")
    const [message, ...hints] = isForm && said[lang] ? said[lang] : [text]
    const line = document.createElement(entry && isForm ? "a" : "span")
    line.textContent = isForm && of && !message.includes(of.split("/").at(-1)) ? `\u2066${of}\u2069: ${message}` : message
    if (line.localName === "a") {
      line.href = `/${entry}`
      line.addEventListener("click", enter)
    }
    box.append(line, ...hints.map((hint) => `\n${hint}`))
    return box
  }

  // In a landmark, which says what comes to stand in it.
  const placed = (box, lang) => {
    const place = document.createElement("aside")
    place.className = "fihris-told"
    place.lang = lang
    place.setAttribute("aria-label", FOUND[lang])
    place.setAttribute("aria-live", "polite")
    place.append(box)
    return place
  }

  const show = (problems) => {
    const before = document.querySelector(".fihris-live")
    const isOpen = before ? before.open : Boolean(document.querySelector(".fihris-beside-open")) // over the page there, else over the form
    ;(before?.closest(".fihris-told") ?? before)?.remove()
    if (!problems.length || self !== top) return // beside a form, the editor's own page shows them
    const lang = isForm && !/"locale":"en/.test(localStorage.getItem("sveltia-cms.prefs")) ? "ar" : "en"
    const box = document.createElement(isForm ? "details" : "aside")
    box.className = "fihris-live"
    box.lang = lang
    box.dir = lang === "ar" ? "rtl" : "ltr"
    if (!isForm) box.setAttribute("role", "status")
    if (isForm) {
      const head = document.createElement("summary")
      head.textContent = `${FOUND[lang]}: ${problems.length}`
      box.open = isOpen
      box.append(head)
    }
    box.append(...problems.map((problem) => told(problem, lang)))
    document.body.append(isForm ? placed(box, lang) : box)
  }

  const ask = async (number) => {
    try {
      const state = await (await fetch(new URL(`state?number=${number}`, own.src))).json()
      show(state.problems)
      if (state.number !== known && isForm) {
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

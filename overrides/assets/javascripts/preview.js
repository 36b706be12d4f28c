// Previews of actors, places, sections and footnotes: after a rest of the pointer, on keyboard focus, and with a finger by
// the mark after a name or by a long press. The link itself always leads to its page.
(() => {
  "use strict"
  const { element, lang, load, root, rtl, words } = window.fihris
  const main = document.querySelector("main")
  const OPEN = 350
  const CLOSE = 200
  const PRESS = 450
  let box, link, timer, finger

  const address = (of) => {
    const path = new URL(of.getAttribute("href"), location).pathname
    if (path === location.pathname) return ""
    const entity = path.match(/\/(actor|place)s\/([a-z][^/]*)\.html$/)
    const section = path.match(/\/briefs\/(\d+)\/([^/]+)\/(\d\d)-[^/]*\.html$/)
    const id = entity && entity[2] !== "index" ? `${entity[1]}-${entity[2]}` : section && `section-${section.slice(1).join("-")}`
    return id ? `${root}previews/${lang}/${id}.js` : ""
  }

  // Something on this very page: a footnote, or a section by its number.
  const local = (of) => {
    const href = of.getAttribute("href")
    if (!href.startsWith("#") || !of.closest(".prose")) return
    const target = document.getElementById(decodeURIComponent(href.slice(1)))
    if (of.matches(".footnote-ref")) {
      const copy = target.cloneNode(true)
      copy.querySelectorAll(".footnote-backref").forEach((each) => each.remove())
      return { kind: words.footnote, last: { text: copy.textContent.trim() } }
    }
    if (target?.matches(".secn")) {
      return { name: target.textContent.trim(), last: { text: target.parentElement.querySelector(".prose p").textContent } }
    }
  }

  const record = async (of) => local(of) || (address(of) && load(address(of)))

  const hide = () => {
    clearTimeout(timer)
    box?.remove()
    link?.removeAttribute("aria-describedby")
    box = link = undefined
  }

  const line = (className, text) => text && box.append(element("p", `preview__${className}`, text))

  const fill = (of, data, sheet) => {
    if (data.kind) {
      const kind = element("p", "preview__kind", data.kind)
      if (data.shape) kind.dataset.shape = data.shape
      box.append(kind)
    }
    if (data.name) {
      const name = element("p", "preview__name")
      const holder = sheet ? element("a") : name
      if (sheet) name.append(holder)
      if (sheet) holder.href = of.href
      holder.append(data.name)
      box.append(name)
    }
    if (data.other) {
      const other = element("p", "preview__other")
      const name = element("bdi", "", data.other)
      name.lang = data.otherLang
      other.append(name)
      box.append(other)
    }
    line("role", data.role)
    if (data.counts && data.last.text) {
      line("label", words.preview_last)
      line("last", data.last.text)
    } else line("text", data.last?.text)
    line("counts", data.counts)
  }

  const place = (of) => {
    const rects = of.getClientRects()
    const rect = rects[rects.length - 1]
    const width = document.documentElement.clientWidth
    const start = rtl ? width - rect.right : rect.left
    const below = rect.bottom + 8
    const fits = below + box.offsetHeight < innerHeight - 8
    box.style.insetInlineStart = `${Math.max(12, Math.min(start - 16, width - box.offsetWidth - 12))}px`
    box.style.insetBlockStart = `${(fits ? below : rect.top - box.offsetHeight - 8) + scrollY}px`
  }

  const show = async (of, sheet) => {
    const data = await record(of)
    if (!data || (!sheet && !of.matches(":hover,:focus-visible"))) return
    hide()
    link = of
    box = element("div", "preview")
    box.id = "preview"
    fill(of, data, sheet)
    if (sheet) {
      box.classList.add("preview--sheet")
      box.setAttribute("role", "dialog")
      box.setAttribute("aria-label", data.name || data.kind)
      const close = element("button", "icon-button preview__close")
      close.type = "button"
      close.setAttribute("aria-label", words.preview_close)
      close.addEventListener("click", hide)
      box.append(close)
      main.append(box)
      return
    }
    box.setAttribute("role", "tooltip")
    main.append(box)
    of.setAttribute("aria-describedby", "preview")
    place(of)
    box.addEventListener("pointerenter", () => clearTimeout(timer))
    box.addEventListener("pointerleave", () => (timer = setTimeout(hide, CLOSE)))
  }

  const linkOf = (event) => event.target.closest("a[href]:not(.preview *,.secn *,.eyebrow *,.footnote-backref)")

  main.addEventListener("pointerover", (event) => {
    const of = linkOf(event)
    if (!of || event.pointerType !== "mouse" || of === link) return
    clearTimeout(timer)
    timer = setTimeout(show, OPEN, of)
    of.addEventListener("pointerleave", () => {
      clearTimeout(timer)
      timer = setTimeout(hide, CLOSE)
    }, { once: true })
  })
  main.addEventListener("focusin", (event) => {
    const of = linkOf(event)
    if (of?.matches(":focus-visible")) show(of)
  })
  main.addEventListener("focusout", () => link && !box.matches(".preview--sheet") && hide())
  addEventListener("keydown", (event) => event.key === "Escape" && hide())

  // the mark stands after the last letter of the name
  const onMark = (of, x) => {
    const letters = document.createRange()
    letters.selectNodeContents(of)
    const rects = letters.getClientRects()
    const last = rects[rects.length - 1]
    return rtl ? x < last.left + 6 : x > last.right - 6
  }
  main.addEventListener("pointerdown", (event) => {
    const of = linkOf(event)
    finger = undefined
    if (!of || event.pointerType !== "touch") return
    finger = { of, mark: of.matches(".mention") && onMark(of, event.clientX), timer: setTimeout(show, PRESS, of, true) }
  })
  for (const end of ["pointerup", "pointercancel"]) main.addEventListener(end, () => clearTimeout(finger?.timer))
  main.addEventListener("contextmenu", (event) => finger && link === finger.of && event.preventDefault())
  main.addEventListener("click", (event) => {
    const of = linkOf(event)
    if (!of || of !== finger?.of) return
    if (finger.mark || link === of) event.preventDefault()
    if (finger.mark) show(of, true)
  })
  document.addEventListener("pointerdown", (event) => box?.matches(".preview--sheet") && !box.contains(event.target) && hide())
})();

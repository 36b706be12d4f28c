// Previews of actors, places, sections and footnotes: after a rest of the pointer, on keyboard focus, and with a finger on
// a name in the text, where a second touch, or the sheet's own link, leads to its page. Elsewhere a long press shows it.
(() => {
  "use strict"
  const { element, previewed, rtl, tools, uncover, words } = window.fihris
  const main = document.querySelector("main")
  const OPEN = 350
  const CLOSE = 200
  const PRESS = 450
  const GAP = 8
  const LEAST = 96
  const MUTE = 350
  let box, link, timer, finger
  let turn = 0 // of what was asked for last: an older answer, or one asked for before Esc, is not shown
  let muted = 0

  const named = (of) => {
    const path = new URL(of.getAttribute("href"), location).pathname
    if (path === location.pathname) return ""
    const entity = path.match(/\/(actor|place)s\/([a-z][^/]*)\.html$/)
    const section = path.match(/\/briefs\/(\d+)\/([^/]+)\/(\d\d)-[^/]*\.html$/)
    return entity && entity[2] !== "index" ? `${entity[1]}-${entity[2]}` : section && `section-${section.slice(1).join("-")}`
  }

  // Something on this very page: a footnote, or a section by its number.
  const local = (of) => {
    const href = of.getAttribute("href")
    if (!href.startsWith("#") || !of.closest(".f-prose")) return
    const target = window.fihris.anchored(href)
    if (of.matches(".footnote-ref")) {
      const copy = target.cloneNode(true)
      copy.querySelectorAll(".footnote-backref").forEach((each) => each.remove())
      return { kind: words.footnote, last: { text: copy.textContent.trim() } }
    }
    if (target?.matches(".f-secn")) {
      return { name: target.textContent.trim(), last: { text: target.parentElement.querySelector(".f-prose p").textContent } }
    }
  }

  const record = async (of) => local(of) || (named(of) && previewed(named(of)))

  const hide = () => {
    clearTimeout(timer)
    if (box?.contains(document.activeElement)) link.focus({ preventScroll: true })
    turn += 1 // nor is what the focus asks for, when it comes back to the name
    box?.remove()
    link?.removeAttribute("aria-describedby")
    box = link = undefined
  }

  const line = (className, text) => text && box.append(element("p", `f-preview__${className}`, text))

  const fill = (of, data, sheet) => {
    if (data.kind) {
      const kind = element("p", "f-preview__kind", data.kind)
      if (data.shape) kind.dataset.shape = data.shape
      box.append(kind)
    }
    if (data.name) {
      const name = element("p", "f-preview__name")
      const holder = sheet ? element("a") : name
      if (sheet) name.append(holder)
      if (sheet) holder.href = of.href
      holder.append(data.name)
      box.append(name)
    }
    if (data.other) {
      const other = element("p", "f-preview__other")
      const name = element("bdi", "", data.other)
      name.lang = data.otherLang
      other.append(name)
      box.append(other)
    }
    line("role", data.role)
    line("lead", data.lead)
    // a sentence of it, but not the one in which the name was met
    const met = of.closest(".f-sentence")?.id
    const said = data.said?.find(({ anchor }) => anchor !== met)
    line("text", said?.text ?? data.last?.text)
    line("label", said?.where)
  }

  const place = (of) => {
    // under the link's last line or over its first, where there is more room, and no larger than that
    const lines = [...of.getClientRects()]
    const [first, last] = [lines[0], lines.at(-1)]
    const over = first.top - document.querySelector(".f-header").getBoundingClientRect().bottom - 2 * GAP
    const under = innerHeight - last.bottom - 2 * GAP
    const below = box.offsetHeight <= under || under >= over
    box.style.maxBlockSize = `${Math.max(LEAST, below ? under : over)}px`
    const width = document.documentElement.clientWidth
    const line = below ? last : first
    const start = rtl ? width - line.right : line.left
    box.style.insetInlineStart = `${Math.max(12, Math.min(start - 16, width - box.offsetWidth - 12))}px`
    box.style.insetBlockStart = `${(below ? last.bottom + GAP : first.top - GAP - box.offsetHeight) + scrollY}px`
  }

  // Whether there was nothing to show.
  const show = async (of, sheet) => {
    const mine = ++turn
    const [data, dressed] = await Promise.all([record(of), tools()])
    if (mine !== turn) return false
    if (!data || !dressed) return true
    if (!sheet && !of.matches(":hover,:focus-visible")) return false
    hide()
    link = of
    box = element("div", "f-preview")
    box.id = "f-preview"
    fill(of, data, sheet)
    if (sheet) {
      box.classList.add("f-preview--sheet")
      box.setAttribute("role", "dialog")
      box.setAttribute("aria-label", data.name || data.kind)
      const close = element("button", "f-icon-button f-preview__close")
      close.type = "button"
      close.setAttribute("aria-label", words.preview_close)
      close.addEventListener("click", hide)
      box.append(close)
      if (named(of)) {
        const open = element("a", "f-preview__open", words.preview_open)
        open.href = of.href
        box.append(open)
      }
      main.append(box)
      close.focus({ preventScroll: true })
      uncover(of, box)
      return
    }
    box.setAttribute("role", "tooltip")
    main.append(box)
    of.setAttribute("aria-describedby", "f-preview")
    place(of)
    box.addEventListener("pointerenter", () => clearTimeout(timer))
    box.addEventListener("pointerleave", () => (timer = setTimeout(hide, CLOSE)))
  }

  const linkOf = (event) => event.target.closest("a[href]:not(.f-preview *,.f-secn *,.f-eyebrow *,.footnote-backref)")

  main.addEventListener("pointerover", (event) => {
    const of = linkOf(event)
    if (!of || event.pointerType !== "mouse") return
    clearTimeout(timer)
    if (of !== link) timer = setTimeout(show, OPEN, of)
    of.addEventListener("pointerleave", () => {
      clearTimeout(timer)
      timer = setTimeout(hide, CLOSE)
    }, { once: true })
  })
  // a link that a backlink leads to gets the focus with the page, and its reader wants to see what stands there
  let keys = false
  addEventListener("keydown", () => (keys = true))
  main.addEventListener("focusin", (event) => {
    const of = linkOf(event)
    if (of?.matches(":focus-visible") && (keys || !of.matches(":target"))) show(of)
  })
  main.addEventListener("focusout", () => link && !box.matches(".f-preview--sheet") && hide())
  addEventListener("keydown", (event) => event.key === "Escape" && hide())
  addEventListener("pagehide", hide) // the browser may give the page back as it was left

  const press = (of) => {
    finger.pressed = true
    show(of, true)
  }
  main.addEventListener("pointerdown", (event) => {
    const of = linkOf(event)
    finger = undefined
    if (!of || event.pointerType !== "touch") return
    const touched = of.matches(".f-prose :is([data-shape],[data-of])") && link !== of
    finger = { of, touched, timer: setTimeout(press, PRESS, of) }
  })
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => {
      clearTimeout(finger?.timer)
      if (finger?.pressed) muted = performance.now() + MUTE
    })
  }
  // the finger that opened the sheet leaves it where it lies: what is there now was not meant
  addEventListener("click", (event) => {
    if (performance.now() > muted) return
    event.preventDefault()
    event.stopPropagation()
  }, true)
  main.addEventListener("contextmenu", (event) => finger && link === finger.of && event.preventDefault())
  main.addEventListener("click", (event) => {
    const of = linkOf(event)
    if (!of || of !== finger?.of) return
    if (!finger.touched) return
    event.preventDefault()
    // where there is nothing to show the link is followed
    show(of, true).then((none) => none && location.assign(of.href))
  })
  document.addEventListener("pointerdown", (event) => {
    if (!box) turn += 1 // who goes on while a sheet is on its way is not shown it, nor led to the page in its place
    else if (box.matches(".f-preview--sheet") && !box.contains(event.target)) hide()
  })
})();

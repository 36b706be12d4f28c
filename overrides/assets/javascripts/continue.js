// Where a text was left is kept on this device when one goes, and offered on the first page and on the brief's own.
(() => {
  "use strict"
  const { again, element, lang, root, tools, words } = window.fihris
  const KEY = `fihris-place-${lang}`
  const LONG = 15000 // ms that a text was open: less is no reading
  const text = document.querySelector("[data-reading]")
  const here = location.href.replace(/[?#].*/, "").slice(root.length)
  const folder = /.*briefs\/\d+\/[^/]+\//.exec(here)?.[0]
  const contents = document.getElementById("f-contents")
  let since = 0
  let bar

  const keep = (place) => {
    try {
      if (place) localStorage.setItem(KEY, JSON.stringify(place))
      else localStorage.removeItem(KEY)
    } catch {
      // not kept
    }
  }
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY)) || {}
    } catch {
      return {}
    }
  }

  // Of a page that is read to its end, the next section; of the last one, and of a whole brief, nothing.
  const leave = () => {
    if (performance.now() - since < LONG || scrollY < innerHeight / 2) return
    const next = text.querySelector(".f-neighbours__next")
    const end = next || document.getElementById("end")
    if (end.getBoundingClientRect().top < innerHeight) {
      return keep(next && !next.hash && { at: next.href.slice(root.length), said: next.lastChild.textContent.trim() })
    }
    const seen = (each) => each.getBoundingClientRect().bottom > innerHeight * 0.3
    const sentence = [...text.querySelectorAll(".f-prose .f-sentence[id]")].find(seen)
    const link = contents.querySelector("a[aria-current]")
    if (sentence && link) keep({ at: `${here}#${sentence.id}`, said: link.textContent })
  }

  const offer = async (label) => {
    const { at, said } = kept()
    bar?.remove()
    if (!at || location.hash || scrollY > innerHeight / 2 || (folder && !at.startsWith(folder))) return
    if (document.querySelector(".f-quote-bar")) return // a sentence's stands there
    bar = element("p", "f-quote-bar f-continue")
    const link = element("a", "", `${label}: ${said}`)
    const close = element("button", "f-icon-button f-preview__close")
    link.href = root + at
    close.type = "button"
    close.setAttribute("aria-label", words.preview_close)
    close.addEventListener("click", () => {
      keep()
      bar.remove()
    })
    link.addEventListener("click", () => bar.remove())
    bar.append(link, close)
    // without it the offer would stand below the page
    if (await tools()) document.querySelector("main").append(bar)
  }

  if (folder && text && contents) {
    addEventListener("pagehide", leave)
    document.addEventListener("visibilitychange", () => document.hidden && leave())
  }
  const label = document.querySelector("[data-continue]")?.dataset.continue
  if (label) {
    offer(label)
    again(() => offer(label))
    addEventListener("scroll", () => scrollY > 2 * innerHeight && bar?.remove(), { passive: true })
  }
  again(() => (since = performance.now()))
})();

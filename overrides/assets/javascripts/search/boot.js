// On every page: opens the search on `/`, Ctrl-K or a button, and loads it only then. A classic script, for file://.
(function () {
  "use strict"

  // beside the other parts of the search, whether this one was joined to the page's own script or stands alone
  const here = document.currentScript.src.replace(/(?:search\/)?[^/]*$/, "search/")
  const version = document.documentElement.dataset.search || ""
  const CORE = "core" // the files of order.txt, as one

  const script = async (name) => {
    if ((await window.fihris.load(`${here}${name}.js${version ? `?v=${encodeURIComponent(version)}` : ""}`)) === false) throw new Error(name)
  }

  // Once each, however often one asks while it is on its way; what did not come is asked for anew.
  const load = async (name) => {
    await Promise.all([globalThis.fihrisSearch || script(CORE), window.fihris.sheet("assets/stylesheets/search/search.css")])
    if (!globalThis.fihrisSearch[name]) await script(name)
    return globalThis.fihrisSearch[name]
  }

  const calm = () => document.querySelector("header .f-search-error")?.remove()

  // Nothing of the search could be loaded: a sentence says so, on its page for good, under the header until one does something else.
  const fail = (place) => {
    delete document.documentElement.dataset.asked
    calm()
    const error = document.createElement("p")
    error.className = "f-search-error"
    error.setAttribute("role", "alert")
    error.textContent = window.fihris.words.search_failed
    place.append(error)
  }

  const open = (text) => load("dialog").then((dialog) => dialog.open(text)).catch(() => fail(document.querySelector("[data-search-open]").parentElement))

  const typing = ({ target }) => target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event)
    const control = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === "KeyK"
    if (event.key === "Escape") calm()
    if (!slash && !control) return
    event.preventDefault()
    event.stopPropagation() // the page's own script waits for letters only as long as this one is not there
    document.documentElement.dataset.asked = "" // letters go on there until the dialog is open
    open("")
  })

  document.addEventListener("click", (event) => {
    calm()
    if (!event.target.closest("[data-search-open]")) return
    event.preventDefault()
    open("")
  })

  // A server's pages are kept as they are read; a disk needs no keeping.
  const keep = () => {
    const base = new URL(document.documentElement.dataset.root || "./", location.href)
    if (!("serviceWorker" in navigator) || !base.protocol.startsWith("http")) return
    window.fihris.loaded(() => navigator.serviceWorker.register(new URL("service-worker.js", base), { scope: base.pathname }).catch(() => null))
  }

  const start = () => {
    const offline = document.querySelector("[data-offline]")
    if (offline) load("offline").then((part) => part.open(offline)).catch(() => offline.remove())
    const page = document.querySelector("[data-search-page]")
    const back = (performance.getEntriesByType("navigation")[0] || {}).type === "back_forward"
    const given = new URLSearchParams(location.search)
    const text = (!page && (given.get("q") || "").replace(/[\0\uFFFD].*/su, "")) || (back && history.state && history.state.fihrisSearch)
    if (given.get("h")) load("marks").then((marks) => marks.open()).catch(() => null) // the text stands without them
    if (page) load("page").then((search) => search.open(page)).catch(() => fail(page))
    if (text || "asked" in document.documentElement.dataset) open(text || "") // a key that came before this script
  }

  keep()
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
})()

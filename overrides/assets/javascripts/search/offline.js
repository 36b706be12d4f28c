// Keeping the whole site on the reader's wish: the size first, then progress, update and removal. The place for it is
// `<section data-offline>`. Class names: f-offline, f-offline-title and so on.
(function (root) {
  "use strict"

  const { element, fill, labels, pageLang } = root.fihrisSearch

  const WHOLE = "fihris-whole-"
  const READ = "fihris-read"
  const DONE = ".fihris-complete" // stands in a cache that has everything
  const AT_ONCE = 6

  const base = new URL(document.documentElement.dataset.root || "./", location.href)
  const megabytes = new Intl.NumberFormat(pageLang === "ar" ? "ar-u-nu-latn" : pageLang, { style: "unit", unit: "megabyte", unitDisplay: "long", maximumFractionDigits: 1 })
  const size = (bytes) => megabytes.format(bytes / 1e6)

  let parts = null

  // ---------------------------------------------------------------- what is kept

  // The version of the whole site that is kept on this device, or "".
  async function version() {
    for (const name of await caches.keys()) {
      if (name.startsWith(WHOLE) && (await (await caches.open(name)).match(new URL(DONE, base)))) return name.slice(WHOLE.length)
    }
    return ""
  }

  async function published() {
    const response = await fetch(new URL("offline.json", base), { cache: "no-store" })
    if (!response.ok) throw new Error(String(response.status))
    return response.json()
  }

  async function drop(keeping) {
    for (const name of await caches.keys()) {
      if (name !== keeping && (name.startsWith(WHOLE) || (!keeping && name === READ))) await caches.delete(name)
    }
  }

  // What a broken attempt brought stays, and is not fetched twice.
  async function save({ version: name, files }, progress) {
    const cache = await caches.open(WHOLE + name)
    const left = files.slice()
    let done = 0
    const worker = async () => {
      for (let file = left.shift(); file; file = left.shift()) {
        const [path, bytes] = file
        const url = new URL(path, base)
        if (!(await cache.match(url))) await cache.put(url, await fetched(url))
        progress((done += bytes))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    await cache.put(new URL(DONE, base), new Response(""))
    await drop(WHOLE + name)
  }

  async function fetched(url) {
    const response = await fetch(url, { cache: "no-cache" })
    if (!response.ok) throw new Error(`${response.status} ${url.pathname}`)
    return response
  }

  // ---------------------------------------------------------------- what is shown

  const button = (text, act) => {
    const made = element("button", "f-offline-action", text)
    made.type = "button"
    made.addEventListener("click", act)
    return made
  }

  const say = (text) => { parts.status.textContent = text }
  const offer = (...buttons) => parts.actions.replaceChildren(...buttons)

  async function show() {
    const { words } = parts
    const kept = await version()
    const now = await published().catch(() => null)
    const remove = button(words.remove, removeAll)
    if (kept) say(words.saved)
    if (!now) return kept ? offer(remove) : offer()
    const bytes = now.files.reduce((sum, file) => sum + file[1], 0)
    if (!kept) return offer(button(fill(words.save, { size: size(bytes) }), () => saveAll(now, bytes)))
    if (kept === now.version) return offer(remove)
    return offer(button(fill(words.update, { size: size(bytes) }), () => saveAll(now, bytes)), remove)
  }

  async function saveAll(now, bytes) {
    const { words, progress } = parts
    offer()
    progress.hidden = false
    progress.max = bytes
    const step = (done) => {
      progress.value = done
      parts.saving.textContent = fill(words.saving, { done: size(done), size: size(bytes) })
    }
    try {
      step(0)
      await save(now, step)
      await show()
    } catch (error) {
      await show()
      say(words.failed)
    } finally {
      progress.hidden = true
      parts.saving.textContent = ""
    }
  }

  async function removeAll() {
    await drop("")
    await show()
    say(parts.words.removed)
  }

  async function open(place) {
    const words = (await labels()).offline
    const status = element("p", "f-offline-status")
    status.setAttribute("role", "status")
    const progress = element("progress", "f-offline-progress")
    progress.hidden = true
    progress.setAttribute("aria-label", words.title)
    const actions = element("div", "f-offline-actions")
    const saving = element("p", "f-offline-saving")
    parts = { words, status, progress, actions, saving }
    place.classList.add("f-offline")
    place.replaceChildren(element("h2", "f-offline-title", words.title), element("p", "f-offline-about", words.about), actions, progress, saving, status)
    if (!("caches" in globalThis) || !("serviceWorker" in navigator) || !base.protocol.startsWith("http")) return say(words.unavailable)
    return show()
  }

  root.fihrisSearch.offline = { open }
})(globalThis)

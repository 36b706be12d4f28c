// Keeping the whole site on the reader's wish: the size first, then progress, update and removal. The place for it is
// `<section data-offline>`. Class names: f-offline, f-offline-title and so on.
(function (root) {
  "use strict"

  const { element, fill, labels, pageLang } = root.fihrisSearch

  const OURS = "fihris-"
  const WHOLE = "fihris-whole-"
  const DONE = ".fihris-complete" // stands in a cache that has everything; its text is the version that pages ask scripts by
  const AT_ONCE = 6
  const TRIES = 3 // times to begin again, where a site is published while it is being kept

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

  const anything = async () => (await caches.keys()).some((name) => name.startsWith(OURS))

  async function published() {
    const response = await fetch(new URL("offline.json", base), { cache: "no-store" })
    if (!response.ok) throw new Error(String(response.status))
    return response.json()
  }

  // Away with everything of ours but one cache.
  async function drop(keeping) {
    for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== keeping) await caches.delete(name)
  }

  class Changed extends Error {} // another file came than was published
  class Full extends Error {}

  // Keeps one version whole. What a broken attempt at the same version brought is true and stays; that of another goes.
  async function save({ version: name, files }, progress) {
    for (const other of await caches.keys()) {
      if (other.startsWith(WHOLE) && other !== WHOLE + name && other !== WHOLE + (await version())) await caches.delete(other)
    }
    const cache = await caches.open(WHOLE + name)
    await room(files, cache)
    const left = files.slice()
    let done = 0
    const worker = async () => {
      for (let file = left.shift(); file; file = left.shift()) {
        const [path, bytes, sum] = file
        const url = new URL(path, base)
        if (!(await cache.match(url))) await put(cache, url, await fetched(url, bytes, sum))
        progress((done += bytes))
      }
    }
    const workers = Array.from({ length: AT_ONCE }, worker)
    await Promise.all(workers).catch(async (error) => {
      left.length = 0 // the others stop before anything is said
      await Promise.allSettled(workers)
      throw error
    })
    if ((await published()).version !== name) throw new Changed(name)
    const home = await (await cache.match(new URL("index.html", base))).text()
    const [, asked = ""] = /data-search="([^"]*)"/.exec(home) || []
    await put(cache, new URL(DONE, base), new Response(asked))
    await drop(WHOLE + name)
  }

  async function room(files, cache) {
    const estimate = navigator.storage && navigator.storage.estimate ? await navigator.storage.estimate() : {}
    const had = new Set((await cache.keys()).map((request) => request.url))
    const wanted = files.reduce((sum, [path, bytes]) => (had.has(new URL(path, base).href) ? sum : sum + bytes), 0)
    if (estimate.quota && wanted > estimate.quota - estimate.usage) throw new Full()
  }

  async function put(cache, url, response) {
    try {
      await cache.put(url, response)
    } catch (error) {
      throw error.name === "QuotaExceededError" ? new Full() : error
    }
  }

  // The very file that was published, by whatever way a server sends it: some lead x.html to x, a portal sends its own page.
  async function fetched(url, bytes, sum) {
    // a host that dates files by the second says of one that was published within it that nothing changed: then all is sent
    for (const cache of ["no-cache", "reload"]) {
      const response = await fetch(url, { cache })
      if (!response.ok) throw new Error(`${response.status} ${url.pathname}`)
      const body = await response.arrayBuffer()
      if (body.byteLength !== bytes || !(await hash(body)).startsWith(sum)) continue
      const type = response.headers.get("content-type")
      return new Response(body, { headers: type ? { "content-type": type } : {} })
    }
    throw new Changed(url.pathname)
  }

  const hash = async (body) => (
    Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", body)), (byte) => byte.toString(16).padStart(2, "0")).join("")
  )

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
    say(kept ? words.saved : "")
    const removal = (await anything()) ? [remove] : []
    if (!now || kept === now.version) return offer(...removal)
    const save = button(fill(kept ? words.update : words.save, { size: size(sizeOf(now)) }), () => saveAll(now))
    return offer(save, ...removal)
  }

  const sizeOf = ({ files }) => files.reduce((sum, [, bytes]) => sum + bytes, 0)

  async function saveAll(first) {
    const { words, progress } = parts
    offer()
    say("")
    progress.hidden = false
    try {
      await attempts(first)
      await show()
    } catch (error) {
      await show()
      say(error instanceof Full ? words.full : error instanceof Changed ? words.changed : words.failed)
    } finally {
      progress.hidden = true
      parts.saving.textContent = ""
    }
  }

  // Begins again with the newer list where one was published meanwhile.
  async function attempts(first) {
    let now = first
    for (let left = TRIES; ; left--) {
      try {
        return await save(now, step(sizeOf(now)))
      } catch (error) {
        const newer = error instanceof Changed && left > 1 ? await published() : now
        if (newer.version === now.version) throw error
        now = newer
      }
    }
  }

  const step = (bytes) => {
    const { progress, saving, words } = parts
    const shown = (done) => {
      progress.max = bytes
      progress.value = done
      saving.textContent = fill(words.saving, { done: size(done), size: size(bytes) })
    }
    shown(0)
    return shown
  }

  async function removeAll() {
    await drop("")
    await show()
    say(parts.words.removed)
  }

  async function open(place) {
    const words = await labels("offline")
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

// Keeping the whole site on the reader's wish: the size first, then progress, update and removal. The place for it is
// `<section data-offline>`. Class names: f-offline, f-offline-title and so on.
(function (root) {
  "use strict"

  const { element, fill, labels, pageLang } = root.fihrisSearch

  const OURS = "fihris-"
  const WHOLE = "fihris-whole-"
  const DONE = ".fihris-complete" // stands in a cache that has everything; its text has the versions that scripts are asked by
  const AT_ONCE = 6
  const TRIES = 3 // times to begin again, where a site is published while it is being kept
  const PATIENCE = 30000 // milliseconds in which nothing comes: then nothing will

  const base = new URL(document.documentElement.dataset.root || "./", location.href)
  const megabytes = new Intl.NumberFormat(pageLang === "ar" ? "ar-u-nu-latn" : pageLang, { style: "unit", unit: "megabyte", unitDisplay: "long", maximumFractionDigits: 1 })
  const size = (bytes) => megabytes.format(bytes / 1e6)

  let parts = null
  let turn = 0

  // ---------------------------------------------------------------- what is kept

  // The version of the whole site that is kept on this device, or "".
  async function version() {
    for (const name of await caches.keys()) {
      if (name.startsWith(WHOLE) && (await (await caches.open(name)).match(new URL(DONE, base)))) return name.slice(WHOLE.length)
    }
    return ""
  }

  const anything = async () => (await caches.keys()).some((name) => name.startsWith(OURS))

  async function published({ signal } = line()) {
    const response = await fetch(new URL("offline.json", base), { cache: "no-store", signal })
    if (!response.ok) throw new Error(String(response.status))
    return response.json()
  }

  // Away with everything of ours but one cache.
  async function drop(keeping) {
    for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== keeping) await caches.delete(name)
  }

  // What is asked for ends by `end`, or when nothing has come for long: a server may fall silent in the middle of a file.
  function line() {
    const ends = new AbortController()
    let timer = 0
    const came = () => {
      clearTimeout(timer)
      timer = setTimeout(() => ends.abort(), PATIENCE)
    }
    came()
    return { signal: ends.signal, came, end: () => ends.abort() }
  }

  class Changed extends Error {} // another file came than was published
  class Full extends Error {}

  // Every file of a version, each with its size and the beginning of its hash.
  async function list({ parts: lists }, open) {
    const read = lists.map(async ([path, bytes, sum]) => (await fetched(new URL(path, base), bytes, sum, open)).json())
    return (await Promise.all(read)).flat()
  }

  // Keeps one version whole. What a broken attempt at the same version brought is true and stays; that of another goes.
  async function save(now, progress, open) {
    const { version: name } = now
    const files = await list(now, open)
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
        if (!(await cache.match(url))) await put(cache, url, await fetched(url, bytes, sum, open))
        progress((done += bytes))
      }
    }
    const workers = Array.from({ length: AT_ONCE }, worker)
    await Promise.all(workers).catch(async (error) => {
      left.length = 0 // the others stop before anything is said
      await Promise.allSettled(workers)
      throw error
    })
    if ((await published(open)).version !== name) throw new Changed(name)
    const said = async (path, form) => (form.exec(await (await cache.match(new URL(path, base))).text()) || ["", ""])[1]
    const asked = [await said("index.html", /data-search="([^"]*)"/), await said("search/version.js", /"(.*)"/)]
    await put(cache, new URL(DONE, base), new Response(asked.join(" ")))
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
  async function fetched(url, bytes, sum, { signal, came }) {
    // a host that dates files by the second says of one that was published within it that nothing changed: then all is sent
    for (const cache of ["no-cache", "reload"]) {
      const response = await fetch(url, { cache, signal })
      if (!response.ok) throw new Error(`${response.status} ${url.pathname}`)
      const body = await all(response, came)
      if (body.byteLength !== bytes || !(await hash(body)).startsWith(sum)) continue
      const type = response.headers.get("content-type")
      return new Response(body, { headers: type ? { "content-type": type } : {} })
    }
    throw new Changed(url.pathname)
  }

  const all = (response, came) => {
    const pieces = new TransformStream({ transform: (piece, out) => { came(); out.enqueue(piece) } })
    return new Response(response.body.pipeThrough(pieces)).arrayBuffer()
  }

  const hash = async (body) => (
    Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", body)), (byte) => byte.toString(16).padStart(2, "0")).join("")
  )

  // ---------------------------------------------------------------- what is shown

  const button = (text, act) => {
    const made = element("button", "f-offline-action", text)
    made.type = "button"
    made.addEventListener("click", ({ detail }) => { if (detail < 2) act() }) // of a double click the second is for another
    return made
  }

  const say = (text) => { parts.status.textContent = text }
  const offer = (...buttons) => {
    const focused = parts.actions.contains(document.activeElement)
    parts.actions.replaceChildren(...buttons)
    if (focused && buttons.length > 0) buttons[0].focus()
  }

  // Says what is kept, or what became of it just now; what is `known` to be published is not asked for again. To remove comes
  // first: it waits for no network.
  async function show(said, known) {
    const { words, actions } = parts
    const mine = ++turn
    const [kept, some] = [await version(), await anything()]
    say(said || (kept ? words.saved : "")) // with what can be done about it: nobody stops what is over
    offer(...(some ? [button(words.remove, removeAll)] : []))
    const now = known || await published().catch(() => null)
    if (mine !== turn || (now && kept === now.version)) return
    if (!now) return said || kept ? null : say(words.unreachable)
    actions.prepend(button(fill(kept ? words.update : words.save, { size: size(now.size) }), () => saveAll(now)))
  }

  async function saveAll(first) {
    const { words, progress } = parts
    const open = line()
    let stopped = false
    turn++
    offer(button(words.stop, () => { stopped = true; open.end() }))
    say("")
    progress.hidden = false
    try {
      await show("", await attempts(first, open))
    } catch (error) {
      await show(stopped ? words.stopped : error instanceof Full ? words.full : error instanceof Changed ? words.changed : words.failed, first)
    } finally {
      progress.hidden = true
      parts.saving.textContent = ""
    }
  }

  // Begins again with the newer list where one was published meanwhile; which was kept is given back.
  async function attempts(first, open) {
    let now = first
    for (let left = TRIES; ; left--) {
      try {
        await save(now, step(now.size), open)
        return now
      } catch (error) {
        const newer = error instanceof Changed && left > 1 ? await published(open).catch(() => now) : now
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
    await show(parts.words.removed)
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

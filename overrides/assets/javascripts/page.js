// What the page's scripts share: where the site's root is, the words they show, and how data comes (a page opened from
// disk can fetch nothing, but it can load a script, which hands its record to one of these functions).
(() => {
  "use strict"
  const page = document.documentElement
  const own = document.currentScript.src
  const fihris = (window.fihris = {})
  fihris.root = own.slice(0, own.lastIndexOf("assets/javascripts/"))
  fihris.lang = page.lang
  fihris.words = window.fihrisWords[page.lang]
  fihris.rtl = page.dir === "rtl"
  // Does something when all of the page is there, which it may be already.
  fihris.loaded = (act) => (document.readyState === "complete" ? act() : addEventListener("load", act))
  // letters that nothing here is set in may come whenever something is: the other language, names in it
  fihris.loaded(async () => {
    for (const face of await document.fonts.ready) if (face.status === "unloaded") face.display = "swap"
  })

  // what paper alone needs waits for the first paint, which each request before it holds up
  document.head.insertAdjacentHTML("beforeend", document.getElementById("f-paper")?.textContent ?? "")

  // A page that the browser gives back as it was left takes on what has been chosen on another since, where that is kept at all.
  fihris.again = (act) =>
    addEventListener("pageshow", ({ persisted }) => {
      try {
        if (persisted) act()
      } catch {}
    })

  // What an anchor leads to; anybody can type one that no address can have, such as #%.
  fihris.anchored = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)))
    } catch {
      return null
    }
  }

  // What lies in a fold is shown to whoever is led to it. A link that is followed while the page still moves to another place is
  // forgotten by a busy Chromium, which only ends the first way; nobody who goes back is led anywhere, for that has its own place.
  let followed
  const lead = () => {
    const target = fihris.anchored(location.hash)
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
    if (target?.closest("details") || followed === location.hash) target?.scrollIntoView()
    followed = undefined
  }
  fihris.loaded(lead)
  addEventListener("hashchange", lead)
  addEventListener("click", ({ target }) => { followed = target.closest("a")?.hash })

  const loading = new Map()
  const done = new Map()
  fihris.preview = (record) => done.get(document.currentScript.src)?.(record)

  // Asks once for what an element of the head brings: of a style sheet what comes is itself; false where nothing came, which is asked for anew the next time.
  const fetched = (address, name, of) => {
    if (!loading.has(address)) {
      loading.set(
        address,
        new Promise((resolve) => {
          const made = Object.assign(document.createElement(name), of)
          made.onload = () => resolve(made.sheet)
          made.onerror = () => {
            loading.delete(address)
            made.remove() // of a sheet that failed Chromium has an empty one
            resolve(false)
          }
          done.set(made.src, resolve)
          document.head.append(made)
        }),
      )
    }
    return loading.get(address)
  }

  // The record of a data script; undefined where there is none in it.
  fihris.load = (address) => fetched(address, "script", { src: address })

  // What is shown of an actor, place or section: one of many in a script, which its name tells (`preview` in address.py).
  fihris.previewed = async (name) => {
    let number = 0
    for (const sign of name.replace(/^(section-.*)-\d+$/, "$1")) number = (number * 31 + sign.charCodeAt()) % 251
    return (await fihris.load(`${fihris.root}previews/${fihris.lang}/${number}.js`))?.[name]
  }

  // A style sheet that the page's head did without, when it is there; false where it does not come.
  fihris.sheet = (path) => document.querySelector(`link[href$="${path}"]`)?.sheet || fetched(path, "link", { rel: "stylesheet", href: fihris.root + path })
  // That of previews, of the line that says how far one has read, and of both languages; asked for by what needs it.
  fihris.tools = () => fihris.sheet("assets/stylesheets/tools/tools.css")

  // An element of a class, with text; the text is never read as HTML.
  fihris.element = (name, className, text) => {
    const element = document.createElement(name)
    if (className) element.className = className
    if (text) element.textContent = text
    return element
  }

  // What stands at the foot of the screen covers nothing of what it belongs to, where that is no higher than what is left; seen to
  // where the page rests, for it may be on its way there: of that what is below the screen is left alone.
  fihris.uncover = async (of, box) => {
    for (let from; from !== scrollY; await new Promise(requestAnimationFrame)) from = scrollY
    const [what, foot] = [of, box].map((each) => each.getBoundingClientRect())
    const covered = what.left < foot.right && what.right > foot.left && what.top < foot.bottom
    const by = Math.min(what.bottom + 8 - foot.top, what.top - document.querySelector("header").offsetHeight)
    if (covered && by > 0) scrollBy(0, by)
  }

  // A part of the scripts that few pages have, or few readers ask for.
  fihris.part = (name) => fihris.load(`${fihris.root}assets/javascripts/${name}.js`)
  const parts = [...document.querySelectorAll("[data-script]")].map(async (of) => {
    if ((await fihris.part(of.dataset.script)) === false) of.classList.add("f-failed") // what would do nothing is not shown
  })
  // a page opened at an anchor stands there at once; later ways on it may be shown
  fihris.loaded(async () => {
    await Promise.all(parts)
    page.classList.add("f-settled")
  })
})();

// Both languages side by side, or where there is no room each paragraph over its other one. The other text comes as a script,
// in HTML that the build made from our own Markdown.
(() => {
  "use strict"
  const { element, load, say, tools, words } = window.fihris
  const button = document.querySelector("[data-parallel]")
  const page = document.documentElement
  // the page was held back for the other text (head.html)
  const show = () => page.classList.remove("f-parallel-wait")
  if (!button) {
    page.classList.remove("f-parallel")
    return show()
  }
  const other = document.querySelector(".f-language")
  const KEY = "fihris-parallel"
  const SOON = 1000

  // The record's title and body; of a brief's own text, which has headings, the part of that number.
  const cut = (record, part) => {
    const holder = document.createElement("template")
    holder.innerHTML = record.html
    const body = holder.content
    for (const each of body.querySelectorAll("[id]")) each.removeAttribute("id")
    // its links are relative to the page it comes from
    for (const each of body.querySelectorAll("a[href]")) each.href = new URL(each.getAttribute("href"), other.href)
    if (part === undefined) return [record.title, body]
    const head = body.querySelectorAll("h2")[part]
    const some = document.createDocumentFragment()
    while (head?.nextElementSibling && !head.nextElementSibling.matches("h2")) some.append(head.nextElementSibling)
    return [head?.textContent, some]
  }

  const twin = (record, part) => {
    const box = element("div", "f-twin")
    if (!record) {
      box.append(element("p", "f-twin__missing", words.parallel_missing))
      return box
    }
    box.lang = record.lang
    box.dir = record.dir
    const [title, body] = cut(record, part)
    const prose = element("div", "f-prose")
    prose.append(body)
    box.append(element("p", "f-twin__title", title), prose)
    return box
  }

  // That nothing came is not that there is no translation.
  const came = async (asked) => {
    const got = await asked
    if (!got) throw new Error("nothing came")
    return got
  }

  // One of the brief's texts; a long brief has some of them in further scripts, by their numbers.
  const recorded = async (name) => {
    const { href } = new URL(button.dataset.parallel, location)
    const own = (await came(load(href)))[name]
    return own > 1 ? (await came(load(href.replace(/\.js$/, `/${own}.js`))))[name] : own
  }

  const fetchAll = () =>
    Promise.all(
      [...document.querySelectorAll("[data-twin]")].map(async (text) => {
        const [record] = await Promise.all([recorded(text.dataset.twin), came(tools())])
        if (!text.nextElementSibling?.matches(".f-twin")) text.after(twin(record, text.dataset.part))
      }),
    )

  // Where there is no room beside it, a paragraph is followed by its other one, and a title by its own: if the two texts have
  // the same parts. Else the other text stands whole after ours.
  const narrow = matchMedia("(width < 60em)")
  const pair = () => {
    const on = page.matches(".f-parallel") && narrow.matches
    for (const box of document.querySelectorAll(".f-twin")) {
      const text = box.previousElementSibling
      const other = box.querySelector(".f-prose")
      const [mine, theirs] = [text, other].map((each) => [...(each?.children || [])].filter((part) => !part.matches(".f-pair")))
      const alike = theirs.length > 0 && mine.map((part) => part.tagName).join() === theirs.map((part) => part.tagName).join()
      if (on && alike) {
        box.hidden = true
        theirs.forEach((part, place) => beside(mine[place], part, box))
        const title = text.parentElement.querySelector(":scope>:is(.f-secn,h2)")
        if (title) beside(title, box.querySelector(".f-twin__title"), box)
      } else if (!on && box.hidden) {
        box.hidden = false
        for (const part of text.parentElement.querySelectorAll(".f-pair")) {
          part.classList.remove("f-pair")
          if (part.matches(".f-twin__title")) box.prepend(part)
          else other.append(part)
        }
      }
    }
  }
  const beside = (mine, part, { lang, dir }) => {
    part.classList.add("f-pair")
    Object.assign(part, { lang, dir })
    mine.after(part)
  }
  narrow.addEventListener("change", pair)

  // The letters of the other text, so that its lines do not move when they come; who waits long for them is shown it as it is.
  const letters = () => {
    const asked = [...document.querySelectorAll(".f-twin__title,.f-twin .f-prose")].flatMap((of) => {
      const { fontFamily, fontWeight } = getComputedStyle(of)
      return fontFamily.split(",").map((each) => document.fonts.load(`${fontWeight} 1em ${each}`, of.textContent))
    })
    return Promise.race([Promise.allSettled(asked), new Promise((done) => setTimeout(done, SOON))])
  }

  const set = async (on) => {
    const mark = document.getElementById(window.fihris.current)
    const before = mark?.getBoundingClientRect().top
    try {
      if (on) await fetchAll()
    } catch {
      page.classList.remove("f-parallel")
      return say(button, words.parallel_failed)
    }
    if (on) await letters()
    window.fihris.lead()
    page.classList.toggle("f-parallel", on)
    pair()
    button.setAttribute("aria-pressed", on)
    if (scrollY && mark) scrollBy({ top: mark.getBoundingClientRect().top - before, behavior: "instant" })
    try {
      sessionStorage.setItem(KEY, on ? "1" : "")
    } catch {
      // kept for this page only
    }
  }

  const isOn = () => button.getAttribute("aria-pressed") === "true"
  button.addEventListener("click", () => set(!isOn()))
  window.fihris.again(() => Boolean(sessionStorage.getItem(KEY)) !== isOn() && set(!isOn()))
  try {
    if (sessionStorage.getItem(KEY)) {
      set(true).finally(() => {
        show()
        window.fihris.anchored(location.hash)?.scrollIntoView({ behavior: "instant" })
      })
    }
  } catch {
    show() // not kept
  }
})();

// Both languages side by side. The other text comes as a script, in HTML that the build made from our own Markdown.
(() => {
  "use strict"
  const { element, load, words } = window.fihris
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

  const fetchAll = () =>
    Promise.all(
      [...document.querySelectorAll("[data-twin]")].map(async (text) => {
        const name = text.dataset.twin
        const record = name && (await load(new URL(`${button.dataset.parallel}${name}.js`, location).href))
        if (!text.nextElementSibling?.matches(".f-twin")) text.after(twin(record, text.dataset.part))
      }),
    )

  const set = async (on) => {
    const mark = document.getElementById(window.fihris.current)
    const before = mark?.getBoundingClientRect().top
    if (on) await fetchAll()
    window.fihris.lead()
    page.classList.toggle("f-parallel", on)
    button.setAttribute("aria-pressed", on)
    if (scrollY && mark) scrollBy({ top: mark.getBoundingClientRect().top - before, behavior: "instant" })
    try {
      sessionStorage.setItem(KEY, on ? "1" : "")
    } catch {
      // kept for this page only
    }
  }

  button.addEventListener("click", () => set(button.getAttribute("aria-pressed") !== "true"))
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

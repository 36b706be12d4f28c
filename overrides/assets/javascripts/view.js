// Reading or research: plain words, or every naming a link and beside each section what the index draws from it.
(() => {
  "use strict"
  const page = document.documentElement
  const buttons = [...document.querySelectorAll("[data-view]")]
  const KEY = "fihris-view"
  const root = (of) => {
    const lang = of.closest(".f-twin,.f-pair")?.lang || page.lang
    return window.fihris.root + (lang === "ar" ? "" : `${lang}/`)
  }

  // A naming that is no link in the page becomes one, or plain words again.
  window.fihris.lead = () => {
    const on = page.classList.contains("f-research")
    for (const of of document.querySelectorAll(on ? "span[data-of]" : "a[data-of]")) {
      const made = document.createElement(on ? "a" : "span")
      for (const { name, value } of of.attributes) if (name !== "href") made.setAttribute(name, value)
      const path = of.dataset.of
      if (on) made.href = `${root(of)}${path.includes("/") ? "" : "actors/"}${path}.html`
      made.append(...of.childNodes)
      of.replaceWith(made)
    }
  }
  const show = () => {
    const on = page.classList.contains("f-research")
    for (const button of buttons) button.setAttribute("aria-pressed", on === (button.dataset.view === "research"))
    const index = document.querySelector(".f-section-page .f-index")
    if (index) index.open = on
    window.fihris.lead()
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const before = button.getBoundingClientRect().top
      page.classList.toggle("f-research", button.dataset.view === "research")
      show()
      scrollBy({ top: button.getBoundingClientRect().top - before, behavior: "instant" })
      try {
        localStorage.setItem(KEY, button.dataset.view)
      } catch {
        // kept for this page only
      }
    })
  }
  window.fihris.again(() => {
    page.classList.toggle("f-research", localStorage.getItem(KEY) === "research")
    show()
  })
  show()
})();

// Buttons that copy an address or a citation, and say so; links that give the citation as a file.
(() => {
  "use strict"
  const { element, part, words } = window.fihris
  const buttons = document.querySelectorAll("[data-copy]")
  if (!buttons.length) return
  for (const place of document.querySelectorAll("[data-accessed]")) {
    const today = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { dateStyle: "long" }).format()
    place.textContent = ` ${words.accessed.replace("{date}", today)}`
  }
  const status = element("span", "f-vh")
  status.setAttribute("role", "status")
  document.querySelector("main").append(status)

  const say = (button, text) => {
    const label = button.dataset.label || (button.dataset.label = button.textContent)
    button.textContent = status.textContent = text
    setTimeout(() => {
      button.textContent = label
      status.textContent = ""
    }, 2000)
  }
  for (const link of document.querySelectorAll("[data-entry] a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault()
      part("entry").then(() => window.fihris.entry(link))
    })
  }

  const source = ({ dataset: { copy } }) =>
    copy === "link" ? (document.querySelector("[rel=canonical]") || location).href : document.querySelector(`[data-copy-source=${copy}]`).textContent.replace(/\u2060/g, "").trim()

  for (const button of buttons) {
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(source(button))
        say(button, words.copied)
      } catch {
        say(button, words.copy_failed)
      }
    })
  }
})();

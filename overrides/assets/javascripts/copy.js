// Buttons that copy an address or a citation, and say so; links that give the citation as a file.
(() => {
  "use strict"
  const { element, part, words } = window.fihris
  for (const place of document.querySelectorAll("[data-accessed]")) {
    const today = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { dateStyle: "long" }).format()
    place.textContent = ` ${words.accessed.replace("{date}", today)}`
  }
  const status = element("span", "f-vh")
  status.setAttribute("role", "status")
  document.querySelector("main").append(status)

  let said = 0
  // What became of it, in the place of a button's label for a while, and read out.
  const say = (window.fihris.say = (button, text) => {
    const label = (button.dataset.label ??= button.textContent)
    const mine = (said += 1)
    button.textContent = status.textContent = text
    setTimeout(() => {
      button.textContent = label
      if (mine === said) status.textContent = ""
    }, 2000)
  })
  const whole = ({ href }) => Object.assign(element("a"), { href, download: "" }).click()
  for (const link of document.querySelectorAll("[data-entry] a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault()
      part("entry").then(() => (window.fihris.entry || whole)(link))
    })
  }

  const source = ({ dataset: { copy } }) =>
    copy === "link" ? (document.querySelector("[rel=canonical]") || location).href : document.querySelector(`[data-copy-source=${copy}]`).textContent.replace(/\u2060/g, "").trim()

  for (const button of document.querySelectorAll("[data-copy]")) {
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

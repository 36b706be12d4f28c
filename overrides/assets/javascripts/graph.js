// The map of power: whoever is chosen stays, and the drawing and the sentences below it narrow to that one. A second choice of
// the same follows the link; Escape, or the button, shows all again.
(() => {
  "use strict"
  const map = document.querySelector(".f-map")
  const said = [...document.querySelectorAll(".f-said section")]
  const parts = [...map.querySelectorAll("a")]
  const arrows = parts.filter(({ dataset }) => !dataset.node)
  const words = [...map.querySelectorAll(".f-map__words text")] // of each arrow, over the lines of all
  const of = (arrow) => document.querySelector(arrow.getAttribute("href"))
  const all = document.querySelector("[data-map-all]")
  let chosen = ""

  const choose = (key, holds) => {
    chosen = key
    const near = new Set(said.filter(holds).flatMap(({ dataset }) => [dataset.from, dataset.to]))
    map.toggleAttribute("data-chosen", Boolean(key))
    for (const part of parts) part.toggleAttribute("data-lit", Boolean(key) && (part.dataset.node ? near.has(part.dataset.node) : holds(of(part))))
    for (const [number, arrow] of arrows.entries()) words[number].toggleAttribute("data-lit", arrow.hasAttribute("data-lit"))
    for (const section of said) section.hidden = Boolean(key) && !holds(section)
    all.hidden = !key
  }
  const show = () => choose("", () => false)
  map.addEventListener("click", (event) => {
    const part = event.target.closest("a")
    if (!part) return
    const { node } = part.dataset
    const { from, to } = node ? {} : of(part).dataset
    const key = node || `${from} ${to}`
    if (node && key === chosen) return
    event.preventDefault()
    choose(key, ({ dataset }) => (node ? dataset.from === node || dataset.to === node : dataset.from === from && dataset.to === to))
  })
  all.addEventListener("click", show)
  addEventListener("keydown", (event) => event.key === "Escape" && chosen && show())
})();

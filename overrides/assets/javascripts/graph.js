// Where there is room the relations are drawn; an actor pointed at, or focused, shows its own.
(() => {
  "use strict"
  const graph = document.querySelector(".f-graph")
  if (!graph) return
  const drawing = document.querySelector("[name=view][value=drawing]")
  drawing.checked = matchMedia("(width >= 60em)").matches
  // where it is wider than the page it is first seen in its middle, where the lines meet
  const middle = () => graph.scrollBy({ left: (graph.scrollWidth - graph.clientWidth) / (window.fihris.rtl ? -2 : 2), behavior: "instant" })
  drawing.addEventListener("change", middle)
  const marked = graph.querySelectorAll("line,a")
  const light = (node) => {
    const id = node?.dataset.node
    const near = new Set([id])
    for (const line of graph.querySelectorAll("line")) {
      if (line.dataset.from === id) near.add(line.dataset.to)
      if (line.dataset.to === id) near.add(line.dataset.from)
    }
    for (const each of marked) {
      const lit = each.dataset.node ? near.has(each.dataset.node) : each.dataset.from === id || each.dataset.to === id
      each.toggleAttribute("data-lit", Boolean(node) && lit)
    }
  }
  for (const event of ["pointerover", "focusin"]) graph.addEventListener(event, (e) => light(e.target.closest("[data-node]")))
  for (const event of ["pointerleave", "focusout"]) graph.addEventListener(event, () => light())
})();

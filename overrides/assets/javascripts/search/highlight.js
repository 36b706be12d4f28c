// Marks on the page one lands on: `?h=` holds the found words as the page writes them.
(function () {
  "use strict"

  const MOST = 200
  const words = (new URLSearchParams(location.search).get("h") || "").split(" ").filter(Boolean).slice(0, 12)
  if (words.length === 0) return

  const escaped = words.map((word) => word.slice(0, 60).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  const found = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{M}\\p{N}])`, "gu")
  let left = MOST

  function texts(scope) {
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT, (node) => (
      node.parentElement.closest("script, style, mark, textarea, dialog") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT
    ))
    const nodes = []
    while (walker.nextNode()) nodes.push(walker.currentNode)
    return nodes
  }

  function mark(node) {
    const text = node.data
    const made = []
    let place = 0
    for (const match of text.matchAll(found)) {
      if (left-- <= 0) break
      const element = document.createElement("mark")
      element.className = "f-search-mark"
      element.textContent = match[0]
      made.push(text.slice(place, match.index), element)
      place = match.index + match[0].length
    }
    if (made.length > 0) node.replaceWith(...made, text.slice(place))
  }

  function start() {
    const scope = document.querySelector("[data-search-marks]") || document.querySelector("main") || document.body
    texts(scope).forEach(mark)
    const target = window.fihris.anchored(location.hash)
    const first = (target && target.querySelector(".f-search-mark")) || (!target && scope.querySelector(".f-search-mark"))
    if (first) first.scrollIntoView({ block: "center" })
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
})()

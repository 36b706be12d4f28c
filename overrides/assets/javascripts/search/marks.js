// What a hit leads to: `?h=` has the phrases found, as the page writes them, with bars between. They are marked in the texts
// alone; a line says in how many places, and leads from one to the next.
//
// Class names: f-search-mark, f-search-here, f-search-places (f-search-places-said, f-search-earlier, f-search-later).
(function (root) {
  "use strict"

  const { digits, element, fill, labels, plural } = root.fihrisSearch

  const TEXTS = "main :is(.f-prose, .f-quote):not(.f-twin *)"
  const INSIDE = "[\\p{L}\\p{M}\\p{N}]"
  const MOST = 200
  const PHRASES = 12
  const LONGEST = 120

  // ---------------------------------------------------------------- marks

  function wanted() {
    const given = (new URLSearchParams(location.search).get("h") || "").split("|", PHRASES)
    const phrases = given.map((phrase) => phrase.slice(0, LONGEST).trim()).filter(Boolean)
    if (phrases.length === 0) return null
    phrases.sort((one, other) => other.length - one.length) // the longest wins where several begin
    const some = phrases.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"))
    return new RegExp(`(?<!${INSIDE})(?:${some.join("|")})(?!${INSIDE})`, "gu")
  }

  // The places of a text that have a phrase, each as the elements that mark it: a phrase may run through a link and out of it.
  function places(text, phrases) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) => (node.parentElement.closest(".f-pair") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT))
    const parts = []
    let whole = ""
    while (walker.nextNode()) {
      parts.push({ node: walker.currentNode, start: whole.length })
      whole += walker.currentNode.data
    }
    // from the last to the first, so that what is still to be marked stands where it stood
    const found = [...whole.matchAll(phrases)].slice(0, MOST).reverse()
    return found.map(({ 0: said, index }) => mark(parts, index, index + said.length)).reverse()
  }

  function mark(parts, from, to) {
    const made = []
    for (const { node, start } of parts) {
      const [first, last] = [Math.max(from - start, 0), Math.min(to - start, node.length)]
      if (first >= last) continue
      const range = document.createRange()
      range.setStart(node, first)
      range.setEnd(node, last)
      const element = document.createElement("mark")
      element.className = "f-search-mark"
      range.surroundContents(element)
      made.push(element)
    }
    return made
  }

  // ---------------------------------------------------------------- the line

  const button = (name, label, act) => {
    const made = element("button", `f-icon-button ${name}`)
    made.type = "button"
    made.setAttribute("aria-label", label)
    made.addEventListener("click", act)
    return made
  }

  function line(found, words, at) {
    const said = element("span", "f-search-places-said", plural(words.places, found.length))
    said.setAttribute("role", "status")
    let now = at
    const go = (step) => {
      show(found[now], false)
      now = (now + step + found.length) % found.length
      show(found[now], true)
      for (let fold = found[now][0].closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
      found[now][0].scrollIntoView({ block: "center" })
      said.textContent = fill(words.place, { i: digits.format(now + 1), n: digits.format(found.length) })
    }
    const close = () => {
      for (const one of found.flat()) one.replaceWith(...one.childNodes)
      made.remove()
      removeEventListener("keydown", escape)
      const address = new URL(location)
      address.searchParams.delete("h")
      history.replaceState(history.state, "", address)
    }
    const escape = (event) => { if (event.key === "Escape" && !document.querySelector("dialog[open]")) close() }
    addEventListener("keydown", escape)
    const made = element("p", "f-search-places", said)
    if (found.length > 1) {
      made.append(button("f-search-earlier", words.earlier, () => go(-1)), button("f-search-later", words.later, () => go(1)))
    }
    made.append(button("f-preview__close", words.close, close))
    show(found[now], true)
    return made
  }

  const show = (marks, on) => { for (const one of marks) one.classList.toggle("f-search-here", on) }

  async function open() {
    const phrases = wanted()
    const found = phrases ? [...document.querySelectorAll(TEXTS)].flatMap((text) => places(text, phrases)) : []
    if (found.length === 0) return
    const target = window.fihris.anchored(location.hash)
    const at = target ? found.findIndex(([first]) => target.contains(first)) : 0
    if (!target && !scrollY) found[0][0].scrollIntoView({ block: "center", behavior: "instant" })
    const [words, ...dressed] = await Promise.all([labels(), window.fihris.sheet("assets/stylesheets/search/marks.css"), window.fihris.tools()])
    if (dressed.every(Boolean)) document.querySelector("main").prepend(line(found, words, Math.max(at, 0)))
  }

  root.fihrisSearch.marks = { open }
})(globalThis)

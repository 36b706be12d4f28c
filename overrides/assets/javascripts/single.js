"use strict"
// Finds sentences of this file by words in any writing: vowel signs, hamzas and the digits of both sets make no difference.
const words = JSON.parse(document.body.dataset.words), [input] = document.getElementsByTagName("input")
const status = document.querySelector("[role=status]"), list = document.querySelector("search ol"), MOST = 60
const LETTERS = { "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا", "ە": "ه" }
const fold = text => text.normalize("NFKD").replace(/[\p{M}\u0640\u2060]/gu, "").toLowerCase()
  .replace(/[ىیةکٱە]/g, letter => LETTERS[letter]).replace(/[٠-٩۰-۹]/g, digit => digit.charCodeAt(0) % 16)
const places = [...document.querySelectorAll("main h1, main h2, main h3, main h4, main li, main p, main dt, main td")]
  .flatMap(each => { const said = [...each.querySelectorAll("span[id^=s]")]; return said.length ? said : [each] })
  .map(element => ({ element, text: element.textContent, folded: fold(element.textContent) }))

/** The text with what was asked for set off, as nodes. Folding may shorten a text, so each letter is folded by itself. */
function marked(text, asked) {
  const letters = [...text], at = []
  let folded = ""
  letters.forEach((letter, place) => { const plain = fold(letter); for (const _ of plain) at.push(place); folded += plain })
  const on = new Set()
  for (const word of asked) {
    for (let start = folded.indexOf(word); start >= 0; start = folded.indexOf(word, start + 1)) {
      for (let n = start; n < start + word.length; n++) on.add(at[n])
    }
  }
  const nodes = []
  letters.forEach((letter, place) => {
    const last = nodes.at(-1), tag = on.has(place) ? "mark" : "span"
    if (last?.localName === tag) last.append(letter)
    else nodes.push(Object.assign(document.createElement(tag), { textContent: letter }))
  })
  return nodes
}

let number = 0
function show() {
  const asked = fold(input.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const found = asked.length ? places.filter(place => asked.every(word => place.folded.includes(word))) : []
  list.replaceChildren(...found.slice(0, MOST).map(({ element, text }) => {
    element.id ||= `f-found-${++number}`
    const link = Object.assign(document.createElement("a"), { href: `#${encodeURIComponent(element.id)}` }), item = document.createElement("li")
    link.append(...marked(text, asked))
    item.append(link)
    return item
  }))
  status.textContent = !asked.length ? "" : !found.length ? words.none : (found.length > MOST ? words.most : words.found).replace("%n", found.length)
  // what one is led to stands below the list, which stays
  document.documentElement.style.scrollPaddingBlockStart = `${list.closest("search").offsetHeight}px`
}
input.addEventListener("input", show)

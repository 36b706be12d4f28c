// One answer a line: {"lang", "text"} in, the words of the text out, with spans in code points as Python counts.
// The first line holds the tables: {"folding": …, "analyses": {"ar": …, "en": …}}.
"use strict"

const readline = require("node:readline")
const path = require("node:path")

const scripts = path.join(__dirname, "..", "..", "overrides", "assets", "javascripts", "search")
for (const name of ["porter.js", "analysis.js"]) require(path.join(scripts, name))
const { Analysis } = globalThis.fihrisSearch

function codePoints(text) {
  const places = []
  let count = 0
  for (const char of text) {
    for (let unit = 0; unit < char.length; unit++) places.push(count)
    count += 1
  }
  places.push(count)
  return places
}

let analyses = null
readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const message = JSON.parse(line)
  if (!analyses) {
    analyses = Object.fromEntries(
      Object.entries(message.analyses).map(([lang, data]) => [lang, new Analysis(data, message.folding)]),
    )
    return
  }
  const analysis = analyses[message.lang]
  const places = codePoints(message.text)
  const words = analysis.words(message.text).map(({ key, start, end }) => ({
    key, start: places[start], end: places[end], stem: analysis.stem(key), root: analysis.root(key),
  }))
  process.stdout.write(JSON.stringify({ words, keys: analysis.keys(message.text) }) + "\n")
})

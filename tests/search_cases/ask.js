// One answer a line: {"folder", "lang", "text"} in; hits, cards, corrections and marks of the search over that folder's index out.
"use strict"

const fs = require("node:fs")
const path = require("node:path")
const readline = require("node:readline")
const vm = require("node:vm")

const scripts = path.join(__dirname, "..", "..", "overrides", "assets", "javascripts", "search")
const order = fs.readFileSync(path.join(scripts, "order.txt"), "utf8").split("\n")
for (const name of ["porter.js", ...order].filter((one) => one && one !== "client.js")) require(path.join(scripts, name))
const { Engine, Missing, take } = globalThis.fihrisSearch

const engines = new Map()
let fetched = []
const pause = () => new Promise((resolve) => setImmediate(resolve))

function open(folder, lang) {
  const name = `${folder} ${lang}`
  const load = async (part) => {
    fetched.push(part)
    const file = path.join(folder, "search", lang, `${part}.js`)
    if (!fs.existsSync(file)) throw new Missing(part)
    vm.runInThisContext(fs.readFileSync(file, "utf8"))
    return take(lang, part)
  }
  if (!engines.has(name)) engines.set(name, Engine.open(lang, load, pause))
  return engines.get(name)
}

async function answer({ folder, lang, text }) {
  const engine = await open(folder, lang)
  fetched = []
  const result = await engine.search(text)
  const left = engine.index.room(Infinity, 0)
  const near = engine.index.near(result.docs, 1)
  const items = []
  let files = fetched.length
  for (const doc of result.docs) {
    items.push(await engine.show(doc, result))
    if (items.length === near) files = fetched.length
  }
  const marked = (pieces) => pieces.filter(({ mark }) => mark).map((piece) => piece.text)
  return {
    hits: items.map(({ href }) => href.replace(/#.*/, "")),
    led: items.map(({ href }) => href.replace(/.*#/, "")),
    loose: Boolean(result.loose),
    switched: result.switched || "",
    absent: [...result.absent],
    words: fetched.filter((part) => part.startsWith("words-")).length,
    left,
    files,
    held: [engine.index.parts.size, engine.index.shards.size],
    said: result.cards.length > 0 && result.cards[0].said ? result.cards[0].said.text : "",
    cards: result.cards.map(({ id }) => id),
    corrected: Object.fromEntries([...result.corrected].map(([typed, { key }]) => [typed, key])),
    marks: [...new Set(items.flatMap(({ title, teaser }) => [...marked(title), ...marked(teaser)]))].sort(),
  }
}

let last = Promise.resolve()
readline.createInterface({ input: process.stdin }).on("line", (line) => {
  last = last.then(() => answer(JSON.parse(line))).then((answered) => process.stdout.write(`${JSON.stringify(answered)}\n`))
})

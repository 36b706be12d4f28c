// Whether the search claims what the site does not hold, and answers what it holds, over a built site:
// `node bench/search/honest.mjs SITE [--half dev|frozen] [--failures]`.
//
// Absent: the terms of absent.json that stand nowhere in the texts. A hit or a card for one is false, a correction of one too.
// Questions: those of questions-site.json. Right is a first card whose id is one of `cards`, or a first hit that is one of
// `relevant`, addresses without `briefs/` and the rest of their names.
import fs from "node:fs"
import path from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"

import { inHalf, openEngine, shortened } from "./evaluate.mjs"

const here = path.dirname(fileURLToPath(import.meta.url))
const read = (name) => JSON.parse(fs.readFileSync(path.join(here, name), "utf8"))
const share = (count, all) => `${count} of ${all} (${((100 * count) / all).toFixed(1)} %)`

async function texts(index) {
  const found = []
  for (let doc = 0; doc < index.count; doc++) {
    const { title, text } = await index.text(doc)
    found.push(` ${index.analysis.keys(`${title}\n${text}`).map((key) => index.analysis.bare(key)).join(" ")} `)
  }
  return found
}

const stands = (all, query, analysis) => {
  const wanted = ` ${analysis.keys(query).map((key) => analysis.bare(key)).join(" ")} `
  return all.some((text) => text.includes(wanted))
}

async function absent(engine, lang, half, failures) {
  const all = await texts(engine.index)
  const terms = read("absent.json")[lang].map((query) => ({ query })).filter(inHalf(half))
  const missing = terms.filter(({ query }) => !stands(all, query, engine.analysis))
  let [hits, corrections] = [0, 0]
  for (const { query } of missing) {
    const { docs, cards, corrected } = await engine.search(query)
    if (docs.length + cards.length > 0) hits += 1
    if (corrected.size > 0) corrections += 1
    if (failures && (docs.length + cards.length > 0 || corrected.size > 0)) {
      console.error(["absent", query, docs.length, cards.map((card) => card.name).join(" / "), [...corrected].map(([typed, { key }]) => `${typed}→${key}`).join(" ")].join("\t"))
    }
  }
  return `absent ${lang}: hits ${share(hits, missing.length)}, corrections ${share(corrections, missing.length)}`
}

async function questions(engine, lang, half, failures) {
  const asked = read("questions-site.json").filter((row) => row.lang === lang).filter(inHalf(half))
  const right = { card: 0, hit: 0, either: 0 }
  for (const { query, cards: ids, relevant } of asked) {
    const { docs, cards } = await engine.search(query)
    const first = docs.length > 0 ? shortened((await engine.index.text(docs[0])).href) : ""
    const card = cards.length > 0 && (ids.includes(cards[0].id) || relevant.some((name) => matches(shortened(cards[0].href), name)))
    const hit = relevant.some((name) => matches(first, name))
    if (card) right.card += 1
    if (hit) right.hit += 1
    if (card || hit) right.either += 1
    if (failures && (!card || !hit)) {
      console.error([card || hit ? "half" : "WRONG", query, cards.map((one) => one.id).join(" "), first.slice(28, 60), docs.length].join("\t"))
    }
  }
  return `questions ${lang}: right ${share(right.either, asked.length)}; first card ${right.card}, first hit ${right.hit}`
}

const matches = (address, name) => address === name || address.startsWith(`${name}-`)

async function main() {
  const { values, positionals: [site] } = parseArgs({
    allowPositionals: true,
    options: { half: { type: "string", default: "" }, failures: { type: "boolean", default: false } },
  })
  for (const lang of ["ar", "en"]) {
    const engine = await openEngine(site, lang)
    console.log(await absent(engine, lang, values.half, values.failures))
    console.log(await questions(engine, lang, values.half, values.failures))
  }
}

await main()

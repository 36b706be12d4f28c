// The same questions put to other engines: `node bench/search/peers.mjs --corpus docs.jsonl --queries FILE --modules DIR`.
//
// DIR is a node_modules with `minisearch` and `lunr` (`npm install --prefix /some/folder minisearch lunr`); `--half frozen --every 7`
// as in evaluate.mjs. lunr is set up as
// Material for MkDocs does for Arabic: its separators, no stemmer, and every term also as a prefix. Pagefind answers only in a
// browser over http: pagefind.mjs asks it.
import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { parseArgs } from "node:util"

import { judge, readQueries, sampled, table } from "./evaluate.mjs"
import { light10 } from "./light10.mjs"

const { values } = parseArgs({ options: { corpus: { type: "string" }, queries: { type: "string" }, modules: { type: "string" }, half: { type: "string" }, every: { type: "string" } } })
const require = createRequire(path.join(path.resolve(values.modules), "index.js"))
const docs = fs.readFileSync(values.corpus, "utf8").trim().split("\n").map((line) => JSON.parse(line))
const queries = sampled(readQueries(values.queries), values.half, Number(values.every || 1))

function miniSearch(options, processTerm = (word) => word.toLowerCase()) {
  const MiniSearch = require("minisearch")
  const engine = new MiniSearch({ fields: ["title", "text"], idField: "id", processTerm })
  engine.addAll(docs)
  return (query) => engine.search(query, options).map(({ id }) => id)
}

function material() {
  const lunr = require("lunr")
  lunr.tokenizer.separator = /[\s-]+/
  const index = lunr(function () {
    this.pipeline.reset()
    this.searchPipeline.reset()
    this.ref("id")
    this.field("title", { boost: 1000 })
    this.field("text", { boost: 1 })
    docs.forEach((doc) => this.add(doc))
  })
  const term = (word) => word.toLowerCase().replace(/[:~^*+]/g, "")
  return (query) => index.query((q) => {
    for (const word of query.split(/[\s-]+/).map(term).filter(Boolean)) {
      q.term(word, { wildcard: lunr.Query.wildcard.TRAILING })
    }
  }).map(({ ref }) => ref)
}

const engines = {
  "lunr as Material sets it for Arabic": material,
  "MiniSearch, default": () => miniSearch({}),
  "MiniSearch, prefix and fuzzy": () => miniSearch({ prefix: true, fuzzy: 0.2 }),
  "MiniSearch behind light10": () => miniSearch({}, light10),
  "MiniSearch behind light10, prefix and fuzzy": () => miniSearch({ prefix: true, fuzzy: 0.2 }, light10),
}

for (const [name, open] of Object.entries(engines)) {
  const start = performance.now()
  const ask = open()
  const built = performance.now() - start
  const rows = queries.map(({ query, relevant, class: group = "" }) => ({ class: group, ...judge(ask(query), relevant) }))
  console.log(`\n${name} (index made in ${(built / 1000).toFixed(1)} s)`)
  console.log(table(rows, ["S@1", "R@5", "R@10", "MRR@10", "recall", "precision", "zero"]))
}

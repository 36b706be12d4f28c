// Judges the search: `node bench/search/evaluate.mjs (--site DIR | --index DIR | --corpus docs.jsonl) --queries FILE [--lang ar]`.
//
// FILE holds `[{"query", "relevant": [id, …], "class"?}]`, as a list or one a line; ids are those of the corpus, or addresses of
// the site's pages. A corpus is indexed on the way by bench/search/build.py (PYTHON names the interpreter). `--half dev` asks
// those queries that may be looked at while the search is changed, `--half frozen` the others; `--every 7` one in seven of them.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import fs from "node:fs"
import { createRequire } from "node:module"
import os from "node:os"
import path from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import vm from "node:vm"
import zlib from "node:zlib"

const here = path.dirname(fileURLToPath(import.meta.url))
const project = path.join(here, "..", "..")
const require = createRequire(import.meta.url)
const scripts = path.join(project, "overrides", "assets", "javascripts", "search")
for (const name of ["porter.js", ...fs.readFileSync(path.join(scripts, "order.txt"), "utf8").split("\n")].filter((name) => name && name !== "client.js")) {
  require(path.join(scripts, name))
}
const { Engine, Missing, take } = globalThis.fihrisSearch

const SHOWN = 10

function buildCorpus(corpus, lang) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fihris-bench-"))
  const venv = path.join(project, ".venv", "bin", "python")
  const python = process.env.PYTHON || (fs.existsSync(venv) ? venv : "python3")
  const built = spawnSync(python, [path.join(here, "build.py"), corpus, folder, lang], { encoding: "utf8" })
  if (built.status !== 0) throw new Error(built.stderr)
  process.stderr.write(`built ${built.stdout}`)
  return folder
}

const loader = (folder, lang) => async (name) => {
  const file = path.join(folder, "search", lang, `${name}.js`)
  if (!fs.existsSync(file)) throw new Missing(name)
  vm.runInThisContext(fs.readFileSync(file, "utf8"))
  return take(lang, name)
}

const pause = () => new Promise((resolve) => setImmediate(resolve))

export async function openEngine(folder, lang = "ar") {
  return Engine.open(lang, loader(folder, lang), pause)
}

// Which half a query belongs to: what it says itself, or fixed by its letters, so that a set may grow and none changes sides.
export const halfOf = (query) => (createHash("sha1").update(query).digest()[0] % 2 ? "frozen" : "dev")
export const inHalf = (half) => ({ query, half: own }) => half === "" || (own || halfOf(query)) === half

export function readQueries(file) {
  const text = fs.readFileSync(file, "utf8").trim()
  return text.startsWith("[") ? JSON.parse(text) : text.split("\n").map((line) => JSON.parse(line))
}

// Of the queries of a half every so many: other engines take long.
export const sampled = (queries, half = "", every = 1) => queries.filter(({ relevant }) => relevant.length > 0).filter(inHalf(half)).filter((_, place) => place % every === 0)

function sizes(folder, lang) {
  const under = path.join(folder, "search", lang)
  let [raw, gzip, texts] = [0, 0, 0]
  for (const name of fs.readdirSync(under)) {
    const bytes = fs.readFileSync(path.join(under, name))
    const packed = zlib.gzipSync(bytes, { level: 9 }).length
    if (name.startsWith("text-")) texts += packed
    else [raw, gzip] = [raw + bytes.length, gzip + packed]
  }
  return { raw, gzip, texts }
}

// Addresses of a site are compared without `briefs/`, `.html` and anchor, so that `2023/brief/04` names its section.
export const shortened = (id) => id.replace(/^(?:section:|\/)?(?:(?:ar|en)\/)?(?:briefs\/)?/, "").replace(/#.*$/, "").replace(/(?:\/index)?(?:\.html|\/)$/, "")

async function addresses(index, site) {
  const found = []
  for (let doc = 0; doc < index.count; doc++) {
    const { href } = await index.text(doc)
    found.push(site ? shortened(href) : href)
  }
  return found
}

// The relevant addresses as the site has them, and the kinds of pages they are: a question about sections is judged
// among sections, since actors and places have their cards.
function resolved(relevant, names, kinds) {
  const wanted = relevant.map((id) => {
    const short = shortened(String(id))
    return names.find((name) => name === short || name.startsWith(`${short}-`)) || short
  })
  return { wanted, among: new Set(wanted.map((name) => kinds[names.indexOf(name)])) }
}

export function judge(found, relevant) {
  const wanted = new Set(relevant.map(String))
  const rank = found.findIndex((id) => wanted.has(id)) + 1
  const within = (depth) => found.slice(0, depth).filter((id) => wanted.has(id)).length / Math.min(depth, wanted.size)
  const all = found.filter((id) => wanted.has(id)).length
  return {
    "S@1": rank === 1 ? 1 : 0,
    "R@5": within(5),
    "R@10": within(10),
    "MRR@10": rank > 0 && rank <= 10 ? 1 / rank : 0,
    recall: all / wanted.size,
    precision: found.length ? all / found.length : 0,
    zero: found.length ? 0 : 1,
  }
}

export function table(rows, columns) {
  const line = (name, row, count) => `| ${name} | ${count} | ${columns.map((c) => row[c].toFixed(3)).join(" | ")} |`
  const mean = (some) => Object.fromEntries(columns.map((c) => [c, some.reduce((sum, row) => sum + row[c], 0) / some.length]))
  const classes = [...new Set(rows.map((row) => row.class))].sort()
  const out = [`| class | n | ${columns.join(" | ")} |`, `|---|---|${columns.map(() => "---|").join("")}`]
  if (classes.length > 1) for (const name of classes) {
    const some = rows.filter((row) => row.class === name)
    out.push(line(name, mean(some), some.length))
  }
  out.push(line("all", mean(rows), rows.length))
  return out.join("\n")
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]

async function main() {
  const { values } = parseArgs({
    options: {
      site: { type: "string" }, index: { type: "string" }, corpus: { type: "string" }, queries: { type: "string" },
      lang: { type: "string", default: "ar" }, failures: { type: "boolean", default: false }, half: { type: "string", default: "" },
      every: { type: "string", default: "1" },
    },
  })
  const folder = values.corpus ? buildCorpus(values.corpus, values.lang) : values.site || values.index
  const size = sizes(folder, values.lang)
  const start = performance.now()
  const engine = await openEngine(folder, values.lang)
  const ready = performance.now() - start
  const queries = sampled(readQueries(values.queries), values.half, Number(values.every))
  const times = []
  const answers = []
  for (const { query } of queries) {
    const before = performance.now()
    const result = await engine.search(query)
    for (const doc of result.docs.slice(0, SHOWN)) await engine.show(doc, result)
    times.push(performance.now() - before)
    answers.push(result.docs)
  }
  const site = Boolean(values.site)
  const names = await addresses(engine.index, site)
  const kinds = engine.index.facets.kind.map(([kind]) => kind)
  const rows = queries.map(({ query, relevant, class: name = "" }, number) => {
    const { wanted, among } = site ? resolved(relevant, names, kinds) : { wanted: relevant, among: new Set(kinds) }
    const found = [...new Set(answers[number].filter((doc) => among.has(kinds[doc])).map((doc) => names[doc]))]
    const row = { query, class: name, ...judge(found, wanted) }
    if (values.failures && (row["R@10"] < 1 || row.recall < 1 || row.precision < 0.75)) {
      console.error([name, query, row["R@10"].toFixed(2), row.recall.toFixed(2), row.precision.toFixed(2), found.length, relevant.length].join("\t"))
    }
    return row
  })
  const sorted = times.slice().sort((one, other) => one - other)
  const kb = (bytes) => `${(bytes / 1000).toFixed(0)} KB`
  console.log(table(rows, ["S@1", "R@5", "R@10", "MRR@10", "recall", "precision", "zero"]))
  console.log(`\n${engine.index.count} documents; index ${kb(size.raw)} raw, ${kb(size.gzip)} gzip; texts ${kb(size.texts)} gzip`)
  console.log(`ready in ${ready.toFixed(0)} ms; query with ${SHOWN} teasers p50 ${at(sorted, 0.5).toFixed(1)} ms, p95 ${at(sorted, 0.95).toFixed(1)} ms`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()

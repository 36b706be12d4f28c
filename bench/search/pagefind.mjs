// The same questions put to Pagefind: `node bench/search/pagefind.mjs --corpus docs.jsonl --queries FILE --modules DIR`.
//
// DIR is a node_modules with `pagefind` (`npm install --prefix /some/folder pagefind@1.6.0`). Indexed is the corpus as Arabic, its
// titles as metadata; everything else is Pagefind's default. Its search runs in a browser: pagefind.py serves the index
// and asks (PYTHON names the interpreter, which needs playwright).
import { spawnSync } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import process from "node:process"
import { fileURLToPath, pathToFileURL } from "node:url"
import { parseArgs } from "node:util"
import zlib from "node:zlib"

import { judge, readQueries, sampled, table } from "./evaluate.mjs"

const { values } = parseArgs({ options: { corpus: { type: "string" }, queries: { type: "string" }, modules: { type: "string" }, half: { type: "string" }, every: { type: "string" } } })
const here = path.dirname(fileURLToPath(import.meta.url))
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "fihris-pagefind-"))
const lang = "ar"

async function write() {
  const { createIndex, close } = await import(pathToFileURL(path.join(path.resolve(values.modules), "pagefind", "lib", "index.js")))
  const fine = ({ errors, ...rest }) => {
    if (errors.length) throw new Error(errors.join("\n"))
    return rest
  }
  const { index } = fine(await createIndex())
  for (const line of fs.readFileSync(values.corpus, "utf8").trim().split("\n")) {
    const { id, title, text } = JSON.parse(line)
    fine(await index.addCustomRecord({ url: `/${id}`, content: text, language: lang, meta: { title: title || String(id) } }))
  }
  fine(await index.writeFiles({ outputPath: path.join(folder, "pagefind") }))
  await close()
  fs.writeFileSync(path.join(folder, "index.html"), `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Pagefind</title></html>`)
}

// A hit is the name of a fragment; the document's id stands in that file, so that the whole list is judged without the
// browser fetching each text.
function documents() {
  const under = path.join(folder, "pagefind", "fragment")
  return new Map(fs.readdirSync(under).map((name) => {
    const text = zlib.gunzipSync(fs.readFileSync(path.join(under, name))).toString("utf8")
    return [path.parse(name).name, decodeURIComponent(JSON.parse(text.slice(text.indexOf("{"))).url.slice(1))]
  }))
}

function ask(queries) {
  const venv = path.join(here, "..", "..", ".venv", "bin", "python")
  const python = process.env.PYTHON || (fs.existsSync(venv) ? venv : "python3")
  const input = JSON.stringify(queries.map(({ query }) => query))
  const asked = spawnSync(python, [path.join(here, "pagefind.py"), folder], { input, encoding: "utf8", maxBuffer: 2 ** 30 })
  if (asked.status !== 0) throw new Error(asked.stderr)
  return JSON.parse(asked.stdout)
}

try {
  const start = performance.now()
  await write()
  const built = performance.now() - start
  const queries = sampled(readQueries(values.queries), values.half, Number(values.every || 1))
  const { answers, times } = ask(queries)
  const names = documents()
  const rows = queries.map(({ relevant, class: group = "" }, number) => {
    const found = answers[number].map((hit) => names.get(hit))
    if (found.includes(undefined)) throw new Error("a hit without its fragment")
    return { class: group, ...judge(found, relevant) }
  })
  times.sort((one, other) => one - other)
  const at = (share) => `${times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0)} ms`
  console.log(`\nPagefind (index of ${names.size} made in ${(built / 1000).toFixed(1)} s; query with 10 texts p50 ${at(0.5)}, p95 ${at(0.95)})`)
  console.log(table(rows, ["S@1", "R@5", "R@10", "MRR@10", "recall", "precision", "zero"]))
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}

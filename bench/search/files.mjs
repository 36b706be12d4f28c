// What questions to a large index fetch: `node bench/search/files.mjs INDEX QUERIES [COUNT]`. Files and gzipped KB to the first hits, of each
// question as the first on its page, and of one after another; half, 95 in a hundred and all of them keep to so many.
import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"
import vm from "node:vm"
import zlib from "node:zlib"

const scripts = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "overrides", "assets", "javascripts", "search")
const require = createRequire(import.meta.url)
const names = fs.readFileSync(path.join(scripts, "order.txt"), "utf8").split("\n")
for (const name of ["porter.js", ...names].filter((one) => one && one !== "client.js")) require(path.join(scripts, name))
const { Engine, Missing, take } = globalThis.fihrisSearch

const SHOWN = 12
const LEAST = 1 // as in client.js
const HEADERS = 230

const [folder, queries, count = "200"] = process.argv.slice(2)
const all = JSON.parse(fs.readFileSync(queries, "utf8")).map(({ query }) => query)
const asked = all.filter((_, place) => place % Math.max(1, Math.floor(all.length / count)) === 0).slice(0, count)
let fetched = []

async function load(name) {
  const file = path.join(folder, "search", "ar", `${name}.js`)
  if (!fs.existsSync(file)) throw new Missing(name)
  const text = fs.readFileSync(file)
  fetched.push((zlib.gzipSync(text, { level: 6 }).length + HEADERS) / 1000)
  vm.runInThisContext(text.toString())
  return take("ar", name)
}

const open = () => Engine.open("ar", load, () => new Promise((resolve) => setImmediate(resolve)))

async function cost(engine, query) {
  const result = await engine.search(query)
  const shown = result.docs.slice(0, engine.index.near(result.docs.slice(0, SHOWN), LEAST))
  for (const doc of shown) await engine.show(doc, result)
  const spent = [fetched.length, Math.round(fetched.reduce((sum, one) => sum + one, 0))]
  fetched = []
  return spent
}

const shares = (values) => [0.5, 0.95, 1].map((share) => values.sort((one, other) => one - other)[Math.floor((values.length - 1) * share)])
const print = (name, costs) => console.log(name, JSON.stringify({ files: shares(costs.map(([files]) => files)), KB: shares(costs.map(([, size]) => size)), "over 8": costs.filter(([files]) => files > 8).length, "over 120 KB": costs.filter(([, size]) => size > 120).length }))

const first = []
for (const query of asked) first.push(await cost(await open(), query))
print("first", first)
const engine = await open()
fetched = []
const further = []
for (const query of asked) further.push(await cost(engine, query))
print("further", further)

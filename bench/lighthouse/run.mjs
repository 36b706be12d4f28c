// Lighthouse, mobile, on every kind of page: node run.mjs SITE [RUNS]. Prints a table; ends with 1 where a goal is missed.
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join, normalize } from "node:path"
import { brotliCompressSync } from "node:zlib"
import { execFileSync } from "node:child_process"
import * as chromeLauncher from "chrome-launcher"
import lighthouse from "lighthouse"

const [site, runs = "5", only = ""] = process.argv.slice(2)
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" }
const GOALS = { accessibility: 100, "best-practices": 100, seo: 100, performance: 95 }
const kinds = JSON.parse(execFileSync("python3", ["-c", "import json; from bench.design.kinds import KINDS; print(json.dumps(KINDS))"], { encoding: "utf8" }))
delete kinds.missing // a page that says there is none is no page to be found

// as a static host serves it: compressed, with a year's cache for what never changes
const server = createServer((request, response) => {
  const path = join(site, normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)))
  if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end()
  const type = TYPES[extname(path)] || "application/octet-stream"
  const head = { "content-type": type, "cache-control": "max-age=31536000" }
  if (!/text|svg/.test(type)) return createReadStream(path).pipe(response.writeHead(200, head))
  response.writeHead(200, { ...head, "content-encoding": "br" }).end(brotliCompressSync(readFileSync(path)))
}).listen(0, "127.0.0.1")
await new Promise((resolve) => server.once("listening", resolve))

const chrome = await chromeLauncher.launch({
  chromePath: execFileSync("tools/chromium", { encoding: "utf8" }).trim(),
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
})
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1]
let missed = false
console.log("page                 a11y  best   seo  perf   LCP ms  TBT ms   CLS")
for (const [prefix, lang] of [["", "ar"], ["en/", "en"]]) {
  for (const [kind, path] of Object.entries(kinds)) {
    if (only && only !== kind) continue
    const results = []
    for (let n = 0; n < Number(runs); n++) {
      const { lhr } = await lighthouse(`http://127.0.0.1:${server.address().port}/${prefix}${path}`, { port: chrome.port, output: "json", logLevel: "error" })
      results.push(lhr)
    }
    const score = (name) => Math.round(100 * median(results.map((each) => each.categories[name].score)))
    const number = (name) => median(results.map((each) => each.audits[name].numericValue))
    const scores = Object.fromEntries(Object.keys(GOALS).map((name) => [name, score(name)]))
    console.log(
      `${lang} ${kind}`.padEnd(20), ...["accessibility", "best-practices", "seo", "performance"].map((name) => String(scores[name]).padStart(5)),
      String(Math.round(number("largest-contentful-paint"))).padStart(8), String(Math.round(number("total-blocking-time"))).padStart(7), number("cumulative-layout-shift").toFixed(3).padStart(6),
    )
    for (const [name, goal] of Object.entries(GOALS)) {
      if (scores[name] >= goal) continue
      missed = true
      for (const { id } of results[0].categories[name].auditRefs) {
        const audit = results[0].audits[id]
        if (name !== "performance" && audit.score !== null && audit.score < 1) console.log(`    ${name}: ${id} ${audit.title}`)
      }
    }
  }
}
await chrome.kill()
server.close()
process.exit(missed ? 1 : 0)

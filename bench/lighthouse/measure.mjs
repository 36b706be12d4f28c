// What both benches share: a site served as a static host serves it, Chromium, and Lighthouse's mobile run of one page.
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join, normalize } from "node:path"
import { brotliCompressSync } from "node:zlib"
import { execFileSync } from "node:child_process"
import * as chromeLauncher from "chrome-launcher"
import lighthouse from "lighthouse"

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2",
}

export const KINDS = JSON.parse(
  execFileSync("python3", ["-c", "import json; from bench.design.kinds import KINDS; print(json.dumps(KINDS))"], { encoding: "utf8" }),
)

// Compressed, with a year's cache for what never changes. Answers { address, close }.
export const serve = async (site) => {
  const compressed = {}
  const server = createServer((request, response) => {
    const path = join(site, normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)))
    if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end()
    const type = TYPES[extname(path)] || "application/octet-stream"
    const head = { "content-type": type, "cache-control": "max-age=31536000" }
    if (!/text|svg/.test(type)) return createReadStream(path).pipe(response.writeHead(200, head))
    response.writeHead(200, { ...head, "content-encoding": "br" }).end((compressed[path] ??= brotliCompressSync(readFileSync(path))))
  }).listen(0, "127.0.0.1")
  await new Promise((resolve) => server.once("listening", resolve))
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }
}

export const launch = () =>
  chromeLauncher.launch({
    chromePath: execFileSync("tools/chromium", ["whole"], { encoding: "utf8" }).trim(),
    chromeFlags: [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  })

// One result of Lighthouse.
export const run = async (chrome, url, more = {}) => (await lighthouse(url, { port: chrome.port, output: "json", logLevel: "error", ...more })).lhr

export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]
export const number = (results, audit) => median(results.map((each) => each.audits[audit].numericValue))
export const score = (results, category) => Math.round(100 * median(results.map((each) => each.categories[category].score)))

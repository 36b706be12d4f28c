// Lighthouse, mobile, on every kind of page: node run.mjs SITE [RUNS] [KIND]. Prints a table of medians; ends with 1 where
// a goal is missed.
import { KINDS, launch, number, run, score, serve } from "./measure.mjs"

const [site, runs = "5", only = ""] = process.argv.slice(2)
const GOALS = { accessibility: 100, "best-practices": 100, seo: 100, performance: 95 }

const server = await serve(site)
const chrome = await launch()
let missed = false
console.log("page                 a11y  best   seo  perf   LCP ms  TBT ms   CLS")
for (const [prefix, lang] of [["", "ar"], ["en/", "en"]]) {
  for (const [kind, path] of Object.entries(KINDS)) {
    // a page that says there is none is no page to be found
    if (kind === "missing" || (only && only !== kind)) continue
    const results = []
    for (let n = 0; n < Number(runs); n++) results.push(await run(chrome, server.address + prefix + path))
    console.log(
      `${lang} ${kind}`.padEnd(20), ...Object.keys(GOALS).map((name) => String(score(results, name)).padStart(5)),
      String(Math.round(number(results, "largest-contentful-paint"))).padStart(8),
      String(Math.round(number(results, "total-blocking-time"))).padStart(7),
      number(results, "cumulative-layout-shift").toFixed(3).padStart(6),
    )
    for (const [name, goal] of Object.entries(GOALS)) {
      if (score(results, name) >= goal) continue
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

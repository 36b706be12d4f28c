// The same section's page, ours and Starlight's, measured in turn: node compare.mjs SITE STARLIGHT [RUNS] [METHOD]. Prints
// medians; ends with 1 where ours paints or answers later. METHOD is Lighthouse's throttling: simulate (its default, a
// model of a slow telephone) or devtools (the browser itself is slowed down).
import { KINDS, launch, median, number, run, score, serve } from "./measure.mjs"

const [ours, starlight, runs = "5", throttlingMethod = "simulate"] = process.argv.slice(2)
const sites = { fihris: await serve(ours), starlight: await serve(starlight) }
const chrome = await launch()
let later = false
console.log("page              perf   FCP ms   LCP ms  TBT ms    CLS  KB sent  fonts KB")
for (const [prefix, lang] of [["", "ar"], ["en/", "en"]]) {
  const paths = { fihris: prefix + KINDS.section, starlight: prefix + KINDS.section.replace(/\.html$/, "/index.html") }
  const results = { fihris: [], starlight: [] }
  for (let n = 0; n < Number(runs); n++) {
    for (const name of Object.keys(sites)) results[name].push(await run(chrome, sites[name].address + paths[name], { throttlingMethod }))
  }
  const sent = (each, fonts) =>
    each.audits["network-requests"].details.items
      .filter((item) => (item.resourceType === "Font") === fonts)
      .reduce((sum, item) => sum + item.transferSize, 0) / 1000
  for (const [name, each] of Object.entries(results)) {
    console.log(
      `${lang} ${name}`.padEnd(16), String(score(each, "performance")).padStart(5),
      ...["first-contentful-paint", "largest-contentful-paint"].map((audit) => String(Math.round(number(each, audit))).padStart(8)),
      String(Math.round(number(each, "total-blocking-time"))).padStart(7), number(each, "cumulative-layout-shift").toFixed(3).padStart(6),
      median(each.map((result) => sent(result, false))).toFixed(1).padStart(8), median(each.map((result) => sent(result, true))).toFixed(1).padStart(8),
    )
  }
  for (const audit of ["largest-contentful-paint", "total-blocking-time"]) {
    if (number(results.fihris, audit) > number(results.starlight, audit)) later = true
  }
}
await chrome.kill()
for (const site of Object.values(sites)) site.close()
process.exit(later ? 1 : 0)

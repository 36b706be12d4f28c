// The files for reference managers have the citations of a brief and of all its sections, and a script beside them the same, which a page
// from disk can load too: here the one that is meant is taken out of it, by its key, and given as a file of its own, with the day of reading; a sentence's has its address, its place and its words besides.
(() => {
  "use strict"
  const { element, load, say, words } = window.fihris
  const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" }
  const tex = (text) => text.replace(/[\\&%$#_{}~^]/g, (sign) => TEX[sign] || `\\${sign}`)
  const known = (fields) => fields.filter(([, value]) => value)
  // where an entry ends, and what it has of its key (citations.py); `of` is what is more to be said of it
  const ENTRIES = {
    bib: (text, key, of) => {
      const entry = text.split(/(?<=^\}\n)/m).find((each) => each.startsWith(`{${key},`, each.indexOf("{")))
      const more = known([["url", of.url], ["urldate", of.day], ["note", of.place], ["annotation", of.words && tex(of.words)]])
      const kept = of.url ? entry.replace(/^ {2}url = .*\n/m, "") : entry
      const lines = more.map(([name, value]) => "  " + name + " = {" + value + "},\n") // what makes scripts small knows no template within another
      return kept.replace(`{${key},`, () => `{${of.key},`).replace(/\}\n$/, () => lines.join("") + "}\n")
    },
    ris: (text, key, of) => {
      const entry = text.split(/(?<=^ER {2}- \r\n)/m).find((each) => each.includes(`\nID  - ${key}\r\n`))
      const more = known([["UR", of.url], ["Y2", `${of.day.replaceAll("-", "/")}/`], ["N1", [of.place, of.words].filter(Boolean).join(": ")]])
      const kept = of.url ? entry.replace(/^UR {2}- .*\r\n/m, "") : entry
      const lines = more.map(([tag, value]) => tag + "  - " + value + "\r\n")
      return kept.replace(`ID  - ${key}`, () => `ID  - ${of.key}`).replace(/^ER {2}- /m, (end) => lines.join("") + end)
    },
    json: (text, key, of) => {
      const item = JSON.parse(text).find(({ id }) => id === key)
      const more = known([["URL", of.url], ["locator", of.place], ["annote", of.words]])
      const accessed = { "date-parts": [of.day.split("-").map(Number)] }
      return `${JSON.stringify([{ ...item, id: of.key, accessed, ...Object.fromEntries(more) }], null, 1)}\n`
    },
  }

  const save = (href, name) => Object.assign(element("a"), { href, download: name }).click()

  window.fihris.entry = async ({ href, parentElement }, key = parentElement.dataset.entry, of = { key }) => {
    const ending = href.split(".").pop()
    const day = new Intl.DateTimeFormat("sv").format() // as ISO 8601 writes it
    try {
      const file = (await load(href.replace(/\w+$/, "js")))[ending]
      const address = URL.createObjectURL(new Blob([ENTRIES[ending](file, key, { ...of, day })]))
      save(address, `${of.key}.${ending}`)
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    } catch {
      save(href, "") // all of it, then
    }
  }

  const BLOCK = "p,li,td,th,dd,dt"
  // In which section and which paragraph of it a sentence stands, in signs that need no language: § 2 ¶ 4.
  const place = (sentence) => {
    const all = [...sentence.closest(".f-prose").querySelectorAll(".f-sentence")].map((each) => each.closest(BLOCK)).filter(Boolean)
    const number = [...new Set(all)].indexOf(sentence.closest(BLOCK)) + 1
    const [, section] = sentence.id.match(/^s(\d+)-/)
    return [Number(section) ? `§ ${section}` : "", number ? `¶ ${number}` : ""].filter(Boolean).join(" ")
  }

  // How a sentence is cited: the page's own citation in each style and file, with the sentence's address in the place of the page's.
  window.fihris.cites = (sentence, url, quoted) => {
    const row = element("span", "f-quote-bar__cites")
    const add = (label, act) => {
      const button = element("button", "f-tool", label)
      button.type = "button"
      button.addEventListener("click", () => act(button))
      row.append(button)
    }
    const page = url.slice(0, url.indexOf("#"))
    const copy = (text) => async (button) => {
      try {
        await navigator.clipboard.writeText(text.includes(page) ? text.replace(page, url) : `${text} ${url}`)
        say(button, words.copied)
      } catch {
        say(button, words.copy_failed)
      }
    }
    for (const source of document.querySelectorAll(".f-cite [data-copy-source]")) {
      add(source.previousElementSibling.textContent, copy(source.textContent.replace(/\u2060/g, "").trim()))
    }
    for (const link of document.querySelectorAll("[data-entry] a")) {
      const key = link.parentElement.dataset.entry
      add(link.textContent, () => window.fihris.entry(link, key, { key: `${key}-${sentence.id}`, url, place: place(sentence), words: quoted }))
    }
    return row
  }
})();

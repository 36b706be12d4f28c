// A file for reference managers has the citations of a brief and of all its sections: here the one that is meant is taken out of it,
// by its key, and given as a file of its own.
(() => {
  "use strict"
  const { element } = window.fihris
  // where an entry ends, and what it has of its key (citations.py)
  const ENTRIES = {
    bib: (text, key) => text.split(/(?<=^\}\n)/m).find((each) => each.startsWith(`{${key},`, each.indexOf("{"))),
    ris: (text, key) => text.split(/(?<=^ER {2}- \r\n)/m).find((each) => each.includes(`\nID  - ${key}\r\n`)),
    json: (text, key) => `${JSON.stringify(JSON.parse(text).filter(({ id }) => id === key), null, 1)}\n`,
  }

  const save = (href, name) => Object.assign(element("a"), { href, download: name }).click()

  window.fihris.entry = async ({ href }, key) => {
    const ending = href.split(".").pop()
    try {
      const file = await (await fetch(href)).text()
      const address = URL.createObjectURL(new Blob([ENTRIES[ending](file, key)]))
      save(address, `${key}.${ending}`)
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    } catch {
      save(href, "") // all of it, then
    }
  }
})();

// Any two actors, compared: who is chosen stands in the address (#a=…&b=…; a link may ask for them as ?a=…&b=…), so that it can be passed on. What is between them is looked up
// in the data of both; who they are, and what a section is called, in the previews.
(() => {
  "use strict"
  const { element, lang, load, previewed, root } = window.fihris
  const choice = document.querySelector("[data-script=compare]")
  const shown = document.querySelector("[data-compare-shown]")
  const home = `${root}${lang === "ar" ? "" : `${lang}/`}`
  let turn = 0 // of what was asked for last: an older answer is not shown

  const link = (text, href) => Object.assign(element("a", "", text), { href })
  const list = (title, items) => {
    const section = element("section")
    const body = element("ul", "f-relations")
    body.append(...items)
    section.append(element("h2", "", title), body)
    return section
  }
  // what is stated or happened: its words, when, and where that stands
  const line = ([, text, when, where, href]) => {
    const item = element("li")
    const small = element("small", "", when ? `${when} · ` : "")
    small.append(link(where, root + href))
    item.append(element("span", "", text), small)
    return item
  }
  const end = async (id, name) => {
    const of = await previewed(`actor-${id}`)
    const text = element("p")
    text.append(link(name, `${home}actors/${id}.html`), of?.lead ?? "")
    return text
  }
  const sections = async (a, b) => {
    const both = Object.entries(a.named).flatMap(([brief, numbers]) => numbers.filter((n) => b.named[brief]?.includes(n)).map((n) => [brief, n]))
    const found = await Promise.all(both.slice(0, 20).map(([brief, n]) => previewed(`section-${brief.replaceAll("/", "-")}-${String(n).padStart(2, "0")}`)))
    return found.filter(Boolean).map((of) => {
      const item = element("li")
      item.append(link(of.name, root + of.last.href))
      return item
    })
  }

  const failed = () => shown.replaceChildren(element("p", "f-lead", choice.dataset.failed))

  const open = ({ who, words }) => {
    const known = new Map(who.map(([id, name, part]) => [id, { name, part }]))
    const [first, second] = choice.querySelectorAll("select")
    for (const select of [first, second]) for (const [id, name] of who) select.append(new Option(name, id))
    choice.hidden = false

    const compare = async () => {
      const own = (turn += 1)
      const [a, b] = [first.value, second.value]
      if (!known.has(a) || !known.has(b) || a === b) return shown.replaceChildren()
      const record = async (id) => (await load(`${root}compare/${lang}/${known.get(id).part}.js`))?.[id]
      const [one, other] = await Promise.all([record(a), record(b)])
      if (own !== turn) return
      if (!one || !other) return failed()
      const both = await Promise.all([end(a, known.get(a).name), end(b, known.get(b).name), sections(one, other)])
      if (own !== turn) return
      const ends = element("div", "f-two__ends")
      ends.append(both[0], both[1])
      const does = (from, source, to) => {
        const said = from.does.filter(([target]) => target === to)
        const title = words.does.replace("{source}", () => known.get(source).name).replace("{target}", () => known.get(to).name)
        return said.length ? [list(title, said.map(line))] : []
      }
      const happened = one.events.filter(([actors]) => actors.includes(b))
      const parts = [
        ...does(one, a, b),
        ...does(other, b, a),
        ...(happened.length ? [list(words.order, happened.map(line))] : []),
        ...(both[2].length ? [list(words.shared, both[2])] : []),
      ]
      if (!parts.length) parts.push(element("p", "f-lead", words.nothing))
      if (one.pages.includes(b)) {
        const page = element("p", "f-front__go")
        page.append(link(words.page, `${home}pairs/${[a, b].sort().join("--")}.html`))
        parts.push(page)
      }
      shown.replaceChildren(ends, ...parts)
    }
    const asked = (said) => {
      const given = new URLSearchParams(said)
      if (!given.has("a") && !given.has("b")) return
      first.value = known.has(given.get("a")) ? given.get("a") : ""
      second.value = known.has(given.get("b")) ? given.get("b") : ""
      compare()
    }
    choice.addEventListener("change", () => {
      history.replaceState(null, "", `#${new URLSearchParams({ a: first.value, b: second.value })}`)
      compare()
    })
    const named = () => asked(location.hash.slice(1))
    addEventListener("hashchange", named)
    asked(location.search)
    named() // which may be a place of the page, and nobody
  }

  load(`${root}compare/${lang}/names.js`).then((data) => {
    if (data) return open(data)
    choice.classList.add("f-failed")
    failed()
  })
})()

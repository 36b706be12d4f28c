// What the dialog and the search page share: fetching the index as scripts, words in the right plural, and the pieces
// of a list of hits. Text from the index only ever becomes text nodes.
(function (root) {
  "use strict"

  const { Engine, Missing, take } = root.fihrisSearch
  const { dataset, lang: pageLang } = document.documentElement
  const siteRoot = dataset.root || ""
  const LEAST = 1 // files of texts that hits are shown of at any cost
  const SURFACES = 12 // phrases that a link carries for marks

  // ---------------------------------------------------------------- parts

  // Runs a file of the site.
  const script = (path, query) => new Promise((resolve, reject) => {
    const made = document.createElement("script")
    made.src = `${siteRoot}${path}.js${query}`
    made.async = true
    made.onload = made.onerror = ({ type }) => {
      made.remove()
      if (type === "load") resolve()
      else reject(new Missing(path))
    }
    document.head.append(made)
  })

  const of = (version) => (version ? `?v=${version}` : "")

  // Which index is published now says a small file that no cache answers for, so that pages need not: they stay while it changes. It
  // comes while the dialog does. Without it all goes on as from a disk.
  const current = script("search/version", `?t=${Date.now()}`).catch(() => null)

  async function load(lang, name) {
    await current
    await script(`search/${lang}/${name}`, of(root.fihrisIndex))
    const data = take(lang, name)
    if (data === undefined) throw new Missing(name) // it came, but cut short
    return data
  }

  const pause = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => { port1.close(); resolve() }
    port2.postMessage(0)
  })

  const kept = new Map()
  const once = (name, make) => {
    if (!kept.has(name)) {
      const made = make()
      kept.set(name, made)
      made.catch(() => kept.delete(name))
    }
    return kept.get(name)
  }

  // English stems, for an English index and English words, which without them are found as they stand
  const stems = () => once("porter", () => script("assets/javascripts/search/porter", of(dataset.search)).catch(() => null))
  const stemmed = (lang, text) => (lang === "en" || /[a-z]/i.test(text) ? stems() : null)
  const parts = (lang) => (name) => Promise.all([load(lang, name), stemmed(lang, "")]).then(([data]) => data)
  const engine = (lang) => once(`engine ${lang}`, () => Engine.open(lang, parts(lang), pause))
  const labels = (name = "labels") => once(name, () => load(pageLang, name))
  const other = document.querySelector(".f-language") // the way to the site's other language; there is none in Arabic alone
  const otherLang = other ? other.lang : ""

  // ---------------------------------------------------------------- words

  const rules = new Intl.PluralRules(pageLang)
  const digits = new Intl.NumberFormat(pageLang === "ar" ? `ar-u-nu-${dataset.digits || "latn"}` : pageLang)

  // Digits of a text as the site writes them in Arabic.
  const ours = (text) => (dataset.digits === "arab" ? text.replace(/[0-9]/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[digit]) : text)

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole))

  const plural = (forms, n) => {
    const form = n === 0 && "zero" in forms ? forms.zero : forms[rules.select(n)]
    return fill(form === undefined ? forms.other : form, { n: digits.format(n) })
  }

  // ---------------------------------------------------------------- elements

  function element(name, className, ...children) {
    const made = document.createElement(name)
    if (className) made.className = className
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""))
    return made
  }

  // What a text from right to left sets apart, as text/runs.py does on pages: Latin words, figures with their signs. By signs and
  // not by elements, for a run may begin or end within what is marked; "\0" parts the pieces.
  const APART = /[@#+.$€−-]?\0?\w([^ء-ي()«»،؛…]*[\w+#%$€/])?/g

  const marked = (pieces) =>
    pieces.map(({ text }) => text).join("\0").replace(APART, "\u2066$&\u2069").split("\0").map((text, at) =>
      pieces[at].mark ? element("mark", "", ours(text)) : ours(text))

  const address = (href, surfaces) => {
    const [path, anchor] = href.split("#")
    const marks = surfaces.length > 0 ? `?h=${encodeURIComponent(surfaces.join("|"))}` : ""
    return siteRoot + path + marks + (anchor ? `#${anchor}` : "")
  }

  // The phrases found, as the text writes them: the page reached marks exactly these. A word that stands in a longer phrase is
  // not marked alone: «العراقي» of «البرلمان العراقي» is no hit elsewhere.
  const surfacesOf = ({ title, teaser }) => {
    const found = [...new Set([...phrases(title), ...phrases(teaser)])]
    const within = (one, other) => one !== other && ` ${other} `.includes(` ${one} `)
    return found.filter((one) => !found.some((other) => within(one, other))).slice(0, SURFACES)
  }

  // Marked words with nothing but space between them.
  function phrases(pieces) {
    const made = []
    let open = false
    for (const { text, mark } of pieces) {
      if (mark) made.push((open ? `${made.pop()} ` : "") + ours(text))
      open = mark || (open && text.trim() === "")
    }
    return made
  }

  function hit(item, words, lang) {
    const link = element("a", "f-search-hit-link", ...marked(item.title))
    link.href = address(item.href, surfacesOf(item))
    const meta = [words.kinds[item.kind], item.signed, item.when].filter(Boolean)
    const made = element("li", "f-search-hit", link, teaserOf(item), element("p", "f-search-hit-meta", ...spans(meta)))
    made.lang = lang
    made.dir = lang === pageLang ? document.documentElement.dir : other.dir
    return made
  }

  const teaserOf = ({ teaser }) => (teaser.length > 0 ? element("p", "f-search-hit-teaser", ...marked(teaser)) : null)
  const spans = (parts) => parts.map((part) => element("span", "", part))
  const foreign = (text) => {
    const made = element("bdi", "", text)
    made.lang = otherLang
    made.dir = other ? other.dir : "ltr"
    return made
  }

  // Hits by brief, in the order of the best hit of each.
  function groups(items) {
    const found = new Map()
    for (const item of items) {
      const name = item.group ? `group ${item.group.id}` : `doc ${item.doc}`
      if (!found.has(name)) found.set(name, { group: item.group, items: [] })
      found.get(name).items.push(item)
    }
    return [...found.values()]
  }

  function list(items, words, lang) {
    return groups(items).map(({ group, items: some }) => {
      const hits = element("ol", "", ...some.map((item) => hit(item, words, lang)))
      // where the brief itself is the first hit, it names its group
    const heading = group && some[0].kind !== "brief" ? element("h2", "f-search-group-title", ours(group.title)) : null
      const made = element("section", "f-search-group", heading, hits)
      if (heading) heading.lang = lang
      return made
    })
  }

  function card(one, words) {
    const counts = Object.entries(one.counts).filter(([name, n]) => n > 0 && words.counts[name])
    const made = element(
      "a", "f-search-card",
      element("strong", "f-search-card-name", ours(one.name)),
      one.other ? foreign(one.other) : null,
      element("span", "", one.kindLabel || words.kinds[one.kind] || ""),
      one.role ? element("span", "", one.role) : null,
      counts.length > 0 ? element("span", "f-search-card-counts", ...spans(counts.map(([name, n]) => plural(words.counts[name], n)))) : null,
    )
    made.href = siteRoot + one.href
    made.dataset.kind = one.kind
    return made
  }

  // The sentence that states an answer, and the way there.
  function said(one) {
    if (!one.said) return null
    const link = element("a", "f-search-said", ours(one.said.text))
    link.href = siteRoot + one.said.href
    return link
  }

  const cards = (some, title, words) => {
    if (some.length === 0) return null
    const heading = element("h2", "f-search-cards-title", title)
    const made = element("ul", "f-search-cards", ...some.map((one) => element("li", "", card(one, words), said(one))))
    return element("section", "", heading, made)
  }

  // What stands here before anything is typed (write/opening.py); `put` asks a question.
  const opening = (words, put) => (words.opening || []).map(({ title, asks = [], links = [] }) => {
    const questions = asks.map((text) => {
      const button = element("button", "f-search-ask", ours(text))
      button.type = "button"
      button.addEventListener("click", () => put(text))
      return button
    })
    const names = links.map(([text, href]) => {
      const link = element("a", "f-search-name", ours(text))
      link.href = siteRoot + href
      return link
    })
    const made = element("ul", asks.length > 0 ? "f-search-asks" : "f-search-names", ...[...questions, ...names].map((one) => element("li", "", one)))
    return element("section", "f-search-opening", element("h2", "", title), made)
  })

  // ---------------------------------------------------------------- asking

  // A query with its first hits ready to be shown: `most`, or of a large index `least` and what costs no further file.
  async function ask(lang, text, { most = 10, least = 0, ...options } = {}) {
    const [asked] = await Promise.all([engine(lang), stemmed(lang, text)])
    const result = await asked.search(text, options)
    const { index } = asked
    const items = []
    let missing = null
    const first = result.docs.slice(0, index.near(result.docs.slice(0, most), Math.max(least, LEAST)))
    for (const shown of await Promise.allSettled(first.map((doc) => asked.show(doc, result)))) {
      if (shown.status === "fulfilled") items.push(shown.value)
      else missing = shown.reason // one file is not there: it costs its hits
    }
    if (missing && items.length === 0 && result.cards.length === 0) throw missing
    return { ...result, items, read: first.length, engine: asked }
  }

  // The query with its misspelt words replaced, or "".
  function corrected(text, { corrected: words, switched }, { analysis }) {
    if (switched || words.size === 0) return switched || ""
    let made = ""
    let place = 0
    for (const { key, start, end } of analysis.words(text)) {
      if (!words.has(key)) continue
      made += text.slice(place, start) + words.get(key).written
      place = end
    }
    return made + text.slice(place)
  }

  // What a reader must know of hits: that some did not come, that a phrase stands nowhere as it is, which words do not.
  const notices = (text, { absent, docs, items, loose, read, engine: asked }, words) => {
    if (docs.length === 0) return []
    const found = asked.analysis.words(text).filter(({ key }) => absent.has(key)).map(({ start, end }) => words.quoted.replace("{q}", () => text.slice(start, end)))
    const said = [items.length < read ? words.unread : "", loose ? words.loose : "", found.length > 0 ? fill(words.absent, { words: [...new Set(found)].join(words.comma) }) : ""]
    return said.filter(Boolean).map((sentence) => element("p", "f-search-notice", sentence))
  }

  const pageOf = () => dataset.searchPage || `${siteRoot}${pageLang === "ar" ? "" : `${pageLang}/`}search.html`

  Object.assign(root.fihrisSearch, {
    engine, labels, pageLang, otherLang, fill, plural, digits, element, list, cards, opening, ask, corrected, notices, pageOf,
  })
})(globalThis)

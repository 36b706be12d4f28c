// What a query asks for, term by term: words that mean the same, and names of the registry in whatever way they are said.
(function (root) {
  "use strict"

  const { isLatin } = root.fihrisSearch

  // How a word of the query is read: with all it may mean (""), as a part of a name, or only as written.
  const NAME = "="
  const STOPPED = "."
  const NAMED = new Set(["actor", "place", "topic"]) // facets whose values are cards
  const ENTITIES = new Set(["actor", "place"])
  const STEMMED = "~" // before a stem that stands for all its words
  const SYNONYM = 0.85
  const ORIGIN = 0.5 // how far «Iraqi» says «of Iraq»

  class Meanings {
    constructor({ index, analysis, expander }) {
      Object.assign(this, { index, analysis, expander })
    }

    // Words that say the same, by their first; English ones by their stems, as soon as there are stems.
    get groups() {
      const { porter } = root.fihrisSearch
      if (!this.made || this.made.porter !== porter) this.made = { porter, groups: this.synonyms() }
      return this.made.groups
    }

    synonyms() {
      const found = new Map()
      const { same, months, states } = this.analysis.data
      for (const [groups, dated, name] of [[same, false, false], [months, true, false], [states, false, true]]) {
        for (const group of groups) {
          const forms = group.map((form) => form.split(" "))
          for (const form of forms) this.addForm(found, form, { forms, dated, name, docs: null, inflected: groups === same })
        }
      }
      for (const [card, forms] of this.expandable()) {
        const docs = card.kind in this.index.facets ? { facet: card.kind, value: card.id } : null
        for (const form of forms) this.addForm(found, form, { forms, dated: false, docs })
        const origin = (card.nisba || []).map((form) => this.analysis.keys(form))
        if (origin.length > 0) for (const form of forms) this.addForm(found, form, { forms: origin, dated: false, docs: null, origin: true })
      }
      return found
    }

    // The forms of each card that stand for it in a text. One that several cards have (واشنطن, the city and the state) is
    // the one's whose name it is.
    expandable() {
      const keys = (text) => this.analysis.keys(text || "")
      const holders = new Map()
      const cards = this.index.cards.map((card) => [card, card.forms.map(keys).filter((form) => form.length > 0)])
      for (const [card, forms] of cards) {
        for (const name of new Set(forms.map((form) => form.join(" ")))) holders.set(name, (holders.get(name) || new Set()).add(card))
      }
      return cards.map(([card, forms]) => {
        const own = [card.name, card.other].map((name) => keys(name).join(" "))
        return [card, forms.filter((form) => holders.get(form.join(" ")).size === 1 || own.includes(form.join(" ")))]
      })
    }

    addForm(found, form, group) {
      const entry = { form: form.map((key) => this.said(key, group)), group }
      const first = entry.form[0]
      if (found.has(first)) found.get(first).push(entry)
      else found.set(first, [entry])
    }

    // By what a word of a group is known: a name as it is, an English word that is none in any of its forms.
    said(key, { inflected }) {
      return inflected && isLatin(key) ? this.stemmed(key) : this.analysis.bare(key)
    }

    stemmed(key) {
      const { porter } = root.fihrisSearch
      return STEMMED + (porter ? porter(key) : key)
    }

    // The longest known name that starts at this word of the query, with all the groups it belongs to.
    nameAt(keys, place) {
      const bares = keys.slice(place, place + 8).map((key) => this.analysis.bare(key))
      const plain = this.nameOf(keys, place, bares)
      if (plain.length > 0) return plain
      for (const rest of this.shorn(keys[place])) {
        bares[0] = this.analysis.bare(rest)
        const found = this.nameOf(keys, place, bares)
        if (found.length > 0) return found
      }
      return plain
    }

    // A word without what may be written before or after a name.
    shorn(key) {
      const { clitics, after: endings } = this.analysis.data
      const before = clitics.filter((clitic) => key.startsWith(clitic)).map((clitic) => key.slice(clitic.length))
      const after = endings.filter((end) => key.endsWith(end)).map((end) => key.slice(0, -end.length))
      return [...before, ...after].filter((rest) => rest.length > 2)
    }

    nameOf(keys, place, bares) {
      let length = 0
      let groups = []
      const latin = isLatin(bares[0]) ? this.groups.get(this.stemmed(bares[0])) || [] : []
      for (const { form, group } of [...(this.groups.get(bares[0]) || []), ...latin]) {
        if (form.length < length || form.some((key, step) => key !== bares[step] && (bares[step] === undefined || key !== this.said(bares[step], group)))) continue
        if (this.doubtful(form, group, keys, place)) continue
        if (form.length > length) groups = []
        length = form.length
        groups.push(group)
      }
      return { length, groups }
    }

    // A month that is also another word is meant only beside a number.
    doubtful(form, group, keys, place) {
      return form.length === 1 && group.dated && this.analysis.ambiguous.has(form[0]) && !beside(keys, place)
    }

    // The terms of a query: each a list of ways to say it, each way a list of words.
    // `capitals` are words typed in capitals.
    terms(keys, capitals = new Set()) {
      const terms = []
      for (let place = 0; place < keys.length; ) {
        const { length, groups } = this.nameAt(keys, place)
        const own = keys.slice(place, place + Math.max(length, 1))
        const name = groups.some((group) => group.name)
        const kind = length > 1 || name ? NAME : ""
        const ways = new Map([[own.join(" "), { words: own, weight: 1, kind }]])
        for (const group of groups) {
          for (const words of group.forms) {
            if (this.doubtful(words, group, keys, place)) continue
            const name = words.join(" ")
            if (!ways.has(name)) ways.set(name, { words, weight: group.origin ? ORIGIN : SYNONYM, kind: group.origin || (words.length === 1 && group.inflected) ? "" : NAME })
          }
        }
        const docs = groups.map((group) => group.docs).filter(Boolean)
        const acronym = docs.length > 0 && capitals.has(own[0]) // US is a state
        const plain = length < 2 && !acronym && this.analysis.isStop(own[0])
        const stop = plain || own[0].length < 2
        if (stop) ways.get(own.join(" ")).kind = STOPPED
        terms.push({ own, ways: [...ways.values()], docs, stop, place, name, extra: null })
        place += own.length
      }
      return this.weigh(unique(terms))
    }

    weigh(terms) {
      const allStop = terms.every((term) => term.stop)
      for (const term of terms) {
        const [key] = term.own
        const weak = term.own.length === 1 && terms.length > 1 && [key, ...this.expander.shorter(key)].some((one) => this.analysis.weak.has(one))
        term.content = !term.stop || allStop
        term.weight = term.content ? (weak ? this.analysis.data.weak.weight : 1) : 0
      }
      return terms
    }
  }

  const beside = (keys, place) => /^\d+$/.test(keys[place - 1] || "") || /^\d+$/.test(keys[place + 1] || "")

  const unique = (terms) => {
    const seen = new Set()
    return terms.filter((term) => {
      const name = term.own.join(" ")
      if (seen.has(name)) return false
      seen.add(name)
      return true
    })
  }

  Object.assign(root.fihrisSearch, { Meanings, NAMED, ENTITIES, NAME, STOPPED, SYNONYM, ORIGIN })
})(globalThis)

// Which words of a text belong to a query, and how near to one another they stand.
(function (root) {
  "use strict"

  const NEAR = 3 // words apart that still count as together
  const TOGETHER = 0.6
  const DEPTH = 20 // hits whose text is read to see what stands together
  const PHRASE = 0.65 // the same where the query stands somewhere word by word

  class Nearness {
    constructor({ index, analysis, expander, scorer }) {
      Object.assign(this, { index, analysis, expander, scorer })
    }

    // What a term is sought by: each of its ways, as the words of the index that stand for each of its words; `other` where
    // it is not what was asked for but another name of it.
    ways(term, kin) {
      const near = [...(term.extra || new Map()).keys()]
      if (kin && !term.stop && term.own.length === 1) near.push(...this.scorer.word(term.own[0], "").kin)
      const ways = term.ways.map(({ words, kind }) => ({
        forms: words.map((key) => [...this.scorer.word(key, kind).meant.keys()]),
        other: words.some((key) => !term.own.includes(key)),
      }))
      return [...ways, { forms: [near], other: false }]
    }

    // For each term all the words of the index that belong to it.
    sought(terms) {
      return terms.map((term) => (term.content ? [...new Set(this.ways(term, true).flatMap(({ forms }) => forms.flat()))] : []))
    }

    // Which terms each word of a text belongs to.
    marks(terms) {
      const marks = new Map()
      this.sought(terms).forEach((words, number) => {
        for (const word of words) {
          const key = this.index.words.keys[word]
          if (!marks.has(key)) marks.set(key, new Set())
          marks.get(key).add(number)
        }
      })
      return marks
    }

    // Which words to mark: those asked for and their forms wherever they stand; another name of several words only where it
    // stands whole, since its words alone say other things.
    shown(terms) {
      const keys = (words) => new Set(words.map((word) => this.index.words.keys[word]))
      const ways = terms.filter((term) => term.content).flatMap((term) => this.ways(term, false))
      const whole = ways.filter(({ forms, other }) => other && forms.length > 1)
      const alone = ways.filter((way) => !whole.includes(way))
      return { alone: keys(alone.flatMap(({ forms }) => forms.flat())), whole: whole.map(({ forms }) => forms.map(keys)) }
    }

    // Moves up, among the first hits, those in which words of the query stand together. If the whole query stands
    // somewhere word by word, it is a name or a phrase, and half of it is no hit.
    together(result, { scores, coverage, best }) {
      const { terms, docs } = result
      if (terms.length < 2) return
      const first = docs.slice(0, DEPTH)
      const sought = this.sought(terms)
      const found = new Map(first.map((doc) => [doc, this.of(doc, terms, sought)]))
      const gained = (doc) => scores[doc] + TOGETHER * found.get(doc).nearness
      first.sort((one, other) => gained(other) - gained(one) || one - other)
      docs.splice(0, first.length, ...first)
      if (first.some((doc) => found.get(doc).all)) result.docs = docs.filter((doc) => coverage[doc] >= PHRASE * best)
    }

    // How near the words of a query stand in a document, stop words between them aside; and whether they stand as they were asked.
    of(doc, terms, sought) {
      const places = sought.map((words) => this.index.words.places(words, doc))
      let sum = 0
      let all = terms.every((term) => term.content)
      let before = -1
      for (const [number, { content, place, weight, idf }] of terms.entries()) {
        if (!content) continue
        if (before >= 0) {
          const one = terms[before]
          const gap = nearest(places[before], places[number]) - (place - one.place) + 1
          all = all && gap <= 1
          if (gap <= NEAR) sum += (Math.min(one.weight, weight) * Math.min(one.idf, idf)) / Math.max(gap, 1)
        }
        before = number
      }
      return { nearness: sum, all }
    }

    // Whether two terms stand within so many words of one another anywhere.
    meet(terms, most) {
      return this.near(...this.sought(terms), most)
    }

    // Whether a term, in any of its ways, stands within so many words of one of these.
    beside(words, term, most) {
      return this.ways(term, false).some(({ forms }) => forms.every((some) => some.some((word) => words.includes(word)) || this.near(words, some, most + forms.length - 1)))
    }

    // The same of words of the index.
    near(some, others, most) {
      const { words } = this.index
      return [...words.docsOf(some)].some((doc) => nearest(words.places(some, doc), words.places(others, doc)) <= most)
    }

    // Whether these words stand beside one another somewhere.
    besides(ranked, terms) {
      const sought = this.sought(terms)
      return this.scorer.chosen(ranked, terms).slice(0, DEPTH).some((doc) => this.of(doc, terms, sought).all)
    }

    // Only what has the phrases, or where nothing has them their words, which is said.
    narrow(result, phrases) {
      const found = this.withPhrases(result.docs, phrases)
      result.loose = found.length === 0 && result.docs.length > 0
      if (!result.loose) result.docs = found
    }

    // Stop words of a phrase may be any word: where they stand is not known.
    withPhrases(docs, phrases) {
      const { words } = this.index
      const forms = (key) => {
        const own = words.number.get(key)
        return this.analysis.isStop(this.analysis.bare(key)) ? null : [...new Set([...this.expander.named(key), ...(own === undefined ? [] : [own])])]
      }
      const wanted = phrases.map((phrase) => phrase.map(forms))
      return docs.filter((doc) => wanted.every((phrase) => this.holds(doc, phrase)))
    }

    // Whether a document has words side by side, each in one of its forms.
    holds(doc, phrase) {
      const places = phrase.map((forms) => forms && new Set(this.index.words.places(forms, doc)))
      const first = places.findIndex(Boolean)
      if (first < 0) return true
      return [...places[first]].some((start) => places.every((each, step) => !each || each.has(start - first + step)))
    }
  }

  const nearest = (some, others) => {
    let best = Infinity
    for (let i = 0, j = 0; i < some.length && j < others.length; ) {
      const gap = others[j] - some[i]
      if (gap !== 0) best = Math.min(best, Math.abs(gap))
      if (gap > 0) i += 1
      else j += 1
    }
    return best
  }

  Object.assign(root.fihrisSearch, { Nearness })
})(globalThis)

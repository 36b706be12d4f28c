// How well each document has what was asked: BM25 over three readings of a word, as written, its stem with what it may mean, its root.
(function (root) {
  "use strict"

  const { NAMED, NAME, STOPPED, SYNONYM, ORIGIN } = root.fihrisSearch

  // BM25 over three readings of a word: as written, its stem with what it may mean, its root.
  const K1 = 1.3
  const B = 0.65
  const EXACT = 0.5
  const STEM = 0.6
  const ROOT = 0.6
  const PARTLY = 0.5 // what some of the words of a longer name are worth
  const INFLECTED = 0.95 // how far another form of a word counts as found
  const NEARLY = .5 // the same for a word that may have been meant
  const AKIN = 0.25 // the same for a word of the same root: it ranks, but finds nothing
  const WHOLE = 0.85 // a section that answers stands before its whole brief
  const ENTITY = 0.25 // pages of actors, places and topics are answered by cards; among the hits, texts come first
  const BESIDE = 0.6 // pages about the site itself
  const COVER = 0.3 // power with which unfound words cost
  const ENOUGH = [0, 0.85, 0.4] // share of the best coverage that a hit needs, by number of words
  const LEAST = 0.25 // the same for more words
  const KNOWN = 5e5 // documents whose scores are kept, of all words

  class Scorer {
    constructor({ index, analysis, expander, meanings }) {
      Object.assign(this, { index, analysis, expander, meanings })
      this.known = new Map()
      this.often = new Float64Array(index.count) // zero but within `addGroup`
      this.prior = index.facets.kind.map(([kind]) => (NAMED.has(kind) ? ENTITY : kind === "page" ? BESIDE : kind === "brief" ? WHOLE : 1))
    }

    idf(frequency) {
      return Math.log(1 + (this.index.count - frequency + 0.5) / (frequency + 0.5))
    }

    // Lets go of all scores: numbers of words do not outlive what is at hand.
    forget() {
      this.known.clear()
    }

    // Adds the BM25 score of a group of words (number → weight) to `scores`; a document that has one has it as well as `found` says.
    addGroup(words, factor, scores, strength, found = 1) {
      const { words: { homes, from, to }, lengths, average } = this.index
      const { often } = this
      const touched = []
      for (const [word, weight] of words) {
        const { docs, counts } = homes[word]
        for (let row = from[word]; row < to[word]; row++) {
          const doc = docs[row]
          if (often[doc] === 0) touched.push(doc)
          often[doc] += weight * counts[row]
          if (strength[doc] < found) strength[doc] = found
        }
      }
      const idf = this.idf(touched.length) * factor * (K1 + 1)
      for (const doc of touched) {
        scores[doc] += (idf * often[doc]) / (often[doc] + K1 * (1 - B + (B * lengths[doc]) / average))
        often[doc] = 0
      }
    }

    // A word of the query with all it may mean; `kind` says how much that is.
    word(key, kind) {
      const name = kind + key
      if (this.known.size * this.index.count > KNOWN) this.known.clear()
      if (!this.known.has(name)) this.known.set(name, kind === NAME ? this.nameScored(key) : this.scored(key, kind === STOPPED))
      return this.known.get(name)
    }

    // A word of a name as a term of its own, with whatever else says it.
    alone(key) {
      const name = `alone ${key}`
      if (!this.known.has(name)) {
        const [term] = this.meanings.terms([key])
        this.evaluate(term)
        this.known.set(name, term)
      }
      return this.known.get(name)
    }

    scored(key, stop) {
      const { index } = this
      const scores = new Float64Array(index.count)
      const strength = new Float64Array(index.count)
      const exact = index.words.number.get(key)
      if (exact !== undefined) this.addGroup([[exact, 1]], stop ? EXACT + STEM + ROOT : EXACT, scores, strength, stop ? 1 : 0)
      if (stop) return { scores, strength, meant: new Map(exact === undefined ? [] : [[exact, 1]]), kin: [] }
      const { own, meant, kin } = this.expander.reading(key)
      this.addGroup(own, 0, scores, strength)
      this.addGroup(meant, STEM, scores, strength, INFLECTED)
      this.addGroup(kin.map((word) => [word, 1]), ROOT, scores, strength, AKIN)
      return { scores, strength, meant, kin }
    }

    nameScored(key) {
      const { meant } = this.expander.reading(key, true)
      return { ...this.extra(meant), meant, kin: [] }
    }

    // One way of saying a term: all its words must be there.
    way({ words, weight, kind }) {
      const solid = kind === NAME ? words.filter((key) => !this.analysis.isStop(key)) : words
      const parts = (solid.length > 0 ? solid : words).map((key) => this.word(key, kind))
      if (parts.length === 1 && weight === 1) return parts[0]
      const scores = new Float64Array(this.index.count)
      const strength = new Float64Array(this.index.count)
      for (let doc = 0; doc < this.index.count; doc++) {
        let least = 1
        let sum = 0
        let there = 0
        for (const part of parts) {
          least = Math.min(least, part.strength[doc])
          sum += part.scores[doc]
          if (part.strength[doc] > AKIN) there += 1
        }
        if (least <= AKIN) {
          if (weight === 1 && there > 0) {
            scores[doc] = (PARTLY * sum * there) / parts.length
            strength[doc] = (AKIN * there) / parts.length
          }
          continue
        }
        scores[doc] = weight < 1 ? (sum * weight) / parts.length : sum // a long synonym is worth no more than a short one
        strength[doc] = weight === ORIGIN ? least * weight : least
      }
      return { scores, strength }
    }

    // The score of each document for a term, and how far it has it.
    evaluate(term) {
      const ways = term.ways.map((way) => this.way(way))
      if (term.extra) ways.push(this.extra(term.extra, term.known ? SYNONYM : NEARLY))
      for (const place of term.docs) ways.push(this.named(place))
      const [first, ...others] = ways
      term.scores = others.length ? first.scores.slice() : first.scores
      term.strength = others.length ? first.strength.slice() : first.strength
      for (const other of others) {
        for (let doc = 0; doc < this.index.count; doc++) {
          if (other.scores[doc] > term.scores[doc]) term.scores[doc] = other.scores[doc]
          if (other.strength[doc] > term.strength[doc]) term.strength[doc] = other.strength[doc]
        }
      }
      let found = 0
      for (const value of term.strength) if (value > AKIN) found += 1
      term.found = found
      if (!term.extra || term.known) term.firm = term.strength
      term.known = term.known || (found > 0 && !term.extra)
      term.idf = this.idf(found)
    }

    extra(words, strong = 1) {
      const scores = new Float64Array(this.index.count)
      const strength = new Float64Array(this.index.count)
      this.addGroup(words, EXACT + STEM + ROOT, scores, strength)
      if (strong < 1) for (let doc = 0; doc < this.index.count; doc++) strength[doc] *= strong
      return { scores, strength }
    }

    // The documents that a facet knows to speak of an actor, place or topic, under whatever name.
    named({ facet, value }) {
      const scores = new Float64Array(this.index.count)
      const strength = new Float64Array(this.index.count)
      const rows = this.index.facets[facet]
      const docs = []
      for (let doc = 0; doc < this.index.count; doc++) if (rows[doc].includes(value)) docs.push(doc)
      for (const doc of docs) {
        scores[doc] = 0.5 * this.idf(docs.length)
        strength[doc] = SYNONYM
      }
      return { scores, strength }
    }

    // Score and coverage of every document that has anything at all.
    combine(terms) {
      const { count } = this.index
      const total = terms.reduce((sum, term) => sum + term.weight * term.idf, 0) || 1
      const scores = new Float64Array(count)
      const coverage = new Float64Array(count)
      for (const { weight, idf, scores: own, strength, content } of terms) {
        for (let doc = 0; doc < count; doc++) {
          scores[doc] += weight * own[doc]
          if (content || strength[doc] > 0) coverage[doc] += (weight * idf * strength[doc]) / total
        }
      }
      let best = 0
      for (let doc = 0; doc < count; doc++) {
        if (scores[doc] > 0) scores[doc] *= Math.pow(coverage[doc], COVER) * this.prior[doc]
        best = Math.max(best, coverage[doc])
      }
      return { scores, coverage, best }
    }

    chosen({ scores, coverage, best }, terms) {
      const words = terms.filter((term) => term.content).length
      const least = best * (ENOUGH[words] === undefined ? LEAST : ENOUGH[words])
      const docs = []
      for (let doc = 0; doc < this.index.count; doc++) if (scores[doc] > 0 && coverage[doc] >= least) docs.push(doc)
      return docs.sort((one, other) => scores[other] - scores[one] || one - other)
    }
  }

  Object.assign(root.fihrisSearch, { Scorer, AKIN })
})(globalThis)

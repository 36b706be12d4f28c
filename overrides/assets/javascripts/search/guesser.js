// What words that stand nowhere as typed are taken for.
(function (root) {
  "use strict"

  const { isLatin } = root.fihrisSearch

  const OTHERS = 2 // cuts of a large index that words for one which stands nowhere may cost

  class Guesser {
    constructor({ index, analysis, expander, repairer, scorer }) {
      Object.assign(this, { index, analysis, expander, repairer, scorer })
    }

    // Gives the words that stand nowhere as they were typed a second chance, and says what they were taken for.
    async repair(terms, open) {
      const corrected = new Map()
      const unsure = []
      for (const term of terms) {
        if (term.weight < 1 || term.own.length > 1 || term.name) continue
        const [key] = term.own
        const last = open && term === terms[terms.length - 1]
        if (term.found > 0) {
          term.extra = await this.widened(key, last)
        } else {
          const guess = await this.guess(key, last)
          term.extra = guess.found
          if (guess.sure) this.take(term, guess.best, corrected)
          else unsure.push([term, guess.words])
        }
      }
      for (const [term, words] of unsure) {
        const best = this.beside(term, words, terms, unsure, corrected)
        if (!best) continue
        term.extra = this.meant([best])
        this.take(term, best.bare, corrected)
      }
      for (const term of terms) if (term.extra?.size > 0) this.scorer.evaluate(term)
      return corrected
    }

    take(term, best, corrected) {
      term.known = true
      const [key] = term.own
      if (best && this.expander.named(best).length > 0) corrected.set(key, { key: best, word: this.standing(key, best) })
    }

    // The word that is, or is heard, like this one, and of the same person's name as another of the query is or may be: what is
    // unsure alone is told so (سلست والندر, Stefan Troell).
    beside(term, words, terms, unsure, corrected) {
      const { analysis, expander, repairer } = this
      const bare = (key) => corrected.get(key)?.key || analysis.bare(key)
      const others = [...unsure, ...terms.map((other) => [other, other.own.map((key) => ({ bare: bare(key) }))])]
        .flatMap(([other, some]) => (other === term ? [] : some))
      const [key] = term.own
      const alike = [...repairer.names.keys()].filter((name) => isLatin(name) === isLatin(key) && analysis.heard(name) === analysis.heard(key))
      return [...words, ...alike.map((bare) => ({ bare, weight: 1 }))].find((word) => (
        expander.proper.has(word.bare) && others.some((other) => other.bare !== word.bare && repairer.together(other.bare, word.bare))
      ))
    }

    // The word of the index to show for one put right: with its article, if it was typed so.
    standing(key, bare) {
      const { analysis, expander, index: { words } } = this
      const articled = key.length > analysis.bare(key).length
      const fits = (word) => (words.keys[word].length > bare.length) === articled
      return expander.named(bare).sort((one, other) => fits(other) - fits(one) || words.frequency(other) - words.frequency(one))[0]
    }

    // A last word that stands nowhere as typed may go on; a Latin name may be written in Arabic.
    async widened(key, last) {
      const { expander } = this
      if (this.analysis.data.stem && isLatin(key)) return expander.sounded(key)
      return last && key.length > 2 && expander.named(key).length === 0 ? expander.begun(key) : new Map()
    }

    async guess(key, last) {
      const { expander } = this
      const none = { found: new Map(), sure: false, best: "", words: [] }
      if (/^\d+$/.test(key)) return none
      const begun = last && this.analysis.bare(key).length > 2 ? await expander.begun(key) : new Map()
      if (begun.size > 0) return { ...none, found: begun, sure: true }
      const foreign = isLatin(key) === Boolean(this.analysis.data.stem)
      const sounded = foreign ? await expander.sounded(key) : new Map()
      if (sounded.size > 0) return { ...none, found: sounded, sure: true }
      const { words, sure, best } = await this.repairer.near(key)
      await this.index.need(words.map(({ bare }) => bare), this.index.room(OTHERS, 2))
      return { found: this.meant(words), sure, best, words }
    }

    meant(words) {
      const found = new Map()
      for (const { bare, weight } of words) this.expander.put(found, this.expander.reading(bare).meant.keys(), weight)
      return found
    }
  }

  Object.assign(root.fihrisSearch, { Guesser, OTHERS })
})(globalThis)

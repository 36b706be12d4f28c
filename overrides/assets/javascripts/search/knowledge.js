// Whether the site speaks of what was asked at all.
(function (root) {
  "use strict"

  const { ENTITIES, AKIN } = root.fihrisSearch

  const FEW = 3 // words that are as likely a name as a question
  const MOSTLY = 2 / 3 // how many words of what is no question one document must have
  const HALF = 0.3 // how much of a question a document must have, for the question to be known at all
  const STRICT = 0.4 // how much more of words without a question, where the texts have few words
  const PERSON = "person"
  const BREATH = 12 // words within which a sentence speaks of two things at once
  const LIFT = 4 // how much oftener than by chance the rest of them must stand together if one is unknown

  class Knowledge {
    constructor({ index, analysis, expander, nearness }) {
      Object.assign(this, { index, analysis, expander, nearness })
    }

    // Whether the site speaks of what was asked at all. A name or a few words must all be known, or stand beside what is; a
    // question, and many words, may have some that the texts do not, as far as the others stand together. Of many texts it
    // is likelier that a word was typed wrong than that they do not speak of it.
    speaksOf(ranked, terms) {
      const { share, roomy } = this.expander
      const all = terms.filter((term) => term.content)
      const weighty = all.filter(({ weight, found }) => weight === 1 && (found > 0 || !roomy))
      const content = weighty.length > 0 ? all.filter(({ weight }) => weight === 1) : all
      const known = content.filter((term) => term.known)
      const found = content.filter((term) => term.found > 0)
      if (this.unheld(content)) return false
      if (this.addressed(terms)) return true
      if (known.length === content.length) return !this.strange(content, terms)
      if (known.length === 0) return this.witnessed(found, LIFT / share ** 2)
      const [first] = terms
      const asked = content.length < terms.length && (roomy || !first.name || first.known) // «السعودية في الحوار» asks of a state
      if (roomy && found.length === content.length) return true
      const most = this.most(roomy ? found : known) / content.length
      if (most >= (asked ? 1 / 2 : MOSTLY) && content.length > (asked || roomy ? 2 : FEW)) return true
      if (roomy && content.length > FEW && known.length >= MOSTLY * content.length) return true
      if (asked && content.length > 1) return ranked.best >= HALF
      if (content.length > FEW) return ranked.best >= HALF + STRICT * (1 - share)
      if (this.witnessed(known, LIFT / share ** 2) || (roomy && this.witnessed(found, LIFT / share ** 2))) return true
      return found.length === content.length && known.some(({ extra }) => !extra?.size) && this.nearness.besides(ranked, content)
    }

    // Whether two words, no name and no question, only happen to stand in the texts, each in another place: نجاح محمد.
    strange(content, terms) {
      const words = content.length === 2 && terms[0].content && !this.expander.roomy
      return words && content.every(({ docs }) => docs.length === 0) && !this.nearness.meet(content, BREATH)
    }

    // Whether an office is asked for that no text has so, though it has the words: of few texts another that is called likewise.
    unheld(content) {
      const { analysis, expander } = this
      const office = content.find(({ own: [key, more] }) => !more && analysis.offices.has(key))
      if (!office || content.length > FEW || expander.roomy) return false
      const titled = ({ docs }) => this.index.cards.some(({ id, shape }) => shape === PERSON && docs.some(({ value }) => value === id))
      const offices = [...analysis.offices].flatMap((key) => expander.named(key)) // a قائد may be called رئيس
      return content.some((term) => term !== office && !titled(term) && !this.nearness.beside(offices, term, Math.abs(term.place - office.place) + 1))
    }

    // Whether a name of several words stands whole among them: whoever it belongs to is spoken of, whatever else was asked.
    // An adjective behind it makes another name of it.
    addressed(terms) {
      const { analysis } = this
      const articled = ({ known, own: [key] }) => !known && analysis.bare(key) !== key
      return terms.some(({ docs, known, own }, place) => {
        const solid = own.filter((key) => !analysis.isStop(key))
        const next = terms[place + 1]
        return known && solid.length > 1 && docs.some(({ facet }) => ENTITIES.has(facet)) && !(next && articled(next))
      })
    }

    // How many of these words one document has.
    most(terms) {
      let most = 0
      for (let doc = 0; doc < this.index.count; doc++) {
        let here = 0
        for (const { strength } of terms) if (strength[doc] > AKIN) here += 1
        most = Math.max(most, here)
      }
      return most
    }

    // Whether these words stand together in a document so much oftener than chance would have it.
    witnessed(terms, lift) {
      if (terms.length < 2) return false
      const { count } = this.index
      let both = 0
      for (let doc = 0; doc < count; doc++) if (terms.every(({ strength }) => strength[doc] > AKIN)) both += 1
      return both > 0 && both >= lift * terms.reduce((share, { found }) => (share * found) / count, count)
    }
  }

  Object.assign(root.fihrisSearch, { Knowledge })
})(globalThis)

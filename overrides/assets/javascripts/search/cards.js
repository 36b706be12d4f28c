// What is called by a name: cards of actors, places, topics and dates.
(function (root) {
  "use strict"

  const { distance } = root.fihrisSearch

  const ANSWERS = 3

  class Cards {
    constructor({ index, analysis, meanings }) {
      Object.assign(this, { index, analysis, meanings })
      this.forms = new Map(this.index.cards.map((card) => [
        card, [card.id, ...card.forms, card.name, card.other].map((form) => this.nameOf(this.analysis.keys(form || ""))),
      ]))
    }

    // A name without articles, every month under its first name.
    nameOf(keys) {
      const made = []
      for (let place = 0; place < keys.length; place++) {
        const { length, groups } = this.monthAt(keys, place)
        made.push(length > 0 ? groups[0].forms[0].join(" ") : this.analysis.bare(keys[place]))
        if (length > 1) place += length - 1
      }
      return made.join(" ")
    }

    monthAt(keys, place) {
      const { length, groups } = this.meanings.nameAt(keys, place)
      const months = groups.filter((group) => group.dated)
      return months.length > 0 ? { length, groups: months } : { length: 0, groups: [] }
    }

    // The answers that stand before the hits: what is called so, or else what begins so; not with a part of a
    // word that is a name itself (السودان is no beginning of السوداني).
    called(keys, { exactly = false, begun = true, most = ANSWERS } = {}) {
      const name = this.nameOf(keys)
      if (name.length < 2) return []
      const { cards } = this.index
      const exact = cards.filter((card) => this.forms.get(card).includes(name))
      if (exact.length > 0 || exactly || name.length < 3) return exact.slice(0, most)
      return cards.filter((card) => this.forms.get(card).some((form) => form.startsWith(`${name} `) || (begun && form.startsWith(name)))).slice(0, most)
    }

    // The cards whose names are nearest, for a query that found nothing.
    nearest(keys, most = 3) {
      const name = this.nameOf(keys)
      if (name.length < 3) return []
      const limit = Math.max(2, Math.floor(name.length / 3))
      return this.index.cards
        .map((card) => ({ card, far: Math.min(...this.forms.get(card).map((form) => distance(name, form, limit))) }))
        .filter(({ far }) => far <= limit)
        .sort((one, other) => one.far - other.far)
        .slice(0, most)
        .map(({ card }) => card)
    }

    // What is called by one of the words that say the same: المسئولون for المسؤولون.
    otherwise(terms, words) {
      for (const { place, own, ways } of terms) {
        for (const way of ways.slice(1)) {
          const found = this.called([...words.slice(0, place), ...way.words, ...words.slice(place + own.length)], { exactly: true })
          if (found.length > 0) return found
        }
      }
      return []
    }

    // The ids that a reader may mean by the value of a facet: an id, or any name of a card.
    ids(kind, value) {
      const name = this.nameOf(this.analysis.keys(value))
      const found = this.index.cards.filter((card) => card.kind === kind && (card.id === value || this.forms.get(card).includes(name)))
      return found.length > 0 ? found.map((card) => card.id) : [value]
    }
  }

  Object.assign(root.fihrisSearch, { Cards, ANSWERS })
})(globalThis)

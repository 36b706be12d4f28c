// How a query may go on.
(function (root) {
  "use strict"

  class Suggester {
    constructor({ index, analysis, expander, cards }) {
      Object.assign(this, { index, analysis, expander, cards })
    }

    async suggested(text, most) {
      const keys = this.analysis.keys(text)
      if (keys.length === 0 || /\s$/.test(text)) return []
      const last = keys[keys.length - 1]
      const name = this.cards.nameOf(keys)
      const found = new Set()
      for (const card of this.index.cards) {
        if (found.size < most && name.length > 1 && this.cards.nameOf(this.analysis.keys(card.name)).startsWith(name)) found.add(card.name)
      }
      if (this.index.directory || last.length < 3 || this.expander.named(last).length > 0) return [...found]
      const before = text.slice(0, this.analysis.words(text)[keys.length - 1].start)
      const stems = new Set()
      for (const word of (await this.expander.begun(last)).keys()) {
        const stem = this.analysis.stem(this.index.words.keys[word])
        if (found.size >= most || stems.has(stem)) continue
        stems.add(stem)
        found.add(before + await this.written(word))
      }
      return [...found]
    }

    // A word of the index as the first text that has it writes it, without marks.
    async written(word) {
      const { keys, homes, from } = this.index.words
      const key = keys[word]
      const read = await this.index.textOr(homes[word].docs[from[word]])
      for (const one of read ? [read.text, read.title] : []) {
        const found = this.analysis.words(one).find((each) => each.key === key)
        if (found) return one.slice(found.start, found.end).normalize("NFC").replace(/[\u064b-\u0652\u0670\u0640]/g, "")
      }
      return key
    }
  }

  root.fihrisSearch = Object.assign(root.fihrisSearch || {}, { Suggester })
})(globalThis)

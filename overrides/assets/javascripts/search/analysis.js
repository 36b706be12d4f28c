// What search makes of a word: the twin of hooks/fihris/text/analysis.py and fold.py.
// The tables come with the index; both twins run the cases of tests/search_cases. A classic script: modules do not load from file://.
(function (root) {
  "use strict"

  const WORD = /\d{1,3}(?:[,٬]\d{3})+(?!\p{Nd})|\p{Nd}+|[\p{L}\p{Nl}\p{No}]+(?:'[\p{L}\p{Nl}\p{No}]+)*/gu
  const INNER = /[',٬]/g
  const MARKS = /\p{Mn}/gu
  const LAST = /.\p{Mn}*/suy // marks on the last letter belong to the word
  const ASCII = /^[\x00-\x7f]+$/

  // ---------------------------------------------------------------- folding

  class Folder {
    constructor(table) {
      this.special = new Map(Object.entries({ ...table.letters, ...table.signs }))
      this.zeros = Array.from(table.zeros, (zero) => zero.codePointAt(0))
      for (const zero of table.zeros) this.special.set(zero, "0")
      this.drop = table.drop.map((range) => range.map((code) => parseInt(code, 16)))
      this.known = new Map()
    }

    char(char) {
      const known = this.known.get(char)
      if (known !== undefined) return known
      const made = this.make(char)
      this.known.set(char, made)
      return made
    }

    make(char) {
      if (this.dropped(char)) return ""
      let folded = ""
      for (const part of char.normalize("NFKD").replace(MARKS, "").normalize("NFKC")) {
        if (!this.dropped(part)) folded += this.replaced(part)
      }
      if (folded === char) return folded
      return Array.from(folded, (part) => this.char(part)).join("")
    }

    replaced(char) {
      const special = this.special.get(char)
      if (special !== undefined) return special
      const code = char.codePointAt(0)
      const zero = this.zeros.find((start) => code > start && code <= start + 9)
      return zero === undefined ? char : String(code - zero)
    }

    dropped(char) {
      const code = char.codePointAt(0)
      return this.drop.some(([first, last]) => code >= first && code <= last)
    }

    // The folded text, and for each of its units the unit of the source it came from.
    fold(text) {
      let made = ""
      const origin = []
      let place = 0
      for (const char of text) {
        const folded = this.char(char).toLowerCase().replace(/ς/g, "σ")
        for (let step = 0; step < folded.length; step++) origin.push(place)
        made += folded
        place += char.length
      }
      return { text: made, origin }
    }
  }

  // ---------------------------------------------------------------- stems

  const unprefix = (word, { forms, rest }) => {
    for (const form of forms) if (word.startsWith(form) && word.length - form.length >= rest) return word.slice(form.length)
    return word
  }

  const unsuffix = (word, { forms, rest }) => {
    for (const form of forms) if (word.endsWith(form) && word.length - form.length >= rest) return word.slice(0, -form.length)
    return word
  }

  const unsuffixEach = (word, { forms, rest }) => {
    let left = word
    for (const form of forms) if (left.endsWith(form) && left.length - form.length >= rest) left = left.slice(0, -form.length)
    return left
  }

  const isArabic = (key) => key[0] >= "ء" && key[0] <= "ي"

  class Analysis {
    constructor(data, folding) {
      this.data = data
      this.folder = new Folder(folding)
      this.stop = new Set(data.stop)
      this.weak = new Set(data.weak.words)
      this.offices = new Set(data.offices)
      this.ambiguous = new Set(data.ambiguous)
      this.endings = new Set([...data.inflections.flat(), ...data.pronouns, ...data.endings])
      this.waw = new Set() // words whose beginning is their own: وزير and بالستي, since the texts have الوزير and البالستي
      this.whole = new Map(Object.entries(data.whole))
      this.chunks = new Map()
      this.typed = new Map(data.keyboard.map(([key, letter]) => (data.stem ? [key, letter] : [letter, key])))
    }

    // A text as the same keys write it in the other script: hguvhr is العراق.
    switched(text) {
      return text.replace(/لا|./gsu, (sign) => this.typed.get(sign) ?? sign)
    }

    // The words of a text, each with its key and the span it has in the text as written. What stands between two
    // spaces was mostly met before.
    words(text) {
      const found = []
      let at = 0
      for (const chunk of text.split(/[ \n]/)) {
        for (const { key, start, end } of this.chunk(chunk)) found.push({ key, start: at + start, end: at + end })
        at += chunk.length + 1
      }
      return found
    }

    chunk(text) {
      let words = this.chunks.get(text)
      if (!words) {
        if (this.chunks.size > 20000) this.chunks.clear()
        this.chunks.set(text, (words = this.parsed(text)))
      }
      return words
    }

    parsed(text) {
      const { text: folded, origin } = this.folder.fold(text)
      const found = []
      for (const match of folded.matchAll(WORD)) {
        LAST.lastIndex = origin[match.index + match[0].length - 1]
        LAST.test(text)
        found.push({ key: match[0].replace(INNER, ""), start: origin[match.index], end: LAST.lastIndex })
      }
      return found
    }

    keys(text) {
      return this.words(text).map((word) => word.key)
    }

    // A stop word, also after a conjunction: فلم.
    isStop(key) {
      return this.stop.has(key) || ((key[0] === "و" || key[0] === "ف") && this.stop.has(key.slice(1)))
    }

    // The word without conjunction and article, as a reader thinks of it.
    bare(key) {
      if (!this.data.stem || !isArabic(key)) return key
      if (this.whole.has(key)) return this.whole.get(key)
      if (this.isStop(key)) return key // الذي is no «ذي»
      const [conjunctions, articles] = this.data.stem
      if (this.waw.has(key)) return key
      return unprefix(unprefix(key, conjunctions), articles)
    }

    stem(key) {
      return this.stemOf(this.bare(key))
    }

    // The stem of a word that has no conjunction and article any more.
    stemOf(bare) {
      if (!this.data.stem) return (ASCII.test(bare) && !this.data.plain && root.fihrisSearch.porter?.(bare)) || bare
      return !isArabic(bare) || this.whole.has(bare) ? bare : unsuffixEach(bare, this.data.stem[2])
    }

    // The consonants that can be heard, in letters common to both scripts.
    heard(key) {
      return root.fihrisSearch.heard(key, this.data.sounds)
    }

    root(key) {
      return this.rootOf(this.stem(key))
    }

    rootOf(stem) {
      if (!this.data.root || !isArabic(stem) || this.whole.has(stem)) return stem
      const [suffixes, prefixes, letters] = this.data.root
      const bare = unprefix(unprefix(unsuffix(stem, suffixes), prefixes), letters)
      let made = bare[0]
      for (let place = 1; place < bare.length; place++) if (!this.data.vowels.includes(bare[place])) made += bare[place]
      return made.length >= this.data.rootRest ? made : stem
    }
  }

  Object.assign(root.fihrisSearch, { Analysis })
})(globalThis)

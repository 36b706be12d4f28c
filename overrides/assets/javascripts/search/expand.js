// Which words of the index a word of the query may mean. Nothing is looked for that does not stand in the texts.
(function (root) {
  "use strict"

  const { isLatin, voiced } = root.fihrisSearch

  const WEAK = /(?!^)[اوي]/g
  const SLOT = "ف"
  const ACCUSATIVE = "ا"
  const SEATS = [["يو", "وو"], ["وو", "يو"]] // a hamza on either seat: مسئول and مسؤول
  const LONG = 6 // letters from which a missing long vowel is a spelling, not another word
  const CLITIC = 0.9
  const SPELLING = 0.8
  const PLURAL = 0.7
  const PREFIX = 0.8
  const SOUND = 0.6
  const FAMILY = 0.9
  const LIFT = 2 // how much oftener than by chance
  const COMMONER = 20
  const SHORT = 3 // letters of which a clitic may be one
  const OFTENER = 3
  const SPOKEN = 5000 // words that somebody may ask for which the texts do not have
  const ROOMY = 0.8
  const MOST = 40 // words that one prefix may stand for
  const FURTHER = 3 // cuts of a large index that they may cost

  // ---------------------------------------------------------------- distance

  // Levenshtein's distance; anything above `limit` is just "too far".
  function distance(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit) return limit + 1
    let old = Array.from({ length: other.length + 1 }, (_, place) => place)
    for (let i = 1; i <= one.length; i++) {
      const row = [i]
      for (let j = 1; j <= other.length; j++) {
        row.push(Math.min(old[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1), old[j] + 1, row[j - 1] + 1))
      }
      if (Math.min(...row) > limit) return limit + 1
      old = row
    }
    return old[other.length]
  }

  // ---------------------------------------------------------------- patterns

  const pattern = (text) => {
    const slots = []
    const source = Array.from(text, (letter, place) => {
      if (letter !== SLOT) return letter
      slots.push(place)
      return place === text.length - 1 ? "[^اءي]" : "[^اء]" // a last ي makes an adjective
    }).join("")
    return { test: new RegExp(`^${source}$`), slots, text }
  }

  const fill = (word, from, to) => {
    if (!from.test.test(word)) return null
    let slot = 0
    return Array.from(to.text, (letter) => (letter === SLOT ? word[from.slots[slot++]] : letter)).join("")
  }

  // What a word is before a pronoun: سياسة in سياستها, أعضاء in أعضائه and أعضاؤه, once folded.
  const joints = (bare) => (bare.endsWith("ه") ? [`${bare.slice(0, -1)}ت`] : bare.endsWith("اء") ? [bare, `${bare.slice(0, -1)}ي`, `${bare.slice(0, -1)}و`] : [bare])

  const seated = (bare) => SEATS.map(([one, other]) => bare.replace(one, other)).filter((other) => other !== bare)

  // ---------------------------------------------------------------- expansion

  class Expander {
    // `proper` are words of names, without articles: what is no name is never bent into one.
    constructor(index, proper = new Set()) {
      this.index = index
      this.words = index.words
      this.proper = proper
      this.analysis = index.analysis
      this.inflections = new Map(this.analysis.data.inflections.flatMap((row, number) => row.map((ending) => [ending, number])))
      this.inflections.set("", 0)
      // how much of what may be asked for the texts have: on a small site an unknown word is hardly ever a slip
      this.share = index.vocabulary / (index.vocabulary + SPOKEN)
      this.roomy = this.share > ROOMY // texts are many
      this.plurals = (this.analysis.data.plurals || []).map((pair) => pair.map(pattern))
    }

    // What a word of the query stands for: `own` as typed, article and clitics aside; `meant` with its inflections, number of
    // the word → weight; `kin` what shares no more than its root. Of a `name` nothing is meant but itself.
    reading(key, name = false) {
      const own = new Map()
      this.put(own, this.named(key), 1)
      const meant = new Map(own)
      if (!name) this.addMeant(meant, key, this.words.docsOf(own.keys()))
      for (const word of meant.keys()) if (!own.has(word) && this.bent(key, this.analysis.bare(this.words.keys[word]))) meant.delete(word)
      const { bares, roots, stems } = this.words
      const kin = new Set([...(roots.get(this.analysis.root(key)) || []), ...(stems.get(this.analysis.stem(key)) || [])])
      return { own, meant, kin: [...kin].flatMap((bare) => bares.get(bare)) }
    }

    // Names take what is written before a word, and nothing else.
    bent(key, bare) {
      return (this.proper.has(bare) && !key.endsWith(bare)) || this.proper.has(this.analysis.bare(key))
    }

    addMeant(found, key, docs) {
      const bare = this.analysis.bare(key)
      this.addFamily(found, bare, 1, docs)
      this.addForms(found, bare, CLITIC)
      for (const variant of this.spellings(bare)) this.addForms(found, variant, SPELLING)
      for (const plural of this.pluralsOf(bare)) this.addPlural(found, plural, docs, bare)
      for (const rest of this.rests(key)) this.addRest(found, key, rest, docs)
      for (const one of this.singles(bare)) this.addRest(found, key, one, docs, true)
    }

    // A rare word is no plural of a very common one, unless the texts show it; three letters that stand nowhere fit any pattern.
    addPlural(found, plural, docs, bare) {
      const others = this.words.docsOf(this.standing(plural))
      if (others.size === 0) return
      if ((docs.size === 0 && bare.length > 3) || others.size <= COMMONER * docs.size || this.together(docs, others)) this.addForms(found, plural, PLURAL)
    }

    // The rest without a clitic or a pronoun is meant where the word as typed stands nowhere, and where the rest is a noun; else
    // the texts must show it: فيلق is no «يلق».
    addRest(found, key, rest, docs, single = false) {
      const bare = this.analysis.bare(rest)
      const others = this.words.docsOf(this.words.bares.get(bare) || [])
      const name = bare.length > SHORT && others.size >= OFTENER * docs.size // ببغداد once, بغداد often
      const noun = others.size > docs.size && (single ? others.size >= OFTENER * docs.size : (key.endsWith(rest) && (name || this.articled(bare))))
      if (docs.size > 0 && !noun && !this.together(docs, others)) return
      this.put(found, this.standing(bare), CLITIC)
      this.addFamily(found, bare, CLITIC, others)
      if (docs.size > 0) return
      this.addForms(found, bare, SPELLING)
      for (const plural of this.pluralsOf(bare)) this.addPlural(found, plural, others, bare)
    }

    // Whether a word stands anywhere with its article, as only nouns do.
    articled(bare) {
      return (this.words.bares.get(bare) || []).some((word) => this.words.keys[word].length >= bare.length + 2)
    }

    // All words of the same stem, as far as they differ by an ending of number, gender or pronoun alone or the texts show them
    // to be one word.
    addFamily(found, bare, weight, docs) {
      const stem = this.analysis.stem(bare)
      const row = (one) => (stem.length > 1 ? this.inflections.get(one.slice(stem.length)) : undefined)
      const own = row(bare)
      for (const other of this.words.stems.get(stem) || []) {
        if (other === bare) continue
        const words = this.words.bares.get(other)
        if (!this.analysis.data.stem || (own !== undefined && own === row(other)) || this.together(docs, this.words.docsOf(words))) this.put(found, words, weight * FAMILY)
      }
    }

    // Two forms are one word where they stand in the same documents more often than chance has it.
    together(docs, others) {
      let both = 0
      const [few, many] = docs.size < others.size ? [docs, others] : [others, docs]
      for (const doc of few) if (many.has(doc)) both += 1
      return both > 0 && (both * this.index.count >= LIFT * docs.size * others.size || 2 * both >= few.size)
    }

    // What is left without a clitic, a pronoun or the accusative's alif, or without both; these two stand behind no word with an article.
    shorter(key) {
      const bare = this.analysis.bare(key)
      const found = this.analysis.data.clitics.filter((clitic) => key.startsWith(clitic)).map((clitic) => key.slice(clitic.length))
      for (const rest of key.length < bare.length + 2 ? [bare, ...found] : []) found.push(...this.unowned(rest))
      return found.filter((rest) => rest.length > 2)
    }

    // What a word is without a pronoun or the accusative's alif.
    unowned(word) {
      const found = []
      for (const end of [...this.analysis.data.pronouns, ACCUSATIVE]) {
        if (!word.endsWith(end)) continue
        found.push(word.slice(0, -end.length))
        if (word.endsWith(`ت${end}`)) found.push(`${word.slice(0, -end.length - 1)}ه`)
        if (/ا[يو]$/.test(word.slice(0, -end.length))) found.push(`${word.slice(0, -end.length - 1)}ء`)
      }
      return found
    }

    // What a dual or a plural is one of: دولة for دولتان. ان is mostly a name's own: سليمان.
    singles(bare) {
      const found = Object.entries(this.analysis.data.singles).filter(([end]) => bare.endsWith(end) && (this.roomy || end.includes("ت"))).map(([end, one]) => bare.slice(0, -end.length) + one)
      return found.filter((one) => one.length + this.roomy > SHORT && this.named(one).length > 0)
    }

    // The same, as far as it is a word.
    rests(key) {
      return this.shorter(key).filter((rest) => this.named(rest).length > 0)
    }

    // What a word that stands nowhere may be another form of.
    others(key) {
      const bare = this.analysis.bare(key)
      return [...this.shorter(key).map((rest) => this.analysis.bare(rest)), ...seated(bare), ...this.pluralsOf(bare)]
    }

    // A word with all that may be written before and after it.
    addForms(found, bare, weight) {
      this.put(found, this.standing(bare), weight)
      if (bare.length < 3) return
      for (const joined of joints(bare)) for (const end of this.analysis.data.pronouns) this.put(found, this.standing(joined + end), weight)
      if (!bare.endsWith("ه") && this.analysis.data.pronouns.length > 0) this.put(found, this.standing(bare + ACCUSATIVE), weight)
    }

    put(found, words, weight) {
      for (const word of words) if (!(found.get(word) >= weight)) found.set(word, weight)
    }

    // The words of the index that are this one, article, conjunction and clitics aside; nothing for stop words.
    named(key) {
      return this.standing(this.analysis.bare(key))
    }

    standing(bare) {
      const { words, analysis } = this
      if (analysis.isStop(bare)) return []
      const found = (this.words.bares.get(bare) || []).slice()
      const own = found.length > 0
      if (bare.length > (own ? 2 : 1)) { // لسد, where سد alone stands nowhere
        for (const clitic of analysis.data.clitics) {
          const word = words.number.get(clitic + bare)
          if (word === undefined || found.includes(word)) continue
          if (!own && this.articled(clitic + bare)) continue // الفكرة: no «ف» and «كرة»
          found.push(word)
        }
      }
      return found
    }

    // Long words that have one long vowel more or less: ميليشيا and مليشيا.
    spellings(bare) {
      if (!this.analysis.data.stem) return []
      const others = this.words.loose.get(bare.replace(WEAK, "")) || []
      const seats = seated(bare).filter((other) => this.words.bares.has(other))
      return seats.concat(others.filter((other) => (
        Math.abs(other.length - bare.length) === 1 && Math.max(other.length, bare.length) >= LONG && distance(other, bare, 1) <= 1
      )))
    }

    pluralsOf(bare) {
      const found = new Set()
      for (const [one, many] of this.plurals) {
        for (const [from, to] of [[one, many], [many, one]]) {
          const made = fill(bare, from, to)
          if (made) found.add(made)
        }
      }
      return found
    }

    // The words that begin like this one, article and conjunction aside.
    async begun(key) {
      const { index, words } = this
      const found = (await index.rolls.begin(this.analysis.bare(key))).sort(([, one], [, other]) => other - one).map(([bare]) => bare)
      await index.need(found, index.room(FURTHER, 2))
      const numbers = found.flatMap((bare) => words.bares.get(bare) || [])
      numbers.sort((one, other) => words.frequency(other) - words.frequency(one) || one - other)
      return new Map(numbers.slice(0, MOST).map((word) => [word, PREFIX]))
    }

    // A name in the other script, by its consonants: Soleimani and سليماني.
    async sounded(key) {
      const heard = this.analysis.heard(key)
      const found = new Map()
      if (heard.length < 3) return found
      const others = (await this.index.rolls.sound(heard)).map(([bare]) => bare).filter((bare) => isLatin(bare) !== isLatin(key))
      const { sounds } = this.analysis.data
      const spelt = others.map((bare) => [bare, distance(voiced(key, sounds), voiced(bare, sounds), 4)])
      const least = Math.min(...spelt.map(([, far]) => far))
      const chosen = spelt.filter(([, far]) => far <= least + 0.5 && far < heard.length).map(([bare]) => bare)
      await this.index.need(chosen, this.index.room(FURTHER, 2))
      for (const bare of chosen) this.put(found, this.named(bare), SOUND)
      return found
    }
  }

  Object.assign(root.fihrisSearch, { Expander, distance })
})(globalThis)

// What a word that stands nowhere may have been meant for: a noisy channel. A word of the index is believed where it is
// likelier to have been typed wrong than the letters typed are likely to be a word that the texts do not have.
(function (root) {
  "use strict"

  // Letters that hands and ears confuse.
  const CONFUSED = ["ضظد", "سصث", "تطد", "ذزظد", "قكغ", "هحخ", "ءاعه", "جغش", "بنتثي", "رز", "فق", "وؤ"]
  const WEAK = "اويaeiouy"
  const VOWELS = /(?!^)[اويaeiouy](?!$)/g

  // Costs are natural logarithms of probabilities.
  const SLIP = Math.log(400) // a word in a hundred is typed wrong, in one of four ways
  const LETTERS = Math.log(28) // any letter instead
  const FEW = Math.log(3) // one of the few that are confused with it, or a long vowel
  const FIRST = Math.log(5) // the first letter is seldom wrong; what differs there is more often another form
  const EDITS = 2
  const BONES = 4 // letters that vowels may stand otherwise between and the word is still told
  const NAMES = 0.5 // half of what is asked for is a name of the registry
  const BELIEVED = [0.75, 0.25] // how sure a correction must be to answer alone; of many texts, which have most of what is asked for
  const MOST = 40
  const AND = "وال"
  const GLUED = /^[ae]l\w{3}/ // an article that a Latin name was written together with
  const PART = 3 // letters of a word that another was written together with

  const confused = new Set()
  for (const letters of CONFUSED) {
    for (const one of letters) for (const other of letters) if (one !== other) confused.add(one + other)
  }

  const swapped = (one, other) => SLIP + (confused.has(one + other) || (WEAK.includes(one) && WEAK.includes(other)) ? FEW : LETTERS)
  const added = (letter, before) => SLIP + (letter === before ? 0 : WEAK.includes(letter) ? FEW : LETTERS)

  // What it costs to have typed `typed` for `meant`; Infinity from `EDITS` on. Vowels put otherwise are one slip: a name is
  // written as it is heard, سولماني.
  function slips(typed, meant) {
    const bones = typed.replace(VOWELS, "")
    const vowels = bones.length >= BONES && bones === meant.replace(VOWELS, "") ? SLIP + FEW + Math.log(typed.length) : Infinity
    return Math.min(vowels, edits(typed, meant))
  }

  function edits(typed, meant) {
    let start = 0
    while (start < typed.length && typed[start] === meant[start]) start += 1
    let ends = 0
    const shorter = Math.min(typed.length, meant.length) - start
    while (ends < shorter && typed[typed.length - 1 - ends] === meant[meant.length - 1 - ends]) ends += 1
    return between(typed.slice(Math.max(0, start - 1), typed.length - ends), meant.slice(Math.max(0, start - 1), meant.length - ends), start > 0, Math.max(typed.length, 2))
  }

  function between(typed, meant, shared, length) {
    const from = shared ? 1 : 0 // the letter before is there only to tell a doubled one
    const columns = meant.length - from + 1
    if (Math.max(typed.length, meant.length) - from > 2 * EDITS + 4) return Infinity
    let older = null
    let old = Array.from({ length: columns }, (_, j) => [j * SLIP, j])
    for (let i = 1; i <= typed.length - from; i++) {
      const a = typed[from + i - 1]
      const before = typed[from + i - 2] || ""
      const row = [[old[0][0] + added(a, before), old[0][1] + 1]]
      for (let j = 1; j < columns; j++) {
        const b = meant[from + j - 1]
        let best = a === b ? old[j - 1] : [old[j - 1][0] + swapped(a, b), old[j - 1][1] + 1]
        best = least(best, [old[j][0] + added(a, before), old[j][1] + 1])
        best = least(best, [row[j - 1][0] + SLIP, row[j - 1][1] + 1]) // a letter was left out
        if (i > 1 && j > 1 && a === meant[from + j - 2] && before === b) best = least(best, [older[j - 2][0] + SLIP, older[j - 2][1] + 1])
        row.push(best)
      }
      older = old
      old = row
    }
    const [cost, count] = old[columns - 1]
    return count > EDITS ? Infinity : cost + count * Math.log(length) + (shared ? 0 : FIRST)
  }

  // By what one of two words is longer at its end than the other.
  const ending = (one, other) => (one.startsWith(other) ? one.slice(other.length) : other.startsWith(one) ? other.slice(one.length) : "-")

  const least = (one, other) => (other[0] < one[0] ? other : one)

  const pairsOf = (word) => {
    const letters = ["^", ...word, "$"]
    return letters.slice(1).map((two, place) => [letters[place], two])
  }

  // How likely letters are to be a word at all, by how often two follow one another in the words of the index.
  class Letters {
    constructor(pairs) {
      this.pairs = pairs
      this.firsts = new Map()
      for (const [pair, often] of pairs) {
        const [first] = pair
        this.firsts.set(first, (this.firsts.get(first) || 0) + often)
      }
    }

    static of(words) {
      const pairs = new Map()
      for (const word of words) for (const [one, two] of pairsOf(word)) pairs.set(one + two, (pairs.get(one + two) || 0) + 1)
      return new Letters(pairs)
    }

    chance(word) {
      return pairsOf(word).reduce((sum, [one, two]) => (
        sum + Math.log(((this.pairs.get(one + two) || 0) + 0.5) / ((this.firsts.get(one) || 0) + 15))
      ), 0)
    }
  }

  class Repairer {
    // `names` are the words of the registry's names, without articles, with the cards that have them; a given name, which is none of
    // those that are `called` so, is asked for beside another.
    constructor(index, expander, names, called) {
      Object.assign(this, { index, expander, names, called })
    }

    prepare() {
      if (this.letters) return
      const { letters, words } = this.index
      this.letters = letters ? new Letters(new Map(Object.entries(letters))) : Letters.of(words.bares.keys())
      this.unseen = 2 * Math.log(1 - this.expander.share)
    }

    // Words typed with a space too many or too few, as the texts have them; `lost` are those that stand nowhere as typed.
    async respaced(keys, lost) {
      const { index, expander } = this
      const made = []
      for (let place = 0; place < keys.length; place++) {
        const [key, next] = keys.slice(place)
        const apart = next !== undefined && (lost.has(key) || lost.has(next))
        if (apart) await index.need([index.analysis.bare(key + next)], index.room(1))
        const joined = apart && expander.named(key + next).length > 0
        if (joined) place += 1
        made.push(...(joined ? [key + next] : lost.has(key) ? await this.parted(key) : [key]))
      }
      return made
    }

    // The two words that a word which stands nowhere is, where they stand side by side or «and» and an article say so.
    async parted(key) {
      const { expander, index: { words } } = this
      for (const parts of await this.seams(key)) {
        const [one, other] = parts.map((part) => expander.named(part))
        const and = parts[1].startsWith(AND)
        const beside = (doc) => words.places(one, doc).some((at) => words.places(other, doc).includes(at + 1))
        if (one.length > 0 && other.length > 0 && (and || [...words.docsOf(one)].some(beside))) return parts
      }
      return [key]
    }

    // What a word may be two of: in a large index, whose words begin and end as it does, two of them.
    async seams(key) {
      const { index } = this
      const { analysis, rolls } = index
      const first = GLUED.test(key) ? 2 : PART
      const all = Array.from({ length: key.length - PART - first + 1 }, (_, step) => [key.slice(0, first + step), key.slice(first + step)])
      if (!index.directory) return all
      const known = new Map((await Promise.all([rolls.begin(analysis.bare(key).slice(0, PART)), rolls.end(key.slice(-PART))])).flat())
      const bares = (parts) => parts.map((part) => analysis.bare(part))
      const found = all.filter((parts) => bares(parts).every((bare) => known.has(bare))).slice(0, 1)
      await index.need(found.flatMap(bares), index.room(2))
      return found
    }

    prior(bare, often) {
      const text = (this.expander.share * often) / this.index.length
      return Math.log(this.called.has(bare) ? (1 - NAMES) * text + NAMES / this.called.size : text)
    }

    // Words of the index with how far each is believed; `sure` where one word and its forms outweigh all else. A و may be the
    // word's own: واشطن.
    async near(key) {
      this.prepare()
      const found = await this.like(this.index.analysis.bare(key))
      const other = key[0] === AND[0] ? key : GLUED.test(key) ? key.slice(2) : ""
      const whole = found.sure || !other ? found : await this.like(other)
      return whole.sure || found.words.length === 0 ? whole : { ...found, words: [...found.words, ...whole.words] }
    }

    async like(typed) {
      const { index } = this
      const found = []
      const own = mask(typed)
      const doubled = typed.slice(-1) === typed.slice(-2, -1)
      const { endings } = index.analysis
      let step = 0
      for (const [bare, often] of await index.rolls.like(typed)) {
        if (step++ % 4096 === 0) await index.breathe()
        if (Math.abs(bare.length - typed.length) > EDITS || bits(own ^ mask(bare)) > 2 * EDITS) continue
        if (endings.has(ending(typed, bare)) && !doubled) continue // another form or another word, but no slip
        const cost = slips(typed, bare)
        if (cost < Infinity) found.push({ bare, chance: this.prior(bare, often) - cost })
      }
      found.sort((one, other) => other.chance - one.chance || (one.bare < other.bare ? -1 : 1))
      return this.believed(found, this.unseen + this.letters.chance(typed))
    }

    // Whether two words are of one name, or of other spellings of it: ترول and ترويل.
    together(one, other) {
      return [...(this.names.get(one) || [])].some((card) => this.names.get(other)?.has(card))
    }

    believed(found, none) {
      if (found.length === 0) return { words: [], sure: false, best: "" }
      const [{ bare: best, chance: top }] = found
      const stem = (bare) => this.index.analysis.stem(bare)
      let [all, own] = [Math.exp(none - top), 0]
      for (const { bare, chance } of found) {
        all += Math.exp(chance - top)
        if (stem(bare) === stem(best) || this.together(bare, best)) own += Math.exp(chance - top)
      }
      const words = found.filter(({ chance }) => chance > none - 3 && chance > top - 3).slice(0, MOST)
      return { words: words.map(({ bare, chance }) => ({ bare, weight: Math.exp((chance - top) / 4) })), sure: own / all >= BELIEVED[+this.expander.roomy], best }
    }
  }

  const mask = (word) => {
    let made = 0
    for (let place = 0; place < word.length; place++) made |= 1 << word.charCodeAt(place) % 31
    return made
  }

  const bits = (number) => {
    let left = number - ((number >>> 1) & 0x55555555)
    left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
    return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
  }

  Object.assign(root.fihrisSearch, { Repairer, slips })
})(globalThis)

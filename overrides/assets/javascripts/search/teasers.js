// What of a document is shown: the sentences that have most of a query, cut to what was found.
(function (root) {
  "use strict"

  const TEASER = 40 // words of a sentence that is shown whole
  const OPENING = 8 // words that begin a longer one
  const AROUND = 6 // words on either side of what was found in it
  const SENTENCES = 3
  const AGAIN = 0.05 // what a term is worth that another sentence shows already
  const SENTENCE = /[^\s.!?؟…◆][^.!?؟…\n◆]*/gu

  class Teasers {
    constructor({ index, analysis }) {
      Object.assign(this, { index, analysis })
    }

    // A hit as a reader sees it: title and teaser in pieces, `mark` true for what was found; it leads to the sentence shown.
    async show(doc, result) {
      const { facets, groups, group, imprint } = this.index
      const [date, when, signed] = imprint[doc]
      const made = {
        doc,
        kind: facets.kind[doc][0],
        group: group[doc] ? { id: groups[group[doc] - 1][0], title: groups[group[doc] - 1][1] } : null,
        date,
        when,
        signed,
      }
      const { href, title, text, sentences } = await this.index.text(doc)
      const { pieces: teaser, id } = this.teaser(text, sentences, result)
      const titled = pieces(title, [...this.found(this.analysis.words(title), result.shown)], 0, title.length)
      return { ...made, href: id ? `${href.replace(/#.*$/, "")}#${id}` : href, title: titled, teaser }
    }

    found(words, { alone, whole }) {
      const runs = [...whole, [alone]]
      const found = new Set()
      words.forEach((_, place) => {
        for (const forms of runs) {
          if (forms.every((form, step) => form.has(words[place + step]?.key))) forms.forEach((form, step) => found.add(words[place + step]))
        }
      })
      return found
    }

    // The sentences that have most of the query: the best one, and others for the words that it lacks. `id` is the best one's,
    // as far as it can be led to.
    teaser(text, starts, result) {
      const { sentences, found } = this.sentences(text, starts, result)
      if (sentences.length === 0) return { pieces: [], id: "" }
      const chosen = []
      const seen = new Set()
      while (chosen.length < SENTENCES) {
        const gain = (sentence) => [...sentence.worth].reduce((sum, [number, worth]) => sum + (seen.has(number) ? worth * AGAIN : worth), 0)
        const left = sentences.filter((sentence) => !chosen.includes(sentence) && [...sentence.worth.keys()].some((number) => !seen.has(number)))
        if (left.length === 0) break
        const best = left.reduce((one, other) => (gain(other) > gain(one) + 1e-9 ? other : one))
        chosen.push(best)
        for (const number of best.worth.keys()) seen.add(number)
      }
      const first = chosen[0] || sentences[0]
      const shown = (chosen.length > 0 ? chosen : [first]).sort((one, other) => one.start - other.start)
      const made = []
      shown.forEach((sentence, place) => {
        if (sentence.start > 0 && (place === 0 || sentence.start > shown[place - 1].end + 1)) made.push({ text: place ? " … " : "… ", mark: false })
        else if (place) made.push({ text: " ", mark: false })
        sentence.end = sentence.start + text.slice(sentence.start, sentence.end).replace(/[\s◆]+$/, "").length
        made.push(...this.cut(text, sentence, found))
      })
      if (shown[shown.length - 1].end < text.trimEnd().length) made.push({ text: " …", mark: false })
      return { pieces: made, id: chosen.length > 0 ? first.id : "" }
    }

    // The sentences of a text with what each has of the query: number of the term → its worth.
    sentences(text, starts, { terms, marks, shown }) {
      const bounds = starts.length > 0 ? starts : [...text.matchAll(SENTENCE)].map((match) => ["", match.index])
      const words = this.analysis.words(text)
      const found = this.found(words, shown)
      const made = bounds.map(([id, start], place) => ({ id, start, end: place + 1 < bounds.length ? bounds[place + 1][1] : text.length, words: [], worth: new Map() }))
      let place = 0
      for (const word of words) {
        while (place + 1 < made.length && word.start >= made[place + 1].start) place += 1
        if (made.length === 0) break
        made[place].words.push(word)
        if (!found.has(word)) continue
        for (const number of marks.get(word.key) || []) made[place].worth.set(number, terms[number].weight * terms[number].idf)
      }
      return { sentences: made.filter(({ words }) => words.length > 0), found }
    }

    // A sentence in pieces, its beginning and what was found in it; a long stretch without is left out.
    cut(text, { start, end, words }, found) {
      const marked = words.filter((word) => found.has(word))
      const keep = new Set()
      words.forEach((word, place) => {
        if (place < OPENING) keep.add(place)
        if (found.has(word)) for (let near = place - AROUND; near <= place + AROUND; near++) keep.add(near)
      })
      if (words.length <= TEASER) return pieces(text, marked, start, end)
      const made = []
      let from = start
      let open = true
      words.forEach((word, place) => {
        if (keep.has(place) && !open) {
          made.push({ text: " … ", mark: false })
          from = word.start
          open = true
        }
        const next = words[place + 1]
        if (open && (!next || !keep.has(place + 1))) {
          made.push(...pieces(text, marked.filter((one) => one.start >= from && one.end <= word.end), from, next ? word.end : end))
          open = false
        }
      })
      return made
    }
  }

  const pieces = (text, words, from, to) => {
    const made = []
    let place = from
    for (const { start, end } of words) {
      if (start > place) made.push({ text: text.slice(place, start), mark: false })
      made.push({ text: text.slice(start, end), mark: true })
      place = end
    }
    if (to > place) made.push({ text: text.slice(place, to), mark: false })
    return made
  }

  Object.assign(root.fihrisSearch, { Teasers })
})(globalThis)

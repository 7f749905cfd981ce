/**
 * Recounts a village's year of star rating from its records alone, and compares what was published with what the records say (R-404…R-425).
 * Written a second time on purpose: it imports nothing of the program, so that the two can only agree by being right, and anybody can run it on an
 * exported year:
 *
 *   node tools/stars/recount.mjs year.jsonl
 *
 * Each line is one record: {"dossier", "procedure", "sequence", "act", "from", "to", "at" (ms), "actor", "form", "facts"}.
 */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** @param {readonly object[]} records @returns {{ differences: string[], figures: object, checked: number }} */
export function recount(records) {
  const ordered = records.toSorted((one, other) => one.at - other.at || one.sequence - other.sequence)
  const differences = []
  const year = { standard: null, takenMonths: 12, sittings: [], published: new Map(), awarded: new Set(), shown: new Map() }
  const ratings = new Map()
  let checked = 0
  for (const record of ordered) {
    if (record.procedure === 'star-household') onRating(record, ratingOf(ratings, record.dossier), year, differences)
    if (record.procedure === 'star-cycle') checked += onYear(record, ratings, year, differences)
  }
  return { differences, figures: year.standard === null ? {} : figuresOf(ratings, year), checked }
}

function ratingOf(ratings, dossier) {
  if (!ratings.has(dossier)) {
    ratings.set(dossier, {
      headName: '', group: '', adults: [], state: null, takesPart: false, decided: false, own: 0, opinions: new Map(), given: [], away: new Map(), grounds: [], asked: null,
      objections: new Set(), moving: null, kin: false,
    })
  }
  return ratings.get(dossier)
}

// The year ---------------------------------------------------------------------------------------------------------------

function onYear({ act, form, facts, at }, ratings, year, differences) {
  const day = dayOf(at)
  switch (act) {
    case 'launch':
      year.standard = facts.agreed.standard
      year.takenMonths = facts.agreed.limits.takenMonths
      return 0
    case 'open-meeting': case 'change-attendance':
      year.sittings.push(new Set(form.present))
      return 0
    case 'publish': case 'amend-notice':
      compare(`${act} ${day}`, linesOf(ratings, ({ stars }) => stars.length > 0), facts.lines, differences)
      return facts.lines.length
    case 'award':
      compare(`award ${day}`, linesOf(ratings, (one) => hasTitle(one, year) && !one.open), facts.lines, differences)
      for (const { rating } of facts.lines) year.awarded.add(rating)
      remember(year, facts.lines)
      return facts.lines.length
    case 'award-later': {
      compare(`award-later ${day}`, linesOf(ratings, (one) => hasTitle(one, year) && !one.open && !year.awarded.has(one.dossier)), facts.lines, differences)
      for (const { rating } of facts.lines) year.awarded.add(rating)
      remember(year, facts.lines)
      return facts.lines.length
    }
    case 'publish-list': {
      const present = linesOf(ratings, (one) => hasTitle(one, year) && !one.open && year.awarded.has(one.dossier))
      const resolved = (form.resolution ?? '').trim() !== ''
      // Without a resolution of the assembly only households that have more than was shown before: a decrease is never told.
      const due = resolved ? present : present.filter(({ rating, stars }) => {
        const before = year.shown.get(rating) ?? []
        return stars.length > before.length && before.every((star) => stars.includes(star))
      })
      compare(`publish-list ${day}`, due, facts.lines, differences)
      if (resolved) year.shown = new Map()
      remember(year, facts.lines)
      return facts.lines.length
    }
    default: return 0
  }
}

function remember(year, lines) {
  for (const { rating, stars } of lines) year.shown.set(rating, stars)
}

function hasTitle({ stars }, { standard }) {
  return stars.length >= standard.titleFrom
}

function linesOf(ratings, wanted) {
  return [...ratings].filter(([, one]) => one.takesPart && one.decided && one.state !== 'ENDED')
    .map(([dossier, one]) => ({ dossier, stars: starsOf(one), open: isOpen(one), one }))
    .filter(wanted).map(({ dossier, stars, one }) => ({ rating: dossier, headName: one.headName, group: one.group, stars }))
}

/** The same households, each with the same name, group and stars, and nothing more in a line than that. */
function compare(what, mine, published, differences) {
  const text = ({ rating, headName, group, stars }) => JSON.stringify([rating, headName, group, [...stars].sort()])
  const [own, theirs] = [new Set(mine.map(text)), new Set(published.map(text))]
  for (const line of own) if (!theirs.has(line)) differences.push(`${what}: missing or wrong on the list: ${line}`)
  for (const line of theirs) if (!own.has(line)) differences.push(`${what}: on the list without ground: ${line}`)
  for (const line of published) {
    const more = Object.keys(line).filter((key) => !['rating', 'headName', 'group', 'stars'].includes(key))
    if (more.length > 0) differences.push(`${what}: says more than it may: ${more.join(', ')}`)
  }
}

// A household ------------------------------------------------------------------------------------------------------------

function onRating({ act, to, form, facts, actor, at, dossier }, one, year, differences) {
  const day = dayOf(at)
  if (facts.of !== undefined) Object.assign(one, { headName: facts.of.headName, group: facts.of.group, adults: facts.of.adults })
  const fault = (sentence) => differences.push(`${dossier} ${act} ${day}: ${sentence}`)
  switch (act) {
    case 'rate-self': case 'revise':
      one.takesPart = one.adults.includes(actor.person) || form.paper !== undefined
      one.own = form.stars.filter(({ claim }) => claim === 'met').length
      break
    case 'confirm':
      if (!one.adults.includes(actor.person)) fault('confirmed by nobody of the household (R-403)')
      one.takesPart = true
      break
    case 'stay-out': case 'opt-out':
      Object.assign(one, { takesPart: false, decided: false, given: [], away: new Map() })
      break
    case 'add-opinion':
      one.opinions.set(`${actor.person} ${form.group ?? ''}`, form)
      break
    case 'report-ground': one.asked = form; break
    case 'settle-ground':
      if (form.holds) one.grounds.push(one.asked)
      one.asked = null
      break
    case 'decide': case 'correct-decision': {
      const present = year.sittings[form.sitting - 1] ?? new Set()
      if (form.sitting !== year.sittings.length) fault('counted against another sitting (R-404)')
      if (form.withdrawn.some((person) => !present.has(person))) fault('somebody withdrew who was not there (R-404)')
      if (one.adults.some((person) => present.has(person) && !form.withdrawn.includes(person))) fault('a member of the household voted (R-404)')
      vote(one, year, form, present.size - form.withdrawn.length, day, fault)
      one.recorder = actor.person
      break
    }
    case 'decide-review':
      if (one.recorder === actor.person) fault('reviewed by whoever had recorded it (R-407)')
      vote(one, year, form, form.present.length - form.withdrawn.length, day, fault)
      one.recorder = actor.person
      one.objections.delete(form.objection)
      break
    case 'take-objection': one.objections.add(form.objection); break
    case 'drop-objection': one.objections.delete(form.objection); break
    case 'propose-adding': case 'propose-taking':
      one.moving = { star: form.star, take: act === 'propose-taking', answered: false, again: false }
      break
    case 'answer-proposal': case 'note-time-over': if (one.moving !== null) one.moving.answered = true; break
    case 'vote-move': {
      const voters = form.present.length - form.withdrawn.length
      if (form.yes + form.no + form.abstain !== voters) fault('hands do not add up (R-404)')
      if (one.moving.take && !one.moving.answered) fault('voted before the household was heard (R-411)')
      const passed = year.standard.majority.of * form.yes > year.standard.majority.over * voters
      if (passed && !one.moving.take) one.given = [...one.given, one.moving.star]
      else if (passed && one.moving.again) take(one, year, day)
      if (!passed || !one.moving.take || one.moving.again) one.moving = null
      break
    }
    case 'ask-move-review': one.moving.again = true; break
    case 'let-stand':
      take(one, year, day)
      one.moving = null
      break
    case 'restore-star':
      for (const [star, back] of one.away) if (back <= day) one.away.delete(star)
      break
    default: break
  }
  one.state = to
}

function vote(one, { standard }, { votes, withdrawn }, voters, day, fault) {
  for (const { star, yes, no, abstain } of votes) if (yes + no + abstain !== voters) fault(`hands do not add up for ${star} (R-404)`)
  const { over, of } = standard.majority
  const cast = new Map(votes.map((each) => [each.star, each]))
  const taken = [...one.away].filter(([star]) => one.takenStars?.has(star) === true)
  one.given = standard.stars.map(({ code }) => code).filter((star) => of * (cast.get(star)?.yes ?? 0) > over * voters)
  one.away = new Map(taken)
  for (const { kind, inForceFrom, months } of one.grounds) {
    const back = monthsLater(inForceFrom, months)
    const stars = standard.vetoes.find((each) => each.kind === kind)?.stars ?? []
    for (const star of stars) if (one.given.includes(star) && back > day && back > (one.away.get(star) ?? '')) one.away.set(star, back)
  }
  one.decided = true
  one.kin ||= withdrawn.length > 0
}

function take(one, { takenMonths }, day) {
  one.away.set(one.moving.star, monthsLater(day, Math.min(12, takenMonths)))
  one.takenStars = new Set([...one.takenStars ?? [], one.moving.star])
}

function starsOf({ given, away }) {
  return given.filter((star) => !away.has(star))
}

function isOpen({ state, objections, asked }) {
  return state === 'REVIEW' || state === 'APPEALED' || objections.size > 0 || asked !== null
}

// Figures ----------------------------------------------------------------------------------------------------------------

function figuresOf(ratings, { standard }) {
  const all = [...ratings.values()]
  const taking = all.filter(({ takesPart, state }) => takesPart && state !== 'ENDED')
  const decided = taking.filter((one) => one.decided).map((one) => ({ own: one.own, peers: peersOf(one, standard), given: starsOf(one).length, kin: one.kin }))
  const rated = decided.filter(({ given }) => given >= standard.titleFrom)
  const spoken = decided.filter(({ peers }) => peers !== null)
  const [kin, others] = [decided.filter((one) => one.kin), decided.filter((one) => !one.kin)].map((some) => mean(some.map(({ given }) => given)))
  return {
    participating: taking.length, stayingOut: all.filter(({ state }) => state === 'OUT').length, decided: decided.length, rated: rated.length,
    sixAndMore: rated.filter(({ given }) => given >= 6).length, everyStar: rated.filter(({ given }) => given === standard.stars.length).length, stillOpen: taking.filter(isOpen).length,
    ownOverPeers: mean(spoken.map(({ own, peers }) => own - peers)), givenOverPeers: mean(spoken.map(({ given, peers }) => given - peers)),
    kinOverOthers: kin === null || others === null ? null : kin - others,
    everyStarShare: decided.length < 5 ? null : Math.round(10_000 * decided.filter(({ given }) => given === standard.stars.length).length / decided.length),
  }
}

function peersOf({ opinions }, { stars }) {
  if (opinions.size === 0) return null
  const weight = (star, list) => [...opinions.values()].reduce((sum, form) => sum + (form[list].includes(star) ? form.people : 0), 0)
  return stars.filter(({ code }) => weight(code, 'supports') > weight(code, 'doubts')).length
}

function mean(values) {
  return values.length < 5 ? null : Math.round(100 * values.reduce((sum, value) => sum + value, 0) / values.length)
}

// Days in Beijing ----------------------------------------------------------------------------------------------------------

function dayOf(at) {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** The same day so many months on, or the last of that month. */
function monthsLater(day, months) {
  const [year, month, date] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const records = readFileSync(process.argv[2] ?? '/dev/stdin', 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line))
  const { differences, figures, checked } = recount(records)
  console.log(JSON.stringify({ records: records.length, checked, figures, differences }, null, 2))
  process.exitCode = differences.length === 0 ? 0 : 1
}

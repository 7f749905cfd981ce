/** A ballot paper on the keyboard: which key is which candidate, what the marks mean at once. Pure, so that the screen only shows it. */
import { postsByRank, type Post, type Seats } from '../../../../core/election/posts.ts'
import type { PollingPerson, PollingSlate } from '../../../../core/view/polling.ts'

/** One key a candidate, over all posts in the order of the paper; the numeric pad reaches the first ten. */
const candidateKeys = '1234567890qwertyuiop'.split('')
export const unreadableKeys: Readonly<Record<Post, string>> = { chair: 'a', vice: 's', member: 'd' }
const letters: Readonly<Record<Post, string>> = { chair: 'c', vice: 'v', member: 'm' }

export type OnPaper = { readonly post: Post; readonly mark: string; readonly name: string; readonly key: string | null }

/** Candidates of the posts that are voted on, by post. */
export function linesOf(slate: PollingSlate, seats: Seats): readonly OnPaper[] {
  const lines = postsByRank.filter((post) => seats[post] > 0).flatMap((post) => slate[post].map(({ name }, at) => ({ post, mark: `${letters[post]}${at + 1}`, name })))
  return lines.map((line, at) => ({ ...line, key: candidateKeys[at] ?? null }))
}

/** Somebody written in, as a mark for a post. */
export function writtenMark(post: Post, others: readonly PollingPerson[], person: string): string | null {
  const at = others.findIndex((one) => one.person === person)
  return at === -1 ? null : `${letters[post]}o${at + 1}`
}

export function unreadableMark(post: Post): string {
  return `${letters[post]}?`
}

export function postOfMark(mark: string): Post | null {
  return postsByRank.find((post) => letters[post] === mark[0]) ?? null
}

/** Put on or taken off. What cannot be read and names that can may stand side by side. */
export function toggled(marks: readonly string[], mark: string): readonly string[] {
  return marks.includes(mark) ? marks.filter((one) => one !== mark) : [...marks, mark]
}

export type PostReading = { readonly post: Post; readonly names: readonly string[]; readonly verdict: 'valid' | 'too-many' | 'abstains' | 'unreadable' }

/** What each post of the paper says: more names than seats is void for that post alone, fewer holds, none is an abstention. */
export function reading(marks: readonly string[], { slate, seats, others }: { readonly slate: PollingSlate; readonly seats: Seats; readonly others: readonly PollingPerson[] }): readonly PostReading[] {
  return postsByRank.filter((post) => seats[post] > 0).map((post) => {
    const own = marks.filter((mark) => postOfMark(mark) === post)
    const persons = [...new Set(own.flatMap((mark) => personOf(mark, slate, others) ?? []))]
    const names = persons.map(({ name }) => name)
    if (new Set(persons.map(({ person }) => person)).size > seats[post]) return { post, names, verdict: 'too-many' }
    if (names.length > 0) return { post, names, verdict: 'valid' }
    return { post, names, verdict: own.length > 0 ? 'unreadable' : 'abstains' }
  })
}

export function personOf(mark: string, slate: PollingSlate, others: readonly PollingPerson[]): PollingPerson | null {
  const post = postOfMark(mark)
  const what = mark.slice(1)
  if (post === null || what === '?') return null
  return (what.startsWith('o') ? others[Number(what.slice(1)) - 1] : slate[post][Number(what) - 1]) ?? null
}

/** As it is sent and kept; empty for a blank paper. */
export function textOf(marks: readonly string[]): string {
  return marks.toSorted((one, other) => rank(one) - rank(other)).join(' ')
}

export function marksIn(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ')
}

function rank(mark: string): number {
  const post = postOfMark(mark)
  const what = mark.slice(1)
  return (post === null ? 9 : postsByRank.indexOf(post)) * 10_000 + (what === '?' ? 9_999 : what.startsWith('o') ? 1_000 + Number(what.slice(1)) : Number(what))
}

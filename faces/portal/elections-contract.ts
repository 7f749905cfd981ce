/** What everybody may read of a village's elections, and what a villager finds of the own matters in one (R-200…R-234). */
import type { FieldModel, PagerModel, Problem } from '../../design/index.ts'

type Link = { readonly name: string; readonly href: string }
type Fact = { readonly name: string; readonly value: string }

export type ElectionsPage = {
  readonly page: 'elections'
  readonly village: string
  /** Those still running; usually one or none. */
  readonly running: readonly { readonly title: string; readonly sentence: string; readonly day: string; readonly href: string }[]
  readonly archive: readonly { readonly title: string; readonly words: string; readonly href: string }[]
}

export type ElectionResult = {
  readonly facts: readonly Fact[]
  readonly posts: readonly { readonly post: string; readonly invalid: number; readonly lines: readonly { readonly name: string; readonly votes: number; readonly elected: boolean }[] }[]
  /** What follows by law, sentence by sentence. */
  readonly words: readonly string[]
}
export type ElectionRound = {
  readonly number: number
  readonly title: string
  readonly day: string
  readonly stations: readonly { readonly name: string; readonly kind: string }[]
  readonly ballot: readonly { readonly post: string; readonly names: string }[]
  /** Null before it was announced on the spot. */
  readonly result: ElectionResult | null
}
export type ElectionPage = {
  readonly page: 'election'
  readonly village: string
  readonly title: string
  readonly sentence: string
  readonly facts: readonly Fact[]
  readonly elected: readonly { readonly post: string; readonly name: string }[]
  readonly term: string
  readonly handOver: string
  readonly calendar: readonly { readonly step: string; readonly days: string; readonly state: '办了' | '正在办' | '还没到' }[]
  readonly committee: readonly { readonly role: string; readonly name: string }[]
  readonly committeeWords: string
  /** Without a link once the election is over: names are taken down, figures and fingerprints stay. */
  readonly roll: (Partial<Link> & { readonly words: string }) | null
  readonly proxies: (Partial<Link> & { readonly words: string }) | null
  readonly candidates: readonly { readonly post: string; readonly seats: number; readonly people: readonly { readonly name: string; readonly sex: string; readonly introduction: string }[] }[]
  readonly rounds: readonly ElectionRound[]
  /** Says since when nothing was changed; null where a record does not hold. */
  readonly proof: (Link & { readonly words: string }) | null
  readonly prints: readonly Link[]
}

export type ElectionProofsPage = {
  readonly page: 'election-proofs'
  readonly village: string
  readonly title: string
  readonly back: string
  readonly unchanged: boolean
  readonly proofs: readonly { readonly title: string; readonly since: string; readonly hash: string; readonly versions: readonly (Partial<Link> & { readonly on: string; readonly because: string })[] }[]
}

export type ElectionRollPage = {
  readonly page: 'election-roll'
  readonly village: string
  readonly title: string
  readonly back: string
  readonly here: string
  readonly words: readonly string[]
  readonly query: string
  readonly groups: readonly (Link & { readonly here: boolean })[]
  readonly caption: string
  readonly lines: readonly { readonly at: number; readonly name: string; readonly sex: string; readonly group: string; readonly registration: string }[]
  readonly pager: PagerModel
  readonly objections: readonly string[]
}

export type ElectionProxiesPage = {
  readonly page: 'election-proxies'
  readonly village: string
  readonly title: string
  readonly back: string
  readonly words: string
  readonly lines: readonly { readonly at: number; readonly principal: string; readonly trustee: string }[]
}

export type MyElectionForm = { readonly key: string; readonly title: string; readonly words: readonly string[]; readonly action: string; readonly actId: string; readonly fields: readonly FieldModel[]; readonly submit: string }
export type MyElectionPage = {
  readonly page: 'my-election'
  readonly village: string
  readonly title: string
  readonly back: string
  readonly done: string | null
  readonly facts: readonly Fact[]
  readonly words: readonly string[]
  readonly forms: readonly MyElectionForm[]
  readonly problems: readonly Problem[]
}

/**
 * What an election has put on the board, each in the words that were put there, with its fingerprint: made from the sealed records and from nothing else, so that a page
 * can show what hung first, what was corrected, and that nothing else was ever touched. Only names that law makes public stand in it.
 */
import { createHash } from 'node:crypto'
import { posts, postsByRank, registrations, sexes, handOverItems } from '../../../core/election/index.ts'
import { blankDossier, evolve } from '../../../core/procedure/fold.ts'
import type { Instant } from '../../../core/time/index.ts'
import type { RollFile } from '../../../procedures/election-roll/roll-file.ts'
import { nameIn, type ElectionFile, type Person, type Round } from '../../../procedures/village-election/election-file.ts'
import type { Loaded } from '../../dossiers/index.ts'

/** `voting-2`, `result-2`: of the second vote. */
export type PublicationName = 'announcement' | 'committee' | 'roll' | 'proxies' | 'candidates' | 'hand-over' | `voting-${number}` | `result-${number}`
export type Version = { readonly number: number; readonly at: Instant; readonly because: string; readonly text: string; readonly hash: string }
export type Publication = { readonly name: PublicationName; readonly title: string; readonly versions: readonly Version[]; /** Hangs now; false while a new version is being made. */ readonly standing: boolean }

type Out = { readonly name: PublicationName; readonly title: string; readonly lines: readonly string[] }

/** In the order in which they first went out. */
export function publicationsOf(loaded: Loaded): readonly Publication[] {
  const found = new Map<PublicationName, { title: string; versions: Version[]; standing: boolean }>()
  let dossier = blankDossier(loaded.procedure, loaded.dossier.key)
  for (const { event } of loaded.events) {
    const before = dossier
    dossier = evolve(loaded.procedure, dossier, event)
    if (before.file === dossier.file && before.state === dossier.state) continue
    const out = outOf(loaded.procedure.key, dossier.file, before.file, dossier.state ?? '')
    if (out === null) continue
    for (const one of found.values()) one.standing = false
    for (const { name, title, lines } of out) {
      const kept = found.get(name) ?? { title, versions: [], standing: true }
      const text = [title, ...lines, ''].join('\n')
      if (kept.versions.at(-1)?.text !== text) {
        kept.versions.push({ number: kept.versions.length + 1, at: event.receivedAt, because: loaded.procedure.acts[event.act]?.recordName ?? '', text, hash: createHash('sha256').update(text, 'utf8').digest('hex') })
      }
      found.set(name, { ...kept, standing: true })
    }
  }
  return [...found].map(([name, one]) => ({ name, ...one }))
}

/** Null where nothing that is published has changed. */
function outOf(procedure: string, file: unknown, before: unknown, state: string): readonly Out[] | null {
  if (procedure === 'village-election') return electionOut(file as ElectionFile, state)
  const [now, then] = [file as RollFile, before as RollFile]
  const same = now.entries === then.entries && now.published === then.published && now.proxies === then.proxies && now.proxiesPublished === then.proxiesPublished
  return same ? null : rollOut(now)
}

function electionOut(file: ElectionFile, state: string): readonly Out[] {
  if (file.village === '') return []
  const { committee } = file
  return [
    { name: 'announcement', title: '选举公告', lines: [`投票日\t${file.electionDay}`, ...postsByRank.filter((post) => file.seats[post] > 0).map((post) => `应选${posts[post]}\t${file.seats[post]} 人`), `依据\t${file.basis}`] },
    ...(committee === null ? [] : [{
      name: 'committee' as const, title: '村民选举委员会名单',
      lines: committee.members.map((person) => `${person === committee.head ? '主任' : person === committee.deputy ? '副主任' : '委员'}\t${nameIn(file, person)}`),
    }]),
    ...(file.candidatesOn === null || ['NOMINATING', 'VOID'].includes(state) ? [] : [{ name: 'candidates' as const, title: '正式候选人名单', lines: postsByRank.flatMap((post) => candidatesOf(file)[post].map((one) => `${posts[post]}\t${personLine(one)}`)) }]),
    ...file.rounds.flatMap((round): readonly Out[] => [
      { name: `voting-${round.number}`, title: `第 ${round.number} 次投票的日子、地点和选票上的人`, lines: votingLines(round) },
      ...(round.announced === null || round.counted === null ? [] : [{ name: `result-${round.number}` as const, title: `第 ${round.number} 次投票的结果`, lines: resultLines(file, round) }]),
    ]),
    ...(file.handedOver === null ? [] : [{ name: 'hand-over' as const, title: '移交', lines: [`移交日\t${file.handedOver.on}`, `移交了\t${file.handedOver.items.map((item) => handOverItems[item]).join('、')}`] }]),
  ]
}

function rollOut(file: RollFile): readonly Out[] {
  const names = new Map(file.entries.map(({ person, name }) => [person, name]))
  return [
    ...(file.published === null ? [] : [{ name: 'roll' as const, title: '登记参加选举的村民名单', lines: rollLines(file).map((line) => [line.group, line.name, line.sex, line.registration].join('\t')) }]),
    ...(file.proxiesPublished === null ? [] : [{
      name: 'proxies' as const, title: '委托投票名单', lines: file.proxies.filter(({ ended }) => ended === '').map(({ principal, trustee }) => `${names.get(principal) ?? ''}\t委托\t${names.get(trustee) ?? ''}`).toSorted(),
    }]),
  ]
}

export type RollLine = { readonly name: string; readonly sex: string; readonly group: string; readonly registration: string; readonly kind: 'resident' | 'away' | 'outside' }

/** 第二组 before 第十组; who lives elsewhere, in no group, comes last. */
function groupOrder(group: string): string {
  return group === '' ? '\u{10FFFF}' : group.replaceAll(/[一二三四五六七八九十]+/g, (words) => String(numberIn(words)).padStart(3, '0'))
}

function numberIn(words: string): number {
  const digit = (sign: string | undefined) => '零一二三四五六七八九'.indexOf(sign ?? '')
  const ten = words.indexOf('十')
  if (ten === -1) return digit(words.at(-1))
  return (ten === 0 ? 1 : digit(words[ten - 1])) * 10 + (ten === words.length - 1 ? 0 : digit(words.at(-1)))
}

/** The four columns of the published roll and nothing else, by group and name. */
export function rollLines({ entries }: Pick<RollFile, 'entries'>): readonly RollLine[] {
  const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  return entries.map(({ name, sex, group, registration }) => ({ name, sex: sex === null ? '' : sexes[sex], group, registration: registrations[registration], kind: registration }))
    .toSorted((one, other) => compare(groupOrder(one.group), groupOrder(other.group)) || compare(one.name, other.name) || compare(one.kind, other.kind) || compare(one.sex, other.sex))
}

/** Reviewed and standing, by post, in the order of their names: nobody is put first. */
export function candidatesOf({ nominees }: Pick<ElectionFile, 'nominees'>): Readonly<Record<keyof typeof posts, readonly Person[]>> {
  const of = (post: keyof typeof posts) => nominees.filter((one) => one.post === post && one.round === 0 && one.withdrawn === '' && one.review?.passed === true)
    .map(({ person, name, sex }) => ({ person, name, sex })).toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : one.person < other.person ? -1 : 1))
  return { chair: of('chair'), vice: of('vice'), member: of('member') }
}

function votingLines({ day, stations, slate, seats }: Round): readonly string[] {
  return [`投票日\t${day}`, ...stations.map(({ name }) => `投票点\t${name}`), ...postsByRank.filter((post) => seats[post] > 0).flatMap((post) => [`${posts[post]}\t选 ${seats[post]} 人`, ...slate[post].map((one) => `${posts[post]}候选人\t${personLine(one)}`)])]
}

function resultLines(file: ElectionFile, { number, seats, counted }: Round): readonly string[] {
  if (counted === null) return []
  const { papers, posts: counts } = counted.count
  const last = number === file.rounds.length ? file.result : null
  return [
    `登记\t${papers.registered}`, `发出\t${papers.issued}`, `收回\t${papers.returned}`, ...(papers.forged === 0 ? [] : [`不是本次的票\t${papers.forged}`]),
    ...postsByRank.filter((post) => seats[post] > 0).flatMap((post) => [`${posts[post]}废票\t${counts[post].invalid}`, ...counts[post].votes.toSorted((one, other) => other.votes - one.votes).map(({ person, votes }) => `${posts[post]}\t${nameOf(file, person)}\t${votes} 票`)]),
    ...(last?.valid === true ? last.winners.map(({ person, post }) => `当选${posts[post]}\t${nameOf(file, person)}`) : []),
  ]
}

function personLine({ name, sex }: Person): string {
  return sex === null ? name : `${name}\t${sexes[sex]}`
}

/** Candidates and those written in. */
export function nameOf(file: ElectionFile, person: string): string {
  const known = nameIn(file, person)
  return known === '' ? file.others.find((one) => one.person === person)?.name ?? '' : known
}

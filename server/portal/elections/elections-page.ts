/** Models of the election pages: facts in words, nothing but what is published (R-207, R-217, R-218, R-228). */
import { choosers, lastDayToObject, posts, postsByRank, sexes } from '../../../core/election/index.ts'
import { dayForVillagers, dayOf, instantForVillagers, type Instant, type WorkingCalendar } from '../../../core/time/index.ts'
import type { ElectionPage, ElectionProofsPage, ElectionProxiesPage, ElectionRollPage, ElectionsPage } from '../../../faces/portal/contract.ts'
import { electedNow, nameIn } from '../../../procedures/village-election/election-file.ts'
import { hasCandidates, states } from '../../../procedures/village-election/states.ts'
import { candidatesOf, nameOf, rollLines, type PublicElection, type PublicElectionLine, type RollLine } from '../../elections/index.ts'
import { names, urls } from '../addresses.ts'
import { calendarLines, electionTitle, roundOf, termWords } from './election-words.ts'

export type Place = { readonly code: string; readonly name: string }
/** When and by which calendar it is looked at. */
export type Today = { readonly now: Instant; readonly calendar: WorkingCalendar }
const ended = ['ARCHIVED', 'VOID', 'HANDED_OVER']

export function electionsPage({ code, name }: Place, lines: readonly PublicElectionLine[]): ElectionsPage {
  const href = ({ term, run }: PublicElectionLine) => urls.election(code, term, run)
  return {
    page: 'elections', village: name,
    running: lines.filter(({ state }) => !ended.includes(state)).map((one) => ({ title: electionTitle(one.term, one.run), sentence: states[one.state].sentence, day: `投票日：${dayForVillagers(one.electionDay)}`, href: href(one) })),
    archive: lines.filter(({ state }) => ended.includes(state)).map((one) => ({
      title: electionTitle(one.term, one.run), href: href(one), words: one.state === 'VOID' ? '作废' : `${dayForVillagers(one.electionDay)}投票，选出 ${one.winners} 人`,
    })),
  }
}

export function electionPage({ code, name }: Place, election: PublicElection, { now, calendar }: Today): ElectionPage {
  const { term, run, state, file, roll, results } = election
  const { committee } = file
  // Whose election was found void is elected no longer (R-234).
  const winners = state === 'VOID' ? [] : electedNow(file)
  const candidates = file.candidatesOn === null || !hasCandidates(state) ? null : candidatesOf(file)
  return {
    page: 'election', village: name, title: electionTitle(term, run), sentence: states[state].sentence,
    facts: [
      { name: '投票日', value: dayForVillagers(file.rounds.at(-1)?.day ?? file.electionDay) },
      { name: '选几个人', value: postsByRank.filter((post) => file.seats[post] > 0).map((post) => `${posts[post]} ${file.seats[post]} 人`).join('、') },
      ...(file.audit === null ? [] : [{ name: '离任审计', value: `${file.audit.document}，${dayForVillagers(file.audit.publishedOn)}公布` }]),
    ],
    elected: winners.map(({ person, post }) => ({ post: posts[post], name: nameOf(file, person) })), term: winners.length === 0 ? '' : termWords(election),
    handOver: file.handedOver === null ? '' : `${dayForVillagers(file.handedOver.on)}新老班子移交完毕，乡镇监督。`,
    calendar: calendarLines(election, now, calendar),
    committee: committee === null ? [] : committee.members.map((person) => ({ role: person === committee.head ? '主任' : person === committee.deputy ? '副主任' : '委员', name: nameIn(file, person) })),
    committeeWords: committee === null ? '' : `${dayForVillagers(committee.heldOn)}由${choosers[committee.by]}推选。登记、提名、投票、计票都由他们主持。`,
    roll: roll === null ? null : {
      ...(areNamesDown(election) ? {} : { name: '看名单', href: urls.electionRoll(code, term, run) }),
      words: areNamesDown(election) ? `登记参加选举的村民 ${roll.file.entries.length} 人。选举结束了，名单从网上撤下，存在选举档案里。` : `登记参加选举的村民 ${roll.file.entries.length} 人，${dayForVillagers(roll.file.published?.on ?? '')}公布${roll.state === 'PUBLISHED' ? `；有异议的，${dayForVillagers(lastDayOf(roll, calendar))}以前可以提` : ''}。`,
    },
    proxies: roll === null || roll.file.proxiesPublished === null ? null : { ...(areNamesDown(election) ? {} : { name: '看委托名单', href: urls.electionProxies(code, term, run) }), words: `有 ${standingProxies(roll).length} 人委托别人代为投票。` },
    candidates: candidates === null ? [] : postsByRank.filter((post) => file.seats[post] > 0).map((post) => ({
      post: posts[post], seats: file.seats[post], people: candidates[post].map((one) => ({ name: one.name, sex: one.sex === null ? '' : sexes[one.sex], introduction: introductionOf(file, one.person) })),
    })),
    rounds: file.rounds.map((round) => roundOf(file, round, results)),
    proof: election.unchanged ? { name: '看每次公布的原文和指纹', href: urls.electionProofs(code, term, run), words: `自 ${instantForVillagers(lastChange(election))} 起未改动` } : null,
    prints: [],
  }
}

/** Announced late in the night or not: the last time that something new hung. */
function lastChange({ publications }: PublicElection): Instant {
  return Math.max(0, ...publications.map(({ versions }) => versions.at(-1)?.at ?? 0))
}

/**
 * Who is on the roll and who entrusts whom is published for the election and no longer: law asks for it on the board before the vote, and an address that anybody
 * can keep is no board (PIPL arts. 6, 19, 25). The fingerprints stay, so that the archive can be held against them.
 */
export function areNamesDown({ state }: Pick<PublicElection, 'state'>): boolean {
  return ended.includes(state)
}

/** What lists villagers by name. */
export const listsOfNames: ReadonlySet<string> = new Set(['roll', 'proxies'])

export function proofsPage({ code, name }: Place, { term, run, state, publications, unchanged }: PublicElection): ElectionProofsPage {
  return {
    page: 'election-proofs', village: name, title: electionTitle(term, run), back: urls.election(code, term, run), unchanged,
    proofs: publications.map(({ name: which, title, versions, standing }) => ({
      title: standing ? title : `${title}（正在重新公布）`, since: instantForVillagers(versions.at(-1)?.at ?? 0), hash: versions.at(-1)?.hash ?? '',
      versions: versions.map(({ number, at, because }) => ({ ...(areNamesDown({ state }) && listsOfNames.has(which) ? {} : { name: versions.length === 1 ? '下载原文' : `第 ${number} 稿`, href: urls.electionText(code, term, run, which, number) }), on: dayForVillagers(dayOf(at)), because: number === 1 ? '' : because })),
    })),
  }
}

type Introduced = { readonly introductions?: { readonly lines: readonly { readonly person: string; readonly text: string }[] } | null }

/** As long for each as for the others (R-217). */
function introductionOf(file: Introduced, person: string): string {
  return file.introductions?.lines.find((one) => one.person === person)?.text ?? ''
}

function lastDayOf({ file }: NonNullable<PublicElection['roll']>, calendar: WorkingCalendar): string {
  return file.published === null ? '' : lastDayToObject(file.published.on, calendar)
}

export function standingProxies({ file }: NonNullable<PublicElection['roll']>) {
  return file.proxies.filter(({ ended: over }) => over === '')
}

export type RollAsked = { readonly group: string | undefined; readonly query: string; readonly page: number }
const onPage = 40

export function rollAsked({ group, q, page }: { readonly group?: unknown; readonly q?: unknown; readonly page?: unknown }): RollAsked {
  return {
    group: typeof group === 'string' && group !== '' ? group.slice(0, 60) : undefined, query: typeof q === 'string' ? q.trim().slice(0, 20) : '',
    page: typeof page === 'string' && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  }
}

export function rollPage({ code, name }: Place, { term, run, state, roll }: PublicElection, asked: RollAsked, { calendar }: Today): ElectionRollPage | null {
  if (roll === null || areNamesDown({ state })) return null
  const here = urls.electionRoll(code, term, run)
  const link = ({ group, query, page }: RollAsked) => {
    const search = new URLSearchParams({ ...(group === undefined ? {} : { group }), ...(query === '' ? {} : { [names.query]: query }), ...(page === 1 ? {} : { page: String(page) }) }).toString()
    return search === '' ? here : `${here}?${search}`
  }
  const all = rollLines(roll.file)
  const groups = [...new Set(all.map(({ group }) => group))]
  const found = all.filter((line) => (asked.group === undefined || groupName(line.group) === asked.group) && (asked.query === '' || line.name.includes(asked.query)))
  const pages = Math.max(1, Math.ceil(found.length / onPage))
  const page = Math.min(asked.page, pages)
  const { published, objections } = roll.file
  return {
    page: 'election-roll', village: name, title: electionTitle(term, run), back: urls.election(code, term, run), here, query: asked.query,
    words: [
      `共 ${all.length} 人，${dayForVillagers(published?.on ?? '')}公布，贴在${published?.where ?? ''}。名单只写姓名、性别、小组和登记类别。`,
      roll.state === 'PUBLISHED' ? `${dayForVillagers(lastDayOf(roll, calendar))}以前可以提异议，选举委员会三日内决定并公布。` : '异议期已经过了，名单已经定下来。',
    ],
    groups: [{ name: '全部', href: link({ ...asked, group: undefined, page: 1 }), here: asked.group === undefined }, ...groups.map((group) => ({ name: groupName(group), href: link({ ...asked, group: groupName(group), page: 1 }), here: asked.group === groupName(group) }))],
    caption: `${asked.query === '' ? '' : `姓名里有“${asked.query}”的，`}共 ${found.length} 人${pages === 1 ? '' : `，第 ${page} 页，共 ${pages} 页`}`,
    lines: found.slice((page - 1) * onPage, page * onPage).map((line, at) => ({ at: (page - 1) * onPage + at + 1, name: line.name, sex: line.sex, group: groupName(line.group), registration: short[line.kind] })),
    pager: { previous: page === 1 ? null : link({ ...asked, page: page - 1 }), next: page === pages ? null : link({ ...asked, page: page + 1 }), ...(pages === 1 ? {} : { words: `${page} / ${pages}` }) },
    objections: objections.map(({ number, kind, on, ruling }) => `第 ${number} 号（${dayForVillagers(on)}收到，${objectionWords[kind]}）：${ruling === null ? '等决定' : `${ruling.upheld ? '成立，名单已经更正' : '不成立'}，${dayForVillagers(ruling.on)}决定`}`),
  }
}

/** Who lives elsewhere stands in no group. */
function groupName(group: string): string {
  return group === '' ? '不住在村里' : group
}

const short: Readonly<Record<RollLine['kind'], string>> = { resident: '户籍在村、住在村里', away: '户籍在村、住在外面，本人表示参加', outside: '户籍在外、住在村里，会议同意参加' }
const objectionWords: Readonly<Record<string, string>> = { missing: '说有人应该在名单上', wrong: '说有人不该在名单上', correct: '说登记的内容不对' }

export function proxiesPage({ code, name }: Place, { term, run, state, roll }: PublicElection): ElectionProxiesPage | null {
  if (areNamesDown({ state }) || roll === null || roll.file.proxiesPublished === null) return null
  const known = new Map(roll.file.entries.map((one) => [one.person, one.name]))
  const lines = standingProxies(roll).map(({ principal, trustee }) => ({ principal: known.get(principal) ?? '', trustee: known.get(trustee) ?? '' })).toSorted((one, other) => (one.principal < other.principal ? -1 : 1))
  return {
    page: 'election-proxies', village: name, title: electionTitle(term, run), back: urls.election(code, term, run), lines: lines.map((line, at) => ({ at: at + 1, ...line })),
    words: `${dayForVillagers(roll.file.proxiesPublished.on)}公布。委托要书面，一个人最多接受三份，候选人不能接受委托，不能转委托。`,
  }
}

/** The result of a counted round in figures, and what follows from it in sentences (R-220…R-226). The law was applied by the act; here it is told. */
import { latestAnnouncement } from '../../../core/election/announcement.ts'
import { posts, postsByRank, type Post } from '../../../core/election/posts.ts'
import type { Open, ValidResult } from '../../../core/election/result.ts'
import { countedPapers } from '../../../core/election/validity.ts'
import { toIso } from '../../../core/time/index.ts'
import type { ResultLine, RoundResult } from '../../../core/view/polling.ts'
import { nameIn, roundNow, type ElectionFile, type Round } from '../../../procedures/village-election/election-file.ts'
import { isSettled } from '../../../procedures/village-election/acts-voting.ts'
import { heldRounds } from '../../../procedures/village-election/rounds.ts'

/** Null before the round is counted. */
export function resultView(file: ElectionFile): RoundResult | null {
  const round = roundNow(file)
  const { result } = file
  if (round === null || round.counted === null || result === null) return null
  const { count, at } = round.counted
  const counted = countedPapers(count.papers)
  const because = withoutForce(file, round)
  return {
    papers: count.papers, counted, needed: Math.floor(count.papers.registered / 2) + 1, valid: because === null, because,
    posts: postsByRank.filter((post) => round.seats[post] > 0).map((post) => ({
      post, name: posts[post], seats: round.seats[post], invalid: count.posts[post].invalid, threshold: thresholdOf(round, counted), lines: linesOf(file, round, post, counted),
    })),
    winners: result.valid ? result.winners.map(({ person, post, votes }) => ({ name: called(file, person), post: posts[post], votes, woman: isWoman(file, person) })) : [],
    follows: followsFrom(file, round), settled: isSettled(result), countedAt: toIso(at), announcedAt: round.announced === null ? null : toIso(round.announced.at),
    announceUntil: toIso(latestAnnouncement(at, file.rules)),
  }
}

/** Votes it takes: more than half in the first round, a third in a re-run; among equals the most. */
function thresholdOf({ kind }: Round, counted: number): number | null {
  if (kind === 'TIE') return null
  return kind === 'FIRST' ? Math.floor(counted / 2) + 1 : Math.max(1, Math.ceil(counted / 3))
}

function linesOf(file: ElectionFile, round: Round, post: Post, counted: number): readonly ResultLine[] {
  const votes = round.counted?.count.posts[post].votes ?? []
  const persons = [...new Set([...round.slate[post].map(({ person }) => person), ...votes.map(({ person }) => person)])]
  const lines = persons.map((person) => lineOf(file, round, { person, post, votes: votes.find((one) => one.person === person)?.votes ?? 0 }, thresholdOf(round, counted)))
  return lines.toSorted((one, other) => other.votes - one.votes || (one.name < other.name ? -1 : 1))
}

function lineOf(file: ElectionFile, round: Round, { person, post, votes }: { readonly person: string; readonly post: Post; readonly votes: number }, threshold: number | null): ResultLine {
  const said = { person, name: called(file, person), woman: isWoman(file, person), votes, with: '' }
  const { result } = file
  if (result === null || !result.valid || withoutForce(file, round) !== null) return { ...said, outcome: threshold !== null && votes >= threshold ? 'enough' : 'not-enough' }
  if (result.winners.some((one) => one.person === person && one.post === post)) return { ...said, outcome: 'elected' }
  if (result.open.some((one) => one.kind === 'tie' && one.post === post && one.among.includes(person))) return { ...said, outcome: 'tie' }
  const passed = result.passedOver.find((one) => one.person === person && one.post === post)
  if (passed !== undefined) return { ...said, outcome: 'relative', with: called(file, passed.of) }
  return { ...said, outcome: threshold !== null && votes >= threshold ? 'enough' : 'not-enough' }
}

function followsFrom(file: ElectionFile, round: Round): readonly string[] {
  const { result } = file
  if (result === null || round.counted === null) return []
  const counted = countedPapers(round.counted.count.papers)
  const { registered, issued } = round.counted.count.papers
  if (!result.valid) {
    return [result.because === 'not-half'
      ? `收回的有效选票 ${counted} 张，没有超过登记人数 ${registered} 人的一半（至少要 ${Math.floor(registered / 2) + 1} 张），这次选举无效，要重新投票。`
      : `收回的选票 ${counted} 张比发出的 ${issued} 张多，这次选举无效，要重新投票。`]
  }
  const lost = result.withoutForce.find(({ round: at }) => at === heldRounds(file).length - 1)
  return [
    ...(lost === undefined ? [] : [`这次另行选举收回的选票不够，没有效力，名额还空着。`]),
    ...(result.winners.length === 0 ? [] : [`现在已选出 ${result.winners.length} 人：${result.winners.map(({ person, post }) => `${posts[post]} ${called(file, person)}`).join('，')}。`]),
    ...passedOver(file, result), ...result.open.map((open) => openWords(file, open)),
    ...(result.womanMissing && result.open.length === 0 ? ['还没有妇女成员，不能结束。'] : []),
    ...(isSettled(result) ? ['名额都选出来了，当场公布以后，十日内移交。'] : []),
  ]
}

function passedOver(file: ElectionFile, { passedOver: passed }: ValidResult): readonly string[] {
  return passed.map(({ person, post, of }) => `${called(file, person)}和${called(file, of)}是近亲属，只能留一人：${called(file, of)}职务高或者得票多，留下；${called(file, person)}不能担任${posts[post]}。`)
}

function openWords(file: ElectionFile, open: Open): string {
  if (open.kind === 'tie') {
    const reason = { 'equal-votes': '得票相同', relatives: '得票相同又是近亲属', 'womans-seat': '得票相同，都可以担任妇女成员' }[open.because]
    return `${posts[open.post]}：${open.among.map((one) => called(file, one)).join('、')}${reason}，只在他们中间再投一次票，选 ${open.seats} 人，得票多的当选。`
  }
  return open.forWoman
    ? `${posts[open.post]}留 ${open.seats} 个名额给妇女成员：公布以后 ${file.rules.rerunWithinDays} 日内另行选举，候选人只能是妇女，得票不少于三分之一的当选。`
    : `${posts[open.post]}还缺 ${open.seats} 人：公布以后 ${file.rules.rerunWithinDays} 日内另行选举，不重新登记，得票多并且不少于三分之一的当选。`
}

/** Why this very round has no force; null where it has. Ties are settled whoever comes. */
function withoutForce(file: ElectionFile, { kind }: Round): RoundResult['because'] {
  const { result } = file
  if (result === null || kind === 'TIE') return null
  if (!result.valid) return result.because
  return kind === 'RERUN' ? result.withoutForce.find(({ round }) => round === heldRounds(file).length - 1)?.because ?? null : null
}

/** With the names written in on papers. */
export function called(file: ElectionFile, person: string): string {
  return file.others.find((one) => one.person === person)?.name ?? nameIn(file, person)
}

function isWoman(file: ElectionFile, person: string): boolean {
  return [...file.nominees, ...file.others, ...file.rounds.flatMap(({ slate }) => postsByRank.flatMap((post) => slate[post]))].some((one) => one.person === person && one.sex === 'woman')
}

/**
 * An election as a ladder: what is done, what is open, what law asks for by which day (R-204…R-233). Pure; the days are core/election's, the words are here.
 * A rehearsal shows the same days and is late for none of them.
 */
import { choosers, handOverDue, lastDayToObject, latestRollDay, latestSlateDay, postsByRank, rerunDue, rollFinalOn } from '../../core/election/index.ts'
import { addDays, dayForVillagers, dayOf, daysBetween, type Day, type WorkingCalendar } from '../../core/time/index.ts'
import type { ElectionStep, StepStanding } from '../../core/view/elections.ts'
import { standing, type ElectionFile } from '../../procedures/village-election/election-file.ts'
import { firstRehearsal } from '../../procedures/village-election/names.ts'
import type { ElectionState } from '../../procedures/village-election/states.ts'

/** What of the roll the ladder needs. */
export type RollFacts = {
  readonly state: string
  readonly count: number
  readonly publishedOn: Day | null
  /** Last day to rule upon each. */
  readonly openObjections: readonly Day[]
  readonly openWishes: number
  readonly proxies: number
  readonly proxiesOn: Day | null
  readonly rights: { readonly [round: string]: number }
}
export type Climbing = {
  readonly state: ElectionState
  readonly file: ElectionFile
  /** Null before it was opened. */
  readonly roll: RollFacts | null
  /** States of the boxes of the present round. */
  readonly boxes: readonly string[]
  readonly today: Day
  readonly calendar: WorkingCalendar
}

export type StepKey = 'committee' | 'audit' | 'roll' | 'object' | 'nominate' | 'publish-candidates' | 'proxies' | 'prepare' | 'boxes' | 'vote' | 'count' | 'announce' | 'rerun' | 'hand-over' | 'archive'

export function ladderOf(climbing: Climbing): readonly ElectionStep[] {
  return stepKeys.map((key) => stepOf(key, climbing))
}

/** The step that is waited for now; null when all is done. */
export function nextStep(climbing: Climbing): StepKey | null {
  const { state, roll } = climbing
  switch (state) {
    case 'ANNOUNCED': return 'committee'
    case 'REGISTERING': return roll === null || roll.publishedOn === null ? 'roll' : 'nominate'
    // The roll may have been taken back to be checked anew (R-206).
    case 'NOMINATING': return roll?.publishedOn == null ? 'roll' : roll.openObjections.length > 0 ? 'object' : 'publish-candidates'
    case 'CANDIDATES': return roll?.publishedOn == null ? 'roll' : roll.state === 'SEALED' ? 'prepare' : 'object'
    case 'PREPARED': return areReady(climbing) ? 'vote' : 'boxes'
    case 'VOTING': return 'vote'
    case 'COUNTING': return 'count'
    case 'COUNTED': return 'announce'
    case 'ROUND': return 'rerun'
    case 'DECIDED': return 'hand-over'
    case 'HANDED_OVER': return 'archive'
    case 'ARCHIVED': case 'VOID': return null
  }
}

/** Every box of the round ready, and a right to a ballot for every number (R-228, R-229). */
function areReady({ file, roll, boxes }: Pick<Climbing, 'file' | 'roll' | 'boxes'>): boolean {
  const round = file.rounds.at(-1)
  return round !== undefined && boxes.length === round.stations.length && boxes.every((box) => box === 'READY') && (roll?.rights[String(round.number)] ?? 0) === roll?.count
}

type Told = { readonly standing: StepStanding; readonly sentence: string; readonly latest: Day | null; /** Late although its own day has not come, or not although it has. */ readonly late?: boolean }

const names: Readonly<Record<StepKey, readonly [name: string, rule: string]>> = {
  'committee': ['推选村民选举委员会', 'R-209'], 'audit': ['公布离任审计结果', 'R-233'], 'roll': ['登记并公布名册', 'R-204'], 'object': ['办异议、确定名册', 'R-205'],
  'nominate': ['提名和联审', 'R-212'], 'publish-candidates': ['公布候选人名单', 'R-216'], 'proxies': ['登记并公布委托投票', 'R-218'], 'prepare': ['安排投票', 'R-229'],
  'boxes': ['准备投票点、发领票资格', 'R-229'], 'vote': ['投票', 'R-228'], 'count': ['公开唱票、计票', 'R-228'], 'announce': ['当场公布', 'R-228'], 'rerun': ['再次投票、另行选举', 'R-224'],
  'hand-over': ['移交', 'R-232'], 'archive': ['归档', 'R-232'],
}
export const stepKeys = Object.keys(names) as readonly StepKey[]

export function stepName(key: StepKey): string {
  return names[key][0]
}

const rank: Readonly<Record<ElectionState, number>> = {
  ANNOUNCED: 0, REGISTERING: 1, NOMINATING: 2, CANDIDATES: 3, PREPARED: 4, VOTING: 5, COUNTING: 6, COUNTED: 7, ROUND: 8, DECIDED: 8, HANDED_OVER: 9, ARCHIVED: 10, VOID: 11,
}

function stepOf(key: StepKey, climbing: Climbing): ElectionStep {
  const told = climbing.state === 'VOID' ? { standing: 'none' as const, sentence: '选举已经作废。', latest: null } : tellers[key](climbing)
  const [name, rule] = names[key]
  const left = told.latest === null ? null : daysBetween(climbing.today, told.latest)
  const open = told.standing === 'now' || told.standing === 'later'
  return {
    key, name, rule, standing: told.standing, sentence: told.sentence, latest: told.latest, left: open ? left : null,
    late: !climbing.file.rehearsal && open && (told.late ?? (left !== null && left < 0)),
  }
}

const done = (sentence: string, latest: Day | null = null): Told => ({ standing: 'done', sentence, latest })
const now = (sentence: string, latest: Day | null = null): Told => ({ standing: 'now', sentence, latest })
const later = (sentence: string, latest: Day | null = null): Told => ({ standing: 'later', sentence, latest })

const noCandidates: Told = { standing: 'none', sentence: '会议定了不确定候选人，由选民直接写名字。', latest: null }

const tellers: Readonly<Record<StepKey, (climbing: Climbing) => Told>> = {
  'committee': ({ file }) => {
    const { committee, electionDay } = file
    if (committee === null) return now('由村民会议、村民代表会议或者各村民小组会议推选，不能指定。会开完，把结果登记上来。', latestRollDay(electionDay))
    return done(`${choosers[committee.by]}${dayForVillagers(committee.heldOn)}推选，现在 ${committee.members.length} 人${committee.missing > 0 ? `，还缺 ${committee.missing} 人` : ''}。`)
  },
  'audit': ({ file, state }) => {
    if (file.audit !== null) return done(`${file.audit.document}，${dayForVillagers(file.audit.publishedOn)}公布。`)
    if (file.rehearsal || (file.run > 0 && file.run < firstRehearsal)) return { standing: 'none', sentence: file.rehearsal ? '演练不用登记。' : '补选不用登记。', latest: null }
    return rank[state] <= 2 ? now('上一届村委会的离任经济责任审计，结果要在选举前公布，在这里登记文号和日子。', latestRollDay(file.electionDay)) : { standing: 'none', sentence: '没有登记。', latest: null }
  },
  'roll': ({ file, state, roll }) => {
    const latest = latestRollDay(file.electionDay)
    if (roll !== null && roll.publishedOn !== null) return done(`${roll.count} 人，${dayForVillagers(roll.publishedOn)}公布。`)
    if (state === 'ANNOUNCED') return later('要等选举委员会推选出来。', latest)
    return now(roll === null ? '还没有开名册：可以从村里的登记一次生成。' : `已经登记 ${roll.count} 人，还没有公布${roll.openWishes > 0 ? `；有 ${roll.openWishes} 位村民申请参加，要先答复` : ''}。`, latest)
  },
  'object': ({ roll, today, calendar }) => {
    if (roll === null || roll.publishedOn === null) return later('名册公布以后五日内可以提异议。')
    if (roll.state === 'SEALED' || roll.state === 'CLOSED') return done(`名册已经确定，${roll.count} 人。`)
    const until = lastDayToObject(roll.publishedOn, calendar)
    const [first] = roll.openObjections.toSorted()
    if (first !== undefined) return { ...now(`有 ${roll.openObjections.length} 件异议等决定，收到后三日内要决定并公布。`, first), late: first < today }
    return today > until ? now('提异议的五日已经过了，没有等决定的，可以确定名册。', rollFinalOn(roll.publishedOn, calendar)) : { ...now(`到${dayForVillagers(until)}为止可以提异议，过了这天才能确定名册。`, until), late: false }
  },
  'nominate': ({ file, state, roll }) => {
    const stand = standing(file)
    const passed = stand.filter(({ review }) => review?.passed === true).length
    if (file.mode === 'open') return noCandidates
    if (rank[state] >= 3) return done(`候选人 ${stand.length} 人。`)
    if (state === 'NOMINATING') return now(`已经提名 ${stand.length} 人，联审通过 ${passed} 人。`, latestSlateDay(file.electionDay, file.rules))
    return state === 'REGISTERING' && roll?.publishedOn != null ? now('名册公布了，可以开始提名。', latestSlateDay(file.electionDay, file.rules)) : later('要等名册公布。')
  },
  'publish-candidates': ({ file, state }) => {
    const latest = latestSlateDay(file.electionDay, file.rules)
    if (file.mode === 'open') return noCandidates
    if (rank[state] >= 3) return done(file.candidatesOn === null ? '已经公布。' : `${dayForVillagers(file.candidatesOn.day)}公布在${file.candidatesOn.where}。`)
    return state === 'NOMINATING' ? now(file.candidatesOn === null ? '每个职位候选人多于名额、都联审通过，就可以公布。' : '名单公布以后有人退出，要重新公布。', latest) : later('要等提名和联审。', latest)
  },
  'proxies': ({ file, state, roll, today }) => {
    const latest = addDays(file.rounds.at(-1)?.day ?? file.electionDay, -file.rules.proxiesNoticeDays)
    if (roll?.proxiesOn != null) return done(`${roll.proxies} 份委托，${dayForVillagers(roll.proxiesOn)}公布。`)
    if (rank[state] >= 5) return { standing: 'none', sentence: '没有委托投票的。', latest: null }
    if (roll === null || roll.publishedOn === null) return later('名册公布以后可以登记委托。', latest)
    return { ...now(roll.proxies === 0 ? '现在没有委托投票的；有的，登记以后要公布名单。' : `${roll.proxies} 份委托还没有公布。`, latest), late: roll.proxies > 0 && latest < today }
  },
  'prepare': ({ file, state, roll }) => {
    const round = file.rounds.at(-1)
    if (round !== undefined && rank[state] >= 4 && state !== 'ROUND') return done(`第 ${round.number} 轮，${dayForVillagers(round.day)}，${round.stations.length} 个投票点。`)
    if (rank[state] >= 5) return done('上一轮已经投完。')
    return state === 'CANDIDATES' && roll?.state === 'SEALED' ? now('定投票点和流动票箱，每处备好人和检查清单。', file.electionDay) : later('要等候选人公布、名册确定。', file.electionDay)
  },
  'boxes': ({ file, state, boxes, roll }) => {
    const round = file.rounds.at(-1)
    if (round === undefined) return later('要等安排投票。')
    if (rank[state] >= 5) return done(`${round.stations.length} 个投票点都准备好了。`)
    const ready = boxes.filter((box) => box === 'READY').length
    const given = roll?.rights[String(round.number)] ?? 0
    if (areReady({ file, boxes, roll })) return done(`${ready} 个投票点都准备好了，领票资格发到 ${given} 号。`)
    return now(`${round.stations.length} 个投票点准备好 ${ready} 个；领票资格发到 ${given} 号，一共 ${roll?.count ?? 0} 号。`, round.day)
  },
  'vote': ({ file, state }) => {
    const day = file.rounds.at(-1)?.day ?? file.electionDay
    if (rank[state] >= 6) return done(`${dayForVillagers(day)}投票。`)
    if (state === 'VOTING') return now('正在投票，各投票点记“已领”。', day)
    return state === 'PREPARED' ? now('到投票那天，投票点都准备好了就开始。', day) : later('要等投票点准备好。', day)
  },
  'count': ({ state }) => (rank[state] >= 7 ? done('两个人分别录入，已经对上。') : state === 'COUNTING' ? now('票箱集中，当众开箱、唱票，两个人分别录入。') : later('要等投票结束。')),
  'announce': ({ file, state }) => {
    const announced = file.rounds.at(-1)?.announced ?? null
    if (announced !== null) return done(`${dayForVillagers(dayOf(announced.at))}在${announced.where}公布，已经锁定。`)
    return state === 'COUNTED' ? now(`计票完成后 ${file.rules.announceWithinHours} 小时内当场公布。`) : later('要等计票完成。')
  },
  'rerun': ({ file, state, calendar }) => {
    const last = file.rounds.findLast(({ counted }) => counted !== null)
    const due = file.rerunBy ?? (last === undefined ? null : rerunDue(last.day, calendar, file.rules))
    if (state === 'ROUND') return now('还有名额没有选出来，要再投一次。', due)
    if (rank[state] >= 8) return file.rounds.length > 1 ? done(`一共投了 ${file.rounds.length} 轮。`) : { standing: 'none', sentence: '一次选齐，不用再投。', latest: null }
    return last !== undefined && file.rounds.length > 1 ? { ...now(`正在办第 ${file.rounds.length} 轮。`, due) } : { standing: 'later', sentence: '选不齐、票数相同或者没有妇女当选时才有。', latest: null }
  },
  'hand-over': ({ file, state, calendar }) => {
    if (file.handedOver !== null) return done(`${dayForVillagers(file.handedOver.on)}移交：${file.handedOver.from} → ${file.handedOver.to}。`)
    if (state !== 'DECIDED' || file.decidedAt === null) return later('选出来以后十日内移交。')
    return now('印章、场所、资产、账目、档案、债权债务都要移交，选举委员会主持、乡镇监督。', file.handOverBy ?? handOverDue(dayOf(file.decidedAt), calendar))
  },
  'archive': ({ state }) => (state === 'ARCHIVED' ? done('材料已经归档，名册封存。') : state === 'HANDED_OVER' ? now('由乡镇归档，名册一并封存。') : later('要等移交。')),
}

/** Posts with the numbers of seats, highest first: “主任 1 人、委员 4 人”. */
export function seatsInWords(seats: ElectionFile['seats'], words: Readonly<Record<(typeof postsByRank)[number], string>>): string {
  return postsByRank.filter((post) => seats[post] > 0).map((post) => `${words[post]} ${seats[post]} 人`).join('、')
}

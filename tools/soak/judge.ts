/**
 * Compares what the clients were told with what the database holds: nothing lost, nothing done twice, nothing half (security R1–R3, R5).
 * Pure, so that a test can plant each fault and see it found.
 */
import type { Entry } from './ledger.ts'

export type Finding = { readonly kind: 'lost' | 'doubled' | 'half' | 'foreign' | 'open' | 'contradiction' | 'refused'; readonly sentence: string }

export type Found = {
  /** Of the run's matters, `county-uuid`. */
  readonly records: readonly { readonly dossier: string; readonly sequence: number; readonly act: string; readonly actId: string; readonly byPerson: boolean; readonly content: string }[]
  readonly acts: readonly { readonly id: string; readonly dossier: string; readonly sequence: number | null }[]
  readonly dossiers: readonly { readonly dossier: string; readonly sequence: number; readonly state: string }[]
  readonly outbox: readonly { readonly dossier: string; readonly sequence: number; readonly kind: string; readonly state: string; readonly follows: string | null }[]
  /** How many messages people got about a matter. */
  readonly messages: ReadonlyMap<string, number>
  /** More messages of one text to one person than the matter caused. */
  readonly doubledMessages: readonly string[]
  /** Matters opened during the run that no client opened. */
  readonly foreign: readonly string[]
}

/** @param calm matters carried through before anything broke: what they left behind, every other matter of their story must leave behind */
export function judge(ledger: ReadonlyMap<string, Entry>, found: Found, calm: ReadonlySet<string>): Finding[] {
  return [
    ...answersAgainstRecords(ledger, found), ...recordsAgainstAnswers(ledger, found), ...halves(ledger, found), ...effects(ledger, found, calm), ...messages(ledger, found, calm),
    ...found.foreign.map((dossier): Finding => ({ kind: 'foreign', sentence: `案卷 ${dossier} 没有人上报过` })),
  ]
}

function* answersAgainstRecords(ledger: ReadonlyMap<string, Entry>, { records }: Found): Generator<Finding> {
  const byId = new Map(records.map((record) => [record.actId, record]))
  for (const entry of ledger.values()) {
    const record = byId.get(entry.id)
    const name = `${entry.dossier} ${entry.act}（${entry.id}）`
    if (entry.contradiction !== null) yield { kind: 'contradiction', sentence: `${name} 前后说法不一：${entry.contradiction}` }
    if (entry.outcome === null) yield { kind: 'open', sentence: `${name} 到最后也没有确定的答复` }
    else if (entry.outcome === 'refused') {
      if (record !== undefined) yield { kind: 'contradiction', sentence: `${name} 答复说没有办（${entry.code ?? ''}），却有第 ${record.sequence} 条记录` }
      else if (!entry.step.startsWith('contested/')) yield { kind: 'refused', sentence: `${name} 没有人与它争，却被拒绝：${entry.code ?? ''}` }
    } else if (record === undefined) yield { kind: 'lost', sentence: `${name} 答复说是第 ${entry.outcome} 条，数据库里没有` }
    else if (record.sequence !== entry.outcome || record.dossier !== entry.dossier || record.act !== entry.act) {
      yield { kind: 'lost', sentence: `${name} 答复说是第 ${entry.outcome} 条，数据库里是 ${record.dossier} 第 ${record.sequence} 条 ${record.act}` }
    }
  }
}

function* recordsAgainstAnswers(ledger: ReadonlyMap<string, Entry>, { records }: Found): Generator<Finding> {
  const seen = new Set<string>()
  for (const { dossier, sequence, act, actId, byPerson, content } of records) {
    if (byPerson && !ledger.has(actId)) yield { kind: 'doubled', sentence: `${dossier} 第 ${sequence} 条 ${act}（${actId}）没有人提交过：办了两次，或凭空多出` }
    // What a person does twice has two ids; what the platform does by itself has one cause and one content.
    for (const name of [`act ${actId}`, `place ${dossier} ${sequence}`, ...(byPerson ? [] : [`content ${dossier} ${act} ${content}`])]) {
      if (seen.has(name)) yield { kind: 'doubled', sentence: `${dossier} 第 ${sequence} 条 ${act}（${actId}）办了两次` }
      seen.add(name)
    }
  }
}

function* halves(ledger: ReadonlyMap<string, Entry>, { records, acts, dossiers }: Found): Generator<Finding> {
  const counted = new Map<string, number>()
  for (const { dossier } of records) counted.set(dossier, (counted.get(dossier) ?? 0) + 1)
  for (const { dossier, sequence } of dossiers) {
    if (counted.get(dossier) !== sequence) yield { kind: 'half', sentence: `案卷 ${dossier} 自称到第 ${sequence} 条，实有 ${counted.get(dossier) ?? 0} 条记录` }
  }
  const known = new Set(dossiers.map(({ dossier }) => dossier))
  for (const dossier of counted.keys()) if (!known.has(dossier)) yield { kind: 'half', sentence: `案卷 ${dossier} 只有记录，没有案卷行` }
  const remembered = new Map(acts.map((one) => [one.id, one]))
  for (const { id, dossier, sequence } of acts) if (sequence === null) yield { kind: 'half', sentence: `动作 ${id}（${dossier}）登记了编号，没有办完` }
  for (const { actId, dossier, sequence } of records) {
    if (remembered.get(actId)?.sequence !== sequence) yield { kind: 'half', sentence: `${dossier} 第 ${sequence} 条（${actId}）有记录，动作登记里没有` }
  }
  const recorded = new Set(records.map(({ actId }) => actId))
  for (const { id, dossier } of acts) if (ledger.has(id) && !recorded.has(id)) yield { kind: 'half', sentence: `动作 ${id}（${dossier}）登记了，没有记录` }
}

/** Every act of one step puts the same things into the outbox, each is carried out, and what follows on another matter happened. */
function* effects(ledger: ReadonlyMap<string, Entry>, { outbox, records }: Found, calm: ReadonlySet<string>): Generator<Finding> {
  const caused = new Map<string, string[]>()
  for (const { dossier, sequence, kind } of outbox) caused.set(`${dossier} ${sequence}`, [...caused.get(`${dossier} ${sequence}`) ?? [], kind])
  const effectOf = ({ dossier, outcome }: Entry) => (caused.get(`${dossier} ${String(outcome)}`) ?? []).toSorted().join('、')
  const usual = new Map([...ledger.values()].filter(({ dossier, outcome }) => calm.has(dossier) && typeof outcome === 'number').map((entry) => [entry.step, effectOf(entry)]))
  for (const entry of ledger.values()) {
    const expected = usual.get(entry.step)
    if (typeof entry.outcome !== 'number' || expected === undefined || effectOf(entry) === expected) continue
    yield { kind: 'half', sentence: `${entry.dossier} 第 ${entry.outcome} 条 ${entry.act} 应有后续“${expected}”，实有“${effectOf(entry)}”` }
  }
  const performed = new Set(records.map(({ actId }) => actId))
  for (const { dossier, sequence, kind, state, follows } of outbox) {
    if (state !== 'sent' && state !== 'cancelled') yield { kind: 'open', sentence: `${dossier} 第 ${sequence} 条的后续 ${kind} 停在 ${state}` }
    else if (follows !== null && state === 'sent' && !performed.has(follows)) yield { kind: 'lost', sentence: `${dossier} 第 ${sequence} 条引起的动作 ${follows} 没有办` }
  }
}

function* messages(ledger: ReadonlyMap<string, Entry>, found: Found, calm: ReadonlySet<string>): Generator<Finding> {
  for (const what of found.doubledMessages) yield { kind: 'doubled', sentence: `站内消息重复：${what}` }
  const stories = new Map<string, { readonly story: string; acknowledged: number }>()
  for (const { dossier, step, outcome } of ledger.values()) {
    const one = stories.get(dossier) ?? { story: step.split('/')[0] ?? '', acknowledged: 0 }
    if (typeof outcome === 'number') one.acknowledged += 1
    stories.set(dossier, one)
  }
  const usual = new Map([...stories].filter(([dossier]) => calm.has(dossier)).map(([dossier, { story, acknowledged }]) => [story, { acknowledged, messages: found.messages.get(dossier) ?? 0 }]))
  for (const [dossier, { story, acknowledged }] of stories) {
    const expected = usual.get(story)
    const got = found.messages.get(dossier) ?? 0
    // Who loses a contest is told more than who wins it, and who wins is chance.
    if (story === 'contested' || expected === undefined || acknowledged !== expected.acknowledged || got === expected.messages) continue
    yield { kind: got < expected.messages ? 'lost' : 'doubled', sentence: `案卷 ${dossier} 应有 ${expected.messages} 条站内消息，实有 ${got} 条` }
  }
}

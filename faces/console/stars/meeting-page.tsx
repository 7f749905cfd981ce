/**
 * The meeting that rates (评议会): projected, one household at a time, from the keyboard alone (R-404). Enter is one vote on one household; it is
 * kept in this browser first and sent then, so that a power cut loses nothing. Whoever must withdraw is named before anybody votes.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import { EmptyState, Message } from '../../../design/index.ts'
import type { StarCycle, StarHousehold } from '../../../core/view/star-households.ts'
import { useKeys } from '../keys.ts'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { MeetingAttendance } from './meeting-attendance.tsx'
import { MeetingBatch } from './meeting-batch.tsx'
import { agreeingBatch, isWaiting, nextWaiting, proposedStars, starKeys, votesOf, type Counts } from './meeting-choice.ts'
import { MeetingHousehold } from './meeting-household.tsx'
import { MeetingList } from './meeting-list.tsx'
import { withWaiting } from './meeting-overlay.ts'
import { MeetingQueue, type Sent, type Waiting } from './meeting-queue.ts'
import { useVillageYear, yearAsked, type VillageYear } from './use-cycle.ts'
import './stars-meeting.css'

export function MeetingPage() {
  const [address] = useSearchParams()
  const year = yearAsked(address)
  const village = useVillageYear(year)
  const { cycle } = village
  return (
    <Page title="评议会" className="meeting-page">
      {village.refusal !== null && <Refused refusal={village.refusal} again={village.again} />}
      {cycle === null && village.refusal === null && <p role="status">正在取各户的自评…</p>}
      {cycle !== null && <Stage cycle={cycle} village={village} />}
    </Page>
  )
}

function Stage({ cycle, village }: { cycle: StarCycle; village: VillageYear }) {
  const [changing, setChanging] = useState(false)
  if (cycle.stage === 'PEER') return <><h1>{`${cycle.villageName} ${cycle.year} 年评议会`}</h1><MeetingAttendance cycle={cycle} act="open-meeting" done={village.again} /></>
  if (cycle.stage !== 'VOTE' || cycle.sitting === null) {
    return (
      <EmptyState title="现在不是表决的时候">
        互评结束、开评议会以后，在这里逐户表决；公示以后的复核、加星、摘星，请到<a href={`/console/stars/households?year=${cycle.year}`}>各户评定</a>办理。
      </EmptyState>
    )
  }
  if (changing) return <MeetingAttendance cycle={cycle} act="change-attendance" done={() => { setChanging(false); village.again() }} leave={() => setChanging(false)} />
  return <Meeting key={cycle.cycle} cycle={cycle} village={village} change={() => setChanging(true)} />
}

function useQueue(cycle: StarCycle, village: VillageYear): { queue: MeetingQueue; waiting: readonly Waiting[]; saved: number; refused: readonly Sent[] } {
  const [, redraw] = useState(0)
  const [saved, setSaved] = useState(0)
  const [refused, setRefused] = useState<readonly Sent[]>([])
  const put = useRef(village)
  put.current = village
  const queue = useMemo(() => new MeetingQueue(`${cycle.cycle}.${cycle.me ?? ''}`, localStorage, (sent) => {
    const household = put.current.households.find(({ rating }) => rating === sent.waiting.dossier)
    if (!sent.ok) setRefused((before) => [...before, sent])
    if (!sent.ok || household === undefined) return
    setSaved((count) => count + 1)
    put.current.put(household.household, { ...withWaiting({ ...household, sequence: sent.waiting.seen ?? household.sequence }, [sent.waiting]), sequence: sent.sequence ?? household.sequence })
  }, () => redraw((count) => count + 1)), [cycle.cycle, cycle.me])
  useEffect(() => {
    void queue.send()
    return () => queue.stop()
  }, [queue])
  return { queue, waiting: queue.waiting, saved, refused }
}

function Meeting({ cycle, village, change }: { cycle: StarCycle; village: VillageYear; change(): void }) {
  const { queue, waiting, refused } = useQueue(cycle, village)
  const households = useMemo(() => village.households.map((one) => withWaiting(one, waiting)).filter(({ state }) => state === 'RATED' || state === 'DECIDED'), [village.households, waiting])
  // By its key: while other households still come in, its place in the list changes, and Enter must vote on the one that is shown.
  const [here, setHere] = useState(() => households[nextWaiting(households, -1, () => false)]?.household ?? null)
  const at = Math.max(0, here === null ? nextWaiting(households, -1, () => false) : households.findIndex(({ household }) => household === here))
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const [counts, setCounts] = useState<Counts | null>(null)
  const [note, setNote] = useState('')
  const [correcting, setCorrecting] = useState(false)
  const [batch, setBatch] = useState<readonly StarHousehold[] | null>(null)
  const noteBox = useRef<HTMLInputElement>(null)
  const codes = cycle.standard.stars.map(({ code }) => code)
  const current = households[Math.min(at, households.length - 1)]
  useEffect(() => { if (here === null && current !== undefined) setHere(current.household) }, [here, current])
  const present = cycle.sitting?.present ?? []
  const stars = chosen ?? new Set(current === undefined ? [] : current.state === 'DECIDED' ? current.stars : proposedStars(current))
  const go = useCallback((to: number) => {
    setHere(households[to]?.household ?? null)
    setChosen(null)
    setCounts(null)
    setNote('')
    setCorrecting(false)
  }, [households])
  const ballot = (household: StarHousehold, won: ReadonlySet<string>, counted: Counts | null, words: string): Waiting => ({
    id: crypto.randomUUID(), dossier: household.rating, act: household.state === 'DECIDED' ? 'correct-decision' : 'decide', seen: household.sequence, occurredAt: new Date().toISOString(),
    label: `${household.group}${household.headName}`,
    form: {
      sitting: cycle.sitting?.number ?? 0, withdrawn: household.mustWithdraw, votes: votesOf(codes, won, present.length - household.mustWithdraw.length, counted ?? {}),
      ...(words.trim() === '' ? {} : { note: words.trim() }), ...(household.state === 'DECIDED' ? { reason: words.trim() === '' ? '会上更正' : words.trim() } : {}),
    },
  })
  const isMine = current !== undefined && current.mustWithdraw.includes(cycle.me ?? '')
  const decide = () => {
    if (current === undefined || isMine || (current.state === 'DECIDED' && !correcting) || current.groundWaits) return
    queue.add([ballot(current, stars, counts, note)])
    go(nextWaiting(households, households.indexOf(current), (one) => one.household === current.household))
  }
  const toggle = (code: string) => {
    if (current === undefined || (current.state === 'DECIDED' && !correcting)) return
    setChosen(new Set(stars.has(code) ? [...stars].filter((one) => one !== code) : [...stars, code]))
    setCounts((before) => (before === null ? null : Object.fromEntries(Object.entries(before).filter(([star]) => star !== code))))
  }
  const move = (by: number) => go(Math.max(0, Math.min(households.length - 1, at + by)))
  useKeys(batch !== null || current === undefined ? {} : {
    ArrowDown: () => move(1), ArrowUp: () => move(-1), PageDown: () => move(10), PageUp: () => move(-10), Enter: decide,
    b: () => setBatch(agreeingBatch(households, ({ mustWithdraw }) => mustWithdraw.includes(cycle.me ?? ''))),
    n: () => noteBox.current?.focus(), v: () => setCounts((before) => (before === null ? {} : null)),
    u: () => { if (current.state === 'DECIDED') setCorrecting(true); else go(lastDecided(households, at)) },
    ...Object.fromEntries(codes.map((code, index) => [starKeys[index] ?? code, () => toggle(code)])),
  })
  const done = households.filter(({ state }) => state === 'DECIDED').length
  return (
    <div className="meeting" data-size="elder">
      <header className="meeting__head">
        <h1>{`${cycle.villageName} ${cycle.year} 年评议会`}</h1>
        <p className="meeting__saved" role="status">{`已表决 ${done} 户，共 ${households.length} 户；已存 ${done - waiting.length} 户${waiting.length > 0 ? `，${waiting.length} 户在路上` : ''}`}</p>
        <progress className="meeting__bar" max={Math.max(1, households.length)} value={done} aria-label="表决进度" />
        <p className="meeting__sitting small">{`第 ${cycle.sitting?.number ?? ''} 场，到会 ${present.length} 人`}<button type="button" className="button button--quiet" onClick={change}>变更到会</button></p>
      </header>
      {queue.trouble !== null && waiting.length > 0 && <Message tone="warning">{`暂时送不出去，${waiting.length} 户存在这台电脑上，会自动再送，可以接着表决。${queue.trouble.sentence}`}</Message>}
      {refused.length > 0 && (
        <Message tone="warning">
          {refused.slice(-5).map((sent) => <span key={sent.waiting.id} className="meeting__refused">{`${sent.waiting.label}没有记上：${sent.sentence ?? '请刷新再看'}`}</span>)}
          <button type="button" className="button button--ordinary" onClick={() => location.reload()}>刷新再表决</button>
        </Message>
      )}
      {!village.complete && <p role="status" className="small">还在取其余各户…</p>}
      {current === undefined ? <EmptyState title="还没有要表决的户">各户自评、确认以后会出现在这里。</EmptyState> : (
        <div className="meeting__body">
          <MeetingList households={households} at={households.indexOf(current)} go={go} />
          <MeetingHousehold
            key={current.household} cycle={cycle} household={current} chosen={stars} counts={counts} count={setCounts} toggle={toggle} decide={decide} correcting={correcting} correct={() => setCorrecting(true)} isMine={isMine}
            note={note} setNote={setNote} noteBox={noteBox}
          />
        </div>
      )}
      {done > 0 && done === households.length && <Message tone="success">全部表决完了。请到<a href={`/console/stars/years/${cycle.cycle}`}>本年度评定</a>公示。</Message>}
      {batch !== null && <MeetingBatch cycle={cycle} households={batch} leave={() => setBatch(null)} accept={() => {
        queue.add(batch.map((one) => ballot(one, new Set(proposedStars(one)), null, '自评和互评一致，一并表决')))
        setBatch(null)
        const taken = new Set(batch.map(({ household }) => household))
        go(nextWaiting(households, at, (one) => taken.has(one.household)))
      }} />}
    </div>
  )
}

/** Back to what was voted on last before this one. */
function lastDecided(households: readonly StarHousehold[], at: number): number {
  const before = households.slice(0, at).findLastIndex(({ state }) => state === 'DECIDED')
  return before === -1 ? Math.max(0, households.findLastIndex((one) => !isWaiting(one))) : before
}

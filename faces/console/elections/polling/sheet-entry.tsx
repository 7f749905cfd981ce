/**
 * Keying in, from the keyboard alone: a key a candidate, Enter the next paper. What was keyed in is kept in this browser before it is sent, so a power cut loses
 * nothing; the line under it says how far it has arrived. Whether a post holds is said before Enter (R-221).
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { PollingBox, PollingDone, PollingOwnSheet, PollingPerson, PollingVoter, PollingVoters, SheetDone, SheetKey } from '../../../../core/view/polling.ts'
import { posts, postsByRank, type Post } from '../../../../core/election/posts.ts'
import { Button, ButtonRow, Message } from '../../../../design/index.ts'
import { api } from '../../../spa/api.ts'
import { useKeys } from '../../keys.ts'
import { Outcome } from '../../outcome.tsx'
import { useDeed } from '../../use-deed.ts'
import { linesOf, marksIn, reading, textOf, toggled, unreadableKeys, unreadableMark, writtenMark, type PostReading } from './ballot-keys.ts'
import { VoterPick, voterWords } from './parts.tsx'
import { quick, sheetWords } from './quick.ts'
import { SheetQueue } from './sheet-queue.ts'
import { useAsked } from './use-asked.ts'

type Props = { readonly box: PollingBox; readonly own: PollingOwnSheet; readonly dossier: string; again(): void }

export function SheetEntry({ box, own, dossier, again }: Props) {
  const copy = own.sheet
  const queue = useQueue(box, own, dossier)
  const [others, setOthers] = useState<readonly PollingPerson[]>(box.others)
  const [marks, setMarks] = useState<readonly string[]>([])
  const [blank, setBlank] = useState(false)
  const [last, setLast] = useState<readonly string[]>(own.last)
  const [said, setSaid] = useState('')
  const [writing, setWriting] = useState(false)
  const [handing, setHanding] = useState(false)
  const paper = { slate: box.slate, seats: box.seats, others: others.length > box.others.length ? others : box.others }
  const lines = useMemo(() => linesOf(box.slate, box.seats), [box.slate, box.seats])
  const open = postsByRank.filter((post) => box.seats[post] > 0)
  const read = reading(marks, paper)
  const clear = () => { setMarks([]); setBlank(false) }
  const put = (mark: string) => { setBlank(false); setMarks((before) => toggled(before, mark)) }
  const next = () => {
    if (queue.refused !== null || (marks.length === 0 && !blank)) return
    queue.add(textOf(marks))
    setSaid(`第 ${queue.papers} 张：${wordsOf(read)}`)
    setLast((before) => [...before, textOf(marks)].slice(-12))
    clear()
  }
  const takeBack = () => {
    const back = last.at(-1)
    if (back === undefined || queue.papers === 0 || queue.refused !== null) return
    setSaid(`第 ${queue.papers} 张收回了，请重新录。`)
    queue.takeBack()
    setLast((before) => before.slice(0, -1))
    setMarks(marksIn(back))
    setBlank(back === '')
  }
  const spoil = () => { setBlank(false); setMarks(open.map(unreadableMark)) }
  useKeys(writing || handing ? { Escape: () => { setWriting(false); setHanding(false) } } : {
    Enter: next, Backspace: clear, Escape: clear, '-': takeBack, z: () => { setMarks([]); setBlank(true) }, f: spoil, n: () => setWriting(true),
    ...Object.fromEntries(open.map((post) => [unreadableKeys[post], () => put(unreadableMark(post))])),
    ...Object.fromEntries(lines.flatMap(({ key, mark }) => (key === null ? [] : [[key, () => put(mark)]]))),
  })
  const number = queue.papers + 1
  return (
    <div className="sheet" data-size="elder">
      <header className="sheet__head">
        <h1>{`${box.name}　${sheetWords[copy]}`}</h1>
        <p className="sheet__number">{`第 ${number} 张`}</p>
        <p className="sheet__kept" role="status">{`已录 ${queue.papers} 张，已存 ${queue.arrived} 张${queue.isIdle ? '' : `，${Math.abs(queue.onTheWay)} 张在路上`}`}</p>
      </header>
      {queue.trouble !== null && !queue.isIdle && <Message tone="warning">暂时送不出去，都存在这台电脑上，会自动再送，可以接着录。</Message>}
      {queue.refused !== null && <Elsewhere queue={queue} box={box} copy={copy} />}
      <div className="sheet__body">
        <section className="sheet__paper" aria-label="这一张选票">
          {open.map((post) => (
            <fieldset key={post} className={`sheet__post sheet__post--${read.find((one) => one.post === post)?.verdict ?? ''}`}>
              <legend>{posts[post]}<span>{`　应选 ${box.seats[post]} 人`}</span></legend>
              {lines.filter((line) => line.post === post).map(({ mark, name, key }) => <Line key={mark} name={name} hint={key} on={marks.includes(mark)} press={() => put(mark)} />)}
              {marks.filter((mark) => mark[1] === 'o' && mark[0] === unreadableMark(post)[0]).map((mark) => (
                <Line key={mark} name={`${paper.others[Number(mark.slice(2)) - 1]?.name ?? ''}（另选）`} hint={null} on press={() => put(mark)} />
              ))}
              <Line name="看不清" hint={unreadableKeys[post]} on={marks.includes(unreadableMark(post))} press={() => put(unreadableMark(post))} quiet />
              <p className="sheet__verdict" aria-live="polite">{blank || marks.length > 0 ? verdictWords(read.find((one) => one.post === post), box.seats[post]) : ''}</p>
            </fieldset>
          ))}
        </section>
        <aside className="sheet__side">
          <ButtonRow>
            <Button type="button" onClick={next}>记下，下一张<kbd>Enter</kbd></Button>
            <Button type="button" kind="ordinary" onClick={() => { setMarks([]); setBlank(true) }} aria-pressed={blank}>空白票（全弃权）<kbd>Z</kbd></Button>
            <Button type="button" kind="ordinary" onClick={spoil}>整张看不清<kbd>F</kbd></Button>
            <Button type="button" kind="ordinary" onClick={() => setWriting(true)}>另选他人<kbd>N</kbd></Button>
            <Button type="button" kind="quiet" onClick={clear}>清掉重按<kbd>退格</kbd></Button>
            <Button type="button" kind="quiet" onClick={takeBack}>收回上一张<kbd>-</kbd></Button>
          </ButtonRow>
          <p className="sheet__said" role="status">{said === '' ? '唱一张，按一张：按候选人的键，回车记下。' : said}</p>
          {blank && <p className="sheet__blank">空白票：每个职位都弃权。按回车记下。</p>}
          {writing && <WriteIn box={box} others={paper.others} known={setOthers} mark={(mark) => { put(mark); setWriting(false) }} leave={() => setWriting(false)} />}
          {handing ? <HandIn box={box} copy={copy} papers={queue.papers} ready={queue.isIdle} done={again} leave={() => setHanding(false)} />
            : <p><button type="button" className="button button--quiet" onClick={() => setHanding(true)}>票都唱完了，交这一份</button></p>}
        </aside>
      </div>
    </div>
  )
}

function useQueue(box: PollingBox, own: PollingOwnSheet, dossier: string): SheetQueue {
  const [, redraw] = useState(0)
  const queue = useMemo(() => new SheetQueue({
    key: `${dossier}.${box.me ?? ''}`, arrived: own.papers, store: localStorage, changed: () => redraw((count) => count + 1),
    send: async (act) => {
      const { results } = await api.post<SheetDone>(`/api/polling/boxes/${box.id}/sheets/${own.sheet}/acts`, { acts: [{ ...act, occurredAt: new Date().toISOString() }] }, { limit: 60_000 })
      return results[0] ?? { ok: false, id: act.id, code: null, sentence: null, repeated: false }
    },
  }), [dossier, box.id, box.me, own.papers, own.sheet])
  useEffect(() => {
    void queue.send()
    return () => queue.stop()
  }, [queue])
  return queue
}

function Line({ name, hint, on, press, quiet = false }: { name: string; hint: string | null; on: boolean; press(): void; quiet?: boolean }) {
  return (
    <button type="button" className={`sheet__line${on ? ' sheet__line--on' : ''}${quiet ? ' sheet__line--quiet' : ''}`} aria-pressed={on} onClick={(event) => { press(); event.currentTarget.blur() }}>
      <kbd>{hint?.toUpperCase() ?? ''}</kbd><span>{name}</span><span aria-hidden="true">{on ? '✓' : ''}</span>
    </button>
  )
}

/** A name that is on no list: found on the roll, written down once, marked for a post (R-221). */
function WriteIn({ box, others, known, mark, leave }: { box: PollingBox; others: readonly PollingPerson[]; known(others: readonly PollingPerson[]): void; mark(mark: string): void; leave(): void }) {
  const voters = useAsked<PollingVoters>(`/api/polling/boxes/${box.id}/voters`)
  const [voter, setVoter] = useState<PollingVoter | null>(null)
  const deed = useDeed()
  const post = (which: Post) => {
    if (voter === null) return
    deed.run(async () => {
      const now = others.some(({ person }) => person === voter.person) ? others : await added(box, voter)
      known(now)
      const found = writtenMark(which, now, voter.person)
      if (found !== null) mark(found)
    }, '登记了。')
  }
  return (
    <section className="sheet__write" aria-label="另选他人">
      <h2>另选他人</h2>
      {voter === null ? <VoterPick label="票上写的是谁（号或者姓名，要在名册上）" voters={voters.value?.items ?? []} choose={setVoter} autoFocus />
        : <><p>{voterWords(voter)}</p><p>写在哪个职位：</p><ButtonRow>{postsByRank.filter((one) => box.seats[one] > 0).map((one, at) => <Button key={one} type="button" kind="ordinary" autoFocus={at === 0} onClick={() => post(one)}>{posts[one]}</Button>)}</ButtonRow></>}
      <p className="small soft">名册上没有这个人的，这一个按“看不清”记。</p>
      <Outcome deed={deed} />
      <Button type="button" kind="quiet" onClick={leave}>不写了<kbd>Esc</kbd></Button>
    </section>
  )
}

async function added(box: PollingBox, voter: PollingVoter): Promise<readonly PollingPerson[]> {
  const done = await api.post<PollingDone>(`/api/polling/boxes/${box.id}/acts`, { acts: [{ id: crypto.randomUUID(), act: 'add-name', form: { person: voter.person } }] }, { limit: 60_000 })
  return done.others
}

function HandIn({ box, copy, papers, ready, done, leave }: { box: PollingBox; copy: SheetKey; papers: number; ready: boolean; done(): void; leave(): void }) {
  const deed = useDeed()
  const [found, setFound] = useState('')
  const [forged, setForged] = useState('0')
  const id = useRef(crypto.randomUUID())
  const submit = () => deed.run(async () => {
    await quick(`/api/polling/boxes/${box.id}/sheets/${copy}/acts`, 'hand-in', { found: Number(found), forged: Number(forged) }, id.current)
    await quick(`/api/polling/boxes/${box.id}/acts`, 'compare', {}).catch(() => undefined)
  }, '这一份交了。', done)
  return (
    <form className="sheet__hand" onSubmit={(event) => { event.preventDefault(); if (!ready) return; id.current = crypto.randomUUID(); submit() }}>
      <h2>交这一份</h2>
      <p>{`录了 ${papers} 张。请把箱里的票再数一遍，写下数出来的张数。`}</p>
      <label className="field">箱里一共多少张<input className="input input--8" inputMode="numeric" required pattern="[0-9]{1,5}" autoFocus value={found} onChange={(event) => setFound(event.target.value)} /></label>
      <label className="field">其中不是本次选票的<input className="input input--8" inputMode="numeric" required pattern="[0-9]{1,5}" value={forged} onChange={(event) => setForged(event.target.value)} /></label>
      {!ready && <p className="small soft" role="status">还有选票在路上，等都存好了再交。</p>}
      <Outcome deed={deed} />
      <ButtonRow><Button aria-busy={deed.sending}>这一份录完，交上去</Button><Button type="button" kind="quiet" onClick={leave}>还没有唱完</Button></ButtonRow>
    </form>
  )
}

/** The server has other papers than this browser knew of: somebody looks before anything goes on. */
function Elsewhere({ queue, box, copy }: { queue: SheetQueue; box: PollingBox; copy: SheetKey }) {
  const settle = (keep: boolean) => { void api.get<PollingOwnSheet>(`/api/polling/boxes/${box.id}/sheets/${copy}`).then(({ papers }) => queue.settle(papers, keep)).catch(() => undefined) }
  return (
    <Message tone="warning">
      {`${queue.refused ?? ''}这台电脑上没有记上的有 ${queue.unsent.length} 张，请和票堆核对。`}
      <ButtonRow>
        <Button type="button" kind="ordinary" onClick={() => settle(true)}>这几张别处没有录，接在后面录</Button>
        <Button type="button" kind="quiet" onClick={() => settle(false)}>别处已经录过，这几张不要</Button>
      </ButtonRow>
    </Message>
  )
}

export function wordsOf(read: readonly PostReading[]): string {
  return read.map(({ post, names, verdict }) => `${posts[post]} ${verdict === 'valid' ? names.join('、') : verdict === 'too-many' ? `选了 ${names.length} 人，无效` : verdict === 'abstains' ? '弃权' : '看不清'}`).join('；')
}

function verdictWords(read: PostReading | undefined, seats: number): string {
  switch (read?.verdict) {
    case 'too-many': return `× 选了 ${read.names.length} 人，多于 ${seats} 人：这个职位无效`
    case 'valid': return `✓ 有效${read.names.length < seats ? `，选了 ${read.names.length} 人` : ''}`
    case 'unreadable': return '看不清：这个职位不计'
    default: return '弃权'
  }
}

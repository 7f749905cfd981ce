/**
 * 领票登记: the clerk's screen at a station. Serial or name, Enter: taken. Works from the numeric pad; says in large letters what was done, and refuses in large letters
 * who took a ballot before, with when and where. What is on the ballot is nobody's business here (R-218, R-228, R-230).
 */
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useParams } from 'react-router'
import type { PollingBox, PollingDone, PollingMark, PollingTaken, PollingVoter, PollingVoters } from '../../../../core/view/polling.ts'
import { timeWords } from '../../../../design/index.ts'
import { api, refusalOf } from '../../../spa/api.ts'
import { Page } from '../../frame.tsx'
import { Refused } from '../../page-problem.tsx'
import { votersFound, voterWords } from './parts.tsx'
import { useAsked } from './use-asked.ts'
import './polling.css'

type Said = { readonly tone: 'good' | 'bad' | 'ask'; readonly head: string; readonly words: string }
const nothingSaid: Said = { tone: 'ask', head: '请报号或者姓名', words: '输入名册上的号，回车记“已领”。' }

export function MarksPage() {
  const { box: id = '' } = useParams()
  const box = useAsked<PollingBox>(`/api/polling/boxes/${id}`, 15_000)
  const voters = useAsked<PollingVoters>(`/api/polling/boxes/${id}/voters`)
  const refusal = box.value === null ? box.refusal : voters.value === null ? voters.refusal : null
  return (
    <Page title="领票登记" className="marks-page">
      {refusal !== null && <Refused refusal={refusal} again={() => { box.again(); voters.again() }} />}
      {refusal === null && (box.value === null || voters.value === null) && <p role="status">正在取名册…</p>}
      {box.value !== null && voters.value !== null && <Desk box={box.value} voters={voters.value.items} />}
    </Page>
  )
}

function Desk({ box, voters }: { box: PollingBox; voters: readonly PollingVoter[] }) {
  const taken = useAsked<PollingTaken>(`/api/polling/boxes/${box.id}/taken`, 5000)
  const [own, setOwn] = useState<{ readonly added: ReadonlySet<number>; readonly removed: ReadonlySet<number>; readonly marks: number | null; readonly recent: readonly number[] | null }>({ added: new Set(), removed: new Set(), marks: null, recent: null })
  const [said, setSaid] = useState<Said>(nothingSaid)
  const bySerial = useMemo(() => new Map(voters.map((voter) => [voter.serial, voter])), [voters])
  const gone = useMemo(() => new Set([...taken.value?.taken ?? [], ...own.added].filter((serial) => !own.removed.has(serial))), [taken.value, own])
  const nameOf = useCallback((serial: number) => bySerial.get(serial)?.name ?? '', [bySerial])
  const marks = own.marks ?? box.marks
  const recent = own.recent ?? box.recent

  const act = async (name: 'mark' | 'unmark', form: object, id: string): Promise<PollingDone> => (
    await api.post<PollingDone>(`/api/polling/boxes/${box.id}/acts`, { acts: [{ id, act: name, form, occurredAt: new Date().toISOString() }] }, { limit: 30_000 }))
  const mark = async (voter: PollingVoter, serials: readonly number[], inPerson: boolean, id: string) => {
    const done = await act('mark', { serials, ...(inPerson ? { inPerson } : voter.holds.length > 0 ? { by: voter.serial } : {}) }, id)
    const [result] = done.results
    if (result?.ok === true) {
      setOwn((before) => ({ added: new Set([...before.added, ...serials]), removed: new Set([...before.removed].filter((one) => !serials.includes(one))), marks: done.marks, recent: done.recent }))
      const others = serials.filter((one) => one !== voter.serial)
      setSaid({
        tone: 'good', head: `${voter.serial} 号 ${voter.name}　发 ${serials.length} 张`,
        words: others.length === 0 ? '已领。' : `已领：${serials.includes(voter.serial) ? '本人一张，' : ''}代 ${others.map((one) => `${one} 号 ${nameOf(one)}`).join('、')}。`,
      })
      return true
    }
    setSaid({ tone: 'bad', head: '不能发票', words: await whyNot(box.id, serials, result?.sentence ?? '没有记上，请再试一次。') })
    taken.again()
    return false
  }
  const undo = async (serial: number, id: string) => {
    const done = await act('unmark', { serial }, id)
    const [result] = done.results
    if (result?.ok === true) {
      setOwn((before) => ({ added: new Set([...before.added].filter((one) => one !== serial)), removed: new Set([...before.removed, serial]), marks: done.marks, recent: done.recent }))
      setSaid({ tone: 'ask', head: `${serial} 号 ${nameOf(serial)}　取消了`, words: '这个号又可以领票。请把票收回来。' })
    } else setSaid({ tone: 'bad', head: '没有取消', words: result?.sentence ?? '' })
  }

  return (
    <div className="marks" data-size="elder">
      <header className="marks__head">
        <h1>{`领票登记　${box.name}`}</h1>
        <p><a href={`/console/elections/polling/boxes/${box.id}`}>回投票点</a></p>
      </header>
      {box.stage !== 'VOTING' && <p className="marks__closed" role="status">{box.stage === 'PREPARED' ? '还没有开始投票。开始以后在这里记“已领”。' : '投票已经结束，这里不再发票。'}</p>}
      {box.state === 'SHUT' && box.stage === 'VOTING' && <p className="marks__closed" role="status">这个投票点已经封箱，不再发票。</p>}
      <div className="marks__body">
        <Counter voters={voters} gone={gone} nameOf={nameOf} mark={mark} undo={undo} recent={recent} say={setSaid} />
        <div>
          <div className={`marks__said marks__said--${said.tone}`} role={said.tone === 'bad' ? 'alert' : 'status'}>
            <p className="marks__big">{said.tone === 'good' && <span aria-hidden="true">✓ </span>}{said.tone === 'bad' && <span aria-hidden="true">× </span>}{said.head}</p>
            <p>{said.words}</p>
          </div>
          <dl className="marks__sums">
            <div><dt>本点已领</dt><dd>{marks}</dd></div>
            <div><dt>本点剩票</dt><dd>{box.received - marks}</dd></div>
            <div><dt>全村已领</dt><dd>{`${gone.size} / ${voters.length}`}</dd></div>
          </dl>
          <p className="small soft">{recent.length === 0 ? '还没有发出选票。' : `刚才：${recent.slice(0, 6).map((serial) => `${serial} 号 ${nameOf(serial)}`).join('、')}`}</p>
        </div>
      </div>
    </div>
  )
}

type CounterProps = {
  readonly voters: readonly PollingVoter[]
  readonly gone: ReadonlySet<number>
  readonly recent: readonly number[]
  nameOf(serial: number): string
  mark(voter: PollingVoter, serials: readonly number[], inPerson: boolean, id: string): Promise<boolean>
  undo(serial: number, id: string): Promise<void>
  say(said: Said): void
}

function Counter({ voters, gone, recent, nameOf, mark, undo, say }: CounterProps) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [without, setWithout] = useState<ReadonlySet<number>>(new Set())
  const [sure, setSure] = useState(false)
  const busy = useRef(false)
  const sent = useRef<{ readonly what: string; readonly id: string } | null>(null)
  const box = useRef<HTMLInputElement>(null)
  const found = votersFound(voters, text)
  const voter = found[Math.min(at, Math.max(0, found.length - 1))]
  const choices = voter === undefined ? [] : [voter.serial, ...voter.holds.map(({ serial }) => serial)].filter((serial) => !gone.has(serial))
  const inPerson = voter !== undefined && voter.heldBy !== null
  const serials = choices.filter((serial) => !without.has(serial))
  const clear = () => { setText(''); setAt(0); setWithout(new Set()); setSure(false) }
  /** The same question again, after a dead line, is the same act: it never marks twice. */
  const idFor = (what: string) => { const id = sent.current?.what === what ? sent.current.id : crypto.randomUUID(); sent.current = { what, id }; return id }
  const run = (what: string, work: (id: string) => Promise<unknown>) => {
    if (busy.current) return
    busy.current = true
    work(idFor(what)).then(() => { sent.current = null; clear() })
      .catch((failure: unknown) => say({ tone: 'bad', head: '没有记上，先不要发票', words: refusalOf(failure)?.sentence ?? '' }))
      .finally(() => { busy.current = false; box.current?.focus() })
  }
  const back = () => { const [last] = recent; if (last !== undefined) run(`unmark ${last}`, (id) => undo(last, id)) }
  const go = () => {
    if (text.trim() === '-') { clear(); back(); return }
    if (voter === undefined) { if (text.trim() !== '') say({ tone: 'bad', head: '名册上没有', words: `没有“${text.trim()}”，请核对号或者姓名。` }); return }
    if (serials.length === 0 && choices.length > 0) { say({ tone: 'bad', head: '一张也没有选', words: '请勾选给谁领。' }); return }
    if (voter.heldBy !== null && !sure) { setSure(true); say({ tone: 'ask', head: `${voter.serial} 号委托了 ${voter.heldBy} 号 ${nameOf(voter.heldBy)}`, words: '本人到场自己投的，再按一次回车；受托人就不能再代领。' }); return }
    // Whoever is on nobody's list any more is refused by the server, with when and where.
    const asked = serials.length > 0 ? serials : [voter.serial]
    run(`mark ${asked.join()}`, (id) => mark(voter, asked, inPerson, id))
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') { event.preventDefault(); go() }
    if (event.key === 'Escape') clear()
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); setAt(Math.max(0, Math.min(found.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))) }
  }
  useEffect(() => { box.current?.focus() }, [])
  return (
    <section className="marks__counter" aria-label="登记">
      <label className="marks__label" htmlFor="serial">号或者姓名</label>
      <input id="serial" ref={box} className="input marks__input" autoComplete="off" value={text} onChange={(event) => { setText(event.target.value); setAt(0); setWithout(new Set()); setSure(false) }} onKeyDown={press} />
      {found.length > 1 && (
        <ul className="polling-found">{found.map((one, index) => (
          <li key={one.serial}><button type="button" className={index === at ? 'polling-found__one polling-found__one--here' : 'polling-found__one'} onClick={() => { setText(String(one.serial)); setAt(0); box.current?.focus() }}>{voterWords(one)}</button></li>
        ))}</ul>
      )}
      {voter !== undefined && found.length === 1 && (
        <div className="marks__voter">
          <p className="marks__name">{voter.name}<span>{`${voter.serial} 号　${voter.sex === 'woman' ? '女' : '男'}　${voter.group}`}</span></p>
          {gone.has(voter.serial) && <p className="marks__gone">本人已经领过票</p>}
          {voter.heldBy !== null && <p className="marks__gone">{`委托了 ${voter.heldBy} 号 ${nameOf(voter.heldBy)}`}</p>}
          {voter.holds.length > 0 && (
            <fieldset className="marks__holds"><legend>{`代 ${voter.holds.length} 人领`}</legend>
              {voter.holds.map(({ serial, reason }) => (
                <label key={serial} className="choice"><input className="choice__box" type="checkbox" disabled={gone.has(serial)} checked={!gone.has(serial) && !without.has(serial)}
                  onChange={(event) => setWithout(new Set(event.target.checked ? [...without].filter((one) => one !== serial) : [...without, serial]))} />
                <span className="choice__label">{`${serial} 号 ${nameOf(serial)}${gone.has(serial) ? '（已领）' : ''}　${reason}`}</span></label>
              ))}
            </fieldset>
          )}
          <button type="button" className="button marks__go" onClick={go}>{serials.length > 1 ? `发 ${serials.length} 张，记已领` : '发 1 张，记已领'}<kbd>Enter</kbd></button>
        </div>
      )}
      <p className="small soft">回车记已领；输入 - 再回车，取消刚记的一个；Esc 清空。</p>
      {recent[0] !== undefined && <button type="button" className="button button--quiet" onClick={back}>{`取消刚记的 ${recent[0]} 号`}</button>}
    </section>
  )
}

/** With when and where of those that are gone. */
async function whyNot(box: string, serials: readonly number[], sentence: string): Promise<string> {
  const marks = await Promise.all(serials.map((serial) => api.get<PollingMark>(`/api/polling/boxes/${box}/marks/${serial}`).catch(() => null)))
  const words = marks.flatMap((mark) => (mark?.taken === true && mark.at !== null
    ? [`${mark.serial} 号 ${timeWords(Date.parse(mark.at), 'staff')} 在${mark.here ? '本投票点' : mark.where}领过票${mark.together.length > 0 ? `（和 ${mark.together.join('、')} 号一起领的）` : ''}。`] : []))
  return words.length === 0 ? sentence : words.join('')
}

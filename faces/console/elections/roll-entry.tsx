/** Making the roll from the village's register (R-201, R-202): those whom law enters by itself in one press, the others with what each still lacks. */
import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonRow, EmptyState, Message } from '../../../design/index.ts'
import type { ElectionView, RegisterLine, RegisterPage, RollView } from '../../../core/view/elections.ts'
import { api, refusalOf } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { Refused } from '../page-problem.tsx'
import { enterPeople, type Enter, type Entry, type Left, type Sending } from './enter-people.ts'
import { AwayPeople, OutsidePeople } from './roll-others.tsx'
import { RollWishes } from './roll-wishes.tsx'
import { RollImport } from './roll-import.tsx'

type EntryProps = { election: ElectionView; head: RollView; done(): void }

export function RollEntry({ election, head, done }: EntryProps) {
  const register = useQuestion<RegisterPage>(`/api/elections/${election.id}/register`)
  const upheld = head.objections.filter(({ ruling }) => ruling?.upheld === true)
  const [objection, setObjection] = useState('')
  const entering = useEntering(head.id, head.state === 'PUBLISHED' ? Number(objection) : null, () => { register.again(); done() })
  const { answer } = register
  if (register.refusal !== null) return <Refused refusal={register.refusal} again={register.again} />
  if (answer === null) return <p role="status" className="soft">正在取村里的登记…</p>
  if (head.state === 'PUBLISHED' && upheld.length === 0) return <Message>名单已经公布，只能按成立的异议增减：先在“异议”里登记、决定，成立以后再到这里更正（R-205）。</Message>
  const of = (registration: RegisterLine['registration']) => answer.items.filter((one) => one.registration === registration && !one.noBirthday)
  const [resident, away, outside] = [of('resident'), of('away'), of('outside')]
  const noBirthday = answer.items.filter((one) => one.noBirthday)
  const waits = head.state === 'PUBLISHED' && objection === ''
  return (
    <>
      {head.state === 'PUBLISHED' && (
        <div className="field">
          <label className="field__label" htmlFor="by-objection">按第几号异议更正</label>
          <select className="input" id="by-objection" value={objection} onChange={(event) => setObjection(event.target.value)}>
            <option value="">请选择</option>
            {upheld.map(({ number, about }) => <option key={number} value={number}>{`${number} 号：${about}`}</option>)}
          </select>
        </div>
      )}
      <Progress entering={entering} />
      {waits ? <p className="soft">选了异议再更正。</p> : (
        <>
          <section className="section-after">
            <h2>户籍在村、住在村里的：应当登记</h2>
            {resident.length === 0 ? <p>{`都在名单上了。村里的登记里还有不满十八周岁的 ${answer.minors} 人，不列。`}</p> : (
              <>
                <p>{`按村里的登记，到投票日满十八周岁、还没有列入的有 ${resident.length} 人。一次列入，分批送出，断了网、断了电接着来。${answer.minors > 0 ? `不满十八周岁的 ${answer.minors} 人不列。` : ''}`}</p>
                {!entering.busy && <ButtonRow><Button type="button" onClick={() => entering.enter(resident)}>{`把这 ${resident.length} 人列入名单`}</Button></ButtonRow>}
                <details><summary>{`先看看是哪些人，${resident.length} 人`}</summary><People people={resident} busy={entering.busy} enter={entering.enter} /></details>
              </>
            )}
          </section>
          <RollWishes election={election} head={head} register={answer.items} busy={entering.busy} enter={entering.enter} done={() => { register.again(); done() }} />
          <AwayPeople people={away} busy={entering.busy} enter={entering.enter} />
          <OutsidePeople people={outside} busy={entering.busy} enter={entering.enter} proofWanted={election.rules.hukouVillageProof} today={election.today} />
          {noBirthday.length > 0 && <Message tone="warning" title={`${noBirthday.length} 人没有登记生日，不能列入`}>{`请先在户籍、居住登记里补上：${noBirthday.slice(0, 30).map(({ name, group }) => (group === '' ? name : `${name}（${group}）`)).join('、')}${noBirthday.length > 30 ? '等' : ''}。`}</Message>}
          <RollImport election={election.id} busy={entering.busy} enter={entering.enter} />
        </>
      )}
    </>
  )
}

/** One by one, where only some of them are meant. */
function People({ people, busy, enter }: { people: readonly RegisterLine[]; busy: boolean; enter: Enter }) {
  const [text, setText] = useState('')
  const found = people.filter(({ name, group }) => text.trim() === '' || `${group}${name}`.includes(text.trim()))
  return (
    <>
      <div className="field"><label className="field__label" htmlFor="find-resident">找谁</label><input className="input input--12" id="find-resident" type="search" value={text} onChange={(event) => setText(event.target.value)} /></div>
      {found.length === 0 && <EmptyState title="没有这个人">换个写法；真没有的，先在户籍、居住登记里补上。</EmptyState>}
      <ul className="plain-list">
        {found.slice(0, 40).map((one) => <li key={one.person}>{`${one.name}　${one.group}　${one.birthYear ?? ''} 年生 `}{!busy && <Button type="button" kind="quiet" onClick={() => enter([one])}>{`只列入${one.name}`}</Button>}</li>)}
      </ul>
      {found.length > 40 && <p className="soft">{`还有 ${found.length - 40} 人，写上姓名来找。`}</p>}
    </>
  )
}

type Entering = { readonly busy: boolean; readonly total: number; readonly done: number; readonly left: readonly Left[] | null; readonly trouble: string; enter: Enter; stop(): void }

function useEntering(roll: string, objection: number | null, after: () => void): Entering {
  const [state, setState] = useState<Omit<Entering, 'enter' | 'stop'>>({ busy: false, total: 0, done: 0, left: null, trouble: '' })
  const stopping = useRef(false)
  const send: Sending = async (id, form) => {
    try {
      await api.post('/api/acts', { id, dossier: roll, act: 'enter', form }, { limit: 60_000 })
      setState((before) => ({ ...before, trouble: '' }))
      return { ok: true }
    } catch (failure) {
      const refusal = refusalOf(failure)
      const again = refusal === null || ['offline', 'timeout', 'busy', 'unavailable', 'overloaded', 'changed-meanwhile'].includes(refusal.code) || refusal.status >= 500
      if (again) setState((before) => ({ ...before, trouble: refusal?.sentence ?? '' }))
      return { ok: false, again, sentence: refusal?.sentence ?? '没有送到，请再来一次。' }
    }
  }
  const enter: Enter = (entries) => {
    if (state.busy) return
    stopping.current = false
    setState({ busy: true, total: entries.length, done: 0, left: null, trouble: '' })
    void enterPeople({
      entries: entries.map(lean), ...(objection === null ? {} : { objection }), send, newId: uuidv7, wait: () => new Promise((resolve) => { setTimeout(resolve, 2000) }),
      progress: (done) => setState((before) => ({ ...before, done })), stopped: () => stopping.current,
    }).then((left) => { setState((before) => ({ ...before, busy: false, left, trouble: '' })); after() })
  }
  return { ...state, enter, stop: () => { stopping.current = true } }
}

/** Only what the act may know of a person. */
function lean({ person, name, declared, since, applied, resolution, proof }: Entry): Entry {
  return {
    person, name, ...(declared === undefined ? {} : { declared }), ...(since === undefined ? {} : { since }), ...(applied === undefined ? {} : { applied }),
    ...(resolution === undefined ? {} : { resolution }), ...(proof === undefined ? {} : { proof }),
  }
}

function Progress({ entering: { busy, total, done, left, trouble, stop } }: { entering: Entering }) {
  if (busy) {
    return (
      <Message title={`正在列入：${done} / ${total} 人`}>
        <progress className="election-progress" max={total} value={done} aria-label="列入的进度" />
        {trouble !== '' && <p role="alert">{`${trouble}正在自动再试，不会重复。`}</p>}
        <ButtonRow><Button type="button" kind="quiet" onClick={stop}>先停下，以后接着来</Button></ButtonRow>
      </Message>
    )
  }
  if (left === null) return <div role="status" />
  return (
    <div role="status">
      <Message tone={left.length === 0 ? 'success' : 'warning'} title={left.length === 0 ? `列入了 ${done} 人` : `列入了 ${done - left.length} 人，${left.length} 人没有列入`}>
        {left.length === 0 ? '可以接着办下面的，或者公布名册。' : <ul className="plain-list">{left.slice(0, 50).map(({ name, sentence }) => <li key={`${name}${sentence}`}>{`${name}：${sentence}`}</li>)}</ul>}
      </Message>
    </div>
  )
}

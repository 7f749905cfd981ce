/** Who sits: ticked from those entitled, with chair and recorder. Opens the meeting, or records that somebody came or left. */
import { useState } from 'react'
import { Button, ButtonRow } from '../../../design/index.ts'
import type { StarCycle } from '../../../core/view/star-households.ts'
import { api } from '../../spa/api.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'
import { today } from './use-cycle.ts'

type Props = { readonly cycle: StarCycle; readonly act: 'open-meeting' | 'change-attendance'; done(): void; leave?(): void }

export function MeetingAttendance({ cycle, act, done, leave }: Props) {
  const deed = useDeed()
  const [present, setPresent] = useState<ReadonlySet<string>>(new Set(cycle.sitting?.present.map(({ person }) => person) ?? cycle.entitled.map(({ person }) => person)))
  const [chair, setChair] = useState(cycle.sitting?.chair ?? '')
  const [recorder, setRecorder] = useState(cycle.sitting?.recorder ?? (cycle.me !== null && cycle.recorders.includes(cycle.me) ? cycle.me : ''))
  const [where, setWhere] = useState('村委会会议室')
  const [id] = useState(() => crypto.randomUUID())
  const people = cycle.entitled.filter(({ person }) => present.has(person))
  const submit = () => deed.run(async () => {
    await api.post('/api/acts', {
      id, dossier: cycle.cycle, act, seen: cycle.sequence, form: { heldOn: today(), where, present: people.map(({ person }) => person), chair, recorder },
    })
  }, act === 'open-meeting' ? '开会了。' : '到会情况已变更。', done)
  return (
    <form className="section" onSubmit={(event) => { event.preventDefault(); submit() }}>
      <h2>{act === 'open-meeting' ? '开评议会：谁到会' : '变更到会'}</h2>
      <p className="soft">至少 3 人，并且超过应到的一半。表决按这里勾选的人数计算；谁是哪一户的家人或者近亲属，表决时自动提示回避。</p>
      <fieldset className="field">
        <legend className="field__label">{`到会的人（${people.length} / ${cycle.entitled.length}）`}</legend>
        <div className="choices">
          {cycle.entitled.map(({ person, name }) => (
            <label key={person} className="choice">
              <input className="choice__box" type="checkbox" checked={present.has(person)} onChange={(event) => setPresent(new Set(event.target.checked ? [...present, person] : [...present].filter((one) => one !== person)))} />
              <span className="choice__label">{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <PersonSelect name="chair" label="主持人" value={chair} people={people} choose={setChair} />
      <PersonSelect name="recorder" label="记录人（在这台电脑上录入的人）" value={recorder} people={people.filter(({ person }) => cycle.recorders.includes(person))} choose={setRecorder} />
      <p className="small soft">监督委员会的人在场监督，不做记录人；主持人和记录人不能是同一个人。</p>
      <div className="field">
        <label className="field__label" htmlFor="where">在哪里开</label>
        <input id="where" className="input input--20" maxLength={60} value={where} onChange={(event) => setWhere(event.target.value)} />
      </div>
      <Outcome deed={deed} />
      <ButtonRow>
        <Button>{act === 'open-meeting' ? '开会，开始表决' : '按现在的人继续'}</Button>
        {leave !== undefined && <Button type="button" kind="quiet" onClick={leave}>不变更，回去</Button>}
      </ButtonRow>
    </form>
  )
}

function PersonSelect({ name, label, value, people, choose }: { name: string; label: string; value: string; people: StarCycle['entitled']; choose(person: string): void }) {
  return (
    <div className="field">
      <label className="field__label" htmlFor={name}>{label}</label>
      <select id={name} className="input" value={value} required onChange={(event) => choose(event.target.value)}>
        <option value="">请选择</option>
        {people.map(({ person, name: called }) => <option key={person} value={person}>{called}</option>)}
      </select>
    </div>
  )
}

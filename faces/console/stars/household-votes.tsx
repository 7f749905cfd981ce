/** Votes after the notice: a review of the whole household, and a star to be added or taken. Who came is ticked from this year's evaluators. */
import { useState, type ReactNode } from 'react'
import { Button, ButtonRow } from '../../../design/index.ts'
import type { StarCycle, StarHousehold } from '../../../core/view/star-households.ts'
import { api } from '../../spa/api.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed, type Deed } from '../use-deed.ts'
import { votesOf } from './meeting-choice.ts'
import { today } from './use-cycle.ts'

type Props = { readonly cycle: StarCycle; readonly household: StarHousehold; done(): void }

/** Present and withdrawn; the server knows who must withdraw and says so where somebody is missing. */
function usePresence(cycle: StarCycle) {
  const [present, setPresent] = useState<ReadonlySet<string>>(new Set())
  const [withdrawn, setWithdrawn] = useState<ReadonlySet<string>>(new Set())
  const [heldOn, setHeldOn] = useState(today())
  const toggle = (set: ReadonlySet<string>, person: string, isOn: boolean) => new Set(isOn ? [...set, person] : [...set].filter((one) => one !== person))
  const form = { heldOn, present: cycle.evaluators.map(({ person }) => person).filter((one) => present.has(one)), withdrawn: [...withdrawn].filter((one) => present.has(one)) }
  const fields: ReactNode = (
    <>
      <div className="field"><label className="field__label" htmlFor="held">哪天开的会</label><input id="held" className="input" type="date" max={today()} value={heldOn} onChange={(event) => setHeldOn(event.target.value)} /></div>
      <ul className="star-desk__rows" aria-label="到会和回避">
        {cycle.evaluators.map(({ person, name }) => (
          <li key={person}>
            <fieldset>
              <legend>{name}</legend>
              <label><input type="checkbox" checked={present.has(person)} onChange={(event) => setPresent(toggle(present, person, event.target.checked))} />到会</label>
              <label><input type="checkbox" checked={withdrawn.has(person)} onChange={(event) => setWithdrawn(toggle(withdrawn, person, event.target.checked))} />回避</label>
            </fieldset>
          </li>
        ))}
      </ul>
    </>
  )
  return { form, fields, voters: form.present.length - form.withdrawn.length }
}

function Words({ label, words, setWords, most = 500 }: { label: string; words: string; setWords(words: string): void; most?: number }) {
  return <div className="field"><label className="field__label" htmlFor="why">{label}</label><textarea id="why" className="input" rows={3} required maxLength={most} value={words} onChange={(event) => setWords(event.target.value)} /></div>
}

function Form({ title, lead, deed, submit, button, children }: { title: string; lead: string; deed: Deed; submit(): void; button: string; children: ReactNode }) {
  return (
    <form className="section" onSubmit={(event) => { event.preventDefault(); submit() }}>
      <h3>{title}</h3>
      <p className="soft">{lead}</p>
      {children}
      <Outcome deed={deed} />
      <ButtonRow><Button>{button}</Button></ButtonRow>
    </form>
  )
}

/** By the same rules as the first vote, counted by somebody else. */
export function ReviewVote({ cycle, household, done }: Props) {
  const deed = useDeed()
  const { form, fields, voters } = usePresence(cycle)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(household.stars))
  const [conclusion, setConclusion] = useState('')
  const [objection, setObjection] = useState(household.objections[0] ?? '')
  const [id] = useState(() => crypto.randomUUID())
  const submit = () => deed.run(async () => {
    await api.post('/api/acts', {
      id, dossier: household.rating, act: 'decide-review', seen: household.sequence,
      form: { ...form, votes: votesOf(cycle.standard.stars.map(({ code }) => code), chosen, voters, {}), conclusion, ...(objection === '' ? {} : { objection }) },
    })
  }, '复核结论已记下，书面告诉双方。', done)
  return (
    <Form title="作出复核结论" lead="请由原来记录表决的人以外的人来记录；勾选的星按全体赞成计，没有勾选的按全体反对计。" deed={deed} submit={submit} button={`按 ${chosen.size} 颗星作出结论`}>
      {household.objections.length > 0 && (
        <div className="field">
          <label className="field__label" htmlFor="objection">答复哪个异议</label>
          <select id="objection" className="input" value={objection} onChange={(event) => setObjection(event.target.value)}>
            {household.objections.map((one, index) => <option key={one} value={one}>{`第 ${index + 1} 个异议`}</option>)}
            <option value="">本户的复核申请</option>
          </select>
        </div>
      )}
      {fields}
      <fieldset className="field">
        <legend className="field__label">评上的星</legend>
        {cycle.standard.stars.map(({ code, name }) => (
          <label key={code} className="choice"><input className="choice__box" type="checkbox" checked={chosen.has(code)} onChange={(event) => setChosen(new Set(event.target.checked ? [...chosen, code] : [...chosen].filter((one) => one !== code)))} /><span className="choice__label">{name}</span></label>
        ))}
      </fieldset>
      <Words label="复核结论" words={conclusion} setWords={setConclusion} />
    </Form>
  )
}

export function MoveVote({ cycle, household, done }: Props) {
  const deed = useDeed()
  const { form, fields, voters } = usePresence(cycle)
  const [yes, setYes] = useState(0)
  const [abstain, setAbstain] = useState(0)
  const [words, setWords] = useState('')
  const [id] = useState(() => crypto.randomUUID())
  const submit = () => deed.run(async () => {
    await api.post('/api/acts', { id, dossier: household.rating, act: 'vote-move', seen: household.sequence, form: { ...form, yes, no: Math.max(0, voters - yes - abstain), abstain, words } })
  }, '表决已记下。', done)
  return (
    <Form title={household.move?.kind === 'take' ? '摘星表决' : '加星表决'} lead="摘星要先听本户说明，或者等答复的时间到；过半赞成才通过。摘星通过以后，本户还可以要求复核一次，期间不摘。" deed={deed} submit={submit} button="记下表决">
      {fields}
      <div className="inline-form">
        <div className="field"><label className="field__label" htmlFor="yes">赞成</label><input id="yes" className="input input--4" type="number" min={0} max={voters} value={yes} onChange={(event) => setYes(Number(event.target.value) || 0)} /></div>
        <div className="field"><label className="field__label" htmlFor="abstain">弃权</label><input id="abstain" className="input input--4" type="number" min={0} max={voters} value={abstain} onChange={(event) => setAbstain(Number(event.target.value) || 0)} /></div>
        <p>{`反对 ${Math.max(0, voters - yes - abstain)}（共 ${voters} 人表决）`}</p>
      </div>
      <Words label="理由" words={words} setWords={setWords} />
    </Form>
  )
}

export function ProposeMove({ cycle, household, done }: Props) {
  const deed = useDeed()
  const [kind, setKind] = useState<'adding' | 'taking'>('adding')
  const [star, setStar] = useState('')
  const [evidence, setEvidence] = useState('')
  const [id] = useState(() => crypto.randomUUID())
  const stars = cycle.standard.stars.filter(({ code }) => household.stars.includes(code) === (kind === 'taking'))
  const submit = () => deed.run(async () => {
    await api.post('/api/acts', { id, dossier: household.rating, act: `propose-${kind}`, seen: household.sequence, form: { star, evidence } })
  }, '已提议，并告诉本户。', done)
  return (
    <Form title="提议加星、摘星" lead="要有事实依据；本户会看到依据。摘星的，本户至少有五个工作日说明情况，当场不摘。" deed={deed} submit={submit} button={kind === 'taking' ? '提议摘星，请本户说明' : '提议加星'}>
      <div className="inline-form">
        <div className="field"><label className="field__label" htmlFor="kind">加还是摘</label><select id="kind" className="input" value={kind} onChange={(event) => { setKind(event.target.value === 'taking' ? 'taking' : 'adding'); setStar('') }}><option value="adding">加星</option><option value="taking">摘星</option></select></div>
        <div className="field"><label className="field__label" htmlFor="star">哪颗星</label><select id="star" className="input" required value={star} onChange={(event) => setStar(event.target.value)}><option value="">请选择</option>{stars.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</select></div>
      </div>
      <Words label="事实依据（什么时候、什么事、谁看见）" words={evidence} setWords={setEvidence} />
    </Form>
  )
}

/**
 * A ground on which a star is withheld: one of the county's kinds, with the document of the authority and the adult whose deed it was. It is
 * folded away, since it is rare; the township looks at the document before it counts.
 */
import { useState } from 'react'
import { Button, ButtonRow } from '../../../design/index.ts'
import { vetoes } from '../../../core/star-rating/vetoes.ts'
import type { StarCycle, StarHousehold } from '../../../core/view/star-households.ts'
import { api } from '../../spa/api.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'
import { today } from './use-cycle.ts'

export function HouseholdGround({ cycle, household, done }: { cycle: StarCycle; household: StarHousehold; done(): void }) {
  const deed = useDeed()
  const [id] = useState(() => crypto.randomUUID())
  const submit = (typed: FormData) => deed.run(async () => {
    const text = (name: string) => { const value = typed.get(name); return typeof value === 'string' ? value.trim() : '' }
    await api.post('/api/acts', {
      id, dossier: household.rating, act: 'report-ground', seen: household.sequence,
      form: { kind: text('kind'), document: text('document'), authority: text('authority'), doneOn: text('doneOn'), inForceFrom: text('inForceFrom'), months: Number(text('months')), doer: text('doer') },
    })
  }, '已登记，等乡镇核对文书；本户会收到通知。', done)
  return (
    <details className="section">
      <summary>登记否决依据（要有生效文书）</summary>
      <form onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
        <p className="soft">只有这几种，只影响对应的星，最长十二个月，只看行为人本人；未成年人的行为、亲属的事都不能登记。乡镇核对以后才算。</p>
        <div className="field"><label className="field__label" htmlFor="g-kind">哪一种</label><select id="g-kind" name="kind" className="input" required defaultValue=""><option value="">请选择</option>{cycle.standard.vetoes.map(({ kind }) => <option key={kind} value={kind}>{vetoes[kind].name}</option>)}</select></div>
        <div className="field"><label className="field__label" htmlFor="g-doer">谁的行为</label><select id="g-doer" name="doer" className="input" required defaultValue=""><option value="">请选择</option>{household.members.map(({ person, name }) => <option key={person} value={person}>{name}</option>)}</select></div>
        <div className="field"><label className="field__label" htmlFor="g-document">文书号</label><input id="g-document" name="document" className="input input--20" required maxLength={80} /></div>
        <div className="field"><label className="field__label" htmlFor="g-authority">哪个机关出具</label><input id="g-authority" name="authority" className="input input--20" required maxLength={60} /></div>
        <div className="inline-form">
          <div className="field"><label className="field__label" htmlFor="g-done">行为发生在哪天</label><input id="g-done" name="doneOn" className="input" type="date" required max={today()} /></div>
          <div className="field"><label className="field__label" htmlFor="g-force">文书哪天生效</label><input id="g-force" name="inForceFrom" className="input" type="date" required max={today()} /></div>
          <div className="field"><label className="field__label" htmlFor="g-months">影响几个月</label><input id="g-months" name="months" className="input input--4" type="number" required min={1} max={12} defaultValue={6} /></div>
        </div>
        <Outcome deed={deed} />
        <ButtonRow><Button kind="danger">登记，请乡镇核对</Button></ButtonRow>
      </form>
    </details>
  )
}

/** What a group's meeting, or one evaluator, thinks of a household: star by star, and a sentence. It never decides. */
import { useState } from 'react'
import { Button, ButtonRow } from '../../../design/index.ts'
import type { StarCycle, StarHousehold } from '../../../core/view/star-households.ts'
import { api } from '../../spa/api.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'

export function HouseholdOpinion({ cycle, household, done }: { cycle: StarCycle; household: StarHousehold; done(): void }) {
  const deed = useDeed()
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({})
  const [group, setGroup] = useState('')
  const [people, setPeople] = useState(1)
  const [words, setWords] = useState('')
  const [id] = useState(() => crypto.randomUUID())
  const of = (what: string) => Object.entries(said).flatMap(([star, one]) => (one === what ? [star] : []))
  const submit = () => deed.run(async () => {
    await api.post('/api/acts', {
      id, dossier: household.rating, act: 'add-opinion', seen: household.sequence,
      form: { people, supports: of('supports'), doubts: of('doubts'), ...(group.trim() === '' ? {} : { group: group.trim() }), ...(words.trim() === '' ? {} : { words: words.trim() }) },
    })
  }, '意见已记下。', done)
  return (
    <form className="section" onSubmit={(event) => { event.preventDefault(); submit() }}>
      <h3>记下互评意见</h3>
      <p className="soft">意见供评议会参考，不按人数定星，不记名给本户看。</p>
      <div className="inline-form">
        <div className="field"><label className="field__label" htmlFor="group">哪个小组的会（个人意见空着）</label><input id="group" className="input input--12" maxLength={40} value={group} onChange={(event) => setGroup(event.target.value)} /></div>
        <div className="field"><label className="field__label" htmlFor="people">几个人的意见</label><input id="people" className="input input--4" type="number" min={1} max={200} value={people} onChange={(event) => setPeople(Number(event.target.value) || 1)} /></div>
      </div>
      <ul className="star-desk__rows">
        {cycle.standard.stars.map(({ code, name }) => (
          <li key={code}>
            <fieldset>
              <legend>{name}</legend>
              {([['', '没有说'], ['supports', '支持'], ['doubts', '有疑问']] as const).map(([value, label]) => (
                <label key={value}><input type="radio" name={`o${code}`} checked={(said[code] ?? '') === value} onChange={() => setSaid((before) => ({ ...before, [code]: value }))} />{label}</label>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
      <div className="field"><label className="field__label" htmlFor="words">一句话意见</label><input id="words" className="input" maxLength={200} value={words} onChange={(event) => setWords(event.target.value)} /></div>
      <Outcome deed={deed} />
      <ButtonRow><Button>记下意见</Button></ButtonRow>
    </form>
  )
}

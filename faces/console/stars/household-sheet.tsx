/**
 * A paper sheet typed in by a helper, from the keyboard: in each row 1 达标, 2 未达标, 3 不申报, then the sentence, Enter to the next star. Signed on
 * paper it counts at once, and it says where the paper is; unsigned it waits for the household's own word.
 */
import { useRef, useState } from 'react'
import { Button, ButtonRow } from '../../../design/index.ts'
import type { StarCycle, StarHousehold } from '../../../core/view/star-households.ts'
import { api } from '../../spa/api.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'
import { today } from './use-cycle.ts'

const claims = [['met', '达标'], ['not-met', '未达标'], ['not-claimed', '不申报']] as const
type Row = { readonly claim: string; readonly words: string }

export function HouseholdSheet({ cycle, household, done }: { cycle: StarCycle; household: StarHousehold; done(): void }) {
  const deed = useDeed()
  const stars = cycle.standard.stars
  const [rows, setRows] = useState<Readonly<Record<string, Row>>>({})
  const [signedOn, setSignedOn] = useState(today())
  const [keptAt, setKeptAt] = useState('')
  const [isSigned, setSigned] = useState(true)
  const [id] = useState(() => crypto.randomUUID())
  const boxes = useRef<Record<string, HTMLElement | null>>({})
  const set = (star: string, row: Partial<Row>) => setRows((before) => ({ ...before, [star]: { claim: '', words: '', ...before[star], ...row } }))
  const submit = () => deed.run(async () => {
    const own = stars.map(({ code }) => ({ star: code, claim: rows[code]?.claim === undefined || rows[code].claim === '' ? 'not-claimed' : rows[code].claim, items: [], words: (rows[code]?.words ?? '').trim() }))
    const form = { stars: own, ...(isSigned ? { paper: { signedOn, keptAt } } : {}) }
    await api.post('/api/acts', household.state === null
      ? { id, dossier: household.rating, procedure: 'star-household', act: 'rate-self', form: { village: cycle.village, year: cycle.year, household: household.household, ...form } }
      : { id, dossier: household.rating, act: 'revise', seen: household.sequence, form })
  }, '自评已登记。', done)
  return (
    <form className="section" onSubmit={(event) => { event.preventDefault(); submit() }}>
      <h3>登记纸质自评表</h3>
      <p className="soft">每行按 1 达标、2 未达标、3 不申报；再写一句话，回车到下一行。没有选的按不申报。</p>
      <ol className="star-desk__rows">
        {stars.map(({ code, name }, index) => (
          <li key={code}>
            <fieldset>
              <legend>{name}</legend>
              {claims.map(([value, label], key) => (
                <label key={value}><input
                  type="radio" name={code} value={value} checked={rows[code]?.claim === value} onChange={() => set(code, { claim: value })}
                  ref={(box) => { if (key === 0) boxes.current[code] = box }}
                  onKeyDown={(event) => {
                    const picked = claims[Number(event.key) - 1]
                    if (picked === undefined) return
                    event.preventDefault()
                    set(code, { claim: picked[0] })
                    boxes.current[`${code}.words`]?.focus()
                  }}
                />{label}</label>
              ))}
              <input
                className="input" aria-label={`${name}一句话理由`} maxLength={100} value={rows[code]?.words ?? ''} onChange={(event) => set(code, { words: event.target.value })}
                ref={(box) => { boxes.current[`${code}.words`] = box }}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  boxes.current[stars[index + 1]?.code ?? 'kept']?.focus()
                }}
              />
            </fieldset>
          </li>
        ))}
      </ol>
      <p><label className="choice"><input className="choice__box" type="checkbox" checked={isSigned} onChange={(event) => setSigned(event.target.checked)} /><span className="choice__label">本户在纸上签过字（没有签字的，等本户自己确认）</span></label></p>
      {isSigned && (
        <div className="inline-form">
          <div className="field"><label className="field__label" htmlFor="signed">签字日期</label><input id="signed" className="input" type="date" max={today()} value={signedOn} onChange={(event) => setSignedOn(event.target.value)} /></div>
          <div className="field"><label className="field__label" htmlFor="kept">纸质表存放在哪里</label><input id="kept" className="input input--20" maxLength={60} required value={keptAt} onChange={(event) => setKeptAt(event.target.value)} ref={(box) => { boxes.current['kept'] = box }} /></div>
        </div>
      )}
      <Outcome deed={deed} />
      <ButtonRow>
        <Button>登记这一户的自评</Button>
        {household.state === null && <Button type="button" kind="quiet" onClick={() => deed.run(async () => {
          await api.post('/api/acts', { id: crypto.randomUUID(), dossier: household.rating, procedure: 'star-household', act: 'stay-out', form: { village: cycle.village, year: cycle.year, household: household.household } })
        }, '已登记本轮不参评。', done)}>本户说了本轮不参评</Button>}
      </ButtonRow>
    </form>
  )
}

/** Launches the year of many villages at once, fifty a request; each on its own, so that one refusal holds no other up. */
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonRow, TextInput } from '../../../design/index.ts'
import { cycleKey, nameOfKey } from '../../../core/star-rating/rating-names.ts'
import type { StarVillage } from '../../../core/view/star-years.ts'
import { api } from '../../spa/api.ts'
import { dayHint, dayTyped } from '../../spa/day-text.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'

const perRequest = 50
type Answers = { readonly results: readonly ({ readonly ok: true } | { readonly ok: false; readonly sentence: string })[] }
type Failed = { readonly village: StarVillage; readonly sentence: string }

export function YearLaunch({ year, villages, done }: { year: number; villages: readonly StarVillage[]; done(): void }) {
  const deed = useDeed()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [progress, setProgress] = useState<number | null>(null)
  const [failed, setFailed] = useState<readonly Failed[]>([])
  if (villages.length === 0) return null
  const towns = Map.groupBy(villages, ({ town }) => town)
  const toggle = (codes: readonly string[], on: boolean) => setChosen((before) => (on ? new Set([...before, ...codes]) : new Set([...before].filter((code) => !codes.includes(code)))))
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const [until, basis] = [textOf(typed.get('selfUntil')), textOf(typed.get('basis'))]
    const selfUntil = dayTyped(until) ?? until
    const all = villages.filter(({ code }) => chosen.has(code))
    setFailed([])
    deed.run(async () => {
      for (let from = 0; from < all.length; from += perRequest) {
        setProgress(from)
        const batch = all.slice(from, from + perRequest)
        const { results } = await api.post<Answers>('/api/acts', { acts: batch.map(({ code }) => ({
          id: uuidv7(), dossier: nameOfKey(cycleKey(code, year)), procedure: 'star-cycle', act: 'launch', form: { village: code, year, selfUntil, basis },
        })) }, { limit: 120_000 })
        const refused = batch.flatMap((village, at) => { const answer = results[at]; return answer === undefined || answer.ok ? [] : [{ village, sentence: answer.sentence }] })
        setFailed((before) => [...before, ...refused])
      }
      setProgress(null)
      setChosen(new Set())
    }, '已经送出，各村的情况见上面的表。', done)
  }
  return (
    <form className="section" onSubmit={submit}>
      <h2>{`启动 ${year} 年评定`}</h2>
      <p className="soft">启动以后，各户自愿自评；评星标准和期限按今天县里生效的固定下来，这一年都按它评。</p>
      <TextInput name="selfUntil" label="自评到哪天为止" hint={dayHint} width={8} maxLength={12} autoComplete="off" />
      <TextInput name="basis" label="依据（文件或安排）" maxLength={200} width={20} />
      <fieldset className="year-villages">
        <legend>{`哪些村（已选 ${chosen.size} 个）`}</legend>
        {[...towns.entries()].map(([town, inIt]) => {
          const codes = inIt.map(({ code }) => code)
          const all = codes.every((code) => chosen.has(code))
          return (
            <details key={town} open={towns.size === 1}>
              <summary>{`${town}，${inIt.length} 个村，已选 ${codes.filter((code) => chosen.has(code)).length} 个`}</summary>
              <button type="button" className="button button--quiet" onClick={() => toggle(codes, !all)}>{all ? '都不选' : '全选'}</button>
              <ul className="year-villages__list">
                {inIt.map(({ code, name }) => (
                  <li key={code}><label><input type="checkbox" checked={chosen.has(code)} onChange={(event) => toggle([code], event.target.checked)} />{` ${name}`}</label></li>
                ))}
              </ul>
            </details>
          )
        })}
      </fieldset>
      {deed.sending && progress !== null && <p role="status">{`正在启动：第 ${progress + 1} 个起，共 ${chosen.size} 个村…`}</p>}
      {chosen.size === 0 ? <p className="soft">请先选村。</p> : !deed.sending && <ButtonRow><Button>{`启动 ${chosen.size} 个村`}</Button></ButtonRow>}
      <Outcome deed={deed} />
      {failed.length > 0 && <ul>{failed.map(({ village, sentence }) => <li key={village.code}>{`${village.town}${village.name}没有启动：${sentence}`}</li>)}</ul>}
    </form>
  )
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.trim() : ''
}

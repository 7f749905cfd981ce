/**
 * For whom it is reported (代办): somebody who lives in the own region, so that the person sees it among the own matters and is told. Who
 * reads the register finds by a part of the name, a helper by the whole name the person says. Nobody is chosen before they agreed.
 */
import { useState } from 'react'
import { Button, ButtonRow, Choice, FieldGroup } from '../../design/index.ts'
import type { Office } from '../../core/procedure/actor.ts'
import { api, refusalOf, withQuery } from './api.ts'
import { useLate } from './late.ts'
import { useQuestion } from './question.ts'
import { useSession } from './session.tsx'

export type Villager = { readonly person: string; readonly name: string }

type Entry = { readonly id: string; readonly name: string; readonly birthYear: number | null }
type Found = { readonly items: readonly Entry[]; readonly next?: string | null }

const field = { name: 'report-villager', label: '替哪位村民上报', optional: true, hint: '选了，本人在“我的”里就能看到这件事，也会收到进展。不选也能报。' }

/** Offices that may report in the name of somebody. */
export function mayNameVillager(office: Office): boolean {
  return office === 'PROXY_HELPER' || office === 'GRID_WORKER' || office === 'GRID_LEADER' || office === 'VILLAGE_CADRE'
}

export function VillagerPicker({ within, chosen, onChoose }: { within: string; chosen: Villager | null; onChoose(villager: Villager | null): void }) {
  const [asking, setAsking] = useState<Entry | null>(null)
  return (
    <FieldGroup field={field}>
      {chosen !== null ? (
        <div className="villager">
          <p><b>{chosen.name}</b><span className="soft small">，已经记下本人同意</span></p>
          <Button type="button" kind="ordinary" id={field.name} onClick={() => onChoose(null)}>换一位，或者不选</Button>
        </div>
      ) : asking !== null ? (
        <AskConsent person={asking} onCancel={() => setAsking(null)} onAgreed={() => { setAsking(null); onChoose({ person: asking.id.slice(7), name: asking.name }) }} />
      ) : <FindPerson within={within} onFound={setAsking} />}
    </FieldGroup>
  )
}

function FindPerson({ within, onFound }: { within: string; onFound(person: Entry): void }) {
  const wholeName = useSession().mandate.office === 'PROXY_HELPER'
  const [text, setText] = useState('')
  const asked = useLate(text.trim())
  const tooShort = asked.length < (wholeName ? 2 : 1)
  const found = useQuestion<Found>(tooShort ? null : wholeName ? withQuery('/api/helped-people', { name: asked }) : withQuery('/api/people', { region: within, text: asked }))
  const items = tooShort ? [] : found.answer?.items ?? []
  const status = tooShort ? '' : found.refusal?.sentence ?? (found.answer === null ? '正在查…' : statusWords(wholeName, items.length, found.answer.next != null))
  return (
    <>
      <label className="small soft" htmlFor={field.name}>{wholeName ? '输入本人的全名' : '输入姓名里的字'}</label>
      <input
        className="input" id={field.name} type="search" value={text} autoComplete="off" maxLength={20} onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => { if (event.key === 'Enter') event.preventDefault() }}
      />
      <p className="small soft" role="status">{status}</p>
      <ul className="villagers">
        {items.slice(0, most).map((one) => (
          <li key={one.id}>
            <button className="button button--ordinary" type="button" onClick={() => onFound(one)}>
              {one.name}{one.birthYear !== null && <span className="soft small">{`　${one.birthYear} 年生`}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

const most = 8
const ways = [{ value: 'present', label: '当面同意' }, { value: 'telephone', label: '电话里同意' }, { value: 'written', label: '有本人写的委托' }]

/** The consent is kept beside the person's record, where the person reads it. */
function AskConsent({ person, onAgreed, onCancel }: { person: Entry; onAgreed(): void; onCancel(): void }) {
  const [way, setWay] = useState('present')
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const agreed = () => {
    setSending(true)
    api.post(`/api/helped-people/${person.id}/consent`, { consent: way }).then(onAgreed).catch((failure: unknown) => setProblem(refusalOf(failure)?.sentence ?? null)).finally(() => setSending(false))
  }
  return (
    <div className="villager" onChange={(event) => { const { target } = event; if (target instanceof HTMLInputElement) setWay(target.value) }}>
      <p><b>{person.name}</b>{person.birthYear !== null && <span className="soft small">{`　${person.birthYear} 年生`}</span>}</p>
      <Choice name="report-consent" label="本人同意由您代为上报吗？" hint="会记下来，本人查得到。没有同意就不要选。" value="present" options={ways} />
      {problem !== null && <p className="field__error" role="alert">{problem}</p>}
      <ButtonRow>
        <Button type="button" aria-busy={sending} onClick={agreed}>{`${person.name}同意了`}</Button>
        <Button type="button" kind="quiet" onClick={onCancel}>没有同意，不选</Button>
      </ButtonRow>
    </div>
  )
}

function statusWords(wholeName: boolean, count: number, more: boolean): string {
  if (count === 0) return wholeName ? '本村居民里没有叫这个名字的。请核对每个字；可以不选，只留手机号。' : '登记里没有找到。可以不选，只留手机号。'
  return more || count > most ? '人太多，请再多写一个字。' : `找到 ${count} 位。`
}

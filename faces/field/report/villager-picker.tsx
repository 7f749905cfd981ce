/**
 * For whom it is reported (代办): somebody of the register of the own region, so that the person sees it among the own matters and is told.
 * Nobody has to be named; names are asked for only when somebody types one.
 */
import { useState } from 'react'
import { Button, FieldGroup } from '../../../design/index.ts'
import { withQuery } from '../../spa/api.ts'
import { useLate } from '../../spa/late.ts'
import { useQuestion } from '../../spa/question.ts'

export type Villager = { readonly person: string; readonly name: string }

type Entry = { readonly id: string; readonly name: string; readonly birthYear: number | null; readonly residenceGrid: string | null }

const field = { name: 'report-villager', label: '替哪位村民上报', optional: true, hint: '选了，本人在“我的”里就能看到这件事，也会收到进展。不选也能报。' }

export function VillagerPicker({ within, chosen, onChoose }: { within: string; chosen: Villager | null; onChoose(villager: Villager | null): void }) {
  const [text, setText] = useState('')
  const asked = useLate(text.trim())
  const found = useQuestion<{ items: readonly Entry[]; next: string | null }>(asked === '' ? null : withQuery('/api/people', { region: within, text: asked }))
  const items = asked === '' ? [] : found.answer?.items ?? []
  return (
    <FieldGroup field={field}>
      {chosen !== null ? (
        <div className="kind-chosen">
          <p><b>{chosen.name}</b></p>
          <Button type="button" kind="ordinary" id={field.name} onClick={() => onChoose(null)}>换一位，或者不选</Button>
        </div>
      ) : (
        <>
          <label className="small soft" htmlFor={field.name}>输入姓名里的字</label>
          <input
            className="input" id={field.name} type="search" value={text} autoComplete="off" maxLength={20} onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => { if (event.key === 'Enter') event.preventDefault() }}
          />
          <p className="small soft" role="status">{statusWords(asked, found.answer === null, found.refusal?.sentence ?? null, items.length, found.answer?.next != null)}</p>
          <ul className="kinds">
            {items.slice(0, most).map(({ id, name, birthYear }) => (
              <li key={id}>
                <button className="kind" type="button" onClick={() => { setText(''); onChoose({ person: id.slice(7), name }) }}>
                  <b>{name}</b>{birthYear !== null && <span className="soft small">{`${birthYear} 年生`}</span>}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </FieldGroup>
  )
}

const most = 8

function statusWords(asked: string, waiting: boolean, refusal: string | null, count: number, more: boolean): string {
  if (asked === '') return ''
  if (refusal !== null) return refusal
  if (waiting) return '正在查…'
  if (count === 0) return '登记里没有找到。可以不选，只留手机号。'
  return more || count > most ? '人太多，请再多写一个字。' : `找到 ${count} 位。`
}

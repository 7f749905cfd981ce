/** What narrows the list; every change is in the address, so it can be kept as a bookmark and sent to a colleague. */
import { useNavigate } from 'react-router'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useProcedure } from '../../spa/reference.ts'
import { useSession } from '../../spa/session.tsx'
import { useRoom } from '../room.ts'
import { addressOf, priorities, type Narrowing, type QueueKey } from './queues.ts'

type Choice = { readonly name: Narrowing; readonly label: string; readonly any: string; readonly options: readonly (readonly [value: string, words: string])[] }

export function Filters({ queue, address }: { queue: QueueKey; address: URLSearchParams }) {
  const navigate = useNavigate()
  const choices = useChoices(queue)
  const go = (name: Narrowing, value: string) => void navigate(addressOf(queue, address, { [name]: value }).slice('/console'.length))
  const search = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    go('text', inputNamed(event.currentTarget, 'text'))
  }
  const besides = useRoom(40)
  const narrowed = choices.filter(({ name }) => address.get(name) !== null).length
  const selects = choices.map(({ name, label, any, options }) => (
    <div key={name}>
      <label htmlFor={`desk-${name}`}>{label}</label>
      <select className="input" id={`desk-${name}`} value={address.get(name) ?? ''} onChange={(event) => go(name, event.target.value)}>
        <option value="">{any}</option>
        {options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </select>
    </div>
  ))
  return (
    <form className="filters no-print" role="search" onSubmit={search}>
      <div className="filters__text">
        <label htmlFor="desk-text">查找</label>
        <input key={address.get('text') ?? ''} className="input" id="desk-text" name="text" type="search" maxLength={40} defaultValue={address.get('text') ?? ''} placeholder="案卷号、地点或内容里的字" />
        <button className="button button--ordinary" type="submit">查找</button>
      </div>
      {besides ? selects : (
        <details className="filters__more" open={narrowed > 0 || undefined}>
          <summary>{narrowed > 0 ? `筛选（选了 ${narrowed} 项）` : '按状态、大类、紧急程度、时限筛选'}</summary>
          <div className="filters__selects">{selects}</div>
        </details>
      )}
    </form>
  )
}

/** The filter in words, for the head of the list and for the print. */
export function FilterWords({ address }: { address: URLSearchParams }) {
  const choices = useChoices('region')
  const words = choices.flatMap(({ name, label, options }) => {
    const value = address.get(name)
    return value === null ? [] : [`${label}：${options.find(([one]) => one === value)?.[1] ?? value}`]
  })
  const text = address.get('text')
  if (text !== null) words.push(`含“${text}”`)
  return words.length === 0 ? null : <p className="soft">{words.join('，')}</p>
}

function useChoices(queue: QueueKey): readonly Choice[] {
  const { mandate } = useSession()
  const procedure = useProcedure<CaseSettings>('grid-case', mandate.region.code).answer
  const states = Object.entries(procedure?.states ?? {}).map(([key, { name }]) => [key, name] as const)
  const groups = Object.entries(procedure?.settings.contents.groups ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [
    { name: 'state', label: '状态', any: '全部状态', options: states },
    { name: 'group', label: '大类', any: '全部大类', options: groups },
    { name: 'priority', label: '紧急程度', any: '不限', options: Object.entries(priorities) },
    ...(queue === 'soon' || queue === 'late' ? [] : [{ name: 'lamp', label: '时限', any: '不限', options: [['soon', '快到期'], ['late', '已超期']] } as const]),
  ]
}

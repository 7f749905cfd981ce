/** Which months and which kind: in the address, so that it can be kept and sent to a colleague. */
import { useNavigate } from 'react-router'
import type { CaseSettings } from '../../../procedures/grid-case/settings.ts'
import { withQuery } from '../../spa/api.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useProcedure } from '../../spa/reference.ts'

export type AskedOf = { readonly code: string; readonly from: string | null; readonly to: string | null; readonly category: string | null }

export function Asked({ asked, shown }: { asked: AskedOf; shown: { readonly from: string; readonly to: string } | null }) {
  const navigate = useNavigate()
  const settings = useProcedure<CaseSettings>('grid-case', asked.code).answer?.settings.contents ?? null
  const go = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const [from, to, category] = ['from', 'to', 'category'].map((name) => inputNamed(event.currentTarget, name))
    void navigate(withQuery('/statistics', { code: asked.code, from: monthTyped(from ?? ''), to: monthTyped(to ?? ''), category: category ?? '' }))
  }
  const month = (name: 'from' | 'to', label: string) => (
    <div>
      <label className="small soft" htmlFor={`statistics-${name}`}>{label}</label>
      <input key={shown?.[name] ?? ''} className="input" id={`statistics-${name}`} name={name} type="month" pattern="[0-9]{4}-[0-9]{1,2}" placeholder="2026-01" defaultValue={shown?.[name] ?? asked[name] ?? ''} />
    </div>
  )
  return (
    <form className="inline-form no-print" role="search" onSubmit={go}>
      {month('from', '从哪个月')}
      {month('to', '到哪个月')}
      <div>
        <label className="small soft" htmlFor="statistics-category">事项类型</label>
        <select key={`${asked.category ?? ''} ${settings === null}`} className="input" id="statistics-category" name="category" defaultValue={asked.category ?? ''}>
          <option value="">全部</option>
          {Object.entries(settings?.groups ?? {}).toSorted().map(([group, name]) => (
            <optgroup key={group} label={name}>
              <option value={group}>{`${name}（整类）`}</option>
              {Object.entries(settings?.categories ?? {}).filter(([code]) => code.startsWith(group)).toSorted().map(([code, one]) => <option key={code} value={code}>{one.name}</option>)}
            </optgroup>
          ))}
        </select>
      </div>
      <button className="button button--ordinary" type="submit">查看</button>
    </form>
  )
}

/** Where a browser has no box for months, somebody may write 2026-1. */
function monthTyped(text: string): string {
  const parts = /^(\d{4})\D(\d{1,2})$/.exec(text.trim())
  return parts === null ? text.trim() : `${parts[1] ?? ''}-${(parts[2] ?? '').padStart(2, '0')}`
}

/** Exact search by number. The number travels in the body, never in an address. */
import { useState } from 'react'
import { Button, ErrorSummary, Select, TextInput, type Problem } from '../../../design/index.ts'
import { api, refusalOf } from '../../spa/api.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { PeopleTable } from './people-table.tsx'
import { usualPurposes, type PersonRecord, type PurposeOption } from './person-shapes.ts'

export function NumberSearch({ region, purposes }: { region: string; purposes: readonly PurposeOption[] }) {
  const [found, setFound] = useState<readonly PersonRecord[] | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const search = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const [number, purpose] = [inputNamed(event.currentTarget, 'number').replaceAll(/\s/g, ''), inputNamed(event.currentTarget, 'number-purpose')]
    if (purpose === '') { setProblems([{ field: 'number-purpose', sentence: '选一选为了什么' }]); return }
    setFound(null)
    api.post<{ items: readonly PersonRecord[] }>('/api/people/search', { region, purpose, ...(number.length === 11 ? { phone: number } : { idNumber: number }) })
      .then(({ items }) => { setFound(items); setProblems([]) })
      .catch((failure: unknown) => { const refusal = refusalOf(failure); if (refusal !== null) setProblems([{ field: 'number', sentence: refusal.sentence }]) })
  }
  return (
    <form className="panel" noValidate onSubmit={search}>
      <ErrorSummary problems={problems} title="还没有查" />
      <TextInput name="number" label="身份证号或手机号" hint="要输完整。查到的人会知道您查过。" width={20} extra={{ autoComplete: 'off' }} />
      <Select name="number-purpose" label="为了什么" options={(purposes.length === 0 ? usualPurposes : purposes).map(({ key, name }) => ({ value: key, label: name }))} />
      <Button>查这个号码</Button>
      {found !== null && (found.length === 0 ? <p role="status" className="section">您的辖区里没有这个号码的人。</p> : <PeopleTable people={found} caption={`查到 ${found.length} 人`} />)}
    </form>
  )
}

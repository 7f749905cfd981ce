/** A table chosen from this machine and read before anything is sent: its lines, or every fault by row and column. */
import { useState } from 'react'
import { FileInput, Message } from '../../../design/index.ts'
import type { ReadTable } from '../../../core/view/collective-economy.ts'
import { api } from '../../spa/api.ts'
import { Refused } from '../page-problem.tsx'
import { useDeed } from '../use-deed.ts'

type Read = Extract<ReadTable, { ok: true }>

export function ReadIn({ shape, label, hint, onRead }: { shape: 'funds' | 'assets' | 'resources'; label: string; hint: string; onRead(read: Read | null): void }) {
  const reading = useDeed()
  const [faults, setFaults] = useState<Extract<ReadTable, { ok: false }> | null>(null)
  const read = (file: File) => {
    reading.run(async () => {
      const answer = await api.post<ReadTable>(`/api/collective-economy/read-table?shape=${shape}`, new Blob([file], { type: 'application/octet-stream' }))
      setFaults(answer.ok ? null : answer)
      onRead(answer.ok ? answer : null)
    }, '表读完了，请看下面。')
  }
  return (
    <>
      <FileInput name="table" label={label} multiple={false} accept=".xlsx,.csv,.txt" hint={hint} extra={{ onChange: (event) => { const file = event.currentTarget.files?.[0]; if (file !== undefined) read(file); event.currentTarget.value = '' } }} />
      {reading.sending && <p role="status">正在读表…</p>}
      {reading.refusal !== null && <Refused refusal={reading.refusal} />}
      {faults !== null && (
        <Message tone="danger" title={`表里有 ${faults.faults.length + faults.more} 处要改，一行都没有导入`}>
          <ul className="plain-list">{faults.faults.map(({ row: at, column, sentence }) => <li key={`${at}${column}${sentence}`}>{`${at === 0 ? '' : `第 ${at} 行`}${column === '' ? '' : `“${column}”`}：${sentence}`}</li>)}</ul>
          {faults.more > 0 && <p>{`还有 ${faults.more} 处，改好这些再导入一次。`}</p>}
        </Message>
      )}
    </>
  )
}

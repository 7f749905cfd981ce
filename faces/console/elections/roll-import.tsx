/** A roll from Excel: held against the register line by line; nothing is entered before the whole table fits. */
import { useState } from 'react'
import { Button, ButtonRow, FileInput, Message } from '../../../design/index.ts'
import type { ReadRoll } from '../../../core/view/elections.ts'
import { api } from '../../spa/api.ts'
import { Refused } from '../page-problem.tsx'
import { useDeed } from '../use-deed.ts'
import type { Enter } from './enter-people.ts'

export function RollImport({ election, busy, enter }: { election: string; busy: boolean; enter: Enter }) {
  const reading = useDeed()
  const [read, setRead] = useState<ReadRoll | null>(null)
  const look = (file: File) => reading.run(async () => { setRead(await api.post<ReadRoll>(`/api/elections/${election}/read-roll`, new Blob([file], { type: 'application/octet-stream' }))) }, '')
  return (
    <details className="field-group">
      <summary>从 Excel 导入</summary>
      <FileInput
        name="roll-table" label="选一个 Excel（.xlsx）或者 CSV" multiple={false} accept=".xlsx,.csv,.txt"
        hint="表头：姓名、性别、村民小组；同名的加“出生年”；不住在村的加“本人表示参加”写“是”；户籍不在村的加“从哪天起居住”“本人申请”“会议决议”。身份证号等别的列不读、不存。"
        extra={{ onChange: (event) => { const file = event.currentTarget.files?.[0]; if (file !== undefined) look(file); event.currentTarget.value = '' } }}
      />
      {reading.sending && <p role="status">正在和村里的登记对…</p>}
      {reading.refusal !== null && <Refused refusal={reading.refusal} />}
      {read?.ok === false && (
        <Message tone="danger" title={`表里有 ${read.faults.length + read.more} 处要改，一个人都没有列入`}>
          <ul className="plain-list">{read.faults.map(({ row, column, sentence }) => <li key={`${row}${column}${sentence}`}>{`${row === 0 ? '' : `第 ${row} 行`}${column === '' ? '' : `“${column}”`}${row === 0 && column === '' ? '' : '：'}${sentence}`}</li>)}</ul>
          {read.more > 0 && <p>{`还有 ${read.more} 处，改好这些再选一次。`}</p>}
        </Message>
      )}
      {read?.ok === true && (
        <Message tone="success" title={`对上了 ${read.entries.length} 人${read.already > 0 ? `，另有 ${read.already} 人已经在名单上` : ''}`}>
          {read.entries.length > 0 && !busy && <ButtonRow><Button type="button" onClick={() => { enter(read.entries); setRead(null) }}>{`把这 ${read.entries.length} 人列入名单`}</Button></ButtonRow>}
        </Message>
      )}
    </details>
  )
}

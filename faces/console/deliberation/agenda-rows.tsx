/** The agenda of a meeting: what is on it, of which kind, whom it touches; one more row by a press. */
import { useState } from 'react'
import { delegableKinds, matterKinds, matters, mayBeDecidedBy, type MatterKind, type MeetingKind } from '../../../core/deliberation/index.ts'
import { Button, Choices, FieldGroup, Select, TextArea, TextInput } from '../../../design/index.ts'
import { inputNamed } from '../../spa/form-inputs.ts'

const most = 12

export function AgendaRows({ meeting }: { meeting: MeetingKind }) {
  const [rows, setRows] = useState(1)
  return (
    <>
      {Array.from({ length: rows }, (_, row) => <AgendaRow key={`${meeting} ${String(row)}`} row={row} meeting={meeting} />)}
      {rows < most && <Button type="button" kind="quiet" onClick={() => setRows(rows + 1)}>再加一项议题</Button>}
    </>
  )
}

function AgendaRow({ row, meeting }: { row: number; meeting: MeetingKind }) {
  const kinds = matterKinds.filter((kind) => mayBeDecidedBy(kind, meeting))
  const [kind, setKind] = useState<MatterKind>(kinds[0] ?? 'report')
  const name = (field: string) => `agenda-${row}-${field}`
  return (
    <FieldGroup field={{ name: name('item'), label: `第 ${row + 1} 项议题` }}>
      <Select name={name('kind')} label="哪一类" value={kind} options={kinds.map((one) => ({ value: one, label: matters[one].name }))} extra={{ onChange: (event) => setKind(event.currentTarget.value as MatterKind) }} />
      {matters[kind].important && <p className="small soft">六类重要事项：会前要经村党组织研究；没有决议，不能签合同、付款。</p>}
      {matters[kind].filed && <p className="small soft">通过以后报乡镇备案，备案以前不生效。</p>}
      <TextInput name={name('title')} label="议什么" width={20} maxLength={60} />
      <TextArea name={name('words')} label="说明" optional rows={2} maxLength={2000} />
      <TextInput name={name('interested')} label="与谁有直接利益" hint="有的，表决时要回避。" optional width={20} maxLength={200} />
      {kind === 'authorisation' && <Choices name={name('covers')} label="授权代表会议决定哪几类" options={delegableKinds.map((one) => ({ value: one, label: matters[one].name }))} />}
    </FieldGroup>
  )
}

/** What was typed into the rows of this form. */
export function agendaIn(form: HTMLFormElement): readonly object[] {
  const found: object[] = []
  for (let row = 0; form.elements.namedItem(`agenda-${row}-kind`) !== null; row += 1) {
    const text = (field: string) => inputNamed(form, `agenda-${row}-${field}`)
    const covers = new FormData(form).getAll(`agenda-${row}-covers`)
    found.push({
      kind: text('kind'), title: text('title'), ...(text('words') === '' ? {} : { words: text('words') }), ...(text('interested') === '' ? {} : { interested: text('interested') }),
      ...(covers.length === 0 ? {} : { covers }),
    })
  }
  return found
}

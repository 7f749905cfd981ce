/** Calling a meeting: when, where, and an agenda of which each item is one of the body's own kinds. */
import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonRow, Checkbox, FieldGroup, Select, TextArea, TextInput } from '../../../design/index.ts'
import { api, withQuery } from '../../spa/api.ts'
import { dayHint, dayTyped } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useLate } from '../../spa/late.ts'
import { PickList } from '../../spa/pick-list.tsx'
import { useQuestion } from '../../spa/question.ts'
import { countyCode } from '../../spa/reference.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'
import type { BodyView } from './body-shapes.ts'

type Chosen = Readonly<Record<number, readonly string[]>>

export function CallMeeting({ body, village, onCalled }: { body: BodyView; village: string; onCalled(): void }) {
  const [open, setOpen] = useState(false)
  const [round, setRound] = useState(0)
  const deed = useDeed()
  return (
    <details className="field-group no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{`召集${body.name}开会`}</summary>
      <Outcome deed={deed} />
      {open && <CallForm key={round} body={body} village={village} deed={deed} onCalled={() => { setRound((count) => count + 1); onCalled() }} />}
    </details>
  )
}

function CallForm({ body, village, deed, onCalled }: { body: BodyView; village: string; deed: ReturnType<typeof useDeed>; onCalled(): void }) {
  const ids = useRef({ dossier: uuidv7() })
  const [rows, setRows] = useState(1)
  const [households, setHouseholds] = useState<Chosen>({})
  const field = (name: string) => `${body.body}-${name}`
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const text = (name: string) => inputNamed(form, field(name))
    const agenda = Array.from({ length: rows }, (_, row) => ({
      kind: text(`kind-${row}`), title: text(`title-${row}`), ...(text(`words-${row}`) === '' ? {} : { words: text(`words-${row}`) }),
      ...(text(`publish-${row}`) === '' ? {} : { publish: true }), ...((households[row] ?? []).length === 0 ? {} : { households: households[row] ?? [] }),
    }))
    const sent = {
      body: body.unit ?? '', village, day: dayTyped(text('day')) ?? text('day'), time: text('time'), place: text('place'), agenda, ...(text('urgent') === '' ? {} : { urgent: text('urgent') }),
    }
    deed.run(
      () => api.post('/api/acts', { id: uuidv7(), dossier: `${countyCode(village)}-${ids.current.dossier}`, procedure: 'body-meeting', act: 'call', form: sent }), '已经通知全体成员。', onCalled,
    )
  }
  return (
    <form className="panel" noValidate onSubmit={submit}>
      <TextInput name={field('day')} label="哪天开" hint={dayHint} width={8} maxLength={12} />
      <TextInput name={field('time')} label="几点开" hint="例如 19:30" width={4} maxLength={5} value="19:30" />
      <TextInput name={field('place')} label="在哪里开" width={20} maxLength={100} value="村委会会议室" />
      {Array.from({ length: rows }, (_, row) => (
        <AgendaRow key={row} row={row} body={body} village={village} chosen={households[row] ?? []} onChoose={(chosen) => setHouseholds({ ...households, [row]: chosen })} />
      ))}
      <TextInput name={field('urgent')} label="临时召集的理由" hint="来不及提前通知的才写。" optional width={20} maxLength={200} />
      <p className="consequence">把时间、地点和议题通知全体成员。</p>
      <ButtonRow>
        <Button aria-busy={deed.sending}>召集会议</Button>
        {rows < most && <Button type="button" kind="quiet" onClick={() => setRows(rows + 1)}>再加一项议题</Button>}
      </ButtonRow>
    </form>
  )
}

const most = 12

type RowProps = { row: number; body: BodyView; village: string; chosen: readonly string[]; onChoose(chosen: readonly string[]): void }

function AgendaRow({ row, body, village, chosen, onChoose }: RowProps) {
  const [kind, setKind] = useState(body.may[0]?.kind ?? '')
  const about = body.may.find((one) => one.kind === kind)
  const field = (name: string) => `${body.body}-${name}-${row}`
  return (
    <FieldGroup field={{ name: field('item'), label: `第 ${row + 1} 项议题` }}>
      <Select name={field('kind')} label="哪一类" value={kind} options={body.may.map((one) => ({ value: one.kind, label: one.name }))} extra={{ onChange: (event) => setKind(event.currentTarget.value) }} />
      {about !== undefined && <p className="small soft">{about.leadsTo}</p>}
      <TextInput name={field('title')} label="议什么" width={20} maxLength={60} />
      <TextArea name={field('words')} label="说明" optional rows={2} maxLength={1000} />
      {about !== undefined && about.households !== 'never' && <Households name={field('households')} village={village} needed={about.households === 'must'} chosen={chosen} onChoose={onChoose} />}
      <Checkbox name={field('publish')} label="决定要公布" />
    </FieldGroup>
  )
}

type Found = { readonly items: readonly { readonly household: string; readonly head: string; readonly group: string }[] }

/** Whoever belongs to them withdraws when the item is decided. */
function Households({ name, village, needed, chosen, onChoose }: { name: string; village: string; needed: boolean; chosen: readonly string[]; onChoose(chosen: readonly string[]): void }) {
  const [text, setText] = useState('')
  const asked = useLate(text.trim())
  const found = useQuestion<Found>(asked === '' ? null : withQuery(`/api/points/${village}/households`, { text: asked }))
  const options = (found.answer?.items ?? []).map((one) => ({ value: one.household, label: one.head, ...(one.group === '' ? {} : { hint: one.group }) }))
  return (
    <PickList
      field={{ name, label: '涉及哪几户', optional: !needed, hint: '这几户的人和近亲属要回避。由村干部来选。' }} options={options} chosen={chosen} onChoose={onChoose} several onNarrow={setText}
      narrowLabel="输入户主姓名里的字" empty={found.refusal?.sentence ?? (asked === '' ? '输入户主姓名里的字来查找。' : '没有找到这一户。')}
    />
  )
}

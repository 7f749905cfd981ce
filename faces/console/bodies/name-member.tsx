/** Naming a member: somebody of the village's register, in an office and for a term, with the resolution it rests on. */
import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, Select, TextInput } from '../../../design/index.ts'
import { api, withQuery } from '../../spa/api.ts'
import { dayHint, dayTyped, today } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useLate } from '../../spa/late.ts'
import { PickList } from '../../spa/pick-list.tsx'
import { useQuestion } from '../../spa/question.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'
import type { BodyView } from './body-shapes.ts'

type Found = { readonly items: readonly { readonly id: string; readonly name: string; readonly birthYear: number | null }[] }

const offices = [{ value: 'BODY_CHAIR', label: '负责人' }, { value: 'BODY_RECORDER', label: '记录人' }, { value: 'BODY_MEMBER', label: '成员' }]
const choosers = [{ value: 'assembly', label: '村民会议' }, { value: 'representatives', label: '村民代表会议' }, { value: 'committees', label: '村“两委”会议' }, { value: 'body', label: '本会推选' }]

export function NameMember({ body, village, onNamed }: { body: BodyView; village: string; onNamed(): void }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="field-group no-print" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{`报一名${body.name}成员`}</summary>
      {open && <NameForm body={body} village={village} onNamed={onNamed} />}
    </details>
  )
}

function NameForm({ body, village, onNamed }: { body: BodyView; village: string; onNamed(): void }) {
  const deed = useDeed()
  const id = useRef(uuidv7())
  const [person, setPerson] = useState<string | null>(null)
  const [text, setText] = useState('')
  const asked = useLate(text.trim())
  const found = useQuestion<Found>(asked === '' ? null : withQuery('/api/people', { region: village, text: asked }))
  const options = (found.answer?.items ?? []).map((one) => ({ value: one.id.slice(7), label: one.name, ...(one.birthYear === null ? {} : { hint: `${one.birthYear} 年生` }) }))
  const field = (name: string) => `${body.body}-${name}`
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const day = (name: string) => dayTyped(inputNamed(form, field(name))) ?? inputNamed(form, field(name))
    const sent = {
      id: id.current, body: body.body, person: person ?? '', office: inputNamed(form, field('office')), validFrom: day('from'), validTo: day('to'),
      chosenBy: inputNamed(form, field('chosen-by')), chosenOn: day('chosen-on'), minutes: inputNamed(form, field('minutes')),
    }
    deed.run(() => api.post('/api/body-nominations', sent), '报上去了，等安全管理员授予。', () => { id.current = uuidv7(); onNamed() })
  }
  return (
    <form className="panel" noValidate onSubmit={submit}>
      <Outcome deed={deed} />
      <PickList
        field={{ name: field('person'), label: '谁' }} options={options} chosen={person === null ? [] : [person]} onChoose={([one]) => setPerson(one ?? null)} onNarrow={setText}
        narrowLabel="输入姓名里的字" empty={asked === '' ? '输入姓名里的字来查找。' : '登记里没有找到。'}
      />
      <Select name={field('office')} label="做什么" value="BODY_MEMBER" options={offices} />
      <TextInput name={field('from')} label="任期从哪天起" hint={dayHint} width={8} maxLength={12} value={today()} />
      <TextInput name={field('to')} label="到哪天前为止" hint="这一天起不再担任。" width={8} maxLength={12} />
      <Select name={field('chosen-by')} label="由谁推选" options={choosers} />
      <TextInput name={field('chosen-on')} label="哪天推选的" hint={dayHint} width={8} maxLength={12} />
      <TextInput name={field('minutes')} label="会议记录在哪里" hint="编号或者名称，例如“村民代表会议记录 2026 年第 3 号”。" width={20} maxLength={200} />
      <p className="consequence">安全管理员授予以后才生效；姓名和任期会向村民公开。</p>
      <Button aria-busy={deed.sending}>报上去</Button>
    </form>
  )
}

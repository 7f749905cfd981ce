/** 登记书面异议: for villagers without a phone. The township enters what is signed; the village reads the words and, if so wished, never the name (R-407). */
import { useState } from 'react'
import { Button, Choice, Select, TextArea, TextInput } from '../../../design/index.ts'
import { api, withQuery } from '../../spa/api.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useLate } from '../../spa/late.ts'
import { useQuestion } from '../../spa/question.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'

type Noticed = { readonly items: readonly { readonly household: string; readonly headName: string; readonly group: string }[] }
type Person = { readonly id: string; readonly name: string; readonly birthYear: number | null }

export function PaperObjection({ cycle, village }: { cycle: string; village: string }) {
  const [open, setOpen] = useState(false)
  const [round, setRound] = useState(0)
  return (
    <details className="section no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>登记书面异议</summary>
      <p className="soft">村民交来签了字的书面异议，或者到乡镇来说、签了字的，在这里登记。村里看得到意见；选了不让村里知道的，看不到是谁。签字的原件有姓名，留在乡镇，不拍照上传。</p>
      {open && <Form key={round} cycle={cycle} village={village} again={() => setRound((count) => count + 1)} />}
    </details>
  )
}

function Form({ cycle, village, again }: { cycle: string; village: string; again(): void }) {
  const deed = useDeed()
  const [id] = useState(() => crypto.randomUUID())
  const [objector, setObjector] = useState<Person | null>(null)
  const noticed = useQuestion<Noticed>(`/api/star-rating/years/${cycle}/paper-objections`)
  if (deed.done !== null) return <><Outcome deed={deed} /><Button type="button" kind="ordinary" onClick={again}>再登记一份</Button></>
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const of = (name: string) => inputNamed(form, name)
    deed.run(() => api.post(`/api/star-rating/years/${cycle}/paper-objections`, {
      id, about: of('about'), objector: objector?.id ?? '', words: of('words'), anonymous: of('anonymous'), keptAt: of('keptAt'),
    }), '登记了。村里要在五个工作日内换人复核，结论会告诉提异议的人，也请您书面交给他。')
  }
  return (
    <form noValidate onSubmit={submit}>
      {objector === null ? <FindVillager village={village} choose={setObjector} /> : (
        <p>{`提异议的人：${objector.name}`} <Button type="button" kind="quiet" onClick={() => setObjector(null)}>换一位</Button></p>
      )}
      {objector !== null && (
        <>
          <Select name="about" label="对哪一户" options={(noticed.answer?.items ?? []).map(({ household, headName, group }) => ({ value: household, label: group === '' ? headName : `${group} ${headName}` }))} />
          <TextArea name="words" label="书面上写的意见" rows={4} maxLength={900} />
          <Choice name="anonymous" label="村里能不能知道是谁提的" options={[{ value: 'yes', label: '不让村里知道（乡镇知道）' }, { value: 'no', label: '实名，村里可以知道' }]} />
          <TextInput name="keptAt" label="签字的原件存放在哪里" maxLength={60} />
        </>
      )}
      <Outcome deed={deed} />
      {deed.refusal?.fields.map(({ pointer, sentence }) => <p key={pointer} className="field__error">{sentence}</p>)}
      {objector !== null && <Button aria-busy={deed.sending}>登记，请村里复核</Button>}
    </form>
  )
}

function FindVillager({ village, choose }: { village: string; choose(person: Person): void }) {
  const [text, setText] = useState('')
  const asked = useLate(text.trim())
  const found = useQuestion<{ readonly items: readonly Person[] }>(asked === '' ? null : withQuery('/api/people', { region: village, text: asked }))
  const items = (found.answer?.items ?? []).slice(0, 8)
  return (
    <>
      <label className="field__label" htmlFor="objector-text">提异议的村民，姓名里的字</label>
      <input className="input" id="objector-text" type="search" autoComplete="off" maxLength={20} value={text} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter') event.preventDefault() }} />
      <p className="small soft" role="status">{asked === '' || found.asking ? '' : items.length === 0 ? '本村登记里没有找到。' : `找到 ${items.length} 位，选一位。`}</p>
      <ul className="villagers">
        {items.map((one) => <li key={one.id}><Button type="button" kind="ordinary" onClick={() => choose(one)}>{`${one.name}${one.birthYear === null ? '' : `，${one.birthYear} 年生`}`}</Button></li>)}
      </ul>
    </>
  )
}

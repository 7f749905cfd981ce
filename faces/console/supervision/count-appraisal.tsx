/** The count of papers, person by person, as it stands on the sheet in the hall. */
import { Button, ButtonRow, FieldGroup, TextInput } from '../../../design/index.ts'
import { marks, posts, type Mark } from '../../../core/appraisal/index.ts'
import type { AppraisalLine } from '../../../core/view/supervision.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { Outcome } from '../outcome.tsx'
import { sendAct } from '../points/send-act.ts'
import { useDeed } from '../use-deed.ts'

const kinds: Readonly<Record<Mark | 'invalid', string>> = { ...marks, invalid: '废票' }

export function CountAppraisal({ one, done }: { one: AppraisalLine; done(): void }) {
  const deed = useDeed()
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const number = (name: string) => Number(inputNamed(form, name) || '0')
    const papers = one.subjects.map(({ person }) => ({ person, ...Object.fromEntries(Object.keys(kinds).map((kind) => [kind, number(`${kind}-${person}`)])) }))
    const counts = Object.fromEntries(['should', 'present', 'issued', 'collected'].map((name) => [name, number(name)]))
    deed.run(() => sendAct({ dossier: one.dossier, act: 'record', seen: one.sequence, form: { ...counts, papers, tellers: inputNamed(form, 'tellers'), record: inputNamed(form, 'record') } }), '登记了，请另一位成员核对。', done)
  }
  const count = (name: string, label: string) => <TextInput key={name} name={name} label={label} width={4} maxLength={5} extra={{ inputMode: 'numeric' }} />
  return (
    <form className="panel no-print" onSubmit={submit} aria-label="登记票数">
      <h4>登记票数</h4>
      <div className="inline-form">{count('should', '应到')}{count('present', '到会')}{count('issued', '发出票数')}{count('collected', '收回票数')}</div>
      {one.subjects.map(({ person, name, post }) => (
        <FieldGroup key={person} field={{ name: `papers-${person}`, label: `${name}（${posts[post]}）` }}>
          <div className="inline-form">{Object.entries(kinds).map(([kind, label]) => count(`${kind}-${person}`, label))}</div>
        </FieldGroup>
      ))}
      <TextInput name="tellers" label="谁计票、谁监票" width={20} maxLength={100} />
      <TextInput name="record" label="评议票和记录放在哪里" width={20} maxLength={100} />
      <p className="consequence">由监督委员会另一位成员对着计票单核对；核对以后不能改。</p>
      <ButtonRow><Button>登记票数</Button></ButtonRow>
      <Outcome deed={deed} />
    </form>
  )
}

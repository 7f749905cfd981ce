/** The supervisors' line past the village (R-280): nobody of its offices sees it. */
import { v7 as uuidv7 } from 'uuid'
import { Button, ButtonRow, Select, TextArea } from '../../../design/index.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { Outcome } from '../outcome.tsx'
import { sendAct } from '../points/send-act.ts'
import { useDeed } from '../use-deed.ts'

export function TipOff({ village }: { village: string }) {
  const deed = useDeed()
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const [to, words] = [inputNamed(form, 'to'), inputNamed(form, 'words')]
    deed.run(() => sendAct({ dossier: `${village.slice(0, 6)}-${uuidv7()}`, procedure: 'disclosure-question', act: 'tip-off', form: { village, to, words } }), '已经直接报上去了，村里看不到。', () => form.reset())
  }
  return (
    <section className="section" aria-labelledby="tip-off">
      <h2 id="tip-off">直报乡镇、县里、监察机关</h2>
      <p className="soft">发现侵害群众利益的问题，在这里直接报上去。村委会、村党组织和监督委员会的其他成员都看不到（R-280）。</p>
      <form onSubmit={submit}>
        <Select name="to" label="报给谁" value="town" options={[{ value: 'town', label: '乡镇人民政府' }, { value: 'county', label: '县人民政府' }, { value: 'discipline', label: '县监察机关' }]} />
        <TextArea name="words" label="发现了什么" rows={4} maxLength={2000} />
        <ButtonRow><Button>直接报上去</Button></ButtonRow>
        <Outcome deed={deed} />
      </form>
    </section>
  )
}

/** Granting: to somebody with an account, in an office, for a unit and a region, from a day on. */
import { useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { Button, Message, Select, TextInput } from '../../../design/index.ts'
import { offices, type Office } from '../../../core/procedure/actor.ts'
import { isOfficeOfPower } from '../../../core/procedure/offices-of-power.ts'
import { api } from '../../spa/api.ts'
import { dayHint, dayTyped, today } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { PickList } from '../../spa/pick-list.tsx'
import { useSession } from '../../spa/session.tsx'
import { UnitPicker } from '../../spa/unit-picker.tsx'
import { inOrder, useStaffAccounts } from '../accounts/staff-accounts.ts'
import { Outcome } from '../outcome.tsx'
import { RegionChoice } from '../region-choice.tsx'
import { useDeed } from '../use-deed.ts'
import type { MandateView } from './mandate-shapes.ts'

export function GrantMandate({ region, office, known, onGranted }: { region: string; /** Open already, for an office that is vacant. */ office: string | null; known: readonly MandateView[]; onGranted(): void }) {
  const [open, setOpen] = useState(office !== null)
  const [round, setRound] = useState(0)
  // The form begins anew after each grant; what was done stays said.
  const [told, setTold] = useState<string | null>(null)
  return (
    <details className="field-group" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>授予一项任职</summary>
      <div role="status">{told !== null && <Message tone="success">{told}</Message>}</div>
      {open && <GrantForm key={round} start={region} wanted={office} known={known} onGranted={(words) => { setTold(words); setRound((count) => count + 1); onGranted() }} />}
    </details>
  )
}

function GrantForm({ start, wanted, known, onGranted }: { start: string; wanted: string | null; known: readonly MandateView[]; onGranted(words: string): void }) {
  const { mandate } = useSession()
  const held = useStaffAccounts().accounts
  const accounts = useMemo(() => inOrder(held ?? [], 'place'), [held])
  const [person, setPerson] = useState<string | null>(null)
  const [region, setRegion] = useState(start)
  const id = useRef(uuidv7())
  const deed = useDeed()
  const [office, setOffice] = useState(wanted !== null && Object.hasOwn(offices, wanted) ? wanted : '')
  const ofPower = isOfficeOfPower(office as Office)
  const nameOf = (one: string) => accounts.find((held) => held.person === one)?.holderName ?? known.find((held) => held.person === one)?.holderName
  const options = [...new Map(accounts.map((one) => [one.person, one])).values()]
    .map((one) => ({ value: one.person, label: one.userName ?? '', ...(nameOf(one.person) === undefined ? {} : { hint: nameOf(one.person) ?? '' }), words: nameOf(one.person) ?? '' }))
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const [holderName, unit] = [inputNamed(form, 'holderName'), inputNamed(form, 'unit')]
    const body = {
      id: id.current, person: person ?? '', holderName, office, unit: unit === '' ? null : unit, region, validFrom: dayOf(form, 'validFrom'),
      validTo: inputNamed(form, 'validTo') === '' ? null : dayOf(form, 'validTo'), workPhone: inputNamed(form, 'workPhone') === '' ? null : inputNamed(form, 'workPhone'),
      ...ofPower && { reason: inputNamed(form, 'reason') },
    }
    const words = ofPower ? `已提出${holderName}任${offices[office as Office]}，等另一位安全管理员同意。` : `${holderName}已授予${offices[office as Office]}。`
    deed.run(() => api.post('/api/mandates', body), words, () => onGranted(words))
  }
  return (
    <form className="panel" noValidate onSubmit={submit}>
      <Outcome deed={deed} />
      <PickList field={{ name: 'person', label: '授给谁' }} options={options} chosen={person === null ? [] : [person]} onChoose={([one]) => setPerson(one ?? null)} narrowLabel="输入用户名或姓名里的字" empty="先给这个人开账号，再授予任职。" />
      <TextInput key={person ?? ''} name="holderName" label="姓名" hint="面向村民的职务会公开姓名。" width={12} maxLength={60} value={person === null ? '' : nameOf(person) ?? ''} />
      <Select name="office" label="任什么职" value={office} options={Object.entries(offices).map(([value, label]) => ({ value, label }))} extra={{ onChange: (event) => setOffice(event.currentTarget.value) }} />
      <fieldset className="field">
        <legend className="field__label">在哪里</legend>
        <div className="inline-form"><RegionChoice id="grant-region" top={mandate.region} code={region} onChoose={setRegion} /></div>
      </fieldset>
      <UnitPicker key={region} field={{ name: 'unit', label: '属于哪个单位', optional: true }} place={region} />
      <TextInput name="validFrom" label="从哪天起" hint={dayHint} width={8} maxLength={12} value={today()} />
      <TextInput name="validTo" label="到哪天前为止" hint="这一天起不再有效；不填就是另行通知。" optional width={8} maxLength={12} />
      <TextInput name="workPhone" label="工作电话" hint="会公开，不填私人号码。" optional width={12} inputMode="tel" />
      {ofPower && <TextInput name="reason" label="为什么" hint="给另一位安全管理员看。" maxLength={200} />}
      <p className="consequence">{ofPower ? '这个职务有要紧的权力：另一位安全管理员同意后才生效。' : '本人下次点任何一步时，就能选这个身份。'}</p>
      <Button aria-busy={deed.sending}>{ofPower ? '提出这项任职' : '授予这项任职'}</Button>
    </form>
  )
}

/** As typed where it is no day: the server says so at its field. */
function dayOf(form: HTMLFormElement, name: string): string {
  return dayTyped(inputNamed(form, name)) ?? inputNamed(form, name)
}

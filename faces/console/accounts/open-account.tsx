/** A new staff account: it has no password until its holder sets one with a code sent to the own telephone. */
import { useState } from 'react'
import { Button, TextInput } from '../../../design/index.ts'
import { api } from '../../spa/api.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { useSession } from '../../spa/session.tsx'
import { Outcome } from '../outcome.tsx'
import { RegionChoice } from '../region-choice.tsx'
import { useDeed } from '../use-deed.ts'

export function OpenAccount({ onOpened }: { onOpened(): void }) {
  const { mandate } = useSession()
  const [region, setRegion] = useState(mandate.region.code)
  const deed = useDeed()
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const key = inputNamed(form, 'person')
    // As the centre reads it out, with the county in front, or the bare number.
    const person = key === '' ? null : key.length > 36 ? key.slice(7) : key
    const account = { userName: inputNamed(form, 'new-user-name'), phone: inputNamed(form, 'new-phone'), person, region }
    deed.run(() => api.post('/api/accounts', account), `${account.userName} 已开好。本人七天内用手机验证码设密码。`, () => { form.reset(); onOpened() })
  }
  return (
    <details className="field-group">
      <summary>给工作人员开一个账号</summary>
      <form className="panel" noValidate onSubmit={submit}>
        <Outcome deed={deed} />
        <TextInput name="new-user-name" label="用户名" hint="小写字母开头，3 到 40 个小写字母、数字和短横线。" width={20} extra={{ autoComplete: 'off', autoCapitalize: 'none' }} />
        <TextInput name="new-phone" label="本人手机号" width={12} inputMode="tel" extra={{ autoComplete: 'off' }} />
        <TextInput name="person" label="人员编号" optional hint="由中心在“人员”里查到后抄给您；您不能翻看名册。户口和住处都不在本辖区的，留空。" width={20} maxLength={43} extra={{ autoComplete: 'off' }} />
        <fieldset className="field">
          <legend className="field__label">账号归哪里管</legend>
          <div className="inline-form"><RegionChoice id="account-region" top={mandate.region} code={region} deepest="VILLAGE" onChoose={setRegion} /></div>
        </fieldset>
        <Button aria-busy={deed.sending}>开这个账号</Button>
      </form>
    </details>
  )
}

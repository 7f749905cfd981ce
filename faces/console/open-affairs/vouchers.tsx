/** Pictures of vouchers, line by line: sent one by one and drawn anew by the server as every photo is; seen by the village, its supervisors and those above. */
import { useState } from 'react'
import { Button, ButtonRow, Files, TextInput } from '../../../design/index.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { photosNotSent, PhotoPicker } from '../../spa/photo-picker.tsx'
import { ApiRefusal } from '../../spa/api.ts'
import { Outcome } from '../outcome.tsx'
import { Refused } from '../page-problem.tsx'
import { sendAct } from '../points/send-act.ts'
import { useDeed } from '../use-deed.ts'

export type Voucher = { readonly line: number; readonly files: readonly string[] }
type VouchersProps = { readonly dossier: string; readonly village: string; readonly lines: number; readonly vouchers: readonly Voucher[]; readonly mayAttach: boolean; done(): void }

export function Vouchers({ dossier, village, lines, vouchers, mayAttach, done }: VouchersProps) {
  const ordered = vouchers.toSorted((one, other) => one.line - other.line)
  return (
    <section className="section" aria-labelledby="vouchers">
      <h2 id="vouchers">凭证照片</h2>
      {ordered.length === 0 ? <p className="soft">还没有附照片。附照片不是必须的；纸质凭证在村里，可以来查。</p> : ordered.map(({ line, files }, at) => (
        <div key={at}>
          <h3>{`第 ${line} 行`}</h3>
          <Files files={files.map((key, nth) => ({ href: `/api/files/${key}`, name: `第 ${line} 行凭证 ${nth + 1}`, thumbnail: `/api/files/${key}/thumb` }))} />
        </div>
      ))}
      {mayAttach && <Attach key={vouchers.length} dossier={dossier} village={village} lines={lines} done={done} />}
    </section>
  )
}

function Attach({ dossier, village, lines, done }: Pick<VouchersProps, 'dossier' | 'village' | 'lines' | 'done'>) {
  const deed = useDeed()
  const [unsent, setUnsent] = useState<ApiRefusal | null>(null)
  const submit = (event: React.SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const sentence = photosNotSent(form)
    const files = new FormData(form).getAll('files').map(String)
    const missing = sentence ?? (files.length === 0 ? '请先选凭证的照片。' : null)
    setUnsent(missing === null ? null : new ApiRefusal({ code: 'photos-not-sent', sentence: missing }))
    if (missing === null) deed.run(() => sendAct({ dossier, act: 'attach-vouchers', form: { line: Number(inputNamed(form, 'line')), files } }), '附上了。', done)
  }
  return (
    <form className="no-print" onSubmit={submit} aria-label="附凭证">
      <TextInput name="line" label="第几行" hint={`1 到 ${lines}`} width={4} maxLength={3} extra={{ inputMode: 'numeric' }} />
      <PhotoPicker field={{ name: 'files', label: '凭证照片', hint: '遮住身份证号、电话和银行卡再拍。' }} place={village} />
      {unsent !== null && <Refused refusal={unsent} />}
      <ButtonRow><Button kind="ordinary">附凭证</Button></ButtonRow>
      <Outcome deed={deed} />
    </form>
  )
}

/** What goes beside the ladder: the audit of those who leave, another day of election, an election found void. */
import { Checkbox, Facts, Select, TextArea, TextInput } from '../../../design/index.ts'
import { dayForVillagers } from '../../../core/time/index.ts'
import type { ElectionView } from '../../../core/view/elections.ts'
import { dayHint, dayTyped } from '../../spa/day-text.ts'
import { inputNamed } from '../../spa/form-inputs.ts'
import { ActBox } from './act-box.tsx'
import type { WithElection } from './use-election.ts'

export function Supervision({ whole: { election, dossier, again } }: { whole: WithElection & { readonly election: ElectionView } }) {
  const { audit } = election
  const may = (act: string) => dossier?.acts.some((one) => one.act === act && one.open && one.mine) === true
  const own = { procedure: 'village-election' as const, dossier: election.id, village: election.village, seen: dossier?.sequence ?? 0, acts: dossier?.acts ?? null, onDone: again }
  if (audit === null && !['record-audit', 'postpone', 'void', 'void-elected'].some(may)) return null
  const dayIn = (form: HTMLFormElement, name: string) => { const typed = inputNamed(form, name); return dayTyped(typed) ?? typed }
  return (
    <section className="section" aria-labelledby="supervision">
      <h2 id="supervision">审计、改期和监督</h2>
      {audit !== null && <Facts facts={[{ name: '离任审计', value: `${audit.document}，${dayForVillagers(audit.publishedOn)}公布` }]} />}
      {may('record-audit') && (
        <ActBox {...own} act="record-audit" form={(form) => ({ document: inputNamed(form, 'document'), publishedOn: dayIn(form, 'publishedOn') })}>
          {(fault) => (
            <>
              <TextInput {...fault('document')} name="document" label="审计结论的文号或者名称" maxLength={120} width={20} />
              <TextInput {...fault('publishedOn')} name="publishedOn" label="哪天公布的" hint={dayHint} width={8} maxLength={12} />
            </>
          )}
        </ActBox>
      )}
      {may('postpone') && (
        <ActBox {...own} act="postpone" form={(form) => ({
          electionDay: dayIn(form, 'electionDay'), basis: inputNamed(form, 'basis'), ...(inputNamed(form, 'resolution') === '' ? {} : { resolution: inputNamed(form, 'resolution') }),
          ...(new FormData(form).has('townshipReported') ? { townshipReported: true } : {}), ...(inputNamed(form, 'countyApproval') === '' ? {} : { countyApproval: inputNamed(form, 'countyApproval') }),
        })}>
          {(fault) => (
            <>
              <TextInput {...fault('electionDay')} name="electionDay" label="新的投票日" hint={dayHint} width={8} maxLength={12} />
              <TextArea {...fault('basis')} name="basis" label="依据（谁同意的）" rows={2} maxLength={300} />
              <details className="field-group">
                <summary>改到任期满期以前很早或者以后的，写明同意和批准（R-231）</summary>
                <TextInput {...fault('resolution')} name="resolution" label="村民会议、村民代表会议同意的决议" optional width={20} maxLength={200} />
                <Checkbox {...fault('townshipReported')} name="townshipReported" label="乡镇已报县里" />
                <TextInput {...fault('countyApproval')} name="countyApproval" label="县里批准的文号" optional width={20} maxLength={120} />
              </details>
            </>
          )}
        </ActBox>
      )}
      {may('void-elected') && election.elected.length > 0 && (
        <ActBox {...own} act="void-elected" danger form={(form) => ({ person: inputNamed(form, 'whose'), document: inputNamed(form, 'whose-document'), reason: inputNamed(form, 'whose-reason') })}>
          {(fault) => (
            <>
              <Select {...fault('person')} name="whose" label="谁的当选无效" options={election.elected.map(({ person, name }) => ({ value: person, label: name }))} />
              <TextInput {...fault('document')} name="whose-document" label="认定的文号" maxLength={120} width={20} />
              <TextArea {...fault('reason')} name="whose-reason" label="理由" rows={3} maxLength={500} />
            </>
          )}
        </ActBox>
      )}
      {may('void') && (
        <ActBox {...own} act="void" danger form={(form) => ({ document: inputNamed(form, 'document'), reason: inputNamed(form, 'reason') })}>
          {(fault) => (
            <>
              <TextInput {...fault('document')} name="document" label="认定的文号" maxLength={120} width={20} />
              <TextArea {...fault('reason')} name="reason" label="理由" rows={3} maxLength={500} />
            </>
          )}
        </ActBox>
      )}
    </section>
  )
}

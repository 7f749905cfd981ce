/** What goes beside the ladder: the audit of those who leave, another day of election, an election found void. */
import { Facts, TextArea, TextInput } from '../../../design/index.ts'
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
  if (audit === null && !['record-audit', 'postpone', 'void'].some(may)) return null
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
        <ActBox {...own} act="postpone" form={(form) => ({ electionDay: dayIn(form, 'electionDay'), basis: inputNamed(form, 'basis') })}>
          {(fault) => (
            <>
              <TextInput {...fault('electionDay')} name="electionDay" label="新的投票日" hint={dayHint} width={8} maxLength={12} />
              <TextArea {...fault('basis')} name="basis" label="依据（谁同意的）" rows={2} maxLength={300} />
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
